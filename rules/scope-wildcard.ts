import { wildcardScope, type Wildcard } from '../src/knowledge/scope-breadth.ts'
import { isOnlyScope, setsScopesAtApp } from '../src/knowledge/scopes/index.ts'
import { toolPermissions } from '../src/knowledge/scopes/tool-permissions.ts'
import type { Owner, ScopeSet } from '../src/model/index.ts'
import { stated } from '../src/judge/evidence.ts'
import { byLine, defineRule, error, named, note, warning } from '../src/judge/rule.ts'

/**
 * A scope or permission covers everything, or all of one thing.
 *
 * ## Why
 *
 * One token then opens every tool that the server has now and will get later. If the
 * model is talked into a step, nothing stands in its way. MCP Security Best Practices
 * name wildcard scopes as a mistake.
 *
 * ## Instead
 *
 * Ask for the scopes that the tools need, by name, and for more with a scope challenge
 * when a tool needs it.
 *
 * ## Not reported
 *
 * `openid`, `profile` and `email`, actions such as `s3:Get*`, resource patterns, scopes
 * that the configuration lists under `allowScopes`, and sets that a server publishes,
 * which are `scope-catalog-published`. A wildcard for reading is a note, and so is one
 * beside which the provider has no narrower scope, or of which the provider takes no notice.
 */
export default defineRule({
  id: 'scope-wildcard',
  title: 'Wildcard scope',
  group: 'scopes',
  variants: {
    wildcard: warning(6),
    privileged: error(7.5),
    read: note(2.5),
    only: note(3),
    'no-effect': note(2),
    tool: warning(6),
    'tool-prefix': note(2.5),
  },
  needs: { privileged: { error: ['written'] } },
  confidence: 'high',
  references: [
    'https://modelcontextprotocol.io/docs/2026-07-28/tutorials/security/security_best_practices#scope-minimization',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-7.3.2',
  ],
  tags: [
    'CWE-250',
    'CWE-272',
    'CWE-269',
    'owasp-llm-2026/LLM03',
    'owasp-llm-2025/LLM06',
    'owasp-asi-2026/ASI03',
    'owasp-mcp-2025/MCP02',
    'owasp-nhi-2025/NHI5',
    'owasp-asvs-5.0.0/10.2.3',
    'owasp-asvs-5.0.0/10.4.11',
  ],
  recommended: true,
  options: ['allowScopes'],
  decidedBy: 'text',
  on: 'scopeSet',

  *check({ owner, role, scopes, policy, provider, suggested }, _model, { company }) {
    if (role === 'published' || policy !== undefined) return
    const wide = scopes.flatMap((scope) => {
      if (company.allowScopes.includes(scope.value)) return []
      const fault = role === 'tool' ? toolWildcard(scope.value, owner) : wildcard(scope.value, role === 'request', provider)
      return fault ? [{ ...fault, scope, at: scope.at }] : []
    })

    const lines = byLine(wide, ORDER)
    // The list of one statement of a policy is one decision.
    for (const [worst, ...others] of role === 'permission' ? inOne(lines) : lines) {
      yield {
        variant: suggested && worst.variant === 'privileged' ? 'wildcard' : worst.variant,
        ...(suggested && { decision: 'scopes of a table of providers' }),
        // Programs of several agents know one option.
        ...(role === 'tool' && owner.what === 'command' && { decision: `${owner.product} ${worst.shown ?? worst.scope.value}` }),
        at: worst.at,
        message:
          role === 'tool'
            ? `\`${worst.shown ?? worst.scope.value}\` lets ${owner.product} act without asking: ` +
              `${worst.covers.replace(/ without (?:asking|approval)$/, '')}`
            : `${named(owner)} ${USES[role]} \`${worst.scope.value}\`, ${worst.covers}`,
        help:
          worst.variant === 'no-effect'
            ? SET_AT_APP
            : worst.variant === 'only'
              ? ONLY
              : role === 'permission' || role === 'tool'
                ? ALLOW_LESS
                : ASK_LESS,
        evidence: [stated(worst.at, 'the scope is named here')],
        related: others.map(({ scope }) => ({ at: scope.at, label: `\`${scope.value}\` as well` })),
      }
    }
  },
})

/** All lines as one, the first of the worst first. */
function inOne<F extends { readonly variant: Fault['variant'] }>(lines: readonly [F, ...F[]][]): [F, ...F[]][] {
  const [worst, ...others] = lines.flat().toSorted((a, b) => ORDER.indexOf(a.variant) - ORDER.indexOf(b.variant))
  return worst ? [[worst, ...others]] : []
}

const ALLOW_LESS = 'allow only what the agent needs, by name'
const ASK_LESS = 'ask only for the scopes that the tools need, by name'
const SET_AT_APP = 'leave the parameter out, and set the scopes where the application is registered'
const ONLY = 'ask for it only when a tool needs it, and give that account few rights'

interface Fault {
  readonly variant: (typeof ORDER)[number]
  readonly covers: string
  /** Where the value alone says nothing: `enableAllProjectMcpServers: true`. */
  readonly shown?: string
}

const ORDER = ['privileged', 'wildcard', 'tool', 'read', 'only', 'no-effect', 'tool-prefix'] as const

const WILDCARDS: Record<Wildcard, Fault> = {
  everything: { variant: 'privileged', covers: 'which is everything' },
  privileged: { variant: 'privileged', covers: 'which is a wildcard with write or admin rights' },
  wildcard: { variant: 'wildcard', covers: 'which is a wildcard' },
  read: { variant: 'read', covers: 'which is a wildcard for reading' },
}

function wildcard(scope: string, isAsked: boolean, provider: string | undefined): Fault | undefined {
  const kind = wildcardScope(scope)
  if (kind && isAsked && setsScopesAtApp(provider)) return { variant: 'no-effect', covers: `which ${provider} does not look at` }
  if (kind && isOnlyScope(scope, provider)) return { variant: 'only', covers: `which is all that ${provider} has for its API` }
  return kind && WILDCARDS[kind]
}

function toolWildcard(permission: string, { product }: Owner): Fault | undefined {
  const row = toolPermissions.find((one) => one.client === product && 'pattern' in one && one.pattern.test(permission))
  if (!row || row.severity === 'note') return
  return {
    variant: row.severity === 'error' ? 'tool' : 'tool-prefix',
    covers: row.why,
    ...(/^(?:true|false)$/.test(permission) ? { shown: `${row.key}: ${permission}` } : {}),
  }
}

const USES: Record<ScopeSet['role'], string> = {
  request: 'asks for the scope',
  required: 'requires the scope',
  published: 'publishes the scope',
  allowed: 'may ask for the scope',
  permission: 'may do',
  tool: 'allows',
}
