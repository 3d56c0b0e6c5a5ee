/** How much a scope or a setting opens. */
export type Breadth = 'admin' | 'full' | 'write' | 'delete' | 'billing' | 'offline' | 'pii'

/** A scope that opens more than a tool usually needs. */
export interface BroadScope {
  readonly scope: string
  /** Absent: exactly `scope`. `set`: all of its words. `query`: a query parameter. */
  readonly match?: 'glob' | 'suffix' | 'set' | 'query'
  readonly breadth: Breadth
  /** What it opens. */
  readonly why: string
  /** What to ask for instead. */
  readonly narrower: string
  /** IAM roles decide what a service account with it may do; where a person consents, the scope does. */
  readonly byRoles?: true
  /** Broad as a permission of an application; for a user who signs in there is nothing narrower. */
  readonly ofApplications?: true
  /** The API has no narrower one: its source says so. */
  readonly only?: true
}

/** The scopes of one authorization server. */
export interface ScopeProvider {
  readonly provider: string
  /** Host, or host and path, of its authorize, token and API endpoints; `*.` is one label or more. */
  readonly hosts: readonly string[]
  /** A part of the path by which its endpoints are known on whatever host they run. */
  readonly path?: string
  /** What its scopes begin with where that alone names the provider. */
  readonly prefixes?: readonly string[]
  /** Parts of variable names that name it, upper case. */
  readonly names: readonly string[]
  readonly scopes: readonly BroadScope[]
  /** Scopes that are no finding; `*` is any run of characters, and gives way to an exact broad scope. */
  readonly fine: readonly string[]
  readonly note?: string
  /** The scopes of an application are set where it is registered, and what a request asks for has no effect. */
  readonly setAtApp?: true
  /** The provider's list of scopes. */
  readonly spec: string
}

interface GenericScopeFacts {
  readonly id: string
  readonly breadth: Breadth
  readonly severity: 'error' | 'warning' | 'note'
  readonly precision: 'high' | 'medium' | 'low'
  readonly why: string
  readonly narrower: string
  readonly falsePositives?: string
}

/** A rule about names that mean much at any provider. `exact-ci` ignores case. */
export type GenericScope = GenericScopeFacts &
  (
    | { readonly match: 'exact' | 'exact-ci'; readonly values: readonly string[] }
    | { readonly match: 'regex'; readonly patterns: readonly RegExp[] }
    | { readonly match: 'set'; readonly sets: readonly (readonly string[])[] }
    | { readonly match: 'count'; readonly atLeast: number }
  )

interface ToolPermissionFacts {
  readonly id: string
  readonly client: string
  /** Globs of the files that hold it. */
  readonly files: readonly string[]
  /** Where the value stands. */
  readonly key: string
  readonly breadth: Breadth
  readonly severity: 'error' | 'warning' | 'note'
  readonly why: string
  readonly narrower: string
  readonly note?: string
  readonly spec: string
}

/** A setting that lets an agent act without asking: a value that says so, or an entry that is missing. */
export type ToolPermission = ToolPermissionFacts & ({ readonly pattern: RegExp } | { readonly absent: string })
