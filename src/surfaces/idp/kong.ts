import type { Owner } from '../../model/index.ts'
import { entries, get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import {
  flag,
  grantEnabled,
  isDynamic,
  type Issuer,
  type LifetimeRow,
  literal,
  ownerOf,
  pkcePolicy,
  refreshRotation,
  scopes,
  set,
  words,
} from './oauth-client-fields.ts'
import { lifetimes } from './lifetime-fields.ts'
import { append } from '../../text/append.ts'

/** `name: oauth2`, key and value quoted or not. */
const PLUGIN_NAMED = ['name', 'plugin'].flatMap((key) =>
  ['', '"', "'"].flatMap((quote) => ['', '"', "'"].map((other) => `${key}${quote}: ${other}oauth2`)),
)

export default defineSurface({
  id: 'kong',
  name: 'Kong oauth2, openid-connect, ai-mcp-oauth2 and key-auth plugins',
  spec: 'https://developer.konghq.com/plugins/oauth2/reference/',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: [...PLUGIN_NAMED, 'openid-connect', 'ai-mcp-oauth2', 'key_in_query'],
  format: 'yaml',
  recognises: (root) => isPlugin(root) || get(root, '_format_version') !== undefined,
  *read(root): Generator<Statement> {
    for (const { name, config } of plugins(root)) {
      if (name === 'oauth2') yield* oauth2(config)
      else if (name === 'openid-connect') yield* openidConnect(config)
      else if (name === 'ai-mcp-oauth2') yield* mcpResource(config)
      else if (/^key-auth(?:-enc)?$/.test(name)) yield* keys(config)
    }
  },
})

function isPlugin(root: Node): boolean {
  return /^Kong(?:Cluster)?Plugin$/.test(literal(get(root, 'kind')) ?? '')
}

/** Plugins of a declarative configuration stand at the top, in services, routes and consumers. */
function* plugins(root: Node): Generator<{ name: string; config: Node }> {
  if (isPlugin(root)) {
    const [name, config] = [literal(get(root, 'plugin')), get(root, 'config')]
    if (name && config) yield { name, config }
    return
  }
  const holders = [root]
  for (const holder of holders) {
    for (const plugin of items(get(holder, 'plugins'))) {
      const [name, config] = [literal(get(plugin, 'name')), get(plugin, 'config')]
      if (name && config) yield { name, config }
    }
    for (const key of ['services', 'routes', 'consumers', 'consumer_groups']) append(holders, items(get(holder, key)))
  }
}

/** Seconds; two hours and 14 days when unset. Zero: no end. */
const LIFETIMES: readonly LifetimeRow[] = [
  { path: ['token_expiration'], token: 'access', grammar: 'sec', special: { '0': 'never' } },
  { path: ['refresh_token_ttl'], token: 'refresh', grammar: 'sec', special: { '0': 'never' } },
]

const GRANTS = [
  ['enable_implicit_grant', 'implicit'],
  ['enable_password_grant', 'password'],
] as const

function* oauth2(config: Node): Generator<Statement> {
  const owner: Owner = { what: 'Kong oauth2 plugin', product: 'kong' }
  const reuse = get(config, 'reuse_refresh_token')
  const rotates = isDynamic(reuse) ? undefined : flag(reuse) !== true
  const issuer: Issuer = { owner, clientType: 'unknown', rotates, under: 'config.' }
  yield* lifetimes(config, LIFETIMES, issuer)
  if (reuse && rotates !== undefined) yield refreshRotation(owner, 'unknown', set(rotates, reuse), 'config.reuse_refresh_token: false')
  for (const [key, grant] of GRANTS) {
    const enabled = get(config, key)
    if (enabled && flag(enabled) === true) yield grantEnabled(owner, 'unknown', grant, enabled.at)
  }
  // `lax`, the default, asks public clients.
  const pkce = get(config, 'pkce')
  const word = literal(pkce)
  if (pkce && word === 'none') yield pkcePolicy(owner, 'server', 'public', set('optional', pkce), 'config.pkce: strict')
  else if (pkce && word) yield pkcePolicy(owner, 'server', 'public', set('S256', pkce), 'config.pkce: strict')
  yield* scopes(get(config, 'scopes'), 'allowed', owner)
}

/** https://developer.konghq.com/plugins/openid-connect/reference/ : seconds, and the ways to sign in that it accepts. */
const SESSION: readonly LifetimeRow[] = [
  { path: ['session_absolute_timeout'], token: 'session', grammar: 'sec', special: { '0': 'never' } },
  { path: ['session_idling_timeout'], token: 'session-idle', grammar: 'sec', special: { '0': 'default' } },
]

function* openidConnect(config: Node): Generator<Statement> {
  const owner: Owner = { what: 'Kong openid-connect plugin', product: 'kong' }
  yield* lifetimes(config, SESSION, { owner, clientType: 'confidential', under: 'config.' })
  const password = words(get(config, 'auth_methods')).find(({ value }) => value === 'password')
  if (password) yield grantEnabled(owner, 'confidential', 'password', password.at)
  if (entries(config).length > 0) yield* scopes(get(config, 'scopes'), 'request', owner)
}

/** https://developer.konghq.com/plugins/ai-mcp-oauth2/ : Kong is the resource server of the MCP servers behind it. */
function* mcpResource(config: Node): Generator<Statement> {
  const owner = ownerOf('Kong ai-mcp-oauth2 plugin', 'kong', literal(get(config, 'resource')))
  const relaxed = get(config, 'insecure_relaxed_audience_validation')
  if (relaxed && flag(relaxed) === true)
    yield {
      kind: 'tokenCheck',
      owner,
      evidence: [{ is: 'mcp-route', at: relaxed.at, say: 'the plugin stands before MCP servers' }],
      missing: ['audience'],
      by: 'insecure_relaxed_audience_validation',
      confidence: 'high',
      at: relaxed.at,
    }
}

/** https://developer.konghq.com/plugins/key-auth/reference/ */
function* keys(config: Node): Generator<Statement> {
  const inQuery = get(config, 'key_in_query')
  const [name] = words(get(config, 'key_names'))
  if (inQuery && flag(inQuery) === true) yield { kind: 'urlCredential', by: 'document', parameter: name?.value ?? 'apikey', at: inQuery.at }
}
