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
    if (list) list.push(node)
    else this.#byType.set(type, [node])
    return node
  }

  /** Nodes by their type in the order of the text, what holds another one first. */
  byType(): ReadonlyMap<string, readonly Ast[]> {
    for (const list of this.#byType.values()) if (!isInOrder(list)) list.sort(byPlace)
    return this.#byType
  }
}

function byPlace(a: Ast, b: Ast): number {
  return a.start - b.start || b.end - a.end
}

/** Most nodes are of types that hold none of their own, and are made in the order of the text. */
function isInOrder(list: readonly Ast[]): boolean {
  for (let i = 1; i < list.length; i++) if (byPlace(list[i - 1] as Ast, list[i] as Ast) > 0) return false
  return true
}

function isNode(value: unknown): value is Ast {
  return typeof value === 'object' && value !== null && 'type' in value
}
