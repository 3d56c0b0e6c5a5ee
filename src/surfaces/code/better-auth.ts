import { authorizationRequest, bySecret, hostIn } from './authorization.ts'
import { betterAuthCalls } from '../../knowledge/libraries/sign-in.ts'
import { packagesIn } from '../../knowledge/libraries/row.ts'
import { callsThat, fold, isUndefined, versionOf, type Module } from '../../program/index.ts'
import { wordsOf } from './word-tests.ts'
import { optionPolicy, SECONDS } from './policy.ts'
import { bool, entryOf } from './settings.ts'
import type { AuthorizationRequest, Owner } from '../../model/index.ts'
import { entries, get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { ofProvider } from '../idp/lifetime-fields.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { scopesOption } from './scope-sets.ts'

const DAY = 24 * 60 * 60

/** Its sessions and sign-ins; what it is as an authorization server is read elsewhere. */
export default defineCodeSurface({
  id: 'better-auth',
  name: 'better-auth sessions and sign-ins',
  spec: 'https://www.better-auth.com/docs/plugins/generic-oauth',
  counts: 'code',
  mentions: wordsOf(betterAuthCalls),

  *read(module) {
    const owner: Owner = { what: 'better-auth', product: 'better-auth' }
    for (const { call } of callsThat(module, betterAuthCalls, 'keeps-sessions')) {
      const first = call.argument(0)
      const options = first && fold(module, first)
      const [provider] = callsThat(module, betterAuthCalls, 'signs-in-elsewhere')
      yield* optionPolicy(
        // Seven days: https://www.better-auth.com/docs/concepts/session-management#session-expiration
        {
          owner,
          token: 'session',
          key: 'session.expiresIn',
          clientType: 'confidential',
          effective: 7 * DAY,
          ...(provider && { opens: [ofProvider(owner, provider.call.at)] }),
        },
        get(options, 'session'),
        'expiresIn',
        SECONDS,
      )
      for (const { key, value } of entries(get(options, 'socialProviders'))) {
        yield* scopesOption(value, ['scope', 'scopes'], { ...owner, what: 'the better-auth provider', name: key.value }, key.value)
      }
    }
    for (const { row, call } of callsThat(module, betterAuthCalls, 'lists-providers')) {
      const first = call.argument(0)
      for (const config of items(get(first && fold(module, first), 'config'))) yield* provider(module, config, packagesIn(row))
    }
  },
})

function* provider(module: Module, config: Node, packages: readonly string[]): Generator<Statement> {
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
      pkce: pkceOf(module, config, packages),
      state: { is: 'set', value: 'sent', at: config.at },
    },
    config.at,
  )
  yield* scopesOption(config, 'scopes', owner, host ?? name)
}

/** Off until 1.4, on from 1.7; in between it is not known here. */
function pkceOf(module: Module, config: Extract<Node, { kind: 'map' }>, packages: readonly string[]): AuthorizationRequest['pkce'] {
  const entry = entryOf(config, 'pkce')
  const at = entry?.at ?? config.at
  if (entry && !isUndefined(entry.value)) {
    const on = bool(entry.value)
    return on === undefined ? { is: 'dynamic', at } : { is: 'set', value: on ? 'S256' : 'off', at }
  }
  const version = versionOf(module.project, module.file.path, ...packages)
  if (!version || config.open || version.major !== 1) return { is: 'dynamic', at }
  if (version.minor >= 7) return { is: 'set', value: 'S256', at }
  return { is: version.minor <= 4 ? 'unset' : 'dynamic', at }
}
