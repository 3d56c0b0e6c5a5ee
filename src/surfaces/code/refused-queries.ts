import { boolean, plain } from '../../parse/node.ts'
import { fold, isNothing, unwrap, type Ast, type Module } from '../../program/index.ts'

/**
 * Whether a parameter of the query is read only to refuse the request that brings it: `if (req.query.access_token) throw …`.
 * RFC 6750 section 2.3 leaves it to the server whether it takes tokens there.
 *
 * @param node where it is read; a name that holds it counts when all its uses are such conditions.
 */
export function isRefused(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  if (parent?.type !== 'VariableDeclarator' || parent.init !== node || parent.id.type !== 'Identifier') return refuses(module, node)
  const { id } = parent
  const binding = module.binding(id)
  const uses = binding ? module.references(binding).filter((one) => one !== id) : []
  return uses.length > 0 && uses.every((one) => refuses(module, one))
}

/** In the condition of a branch that refuses, where what is read is enough for the branch to be taken. */
function refuses(module: Module, node: Ast): boolean {
  let inner = node
  for (const outer of module.ancestors(node)) {
    if (outer.type === 'IfStatement') return outer.test === inner && leavesRefused(module, outer.consequent)
    if (outer.type === 'BinaryExpression' && !isPresence(module, outer, inner)) return false
    const isEnough = outer.type === 'BinaryExpression' || (outer.type === 'LogicalExpression' && outer.operator === '||')
    if (!isEnough && outer.type !== 'TypedExpression' && outer.type !== 'AwaitExpression') return false
    inner = outer
  }
  return false
}

/** `x == token`, `x is not None`, `x !== undefined`. */
function isPresence(module: Module, { operator, left, right }: Extract<Ast, { type: 'BinaryExpression' }>, node: Ast): boolean {
  const other = fold(module, left === node ? right : left)
  const isAbsent = isNothing(other) || plain(other)?.value === ''
  return /^===?$/.test(operator) ? !isAbsent : /^!==?$/.test(operator) && isAbsent
}

/** `throw …`, `return false`, `return null`, or a return behind the status of a refusal. */
function leavesRefused(module: Module, branch: Ast): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch
  // A redirect may be thrown as well.
  if (last?.type === 'ThrowStatement') return !/redirect/i.test(module.source(last).slice(0, LONGEST_BRANCH))
  if (last?.type === 'ReturnStatement' && last.argument) {
    const value = fold(module, unwrap(last.argument))
    if (isNothing(value) || boolean(value) === false) return true
  }
  return last?.type === 'ReturnStatement' && REFUSAL.test(module.source(branch).slice(0, LONGEST_BRANCH))
}

const REFUSAL = /\b40[013]\b|bad_?request|unauthori[sz]ed|forbidden/i
const LONGEST_BRANCH = 1000
