import { fileRole } from '../../classify/file-role.ts'
import { scopeProviderFor } from '../../knowledge/scopes/index.ts'
import type { Owner } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { commentAbove } from '../../text/comments.ts'
import { type Located, piecesOf, slice, type Text } from '../../text/source.ts'
import { type Surroundings, namesLifetime, variableLifetime } from './lifetime-variables.ts'
import { authorizationRequest, grantUsed, pkcePolicy, refreshRotation, set } from '../idp/oauth-client-fields.ts'
import { tokenPolicy } from '../idp/lifetime-fields.ts'
import { isOfThisMachine } from './local-environment.ts'
import { scopeVariable } from '../../knowledge/words/oauth.ts'

/** A variable and its value, wherever they are set. */
export interface Variable {
  readonly name: Located<string>
  readonly value: Text
}

/** Words of which one is in every name that is read here. */
export const MENTIONS = [
  'EXPIR',
  '_EXP',
  '_TTL',
  'TTL_',
  'LIFETIME',
  'LIFESPAN',
  'MAX_AGE',
  'MAXAGE',
  '_DURATION',
  '_VALIDITY',
  'SESSION_',
  '_SCOPE',
  'GRANT_TYPE',
  '_PKCE',
  'CODE_CHALLENGE',
  'ROTATION_ENABLED',
  'REUSE_INTERVAL',
  '_CAPTURE_',
]

/**
 * What variables that are set together say of tokens, scopes and grants.
 *
 * @param image the program that gets them
 * @param unitOf what the code that reads a variable counts it in, where it says so
 */
export function* readVariables(variables: readonly Variable[], image = '', unitOf = (_: string) => ''): Generator<Statement> {
  const names = new Set(variables.map(({ name }) => name.value))
  // Of a variable that is set twice the last counts.
  const last = new Map(variables.map((variable) => [variable.name.value, variable]))
  for (const { name, value } of last.values()) {
    const comment = commentAfter(value) || unitAbove(name) || (namesLifetime(name.value) ? unitOf(name.value) : '')
    const around = { image, names, comment }
    yield* lifetimeOf(name, value, around)
    yield* scopesOf(name, value)
    yield* switchOf(name, value, names)
  }
}

/** A scalar as a variable's value. */
export function valueOf(node: Node): Text | undefined {
  if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'boolean') {
    return node.kind === 'scalar' && typeof node.value === 'boolean' ? { value: String(node.value), at: node.at } : undefined
  }
  return typeof node.value === 'string' ? (node as Text) : { value: String(node.value), at: node.at, opaque: true }
}

/** `NAME=value` in one text. */
export function assignment(text: Text): Variable | undefined {
  const match = /^([A-Z][A-Z0-9_]*)=/.exec(text.value)
  return match ? { name: slice(text, 0, match[1]?.length), value: slice(text, match[0].length) } : undefined
}

/** The comment behind a value on its line. */
export function commentAfter({ at }: Text): string {
  const { text } = at.file
  const end = text.indexOf('\n', at.end)
  return /[#;]\s*(.*)$/.exec(text.slice(at.end, end === -1 ? undefined : end).slice(0, 300))?.[1] ?? ''
}

/** The comment right above a variable, where it says what a number counts: `# in minutes`. */
function unitAbove({ at }: Located<string>): string {
  const above = commentAbove(at.file.text, at.start)
  return /\b(?:milliseconds?|seconds?|minutes?|hours?|days?)\b/i.test(above) ? above : ''
}

const ENVIRONMENT: Owner = { what: 'environment', product: 'environment' }

function* lifetimeOf(name: Located<string>, value: Text, around: Surroundings): Generator<Statement> {
  const found = variableLifetime(name.value, value.value, around)
  if (!found) {
    if (namesLifetime(name.value) && /^\w/.test(value.value))
      yield {
        ...tokenPolicy('access', { lifetime: { is: 'dynamic', at: value.at }, written: '' }, name.value, {
          owner: ENVIRONMENT,
          clientType: 'unknown',
        }),
        unread: true,
      }
    return
  }
  const { token, seconds, written, confidence } = found
  const owner = isOfThisMachine(value.at.file) ? { ...found.owner, local: true as const } : found.owner
  const policy = tokenPolicy(token, { lifetime: set(seconds, value), written, confidence }, name.value, { owner, clientType: 'unknown' })
  yield fileRole(value.at.file.path).template ? { ...policy, template: true } : policy
}

function* scopesOf(name: Located<string>, value: Text): Generator<Statement> {
  if (!scopeVariable.pattern.test(name.value) || /\$\{|\{\{|\$\(/.test(value.value)) return
  const scopes = piecesOf(value, /[^\s,"'[\]]+/g)
  if (scopes.length === 0) return
  const provider = scopeProviderFor(name.value)
  const owner: Owner = { what: 'variable', name: name.value, product: 'environment' }
  yield {
    kind: 'scopeSet',
    owner,
    role: /REQUIRED/.test(name.value) ? 'required' : 'request',
    scopes,
    open: false,
    ...(provider ? { provider } : {}),
    at: value.at,
  }
}

interface Switch {
  readonly name: RegExp
  readonly value: RegExp
  /** Another variable beside it that takes the harm away. */
  readonly unless?: string
  readonly says: (owner: Owner, value: Text, name: string) => Statement
}

const requestWithout = (owner: Owner, value: Text): Statement =>
  authorizationRequest(owner, 'unknown', set('off', value), { state: 'unknown' })

/** Switches that products take from the environment. */
const SWITCHES: readonly Switch[] = [
  // https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/generic-oauth/
  {
    name: /^GF_AUTH_\w+_USE_PKCE$/,
    value: /^false$/i,
    says: (_, value) => authorizationRequest({ what: 'Grafana', product: 'grafana' }, 'confidential', set('off', value)),
  },
  { name: /^(?:\w+_)?(?:OIDC|OAUTH2?)_(?:USE_PKCE|PKCE_ENABLED|ENABLE_PKCE)$/, value: /^(?:false|0|off|no)$/i, says: requestWithout },
  // https://opentelemetry-python-contrib.readthedocs.io/en/latest/instrumentation/requests/requests.html#capture-http-request-and-response-headers,
  // https://opentelemetry.io/docs/zero-code/java/agent/instrumentation/http/
  {
    name: /^OTEL_INSTRUMENTATION_HTTP_(?:CAPTURE_HEADERS_(?:CLIENT|SERVER)_REQUEST|(?:CLIENT|SERVER)_CAPTURE_REQUEST_HEADERS)$/,
    value: /(?:^|,)\s{0,9}(?:authorization|proxy-authorization|cookie|x-api-key|\.\*)\s{0,9}(?:,|$)/i,
    unless: 'OTEL_INSTRUMENTATION_HTTP_CAPTURE_HEADERS_SANITIZE_FIELDS',
    says: (_, { value, at }, name) => ({ kind: 'logCall', sink: 'debug-switch', what: value.trim().slice(0, 60), by: `\`${name}\``, at }),
  },
  // https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview
  {
    name: /^OAUTH2_PROXY_CODE_CHALLENGE_METHOD$/,
    value: /^plain$/,
    says: (_, value) => authorizationRequest({ what: 'oauth2-proxy', product: 'oauth2-proxy' }, 'confidential', set('plain', value)),
  },
  // https://www.ory.com/docs/hydra/reference/configuration : keys in capitals
  {
    name: /^OAUTH2_PKCE_ENFORCED(?:_FOR_PUBLIC_CLIENTS)?$/,
    value: /^false$/i,
    says: (_, value, name) =>
      pkcePolicy({ what: 'Ory Hydra', product: 'ory-hydra' }, 'server', 'public', set('optional', value), `${name}=true`),
  },
  // https://supabase.com/docs/guides/self-hosting/auth/config
  {
    name: /^GOTRUE_SECURITY_REFRESH_TOKEN_ROTATION_ENABLED$/,
    value: /^false$/i,
    says: (_, value, name) => refreshRotation({ what: 'Supabase Auth', product: 'supabase' }, 'public', set(false, value), `${name}=true`),
  },
  {
    name: /^GOTRUE_SECURITY_REFRESH_TOKEN_REUSE_INTERVAL$/,
    value: /^\d+$/,
    says: (_, value, name) =>
      tokenPolicy('rotation-grace', { lifetime: set(Number(value.value), value), written: `${value.value} s` }, name, {
        owner: { what: 'Supabase Auth', product: 'supabase' },
        clientType: 'public',
      }),
  },
  {
    name: /(?:^|_)GRANT_TYPE$/,
    value: /^password$/,
    says: (owner, value) => grantUsed(owner, 'password', value.at),
  },
]

function* switchOf(name: Located<string>, value: Text, names: ReadonlySet<string>): Generator<Statement> {
  const found = SWITCHES.find((one) => one.name.test(name.value))
  if (found?.value.test(value.value.trim()) && !(found.unless !== undefined && names.has(found.unless)))
    yield found.says({ what: 'variable', name: name.value, product: 'environment' }, value, name.value)
}
