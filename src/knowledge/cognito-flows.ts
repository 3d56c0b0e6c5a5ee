/** Sign-in flows in which the password goes through the client; SRP never shows it. */
export const PASSWORD_FLOWS: readonly string[] = [
  'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH',
]

/** Cognito has no device grant; its SRP flow proves the password without sending it. */
export function insteadOfPassword(srp: string): string {
  return `use the authorization code grant with PKCE; a login form of your own can use \`${srp}\`, which does not send the password`
}
