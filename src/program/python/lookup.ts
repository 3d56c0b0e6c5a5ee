import type { Expression, Statement } from './parse.ts'
import type { Span } from '../../text/source.ts'
import type { Bound, Scope } from './scope.ts'

/** What a name stands for in a scope; undefined for builtins. Classes are looked into only by their own bodies. */
export function lookup(name: string, scope: Scope): readonly Bound[] | undefined {
  for (let current: Scope | undefined = scope; current; current = current.parent) {
    if (current.kind === 'class' && current !== scope) continue
    const found = current.names.get(name)
    if (found) return found
  }
  return undefined
}

/** The one meaning of a name: a single binding, or the only one that is no `None` to begin with. */
export function single(bounds: readonly Bound[] | undefined): Bound | undefined {
  if (!bounds) return undefined
  if (bounds.length === 1) return bounds[0]
  const real = bounds.filter((bound) => !isNothing(bound))
  if (real.length === 1) return real[0]
  const imports = real.filter(({ how }) => how === 'import')
  return imports.length === real.length ? imports[0] : undefined
}

function isNothing(bound: Bound): boolean {
  if (bound.how === 'unknown') return bound.annotation !== undefined
  return bound.how === 'value' && bound.value.kind === 'constant' && bound.value.value === null
}

/** The class whose method a scope belongs to. */
export function classAround(scope: Scope): Scope | undefined {
  for (let current: Scope | undefined = scope; current; current = current.parent) if (current.kind === 'class') return current
  return undefined
}

/** The function that a scope belongs to; the innermost one. */
export function functionAround(scope: Scope): Scope | undefined {
  for (let current: Scope | undefined = scope; current; current = current.parent) if (current.kind === 'function') return current
  return undefined
}

/** What `self.name` or `cls.name` stands for. */
export function ownAttribute(expression: Expression, scope: Scope): readonly Bound[] | undefined {
  if (expression.kind !== 'attribute' || expression.object.kind !== 'name' || !/^(?:self|cls)$/.test(expression.object.id)) return undefined
  const owner = classAround(scope)
  return owner?.attributes.get(expression.name.value) ?? owner?.names.get(expression.name.value)
}

/** Whether a place is in a branch that another need not have come through. */
export function isConditional(place: Span, from: Span, body: readonly Statement[]): boolean {
  let list = body
  for (;;) {
    const around = statementAt(place, list)
    if (around?.kind === 'function' || around?.kind === 'class') list = around.body
    else if (around?.kind === 'block') {
      const branch = around.bodies.find((statements) => statementAt(place, statements))
      if (!branch) return false
      if (/^(?:if|match|try|for|while)$/.test(around.keyword) && !statementAt(from, branch)) return true
      list = branch
    } else return false
  }
}

/** The conditions that hold at a place: of each `if` around it the one of its branch, where that has one. */
export function conditionsAt(place: Span, body: readonly Statement[]): Expression[] {
  const conditions: Expression[] = []
  let list = body
  for (;;) {
    const around = statementAt(place, list)
    if (around?.kind === 'function' || around?.kind === 'class') list = around.body
    else if (around?.kind === 'block') {
      const branch = around.bodies.findIndex((statements) => statementAt(place, statements))
      const head = around.keyword === 'if' ? around.heads[branch] : undefined
      if (head) conditions.push(head)
      list = around.bodies[branch] ?? []
    } else return conditions
  }
}

/** The statement of a list that holds a place. They stand in the order of the text, and a list may have thousands. */
function statementAt({ start, end }: Span, list: readonly Statement[]): Statement | undefined {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] as Statement).at.start <= start) low = middle + 1
    else high = middle
  }
  const last = list[low - 1]
  return last && end <= last.at.end ? last : undefined
}
