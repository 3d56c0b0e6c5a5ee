import { callsOnImport, fold, type Call, type Module } from '../../program/index.ts'
import { optionPolicy, SECONDS, type PolicyFacts } from './policy.ts'
import { entryOf } from './settings.ts'
import { versionOf } from '../../program/version.ts'
import type { Owner, PkcePolicy, TokenPolicy } from '../../model/index.ts'
import { boolean, get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import type { Span } from '../../text/source.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { pkcePolicy, set } from '../idp/oauth-client-fields.ts'

/** better-auth as an authorization server, and its own sessions. */
export default defineCodeSurface({
  id: 'code-better-auth-server',
  name: 'better-auth servers and sessions',
  spec: 'https://www.better-auth.com/docs/plugins/oidc-provider',
  counts: 'code',
  mentions: ['better-auth'],
  *read(module): Generator<Statement> {
    for (const call of callsOnImport(module, 'better-auth', /^oidcProvider$/)) yield* provider(module, call, options(module, call))
    for (const call of callsOnImport(module, 'better-auth', /^mcp$/))
      yield* provider(module, call, get(options(module, call), 'oidcConfig'))
    for (const call of callsOnImport(module, '@better-auth/oauth-provider', /^oauthProvider$/)) yield* oauthProvider(options(module, call))
    for (const call of callsOnImport(module, ['better-auth', '@better-auth/api-key'], /^apiKey$/)) yield* apiKeys(module, call)
  },
})

const OWNER: Owner = { what: 'better-auth', product: 'better-auth' }

function options(module: Module, call: Call): Node | undefined {
  const first = call.argument(0)
  return first && fold(module, first)
}

/** Seconds. */
const LIFETIMES: readonly (readonly [string, TokenPolicy['token']])[] = [
  ['accessTokenExpiresIn', 'access'],
  ['refreshTokenExpiresIn', 'refresh'],
  ['codeExpiresIn', 'code'],
  ['idTokenExpiresIn', 'id'],
]

function* provider(module: Module, call: Call, config: Node | undefined): Generator<Statement> {
  yield* lifetimes(config, LIFETIMES)
  const policy = pkce(module, call, config)
  if (policy) yield policy
}

function* lifetimes(config: Node | undefined, rows: readonly (readonly [string, TokenPolicy['token']])[]): Generator<TokenPolicy> {
  for (const [key, token] of rows) {
    const facts: PolicyFacts = { owner: OWNER, token, key }
    yield* optionPolicy(facts, config, key, SECONDS)
  }
}

/** 1.3 and 1.4 neither require PKCE nor refuse plain unless told; one statement for both, the weightier. */
function pkce(module: Module, call: Call, config: Node | undefined): PkcePolicy | undefined {
  const required = entryOf(config, 'requirePKCE')
  const plain = entryOf(config, 'allowPlainCodeChallengeMethod')
  const fix = 'requirePKCE: true, allowPlainCodeChallengeMethod: false'
  if (required && boolean(required.value) === false) return pkcePolicy(OWNER, 'server', 'unknown', set('optional', required), fix)
  if (plain && boolean(plain.value) === true) return pkcePolicy(OWNER, 'server', 'unknown', set('plain', plain), fix)
  const version = versionOf(module.project, module.file.path, 'better-auth')
  const known = version?.major === 1 && (version.minor === 3 || version.minor === 4)
  if (!known || (config && (config.kind !== 'map' || config.open))) return undefined
  const at: Span = config?.at ?? call.at
  if (!required) return pkcePolicy(OWNER, 'server', 'unknown', { is: 'unset', at }, fix, true)
  return plain ? undefined : pkcePolicy(OWNER, 'server', 'unknown', { is: 'set', value: 'plain', at }, fix, true)
}

/** `@better-auth/oauth-provider`: only S256, and required by default. */
function* oauthProvider(config: Node | undefined): Generator<Statement> {
  yield* lifetimes(config, [...LIFETIMES, ['m2mAccessTokenExpiresIn', 'access'], ['refreshTokenReuseInterval', 'rotation-grace']])
  const required = entryOf(config, 'clientRegistrationRequirePKCE')
  if (required && boolean(required.value) === false)
    yield pkcePolicy(OWNER, 'server', 'unknown', set('optional', required), 'clientRegistrationRequirePKCE: true')
}

/** `keyExpiration: {defaultExpiresIn: null}`: keys without an end. */
function* apiKeys(module: Module, call: Call): Generator<Statement> {
  const entry = entryOf(get(options(module, call), 'keyExpiration'), 'defaultExpiresIn')
  if (entry?.value.kind !== 'scalar' || entry.value.value !== null) return
  yield {
    kind: 'secretTerm',
    owner: OWNER,
    what: 'API key',
    ends: { is: 'set', value: 'never', at: entry.at },
    instead: 'set `keyExpiration.defaultExpiresIn` to 90 days or less',
    at: entry.at,
  }
}
