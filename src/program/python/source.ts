import type { Expression } from './parse.ts'
import { lookup, ownAttribute, single } from './lookup.ts'
import type { Bound, Scope } from './scope.ts'

/** What a name imported from a neighbouring file leads to there. */
export type Neighbour = (source: string, name: string | undefined) => { readonly bound: Bound; readonly scope: Scope } | undefined

const MAX_STEPS = 24

/**
 * Where an expression comes from, by its import and not by its name: `httpx.AsyncClient().get`, `fastmcp.FastMCP().tool`.
 * An instance ends in `()`. Names of this file that lead nowhere else begin with `<local>.`, builtins are bare.
 */
export function sourceOf(expression: Expression, scope: Scope, neighbour: Neighbour, steps = 0): string {
  if (steps > MAX_STEPS) return ''
  const of = (next: Expression, where = scope) => sourceOf(next, where, neighbour, steps + 1)
  switch (expression.kind) {
    case 'name': {
      const bounds = lookup(expression.id, scope)
      if (!bounds) return expression.id
      const bound = single(bounds)
      return (bound && boundSource(bound, scope, neighbour, steps)) ?? `<local>.${expression.id}`
    }
    case 'attribute': {
      const own = ownAttribute(expression, scope)
      if (own) {
        const bound = single(own)
        return (bound && boundSource(bound, scope, neighbour, steps)) ?? `<self>.${expression.name.value}`
      }
      const object = of(expression.object)
      if (object.startsWith('.') || /^[a-z_][\w.]*$/.test(object)) {
        const found = neighbour(object, expression.name.value)
        if (found) return boundSource(found.bound, found.scope, neighbour, steps) ?? `${object}.${expression.name.value}`
      }
      return object && `${object}.${expression.name.value}`
    }
    case 'call':
      return `${of(expression.callee)}()`
    case 'subscript':
      return `${of(expression.object)}[]`
    case 'await':
    case 'named':
      return of(expression.value)
    case 'string':
      return 'str'
    case 'dict':
      return 'dict'
    case 'conditional':
    case 'binary': {
      // `client or httpx.Client()`
      const last = expression.kind === 'binary' ? (expression.op === 'or' ? expression.right : undefined) : expression.then
      return last?.kind === 'call' ? of(last) : ''
    }
    default:
      return ''
  }
}

function boundSource(bound: Bound, scope: Scope, neighbour: Neighbour, steps: number): string | undefined {
  switch (bound.how) {
    case 'import': {
      const found = neighbour(bound.source, bound.name)
      if (found) {
        const there = boundSource(found.bound, found.scope, neighbour, steps + 1)
        if (there) return there
      }
      return bound.name ? `${bound.source}${bound.source.endsWith('.') ? '' : '.'}${bound.name}` : bound.source
    }
    case 'value': {
      const { value } = bound
      if (bound.annotation && !['call', 'name', 'attribute', 'await'].includes(value.kind)) return instanceOf(bound.annotation, bound.scope, neighbour, steps)
      return sourceOf(value, bound.scope, neighbour, steps + 1) || undefined
    }
    case 'param':
      return bound.param.annotation && instanceOf(bound.param.annotation, bound.scope.parent ?? scope, neighbour, steps)
    case 'unknown':
      return bound.annotation && instanceOf(bound.annotation, scope, neighbour, steps)
    case 'class':
      return `<local>.${bound.class.name.value}`
    case 'function':
      return `<local>.${bound.function.name.value}`
  }
}

const WRAPPERS = /(?:^|\.)(?:Optional|Annotated|Final|ClassVar|Union)$/

/** What a value of an annotated type is: `ctx: Context | None` is `fastmcp.Context()`. */
function instanceOf(annotation: Expression, scope: Scope, neighbour: Neighbour, steps: number): string | undefined {
  if (annotation.kind === 'binary' && annotation.op === '|') return instanceOf(annotation.left, scope, neighbour, steps)
  if (annotation.kind === 'subscript') {
    const outer = sourceOf(annotation.object, scope, neighbour, steps + 1)
    if (!WRAPPERS.test(outer)) return `${outer}()`
    const { index } = annotation
    const first = index?.kind === 'sequence' ? index.items[0] : index
    return first && instanceOf(first, scope, neighbour, steps + 1)
  }
  if (annotation.kind !== 'name' && annotation.kind !== 'attribute') return undefined
  const source = sourceOf(annotation, scope, neighbour, steps + 1)
  return source && `${source}()`
}
