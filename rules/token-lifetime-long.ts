import { duration, exceeded, type Lifetimes, type Limits } from '../src/knowledge/lifetimes.ts'
import type { EvidenceKind, TokenPolicy } from '../src/model/index.ts'
import { AGENT, stated } from '../src/judge/evidence.ts'
import { inItsFile, oneLife } from '../src/judge/problems.ts'
import { atRoot, defineRule, error, named, note, ofAllClients, ofVariable, warning } from '../src/judge/rule.ts'

/** What shows that more than the pages of one application opens with a session. */
const OPENS_MORE: readonly EvidenceKind[] = ['identity-provider', ...AGENT]

/**
 * A token, code or session stays valid longer than anybody needs.
 *
 * ## Why
 *
 * A self-contained token stays valid until it expires, because revoking it does not reach the servers that accept it. Its lifetime is
 * how long a thief can use it.
 *
 * ## Instead
 *
 * Issue access tokens for an hour or less and let clients refresh them. Give codes a minute and sessions a day.
 *
 * ## Not reported
 *
 * Lifetimes that are not set in this repository, ID tokens, cookies and caches that are no sign-in, and numbers whose unit cannot be
 * told. The age of a cookie is no error, as what is in it may end earlier. A session is a note up to 30 days, and a warning
 * above unless a signed token carries it, where neither an identity provider sets it nor an agent works in the package. A token
 * that says who a person is, and neither an audience nor a scope, is one, and so is one that the comment of its function calls a session.
 * A token bound to a key (DPoP, mTLS), or a lifetime that is the library's own, is reported one level lower.
 */
export default defineRule({
  id: 'token-lifetime-long',
  title: 'Long-lived token or session',
  group: 'lifetimes',
  variants: { long: warning(5), 'very-long': error(7), session: warning(5), 'long-session': error(7), note: note(2.5) },
  needs: {
    'very-long': { error: ['token-purpose', 'written'] },
    session: { warning: [OPENS_MORE] },
    'long-session': { error: ['token-purpose', 'written', OPENS_MORE] },
  },
  confidence: 'high',
  references: [
    'https://www.rfc-editor.org/rfc/rfc6750.html#section-5.3',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-7.1.3.5',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-4.1.2',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations#token-theft',
    'https://pages.nist.gov/800-63-4/sp800-63b.html',
  ],
  tags: [
    'CWE-613',
    'owasp-asi-2026/ASI03',
    'owasp-mcp-2025/MCP01',
    'owasp-mcp-2025/MCP07',
    'owasp-nhi-2025/NHI7',
    'owasp-asvs-5.0.0/10.4.3',
    'owasp-asvs-5.0.0/7.3.2',
  ],
  recommended: true,
  inExamples: 'note',
  inDevelopment: 'nothing',
  options: [
    'lifetimes.access',
    'lifetimes.internalAccess',
    'lifetimes.assertion',
    'lifetimes.code',
    'lifetimes.deviceCode',
    'lifetimes.state',
    'lifetimes.session',
    'lifetimes.link',
    'lifetimes.idleSession',
  ],
  on: 'tokenPolicy',

  *check(policy, model, { lifetimes }) {
    const {
      owner,
      token,
      lifetime,
      effective,
      bound,
      written,
      key,
      forService,
      opens = [],
      byCookie,
      selfContained,
      defaultFor,
      template,
      byDate,
      confidence,
    } = policy
    const row = rowFor(policy, lifetimes)
    if (!row || lifetime.is !== 'set' || lifetime.value === 'never') return
    const limit = exceeded(row.limits, lifetime.value)
    // Writing down what holds without the setting decides nothing.
    const isDefault = effective === lifetime.value
    const weight = limit && (bound || isDefault ? WHEN_LOWERED : WHEN_BEARER)[limit.level]
    // What takes a date alone can end nothing within the day; some days keep it from ending while it is used.
    const variant = weight && byDate && lifetime.value <= FEW_DAYS ? 'note' : weight
    if (!limit || !variant) return
    const renewed = forService ? ' and let the client ask again' : ' and let clients refresh'

    yield {
      variant: token === 'session' ? ofSession(variant, selfContained === true) : variant,
      at: lifetime.at,
      message:
        `${row.tokens}${owner.name ? ` of ${named(owner)}` : ''} live for ${duration(lifetime.value)}` +
        `${isDefault ? ', as without the setting' : ''}; ${limit.says}`,
      help: `set \`${key}\` to ${row.limits.fine}${token === 'access' ? renewed : ''}`,
      confidence,
      evidence: [
        ...(byCookie ? [] : [{ is: 'token-purpose' as const, at: policy.at, say: `it is the life of ${row.tokens}` }]),
        // At most a warning; a name that says little of the token has that already.
        ...(template && confidence !== 'low' ? [] : [stated(lifetime.at)]),
        ...opens,
      ],
      facts: { lifetime: written },
      ...inItsFile(policy, model, (one) => {
        const decided = `${one.key} ${lifetime.value}`
        return { ...atRoot(one.owner, one.at, decided), ...oneLife(one, model), ...ofVariable(one.owner, one.at, decided) }
      }),
      ...(defaultFor ? { decision: `${owner.product} ${key} ${lifetime.value}` } : ofAllClients(owner, lifetime.at, `${token} ${written}`)),
    }
  },
})

/** The form of a session. Nothing ends a signed one before its time. */
function ofSession(variant: string, selfContained: boolean): string {
  if (variant === 'long') return 'session'
  return variant === 'very-long' && !selfContained ? 'long-session' : variant
}

/** In seconds. */
const FEW_DAYS = 7 * 24 * 60 * 60
const WHEN_BEARER = { error: 'very-long', warning: 'long', note: 'note' }
const WHEN_LOWERED = { error: 'long', warning: 'note', note: undefined }

interface Row {
  readonly tokens: string
  readonly limits: keyof Lifetimes
}

const ROWS: Partial<Record<TokenPolicy['token'], Row>> = {
  access: { tokens: 'access tokens', limits: 'access' },
  assertion: { tokens: 'assertions', limits: 'assertion' },
  code: { tokens: 'authorization codes', limits: 'code' },
  'device-code': { tokens: 'device codes', limits: 'deviceCode' },
  state: { tokens: 'authorization requests', limits: 'state' },
  session: { tokens: 'sessions', limits: 'session' },
  link: { tokens: 'one-time tokens', limits: 'link' },
  'session-idle': { tokens: 'idle sessions', limits: 'idleSession' },
}

function rowFor({ token, internal }: TokenPolicy, lifetimes: Lifetimes): { tokens: string; limits: Limits } | undefined {
  const row = token === 'access' && internal ? SERVICES : ROWS[token]
  return row && { tokens: row.tokens, limits: lifetimes[row.limits] }
}

const SERVICES: Row = { tokens: 'service tokens', limits: 'internalAccess' }
