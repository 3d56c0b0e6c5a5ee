import { secretOfGoogle } from '../../knowledge/words/public-secrets.ts'
import { scopeProviderFor } from '../../knowledge/scopes/index.ts'
import type { Agent, ScopeSet } from '../../model/index.ts'
import { boolean, get, getAny, items, type Node, string } from '../../parse/node.ts'
import type { ClientSecretReading, Reading } from '../../model/reading.ts'
import { type Located, piecesOf, slice, type Text } from '../../text/source.ts'
import { template } from '../deploy/interpolation.ts'
import type { EntryContext } from './server-entry.ts'
import { requestAt } from '../reading/authorization-request.ts'

/** `auth: {CLIENT_ID, scopes}` (Cursor), `auth: {oauth: {…}}` (mcp-agent). */
export function authBlock(auth: Node | undefined): Node | undefined {
  if (auth?.kind !== 'map') return undefined
  if (get(auth, 'oauth')) return get(auth, 'oauth')
  return getAny(auth, ['CLIENT_ID', 'clientId', 'client_id', 'scopes', 'CLIENT_SECRET']) ? auth : undefined
}

export function* oauthStatements(name: Located<string>, part: Node, url: Text | undefined, { agent }: EntryContext): Generator<Reading> {
  const auth = get(part, 'auth')
  const oauth = get(part, 'oauth')
  const block = oauth?.kind === 'map' ? oauth : authBlock(auth)
  if (!block) {
    const scopes = scopesIn(get(part, 'scopes'))
    if (scopes.length && url) yield scopeSet(name, scopes, [url], agent, get(part, 'scopes')?.at ?? part.at)
    return
  }
  const field = getAny(block, ['scopes', 'scope', 'oauthScopes'])
  const scopes = scopesIn(field)
  const authorization = string(
    getAny(block, ['authorizationUrl', 'authorization_url', 'authServerMetadataUrl', 'authorization_server', 'issuer']),
  )
  if (field && scopes.length) yield scopeSet(name, scopes, [authorization, url], agent, field.at)
  const secret = string(getAny(block, ['clientSecret', 'client_secret', 'CLIENT_SECRET']))
  const issuer = string(getAny(block, ['tokenUrl', 'token_url'])) ?? authorization
  if (secret) yield { ...publicSecret(secret, name, agent), ...(issuer ? { issuer } : {}) }
  const pkce = get(block, 'require_pkce')
  const methods = get(block, 'code_challenge_methods_supported')
  const off = boolean(pkce) === false
  const plainOnly = items(methods).length > 0 && items(methods).every((item) => string(item)?.value === 'plain')
  if ((off && pkce) || (plainOnly && methods)) {
    const at = (off ? pkce : methods)?.at ?? block.at
    yield requestAt(at, {
      owner: { what: `${agent.name} server`, name: name.value, product: agent.name },
      clientType: 'public',
      pkce: { is: 'set', value: off ? 'off' : 'plain', at },
      state: { is: 'dynamic', at },
      nonce: { is: 'dynamic', at },
    })
  }
  const inQuery = string(get(block, 'tokenParamName'))
  if (inQuery) yield { kind: 'urlCredential', by: 'document', parameter: inQuery.value, at: inQuery.at }
}

function scopeSet(
  name: Located<string>,
  scopes: Located<string>[],
  addresses: readonly (Text | undefined)[],
  agent: Agent,
  at: Located<string>['at'],
): ScopeSet {
  // Who grants them: the authorization server where it is named, else the server, else what the entry is called.
  const provider = [...addresses, ...(name.value.length > 3 ? [name] : [])].map((one) => one && scopeProviderFor(one.value)).find(Boolean)
  return {
    kind: 'scopeSet',
    owner: { what: `${agent.name} server`, name: name.value, product: agent.name },
    role: 'request',
    scopes,
    open: false,
    ...(provider ? { provider } : {}),
    at,
  }
}

/** A list of scopes, or one string of them separated by blanks or commas. */
export function scopesIn(node: Node | undefined): Located<string>[] {
  const text = string(node)
  if (text) return piecesOf(text, /[^\s,]+/g)
  return items(node).flatMap((item) => {
    const scope = string(item)
    return scope ? [scope] : []
  })
}

/** A secret in a file that every user of the client gets (RFC 8252 section 8.5). */
export function publicSecret(secret: Text, name: Located<string>, agent: Agent): ClientSecretReading {
  return {
    kind: 'clientSecret',
    value: template(secret),
    statement: {
      kind: 'publicClientSecret',
      owner: { what: `${agent.name} server`, name: name.value, product: agent.name },
      shippedTo: `everybody who has this ${agent.name} configuration`,
      notSecretByProvider: secretOfGoogle.pattern.test(secret.value),
      methodOnly: false,
      at: secret.at,
    },
  }
}

/** `--static-oauth-client-info '{"client_secret": …}'`: the value inside the JSON. */
export function* clientInfoSecret(info: Text, name: Located<string>, { agent }: EntryContext): Generator<Reading> {
  const match = /"client_secret"\s*:\s*"([^"\\]{1,400})"/.exec(info.value)
  if (!match) return
  const start = match.index + match[0].length - (match[1] as string).length - 1
  yield publicSecret(slice(info, start, start + (match[1] as string).length), name, agent)
}
