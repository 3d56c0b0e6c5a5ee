import { expect, test } from 'vitest'
import agentCardAuthWeak from '../rules/agent-card-auth-weak.ts'
import asMetadataWeak from '../rules/as-metadata-weak.ts'
import cimdInvalid from '../rules/cimd-invalid.ts'
import clientCredentialsForUser from '../rules/client-credentials-for-user.ts'
import clientSecretInPublicClient from '../rules/client-secret-in-public-client.ts'
import clientSecretLongLived from '../rules/client-secret-long-lived.ts'
import envReadableByAgent from '../rules/env-readable-by-agent.ts'
import exceptionExpired from '../rules/exception-expired.ts'
import grantImplicit from '../rules/grant-implicit.ts'
import grantPassword from '../rules/grant-password.ts'
import mcpServerApiKeyAuth from '../rules/mcp-server-api-key-auth.ts'
import mcpServerUnauthenticated from '../rules/mcp-server-unauthenticated.ts'
import oauthStateMissing from '../rules/oauth-state-missing.ts'
import pkceMissing from '../rules/pkce-missing.ts'
import pkceNotEnforced from '../rules/pkce-not-enforced.ts'
import pkceWeak from '../rules/pkce-weak.ts'
import prmInvalid from '../rules/prm-invalid.ts'
import redirectUriUnsafe from '../rules/redirect-uri-unsafe.ts'
import refreshRotationDisabled from '../rules/refresh-rotation-disabled.ts'
import refreshTokenLifetimeLong from '../rules/refresh-token-lifetime-long.ts'
import resourceParamMissing from '../rules/resource-param-missing.ts'
import scopeBroad from '../rules/scope-broad.ts'
import scopeCatalogPublished from '../rules/scope-catalog-published.ts'
import scopeWildcard from '../rules/scope-wildcard.ts'
import secretFileNotIgnored from '../rules/secret-file-not-ignored.ts'
import secretInArgs from '../rules/secret-in-args.ts'
import secretInLog from '../rules/secret-in-log.ts'
import secretInPrompt from '../rules/secret-in-prompt.ts'
import secretThroughModel from '../rules/secret-through-model.ts'
import sensitiveToolUnscoped from '../rules/sensitive-tool-unscoped.ts'
import sharedStaticKey from '../rules/shared-static-key.ts'
import tokenLifetimeLong from '../rules/token-lifetime-long.ts'
import tokenNoExpiry from '../rules/token-no-expiry.ts'
import tokenNotValidated from '../rules/token-not-validated.ts'
import tokenPassthrough from '../rules/token-passthrough.ts'
import type { Rule, RuleSettings } from '../src/judge/rule.ts'
import type { Credential, Judgement, Subject } from '../src/model/index.ts'
import { Secret } from '../src/text/secret.ts'
import { SourceFile, type GitState } from '../src/text/source.ts'
import { connection, host, judged, kept, literal, reference, secretFile, storedSecret } from './make-connections.ts'
import * as make from './make-subjects.ts'
import { around, type Case, type Fields, whole } from './whole.ts'

const { dynamic, ELSEWHERE, HERE, line, located, NAMELESS, OWNER, set, unset } = make
const HOUR = 3600
const DAY = 24 * HOUR
const MODULE = new SourceFile('src/desk/auth.py', HERE.text)
const SETTINGS = new SourceFile('deploy/values.yaml', HERE.text)
const OWNERS = {
  'without a name': NAMELESS,
  'with a name': { ...OWNER, name: 'other' },
  'that is an application': { what: 'Entra application', name: 'desk', product: 'Entra' },
  'that is a server': { what: 'authorization server', name: 'desk', product: 'Ory' },
  'that is a setting': { what: 'setting', product: 'Spring' },
  'that is a setting of a file': { what: 'setting', name: 'desk', product: 'Spring' },
  'that is an environment': { what: 'environment', name: 'desk', product: 'Compose' },
  'that is a store': { what: 'store', product: 'desk' },
  'that is a function': { what: 'function', name: 'issue', product: 'jose' },
  'that is a file': { what: 'this file', product: 'jose' },
  'of this machine': { ...OWNER, local: true },
}
const CLIENTS = ['public', 'confidential', 'unknown']
const CERTAIN = ['high', 'medium', 'low']

/** What a rule says of the cases around its subjects. */
function told(
  rule: Rule,
  make: (given: never) => Subject | readonly Subject[],
  bases: Readonly<Record<string, Case[1]>>,
  fields: Fields,
  settings?: Partial<RuleSettings>,
) {
  return whole(rule, around(bases, fields), (given: never) => [make(given)].flat(), settings)
}

/** `-u` renews what rules say; a change in it is to be meant. */
async function expectSaid(name: string, ...said: readonly string[]) {
  await expect(said.join('\n')).toMatchFileSnapshot(`../fixtures/said/${name}.txt`)
}

/** A subject, and what stands beside it. */
const beside =
  <G extends object>(maker: (given: G) => Subject) =>
  ({ beside: others = [], ...given }: { beside?: readonly Subject[] }) => [maker(given as G), ...others]

test('grants', async () => {
  const fields = {
    by: ['use', 'enabled', 'document'],
    grant: ['implicit', 'password', 'client_credentials', 'id_token'],
    local: [true],
    warned: [true],
    instead: ['use the device grant'],
    unseenServer: [true],
    owner: OWNERS,
    at: { 'in Python': line(7, 1, MODULE) },
  }
  const bases = (grant: string) => Object.fromEntries(['use', 'enabled', 'document'].map((by) => [by, { grant, by }]))
  const local = {
    'enabled here': { grant: 'implicit', by: 'enabled', local: true },
    'enabled with a warning': { grant: 'implicit', by: 'enabled', warned: true },
  }
  await expectSaid(
    'grants',
    told(grantImplicit, make.grantUse, { ...bases('implicit'), ...local, 'an ID token': { grant: 'id_token' } }, fields),
    told(grantPassword, make.grantUse, bases('password'), fields),
  )
})

test('client-credentials-for-user', async () => {
  const [first, second] = [
    { at: line(30), label: 'depends on @slack/bolt' },
    { at: line(31), label: 'passes a user id', names: 'user' },
  ]
  const values = [
    'mail',
    'Mail.Read',
    'mails.read',
    'email',
    'message',
    'messages:write',
    'calendar',
    'files.read',
    'file',
    'drive.file',
    'contact',
    'contacts',
    'profile',
    'user',
    'users:read',
    'xmail',
    'mailx',
    'gmail.send',
    'read_mail',
    'tickets:sync',
  ]
  const scopes = Object.fromEntries(values.map((value) => [value, [located('openid'), located(value)]]))
  await expectSaid(
    'client-credentials-for-user',
    told(
      clientCredentialsForUser,
      make.machineGrant,
      {
        'for people': { people: [first] },
        'for people, keys': { people: [first], keyBased: true },
        'for their data': { people: [first, second], scopes: scopes['mail'] },
      },
      {
        scopes,
        people: { nobody: [], 'a user': [second], both: [first, second] },
        keyBased: [true],
        job: [true],
        brought: [true],
        owner: OWNERS,
      },
    ),
    told(clientCredentialsForUser, make.machineGrant, { declared: { people: [first] } }, {}, { forMachines: true }),
  )
})

test('PKCE', async () => {
  const request = { pkce: unset() }
  const others = {
    'a request elsewhere': [make.authorizationRequest({ at: line(1, 1, ELSEWHERE) })],
    'a request of the file': [make.authorizationRequest({ at: line(2) })],
    'a request to its server': [make.tokenRequest({ host: 'id.desk.io', at: line(2, 1, ELSEWHERE) })],
    'a request of its client': [make.tokenRequest({ host: 'id.desk.io', clientId: 'desk', at: line(2, 1, ELSEWHERE) })],
    'a request of another client': [make.authorizationRequest({ host: 'id.desk.io', clientId: 'other', at: line(2, 1, ELSEWHERE) })],
  }
  const shown = {
    'of a public client': [{ is: 'public-client', at: line(3), say: 'it runs in a browser' }],
    'of something else': [{ is: 'written', at: line(3), say: 'it is written' }],
  }
  const fields = {
    clientType: CLIENTS,
    mcp: [true],
    confidence: CERTAIN,
    owner: OWNERS,
    host: ['id.desk.io'],
    clientId: ['desk'],
    evidence: shown,
    beside: others,
    at: { 'in Python': line(10, 1, MODULE) },
  }
  const responses = Object.fromEntries(
    ['code', 'code id_token', 'id_token', 'token', 'id_token\tcode', 'codes'].map((value) => [value, set(value)]),
  )
  const challenges = Object.fromEntries(['S256', 'plain', 'no-method', 'verifier', 'off', 'ignored'].map((value) => [value, set(value)]))
  const bases = {
    request,
    'to a server': { ...request, host: 'id.desk.io' },
    'of a client': { ...request, host: 'id.desk.io', clientId: 'desk' },
  }
  const policies = {
    require: {
      ...Object.fromEntries(['S256', 'plain', 'optional', 'ignored', 'no-s256'].map((value) => [value, set(value)])),
      'not set': unset(),
      'out of sight': dynamic,
    },
    by: ['server', 'client', 'metadata'],
    clientType: CLIENTS,
    byDefault: [true],
    instead: ['ask the vendor'],
    owner: OWNERS,
  }
  const switches = Object.fromEntries(
    ['true', '"false"', "'True'", 'False', 'plain', '"plain"', 'off', '"true', 'truex', 'xtrue'].map((text) => [
      text,
      set('optional', { file: new SourceFile('a.yml', text), start: 0, end: text.length }),
    ]),
  )
  const inCode = Object.fromEntries(
    ['a.ts', 'a.mjs', 'a.vue', 'a.py', 'a.go', 'a.rb', 'a.json', 'xts'].map((path) => [
      path,
      set('optional', { file: new SourceFile(path, 'true'), start: 0, end: 4 }),
    ]),
  )
  await expectSaid(
    'pkce',
    told(
      pkceMissing,
      beside(make.authorizationRequest),
      { ...bases, off: { pkce: set('off') } },
      {
        ...fields,
        pkce: { ...challenges, 'out of sight': dynamic },
        nonce: { sent: set('sent'), 'out of sight': dynamic },
        responseType: { ...responses, 'not set': unset(), 'out of sight': dynamic },
      },
    ),
    told(
      pkceMissing,
      beside(make.authorizationRequest),
      { 'a confidential one with a nonce': { ...request, clientType: 'confidential', nonce: set('sent') } },
      { clientType: CLIENTS, mcp: [true] },
    ),
    told(
      pkceMissing,
      beside(make.tokenRequest),
      { 'a token request': { verifier: unset() }, 'a token request to a server': { verifier: unset(), host: 'id.desk.io' } },
      { ...fields, grant: { refresh: located('refresh_token') }, verifier: { sent: set('sent'), 'out of sight': dynamic } },
    ),
    told(
      pkceWeak,
      make.authorizationRequest,
      { plain: { pkce: set('plain') } },
      { pkce: { ...challenges, 'out of sight': dynamic }, confidence: CERTAIN, owner: OWNERS },
    ),
    told(
      pkceWeak,
      make.codeVerifier,
      { verifier: { source: 'constant', by: 'x()' } },
      { source: ['strong', 'weak-random', 'time', 'short', 'constant'] },
    ),
    told(
      pkceNotEnforced,
      make.pkcePolicy,
      {
        server: { require: unset() },
        client: { by: 'client', require: set('optional') },
        metadata: { by: 'metadata', require: set('no-s256') },
      },
      policies,
    ),
    told(pkceNotEnforced, make.pkcePolicy, { 'a switch': { require: set('optional') } }, { require: { ...switches, ...inCode } }),
  )
})

test('oauth-state-missing', async () => {
  const naked = { state: unset(), pkce: unset() }
  const states = ['sent', 'constant', 'guessable', 'unbound', 'repeated', 'unchecked', 'unsealed', 'optional', 'if-kept', 'toString']
  const fields = {
    state: { ...Object.fromEntries(states.map((state) => [state, set(state)])), 'out of sight': dynamic },
    pkce: { S256: set('S256'), plain: set('plain'), 'out of sight': dynamic },
    nonce: { sent: set('sent'), 'out of sight': dynamic },
    mcp: [true],
    owner: OWNERS,
    confidence: CERTAIN,
    at: { 'in Python': line(10, 1, MODULE) },
  }
  await expectSaid(
    'oauth-state-missing',
    told(
      oauthStateMissing,
      make.authorizationRequest,
      { naked, 'with PKCE for MCP': { state: unset(), mcp: true }, weak: { ...naked, state: set('constant') } },
      fields,
    ),
  )
})

test('resource-param-missing', async () => {
  const values = [
    'https://mcp.desk.io',
    'HTTPS://mcp.desk.io',
    'urn:desk',
    '/mcp',
    'mcp.desk.io',
    'https://mcp.desk.io#x',
    'https:',
    '1https://x',
    'x https://mcp.desk.io',
  ]
  const fields = {
    resource: { ...Object.fromEntries(values.map((value) => [value, set(value)])), 'out of sight': dynamic },
    mcp: [false],
    confidence: CERTAIN,
    owner: OWNERS,
    beside: {
      'a token request': [make.tokenRequest({ mcp: true, at: line(20) })],
      'one elsewhere': [make.tokenRequest({ mcp: true, at: line(20, 1, ELSEWHERE) })],
      'one not for MCP': [make.tokenRequest()],
      'one that names it': [make.tokenRequest({ mcp: true, resource: set('https://mcp.desk.io') })],
    },
  }
  await expectSaid(
    'resource-param-missing',
    told(resourceParamMissing, beside(make.authorizationRequest), { request: { mcp: true } }, fields),
    told(resourceParamMissing, beside(make.authorizationRequest), { 'a request of others': { resource: set('/mcp') } }, { mcp: [true] }),
    told(resourceParamMissing, beside(make.tokenRequest), { 'a token request': { mcp: true } }, fields),
  )
})

test('redirect-uri-unsafe', async () => {
  const uris = [
    'https://*.desk.io/cb',
    'https://app.desk.io/*',
    '*',
    '/oauth/*',
    'http://app.desk.io/cb',
    'http://app.example.com/cb',
    'https://*.example.com/cb',
    'javascript:alert(1)',
    'data:x',
    'vbscript:x',
    'xjavascript:x',
    'javascriptx:x',
    'desk:/cb',
    'com.desk.app:/cb',
    'http://0.0.0.0:3000/cb',
    'http://192.168.1.4/cb',
    'http://web:3000/cb',
    'https://web:3000/cb',
    'https://3f2a.ngrok-free.app/cb',
    'https://desk-git-main-team.vercel.app/cb',
    'https://app.desk.io/cb#x',
    'http://localhost:3000/*',
    'http://localhost:*',
    'http://localhost:*/cb',
    'http://localhost:*x',
    'https://app.desk.io:*/cb',
    'http://127.0.0.1:3000/cb',
    'http://app.localhost/cb',
    'http://xlocalhost/cb',
    'http://localhost.desk.io/cb',
    'http://[::1]:80/cb',
    'https://claude.ai/api/mcp/auth_callback',
    '${APP}/cb',
    'http://${HOST}/cb',
    'http://{{host}}/cb',
    'http://$(host)/cb',
    'http://<host>/cb',
    'http://{host}/cb',
    'http://%HOST%/cb',
    '${SCHEME}desk:/cb',
    'de{x}sk:/cb',
    'eg:https://app.desk.io/*',
    'example:http://app.desk.io',
    'Eg:http://app.desk.io',
    'a-long-word-eg:http://app.desk.io',
    ' http://app.desk.io/cb ',
    'http://joe:pw@app.desk.io/cb?key=x#y',
    'HTTP://APP.DESK.IO/cb',
    'http:///cb',
    '',
    'app.desk.io/cb',
  ]
  const matching = ['prefix', 'suffix', 'pattern', 'host', 'anything', 'plain', 'if-registered', 'if-known', 'request', 'state', 'error']
  const maker = ({ uri, ...given }: { uri?: string }) => make.redirectUri(uri, given)
  const fields = { native: [true], development: [true], owner: OWNERS }
  await expectSaid(
    'redirect-uri-unsafe',
    told(
      redirectUriUnsafe,
      maker,
      {
        'an address': { uri: 'http://app.desk.io/cb' },
        'in development': { uri: 'http://app.desk.io/cb', development: true },
        'of a native client': { uri: 'http://localhost/cb', native: true },
      },
      { uri: uris, ...fields },
    ),
    told(
      redirectUriUnsafe,
      maker,
      { compared: { matching: 'prefix' }, 'where none is': { matching: 'if-registered' } },
      { matching, anybody: [true], owner: OWNERS, uri: ['https://app.desk.io/cb'] },
    ),
  )
})

test('lifetimes', async () => {
  const lives = [
    1,
    60,
    61,
    300,
    301,
    600,
    601,
    900,
    1800,
    1801,
    HOUR,
    HOUR + 1,
    2 * HOUR,
    4 * HOUR,
    8 * HOUR,
    12 * HOUR,
    12 * HOUR + 1,
    DAY,
    DAY + 1,
    7 * DAY,
    7 * DAY + 1,
    14 * DAY,
    30 * DAY,
    30 * DAY + 1,
    31 * DAY,
    60 * DAY,
    90 * DAY,
    90 * DAY + 1,
    180 * DAY,
    180 * DAY + 1,
    365 * DAY,
    366 * DAY + 1,
  ]
  const lifetime = {
    ...Object.fromEntries(lives.map((life) => [String(life), set(life)])),
    never: set('never'),
    'not set': unset(),
    'out of sight': dynamic,
  }
  const tokens = [
    'access',
    'refresh',
    'refresh-idle',
    'code',
    'device-code',
    'id',
    'assertion',
    'session',
    'session-idle',
    'link',
    'state',
    'rotation-grace',
  ]
  const fields = {
    clientType: CLIENTS,
    rotates: [true, false],
    bound: [true],
    internal: [true],
    effective: [365 * DAY, 'never', HOUR],
    confidence: CERTAIN,
    owner: OWNERS,
    byCookie: [true],
    selfContained: [true],
    defaultFor: ['all'],
    awaitsDefault: [true],
    written: ['false', 'true', 'non-expiring', 'xtrue', 'non-expiring!'],
    opens: { 'an API': [{ is: 'written', at: line(40), say: 'it opens the API' }] },
    at: { 'in Python': line(9, 1, MODULE), 'of settings': line(9, 1, SETTINGS) },
  }
  const year = { lifetime: set(365 * DAY) }
  const owned = (owner: string, at = HERE) => ({
    ...year,
    owner: OWNERS[owner as keyof typeof OWNERS],
    lifetime: set(365 * DAY, line(2, 1, at)),
    at: line(9, 1, at),
  })
  const owners = {
    'of a function': owned('that is a function'),
    'of a setting': owned('that is a setting'),
    'of settings': owned('that is a setting', SETTINGS),
    'of an environment': owned('that is an environment', SETTINGS),
    'of a variable file': owned('that is an environment', new SourceFile('.env', HERE.text)),
    'of a client': { ...year, owner: OWNER },
  }
  const others = (given: object) => [make.tokenPolicy({ ...given })]
  const issues = {
    'what issues it': others({ ...owned('that is a function', new SourceFile('src/issue.ts', `${HERE.text} accessTokenExpiresIn`)) }),
    'what issues others': others({ ...owned('that is a function', new SourceFile('src/issue.ts', HERE.text)) }),
    'a refresh token': others({ ...owned('that is a function'), token: 'refresh' }),
    'a default': others({ ...owned('that is a setting', new SourceFile('src/settings.py', HERE.text)), key: 'ACCESS_TOKEN_EXPIRES_IN' }),
  }
  const some = {
    lifetime: { '30 d': set(30 * DAY), never: set('never'), 'not set': unset(), 'out of sight': dynamic },
    token: tokens,
    key: ['exp', 'ACCESS_TOKEN_EXPIRES_IN'],
    ...fields,
  }
  const alone = Object.fromEntries(tokens.map((token) => [token, { token, lifetime: set('never') }]))
  await expectSaid(
    'lifetimes',
    ...tokens.map((token) =>
      told(
        tokenLifetimeLong,
        make.tokenPolicy,
        { [token]: { token, lifetime: set(366 * DAY) } },
        { lifetime, bound: [true], internal: [true], selfContained: [true], effective: [366 * DAY, HOUR] },
      ),
    ),
    told(tokenLifetimeLong, beside(make.tokenPolicy), { long: year, ...owners }, { ...some, beside: issues }),
    told(tokenNoExpiry, make.tokenPolicy, alone, { lifetime: some.lifetime, effective: ['never'], internal: [true] }),
    told(
      tokenNoExpiry,
      beside(make.tokenPolicy),
      { endless: { lifetime: set('never') }, 'endless by default': { lifetime: unset(), effective: 'never' } },
      { ...some, beside: issues },
    ),
  )
  const refresh = { token: 'refresh', ...year }
  const idle = (given: object = {}) => [make.tokenPolicy({ token: 'refresh-idle', lifetime: set(7 * DAY), owner: OWNER, ...given })]
  const limits = {
    'an idle limit': idle(),
    'an idle limit of others': idle({ owner: NAMELESS }),
    'an idle limit elsewhere': idle({ at: line(9, 1, ELSEWHERE) }),
    'an idle limit out of sight': idle({ lifetime: dynamic }),
    'an idle limit by default': idle({ lifetime: unset(), effective: DAY }),
    'no idle limit': idle({ lifetime: set('never') }),
    'an absolute limit': idle({ token: 'refresh', lifetime: set(DAY) }),
  }
  const kinds = {
    public: { ...refresh, owner: OWNER, rotates: false },
    rotating: { ...refresh, owner: OWNER, rotates: true },
    confidential: { ...refresh, owner: OWNER, clientType: 'confidential' },
    idle: { ...refresh, owner: OWNER, token: 'refresh-idle', rotates: true },
    'idle and used again': { ...refresh, owner: OWNER, token: 'refresh-idle', rotates: false },
    endless: { token: 'refresh', lifetime: set('never'), owner: OWNER },
  }
  await expectSaid(
    'refresh-lifetimes',
    told(refreshTokenLifetimeLong, beside(make.tokenPolicy), kinds, { lifetime, bound: [true], beside: limits }),
    told(
      refreshTokenLifetimeLong,
      beside(make.tokenPolicy),
      {
        refresh,
        'refresh of a store': { ...refresh, owner: OWNERS['that is a store'] },
        endless: { token: 'refresh', lifetime: unset(), effective: 'never' },
      },
      some,
    ),
  )
})

test('refresh-rotation-disabled, client-secret-long-lived', async () => {
  const rotates = { on: set(true), 'not set': unset(), 'out of sight': dynamic }
  const ends = {
    unmanaged: set('unmanaged'),
    'not set': unset(),
    'out of sight': dynamic,
    ...Object.fromEntries([89, 90, 91, 180, 365, 366, 367, 730].map((days) => [`${days} d`, set(days * DAY)])),
  }
  await expectSaid(
    'client-settings',
    told(
      refreshRotationDisabled,
      make.refreshRotation,
      { reused: {} },
      { rotates, clientType: CLIENTS, byDefault: [true], bound: [true], owner: OWNERS },
    ),
    told(
      refreshRotationDisabled,
      make.refreshRotation,
      { 'by default': { rotates: unset(), byDefault: true } },
      { clientType: CLIENTS, unasked: [true], instead: ['ask the vendor'], fix: ['`a` to `b`'] },
    ),
    told(
      refreshRotationDisabled,
      make.tokenPolicy,
      { grace: { token: 'rotation-grace', lifetime: set(HOUR) } },
      {
        bound: [true],
        lifetime: {
          never: set('never'),
          'not set': unset(),
          ...Object.fromEntries([10, 59, 60, 61, 120, 299, 300, 301, HOUR].map((life) => [String(life), set(life)])),
        },
        clientType: CLIENTS,
        owner: OWNERS,
        token: ['refresh'],
      },
    ),
    told(
      clientSecretLongLived,
      make.secretTerm,
      { secret: {} },
      { ends, what: ['key'], instead: ['use mTLS'], byDefaultOfRegistration: [true], owner: OWNERS },
    ),
    told(
      clientSecretInPublicClient,
      make.publicClientSecret,
      { shipped: {}, 'of a server': { ofServer: true } },
      {
        notSecretByProvider: [true],
        methodOnly: [true],
        ofServer: [true],
        value: ['GitHub token'],
        shippedTo: ['every user'],
        owner: OWNERS,
      },
    ),
  )
})

test('MCP servers and their tools', async () => {
  const deployed = [{ at: line(50), label: 'exposed here' }]
  const listens = { 'this machine': set('loopback'), 'one address': set('other'), 'not set': unset(), 'out of sight': dynamic }
  const rebinding = {
    'any host': { at: line(33), written: 'check: false' },
    'any site': { at: line(33), written: 'origin: *', sites: 'any' },
    'sites of this machine': { at: line(33), written: 'origin: *', sites: 'this machine' },
  }
  const fields = {
    transport: ['stdio'],
    auth: ['oauth', 'shared-key', 'none', 'dynamic'],
    authAt: { 'a check': line(9) },
    listens,
    address: { none: undefined },
    deployed: { somewhere: deployed },
    tools: ['read-only', 'contained', 'agent', 'unknown'],
    unless: ['required: true'],
    openUnless: ['MCP_API_KEY'],
    openRoute: { '/sse': { path: located('/sse'), guarded: '/mcp' } },
    rebinding,
    instead: ['put a gateway before it'],
    confidence: CERTAIN,
    owner: OWNERS,
    beside: {
      'an open tool': [make.tool({ server: 'network-unauthenticated' })],
      'a tool elsewhere': [make.tool({ server: 'network-unauthenticated', at: line(21, 1, ELSEWHERE) })],
      'a tool of another server': [make.tool()],
      'a harmless tool': [make.tool({ server: 'network-unauthenticated', does: undefined } as never)],
    },
  }
  const here = { listens: set('loopback'), rebinding: rebinding['any host'] }
  const tools = {
    does: { nothing: undefined, refunds: 'refunds' },
    readOnly: [true],
    scoped: [true],
    server: ['network', 'network-unauthenticated', 'stdio', 'unknown'],
    at: {
      'of an API description': line(21, 1, new SourceFile('api.yaml', HERE.text)),
      'of an API description in YML': line(21, 1, new SourceFile('api.yml', HERE.text)),
      'of JSON': line(21, 1, new SourceFile('api.json', HERE.text)),
    },
    beside: {
      'a tool that asks': [make.tool({ scoped: true, at: line(22) })],
      'a tool elsewhere that asks': [make.tool({ scoped: true, at: line(22, 1, ELSEWHERE) })],
      'another tool': [make.tool({ at: line(22) })],
      ...Object.fromEntries(
        ['published', 'required', 'allowed', 'request'].map((role) => [
          `scopes that are ${role}`,
          [make.scopeSet(['x'], { role } as never)],
        ]),
      ),
      'an open server': [make.mcpServer()],
      'an open agent': [make.mcpServer({ tools: 'agent' })],
      'a server over stdio': [make.mcpServer({ transport: 'stdio' })],
      'a server with OAuth': [make.mcpServer({ auth: 'oauth' })],
    },
  }
  await expectSaid(
    'mcp-servers',
    told(
      mcpServerUnauthenticated,
      beside(make.mcpServer),
      {
        open: {},
        'that answers any host': here,
        'that answers sites of this machine': { ...here, rebinding: rebinding['sites of this machine'] },
        'that lets pass': { unless: 'required: true', authAt: line(9) },
        'published alone': { listens: dynamic, deployed },
      },
      fields,
    ),
    told(
      mcpServerUnauthenticated,
      beside(make.mcpServer),
      { 'a check out of sight': { ...here, auth: 'dynamic' } },
      { authAt: { 'that stands somewhere': line(9) }, rebinding },
    ),
    told(
      mcpServerApiKeyAuth,
      beside(make.mcpServer),
      { 'a shared key': { auth: 'shared-key' }, 'a shared key of a server without a name': { auth: 'shared-key', owner: NAMELESS } },
      { ...fields, at: { 'in Python': line(18, 1, MODULE) } },
    ),
    told(
      mcpServerUnauthenticated,
      beside(make.mcpServer),
      { 'a check out of sight, sites of this machine': { ...here, auth: 'dynamic', rebinding: rebinding['sites of this machine'] } },
      { auth: ['none', 'oauth'] },
    ),
    told(sensitiveToolUnscoped, beside(make.tool), { tool: {}, 'an open tool': { server: 'network-unauthenticated' } }, tools),
  )
})

test('token checks', async () => {
  const gaps = [
    'signature',
    'none',
    'unlooked',
    'known-key',
    'any-application',
    'active',
    'audience',
    'default-audience',
    'named-audience',
    'answered',
    'introspected',
    'expiry',
    'algorithm',
    'issuer',
    'written-word',
  ]
  const missing = {
    nothing: [],
    ...Object.fromEntries(gaps.map((gap) => [gap, [gap]])),
    ...Object.fromEntries(gaps.slice(1).map((gap, i) => [`${gap} and ${gaps[i]}`, [gap, gaps[i]]])),
    three: ['audience', 'expiry', 'issuer'],
    all: gaps,
  }
  const fields = { missing, unlessSet: ['JWT_SECRET'], verifiedIn: ['src/gate.ts'], by: ['decode'], confidence: CERTAIN, owner: OWNERS }
  const forwarded = { host: ['api.desk.io'], held: ['session.token'], token: ['`req.token`'] }
  await expectSaid(
    'token-checks',
    told(
      tokenNotValidated,
      make.tokenCheck,
      {
        'of MCP': { missing: ['signature'] },
        'of others': { missing: ['signature'], evidence: [] },
        'of who decides': { missing: ['signature'], evidence: [{ is: 'decides-access', at: line(24), say: 'it answers 401' }] },
        'a known key': { missing: ['known-key'], unlessSet: 'JWT_SECRET' },
      },
      fields,
    ),
    told(tokenPassthrough, make.tokenForwarding, { 'to somebody': {}, 'to a host': { host: 'api.other.io' } }, forwarded),
  )
})

const FACTS = {
  'agent-card': [
    'plain-http',
    'plain-parameter',
    'plain-oauth-endpoint',
    'none-declared',
    'none-asked-for',
    'none-required',
    'schemes-not-required',
    'no-requirement',
    'key-in-query',
    'only-password',
    'only-key',
    'only-static-token',
    'only-vault-key',
    'only-registered-key',
    'grant-offered',
    'pkce-not-required',
    'flow-without-scopes',
    'scope-empty',
  ],
  'server-metadata': [
    'issuer-plain-http',
    'issuer-host-alone',
    'issuer-of-another',
    'issuer-with-query',
    'issuer-with-fragment',
    'endpoint-plain-http',
    'grant-offered',
    'token-response',
    'grants-not-listed',
    'grants-left-to-response-types',
    'no-revocation',
    'no-iss',
    'only-dynamic-registration',
    'only-shared-secrets',
  ],
  'client-metadata': [
    'id-plain-http',
    'id-without-path',
    'id-with-fragment',
    'id-with-user-information',
    'id-with-dot-segments',
    'id-elsewhere',
    'id-with-query',
    'secret-published',
    'shared-secret-method',
    'secret-expiry',
    'fields-absent',
    'grant-used',
    'token-response',
    'only-loopback-redirects',
    'too-large',
  ],
  'resource-metadata': [
    'resource-plain-http',
    'resource-with-fragment',
    'no-resource',
    'no-authorization-server',
    'authorization-server-plain-http',
    'no-scopes',
  ],
} as const

test('documents', async () => {
  const rules = {
    'agent-card': agentCardAuthWeak,
    'server-metadata': asMetadataWeak,
    'client-metadata': cimdInvalid,
    'resource-metadata': prmInvalid,
  }
  const said = Object.entries(FACTS).map(([document, facts]) =>
    told(rules[document as keyof typeof rules], make.documentFault, Object.fromEntries(facts.map((fact) => [fact, { document, fact }])), {
      document: Object.keys(FACTS),
      name: ['password', 'implicit', 'redirect_uris client_name'],
      change: ['it deletes files'],
      readers: ['network', 'everybody'],
      owner: { named: OWNER },
      related: { 'another place': [{ at: line(3), label: 'here' }] },
    }),
  )
  await expectSaid(
    'documents',
    ...said,
    told(
      asMetadataWeak,
      make.revocation,
      { revocation: {} },
      { offered: { on: set(true), 'not set': unset(), 'out of sight': dynamic }, byDefault: [true], owner: OWNERS },
    ),
  )
})

test('exceptions', async () => {
  const fields = {
    form: ['suppression', 'session-key'],
    outcome: ['valid', 'expired', 'too-long', 'unexplained', 'unknown', 'unused'],
    date: ['2026-01-31'],
    hid: ['error', 'warning', 'note'],
    rules: { none: [], two: ['token-in-url', 'pkce-weak'] },
  }
  await expectSaid(
    'exceptions',
    told(exceptionExpired, make.exception, { expired: { outcome: 'expired' }, 'too long': { outcome: 'too-long' } }, fields),
  )
})

test('scopes', async () => {
  const one = (value: string, at = line(14)) => located(value, at)
  const roles = ['request', 'required', 'published', 'allowed', 'permission', 'tool']
  const values = [
    '*',
    'admin:*',
    'files:*',
    'read:*',
    'all',
    'tickets:read',
    'tickets:delete',
    'org:admin',
    'openid',
    'offline_access',
    'https://www.googleapis.com/auth/drive',
    'Directory.ReadWrite.All',
    'Mail.Send',
    'repo',
    'admin:org',
    'https://www.googleapis.com/auth/cloud-platform',
    'Bash(*)',
    'true',
    'mcp__desk__*',
  ]
  const scopes = {
    ...Object.fromEntries(values.map((value) => [value, [one(value)]])),
    several: ['read:*', 'admin:*', 'files:*', 'tickets:delete', 'org:admin'].map((value, i) => one(value, line(14, 1 + 6 * i))),
    'on lines': ['read:*', 'admin:*', 'files:*', 'tickets:delete', 'org:admin'].map((value, i) => one(value, line(14 + i))),
    ten: Array.from({ length: 10 }, (_, i) => one(`a${i}:read`)),
    eleven: Array.from({ length: 11 }, (_, i) => one(`a${i}:read`)),
    'eleven with a broad one': [...Array.from({ length: 11 }, (_, i) => one(`a${i}:read`)), one('tickets:delete')],
    'with a sign-in': [one('https://graph.microsoft.com/User.Read'), one('Directory.ReadWrite.All')],
    'with a name like a sign-in': [one('User.Readx'), one('Directory.ReadWrite.All')],
  }
  const fields = {
    scopes,
    role: roles,
    provider: ['GitHub', 'Google', 'Microsoft', 'Slack'],
    noun: ['permission'],
    byForm: [true],
    forService: [true],
    suggested: [true],
    policy: ['AdministratorAccess'],
    used: { it: [one('tickets:delete', line(40))], another: [one('other', line(40))] },
    also: { it: [one('tickets:delete', line(41)), one('other', line(42))] },
    catalog: { three: ['a', 'b', 'c'], four: ['a', 'b', 'c', 'd'] },
    owner: {
      ...OWNERS,
      'that is Claude Code': { what: 'settings', product: 'Claude Code' },
      'that is a command': { what: 'command', product: 'Claude Code' },
    },
  }
  const maker = ({ scopes: list, ...given }: { scopes: readonly never[] }) => make.scopeSet(list, given)
  const claude = { what: 'settings', product: 'Claude Code' }
  const of = (role: string, value: string) => ({ role, scopes: [one(value)] })
  await expectSaid(
    'scopes',
    told(
      scopeWildcard,
      maker,
      {
        everything: of('request', '*'),
        permission: of('permission', '*'),
        tool: { ...of('tool', 'Bash(*)'), owner: claude },
        several: { scopes: scopes.several },
      },
      fields,
    ),
    told(
      scopeWildcard,
      maker,
      {
        'tools of a command': { ...of('tool', 'Bash(*)'), owner: { what: 'command', product: 'Claude Code' } },
        'permissions on lines': { role: 'permission', scopes: scopes['on lines'] },
      },
      {
        scopes: {
          'worst first in the lines': [one('*', line(14)), one('read:*', line(14, 9)), one('files:*', line(15))],
          'in another order': scopes['on lines'].toReversed(),
          'a switch': [one('true')],
        },
      },
    ),
    told(
      scopeBroad,
      maker,
      { broad: of('request', 'tickets:delete'), admin: of('allowed', 'org:admin'), several: { scopes: scopes.several } },
      fields,
    ),
    told(
      scopeBroad,
      maker,
      {
        drive: of('request', 'https://www.googleapis.com/auth/drive'),
        cloud: of('request', 'https://www.googleapis.com/auth/cloud-platform'),
        directory: of('request', 'Directory.ReadWrite.All'),
      },
      { byForm: [true], forService: [true], provider: ['Google', 'Microsoft'], scopes: { 'with a sign-in': scopes['with a sign-in'] } },
    ),
    told(
      scopeCatalogPublished,
      maker,
      {
        published: { role: 'published', scopes: ['a', 'b', 'c', 'd'].map((value, i) => one(value, line(14, 1 + 6 * i))) },
        'published with others': {
          role: 'published',
          scopes: ['a', 'tickets:delete', 'org:admin', 'offline_access'].map((value, i) => one(value, line(14, 1 + 6 * i))),
        },
      },
      fields,
    ),
    ...[
      { allowScopes: ['*', 'tickets:delete'], scopes: [] },
      { allowScopes: [], scopes: [{ scope: 'a:read', level: 'broad', narrower: 'less', why: 'reads all' }] },
    ].map((company) =>
      [scopeWildcard, scopeBroad]
        .map((rule) =>
          told(
            rule,
            maker,
            { 'by a company': of('request', 'tickets:delete') },
            { scopes: { '*': [one('*')], 'a:read': [one('a:read')] } },
            { company: { trustedHosts: [], providers: [], ...company } as never },
          ),
        )
        .join('\n'),
    ),
  )
})

/** A stored secret by its judgement. */
const stored = ({
  judged: own = {},
  git = 'tracked',
  at,
  credential = {},
  ...given
}: {
  judged?: Partial<Judgement>
  git?: GitState
  at?: never
  credential?: object
}) => storedSecret({ credential: literal({ judged: judged(own), ...(at ? { at } : {}), ...credential }, git), ...given }, git)

test('secrets where a model or a process sees them', async () => {
  const values = ['static', 'declared', 'short-lived', 'test', 'public-id', 'placeholder', 'unknown']
  const places = ['agent-config', 'variables', 'config', 'code', 'prompt', 'document', 'argument', 'image', 'script', 'key-file', 'comment']
  const kinds = {
    ...Object.fromEntries(values.map((is) => [is, { class: is }])),
    'of a provider': {
      provider: 'Stripe',
      what: 'Stripe secret key',
      kind: { id: 'desk', type: 'api-key', revokeAt: 'https://desk.io/keys' },
    },
    'a password': { what: 'password' },
  }
  const hosts = { 'this machine': [host('loopback')], 'no host': [host('none')], both: [host('loopback'), host('remote')] }
  const lines = [
    'desk --token VALUE',
    'TOKEN=VALUE desk',
    'export TOKEN=VALUE',
    '@export TOKEN="VALUE',
    '+-@TOKEN=VALUE',
    '+-@@TOKEN=VALUE',
    'cd desk; TOKEN=VALUE desk',
    'cd desk && A=1 TOKEN=VALUE desk',
    'TOKEN := VALUE',
    'TOKEN:=VALUE',
    'TOKEN+=VALUE',
    'TOKEN?=VALUE',
    'TOKEN =VALUE',
    'TOKEN  =VALUE',
    '1TOKEN=VALUE',
    '(TOKEN=VALUE desk)',
    '{ TOKEN=VALUE desk',
    'x | TOKEN=VALUE desk',
    '`TOKEN=VALUE desk',
    'docker run -e TOKEN=VALUE desk',
    'env TOKEN=VALUE desk',
    'local TOKEN=VALUE',
    'readonly TOKEN=VALUE',
    'declare TOKEN=VALUE',
    'set TOKEN=VALUE',
    'sets TOKEN=VALUE',
    'xexport TOKEN=VALUE',
    'desk TOKEN=VALUE',
    "TOKEN='$VALUE",
    'TOKEN=\'"$VALUE',
    'echo VALUE',
    'printf VALUE',
    'echos VALUE',
    'xecho VALUE',
    'desk; echo VALUE',
    'sh -c "echo VALUE',
    "sh -c 'echo VALUE",
    'sh -c "x" && echo VALUE',
    'desk $(echo VALUE',
    'desk <(echo VALUE',
    'desk >(echo VALUE',
    'desk `echo VALUE',
    '"a" (echo VALUE',
    '  echo VALUE',
    '',
  ]
  const places_ = Object.fromEntries(
    lines.map((text) => {
      const file = new SourceFile('call.sh', `# calls\n${text}\n`, 'tracked')
      const start = Math.max(0, file.text.indexOf('VALUE'))
      return [text, { file, start, end: start + 5 }]
    }),
  )
  const fields = {
    judged: kinds,
    place: places,
    hosts,
    name: { KEY: located('KEY'), argument: located('argument') },
    git: ['tracked', 'staged', 'none', 'untracked', 'ignored'],
    credential: { 'as an argument': { place: 'argument' }, 'as an argument of no name': { place: 'argument', sentAs: 'argument' } },
  }
  await expectSaid(
    'secrets-seen',
    told(secretInArgs, stored as never, { argument: { place: 'argument' }, image: { place: 'image' } }, fields),
    told(secretInArgs, stored as never, { 'in a script': { place: 'script' }, 'in an image': { place: 'image' } }, { at: places_ }),
    told(
      secretInArgs,
      (given: object) => ({ kind: 'argumentReference', option: '--token', place: 'argument', at: line(5), ...given }) as never,
      { reference: {} },
      { option: ['--key'] },
    ),
    told(
      secretInPrompt,
      stored as never,
      { prompt: { place: 'prompt' }, 'a test key': { place: 'prompt', judged: { class: 'test' } } },
      fields,
    ),
    told(
      secretInPrompt,
      (given: object) => ({ kind: 'promptInterpolation', variable: 'DESK_KEY', at: line(5), ...given }) as never,
      { interpolated: {} },
      {},
    ),
  )
})

test('secret-in-log', async () => {
  const fields = {
    sink: ['log', 'beginning', 'trace', 'terminal', 'tool-result', 'debug-switch'],
    what: ['tokens.access_token', 'headers', 'process.env'],
    within: ['entry'],
    isAnswer: [true],
    by: ['logger.info'],
  }
  await expectSaid(
    'secret-in-log',
    told(secretInLog, make.logCall, { headers: {}, value: { what: 'token' }, 'the result of a tool': { sink: 'tool-result' } }, fields),
  )
})

test('secret-through-model', async () => {
  const maker = ({
    field = 'password',
    at,
    beside: others = [],
    ...given
  }: {
    field?: string
    at?: never
    beside?: readonly Subject[]
  }) => [make.modelParameter(field, { ...given, ...(at ? { field: located(field, at), at } : {}) }), ...others]
  const of = ['tool', 'prompt', 'message', 'elicitation-form', 'elicitation-url']
  const there = (field: string, given: object = {}) => make.modelParameter(field, { owner: 'other', ...given })
  const beside_ = {
    'the same elsewhere before': [there('password', { field: located('password', line(2)) })],
    'another secret of the tool': [make.modelParameter('api_key')],
    'another secret of another tool': [there('api_key')],
    'a secret of OAuth': [make.modelParameter('client_secret')],
    'a secret of OAuth elsewhere': [there('client_secret', { at: line(3, 1, ELSEWHERE) })],
    'the address of a channel': [make.modelParameter('webhook_url')],
    'a channel': [make.modelParameter('channel_id'), make.modelParameter('notification_url')],
    'a channel of another tool': [there('channel_id'), there('notification_url')],
  }
  const before = (...fields: readonly string[]) => fields.map((field) => there(field, { owner: 'first' }))
  const orders = {
    'asked before alone': [...before('password'), ...['password'].map((field) => there(field))],
    'asked before together': [...before('password', 'api_key'), there('password'), there('api_key')],
    'asked before, another beside': [...before('password'), there('password'), there('api_key'), there('api_key', { owner: 'third' })],
  }
  await expectSaid(
    'secret-through-model',
    told(
      secretThroughModel,
      maker as never,
      {
        parameter: {},
        'of a form': { of: 'elicitation-form', owner: '' },
        token: { field: 'token' },
        'access token': { field: 'access_token' },
      },
      {
        field: ['api_key', 'max_tokens', 'client_secret', 'bot_token', 'refresh_token', 'code'],
        of,
        owner: { none: '', connect: 'connect' },
        beside: beside_,
      },
    ),
    told(secretThroughModel, ((given: { all: readonly Subject[] }) => given.all) as never, { nothing: { all: [] } }, { all: orders }),
    told(
      secretThroughModel,
      (given: object) => ({ kind: 'modelInstruction', does: 'asks for', what: 'a key', at: line(5), ...given }) as never,
      { instruction: {} },
      { does: ['reads', 'prints', 'remembers'], what: ['`.env`'] },
    ),
  )
})

test('files with secrets, and who reads them', async () => {
  const reader = { agent: 'Cursor', at: line(3), deny: 'list `.env` in .cursorignore', denyBy: { path: '.cursorignore', line: '.env' } }
  const list = {
    ...reader,
    agent: 'MCP client',
    deny: 'deny it',
    denyBy: { path: 'a.json', list: ['permissions', 'deny'], item: 'Read(.env)' },
  }
  const at = (place: string, given: object = {}) => storedSecret({ place, ...given } as never)
  const secrets = {
    none: [],
    'two of variables': [at('variables'), at('variables')],
    'a key file': [at('key-file')],
    'of code': [at('code')],
    'one that is live': [at('variables', { credential: literal({ judged: judged({ mode: 'live' }) }) }), at('variables')],
    'a live one': [at('variables', { credential: literal({ judged: judged({ mode: 'live' }) }) })],
    ...Object.fromEntries(
      ['loopback', 'none', 'private', 'production'].map((is) => [`for ${is}`, [at('variables', { hosts: [host(is as 'none')] })]]),
    ),
    'for two hosts': [at('variables', { hosts: [host('loopback'), host('remote')] })],
    'one for this machine': [at('variables', { hosts: [host('loopback')] }), at('variables')],
  }
  const maker = ({ git = 'untracked', path = '.env', ...given }: { git?: GitState; path?: string }) =>
    secretFile({ file: kept(git, path), at: line(1, 1, kept(git, path)), ...given }, git)
  const shippedBy = {
    'a package': { at: line(4), label: 'copied here', what: 'the npm package' },
    'an image': { at: line(4), label: 'copied here', what: 'the image' },
  }
  const fields = {
    secrets,
    git: ['tracked', 'staged', 'none', 'ignored'],
    path: ['a/b/.env', 'my file.env'],
    template: [true],
    ignoredOnlyHere: [true],
    shippedBy,
    readers: {
      one: [reader],
      two: [reader, list],
      four: [reader, list, { ...reader, agent: 'Zed' }, { ...reader, agent: 'Windsurf' }],
      'one without a line': [reader, { ...list, denyBy: undefined }],
    },
  }
  await expectSaid(
    'secret-files',
    told(secretFileNotIgnored, maker, { file: {}, shipped: { shippedBy: shippedBy['a package'], git: 'ignored' } }, fields),
    told(
      envReadableByAgent,
      maker,
      { 'a file that is read': { readers: [reader] }, 'a file that two read': { readers: [reader, list] } },
      fields,
    ),
    told(
      envReadableByAgent,
      (given: object) =>
        ({ kind: 'contextOutput', by: 'hook', name: 'SessionStart', what: 'the environment', at: line(5), ...given }) as never,
      { hook: {} },
      { by: ['permission'] },
    ),
    told(
      envReadableByAgent,
      (given: object) => ({ kind: 'environmentHandover', to: 'desk', what: 'the environment', at: line(5), ...given }) as never,
      { handed: {} },
      {},
    ),
  )
})

test('shared-static-key', async () => {
  const value = new Secret('q7Zt0Lw2Xc9Vb4Nm8Kj6Hg5')
  const to = (name: string, hostName: string, credential: Credential = literal({ secret: value, at: line(12) }), more: object = {}) =>
    connection({
      name: located(name),
      endpoint: { transport: 'http', host: host('remote', { name: hostName }), at: line(8) },
      credentials: [credential],
      ...more,
    })
  const variable = (given: object = {}) => reference({ at: line(12), ...given })
  const several = (count: number) =>
    Array.from({ length: count }, (_, i) => to(`server${i}`, `h${i}.desk.io`, literal({ secret: value, at: line(20 + i) })))
  const program = (given: object = {}) => ({ endpoint: { transport: 'stdio', program: 'desk-mcp', at: line(8), ...given } })
  const all = {
    alone: [to('one', 'one.desk.io')],
    'two servers': [to('one', 'one.desk.io'), to('two', 'two.desk.io')],
    'one name': [to('one', 'one.desk.io'), to('one', 'two.desk.io')],
    'one host': [to('one', 'one.desk.io'), to('two', 'one.desk.io')],
    'three of which two share a name': [to('one', 'one.desk.io'), to('one', 'two.desk.io'), to('two', 'two.desk.io')],
    'three of which two share a host': [to('one', 'one.desk.io'), to('two', 'one.desk.io'), to('two', 'two.desk.io')],
    'a ring': [to('one', 'a'), to('two', 'a'), to('two', 'b'), to('one', 'b')],
    eleven: several(11),
    ten: several(10),
    twelve: several(12),
    'two values': [to('one', 'one.desk.io'), to('two', 'two.desk.io', literal({ secret: new Secret('another7Zt0Lw2Xc9') }))],
    'a test key': [
      to('one', 'one.desk.io', literal({ secret: value, judged: judged({ class: 'test' }) })),
      to('two', 'two.desk.io', literal({ secret: value, judged: judged({ class: 'test' }) })),
    ],
    'one switched off': [to('one', 'one.desk.io'), to('two', 'two.desk.io', undefined, { enabled: false })],
    'one of an API': [to('one', 'one.desk.io'), to('two', 'two.desk.io', undefined, { protocol: 'api' })],
    'a variable': [to('one', 'one.desk.io', variable()), to('two', 'two.desk.io', variable())],
    'a variable of two files': [to('one', 'one.desk.io', variable()), to('two', 'two.desk.io', variable({ at: line(12, 1, ELSEWHERE) }))],
    'two variables': [to('one', 'one.desk.io', variable()), to('two', 'two.desk.io', variable({ name: 'OTHER_KEY' }))],
    'a variable without a name': [to('one', 'one.desk.io', variable({ name: '' })), to('two', 'two.desk.io', variable({ name: '' }))],
    'what a user is asked for': [
      to('one', 'one.desk.io', variable({ store: 'prompt' })),
      to('two', 'two.desk.io', variable({ store: 'prompt' })),
    ],
    'programs with a variable': [to('one', '', variable(), program()), to('two', '', variable(), program({ program: 'other' }))],
    'programs with a value': [to('one', '', undefined, program()), to('two', '', undefined, program({ program: 'other' }))],
    'one program': [to('one', '', undefined, program()), to('two', '', undefined, program())],
    'one program, two hosts': [
      to('one', '', literal({ secret: value, to: host('remote', { name: 'a' }) }), program()),
      to('two', '', literal({ secret: value, to: host('remote', { name: 'b' }) }), program()),
    ],
  }
  const issued = (start: number, name: string, hosts: readonly never[], given: object = {}) =>
    storedSecret({ credential: literal({ judged: judged(given), secret: value, at: line(start) }), name: located(name), hosts })
  const at = (name: string, is: 'remote' | 'production' | 'private' | 'staging' = 'remote', given: object = {}) =>
    [host(is, { name, ...given })] as never
  const secrets = {
    'two domains': [issued(1, 'CLIENT_SECRET', at('login.desk.io')), issued(2, 'clientSecret', at('id.other.io', 'production'))],
    'one domain': [issued(1, 'CLIENT_SECRET', at('login.desk.io')), issued(2, 'CLIENT_SECRET', at('id.desk.io'))],
    'a provider': [
      issued(1, 'CLIENT_SECRET', at('login.desk.io')),
      issued(2, 'CLIENT_SECRET', at('x.okta.com', 'remote', { provider: 'Okta' })),
    ],
    'a provider in a private network': [
      issued(1, 'CLIENT_SECRET', at('login.desk.io')),
      issued(2, 'CLIENT_SECRET', at('x', 'private', { provider: 'Okta' })),
    ],
    'two files': [
      issued(1, 'CLIENT_SECRET', at('login.desk.io')),
      storedSecret({
        credential: literal({ secret: value, at: line(1, 1, ELSEWHERE) }),
        name: located('CLIENT_SECRET'),
        hosts: at('id.other.io'),
      }),
    ],
    staging: [issued(1, 'CLIENT_SECRET', at('login.desk.io')), issued(2, 'CLIENT_SECRET', at('x.other.io', 'staging'))],
    'another name': [issued(1, 'CLIENT_SECRETS', at('login.desk.io')), issued(2, 'CLIENT_SECRETS', at('id.other.io'))],
    three: [
      issued(1, 'CLIENT_SECRET', at('login.desk.io')),
      issued(2, 'CLIENT_SECRET', at('a.desk.io')),
      issued(3, 'CLIENT_SECRET', at('id.other.io')),
    ],
    'a declared one': [
      issued(1, 'CLIENT_SECRET', at('login.desk.io'), { class: 'declared' }),
      issued(2, 'CLIENT_SECRET', at('id.other.io')),
    ],
  }
  const turned = Object.fromEntries(
    Object.entries(secrets).map(([label, list]) => [`${label}, turned`.replace(', ', ' and '), list.toReversed()]),
  )
  await expectSaid(
    'shared-static-key',
    told(
      sharedStaticKey,
      ((given: { all: readonly Subject[] }) => given.all) as never,
      { nothing: { all: [] } },
      { all: { ...all, ...secrets, ...turned } },
    ),
  )
})
