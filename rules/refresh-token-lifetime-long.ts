import { duration, exceeded, type Lifetimes, type Limits } from '../src/knowledge/lifetimes.ts'
import type { Model, TokenPolicy } from '../src/model/index.ts'
import { stated } from '../src/judge/evidence.ts'
import { inItsFile, oneLife } from '../src/judge/problems.ts'
import { defineRule, error, named, note, ofVariable, warning } from '../src/judge/rule.ts'
import { oncePer } from '../src/text/once-per.ts'

/**
 * A refresh token is valid for months, or for ever.
 *
 * ## Why
 *
 * A refresh token makes new access tokens. As long as it is valid, short access tokens help little against somebody who has copied it.
 * Rotation shows a theft at the next use; without rotation nothing does.
 *
 * ## Instead
 *
 * Let refresh tokens expire after 7 days without use and after 30 days in any case, and rotate them.
 *
 * ## Not reported
 *
 * Lifetimes that are not set in this repository, refresh tokens without an absolute end that do have an idle limit, and confidential
 * clients up to 30 days. A token bound to a key (DPoP, mTLS) is reported one level lower.
 */
export default defineRule({
  id: 'refresh-token-lifetime-long',
  title: 'Long-lived refresh token',
  group: 'lifetimes',
  variants: { long: warning(5), note: note(3), never: error(7), reusable: error(7), 'never-rotating': warning(5) },
  needs: { never: { error: ['token-purpose', 'written'] }, reusable: { error: ['token-purpose', 'written'] } },
  confidence: 'high',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-4.3.3',
    'https://www.rfc-editor.org/rfc/rfc9700.html#section-4.14.2',
    'https://www.rfc-editor.org/rfc/rfc10017.html#section-6.3.2.3',
    'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-refresh-token-expiration-01',
  ],
  tags: ['CWE-613', 'owasp-nhi-2025/NHI7', 'owasp-mcp-2025/MCP01', 'owasp-asvs-5.0.0/10.4.8'],
  recommended: true,
  inExamples: 'note',
  inDevelopment: 'nothing',
  options: ['lifetimes.refresh', 'lifetimes.idleRefresh', 'lifetimes.confidentialRefresh', 'lifetimes.reusableRefresh'],
  on: 'tokenPolicy',

  *check(policy, model, { lifetimes }) {
    const { owner, token, lifetime, written, key, since, confidence } = policy
    if (token !== 'refresh' && token !== 'refresh-idle') return
    const fault = lastsForever(policy, model) ? endless(policy) : tooLong(policy, limitsBeside(policy, model), lifetimes)
    if (!fault) return
    const upgrade = since ? `upgrade to ${since} or later, and ` : ''
    const todo = owner.what === 'store' ? `keep \`${key}\` with each and refuse it afterwards:` : `${upgrade}set \`${key}\` to`

    yield {
      variant: fault.variant,
      at: lifetime.at,
      message: `${token === 'refresh' ? '' : 'unused '}refresh tokens${owner.name ? ` of ${named(owner)}` : ''} ${fault.fact}`,
      help: fault.anyIsLong
        ? 'let each refresh token be used once, or bind it to a key (DPoP, mTLS): only then does OAuth 2.1 allow one of this length'
        : isSwitch(written)
          ? `let them end: a lifetime of ${fault.fine} instead of \`${key}: ${written}\``
          : `${todo} ${fault.fine}`,
      confidence,
      evidence: [{ is: 'token-purpose', at: policy.at, say: 'it is a refresh token' }, stated(lifetime.at)],
      facts: lifetime.is === 'set' ? { lifetime: written } : {},
      ...inItsFile(policy, model, (one) => ({
        ...oneLife(one, model),
        ...ofVariable(one.owner, one.at, `${one.key} ${lifetime.is === 'set' ? lifetime.value : written}`),
      })),
    }
  },
})

/** A word that switches the end off; a number in its place is no value of that key. */
function isSwitch(written: string): boolean {
  return /^(?:true|non-expiring)$/.test(written)
}

interface Fault {
  readonly variant: string
  readonly fact: string
  readonly fine: string
  /** Whether a shorter one of the kind would be a fault too, so that advice to shorten it leads nowhere. */
  readonly anyIsLong?: boolean
}

/** An idle limit bounds a token without an absolute one (RFC 10017 section 6.3.2.3), and the other way round. */
function lastsForever({ token, lifetime, effective, owner, at }: TokenPolicy, model: Model): boolean {
  if (token !== 'refresh' || lifetime.is === 'dynamic') return false
  if ((lifetime.is === 'set' ? lifetime.value : effective) !== 'never') return false
  return !hasIdleLimit({ owner, at }, model)
}

/** Whether unused tokens of the same issuer end. */
function hasIdleLimit(policy: Pick<TokenPolicy, 'owner' | 'at'>, model: Model): boolean {
  return limitsBeside(policy, model).idle
}

/** Which of the two limits the refresh tokens of an issuer have. */
interface Beside {
  readonly idle: boolean
  readonly absolute: boolean
}

function limitsBeside(policy: Pick<TokenPolicy, 'owner' | 'at'>, model: Model): Beside {
  const known = limitsOf(model)
  const issuer = issuerOf(policy)
  return { idle: known.idle.has(issuer), absolute: known.absolute.has(issuer) }
}

/** Issuers whose tokens end, once for each model: a realm may have 50,000. */
const limitsOf = oncePer((model: Model): { readonly idle: ReadonlySet<string>; readonly absolute: ReadonlySet<string> } => ({
  idle: limited(model, 'refresh-idle'),
  absolute: limited(model, 'refresh'),
}))

function limited({ tokenPolicy }: Model, token: TokenPolicy['token']): ReadonlySet<string> {
  return new Set(tokenPolicy.filter((one) => one.token === token && isLimited(one)).map(issuerOf))
}

function issuerOf({ owner, at }: Pick<TokenPolicy, 'owner' | 'at'>): string {
  return `${at.file.path}\n${owner.name ?? ''}`
}

function isLimited({ lifetime, effective }: TokenPolicy): boolean {
  if (lifetime.is === 'dynamic') return true
  return typeof (lifetime.is === 'set' ? lifetime.value : effective) === 'number'
}

function endless({ key, lifetime, rotates, bound, owner }: TokenPolicy): Fault {
  // What signs is not told an end; settings of a server have a default.
  const unset = owner.what === 'function' && key === 'expiresIn' ? ', as no `expiresIn` is set' : ' by default'
  return {
    variant: rotates === false && !bound ? 'never' : 'never-rotating',
    fact: `never expire${lifetime.is === 'unset' && key !== 'exp' ? unset : ''}; OWASP ASVS 10.4.8 requires an absolute expiry`,
    fine: '30 days or less',
  }
}

function tooLong(policy: TokenPolicy, beside: Beside, lifetimes: Lifetimes): Fault | undefined {
  const { lifetime, bound } = policy
  if (lifetime.is !== 'set' || lifetime.value === 'never') return
  const limits = limitsFor(policy, beside, lifetimes)
  const limit = exceeded(limits, lifetime.value)
  if (!limit) return
  const variant = (bound ? WHEN_BOUND : WHEN_BEARER)[limit.level]
  if (variant)
    return { variant, fact: `live for ${duration(lifetime.value)}; ${limit.says}`, fine: limits.fine, anyIsLong: limit.above === 0 }
}

const WHEN_BEARER = { error: 'reusable', warning: 'long', note: 'note' }
const WHEN_BOUND = { error: 'long', warning: 'note', note: undefined }

function limitsFor({ token, clientType, rotates, bound }: TokenPolicy, beside: Beside, lifetimes: Lifetimes): Limits {
  if (clientType === 'confidential') return lifetimes.confidentialRefresh
  // How long it can be used again is one fault: that of the absolute limit, where there are two.
  const isSecond = token === 'refresh-idle' && beside.absolute
  if (clientType === 'public' && rotates === false && !bound && !isSecond) return lifetimes.reusableRefresh
  // One lifetime without an idle limit is both (STANDARD.md, "How long things may live").
  return token === 'refresh' && (rotates !== true || beside.idle) ? lifetimes.refresh : lifetimes.idleRefresh
}
