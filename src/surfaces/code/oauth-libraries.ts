import { clientBySecret } from './authorization.ts'
import type { Source } from '../../program/calls.ts'
import type { Module } from '../../program/module.ts'
import { bool, text } from './settings.ts'
import type { Version } from '../../program/version.ts'
import type { ClientType } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'

export interface Library {
  readonly product: string
  readonly source: Source
  readonly call?: RegExp
  readonly argument?: number
  /** The component whose attributes are the options. */
  readonly component?: string
  /** Type names of option objects that are declared apart. */
  readonly type?: string
  /** Where in the argument the options are. */
  readonly path?: readonly string[]
  /** The option for PKCE and what its values mean; absent where nothing switches it. */
  readonly pkce?: { readonly key: string; readonly read: (value: Node) => 'S256' | 'plain' | 'off' | undefined }
  /** Without the option: `on`, `off`, or by version. */
  readonly default: 'on' | 'off' | ((version: Version | undefined, options: Node) => 'on' | 'off' | undefined)
  readonly packages?: readonly string[]
  readonly responseType?: readonly string[]
  /** The value of another option that means the implicit grant. */
  readonly implicit?: { readonly key: string; readonly value: string }
  readonly scope?: string | readonly string[]
  readonly address?: readonly string[]
  readonly client: 'public' | readonly string[] | ((module: Module) => ClientType)
  readonly server?: string
}

const OFF_WHEN_TRUE = (value: Node) => (bool(value) === undefined ? undefined : bool(value) ? 'off' : 'S256')

const OFF_WHEN_FALSE = (value: Node) => (bool(value) === undefined ? undefined : bool(value) ? 'S256' : 'off')

const METHOD = (value: Node) => {
  const name = text(value)
  return name === 'S256' || name === 'plain' ? name : bool(value) === false ? 'off' : undefined
}

/** Defaults of keycloak-js and @fastify/oauth2 checked in their packages, the others by their documentation. */
export const LIBRARIES: readonly Library[] = [
  {
    product: 'oidc-client-ts',
    source: ['oidc-client-ts', 'oidc-client'],
    call: /^(?:UserManager|OidcClient|WebStorageStateStore\.UserManager)$/,
    argument: 0,
    type: 'UserManagerSettings',
    pkce: { key: 'disablePKCE', read: OFF_WHEN_TRUE },
    default: 'on',
    responseType: ['response_type'],
    scope: 'scope',
    address: ['authority', 'metadataUrl'],
    client: 'public',
  },
  {
    product: 'react-oidc-context',
    source: ['react-oidc-context', 'oidc-react'],
    component: 'AuthProvider',
    type: 'AuthProviderProps',
    pkce: { key: 'disablePKCE', read: OFF_WHEN_TRUE },
    default: 'on',
    responseType: ['response_type'],
    scope: 'scope',
    address: ['authority'],
    client: 'public',
  },
  {
    product: 'keycloak-js',
    source: 'keycloak-js',
    call: /\(\)\.init$/,
    argument: 0,
    type: 'KeycloakInitOptions',
    pkce: { key: 'pkceMethod', read: METHOD },
    // On since 24; absent before.
    default: (version) => (version ? (version.major >= 24 ? 'on' : 'off') : undefined),
    packages: ['keycloak-js'],
    implicit: { key: 'flow', value: 'implicit' },
    scope: 'scope',
    client: 'public',
  },
  {
    product: '@okta/okta-auth-js',
    source: '@okta/okta-auth-js',
    call: /^OktaAuth$/,
    argument: 0,
    type: 'OktaAuthOptions',
    pkce: { key: 'pkce', read: OFF_WHEN_FALSE },
    default: 'on',
    responseType: ['responseType'],
    scope: 'scopes',
    address: ['issuer'],
    client: 'public',
  },
  {
    product: 'angular-oauth2-oidc',
    source: 'angular-oauth2-oidc',
    call: /OAuthService\(\)\.configure$/,
    argument: 0,
    type: 'AuthConfig',
    pkce: { key: 'disablePKCE', read: OFF_WHEN_TRUE },
    default: 'on',
    responseType: ['responseType'],
    scope: 'scope',
    address: ['issuer', 'loginUrl'],
    client: 'public',
  },
  {
    product: 'expo-auth-session',
    source: 'expo-auth-session',
    call: /^(?:useAuthRequest|AuthRequest|loadAsync)$/,
    argument: 0,
    type: 'AuthRequestConfig',
    pkce: { key: 'usePKCE', read: OFF_WHEN_FALSE },
    default: 'on',
    responseType: ['responseType'],
    scope: 'scopes',
    client: 'public',
  },
  {
    product: 'react-native-app-auth',
    source: 'react-native-app-auth',
    call: /^authorize$/,
    argument: 0,
    type: 'AuthConfiguration',
    pkce: { key: 'usePKCE', read: OFF_WHEN_FALSE },
    default: 'on',
    scope: 'scopes',
    address: ['issuer', 'serviceConfiguration.authorizationEndpoint'],
    client: 'public',
  },
  {
    product: '@fastify/oauth2',
    source: [],
    call: /$^/,
    argument: 1,
    pkce: { key: 'pkce', read: METHOD },
    // With discovery it takes what the server's metadata offers.
    default: (_, options) => (get(options, 'discovery') ? undefined : 'off'),
    scope: 'scope',
    address: ['credentials.auth.authorizeHost', 'credentials.auth.tokenHost'],
    client: ['credentials.client.secret'],
  },
  {
    product: 'remix-auth-oauth2',
    source: 'remix-auth-oauth2',
    call: /OAuth2Strategy$/,
    argument: 0,
    pkce: { key: 'codeChallengeMethod', read: METHOD },
    default: 'on',
    scope: 'scopes',
    address: ['authorizationEndpoint'],
    client: ['clientSecret'],
  },
  {
    product: 'openid-client',
    source: 'openid-client',
    call: /(?:^|\.)Strategy$/,
    argument: 0,
    pkce: { key: 'usePKCE', read: (value) => OFF_WHEN_FALSE(value) ?? METHOD(value) },
    default: 'on',
    client: (module) => clientBySecret(module, 'openid-client', /\.Client$/, ['client_secret']),
  },
  {
    product: 'supabase-js',
    source: ['@supabase/supabase-js', '@supabase/auth-js'],
    call: /^createClient$/,
    argument: 2,
    path: ['auth'],
    default: 'on',
    implicit: { key: 'flowType', value: 'implicit' },
    client: 'public',
  },
  {
    product: 'auth0-js',
    source: 'auth0-js',
    call: /WebAuth$/,
    argument: 0,
    default: 'on',
    responseType: ['responseType'],
    scope: 'scope',
    address: ['domain'],
    client: 'public',
  },
  {
    product: '@auth0/auth0-spa-js',
    source: ['@auth0/auth0-spa-js'],
    call: /^(?:createAuth0Client|Auth0Client)$/,
    argument: 0,
    path: ['authorizationParams'],
    default: 'on',
    scope: 'scope',
    client: 'public',
  },
  {
    product: 'AWS Amplify',
    source: ['aws-amplify', '@aws-amplify/core'],
    call: /(?:^|\.)configure$/,
    argument: 0,
    path: ['Auth', 'Cognito', 'loginWith', 'oauth'],
    default: 'on',
    responseType: ['responseType'],
    scope: 'scopes',
    client: 'public',
  },
  {
    product: 'AWS Amplify',
    source: ['aws-amplify', '@aws-amplify/core', '@aws-amplify/auth'],
    call: /(?:^|\.)configure$/,
    argument: 0,
    path: ['Auth', 'oauth'],
    default: 'on',
    responseType: ['responseType'],
    scope: 'scope',
    client: 'public',
  },
]
