import type { ScopeSet } from '../../model/index.ts'
import type { LibraryCall, Place } from './row.ts'

/** How an MCP server verifies and issues tokens, or a client of one signs in, by the options of a class. */
export interface McpAuthorizationCall
  extends LibraryCall<
    'verifies-jwt' | 'lists-tokens' | 'verifies-nothing' | 'asks-other-server' | 'stands-before-server' | 'keeps-in-memory' | 'sets-up-authorization' | 'registers-clients' | 'revokes-tokens' | 'issues-token' | 'accepts-token' | 'takes-scopes'
  > {
  /** Secrets among its options, by their names. */
  readonly secrets?: readonly (readonly [name: string, ...places: string[]])[]
  /** Whose scopes they are: of the server at an address, or of the provider that the class is named for. */
  readonly scopes?: readonly { readonly at: Place; readonly as: ScopeSet['role']; readonly of?: 'server' | 'name' }[]
}

const PYTHON = { language: 'python', package: ['fastmcp', 'mcp'], options: {} } as const
const FASTMCP = { ...PYTHON, docs: 'https://gofastmcp.com/servers/auth/authentication' } as const
const SDK = { ...PYTHON, docs: 'https://github.com/modelcontextprotocol/python-sdk/blob/v1.x/README.md#authentication' } as const
const REQUIRED = { at: 'required_scopes', as: 'required' } as const

export const mcpAuthorizationCalls: readonly McpAuthorizationCall[] = [
  {
    ...FASTMCP, call: ['JWTVerifier', 'BearerAuthProvider'], means: 'verifies-jwt', scopes: [REQUIRED],
    is: ['from fastmcp.server.auth.providers.jwt import JWTVerifier\nJWTVerifier(jwks_uri=url)'], isNot: ['from fastmcp.server.auth.providers.jwt import RSAKeyPair\nRSAKeyPair.generate()'],
  },
  {
    ...FASTMCP, call: 'StaticTokenVerifier', means: 'lists-tokens', scopes: [REQUIRED],
    is: ['from fastmcp.server.auth.providers.jwt import StaticTokenVerifier\nStaticTokenVerifier(tokens={})'], isNot: ['from fastmcp.server.auth.providers.jwt import JWKData\nJWKData(keys=[])'],
  },
  {
    ...FASTMCP, call: 'DebugTokenVerifier', means: 'verifies-nothing',
    is: ['from fastmcp.server.auth.providers.debug import DebugTokenVerifier\nDebugTokenVerifier()'], isNot: ['from fastmcp.server.auth import TokenVerifier\nTokenVerifier()'],
  },
  {
    ...FASTMCP, call: 'IntrospectionTokenVerifier', means: 'asks-other-server', secrets: [['client_secret']], scopes: [REQUIRED],
    is: ['from fastmcp.server.auth.providers.introspection import IntrospectionTokenVerifier\nIntrospectionTokenVerifier(introspection_url=url)'], isNot: ['from fastmcp.server.auth import AccessToken\nisinstance(token, AccessToken)'],
  },
  {
    ...FASTMCP, call: 'RemoteAuthProvider', means: 'takes-scopes', scopes: [{ at: 'scopes_supported', as: 'published' }],
    is: ['from fastmcp.server.auth import RemoteAuthProvider\nRemoteAuthProvider(token_verifier=a, authorization_servers=[])'], isNot: ['from fastmcp.server.auth import AuthProvider\nAuthProvider(base_url=url)'],
  },
  {
    ...FASTMCP, call: ['OAuthProxy', 'OIDCProxy'], means: 'stands-before-server', docs: 'https://gofastmcp.com/servers/auth/oauth-proxy',
    secrets: [['upstream_client_secret', 'upstream_client_secret', 'client_secret'], ['jwt_signing_key']], scopes: [{ at: 'valid_scopes', as: 'allowed', of: 'server' }, { ...REQUIRED, of: 'server' }],
    is: ['from fastmcp.server.auth import OAuthProxy\nOAuthProxy(upstream_client_id=a)', 'from fastmcp.server.auth.oidc_proxy import OIDCProxy\nOIDCProxy(config_url=url)'],
    isNot: ['from fastmcp.server.auth import MultiAuth\nMultiAuth(server=a)'],
  },
  {
    ...FASTMCP, call: 'InMemoryOAuthProvider', means: 'keeps-in-memory',
    is: ['from fastmcp.server.auth.providers.in_memory import InMemoryOAuthProvider\nInMemoryOAuthProvider()'], isNot: ['from fastmcp.server.auth import OAuthProvider\nOAuthProvider(base_url=url)'],
  },
  {
    ...SDK, call: 'AuthSettings', means: 'sets-up-authorization', scopes: [REQUIRED, { at: 'required_scopes', as: 'published' }],
    is: ['from mcp.server.auth.settings import AuthSettings\nAuthSettings(issuer_url=url)'], isNot: ['from mcp.server.fastmcp import Settings\nSettings()'],
  },
  {
    ...SDK, call: 'ClientRegistrationOptions', means: 'registers-clients', scopes: [{ at: 'valid_scopes', as: 'allowed' }, { at: 'default_scopes', as: 'allowed' }],
    is: ['from mcp.server.auth.settings import ClientRegistrationOptions\nClientRegistrationOptions(enabled=True)'], isNot: ['from mcp.shared.auth import OAuthClientInformationFull\nOAuthClientInformationFull(client_id=a)'],
  },
  {
    ...SDK, call: 'RevocationOptions', means: 'revokes-tokens',
    is: ['from mcp.server.auth.settings import RevocationOptions\nRevocationOptions(enabled=True)'], isNot: ['from mcp.server.auth.handlers.revoke import RevocationHandler\nRevocationHandler(provider, authenticator)'],
  },
  {
    ...SDK, call: 'OAuthClientMetadata', means: 'takes-scopes', scopes: [{ at: 'scope', as: 'request' }],
    is: ['from mcp.shared.auth import OAuthClientMetadata\nOAuthClientMetadata(redirect_uris=[])'], isNot: ['from mcp.shared.auth import ProtectedResourceMetadata\nProtectedResourceMetadata(resource=url)'],
  },
  {
    ...FASTMCP, call: 'OAuth', means: 'takes-scopes', scopes: [{ at: ['scopes', 1], as: 'request' }], docs: 'https://gofastmcp.com/clients/auth/oauth',
    is: ['from fastmcp.client.auth import OAuth\nOAuth(mcp_url=url)'], isNot: ['from fastmcp.client.auth import BearerAuth\nBearerAuth(token)'],
  },
  {
    ...SDK, call: 'OAuthToken', means: 'issues-token',
    is: ['from mcp.shared.auth import OAuthToken\nOAuthToken(access_token=a, expires_in=60)'], isNot: ['from mcp.server.auth.provider import AuthorizationCode\nAuthorizationCode(code=a)'],
  },
  {
    ...SDK, call: 'AccessToken', means: 'accepts-token',
    is: ['from mcp.server.auth.provider import AccessToken\nAccessToken(token=a, client_id=b, scopes=[], expires_at=None)'], isNot: ['from mcp.server.auth.provider import RefreshToken\nRefreshToken(token=a, client_id=b, scopes=[])'],
  },
  {
    // A class for each provider: scopes are asked of the provider itself.
    ...FASTMCP, package: 'fastmcp.server.auth.providers', call: '*Provider', means: 'takes-scopes', docs: 'https://gofastmcp.com/integrations/github',
    secrets: [['client_secret'], ['jwt_signing_key']], scopes: [{ at: ['required_scopes', 'valid_scopes'], as: 'request', of: 'name' }],
    is: ['from fastmcp.server.auth.providers.github import GitHubProvider\nGitHubProvider(client_id=a, client_secret=b)'], isNot: ['from fastmcp.server.auth.providers.github import GitHubTokenVerifier\nGitHubTokenVerifier(required_scopes=[])'],
  },
]

/** What hands requests to an authorization server on to another one. */
export const proxiesOfServers: readonly LibraryCall<'hands-on-requests'>[] = [
  {
    language: 'typescript', package: ['@modelcontextprotocol/sdk', '@modelcontextprotocol/server-legacy', '@modelcontextprotocol/server', '@modelcontextprotocol/express'], call: 'ProxyOAuthServerProvider', means: 'hands-on-requests', options: { endpoints: '0.endpoints' },
    docs: 'https://github.com/modelcontextprotocol/typescript-sdk/blob/v1.x/src/server/auth/providers/proxyProvider.ts',
    is: ["import { ProxyOAuthServerProvider } from '@modelcontextprotocol/sdk/server/auth/providers/proxyProvider.js'\nnew ProxyOAuthServerProvider({ endpoints })"],
    isNot: ["import { mcpAuthRouter } from '@modelcontextprotocol/sdk/server/auth/router.js'\nmcpAuthRouter({ provider })"],
  },
]

/** What the package is called that a dotted path begins with. */
export function sdkOf(path: string): string {
  return path.startsWith('fastmcp') ? 'FastMCP' : 'the MCP Python SDK'
}
