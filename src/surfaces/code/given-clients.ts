import { clientOf, isJob } from './client.ts'
import { type GivenCall, givenCalls, nodeAt } from './given.ts'
import { peopleBehind } from './people.ts'
import { supportsPkce } from './pkce-support.ts'
import { isGiven, scopeSet } from './statements.ts'
import type { AuthorizationRequest, ClientType, GrantUse, Owner } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import type { Node } from '../../parse/node.ts'
import type { Module } from '../../program/module.ts'
import { hostOf, isLocalHost, scopesOf } from '../../program/outline.ts'
import { textOf } from '../../program/template.ts'

export function owner(what: string, product: string): Owner {
  return { what, product }
}

export function typeOf(call: GivenCall, module: Module, secret: readonly (string | number)[]): ClientType {
  const { type } = clientOf(module)
  return type !== 'public' && isGiven(nodeAt(call.args, secret)) ? 'confidential' : type
}

export function grant(call: GivenCall, name: GrantUse['grant'], product: string, module: Module): GrantUse {
  const host = givenCalls(module)
    .map((other) => hostOf(nodeAt(other.args, ['token_url', 'authority', 'token_endpoint'])))
    .find(Boolean)
  return {
    kind: 'grantUse',
    owner: owner(`${product} client`, product),
    grant: name,
    by: 'use',
    clientType: clientOf(module).type,
    local: isLocalHost(host),
    at: call.callee,
  }
}

export function* machine(call: GivenCall, scope: Node | undefined, product: string, module: Module): Generator<Reading> {
  const who = owner(`${product} client`, product)
  const microsoft = product === 'MSAL' ? 'Microsoft' : undefined
  yield {
    kind: 'machineGrant',
    owner: who,
    scopes: scopesOf(scope).scopes,
    keyBased: false,
    people: peopleBehind(module, call.node),
    job: isJob(module),
    at: call.at,
  }
  yield* scopeSet(scope, 'request', who, microsoft)
}

interface Client {
  readonly owner: Owner
  readonly clientType: ClientType
  readonly host?: string | undefined
  readonly pkce: AuthorizationRequest['pkce']
  readonly nonce?: boolean
  readonly at: GivenCall['at']
}

/** These libraries make and compare `state` by themselves. */
export function authorizationRequest({ nonce, host, ...client }: Client): AuthorizationRequest {
  const { at } = client
  return {
    kind: 'authorizationRequest',
    ...client,
    ...(host ? { host } : {}),
    responseType: { is: 'set', value: 'code', at },
    pkce: supportsPkce(host) ? client.pkce : { is: 'dynamic', at },
    state: { is: 'set', value: 'sent', at },
    nonce: nonce ? { is: 'set', value: 'sent', at } : { is: 'unset', at },
    resource: { is: 'dynamic', at },
    mcp: false,
    confidence: 'high',
  }
}

export function method(node: Node | undefined, call: GivenCall, open: boolean): AuthorizationRequest['pkce'] {
  if (!isGiven(node)) return { is: open ? 'dynamic' : 'unset', at: call.at }
  const name = textOf(node)?.value
  return name === 'S256' || name === 'plain' ? { is: 'set', value: name, at: node.at } : { is: 'dynamic', at: node.at }
}
