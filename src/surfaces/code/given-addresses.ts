import { type GivenCall, nodeAt } from './given.ts'
import { supportsPkce } from './pkce-support.ts'
import { weaknessOf } from './state-source.ts'
import { isGiven } from './statements.ts'
import type { SessionCall } from '../../knowledge/libraries/oauth-sessions.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import { isFunction } from '../../program/ast.ts'
import { nameOf, type Module } from '../../program/module.ts'
import { textOf } from '../../program/template.ts'
import { requestAt } from '../reading/authorization-request.ts'

/**
 * `client.get_authorization_url(redirect_uri, state=…, code_challenge=…)`: httpx-oauth sends what it is given and makes neither a
 * challenge nor a state (https://frankie567.github.io/httpx-oauth/reference/httpx_oauth.oauth2/). Its clients have a secret.
 */
export function* givenAddress(call: GivenCall, module: Module, { who, product, host }: SessionCall): Generator<AuthorizationRequest> {
  // A client of one's own that hands on what it gets.
  if (isWrapper(module, call)) return
  const { args, at } = call
  const challenge = nodeAt(args, ['code_challenge', 3])
  const method = textOf(nodeAt(args, ['code_challenge_method', 4]))?.value
  const state = args.expression(['state', 1])
  const isHidden = args.open || (isGiven(challenge) && (!supportsPkce(host) || (method !== 'S256' && method !== 'plain')))
  const weakness = state && weaknessOf(module, module.source(state), state)
  yield requestAt(call.callee, {
    owner: { what: who, product },
    clientType: 'confidential',
    host,
    pkce: isHidden
      ? { is: 'dynamic', at }
      : isGiven(challenge)
        ? { is: 'set', value: method as 'S256' | 'plain', at }
        : supportsPkce(host)
          ? { is: 'unset', at }
          : { is: 'set', value: 'ignored', at },
    state: state ? { is: 'set', value: weakness ?? 'sent', at: module.span(state) } : { is: args.open ? 'dynamic' : 'unset', at },
  })
}

function isWrapper(module: Module, { node, name }: GivenCall): boolean {
  return [...module.ancestors(node)].some((one) => isFunction(one) && nameOf(module, one) === name)
}
