import type { Subject, TokenPolicy } from '../model/index.ts'
import type { Facts } from './facts.ts'
import { grouped } from '../text/grouped.ts'
import type { SourceFile } from '../text/source.ts'
import { wordsOf } from '../text/words-of-file.ts'

/**
 * Subjects with the lives of access tokens called so, where only the code that signs with a setting says what it is for.
 */
export function withPurposes(subjects: readonly Subject[], { packageOf }: Facts): readonly Subject[] {
  const keyOf = ({ owner, at }: TokenPolicy) => `${packageOf(at.file.path)}\n${relaxed(owner.name ?? '')}`
  const used = new Set(subjects.flatMap((one) => (one.kind === 'tokenPolicy' && isUse(one) ? [keyOf(one)] : [])))
  const made = madeIn(subjects, packageOf)
  return subjects.map((one): Subject => {
    if (one.kind !== 'tokenPolicy') return one
    if (one.owner.what === 'environment')
      return isOfSessions(one, made.get(packageOf(one.at.file.path)) ?? []) ? { ...one, token: 'session' } : one
    const isUnsure = one.owner.what === 'setting' && (one.token === 'session' || (one.token === 'access' && one.confidence === 'low'))
    return isUnsure && used.has(keyOf(one)) ? { ...one, token: 'access', confidence: 'medium' } : one
  })
}

/** A file and the kinds of the tokens that it makes. */
interface Made {
  readonly file: SourceFile
  readonly tokens: ReadonlySet<TokenPolicy['token']>
}

/** The files of each package that make tokens for somebody who signs in. */
function madeIn(subjects: readonly Subject[], packageOf: Facts['packageOf']): ReadonlyMap<string, readonly Made[]> {
  const signed = subjects.flatMap((one) =>
    one.kind === 'tokenPolicy' && MAKERS.test(one.owner.what) && /^(?:access|session)$/.test(one.token) ? [one] : [],
  )
  const files = Array.from(
    grouped(signed, ({ at }) => at.file),
    ([file, all]) => ({ file, tokens: new Set(all.map(({ token }) => token)) }),
  )
  return grouped(files, ({ file }) => packageOf(file.path))
}

const MAKERS = /^(?:function|this file|setting)$/

/** Whether all tokens of a package that the files make which read a variable are sessions, whatever its name says. */
function isOfSessions({ token, key }: TokenPolicy, made: readonly Made[]): boolean {
  if (token !== 'access' || !/^(?:JWT|TOKEN|AUTH)_/.test(key)) return false
  const reading = made.filter(({ file }) => wordsOf(file).has(key))
  return reading.length > 0 && reading.every(({ tokens }) => !tokens.has('access'))
}

function isUse({ owner, lifetime }: TokenPolicy): boolean {
  return owner.what === 'setting' && owner.product === 'Spring' && lifetime.is === 'dynamic'
}

/** `expiration-ms` and `expirationMs` are one: https://docs.spring.io/spring-boot/reference/features/external-config.html */
function relaxed(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, '')
}

/**
 * Subjects with the lives that settings of .NET and Spring state by a number alone, where the code that adds it to a moment says what it
 * counts: `"AccessTokenExpiration": 5000` and `AddMinutes(options.AccessTokenExpiration)`. Where uses count differently, nobody knows.
 */
export function withUnits(subjects: readonly Subject[]): readonly Subject[] {
  const units = new Map<string, Set<number>>()
  for (const one of subjects) {
    if (one.kind !== 'tokenPolicy' || one.counts === undefined) continue
    const key = relaxed(one.key)
    units.set(key, (units.get(key) ?? new Set()).add(one.counts))
  }
  return subjects.map((one): Subject => {
    if (one.kind !== 'tokenPolicy' || one.unread !== true || one.owner.what !== 'setting') return one
    const steps = relaxed(one.key).split('.')
    const byPath = units.get(steps.join(':'))
    // The last word alone is that of a cache as well.
    const byName = steps.slice(0, -1).some((step) => OF_TOKENS.test(step)) ? units.get(steps.at(-1) ?? '') : undefined
    const [unit, other] = [...(byPath ?? byName ?? [])]
    const seconds = unit === undefined || other !== undefined ? Number.NaN : Number(one.written) * unit
    if (!(seconds > 0)) return one
    const { unread: _, ...known } = one
    // A sign-in of the application itself may last for a day.
    const isLonger = one.token === 'session' && seconds > DAY
    return {
      ...known,
      ...(isLonger && { token: 'access' }),
      lifetime: { is: 'set', value: seconds, at: one.at },
      written: `${one.written} × ${unit} s`,
    }
  })
}

/** A group of settings that is named for tokens: `JwtSettings`, `TokenOptions`. */
const OF_TOKENS = /jwt|token|auth|session|oauth|identity/
const DAY = 86_400
