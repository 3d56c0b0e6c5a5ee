import { broadlyScoped, type Broad } from '../src/knowledge/scope-breadth.ts'
import type { ScopeSet } from '../src/model/index.ts'
import { stated } from '../src/judge/evidence.ts'
import { byLine, defineRule, error, named, note, warning } from '../src/judge/rule.ts'

/**
 * A scope opens far more than a tool needs, and the provider has a narrower one.
 *
 * ## Why
 *
 * The scopes of a token are what an agent can do at its worst. `repo` at GitHub is
 * every private repository of the user, `auth/drive` every file, an admin scope the
 * accounts of others.
 *
 * ## Instead
 *
 * Ask for the narrowest scope of the provider's list, for reading where that is enough,
 * and for more only when a tool needs it.
 *
 * ## Not reported
 *
 * Lists that no code names, what an own server lets a client ask for that acts for
 * nobody, scopes for reading, `offline_access`, `.default` of Microsoft, which some flows
 * require, scopes that a resource server demands, scopes that the configuration lists
 * under `allowScopes`, and wildcards, which are `scope-wildcard`. These are notes: a scope
 * that calls of the same part of the product need, scopes without a narrower form, those
 * that change content where what is narrower only reads it, `cloud-platform` for service
 * accounts, whose IAM roles decide, and more than ten scopes in one request. What a table
 * of many providers suggests is one finding.
 */
export default defineRule({
  id: 'scope-broad',
  title: 'Scope broader than needed',
  group: 'scopes',
  variants: { broad: warning(5.5), admin: error(7), count: note(3), only: note(3), used: note(3) },
  needs: { admin: { error: ['written'] } },
  confidence: 'medium',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-7.1.4',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-7.3.2',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#scope-selection-strategy',
  ],
  tags: [
    'CWE-272',
    'CWE-250',
    'owasp-llm-2026/LLM03',
    'owasp-llm-2025/LLM06',
    'owasp-asi-2026/ASI03',
    'owasp-mcp-2025/MCP02',
    'owasp-nhi-2025/NHI5',
    'owasp-asvs-5.0.0/10.2.3',
  ],
  recommended: true,
  options: ['scopes'],
  settledBy: 'allowScopes',
  decidedBy: 'text',
  on: 'scopeSet',

  *check({ owner, role, scopes, provider, noun, byForm, forService, unread, suggested, used = [], also = [], at }, _model, { company }) {
    if (role !== 'request' && role !== 'allowed') return
    const broad = scopes.flatMap((scope) => {
      if (company.allowScopes.includes(scope.value)) return []
      const fault: Broad | undefined = company.scopes.find((own) => own.scope === scope.value) ?? broadlyScoped(scope.value, provider)
      // What the repository's own server has for its machines is named by itself; no provider has a narrower one.
      if (!fault || (role === 'allowed' && forService && !fault.provider)) return []
      // A list is mostly for a service account, and nobody can narrow what has one form.
      const isOnly = unread || fault.only || (fault.byRoles && (byForm || forService)) || (fault.ofApplications && scopes.some(isOfSignIn))
      const needed = fault.level === 'broad' ? used.find(({ value }) => value === scope.value) : undefined
      const level = suggested ? ('broad' as const) : fault.level
      const variant = isOnly ? ('only' as const) : needed ? ('used' as const) : level
      return [{ ...fault, variant, at: scope.at, ...(needed && { needed: needed.at }) }]
    })

    for (const [worst, ...others] of byLine(broad, ['admin', 'broad', 'used', 'only'])) {
      yield {
        variant: worst.variant,
        at: worst.at,
        message:
          (suggested ? 'a table of providers suggests broad scopes: ' : '') +
          `${named(owner)} ${role === 'request' ? 'asks' : 'may ask'} for ${about(worst, noun)}`,
        // However it is written: as its address, or by a constant of a library.
        decision: suggested ? `scopes of ${worst.provider ?? worst.scope} in a table of providers` : who(worst, byForm).decision,
        help: unread
          ? 'leave it out: what an app may do is set where it is registered, and its server does not look at scopes'
          : worst.needed
            ? 'ask for it only when a tool needs it, and for less before'
            : worst.variant !== 'only'
              ? worst.narrower.replace(/^(?!leave it out)/, 'narrow it: ')
              : who(worst, byForm).help,
        evidence: [stated(worst.at, 'the scope is named here')],
        related: [
          ...(worst.needed ? [{ at: worst.needed, label: 'needs it' }] : []),
          ...also.filter(({ value }) => value === worst.scope).map(({ at: place }) => ({ at: place, label: 'asked for here as well' })),
          ...others.map((other) => ({ at: other.at, label: `and for ${about(other, noun)}` })),
        ],
      }
    }

    if (role === 'request' && !noun && scopes.length > MANY && broad.length === 0) {
      yield {
        variant: 'count',
        at,
        message: `${named(owner)} asks for ${scopes.length} scopes at once`,
        help: 'ask for what the first tool needs, and for more when another needs it',
        confidence: 'low',
      }
    }
  },
})

const MANY = 10

/** Scopes that only a user who signs in can grant. */
function isOfSignIn({ value }: { readonly value: string }): boolean {
  return /(?:^|\/)(?:offline_access|openid|profile|User\.Read)$/.test(value)
}

/** Who has the rights that a scope without a narrower form opens, and what is decided with it. */
function who({ scope, byRoles }: Broad, byForm: ScopeSet['byForm']): { readonly help: string; readonly decision: string } {
  if (!byRoles) return { help: 'ask for it only when a tool needs it, and give that account few rights', decision: scope }
  if (byForm === 'beside sign-in')
    return { help: 'ask for it only when a tool needs it, and let users whose IAM roles are few sign in', decision: `${scope} of users` }
  return { help: 'give the service account only the IAM roles that it needs', decision: scope }
}

function about({ scope, provider, why }: Broad, noun: string | undefined): string {
  return `the ${noun ?? `${provider ? `${provider} ` : ''}scope`} \`${scope}\`: ${why}`
}
