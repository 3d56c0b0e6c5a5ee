import type { Proof } from './row.ts'

/** Builders that a chain goes into and comes back from, by the calls without arguments that lead there. */
export interface BuilderParts {
  /** Those that say nothing of the claims. */
  readonly aside: readonly string[]
  /** Those of one claim. */
  readonly whole: readonly string[]
  /** Those that claims are added to. */
  readonly added: readonly string[]
  /** What leads back, and what says something and leads back. */
  readonly back: string
  readonly last: readonly string[]
}

/** What makes or signs the claims of a token, in languages that are read without a grammar, and where it is told when the token ends. */
export interface TokenMaker extends Proof {
  readonly languages: readonly ('go' | 'java' | 'kt' | 'cs' | 'php')[]
  readonly product: string
  /** `field`: a field of the object, or a named argument of the call, that `made` is the name of. */
  readonly as: 'call' | 'object' | 'chain' | 'field'
  /** Its name, with dots. */
  readonly made: RegExp
  /** Of each of these lists one is called in the chain. */
  readonly has?: readonly (readonly string[])[]
  /** A claim by which the token opens nothing. */
  readonly ofNobody?: readonly [claim: string, value: string]
  /** Fields or calls that are its end; the first that is there counts. */
  readonly end: readonly string[]
  /** By which a token without an end has none for certain: the chain, the table that is signed, or the call that it stands in. */
  readonly endless?: 'chain' | 'table' | RegExp
  /** Fields that are an end which it is given later. */
  readonly later?: RegExp
  /** Calls of the chain that may bring an end with other claims. */
  readonly openBy?: readonly string[]
  /** The call that ends a chain, without which it goes on elsewhere. */
  readonly closedBy?: string
  /** Builders that its chain goes into. */
  readonly parts?: BuilderParts
  /** Words of which one is in every file with it. */
  readonly words: readonly string[]
  /** What is in every file that signs with it. */
  readonly signs: RegExp
}

const GO = { languages: ['go'], as: 'object', signs: /\bSign(?:ed)?(?:String|\()/ } as const
const OF_GOLANG_JWT = { ...GO, product: 'golang-jwt', endless: /NewWithClaims$/, later: /(?:^|\.)(?:exp|ExpiresAt)$/, words: ['golang-jwt', 'jwt-go'] } as const
const JVM = { languages: ['java', 'kt'], as: 'chain' } as const
const BUILT = {
  ...JVM, has: [['signWith', 'sign']], end: ['expiration', 'setExpiration', 'withExpiresAt'], endless: 'chain',
  openBy: ['claims', 'setClaims', 'addClaims', 'withPayload', 'setPayload', 'content', 'and', 'apply'],
} as const

/** Calls behind which a builder of Java or Kotlin is none any more. */
export const closesChain = /^(?:compact|build|sign|signWithSecret)$/

export const tokenMakers: readonly TokenMaker[] = [
  {
    ...GO, as: 'chain', product: 'jwx', made: /(?:^|\.)NewBuilder$/, end: ['Expiration'], endless: 'chain', openBy: ['Claim'], closedBy: 'Build', words: ['lestrrat-go/jwx'], docs: 'https://pkg.go.dev/github.com/lestrrat-go/jwx/v3/jwt#Builder',
    is: ['token, err := jwt.NewBuilder().Subject(user).Expiration(end).Build()'], isNot: ['token := jwt.New()', 'b := strings.Builder{}'],
  },
  {
    ...GO, product: 'go-jose', made: /(?:^|\.)jwt\.Claims$/, end: ['Expiry'], endless: /(?:^|\.)Claims$/, later: /\.Expiry$/, words: ['go-jose'], docs: 'https://pkg.go.dev/github.com/go-jose/go-jose/v4/jwt#Claims',
    is: ['claims := jwt.Claims{Subject: user, Expiry: jwt.NewNumericDate(end)}'], isNot: ['expected := jwt.Expected{Issuer: issuer}'],
  },
  {
    ...OF_GOLANG_JWT, made: /(?:^|\.)(?:RegisteredClaims|StandardClaims)$/, end: ['ExpiresAt'], docs: 'https://pkg.go.dev/github.com/golang-jwt/jwt/v5#RegisteredClaims',
    is: ['claims := jwt.RegisteredClaims{Subject: user}', 'claims := jwt.StandardClaims{ExpiresAt: end}'], isNot: ['claims := jwt.MapClaims{"sub": user}'],
  },
  {
    ...OF_GOLANG_JWT, made: /(?:^|\.)MapClaims$/, end: ['exp'], docs: 'https://pkg.go.dev/github.com/golang-jwt/jwt/v5#MapClaims',
    is: ['token := jwt.NewWithClaims(method, jwt.MapClaims{"sub": user})'], isNot: ['claims := jwt.RegisteredClaims{Subject: user}'],
  },
  {
    languages: ['php'], as: 'chain', product: 'lcobucci/jwt', made: /(?:)/, has: [['getToken'], ['issuedBy', 'issuedAt', 'identifiedBy', 'relatedTo', 'permittedFor']], end: ['expiresAt'], endless: 'chain', words: ['Lcobucci'], signs: /->getToken\(/,
    // The role of who is not signed in: https://supabase.com/docs/guides/api/api-keys
    ofNobody: ['role', 'anon'], docs: 'https://lcobucci-jwt.readthedocs.io/en/stable/issuing-tokens/',
    is: ['<?php $token = $config->builder()->issuedBy($issuer)->expiresAt($end)->getToken($signer, $key);'], isNot: ['<?php $token = $client->request($url)->getToken($name);'],
  },
  {
    languages: ['php'], as: 'call', product: 'firebase/php-jwt', made: /(?:^|[.\\])JWT\.encode$/, end: ['exp'], endless: 'table', later: /^exp$/, words: ['JWT::encode'], signs: /JWT::encode/, docs: 'https://github.com/firebase/php-jwt',
    is: ["<?php $token = JWT::encode(['sub' => $user], $key, 'HS256');"], isNot: ["<?php $claims = JWT::decode($token, $key);"],
  },
  {
    // A descriptor without an end gets an hour: https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.tokenhandler
    languages: ['cs'], as: 'field', product: 'System.IdentityModel.Tokens.Jwt', made: /(?:SecurityTokenDescriptor|JwtSecurityToken)$/, end: ['Expires', 'expires'], words: ['SecurityTokenDescriptor', 'JwtSecurityToken'], signs: /\bSigningCredentials/,
    docs: 'https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.securitytokendescriptor.expires',
    is: ['var d = new SecurityTokenDescriptor { Expires = end };', 'var t = new JwtSecurityToken(issuer: a, expires: end);'], isNot: ['var o = new CookieOptions { Expires = end };'],
  },
  {
    // Its encoder adds none: https://docs.spring.io/spring-security/site/docs/current/api/org/springframework/security/oauth2/jwt/NimbusJwtEncoder.html
    ...JVM, product: 'spring-security', made: /(?:^|\.)JwtClaimsSet\.builder$/, end: ['expiresAt'], endless: 'chain', closedBy: 'build', openBy: ['claims'], words: ['JwtClaimsSet'], signs: /JwtClaimsSet/, docs: 'https://docs.spring.io/spring-security/site/docs/current/api/org/springframework/security/oauth2/jwt/JwtClaimsSet.html',
    is: ['class A { void f() { JwtClaimsSet claims = JwtClaimsSet.builder().subject(user).expiresAt(end).build(); } }'], isNot: ['class A { void f() { JwsHeader header = JwsHeader.with(algorithm).build(); } }'],
  },
  {
    ...JVM, product: 'nimbus-jose-jwt', made: /(?:^|\.)JWTClaimsSet\.Builder$/, end: ['expirationTime'], endless: 'chain', closedBy: 'build', words: ['JWTClaimsSet'], signs: /\bsign\(/, docs: 'https://javadoc.io/doc/com.nimbusds/nimbus-jose-jwt/latest/com/nimbusds/jwt/JWTClaimsSet.Builder.html',
    is: ['class A { void f() { var claims = new JWTClaimsSet.Builder().subject(user).expirationTime(end).build(); } }'], isNot: ['class A { void f() { var header = new JWSHeader.Builder(algorithm).keyID(id).build(); } }'],
  },
  {
    // Without an end it takes five minutes.
    ...JVM, product: 'smallrye-jwt', made: /(?:^|\.)Jwt\.(?:issuer|claims|claim|upn|subject|audience)$/, has: [['sign', 'signWithSecret', 'expiresIn', 'expiresAt']], end: ['expiresIn', 'expiresAt'], words: ['smallrye.jwt'], signs: /\b(?:sign|innerSign)\w{0,12}\(/, docs: 'https://quarkus.io/guides/security-jwt-build',
    is: ['class A { void f() { String token = Jwt.issuer(issuer).upn(user).expiresIn(life).sign(); } }'], isNot: ['class A { void f() { Jwt.issuer(issuer).upn(user).jws(); } }'],
  },
  {
    // https://github.com/jwtk/jjwt#jwt-header, https://github.com/jwtk/jjwt#jwt-audience
    ...BUILT, product: 'jjwt', made: /(?:^|\.)Jwts\.builder$/, parts: { aside: ['header'], whole: ['audience'], added: ['claims'], back: 'and', last: ['single'] }, words: ['jsonwebtoken'], signs: /signWith|\bsign\(/, docs: 'https://github.com/jwtk/jjwt',
    is: ['class A { void f() { String token = Jwts.builder().subject(user).signWith(key).compact(); } }'], isNot: ['class A { void f() { Jwts.parser().verifyWith(key).build(); } }', 'class A { void f() { Jwts.builder().subject(user).compact(); } }'],
  },
  {
    ...BUILT, product: 'java-jwt', end: ['withExpiresAt'], made: /(?:^|\.)JWT\.create$/, words: ['auth0.jwt'], signs: /\bsign\(/, docs: 'https://github.com/auth0/java-jwt',
    is: ['class A { void f() { String token = JWT.create().withSubject(user).sign(algorithm); } }'], isNot: ['class A { void f() { JWT.require(algorithm).build(); } }'],
  },
]

/** A call that makes a token, whose claims or end stand in no table of it. */
export interface EndlessMaker extends Proof {
  readonly language: 'go' | 'cs'
  readonly product: string
  readonly made: RegExp
  /** What is in the call or behind it where the token is one of a program's own, and all its claims are seen. */
  readonly signs: RegExp
  /** What may be an end, in the function. */
  readonly end: RegExp
  /** The claim or argument to add. */
  readonly key: string
}

export const endlessMakers: readonly EndlessMaker[] = [
  {
    language: 'go', product: 'golang-jwt', made: /(?:^|\.)jwt\.New$/, signs: /\.Claims\.\(jwt\.MapClaims\)[^]{0,1500}?\.SignedString\(/, end: /"exp"|ExpiresAt|\.Claims = |\bmaps\.Copy\(|\bfor \w{1,40}, \w{1,40} := range\b/, key: 'exp',
    docs: 'https://pkg.go.dev/github.com/golang-jwt/jwt/v5#New', is: ['token := jwt.New(method)'], isNot: ['token := jwt.NewWithClaims(method, claims)'],
  },
  {
    language: 'cs', product: 'System.IdentityModel.Tokens.Jwt', made: /(?:^|\.)JwtSecurityToken$/, signs: /\bsigningCredentials:/, end: /\bexpires:|\bExpir|RegisteredClaimNames\.Exp\b|"exp"|\bValidTo\b/, key: 'expires',
    docs: 'https://learn.microsoft.com/dotnet/api/system.identitymodel.tokens.jwt.jwtsecuritytoken.-ctor', is: ['var t = new JwtSecurityToken(issuer: a, signingCredentials: c);'], isNot: ['var t = new JwtSecurityTokenHandler();'],
  },
]

/** Claims that are put into a table of Go one by one: https://pkg.go.dev/github.com/golang-jwt/jwt/v5#MapClaims, https://pkg.go.dev/github.com/lestrrat-go/jwx/v3/jwt */
export const claimsOneByOne = { table: /\bjwt\.MapClaims\b/, signs: /\bSignedString\(/, end: /ExpirationKey|"exp"/ } as const

/** How languages write a length of time, where `N` stands for its seconds. */
export const secondsWritten: Readonly<Record<string, string>> = {
  go: 'N*time.Second', cs: 'TimeSpan.FromSeconds(N)', java: 'Duration.ofSeconds(N)', kt: 'Duration.ofSeconds(N)',
}

/** Fields and calls, in small letters, by the claims that they become. */
export const claimCalls: Readonly<Record<string, string>> = {
  subject: 'sub', setsubject: 'sub', withsubject: 'sub', relatedto: 'sub', issuer: 'iss', setissuer: 'iss', withissuer: 'iss', issuedby: 'iss',
  audience: 'aud', setaudience: 'aud', withaudience: 'aud', permittedfor: 'aud',
}

/** Calls that give a claim by its name: `.claim("role", role)`. */
export const givesClaim = /^(?:with|set|add)?Claim$/i

/** What signs claims of a type of the program's own, and what such a type takes in: https://pkg.go.dev/github.com/golang-jwt/jwt/v5#example-NewWithClaims-CustomClaimsType */
export const signsOwnClaims = { signs: /(?:^|\.)jwt\.NewWithClaims$/, takesIn: /\n[ \t]{0,20}\*?jwt\.(?:RegisteredClaims|StandardClaims)[ \t\r]{0,20}(?:`[^`\n]{0,100}`[ \t\r]{0,4})?(?=\n|\/\/)/, key: 'ExpiresAt' } as const
