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
  constant('plain', /Plain$|_PLAIN$/, ['CodeChallengeMethods.Plain', 'PkceMethod.PKCE_PLAIN'], ['PlainText', 'Plainly']),
  constant('S256', /(?:S256|Sha256)$|_SHA256$/i, ['CodeChallengeMethod.S256', 'CodeChallengeMethods.Sha256'], ['RS256Key']),
  constant('implicit', /GrantTypes?[._]?Implicit$|^IMPLICIT$/, ['GrantTypes.Implicit', 'GrantType.Implicit', 'IMPLICIT'], ['GrantTypes.ImplicitOnly']),
  constant('password', /GrantTypes?[._]?(?:Resource_?Owner_?)?Password(?:Credentials)?$/, ['GrantTypes.Password', 'GrantType.ResourceOwnerPassword'], ['Types.Password']),
  constant('authorization_code', /GrantTypes?[._]?(?:Authorization_?)?Code$|^AUTHORIZATION_CODE$/, ['GrantTypes.AuthorizationCode', 'GrantType.Code', 'AUTHORIZATION_CODE'], ['GrantTypes.DeviceCodes']),
  constant('refresh_token', /GrantTypes?[._]?Refresh_?Token$|^REFRESH_TOKEN$/, ['GrantTypes.RefreshToken', 'REFRESH_TOKEN'], ['TokenTypes.RefreshToken']),
  constant('client_credentials', /GrantTypes?[._]?Client_?Credentials$|^CLIENT_CREDENTIALS$/, ['GrantTypes.ClientCredentials', 'CLIENT_CREDENTIALS'], ['ClientCredentials']),
  constant('code', /ResponseTypes?[._]?Code$/, ['ResponseTypes.Code'], ['ResponseTypes.CodeToken']),
  constant('token', /ResponseTypes?[._]?Token$/, ['ResponseTypes.Token'], ['ResponseTypes.IdToken']),
  constant('id_token', /ResponseTypes?[._]?Id_?Token$/, ['ResponseTypes.IdToken'], ['ResponseTypes.Token']),
  constant('id_token token', /ResponseTypes?[._]?(?:Id_?Token_?Token|Token_?Id_?Token)$/, ['ResponseTypes.IdTokenToken'], ['ResponseTypes.IdToken']),
]
