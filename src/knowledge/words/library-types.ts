import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Types of libraries whose objects hold a credential, by the path that they are imported by.

export const holdsAccessTokens: Words = {
  because:
    'What a token endpoint answers, as libraries declare it with the names of RFC 6749: ' +
    'https://github.com/modelcontextprotocol/typescript-sdk, https://github.com/panva/openid-client, https://github.com/panva/oauth4webapi, ' +
    'https://github.com/googleapis/google-auth-library-nodejs, https://next-auth.js.org/getting-started/typescript, ' +
    'https://supabase.com/docs/reference/javascript/auth-getsession.',
  pattern: inTurn(
    '',
    /^/,
    oneOf(
      '',
      /@modelcontextprotocol\/sdk\/shared\/auth(?:\.js)?\.OAuthTokens/,
      /openid-client\.(?:TokenSet|TokenSetParameters|TokenEndpointResponse)|oauth4webapi\.(?:TokenEndpointResponse|OAuth2TokenEndpointResponse)/,
      /google-auth-library\.Credentials|googleapis\.Auth\.Credentials/,
      /(?:next-auth|@auth\/core\/types)\.Account|@supabase\/(?:supabase-js|auth-js|gotrue-js)\.Session/,
      /mcp\.shared\.auth\.OAuthToken/,
    ),
    /$/,
  ),
  is: ['@modelcontextprotocol/sdk/shared/auth.js.OAuthTokens', 'openid-client.TokenSet', 'mcp.shared.auth.OAuthToken'],
  isNot: ['@modelcontextprotocol/sdk/shared/auth.js.OAuthMetadata', 'next-auth.Session', 'openid-client.Issuer', './auth.OAuthTokens'],
}

export const holdsCamelTokens: Words = {
  because:
    'The same in the style of JavaScript: https://learn.microsoft.com/entra/identity-platform/msal-overview, ' +
    'https://docs.expo.dev/versions/latest/sdk/auth-session/#tokenresponse, https://github.com/FormidableLabs/react-native-app-auth.',
  pattern: inTurn(
    '',
    /^/,
    oneOf(
      '',
      /@azure\/msal-(?:node|browser|common|react)\.AuthenticationResult/,
      /expo-auth-session\.TokenResponse|react-native-app-auth\.(?:Authorize|Refresh)Result/,
    ),
    /$/,
  ),
  is: ['@azure/msal-node.AuthenticationResult', 'expo-auth-session.TokenResponse'],
  isNot: ['@azure/msal-node.AccountInfo', '@azure/msal-browser.Configuration', './types.TokenResponse'],
}

export const holdsToken: Words = {
  because:
    'What a verifier knows of a caller, with the token itself: https://github.com/modelcontextprotocol/typescript-sdk (`AuthInfo`), ' +
    'https://github.com/modelcontextprotocol/python-sdk (`AccessToken`), ' +
    'https://auth0.github.io/node-oauth2-jwt-bearer/modules/express_oauth2_jwt_bearer.html (`AuthResult`).',
  pattern: inTurn(
    '',
    /^/,
    oneOf(
      '',
      /@modelcontextprotocol\/sdk\/server\/auth\/types(?:\.js)?\.AuthInfo/,
      /@modelcontextprotocol\/sdk\/shared\/auth(?:\.js)?\.OAuthTokenRevocationRequest/,
      /mcp\.server\.auth\.provider\.(?:AccessToken|RefreshToken)|fastmcp\.server\.auth(?:\.auth)?\.AccessToken/,
      /express-oauth2-jwt-bearer\.AuthResult/,
    ),
    /$/,
  ),
  is: ['@modelcontextprotocol/sdk/server/auth/types.js.AuthInfo', 'mcp.server.auth.provider.AccessToken'],
  isNot: [
    '@modelcontextprotocol/sdk/server/auth/provider.js.AuthorizationParams',
    './types.AuthInfo',
    'mcp.server.auth.provider.AuthorizationParams',
  ],
}

export const holdsClientSecret: Words = {
  because: 'A client that has registered itself, with its secret (RFC 7591 section 3.2.1); its metadata alone have none.',
  pattern: /^(?:@modelcontextprotocol\/sdk\/shared\/auth(?:\.js)?|mcp\.shared\.auth)\.OAuthClientInformation(?:Full|Mixed)?$/,
  is: ['@modelcontextprotocol/sdk/shared/auth.js.OAuthClientInformationFull', 'mcp.shared.auth.OAuthClientInformationFull'],
  isNot: ['@modelcontextprotocol/sdk/shared/auth.js.OAuthClientMetadata', './types.OAuthClientInformation'],
}

export const authOfRequest: Words = {
  because: 'What middleware has put on a request of who calls, as handlers read it.',
  pattern: inTurn('', /^/, oneOf('', /(?:req|request)\.auth/, /(?:extra|context|ctx|args?)\.authInfo/), /$/),
  is: ['req.auth', 'request.auth', 'extra.authInfo'],
  isNot: ['req.auth.clientId', 'request.authorization', 'options.auth', 'authInfo'],
}

export const setsAuthWithToken: Words = {
  because:
    'What puts the token among what a request knows of its caller: the bearer middleware of MCP, ' +
    'https://github.com/modelcontextprotocol/typescript-sdk, and that of Auth0, https://github.com/auth0/node-oauth2-jwt-bearer.',
  pattern: oneOf(
    '',
    /@modelcontextprotocol\/sdk\/server\/auth\/middleware\/bearerAuth|\brequireBearerAuth\b/,
    /["']express-oauth2-jwt-bearer["']/,
  ),
  is: ["from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js'", "require('express-oauth2-jwt-bearer')"],
  isNot: ["from 'express-jwt'", "from '@modelcontextprotocol/sdk/server/mcp.js'"],
}

export const packagesWithTokens: Words = {
  because: 'The packages of these types whose names say nothing of OAuth.',
  pattern:
    /["'](?:@azure\/msal-\w{1,20}|google-auth-library|googleapis|@supabase\/[\w-]{1,20}|expo-auth-session|openid-client|next-auth)["']/,
  is: ["from '@azure/msal-browser'", "from '@supabase/supabase-js'"],
  isNot: ["from '@azure/storage-blob'", "from 'next-authors'"],
}

export const googleInPython: Words = {
  because: 'The modules of Google that give its credentials in Python: https://google-auth.readthedocs.io/en/latest/user-guide.html',
  pattern: /\b(?:google_auth_oauthlib|google\.oauth2)\b/,
  is: ['from google_auth_oauthlib.flow import Flow', 'from google.oauth2.credentials import Credentials'],
  isNot: ['from google.cloud import storage'],
}

export const setsClaims: Words = {
  because: 'Middleware that puts the claims of a token where others put the token: https://github.com/auth0/express-jwt.',
  pattern: /["']express-jwt["']/,
  is: ["from 'express-jwt'", "require('express-jwt')"],
  isNot: ["from 'express-oauth2-jwt-bearer'"],
}

const OPENID_CLIENT = /openid-client\.(?:Issuer\(\)\.|Issuer\.discover\(\)\.)?Client\(\)\.(?:refresh|callback|oauthCallback|grant)\(\)/
const OPENID_FUNCTIONS =
  /openid-client\.(?:authorizationCode|refreshToken|clientCredentials|deviceAuthorization|generic)Grant(?:Request)?\(\)/
const GOOGLE_NODE =
  /(?:google-auth-library|googleapis\.google\.auth)\.OAuth2(?:Client)?\(\)\.(?:credentials|refreshAccessToken\(\)\.credentials)/
const MSAL_NODE = /@azure\/msal-(?:node|browser)\.\w{1,40}\(\)\.(?:acquireToken\w{0,30}|loginPopup|ssoSilent)\(\)/

export const givenWithTokens: Words = {
  because:
    'What calls and members of libraries give that holds access and refresh tokens and is written with all of it, by where it comes from: ' +
    'https://github.com/panva/openid-client, https://github.com/googleapis/google-auth-library-nodejs, ' +
    'https://learn.microsoft.com/entra/identity-platform/msal-overview.',
  pattern: inTurn('', /^/, oneOf('', OPENID_CLIENT, OPENID_FUNCTIONS, GOOGLE_NODE, MSAL_NODE), /$/),
  is: [
    'openid-client.Issuer.discover().Client().refresh()',
    'openid-client.refreshTokenGrant()',
    'google-auth-library.OAuth2Client().credentials',
    '@azure/msal-node.ConfidentialClientApplication().acquireTokenByCode()',
  ],
  isNot: [
    'openid-client.Issuer.discover().Client().introspect()',
    'google-auth-library.OAuth2Client()',
    './client.OAuth2Client().credentials',
    '@azure/msal-node.PublicClientApplication()',
  ],
}

export const dumpsTokens: Words = {
  because:
    'Credentials of Google in Python, which only their method for JSON writes: https://googleapis.dev/python/google-auth-oauthlib/latest/, ' +
    'https://googleapis.dev/python/google-auth/latest/reference/google.oauth2.credentials.html.',
  pattern: inTurn(
    '',
    /^/,
    oneOf(
      '',
      /google_auth_oauthlib\.flow\.(?:InstalledApp)?Flow(?:\.from_client_\w{1,20})?\(\)\.(?:credentials|run_\w{1,20}\(\))/,
      /google\.oauth2\.credentials\.Credentials(?:\.from_authorized_user_\w{1,20})?\(\)/,
    ),
    /$/,
  ),
  is: [
    'google_auth_oauthlib.flow.InstalledAppFlow.from_client_secrets_file().run_local_server()',
    'google_auth_oauthlib.flow.Flow.from_client_config().credentials',
    'google.oauth2.credentials.Credentials.from_authorized_user_file()',
  ],
  isNot: ['google_auth_oauthlib.flow.Flow.from_client_config()', 'google.oauth2.service_account.Credentials()', 'app.Flow().credentials'],
}
