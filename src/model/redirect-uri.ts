import type { Located, Span } from '../text/source.ts'
import type { Owner } from './oauth.ts'

/** A redirect URI that is registered, or how an authorization server compares them (RFC 9700 section 2.1). */
export interface RedirectUri {
  readonly kind: 'redirectUri'
  readonly owner: Owner
  /** Absent for a comparison in server code. */
  readonly uri?: Located<string>
  /**
   * `exact` unless the code or configuration says otherwise; `request`: taken from the request without a list; `plain`: a server lets
   * plain http be registered; `if-registered`: compared only where the client has registered any; `if-known`: only where the client
   * is known; `state`: taken from an unsigned `state`; `host`: nothing behind the host is looked at; `path-prefix`: hosts are compared
   * whole, and paths by their beginning; `anything`: the check lets everything pass; `error`: errors are sent there before it is compared.
   */
  readonly matching:
    | 'exact'
    | 'prefix'
    | 'path-prefix'
    | 'suffix'
    | 'pattern'
    | 'host'
    | 'anything'
    | 'request'
    | 'plain'
    | 'if-registered'
    | 'if-known'
    | 'state'
    | 'error'
  /** Where the function begins that compares; absent where that is not told. */
  readonly within?: number
  /** Anybody may register a client without any. */
  readonly anybody?: true
  readonly native: boolean | undefined
  /** A client for development by its own file or name. */
  readonly development: boolean
  readonly at: Span
}
