import { type AuthorizationCall, authorizationCalls, type Names } from '../../knowledge/libraries/authorization-calls.ts'
import type { Place } from '../../knowledge/libraries/row.ts'
import type { AuthorizationRequest, Owner, Setting } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import type { Node } from '../../parse/node.ts'
import {
  argumentsOf,
  callsOnImport,
  callsTo,
  fold,
  knownCalls,
  type Arguments,
  type Call,
  type CallNode,
  type Module,
} from '../../program/index.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { authorizationRequest, clientType, hostIn, stateGiven } from './authorization.ts'
import { addressOf, present, text } from './settings.ts'
import { callOf, importsOneOf, namesOf, wordsOf } from './word-tests.ts'
import { supportsPkce } from './pkce-support.ts'
import { scopeSet } from './scope-sets.ts'

/** Methods of clients that another file makes. */
const ELSEWHERE = [...new Set(authorizationCalls.flatMap((row) => row.elsewhere?.method ?? []))]

export default defineProgramSurface({
  id: 'oauth-authorize-calls',
  name: 'Authorization URLs of OAuth client libraries',
  spec: 'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.3',
  counts: 'code',
  mentions: [...wordsOf(authorizationCalls), ...ELSEWHERE],
  together: [[importsOneOf(authorizationCalls), callOf(namesOf(authorizationCalls))], [callOf(ELSEWHERE)]],

  *read(module) {
    const seen = new Set<CallNode>()
    for (const { row, call, given } of knownCalls(module, authorizationCalls)) {
      seen.add(call.node)
      yield* request(module, call, given, row)
    }
    for (const row of authorizationCalls) if (row.language === module.language) yield* elsewhere(module, row, seen)
  },
})

/** Calls of a client that another file makes: of a method that only this library has, or by a parameter that only this one takes. */
function* elsewhere(module: Module, row: AuthorizationCall, seen: Set<CallNode>): Generator<Statement> {
  if (!row.elsewhere) return
  const { method, parameter } = row.elsewhere
  if (!module.file.text.includes(parameter ?? row.package)) return
  for (const call of callsTo(module, method)) {
    if (seen.has(call.node)) continue
    const given = argumentsOf(module, call.node)
    if (parameter !== undefined && given.expression(placeOf(row, [parameter])) === undefined) continue
    seen.add(call.node)
    yield* request(module, call, given, row)
  }
}

function* request(module: Module, call: Call, given: Arguments, row: AuthorizationCall): Generator<Statement> {
  const { parameters } = row
  const argument = parameters === undefined ? undefined : call.argument(parameters)
  if (parameters !== undefined && call.spread && !argument) return
  const options = argument && fold(module, argument)
  const server = row.server ?? hostOf(module, row)
  const owner: Owner = { what: row.who, product: row.product }
  const at = call.at
  // What is not among the parameters is missing where they stand.
  const where = options?.kind === 'map' ? options.at : at
  const setting = <T>(names: Names, read: (value: Node) => T | undefined): Setting<T> => {
    const found = given.option(placeOf(row, names))
    if (found.is !== 'set') return { ...found, at: where }
    const value = read(found.value.value)
    return value === undefined ? { is: 'dynamic', at: found.at } : { is: 'set', value, at: found.at }
  }
  const type = setting(['response_type', 'responseType'], text)
  const state = stateGiven(module, given.option(placeOf(row, ['state'])), where)
  yield authorizationRequest(
    module,
    {
      owner,
      clientType: clientType(module, row.package, row.client),
      ...(server ? { host: server } : {}),
      pkce: row.ownChallenge
        ? { is: 'set', value: 'S256', at }
        : ignoredBy(server, pkceOf(setting(row.challenge, present), row.method && setting(row.method, text))),
      state: row.ownState && state.is === 'unset' ? { is: 'set', value: 'sent', at: where } : state,
      nonce: setting(['nonce'], present),
      resource: setting(['resource'], text),
      responseType: type.is === 'unset' ? { is: 'set', value: 'code', at } : type,
    },
    at,
  )
  const scopes = given.option(placeOf(row, row.scopes))
  if (scopes.is === 'set') yield* scopeSet(scopes.value.value, 'request', owner, server, scopes.at)
}

/** A server that would not look at a challenge is sent none. */
function ignoredBy(server: string | undefined, pkce: AuthorizationRequest['pkce']): AuthorizationRequest['pkce'] {
  return pkce.is === 'unset' && server !== undefined && !supportsPkce(server) ? { is: 'set', value: 'ignored', at: pkce.at } : pkce
}

/** Where a call takes a parameter. */
function placeOf({ parameters }: AuthorizationCall, names: Names): Place {
  return parameters === undefined ? names : names.map((name) => `${parameters}.${name}`)
}

/** PKCE by a challenge among the parameters. Without a method it is plain: RFC 7636 section 4.3. */
function pkceOf(challenge: Setting<'sent'>, method: Setting<string> | undefined): AuthorizationRequest['pkce'] {
  if (challenge.is !== 'set') return { is: challenge.is, at: challenge.at }
  if (!method) return { is: 'set', value: 'S256', at: challenge.at }
  if (method.is === 'unset') return { is: 'set', value: 'no-method', at: challenge.at }
  const known = method.is === 'set' && (method.value === 'S256' || method.value === 'plain') ? method.value : undefined
  return known ? { is: 'set', value: known, at: method.at } : { is: 'dynamic', at: method.at }
}

function hostOf(module: Module, { package: source, address }: AuthorizationCall): string | undefined {
  if (!address) return undefined
  for (const call of callsOnImport(module, source, address.constructor)) {
    const first = call.argument(0)
    const server = first && fold(module, first)
    const host = addressOf(server)?.host ?? hostIn(server, ...address.paths)
    if (host) return host
  }
  return undefined
}
