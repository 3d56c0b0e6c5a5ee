import { isUndefined } from '../src/program/fold.ts'
import type { Node } from '../src/parse/node.ts'

/** A folded tree as a plain value, with `<dynamic>`, `<open>` and variables told. */
export function plain(node: Node): unknown {
  switch (node.kind) {
    case 'map': {
      const known = Object.fromEntries(node.entries.map(({ key, value }) => [key.value, plain(value)]))
      return node.open ? { ...known, '…': true } : known
    }
    case 'list':
      return node.open ? [...node.items.map(plain), '…'] : node.items.map(plain)
    case 'scalar':
      return node.value
    case 'template':
      return node.parts.map(plain)
    case 'dynamic': {
      if (isUndefined(node)) return '<undefined>'
      const name = node.variable ? `$${node.variable}` : node.from ? `${node.from.module}#${node.from.name}` : '<dynamic>'
      return node.fallback ? `${name} or ${JSON.stringify(plain(node.fallback))}` : name
    }
  }
}
