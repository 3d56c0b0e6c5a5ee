import { shownName } from '../../classify/shown-name.ts'
import { noSignInCookie, sessionCookie } from '../../knowledge/words/cookies.ts'
import { definition, isTextLiteral, keyOf, lastName, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { joinedWords } from '../../text/words.ts'
import { isSaidHarmless } from './held-values.ts'
import type { Shown } from './logged-secrets.ts'
import { isRefused } from './refused-answers.ts'

/**
 * The value of the cookie that signs a request in, as it is read by its name: `cookies().get('session')?.value`, `req.cookies.sid`,
 * `request.cookies.get("session")`, `getCookie(c, 'session')`. Whoever sends it is let in: OWASP ASVS 5.0, 16.2.5.
 */
export function cookieRead(module: Module, node: Ast): Shown | undefined {
  const inner = definition(module, node)
  const name = cookieName(inner)
  return name === undefined || !isSignIn(name) ? undefined : { what: module.source(inner).replace(/\s+/g, ' '), node }
}

/** A name for such a value: `const sid = req.cookies.sid`. */
export function cookieNamed(module: Module, node: AstOf<'Identifier'>): Shown | undefined {
  return isSaidHarmless(node.name) || isRefused(module, node) ? undefined : cookieRead(module, node)
}

/** What may be such a value, and by its name that it is logged: before anything is parsed. */
export const COOKIE_READ = inTurn(
  'i',
  /cookie\w{0,10}(?:\(\))?\)?/,
  oneOf('', /\??\.get\(\s{0,4}["'`]/, /\[\s{0,4}["'`]/, /\??\./, /\(\s{0,4}[\w.]{1,40},\s{0,4}["'`]/),
  /[\w.-]{0,40}(?:sess|sid|auth|login)/,
)

function cookieName(node: Ast): string | undefined {
  const value = unwrap(node)
  if (value.type === 'CallExpression') return nameAsked(value)
  if (value.type !== 'MemberExpression') return undefined
  const holder = unwrap(value.object)
  if (keyOf(value) === 'value' && holder.type === 'CallExpression') return nameAsked(holder)
  return holder.type === 'MemberExpression' && HOLDS.test(keyOf(holder) ?? '') ? keyOf(value) : undefined
}

/** The name in `cookies.get('session')`, `(await cookies()).get('session')` and `getCookie(c, 'session')`. */
function nameAsked({ callee, arguments: given }: AstOf<'CallExpression'>): string | undefined {
  const member = unwrap(callee)
  const named = lastName(member) ?? ''
  if (named === 'getCookie' && given.length <= 2) return given.flatMap((one) => (isTextLiteral(one) ? [one.value] : []))[0]
  if (member.type !== 'MemberExpression' || named !== 'get') return undefined
  const awaited = unwrap(member.object)
  const holder = awaited.type === 'AwaitExpression' ? unwrap(awaited.argument) : awaited
  const [first] = given
  const isOfCookies = HOLDS.test(lastName(holder.type === 'CallExpression' ? holder.callee : holder) ?? '')
  return isOfCookies && isTextLiteral(first) ? first.value : undefined
}

const HOLDS = /^(?:signed_?)?cookies?(?:_?(?:store|jar))?$/i

/** Whether a cookie of this name signs in whoever sends it: what stands beside a session, `auth_status`, is named for it as well. */
export function isSignIn(name: string): boolean {
  return shownName(name) === 'credential' || (sessionCookie.pattern.test(joinedWords(name)) && !noSignInCookie.pattern.test(name))
}
