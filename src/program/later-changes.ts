import type { Entry, Node } from '../parse/node.ts'
import { dotted, isFunction, keyOf, unwrap, rootOf, type Ast, type CallNode } from './ast.ts'
import type { Folding } from './fold.ts'
import { ifThere } from './if-there.ts'
import type { Module } from './module.ts'
import { textOf } from './template.ts'
import { append } from '../text/append.ts'
import { oncePer } from '../text/once-per.ts'
import { addTo } from '../text/grouped.ts'

/** A change of a list or dictionary after it was made: `x[k] = v`, `x.update(v)`, `x += [v]`, `x |= {k: v}`. */
interface Change {
  /** The name or chain of members that is changed. */
  readonly object: Ast
  readonly how: 'set' | 'update' | 'add' | 'unknown'
  readonly key?: Ast
  readonly value?: Ast
  /** The named arguments of `update`. */
  readonly named?: Ast
}

/** A list that is built line by line is a report and no option. */
const MAX_CHANGES = 60
const HOW: ReadonlyMap<string, Change['how']> = new Map([
  ['update', 'update'],
  ['setdefault', 'set'],
  ['append', 'add'],
  ['extend', 'update'],
  ['insert', 'unknown'],
  ['pop', 'unknown'],
  ['add', 'add'],
  ['clear', 'unknown'],
])

/**
 * A map or list with what other lines of its function, or of one around it, put into it; what other functions change leaves it open.
 * Of something that is not known, the entries that are put into it are.
 */
export function withChanges(folding: Folding, node: Ast, value: Node): Node {
  if ((node.type !== 'Identifier' && node.type !== 'MemberExpression') || value.kind === 'scalar' || value.kind === 'template') return value
  const name = dotted(node)
  const all = (name === undefined ? undefined : changesIn(folding.module).get(name))?.filter(({ object }) =>
    isSame(folding.module, object, node),
  )
  const [first] = all ?? []
  if (!all || !first) return value
  if (all.length > MAX_CHANGES) return value.kind === 'map' || value.kind === 'list' ? { ...value, open: true } : value
  const own = all.filter(({ object }) => isSeenFrom(node, object))
  if (own.length === 0) return value.kind === 'dynamic' ? value : { ...value, open: true }
  return (
    folding.once(first.object, () => (value.kind === 'list' ? longer(folding, value, own, all) : fuller(folding, value, own, all))) ?? value
  )
}

function longer(folding: Folding, value: Extract<Node, { kind: 'list' }>, own: readonly Change[], all: readonly Change[]): Node {
  const items = [...value.items]
  let open = value.open === true || own.length < all.length
  for (const { how, value: added } of own) {
    const node = added && folding.fold(added)
    if (how === 'add' && node) items.push(node)
    else if (how === 'update' && node?.kind === 'list') append(items, node.items)
    else open = true
  }
  return { ...value, items, ...(open ? { open } : {}) }
}

function fuller(folding: Folding, value: Node, own: readonly Change[], all: readonly Change[]): Node {
  const entries = value.kind === 'map' ? [...value.entries] : []
  let open = value.kind !== 'map' || value.open || own.length < all.length
  for (const change of own) {
    const added = entriesOf(folding, change)
    if (added) append(entries, added.entries)
    if (!added || added.open) open = true
  }
  return entries.length === 0 && value.kind === 'dynamic' ? value : { kind: 'map', entries, open, at: value.at }
}

/** What a change adds to a map; undefined when that cannot be told. */
function entriesOf(
  folding: Folding,
  { how, key, value, named }: Change,
): { readonly entries: readonly Entry[]; readonly open: boolean } | undefined {
  if (how === 'set' && key && value) {
    const name = textOf(folding.fold(key))
    const at = { ...folding.module.span(key), end: value.end }
    return name && { entries: [{ key: name, value: ifThere(folding.module, value, folding.fold(value)), at }], open: false }
  }
  if (how !== 'update') return undefined
  const maps = [value, named].flatMap((one) => (one ? [folding.fold(one)] : []))
  return {
    entries: maps.flatMap((one) => (one.kind === 'map' ? one.entries : [])),
    open: maps.some((one) => one.kind !== 'map' || one.open),
  }
}

/** The changes of a module by the object as written. */
const changesIn = oncePer((module: Module): ReadonlyMap<string, readonly Change[]> => {
  const found = new Map<string, Change[]>()
  for (const change of allChanges(module)) {
    const name = dotted(change.object)
    if (name === undefined) continue
    addTo(found, name, change)
  }
  for (const list of found.values()) list.sort((a, b) => a.object.start - b.object.start)
  return found
})

function* allChanges(module: Module): Generator<Change> {
  for (const { left, right, operator } of module.nodes('AssignmentExpression')) {
    const target = unwrap(left)
    if (target.type === 'MemberExpression' && target.computed) {
      yield { object: unwrap(target.object), how: operator === '=' ? 'set' : 'unknown', key: target.property, value: right }
    } else if (operator === '+=' || operator === '|=') yield { object: target, how: 'update', value: right }
  }
  for (const node of module.nodes('CallExpression')) {
    const callee = unwrap(node.callee)
    const how = callee.type === 'MemberExpression' && !callee.computed ? HOW.get(keyOf(callee) ?? '') : undefined
    if (callee.type === 'MemberExpression' && how) yield byCall(node, unwrap(callee.object), how)
  }
}

function byCall(node: CallNode, object: Ast, how: Change['how']): Change {
  const last = node.arguments.at(-1)
  const named = last?.type === 'ObjectExpression' && last.named ? last : undefined
  const [first, second] = node.arguments.filter((one) => one !== named)
  if (first?.type === 'SpreadElement') return { object, how: 'unknown' }
  if (how === 'set') return first && second ? { object, how, key: first, value: second } : { object, how: 'unknown' }
  if (how === 'update') return { object, how, ...(first ? { value: first } : {}), ...(named ? { named } : {}) }
  return how === 'add' && first ? { object, how, value: first } : { object, how: 'unknown' }
}

/** Whether the first name of two chains means the same. */
function isSame(module: Module, one: Ast, other: Ast): boolean {
  const [a, b] = [rootOf(one), rootOf(other)]
  if (a.type === 'Identifier' && b.type === 'Identifier') return module.binding(a) === module.binding(b)
  return a.type === b.type && classAround(a) === classAround(b)
}

/** Whether a change stands in the function of a use, or in one around it. */
function isSeenFrom(use: Ast, change: Ast): boolean {
  const scope = scopeOf(change)
  for (let one = scopeOf(use); one; one = scopeOf(one)) if (one === scope) return true
  return scope === undefined
}

function scopeOf(node: Ast): Ast | undefined {
  let one = node.parent
  while (one && !isFunction(one) && one.type !== 'ClassBody') one = one.parent
  return one
}

function classAround(node: Ast): Ast | undefined {
  let one = node.parent
  while (one && one.type !== 'ClassBody') one = one.parent
  return one
}
