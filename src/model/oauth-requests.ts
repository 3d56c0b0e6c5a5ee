import type { Located, Span } from '../text/source.ts'
import type { Evidence } from './evidence.ts'
import type { Confidence, Setting } from './setting.ts'
import type { ClientType, Owner } from './oauth.ts'

/** One request to an authorization endpoint, as code builds it or a client's configuration decides it (RFC 6749 4.1.1). */
export interface AuthorizationRequest {
  readonly kind: 'authorizationRequest'
  readonly owner: Owner
  readonly clientType: ClientType
  /** The client's id as written, or the name of the variable that holds it. */
  readonly clientId?: string
  /** The kind is by what the module is: what another one of the package redeems a code with says more. */
  readonly kindByModule?: true
  /** Host of the authorization endpoint, when it can be read. */
  readonly host?: string
  readonly responseType: Setting<string>
  /**
   * RFC 7636. `unset` only where no challenge is sent for certain. `no-method`: a challenge without a method, which means plain.
   * `verifier`: the challenge is the verifier itself. `constant`: the same in every request. `off`: switched off by an
   * option. `ignored`: none is sent, and the server would not look at it.
   */
  readonly pkce: Setting<'S256' | 'plain' | 'no-method' | 'verifier' | 'off' | 'ignored' | 'constant'>
  /**
   * `constant`: a fixed value. `guessable`: a time, an identifier, a weak random number. `unbound`: sealed, and the same for everybody.
   * `repeated`: the same for one person every time. `unchecked`: sent, and the callback, where this stands, takes a code without looking at
   * it; `optional`: it looks at it only where it is there; `if-kept`: only where one was kept. `unkept`: random, and nothing but the
   * address has it.
   */
  readonly state: Setting<
    'sent' | 'constant' | 'guessable' | 'unbound' | 'repeated' | 'unchecked' | 'unsealed' | 'optional' | 'if-kept' | 'unkept'
  >
  readonly nonce: Setting<'sent'>
  /** RFC 8707. */
  readonly resource: Setting<string>
  /** A hand-written OAuth client of MCP servers: it reads protected resource metadata. */
  readonly mcp: boolean
  /** The option with which its library sends a challenge, as it is written. */
  readonly fix?: string
  /** How its library is told to send and compare a state, in a clause. */
  readonly stateFix?: string
  /** What shows the client's kind. */
  readonly evidence?: readonly Evidence[]
  readonly confidence: Confidence
  readonly at: Span
}

/** One request to a token endpoint, as code builds it. */
export interface TokenRequest {
  readonly kind: 'tokenRequest'
  readonly owner: Owner
  readonly clientType: ClientType
  /** The client's id as written, or the name of the variable that holds it. */
  readonly clientId?: string
  /** The kind is by what the module is: what another one of the package redeems a code with says more. */
  readonly kindByModule?: true
  /** The client's secret is in each such request. */
  readonly sendsSecret?: true
  readonly host?: string
  /** `authorization_code`, `password`, `client_credentials`, … */
  readonly grant: Located<string>
  readonly verifier: Setting<'sent'>
  readonly resource: Setting<string>
  readonly mcp: boolean
  /** What shows the client's kind. */
  readonly evidence?: readonly Evidence[]
  readonly confidence: Confidence
  readonly at: Span
}

/** How a code verifier is made (RFC 7636 section 4.1). */
export interface CodeVerifier {
  readonly kind: 'codeVerifier'
  readonly source: 'weak-random' | 'time' | 'constant' | 'short' | 'strong'
  /** What makes it, for the message: "Math.random()". */
  readonly by: string
  readonly at: Span
}
