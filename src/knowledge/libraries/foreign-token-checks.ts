import { oneOf } from '../../text/pattern.ts'

/** A call that verifies a token with the keys of an issuer, and asks for an audience only where it is told one. */
export interface ForeignTokenCheck {
  readonly languages: readonly ('go' | 'java' | 'kt' | 'php')[]
  /** The name of the call, with dots. */
  readonly call: RegExp
  /** What it has to be given: checks that are handed in from elsewhere cannot be told. */
  readonly given?: RegExp
  /** Checks of the library itself in what it is given, with `g`: any other that is given may be one of the audience. */
  readonly ofLibrary?: RegExp
  /** What shows in its file that the keys are those of somebody else. */
  readonly keys: RegExp
  /** What shows in its file that it takes the tokens of callers, where that is needed. */
  readonly when?: RegExp
  /** What shows in its file that more is checked, or may be. */
  readonly unless?: RegExp
  /** What shows in its file that the issuer is checked. */
  readonly issuer: RegExp
  /** Words of which one is in every file with it. */
  readonly words: readonly string[]
  /** The page of the library's owner that says so. */
  readonly docs: string
  /** Code that verifies so, and code that looks like it. */
  readonly is: readonly string[]
  readonly isNot: readonly string[]
}

/** Keys that another issuer publishes: https://javadoc.io/doc/com.auth0/jwks-rsa/latest/com/auth0/jwk/JwkProvider.html */
const JWK_PROVIDER = /\b(?:Url|GuavaCached|RateLimited)?JwkProvider(?:Builder)?\b/
/** The token is that of a request. */
const TAKES_HEADER = /["']Authorization["']|\bAUTHORIZATION\b|[bB]earer\b/

export const foreignTokenChecks: readonly ForeignTokenCheck[] = [
  {
    // What makes a parser is handed the same options as the functions of the package.
    languages: ['go'], call: /(?:^|\.)(?:jwt|(?:p|\w{0,40}[pP]arser))\.Parse(?:WithClaims)?$/, keys: /"github\.com\/MicahParks\/keyfunc/, unless: /\bNewParser\([^()]{0,200}\.\.\.\s{0,20}\)/, issuer: /WithIssuer\b|"iss"|\.Issuer\b|VerifyIssuer/,
    words: ['MicahParks/keyfunc'], docs: 'https://pkg.go.dev/github.com/golang-jwt/jwt/v5#WithAudience',
    is: [
      'import "github.com/MicahParks/keyfunc/v3"\nvar token, err = jwt.Parse(raw, keys.Keyfunc)',
      'import "github.com/MicahParks/keyfunc/v3"\nvar parser = jwt.NewParser(jwt.WithExpirationRequired())\nvar token, err = parser.Parse(raw, keys.Keyfunc)',
    ], isNot: ['var token, err = jwt.Parse(raw, func(t *jwt.Token) (any, error) { return secret, nil })'],
  },
  {
    // Keys of a key set that the file fetches or keeps itself, by the id that the token names.
    languages: ['go'], call: /(?:^|\.)(?:jwt|(?:p|\w{0,40}[pP]arser))\.Parse(?:WithClaims)?$/, keys: /\b[hH]eader\["kid"\][^]{0,6000}?\b(?:rsa|ecdsa)\.PublicKey\b/, when: /\bjwks_?(?:uri|url|endpoint|set)?\b|\bJWK(?:S|Set)?(?:U[Rr][IiLl])?\b/i,
    unless: /MicahParks\/keyfunc|\bNewParser\([^()]{0,200}\.\.\.\s{0,20}\)/, issuer: /WithIssuer\b|"iss"|\.Issuer\b|VerifyIssuer/,
    words: ['eader["kid"]'], docs: 'https://pkg.go.dev/github.com/golang-jwt/jwt/v5#Keyfunc',
    is: ['type JWKSet struct { Keys []JWK }\nvar token, err = jwt.Parse(raw, func(t *jwt.Token) (any, error) { return key(t.Header["kid"].(string)) })\nfunc key(kid string) (*rsa.PublicKey, error) { return nil, nil }'],
    isNot: ['var token, err = jwt.Parse(raw, func(t *jwt.Token) (any, error) { return secrets[t.Header["kid"].(string)], nil })'],
  },
  {
    languages: ['java', 'kt'], call: /(?:^|\.)setJwtValidator$/, given: /createDefaultWithIssuer|JwtIssuerValidator/,
    ofLibrary: /(?:\bnew\s{1,4})?\b(?:JwtValidators\.\w{1,40}|Jwt(?:Issuer|Timestamp)Validator)\([^()]{0,200}(?:\([^()]{0,80}\)[^()]{0,80})?\)/g,
    keys: /\bNimbusJwtDecoder\b[^;]{0,400}?\b(?:withJwkSetUri|withIssuerLocation)\b/, issuer: /createDefaultWithIssuer|JwtIssuerValidator/,
    words: ['setJwtValidator'], docs: 'https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html#oauth2resourceserver-jwt-validation-custom',
    is: ['class A { void f() { NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(uri).build(); decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer)); } }'],
    isNot: ['class A { void f() { NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(key).build(); decoder.setJwtValidator(JwtValidators.createDefault()); } }'],
  },
  {
    // Without a validator of one's own it checks the times alone.
    languages: ['java', 'kt'], call: /(?:^|\.)Nimbus(?:Reactive)?JwtDecoder\.(?:withJwkSetUri|withIssuerLocation)$|(?:^|\.)(?:Reactive)?JwtDecoders\.from(?:Oidc)?IssuerLocation$/,
    keys: /\bNimbus(?:Reactive)?JwtDecoder\b\s{0,200}\.\s{0,20}with(?:JwkSetUri|IssuerLocation)\b|\bJwtDecoders\.from(?:Oidc)?IssuerLocation\b/, issuer: /getIssuer\b|"iss"|JwtClaimNames\.ISS\b|IssuerLocation\b/,
    when: /\boauth2ResourceServer\b|@Bean\b[^;{}]{0,300}\b(?:Reactive)?JwtDecoder\b/, unless: /[vV]alidator|jwtProcessorCustomizer|ClaimsVerifier|\bisTrusted\w{0,30}\(|\bJwtDecoderFactory\b/,
    words: ['withJwkSetUri', 'IssuerLocation'], docs: 'https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html#oauth2resourceserver-jwt-decoder-builder',
    is: [
      'class A { @Bean JwtDecoder jwtDecoder() { return NimbusJwtDecoder.withJwkSetUri(uri).build(); } }',
      'class A { @Bean JwtDecoder jwtDecoder() { return NimbusJwtDecoder.withIssuerLocation(issuer).build(); } }',
      'class A { @Bean JwtDecoder jwtDecoder() { return JwtDecoders.fromIssuerLocation(issuer); } }',
    ],
    isNot: ['class A { @Bean JwtDecoder jwtDecoder() { NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(uri).build(); decoder.setJwtValidator(validators()); return decoder; } }'],
  },
  {
    // `validate` may hand the credential to another file; of the claims a principal is made.
    languages: ['kt'], call: /(?:^|\.)verifier$/, given: /^\.?verifier\(\s{0,40}(?:jwkProvider\s{0,4}=\s{0,4})?\w{0,40}(?:jwks?|[pP]rovider|[kK]eys?)\w{0,20}(?:\(\))?\s{0,40}[,)]/i,
    keys: JWK_PROVIDER, when: /\bio\.ktor\.server\.auth\.jwt\b/, issuer: /\bverifier\(\s{0,40}[\w=\s]{1,80}(?:\(\))?\s{0,10},|withIssuer\b/,
    unless: oneOf('', /\bvalidate\s{0,4}\(|\bverifier\([^()]{0,200}::/, /\(\s{0,40}(?:it|cred|credentials?|jwtCredential|token)\s{0,40}[,)]/, /\b(?!\w{0,40}Principal\()\w{1,60}\(\s{0,40}(?:\w{1,40}\.)?payload\b\s{0,40}[,)]/),
    words: ['io.ktor.server.auth.jwt'], docs: 'https://ktor.io/docs/server-jwt.html#jwk-provider',
    is: ['import io.ktor.server.auth.jwt.*\nfun f(jwkProvider: JwkProvider) { jwt("api") { verifier(jwkProvider, issuer) { acceptLeeway(3) } } }'],
    isNot: [
      'import io.ktor.server.auth.jwt.*\nfun f(jwkProvider: JwkProvider) { jwt("api") { verifier(jwkProvider, issuer)\nvalidate { people.of(it) } } }',
      'import io.ktor.server.auth.jwt.*\nfun f() { jwt("api") { verifier(ownVerifier) } }',
    ],
  },
  {
    // Whoever gets the decoded token may compare more.
    languages: ['java', 'kt'], call: /(?:^|\.)JWT\.require$/, keys: JWK_PROVIDER, when: TAKES_HEADER, issuer: /withIssuer\b|getIssuer\b/,
    unless: /\b(?:DecodedJWT|JWTVerifier|Verification)\??\s{1,8}\w{1,60}\s{0,4}\(|\)\s{0,4}:\s{0,4}(?:DecodedJWT|JWTVerifier|Verification)\b/,
    words: ['JWT.require'], docs: 'https://github.com/auth0/java-jwt#verify-a-jwt',
    is: ['class A { void f() { JwkProvider keys = new UrlJwkProvider(url); String raw = request.getHeader("Authorization"); JWT.require(algorithm).withIssuer(issuer).build().verify(raw); } }'],
    isNot: [
      'class A { void f() { String raw = request.getHeader("Authorization"); JWT.require(Algorithm.HMAC256(secret)).build().verify(raw); } }',
      'class A { JwkProvider keys; DecodedJWT read(String authorization) { return JWT.require(algorithm).build().verify(raw.substring("Bearer ".length())); } }',
    ],
  },
  {
    // Without a verifier of the claims it checks the times alone.
    languages: ['java', 'kt'], call: /(?:^|\.)setJWSKeySelector$/, keys: /\bRemoteJWKSet\b|\bJWKSourceBuilder\b/, when: TAKES_HEADER,
    unless: /ClaimsSetVerifier|ClaimsVerifier|\bJWTClaimsSet\??\s{1,8}\w{1,60}\s{0,4}\(|\bJWTProcessor\w{0,4}(?:<\w{1,40}>)?\s{1,8}\w{1,60}\s{0,4}\(|\)\s{0,4}:\s{0,4}(?:JWTClaimsSet|\w{0,40}JWTProcessor)\b/,
    issuer: /getIssuer\b|"iss"/, words: ['setJWSKeySelector'], docs: 'https://connect2id.com/products/nimbus-jose-jwt/examples/validating-jwt-access-tokens',
    is: ['class A { void f() { JWKSource<SecurityContext> keys = JWKSourceBuilder.create(url).build(); processor.setJWSKeySelector(selector); processor.process(header("Authorization"), null); } }'],
    isNot: ['class A { void f() { JWKSource<SecurityContext> keys = JWKSourceBuilder.create(url).build(); processor.setJWSKeySelector(selector); processor.setJWTClaimsSetVerifier(claims); processor.process(header("Authorization"), null); } }'],
  },
  {
    languages: ['php'], call: /(?:^|\.)JWT\.decode$/, keys: /\bJWK::parseKeySet\(|\bnew CachedKeySet\(/, issuer: /->iss\b|\['iss'\]/,
    words: ['parseKeySet', 'CachedKeySet'], docs: 'https://github.com/firebase/php-jwt#using-jwks',
    is: ['<?php $claims = JWT::decode($token, JWK::parseKeySet($keys));'], isNot: ["<?php $claims = JWT::decode($token, new Key($secret, 'HS256'));"],
  },
]
