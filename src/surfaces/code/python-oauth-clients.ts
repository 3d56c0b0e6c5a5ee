import type { Call, PythonCode } from '../../program/python/code.ts'
import { clientOf, isJob, peopleBehind } from './python-client-reading.ts'
import { isGiven, literal, scopeSet } from '../../program/python/statements.ts'
import { hostOf, isLocalHost, outline, scopesOf } from '../../program/python/values.ts'
import { textOf } from '../../program/template.ts'
import type { AuthorizationRequest, ClientType, GrantUse, Owner } from '../../model/index.ts'
import { boolean, get, type Node } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { definePythonSurface } from './python-surface.ts'
import { modulesOf, pythonImport } from './python-words.ts'
import type { Reader } from '../reading/surface.ts'
import { supportsPkce } from './pkce-support.ts'

const AUTHLIB_SESSION = /^authlib\.integrations\.(?:requests|httpx)_client(?:\.\w+)*\.(?:OAuth2Session|OAuth2Client|AsyncOAuth2Client)$/

const CALLS: readonly { readonly source: RegExp; read(call: Call, code: PythonCode, reader: Reader): Iterable<Reading> }[] = [
  { source: AUTHLIB_SESSION, read: authlibSession },
  { source: /^authlib\.integrations\.\w+_client(?:\.\w+)*\.OAuth\(\)\.register$/, read: authlibRegistration },
  { source: /\.fetch_token$/, read: fetchedToken },
  { source: /^requests_oauthlib(?:\.\w+)*\.OAuth2Session$/, read: oauthlibSession },
  { source: /^oauthlib\.oauth2(?:\.\w+)*\.LegacyApplicationClient$/, read: (call, code) => [grant(call, 'password', 'requests-oauthlib', code)] },
  { source: /^oauthlib\.oauth2(?:\.\w+)*\.MobileApplicationClient$/, read: (call, code) => [grant(call, 'implicit', 'requests-oauthlib', code)] },
  { source: /^oauthlib\.oauth2(?:\.\w+)*\.BackendApplicationClient$/, read: (call, code, reader) => machine(call, call.args.get('scope'), 'requests-oauthlib', code, reader) },
  { source: /^google_auth_oauthlib\.flow\.(?:Installed(?:App)?Flow|Flow)\.from_client_(?:secrets_file|config)$/, read: googleFlow },
  { source: /^google\.oauth2\.service_account\.Credentials\.from_service_account_(?:file|info)$|^google\.auth\.default$|^google\.oauth2\.credentials\.Credentials(?:\.from_authorized_user_file|\.from_authorized_user_info)?$/, read: (call) => scopeSet(call.args.get('scopes', /from_authorized/.test(call.source) ? 1 : undefined), 'request', owner('Google client', 'google-auth'), 'Google') },
  { source: /^google_auth_oauthlib\.flow\.\w*Flow\(\)\.authorization_url$|^msal\.\w+\(\)\.initiate_auth_code_flow$/, read: () => [] },
  { source: /^msal(?:\.\w+)*\.ConfidentialClientApplication$/, read: (call) => literal('client_credential', call.args.get('client_credential', 2)) },
  { source: /^msal(?:\.\w+)*\.(?:Public|Confidential)?ClientApplication\(\)\.acquire_token_by_username_password$/, read: (call, code) => [grant(call, 'password', 'MSAL', code), ...scopeSet(call.args.get('scopes', 2), 'request', owner('MSAL client', 'MSAL'), 'Microsoft')] },
  { source: /^msal(?:\.\w+)*\.ConfidentialClientApplication\(\)\.acquire_token_for_client$/, read: (call, code, reader) => [...machine(call, call.args.get('scopes', 0), 'MSAL', code, reader)] },
  { source: /^msal(?:\.\w+)*\.(?:Public|Confidential)?ClientApplication\(\)\.(?:acquire_token_interactive|initiate_auth_code_flow|initiate_device_flow|acquire_token_silent|acquire_token_by_authorization_code)$/, read: (call) => scopeSet(call.args.get('scopes', /authorization_code$/.test(call.source) ? 1 : 0), 'request', owner('MSAL client', 'MSAL'), 'Microsoft') },
  { source: /^msal(?:\.\w+)*\.(?:Public|Confidential)?ClientApplication\(\)\.get_authorization_request_url$/, read: msalUrl },
  { source: /^azure\.identity(?:\.aio)?\.UsernamePasswordCredential$/, read: (call, code) => [grant(call, 'password', 'azure-identity', code)] },
  { source: /^azure\.identity(?:\.aio)?\.ClientSecretCredential$/, read: (call) => literal('client_secret', call.args.get('client_secret', 2)) },
  { source: /^mcp\.client\.auth(?:\.\w+)*\.ClientCredentialsOAuthProvider$/, read: (call, code, reader) => [...literal('client_secret', call.args.get('client_secret')), ...machine(call, call.args.get(['scopes', 'scope']), 'the MCP Python SDK', code, reader)] },
  { source: /^slack_sdk\.oauth(?:\.\w+)*\.(?:AuthorizeUrlGenerator|OAuthSettings)$|^slack_bolt\.oauth(?:\.\w+)*\.OAuthSettings$/, read: (call) => scopeSet(call.args.get('scopes'), 'request', owner('Slack app', 'slack_sdk'), 'Slack') },
  { source: /^flask_dance\.contrib\.(\w+)\.make_\w+_blueprint$/, read: (call) => [...literal('client_secret', call.args.get('client_secret')), ...scopeSet(call.args.get('scope'), 'request', owner('Flask-Dance', 'Flask-Dance'), call.source.split('.')[2])] },
  { source: /^httpx_oauth\.clients\.(\w+)\.\w+OAuth2$/, read: (call) => [...literal('client_secret', call.args.get('client_secret', 1)), ...scopeSet(call.args.get('scopes'), 'request', owner('httpx-oauth', 'httpx-oauth'), call.source.split('.')[2])] },
]

/** OAuth clients of authlib, requests-oauthlib, Google, MSAL and azure-identity. */
export default definePythonSurface({
  id: 'python-oauth-clients',
  name: 'OAuth client libraries in Python',
  spec: 'https://docs.authlib.org/en/latest/client/oauth2.html',
  inTests: 'as written',
  mentions: ['authlib', 'oauthlib', 'google', 'msal', 'azure.identity', 'httpx_oauth', 'ClientCredentials', 'flask_dance', 'slack_sdk'],
  together: [[/\.fetch_token\b/], [pythonImport(modulesOf(CALLS.flatMap(({ source }) => (source.source.startsWith('^') ? [source] : []))))]],
  *read(code, reader): Generator<Reading> {
    for (const call of code.calls) {
      const row = CALLS.find(({ source }) => source.test(call.source))
      if (row) yield* row.read(call, code, reader)
    }
  },
})

function owner(what: string, product: string): Owner {
  return { what, product }
}

function typeOf(call: Call, code: PythonCode, secret: readonly string[], position?: number): ClientType {
  const { type } = clientOf(code)
  return type !== 'public' && isGiven(call.args.get(secret, position)) ? 'confidential' : type
}

function grant(call: Call, name: GrantUse['grant'], product: string, code: PythonCode): GrantUse {
  const host = code.calls.map((other) => hostOf(other.args.get(['token_url', 'authority', 'token_endpoint']))).find(Boolean)
  return { kind: 'grantUse', owner: owner(`${product} client`, product), grant: name, by: 'use', clientType: clientOf(code).type, local: isLocalHost(host), at: call.expression.callee.at }
}

function* machine(call: Call, scope: Node | undefined, product: string, code: PythonCode, reader: Reader): Generator<Reading> {
  const who = owner(`${product} client`, product)
  const microsoft = product === 'MSAL' ? 'Microsoft' : undefined
  yield { kind: 'machineGrant', owner: who, scopes: scopesOf(scope).scopes, keyBased: false, people: peopleBehind(call, code, reader.project), job: isJob(code), at: call.at }
  yield* scopeSet(scope, 'request', who, microsoft)
}

interface Client {
  readonly owner: Owner
  readonly clientType: ClientType
  readonly host?: string | undefined
  readonly pkce: AuthorizationRequest['pkce']
  readonly nonce?: boolean
  readonly at: Call['at']
}

/** These libraries make and compare `state` by themselves. */
function authorizationRequest({ nonce, host, ...client }: Client): AuthorizationRequest {
  const { at } = client
  return {
    kind: 'authorizationRequest', ...client, ...(host ? { host } : {}), responseType: { is: 'set', value: 'code', at }, pkce: supportsPkce(host) ? client.pkce : { is: 'dynamic', at }, state: { is: 'set', value: 'sent', at },
    nonce: nonce ? { is: 'set', value: 'sent', at } : { is: 'unset', at }, resource: { is: 'dynamic', at }, mcp: false, confidence: 'high',
  }
}

function method(node: Node | undefined, call: Call, open: boolean): AuthorizationRequest['pkce'] {
  if (!isGiven(node)) return { is: open ? 'dynamic' : 'unset', at: call.at }
  const name = textOf(node)?.value
  return name === 'S256' || name === 'plain' ? { is: 'set', value: name, at: node.at } : { is: 'dynamic', at: node.at }
}

/** The call that a session makes of itself: `session.create_authorization_url(…)`. */
function usedFor(name: RegExp, call: Call, code: PythonCode): Call | undefined {
  return code.calls.find((other) => {
    const { callee } = other.expression
    return callee.kind === 'attribute' && name.test(callee.name.value) && code.resolve(callee.object, other.scope).expression === call.expression
  })
}

/** PKCE in authlib takes a method at the session and a verifier at the address. */
function* authlibSession(call: Call, code: PythonCode): Generator<Reading> {
  const who = owner('authlib session', 'authlib')
  const used = usedFor(/^create_authorization_url$/, call, code)
  const host = hostOf(used?.args.get('url', 0))
  yield* literal('client_secret', call.args.get('client_secret', 1))
  yield* scopeSet(call.args.get('scope'), 'request', who, used && outline(used.args.get('url', 0)))
  if (!used) return
  const pkce = method(call.args.get('code_challenge_method'), call, call.args.open || used.args.get('code_challenge') !== undefined)
  yield authorizationRequest({ owner: who, clientType: typeOf(call, code, ['client_secret'], 1), host, pkce, at: call.at })
}

/** `oauth.register("google", client_kwargs={"scope": …, "code_challenge_method": "S256"})`. */
function* authlibRegistration(call: Call, code: PythonCode): Generator<Reading> {
  const { args } = call
  const name = textOf(args.get('name', 0))?.value
  const who: Owner = { what: 'authlib client', ...(name ? { name } : {}), product: 'authlib' }
  const kwargs = args.get('client_kwargs')
  const address = args.get(['authorize_url', 'server_metadata_url', 'api_base_url'])
  yield* literal('client_secret', args.get('client_secret'))
  const scope = get(kwargs, 'scope')
  yield* scopeSet(scope, 'request', who, hostOf(address) ? outline(address) : name)
  const challenge = get(kwargs, 'code_challenge_method') ?? args.get('code_challenge_method')
  const open = args.open || (kwargs !== undefined && (kwargs.kind !== 'map' || kwargs.open))
  const nonce = scopesOf(scope).scopes.some(({ value }) => value === 'openid')
  yield authorizationRequest({ owner: who, clientType: typeOf(call, code, ['client_secret']), host: hostOf(address), pkce: method(challenge, call, open), nonce, at: call.at })
}

/** `session.fetch_token(url, grant_type="password", username=…)`. */
function* fetchedToken(call: Call, code: PythonCode): Generator<Reading> {
  const given = textOf(call.args.get('grant_type'))
  const legacy = given?.value === 'password' || (given === undefined && isGiven(call.args.get('password')) && isGiven(call.args.get('username')) && /^authlib/.test(call.source))
  if (!legacy) return
  yield { kind: 'grantUse', owner: owner('authlib session', 'authlib'), grant: 'password', by: 'use', clientType: clientOf(code).type, local: isLocalHost(hostOf(call.args.get(['url', 'token_url'], 0))), at: given?.at ?? call.at }
}

/** requests-oauthlib sends no challenge unless `pkce` is given. */
function* oauthlibSession(call: Call, code: PythonCode): Generator<Reading> {
  const who = owner('requests-oauthlib session', 'requests-oauthlib')
  const used = usedFor(/^authorization_url$/, call, code)
  const address = used?.args.get('url', 0)
  yield* scopeSet(call.args.get('scope'), 'request', who, address && outline(address))
  const client = call.args.expression('client', 1)
  const special = client && code.callOf(code.resolve(client, call.scope).expression)
  if (!used || (special && !/WebApplicationClient$/.test(special.source))) return
  yield authorizationRequest({ owner: who, clientType: clientOf(code).type, host: hostOf(address), pkce: method(call.args.get('pkce'), call, call.args.open || used.args.get('code_challenge') !== undefined), at: call.at })
}

/** google-auth-oauthlib makes a verifier by itself, unless it is told not to. */
function* googleFlow(call: Call, code: PythonCode): Generator<Reading> {
  const who = owner('Google flow', 'google-auth-oauthlib')
  yield* scopeSet(call.args.get('scopes', 1), 'request', who, 'Google')
  const config = call.args.get('client_config', 0)
  yield* literal('client_secret', get(config, 'web', 'client_secret'))
  // "The client secret is obviously not treated as a secret": https://developers.google.com/identity/protocols/oauth2#installed
  const secret = textOf(get(config, 'installed', 'client_secret'))
  if (secret) {
    yield {
      kind: 'clientSecret', value: { parts: [{ kind: 'text', text: secret }], at: secret.at },
      statement: { kind: 'publicClientSecret', owner: who, shippedTo: 'everybody who installs it', notSecretByProvider: true, methodOnly: false, at: secret.at },
    }
  }
  const off = call.args.get('autogenerate_code_verifier')
  if (!off || boolean(off) !== false || code.says(/\bcode_verifier\s*=/)) return
  yield authorizationRequest({ owner: who, clientType: /Installed/.test(call.source) ? 'public' : 'confidential', host: 'accounts.google.com', pkce: { is: 'set', value: 'off', at: off.at }, at: off.at })
}

/** The older way of MSAL, which leaves PKCE to the caller. */
function* msalUrl(call: Call, code: PythonCode): Generator<Reading> {
  const who = owner('MSAL client', 'MSAL')
  yield* scopeSet(call.args.get('scopes', 0), 'request', who, 'Microsoft')
  const { type } = clientOf(code)
  const pkce: AuthorizationRequest['pkce'] = call.args.open || call.args.get('code_challenge') ? { is: 'dynamic', at: call.at } : { is: 'unset', at: call.at }
  const state = isGiven(call.args.get('state'))
  yield { ...authorizationRequest({ owner: who, clientType: type, host: 'login.microsoftonline.com', pkce, at: call.at }), state: state ? { is: 'set', value: 'sent', at: call.at } : { is: call.args.open ? 'dynamic' : 'unset', at: call.at } }
}
