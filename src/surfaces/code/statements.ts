import type { ClientType, Confidence, Owner, Setting, TokenPolicy } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import type { LiteralReading } from '../../model/reading.ts'
import type { Located, Span } from '../../text/source.ts'
import { isNothing, textOf, writtenAt } from '../../program/index.ts'

/** A value that may be a literal credential, under its name. */
export function* literal(name: string | Located<string>, node: Node | undefined): Generator<LiteralReading> {
  const text = textOf(node)
  if (!text?.value || text.opaque) return
  yield { kind: 'literal', place: 'code', name: typeof name === 'string' ? { value: name, at: text.at } : name, text, at: text.at }
}

/**
 * A lifetime setting: seconds when `unit` is 1, minutes when 60. `None`, and what `never` names, is no end; a variable counts by its
 * default.
 */
export function lifetimeSetting(
  node: Node | undefined,
  absent: Span,
  open: boolean,
  unit = 1,
  never: readonly (number | boolean | null)[] = [null],
): Setting<number | 'never'> {
  if (!node) return open ? { is: 'dynamic', at: absent } : { is: 'unset', at: absent }
  if (node.kind === 'dynamic' && node.fallback) return lifetimeSetting(numeric(node.fallback), absent, open, unit, never)
  if (node.kind !== 'scalar') return { is: 'dynamic', at: node.at }
  const { value } = node
  if (typeof value !== 'string' && never.includes(value)) return { is: 'set', value: 'never', at: node.at }
  return typeof value === 'number' && value >= 0
    ? { is: 'set', value: value * (isSpanOfTime(node) ? 1 : unit), at: node.at }
    : { is: 'dynamic', at: node.at }
}

/** Whether a number has its unit already, which the name of what holds it does not change. */
export function isSpanOfTime(node: Node): boolean {
  return node.kind === 'scalar' && (node.inSeconds === true || writtenAt(node.at).includes('timedelta'))
}

/** The default of a variable is often a string of digits: the number that it stands for. */
export function numeric(node: Node): Node {
  const text = textOf(node)
  return text && /^\d+$/.test(text.value) ? { kind: 'scalar', value: Number(text.value), at: text.at } : node
}

interface Policy {
  readonly owner: Owner
  readonly token: TokenPolicy['token']
  readonly lifetime: TokenPolicy['lifetime']
  readonly key: string
  readonly effective?: number | 'never'
  readonly clientType?: ClientType
  readonly rotates?: boolean
  readonly internal?: boolean
  readonly confidence?: Confidence
  readonly at: Span
}

/** How long a token lives. */
export function tokenPolicy({ lifetime, ...policy }: Policy): TokenPolicy {
  return {
    kind: 'tokenPolicy',
    clientType: 'unknown',
    bound: false,
    internal: false,
    confidence: 'high',
    written: lifetime.is === 'set' ? writtenAt(lifetime.at) : '',
    ...policy,
    lifetime,
  }
}

/** Whether a value is written and is not `None`. */
export function isGiven(node: Node | undefined): node is Node {
  return node !== undefined && !isNothing(node)
}
