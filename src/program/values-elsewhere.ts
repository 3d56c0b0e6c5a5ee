import { keyOf, unwrap, type Ast, type AstOf } from './ast.ts'
import { importedAs } from './imports.ts'
import { named, type Here } from './instances.ts'
import type { Module } from './module.ts'
import { property } from './objects.ts'
import { onlyAssignment } from './assignments.ts'

const MAX_STEPS = 6

/**
 * What an expression stands for that another file of this repository exports, in whichever way: a constant, a default export, a member of
 * an object, what is handed on from a third file.
 */
export function valueElsewhere(module: Module, node: Ast, steps = MAX_STEPS): Here | undefined {
  const inner = unwrap(node)
  if (steps === 0) return undefined
  if (inner.type === 'Identifier') {
    const from = importedAs(module, inner)
    return from && (settled(named(module, inner), steps) ?? exportOf(module.neighbour(from.module), from.name || 'default', steps))
  }
  if (inner.type !== 'MemberExpression') return undefined
  const whole = named(module, inner)
  if (whole) return settled(whole, steps)
  const holder = valueElsewhere(module, inner.object, steps - 1)
  const name = keyOf(inner)
  const value = holder && name !== undefined ? property(holder.module, holder.node, name) : undefined
  return holder && value && settled({ module: holder.module, node: value }, steps)
}

function exportOf(next: Module | undefined, name: string, steps: number): Here | undefined {
  const value = next?.exported(name)
  return next && value && settled({ module: next, node: value }, steps)
}

/** A name followed to what it is given there. */
function settled(here: Here | undefined, steps: number): Here | undefined {
  if (!here || steps === 0) return undefined
  const { module } = here
  const node = unwrap(here.node)
  if (node.type !== 'Identifier') return node.type === 'MemberExpression' ? memberThere(module, node, steps) : here
  const binding = module.binding(node)
  if (binding && binding.kind !== 'import') {
    const init = binding.path?.length === 0 && !module.written(binding) ? binding.init : undefined
    const value = binding.kind === 'function' || binding.kind === 'class' ? binding.node : (init ?? onlyAssignment(module, binding))
    return value && settled({ module, node: value }, value.type === 'Identifier' ? steps - 1 : steps)
  }
  return valueElsewhere(module, node, steps - 1)
}

/** `export default auth.guard`, of an object of its own or of another file. */
function memberThere(module: Module, node: AstOf<'MemberExpression'>, steps: number): Here | undefined {
  const name = keyOf(node)
  const own = name === undefined ? undefined : property(module, node.object, name)
  return own ? settled({ module, node: own }, steps - 1) : valueElsewhere(module, node, steps - 1)
}
