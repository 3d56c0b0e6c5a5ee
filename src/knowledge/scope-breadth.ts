import { broadScope, changesContent, genericScopes, type GenericScope } from './scopes/index.ts'

/** What a scope covers that names no single thing: everything, all of one thing, or all of it for reading. */
export type Wildcard = 'everything' | 'privileged' | 'wildcard' | 'read'

/** Omnibus words of MCP Security Best Practices, "Scope Minimization", and their kin. */
const EVERYTHING = valuesOf('wildcard', 'all-word')
const READING = /^(?:read|readonly|view|list|get)$/
const PRIVILEGED = /^(?:admin|administrator|owner|root|sudo|superuser|write|readwrite|rw|edit|delete|create|update|manage|billing)$/

/**
 * Whether a scope is a wildcard: `*`, `full_access`, `files:*`, `*:write`, `read:all`, `Books.fullaccess.all`; parts such as `s3:Get*` are
 * not. Behind a dot, `ALL` in capitals is a verb (https://www.zoho.com/crm/developer/docs/api/v8/scopes.html), and `All` the whole tenant.
 */
export function wildcardScope(scope: string): Wildcard | undefined {
  const name = scope.toLowerCase()
  if (EVERYTHING.has(name) || name === '**') return 'everything'
  if (name.includes('://') || name.startsWith('arn:')) return
  const parts = name.split(/[:./]/)
  const isAll = name.endsWith(':all') || scope.endsWith('.ALL') || (parts.at(-1) === 'all' && EVERYTHING.has(parts.at(-2) ?? ''))
  if (!parts.includes('*') && !parts.includes('**') && !isAll) return
  if (parts.some((part) => PRIVILEGED.test(part))) return 'privileged'
  return parts.some((part) => READING.test(part)) ? 'read' : 'wildcard'
}

export interface Broad {
  readonly scope: string
  readonly level: 'admin' | 'broad'
  readonly provider?: string
  readonly why: string
  readonly narrower: string
  /** For service accounts IAM roles decide. */
  readonly byRoles?: true
  /** For a user who signs in there is no narrower form. */
  readonly ofApplications?: true
  /** The provider has no narrower form of it that still changes what it changes. */
  readonly only?: true
}

/** Words of generic.ts that are no wildcard and mean much wherever they stand. */
const BY_NAME = new Set([
  'admin-word', 'admin-prefix', 'manage-suffix', 'readwrite-all', 'delete', 'billing', 'identity-admin', 'secrets-read', 'impersonation',
])

/** A scope that opens more than one tool needs, by the provider's table, else by its name. */
export function broadlyScoped(scope: string, provider?: string): Broad | undefined {
  if (wildcardScope(scope) || /(?:^|\/)\.default$/.test(scope)) return
  const known = broadScope(scope, provider)
  if (known) {
    const { breadth, why, narrower, byRoles, ofApplications, only } = known
    if (breadth === 'offline' || (breadth === 'pii' && READS.test(scope))) return
    return {
      scope,
      level: breadth === 'admin' ? 'admin' : 'broad',
      ...(known.provider && { provider: known.provider }),
      why,
      narrower,
      ...(byRoles && { byRoles }),
      ...(ofApplications && { ofApplications }),
      ...((only ?? (breadth !== 'admin' && (isNoOther(narrower) || (changesContent(known.provider) && isToChange(breadth, narrower))))) && {
        only: true as const,
      }),
    }
  }
  const named = provider === undefined ? genericScopes.find((row) => BY_NAME.has(row.id) && isNamed(scope, row)) : undefined
  return named && { scope, level: named.severity === 'error' ? 'admin' : 'broad', why: named.why, narrower: named.narrower }
}

function isNoOther(narrower: string): boolean {
  return /^leave it out$|\bno read-only form\b/.test(narrower)
}

/** Whether who changes things of one kind needs this: what is narrower only reads them. */
function isToChange(breadth: string, narrower: string): boolean {
  return (breadth === 'write' || breadth === 'pii') && narrower.split(/, | or /).every((one) => /read|view/i.test(one))
}

/** Reading people's data is a matter of trust in the agent; no narrower scope helps. */
const READS = /(?:^|[^a-z])(?:read|readonly|view|email|history)(?:[^a-z]|$)/i

/** Whether a scope changes or pays for things for sure: not for a set that everybody gets. */
export function isPrivileged(scope: string): boolean {
  const wildcard = wildcardScope(scope)
  if (wildcard) return wildcard !== 'read'
  return genericScopes.some((row) => (BY_NAME.has(row.id) || row.id === 'people-write') && isNamed(scope, row))
}

function isNamed(scope: string, row: GenericScope): boolean {
  if (row.match === 'exact') return row.values.includes(scope)
  if (row.match === 'exact-ci') return row.values.includes(scope.toLowerCase())
  return row.match === 'regex' && row.patterns.some((pattern) => pattern.test(scope))
}

function valuesOf(...ids: string[]): ReadonlySet<string> {
  return new Set(genericScopes.flatMap((row) => (ids.includes(row.id) && 'values' in row ? row.values : [])))
}
