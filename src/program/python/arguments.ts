import type { Entry, Node } from '../../parse/node.ts'
import type { CallExpression, Expression } from './parse.ts'

/** The arguments of a call by name or position. */
export interface Arguments {
  /** The value of the first of several names that is given, or of a position; a known `**spread` counts. */
  get(names: string | readonly string[], position?: number): Node | undefined
  expression(names: string | readonly string[], position?: number): Expression | undefined
  /** All named arguments as a map; open when something spread cannot be seen. */
  readonly named: Extract<Node, { kind: 'map' }>
  readonly positional: readonly Expression[]
  /** Has `*args` or a `**spread` that cannot be seen, so an absent argument may still be there. */
  readonly open: boolean
}

/** Reads the arguments of a call; values are folded when asked for. */
export function argumentsOf({ args, at }: CallExpression, value: (expression: Expression) => Node): Arguments {
  const positional = args.filter(({ name, star }) => !name && !star).map((arg) => arg.value)
  let spreads: { entries: Entry[]; open: boolean } | undefined
  const spread = () => {
    if (spreads) return spreads
    spreads = { entries: [], open: args.some(({ star }) => star === '*') }
    for (const arg of args) {
      if (arg.star !== '**') continue
      const node = value(arg.value)
      if (node.kind === 'map') spreads.entries.push(...node.entries)
      if (node.kind !== 'map' || node.open) spreads.open = true
    }
    return spreads
  }
  const expression = (names: string | readonly string[], position?: number) => {
    const wanted = typeof names === 'string' ? [names] : names
    const named = args.find(({ name }) => name && wanted.includes(name.value))
    return named?.value ?? (position === undefined ? undefined : positional[position])
  }
  return {
    expression,
    get(names, position) {
      const own = expression(names, position)
      if (own) return value(own)
      const wanted = typeof names === 'string' ? [names] : names
      return spread().entries.findLast((entry) => wanted.includes(entry.key.value))?.value
    },
    get named() {
      const entries = args.flatMap((arg): Entry[] => (arg.name ? [{ key: arg.name, value: value(arg.value), at: { file: at.file, start: arg.name.at.start, end: arg.value.at.end } }] : []))
      return { kind: 'map' as const, entries: [...entries, ...spread().entries], open: spread().open, at }
    },
    positional,
    get open() {
      return spread().open
    },
  }
}
