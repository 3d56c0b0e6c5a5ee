import { type GivenCall, nodeAt } from './given.ts'
import { supportsPkce } from './pkce-support.ts'
import { weaknessOf } from './state-source.ts'
import { isGiven } from './statements.ts'
import type { AuthorizationRequest, Owner } from '../../model/index.ts'
import { isFunction } from '../../program/ast.ts'
import { nameOf, type Module } from '../../program/module.ts'
import { own } from '../../text/own.ts'
import { textOf } from '../../program/template.ts'

export const HTTPX_OAUTH: Owner = { what: 'the authorization request of httpx-oauth', product: 'httpx-oauth' }

/** Hosts of its clients, where a challenge may be ignored. */
const HOSTS: Readonly<Record<string, string>> = {
  facebook: 'www.facebook.com',
  franceconnect: 'oidc.franceconnect.gouv.fr',
  github: 'github.com',
  google: 'accounts.google.com',
  kakao: 'kauth.kakao.com',
  linkedin: 'www.linkedin.com',
  naver: 'nid.naver.com',
  reddit: 'www.reddit.com',
}

/**
 * `client.get_authorization_url(redirect_uri, state=…, code_challenge=…)`: httpx-oauth sends what it is given and makes neither a
 * challenge nor a state (https://frankie567.github.io/httpx-oauth/reference/httpx_oauth.oauth2/). Its clients have a secret.
 */
export function* httpxAddress(call: GivenCall, module: Module): Generator<AuthorizationRequest> {
  // A client of one's own that hands on what it gets.
  if (!/\bhttpx_oauth\b/.test(module.file.text) || isWrapper(module, call)) return
  const { args, at } = call
  const host = own(HOSTS, /httpx_oauth\.clients\.(\w+)\./.exec(call.path)?.[1] ?? '')
  const challenge = nodeAt(args, ['code_challenge', 3])
  const method = textOf(nodeAt(args, ['code_challenge_method', 4]))?.value
  const state = args.expression(['state', 1])
  const isHidden = args.open || (isGiven(challenge) && (!supportsPkce(host) || (method !== 'S256' && method !== 'plain')))
  const weakness = state && weaknessOf(module, module.source(state), state)
  yield {
    kind: 'authorizationRequest',
    owner: HTTPX_OAUTH,
    clientType: 'confidential',
    ...(host ? { host } : {}),
    responseType: { is: 'set', value: 'code', at },
    pkce: isHidden
      ? { is: 'dynamic', at }
      : isGiven(challenge)
        ? { is: 'set', value: method as 'S256' | 'plain', at }
        : supportsPkce(host)
          ? { is: 'unset', at }
          : { is: 'set', value: 'ignored', at },
    state: state ? { is: 'set', value: weakness ?? 'sent', at: module.span(state) } : { is: args.open ? 'dynamic' : 'unset', at },
    nonce: { is: 'unset', at },
    resource: { is: 'dynamic', at },
    mcp: false,
    confidence: 'high',
    at: call.callee,
  }
}

function isWrapper(module: Module, { node, name }: GivenCall): boolean {
  return [...module.ancestors(node)].some((one) => isFunction(one) && nameOf(module, one) === name)
}
