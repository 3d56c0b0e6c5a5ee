import type { ClientKind } from './authorization-calls.ts'
import type { Proof } from './row.ts'

/** The options of a client that makes authorization requests by itself: what it asks for, and whether it sends a challenge. */
export interface ClientOptions extends Proof {
  readonly product: string
  readonly packages: readonly string[]
  /** The call that is given the options, as an origin, and the position of its argument. */
  readonly call?: { readonly name: RegExp; readonly argument: number }
  /** The component whose attributes are the options. */
  readonly component?: string
  /** The type of option objects that are declared apart. */
  readonly type?: string
  /** Members that only the options have, for objects that a plugin is given in any way. */
  readonly members?: readonly string[]
  /** Where in the argument the options are. */
  readonly path?: readonly string[]
  /** The option for PKCE; absent where nothing switches it. */
  readonly pkce?: { readonly key: string; readonly means: PkceOption }
  readonly withoutOption: WithoutOption
  readonly responseType?: string
  /** The value of another option that means the implicit grant. */
  readonly implicit?: { readonly key: string; readonly value: string; readonly forLinks?: LinksInMails }
  readonly scope?: string
  /** Paths of options that hold the address of the authorization server. */
  readonly address?: readonly string[]
  /** By a kind, or by the paths of options that only a client with a secret has. */
  readonly client: ClientKind | { readonly secretAt: readonly string[] }
}

/** Calls that mail a link to somebody, which another browser may open, calls that sign in otherwise, and what such links are to hold. */
export interface LinksInMails {
  readonly sent: RegExp
  readonly but: RegExp
  readonly instead: string
}

/** What the values of an option for PKCE mean: `true` switches it off, `false` does, or they are methods of RFC 7636. */
export type PkceOption = 'switches-off' | 'switches-on' | 'names-method' | 'switches-on-or-names-method'

/** Without the option PKCE is on, off, on since a major version, or off unless another option is given, with which nobody can tell. */
export type WithoutOption = 'on' | 'off' | { readonly onSince: number } | { readonly offWithout: string }

const AMPLIFY = {
  product: 'AWS Amplify', call: { name: /(?:^|\.)configure$/, argument: 0 }, withoutOption: 'on', responseType: 'responseType', client: 'public',
  isNot: ["import { Amplify } from 'aws-amplify'\nAmplify.configure({ Storage: { S3: {} } })"],
} as const

const ANGULAR = {
  product: 'angular-auth-oidc-client', packages: ['angular-auth-oidc-client'], pkce: { key: 'disablePkce', means: 'switches-off' }, withoutOption: 'on',
  responseType: 'responseType', scope: 'scope', address: ['authority'], client: 'public', docs: 'https://angular-auth-oidc-client.com/docs/documentation/configuration',
} as const

/** Defaults of keycloak-js and @fastify/oauth2 checked in their packages, the others by their documentation. */
export const clientOptions: readonly ClientOptions[] = [
  {
    product: 'oidc-client-ts', packages: ['oidc-client-ts', 'oidc-client'], call: { name: /^(?:UserManager|OidcClient|WebStorageStateStore\.UserManager)$/, argument: 0 },
    type: 'UserManagerSettings', pkce: { key: 'disablePKCE', means: 'switches-off' }, withoutOption: 'on', responseType: 'response_type', scope: 'scope',
    address: ['authority', 'metadataUrl'], client: 'public', docs: 'https://authts.github.io/oidc-client-ts/interfaces/OidcClientSettings.html',
    is: ["import { UserManager } from 'oidc-client-ts'\nnew UserManager({ authority })", "import type { UserManagerSettings } from 'oidc-client-ts'\nexport const settings: UserManagerSettings = { authority }"],
    isNot: ["import { Log } from 'oidc-client-ts'\nLog.setLogger({ disablePKCE: true })"],
  },
  {
    product: 'react-oidc-context', packages: ['react-oidc-context', 'oidc-react'], component: 'AuthProvider', type: 'AuthProviderProps',
    pkce: { key: 'disablePKCE', means: 'switches-off' }, withoutOption: 'on', responseType: 'response_type', scope: 'scope', address: ['authority'], client: 'public',
    docs: 'https://github.com/authts/react-oidc-context#getting-started',
    is: ["import { AuthProvider } from 'react-oidc-context'\nexport const App = () => <AuthProvider authority={a} client_id='desk' />"],
    isNot: ["import { AuthProvider } from './auth'\nexport const App = () => <AuthProvider authority={a} />"],
  },
  {
    product: 'keycloak-js', packages: ['keycloak-js'], call: { name: /\(\)\.init$/, argument: 0 }, type: 'KeycloakInitOptions', pkce: { key: 'pkceMethod', means: 'names-method' },
    withoutOption: { onSince: 24 }, implicit: { key: 'flow', value: 'implicit' }, scope: 'scope', client: 'public', docs: 'https://www.keycloak.org/securing-apps/javascript-adapter',
    is: ["import Keycloak from 'keycloak-js'\nnew Keycloak(config).init({ pkceMethod: false })"], isNot: ["import Keycloak from 'keycloak-js'\nnew Keycloak(config).login({ pkceMethod: false })"],
  },
  {
    product: '@okta/okta-auth-js', packages: ['@okta/okta-auth-js'], call: { name: /^OktaAuth$/, argument: 0 }, type: 'OktaAuthOptions', pkce: { key: 'pkce', means: 'switches-on' },
    withoutOption: 'on', responseType: 'responseType', scope: 'scopes', address: ['issuer'], client: 'public', docs: 'https://github.com/okta/okta-auth-js#pkce',
    is: ["import { OktaAuth } from '@okta/okta-auth-js'\nnew OktaAuth({ pkce: false })"], isNot: ["import { toRelativeUrl } from '@okta/okta-auth-js'\ntoRelativeUrl({ pkce: false })"],
  },
  {
    product: 'angular-oauth2-oidc', packages: ['angular-oauth2-oidc'], call: { name: /OAuthService\(\)\.configure$/, argument: 0 }, type: 'AuthConfig',
    pkce: { key: 'disablePKCE', means: 'switches-off' }, withoutOption: 'on', responseType: 'responseType', scope: 'scope', address: ['issuer', 'loginUrl'], client: 'public',
    docs: 'https://github.com/manfredsteyer/angular-oauth2-oidc#configuring-for-code-flow',
    is: ["import { AuthConfig } from 'angular-oauth2-oidc'\nexport const config: AuthConfig = { issuer }"], isNot: ["import { AuthConfig } from './auth'\nexport const config: AuthConfig = { issuer }"],
  },
  {
    ...ANGULAR, call: { name: /^(?:provideAuth|AuthModule\.forRoot)$/, argument: 0 }, path: ['config'],
    is: ["import { provideAuth } from 'angular-auth-oidc-client'\nprovideAuth({ config: { authority, responseType: 'code' } })"],
    isNot: ["import { provideAuth } from './auth'\nprovideAuth({ config: { authority } })"],
  },
  {
    ...ANGULAR, type: 'OpenIdConfiguration', is: ["import { OpenIdConfiguration } from 'angular-auth-oidc-client'\nexport const config: OpenIdConfiguration = { authority }"],
    isNot: ["import { OpenIdConfiguration } from './auth'\nexport const config: OpenIdConfiguration = { authority }"],
  },
  {
    product: 'expo-auth-session', packages: ['expo-auth-session'], call: { name: /^(?:useAuthRequest|AuthRequest|loadAsync)$/, argument: 0 }, type: 'AuthRequestConfig',
    pkce: { key: 'usePKCE', means: 'switches-on' }, withoutOption: 'on', responseType: 'responseType', scope: 'scopes', client: 'public',
    docs: 'https://docs.expo.dev/versions/latest/sdk/auth-session/', is: ["import { useAuthRequest } from 'expo-auth-session'\nuseAuthRequest({ usePKCE: false }, discovery)"],
    isNot: ["import { makeRedirectUri } from 'expo-auth-session'\nmakeRedirectUri({ usePKCE: false })"],
  },
  {
    product: 'react-native-app-auth', packages: ['react-native-app-auth'], call: { name: /^authorize$/, argument: 0 }, type: 'AuthConfiguration',
    pkce: { key: 'usePKCE', means: 'switches-on' }, withoutOption: 'on', scope: 'scopes', address: ['issuer', 'serviceConfiguration.authorizationEndpoint'], client: 'public',
    docs: 'https://commerce.nearform.com/open-source/react-native-app-auth/docs/usage/config/', is: ["import { authorize } from 'react-native-app-auth'\nawait authorize({ issuer, usePKCE: false })"],
    isNot: ["import { revoke } from 'react-native-app-auth'\nawait revoke({ issuer, usePKCE: false })"],
  },
  {
    // With discovery it takes what the server's metadata offers.
    product: '@fastify/oauth2', packages: ['@fastify/oauth2', 'fastify-oauth2'], members: ['credentials', 'startRedirectPath'], pkce: { key: 'pkce', means: 'names-method' },
    withoutOption: { offWithout: 'discovery' }, scope: 'scope', address: ['credentials.auth.authorizeHost', 'credentials.auth.tokenHost'], client: { secretAt: ['credentials.client.secret'] },
    docs: 'https://github.com/fastify/fastify-oauth2#usage', is: ["import oauth from '@fastify/oauth2'\napp.register(oauth, { credentials, startRedirectPath: '/login' })"],
    isNot: ["import oauth from '@fastify/oauth2'\napp.register(other, { credentials, path: '/login' })"],
  },
  {
    product: 'remix-auth-oauth2', packages: ['remix-auth-oauth2'], call: { name: /OAuth2Strategy$/, argument: 0 }, pkce: { key: 'codeChallengeMethod', means: 'names-method' },
    withoutOption: 'on', scope: 'scopes', address: ['authorizationEndpoint'], client: { secretAt: ['clientSecret'] }, docs: 'https://github.com/sergiodxa/remix-auth-oauth2#usage',
    is: ["import { OAuth2Strategy } from 'remix-auth-oauth2'\nnew OAuth2Strategy({ scopes }, verify)"], isNot: ["import { OAuth2Strategy } from './strategy'\nnew OAuth2Strategy({ scopes }, verify)"],
  },
  {
    product: 'openid-client', packages: ['openid-client'], call: { name: /(?:^|\.)Strategy$/, argument: 0 }, pkce: { key: 'usePKCE', means: 'switches-on-or-names-method' },
    withoutOption: 'on', client: { constructor: /\.Client$/, secrets: ['client_secret'] }, docs: 'https://github.com/panva/openid-client/blob/v5.x/docs/README.md#strategy',
    is: ["import { Strategy } from 'openid-client'\nnew Strategy({ client, usePKCE: false }, verify)"], isNot: ["import { Issuer } from 'openid-client'\nnew Issuer({ usePKCE: false })"],
  },
  {
    product: 'supabase-js', packages: ['@supabase/supabase-js', '@supabase/auth-js'], call: { name: /^createClient$/, argument: 2 }, path: ['auth'], withoutOption: 'on',
    // No verifier travels with a mail: https://supabase.com/docs/guides/auth/passwords#resetting-a-password
    implicit: {
      key: 'flowType', value: 'implicit',
      forLinks: {
        sent: /\.(?:resetPasswordForEmail|inviteUserByEmail|generateLink|signInWithOtp)\(/, but: /\.signInWith(?:OAuth|SSO|IdToken)\(/,
        instead: 'put `{{ .TokenHash }}` into the link of the mail, and redeem it with `verifyOtp({ token_hash, type })`',
      },
    },
    client: 'public', docs: 'https://supabase.com/docs/guides/auth/sessions/implicit-flow',
    is: ["import { createClient } from '@supabase/supabase-js'\ncreateClient(url, key, { auth: { flowType: 'implicit' } })"],
    isNot: ["import { createClient } from '@supabase/supabase-js'\ncreateClient(url, key, { db: { schema: 'desk' } })"],
  },
  {
    product: 'auth0-js', packages: ['auth0-js'], call: { name: /WebAuth$/, argument: 0 }, withoutOption: 'on', responseType: 'responseType', scope: 'scope', address: ['domain'],
    client: 'public', docs: 'https://auth0.com/docs/libraries/auth0js', is: ["import auth0 from 'auth0-js'\nnew auth0.WebAuth({ domain, responseType: 'token' })"],
    isNot: ["import auth0 from 'auth0-js'\nnew auth0.Management({ domain, token })"],
  },
  {
    product: '@auth0/auth0-spa-js', packages: ['@auth0/auth0-spa-js'], call: { name: /^(?:createAuth0Client|Auth0Client)$/, argument: 0 }, path: ['authorizationParams'],
    withoutOption: 'on', scope: 'scope', client: 'public', docs: 'https://auth0.github.io/auth0-spa-js/interfaces/AuthorizationParams.html',
    is: ["import { createAuth0Client } from '@auth0/auth0-spa-js'\nawait createAuth0Client({ domain, authorizationParams: { scope: 'openid' } })"],
    isNot: ["import { createAuth0Client } from '@auth0/auth0-spa-js'\nawait createAuth0Client({ domain })"],
  },
  {
    ...AMPLIFY, packages: ['aws-amplify', '@aws-amplify/core'], path: ['Auth', 'Cognito', 'loginWith', 'oauth'], scope: 'scopes',
    docs: 'https://docs.amplify.aws/react/build-a-backend/auth/use-existing-cognito-resources/',
    is: ["import { Amplify } from 'aws-amplify'\nAmplify.configure({ Auth: { Cognito: { loginWith: { oauth: { scopes, responseType: 'token' } } } } })"],
  },
  {
    ...AMPLIFY, packages: ['aws-amplify', '@aws-amplify/core', '@aws-amplify/auth'], path: ['Auth', 'oauth'], scope: 'scope',
    docs: 'https://docs.amplify.aws/gen1/react/prev/build-a-backend/auth/existing-resources/',
    is: ["import { Amplify } from 'aws-amplify'\nAmplify.configure({ Auth: { oauth: { scope, responseType: 'token' } } })"],
  },
]
