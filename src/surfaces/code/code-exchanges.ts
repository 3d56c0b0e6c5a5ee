import { type CodeExchange, codeExchanges } from '../../knowledge/libraries/code-exchanges.ts'
import type { TokenRequest } from '../../model/index.ts'
import { dotted, unwrap } from '../../program/ast.ts'
import { type KnownCall, knownCalls } from '../../program/library-calls.ts'
import type { Module } from '../../program/module.ts'
import { clientType } from './authorization.ts'
import { isMcpClient } from './client.ts'

/** Token requests for a code by calls of libraries. */
export function* exchangesOf(module: Module): Generator<TokenRequest> {
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
