/**
 * Words of files that sign tokens with a library, in languages that are read without a grammar: Spring, golang-jwt, jjwt, java-jwt,
 * Microsoft.IdentityModel, php-jwt, lcobucci/jwt, Nimbus, go-jose and jwx.
 */
export const SIGNER_WORDS: readonly string[] = [
  'JwtClaimsSet', 'golang-jwt', 'jwt-go', 'jsonwebtoken', 'auth0.jwt', 'SecurityTokenDescriptor', 'JwtSecurityToken', 'JWT::encode', 'Lcobucci', 'JWTClaimsSet', 'go-jose', 'lestrrat-go/jwx',
]
