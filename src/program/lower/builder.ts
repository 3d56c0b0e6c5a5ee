import type { Ast } from '../tree.ts'

type Of<K extends Ast['type']> = Extract<Ast, { type: K }>
type Fields<K extends Ast['type']> = Omit<Of<K>, 'type' | 'start' | 'end' | 'parent'>

/** Makes nodes from the leaves up: each takes its children in, and stands in the list of its type. */
export class Builder {
  readonly #byType = new Map<string, Ast[]>()

  /**
   * A node at a place, of parts that are made already. Where one place comes as a number with a fraction might, V8 keeps both numbers of
   * all nodes in objects of their own, a third of what they take, and makes another object whenever one is read.
   */
  readonly make = <K extends Ast['type']>(type: K, from: number, to: number, fields: Fields<K>): Of<K> => {
    const start = from | 0
    const end = to | 0
    const node = (frequent(type, start, end, fields) ?? spread(type, start, end, fields)) as Of<K>
    const list = this.#byType.get(type)
    if (list) put(list, node)
    else this.#byType.set(type, [node])
    return node
  }

  /** Nodes by their type in the order of the text, what holds another one first. */
  byType(): ReadonlyMap<string, readonly Ast[]> {
    return this.#byType
  }
}

/**
 * The nodes that programs have most of, written out: fields that are spread stand in a second object beside their node, which is half as
 * large again, and are looked up one by one.
 */
function frequent(type: Ast['type'], start: number, end: number, all: object): Ast | undefined {
  const parent = undefined
  switch (type) {
    case 'Identifier': {
      const { name, typeAnnotation } = all as Fields<'Identifier'>
      return typeAnnotation ? undefined : { type, start, end, parent, name, typeAnnotation }
    }
    case 'Literal': {
      const { value, inner, isRaw } = all as Fields<'Literal'>
      return inner || isRaw ? undefined : { type, start, end, parent, value }
    }
    case 'CallExpression': {
      const { callee, arguments: given } = all as Fields<'CallExpression'>
      return withParts({ type, start, end, parent, callee, arguments: packed(given) }, callee, given)
    }
    case 'MemberExpression': {
      const { object, property, computed } = all as Fields<'MemberExpression'>
      return withPair({ type, start, end, parent, object, property, computed }, object, property)
    }
    case 'Property': {
      const { key, value, kind, computed, method } = all as Fields<'Property'>
      return withPair({ type, start, end, parent, key, value, kind, computed, method }, key, value)
    }
    case 'TypeReference': {
      const { name, arguments: given, values } = all as Fields<'TypeReference'>
      return values ? undefined : withParts({ type, start, end, parent, name, arguments: packed(given) }, name, given)
    }
    case 'BlockStatement': {
      const { body } = all as Fields<'BlockStatement'>
      return withParts({ type, start, end, parent, body: packed(body) }, null, body)
    }
    case 'ExpressionStatement': {
      const { expression } = all as Fields<'ExpressionStatement'>
      return withParts({ type, start, end, parent, expression }, expression, NONE)
    }
    default:
      return undefined
  }
}

function withPair(node: Ast, one: Ast, other: Ast): Ast {
  one.parent = node
  other.parent = node
  return node
}

function withParts(node: Ast, one: Ast | null, parts: readonly Ast[]): Ast {
  if (one) one.parent = node
  for (const part of parts) part.parent = node
  return node
}

/** A list that was filled one by one has room for 17; most have few. */
function packed<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NONE : list.length < ROOM ? list.slice() : list
}

const NONE: readonly never[] = []
const ROOM = 12

function spread<K extends Ast['type']>(type: K, start: number, end: number, fields: Fields<K>): Ast {
  const node = { type, start, end, parent: undefined, ...fields } as unknown as Of<K>
  for (const key in fields) {
    const value: unknown = fields[key as keyof Fields<K>]
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) (one as { parent: Ast | undefined }).parent = node
    } else if (isNode(value)) (value as { parent: Ast | undefined }).parent = node
  }
  return node
}

/** Puts a node before those that stand in it, which are made before it: mostly there are none of its own type, or few. */
function put(list: Ast[], node: Ast): void {
  let place = list.length
  while (place > 0 && list.length - place < FEW && isBefore(node, list[place - 1] as Ast)) place--
  if (list.length - place === FEW) place = placeOf(node, list, place)
  if (place === list.length) list.push(node)
  else list.splice(place, 0, node)
}

/** How many nodes are looked at one by one, from the end of the list. */
const FEW = 8

/** Where the first of so many nodes stands that a node comes before. */
function placeOf(node: Ast, list: readonly Ast[], most: number): number {
  let from = 0
  let to = most
  while (from < to) {
    const middle = (from + to) >> 1
    if (isBefore(node, list[middle] as Ast)) to = middle
    else from = middle + 1
  }
  return from
}

function isBefore(one: Ast, other: Ast): boolean {
  return one.start < other.start || (one.start === other.start && one.end > other.end)
}

function isNode(value: unknown): value is Ast {
  return typeof value === 'object' && value !== null && 'type' in value
}
