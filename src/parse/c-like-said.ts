import type { Span } from '../text/source.ts'
import type { Node } from './node.ts'

/** A call, an object that is written out, or an assignment, as far as it can be read without a grammar. */
export interface Said {
  /**
   * `object`: `new T { A = 1 }`, `&T{A: 1}`, and without a name a map of texts: `["a" => 1]`, `map[string]any{"a": 1}`, `new { a = 1 }`,
   * `Map.of("a", 1)`. `set`: `a.b = 1`, also of a field in an object. `put`: `a["b"] = 1`, a map of one, by the name `a`.
   * `chain`: `X.builder().a(1).b(2)`, by the name that it begins with.
   */
  readonly is: 'call' | 'object' | 'set' | 'put' | 'chain'
  /** As written, joined with dots: `tls.Config`, `Passport.tokensExpireIn`. `.x` where something else than names comes before. */
  readonly name: string
  /** Arguments of a call as a list, the fields of an object or the calls of a chain as a map, what is assigned. */
  readonly value: Node
  /** Conditions that it depends on, as written, nearest first. */
  readonly conditions: readonly string[]
  /** Conditions of earlier branches that leave the block, so that it is reached only where they do not hold. */
  readonly passed: readonly string[]
  /** The calls and objects that it stands in, nearest first. */
  readonly within: readonly string[]
  /** The function around it, by name. */
  readonly inFunction?: string
  readonly at: Span
}
