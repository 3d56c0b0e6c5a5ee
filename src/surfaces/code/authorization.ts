import type { ClientKind } from '../../knowledge/libraries/authorization-calls.ts'
import type { AuthorizationRequest, ClientType, Owner, Setting } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import {
  callsOnImport,
  definition,
  fold,
  isNothing,
  isUndefined,
  keyOf,
  type Module,
  type OptionHere,
  type Source,
} from '../../program/index.ts'
import { clientOf, signsInForMcp } from './client.ts'
import { weaknessGiven } from './given-states.ts'
import { weaknessOf } from './state-source.ts'
import { isKeptByNobody } from './unkept-states.ts'
import { addressOf, text } from './settings.ts'

export interface RequestFacts {
  readonly owner: Owner
  readonly clientType: ClientType
  readonly host?: string
  readonly pkce: AuthorizationRequest['pkce']
  readonly state: AuthorizationRequest['state']
  readonly nonce?: AuthorizationRequest['nonce']
  readonly responseType?: Setting<string>
  readonly resource?: Setting<string>
  readonly fix?: string
  readonly stateFix?: string
  readonly confidence?: AuthorizationRequest['confidence']
}

/** An authorization request that a library sends. `mcp`: to sign in to an MCP server. */
export function authorizationRequest(
  module: Module,
  facts: RequestFacts,
  at: Span,
  mcp = signsInForMcp(module, facts.host),
): AuthorizationRequest {
  const unknown = { is: 'dynamic', at } as const
  const {
    nonce = { is: 'unset', at },
    responseType = { is: 'set', value: 'code', at },
    resource = unknown,
    confidence = 'high',
    ...rest
  } = facts
  return { kind: 'authorizationRequest', ...rest, nonce, responseType, resource, mcp, confidence, at }
}

export function stateOf(value: Node): 'sent' | 'constant' | undefined {
  if (isNothing(value)) return undefined
  return value.kind === 'scalar' && typeof value.value === 'string' ? 'constant' : 'sent'
}

/** The state that a library's call is given; one that can be guessed is none. `at`: where it is missed. */
export function stateGiven(module: Module, given: Setting<OptionHere>, at: Span): AuthorizationRequest['state'] {
  if (given.is !== 'set') return { is: given.is, at }
  const { value } = given.value
  const state = stateOf(value)
  if (state === undefined) return { is: 'dynamic', at: given.at }
  if (state === 'constant') return { is: 'set', value: state, at: given.at }
  const code = codeAt(value.at)
  const weakness =
    weaknessOf(module, code, value.at) ??
    weaknessGiven(module, code, value.at) ??
    (isKeptByNobody(module, code, value.at) ? 'unkept' : undefined)
  return weakness === 'missing' ? { is: 'unset', at: given.at } : { is: 'set', value: weakness ?? state, at: given.at }
}

/** Whether a client has a secret, as the row of its library tells. */
export function clientType(module: Module, source: Source, kind: ClientKind): ClientType {
  if (kind === 'read') return clientOf(module).type
  if (typeof kind === 'string') return kind
  if ('publicWith' in kind) return callsOnImport(module, source, kind.publicWith).length > 0 ? 'public' : clientOf(module).type
  if ('confidentialUnless' in kind) return kind.confidentialUnless.test(module.file.text) ? 'unknown' : 'confidential'
  const type = clientBySecret(module, source, kind.constructor, kind.secrets, kind.position)
  return type === 'public' && !clientOf(module).shippedTo && redeemsWithSecret(module) ? 'confidential' : type
}

/** Whether a module hands the secret of its client over with a code: `client.getToken({ code, client_id, client_secret })`. */
const redeemsWithSecret = oncePer((module: Module): boolean =>
  module.nodes('CallExpression').some((call) =>
    call.arguments.some((one) => {
      const given = one.type === 'Identifier' ? definition(module, one) : one
      if (given.type !== 'ObjectExpression') return false
      const set = given.properties.flatMap((each) =>
        each.type === 'Property' && !isNothing(fold(module, each.value)) ? [keyOf(each)] : [],
      )
      return set.includes('code') && (set.includes('client_secret') || set.includes('clientSecret'))
    }),
  ),
)

/** A client with or without a secret, by the options or the position of its constructor. */
export function clientBySecret(
  module: Module,
  source: Source,
  constructor: RegExp,
  keys: readonly string[],
  position?: number,
): ClientType {
  const shipped = clientOf(module)
  if (shipped.shippedTo) return 'public'
  for (const call of callsOnImport(module, source, constructor)) {
    const first = call.argument(0)
    const options = first && fold(module, first)
    if (options?.kind === 'map') return bySecret(options, keys) ?? 'unknown'
    if (position === undefined || call.spread) continue
    const secret = call.argument(position)
    if (position === 1 && first && !secret && options?.kind === 'dynamic' && !CLIENT_ID.test(module.source(first))) return shipped.type
    const value = secret && fold(module, secret)
    return value && !isNothing(value) && text(value) !== '' ? 'confidential' : 'public'
  }
  return shipped.type
}

/** What is handed over alone under another name may be all options, the secret among them. */
const CLIENT_ID = /client_?id\b/i

/** A client with or without a secret, by its options; undefined where they cannot all be seen. */
export function bySecret(options: Node, keys: readonly string[]): ClientType | undefined {
  if (options.kind !== 'map') return undefined
  for (const key of keys) {
    const value = get(options, ...key.split('.'))
    if (value && !isUndefined(value) && text(value) !== '') return 'confidential'
  }
  return options.open ? undefined : 'public'
}

/** The host of the first of several options that is an address. */
export function hostIn(options: Node | undefined, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const address = addressOf(get(options, ...path.split('.')))
    if (address) return address.host
  }
  return undefined
}
