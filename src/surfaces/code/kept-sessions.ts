import { sessionCalls, type SessionCall } from '../../knowledge/libraries/sessions.ts'
import { deployedServer, noSignInCookie } from '../../knowledge/words/cookies.ts'
import {
  argumentsOf,
  callsTo,
  comesFrom,
  fold,
  knownCalls,
  originOf,
  pathOf,
  type Arguments,
  type KnownCall,
  type Module,
  type Origin,
} from '../../program/index.ts'
import { insecureCookie } from './cookies.ts'
import { isForDevelopment } from './development-branches.ts'
import { MILLISECONDS_OR_SPAN, policyOf, setPolicy, unsetPolicy, type PolicyFacts } from './policy.ts'
import { servesThisMachine } from './loopback-pages.ts'
import { isSecuredLater } from './secured-later.ts'
import { bool, text } from './settings.ts'
import { literal } from './statements.ts'
import { withoutSecure } from './unmarked-cookies.ts'
import type { Owner } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { codeAt, type Span } from '../../text/source.ts'

/** What libraries that keep sessions are told of them: how long one lives, its cookie, and what it is signed with. */
export function* keptSessions(module: Module): Generator<Reading> {
  for (const known of [...knownCalls(module, sessionCalls), ...added(module)]) yield* session(module, known)
  yield* changed(module)
}

/**
 * How long the session of one request lives, as where somebody asks to be remembered: `req.session.cookie.maxAge = 2592000000`
 * https://expressjs.com/en/resources/middleware/session.html#reqsessioncookie
 */
function* changed(module: Module): Generator<Reading> {
  for (const { left, right, operator } of module.nodes('AssignmentExpression')) {
    if (operator !== '=' || !AGE_OF_SESSION.test(module.source(left).slice(0, 80))) continue
    const facts: PolicyFacts = { owner: EXPRESS_SESSION, token: 'session', key: 'cookie.maxAge', clientType: 'confidential' }
    const policy = policyOf(facts, { value: fold(module, right), at: module.span(right) }, MILLISECONDS_OR_SPAN)
    if (policy.lifetime.is === 'set') yield policy
  }
}

const AGE_OF_SESSION = /^(?:\w{1,20}\.)?req(?:uest)?\.session[?!]{0,2}\.cookie[?!]{0,2}\.(?:originalMaxAge|maxAge)$/
const EXPRESS_SESSION: Owner = { what: 'express-session', product: 'express-session' }

/** `app.add_middleware(SessionMiddleware, max_age=…)`, `app.register(session, { … })`: the class or plugin, and what it is made with. */
function added(module: Module): KnownCall<SessionCall>[] {
  return callsTo(module, /^(?:add_middleware|Middleware|register)$/).flatMap((call) => {
    const given = argumentsOf(module, call.node)
    const from = given.positional[0] && originOf(module, given.positional[0])
    const row = from && sessionCalls.find((one) => one.added && comesFrom(from, one.package) && isNamed(one, from))
    return row ? [{ row, call, given }] : []
  })
}

/** What is exported alone has no name. */
function isNamed({ call }: SessionCall, from: Origin): boolean {
  return call === '' ? from.name === 'default' || from.name === '' : pathOf(from).endsWith(`.${call}`)
}

function* session(module: Module, { row, call, given }: KnownCall<SessionCall>): Generator<Reading> {
  const value = (option: keyof SessionCall['options']) => {
    const place = row.options[option]
    const found = place === undefined ? undefined : given.value(place)
    return found?.is === 'set' ? found.value : undefined
  }
  const [name, secret, rolling] = [value('name'), value('secret'), value('rolling')]
  if (name && noSignInCookie.pattern.test(text(name) ?? '')) return
  if (secret) yield* literal(lastOf(row.options.secret), secret)
  for (const { place, token, units, never = [], endless, effective } of row.lifetimes) {
    const facts: PolicyFacts = {
      owner: { what: row.product, product: row.product },
      token: token === 'session' && rolling && bool(rolling) ? 'session-idle' : token,
      key: lastOf(place),
      ...(effective === undefined ? {} : { effective }),
      ...(token === 'refresh' ? {} : { clientType: 'confidential' as const }),
    }
    const option = given.option(place)
    if (option.is === 'unset' && endless) yield unsetPolicy(facts, call.at)
    if (option.is !== 'set') continue
    const { value, at } = option.value
    if (value.kind === 'scalar' && typeof value.value !== 'string' && never.includes(value.value))
      yield setPolicy(facts, 'never', codeAt(value.at), at)
    else yield policyOf(facts, option.value, units)
  }
  if (row.options.secure !== undefined) yield* insecureCookie(module, given.option(row.options.secure))
  if (row.openCookie === undefined) return
  const called = (name && text(name)) ?? row.openCookie
  yield* openCookie(module, given, called)
  if (row.openUnsaid && !isForDevelopment(module, call.node)) yield* unsaidCookie(module, given, called, call.at)
}

/** A cookie whose settings are written out and leave out that it is sent over TLS only. */
function* openCookie(module: Module, given: Arguments, name: string): Generator<Reading> {
  const cookie = given.option('0.cookie')
  if (cookie.is !== 'set' || cookie.value.value.kind !== 'map' || given.option('0.cookie.secure').is !== 'unset') return
  if (isSecuredLater(module) || servesThisMachine(module)) return
  yield withoutSecure(name, cookie.at)
}

/** A session of which the cookie's settings are left out, behind a proxy or in a program that knows its production. */
function* unsaidCookie(module: Module, given: Arguments, name: string, at: Span): Generator<Reading> {
  if (given.option('0.cookie').is !== 'unset' || !deployedServer.pattern.test(module.file.text)) return
  if (!isSecuredLater(module) && !servesThisMachine(module)) yield withoutSecure(name, at)
}

/** The name of an option, without where its object stands: `cookie.maxAge`. */
function lastOf(place: SessionCall['lifetimes'][number]['place'] | undefined): string {
  const [first] = [place].flat()
  return String(first ?? '').replace(/^\d+\./, '')
}
