import { shownName } from '../../classify/shown-name.ts'
import { saysOther, sentName } from '../../knowledge/words/sent-names.ts'
import { definition, isFunction, type AstOf, type Module } from '../../program/index.ts'
import { addTo } from '../../text/grouped.ts'
import { oncePer } from '../../text/once-per.ts'
import type { SourceFile } from '../../text/source.ts'
import type { Shown } from './logged-secrets.ts'

// A name that says nothing, and whose value is a token by where it goes: into `Bearer …`, a query, a member that is called so.

/** A place where what a name holds is sent or kept as a token, and what it is there. */
interface Sent {
  readonly start: number
  readonly as: string
}

/** The names that are sent as a token somewhere in a text, with their places. */
export function sentNamesIn(text: string): ReadonlyMap<string, readonly Sent[]> {
  const found = new Map<string, Sent[]>()
  for (const { index, 0: whole, 1: name = '' } of text.matchAll(SENT)) {
    if (saysOther.pattern.test(name) || shownName(name) !== undefined) continue
    const before = whole.slice(0, -name.length)
    addTo(found, name, { start: index + before.length, as: KEYED.exec(before)?.[0] ?? 'bearer token' })
  }
  return found
}

const SENT = new RegExp(sentName.pattern.source, 'g')
const KEYED = /(?:access|id|refresh)_?[tT]oken|(?<=^\W{0,4})[aA]uthorization(?!.{0,8}Bearer)/
/** The same of a file, told once. */
export const sentIn = oncePer(({ text }: SourceFile) => sentNamesIn(text))

/**
 * A variable or a parameter that the same code sends as a token: `x` of `` `Bearer ${x}` ``. One that is given a value again may hold
 * something else.
 */
export function sentAsToken(module: Module, node: AstOf<'Identifier'>): Shown | undefined {
  const places = sentIn(module.file).get(node.name)
  const binding = places && module.binding(node)
  if (!binding || !/^(?:const|let|var|local|param)$/.test(binding.kind) || module.written(binding)) return undefined
  const value = definition(module, node)
  if (value.type === 'Literal' || value.type === 'ObjectExpression' || isFunction(value)) return undefined
  for (const use of module.references(binding)) {
    const place = use.start === node.start ? undefined : places.find(({ start }) => start === use.start)
    if (place) return { what: place.as, node, within: use }
  }
  return undefined
}
