import { isFunction, unwrap, type Ast } from './ast.ts'
import type { Module } from './module.ts'

/** A node and all below it, in no order; `enter` can keep the walk out of a node. */
export function* walk(node: Ast, enter: (node: Ast) => boolean = () => true): Generator<Ast> {
  const stack: Ast[] = [node]
  for (let one = stack.pop(); one; one = stack.pop()) {
    yield one
    if (one !== node && !enter(one)) continue
    for (const [key, value] of Object.entries(one)) {
      if (key === 'parent' || key === 'range' || key === 'typeAnnotation' || key === 'returnType') continue
      if (Array.isArray(value)) {
        for (const child of value) if (isNode(child)) stack.push(child)
      } else if (isNode(value)) stack.push(value)
    }
  }
}

/** A node and all below it, without the functions that stand in it. */
export function walkOwn(node: Ast): Generator<Ast> {
  return walk(node, (one) => !isFunction(one))
}

/** Whether an expression is made of something that a test knows, in itself or through the variables that it names. */
export function madeOf(module: Module, node: Ast, test: (node: Ast) => boolean, steps = 4): boolean {
  for (const one of walkOwn(node)) {
    if (test(one)) return true
    if (one.type !== 'Identifier' || steps === 0 || isMemberName(module, one)) continue
    const binding = module.binding(one)
    const init = binding?.init ?? (binding ? assigned(module, binding) : undefined)
    if (init && init !== node && !isFunction(unwrap(init)) && madeOf(module, init, test, steps - 1)) return true
  }
  return false
}

/** The one value that a variable is given after its declaration. */
function assigned(module: Module, binding: NonNullable<ReturnType<Module['binding']>>): Ast | undefined {
  for (const use of module.references(binding)) {
    const parent = module.parent(use)
    if (parent?.type === 'AssignmentExpression' && parent.left === use) return parent.right
  }
  return undefined
}

function isMemberName(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  return (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) || (parent?.type === 'Property' && parent.key === node && parent.value !== node)
}

function isNode(value: unknown): value is Ast {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value
}
