import { type Grammar, parseLifetime } from '../../text/lifetime.ts'
import type { Confidence, Evidence, Owner, Setting, TokenPolicy } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import { own } from '../../text/own.ts'
import type { Span } from '../../text/source.ts'
import type { LifetimeRow, Issuer } from './oauth-client-fields.ts'

/** The lifetimes that a map sets, by a product's table. */
export function* lifetimes(root: Node | undefined, rows: readonly LifetimeRow[], issuer: Issuer): Generator<TokenPolicy> {
  for (const { path, token, grammar, special, key, effective } of rows) {
    const node = get(root, ...path)
    if (!node) continue
    for (const one of lifetime(node, { token, grammar, special, key: key ?? path.join('.') }, issuer))
      yield effective === undefined || one.lifetime.is !== 'set' ? one : { ...one, effective }
  }
}

/** The lifetime that one value sets; nothing for the product's default. `unit` is for unit pairs. */
export function* lifetime(
  node: Node,
  {
    token,
    grammar,
    special,
    key,
    unit,
  }: Pick<LifetimeRow, 'token' | 'grammar'> & { key: string; unit?: string; special?: LifetimeRow['special'] | undefined },
  issuer: Issuer,
): Generator<TokenPolicy> {
  const read = lifetimeOf(node, grammar, special ?? {}, unit)
  if (!read) return
  const policy = tokenPolicy(token, read, key, issuer)
  yield token === 'session' ? { ...policy, opens: [ofProvider(issuer.owner, policy.at)] } : policy
}

/** A statement about a lifetime that is known: by a flag, or by what the product does when nothing is set. */
export function tokenPolicy(
  token: TokenPolicy['token'],
  {
    lifetime,
    written,
    effective,
    unread,
    confidence = 'high',
  }: Pick<TokenPolicy, 'lifetime' | 'written' | 'unread'> & { effective?: 'never'; confidence?: Confidence },
  key: string,
  { owner, clientType, rotates, bound = false, forService = false, confidence: issuerConfidence, under = '' }: Issuer,
): TokenPolicy {
  return {
    kind: 'tokenPolicy',
    owner,
    token,
    lifetime,
    written,
    clientType,
    bound,
    internal: false,
    ...(forService && { forService }),
    ...(rotates !== undefined && token.startsWith('refresh') ? { rotates } : {}),
    ...(effective === undefined ? {} : { effective }),
    ...(unread ? { unread } : {}),
    confidence: confidence === 'high' ? (issuerConfidence ?? 'high') : confidence,
    key: under + key,
    at: lifetime.at,
  }
}

/** That the session of a provider opens the applications that sign in with it. */
export function ofProvider({ what }: Owner, at: Span): Evidence {
  return { is: 'identity-provider', at, say: `${what} signs people in to other applications` }
}

interface ReadLifetime {
  readonly lifetime: Setting<number | 'never'>
  readonly written: string
  readonly confidence: Confidence
  readonly unread?: true
}

function lifetimeOf(node: Node, grammar: Grammar, special: NonNullable<LifetimeRow['special']>, unit?: string): ReadLifetime | undefined {
  const { at } = node
  if (node.kind === 'dynamic' && node.fallback) {
    const fallback = lifetimeOf(node.fallback, grammar, special, unit)
    return fallback && { ...fallback, confidence: 'medium' }
  }
  if (node.kind !== 'scalar') return { lifetime: { is: 'dynamic', at }, written: '', confidence: 'high' }
  const { value, confidence } = withFallback(node.value)
  const word = String(value).trim()
  if (own(special, word) === 'never') return { lifetime: { is: 'set', value: 'never', at }, written: word || "''", confidence }
  if (own(special, word) === 'default' || value === null || word === '') return undefined
  const seconds = typeof value === 'boolean' ? undefined : parseLifetime(typeof value === 'string' ? unspaced(value) : value, grammar, unit)
  if (seconds === undefined)
    return {
      lifetime: { is: 'dynamic', at },
      written: '',
      confidence,
      ...(/^\w/.test(word) && typeof value !== 'boolean' ? { unread: true } : {}),
    }
  return {
    lifetime: { is: 'set', value: seconds, at },
    written: /^[\d_.]+$/.test(word) ? `${word} ${unit ?? UNITS[grammar] ?? ''}`.trim() : word,
    confidence,
  }
}

/** `604_800` in a text, as TOML and Python write numbers. */
function unspaced(value: string): string {
  return /^\d[\d_]*$/.test(value.trim()) ? value.replaceAll('_', '') : value
}

/** `${X:-3600}` and Spring's `${X:3600}` hold the value of everybody who sets nothing. */
function withFallback(value: string | number | boolean | null): { value: string | number | boolean | null; confidence: Confidence } {
  const fallback = typeof value === 'string' ? /^\$\{[\w.-]+:-?([^${}]+)\}$/.exec(value.trim())?.[1] : undefined
  return fallback === undefined ? { value, confidence: 'high' } : { value: fallback, confidence: 'medium' }
}

const UNITS: Partial<Record<Grammar, string>> = { sec: 's', min: 'min', hour: 'h', day: 'd', 'ms-int': 'ms', words: 's' }
