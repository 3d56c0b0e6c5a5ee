import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const asksForNoScope: Words = {
  because:
    'Names of lists that tell scopes apart, say what somebody has been granted, or what is not asked for any more: nobody is asked for them.',
  pattern: oneOf(
    'i',
    /^(?:all|known|supported|valid|available|allowed|possible|sensitive|restricted)/,
    /(?<!un)(?:denied|forbidden|blocked|banned|refused|rejected|disallowed|granted|risky|dangerous)/,
    /deprecated|legacy|obsolete|(?<!not_?)(?:retired|removed|excluded)/,
    /_(?:ALLOWED|SUPPORTED|KNOWN|VALID|RESTRICTED)_/,
  ),
  is: [
    'allScopes',
    'forbiddenScopes',
    'userGrantedScopes',
    'DENIED_GITHUB_SCOPES',
    'GITHUB_APP_ALLOWED_SCOPES',
    'riskyGrants',
    'deprecated_scopes',
    'LEGACY_GOOGLE_SCOPES',
  ],
  isNot: ['requestedScopes', 'GITHUB_SCOPES', 'scopes', 'driveScopes'],
}

export const holdsGrant: Words = {
  because: 'Members of an account that was connected, whose scopes are those that it was granted.',
  pattern:
    /^(?:access|refresh|id)_?token$|^user_?id$|^provider_?account_?id$|^(?:connected|granted|expires|created|updated)_?at$|^token_?type$|^e?mail$/i,
  is: ['access_token', 'refreshToken', 'userId', 'providerAccountId', 'connectedAt', 'expires_at', 'token_type'],
  isNot: ['tokenUrl', 'clientId', 'provider', 'scope'],
}

export const signsInForOthers: Words = {
  because: 'Folders of a program that sign people in, or hold its settings, for all of its other parts.',
  pattern: /(?:^|\/)(?:o?auth2?|authn|authentication|sign-?in|login|identity|credentials|config|settings)$/i,
  is: ['auth', 'server/oauth', 'src/config', 'app/identity'],
  isNot: ['author', 'gmail', 'src/tools', 'config/reader', ''],
}
