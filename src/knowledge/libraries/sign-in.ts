import type { LibraryCall, Packages, Place } from './row.ts'

const SCRIPT = { language: 'typescript' } as const

/** A call that asks a person for scopes. */
export interface ScopedCall extends LibraryCall<'asks-for-scopes'> {
  readonly product: string
  readonly server: string
}

const OCTOKIT = {
  ...SCRIPT, means: 'asks-for-scopes', product: 'Octokit', server: 'GitHub', docs: 'https://github.com/octokit/oauth-app.js#readme',
  package: ['@octokit/oauth-app', '@octokit/oauth-methods', '@octokit/oauth-authorization-url', '@octokit/auth-oauth-device', '@octokit/auth-oauth-app', 'octokit'],
} as const
const SLACK = { ...SCRIPT, package: ['@slack/oauth', '@slack/bolt'], docs: 'https://docs.slack.dev/tools/node-slack-sdk/oauth' } as const

const FIREBASE = { ...SCRIPT, means: 'asks-for-scopes', package: ['firebase/auth', 'firebase', '@firebase/auth'], product: 'Firebase Authentication', docs: 'https://firebase.google.com/docs/auth/web/google-signin', options: { all: 0 } } as const

export const scopedCalls: readonly ScopedCall[] = [
  {
    ...OCTOKIT, call: 'OAuthApp', options: { all: '0.defaultScopes' },
    is: ["import { OAuthApp } from '@octokit/oauth-app'\nnew OAuthApp({ clientId, defaultScopes: ['repo'] })"], isNot: ["import { createNodeMiddleware } from '@octokit/oauth-app'\ncreateNodeMiddleware(app)"],
  },
  {
    ...OCTOKIT, options: { all: '0.scopes' },
    call: ['getWebFlowAuthorizationUrl', 'OAuthApp().getWebFlowAuthorizationUrl', 'App().oauth.getWebFlowAuthorizationUrl', 'oauthAuthorizationUrl', 'createOAuthDeviceAuth', 'createDeviceCode'],
    is: ["import { OAuthApp } from '@octokit/oauth-app'\nnew OAuthApp({ clientId }).getWebFlowAuthorizationUrl({ scopes: ['repo'] })", "import { createDeviceCode } from '@octokit/oauth-methods'\ncreateDeviceCode({ clientId, scopes })"],
    isNot: ["import { exchangeWebFlowCode } from '@octokit/oauth-methods'\nexchangeWebFlowCode({ code, scopes })"],
  },
  {
    ...SLACK, means: 'asks-for-scopes', product: '@slack/oauth', server: 'Slack', call: ['InstallProvider().generateInstallUrl', 'InstallProvider().handleInstallPath'], options: { bot: '0.scopes', user: '0.userScopes' },
    is: ["import { InstallProvider } from '@slack/oauth'\nconst installer = new InstallProvider({ clientId })\ninstaller.generateInstallUrl({ scopes })"],
    isNot: ["import { InstallProvider } from '@slack/oauth'\nconst installer = new InstallProvider({ clientId })\ninstaller.authorize({ teamId })"],
  },
  {
    ...SLACK, means: 'asks-for-scopes', package: '@slack/bolt', product: '@slack/bolt', server: 'Slack', call: ['App', 'ExpressReceiver', 'HTTPReceiver', 'AwsLambdaReceiver'], options: { bot: '0.scopes' },
    is: ["import { App } from '@slack/bolt'\nnew App({ signingSecret, scopes: ['chat:write'] })", "import bolt from '@slack/bolt'\nnew bolt.App({ scopes })"], isNot: ["import { Assistant } from '@slack/bolt'\nnew Assistant({ scopes })"],
  },
  {
    ...SCRIPT, means: 'asks-for-scopes', package: '@react-oauth/google', product: '@react-oauth/google', server: 'Google', call: 'useGoogleLogin', options: { all: '0.scope' },
    docs: 'https://github.com/MomenSherif/react-oauth#readme',
    is: ["import { useGoogleLogin } from '@react-oauth/google'\nuseGoogleLogin({ flow: 'auth-code', scope })"], isNot: ["import { googleLogout } from '@react-oauth/google'\ngoogleLogout({ scope })"],
  },
  {
    ...FIREBASE, server: 'Google', call: ['GoogleAuthProvider().addScope', 'auth.GoogleAuthProvider().addScope', 'default.auth.GoogleAuthProvider().addScope'],
    is: ["import { GoogleAuthProvider } from 'firebase/auth'\nconst google = new GoogleAuthProvider()\ngoogle.addScope(scope)"],
    isNot: ["import { GoogleAuthProvider } from 'firebase/auth'\nnew GoogleAuthProvider().setCustomParameters(scope)"],
  },
  {
    ...FIREBASE, server: 'GitHub', call: ['GithubAuthProvider().addScope', 'auth.GithubAuthProvider().addScope', 'default.auth.GithubAuthProvider().addScope'],
    is: ["import { GithubAuthProvider } from 'firebase/auth'\nnew GithubAuthProvider().addScope('repo')"], isNot: ["import { FacebookAuthProvider } from 'firebase/auth'\nnew FacebookAuthProvider().addScope('repo')"],
  },
]

/**
 * The same by a method that no other library has, on an object that another file may have made. `provider`: the option that names it, where
 * the library asks several.
 */
export interface MethodForScopes {
  readonly methods: readonly string[]
  /** What stands in a file that calls it. */
  readonly beside: RegExp
  readonly product: string
  readonly scopes: readonly string[]
  readonly provider: { readonly at: string } | { readonly is: string }
  readonly docs: string
}

export const methodsForScopes: readonly MethodForScopes[] = [
  {
    methods: ['signInWithOAuth', 'linkIdentity'], beside: /\bsupabase\b/i, product: 'Supabase', scopes: ['options', 'scopes'], provider: { at: 'provider' },
    docs: 'https://supabase.com/docs/reference/javascript/auth-signinwithoauth',
  },
  {
    methods: ['initTokenClient', 'initCodeClient'], beside: /\boauth2\b/, product: 'Google Identity Services', scopes: ['scope'], provider: { is: 'Google' },
    docs: 'https://developers.google.com/identity/oauth2/web/reference/js-reference',
  },
  {
    methods: ['loginPopup', 'loginRedirect', 'acquireTokenPopup', 'acquireTokenRedirect', 'acquireTokenSilent', 'ssoSilent'], beside: /["']@azure\/msal-(?:browser|react|angular|node)["']/,
    product: 'MSAL', scopes: ['scopes'], provider: { is: 'Microsoft' }, docs: 'https://learn.microsoft.com/entra/msal/javascript/browser/request-response-object',
  },
]

/** A call that lets people install an application, and makes and compares the state of the request unless it is told not to. */
export interface InstallerCall extends LibraryCall<'installs-app'> {
  readonly who: string
  readonly product: string
  readonly host: string
  readonly options: { readonly state: Place }
}

export const installerCalls: readonly InstallerCall[] = [
  {
    ...SLACK, means: 'installs-app', call: ['InstallProvider', 'App', 'ExpressReceiver', 'HTTPReceiver'], options: { state: ['0.stateVerification', '0.installerOptions.stateVerification'] },
    who: 'the Slack installation', product: '@slack/oauth', host: 'slack.com',
    is: ["import { InstallProvider } from '@slack/oauth'\nnew InstallProvider({ clientId, stateVerification: false })"], isNot: ["import { FileInstallationStore } from '@slack/oauth'\nnew FileInstallationStore({ stateVerification: false })"],
  },
]

/** A call that gives the address to ask at. */
export interface ProviderAddress extends LibraryCall<'gives-address'> {
  readonly who: string
  readonly product: string
  /** Where the generic client is told the server, the state and the challenge's method; a client of one provider knows them. */
  readonly options: { readonly server?: number; readonly state?: number; readonly method?: number }
  /** Whether it sends a challenge, and the names of its methods. */
  readonly challenge?: Readonly<Record<string, 'plain' | 'S256'>>
}

const ARCTIC = { ...SCRIPT, package: 'arctic', means: 'gives-address', who: 'the arctic client', product: 'arctic', docs: 'https://arcticjs.dev/guides/oauth2-pkce' } as const

/** The constructor of the generic client, and the position of its secret. */
export const genericClient = { packages: [ARCTIC.package], constructor: /^OAuth2Client$/, secret: 1 } as const

export const providerAddresses: readonly ProviderAddress[] = [
  {
    ...ARCTIC, call: 'OAuth2Client().createAuthorizationURL', options: { server: 0, state: 1 },
    is: ["import { OAuth2Client } from 'arctic'\nnew OAuth2Client(a, b, c).createAuthorizationURL(url, state, [])"], isNot: ["import { OAuth2Client } from 'arctic'\nnew OAuth2Client(a, b, c).validateAuthorizationCode(url, code, null)"],
  },
  {
    ...ARCTIC, call: 'OAuth2Client().createAuthorizationURLWithPKCE', options: { server: 0, state: 1, method: 2 }, challenge: { 'CodeChallengeMethod.Plain': 'plain', 'CodeChallengeMethod.S256': 'S256' },
    is: ["import { OAuth2Client } from 'arctic'\nnew OAuth2Client(a, b, c).createAuthorizationURLWithPKCE(url, state, method, verifier, [])"], isNot: ["import { OAuth2Client } from 'arctic'\nnew OAuth2Client(a, b, c).createAuthorizationURL(url, state, [])"],
  },
  {
    ...ARCTIC, call: ['*().createAuthorizationURL', '*().createAuthorizationURLWithPKCE'], options: {},
    is: ["import { GitHub } from 'arctic'\nnew GitHub(a, b, c).createAuthorizationURL(state, ['repo'])"], isNot: ["import { GitHub } from 'arctic'\nnew GitHub(a, b, c).validateAuthorizationCode(code)", "import { decodeIdToken } from 'arctic'\ndecodeIdToken(token)"],
  },
]

/** What signs people in, whose providers are objects of its own shape. */
export const authJs: Packages = {
  ...SCRIPT, packages: ['next-auth', '@auth'], docs: 'https://authjs.dev/reference/core/providers#checks',
  is: ["import NextAuth from 'next-auth'\nNextAuth({ providers: [] })", "import GitHub from '@auth/core/providers/github'\nGitHub({ clientId })"], isNot: ["import { auth } from '@authz/client'\nauth({ providers: [] })"],
}

/** What it checks without being told, by the major version of a package: the state, and since version 5 PKCE. */
export const authJsChecks: readonly { readonly package: string; readonly from: number; readonly before?: number; readonly checks: readonly string[] }[] = [
  { package: 'next-auth', from: 4, before: 5, checks: ['state'] },
  { package: 'next-auth', from: 5, checks: ['pkce'] },
]

/** The core that others of its packages hand on; where it is there without `next-auth`, PKCE is checked. */
export const authJsCore = { package: '@auth/core', checks: ['pkce'] } as const

/** Its providers that list PKCE among their checks, so that checks of one's own can take it away. */
export const authJsWithPkce: ReadonlySet<string> = new Set([
  'google', 'auth0', 'keycloak', 'gitlab', 'zitadel', 'okta', 'microsoft-entra-id', 'azure-ad', 'azure-ad-b2c', 'cognito', 'spotify', 'discord', 'twitter', 'fusionauth', 'authentik', 'logto', 'workos', 'descope',
  'duende-identity-server6', 'identity-server4', 'salesforce',
])

/** Its providers without OAuth. */
export const authJsOthers: ReadonlySet<string> = new Set(['credentials', 'email'])

/** A call of better-auth that sets up sessions, or providers to sign in with. */
export type BetterAuthCall = LibraryCall<'keeps-sessions' | 'lists-providers' | 'signs-in-elsewhere'>

const BETTER_AUTH = { ...SCRIPT, package: 'better-auth', options: {} } as const

export const betterAuthCalls: readonly BetterAuthCall[] = [
  {
    ...BETTER_AUTH, call: 'betterAuth', means: 'keeps-sessions', docs: 'https://www.better-auth.com/docs/concepts/session-management#session-expiration',
    is: ["import { betterAuth } from 'better-auth'\nbetterAuth({ session: { expiresIn: 60 } })"], isNot: ["import { createAuthClient } from 'better-auth/react'\ncreateAuthClient({ session: { expiresIn: 60 } })"],
  },
  {
    ...BETTER_AUTH, call: 'genericOAuth', means: 'lists-providers', docs: 'https://www.better-auth.com/docs/plugins/generic-oauth',
    is: ["import { genericOAuth } from 'better-auth/plugins'\ngenericOAuth({ config: [] })"], isNot: ["import { genericOAuthClient } from 'better-auth/client/plugins'\ngenericOAuthClient({ config: [] })"],
  },
  {
    // With these other applications sign in here.
    ...BETTER_AUTH, package: ['better-auth/plugins', '@better-auth/oauth-provider'], call: ['mcp', 'oidcProvider', 'oauthProvider'], means: 'signs-in-elsewhere', docs: 'https://www.better-auth.com/docs/plugins/oauth-provider',
    is: ["import { oidcProvider } from 'better-auth/plugins'\noidcProvider({ loginPage })"], isNot: ["import { organization } from 'better-auth/plugins'\norganization()"],
  },
]
