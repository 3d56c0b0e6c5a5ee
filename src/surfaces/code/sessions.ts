import { sessionCalls, type SessionCall } from '../../knowledge/libraries/sessions.ts'
import { argumentsOf } from '../../program/arguments.ts'
import { callsTo, importsFrom, type Source } from '../../program/calls.ts'
import { originOf } from '../../program/origin.ts'
import { pathOf } from '../../program/imports.ts'
import { fold, isUndefined } from '../../program/fold.ts'
import { knownCalls, type KnownCall } from '../../program/library-calls.ts'
import type { Module } from '../../program/module.ts'
import { MILLISECONDS, optionPolicy, policyOf, SECONDS, setPolicy, unsetPolicy, type PolicyFacts } from './policy.ts'
import { bool, codeAt, entryOf, text, type Units } from './settings.ts'
import { literal } from './statements.ts'
import type { Owner } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { importsOneOf, namesOf } from './word-tests.ts'

/** How long sessions of people and their cookies live, and whether they are sent over TLS only. */
export default defineProgramSurface({
  id: 'sessions',
  name: 'User sessions and their cookies',
  spec: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
  counts: 'code',
  mentions: [...namesOf(sessionCalls), 'maxAge', 'secure: false'],
  together: [
    [importsOneOf(sessionCalls), new RegExp(`\\b(?:${namesOf(sessionCalls).join('|').replaceAll('.', '\\.')})\\b`)],
    [/\b(?:maxAge|secure)\b/, /\bcookie\b|[cC]ookies\b|cookieStore|Cookie\s{0,8}[(<]|\.\s{0,8}cookie\s{0,8}\(/],
  ],

  *read(module): Generator<Reading> {
    for (const known of [...knownCalls(module, sessionCalls), ...added(module)]) yield* session(module, known)
    yield* cookies(module)
  },
})

/** `app.add_middleware(SessionMiddleware, max_age=…)`: the class and what it is made with. */
function added(module: Module): KnownCall<SessionCall>[] {
  const row = sessionCalls.find(({ call }) => call === 'SessionMiddleware')
  return callsTo(module, /^(?:add_middleware|Middleware)$/).flatMap((call) => {
    const given = argumentsOf(module, call.node)
    const from = given.positional[0] && originOf(module, given.positional[0])
    return row && from && /^(?:starlette|fastapi)\..*\.SessionMiddleware$/.test(pathOf(from)) ? [{ row, call, given }] : []
  })
}

function* session(module: Module, { row, call, given }: KnownCall<SessionCall>): Generator<Reading> {
  const name = row.options.name === undefined ? undefined : given.value(row.options.name)
  if (name?.is === 'set' && NO_SIGN_IN.test(text(name.value) ?? '')) return
  const secret = row.options.secret === undefined ? undefined : given.value(row.options.secret)
  if (secret?.is === 'set') yield* literal(lastOf(row.options.secret), secret.value)
  for (const { place, token, units, never = [], endless, effective } of row.lifetimes) {
    const facts: PolicyFacts = {
      owner: { what: row.product, product: row.product },
      token,
      key: lastOf(place),
      ...(effective === undefined ? {} : { effective }),
      ...(token === 'refresh' ? {} : { clientType: 'confidential' as const }),
    }
    const option = given.option(place)
    if (option.is === 'unset' && endless) yield unsetPolicy(facts, 'never', call.at)
    if (option.is !== 'set') continue
    const { value, at } = option.value
    if (value.kind === 'scalar' && typeof value.value !== 'string' && never.includes(value.value))
      yield setPolicy(facts, 'never', codeAt(value.at), at)
    else yield policyOf(facts, option.value, units)
  }
  if (row.options.secure !== undefined) yield* insecure(given.option(row.options.secure))
}

/** The name of an option, without where its object stands: `cookie.maxAge`. */
function lastOf(place: SessionCall['lifetimes'][number]['place'] | undefined): string {
  const [first] = [place].flat()
  return String(first ?? '').replace(/^\d+\./, '')
}

function* insecure(option: ReturnType<ReturnType<typeof argumentsOf>['option']>): Generator<Reading> {
  if (option.is !== 'set' || bool(option.value.value) !== false) return
  yield { kind: 'transportSetting', problem: 'insecure-cookie', written: codeAt(option.at), at: option.at }
}

const NO_SIGN_IN = /theme|locale|lang(?:uage)?|pref|flash|toast|consent|banner|sidebar|color|csrf|referr/i

interface CookieCall {
  /** The last name of the call, and what must be before it. */
  readonly call: RegExp
  readonly holder?: RegExp
  readonly source?: Source
  /** Positions of the cookie's name and options. */
  readonly name: number
  readonly options: number
  readonly units: Units
}

const COOKIES: readonly CookieCall[] = [
  // Express and its kin: milliseconds.
  { call: /^cookie$/, holder: /^(?:res|response|reply)$/, name: 0, options: 2, units: MILLISECONDS },
  { call: /^setCookie$/, holder: /^(?:reply|res)$/, source: ['@fastify/cookie', 'fastify'], name: 0, options: 2, units: SECONDS },
  { call: /^set(?:Signed)?Cookie$/, source: 'hono/cookie', name: 1, options: 3, units: SECONDS },
  {
    call: /^set$/,
    holder: /cookies(?:\(\))?$|cookieStore$/i,
    source: ['next/headers', 'next/server'],
    name: 0,
    options: 2,
    units: SECONDS,
  },
  { call: /^serialize$/, source: ['cookie'], name: 0, options: 2, units: SECONDS },
]

const SESSION_NAME = /(?:^|[_.-])(?:sess(?:ion)?(?:_?id)?|sid|auth)(?:$|[_.-])/i
const NO_SESSION = /csrf|xsrf|consent|flash|locale|theme|return|redirect|state|nonce|verifier|refresh/i

/** Cookies that hold a session, by their name. */
function* cookies(module: Module): Generator<Reading> {
  for (const row of COOKIES) {
    if (row.source && !importsFrom(module, row.source)) continue
    for (const call of callsTo(module, row.call)) {
      const callee = call.node.callee
      if (row.holder && !(callee.type === 'MemberExpression' && row.holder.test(module.source(callee.object)))) continue
      const [nameNode, optionsNode] = [call.argument(row.name), call.argument(row.options)]
      const name = nameNode && text(fold(module, nameNode))
      if (name === undefined || !optionsNode || !SESSION_NAME.test(name) || NO_SESSION.test(name)) continue
      // `has_session=true` is a mark, and nobody's session.
      const value = call.argument(row.name + 1)
      if (value && value !== optionsNode && text(fold(module, value)) !== undefined) continue
      const options = fold(module, optionsNode)
      const entry = entryOf(options, 'maxAge')
      const owner: Owner = { what: 'the session cookie', name, product: 'the server' }
      if (entry && !isUndefined(entry.value)) {
        yield* optionPolicy(
          { owner, token: 'session', key: 'maxAge', clientType: 'confidential', confidence: 'medium' },
          options,
          'maxAge',
          row.units,
        )
      }
      const secure = entryOf(options, 'secure')
      if (secure) yield* insecure({ is: 'set', value: secure, at: secure.at })
    }
  }
}
