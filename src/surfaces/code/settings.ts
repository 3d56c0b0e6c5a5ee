import { parseLifetime, type Grammar, type Lifetime } from '../../text/lifetime.ts'
import type { Entry, Node } from '../../parse/node.ts'

/** The last entry of one of several keys. */
export function entryOf(options: Node | undefined, keys: string | readonly string[]): Entry | undefined {
  if (options?.kind !== 'map') return undefined
  const wanted = typeof keys === 'string' ? [keys] : keys
  return options.entries.findLast(({ key }) => wanted.includes(key.value))
}

/** A value that is present, whatever it is. */
export const present = (): 'sent' => 'sent'

export function text(node: Node): string | undefined {
  return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined
}

/** A text, or the one that holds where nobody gives another: `type || 'code'`. */
export function textByDefault(node: Node): string | undefined {
  return text(node.kind === 'dynamic' && node.fallback ? node.fallback : node)
}

export function bool(node: Node): boolean | undefined {
  return node.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined
}

/** Grammars by the JavaScript type of the value: a number is seconds where a string is a span. */
export interface Units {
  readonly number: Grammar | undefined
  readonly string: Grammar | undefined
}

export interface ReadLifetime {
  readonly value: Lifetime
  /** As written, with its unit. */
  readonly written: string
  /** It is what holds when a variable is not set. */
  readonly byDefault: boolean
}

/** A lifetime, also one that stands behind a variable, an option or a parameter as what holds without it. */
export function lifetimeOf(node: Node, units: Units, code: string): ReadLifetime | undefined {
  if (node.kind === 'dynamic' && node.either) return shorter(node.either, units)
  const byDefault = (node.kind === 'dynamic' && node.fallback !== undefined) || node.kind === 'template'
  const known = node.kind === 'template' ? joinedByDefault(node) : node.kind === 'dynamic' && byDefault ? node.fallback : node
  if (known?.kind !== 'scalar' || (typeof known.value !== 'string' && typeof known.value !== 'number')) return undefined
  const grammar = typeof known.value === 'number' ? units.number : units.string
  const value = grammar && parseLifetime(known.value, grammar)
  if (value === undefined) return undefined
  return { value, written: writtenAs(known.value, grammar ?? 'sec', code), byDefault }
}

/** `isProduction ? '1d' : '7d'`: whatever holds lives as long as the shorter one. */
function shorter(either: readonly [Node, Node], units: Units): ReadLifetime | undefined {
  const [one, other] = either.map((node) => lifetimeOf(node, units, ''))
  if (!one || !other || (one.value === 'never' && other.value === 'never')) return one && other
  return other.value === 'never' || (one.value !== 'never' && one.value <= other.value) ? one : other
}

/** `${env.TOKEN_HOURS}h`: a text of parts that are written or have a default. */
function joinedByDefault({ parts, at }: Extract<Node, { kind: 'template' }>): Node | undefined {
  const texts = parts.map((one) => (one.kind === 'dynamic' ? one.fallback : one))
  if (!texts.every((one) => one?.kind === 'scalar')) return undefined
  return { kind: 'scalar', value: texts.map((one) => (one?.kind === 'scalar' ? String(one.value) : '')).join(''), at }
}

const UNIT_NAMES: Partial<Record<Grammar, string>> = { sec: ' s', min: ' min', hour: ' h', day: ' d', 'ms-int': ' ms' }

function writtenAs(value: string | number, grammar: Grammar, code: string): string {
  if (typeof value === 'string') return `${value}${/^\d+$/.test(value) ? (grammar === 'ms-lib' ? ' ms' : (UNIT_NAMES[grammar] ?? '')) : ''}`
  const unit = UNIT_NAMES[grammar] ?? ''
  // Arithmetic says more than its result; a name says less, and anything longer or quoted may say too much.
  return `${/^[\w\s*+/().-]{1,40}$/.test(code) && /\d|[*+/]/.test(code) ? code : value}${unit}`
}

/** The address that a value begins with, as far as its host and path are written: `https://login.acme.io/authorize`. */
export function addressOf(node: Node | undefined): { readonly scheme: string; readonly host: string; readonly path: string } | undefined {
  const start = beginningOf(node)
  if (start === undefined) return undefined
  const match = /^(https?:)\/\/(?:[^/?#@\s]*@)?(\[[^\]]+\]|[^/?#:\s]+)(?::\d+)?(\/[^?#\s]*)?/i.exec(start)
  if (!match || (node?.kind === 'template' && match[0].length === start.length && !match[3])) return undefined
  return { scheme: (match[1] ?? '').toLowerCase(), host: (match[2] ?? '').toLowerCase(), path: match[3] ?? '' }
}

/** What a text begins with, as far as it is known; a variable's is what holds without it. */
export function beginningOf(node: Node | undefined): string | undefined {
  if (node?.kind === 'dynamic') return node.fallback && beginningOf(node.fallback)
  if (node?.kind !== 'template') return node && text(node)
  const until = node.parts.findIndex((part) => part.kind !== 'scalar')
  const known = until < 0 ? node.parts : node.parts.slice(0, until)
  return known.length > 0 ? known.map((part) => (part.kind === 'scalar' ? String(part.value) : '')).join('') : undefined
}

/** A host of this machine or of this repository's containers. */
export function isLocal(host: string | undefined): boolean {
  if (host === undefined) return false
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host.startsWith('127.') ||
    host === '[::1]' ||
    host === '0.0.0.0' ||
    !/[.:]/.test(host)
  )
}

/** A host that is not on the public network, by its name or number. */
export function isPrivate(host: string): boolean {
  return (
    isLocal(host) || /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|\.(?:local|internal|lan|test|example|invalid|home\.arpa)$/.test(host)
  )
}
