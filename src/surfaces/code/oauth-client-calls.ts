import { clientOf } from './client.ts'
import { type GivenCall, givenCalls, nodeAt } from './given.ts'
import { httpxAddress } from './httpx-oauth.ts'
import { modulesOf, pythonImport } from './python-words.ts'
import { isGiven, literal, scopeSet } from './statements.ts'
import type { Owner } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { get } from '../../parse/node.ts'
import { lastName, unwrap } from '../../program/ast.ts'
import { definition } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { hostOf, isLocalHost, outline, scopesOf } from '../../program/outline.ts'
import { textOf } from '../../program/template.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { googleCredentials, msalFlow } from '../../knowledge/words/oauth.ts'
import { owner, typeOf, authorizationRequest, method } from './given-clients.ts'
import { googleFlow } from './google-flows.ts'

const AUTHLIB_SESSION = /^authlib\.integrations\.(?:requests|httpx)_client(?:\.\w+)*\.(?:OAuth2Session|OAuth2Client|AsyncOAuth2Client)$/

const CALLS: readonly { readonly source: RegExp; read(call: GivenCall, module: Module): Iterable<Reading> }[] = [
  { source: AUTHLIB_SESSION, read: authlibSession },
  { source: /^authlib\.integrations\.\w+_client(?:\.\w+)*\.OAuth\(\)\.register$/, read: authlibRegistration },
  { source: /\.fetch_token$/, read: fetchedToken },
  { source: /^requests_oauthlib(?:\.\w+)*\.OAuth2Session$/, read: oauthlibSession },
  { source: /^google_auth_oauthlib\.flow\.(?:Installed(?:App)?Flow|Flow)\.from_client_(?:secrets_file|config)$/, read: googleFlow },
  {
    source: googleCredentials.pattern,
    read: (call) => {
      const scopes = nodeAt(call.args, /from_authorized/.test(call.path) ? ['scopes', 1] : 'scopes')
      const asked = [...scopeSet(scopes, 'request', owner('Google client', 'google-auth'), 'Google')]
      return /service_account|\.default$/.test(call.path) ? asked.map((set) => ({ ...set, forService: true as const })) : asked
    },
  },
  { source: /^google_auth_oauthlib\.flow\.\w*Flow\(\)\.authorization_url$|^msal\.\w+\(\)\.initiate_auth_code_flow$/, read: () => [] },
  {
    source: /^msal(?:\.\w+)*\.ConfidentialClientApplication$/,
    read: (call) => literal('client_credential', nodeAt(call.args, ['client_credential', 2])),
  },
  {
    source: msalFlow.pattern,
    read: (call) =>
      scopeSet(
        nodeAt(call.args, ['scopes', /authorization_code$/.test(call.path) ? 1 : 0]),
        'request',
        owner('MSAL client', 'MSAL'),
        'Microsoft',
      ),
  },
  {
    source: /^azure\.identity(?:\.aio)?\.ClientSecretCredential$/,
    read: (call) => literal('client_secret', nodeAt(call.args, ['client_secret', 2])),
  },
  {
    source: /^mcp\.client\.auth(?:\.\w+)*\.ClientCredentialsOAuthProvider$/,
    read: (call) => literal('client_secret', nodeAt(call.args, 'client_secret')),
  },
  {
    source: /^slack_sdk\.oauth(?:\.\w+)*\.(?:AuthorizeUrlGenerator|OAuthSettings)$|^slack_bolt\.oauth(?:\.\w+)*\.OAuthSettings$/,
    read: (call) => scopeSet(nodeAt(call.args, 'scopes'), 'request', owner('Slack app', 'slack_sdk'), 'Slack'),
  },
  {
    source: /^flask_dance\.contrib\.(\w+)\.make_\w+_blueprint$/,
    read: (call) => [
      ...literal('client_secret', nodeAt(call.args, 'client_secret')),
      ...scopeSet(nodeAt(call.args, 'scope'), 'request', owner('Flask-Dance', 'Flask-Dance'), call.path.split('.')[2]),
    ],
  },
  {
    source: /^httpx_oauth\.clients\.(\w+)\.\w+OAuth2$/,
    read: (call) => [
      ...literal('client_secret', nodeAt(call.args, ['client_secret', 1])),
      ...scopeSet(nodeAt(call.args, 'scopes'), 'request', owner('httpx-oauth', 'httpx-oauth'), call.path.split('.')[2]),
    ],
  },
  { source: /\.get_authorization_url$/, read: httpxAddress },
]

/** OAuth clients of authlib, requests-oauthlib, Google, MSAL and azure-identity. */
export default defineProgramSurface({
  id: 'oauth-client-calls',
  name: 'Calls of OAuth client libraries',
  spec: 'https://docs.authlib.org/en/latest/client/oauth2.html',
  counts: 'code',
  inTests: 'password grants',
  mentions: ['authlib', 'oauthlib', 'google', 'msal', 'azure.identity', 'httpx_oauth', 'ClientCredentials', 'flask_dance', 'slack_sdk'],
  together: [
    [/\.fetch_token\b/],
    [/\bhttpx_oauth\b/, /\.get_authorization_url\b/],
    [pythonImport(modulesOf(CALLS.flatMap(({ source }) => (source.source.startsWith('^') ? [source] : []))))],
  ],
  *read(module): Generator<Reading> {
    for (const call of givenCalls(module)) {
      const row = CALLS.find(({ source }) => source.test(call.path))
      if (row) yield* row.read(call, module)
    }
  },
})

/** The call that a session makes of itself: `session.create_authorization_url(…)`. */
function usedFor(name: RegExp, call: GivenCall, module: Module): GivenCall | undefined {
  return givenCalls(module).find((other) => {
    const callee = unwrap(other.node.callee)
    return callee.type === 'MemberExpression' && name.test(other.name) && definition(module, callee.object) === call.node
  })
}

/** PKCE in authlib takes a method at the session and a verifier at the address. */
function* authlibSession(call: GivenCall, module: Module): Generator<Reading> {
  const who = owner('authlib session', 'authlib')
  const used = usedFor(/^create_authorization_url$/, call, module)
  const host = hostOf(used && nodeAt(used.args, ['url', 0]))
  yield* literal('client_secret', nodeAt(call.args, ['client_secret', 1]))
  yield* scopeSet(nodeAt(call.args, 'scope'), 'request', who, used && outline(nodeAt(used.args, ['url', 0])))
  if (!used) return
  const pkce = method(nodeAt(call.args, 'code_challenge_method'), call, call.args.open || nodeAt(used.args, 'code_challenge') !== undefined)
  yield authorizationRequest({ owner: who, clientType: typeOf(call, module, ['client_secret', 1]), host, pkce, at: call.at })
}

/** `oauth.register("google", client_kwargs={"scope": …, "code_challenge_method": "S256"})`. */
function* authlibRegistration(call: GivenCall, module: Module): Generator<Reading> {
  const { args } = call
  const name = textOf(nodeAt(args, ['name', 0]))?.value
  const who: Owner = { what: 'authlib client', ...(name ? { name } : {}), product: 'authlib' }
  const kwargs = nodeAt(args, 'client_kwargs')
  const address = nodeAt(args, ['authorize_url', 'server_metadata_url', 'api_base_url'])
  yield* literal('client_secret', nodeAt(args, 'client_secret'))
  const scope = get(kwargs, 'scope')
  yield* scopeSet(scope, 'request', who, hostOf(address) ? outline(address) : name)
  const challenge = get(kwargs, 'code_challenge_method') ?? nodeAt(args, 'code_challenge_method')
  const open = args.open || (kwargs !== undefined && (kwargs.kind !== 'map' || kwargs.open))
  const nonce = scopesOf(scope).scopes.some(({ value }) => value === 'openid')
  yield authorizationRequest({
    owner: who,
    clientType: typeOf(call, module, ['client_secret']),
    host: hostOf(address),
    pkce: method(challenge, call, open),
    nonce,
    at: call.at,
  })
}

/** `session.fetch_token(url, grant_type="password", username=…)`. */
function* fetchedToken(call: GivenCall, module: Module): Generator<Reading> {
  const given = textOf(nodeAt(call.args, 'grant_type'))
  const legacy =
    given?.value === 'password' ||
    (given === undefined && isGiven(nodeAt(call.args, 'password')) && isGiven(nodeAt(call.args, 'username')) && /^authlib/.test(call.path))
  if (!legacy) return
  const server = hostOf(nodeAt(call.args, ['url', 'token_url', 0]))
  yield {
    kind: 'grantUse',
    owner: owner('authlib session', 'authlib'),
    grant: 'password',
    by: 'use',
    clientType: clientOf(module).type,
    local: isLocalHost(server),
    ...(server === undefined ? { unseenServer: true } : {}),
    at: given?.at ?? call.at,
  }
}

/** requests-oauthlib sends no challenge unless `pkce` is given. */
function* oauthlibSession(call: GivenCall, module: Module): Generator<Reading> {
  const who = owner('requests-oauthlib session', 'requests-oauthlib')
  const used = usedFor(/^authorization_url$/, call, module)
  const address = used && nodeAt(used.args, ['url', 0])
  yield* scopeSet(nodeAt(call.args, 'scope'), 'request', who, address && outline(address))
  const client = call.args.expression(['client', 1])
  const special = client && definition(module, client)
  if (!used || (special?.type === 'CallExpression' && !/WebApplicationClient$/.test(lastName(special.callee) ?? ''))) return
  yield authorizationRequest({
    owner: who,
    clientType: clientOf(module).type,
    host: hostOf(address),
    pkce: method(nodeAt(call.args, 'pkce'), call, call.args.open || nodeAt(used.args, 'code_challenge') !== undefined),
    at: call.at,
  })
}
