import type { Place } from '../tree.ts'
import type { Expression } from './expressions.ts'

// Markup in code.

/** An element of JSX, or a fragment, whose name is null. */
export interface JsxElement extends Place {
  readonly type: 'JsxElement'
  readonly name: JsxName | null
  readonly attributes: readonly (JsxAttribute | JsxSpread)[]
  readonly children: readonly (Expression | JsxText | JsxSpread)[]
}

/** `div`, `Button`, `motion.div`, `svg:path`. */
export interface JsxName extends Place {
  readonly type: 'JsxName'
  readonly name: string
}

export interface JsxText extends Place {
  readonly type: 'JsxText'
  /** With its entities resolved. */
  readonly value: string
}

export interface JsxAttribute extends Place {
  readonly type: 'JsxAttribute'
  readonly name: JsxName
  /** An expression in braces without them; null where only the name stands. */
  readonly value: Expression | null
}

export interface JsxSpread extends Place {
  readonly type: 'JsxSpread'
  readonly argument: Expression
}
