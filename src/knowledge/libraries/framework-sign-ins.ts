import { oneOf } from '../../text/pattern.ts'
import type { Release } from './authorization-servers.ts'
import type { Words } from '../words/row.ts'

// Frameworks that sign people in by their settings, and what their code says of a challenge.

/**
 * Spring sends a challenge for clients with a secret from Spring Security 7 on, which Spring Boot 4 has; before it, where it is asked to:
 * https://docs.spring.io/spring-security/reference/6.5/servlet/oauth2/client/authorization-grants.html,
 * https://docs.spring.io/spring-security/reference/whats-new.html
 */
export const springWithPkce: Release = [4, 0]

export const springRelease = {
  files: /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?)$/,
  as: oneOf(
    'i',
    /<artifactId>spring-boot-(?:starter-parent|dependencies)<\/artifactId>\s{0,80}<version>(\d[\w.]{0,30})/,
    /<spring-?boot\.version>(\d[\w.]{0,30})/,
    /org\.springframework\.boot["'`)]{1,2}\s{0,8}version\s{0,4}\(?["'](\d[\w.]{0,30})/,
    /spring-boot-gradle-plugin:(\d[\w.]{0,30})/,
    /\bspring_?boot_?version\s{0,4}=\s{0,4}["'](\d[\w.]{0,30})/,
  ),
} as const

/** What asks for it: of a resolver that `authorizationRequestResolver` is given. */
export const springChallenge = 'setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce())'

export const signsInWithSpring: Words = {
  because: 'Sign-in by OAuth 2.0: https://docs.spring.io/spring-security/reference/servlet/oauth2/login/core.html',
  pattern: /\.oauth2Login\(|^[ \t]{0,40}oauth2Login \{/m,
  is: ['http.oauth2Login(withDefaults())', '        oauth2Login { }\n'],
  isNot: ['http.oauth2ResourceServer(withDefaults())', 'http.oauth2Client(withDefaults())', 'void oauth2LoginWorks() {'],
}

export const changesRequestOfSpring: Words = {
  because:
    'What may add to the requests that Spring sends, by its own names: ' +
    'https://docs.spring.io/spring-security/reference/servlet/oauth2/client/authorization-grants.html#oauth2-client-authorization-code-authorization-request-resolver',
  pattern: /pkce|requireProofKey|code_?challenge|AuthorizationRequestResolver|authorizationRequestCustomizer/i,
  is: [
    'OAuth2AuthorizationRequestCustomizers.withPkce()',
    '.clientSettings(ClientSettings.builder().requireProofKey(true).build())',
    'new DefaultOAuth2AuthorizationRequestResolver(clients, base)',
  ],
  isNot: ['authorizationRequestRepository(repository)', 'InMemoryClientRegistrationRepository(clients)'],
}

/**
 * Providers that Spring knows by name, with those whose scopes have `openid` where none are set:
 * https://docs.spring.io/spring-security/reference/api/java/org/springframework/security/config/oauth2/client/CommonOAuth2Provider.html
 */
export const springProviders: ReadonlyMap<string, { readonly host?: string; readonly openid: boolean }> = new Map([
  ['google', { host: 'accounts.google.com', openid: true }],
  ['github', { host: 'github.com', openid: false }],
  ['facebook', { host: 'www.facebook.com', openid: false }],
  ['okta', { openid: true }],
])

/** `type: keycloak_pkce` sends a challenge, and `client_class` may: https://github.com/knpuniversity/oauth2-client-bundle */
export const bundleOfClients = {
  root: 'knpu_oauth2_client',
  challenges: /_pkce$/,
  ownClass: 'client_class',
  mayChallenge: /code_?challenge|pkce/i,
  /** What sends people to sign in by a client of the bundle: https://github.com/knpuniversity/oauth2-client-bundle#step-4-use-the-client-service */
  registry: /\bClientRegistry\b/,
  redirects: /->redirect\(/,
  instead: 'client_class: KnpU\\OAuth2ClientBundle\\Client\\OAuth2PKCEClient',
} as const
