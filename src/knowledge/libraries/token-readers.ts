import type { WrittenName } from './written.ts'

// What libraries call the reading, the verifying and the signing of a JSON Web Token, in languages that are read without a grammar.

type Means =
  | 'reads-unchecked' | 'parses-unchecked' | 'verifies' | 'signs' | 'gives-signed-text' | 'parses-by-key' | 'names-algorithms' | 'accepts-unsigned'
  | 'parses-by-options' | 'verifies-with-keys' | 'checks-claims' | 'signs-with-jwx' | 'fetches-keys'
  | 'reads-claim' | 'is-in-file' | 'decodes' | 'makes-header' | 'holds-keys' | 'signs-in-rust' | 'reads-in-ruby' | 'reads-token-in-ruby' | 'signs-in-ruby' | 'checks-in-ruby' | 'sets-life-in-ruby'

const GO = { languages: ['go'] } as const
const JVM = { languages: ['java', 'kt'] } as const
const SHARP = { languages: ['cs'] } as const
const RUST = { languages: ['rs'] } as const
const RUBY = { languages: ['rb'] } as const
const GOLANG_JWT = 'https://pkg.go.dev/github.com/golang-jwt/jwt/v5'
const JWX = 'https://pkg.go.dev/github.com/lestrrat-go/jwx/v3/jwt'
const JAVA_JWT = 'https://javadoc.io/doc/com.auth0/java-jwt/latest/com/auth0/jwt/JWT.html'
const HANDLER = 'https://learn.microsoft.com/dotnet/api/system.identitymodel.tokens.jwt.jwtsecuritytokenhandler'
const JSONWEBTOKEN = 'https://docs.rs/jsonwebtoken/latest/jsonwebtoken/'
const RUBY_JWT = 'https://github.com/jwt/ruby-jwt#algorithms-and-usage'

export const tokenReaders: readonly WrittenName<Means>[] = [
  // They check nothing of what they read.
  {
    ...GO, means: 'reads-unchecked', as: 'call', written: /(?:^|\.)ParseUnverified$/, words: ['ParseUnverified'], docs: `${GOLANG_JWT}#Parser.ParseUnverified`,
    is: ['token, _, err := jwt.NewParser().ParseUnverified(raw, claims)'], isNot: ['token, err := jwt.ParseWithClaims(raw, claims, key)'],
  },
  {
    ...SHARP, means: 'reads-unchecked', as: 'call', written: /(?:^|\.)(?:ReadJwtToken|ReadJsonWebToken)$/, words: ['ReadJwtToken', 'ReadJsonWebToken'], docs: `${HANDLER}.readjwttoken`,
    is: ['var token = handler.ReadJwtToken(raw);', 'var token = handler.ReadJsonWebToken(raw);'], isNot: ['var token = handler.ReadToken(raw);', 'var text = handler.WriteToken(token);'],
  },
  {
    ...JVM, means: 'reads-unchecked', as: 'call', written: /(?:^|\.)JWT\.decode$/, words: ['JWT.decode'], docs: JAVA_JWT,
    is: ['class A { void f() { DecodedJWT token = JWT.decode(raw); } }'], isNot: ['class A { void f() { JWT.create(); Base64.decode(raw); } }'],
  },
  {
    // A server parses what it verifies by other means, so that it takes more to say what is done with it.
    ...JVM, means: 'parses-unchecked', as: 'call', written: /(?:^|\.)(?:SignedJWT|JWTParser|JWSObject)\.parse$/, words: ['SignedJWT.parse', 'JWTParser.parse', 'JWSObject.parse'],
    docs: 'https://javadoc.io/doc/com.nimbusds/nimbus-jose-jwt/latest/com/nimbusds/jwt/SignedJWT.html',
    is: ['class A { void f() { SignedJWT token = SignedJWT.parse(raw); } }', 'class A { void f() { JWT token = JWTParser.parse(raw); } }'],
    isNot: ['class A { void f() { EncryptedJWT.parse(raw); Base64.decode(raw); } }'],
  },
  {
    ...RUBY, means: 'reads-in-ruby', as: 'call', written: /(?:^|\.)JWT\.decode$/, words: ['JWT.decode'], docs: RUBY_JWT,
    is: ['JWT.decode(token, nil, false)'], isNot: ['JWT.encode(payload, key)', 'Base64.decode64(token)'],
  },
  { ...RUBY, means: 'reads-token-in-ruby', as: 'code', written: /(?:::)?\bJWT\.decode\(/, docs: RUBY_JWT, is: ['JWT.decode(token, nil, false)', '::JWT.decode(token, nil, false)'], isNot: ['JWT.encode(payload, key)'] },
  {
    ...JVM, means: 'reads-claim', as: 'code', written: /getClaim\("/, docs: 'https://javadoc.io/doc/com.auth0/java-jwt/latest/com/auth0/jwt/interfaces/DecodedJWT.html',
    is: ['token.getClaim("role")'], isNot: ['token.getClaims()', 'token.getHeaderClaim("kid")'],
  },

  // Somewhere in a file tokens are verified.
  { ...GO, means: 'verifies', as: 'code', written: /jwt\.Parse(?:WithClaims)?\(/, docs: `${GOLANG_JWT}#Parse`, is: ['jwt.Parse(raw, key)', 'jwt.ParseWithClaims(raw, claims, key)'], isNot: ['jwt.ParseUnverified(raw)'] },
  { ...SHARP, means: 'verifies', as: 'code', written: /\bValidateToken/, docs: `${HANDLER}.validatetoken`, is: ['handler.ValidateToken(raw, parameters, out _)', 'await handler.ValidateTokenAsync(raw, parameters)'], isNot: ['handler.ReadJwtToken(raw)'] },
  { ...JVM, means: 'verifies', as: 'code', written: /JWT\.require\(/, docs: JAVA_JWT, is: ['JWT.require(algorithm).build()'], isNot: ['JWT.decode(raw)'] },
  { ...JVM, means: 'verifies', as: 'code', written: /\.verify\(/, docs: 'https://javadoc.io/doc/com.auth0/java-jwt/latest/com/auth0/jwt/interfaces/JWTVerifier.html', is: ['verifier.verify(raw)'], isNot: ['verify(raw)'] },
  {
    ...JVM, means: 'verifies', as: 'code', written: /\b\w{0,40}(?:JwtDecoder|JWTProcessor|JWSVerifier)\b|\bparse(?:ClaimsJws|SignedClaims)\(/, docs: 'https://javadoc.io/doc/com.nimbusds/nimbus-jose-jwt/latest/com/nimbusds/jwt/proc/JWTProcessor.html',
    is: ['private final JwtDecoder decoder;', 'new DefaultJWTProcessor<>()', 'Jwts.parser().verifyWith(key).build().parseSignedClaims(raw)'], isNot: ['SignedJWT.parse(raw)', 'JwtEncoder'],
  },
  { ...GO, means: 'verifies', as: 'code', written: /\.Verify\(/, docs: 'https://pkg.go.dev/github.com/coreos/go-oidc/v3/oidc#IDTokenVerifier.Verify', is: ['verifier.Verify(ctx, raw)'], isNot: ['provider.Verifier(config)'] },
  { languages: ['go', 'java', 'kt', 'cs'], means: 'verifies', as: 'code', written: /Jwks|JWKS/, docs: 'https://javadoc.io/doc/com.auth0/jwks-rsa/latest/com/auth0/jwk/JwkProviderBuilder.html', is: ['fetchJwks(uri)', 'JWKSURL'], isNot: ['jwk_set'] },
  { ...GO, means: 'verifies', as: 'code', written: /[kK]eyfunc/, docs: 'https://pkg.go.dev/github.com/MicahParks/keyfunc/v3', is: ['keyfunc.NewDefault(urls)', 'keys.Keyfunc'], isNot: ['keyFunction'] },
  { ...SHARP, means: 'verifies', as: 'code', written: /AddJwtBearer/, docs: 'https://learn.microsoft.com/aspnet/core/security/authentication/configure-jwt-bearer-authentication', is: ['services.AddAuthentication().AddJwtBearer()'], isNot: ['services.AddCookie()'] },

  // An application that signs its own tokens.
  { ...GO, means: 'signs', as: 'code', written: /\bNewWithClaims\(/, docs: `${GOLANG_JWT}#NewWithClaims`, is: ['jwt.NewWithClaims(method, claims)'], isNot: ['jwt.ParseWithClaims(raw, claims, key)'] },
  { ...GO, means: 'gives-signed-text', as: 'code', written: /\.SignedString\(/, docs: `${GOLANG_JWT}#Token.SignedString`, is: ['token.SignedString(key)'], isNot: ['token.SigningString()'] },
  { languages: ['php'], means: 'signs', as: 'code', written: /\bJWT::encode\(/, docs: 'https://github.com/firebase/php-jwt#example', is: ['JWT::encode($payload, $key, $algorithm)'], isNot: ['JWT::decode($token, $key)'] },
  { ...JVM, means: 'signs', as: 'code', written: /\bNimbusJwtEncoder\b/, docs: 'https://docs.spring.io/spring-security/site/docs/current/api/org/springframework/security/oauth2/jwt/NimbusJwtEncoder.html', is: ['new NimbusJwtEncoder(keys)'], isNot: ['NimbusJwtDecoder.withJwkSetUri(uri)'] },

  // golang-jwt: https://github.com/golang-jwt/jwt#readme
  { ...GO, means: 'parses-by-key', as: 'call', written: /(?:^|\.)jwt\.Parse(?:WithClaims)?$/, docs: `${GOLANG_JWT}#Parse`, is: ['token, err := jwt.Parse(raw, key)'], isNot: ['token, err := jwt.ParseString(raw)', 'u, err := url.Parse(raw)'] },
  { ...GO, means: 'names-algorithms', as: 'code', written: /WithValidMethods|ValidMethods:/, docs: `${GOLANG_JWT}#WithValidMethods`, is: ['jwt.WithValidMethods(methods)', '&jwt.Parser{ValidMethods: methods}'], isNot: ['jwt.WithAudience("api")'] },
  { ...GO, means: 'accepts-unsigned', as: 'code', written: /UnsafeAllowNoneSignatureType/, docs: `${GOLANG_JWT}#pkg-constants`, is: ['return jwt.UnsafeAllowNoneSignatureType, nil'], isNot: ['return key, nil'] },

  // jwx: https://github.com/lestrrat-go/jwx#readme
  { ...GO, means: 'parses-by-options', as: 'call', written: /(?:^|\.)jwt\.Parse(?:String|Request|Header|Reader)?$/, docs: `${JWX}#Parse`, is: ['t, err := jwt.Parse(raw, jwt.WithKeySet(set))', 't, err := jwt.ParseRequest(r)'], isNot: ['t, err := jwt.ParseInsecure(raw)'] },
  { ...GO, means: 'verifies-with-keys', as: 'code', written: /\bWithKeySet\b/, docs: `${JWX}#WithKeySet`, is: ['jwt.WithKeySet(set)'], isNot: ['jwt.WithKey(algorithm, key)'] },
  { ...GO, means: 'checks-claims', as: 'code', written: /WithValidator/, docs: `${JWX}#WithValidator`, is: ['jwt.WithValidator(check)'], isNot: ['jwt.WithValidate(true)'] },
  { ...GO, means: 'signs-with-jwx', as: 'code', written: /\bjwt\.Sign\(/, docs: `${JWX}#Sign`, is: ['jwt.Sign(token, option)'], isNot: ['jws.Sign(payload)'] },
  {
    ...GO, means: 'fetches-keys', as: 'code', written: /\bjwk\.(?:Fetch|New(?:Cache|AutoRefresh|CachedSet))\b/, docs: 'https://pkg.go.dev/github.com/lestrrat-go/jwx/v3/jwk#Fetch',
    is: ['jwk.Fetch(ctx, address)', 'jwk.NewCache(ctx, client)', 'jwk.NewCachedSet(cache, address)'], isNot: ['jwk.NewSet()', 'jwk.ParseKey(data)'],
  },

  // jsonwebtoken
  { ...RUST, means: 'is-in-file', as: 'code', written: /\bjsonwebtoken\b/, docs: JSONWEBTOKEN, is: ['use jsonwebtoken::encode;'], isNot: ['use jwt_simple::prelude::*;'] },
  { ...RUST, means: 'decodes', as: 'code', written: /\bdecode(?:::<[^;(){}]{1,120}>)?\(/, docs: `${JSONWEBTOKEN}fn.decode.html`, is: ['decode::<Claims>(token, &key, &validation)', 'jsonwebtoken::decode(token, &key, &validation)'], isNot: ['decode_header(token)'] },
  { ...RUST, means: 'signs-in-rust', as: 'code', written: /\bencode(?:::<[^;(){}]{1,80}>)?\(/, docs: `${JSONWEBTOKEN}fn.encode.html`, is: ['encode(&Header::default(), &claims, &key)', 'jsonwebtoken::encode(&header, &claims, &key)'], isNot: ['encode_config(data)', 'reencode(data)'] },
  { ...RUST, means: 'makes-header', as: 'code', written: /\bHeader::new\(/, docs: `${JSONWEBTOKEN}struct.Header.html`, is: ['Header::new(Algorithm::RS256)'], isNot: ['HeaderMap::new()'] },
  { ...RUST, means: 'holds-keys', as: 'code', written: /\bJwkSet\b/, docs: `${JSONWEBTOKEN}jwk/struct.JwkSet.html`, is: ['let keys: JwkSet = answer.json()?;'], isNot: ['let keys = Jwk::from(key);'] },

  // ruby-jwt and devise-jwt
  {
    ...RUBY, means: 'signs-in-ruby', as: 'call', written: /(?:^|\.)JWT\.encode$/, words: ['JWT.encode'], docs: RUBY_JWT,
    is: ['JWT.encode({ sub: user.id }, key)'], isNot: ['JWT.decode(token, key)', 'Base64.encode64(text)'],
  },
  {
    ...RUBY, means: 'sets-life-in-ruby', as: 'set', written: /(?:^|\.)jwt\.expiration_time$/, words: ['jwt.expiration_time'], docs: 'https://github.com/waiting-for-dev/devise-jwt#expiration_time',
    is: ['config.jwt.expiration_time = 1.day.to_i'], isNot: ['config.jwt.secret = key', 'config.expiration_time = 3'],
  },
  {
    ...RUBY, means: 'checks-in-ruby', as: 'code', written: /JWKS?\b(?!\.decode)|RbNaCl|OpenSSL::PKey/, docs: 'https://github.com/jwt/ruby-jwt#json-web-key-jwk',
    is: ['JWT::JWK.import(key)', 'OpenSSL::PKey.read(pem)', 'RbNaCl::Signatures::Ed25519::VerifyKey'], isNot: ['JWT.decode(token, nil, false)'],
  },
]
