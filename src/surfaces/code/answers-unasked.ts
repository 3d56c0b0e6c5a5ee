import {
  identifiersNamed,
  isComparison,
  keyOf,
  lastName,
  nameOf,
  unwrap,
  type Ast,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { looksSomebodyUp } from '../../knowledge/words/checks.ts'
import { literally } from '../../text/pattern.ts'
import { whereSaid } from '../reading/code-around.ts'

/**
 * Whether nobody asks anything of what a function answers: its module alone calls it, compares nothing with it, and hands it to nothing
 * that may look somebody up or refuse.
 */
export function isAskedByNobody(module: Module, fn: FunctionNode): boolean {
  const name = nameOf(module, fn)
  if (name === undefined || isNamedElsewhere(module, name)) return false
  const uses = identifiersNamed(module, name).filter((one) => one !== fn.id)
  const calls = uses.map((one) => module.parent(one))
  return calls.length > 0 && calls.every((one, i) => one?.type === 'CallExpression' && one.callee === uses[i] && isUnasked(module, one))
}

function isNamedElsewhere({ project, file }: Module, name: string): boolean {
  if (!project) return false
  const named = new RegExp(`(?<![\\w$])${literally(name)}(?![\\w$])`)
  const paths = whereSaid(project, `name ${name}`, (text) => named.test(text), { firstTwo: true })
  return paths === undefined || paths.some((path) => path !== file.path)
}

/** Whether a value is only kept, shown or handed on; of one that a variable keeps, each use. */
function isUnasked(module: Module, value: Ast, steps = 3): boolean {
  let below = value
  for (const outer of module.ancestors(value)) {
    switch (outer.type) {
      case 'BinaryExpression':
        if (isComparison(outer.operator)) return false
        break
      case 'IfStatement':
      case 'ConditionalExpression':
        return outer.test !== below
      case 'ReturnStatement':
        return false
      case 'CallExpression':
        if (outer.callee !== below && looksSomebodyUp.pattern.test(lastName(outer.callee) ?? '')) return false
        break
      case 'Property':
        if (OWNER.test(keyOf(outer) ?? '')) return false
        break
      case 'VariableDeclarator':
        return isKept(module, outer.id, steps)
      case 'AssignmentExpression':
        return isKept(module, unwrap(outer.left), steps)
      case 'ExpressionStatement':
        return true
    }
    below = outer
  }
  return true
}

function isKept(module: Module, target: Ast, steps: number): boolean {
  const binding = module.binding(target)
  if (!binding) return true
  return steps > 0 && module.references(binding).every((use) => use === target || isUnasked(module, use, steps - 1))
}

/** Whose rows are asked for. */
const OWNER = /^(?:owner|user|author|tenant|account|created_?by|user_?id|owner_?id|where)$/i
