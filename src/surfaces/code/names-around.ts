import { inside, isCallNode, isFunction, isTextLiteral, lastName, nameOf, unwrap, type Ast, type Module } from '../../program/index.ts'

/** The names of the variable or property that takes the value, and of the functions around it. */
export function* namesAround(module: Module, node: Ast): Generator<string> {
  const own = valueName(module, node)
  if (own !== undefined) yield own
  yield* callsAround(module, node)
  yield* branchesAround(module, node)
  let functions = 0
  for (const one of module.ancestors(node)) {
    if (!isFunction(one)) continue
    const name = nameOf(module, one)
    if (name !== undefined) yield name
    if (++functions === 3) break
  }
  yield (
    module.file.path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? ''
  )
}

/** What the value is an argument of, the nearest first: `ProjectInvite(token=jwt.encode(…))`. */
function callsAround(module: Module, node: Ast): string[] {
  const names: string[] = []
  for (const one of module.ancestors(node)) {
    if (isFunction(one) || one.type.endsWith('Statement') || names.length === 2) break
    if (isCallNode(one) && !inside(node, one.callee)) names.push(lastName(one.callee) ?? '')
  }
  return names
}

/** The values for which the branches around are taken, within the function: `case 'refresh':`, `if (kind === 'refresh')`. */
function* branchesAround(module: Module, node: Ast): Generator<string> {
  for (const one of module.ancestors(node)) {
    if (isFunction(one)) return
    const test = one.type === 'SwitchCase' ? one.test : one.type === 'IfStatement' && inside(node, one.consequent) ? one.test : undefined
    for (const side of test ? sidesOf(test) : []) {
      if (isTextLiteral(side)) yield side.value
    }
  }
}

/** A value by itself, or the two that are found to be equal. */
function sidesOf(test: Ast): readonly Ast[] {
  const bare = unwrap(test)
  if (bare.type !== 'BinaryExpression') return [bare]
  return /^={2,3}$/.test(bare.operator) ? [unwrap(bare.left), unwrap(bare.right)] : []
}

function valueName(module: Module, node: Ast): string | undefined {
  let value = node
  for (let parent = module.parent(value); parent; parent = module.parent(value)) {
    if (parent.type === 'ArrayExpression') return nameInPattern(module, parent, parent.elements.indexOf(value as never))
    if (isFunction(parent) || parent.type.endsWith('Statement') || parent.type === 'VariableDeclarator' || parent.type === 'Property') break
    if (parent.type === 'AssignmentExpression') break
    // An argument of another call is named by that call.
    if (parent.type === 'CallExpression' && parent.callee !== value) break
    value = parent
  }
  return nameOf(module, value)
}

/** The name at the place of an element: `const [access, refresh] = await Promise.all([sign(…), sign(…)])`. */
function nameInPattern(module: Module, list: Ast, index: number): string | undefined {
  let value = list
  for (let parent = module.parent(value); parent; parent = module.parent(value)) {
    const pattern = parent.type === 'VariableDeclarator' ? parent.id : parent.type === 'AssignmentExpression' ? parent.left : undefined
    if (pattern) {
      const taken = pattern.type === 'ArrayPattern' || pattern.type === 'ArrayExpression' ? pattern.elements[index] : undefined
      return taken?.type === 'Identifier' ? taken.name : undefined
    }
    const isAll = parent.type === 'CallExpression' && parent.callee !== value && /^all(?:Settled)?$/.test(lastName(parent.callee) ?? '')
    if (!isAll && parent.type !== 'AwaitExpression') return undefined
    value = parent
  }
  return undefined
}
