/** Sign-in flows in which the password goes through the client; SRP never shows it. */
export const PASSWORD_FLOWS: readonly string[] = [
  'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH',
]

/**
 * Those of them that take keys of IAM, which a server of the application has:
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html
 */
export const BEHIND_KEYS: ReadonlySet<string> = new Set(['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH'])

/** What stops the tokens of a person: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html */
export const SIGN_OUT = '`GlobalSignOut`'

/** Cognito has no device grant; its SRP flow proves the password without sending it. */
export function insteadOfPassword(srp: string): string {
  return `use the authorization code grant with PKCE; a login form of your own can use \`${srp}\`, which does not send the password`
}
