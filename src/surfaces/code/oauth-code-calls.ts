import { clientBySecret } from './authorization.ts'
import { dotted, unwrap } from '../../program/ast.ts'
import { type Call, type Source } from '../../program/calls.ts'
import { clientOf, isMcpClient, sendsNoSecret } from './client.ts'
import { fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { present, settingOf } from './settings.ts'
import type { ClientType, TokenRequest } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'

interface CodeCall {
  readonly product: string
  readonly source: Source
  readonly call: RegExp
  readonly verifier: { readonly argument: number; readonly keys?: readonly string[] }
  readonly client: (module: Module) => ClientType
}

export const CODES: readonly CodeCall[] = [
  {
    product: 'openid-client',
    source: 'openid-client',
    call: /^authorizationCodeGrant$/,
    verifier: { argument: 2, keys: ['pkceCodeVerifier'] },
    client: (module) => clientBySecret(module, 'openid-client', /^discovery$/, ['client_secret'], 2),
  },
  {
    product: 'openid-client',
    source: 'openid-client',
    call: /Client\(\)\.(?:callback|oauthCallback)$/,
    verifier: { argument: 2, keys: ['code_verifier'] },
    client: (module) => clientBySecret(module, 'openid-client', /\.Client$/, ['client_secret']),
  },
  {
    product: 'oauth4webapi',
    source: 'oauth4webapi',
    call: /^authorizationCodeGrantRequest$/,
    verifier: { argument: 5 },
    client: (module) => (sendsNoSecret(module) ? 'public' : clientOf(module).type),
  },
]

export function* redeemed(module: Module, call: Call, row: CodeCall): Generator<TokenRequest> {
  yield {
    kind: 'tokenRequest',
    owner: { what: `the token request of ${row.product}`, product: row.product },
    clientType: row.client(module),
    grant: { value: 'authorization_code', at: call.at },
    verifier: verifierOf(module, call, row),
    resource: { is: 'dynamic', at: call.at },
    mcp: isMcpClient(module),
    confidence: 'high',
    at: call.at,
  }
}

function verifierOf(module: Module, call: Call, { verifier }: CodeCall): TokenRequest['verifier'] {
  const node = call.argument(verifier.argument)
  if (!node) return { is: call.spread ? 'dynamic' : verifier.keys ? 'unset' : 'dynamic', at: call.at }
  const at = module.span(node)
  if (verifier.keys) return settingOf(fold(module, node) satisfies Node, verifier.keys, present, at)
  // `oauth.nopkce` says it in so many words.
  return { ...(/(?:^|\.)nopkce$/.test(dotted(unwrap(node)) ?? '') ? { is: 'unset' } : { is: 'set', value: 'sent' }), at }
}
