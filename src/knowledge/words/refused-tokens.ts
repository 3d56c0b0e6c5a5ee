import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Tokens that a look-up or a check has just refused, by what errors and messages say of them.

export const refusesToken: Words = {
  because: 'Errors that say a token is not, or no longer, valid: jsonwebtoken, jose, PyJWT, itsdangerous; or that nobody has it.',
  pattern: oneOf(
    '',
    /\b(?:\w{0,40}Expired(?:Error|Exception|Signature|SignatureError)?|Bad(?:Time)?Signature|BadData|JsonWebTokenError)\b/,
    /\b(?:Invalid(?:Token|Signature|Jws|Jwt)(?:Error|Exception)?|JWSSignatureVerificationFailed|NoResultFound|DoesNotExist)\b/,
  ),
  is: ['SignatureExpired', 'jwt.ExpiredSignatureError', 'BadSignature', 'TokenExpiredError', 'InvalidTokenError', 'User.DoesNotExist'],
  isNot: ['Exception', 'ValueError', 'HTTPError', 'ExpiredCacheEntry'],
}

export const saysUnknown: Words = {
  because: 'A message that says that nobody has a token, or that it has ended: what is written with it opens nothing.',
  pattern: oneOf(
    'i',
    /\bno (?:such )?(?:\w{1,20} ){0,3}(?:token|code|key)\b[^"'`\n]{0,30}\b(?:found|exists?)\b/,
    // With the token itself between them at most: `key '{key}' not found`.
    inTurn(
      '',
      /\b(?:token|code|key)/,
      /(?::?\s{0,2}["']?(?:%\w|\$?\{[^{}"`\n]{0,60}\})["']?)?/,
      /\s{1,2}(?:was |is |has )?/,
      /(?:not found|not known|unknown|does(?: not|n't) exist|already used)\b/,
    ),
    // Nothing else is said: what takes its place may stand behind.
    /\b(?:token|code|key) (?:was |is |has (?:been )?)?(?:expired|revoked)(?: successfully)?(?:["'`]|: ?["']?[%{$])/,
    /\b(?:unknown|non-?existent|expired) (?:\w{1,20} ){0,2}(?:token|code|key)["'`]?(?:[\s:]{0,3}["']?[%{$]|, )/,
  ),
  is: [
    '"No refresh token {} found in the token store."',
    "'Token not found: %s'",
    '`unknown authorization code ${code}`',
    '"Expired authorization code: %s"',
    '"authorization code not found: %s"',
    `"API key '{api_key}' not found."`,
    '"Token revoked successfully: {token}"',
    '"internal token expired"',
  ],
  isNot: [
    '"found token {}"',
    '"using token {}"',
    '"user not found, token {}"',
    '"token response"',
    '"no tokenizer was found"',
    "'Refreshing expired access token with'",
    '`Token ${t} is valid but its user does not exist`',
    "'token', t, 'workspace not found'",
    '"Access token expired, retrying with {}"',
    '"API key revoked; falling back to %s"',
  ],
}

export const renewsToken: Words = {
  because: 'A message about one token that has ended and about another one, which takes its place.',
  pattern: /refreshing|renew|rotat|exchang|\bnew\b|instead|retry|retri/i,
  is: ['renewing the expired token', 'Retrying with a new one'],
  isNot: ['Expired authorization code', 'no refresh token found'],
}
