import { clientOf } from './client.ts'
import { type GivenCall, nodeAt } from './given.ts'
import { supportsPkce } from './pkce-support.ts'
import { isGiven } from './statements.ts'
import type { AuthorizationRequest, ClientType, Owner } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import { textOf, type Module } from '../../program/index.ts'

export function owner(what: string, product: string): Owner {
  return { what, product }
}

export function typeOf(call: GivenCall, module: Module, secret: readonly (string | number)[]): ClientType {
  const { type } = clientOf(module)
  return type !== 'public' && isGiven(nodeAt(call.args, secret)) ? 'confidential' : type
}

interface Client {
  readonly owner: Owner
  readonly clientType: ClientType
  readonly host?: string | undefined
  readonly pkce: AuthorizationRequest['pkce']
  readonly nonce?: boolean
  /** One of the program's own that is weak. */
  readonly state?: AuthorizationRequest['state'] | undefined
  /** The option that sends a challenge. */
  readonly fix?: string
  readonly at: GivenCall['at']
}

/** These libraries make and compare `state` by themselves. */
export function authorizationRequest({ nonce, host, state, ...client }: Client): AuthorizationRequest {
  const { at } = client
  return {
    kind: 'authorizationRequest',
    ...client,
    ...(host ? { host } : {}),
    responseType: { is: 'set', value: 'code', at },
    pkce: supportsPkce(host) ? client.pkce : client.pkce.is === 'unset' ? { is: 'set', value: 'ignored', at } : { is: 'dynamic', at },
    state: state ?? { is: 'set', value: 'sent', at },
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
