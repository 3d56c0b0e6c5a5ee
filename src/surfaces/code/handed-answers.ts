import { functionsIn, nameOf, withoutDefault, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { withoutFixedTexts } from '../../program/written/index.ts'
import { literally } from '../../text/pattern.ts'
import { oncePer } from '../../text/once-per.ts'
import { codeFile } from '../../knowledge/words/files.ts'
import { beforeCall } from './calls-elsewhere.ts'
import { parametersOf } from './taken-parameters.ts'

/** A function that a callback elsewhere hands the code and the state of an answer to: `manager.finish(code, state)`. */
export interface HandedAnswer {
  readonly handler: FunctionNode
  /** The parameter that is the state. */
  readonly state: Ast
}

/** The functions of a module that have a code and a state for parameters and are no route themselves. */
export const handedAnswers = oncePer((module: Module): readonly HandedAnswer[] => {
  const found = functionsIn(module).flatMap((handler) => {
    const state = parameterOf(handler, /^_?state(?:param)?$/i)
    const isRoute = parametersOf(module, handler, 'state').length > 0
    return state && !isRoute && parameterOf(handler, /^(?:auth(?:orization)?_?)?code$/i) ? [{ handler, state }] : []
  })
  const first = found.slice(0, MOST)
  return first
})

/** Nobody writes more of them into one module, and each is looked for in the whole repository. */
const MOST = 20

function parameterOf(handler: FunctionNode, name: RegExp): Ast | undefined {
  return handler.params.map((one) => withoutDefault(one)).find((one) => one.type === 'Identifier' && name.test(one.name))
}

/** How far before a call its route may stand, in characters. */
const LINES_ABOVE = 1500
const MOST_FILES = 2000

/**
 * Whether the repository shows who calls such a function, and all who do take the answer from the query and show nothing of a pattern
 * before they hand it on.
 */
export function isHandedUnbound(module: Module, { handler }: HandedAnswer, bound: RegExp): boolean {
  const name = nameOf(module, handler)
  const paths = module.project?.below('').filter((path) => codeFile.pattern.test(path)) ?? []
  if (name === undefined || paths.length > MOST_FILES) return false
  const calls = new RegExp(`(?<!function |def |async )\\b${literally(name)}\\s{0,4}\\([^()]{0,80}\\bstate`, 'gi')
  let isCalled = false
  for (const path of paths) {
    const text = path === module.file.path ? module.file.text : (module.project?.text(path) ?? '')
    if (!text.includes(name)) continue
    for (const { index } of text.matchAll(calls)) {
      if (path === module.file.path && index >= handler.start - name.length - 40 && index < handler.end) continue
      const own = beforeCall(text, index)
      const before = withoutDatabases(withoutFixedTexts(own))
      if (bound.test(before)) return false
      isCalled ||= QUERY.test(before) || ROUTE_ABOVE.test(text.slice(Math.max(0, index - LINES_ABOVE), index - own.length))
    }
  }
  return isCalled
}

/** A type of SQLAlchemy, and what is called so: no session of a browser. */
const DATABASE = /\b(\w{1,40}): (?:\w{1,40}\.)?(?:Async)?Session\b/g

/** Code without its connections to databases. */
export function withoutDatabases(code: string): string {
  const names = [...new Set(Array.from(code.matchAll(DATABASE), ([, name = '']) => name))].slice(0, MOST)
  const own = names.length > 0 ? new RegExp(`\\b(?:${names.map(literally).join('|')})\\.\\w`, 'g') : undefined
  const rest = code.replace(DATABASE, '')
  return own ? rest.replace(own, '') : rest
}

/** `@router.get("/callback")` right above: a framework hands on what the browser brings. */
const ROUTE_ABOVE = /@\w{1,40}\.(?:get|route|api_route)\([^\n]{0,200}\)[ \t]{0,8}\n$/
/** A callback reads what the browser brings. */
const QUERY = /query|searchParams|\.args\b|\bGET\b|@Get\(|\.get\(/
