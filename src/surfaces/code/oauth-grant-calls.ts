import { codeExchanges, type CodeExchange } from '../../knowledge/libraries/code-exchanges.ts'
import { grantCalls, type GrantCall } from '../../knowledge/libraries/grants.ts'
import type { Owner, TokenRequest } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { sessionsOfClients, type SessionCall } from '../../knowledge/libraries/oauth-sessions.ts'
import {
  callsThat,
  definition,
  dotted,
  hostOf,
  isLocalHost,
  knownCalls,
  textOf,
  unwrap,
  type KnownCall,
  type Module,
} from '../../program/index.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { PASSWORD } from './password-words.ts'
import { clientOf, isJob, isMcpClient } from './client.ts'
import { givenCalls, nodeAt } from './given.ts'
import { personalAddressOf } from './personal-addresses.ts'
import { isForPayments, peopleBehind } from './people.ts'
import { namesReaching } from './mcp-guard.ts'
import { scopeSet, scopesIn } from './scope-sets.ts'
import { callOf, importsOneOf, namesOf, wordsOf } from './word-tests.ts'
import { clientType } from './authorization.ts'
import { grantUsed } from '../idp/oauth-client-fields.ts'

const ROWS = [...grantCalls, ...codeExchanges]

/** Requests for tokens by a grant that is named: the password grant, the implicit one, and client credentials. */
export default defineProgramSurface({
  id: 'oauth-grant-calls',
  name: 'Token requests of OAuth client libraries',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-1.3',
  counts: 'code',
  inTests: [[importsOneOf(grantCalls.filter(({ grant, only }) => (grant ?? only ?? 'password') === 'password')), PASSWORD]],
  mentions: wordsOf(ROWS),
  together: [[importsOneOf(ROWS), callOf(namesOf(ROWS))]],
  *read(module): Generator<Reading> {
    for (const known of knownCalls(module, grantCalls)) yield* asked(module, known)
    yield* exchangesOf(module)
  },
})

function* asked(module: Module, known: KnownCall<GrantCall>): Generator<Reading> {
  const { row, call, given } = known
  const owner: Owner = { what: row.who, product: row.product }
  const session = sessionOf(module, known)
  const own = row.options.scopes === undefined ? undefined : nodeAt(given, row.options.scopes)
  const scopes = own ?? nodeAt(session?.given, session?.row.options.scopes ?? [])
  const at = module.span(call.node.callee)
  const named = nodeAt(given, row.options.grant ?? []) ?? nodeAt(session?.given, session?.row.options.grant ?? [])
  const grant = row.grant ?? namedGrant(row, textOf(named)?.value)
  if (row.only !== undefined && grant !== row.only) return
  switch (grant) {
    case 'client_credentials': {
      const asked = scopesIn(scopes).scopes
      const opens = personalAddressOf(module, call.node, asked)
      yield {
        kind: 'machineGrant',
        owner,
        scopes: asked,
        ...(opens && { opens }),
        keyBased: row.keyBased === true || row.keyBased?.test(module.file.text) === true,
        people: peopleBehind(module, call.node),
        reachedBy: namesReaching(module, call.node),
        ...(isForPayments(module, call.node) ? { forPayments: true as const } : {}),
        job: isJob(module),
        at,
      }
      break
    }
    case 'password':
      yield grantUse('password')
      break
    case 'implicit':
      yield grantUse('implicit')
      break
    case 'id_token':
      yield grantUse('id_token')
  }
  // What a session is made with has a question of its own.
  yield* scopeSet(own, 'request', owner, row.provider)

  function grantUse(grant: 'password' | 'implicit' | 'id_token'): Reading {
    const server = serverOf(module)
    return grantUsed(owner, grant, at, {
      clientType: clientOf(module).type,
      local: isLocalHost(server),
      ...(grant === 'password' && server === undefined && row.provider === undefined && !row.instead && { unseenServer: true }),
      ...(row.instead ? { instead: row.instead } : {}),
    })
  }
}

/** The session that asks: the object of the method, the one that is made with this client, or the only one of the module. */
function sessionOf(module: Module, { row, call: { node } }: KnownCall<GrantCall>): KnownCall<SessionCall> | undefined {
  const sessions = callsThat(module, sessionsOfClients, 'opens-session')
  const callee = unwrap(node.callee)
  const object = callee.type === 'MemberExpression' ? definition(module, callee.object) : undefined
  const isIts = ({ row: { options }, call, given }: KnownCall<SessionCall>) => {
    const client = options.client === undefined ? undefined : given.expression(options.client)
    return call.node === object || (client !== undefined && definition(module, client) === node)
  }
  return sessions.find(isIts) ?? (sessions.length === 1 && row.product === sessions[0]?.row.product ? sessions[0] : undefined)
}

function namedGrant({ passwords }: GrantCall, name: string | undefined): string | undefined {
  return name !== undefined && passwords?.includes(name) ? 'password' : name
}

/** The host of the authorization server that a client of the module is given. */
function serverOf(module: Module): string | undefined {
  return givenCalls(module)
    .map(({ args }) => hostOf(nodeAt(args, ADDRESS)))
    .find(Boolean)
}

const ADDRESS = ['token_url', 'authority', 'token_endpoint', '0.token_endpoint', '0.auth.authority', '0.auth.tokenHost', '0.accessTokenUri']

/** Token requests for a code by calls of libraries. */
function* exchangesOf(module: Module): Generator<TokenRequest> {
  for (const known of knownCalls(module, codeExchanges)) yield exchange(module, known)
}

function exchange(module: Module, known: KnownCall<CodeExchange>): TokenRequest {
  const { row, call } = known
  return {
    kind: 'tokenRequest',
    owner: { what: `the token request of ${row.product}`, product: row.product },
    clientType: clientType(module, row.package, row.client),
    grant: { value: 'authorization_code', at: call.at },
    verifier: verifierOf(module, known),
    resource: { is: 'dynamic', at: call.at },
    mcp: isMcpClient(module),
    confidence: 'high',
    at: call.at,
  }
}

function verifierOf(module: Module, { row, call, given }: KnownCall<CodeExchange>): TokenRequest['verifier'] {
  const { verifier } = row.options
  if (typeof verifier === 'number') {
    const node = call.argument(verifier)
    if (!node) return { is: 'dynamic', at: call.at }
    const isNone = row.noVerifier?.test(dotted(unwrap(node)) ?? '') === true
    return { ...(isNone ? { is: 'unset' } : { is: 'set', value: 'sent' }), at: module.span(node) }
  }
  const found = given.option(verifier)
  if (found.is === 'set') return { is: 'set', value: 'sent', at: found.at }
  const checks = call.argument(Number.parseInt(String(verifier)))
  return { is: found.is, at: checks ? module.span(checks) : call.at }
}
