import { dotted, isFunction, keyOf, lastName, unwrap, type Ast, type AstOf } from '../../program/ast.ts'
import { definition, fold, isNothing } from '../../program/index.ts'
import type { Module } from '../../program/module.ts'
import { string } from '../../parse/node.ts'
import { walk } from '../../program/walk.ts'

/**
 * Whether a node names a token, or what would hold one, on the branch of a test that has found none:
 * `if (!data.access_token) console.error(data)`, `if not token or "access_token" not in token:`. What is left is an error.
 */
export function isFoundEmpty(module: Module, node: Ast): boolean {
  const path = pathOf(node)
  if (path === undefined) return false
  let below: Ast = node
  for (const outer of module.ancestors(node)) {
    if (isFunction(outer)) return false
    if (saysNone(module, outer, below, path) && !isSetAgain(below, path, node)) return true
    below = outer
  }
  return false
}

/** `data`, `answer.data`; `response.json()` reads the same answer wherever it stands. */
function pathOf(node: Ast): string | undefined {
  const inner = unwrap(node)
  if (inner.type === 'Identifier' || inner.type === 'MemberExpression') return dotted(inner)
  if (inner.type !== 'CallExpression' || inner.arguments.length > 0) return undefined
  const called = dotted(unwrap(inner.callee))
  return called === undefined ? undefined : `${called}()`
}

/** Whether one part of a node is only reached where another has found nothing under a path. */
function saysNone(module: Module, outer: Ast, below: Ast, path: string): boolean {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return (
        (outer.consequent === below && isNone(module, outer.test, path)) || (outer.alternate === below && isThere(module, outer.test, path))
      )
    case 'LogicalExpression':
      return outer.right === below && (outer.operator === '&&' ? isNone : isThere)(module, outer.left, path)
    case 'BlockStatement':
      return guardsIn(outer).some((one) => one.end <= below.start && isThere(module, one.test, path))
    default:
      return false
  }
}

/** The statements of a block behind which something is there: `if (!token) return`. A log of a block is asked for each of its calls. */
function guardsIn(block: AstOf<'BlockStatement'>): readonly AstOf<'IfStatement'>[] {
  const known =
    GUARDS.get(block) ?? block.body.flatMap((one) => (one.type === 'IfStatement' && !one.alternate && leaves(one.consequent) ? [one] : []))
  GUARDS.set(block, known)
  return known
}

const GUARDS = new WeakMap<Ast, readonly AstOf<'IfStatement'>[]>()

/** Whether a test is only passed where a path is empty or has no token. */
function isNone(module: Module, test: Ast, path: string): boolean {
  const one = unwrap(test)
  if (one.type === 'UnaryExpression') return one.operator === '!' && isThere(module, one.argument, path)
  if (one.type === 'LogicalExpression') {
    const [left, right] = [isNone(module, one.left, path), isNone(module, one.right, path)]
    return one.operator === '||' ? left && right : one.operator === '&&' && (left || right)
  }
  if (one.type !== 'BinaryExpression') return false
  if (one.operator === 'not in') return isTokenIn(module, one, path)
  return /^===?$/.test(one.operator) && isEmpty(module, one.right) && isToken(module, one.left, path)
}

/** Whether a test is failed only where a path is empty or has no token. */
function isThere(module: Module, test: Ast, path: string): boolean {
  const one = unwrap(test)
  if (one.type === 'UnaryExpression') return one.operator === '!' && isNone(module, one.argument, path)
  if (one.type === 'LogicalExpression') {
    const [left, right] = [isThere(module, one.left, path), isThere(module, one.right, path)]
    return one.operator === '&&' ? left && right : one.operator === '||' && (left || right)
  }
  if (one.type !== 'BinaryExpression') return isToken(module, one, path)
  if (one.operator === 'in') return isTokenIn(module, one, path)
  return /^!==?$/.test(one.operator) && isEmpty(module, one.right) && isToken(module, one.left, path)
}

/** `"access_token" in token`, where it is no list */
function isTokenIn(module: Module, { left, right }: AstOf<'BinaryExpression'>, path: string): boolean {
  return dotted(unwrap(right)) === path && TOKEN.test(string(fold(module, left))?.value ?? '')
}

/** `token`, `data.access_token`, `data["access_token"]`, `data.get("access_token")`, also by a name that one of them was given */
function isToken(module: Module, node: Ast, path: string): boolean {
  const one = unwrap(node)
  if (isTokenItself(module, one, path)) return true
  const given = one.type === 'Identifier' ? unwrap(definition(module, one)) : one
  return given !== one && given.type !== 'Identifier' && isTokenItself(module, given, path)
}

function isTokenItself(module: Module, one: Ast, path: string): boolean {
  if (one.type === 'CallExpression') {
    const [key] = one.arguments
    const callee = unwrap(one.callee)
    if (lastName(callee) !== 'get' || callee.type !== 'MemberExpression' || !key || key.type === 'SpreadElement') return false
    return pathOf(callee.object) === path && TOKEN.test(string(fold(module, key))?.value ?? '')
  }
  if (dotted(one) === path) return true
  return one.type === 'MemberExpression' && pathOf(one.object) === path && TOKEN.test(keyOf(one) ?? '')
}

/** Without it an answer may still hold an id or a refresh token, but no server gives these alone. */
const TOKEN = /^(?:access_?token|token|jwt)$/i

function isEmpty(module: Module, node: Ast): boolean {
  const value = fold(module, node)
  return isNothing(value) || (value.kind === 'scalar' && (value.value === null || value.value === ''))
}

/** Whether the branch gives the name something else before. */
function isSetAgain(branch: Ast, path: string, node: Ast): boolean {
  const [root] = path.split('.')
  for (const one of walk(branch)) {
    if (one.type === 'AssignmentExpression' && one.start < node.start && dotted(unwrap(one.left))?.split('.')[0] === root) return true
  }
  return false
}

function leaves(branch: Ast): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement'
}
