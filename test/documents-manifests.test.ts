import { describe, expect, it } from 'vitest'
import card from '../src/surfaces/documents/agent-card.ts'
import plugin from '../src/surfaces/documents/ai-plugin.ts'
import agentcore from '../src/surfaces/deploy/bedrock-agentcore.ts'
import githubApp from '../src/surfaces/idp/github-app-manifest.ts'
import google from '../src/surfaces/idp/google-client-json.ts'
import m365 from '../src/surfaces/clients/m365-agents.ts'
import serverCard from '../src/surfaces/documents/mcp-server-card.ts'
import openapi from '../src/surfaces/documents/openapi-security.ts'
import powerPlatform from '../src/surfaces/clients/power-platform.ts'
import { readDocument, readJson } from './document-readings.ts'

const API = 'https://orders.acme-labs.io'
const LOGIN = { authorizationUrl: 'https://login.acme-labs.io/authorize', tokenUrl: 'https://login.acme-labs.io/token' }
const SCOPES = { 'orders:read': 'Read orders' }

describe('agent cards', () => {
  const CARD = { protocolVersion: '0.3.0', name: 'Order agent', url: API, capabilities: {}, defaultInputModes: ['text/plain'] }
  const oauth = (flows: object) => ({ securitySchemes: { user: { type: 'oauth2', flows } }, security: [{ user: [] }] })
  const reads = { skills: [{ id: 'status', name: 'Order status', description: 'Looks up an order' }] }
  const writes = { skills: [{ id: 'cancel', name: 'Cancel order', description: 'Cancels an order and refunds the customer' }] }
  const read = (change: object) => readJson(card, { ...CARD, ...reads, ...change })

  it.each([
    [writes, `open-write: it declares no authentication, though it cancels | ${API}`],
    [{ skills: [{ id: 'chat', name: 'Chat', description: 'A helpful assistant' }] }, `weak: it declares no authentication | ${API}`],
    [{ url: 'http://orders.acme-labs.io' }, 'weak: it is addressed over plain http, also insecure-transport | http://orders.acme-labs.io'],
    [
      { ...writes, securitySchemes: { k: { type: 'http', scheme: 'bearer' } }, security: [] },
      'open-write: it declares schemes but requires none, though it cancels | []',
    ],
    [
      { securitySchemes: { k: { type: 'http', scheme: 'bearer' } } },
      'weak: it declares schemes but has no `security` that requires one | {',
    ],
    [
      { securitySchemes: { k: { type: 'apiKey', in: 'header', name: 'X' } }, security: [{ k: [] }] },
      'weak: `k` (one static key) is its only authentication | apiKey',
    ],
    [
      { securitySchemes: { k: { type: 'apiKey', in: 'query', name: 'key' } }, security: [{ k: [] }] },
      'weak: the key `k` is sent in the query string, also token-in-url | query',
    ],
    [
      { securitySchemes: { k: { type: 'http', scheme: 'basic' } }, security: [{ k: [] }] },
      'weak: `k` (a password for all calls) is its only authentication | http',
    ],
    [
      oauth({ implicit: { ...LOGIN, scopes: SCOPES } }),
      'weak: it offers the implicit flow, which OAuth 2.1 has dropped, also grant-implicit | implicit',
    ],
    [
      oauth({ password: { ...LOGIN, scopes: SCOPES } }),
      'weak: it offers the password flow, which OAuth 2.1 has dropped, also grant-password | password',
    ],
    [
      oauth({ authorizationCode: { ...LOGIN, scopes: {} } }),
      'no-scopes: its authorizationCode flow has no scopes, so every token may do everything | authorizationCode',
    ],
    [
      oauth({ authorizationCode: { ...LOGIN, tokenUrl: 'http://login.acme-labs.io/t', scopes: SCOPES } }),
      'weak: an OAuth endpoint is plain http, also insecure-transport | http://login.acme-labs.io/t',
    ],
    // 1.0
    [
      {
        securitySchemes: {
          user: { oauth2SecurityScheme: { flows: { authorizationCode: { ...LOGIN, scopes: SCOPES, pkceRequired: false } } } },
        },
        securityRequirements: [{ schemes: { user: { list: ['orders:read'] } } }],
      },
      'weak: it does not require PKCE, also pkce-not-enforced | false',
    ],
    [
      {
        securitySchemes: { k: { apiKeySecurityScheme: { location: 'query', name: 'key' } } },
        securityRequirements: [{ schemes: { k: { list: [] } } }],
      },
      'weak: the key `k` is sent in the query string, also token-in-url | query',
    ],
    [
      { url: undefined, supportedInterfaces: [{ url: API, protocolBinding: 'JSONRPC' }], ...writes },
      `open-write: it declares no authentication, though it cancels | ${API}`,
    ],
  ])('%j', async (change, line) => expect((await read(change)).filter((one) => !one.startsWith('scopes'))).toEqual([`agent-card ${line}`]))

  it.each([
    {},
    { ...writes, url: 'http://localhost:8000' },
    { ...writes, url: 'https://agents.example.com' },
    { ...writes, ...oauth({ authorizationCode: { ...LOGIN, scopes: SCOPES } }) },
    { ...writes, ...oauth({ clientCredentials: { tokenUrl: LOGIN.tokenUrl, scopes: SCOPES } }) },
    { ...writes, securitySchemes: { m: { type: 'mutualTLS' } }, security: [{ m: [] }] },
    { ...writes, securitySchemes: { m: { mtlsSecurityScheme: {} } }, securityRequirements: [{ schemes: { m: {} } }] },
    { ...writes, securitySchemes: { o: { type: 'openIdConnect', openIdConnectUrl: 'https://login.acme-labs.io' } }, security: [{ o: [] }] },
    { ...writes, authentication: { schemes: ['Bearer'] } },
    { ...writes, supportsAuthenticatedExtendedCard: true },
    {
      securitySchemes: { k: { type: 'apiKey', in: 'header', name: 'X' }, o: { type: 'openIdConnect', openIdConnectUrl: 'https://a.io' } },
      security: [{ k: [] }, { o: [] }],
    },
    { ...oauth({ authorizationCode: { ...LOGIN, scopes: {} } }), security: [{ user: ['orders:read'] }] },
  ])('is silent on %j', async (change) => expect((await read(change)).filter((one) => !one.startsWith('scopes'))).toEqual([]))

  it('hands required scopes on', async () => {
    expect(await read({ ...oauth({ authorizationCode: { ...LOGIN, scopes: SCOPES } }), security: [{ user: ['*'] }] })).toEqual([
      'scopes required * | *',
    ])
  })
  it('takes no other document with skills for one', async () =>
    expect(await readJson(card, { skills: ['js'], url: 'http://acme.io', name: 'Ann' })).toEqual([]))
})

describe('OpenAPI', () => {
  const read = (schemes: object, change: object = {}, path = 'actions/openapi.json') =>
    readJson(
      openapi,
      {
        openapi: '3.1.0',
        info: { title: 'Orders' },
        servers: [{ url: API }],
        security: [{ auth: [] }],
        paths: {},
        components: { securitySchemes: { auth: schemes } },
        ...change,
      },
      path,
    )
  const code = { type: 'oauth2', flows: { authorizationCode: { ...LOGIN, scopes: SCOPES } } }
  const operation = (method: string, operationId: string, more = {}) => ({ paths: { '/orders': { [method]: { operationId, ...more } } } })

  it.each([
    [{ type: 'apiKey', in: 'query', name: 'api_key' }, {}, 'weak: the key `auth` is sent in the query string, also token-in-url | query'],
    [{ type: 'apiKey', in: 'header', name: 'X' }, {}, 'weak: `auth` (one static key) is its only authentication | apiKey'],
    [
      { type: 'oauth2', flows: { implicit: { ...LOGIN, scopes: SCOPES } } },
      {},
      'weak: it offers the implicit flow, which OAuth 2.1 has dropped, also grant-implicit | implicit',
    ],
    [
      code,
      { servers: [{ url: 'http://orders.acme-labs.io' }] },
      'weak: it is addressed over plain http, also insecure-transport | http://orders.acme-labs.io',
    ],
  ])('%j %j', async (schemes, change, line) => expect(await read(schemes, change)).toEqual([`agent-card ${line}`]))

  it('judges writing without a scheme', async () => {
    const none = { security: undefined, components: {} }
    expect(await read({}, { ...none, ...operation('post', 'createOrder') })).toEqual([
      `agent-card open-write: it declares no authentication, though \`createOrder\` creates | ${API}`,
    ])
    expect(await read({}, { ...none, ...operation('get', 'listOrders') })).toEqual([])
  })
  it('tells tools that need a scope of their own', async () => {
    const key = { type: 'http', scheme: 'bearer' }
    expect(await read(key, operation('delete', 'dropOrder'))).toEqual(['tool dropOrder deletes network | dropOrder'])
    expect(await read(key, operation('post', 'refundOrder'))).toEqual(['tool refundOrder refunds network | refundOrder'])
    expect(await read(code, { security: [{ auth: ['orders:write'] }], ...operation('delete', 'dropOrder') })).toEqual([
      'tool dropOrder deletes network scoped | dropOrder',
    ])
    expect(await read(key, operation('get', 'deletedOrders'))).toEqual([])
  })
  it('knows what agents act through', async () => {
    const key = { type: 'apiKey', in: 'header', name: 'X' }
    const paths = (path: string, around: string[] = [], change = {}) =>
      readJson(
        openapi,
        { openapi: '3.0.0', info: { title: 'Orders' }, components: { securitySchemes: { auth: key } }, ...change },
        path,
        around,
      )
    expect(await paths('api/openapi.json')).toEqual([])
    expect(await paths('api/openapi.json', ['.well-known/ai-plugin.json'])).toHaveLength(1)
    expect(await paths('api/openapi.json', [], { info: { title: 'Orders for agents' } })).toHaveLength(1)
    expect(await paths('api/openapi.json', [], { paths: { '/a': { post: { 'x-openai-isConsequential': false } } } })).toHaveLength(1)
    expect(await paths('vendor/actions/openapi.json')).toEqual([])
    expect(await paths('actions/openapi.json', [], { servers: [{ url: 'https://api.github.com' }] })).toEqual([])
  })
  it('only tells the dropped grants of other documents', async () => {
    expect(
      await read({ type: 'oauth2', flows: { implicit: { scopes: {} }, clientCredentials: { scopes: {} } } }, {}, 'api/openapi.json'),
    ).toEqual(['grant implicit document unknown | implicit'])
    const text =
      'swagger: "2.0"\nhost: orders.acme-labs.io\nsecurityDefinitions:\n  o: { type: oauth2, flow: password, tokenUrl: "https://a.io" }\n'
    expect(await readDocument(openapi, text, 'api/swagger.yaml')).toEqual(['grant password document unknown | password'])
  })
  it('reads 2.0', async () => {
    const text =
      'swagger: "2.0"\nhost: orders.acme-labs.io\nschemes: [http]\nsecurityDefinitions:\n  k: { type: basic }\nsecurity: [{ k: [] }]\n'
    expect(await readDocument(openapi, text, 'actions/swagger.yaml')).toEqual([
      'agent-card weak: it is addressed over plain http, also insecure-transport | orders.acme-labs.io',
      'agent-card weak: `k` (a password for all calls) is its only authentication | basic',
    ])
  })
})

describe('plugins', () => {
  const v1 = (auth: object, more = {}) =>
    readJson(plugin, {
      schema_version: 'v1',
      name_for_human: 'Orders',
      description_for_model: 'Place and cancel orders.',
      auth,
      api: { url: `${API}/openapi.yaml` },
      ...more,
    })
  it.each([
    [{ type: 'none' }, {}, 'open-write: it asks for no authentication, though it places | none'],
    [{ type: 'none' }, { description_for_model: 'The weather' }, 'weak: it asks for no authentication | none'],
    [{ type: 'service_http', authorization_type: 'bearer' }, {}, 'weak: one static token is its only authentication | service_http'],
    [{ type: 'oauth', scope: '' }, {}, 'no-scopes: it asks for no scope, so every token may do everything | '],
  ])('v1 %j', async (auth, more, line) => expect(await v1(auth, more)).toEqual([`agent-card ${line}`]))
  it.each([
    [{ type: 'oauth', scope: 'orders:write' }, {}],
    [{ type: 'none' }, { description_for_model: 'Searches the catalogue' }],
    [{ type: 'none' }, { api: { url: 'http://localhost:3000/openapi.yaml' } }],
  ])('v1 is silent on %j', async (auth, more) => expect(await v1(auth, more)).toEqual([]))

  const v2 = (auth: object, url = 'https://prod.orders.acme-labs.io/mcp') =>
    readJson(plugin, {
      schema_version: 'v2.4',
      functions: [{ name: 'cancelOrder' }],
      runtimes: [{ type: 'RemoteMCPServer', auth, spec: { url } }],
    })
  it('reads runtimes of v2', async () => {
    expect(await v2({ type: 'ApiKeyPluginVault' })).toEqual([
      'agent-card weak: one static key is its only authentication | ApiKeyPluginVault',
    ])
    expect(await v2({ type: 'None' })).toEqual(['agent-card open-write: it asks for no authentication, though it cancels | None'])
    expect(await v2({ type: 'OAuthPluginVault', reference_id: '${{ID}}' })).toEqual([])
    expect(await v2({ type: 'None' }, 'http://localhost:3000/mcp')).toEqual([])
    expect(await readJson(plugin, { schema_version: 'v2.4', runtimes: [{ type: 'LocalPlugin', auth: { type: 'None' } }] })).toEqual([])
  })
})

describe('Agents Toolkit', () => {
  const step = (uses: string, more: string, around: string[] = []) =>
    readDocument(m365, `provision:\n  - uses: ${uses}\n    with:\n      name: desk\n${more}`, 'm365agents.yml', around)
  it('reads the switch', async () => {
    expect(await step('oauth/register', '      clientSecret: ${{S}}\n      isPKCEEnabled: false\n')).toEqual([
      'request pkce off confidential | false',
    ])
    expect(await step('oauth/register', '      isPKCEEnabled: true\n')).toEqual(['request pkce S256 unknown | true'])
    expect(await step('oauth/register', '')).toEqual([])
    expect(await step('oauth/register', '      identityProvider: MicrosoftEntra\n      isPKCEEnabled: false\n')).toEqual([])
    expect(await step('teamsApp/create', '      isPKCEEnabled: false\n')).toEqual([])
  })
  it('leaves keys to the plugin manifest where there is one', async () => {
    expect(await step('apiKey/register', '')).toEqual(['agent-card weak: the agent calls its API with one static key | apiKey/register'])
    expect(await step('apiKey/register', '', ['appPackage/ai-plugin.json'])).toEqual([])
  })
})

it('reads Power Platform connectors', async () => {
  const read = (connectionParameters: object) =>
    readJson(powerPlatform, { properties: { connectionParameters } }, 'orders/apiProperties.json')
  expect(await read({ api_key: { type: 'securestring' } })).toEqual([
    'agent-card weak: `api_key` (one static key) is its only authentication | securestring',
  ])
  expect(
    await read({
      token: {
        type: 'oauthSetting',
        oAuthSettings: { scopes: ['orders.read'], customParameters: { tokenUrl: { value: 'http://login.acme-labs.io/t' } } },
      },
    }),
  ).toEqual([
    'scopes request orders.read | [ "orders.read" ]',
    'agent-card weak: `tokenUrl` is plain http, also insecure-transport | http://login.acme-labs.io/t',
  ])
  expect(await read({ host: { type: 'string' } })).toEqual([])
})

describe('AgentCore', () => {
  const runtime = (authorizer: string) =>
    readDocument(agentcore, `agents:\n  desk:\n    authorizer_configuration:\n${authorizer}`, '.bedrock_agentcore.yaml')
  it('reads who may call', async () => {
    const url = '      customJWTAuthorizer:\n        discoveryUrl: https://login.acme-labs.io/.well-known/openid-configuration\n'
    expect(await runtime(url)).toEqual(['check without audience | https://login.acme-labs.io/.well-known/openid-configuration'])
    expect(await runtime(`${url}        allowedClients: [desk]\n`)).toEqual([])
    expect(await runtime(`${url}        allowedAudience: \${AUDIENCE}\n`)).toEqual([])
    expect(
      await runtime('      customJWTAuthorizer:\n        discoveryUrl: http://login.acme-labs.io/x\n        allowedAudience: [desk]\n'),
    ).toEqual(['transport plain-oauth-endpoint | http://login.acme-labs.io/x'])
    expect(await readDocument(agentcore, 'agents:\n  desk:\n    authorizer_configuration: null\n')).toEqual([])
  })
  it('reads gateways and targets', async () => {
    const text = `Resources:
  Desk:
    Type: AWS::BedrockAgentCore::Gateway
    Properties: { Name: desk, ProtocolType: MCP, AuthorizerType: NONE }
  Crm:
    Type: AWS::BedrockAgentCore::GatewayTarget
    Properties:
      CredentialProviderConfigurations:
        - CredentialProviderType: API_KEY
          CredentialProvider: { ApiKeyCredentialProvider: { CredentialLocation: QUERY_PARAMETER, CredentialParameterName: key } }
        - CredentialProviderType: JWT_PASSTHROUGH
        - CredentialProviderType: OAUTH
`
    expect(await readDocument(agentcore, text, 'template.yaml')).toEqual([
      'server desk none | NONE',
      'url document key | QUERY_PARAMETER',
      'tokenForwarding | JWT_PASSTHROUGH',
    ])
    expect(await readJson(agentcore, { credentialProviderConfigurations: [{ credentialProviderType: 'GATEWAY_IAM_ROLE' }] })).toEqual([])
  })
})

it('reads GitHub Apps', async () => {
  const text =
    'name: desk\ndefault_permissions:\n  contents: write\n  administration: write\n  issues: read\ncallback_urls: [http://a.io/cb]\ndefault_events: []\n'
  expect(await readDocument(githubApp, text, 'app.yml')).toEqual([
    'redirect exact | http://a.io/cb',
    'scopes request contents: write administration: write | write',
  ])
  expect(await readDocument(githubApp, 'default_permissions: { contents: read }\njobs: {}\n')).toEqual([])
})

it('reads Google clients', async () => {
  const client = {
    client_id: 'x',
    client_secret: '{{fake:google-client-secret}}',
    token_uri: 'https://oauth2.googleapis.com/token',
    redirect_uris: ['http://localhost'],
  }
  expect(await readJson(google, { installed: { ...client, client_secret: 'GOCSPX-x' } })).toEqual([
    'redirect exact native | http://localhost',
    'secret for everybody who installs it, no secret (text) | GOCSPX-x',
  ])
  expect(await readJson(google, { web: client })).toEqual(['redirect exact | http://localhost'])
  expect(await readJson(google, { web: { port: 3000 }, installed: true })).toEqual([])
})

it('reads MCP server cards', async () => {
  const read = (change: object) =>
    readJson(
      serverCard,
      { serverInfo: { name: 'desk' }, transport: { type: 'streamable-http', endpoint: `${API}/mcp` }, ...change },
      'public/.well-known/mcp.json',
    )
  expect(await read({ authentication: { required: false }, tools: [{ name: 'delete_order' }] })).toEqual([
    'agent-card open-write: it requires no authentication, though it deletes | false',
  ])
  expect(await read({ authentication: { required: false }, tools: [{ name: 'list_orders' }] })).toEqual([])
  expect(await read({ authentication: { required: true, schemes: ['apiKey'] } })).toEqual([
    'agent-card weak: `apiKey` (one static key) is its only authentication | apiKey',
  ])
  expect(await read({ authentication: { required: true, schemes: ['bearer', 'oauth2'] } })).toEqual([])
  expect(await read({ transport: { endpoint: 'http://orders.acme-labs.io/mcp' } })).toEqual([
    'agent-card weak: it is addressed over plain http, also insecure-transport | http://orders.acme-labs.io/mcp',
  ])
})
