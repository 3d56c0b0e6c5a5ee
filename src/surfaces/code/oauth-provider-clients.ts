import { authorizationRequest, clientBySecret, scopeSet, scopeSetOf, stateOf } from './authorization.ts'
import { dotted, unwrap, type Ast } from '../../program/ast.ts'
import { callsOnImport, type Call, type Source } from '../../program/calls.ts'
import { fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { addressOf, bool, entryOf } from './settings.ts'
import type { AuthorizationRequest, Owner } from '../../model/index.ts'
import { get } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineCodeSurface } from '../reading/surface.ts'

export default defineCodeSurface({
  id: 'oauth-provider-clients',
  name: 'Sign-in with arctic, @slack/oauth and Octokit',
  spec: 'https://arcticjs.dev/guides/oauth2-pkce',
  counts: 'code',
  mentions: ['arctic', '@slack/', '@octokit/'],

  *read(module) {
    for (const row of SCOPES) {
      for (const call of callsOnImport(module, row.source, row.call)) {
        const first = call.argument(0)
        const owner: Owner = { what: row.product, product: row.product }
        for (const key of row.keys) yield* scopeSet(owner, first && fold(module, first), key, row.server)
      }
    }
    yield* slack(module)
    for (const call of callsOnImport(module, 'arctic', /\(\)\.createAuthorizationURL(?:WithPKCE)?$/)) yield* arctic(module, call)
  },
})

interface ScopeCall {
  readonly product: string
  readonly source: Source
  readonly call: RegExp
  readonly keys: readonly string[]
  readonly server: string
}

const OCTOKIT = [
  '@octokit/oauth-app',
  '@octokit/oauth-methods',
  '@octokit/oauth-authorization-url',
  '@octokit/auth-oauth-device',
  '@octokit/auth-oauth-app',
  'octokit',
]
const SLACK = ['@slack/oauth', '@slack/bolt']

const SCOPES: readonly ScopeCall[] = [
  { product: 'Octokit', source: OCTOKIT, call: /^OAuthApp$/, keys: ['defaultScopes'], server: 'GitHub' },
  {
    product: 'Octokit',
    source: OCTOKIT,
    keys: ['scopes'],
    server: 'GitHub',
    call: /getWebFlowAuthorizationUrl$|^oauthAuthorizationUrl$|^createOAuthDeviceAuth$|createDeviceCode$/,
  },
  {
    product: '@slack/oauth',
    source: SLACK,
    call: /InstallProvider\(\)\.(?:generateInstallUrl|handleInstallPath)$/,
    keys: ['scopes', 'userScopes'],
    server: 'Slack',
  },
  {
    product: '@slack/bolt',
    source: '@slack/bolt',
    call: /^(?:\w+\.)?(?:App|ExpressReceiver|HTTPReceiver|AwsLambdaReceiver)$/,
    keys: ['scopes'],
    server: 'Slack',
  },
]

/** `stateVerification: false`; a challenge is nothing that Slack's web flow looks at. */
function* slack(module: Module): Generator<Statement> {
  for (const call of callsOnImport(module, SLACK, /^(?:\w+\.)?(?:InstallProvider|App|ExpressReceiver|HTTPReceiver)$/)) {
    const first = call.argument(0)
    const options = first && fold(module, first)
    const entry = entryOf(options, 'stateVerification') ?? entryOf(get(options, 'installerOptions'), 'stateVerification')
    if (!entry || bool(entry.value) !== false) continue
    const { at } = entry
    yield authorizationRequest(
      module,
      {
        owner: { what: 'the Slack installation', product: '@slack/oauth' },
        clientType: 'confidential',
        host: 'slack.com',
        // No statement about the challenge: with `unset` and an unknown type only the state is judged.
        pkce: { is: 'unset', at },
        responseType: { is: 'dynamic', at },
        state: { is: 'unset', at },
      },
      at,
    )
  }
}

/** A class per provider sends what its provider knows; the generic client is told. */
function* arctic(module: Module, call: Call): Generator<Statement> {
  const name = /(\w+)\(\)\.createAuthorizationURL/.exec(call.from?.name ?? '')?.[1] ?? ''
  const last = call.argument(call.node.arguments.length - 1)
  const list = last && fold(module, last)
  const scopes = get(list, 'scopes') ?? list
  const generic = name === 'OAuth2Client'
  const endpoint = call.argument(0)
  const host = generic && endpoint ? addressOf(fold(module, endpoint))?.host : undefined
  const owner: Owner = { what: 'the arctic client', ...(generic ? {} : { name }), product: 'arctic' }
  if (scopes?.kind === 'list') yield* scopeSetOf(owner, scopes, host ?? name, scopes.at)
  if (!generic) return
  const state = call.argument(1)
  yield authorizationRequest(
    module,
    {
      owner,
      clientType: clientBySecret(module, 'arctic', /^OAuth2Client$/, [], 1),
      ...(host ? { host } : {}),
      pkce: pkceOf(module, call),
      state: state ? { is: 'set', value: stateOf(fold(module, state)) ?? 'sent', at: module.span(state) } : { is: 'dynamic', at: call.at },
    },
    call.at,
  )
}

function pkceOf(module: Module, call: Call): AuthorizationRequest['pkce'] {
  if (!call.name.endsWith('WithPKCE')) return { is: 'unset', at: call.at }
  const method: Ast | undefined = call.argument(2)
  if (!method) return { is: 'dynamic', at: call.at }
  const at = module.span(method)
  const named = dotted(unwrap(method)) ?? ''
  if (named.endsWith('CodeChallengeMethod.Plain')) return { is: 'set', value: 'plain', at }
  return named.endsWith('CodeChallengeMethod.S256') ? { is: 'set', value: 'S256', at } : { is: 'dynamic', at }
}
