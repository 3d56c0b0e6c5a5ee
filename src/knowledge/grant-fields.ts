/** The field of a request's grant, of which one is in every file of a token endpoint: https://www.rfc-editor.org/rfc/rfc6749.html#section-4.3.2 */
export const grantFields = ['GrantType', 'grantType'] as const
