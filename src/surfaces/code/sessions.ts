import { isFunction } from '../../program/ast.ts'
import { callsOnImport, callsTo, importsFrom, type Call, type Source } from '../../program/calls.ts'
import { fold, isUndefined } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { isSecuredLater } from './secured-later.ts'
import { MILLISECONDS, optionPolicy, SECONDS } from './policy.ts'
import { bool, entryOf, text, type Units } from './settings.ts'
import type { Lifetime } from '../../text/lifetime.ts'
import type { Owner, TokenPolicy } from '../../model/index.ts'
import { get, getAny, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineCodeSurface } from '../reading/surface.ts'

export default defineCodeSurface({
  id: 'sessions',
  name: 'User sessions and their cookies',
  spec: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
  counts: 'code',
  mentions: ['express-session', 'cookie-session', '@fastify/session', 'iron-session', 'express-openid-connect', '@auth0/nextjs-auth0', 'SessionStorage', 'maxAge', 'secure: false'],
  together: [[/["'`](?:express-session|cookie-session|@fastify\/session|iron-session|express-openid-connect|@auth0\/nextjs-auth0)["'`\/]|SessionStorage/], [/\b(?:maxAge|secure)\b/, /\bcookie\b|[cC]ookies\b|cookieStore|Cookie\s{0,8}[(<]|\.\s{0,8}cookie\s{0,8}\(/]],

  *read(module) {
    for (const row of SESSIONS) {
      for (const call of callsOnImport(module, row.source, row.call)) yield* session(module, call, row)
    }
    yield* cookies(module)
  },
})

interface Lifetimes {
  readonly path: readonly string[]
  readonly key: string
  readonly token: TokenPolicy['token']
  readonly units: Units
  /** Values that mean no end. */
  readonly never?: (value: Node) => Lifetime | undefined
}

interface Session {
  readonly product: string
  readonly source: Source
  readonly call: RegExp
  readonly argument: number
  readonly lifetimes: readonly Lifetimes[]
  /** Where the cookie's options are. */
  readonly cookie?: readonly string[]
}

const NEVER_WHEN_FALSE = (value: Node): Lifetime | undefined => (bool(value) === false ? 'never' : undefined)
const NEVER_WHEN_ZERO = (value: Node): Lifetime | undefined => (value.kind === 'scalar' && value.value === 0 ? 'never' : undefined)

/** A cookie without an age ends with the browser, which is no finding. */
const SESSIONS: readonly Session[] = [
  { product: 'express-session', source: 'express-session', call: /^$/, argument: 0, cookie: ['cookie'], lifetimes: [{ path: ['cookie'], key: 'maxAge', token: 'session', units: MILLISECONDS }] },
  { product: 'cookie-session', source: 'cookie-session', call: /^$/, argument: 0, cookie: [], lifetimes: [{ path: [], key: 'maxAge', token: 'session', units: MILLISECONDS }] },
  {
    product: 'iron-session', source: 'iron-session', call: /^(?:getIronSession|withIronSession\w*)$/, argument: 2, cookie: ['cookieOptions'],
    lifetimes: [{ path: [], key: 'ttl', token: 'session', units: SECONDS, never: NEVER_WHEN_ZERO }],
  },
  {
    product: 'iron-session', source: 'iron-session', call: /^(?:getIronSession|sealData)$/, argument: 1, cookie: ['cookieOptions'],
    lifetimes: [{ path: [], key: 'ttl', token: 'session', units: SECONDS, never: NEVER_WHEN_ZERO }],
  },
  {
    product: 'express-openid-connect', source: 'express-openid-connect', call: /^auth$/, argument: 0, cookie: ['session', 'cookie'],
    lifetimes: [
      { path: ['session'], key: 'absoluteDuration', token: 'session', units: SECONDS, never: NEVER_WHEN_FALSE },
      { path: ['session'], key: 'rollingDuration', token: 'session-idle', units: SECONDS },
    ],
  },
  {
    product: '@auth0/nextjs-auth0', source: '@auth0/nextjs-auth0', call: /^(?:Auth0Client|initAuth0)$/, argument: 0, cookie: ['session', 'cookie'],
    lifetimes: [
      { path: ['session'], key: 'absoluteDuration', token: 'session', units: SECONDS },
      { path: ['session'], key: 'inactivityDuration', token: 'session-idle', units: SECONDS },
    ],
  },
  {
    product: 'the session storage', source: /^@(?:remix-run|react-router)\/|^react-router$/, call: /^create(?:Cookie)?SessionStorage$|^createMemorySessionStorage$/, argument: 0,
    cookie: ['cookie'], lifetimes: [{ path: ['cookie'], key: 'maxAge', token: 'session', units: SECONDS }],
  },
]

function* session(module: Module, call: Call, row: Session): Generator<Statement> {
  const argument = call.argument(row.argument)
  const options = argument && !isFunction(argument) ? fold(module, argument) : undefined
  const name = getAny(get(options, 'cookie'), ['name']) ?? get(options, 'name')
  if (name && NO_SIGN_IN.test(text(name) ?? '')) return
  const owner: Owner = { what: row.product, product: row.product }
  for (const { path, key, token, units, never } of row.lifetimes) {
    const holder = path.length === 0 ? options : get(options, ...path)
    yield* optionPolicy({ owner, token, key: [...path, key].join('.'), clientType: 'confidential' }, holder, key, units, never)
  }
  if (row.cookie && !isSecuredLater(module)) yield* insecure(row.cookie.length === 0 ? options : get(options, ...row.cookie))
}

function* insecure(cookie: Node | undefined): Generator<Statement> {
  const entry = entryOf(cookie, 'secure')
  if (entry && bool(entry.value) === false) yield { kind: 'transportSetting', problem: 'insecure-cookie', written: 'secure: false', at: entry.at }
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
  { call: /^set$/, holder: /cookies(?:\(\))?$|cookieStore$/i, source: ['next/headers', 'next/server'], name: 0, options: 2, units: SECONDS },
  { call: /^serialize$/, source: ['cookie'], name: 0, options: 2, units: SECONDS },
]

const SESSION_NAME = /(?:^|[_.-])(?:sess(?:ion)?(?:_?id)?|sid|auth)(?:$|[_.-])/i
const NO_SESSION = /csrf|xsrf|consent|flash|locale|theme|return|redirect|state|nonce|verifier|refresh/i

/** Cookies that hold a session, by their name. */
function* cookies(module: Module): Generator<Statement> {
  for (const row of COOKIES) {
    if (row.source && !importsFrom(module, row.source)) continue
    for (const call of callsTo(module, row.call)) {
      const callee = call.node.callee
      if (row.holder && !(callee.type === 'MemberExpression' && row.holder.test(module.source(callee.object)))) continue
      const [nameNode, optionsNode] = [call.argument(row.name), call.argument(row.options)]
      const name = nameNode && text(fold(module, nameNode))
      if (name === undefined || !optionsNode || !SESSION_NAME.test(name) || NO_SESSION.test(name)) continue
      const options = fold(module, optionsNode)
      const entry = entryOf(options, 'maxAge')
      const owner: Owner = { what: 'the session cookie', name, product: 'the server' }
      if (entry && !isUndefined(entry.value)) {
        yield* optionPolicy({ owner, token: 'session', key: 'maxAge', clientType: 'confidential', confidence: 'medium' }, options, 'maxAge', row.units)
      }
      yield* insecure(options)
    }
  }
}
