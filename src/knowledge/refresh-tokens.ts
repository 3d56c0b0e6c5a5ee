/** What renews a session, by the words of which a file has one that puts it into an address: https://www.rfc-editor.org/rfc/rfc6749.html#section-6 */
export const refreshTokenWords = ['refresh_token', 'refreshToken'] as const
