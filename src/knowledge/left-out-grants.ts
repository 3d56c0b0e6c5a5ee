/** Names under which products list the two grants that OAuth 2.1 leaves out. */
export const leftOutGrants: Readonly<Record<string, 'implicit' | 'password'>> = {
  implicit: 'implicit',
  password: 'password',
  resource_owner_password: 'password',
  resourceownerpassword: 'password',
  // https://auth0.com/docs/get-started/applications/application-grant-types
  'http://auth0.com/oauth/grant-type/password-realm': 'password',
  'http://auth0.com/oauth/legacy/grant-type/ro': 'password',
}
