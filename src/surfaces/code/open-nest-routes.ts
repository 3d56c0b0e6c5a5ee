import { guardForAll, opensRoute } from '../../knowledge/words/nest.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import type { Package } from './definitions-around.ts'
import type { Asked, Place } from './guard-order.ts'

/**
 * Whether what reads a token in an application of Nest also runs where the guard of all routes lets everybody pass, or before that guard:
 * `@Public() @UseGuards(AdminGuard)`, a handler behind `@Public()`, or a guard that is listed above it.
 */
export function runsOnOpenRoutes(guard: Place, { path, around }: Pick<Asked, 'path' | 'around'>, of: Package): boolean {
  if (!guardForAll.pattern.test(guard.written)) return false
  const names = [...around].filter((one) => one.length > 3).map(literally)
  if (names.length === 0) return false
  const any = names.join('|')
  return onceFor(of.project, `open routes of ${any} in ${path} for ${guard.path} ${guard.index}`, () => {
    if (new RegExp(`\\bAPP_GUARD\\b[^}]{0,200}\\b(?:${any})\\b`).test(guard.text.slice(0, guard.index))) return true
    const own = new RegExp(`(?:^|\\n)[ \\t]{1,8}(?:public )?(?:async )?(?:${any})\\(`)
    if (isOpenBefore(of.project.text(path) ?? '', own)) return true
    const guards = `${any}${marksWith(any, of)}`
    const used = new RegExp(`@(?:UseGuards\\([^;{}]{0,200})?\\b(?:${guards})\\b`)
    return (codeAround(of.project, of) ?? []).some((one) => {
      const text = of.project.text(one) ?? ''
      return opensRoute.pattern.test(text) && used.test(text) && isOpenBeside(text, used)
    })
  })
}

/** Decorators of the application that put a guard in front: `function Tenant() { return applyDecorators(UseGuards(TenantGuard)) }`. */
function marksWith(guards: string, of: Package): string {
  const made = inTurn(
    '',
    /\b(?:function|const) (\w{4,60})[^;]{0,200}?\bapplyDecorators\([^;]{0,300}?/,
    new RegExp(`\\bUseGuards\\([^;()]{0,100}\\b(?:${guards})\\b`),
  )
  const found = (codeAround(of.project, of) ?? []).flatMap((path) => {
    const text = of.project.text(path) ?? ''
    return text.includes('applyDecorators(') ? (made.exec(text)?.[1] ?? []) : []
  })
  return found.map((one) => `|${literally(one)}`).join('')
}

/** Whether a route, or all routes of the class, are open where a guard stands. */
function isOpenBeside(text: string, used: RegExp): boolean {
  return [...text.matchAll(new RegExp(used, 'g'))].slice(0, MOST).some(({ index, 0: { length } }) => {
    const behind = text.slice(index + length, index + length + NEAR).split(BODY, 1)[0] ?? ''
    return opensRoute.pattern.test(above(text, index) + behind) || isOpenClass(text)
  })
}

function isOpenBefore(text: string, own: RegExp): boolean {
  const at = own.exec(text)?.index
  return at !== undefined && (opensRoute.pattern.test(above(text, at)) || isOpenClass(text))
}

/** What stands above a place back to the end of the method before. */
function above(text: string, index: number): string {
  return (
    text
      .slice(Math.max(0, index - NEAR), index)
      .split(END)
      .at(-1) ?? ''
  )
}

function isOpenClass(text: string): boolean {
  const at = /^(?:export )?(?:default )?(?:abstract )?class \w/m.exec(text)?.index
  const before =
    at === undefined
      ? ''
      : (text
          .slice(Math.max(0, at - NEAR), at)
          .split(/;\s*\n/)
          .at(-1) ?? '')
  return opensRoute.pattern.test(before)
}

/** Decorators of one method take less, in characters. */
const NEAR = 1600
/** Of a method in a file that are looked at. */
const MOST = 50
/** The line that ends a method, and the one that begins it: `): Promise<Berth> {`. */
const END = /^[ \t]{1,8}\}[ \t]*$/m
const BODY = /\)(?:\s{0,4}:[^{}\n]{1,120})?\s{0,4}\{[ \t]*$/m
