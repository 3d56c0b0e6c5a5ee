import type { Subject, TokenPolicy } from '../model/index.ts'
import type { Facts } from './facts.ts'

/**
 * Subjects with the lives of access tokens called so, where only the code that signs with a setting says what it is for.
 */
export function withPurposes(subjects: readonly Subject[], { packageOf }: Facts): readonly Subject[] {
  const keyOf = ({ owner, at }: TokenPolicy) => `${packageOf(at.file.path)}\n${relaxed(owner.name ?? '')}`
  const used = new Set(subjects.flatMap((one) => (one.kind === 'tokenPolicy' && isUse(one) ? [keyOf(one)] : [])))
  if (used.size === 0) return subjects
  return subjects.map((one): Subject => {
    if (one.kind !== 'tokenPolicy') return one
    const isUnsure = one.owner.what === 'setting' && (one.token === 'session' || (one.token === 'access' && one.confidence === 'low'))
    return isUnsure && used.has(keyOf(one)) ? { ...one, token: 'access', confidence: 'medium' } : one
  })
}

function isUse({ owner, lifetime }: TokenPolicy): boolean {
  return owner.what === 'setting' && owner.product === 'Spring' && lifetime.is === 'dynamic'
}

/** `expiration-ms` and `expirationMs` are one: https://docs.spring.io/spring-boot/reference/features/external-config.html */
function relaxed(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, '')
}
