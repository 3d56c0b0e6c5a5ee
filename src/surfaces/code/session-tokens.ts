import { handedOnce, takesTokens } from '../../knowledge/words/oauth.ts'
import { checksSocket, endsAtFirstUse, forOneUse, keptSession, opensSession, sessionName } from '../../knowledge/words/sessions.ts'
import { enclosingFunction, identifiersNamed, isFunction, lastName, withoutComments, type Ast, type Module } from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { isHandedAnswer } from './handed-tokens.ts'
import { isTokenAnswer } from './token-answers.ts'

const LONGEST = 3000

/**
 * Whether the value of a bare `token` in an address opens a session: it is named for one, or comes from where the browser keeps its own.
 * Such an address stays in the history, in logs and in referrers (RFC 9700 section 4.3.2).
 *
 * @param value where it is put in, with its encoding
 * @param address what it is put into; one that revokes or tells about a token is meant to be sent it
 */
export function isKeptSession(module: Module, value: Span, address: Ast): boolean {
  if (handedOnce.pattern.test(module.source(address)) || takesTokens.pattern.test(module.source(address))) return false
  const code = bare(module.file.text.slice(value.start, Math.min(value.end, value.start + LONGEST)))
  if (isHandedOnce(code)) return false
  if (sessionName.pattern.test(code) || keptSession.pattern.test(code) || isKeptBeside(module, code, address)) return true
  if (isOfSignIn(module, code, value, address)) return true
  const made = sourceOf(module, code, value)
  return !isHandedOnce(made) && keptSession.pattern.test(made)
}

/**
 * Whether a token is one that a sign-in with a password was answered, and goes to an address elsewhere: `redirect + '?token=' +
 * answer.data.token`. What a page of the application itself is handed may be for the second step of the sign-in.
 */
function isOfSignIn(module: Module, code: string, { start, end }: Span, address: Ast): boolean {
  const name = /^([\w$]{1,40})(?:\.data)?\.(?:(?:access_?)?token|jwt)$/i.exec(code)?.[1]
  if (name === undefined || /^["'`]\//.test(module.source(address))) return false
  const use = identifiersNamed(module, name).find((one) => one.start >= start && one.end <= end)
  return use !== undefined && (isTokenAnswer(module, use) || isHandedAnswer(module, use))
}

/** Whether the same function has the browser keep it as its own: `localStorage.setItem('admin_token', data.token)`. */
function isKeptBeside(module: Module, code: string, address: Ast): boolean {
  const around = enclosingFunction(module, address)
  if (!around || !/^[\w$.?!]{1,80}$/.test(code)) return false
  return [...module.source(around).slice(0, LONGEST).matchAll(KEPT)].some(([, value]) => value === code)
}

const KEPT = /Storage\.setItem\(\s{0,20}["'`]\w{0,30}(?:token|jwt|session)["'`],\s{0,20}([\w$.?!]{1,80})\s{0,20}\)/gi

function isHandedOnce(code: string): boolean {
  return handedOnce.pattern.test(code) || forOneUse.pattern.test(code)
}

/** The code of a value without what encodes it, and without what stands where there is none: `encodeURIComponent(token ?? '')`. */
function bare(written: string): string {
  const code = written.replace(/^\$\{|\}$/g, '').trim()
  const inner = /^(?:encodeURIComponent|String)\(([\s\S]{1,200})\)$/.exec(code)?.[1] ?? code
  return inner.replace(/\s{0,4}(?:\?\?|\|\|)\s{0,4}(?:''|"")$/, '').replace(/!$/, '')
}

/** What a name is made of, with the member that is taken out: `useAuth().token` of `const { token } = useAuth()`. */
function sourceOf(module: Module, name: string, { start, end }: Span): string {
  const use = identifiersNamed(module, name).find((one) => one.start >= start && one.end <= end)
  const binding = use && module.binding(use)
  return binding?.init ? [module.source(binding.init).slice(0, 300), ...(binding.path ?? [])].join('.') : ''
}

/** Whether a function, or the one around a node, says that its token is made for one use. */
export function isMadeForOneUse(module: Module, node: Ast): boolean {
  const around = isFunction(node) ? node : enclosingFunction(module, node)
  return around !== undefined && forOneUse.pattern.test(withoutChecks(module, module.source(around).slice(0, LONGEST)))
}

/**
 * Code with what functions of the module say that check the token of a socket, in place of their names, where they ask whose session it
 * opens: what they take out of where it was kept works once.
 */
function withoutChecks(module: Module, code: string): string {
  const checked = new Set(Array.from(code.matchAll(checksSocket.pattern), ([, name = '']) => name))
  if (checked.size === 0) return code
  const said = module.nodes('FunctionDeclaration').filter(({ id }) => id !== null && checked.has(id.name))
  const sources = said.map((one) => withoutComments(module, one).slice(0, LONGEST).replace(checksSocket.pattern, '('))
  if (!sources.some((one) => opensSession.pattern.test(one)) || sources.some((one) => endsAtFirstUse.pattern.test(one))) return code
  return [code, ...said.map((one) => module.source(one).slice(0, LONGEST))].join('\n').replace(checksSocket.pattern, '(')
}

/** An address that `new EventSource(…)` is given, which can set no header: https://html.spec.whatwg.org/#the-eventsource-interface. */
export function opensEvents(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  return parent?.type === 'NewExpression' && parent.arguments[0] === node && lastName(parent.callee) === 'EventSource'
}
