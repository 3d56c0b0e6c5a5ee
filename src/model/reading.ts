import type {
  Agent,
  AgentAccess,
  AuthorizationRequest,
  CodeVerifier,
  ContextOutput,
  Connection,
  DocumentFault,
  EnvironmentHandover,
  GrantUse,
  LogCall,
  MachineGrant,
  McpServer,
  ModelInstruction,
  ModelParameter,
  PkcePolicy,
  PromptInterpolation,
  PublicClientSecret,
  RedirectUri,
  RefreshRotation,
  Revocation,
  ScopeSet,
  SecretTerm,
  Store,
  TokenCheck,
  TokenForwarding,
  TokenPolicy,
  TokenRequest,
  Tool,
  TransportSetting,
  UrlCredential,
} from './index.ts'
import type { GuardReading, HeldTokenReading, PersonalToolReading } from './runs.ts'
import type { LiteralReading } from './literal-reading.ts'
import type { Located, Span, Text } from '../text/source.ts'

export type { LiteralReading } from './literal-reading.ts'

/** A value as written: text, and references that somebody fills in when the agent runs. */
export interface Template {
  readonly parts: readonly Part[]
  readonly at: Span
}

export type Part =
  | { readonly kind: 'text'; readonly text: Text }
  | {
      readonly kind: 'reference'
      readonly store: Store
      readonly name: string
      /** What stands in the file when the reference is not filled in: `${X:-this}`, an input's default. */
      readonly fallback?: Text
      /** `${X:-}`: nothing is sent where it is not filled in. */
      readonly optional?: true
      readonly at: Span
    }

/** A header, variable, option or parameter and its value. */
export interface Assignment {
  readonly name: Located<string>
  readonly value: Template
}

/** An agent's entry for one server, as written. What is a credential in it, and where it goes, is for `link` to say. */
export interface ServerReading {
  readonly kind: 'server'
  readonly agent: Agent
  readonly name: Located<string>
  readonly protocol: 'mcp' | 'api'
  readonly source: Connection['source']
  /** The address of an HTTP server; also when a bridge program hides it. */
  readonly url?: Template
  /** The bridge that makes a command remote: `mcp-remote`. */
  readonly bridge?: string
  /** The program behind all wrappers, a package, image or path, and its arguments. */
  readonly command?: {
    readonly program: Located<string>
    readonly remoteShell?: { readonly through: string; readonly host?: Located<string> }
    readonly args: readonly Template[]
  }
  readonly headers: readonly Assignment[]
  readonly env: readonly Assignment[]
  /** Fields that are a credential by their name: `apiKey`, `auth`, `bearer_token`, `authorization_token`; the header they become. */
  readonly tokens: readonly Assignment[]
  /** Command-line options and words that carry a credential: `--api-key X`. */
  readonly options: readonly Assignment[]
  /** Files of variables handed to it, as written. */
  readonly envFiles: readonly Text[]
  readonly oauth: boolean
  readonly enabled: boolean
  /** The address is an SDK's own, and these variables put another in its place. */
  readonly replacedBy?: readonly string[]
  /** A model's own client library makes the connection, whatever its address. */
  readonly opensModel?: true
  /** Only in text that shows how to do it: a fenced block of a README, an example. */
  readonly example?: boolean
  readonly at: Span
}

/** Variables that are set together: a `.env` file, a compose service, a settings block, a Dockerfile. */
export interface VariablesReading {
  readonly kind: 'variables'
  /** `written`: what a script writes into such a file. `build`: of a stage that stays on the machine that builds an image. */
  readonly place: 'dotenv' | 'written' | 'compose' | 'settings' | 'devcontainer' | 'image' | 'build' | 'workflow' | 'config'
  readonly assignments: readonly Assignment[]
  /** Env files that the same service reads. */
  readonly envFiles: readonly Text[]
  readonly at: Span
}

/** A client secret in a client that many people have; it counts unless the value turns out to be a reference or placeholder. */
export interface ClientSecretReading {
  readonly kind: 'clientSecret'
  readonly statement: PublicClientSecret
  readonly value: Template
  /** An address of the authorization server that issued it. */
  readonly issuer?: Text
}

/** Names by which containers of this repository reach each other. */
export interface ServicesReading {
  readonly kind: 'services'
  readonly names: readonly string[]
}

/** Names of hosts that the repository's own hosts file, resolver or cluster sends to an address of this machine or of a private network. */
export interface HostsEntriesReading {
  readonly kind: 'hostsEntries'
  readonly names: readonly string[]
  readonly at: Span
}

/** Something that says what a folder is: it holds an agent, is deployed, for all or for this machine alone, has a user interface. */
export interface EvidenceReading {
  readonly kind: 'evidence'
  readonly of: 'agent' | 'deployment' | 'this machine' | 'people'
  /** The folder that it speaks of, below the root; absent where that is its file's. */
  readonly folder?: string
  /** The port of the container that a deployment publishes, where that is known; of one without it, any. */
  readonly port?: number
  /** An image says it of itself, wherever its container is published. */
  readonly ofImage?: true
  /** The end of the path of the script that the image starts, where its command names one. */
  readonly starts?: string
  /** The ports and names by which a deployment speaks of its program. */
  readonly ties?: readonly string[]
  /** For messages: "depends on @anthropic-ai/sdk". */
  readonly label: string
  readonly at: Span
}

/** A call of the API that scopes are for. */
export interface ScopeUseReading {
  readonly kind: 'scopeUse'
  readonly scopes: readonly string[]
  /** Nothing narrower allows the call. */
  readonly needed: boolean
  readonly at: Span
}

/** A manifest names a document of an API and says how its callers sign in. */
export interface DescribedApiReading {
  readonly kind: 'describedApi'
  /** The file of the document, below the root. */
  readonly document: string
  readonly at: Span
}

/** A build or package that takes files of a folder along. */
export interface ShippingReading {
  readonly kind: 'shipping'
  /** "the Docker image", "the npm package". */
  readonly what: string
  readonly folder: string
  /** Gitignore-like patterns that are taken, and those that are left out. */
  readonly includes: readonly string[]
  readonly excludes: readonly string[]
  readonly at: Span
}

/** A call that signs tokens through a module's settings, or the settings, and whether it says how long they live. */
export interface SigningReading {
  readonly kind: 'signing'
  readonly product: string
  readonly setsLifetime: boolean
  /** The settings, which hold for the calls of their package. */
  readonly registers?: true
  /** What their keys are halves of: "key of settings.jwt". */
  readonly pairs?: readonly string[]
  readonly at: Span
}

/** What a surface hands on. OAuth and server statements are subjects already; the rest is judged by `link`. */
export type Reading =
  | ServerReading
  | VariablesReading
  | ClientSecretReading
  | LiteralReading
  | ServicesReading
  | HostsEntriesReading
  | EvidenceReading
  | DescribedApiReading
  | GuardReading
  | HeldTokenReading
  | PersonalToolReading
  | ShippingReading
  | SigningReading
  | ScopeUseReading
  | Statement

export type Statement =
  | AgentAccess
  | AuthorizationRequest
  | CodeVerifier
  | ContextOutput
  | DocumentFault
  | EnvironmentHandover
  | GrantUse
  | LogCall
  | MachineGrant
  | McpServer
  | ModelInstruction
  | ModelParameter
  | PkcePolicy
  | PromptInterpolation
  | PublicClientSecret
  | RedirectUri
  | RefreshRotation
  | Revocation
  | ScopeSet
  | SecretTerm
  | TokenCheck
  | TokenForwarding
  | TokenPolicy
  | TokenRequest
  | Tool
  | TransportSetting
  | UrlCredential
