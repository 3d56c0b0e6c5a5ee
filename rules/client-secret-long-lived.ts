import { duration, exceeded, type Limits } from '../src/knowledge/lifetimes.ts'
import type { SecretTerm } from '../src/model/index.ts'
import { defineRule, named, note, warning } from '../src/judge/rule.ts'

/**
 * A client secret, access key or personal token stays valid for months, for years or for ever.
 *
 * ## Why
 *
 * Nobody notices a copied secret, and this one keeps working: for years, or until somebody thinks of revoking it. Access keys that
 * infrastructure code creates never expire by themselves.
 *
 * ## Instead
 *
 * Use workload federation or `private_key_jwt`, so that there is no shared secret. Where one is needed, let it expire within 90 days and
 * rotate it.
 *
 * ## Not reported
 *
 * Secrets that expire within 90 days, federated credentials, `private_key_jwt`, and expiry dates that are only known at run time.
 */
export default defineRule({
  id: 'client-secret-long-lived',
  title: 'Long-lived client secret',
  group: 'lifetimes',
  variants: {
    'over-366-d': warning(5),
    'over-90-d': note(3),
    never: warning(6.5),
    'never-by-default': note(3),
    unmanaged: warning(5),
    demanded: note(2.5),
  },
  confidence: 'high',
  references: [
    'https://www.rfc-editor.org/rfc/rfc7591.html#section-3.2.1',
    'https://modelcontextprotocol.io/extensions/auth/oauth-client-credentials',
    'https://www.rfc-editor.org/rfc/rfc9700.html#section-2.5',
  ],
  tags: ['CWE-324', 'owasp-nhi-2025/NHI7', 'owasp-asvs-5.0.0/13.3.4', 'owasp-asvs-5.0.0/10.4.16'],
  recommended: true,
  inExamples: 'note',
  inDevelopment: 'nothing',
  options: ['lifetimes.clientSecret'],
  on: 'secretTerm',

  *check({ owner, what, ends, instead, byDefaultOfRegistration, demandedBy }, _model, { lifetimes }) {
    const fault = faultOf(ends, lifetimes.clientSecret)
    if (fault)
      yield {
        variant: byDefaultOfRegistration ? 'never-by-default' : demandedBy ? 'demanded' : fault.variant,
        at: ends.at,
        message: `${what} of ${named(owner)} ${fault.fact}${demandedBy ? `, as ${demandedBy} expects it` : ''}`,
        help: instead,
      }
  },
})

/** No end is written where one could be: then there is none. */
function faultOf(ends: SecretTerm['ends'], limits: Limits): { variant: string; fact: string } | undefined {
  if (ends.is === 'dynamic') return
  const term = ends.is === 'set' ? ends.value : 'never'
  if (term === 'never') return { variant: 'never', fact: 'never expires' }
  if (term === 'unmanaged') return { variant: 'unmanaged', fact: 'has no end of its own' }
  const limit = exceeded(limits, term)
  return limit && { variant: limit.level === 'note' ? 'over-90-d' : 'over-366-d', fact: `lives ${duration(term)}; ${limit.says}` }
}
