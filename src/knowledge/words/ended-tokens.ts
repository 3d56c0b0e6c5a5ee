import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What reads a token that has ended, and what ends or replaces one.

export const takesExpired: Words = {
  because: 'Functions that are for tokens which have ended, whose owner a new one is made for.',
  pattern: oneOf('i', /expired_?(?:access_?)?(?:token|jwt)(?!s|_?(?:error|exception))/),
  is: ['GetPrincipalFromExpiredToken', 'decode_expired_token', 'readExpiredAccessToken'],
  isNot: ['isTokenExpired', 'delete_expired_tokens', 'ExpiredTokenError'],
}

export const endsOrReplaces: Words = {
  because: 'Functions and routes that end a session or make a new token of an old one, and do not say of a caller whether it is let in.',
  pattern: oneOf(
    'i',
    /^(?!.{0,60}(?:verif|valid|check|auth(?!\b|_))).{0,120}(?:(?:log|sign)[-_]?(?:out|off)|refresh|renew|rotat|revo(?:ke|cation))/,
  ),
  is: ['subjectForLogout', 'sign_out', 'refreshTokens', 'rotate_session', "app.post('/auth/logout', (req, res) => {"],
  isNot: ['readToken', 'verifyRefreshToken', 'current_user', "app.get('/me', (req, res) => {"],
}
