import type { CredentialKind } from '../knowledge/credential-kinds/index.ts'
import type { LocalServer } from '../knowledge/local-servers.ts'
import type { RemoteServer } from '../knowledge/remote-servers/index.ts'
import type { Secret } from '../text/secret.ts'
import type { Located, Span } from '../text/source.ts'
import type { Evidence } from './evidence.ts'
import type { Confidence } from './setting.ts'

/** The program that keeps an entry: an agent client, a gateway, a workflow or a piece of code. */
export interface Agent {
  /** The surface's id, such as `cursor`. */
  readonly id: string
  /** As its vendor writes it: "Cursor". */
  readonly name: string
  /** Whether it signs in with OAuth by itself when an HTTP server asks and no credential is configured. */
  readonly oauth: 'automatic' | 'configured' | 'none' | 'unknown'
  /** How to let it sign in with OAuth: an imperative without the full stop. */
  readonly signIn?: string
  /** Its syntax for a value that is not in the file: `${env:NAME}`. */
  readonly reference?: string
}

/** Endpoint classes of STANDARD.md, "Where it goes". `none`: no network. */
export type EndpointClass = 'none' | 'loopback' | 'private' | 'tunnel' | 'staging' | 'remote' | 'production' | 'placeholder' | 'unresolved'

/** A host that a credential goes to, with the judgement of STANDARD.md, "Where it goes". */
export interface Host {
  /** ASCII form, without port; empty when unresolved. */
  readonly name: string
  /** What messages show: the host, with the Unicode form when it differs. */
  readonly shown: string
  /** With the colon, lower case: `https:`. Empty when unknown. */
  readonly scheme: string
  readonly class: EndpointClass
  readonly confidence: Confidence
  /** Why, in a few words: "host part `prod`". */
  readonly because: string
  /** The provider that runs it, by knowledge/credential-kinds/provider-hosts. */
  readonly provider?: string
  readonly containerService?: true
  readonly cloudMetadata?: true
  readonly mixedScript?: true
  readonly punycode?: true
  /** The row of the directory of remote MCP servers. */
  readonly server?: RemoteServer
  /** Where the address stands; absent when it is a provider's default. */
  readonly at?: Span
}

/** Credential classes of STANDARD.md, "What it is". */
export type CredentialClass = 'static' | 'short-lived' | 'test' | 'declared' | 'public-id' | 'placeholder' | 'unknown'

/** What a value is, by its own form and the name that it stands under. */
export interface Judgement {
  readonly class: CredentialClass
  /** A human name: "GitHub personal access token (classic)", "key", "password". */
  readonly what: string
  /** By the provider's own format, and not just by name and randomness. */
  readonly provider?: string
  readonly kind?: CredentialKind
  readonly mode: 'live' | 'test' | 'unknown'
  readonly confidence: Confidence
  /** A documented local default such as postgres/postgres or minioadmin. */
  readonly defaultCredential?: true
  readonly jwt?: Jwt
  /** Why the key reaches a whole account, when it does. */
  readonly accountWide?: string
}

/** What a JSON Web Token says about itself; decoded locally, never verified. Times in seconds since 1970. */
export interface Jwt {
  readonly issuedAt?: number
  readonly expires?: number
  readonly issuer?: string
  readonly audience?: string
  readonly role?: string
  readonly scope?: string
  /** A server on this machine issued it, so that it opens nothing elsewhere. */
  readonly local?: true
  /** Its claims say that it is made up, for tests or an emulation. */
  readonly madeUp?: true
  readonly expired: boolean
}

/** Where a credential is put: STANDARD.md, "In a server's entry" and the argument and URL rules. */
export type Place = 'header' | 'query' | 'fragment' | 'path' | 'userinfo' | 'auth' | 'env' | 'argument' | 'body'

interface Sent {
  /** The header, variable, parameter or option that carries it. */
  readonly sentAs: string
  readonly place: Place
  /** Where it goes; absent when reading cannot tell. */
  readonly to?: Host
  /** The row of STANDARD.md, "Which belongs to which" that joined the two: P1 … C4. */
  readonly pairing?: string
  readonly confidence: Confidence
  readonly at: Span
}

export interface LiteralCredential extends Sent {
  readonly form: 'literal'
  readonly secret: Secret
  readonly judged: Judgement
}

/** A value that comes from elsewhere when the agent runs. */
export interface ReferenceCredential extends Sent {
  readonly form: 'reference'
  readonly store: Store
  readonly name: string
  /** Its definition in the repository, the nearest one. */
  readonly definition?: Definition
  /** The provider that the variable's name names. */
  readonly provider?: string
  /** Where the address of code names it: the value may be taken from a variable far above. */
  readonly putAt?: Span
  /** It is empty where nobody sets it, so the server answers without. */
  readonly optional?: true
}

export type Credential = LiteralCredential | ReferenceCredential

/** Where a reference leads. */
export type Store = 'environment' | 'prompt' | 'user-setting' | 'vault' | 'ci-secret' | 'file' | 'command' | 'unknown'

/** The line that gives a variable its value. */
export interface Definition {
  readonly name: string
  readonly at: Span
  /** Absent when the definition is itself a reference or a placeholder. */
  readonly secret?: Secret
  readonly judged?: Judgement
}

/** One way from an agent, a piece of code or a variable file to one server. */
export interface Connection {
  readonly kind: 'connection'
  readonly protocol: 'mcp' | 'api'
  readonly source: 'config' | 'manifest' | 'command' | 'workflow' | 'code' | 'variables' | 'document'
  readonly agent: Agent
  readonly name: Located<string>
  readonly endpoint: Endpoint
  readonly credentials: readonly Credential[]
  /** Names of all variables of the entry, also of those that are no credentials. */
  readonly variables: readonly string[]
  /** OAuth is configured for it: an `oauth` block, `authProvider`, a token command. */
  readonly oauth: boolean
  readonly enabled: boolean
  /** Made by a model's own client library, whatever its address: a model's API has nothing but keys (STANDARD.md, "How much it weighs"). */
  readonly opensModel?: true
  /** What shows that an agent uses it (STANDARD.md, "Among variables"), the nearest first, and where its credentials go. */
  readonly evidence: readonly Evidence[]
  readonly at: Span
}

export type Endpoint =
  | { readonly transport: 'http'; readonly host: Host; readonly bridge?: string; readonly at: Span }
  /** `over`: the machine on which the program runs, when that is another one (STANDARD.md, "Where it goes"). */
  | { readonly transport: 'stdio'; readonly program: string; readonly local?: LocalServer; readonly over?: Host; readonly at: Span }
