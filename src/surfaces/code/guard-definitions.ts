import type { Project } from '../../discover/project.ts'
import { verifiesTokens } from '../../knowledge/words/checks.ts'
import {
  asksForPath,
  guardOfLibrary,
  isMadeOrImported,
  refusesOrLetsOn,
  strategyOfBearers,
  usesStrategy,
} from '../../knowledge/words/guards.ts'
import { verifiesForAll } from '../../knowledge/words/unverified-claims.ts'
import { grouped } from '../../text/grouped.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'

/** The code that guards and routes of one program stand in. */
export interface Package {
  readonly project: Project
  readonly below: string
  readonly files: RegExp
}

/** Whether what is called so verifies the token of a request and refuses: a package does, or the function or class that is defined so. */
export function verifies(written: string, { path, text }: { path: string; text: string }, of: Package): boolean {
  const { project } = of
  // Whoever has no token, or a wrong one, goes on.
  if (/optional|maybe|soft|lenient/i.test(written)) return false
  if (/\.authenticate\(|^AuthGuard$/.test(written)) return hasStrategy(of)
  const name = lastOf(written)
  const byLibrary = new RegExp(guardOfLibrary.pattern.source.replaceAll('NAME', literally(name)))
  if (byLibrary.test(text) && verifiesForAll.pattern.test(text)) return true
  return onceFor(project, `verifies by ${name} in ${path}`, () => {
    const here = definitions(name, path, of)
    if (here.length > 0) return here.some((one) => isGuard(one, name, byLibrary, of))
    // What another file keeps for itself has no say, and of two that give the same name each has to verify.
    const given = definedAtTop(of).get(name) ?? []
    return given.length > 0 && given.every((one) => isGuard(one, name, byLibrary, of))
  })
}

interface Definition {
  readonly path: string
  /** What is defined, from its name to its end. */
  readonly code: string
}

function isGuard({ path, code }: Definition, name: string, byLibrary: RegExp, of: Package): boolean {
  const text = of.project.text(path) ?? ''
  if (byLibrary.test(text) && (verifiesForAll.pattern.test(text) || (/\bextends AuthGuard\b/.test(text) && hasStrategy(of)))) return true
  if (isMadeOrImported.pattern.test(code)) return false
  if (usesStrategy.pattern.test(code)) return hasStrategy(of)
  const at = verifyingIn(code, path, of)
  if (at === undefined || asksForPath.pattern.test(code.slice(0, at))) return false
  // In Python what decodes a token fails by itself.
  return refusesOrLetsOn.pattern.test(code.slice(name.length)) || (path.endsWith('.py') && !/\bexcept\b/.test(code))
}

/** Where a function verifies, itself or by another one of the program that it calls. */
function verifyingIn(code: string, path: string, of: Package): number | undefined {
  const own = verifiesTokens.pattern.exec(code)?.index
  if (own !== undefined) return own
  const calls = [...code.matchAll(/(?<![\w.$])(\w{4,60})\(/g)].slice(0, MOST_CALLS)
  return calls.find(({ 1: called = '' }) => {
    const here = definitions(called, path, of)
    return (here.length > 0 ? here : (definedAtTop(of).get(called) ?? [])).some((one) => verifiesTokens.pattern.test(one.code))
  })?.index
}

/** Calls of one guard that are followed. */
const MOST_CALLS = 30

const DEFINES = /(?<![\w.$])(?:(?:function\*?|class|def|const|let|var)\s{1,4}|export\s{1,4}default\s{1,4}\w{1,20}\s{1,4})(\w{1,80})/g

/** What a file defines under a name, wherever it does. */
function definitions(name: string, path: string, of: Package): readonly Definition[] {
  const find = () => grouped(definedIn(path, of.project.text(path) ?? '', DEFINES), nameOf)
  return onceFor(of.project, `definitions in ${path}`, find).get(name) ?? []
}

interface Named extends Definition {
  readonly name: string
}

const nameOf = ({ name }: Named) => name

function definedIn(path: string, text: string, by: RegExp): Named[] {
  return [...text.matchAll(by)].slice(0, MOST_DEFINED).map(({ index, 0: whole, 1: name = '' }) => ({
    path,
    name,
    code: toEnd(text, index, index + whole.length - name.length),
  }))
}

const MOST_DEFINED = 400

/** What the files of a program define for all of them, which is what stands at the beginning of a line. */
function definedAtTop(of: Package): ReadonlyMap<string, readonly Definition[]> {
  return onceFor(of.project, `defined at top ${of.below} ${String(of.files)}`, () => {
    const all = (codeAround(of.project, of) ?? []).flatMap((path) => {
      const text = of.project.text(path) ?? ''
      return verifiesTokens.pattern.test(text) || NAMES_GUARD.test(text) ? definedIn(path, text, AT_TOP) : []
    })
    return grouped(all, nameOf)
  })
}

const AT_TOP = inTurn(
  'gm',
  /^(?:export\s{1,4})?(?:default\s{1,4})?(?:abstract\s{1,4})?(?:async\s{1,4})?/,
  /(?:function\*?|class|def|const|let|var)\s{1,4}(\w{1,80})/,
)
/** A file without such words guards nothing. */
const NAMES_GUARD = /auth|token|jwt|bearer/i

/** Code from a name to the next line that stands no further in than the line of the name, and closes nothing. */
function toEnd(text: string, begins: number, from: number): string {
  const line = text.lastIndexOf('\n', begins) + 1
  const depth = /^[ \t]*/.exec(text.slice(line, line + 80))?.[0].length ?? 0
  const code = text.slice(from, from + LONGEST)
  return code.slice(0, new RegExp(`\\n[ \\t]{0,${depth}}(?![ \\t\\n\\r)}\\]])`).exec(code)?.index)
}

/** More of a function, in characters, is not read. */
const LONGEST = 6000

function hasStrategy({ project, ...of }: Package): boolean {
  return onceFor(project, `check bearers by a strategy ${of.below}`, () =>
    (codeAround(project, of) ?? []).some((path) => strategyOfBearers.pattern.test(project.text(path) ?? '')),
  )
}

/** `security.require_token` */
export function lastOf(name: string): string {
  return name.replace(/\.authenticate\(.*$/, '').replace(/^.*\./, '')
}
