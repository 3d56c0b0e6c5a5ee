import { googleSignIn } from '../authorization-hosts.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'
import type { LibraryCall } from './row.ts'

/** Packages of strategies: `passport-github2`, `@acme/passport-desk`. What stands behind the dash is the strategy. */
export const strategyPackage = /^(?:@\w+\/)?passport-/

/** What such a package exports to be made or extended. */
export const strategyClass = /^$|(?:^|\.)(?:OAuth2)?Strategy$/

/** A strategy that hands `pkce` to passport-oauth2, for a server that takes a challenge. The others have servers of their own. */
export interface PassportStrategy {
  readonly name: string
  /** Whose accounts it is for, where that is said. */
  readonly provider?: string
  /** The class, where others of the package are of OAuth 1. */
  readonly only?: RegExp
  /** The server, where it is for one alone. */
  readonly host?: string
  readonly docs: string
}

// It takes a challenge: https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
const GITHUB = 'github.com'

export const passportStrategies: readonly PassportStrategy[] = [
  { name: 'oauth2', docs: 'https://github.com/jaredhanson/passport-oauth2#configure-strategy' },
  { name: 'google-oauth', provider: 'Google', only: /OAuth2Strategy$/, host: googleSignIn, docs: 'https://www.npmjs.com/package/passport-google-oauth' },
  { name: 'google-oauth2', provider: 'Google', host: googleSignIn, docs: 'https://www.npmjs.com/package/passport-google-oauth2' },
  { name: 'google-oauth20', provider: 'Google', host: googleSignIn, docs: 'https://www.npmjs.com/package/passport-google-oauth20' },
  { name: 'github', provider: 'GitHub', host: GITHUB, docs: 'https://www.npmjs.com/package/passport-github' },
  { name: 'github2', provider: 'GitHub', host: GITHUB, docs: 'https://www.npmjs.com/package/passport-github2' },
  { name: 'auth0', provider: 'Auth0', docs: 'https://www.npmjs.com/package/passport-auth0' },
  { name: 'gitlab2', provider: 'GitLab', docs: 'https://www.npmjs.com/package/passport-gitlab2' },
  { name: 'okta-oauth', provider: 'Okta', docs: 'https://www.npmjs.com/package/passport-okta-oauth' },
  { name: 'okta-oauth20', provider: 'Okta', docs: 'https://www.npmjs.com/package/passport-okta-oauth20' },
  { name: 'microsoft', provider: 'Microsoft', docs: 'https://www.npmjs.com/package/passport-microsoft' },
  { name: 'spotify', provider: 'Spotify', docs: 'https://www.npmjs.com/package/passport-spotify' },
  { name: 'keycloak-oauth2-oidc', provider: 'Keycloak', docs: 'https://www.npmjs.com/package/passport-keycloak-oauth2-oidc' },
]

export const signsInByPassport: Words = {
  because:
    'A sign-in of Passport, up to what it is given, whose `options.state` a strategy sends: ' +
    'https://github.com/jaredhanson/passport-oauth2/blob/master/lib/strategy.js',
  pattern: /(?:\b\w{0,40}[pP]assport\w{0,20}|\bsuper)\s{0,80}\.authenticate\(/,
  is: ["passport.authenticate('google', { state })", 'this.passport.authenticate(', 'fastifyPassport.authenticate(', 'super.authenticate(req'],
  isNot: ['users.authenticate(user, { state })', 'authenticate(user)', 'passport.authorize('],
}

export const passportModule: Words = {
  because: 'A module that is called as Passport is: https://www.passportjs.org/concepts/authentication/middleware/',
  pattern: /(?:^|\/)[\w.]{0,40}-?[pP]assport(?:\.\w{1,20})?$/,
  is: ['passport', './passport.js', '@fastify/passport', '../auth/koa-passport', './config/passport.config'],
  isNot: ['passport-google-oauth20', './passports/berths.js', './passport-service.js'],
}

export const importsPassport: Words = {
  because: 'Code that makes or sets up Passport: https://www.passportjs.org/concepts/authentication/middleware/',
  pattern: /(?:\bfrom|\brequire\()\s{0,4}['"](?:@fastify\/|koa-)?passport['"]/,
  is: ["import passport from 'passport'", 'const passport = require("koa-passport")'],
  isNot: ["import { Strategy } from 'passport-github2'", "import { passports } from './passport.js'"],
}

export const givesGuardState: Words = {
  because: 'A guard of Nest that gives its strategy a state: https://docs.nestjs.com/recipes/passport#extending-guards, getAuthenticateOptions.',
  pattern: /\bgetAuthenticateOptions\b[^]{0,400}?\bstate\b/,
  is: ['getAuthenticateOptions() {\n  return { state'],
  isNot: ['getAuthenticateOptions() {\n  return {}', 'getRequest() { return state'],
}

/** `info.state`, `result.returnedState.csrf`, `returnedState?.nonce` */
const RETURNED = /\b(?:info\??\.state|(?:returned|received|provided|incoming)_?[sS]tate)(?:\??\.\w{1,20})?\b/

export const returnedCompared: Words = {
  because:
    'A comparison of the state that a store of Passport hands on, or of a member of it, with another value: ' +
    'https://github.com/jaredhanson/passport-oauth2/blob/master/lib/strategy.js',
  pattern: oneOf(
    '',
    inTurn('', RETURNED, /\s{0,4}[!=]==?\s{0,4}(?!undefined\b|null\b|true\b|false\b|["'`\d])[\w$]/),
    inTurn('', /[\w)\]]\s{0,4}[!=]==?\s{0,4}(?:\w{1,30}\??\.){0,3}/, RETURNED),
    inTurn('', /(?:[cC]ompare|[eE]qual|[mM]atch)\w{0,30}\([^();\n]{0,80}/, RETURNED),
  ),
  is: [
    'if (!equalsInConstantTime(result.returnedState.nonce, session.nonce)) {',
    'if (info.state !== req.session.state) throw denied()',
    'if (saved === info?.state)',
    'timingSafeEqual(Buffer, returnedState)',
  ],
  isNot: ['const token = info.state || req.query.state', 'info.state === undefined', "returnedState.kind !== 'sign-in'", 'this.state === next'],
}

export const guardClass: Words = {
  because: 'A class of a guard of Nest, with its strategy: https://docs.nestjs.com/recipes/passport#extending-guards',
  pattern: /\bclass\s{1,40}(\w{1,60})\s{1,40}extends\s{1,40}AuthGuard\(\s{0,40}['"]([\w-]{1,60})['"]/,
  is: ["class GoogleGuard extends AuthGuard('google')"],
  isNot: ["@UseGuards(AuthGuard('google'))", 'class GoogleGuard extends DeskGuard'],
}

export const signsInWithStrategy: Words = {
  because: 'A route that signs in with a strategy by its name: https://www.passportjs.org/concepts/authentication/middleware/',
  pattern: /(?:\bAuthGuard|\.authenticate)\(\s{0,40}['"]([\w-]{1,60})['"]/,
  is: ["@UseGuards(AuthGuard('google'))", "extends AuthGuard('google')", "passport.authenticate('google', { session: false })"],
  isNot: ['AuthGuard(name)', 'AuthGuard()', 'passport.authenticate(strategy)'],
}

export const routePath: Words = {
  because: 'The path of a route in Express and in Nest: https://docs.nestjs.com/controllers#routing',
  pattern: /(?:@(?:Get|Post|All)|\.(?:get|post|all|use))\(\s{0,40}['"`]([^'"`\n]{1,120})['"`]/,
  is: ["@Get('google/callback')", "router.get('/auth/google/callback', "],
  isNot: ['@Get()', "config.get(name, '/auth')"],
}

export const routeOfCallback: Words = {
  because: 'The path of a route that a provider sends people back to.',
  pattern: /(?:^|[/_-])(?:callback|cb|redirect|return|complete)(?:$|[/_-])|[a-z]Callback\b/,
  is: ['google/callback', '/auth/google/redirect', '/oauth/cb', '/googleCallback'],
  isNot: ['google', '/auth/google', '/returns'],
}

export const authorizationAddress: Words = {
  because: 'The address of an authorization endpoint that code writes by itself: https://www.rfc-editor.org/rfc/rfc6749#section-3.1',
  pattern: /https:\/\/([a-z\d.-]{4,60})\/(?:[\w.-]{1,40}\/){0,5}(?:auth|authorize|authorization|dialog\/oauth)(?=[?'"`])/,
  is: ['https://accounts.google.com/o/oauth2/v2/auth?client_id=', "'https://kauth.kakao.com/oauth/authorize'"],
  isNot: ['https://oauth2.googleapis.com/token', 'https://desk.harbourline.io/auth/google', 'https://desk.harbourline.io/authors?'],
}

export const stateGiven: Words = {
  because: 'A `state` among the parameters of an authorization request, written out or as a table.',
  pattern: /[?&]state=|\bstate\s{0,4}[:,]|['"]state['"]\s{0,4},/,
  is: ['&state=${state}', '{ client_id: id, state, scope }', 'state: made', "params.set('state', made)"],
  isNot: ['req.query.state', '&statement=', 'if (state) {'],
}

export const otherStrategy: Words = {
  because: 'Strategies that are no OAuth 2 client.',
  pattern: inTurn(
    '',
    /^/,
    oneOf(
      '',
      /local|jwt|http|custom|saml|ldap|ldapauth|magic|anonymous|basic|cookie|unique-token|headerapikey/,
      /webauthn|fido2|totp|steam|openid|twitter|oauth|oauth1|trusted|remember|dummy|hash|token/,
    ),
    /(?:$|-)/,
  ),
  is: ['local', 'jwt-cookie', 'openid', 'oauth1'],
  isNot: ['oauth2', 'google-oauth20', 'locals'],
}

/** Where a request is signed in with a strategy. */
export const passportCalls: readonly LibraryCall<'signs-in-with-strategy'>[] = [
  {
    language: 'typescript', options: {}, package: 'passport', call: 'authenticate', means: 'signs-in-with-strategy', docs: 'https://www.passportjs.org/concepts/authentication/middleware/',
    is: ["import passport from 'passport'\npassport.authenticate('google', { scope: ['email'] })"], isNot: ["import passport from 'passport'\npassport.initialize()"],
  },
]
