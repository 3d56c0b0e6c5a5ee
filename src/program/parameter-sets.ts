import type { Node } from '../parse/node.ts'
import type { Span, Text } from '../text/source.ts'
import type { Ast } from './ast.ts'

/** One parameter of a request: a property, a pair, a `set` or `append`, or a piece of a query string. */
export interface Parameter {
  readonly name: Text
  readonly value: Node
  /** The code of the value, for its names. */
  readonly code: string
  readonly at: Span
}

/** The parameters that one URL, form or body carries, gathered over the statements that fill it. */
export interface Parameters {
  readonly entries: readonly Parameter[]
  /** There may be others: an unknown spread, a computed name, or a function that it is handed to. */
  readonly open: boolean
  /** The address that the query belongs to, or that the body is sent to, when it is written beside it. */
  readonly url?: Node
  readonly node: Ast
  /** Where it is built. */
  readonly at: Span
}

/** The last parameter of a name. */
export function parameter(set: Parameters, name: string): Parameter | undefined {
  return set.entries.findLast((one) => one.name.value === name)
}
