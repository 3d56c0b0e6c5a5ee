import { cookieCalls, cookieMethods, type CookieOptions } from '../../knowledge/libraries/cookies.ts'
import type { Place } from '../../knowledge/libraries/row.ts'
import {
  behindProxy,
  credentialCookie,
  makesSession,
  noSignInCookie,
  requestCookie,
  sessionOfNobody,
  signInCookie,
} from '../../knowledge/words/cookies.ts'
import {
  argumentsOf,
  callsTo,
  definition,
  dotted,
  importsFrom,
  knownCalls,
  lastName,
  unwrap,
  type Arguments,
  type Ast,
  type Call,
  type Module,
  type OptionHere,
} from '../../program/index.ts'
import type { Setting, TokenPolicy } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { codeAt } from '../../text/source.ts'
import { listensHereAlone } from './listening.ts'
import { servesThisMachine } from './loopback-pages.ts'
import { policyOf } from './policy.ts'
import { isSecuredLater } from './secured-later.ts'
import { bool, text, type Units } from './settings.ts'
import { functionName } from './token-check-facts.ts'
import { unmarkedCookie } from './unmarked-cookies.ts'

/** Cookies that code sets, by their names: how long a sign-in or a request in one lives, and whether it is sent over TLS only. */
export function* cookies(module: Module): Generator<Reading> {
  for (const { options, units, given, asWritten } of cookiesSet(module)) {
    const read = (place: CookieOptions['name']) => {
      const found = given.value(place)
      return found.is === 'set' ? text(found.value) : undefined
    }
    const name = read(options.name)
    // `has_session=true` is a mark, and nobody's session.
    if (read(options.value) !== undefined) continue
    yield* unmarkedCookie(module, given, options, { name, asWritten })
    if (name === undefined) continue
    const token = isOfNobody(module, given, options)
      ? undefined
      : (cookieToken(name) ?? (holdsSession(module, name, given.expression(options.value)) ? 'session' : undefined))
    const age = given.option(options.age)
    if (token && age.is === 'set') {
      const facts = {
        owner: { what: 'cookie', name, product: 'cookies' },
        token,
        key: keyOf(options.age, age),
        byCookie: true as const,
        confidence: 'medium' as const,
      }
      yield policyOf(facts, age.value, units)
    }
    if (credentialCookie.pattern.test(name)) yield* insecureCookie(module, given.option(options.secure))
  }
}

/** Whether the function around, or the constant that has the name, says that the session is of nobody who has signed in. */
function isOfNobody(module: Module, given: Arguments, { name }: CookieOptions): boolean {
  const called = given.expression(name)
  const names = [called && lastName(called), called && functionName(module, called)]
  return names.some((one) => one !== undefined && sessionOfNobody.pattern.test(one))
}

/** What a cookie of this name carries, as far as its end is of interest. */
export function cookieToken(name: string): TokenPolicy['token'] | undefined {
  if (requestCookie.pattern.test(name)) return /csrf|xsrf/i.test(name) ? undefined : 'state'
  return signInCookie.pattern.test(name) && !noSignInCookie.pattern.test(name) ? 'session' : undefined
}

/** Whether a cookie of any name is given what a function makes that is named for sessions: `set('x-active-user', signSession(user.id))`. */
function holdsSession(module: Module, name: string, value: Ast | undefined): boolean {
  if (!value || noSignInCookie.pattern.test(name)) return false
  const made = unwrap(definition(module, value))
  return made.type === 'CallExpression' && makesSession.pattern.test(lastName(made.callee) ?? '')
}

/** `secure: false`, written as such: an absent option is often set behind a proxy or by the framework. */
export function* insecureCookie(module: Module, option: Setting<OptionHere>): Generator<Reading> {
  if (option.is !== 'set' || bool(option.value.value) !== false || isSecuredLater(module)) return
  if (servesThisMachine(module) || (listensHereAlone(module) && !behindProxy.pattern.test(module.file.text))) return
  yield { kind: 'transportSetting', problem: 'insecure-cookie', written: codeAt(option.at), at: option.at }
}

/** The name of an option as it is written where it stands, or as the call has it. */
function keyOf(place: Place, { at }: { readonly at: OptionHere['at'] }): string {
  const [first] = [place].flat()
  return /^["']?max-age/.test(codeAt(at)) ? 'max-age' : String(first).replace(/^\d+\./, '')
}

interface CookieSet {
  readonly options: CookieOptions
  readonly asWritten?: true
  readonly units: Units
  readonly given: Arguments
}

/** The calls that set a cookie, and where each has what. */
export function* cookiesSet(module: Module): Generator<CookieSet> {
  const known = knownCalls(module, cookieCalls)
  for (const { row, given } of known) yield { ...row, given }
  const seen = new Set(known.map(({ call }) => call.node))
  for (const method of cookieMethods) {
    if (method.language !== module.language || (method.package && !importsFrom(module, method.package))) continue
    for (const call of callsTo(module, method.call)) {
      if (seen.has(call.node) || !method.holder.test(holderOf(call) ?? '')) continue
      seen.add(call.node)
      yield { ...method, given: argumentsOf(module, call.node) }
    }
  }
}

/** `ctx.cookies` of `ctx.cookies.set(…)`, and `cookies()` of `(await cookies()).set(…)`. */
function holderOf({ node }: Call): string | undefined {
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression') return undefined
  const object = unwrap(callee.object)
  return object.type === 'CallExpression' ? `${dotted(object.callee)}()` : dotted(object)
}
