import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const comparesChallenge: Words = {
  because:
    'Endpoints whose paths belong to servers that compare a challenge: Keycloak, Entra ID, Okta, IdentityServer, authentik, AD FS, Salesforce, GitHub. ' +
    'https://www.keycloak.org/securing-apps/oidc-layers, https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow, ' +
    'https://developer.okta.com/docs/api/openapi/okta-oauth/oauth/, https://docs.duendesoftware.com/identityserver/reference/endpoints/authorize/, ' +
    'https://docs.goauthentik.io/add-secure-apps/providers/oauth2/, https://learn.microsoft.com/windows-server/identity/ad-fs/overview/ad-fs-openid-connect-oauth-concepts, ' +
    'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_pkce.htm, https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
  pattern: oneOf(
    '',
    /\/protocol\/openid-connect\/(?:auth|token)\b|\/(?:oauth2\/v2\.0|adfs\/oauth2|services\/oauth2)\/(?:authorize|token)\b/,
    /\/oauth2\/(?:default\/|aus\w{10,20}\/)?v1\/authorize\b|\/connect\/(?:authorize|token)\b/,
    /\/application\/o\/(?:authorize|token)\b|\/login\/oauth\/(?:authorize|access_token)\b/,
  ),
  is: [
    '`${url}/realms/desk/protocol/openid-connect/auth`',
    'authority + "/oauth2/v2.0/authorize"',
    '/oauth2/default/v1/authorize',
    'config.Issuer + "/connect/authorize"',
    '/login/oauth/access_token',
  ],
  isNot: [
    '/v1/oauth/authorize',
    '/oauth/v2/authorize',
    '/oauth2/authorize',
    '/connect/oauth2',
    '/admin/oauth/authorize',
    '/oauth/authorize',
  ],
}
