import { describe, expect, test } from 'vitest'
import type { Setting } from '../src/model/index.ts'
import type { Reading } from '../src/model/reading.ts'
import betterAuth from '../src/surfaces/code/better-auth.ts'
import codeVerifier from '../src/surfaces/code/code-verifier.ts'
import nextAuth from '../src/surfaces/code/next-auth.ts'
import authorizeCalls from '../src/surfaces/code/oauth-authorize-calls.ts'
import clientOptions from '../src/surfaces/code/oauth-client-options.ts'
import grantCalls from '../src/surfaces/code/oauth-grant-calls.ts'
import providerClients from '../src/surfaces/code/oauth-provider-clients.ts'
import passport from '../src/surfaces/code/passport.ts'
import rawOauth from '../src/surfaces/code/raw-oauth.ts'
import type { CodeSurface, ProgramSurface } from '../src/surfaces/reading/surface.ts'
import { readCode, type Around } from './code-reading.ts'

function setting(one: Setting<unknown>): string {
  return one.is === 'set' ? String(one.value) : one.is
}

/** A reading in a few words. */
function brief(reading: Reading): string {
  switch (reading.kind) {
    case 'authorizationRequest':
      return `request ${reading.clientType} pkce=${setting(reading.pkce)} state=${setting(reading.state)}`
    case 'tokenRequest':
      return `token ${reading.clientType} ${reading.grant.value} verifier=${setting(reading.verifier)}`
    case 'grantUse':
      return `${reading.grant}${reading.local ? ' local' : ''}`
    case 'machineGrant':
      return `machine${reading.job ? ' job' : ''}${reading.keyBased ? ' key' : ''} people=${reading.people.length}`
    case 'scopeSet':
      return `scopes ${reading.provider ?? '?'}: ${reading.scopes.map(({ value }) => value).join(' ')}${reading.open ? ' …' : ''}`
    case 'codeVerifier':
      return `verifier ${reading.source} ${reading.by}`
    case 'clientSecret':
      return `secret for ${reading.statement.shippedTo}`
    case 'publicClientSecret':
      return `secret for ${reading.shippedTo}`
    case 'tokenPolicy':
      return `${reading.token} ${setting(reading.lifetime)}`
    case 'transportSetting':
      return `${reading.problem} ${reading.written}`
    default:
      return reading.kind
  }
}

async function read(source: string, surface: CodeSurface | ProgramSurface, around?: Around): Promise<string[]> {
  return (await readCode(source, surface, around)).map(brief)
}

type Row = readonly [string, readonly string[], Around?]

function table(name: string, surface: CodeSurface | ProgramSurface, rows: readonly Row[]): void {
  describe(name, () => {
    for (const [source, expected, around] of rows) {
      test(source, async () => expect(await read(source, surface, around)).toEqual(expected))
    }
  })
}

const AGENT = {
  dependencies: { '@slack/bolt': '^4.0.0', openai: '^6.0.0' },
  files: { 'package.json': '{ "dependencies": { "@slack/bolt": "^4.0.0", "openai": "^6.0.0" } }' },
}

table('raw OAuth', rawOauth, [
  ['const u = `https://a.io/authorize?client_id=${id}&response_type=code&state=${s}`', ['request unknown pkce=unset state=sent']],
  ['const u = `https://a.io/authorize?client_id=${id}&response_type=code&state=abc`', ['request unknown pkce=unset state=constant']],
  [
    'const u = `https://a.io/authorize?client_id=${id}&response_type=code&state=${s}&code_challenge=${c}&code_challenge_method=S256`',
    ['request unknown pkce=S256 state=sent'],
  ],
  [
    'const u = `https://a.io/authorize?client_id=${id}&response_type=code&state=${s}&code_challenge=${c}`',
    ['request unknown pkce=no-method state=sent'],
  ],
  [
    'const u = `https://a.io/authorize?client_id=${id}&response_type=code&state=${s}&code_challenge=${pkce.codeVerifier}&code_challenge_method=S256`',
    ['request unknown pkce=verifier state=sent'],
  ],
  [
    'const u = `https://a.io/authorize?client_id=${id}&response_type=code&state=${s}&code_challenge=${challenge(verifier)}&code_challenge_method=${m}`',
    ['request unknown pkce=dynamic state=sent'],
  ],
  ['const u = `https://a.io/authorize?client_id=${id}&${rest}&response_type=code`', ['request unknown pkce=dynamic state=dynamic']],
  // Kakao takes no challenge.
  [
    'const u = `https://kauth.kakao.com/oauth/authorize?client_id=${id}&response_type=code&state=${s}`',
    ['request unknown pkce=ignored state=sent'],
  ],
  [
    'const u = `https://github.com/login/oauth/authorize?client_id=${id}&scope=repo%20gist&state=${s}`',
    ['request unknown pkce=unset state=sent', 'scopes GitHub: repo gist'],
  ],
  ['const u = `/oauth/authorize?client_id=${id}&response_type=code`', []],
  ['const u = `https://a.io/items?client_id=${id}`', []],
  [
    'const u = `http://a.io/authorize?client_id=${id}&response_type=code&state=${s}`',
    ['request unknown pkce=unset state=sent', 'plain-oauth-endpoint http://a.io'],
  ],
  ['const u = `http://localhost:8080/authorize?client_id=${id}&response_type=code&state=${s}`', ['request unknown pkce=unset state=sent']],
  [
    'const u = `https://a.io/authorize?client_id=${id}&response_type=token&redirect_uri=${r}&state=${s}`',
    ['implicit', 'request unknown pkce=unset state=sent'],
  ],
  [
    'const u = `https://a.io/authorize?client_id=${id}&response_type=id_token&response_mode=form_post&state=${s}`',
    ['id_token', 'request unknown pkce=unset state=sent'],
  ],
  [
    'const u = `https://a.io/authorize?client_id=${import.meta.env.VITE_OAUTH_ID}&response_type=code&state=${s}`',
    ['request unknown pkce=unset state=sent'],
  ],
  [
    'fetch("https://a.io/token", { body: new URLSearchParams({ grant_type: "authorization_code", code, client_secret: process.env.S }) })',
    ['token confidential authorization_code verifier=unset'],
  ],
  [
    'fetch("https://a.io/token", { body: new URLSearchParams({ grant_type: "authorization_code", code, code_verifier: v }) })',
    ['token unknown authorization_code verifier=sent'],
  ],
  [
    'fetch("https://a.io/token", { body: new URLSearchParams({ grant_type: "authorization_code", code, ...(v && { code_verifier: v }) }) })',
    ['token unknown authorization_code verifier=dynamic'],
  ],
  [
    'axios.post("https://a.io/token", { grant_type: "password", username, password })',
    ['password', 'token unknown password verifier=unset'],
  ],
  [
    'fetch("http://keycloak:8080/token", { body: "grant_type=password&username=a" })',
    ['password local', 'token unknown password verifier=unset'],
  ],
  ['const params = { grant_type: "password" }', []],
  ['if (req.body.grant_type === "password") reject()', []],
  ['enum Grant { grant_type = "password" }', []],
  ['const schema = z.object({ grant_type: z.literal("authorization_code"), client_id: z.string() })', []],
  [
    'fetch("https://a.io/token", { body: new URLSearchParams({ grant_type: "client_credentials", scope: "mail.read" }) })',
    ['machine people=0', 'scopes ?: mail.read', 'token unknown client_credentials verifier=unset'],
  ],
  [
    'function f(userId) { return fetch("https://a.io/token", { body: new URLSearchParams({ grant_type: "client_credentials" }) }) }',
    ['machine people=2', 'token unknown client_credentials verifier=unset'],
    AGENT,
  ],
  [
    '// cron: every night\nfetch("https://a.io/token", { body: new URLSearchParams({ grant_type: "client_credentials" }) })',
    ['machine job people=1', 'token unknown client_credentials verifier=unset'],
    AGENT,
  ],
  [
    'window.x = 1; fetch("https://a.io/token", { body: new URLSearchParams({ grant_type: "authorization_code", code, client_secret: "s3cr3tvalue" }) })',
    ['secret for the browser bundle', 'token public authorization_code verifier=unset'],
  ],
  [
    'fetch("https://a.io/token", { body: new URLSearchParams({ grant_type: "authorization_code", code, client_secret: import.meta.env.VITE_CLIENT_SECRET }) })',
    ['secret for the browser bundle', 'token public authorization_code verifier=unset'],
  ],
  [
    'import { app } from "electron"; fetch("https://a.io/token", { body: new URLSearchParams({ grant_type: "authorization_code", code, client_secret: process.env.CLIENT_SECRET }) })',
    ['token public authorization_code verifier=unset'],
  ],
])

const CHALLENGE = '\n// code_challenge'

table('code verifiers', codeVerifier, [
  [`const codeVerifier = Math.random().toString(36)${CHALLENGE}`, ['verifier weak-random Math.random()']],
  [
    `function generateCodeVerifier() { let s = ""; for (;;) s += C[Math.floor(Math.random() * 9)]; return s }${CHALLENGE}`,
    ['verifier weak-random Math.random()'],
  ],
  [`function random(n) { return Math.random() } const codeVerifier = random(64)${CHALLENGE}`, ['verifier weak-random Math.random()']],
  [`const codeVerifier = "verifier-" + Date.now()${CHALLENGE}`, ['verifier time Date.now()']],
  [`const codeVerifier = crypto.randomUUID()${CHALLENGE}`, ['verifier short crypto.randomUUID()']],
  [`const codeVerifier = randomBytes(16).toString("hex")${CHALLENGE}`, ['verifier short randomBytes(16)']],
  [`const code_verifier = "my-fixed-verifier-value"${CHALLENGE}`, ['verifier constant a fixed string']],
  [`const codeVerifier = randomBytes(32).toString("base64url")${CHALLENGE}`, []],
  [`const codeVerifier = crypto.randomUUID() + crypto.randomUUID()${CHALLENGE}`, []],
  [`const codeVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"${CHALLENGE}`, []],
  [`const verifier = new TokenVerifier(); const jitter = Math.random()${CHALLENGE}`, []],
  [`function makeVerifier() { const length = Math.floor(Math.random() * 10) + 43; return randomBytes(length) }${CHALLENGE}`, []],
  [`const codeVerifier = await storage.get("code_verifier")${CHALLENGE}`, []],
  ['const verifier = Math.random()', []],
])

const OPENID5 =
  'import { Issuer } from "openid-client"; const i = await Issuer.discover(u); const c = new i.Client({ client_id, client_secret: process.env.S }); '

table('authorize calls', authorizeCalls, [
  [`${OPENID5}c.authorizationUrl({ scope: "openid", state })`, ['request confidential pkce=unset state=sent', 'scopes ?: openid']],
  [`${OPENID5}c.authorizationUrl({ state, code_challenge, code_challenge_method: "S256" })`, ['request confidential pkce=S256 state=sent']],
  [
    `${OPENID5}c.authorizationUrl({ state, code_challenge, code_challenge_method: "plain" })`,
    ['request confidential pkce=plain state=sent'],
  ],
  [`${OPENID5}c.authorizationUrl({ ...parameters })`, ['request confidential pkce=dynamic state=dynamic']],
  [`${OPENID5}c.authorizationUrl(parameters)`, ['request confidential pkce=dynamic state=dynamic']],
  [
    'import * as client from "openid-client"; const c = await client.discovery(s, id); client.buildAuthorizationUrl(c, { scope })',
    ['request public pkce=unset state=unset'],
  ],
  [
    'import * as client from "openid-client"; const c = await client.discovery(s, id, process.env.OIDC_SECRET); client.buildAuthorizationUrl(c, { code_challenge, code_challenge_method: "S256" })',
    ['request confidential pkce=S256 state=unset'],
  ],
  [
    'import * as client from "openid-client"; const p = { a }; if (b) p.code_challenge = c; client.buildAuthorizationUrl(config, p)',
    ['request unknown pkce=dynamic state=unset'],
  ],
  [
    'import { google } from "googleapis"; const o = new google.auth.OAuth2(id, secret, uri); o.generateAuthUrl({ access_type: "offline", scope: ["https://mail.google.com/"] })',
    ['request confidential pkce=unset state=unset', 'scopes Google: https://mail.google.com/'],
  ],
  [
    'import { OAuth2Client } from "google-auth-library"; const o = new OAuth2Client({ clientId: "x" }); o.generateAuthUrl({ state, code_challenge: c })',
    ['request public pkce=no-method state=sent'],
  ],
  [
    'import { PublicClientApplication } from "@azure/msal-node"; const p = new PublicClientApplication(c); p.getAuthCodeUrl({ scopes: ["User.Read"], state, redirectUri })',
    ['request public pkce=unset state=sent', 'scopes Microsoft: User.Read'],
  ],
  [
    'import { ConfidentialClientApplication } from "@azure/msal-node"; class A { constructor(private msal: ConfidentialClientApplication) {} f() { return this.msal.getAuthCodeUrl({ state, codeChallenge: c, codeChallengeMethod: "S256" }) } }',
    ['request confidential pkce=S256 state=sent'],
  ],
  [
    'import { AuthorizationCode } from "simple-oauth2"; const c = new AuthorizationCode({ client, auth: { tokenHost: "https://a.io" } }); c.authorizeURL({ redirect_uri, scope: "a b", state })',
    ['request confidential pkce=unset state=sent', 'scopes ?: a b'],
  ],
  [
    'import { OAuth2Client } from "@badgateway/oauth2-client"; const c = new OAuth2Client({ server, clientId }); c.authorizationCode.getAuthorizeUri({ redirectUri, state, codeVerifier })',
    ['request public pkce=S256 state=sent'],
  ],
  [
    'import { OAuth2Client } from "@badgateway/oauth2-client"; const c = new OAuth2Client({ server, clientId, clientSecret }); c.authorizationCode.getAuthorizeUri({ redirectUri, state })',
    ['request confidential pkce=unset state=sent'],
  ],
  ['import { authorizationUrl } from "./openid-client-helpers"; authorizationUrl({ scope })', []],
  ['import { generateAuthUrl } from "googleapis-like"; generateAuthUrl({})', []],
])

table('client options', clientOptions, [
  [
    'import { UserManager } from "oidc-client-ts"; new UserManager({ authority, client_id, disablePKCE: true })',
    ['request public pkce=off state=sent'],
  ],
  [
    'import { UserManager } from "oidc-client-ts"; new UserManager({ authority, client_id, scope: "openid" })',
    ['request public pkce=S256 state=sent', 'scopes ?: openid'],
  ],
  ['import { UserManager } from "oidc-client-ts"; new UserManager({ disablePKCE: legacy })', ['request public pkce=dynamic state=sent']],
  ['import { UserManager } from "oidc-client-ts"; new UserManager({ response_type: "id_token token" })', ['implicit']],
  [
    'import { UserManager } from "oidc-client-ts"; new UserManager({ response_type: "code token" })',
    ['implicit', 'request public pkce=S256 state=sent'],
  ],
  [
    'import { UserManager } from "oidc-client-ts"; new UserManager({ client_secret: import.meta.env.VITE_SECRET })',
    ['request public pkce=S256 state=sent', 'secret for the browser bundle'],
  ],
  [
    'import { UserManager, type UserManagerSettings } from "oidc-client-ts"; const s: UserManagerSettings = { disablePKCE: true }; new UserManager(s)',
    ['request public pkce=off state=sent'],
  ],
  [
    'import Keycloak from "keycloak-js"; const k = new Keycloak(c); k.init({ onLoad: "check-sso" })',
    ['request public pkce=S256 state=sent'],
    { dependencies: { 'keycloak-js': '^26.2.0' } },
  ],
  [
    'import Keycloak from "keycloak-js"; const k = new Keycloak(c); k.init({ onLoad: "check-sso" })',
    ['request public pkce=unset state=sent'],
    { dependencies: { 'keycloak-js': '^21.0.0' } },
  ],
  [
    'import Keycloak from "keycloak-js"; const k = new Keycloak(c); k.init({ onLoad: "check-sso" })',
    ['request public pkce=dynamic state=sent'],
    { dependencies: { 'keycloak-js': '>=20' } },
  ],
  ['import Keycloak from "keycloak-js"; const k = new Keycloak(c); k.init({ pkceMethod: false, flow: "implicit" })', ['implicit']],
  [
    'import { OktaAuth } from "@okta/okta-auth-js"; new OktaAuth({ issuer, pkce: false, responseType: ["token", "id_token"] })',
    ['implicit'],
  ],
  ['import { OktaAuth } from "@okta/okta-auth-js"; new OktaAuth({ issuer })', ['request public pkce=S256 state=sent']],
  [
    'import { AuthConfig } from "angular-oauth2-oidc"; export const c: AuthConfig = { issuer, responseType: "code", disablePKCE: true }',
    ['request public pkce=off state=sent'],
  ],
  [
    'import { useAuthRequest, ResponseType } from "expo-auth-session"; useAuthRequest({ clientId, responseType: ResponseType.Token, usePKCE: false }, d)',
    ['implicit'],
  ],
  [
    'import { useAuthRequest } from "expo-auth-session"; useAuthRequest({ clientId, scopes: ["openid"] }, d)',
    ['request public pkce=S256 state=sent', 'scopes ?: openid'],
  ],
  [
    'import { authorize } from "react-native-app-auth"; authorize({ issuer, clientId, clientSecret: "abc123" })',
    ['request public pkce=S256 state=sent', 'secret for every user of the mobile app'],
  ],
  [
    'import oauth from "@fastify/oauth2"; app.register(oauth, { name: "x", credentials: { client: { id, secret } }, startRedirectPath: "/login" })',
    ['request confidential pkce=unset state=sent'],
  ],
  [
    'import oauth from "@fastify/oauth2"; app.register(oauth, { name: "x", credentials: { client: { id, secret } }, startRedirectPath: "/login", pkce: "S256" })',
    ['request confidential pkce=S256 state=sent'],
  ],
  [
    'import oauth from "@fastify/oauth2"; app.register(oauth, { name: "x", credentials: { client: { id, secret } }, startRedirectPath: "/login", discovery: { issuer } })',
    ['request confidential pkce=dynamic state=sent'],
  ],
  ['import { createClient } from "@supabase/supabase-js"; createClient(u, k, { auth: { flowType: "implicit" } })', ['implicit']],
  ['import { createClient } from "@supabase/supabase-js"; createClient(u, k)', []],
  [
    'import { Amplify } from "aws-amplify"; Amplify.configure({ Auth: { Cognito: { loginWith: { oauth: { responseType: "token" } } } } })',
    ['implicit'],
  ],
  [
    'import { Amplify } from "aws-amplify"; Amplify.configure({ Auth: { Cognito: { loginWith: { oauth: { responseType: "code" } } } } })',
    [],
  ],
])

table('grant calls', grantCalls, [
  [`${OPENID5}await c.grant({ grant_type: "password", username })`, ['password']],
  [`${OPENID5}await c.grant({ grant_type: "refresh_token" })`, []],
  [`${OPENID5}await c.callback(uri, params, { state })`, ['token confidential authorization_code verifier=unset']],
  [`${OPENID5}await c.callback(uri, params, { code_verifier })`, ['token confidential authorization_code verifier=sent']],
  [
    'import * as client from "openid-client"; await client.authorizationCodeGrant(config, url, { expectedState })',
    ['token unknown authorization_code verifier=unset'],
  ],
  [
    'import * as client from "openid-client"; await client.authorizationCodeGrant(config, url, { pkceCodeVerifier })',
    ['token unknown authorization_code verifier=sent'],
  ],
  [
    'import * as client from "openid-client"; await client.authorizationCodeGrant(config, url, checks)',
    ['token unknown authorization_code verifier=dynamic'],
  ],
  ['import * as client from "openid-client"; await client.genericGrantRequest(config, "password", { username })', ['password']],
  [
    'import * as o from "oauth4webapi"; await o.authorizationCodeGrantRequest(as, c, o.None(), p, uri, o.nopkce)',
    ['token public authorization_code verifier=unset'],
  ],
  [
    'import * as o from "oauth4webapi"; await o.authorizationCodeGrantRequest(as, c, o.None(), p, uri, verifier)',
    ['token public authorization_code verifier=sent'],
  ],
  ['import * as o from "oauth4webapi"; await o.clientCredentialsGrantRequest(as, c, o.PrivateKeyJwt(k), {})', ['machine key people=0']],
  ['import { ResourceOwnerPassword, ClientCredentials } from "simple-oauth2"; new ResourceOwnerPassword(c)', ['password']],
  [
    'import { ClientCredentials } from "simple-oauth2"; const c = new ClientCredentials(x); await c.getToken({ scope: "mail.read" })',
    ['machine people=1', 'scopes ?: mail.read'],
    AGENT,
  ],
  [
    'import { PublicClientApplication } from "@azure/msal-node"; const p = new PublicClientApplication(c); await p.acquireTokenByUsernamePassword({ username, password })',
    ['password'],
  ],
  [
    'import { ConfidentialClientApplication } from "@azure/msal-node"; const p = new ConfidentialClientApplication(c); await p.acquireTokenByClientCredential({ scopes: ["https://graph.microsoft.com/.default"] })',
    ['machine people=0', 'scopes Microsoft: https://graph.microsoft.com/.default'],
  ],
  ['import { password } from "@inquirer/prompts"; await password({ message })', []],
])

table('provider clients', providerClients, [
  [
    'import { GitHub } from "arctic"; const g = new GitHub(id, secret, null); g.createAuthorizationURL(state, ["repo"])',
    ['scopes GitHub: repo'],
  ],
  [
    'import { OAuth2Client } from "arctic"; const c = new OAuth2Client(id, null, uri); c.createAuthorizationURL("https://a.io/authorize", state, ["a"])',
    ['scopes ?: a', 'request public pkce=unset state=sent'],
  ],
  [
    'import { OAuth2Client, CodeChallengeMethod } from "arctic"; const c = new OAuth2Client(id, secret, uri); c.createAuthorizationURLWithPKCE(e, state, CodeChallengeMethod.Plain, v, [])',
    ['request confidential pkce=plain state=sent'],
  ],
  [
    'import { OAuth2Client, CodeChallengeMethod } from "arctic"; const c = new OAuth2Client(id, secret, uri); c.createAuthorizationURLWithPKCE(e, state, CodeChallengeMethod.S256, v, [])',
    ['request confidential pkce=S256 state=sent'],
  ],
  [
    'import { InstallProvider } from "@slack/oauth"; const i = new InstallProvider({ clientId, stateVerification: false }); i.generateInstallUrl({ scopes: ["chat:write"], userScopes: ["admin"] })',
    ['scopes Slack: chat:write', 'scopes Slack: admin', 'request confidential pkce=unset state=unset'],
  ],
  ['import { InstallProvider } from "@slack/oauth"; new InstallProvider({ clientId, stateSecret })', []],
  [
    'import { OAuthApp } from "@octokit/oauth-app"; new OAuthApp({ clientId, clientSecret, defaultScopes: ["repo", "admin:org"] })',
    ['scopes GitHub: repo admin:org'],
  ],
])

table('passport', passport, [
  [
    'import OAuth2Strategy from "passport-oauth2"; new OAuth2Strategy({ authorizationURL: "https://a.io/authorize", clientID, clientSecret, state: true }, v)',
    ['request confidential pkce=unset state=sent'],
  ],
  [
    'import { Strategy } from "passport-oauth2"; new Strategy({ clientID, pkce: true, state: true }, v)',
    ['request public pkce=S256 state=sent'],
  ],
  [
    'import { Strategy } from "passport-oauth2"; new Strategy({ clientID, clientSecret, pkce: "plain", state: true }, v)',
    ['request confidential pkce=plain state=sent'],
  ],
  ['import { Strategy } from "passport-oauth2"; new Strategy({ ...base, clientID }, v)', ['request unknown pkce=dynamic state=dynamic']],
  ['import { Strategy } from "passport-oauth2"; new Strategy(options, v)', []],
  [
    'import { Strategy as Google } from "passport-google-oauth20"; new Google({ clientID, clientSecret, scope: ["profile"] }, v)',
    ['request confidential pkce=unset state=unset', 'scopes Google: profile'],
  ],
  [
    'import { Strategy as GitHub } from "passport-github2"; new GitHub({ clientID, clientSecret, state: true }, v)',
    ['request confidential pkce=unset state=sent'],
  ],
  [
    'import { Strategy as Slack } from "passport-slack-oauth2"; new Slack({ clientID, clientSecret, state: true }, v)',
    ['request confidential pkce=dynamic state=sent'],
  ],
  ['import { Strategy as Local } from "passport-local"; new Local({ usernameField: "email" }, v)', []],
  ['import { Strategy as Jwt } from "passport-jwt"; new Jwt({ secretOrKey, clientID }, v)', []],
  [
    'import passport from "passport"; import { Strategy } from "passport-google-oauth20"; new Strategy({ clientID, clientSecret }, v); app.get("/", passport.authenticate("google", { scope: ["https://mail.google.com/"], state: s() }))',
    ['request confidential pkce=unset state=dynamic', 'scopes Google: https://mail.google.com/'],
  ],
  [
    'import { PassportStrategy } from "@nestjs/passport"; import { Strategy } from "passport-google-oauth20"; class G extends PassportStrategy(Strategy, "google") { constructor() { super({ clientID, clientSecret, scope: ["email"] }) } }',
    ['request confidential pkce=unset state=unset', 'scopes Google: email'],
  ],
])

const V4 = { dependencies: { 'next-auth': '^4.24.0' } }
const V5 = { dependencies: { 'next-auth': '5.0.0-beta.30' } }
const CUSTOM = 'id: "x", name: "X", type: "oauth", clientId: a, clientSecret: b'

table('Auth.js', nextAuth, [
  [`import NextAuth from "next-auth"; NextAuth({ providers: [{ ${CUSTOM} }] })`, ['request confidential pkce=unset state=sent'], V4],
  [`import NextAuth from "next-auth"; NextAuth({ providers: [{ ${CUSTOM} }] })`, ['request confidential pkce=S256 state=unset'], V5],
  [`import NextAuth from "next-auth"; NextAuth({ providers: [{ ${CUSTOM} }] })`, ['request confidential pkce=dynamic state=dynamic']],
  [
    `import NextAuth from "next-auth"; NextAuth({ providers: [{ ${CUSTOM}, checks: ["pkce", "state"] }] })`,
    ['request confidential pkce=S256 state=sent'],
  ],
  [
    `import NextAuth from "next-auth"; NextAuth({ providers: [{ ${CUSTOM}, checks: [] }] })`,
    ['request confidential pkce=unset state=unset'],
  ],
  [
    `import NextAuth from "next-auth"; NextAuth({ providers: [{ ${CUSTOM}, checks }] })`,
    ['request confidential pkce=dynamic state=dynamic'],
  ],
  [
    'import NextAuth from "next-auth"; import Google from "next-auth/providers/google"; NextAuth({ providers: [Google({ clientId, clientSecret })] })',
    ['request confidential pkce=dynamic state=dynamic'],
    V4,
  ],
  [
    'import NextAuth from "next-auth"; import Google from "next-auth/providers/google"; NextAuth({ providers: [Google({ clientId, checks: ["none"] })] })',
    ['request confidential pkce=unset state=unset'],
    V5,
  ],
  [
    'import NextAuth from "next-auth"; import Slack from "next-auth/providers/slack"; NextAuth({ providers: [Slack({ clientId, checks: ["state"], authorization: "https://slack.com/oauth?scope=admin" })] })',
    ['request confidential pkce=dynamic state=sent', 'scopes Slack: admin'],
    V5,
  ],
  [
    'import NextAuth from "next-auth"; import Credentials from "next-auth/providers/credentials"; NextAuth({ providers: [Credentials({ credentials: {} })] })',
    [],
    V5,
  ],
  ['import NextAuth from "next-auth"; NextAuth({ providers: [], session: { maxAge: 30 * 24 * 60 * 60 } })', ['session 2592000'], V5],
  [
    'import NextAuth from "next-auth"; export const authOptions = { providers: [], session: { strategy: "jwt" }, jwt: { maxAge: 3600 } }',
    ['session 3600'],
    V4,
  ],
  ['const props = { type: "oauth", clientId: "x", session: { maxAge: 9e9 } }; // next-auth', []],
])

table('better-auth', betterAuth, [
  [
    'import { betterAuth } from "better-auth"; betterAuth({ session: { expiresIn: 60 * 60 * 24 * 90 }, socialProviders: { github: { clientId, scope: ["repo"] } } })',
    ['session 7776000', 'scopes GitHub: repo'],
  ],
  ['import { betterAuth } from "better-auth"; betterAuth({ session: { expiresIn: ttl } })', ['session dynamic']],
  [
    'import { genericOAuth } from "better-auth/plugins"; genericOAuth({ config: [{ providerId: "x", clientId, clientSecret }] })',
    ['request confidential pkce=unset state=sent'],
    { dependencies: { 'better-auth': '~1.4.0' } },
  ],
  [
    'import { genericOAuth } from "better-auth/plugins"; genericOAuth({ config: [{ providerId: "x", clientId, clientSecret }] })',
    ['request confidential pkce=S256 state=sent'],
    { dependencies: { 'better-auth': '^1.7.0' } },
  ],
  [
    'import { genericOAuth } from "better-auth/plugins"; genericOAuth({ config: [{ providerId: "x", clientId, clientSecret }] })',
    ['request confidential pkce=dynamic state=sent'],
    { dependencies: { 'better-auth': '^1.5.2' } },
  ],
  [
    'import { genericOAuth } from "better-auth/plugins"; genericOAuth({ config: [{ providerId: "x", clientId, pkce: false }] })',
    ['request public pkce=off state=sent'],
    { dependencies: { 'better-auth': '^1.7.0' } },
  ],
  [
    'import { genericOAuth } from "better-auth/plugins"; genericOAuth({ config: [{ providerId: "x", clientId, pkce: true }] })',
    ['request public pkce=S256 state=sent'],
  ],
])
