import type { Words } from '../words/row.ts'

/** A constant of libraries by the end of its name, and the word that it is on the wire. */
export interface MetadataConstant extends Words {
  readonly word: string
}

const constant = (word: string, pattern: RegExp, is: readonly string[], isNot: readonly string[]): MetadataConstant => ({
  because: 'A constant of OpenIddict, Spring Authorization Server, Nimbus or an SDK like them: https://documentation.openiddict.com, https://docs.spring.io/spring-authorization-server/reference/.',
  word, pattern, is, isNot,
})

/** Longest first. */
export const metadataConstants: readonly MetadataConstant[] = [
  constant('plain', /Plain$|[_.]PLAIN$/, ['CodeChallengeMethods.Plain', 'CodeChallengeMethod.PLAIN', 'PkceMethod.PKCE_PLAIN'], ['PlainText', 'Plainly']),
  constant('S256', /(?:S256|Sha256)$|_SHA256$/i, ['CodeChallengeMethod.S256', 'CodeChallengeMethods.Sha256'], ['RS256Key']),
  constant('implicit', /GrantTypes?[._]?(?:Implicit|IMPLICIT)$|^IMPLICIT$/, ['GrantTypes.Implicit', 'GrantType.Implicit', 'GrantType.IMPLICIT', 'IMPLICIT'], ['GrantTypes.ImplicitOnly']),
  constant('password', /GrantTypes?[._]?(?:(?:Resource_?Owner_?)?Password(?:Credentials)?|PASSWORD)$/, ['GrantTypes.Password', 'GrantType.PASSWORD', 'GrantType.ResourceOwnerPassword'], ['Types.Password']),
  constant('authorization_code', /GrantTypes?[._]?(?:(?:Authorization_?)?Code|AUTHORIZATION_CODE)$|^AUTHORIZATION_CODE$/, ['GrantTypes.AuthorizationCode', 'GrantType.Code', 'AUTHORIZATION_CODE'], ['GrantTypes.DeviceCodes']),
  constant('refresh_token', /GrantTypes?[._]?(?:Refresh_?Token|REFRESH_TOKEN)$|^REFRESH_TOKEN$/, ['GrantTypes.RefreshToken', 'REFRESH_TOKEN'], ['TokenTypes.RefreshToken']),
  constant('client_credentials', /GrantTypes?[._]?(?:Client_?Credentials|CLIENT_CREDENTIALS)$|^CLIENT_CREDENTIALS$/, ['GrantTypes.ClientCredentials', 'CLIENT_CREDENTIALS'], ['ClientCredentials']),
  constant('code', /ResponseTypes?(?:\.Value)?[._]?(?:Code|CODE)$/, ['ResponseTypes.Code', 'ResponseType.Value.CODE'], ['ResponseTypes.CodeToken']),
  constant('token', /ResponseTypes?(?:\.Value)?[._]?(?:Token|TOKEN)$/, ['ResponseTypes.Token', 'ResponseType.TOKEN', 'ResponseType.Value.TOKEN'], ['ResponseTypes.IdToken']),
  constant('id_token', /ResponseTypes?(?:Value)?[._]?(?:Id_?Token|ID_TOKEN)$/, ['ResponseTypes.IdToken', 'OIDCResponseTypeValue.ID_TOKEN'], ['ResponseTypes.Token']),
  constant('id_token token', /ResponseTypes?[._]?(?:Id_?Token_?Token|Token_?Id_?Token)$/, ['ResponseTypes.IdTokenToken'], ['ResponseTypes.IdToken']),
]

export const makesMetadata: Words = {
  because: "The metadata of a server as an object of Nimbus: https://javadoc.io/doc/com.nimbusds/oauth2-oidc-sdk/latest/com/nimbusds/oauth2/sdk/as/AuthorizationServerMetadata.html.",
  pattern: /^new (?:\w{1,40}\.){0,6}(?:OIDCProviderMetadata|AuthorizationServerMetadata)\(/,
  is: ['new OIDCProviderMetadata(issuer, subjects, keys)', 'new AuthorizationServerMetadata(issuer)'],
  isNot: ['new OIDCClientMetadata()', 'OIDCProviderMetadata.parse(json)', 'new ProtectedResourceMetadata(id)'],
}

/** Its setters, with the members of RFC 8414 section 2 that they are of. */
export const metadataSetters: readonly { readonly setter: string; readonly member: string }[] = [
  { setter: 'setResponseTypes', member: 'response_types_supported' },
  { setter: 'setGrantTypes', member: 'grant_types_supported' },
  { setter: 'setCodeChallengeMethods', member: 'code_challenge_methods_supported' },
  { setter: 'setTokenEndpointURI', member: 'token_endpoint' },
  { setter: 'setAuthorizationEndpointURI', member: 'authorization_endpoint' },
  { setter: 'setRegistrationEndpointURI', member: 'registration_endpoint' },
  { setter: 'setRevocationEndpointURI', member: 'revocation_endpoint' },
]
