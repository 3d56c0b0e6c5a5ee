import type { Span } from '../text/source.ts'
import type { EndpointClass } from './connection.ts'

/** A credential in a URL that is built by code, read from a query by a server, or declared so in a document. */
export interface UrlCredential {
  readonly kind: 'urlCredential'
  readonly by: 'client' | 'server' | 'document'
  /** The query parameter, or what is put into the path. */
  readonly parameter: string
  /** It is a part of the path, or stands before the host, and is no parameter. */
  readonly part?: 'path' | 'userinfo'
  /** The secret of the environment that is put there, where the parameter is called otherwise: `SESSION_SECRET` as `state`. */
  readonly variable?: string
  readonly host?: string
  /** The class of the host. */
  readonly reaches?: EndpointClass
  /** It is the host of a provider whose keys are known, or of an MCP server of the directory. */
  readonly known?: true
  /** Others that the same query carries: who takes one out takes all. */
  readonly beside?: readonly { readonly parameter: string; readonly at: Span }[]
  /** The browser is sent on to the address when somebody has signed in. */
  readonly redirected?: true
  /** Somebody is taken to the address, by a link or a window, which sends no header. */
  readonly navigated?: true
  /** The address is one of a repository, which git is given. */
  readonly repository?: true
  /** The address of a WebSocket, for which browsers send no headers. */
  readonly socket?: boolean
  /** Where an error of this request is logged, whose text has the address. */
  readonly logged?: Span
  /** An option of this code that allows credentials in queries: who runs it decides. */
  readonly option?: string
  readonly at: Span
}
