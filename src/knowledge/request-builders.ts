import { oneOf } from '../text/pattern.ts'

/** A call of a library that begins a request for an authorization code, in Java, Kotlin, C# and PHP; it adds no challenge by itself. */
export interface RequestBuilder {
  /** The dotted name as written. */
  readonly name: RegExp
  /** What the file must say, so that the name is the library's. */
  readonly when: RegExp
  /** A word of every file with it. */
  readonly word: string
  /** The provider that it is for, where there is one. */
  readonly host?: string
  /** It sends a `state` by itself, or the application that answers does. */
  readonly ownState?: true
  /** What its client is told may stand in another file of the language. */
  readonly toldElsewhere?: true
  /** The release with which the library got its option, and how files name the one that is used. */
  readonly since?: { readonly release: readonly [number, number]; readonly files: RegExp; readonly as: RegExp }
  readonly product: string
  readonly docs: string
  readonly is: string
  readonly isNot: string
}

export const REQUEST_BUILDERS: readonly RequestBuilder[] = [
  {
    // AppAuth has a class of this name that makes a verifier by itself.
    name: /(?:^|\.)(?:Authentication|Authorization)Request\.Builder$/,
    word: 'Request.Builder',
    when: /com\.nimbusds\.(?:oauth2|openid)\b/,
    product: 'Nimbus OAuth 2.0 SDK',
    docs: 'https://connect2id.com/products/nimbus-oauth-openid-connect-sdk/examples/oauth/pkce',
    is: 'new AuthenticationRequest.Builder(new ResponseType("code"), scope, clientId, callback)',
    isNot: 'OAuth2AuthorizationRequest.authorizationCode()',
  },
  {
    name: /(?:^|\.)(?:Google)?AuthorizationCodeFlow\.Builder$/,
    word: 'AuthorizationCodeFlow.Builder',
    when: /com\.google\.api\.client\b/,
    ownState: true,
    product: 'google-oauth-client',
    docs: 'https://cloud.google.com/java/docs/reference/google-oauth-client/latest/com.google.api.client.auth.oauth2.AuthorizationCodeFlow.Builder#com_google_api_client_auth_oauth2_AuthorizationCodeFlow_Builder_enablePKCE__',
    is: 'new GoogleAuthorizationCodeFlow.Builder(transport, json, secrets, scopes)',
    isNot: 'new GoogleCredential.Builder()',
  },
  {
    name: /(?:^|\.)(?:Google)?AuthorizationCodeRequestUrl$/,
    word: 'AuthorizationCodeRequestUrl',
    when: /com\.google\.api\.client\b/,
    product: 'google-oauth-client',
    docs: 'https://cloud.google.com/java/docs/reference/google-oauth-client/latest/com.google.api.client.auth.oauth2.AuthorizationCodeRequestUrl',
    is: 'new AuthorizationCodeRequestUrl(address, client)',
    isNot: 'new AuthorizationCodeTokenRequest(transport, json, url, code)',
  },
  {
    name: /(?:^|\.)createAuthUrl$/,
    word: 'createAuthUrl',
    when: /\bGoogle(?:\\|_)Client\b/,
    host: 'accounts.google.com',
    toldElsewhere: true,
    // https://github.com/googleapis/google-api-php-client/blob/main/CHANGELOG.md#2150-2023-05-18
    since: {
      release: [2, 15],
      files: /(?:^|\/)composer\.(?:lock|json)$/,
      as: oneOf(
        '',
        /"name": "google\/apiclient",\s{1,20}"version": "v?(\d[\d.]{0,20})"/,
        /"google\/apiclient"\s{0,4}:\s{0,4}"(?:[=v]{0,2}(\d{1,3}\.\d{1,4}\.\d{1,4})|~(\d{1,3}\.\d{1,4}\.\d{1,4})|\^(1\.[\d.]{1,8}))"/,
      ),
    },
    product: 'google/apiclient',
    docs: 'https://github.com/googleapis/google-api-php-client/blob/main/docs/oauth-web.md',
    is: '$client->createAuthUrl()',
    isNot: '$provider->getAuthorizationUrl()',
  },
  {
    // The flow of this name with `Pkce` before it sends one: https://github.com/googleapis/google-api-dotnet-client/pull/2435
    name: /(?<!\bbase\.)(?<![\w$])CreateAuthorizationCodeRequest$/,
    word: 'CreateAuthorizationCodeRequest',
    when: /\bGoogle\.Apis\.Auth\b/,
    host: 'accounts.google.com',
    toldElsewhere: true,
    since: {
      release: [1, 61],
      files: /\.(?:csproj|props)$/,
      as: /(?:Include|Update)="Google\.Apis(?:\.[\w.]{1,60})?" Version="(\d[\d.]{0,20})"/,
    },
    product: 'Google.Apis.Auth',
    docs: 'https://cloud.google.com/dotnet/docs/reference/Google.Apis/latest/Google.Apis.Auth.OAuth2.Flows.PkceGoogleAuthorizationCodeFlow',
    is: 'flow.CreateAuthorizationCodeRequest(redirect)',
    isNot: 'base.CreateAuthorizationCodeRequest(redirect)',
  },
  {
    name: /(?:^|\.)AuthorizationRequestUrlParameters\.builder$/,
    word: 'AuthorizationRequestUrlParameters',
    when: /com\.microsoft\.aad\.msal4j\b/,
    host: 'login.microsoftonline.com',
    product: 'MSAL for Java',
    docs: 'https://learn.microsoft.com/java/api/com.microsoft.aad.msal4j.authorizationrequesturlparameters.builder',
    is: 'AuthorizationRequestUrlParameters.builder(redirect, scopes)',
    isNot: 'AuthorizationCodeParameters.builder(code, redirect)',
  },
  {
    name: /(?:^|\.)GetAuthorizationRequestUrl$/,
    word: 'GetAuthorizationRequestUrl',
    when: /\bMicrosoft\.Identity\.Client\b/,
    host: 'login.microsoftonline.com',
    product: 'MSAL.NET',
    docs: 'https://learn.microsoft.com/dotnet/api/microsoft.identity.client.getauthorizationrequesturlparameterbuilder.withpkce',
    is: 'app.GetAuthorizationRequestUrl(scopes)',
    isNot: 'app.AcquireTokenByAuthorizationCode(scopes, code)',
  },
  {
    // Microsoft.IdentityModel is another's, and in nearly every file with tokens.
    name: /(?:^|\.)CreateAuthorizeUrl$/,
    word: 'CreateAuthorizeUrl',
    when: oneOf('', /(?<!\bMicrosoft\.)\bIdentityModel\.Client\b/, /\bRequestUrl\(/),
    product: 'IdentityModel',
    docs: 'https://docs.duendesoftware.com/identitymodel/utils/request-url/',
    is: 'new RequestUrl(address).CreateAuthorizeUrl(clientId: "web")',
    isNot: 'new RequestUrl(address).CreateEndSessionUrl(token)',
  },
]
