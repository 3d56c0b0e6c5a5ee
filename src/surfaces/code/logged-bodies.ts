import { shownName } from '../../classify/shown-name.ts'
import { branchesAround, enclosingFunction, lastName, textAt, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { codeRoute, registerRoute, signInRoute } from '../../knowledge/words/logged-requests.ts'

/** More of a function is not looked at. */
const LONGEST = 8000

/**
 * The credential in the body of a request that is logged: one that the function takes of it, or what its route is given where the body is
 * handed on whole. `path` is the body as the log has it.
 */
export function partOfBody(module: Module, node: Ast, path: string): string | undefined {
  const around = enclosingFunction(module, node)
  if (!around) return undefined
  const text = module.source(around).slice(0, LONGEST)
  const { start } = module.span(node)
  const before = text.slice(0, Math.max(0, start - module.span(around).start))
  const bodies = namesOf(text, path)
  if (isReplaced(before, bodies)) return undefined
  const read = membersOf(text, bodies)
  const secrets = read.filter((one) => shownName(one) === 'credential')
  if (secrets.length > 0) {
    const kept = secrets.find((one) => !isTakenOut(text, before, one))
    return kept === undefined || isMissing(module, node, kept) ? undefined : kept
  }
  if (path.endsWith('.query')) return undefined
  if (read.length > 0 && !read.includes('code') && handedOn(text, bodies) < 2) return undefined
  return givenTo(module, around, text)
}

/** The body itself, and names for it: `const form = req.body`. */
function namesOf(text: string, path: string): string {
  const body = path.replaceAll('.', '\\??\\.').replaceAll('$', '\\$')
  const named = new RegExp(`\\b(\\w{1,40})(?:\\s{0,4}:\\s{0,4}[\\w.<>, ]{1,80})?\\s{0,4}=\\s{0,4}(?:await\\s)?${body}(?![\\w$.?[(])`, 'g')
  const names = [...text.matchAll(named)].slice(0, MOST).map(([, name = '']) => name)
  return `(?<![\\w$.])(?:${[body, ...names].join('|')})`
}

/** So many names, and members, are looked at. */
const MOST = 20

/** `req.body.password`, `const { email, password } = req.body`. */
function membersOf(text: string, bodies: string): readonly string[] {
  const one = new RegExp(`${bodies}\\??\\.(\\w{1,60})`, 'g')
  const several = new RegExp(`\\{([^{}]{1,300})\\}\\s{0,4}(?::\\s{0,4}\\w{1,40}\\s{0,4})?=\\s{0,4}(?:await\\s)?${bodies}(?![\\w$.])`, 'g')
  return [
    ...[...text.matchAll(several)].flatMap(([, names = '']) => names.split(',').map((each) => /^\s*(\w{1,60})/.exec(each)?.[1] ?? '')),
    ...[...text.matchAll(one)].map(([, name = '']) => name),
  ]
    .filter((name) => name !== '')
    .slice(0, MOST)
}

/** How often the body is given away whole, the log among it. */
function handedOn(text: string, bodies: string): number {
  return [...text.matchAll(new RegExp(`(?<!\\}\\s{0,4}=\\s{0,4}(?:await\\s)?)${bodies}(?![\\w$.?[])`, 'g'))].length
}

/** `req.body = withoutSecrets(req.body)` */
function isReplaced(before: string, bodies: string): boolean {
  return new RegExp(`${bodies}\\s{0,4}=(?!=)`).test(before.replaceAll(/\b(?:const|let|var)\s{1,4}\w{1,40}/g, ''))
}

/** `delete body.password`, or another value in its place before the log: `req.body.password = '[redacted]'`. */
function isTakenOut(text: string, before: string, secret: string): boolean {
  return new RegExp(`\\bdelete\\s+[\\w.?]{1,60}\\.${secret}\\b`).test(text) || new RegExp(`\\.${secret}\\s{0,4}=(?![=>])`).test(before)
}

/** What a route of this path is posted, as far as its name and its module say. */
function givenTo(module: Module, around: FunctionNode, text: string): string | undefined {
  const call = module.parent(around)
  const [path] = call?.type === 'CallExpression' && lastName(call.callee) === 'post' ? call.arguments : []
  const route = textAt(module, path)?.value
  if (route === undefined) return undefined
  if (codeRoute.pattern.test(route)) return /\bcode\b|grant_type|authorization_code/.test(text) ? 'code' : undefined
  if (registerRoute.pattern.test(route)) return knowsPassword(module) && !OTHERS.test(text) ? 'password' : undefined
  return signInRoute.pattern.test(route) && !/magic_?link|passwordless|passkey/i.test(text) ? 'password' : undefined
}

/** What is registered may be a device or a client (RFC 7591). */
function knowsPassword(module: Module): boolean {
  return /passw(?:or)?d/i.test(module.file.text) && !/redirect_uris/.test(module.file.text)
}

/** What registers by the same word as a user does. */
const OTHERS = /client|device|webhook|plugin|agent|server/i

/** On a branch that is taken where there is none: `if (!password)`. */
function isMissing(module: Module, node: Ast, secret: string): boolean {
  const missing = new RegExp(`![\\w.?]{0,40}\\b${secret}\\b`)
  return [...branchesAround(module, node)].some((test) => missing.test(module.source(test).slice(0, 300)))
}
