import { isPrivileged, wildcardScope } from '../src/knowledge/scope-breadth.ts'
import type { ScopeSet } from '../src/model/index.ts'
import { defineRule, named, note, warning } from '../src/judge/rule.ts'
import type { Located } from '../src/text/source.ts'

/**
 * An MCP server publishes more scopes than its clients need to begin with.
 *
 * ## Why
 *
 * A client that gets no scope with the challenge asks for all of `scopes_supported`. Users then grant deletion and billing to an agent
 * that wanted to read.
 *
 * ## Instead
 *
 * Publish the smallest useful set, and ask for the rest with 403 `insufficient_scope` when a tool needs it. Leave `offline_access` out.
 *
 * ## Not reported
 *
 * Metadata of authorization servers, which may list all they know, and up to three scopes without a privileged one among them.
 */
export default defineRule({
  id: 'scope-catalog-published',
  title: 'All scopes published in metadata',
  group: 'scopes',
  variants: { catalog: warning(5), offline: note(2.5) },
  confidence: 'medium',
  references: [
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#scope-selection-strategy',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#refresh-tokens',
    'https://modelcontextprotocol.io/docs/2026-07-28/tutorials/security/security_best_practices#scope-minimization',
  ],
  tags: ['CWE-272', 'owasp-llm-2026/LLM03', 'owasp-llm-2025/LLM06', 'owasp-mcp-2025/MCP02', 'owasp-asvs-5.0.0/10.4.11'],
  recommended: true,
  on: 'scopeSet',

  *check(set) {
    const { owner, role, scopes } = set
    if (role !== 'published') return

    const [first, ...others] = privileged(set)
    if (first || isCatalog(set)) {
      yield {
        variant: 'catalog',
        at: first?.at ?? set.at,
        message: `${named(owner)} publishes ${described(scopes.length, first)}; a client that gets no scope challenge requests all of them`,
        help: 'publish what reading needs, and ask for the rest with 403 `insufficient_scope`',
        related: others.map(({ value, at }) => ({ at, label: `\`${value}\` as well` })),
        alsoRules: first && wildcardScope(first.value) ? ['scope-wildcard'] : [],
      }
    }

    const offline = scopes.find(({ value }) => value === 'offline_access')
    if (offline) {
      yield {
        variant: 'offline',
        at: offline.at,
        message: `${named(owner)} publishes \`offline_access\`, so every client asks for a refresh token`,
        help: 'leave `offline_access` out: the authorization server decides about refresh tokens',
      }
    }
  },
})

function described(count: number, privileged: Located<string> | undefined): string {
  if (!privileged) return `all ${count} scopes of the project`
  return count === 1 ? `the scope \`${privileged.value}\`` : `${count} scopes including \`${privileged.value}\``
}

/** Wildcards always, other privileged scopes where there is something less to begin with. */
function privileged({ scopes }: ScopeSet): Located<string>[] {
  const found = scopes.filter(({ value }) => isPrivileged(value))
  return found.length < scopes.length ? found : found.filter(({ value }) => wildcardScope(value))
}

/** Everything that the project defines elsewhere, from four scopes on. */
function isCatalog({ scopes, catalog = [] }: ScopeSet): boolean {
  return catalog.length >= 4 && catalog.every((defined) => scopes.some(({ value }) => value === defined))
}
