import type { Located, Span } from '../text/source.ts'
import type { Evidence } from './evidence.ts'
import type { Confidence, Setting } from './setting.ts'

/** RFC 6749 section 2.1. Public: desktop, CLI, SPA, mobile, MCP client, or no client secret. */
export type ClientType = 'public' | 'confidential' | 'unknown'

/** Who a statement is about, for messages. */
export interface Owner {
  /** "Keycloak client", "oidc-provider", "authorization request". */
  readonly what: string
  /** Its own name in the file, when it has one. */
  readonly name?: string
  /** The client, library or product whose wording the help uses. */
  readonly product: string
  /** Its own addresses show that it serves nobody but who develops on this machine. */
  readonly local?: true
}

/** Whether an authorization server asks for PKCE: by metadata, by server configuration or per client. */
export interface PkcePolicy {
  readonly kind: 'pkcePolicy'
  readonly owner: Owner
  readonly by: 'metadata' | 'server' | 'client'
  readonly clientType: ClientType
  /**
   * `unset` in metadata: no methods listed; elsewhere only where the product then does not require it.
   * `plain`: accepts plain (beside or instead of S256). `optional`: S256 is accepted but not required. `no-s256`: listed without S256.
   * `ignored`: a verifier is taken and compared with nothing.
   */
  readonly require: Setting<'S256' | 'plain' | 'optional' | 'ignored' | 'no-s256'>
  /** The statement is a product default and not written in the file. */
  readonly byDefault: boolean
  /** The key to set, for the help: `attributes["pkce.code.challenge.method"]: "S256"`. */
  readonly fix: string
  /** What to do where there is no key to set. */
  readonly instead?: string
  readonly at: Span
}

/** A grant type that is used or enabled (RFC 6749 section 1.3; RFC 9700 2.1.2 and 2.4). */
export interface GrantUse {
  readonly kind: 'grantUse'
  readonly owner: Owner
  readonly grant: 'implicit' | 'password' | 'client_credentials' | 'id_token'
  /** `use`: code asks for a token. `enabled`: a client or server may. `document`: a description says so (OpenAPI). */
  readonly by: 'use' | 'enabled' | 'document'
  readonly clientType: ClientType
  /** Against a server on this machine or in this repository's containers. */
  readonly local: boolean
  /** The scheme of one API that a document offers it for, which each description of that API may declare. */
  readonly scheme?: string
  /** The library whose server it is enabled in: what switches the grant on there and what answers it are one decision. */
  readonly server?: string
  /** The host at which that scheme signs people in. */
  readonly signsInAt?: string
  /** Whoever asks needs keys of the provider: a server of the application. */
  readonly behindKeys?: true
  /** What makes the request warns whoever uses it that the grant is out of date. */
  readonly warned?: true
  /** What asks is a program that signs in as itself, and no person is there. */
  readonly ofService?: true
  /** What to do where the server lacks what the rule advises. */
  readonly instead?: string
  /** Only the run knows whose server is asked, so that nothing shows that it offers another grant. */
  readonly unseenServer?: true
  readonly at: Span
}

/** client_credentials in something that acts for people (STANDARD.md, "OAuth clients and servers"). */
export interface MachineGrant {
  readonly kind: 'machineGrant'
  readonly owner: Owner
  readonly scopes: readonly Located<string>[]
  /** The address at the provider of what one person has, where no scope can say it. */
  readonly opens?: Located<string>
  /** private_key_jwt, mTLS or workload identity instead of a shared secret. */
  readonly keyBased: boolean
  /** What shows that people are behind it: a chat or UI dependency, per-user identifiers, a desktop client. */
  readonly people: readonly { readonly at: Span; readonly label: string; readonly names?: 'user' }[]
  /** Cron, worker, CI, CLI job by path, name or comment. */
  readonly job: boolean
  /** The functions of its module that run it, as others import them. */
  readonly reachedBy?: readonly string[]
  /** The caller hands the client over: each customer brings their own. */
  readonly brought?: true
  /** For a service at which the application takes its own money. */
  readonly forPayments?: true
  readonly at: Span
}

/** How long something issued by an authorization server lives (STANDARD.md, "How long things may live"). */
export interface TokenPolicy {
  readonly kind: 'tokenPolicy'
  readonly owner: Owner
  readonly token:
    | 'access'
    | 'refresh'
    | 'refresh-idle'
    | 'code'
    | 'device-code'
    | 'id'
    | 'assertion'
    | 'session'
    | 'session-idle'
    /** Of a link in a mail: confirms an address, resets a password, invites. */
    | 'link'
    | 'state'
    | 'rotation-grace'
  /** Seconds; `never`: no end. `unset` only where absence has a known meaning, then `effective` says it. */
  readonly lifetime: Setting<number | 'never'>
  /** It is written, and its unit or meaning cannot be told: no rule judges it, `--verbose` lists it. */
  readonly unread?: true
  /** What the product does when the setting is unset. */
  readonly effective?: number | 'never'
  /** As written, with its unit: "30d", "2592000 s", "30 * DAY". Never a secret. */
  readonly written: string
  readonly clientType: ClientType
  /** For refresh tokens: replaced at each use; undefined when unknown. */
  readonly rotates?: boolean
  /** DPoP or mTLS binding configured. */
  readonly bound: boolean
  /** Who is given it signs in as itself, and asks for a new one without a refresh token. */
  readonly forService?: true
  /** Issued for machines on a private network only. */
  readonly internal: boolean
  /** Of a session: what shows that more than the pages of one application opens with it. */
  readonly opens?: readonly Evidence[]
  /** It becomes a date without a time: it ends at a midnight. */
  readonly byDate?: true
  /** It stands in a template, which nobody runs with as it is. */
  readonly template?: true
  /** It is the age of the cookie that holds it: what is in that may end earlier. */
  readonly byCookie?: true
  /** Whoever gets the token takes its own word for it: nothing ends it before its time. */
  readonly selfContained?: true
  readonly confidence: Confidence
  /** The key or option to change, for the help. */
  readonly key: string
  /** The release that brings that option, where the one here is older. */
  readonly since?: string
  /** For calls that say nothing of their own: those of this module's parts, or whichever. */
  readonly defaultFor?: 'its module' | 'all'
  /** A call that says nothing of its own: it holds where settings or routes of its package are seen, and say nothing either. */
  readonly awaitsDefault?: true
  /** What uses a setting: the seconds that each number of it counts. */
  readonly counts?: number
  /** Told by the name of a constant alone: what uses it may have a statement of its own, which counts then. */
  readonly byName?: true
  readonly at: Span
}

/** Whether refresh tokens are replaced at each use (OAuth 2.1 section 4.3.1). */
export interface RefreshRotation {
  readonly kind: 'refreshRotation'
  readonly owner: Owner
  readonly clientType: ClientType
  readonly rotates: Setting<boolean>
  readonly byDefault: boolean
  /** Nothing that is written asks for refresh tokens: the product issues them by itself. */
  readonly unasked?: true
  readonly bound: boolean
  readonly fix: string
  /** What to do where there is no key to set. */
  readonly instead?: string
  readonly at: Span
}

/** Scopes that something asks for, requires, publishes or may do. */
export interface ScopeSet {
  readonly kind: 'scopeSet'
  readonly owner: Owner
  /**
   * `request`: an authorization request or client; `required`: a resource server demands them; `published`: resource metadata;
   * `allowed`: an authorization server lets a client ask for them; `permission`: cloud policy of an agent's role; `tool`: tool permission.
   */
  readonly role: 'request' | 'required' | 'published' | 'allowed' | 'permission' | 'tool'
  readonly scopes: readonly Located<string>[]
  /** The list has parts that cannot be read. */
  readonly open: boolean
  /** The provider of the authorization server, when known: a name of knowledge/scopes. */
  readonly provider?: string
  /** All scopes that the project defines elsewhere, for published sets. */
  readonly catalog?: readonly string[]
  /** Scopes that the code around cannot do without, each where a call needs it. */
  readonly used?: readonly Located<string>[]
  /** Where else scopes of the list are asked for, by its name or in the same words. */
  readonly also?: readonly Located<string>[]
  /** Read by its own form, perhaps beside the address where users grant it; another set that names the same scopes says more. */
  readonly byForm?: true | 'beside sign-in'
  /** A service account asks, whose IAM roles decide as well, or a client that signs in as itself alone. */
  readonly forService?: true
  /** The client is of a kind whose rights are set where it is registered, so that the server does not look at scopes. */
  readonly unread?: true
  /** A row of a table of many providers: what is suggested there, and asked for where somebody takes it. */
  readonly suggested?: true
  /** What messages call them where they are no scopes of OAuth. */
  readonly noun?: 'permission'
  /** The provider's own policy that gives them: `AdministratorAccess`. */
  readonly policy?: string
  readonly at: Span
}

/** A client secret, key resource or token and when it ends (RFC 7591 section 3.2.1). */
export interface SecretTerm {
  readonly kind: 'secretTerm'
  readonly owner: Owner
  /** "client secret", "IAM access key", "service account key", "access token". */
  readonly what: string
  /** Seconds until it ends; `never`; `unmanaged`: a key resource that has no end by nature. */
  readonly ends: Setting<number | 'never' | 'unmanaged'>
  readonly instead: string
  /** A secret of clients that register themselves, whose end nobody chose: what the library gives them unless it is told (RFC 7591). */
  readonly byDefaultOfRegistration?: true
  /** The product that expects such a token: "Argo Workflows". */
  readonly demandedBy?: string
  readonly at: Span
}

/** A client secret in a client that cannot keep one (RFC 8252 section 8.5). */
export interface PublicClientSecret {
  readonly kind: 'publicClientSecret'
  readonly owner: Owner
  /** "every user of this MCP client configuration", "the browser bundle". */
  readonly shippedTo: string
  /** Google's installed-app secrets, which the provider calls not secret. */
  readonly notSecretByProvider: boolean
  /** A server's own secret by the name of its variable, and no client's: `NEXT_PUBLIC_ADMIN_TOKEN`. */
  readonly ofServer?: true
  /** What such a secret is, where its value is written: "SendGrid API key". */
  readonly value?: string
  /** Is a declared method without a value: `token_endpoint_auth_method` of a native app. */
  readonly methodOnly: boolean
  readonly at: Span
}

/** Token revocation switched off or missing in a product (STANDARD.md, "OAuth clients and servers"). */
export interface Revocation {
  readonly kind: 'revocation'
  readonly owner: Owner
  readonly offered: Setting<boolean>
  readonly byDefault: boolean
  /** The tokens are those of another server, which this one hands on as they come. */
  readonly upstream?: true
  /** What else stops a token there. */
  readonly otherwise?: string
  readonly fix: string
  readonly at: Span
}
