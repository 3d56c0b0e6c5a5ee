import type { ClientKind } from './authorization-calls.ts'
import type { LibraryCall, Place } from './row.ts'

/** A call that redeems an authorization code: RFC 6749 section 4.1.3. */
export interface CodeExchange extends LibraryCall<'redeems-code'> {
  readonly package: string
  readonly product: string
  /** The verifier of RFC 7636 section 4.5. As a position it may be another argument in another version, so that nothing is missed there. */
  readonly options: { readonly verifier: Place }
  /** A value that says in so many words that there is no verifier. */
  readonly noVerifier?: RegExp
  readonly client: ClientKind
}

const REDEEMS = { means: 'redeems-code', language: 'typescript' } as const

export const codeExchanges: readonly CodeExchange[] = [
  {
    ...REDEEMS, package: 'openid-client', product: 'openid-client', call: 'authorizationCodeGrant', options: { verifier: '2.pkceCodeVerifier' },
    client: { constructor: /^discovery$/, secrets: ['client_secret'], position: 2 }, docs: 'https://github.com/panva/openid-client/blob/main/docs/functions/authorizationCodeGrant.md',
    is: ["import * as client from 'openid-client'\nawait client.authorizationCodeGrant(config, url, { pkceCodeVerifier })"],
    isNot: ["import * as client from 'openid-client'\nawait client.refreshTokenGrant(config, token, { pkceCodeVerifier })"],
  },
  {
    ...REDEEMS, package: 'openid-client', product: 'openid-client', options: { verifier: '2.code_verifier' },
    call: ['Client', 'Issuer().Client', 'Issuer.discover().Client'].flatMap((client) => [`${client}().callback`, `${client}().oauthCallback`]),
    client: { constructor: /\.Client$/, secrets: ['client_secret'] }, docs: 'https://github.com/panva/openid-client/blob/v5.x/docs/README.md#clientcallbackredirecturi-parameters-checks-extras',
    is: ["import { Issuer } from 'openid-client'\nconst issuer = await Issuer.discover(url)\nawait new issuer.Client(options).callback(uri, parameters, { state })"],
    isNot: ["import { Issuer } from 'openid-client'\nconst issuer = await Issuer.discover(url)\nnew issuer.Client(options).callbackParams(request)"],
  },
  {
    ...REDEEMS, package: 'oauth4webapi', product: 'oauth4webapi', call: 'authorizationCodeGrantRequest', options: { verifier: 5 }, noVerifier: /(?:^|\.)nopkce$/, client: { publicWith: 'None' },
    docs: 'https://github.com/panva/oauth4webapi/blob/main/docs/functions/authorizationCodeGrantRequest.md',
    is: ["import * as oauth from 'oauth4webapi'\nawait oauth.authorizationCodeGrantRequest(server, client, proof, parameters, uri, verifier)"],
    isNot: ["import * as oauth from 'oauth4webapi'\nawait oauth.clientCredentialsGrantRequest(server, client, proof, parameters)"],
  },
]
