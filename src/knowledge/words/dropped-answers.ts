import type { Words } from './row.ts'

// Calls that answer whether a token is signed as it has to be, and stop nothing by themselves.

/** A call whose answer has to be looked at, with what it is called on as a group. */
export interface AnsweringCheck extends Words {
  /** By the endings of files. */
  readonly languages: readonly string[]
  /** Types of what it is called on, where the name alone says little. */
  readonly of: RegExp
  /** What the library itself calls it. */
  readonly itself?: RegExp
  /** What tells later, in the same function, how the call has ended. */
  readonly toldBy?: RegExp
}

export const nimbusVerify: AnsweringCheck = {
  because:
    'It answers `false` for a wrong signature: https://javadoc.io/doc/com.nimbusds/nimbus-jose-jwt/latest/com/nimbusds/jose/JWSObject.html',
  languages: ['java', 'kt'],
  of: /(?:SignedJWT|JWSObject)/,
  pattern: /\b(?<on>[a-z]\w{0,60})\.verify\(/,
  toldBy: /\bgetState\(\)|\.state\b/,
  is: ['signedJWT.verify(verifier);'],
  isNot: ['SignedJWT.parse(token)', 'verify(token)'],
}

export const jose4jVerify: AnsweringCheck = {
  because:
    'It answers `false` for a wrong signature: https://javadoc.io/doc/org.bitbucket.b_c/jose4j/latest/org/jose4j/jws/JsonWebSignature.html',
  languages: ['java', 'kt'],
  of: /JsonWebSignature/,
  pattern: /\b(?<on>[a-z]\w{0,60})\.verifySignature\(/,
  is: ['jws.verifySignature();'],
  isNot: ['jws.getPayload()', 'consumer.processToClaims(token)'],
}

export const handlerValidates: AnsweringCheck = {
  because:
    'It throws nothing, its result says `IsValid`: ' +
    'https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.jsonwebtokens.jsonwebtokenhandler.validatetokenasync',
  languages: ['cs'],
  of: /(?:JsonWebTokenHandler|JwtSecurityTokenHandler)/,
  pattern: /(?:\bawait\s{1,4})?(?:\bthis\.)?\b(?<on>\w{1,60})\.ValidateTokenAsync\(/,
  is: ['await handler.ValidateTokenAsync(token, parameters);', '_handler.ValidateTokenAsync(token, parameters).Wait();'],
  isNot: ['handler.ValidateToken(token, parameters, out _);', 'ValidateTokenAsync(token);'],
}

export const lcobucciValidates: AnsweringCheck = {
  because: 'It answers `false`, where `assert` throws: https://lcobucci-jwt.readthedocs.io/en/stable/validating-tokens/',
  languages: ['php'],
  of: /Validator/,
  itself: /^validator$/,
  pattern: /\$(?:\w{1,40}->){0,3}(?<on>\w{1,60})(?:\(\))?->validate\((?=\s{0,20}\$\w{0,30}(?:[tT]oken|[jJ]wt)\w{0,20}\s{0,4}[,)])/,
  is: ['$validator->validate($token, $signedWith);', '$this->config->validator()->validate($token, ...$constraints);'],
  isNot: [
    '$validator->assert($token, $signedWith);',
    'validate($token);',
    '$validator->validate();',
    '$this->validator->validate($order);',
  ],
}
