import { isFunction, keyOf, unwrap, type Ast } from './ast.ts'
import type { Module } from './module.ts'
import { firstAssigned } from './assignments.ts'

/** A node and all below it, in no order; `enter` can keep the walk out of a node. */
export function* walk(node: Ast, enter: (node: Ast) => boolean = () => true): Generator<Ast> {
  const stack: Ast[] = [node]
  for (let one = stack.pop(); one; one = stack.pop()) {
    yield one
    if (one !== node && !enter(one)) continue
    // Without a list of them, which every node of a program would have.
    for (const key in one) {
      const value: unknown = one[key as keyof Ast]
      if (typeof value !== 'object' || key === 'parent' || key === 'typeAnnotation' || key === 'returnType') continue
      if (Array.isArray(value)) {
        for (const child of value) if (isNode(child)) stack.push(child)
      } else if (isNode(value)) stack.push(value)
    }
  }
}

/** A node and all below it, without the functions that stand in it. */
function walkOwn(node: Ast): Generator<Ast> {
  return walk(node, (one) => !isFunction(one))
}

/** Whether an expression is made of something that a test knows, in itself or through the variables that it names. */
export function madeOf(module: Module, node: Ast, test: (node: Ast) => boolean, known: Made = new Map(), steps = 4): boolean {
  for (const one of walkOwn(node)) {
    if (test(one)) return true
    if (one.type !== 'Identifier' || steps === 0 || isMemberName(module, one)) continue
    const binding = module.binding(one)
    const init = binding?.init ?? (binding ? firstAssigned(module, binding) : undefined)
    if (init && init !== node && !isFunction(unwrap(init)) && isMade(module, init, test, known, steps - 1)) return true
  }
  return false
}

/** What `madeOf` has found out of the values of variables: with how many steps, and whether. One for each test. */
export type Made = Map<Ast, { readonly steps: number; readonly made: boolean }>

function isMade(module: Module, init: Ast, test: (node: Ast) => boolean, known: Made, steps: number): boolean {
  const before = known.get(init)
  if (before && (before.made ? before.steps <= steps : before.steps >= steps)) return before.made
  // Until it is known, a circle leads nowhere.
  known.set(init, { steps, made: false })
  const made = madeOf(module, init, test, known, steps)
  known.set(init, { steps, made })
  return made
}

/** Whether an expression is, in the end, a value that a test knows, whole or as a piece of text; what a function makes of it is not. */
export function passesOn(module: Module, node: Ast, test: (node: Ast) => boolean, steps = 12, known = new Map<Ast, number>()): boolean {
  const inner = unwrap(node)
  // Tried before with as many steps, it has not been one.
  if ((known.get(inner) ?? -1) >= steps) return false
  known.set(inner, steps)
  if (test(inner)) return true
  if (steps === 0) return false
  const follow = (one: Ast) => passesOn(module, one, test, steps - 1, known)
  switch (inner.type) {
    case 'Identifier': {
      const binding = module.binding(inner)
      return binding?.init !== undefined && !isFunction(unwrap(binding.init)) && follow(binding.init)
    }
    case 'MemberExpression':
      return follow(inner.object)
    case 'TemplateLiteral':
      return inner.expressions.some(follow)
    case 'BinaryExpression':
      return inner.operator === '+' && (follow(inner.left) || follow(inner.right))
    case 'LogicalExpression':
      // What `&&` gives of its left side is nothing.
      return (inner.operator !== '&&' && follow(inner.left)) || follow(inner.right)
    case 'ConditionalExpression':
      return follow(inner.consequent) || follow(inner.alternate)
    case 'CallExpression': {
      const callee = unwrap(inner.callee)
      if (callee.type === 'Identifier' && callee.name === 'String')
        return inner.arguments.some((one) => one.type !== 'SpreadElement' && follow(one))
      return callee.type === 'MemberExpression' && TEXT_METHODS.has(keyOf(callee) ?? '') && follow(callee.object)
    }
    default:
      return false
  }
}

const TEXT_METHODS: ReadonlySet<string> = new Set([
  'replace',
  'replaceAll',
  'removeprefix',
  'strip',
  'partition',
  'slice',
  'substring',
  'substr',
  'trim',
  'split',
  'at',
  'pop',
  'toString',
  'match',
])

function isMemberName(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  return (
    (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
    (parent?.type === 'Property' && parent.key === node && parent.value !== node)
  )
}

function isNode(value: unknown): value is Ast {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}
