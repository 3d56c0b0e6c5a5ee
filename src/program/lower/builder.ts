import type { Ast } from '../tree.ts'

type Of<K extends Ast['type']> = Extract<Ast, { type: K }>
type Fields<K extends Ast['type']> = Omit<Of<K>, 'type' | 'start' | 'end' | 'parent'>

/** Makes nodes from the leaves up: each takes its children in, and stands in the list of its type. */
export class Builder {
  readonly #byType = new Map<string, Ast[]>()

  /** A node at a place, of parts that are made already. */
  readonly make = <K extends Ast['type']>(type: K, start: number, end: number, fields: Fields<K>): Of<K> => {
    const node = { type, start, end, parent: undefined, ...fields } as unknown as Of<K>
    for (const key in fields) {
      const value: unknown = fields[key as keyof Fields<K>]
      if (Array.isArray(value)) {
        for (const one of value) if (isNode(one)) (one as { parent: Ast | undefined }).parent = node
      } else if (isNode(value)) (value as { parent: Ast | undefined }).parent = node
    }
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
