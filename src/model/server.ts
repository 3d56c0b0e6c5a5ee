import type { Located, Span } from '../text/source.ts'
import type { Evidence } from './evidence.ts'
import type { Owner } from './oauth.ts'
import type { Confidence, Related, Setting } from './setting.ts'

/** An MCP server that this repository runs, or an agent that it serves over A2A: code that creates a transport, or a deployment. */
export interface McpServer {
  readonly kind: 'mcpServer'
  readonly owner: Owner
  readonly transport: 'http' | 'stdio'
  /**
   * `oauth`: verifies tokens (bearer middleware, verifier, OAuth provider). `shared-key`: compares with one value.
   * `none`: nothing seen in the files that build it. `dynamic`: a middleware or gateway that cannot be read.
   */
  readonly auth: 'oauth' | 'shared-key' | 'none' | 'dynamic'
  /** Where the shared key is compared, or the check stands. */
  readonly authAt?: Span
  /** Of `none`: what would make a check that is there compulsory, as written: `required: true`. */
  readonly unless?: string
  /** Of `none`: the variable or option that a check at `authAt` waits for, and lets everybody pass without: `MCP_API_KEY`. */
  readonly openUnless?: string
  /** Of `none`: the path of a route that has no check, and of one beside it that has: `/sse` and `/mcp`. */
  readonly openRoute?: { readonly path: Located<string>; readonly guarded: string }
  /** What it listens on: an address, `loopback`, `all`, or unknown. */
  readonly listens: Setting<'loopback' | 'all' | 'other'>
  /** The address as written. */
  readonly address?: string
  /** What shows that it is deployed: Dockerfile EXPOSE, fly.toml, an Ingress. */
  readonly deployed: readonly Related[]
  /**
   * `unknown` when it has no tools that can be read. `contained`: of an example, and may change something, but get at nothing beyond the
   * process: no file, program, network or database. `agent`: what is served is an agent, and does whatever that can do.
   */
  readonly tools: 'write' | 'read-only' | 'contained' | 'agent' | 'unknown'
  /** DNS-rebinding protection switched off, or hosts and origins left open with `*`. */
  readonly rebinding?: {
    readonly at: Span
    readonly written: string
    /** The sites whose pages may read its answers: any, or any that is open in a browser of the machine on which it listens. */
    readonly sites?: 'any' | 'this machine'
  }
  /** The files that hold what it serves, of which this is the whole: what they say alone does not know where it listens. */
  readonly parts?: readonly string[]
  /** What to do where this program stands, when that is more than general advice. */
  readonly instead?: string
  readonly confidence: Confidence
  readonly at: Span
}

/** A tool that a model can call. */
export interface Tool {
  readonly kind: 'tool'
  readonly name: string
  /** The sensitive verb found: "deletes", "refunds". Absent for other tools. */
  readonly does?: string
  readonly readOnly: boolean
  readonly server: 'network' | 'network-unauthenticated' | 'stdio' | 'unknown'
  /** Its handler, middleware or security requirement looks at a scope. */
  readonly scoped: boolean
  readonly at: Span
}

/** A parameter of a tool, prompt or form that a model fills in or sees. */
export interface ModelParameter {
  readonly kind: 'modelParameter'
  readonly of: 'tool' | 'elicitation-form' | 'elicitation-url' | 'prompt' | 'message'
  /** The tool's or form's name, or as `isInput` that of the structure which a tool takes. */
  readonly owner: string
  readonly isInput?: true
  readonly field: Located<string>
  /** It is called `key` alone, and its description says the key of what. */
  readonly isKey?: boolean
  readonly at: Span
}

/** How a resource server checks a token (OAuth 2.1 section 5.2, RFC 9068 section 4). */
export interface TokenCheck {
  readonly kind: 'tokenCheck'
  readonly owner: Owner
  /** Whether it guards an MCP route, where the audience is a MUST, and what shows that somebody is let in by it. */
  readonly evidence: readonly Evidence[]
  /** The functions of its module that run it, by the names that others import. */
  readonly reachedBy?: readonly string[]
  /** What its key is half of, where settings hold it: "key of settings.jwt". */
  readonly pair?: string
  /** Another file of the package that verifies tokens, perhaps this one before: of a missing signature. */
  readonly verifiedIn?: string
  /** The token is one of a provider's sign-in that a request brings: what verifies the application's own has not seen it. */
  readonly ofProvider?: true
  /** It answers whether the signature is right, and nothing looks at the answer. */
  readonly answerDropped?: true
  /** The variable whose absence brings a `known-key`. */
  readonly unlessSet?: string
  /** The setting as which a `known-key` is written where a program takes its settings from. */
  readonly settingOf?: string
  /**
   * What is certainly missing or off; empty when complete. `none`: the algorithm without a signature passes; `active`: of an introspection
   * (RFC 7662 section 2.2); `named-audience`: tokens that name one are refused, others pass; `known-key`: without a variable the key is a
   * text of this repository; `answered`, `introspected`: all that the UserInfo endpoint answers for, or an introspection calls active.
   * `unlooked`: nothing looks. `written-word`: a word of the code passes. `any-application`: of any application its provider signs in to.
   */
  readonly missing: readonly (
    | 'signature'
    | 'none'
    | 'known-key'
    | 'active'
    | 'audience'
    | 'default-audience'
    | 'named-audience'
    | 'answered'
    | 'introspected'
    | 'unlooked'
    | 'any-application'
    | 'written-word'
    | 'expiry'
    | 'issuer'
    | 'algorithm'
  )[]
  /** "jwtVerify", "decodeJwt", "JWTVerifier". */
  readonly by: string
  /** The setting that would complete it, where one is enough. */
  readonly fix?: string
  readonly confidence: Confidence
  readonly at: Span
}

/** The caller's token put into a request to somebody else. */
export interface TokenForwarding {
  readonly kind: 'tokenForwarding'
  /** The host it goes to, when it can be read. */
  readonly host?: string
  /** "authInfo.token", "the Authorization header". */
  readonly token: string
  /** The variable of the request's context that it is read from: forwarded where another module has put the caller's token in there. */
  readonly held?: string
  readonly at: Span
}

/** Something that writes credentials to a log, a trace or a tool result. */
export interface LogCall {
  readonly kind: 'logCall'
  /** `terminal`: printed by a program that a person starts and waits for. `trace`: at a level that is documented for such data, and off. */
  readonly sink: 'log' | 'beginning' | 'trace' | 'terminal' | 'own-console' | 'first-password' | 'unsent' | 'tool-result' | 'debug-switch'
  /** What is written, by name only: "tokens.access_token", "req.headers". */
  readonly what: string
  /** The variable that holds it and is written whole: "entry". */
  readonly within?: string
  /** The whole answer of a token endpoint, or of the registration of a client. */
  readonly isAnswer?: true
  /** "console.log", "the result of tool `diagnose`". */
  readonly by: string
  readonly at: Span
}

/** Certificate checks switched off, an OAuth endpoint over plain HTTP, or an authorization server that takes requests over it. */
export interface TransportSetting {
  readonly kind: 'transportSetting'
  readonly problem:
    | 'verification-off'
    | 'plain-oauth-endpoint'
    | 'plain-credential'
    | 'plain-login'
    | 'plain-request'
    | 'plain-mcp'
    | 'plain-allowed'
    | 'insecure-cookie'
  /** As written, without values: `NODE_TLS_REJECT_UNAUTHORIZED=0`. */
  readonly written: string
  /** Host of a plain OAuth endpoint. */
  readonly host?: string
  /** The comment beside it that says why checks are off. */
  readonly reason?: Span
  /** What a script without callers changes in a database, once. */
  readonly once?: Span
  /** The store that it is for, of which the provider documents that its certificates are self-signed. */
  readonly documented?: Span
  /** The address of the container beside it that a service without secrets asks. */
  readonly beside?: Span
  /** The option of this code with which somebody takes the checks away; what it is from the start stands elsewhere. */
  readonly option?: Span
  /** What is written switches checks off where nobody says otherwise, by this variable of the environment. */
  readonly byDefault?: { readonly variable?: string }
  readonly at: Span
}

/** A secret variable put into text for a model: an interpolated system prompt. */
export interface PromptInterpolation {
  readonly kind: 'promptInterpolation'
  /** The variable's name: OPS_API_TOKEN. */
  readonly variable: string
  readonly at: Span
}

/** An agent client whose file access rules can be read. */
export interface AgentAccess {
  readonly kind: 'agentAccess'
  readonly agent: string
  /** Gitignore-like patterns that keep the agent out, relative to `base`. */
  readonly denies: readonly string[]
  /** Folder that the rules speak of; '' for the root. */
  readonly base: string
  /** The line that would keep it out, for the help. */
  readonly deny: string
  readonly at: Span
}

/** The whole environment or a whole variable file handed to one program. */
export interface EnvironmentHandover {
  readonly kind: 'environmentHandover'
  readonly to: string
  readonly what: string
  readonly at: Span
}

/** Output that holds secrets and enters a model's context: of a hook, or of a command that an agent may run without asking. */
export interface ContextOutput {
  readonly kind: 'contextOutput'
  readonly by: 'hook' | 'permission'
  /** The event of the hook, or the client whose permission it is. */
  readonly name: string
  /** "the environment", "`.env`". */
  readonly what: string
  readonly at: Span
}

/** A sentence of an instruction file that makes the model handle a key. */
export interface ModelInstruction {
  readonly kind: 'modelInstruction'
  readonly does: 'asks for' | 'reads' | 'prints' | 'remembers'
  /** "a key", "the environment", "`.env`". */
  readonly what: string
  readonly at: Span
}
