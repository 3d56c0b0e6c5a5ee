import { authorizationRequest, bySecret, hostIn, scopeSet } from './authorization.ts'
import { callsOnImport } from '../../program/calls.ts'
import { fold, isUndefined } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { optionPolicy, SECONDS } from './policy.ts'
import { bool, entryOf } from './settings.ts'
import { versionOf } from '../../program/version.ts'
import type { AuthorizationRequest, Owner } from '../../model/index.ts'
import { entries, get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { ofProvider } from '../idp/lifetime-fields.ts'
import { defineCodeSurface } from '../reading/surface.ts'

const DAY = 24 * 60 * 60

/** With these plug-ins other applications sign in here: https://www.better-auth.com/docs/plugins/oauth-provider. */
const PROVIDERS = ['better-auth/plugins', '@better-auth/oauth-provider']

/** Its sessions and sign-ins; what it is as an authorization server is read elsewhere. */
export default defineCodeSurface({
  id: 'better-auth',
  name: 'better-auth sessions and sign-ins',
  spec: 'https://www.better-auth.com/docs/plugins/generic-oauth',
  counts: 'code',
  mentions: ['better-auth'],

  *read(module) {
    const owner: Owner = { what: 'better-auth', product: 'better-auth' }
    for (const call of callsOnImport(module, 'better-auth', /^betterAuth$/)) {
      const first = call.argument(0)
      const options = first && fold(module, first)
      const [provider] = callsOnImport(module, PROVIDERS, /^(?:mcp|oidcProvider|oauthProvider)$/)
      yield* optionPolicy(
        // Seven days: https://www.better-auth.com/docs/concepts/session-management#session-expiration
        {
          owner,
          token: 'session',
          key: 'session.expiresIn',
          clientType: 'confidential',
          effective: 7 * DAY,
          ...(provider && { opens: [ofProvider(owner, provider.at)] }),
        },
        get(options, 'session'),
        'expiresIn',
        SECONDS,
      )
      for (const { key, value } of entries(get(options, 'socialProviders'))) {
        yield* scopeSet({ ...owner, what: 'the better-auth provider', name: key.value }, value, ['scope', 'scopes'], key.value)
      }
    }
    for (const call of callsOnImport(module, 'better-auth', /^jwt$/)) {
      const first = call.argument(0)
      const options = first && fold(module, first)
      yield* optionPolicy({ owner, token: 'access', key: 'jwt.expirationTime' }, get(options, 'jwt'), 'expirationTime', {
        number: undefined,
        string: 'jose-span',
      })
    }
    for (const call of callsOnImport(module, 'better-auth', /^genericOAuth$/)) {
      const first = call.argument(0)
      for (const config of items(get(first && fold(module, first), 'config'))) yield* provider(module, config)
    }
  },
})

function* provider(module: Module, config: Node): Generator<Statement> {
  if (config.kind !== 'map') return
  const id = get(config, 'providerId')
  const name = id?.kind === 'scalar' ? String(id.value) : undefined
  const owner: Owner = { what: 'the better-auth provider', ...(name ? { name } : {}), product: 'better-auth' }
  const host = hostIn(config, 'authorizationUrl', 'discoveryUrl', 'issuer')
  yield authorizationRequest(
    module,
    {
      owner,
      clientType: bySecret(config, ['clientSecret']) ?? 'unknown',
      ...(host ? { host } : {}),
      pkce: pkceOf(module, config),
      state: { is: 'set', value: 'sent', at: config.at },
    },
    config.at,
  )
  yield* scopeSet(owner, config, 'scopes', host ?? name)
}

/** Off until 1.4, on from 1.7; in between it is not known here. */
function pkceOf(module: Module, config: Extract<Node, { kind: 'map' }>): AuthorizationRequest['pkce'] {
  const entry = entryOf(config, 'pkce')
  const at = entry?.at ?? config.at
  if (entry && !isUndefined(entry.value)) {
    const on = bool(entry.value)
    return on === undefined ? { is: 'dynamic', at } : { is: 'set', value: on ? 'S256' : 'off', at }
  }
  const version = versionOf(module.project, module.file.path, 'better-auth')
  if (!version || config.open || version.major !== 1) return { is: 'dynamic', at }
  if (version.minor >= 7) return { is: 'set', value: 'S256', at }
  return { is: version.minor <= 4 ? 'unset' : 'dynamic', at }
}
