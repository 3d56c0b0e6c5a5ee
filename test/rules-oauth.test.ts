import { describe, expect, test } from 'vitest'
import clientCredentialsForUser from '../rules/client-credentials-for-user.ts'
import clientSecretInPublicClient from '../rules/client-secret-in-public-client.ts'
import grantImplicit from '../rules/grant-implicit.ts'
import grantPassword from '../rules/grant-password.ts'
import oauthStateMissing from '../rules/oauth-state-missing.ts'
import pkceMissing from '../rules/pkce-missing.ts'
import pkceNotEnforced from '../rules/pkce-not-enforced.ts'
import pkceWeak from '../rules/pkce-weak.ts'
import redirectUriUnsafe from '../rules/redirect-uri-unsafe.ts'
import resourceParamMissing from '../rules/resource-param-missing.ts'
import type { PkcePolicy } from '../src/model/index.ts'
import {
  authorizationRequest,
  codeVerifier,
  dynamic,
  ELSEWHERE,
  grantUse,
  line,
  located,
  machineGrant,
  OWNER,
  pkcePolicy,
  publicClientSecret,
  redirectUri,
  run,
  say,
  set,
  tokenRequest,
  unset,
} from './make-subjects.ts'

describe('pkce-missing', () => {
  const without = { pkce: unset() }

  test('a request without a challenge, by client type', () => {
    expect(say(pkceMissing, authorizationRequest(without))).toEqual([
      'public 3: authorization request sends no PKCE challenge, so a stolen authorization code can be redeemed by anybody',
    ])
    expect(run(pkceMissing, authorizationRequest({ ...without, clientType: 'confidential' }))[0]?.variant).toBe('confidential')
    expect(run(pkceMissing, authorizationRequest({ ...without, clientType: 'unknown' }))[0]?.variant).toBe('unknown')
    expect(run(pkceMissing, authorizationRequest({ ...without, clientType: 'confidential', mcp: true }))[0]?.variant).toBe('public')
    expect(run(pkceMissing, authorizationRequest({ ...without, clientType: 'confidential', nonce: set('sent') }))[0]?.variant).toBe('nonce')
    expect(run(pkceMissing, authorizationRequest({ ...without, nonce: set('sent') }))[0]?.variant).toBe('public')
    expect(run(pkceMissing, authorizationRequest({ ...without, responseType: unset() }))).toHaveLength(1)
    expect(run(pkceMissing, authorizationRequest({ ...without, responseType: set('code id_token') }))).toHaveLength(1)
  })

  test('PKCE switched off, whatever the response type', () => {
    expect(say(pkceMissing, authorizationRequest({ owner: OWNER, pkce: set('off'), responseType: dynamic }))).toEqual([
      'public 2: Keycloak client `desk` has PKCE switched off, so a stolen authorization code can be redeemed by anybody',
    ])
  })

  test('a token request on its own', () => {
    expect(say(pkceMissing, tokenRequest({ verifier: unset() }))).toEqual([
      'public 3: token request redeems an authorization code without a PKCE verifier',
    ])
    expect(run(pkceMissing, tokenRequest({ verifier: unset() }), authorizationRequest({ at: line(1, 1, ELSEWHERE) }))).toHaveLength(1)
  })

  test.each([
    ['a challenge', authorizationRequest()],
    ['a weak challenge', authorizationRequest({ pkce: set('plain') })],
    ['parameters out of sight', authorizationRequest({ pkce: dynamic })],
    ['a response type out of sight', authorizationRequest({ ...without, responseType: dynamic })],
    ['a flow without a code', authorizationRequest({ ...without, responseType: set('id_token token') })],
    ['a verifier', tokenRequest()],
    ['a verifier out of sight', tokenRequest({ verifier: dynamic })],
    ['another grant', tokenRequest({ verifier: unset(), grant: located('client_credentials') })],
  ])('silent: %s', (_, subject) => {
    expect(say(pkceMissing, subject)).toEqual([])
  })

  test('silent: the token request of a flow whose first request is known', () => {
    expect(say(pkceMissing, tokenRequest({ verifier: unset() }), authorizationRequest({ pkce: dynamic }))).toEqual([])
    expect(run(pkceMissing, tokenRequest({ verifier: unset() }), authorizationRequest(without))).toHaveLength(1)
  })
})

describe('pkce-weak', () => {
  test.each([
    ['plain', 'uses the PKCE method `plain`, in which the challenge is the verifier'],
    ['no-method', 'sends a PKCE challenge without `code_challenge_method`, which means plain'],
    ['verifier', 'sends the PKCE verifier itself as the challenge'],
  ] as const)('challenge: %s', (value, fact) => {
    expect(say(pkceWeak, authorizationRequest({ pkce: set(value) }))).toEqual([`plain 2: authorization request ${fact}`])
  })

  test.each([
    ['weak-random', 'Math.random()', 'weak-random', 'the PKCE verifier comes from `Math.random()`, which can be predicted'],
    ['time', 'Date.now()', 'weak-random', 'the PKCE verifier comes from `Date.now()`, a clock that others can read'],
    ['short', 'randomBytes(8)', 'short', 'the PKCE verifier of `randomBytes(8)` is shorter than 43 characters'],
    ['constant', 'not-to-be-printed', 'constant', 'the PKCE verifier is the same in every request'],
  ] as const)('verifier: %s', (source, by, variant, message) => {
    expect(say(pkceWeak, codeVerifier({ source, by }))).toEqual([`${variant} 5: ${message}`])
  })

  test.each([
    ['S256', authorizationRequest()],
    ['no challenge', authorizationRequest({ pkce: unset() })],
    ['switched off', authorizationRequest({ pkce: set('off') })],
    ['out of sight', authorizationRequest({ pkce: dynamic })],
    ['a strong verifier', codeVerifier({})],
  ])('silent: %s', (_, subject) => {
    expect(say(pkceWeak, subject)).toEqual([])
  })
})

describe('pkce-not-enforced', () => {
  test.each<[string, Partial<PkcePolicy>, string]>([
    ['metadata without methods', { by: 'metadata', require: unset() }, 'absent'],
    ['metadata without S256', { by: 'metadata', require: set('no-s256') }, 'absent'],
    ['metadata with plain', { by: 'metadata', require: set('plain') }, 'plain-allowed'],
    ['a server that leaves it open', { require: set('optional') }, 'optional'],
    ['a server whose default is off', { require: unset() }, 'optional'],
    ['a server with plain only', { require: set('no-s256') }, 'absent'],
    ['a public client without the setting', { by: 'client', require: unset() }, 'optional'],
    ['a client with plain only', { by: 'client', require: set('no-s256') }, 'plain-allowed'],
    ['a confidential client that switches it off', { by: 'client', clientType: 'confidential', require: set('optional') }, 'optional'],
  ])('%s', (_, given, variant) => {
    expect(run(pkceNotEnforced, pkcePolicy(given)).map((problem) => problem.variant)).toEqual([variant])
  })

  test('says what to set and whose default it is', () => {
    const [problem] = run(pkceNotEnforced, pkcePolicy({ require: unset(), byDefault: true }))
    expect(problem).toMatchObject({ message: 'Keycloak client `desk` does not require PKCE by default', help: 'set `pkce: S256`' })
  })

  test.each([
    ['required', pkcePolicy({})],
    ['out of sight', pkcePolicy({ require: dynamic })],
    ['a confidential client without the setting', pkcePolicy({ by: 'client', clientType: 'confidential', require: unset() })],
  ])('silent: %s', (_, subject) => {
    expect(say(pkceNotEnforced, subject)).toEqual([])
  })
})

describe('oauth-state-missing', () => {
  const naked = { state: unset(), pkce: unset() }

  test('no state, no nonce, no PKCE', () => {
    expect(say(oauthStateMissing, authorizationRequest(naked))).toEqual([
      'missing 3: authorization request sends no `state`, so an attacker can inject their own response at the callback',
    ])
    expect(run(oauthStateMissing, authorizationRequest({ ...naked, state: set('constant') }))[0]?.variant).toBe('constant')
    expect(run(oauthStateMissing, authorizationRequest({ state: unset(), pkce: set('plain') }))[0]?.variant).toBe('missing')
  })

  test('a client of MCP servers with PKCE', () => {
    expect(say(oauthStateMissing, authorizationRequest({ state: unset(), mcp: true }))).toEqual([
      'mcp-pkce 3: authorization request sends no `state` beside PKCE',
    ])
  })

  test.each([
    ['a state', authorizationRequest({ pkce: unset() })],
    ['a state out of sight', authorizationRequest({ ...naked, state: dynamic })],
    ['PKCE S256', authorizationRequest({ state: unset() })],
    ['PKCE S256 and a constant state', authorizationRequest({ state: set('constant') })],
    ['PKCE out of sight', authorizationRequest({ state: unset(), pkce: dynamic })],
    ['a nonce', authorizationRequest({ ...naked, nonce: set('sent') })],
  ])('silent: %s', (_, subject) => {
    expect(say(oauthStateMissing, subject)).toEqual([])
  })
})

describe('grants', () => {
  test('implicit', () => {
    expect(
      say(grantImplicit, grantUse({}), grantUse({ by: 'enabled' }), grantUse({ by: 'document' }), grantUse({ grant: 'id_token' })),
    ).toEqual([
      'code 7: Keycloak client `desk` uses the implicit grant, which puts the access token into the URL',
      'code 7: Keycloak client `desk` allows the implicit grant, which puts the access token into the URL',
      'document 7: Keycloak client `desk` offers the implicit grant, which puts the access token into the URL',
      'id-token 7: Keycloak client `desk` uses `response_type=id_token`, the implicit flow without an access token',
    ])
    expect(say(grantImplicit, grantUse({ grant: 'password' }), grantUse({ grant: 'client_credentials' }))).toEqual([])
  })

  test('password', () => {
    const password = { grant: 'password' } as const
    expect(
      say(
        grantPassword,
        grantUse(password),
        grantUse({ ...password, local: true }),
        grantUse({ ...password, by: 'enabled', local: true }),
        grantUse({ ...password, by: 'document' }),
      ),
    ).toEqual([
      "use 7: Keycloak client `desk` sends the user's password to get tokens",
      "local-test 7: Keycloak client `desk` sends the user's password to get tokens",
      "local-test 7: Keycloak client `desk` allows the password grant, which hands the user's password to the client",
      "document 7: Keycloak client `desk` offers the password grant, which hands the user's password to the client",
    ])
    expect(say(grantPassword, grantUse({}))).toEqual([])
  })

  const people = [{ at: line(30), label: 'depends on @slack/bolt' }]

  test('client credentials for people', () => {
    const mail = [located('mail.read')]
    expect(say(clientCredentialsForUser, machineGrant({ people }))).toEqual([
      'application 8: token request gets one token for all users of an agent that works for people',
    ])
    expect(say(clientCredentialsForUser, machineGrant({ people, scopes: mail }))).toEqual([
      'agent 8: token request gets one token for all users of an agent that works for people and asks for their data with `mail.read`',
    ])
    const twice = [...people, { at: line(31), label: 'passes a user id' }]
    expect(run(clientCredentialsForUser, machineGrant({ people: twice, scopes: mail, keyBased: true }))[0]).toMatchObject({
      variant: 'user-data',
      related: twice,
    })
  })

  test.each([
    ['no people', machineGrant({ scopes: [located('mail.read')] })],
    ['a job', machineGrant({ people, job: true })],
    ['a key of its own without user data', machineGrant({ people, keyBased: true, scopes: [located('tickets:sync')] })],
  ])('silent: client credentials, %s', (_, subject) => {
    expect(say(clientCredentialsForUser, subject)).toEqual([])
  })

  test('the secret of a public client', () => {
    expect(
      say(
        clientSecretInPublicClient,
        publicClientSecret(),
        publicClientSecret({ notSecretByProvider: true, shippedTo: 'every user of the installed app' }),
        publicClientSecret({ methodOnly: true }),
      ),
    ).toEqual([
      'shipped 16: the client secret of Keycloak client `desk` goes to the browser bundle, so it proves nothing',
      'installed-app 16: the client secret of Keycloak client `desk` goes to every user of the installed app; its provider does not treat it as secret',
      'declared 16: Keycloak client `desk` is a public client but signs in with a shared secret',
    ])
  })
})

describe('redirect URIs that are a script', () => {
  test.each<[string, boolean]>([
    ['javascript:alert(1)', true],
    ['data:text/html,x', true],
    ['vbscript:x', true],
    ['JavaScript:alert(1)', true],
    ['com.acme.javascript:/callback', false],
    ['javascript.acme:/callback', false],
    ['data2:/callback', false],
  ])('%s', (uri, is) => {
    expect(say(redirectUriUnsafe, redirectUri(uri)).some((said) => said.includes('is a script'))).toBe(is)
  })
})

describe('redirect-uri-unsafe', () => {
  test.each([
    ['https://*.acme-crm.io/callback', 'open'],
    ['https://app.acme-crm.io/*', 'open'],
    ['/oauth/*', 'open'],
    ['*', 'open'],
    ['http://app.acme-crm.io/callback', 'open'],
    ['http://${name}.acme-crm.io/callback', 'open'],
    ['javascript:alert(1)', 'open'],
    ['acme:/oauth', 'weak'],
    ['http://0.0.0.0:3000/callback', 'weak'],
    ['http://192.168.1.4/callback', 'weak'],
    ['http://web:3000/callback', 'weak'],
    ['https://3f2a.ngrok-free.app/callback', 'weak'],
    ['https://acme-git-main-team.vercel.app/callback', 'weak'],
    ['https://app.acme-crm.io/callback#done', 'weak'],
    ['http://localhost:3000/*', 'localhost'],
  ])('%s is %s', (uri, variant) => {
    expect(run(redirectUriUnsafe, redirectUri(uri)).map((problem) => problem.variant)).toEqual([variant])
  })

  test.each([
    'https://app.acme-crm.io/callback',
    'http://127.0.0.1/callback',
    'http://127.0.0.1:33418/callback',
    'http://[::1]:8080/',
    'http://localhost:3000/callback',
    'http://localhost:*',
    'http://localhost:*/callback',
    'com.acme-crm.agent:/oauth',
    'https://claude.ai/api/mcp/auth_callback',
    'https://claude.com/api/mcp/auth_callback',
    'https://chatgpt.com/connector_platform_oauth_redirect',
    'https://chatgpt.com/connector/oauth/*',
    'cursor://anysphere.cursor-mcp/oauth/callback',
    'vscode://vscode.github-authentication/did-authenticate',
    'https://vscode.dev/redirect',
    'urn:ietf:wg:oauth:2.0:oob',
    'http://${HOST}/callback',
    '${APP_URL}/callback',
    '{{ base_url }}/callback',
    '${SCHEME}://callback',
    'http://app.example.com/callback',
    '/callback',
    '',
  ])('silent: %s', (uri) => {
    expect(say(redirectUriUnsafe, redirectUri(uri))).toEqual([])
  })

  test('localhost is a note for native clients', () => {
    expect(say(redirectUriUnsafe, redirectUri('http://localhost:8787/callback', { native: true }))).toEqual([
      'localhost 12: the redirect URI `http://localhost:8787/callback` of Keycloak client `desk` goes by the name localhost',
    ])
  })

  test('development', () => {
    const development = { development: true }
    expect(say(redirectUriUnsafe, redirectUri('https://3f2a.ngrok-free.app/callback', development))).toEqual([])
    expect(run(redirectUriUnsafe, redirectUri('https://*.acme-crm.io/*', development))[0]?.variant).toBe('weak')
  })

  test('prints neither user information nor query', () => {
    const [problem] = run(redirectUriUnsafe, redirectUri('http://joe:pass1234@app.acme-crm.io/cb?key=k9s8d7#x'))
    expect(problem?.message).toContain('`http://app.acme-crm.io/cb`')
  })

  test.each(['prefix', 'pattern', 'request'] as const)('matching by %s', (matching) => {
    const [problem] = run(redirectUriUnsafe, redirectUri(undefined, { matching }))
    expect(problem).toMatchObject({ variant: 'open', at: line(13) })
    expect(run(redirectUriUnsafe, redirectUri('https://app.acme-crm.io/callback', { matching }))).toHaveLength(1)
  })

  test('silent: an exact comparison', () => {
    expect(say(redirectUriUnsafe, redirectUri(undefined))).toEqual([])
  })
})

describe('resource-param-missing', () => {
  const mcp = { mcp: true }

  test('one result for a flow', () => {
    const token = tokenRequest({ ...mcp, resource: unset(line(40)) })
    const problems = run(resourceParamMissing, authorizationRequest(mcp), token)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({
      variant: 'missing',
      message: 'authorization request does not name the MCP server as `resource`, so its token may work at other servers',
      related: [{ at: line(40), label: 'nor does this request' }],
    })
  })

  test('the second request alone', () => {
    const sent = authorizationRequest({ ...mcp, resource: set('https://mcp.acme-crm.io/mcp') })
    expect(say(resourceParamMissing, sent, tokenRequest(mcp))).toEqual([
      'missing 3: token request does not name the MCP server as `resource`, so its token may work at other servers',
    ])
  })

  test.each(['/mcp', 'mcp.acme-crm.io', 'https://mcp.acme-crm.io/mcp#tools'])('malformed: %s', (resource) => {
    expect(run(resourceParamMissing, authorizationRequest({ ...mcp, resource: set(resource) }))[0]?.variant).toBe('malformed')
  })

  test.each([
    ['not for MCP', authorizationRequest()],
    ['out of sight', authorizationRequest({ ...mcp, resource: dynamic })],
    ['sent', authorizationRequest({ ...mcp, resource: set('https://mcp.acme-crm.io/mcp') })],
    ['sent with the code', tokenRequest({ ...mcp, resource: set('https://mcp.acme-crm.io/mcp') })],
  ])('silent: %s', (_, subject) => {
    expect(say(resourceParamMissing, subject)).toEqual([])
  })
})
