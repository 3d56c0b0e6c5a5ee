import { innerOf, isTextLiteral, keyOf, unwrap, type Ast } from './ast.ts'
import { fold } from './fold.ts'
import type { Module } from './module.ts'
import { textOf } from './template.ts'
import type { Located } from '../text/source.ts'
import { oncePer } from '../text/once-per.ts'

/** A value, and the name that it is given. */
export interface Assigned {
  readonly name: Located<string>
  readonly value: Ast
}

/**
 * Every value that is given to a variable, a field, or a member: `x = v`, `self.x = v`, `x["name"] = v`, in a class body, and of
 * `a, b = v, w` each by itself. In the order of their kinds.
 */
export const everyAssigned = oncePer((module: Module): readonly Assigned[] => [...everyOne(module)])

function* everyOne(module: Module): Generator<Assigned> {
  for (const { id, init } of module.nodes('VariableDeclarator')) if (init) yield* pairs(module, id, init)
  for (const { left, right } of module.nodes('AssignmentExpression')) yield* pairs(module, left, right)
  for (const field of module.nodes('PropertyDefinition')) {
    const name = field.value ? located(module, field.key, keyOf(field)) : undefined
    if (field.value && name) yield { name, value: field.value }
  }
}

function* pairs(module: Module, target: Ast, value: Ast): Generator<Assigned> {
  const inner = unwrap(target)
  if (inner.type === 'ArrayPattern') {
    const list = unwrap(value)
    if (list.type !== 'ArrayExpression' || list.elements.length !== inner.elements.length) return
    for (const [i, one] of inner.elements.entries()) {
      const part = list.elements[i]
      if (one && part && part.type !== 'SpreadElement') yield* pairs(module, one, part)
    }
    return
  }
  const name = nameOfTarget(module, inner)
  if (name) yield { name, value }
}

function nameOfTarget(module: Module, target: Ast): Located<string> | undefined {
  if (target.type === 'Identifier') return located(module, target, target.name)
  if (target.type !== 'MemberExpression') return undefined
  return target.computed && target.property.type !== 'Literal'
    ? textOf(fold(module, target.property))
    : located(module, target.property, keyOf(target))
}

/** The name itself, without quotes or a type. */
function located(module: Module, node: Ast, name: string | undefined): Located<string> | undefined {
  if (name === undefined) return undefined
  const { file, start, end } = module.span(node)
  if (node.type === 'Identifier') return { value: name, at: { file, start, end: start + node.name.length } }
  if (!isTextLiteral(node)) return { value: name, at: { file, start, end } }
  const [from, to] = innerOf(node)
  return { value: name, at: { file, start: from, end: to } }
}
