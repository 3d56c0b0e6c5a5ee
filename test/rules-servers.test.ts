import { describe, expect, test } from 'vitest'
import agentCardAuthWeak from '../rules/agent-card-auth-weak.ts'
import asMetadataWeak from '../rules/as-metadata-weak.ts'
import cimdInvalid from '../rules/cimd-invalid.ts'
import exceptionExpired from '../rules/exception-expired.ts'
import mcpServerApiKeyAuth from '../rules/mcp-server-api-key-auth.ts'
import mcpServerUnauthenticated from '../rules/mcp-server-unauthenticated.ts'
import prmInvalid from '../rules/prm-invalid.ts'
import secretInLog from '../rules/secret-in-log.ts'
import secretThroughModel from '../rules/secret-through-model.ts'
import tokenNotValidated from '../rules/token-not-validated.ts'
import tokenPassthrough from '../rules/token-passthrough.ts'
import {
  documentFault,
  dynamic,
  exception,
  line,
  logCall,
  mcpServer,
  modelParameter,
  revocation,
  run,
  say,
  set,
  tokenCheck,
  tokenForwarding,
  tool,
  unset,
} from './make-subjects.ts'

const deployed = [{ at: line(50), label: 'exposed here' }]

describe('mcp-server-api-key-auth', () => {
  const shared = { auth: 'shared-key', authAt: line(9) } as const

  test('deployed or not', () => {
    expect(run(mcpServerApiKeyAuth, mcpServer({ ...shared, deployed }))).toMatchObject([
      { variant: 'deployed', at: line(9), related: deployed },
    ])
    expect(say(mcpServerApiKeyAuth, mcpServer({ auth: 'shared-key' }))).toEqual([
      'undeployed 18: MCP server `wiki` lets every caller in with one shared key, so users and scopes cannot be told apart',
    ])
    expect(run(mcpServerApiKeyAuth, mcpServer({ ...shared, listens: dynamic, deployed }))[0]?.variant).toBe('deployed')
  })

  test.each([
    ['loopback', mcpServer({ ...shared, listens: set('loopback'), deployed })],
    ['tokens', mcpServer({ auth: 'oauth', deployed })],
    ['stdio', mcpServer({ ...shared, transport: 'stdio' })],
    ['an address out of sight', mcpServer({ ...shared, listens: dynamic })],
  ])('silent: %s', (_, subject) => {
    expect(say(mcpServerApiKeyAuth, subject)).toEqual([])
  })
})

describe('mcp-server-unauthenticated', () => {
  test('by what its tools do', () => {
    expect(say(mcpServerUnauthenticated, mcpServer(), mcpServer({ tools: 'read-only' }), mcpServer({ tools: 'unknown' }))).toEqual([
      'write 19: MCP server `wiki` listens on 0.0.0.0:3000 and checks no token',
      'read-only 19: MCP server `wiki` listens on 0.0.0.0:3000 and checks no token',
      'write 19: MCP server `wiki` listens on 0.0.0.0:3000 and checks no token',
    ])
    expect(run(mcpServerUnauthenticated, mcpServer({ listens: unset() }))).toHaveLength(1)
    expect(run(mcpServerUnauthenticated, mcpServer({ listens: dynamic, deployed }))).toMatchObject([{ at: line(18), related: deployed }])
  })

  test('takes its sensitive tools along', () => {
    const [problem] = run(mcpServerUnauthenticated, mcpServer(), tool({ server: 'network-unauthenticated' }))
    expect(problem).toMatchObject({
      related: [{ at: line(21), label: 'anybody can call `delete_ticket`, which deletes' }],
      alsoRules: ['sensitive-tool-unscoped'],
    })
  })

  test('no check of the host', () => {
    const rebinding = { at: line(33), written: 'enableDnsRebindingProtection: false' }
    expect(say(mcpServerUnauthenticated, mcpServer({ listens: set('loopback'), rebinding }))).toEqual([
      'rebinding 33: MCP server `wiki` answers to any host name (`enableDnsRebindingProtection: false`), so a web page can call its tools',
    ])
  })

  test.each([
    ['loopback', mcpServer({ listens: set('loopback'), deployed })],
    ['stdio', mcpServer({ transport: 'stdio' })],
    ['tokens', mcpServer({ auth: 'oauth' })],
    ['a shared key, which is another rule', mcpServer({ auth: 'shared-key' })],
    ['a gateway out of sight', mcpServer({ auth: 'dynamic', deployed })],
    ['an address out of sight', mcpServer({ listens: dynamic })],
  ])('silent: %s', (_, subject) => {
    expect(say(mcpServerUnauthenticated, subject)).toEqual([])
  })
})

describe('token-not-validated', () => {
  test.each([
    [['signature', 'audience'], true, 'signature', 'the signature and the audience, so anybody can write a token'],
    [['audience'], true, 'audience', 'the audience, so tokens for other services are accepted'],
    [['audience'], false, 'audience', 'the audience, so tokens for other services are accepted'],
    [['audience', 'expiry'], false, 'expiry', 'the expiry and the audience, so old tokens are accepted'],
    [['issuer'], true, 'issuer', 'the issuer, so a token of any issuer that shares these keys is accepted'],
  ] as const)('%j, MCP %s: %s', (missing, mcp, variant, gaps) => {
    expect(say(tokenNotValidated, tokenCheck({ missing, ...(mcp ? {} : { evidence: [] }) }))).toEqual([
      `${variant} 24: \`jwtVerify\` of MCP server does not check ${gaps}`,
    ])
  })

  test('algorithm', () => {
    expect(say(tokenNotValidated, tokenCheck({ missing: ['algorithm'] }))).toEqual([
      'algorithm 24: `jwtVerify` of MCP server does not fix one algorithm, so the token chooses how it is verified',
    ])
  })

  test('silent: complete', () => {
    expect(say(tokenNotValidated, tokenCheck({}))).toEqual([])
  })
})

test('token-passthrough', () => {
  expect(say(tokenPassthrough, tokenForwarding({ host: 'api.acme-crm.io' }), tokenForwarding())).toEqual([
    "known-host 25: the caller's token (`authInfo.token`) goes to api.acme-crm.io, which it was not issued for",
    "unknown 25: the caller's token (`authInfo.token`) goes to another server, which it was not issued for",
  ])
})

test('secret-in-log', () => {
  expect(
    say(
      secretInLog,
      logCall(),
      logCall({ sink: 'tool-result', what: 'process.env', by: 'the result of tool `diagnose`' }),
      logCall({ sink: 'debug-switch', what: 'http', by: 'NODE_DEBUG' }),
    ),
  ).toEqual([
    'log 26: console.log writes `req.headers`, including its credentials',
    'tool-result 26: the result of tool `diagnose` holds `process.env`, which the model then reads',
    'log 26: NODE_DEBUG logs `http`, including its credentials',
  ])
})

describe('secret-through-model', () => {
  test.each([
    'api_key',
    'apiKey',
    'API_KEY',
    'token',
    'access_token',
    'githubToken',
    'password',
    'dbPassword',
    'secret',
    'client_secret',
    'credential',
    'connection_string',
    'private-key',
    'OPENAI_API_KEY',
    'github_pat',
  ])('%s', (field) => {
    expect(run(secretThroughModel, modelParameter(field)).map((problem) => problem.variant)).toEqual(['parameter'])
  })

  test.each([
    'max_tokens',
    'token_count',
    'page_token',
    'nextPageToken',
    'csrf_token',
    'secret_name',
    'secretPath',
    'password_policy',
    'key',
    'public_key',
    'has_password',
    'tokenLimit',
    'secret_id',
    'keyword',
    'author',
    'path',
    'base_token',
    '',
  ])('silent: %s', (field) => {
    expect(say(secretThroughModel, modelParameter(field))).toEqual([])
  })

  test('by who asks', () => {
    const password = (of: Parameters<typeof modelParameter>[1]) => say(secretThroughModel, modelParameter('password', of))
    expect(password({ of: 'elicitation-form', owner: '' })).toEqual([
      'elicitation 22: the form asks for `password`, which MCP forbids: the client and the model can read the answer',
    ])
    expect(password({ of: 'elicitation-url', owner: 'connect' })).toEqual([
      'parameter 22: the elicitation URL `connect` carries `password`, which the client and its history can read',
    ])
    expect(password({})).toEqual(["parameter 22: the tool `query` asks for `password`, so the secret passes through the model's context"])
  })
})

describe('documents', () => {
  const documents = [
    documentFault({}),
    documentFault({ document: 'server-metadata', fact: 'issuer-with-query' }),
    documentFault({ document: 'client-metadata', fact: 'secret-published' }),
    documentFault({ document: 'agent-card', fact: 'none-required', change: 'it deletes files' }),
    documentFault({ document: 'agent-card', fact: 'grant-offered', name: 'implicit' }),
  ]

  test.each([
    [prmInvalid, ['invalid 27: document: the resource has a fragment']],
    [asMetadataWeak, ['broken 27: document: the issuer has a query']],
    [cimdInvalid, ['secret 27: document: it publishes a client secret']],
    [
      agentCardAuthWeak,
      [
        'open-write 27: document: it requires no authentication, though it deletes files',
        'weak 27: document: it offers the implicit flow, which OAuth 2.1 has dropped',
      ],
    ],
  ])('each to its rule', (rule, said) => {
    expect(say(rule, ...documents)).toEqual(said)
    for (const one of said) expect(Object.keys(rule.variants)).toContain(one.split(' ')[0])
  })

  test('hands on what else the fault is', () => {
    expect(run(agentCardAuthWeak, ...documents)).toMatchObject([
      {},
      { alsoRules: ['grant-implicit'], help: 'offer the authorizationCode flow with PKCE' },
    ])
  })

  test('revocation', () => {
    expect(say(asMetadataWeak, revocation({}), revocation({ offered: unset(), byDefault: true }))).toEqual([
      'weak 2: Keycloak client `desk` offers no token revocation, so a stolen refresh token cannot be stopped',
      'weak 3: Keycloak client `desk` offers no token revocation by default, so a stolen refresh token cannot be stopped',
    ])
    expect(say(asMetadataWeak, revocation({ offered: set(true) }), revocation({ offered: dynamic }))).toEqual([])
  })
})

describe('exception-expired', () => {
  test('by outcome', () => {
    expect(
      say(
        exceptionExpired,
        exception({ outcome: 'expired', date: '2026-01-31' }),
        exception({ outcome: 'too-long', date: '2027-02-01', form: 'session-key', rules: [] }),
        exception({ outcome: 'unexplained' }),
        exception({ outcome: 'unused' }),
      ),
    ).toEqual([
      'expired 28: the exception for `token-in-url` expired on 2026-01-31',
      'too-long 28: the session key declaration runs for more than 7 days, until 2027-02-01, so it is not applied',
      'unexplained 28: the exception for `token-in-url` has no reason',
      'unused 28: the exception for `token-in-url` matches nothing',
    ])
    expect(say(exceptionExpired, exception({}))).toEqual([])
  })

  test.each(['error', 'warning', 'note'] as const)('an expired one has the level of what it hid: %s', (hid) => {
    expect(run(exceptionExpired, exception({ outcome: 'expired', hid }))[0]?.severity?.level).toBe(hid)
  })

  test('an expired one that hid nothing known is a warning', () => {
    expect(run(exceptionExpired, exception({ outcome: 'expired' }))[0]?.severity?.level).toBe('warning')
  })
})
