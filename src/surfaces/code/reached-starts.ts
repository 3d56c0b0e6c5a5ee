import { importOf, isFunction, keyOf, lastName, unwrap, type Ast, type Module } from '../../program/index.ts'

/**
 * Whether a module that imports another one names what leads there to a node: the function or class around it, or one of that module which
 * names that in turn. What stands in nothing that has a name is reached by the import.
 */
export function isReached(module: Module, source: string, next: Module, node: Ast): boolean {
  const names = leadingTo(next, node)
  if (names.size === 0) return true
  let isNamed = false
  for (const id of module.nodes('Identifier')) {
    const binding = module.binding(id)
    const from = binding && importOf(module, binding)
    if (from?.module !== source) continue
    isNamed = true
    if (from.name === '' || from.name === 'default' ? isUsedFor(module, id, names) : names.has(from.name)) return true
  }
  // `await import('./agent.js')`, and what is required where it is called.
  return module.handsOn.includes(source) || (!isNamed && module.nodes('Identifier').some(({ name }) => names.has(name)))
}

/** Whether a name for a whole module, or for its default export, is used for one of some names, or for what cannot be told. */
function isUsedFor(module: Module, id: Ast, names: ReadonlySet<string>): boolean {
  const around = module.parent(id)
  if (!around || DECLARES.test(around.type)) return false
  return around.type !== 'MemberExpression' || around.object !== id || names.has(keyOf(around) ?? '')
}

const DECLARES = /^(?:Import\w{1,30}|VariableDeclarator)$/

/** The names that lead to a node, in its own module. */
function leadingTo(module: Module, node: Ast): ReadonlySet<string> {
  const names = new Set(namesAround(module, node))
  // A set hands out what is added to it while it is gone through.
  for (const name of names) {
    for (const use of module.nodes('Identifier')) if (use.name === name) for (const one of namesAround(module, use)) names.add(one)
    if (names.size > MAX_NAMES) break
  }
  return names
}

const MAX_NAMES = 30

/** Functions, methods and classes around a node, and the names at the top of the module that it is part of. */
function namesAround(module: Module, node: Ast): string[] {
  const names: (string | undefined)[] = []
  let ofFunction: string[] = []
  for (const one of module.ancestors(node)) {
    if (isFunction(one)) ofFunction = []
    if (one.type === 'FunctionDeclaration' || one.type === 'ClassDeclaration') names.push(one.id?.name)
    else if (one.type === 'MethodDefinition') names.push(keyOf(one))
    else if (one.type === 'Property' && isFunction(unwrap(one.value))) names.push(keyOf(one))
    else if (one.type === 'AssignmentExpression' && isFunction(unwrap(one.right))) names.push(lastName(one.left))
    else if (one.type === 'VariableDeclarator' && one.id.type === 'Identifier') {
      if (one.init && isFunction(unwrap(one.init))) names.push(one.id.name)
      else ofFunction.push(one.id.name)
    }
  }
  return [...names, ...ofFunction].flatMap((one) => (one ? [one] : []))
}
