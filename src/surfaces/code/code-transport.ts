import { callsOnImport, callsTo, definition, fold, keyOf, type Ast, type Module } from '../../program/index.ts'
import { argumentsOf } from '../../program/arguments.ts'
import { assigned } from '../../program/assigned.ts'
import { property } from '../../program/objects.ts'
import { isSecuredLater } from './secured-later.ts'
import { isPrivate } from './settings.ts'
import { tlsSwitches } from './tls-switches.ts'
import { fileRole } from '../../classify/file-role.ts'
import type { TransportSetting } from '../../model/index.ts'
import { boolean, plain } from '../../parse/node.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { endpointWord, endpointName } from '../../knowledge/words/oauth.ts'
import { pythonSwitchWords } from '../../knowledge/words/connections.ts'

/** An address with http that is not this machine's, nor the name of a schema. */
const PLAIN_ADDRESS = /http:\/\/(?!localhost|127\.|0\.0\.0\.0|\[|www\.w3\.org|schemas?\.|example\.)/

/** Certificate checks that code switches off, OAuth over plain HTTP, and session cookies without `secure`. */
export default defineProgramSurface({
  id: 'code-transport',
  name: 'TLS settings in code',
  spec: 'https://nodejs.org/api/tls.html#tlsconnectoptions-callback',
  counts: 'code',
  mentions: [
    'rejectUnauthorized',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'strictSSL',
    'http://',
    'session',
    'verify=',
    'verify =',
    'ssl=',
    'verify_ssl',
    'verify_certs',
    'cert_reqs',
    'ssl._create',
    'CERT_NONE',
    'INSECURE_TRANSPORT',
    'HTTPSVERIFY',
    'CA_BUNDLE',
    'UNAUTHORIZED',
    'secure=False',
  ],
  together: [
    [/rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|strictSSL/],
    [PLAIN_ADDRESS, endpointWord.pattern],
    [/["'`](?:express-session|@fastify\/session|koa-session|cookie-session|iron-session)["'`\/]/, /\bsecure\b/],
  ],
  inPython: {
    together: [[pythonSwitchWords.pattern], [PLAIN_ADDRESS, endpointWord.pattern]],
  },
  *read(module): Generator<TransportSetting> {
    for (const { value, at } of tlsSwitches(module)) yield { kind: 'transportSetting', problem: 'verification-off', written: value, at }
    yield* plainEndpoints(module)
    yield* openCookies(module)
    yield* setCookies(module)
  },
})

const METADATA = ['authorization_endpoint', 'token_endpoint', 'authorization_servers', 'issuer']

/** Addresses of an authorization server with http. Documents in code are judged as documents. */
function* plainEndpoints(module: Module): Generator<TransportSetting> {
  if (fileRole(module.file.path).test) return
  const properties = module.nodes('Property').map((node) => ({ name: keyOf(node), value: node.value, node }))
  for (const { name, value, node } of [
    ...properties,
    ...assigned(module).map((one) => ({ name: one.name.value, value: one.value, node: one.value })),
  ]) {
    if (name === undefined || !endpointName.pattern.test(name) || isDocument(module, node)) continue
    const text = plain(fold(module, value.type === 'NewExpression' ? (value.arguments[0] ?? value) : value))
    const host = /^http:\/\/([^/?#:\s]+)/i.exec(text?.value ?? '')?.[1]?.toLowerCase()
    if (host === undefined || isPrivate(host) || /(?:^|\.)example(?:\.|$)|w3\.org$|schemas?\./.test(host)) continue
    yield { kind: 'transportSetting', problem: 'plain-oauth-endpoint', written: `${name} over http`, host, at: module.span(value) }
  }
}

function isDocument(module: Module, node: Ast): boolean {
  const holder = module.parent(node)
  return METADATA.filter((name) => property(module, holder, name) !== undefined).length >= 2
}

interface CookieRow {
  readonly from: readonly string[]
  readonly name: RegExp
  /** The argument with the options, and the way to those of the cookie. */
  readonly argument: number
  readonly path: readonly string[]
}

const COOKIES: readonly CookieRow[] = [
  { from: ['express-session', '@fastify/session', 'koa-session'], name: /^$/, argument: 0, path: ['cookie'] },
  { from: ['cookie-session'], name: /^$/, argument: 0, path: [] },
  { from: ['iron-session'], name: /^(?:getIronSession|withIronSession\w*)$/, argument: 2, path: ['cookieOptions'] },
]

/** `secure: false`, written as such: an absent option is often set behind a proxy or by the framework. */
function* openCookies(module: Module): Generator<TransportSetting> {
  for (const { from, name, argument, path } of COOKIES) {
    for (const call of callsOnImport(module, from, name)) {
      const options = call.argument(argument)
      const secure = options && property(module, definition(module, options), ...path, 'secure')
      if (secure && boolean(fold(module, secure)) === false && !isSecuredLater(module))
        yield { kind: 'transportSetting', problem: 'insecure-cookie', written: 'secure: false', at: module.span(secure) }
    }
  }
}

const AUTH_COOKIE = /session|token|auth|jwt|sid$/i

/** `response.set_cookie("session", …, secure=False)`. */
function* setCookies(module: Module): Generator<TransportSetting> {
  for (const { node } of callsTo(module, 'set_cookie')) {
    const args = argumentsOf(module, node)
    const name = args.expression(['key', 0])
    const secure = args.expression('secure')
    if (!name || !secure || boolean(fold(module, secure)) !== false || !AUTH_COOKIE.test(plain(fold(module, name))?.value ?? '')) continue
    yield { kind: 'transportSetting', problem: 'insecure-cookie', written: 'secure=False', at: module.span(secure) }
  }
}
