import type { Node } from '../parse/node.ts'
import { unwrap, type Ast, type AstOf } from './ast.ts'
import { variableOf } from './environment.ts'
import type { Folding } from './fold.ts'
import { applied, negated, operands, type Primitive } from './operators.ts'
import { isNothing, isUndefined, undefinedNode } from './undefined.ts'

/** The value of `a - b`, `a < b` and their like. */
export function binary(folding: Folding, node: AstOf<'BinaryExpression'>): Node {
  const left = folding.fold(node.left)
  const one = byDefault(left)
  if (one === undefined) return folding.dynamic(node)
  const right = folding.fold(node.right)
  const other = byDefault(right)
  if (left.kind === 'scalar' && right.kind === 'scalar') return folding.computed(node, applied(node.operator, left.value, right.value))
  return other === undefined || !ARITHMETIC.has(node.operator)
    ? folding.dynamic(node)
    : calculated(folding, node, applied(node.operator, one, other))
}

const ARITHMETIC: ReadonlySet<string> = new Set(['*', '/', '-'])

/** A number, also of a setting that holds it where nobody sets it; a text counts as itself alone. */
export function byDefault(node: Node): Primitive | undefined {
  if (node.kind === 'scalar') return node.value
  return node.kind === 'dynamic' && node.fallback?.kind === 'scalar' && typeof node.fallback.value === 'number'
    ? node.fallback.value
    : undefined
}

/** What is calculated with a setting, where nobody sets it: `settings.days * 86400`. */
export function calculated(folding: Folding, node: AstOf<'BinaryExpression'>, value: Primitive | undefined): Node {
  return typeof value === 'number' && Number.isFinite(value)
    ? folding.dynamic(node, { fallback: folding.computed(node, value) })
    : folding.dynamic(node)
}

/** `a + b + c`: a number, or a string as soon as one of them is one. */
export function sum(folding: Folding, node: AstOf<'BinaryExpression'>): Node {
  const values = operands(node).map((one) => folding.fold(one))
  const text = values.findIndex((one) => one.kind === 'template' || (one.kind === 'scalar' && typeof one.value === 'string'))
  const numbers = text < 0 ? values : values.slice(0, text)
  if (numbers.length < 2) return text < 0 ? folding.dynamic(node) : folding.joined(node, values)
  let total: Primitive | undefined = numbers[0]?.kind === 'scalar' ? numbers[0].value : undefined
  for (const one of numbers.slice(1)) total = total === undefined || one.kind !== 'scalar' ? undefined : applied('+', total, one.value)
  if (text < 0) return folding.computed(node, total)
  return folding.joined(node, total === undefined ? values : [folding.computed(node, total), ...values.slice(text)])
}

/** The value of `a ?? b`, `a || b` and `a && b`. */
export function logical(folding: Folding, node: AstOf<'LogicalExpression'>): Node {
  const left = folding.fold(node.left)
  const known = isUndefined(left)
    ? false
    : left.kind === 'scalar'
      ? Boolean(left.value)
      : left.kind === 'map' || left.kind === 'list' || undefined
  if (known !== undefined) {
    const takesRight = node.operator === '??' ? isNothing(left) : node.operator === '||' ? !known : known
    return takesRight ? folding.fold(node.right) : left
  }
  if (node.operator === '&&' || left.kind !== 'dynamic') return folding.dynamic(node)
  if (left.variable === undefined) return orElse(folding, node, node.right)
  // `process.env.A ?? process.env.B ?? '15m'`: the literal says more than the second variable.
  const { fallback } = left
  const last = fallback && fallback.kind !== 'dynamic' ? fallback : lastResort(folding.fold(node.right))
  return { ...left, fallback: last, at: folding.module.span(node) }
}

/** What holds where nothing gives a value, and nothing the one that would stand in: `os.getenv("A", os.getenv("B", "15"))`. */
export function lastResort(node: Node): Node {
  return node.kind === 'dynamic' && node.fallback ? node.fallback : node
}

/** What callers may give, and what holds when they do not: `(ttl = '15m') => …`, `options.ttl ?? '15m'`. */
export function orElse(folding: Folding, node: Ast, otherwise: Ast): Node {
  // `(ttl = config.ttl || '15m') => …`
  const fallback = lastResort(folding.fold(otherwise))
  return fallback.kind === 'scalar' && fallback.value !== null && fallback.value !== ''
    ? folding.dynamic(node, { fallback })
    : folding.dynamic(node)
}

/** The value of `test ? a : b`, also where both are the same. */
export function conditional(folding: Folding, node: AstOf<'ConditionalExpression'>): Node {
  const test = folding.fold(node.test)
  if (test.kind === 'scalar') return folding.fold(test.value ? node.consequent : node.alternate)
  const one = folding.fold(node.consequent)
  const other = folding.fold(node.alternate)
  if (one.kind === 'scalar' && other.kind === 'scalar' && one.value === other.value) return one
  // `process.env.X ? Number(process.env.X) : 900`
  const variable = variableOf(node.test)
  if (variable !== undefined && one.kind === 'dynamic' && one.variable === variable)
    return { ...one, fallback: other, at: folding.module.span(node) }
  if (isAskedFor(folding, node)) return orElse(folding, node, node.alternate)
  return one.kind === 'scalar' && other.kind === 'scalar' ? folding.dynamic(node, { either: [one, other] }) : folding.dynamic(node)
}

/** `env.X ? parseInt(env.X, 10) : 900`, `ttl !== undefined ? ttl : 900`: what holds where something is not given. */
function isAskedFor({ module }: Folding, { test, consequent }: AstOf<'ConditionalExpression'>): boolean {
  const asked = unwrap(test)
  const given = unwrap(consequent)
  const isThere = asked.type === 'BinaryExpression' && /^!==?$/.test(asked.operator) && NOTHING.test(module.source(asked.right))
  const subject = isThere ? unwrap(asked.left) : asked
  if (subject.type !== 'Identifier' && subject.type !== 'MemberExpression') return false
  const name = module.source(subject)
  if (module.source(given) === name) return true
  const [first] = given.type === 'CallExpression' ? given.arguments : given.type === 'UnaryExpression' ? [given.argument] : []
  return first !== undefined && module.source(first) === name
}

const NOTHING = /^(?:undefined|null|None)$/

/** The value of `-a`, `!a` and their like. */
export function unary(folding: Folding, node: AstOf<'UnaryExpression'>): Node {
  if (node.operator === 'void') return undefinedNode(folding.module.span(node))
  const inner = folding.fold(node.argument)
  if (inner.kind === 'dynamic' && node.operator === '+' && inner.variable !== undefined) return { ...inner, at: folding.module.span(node) }
  if (inner.kind === 'map' || inner.kind === 'list') return folding.computed(node, node.operator === '!' ? false : undefined)
  return inner.kind === 'scalar' ? folding.computed(node, negated(node.operator, inner.value)) : folding.dynamic(node)
}
