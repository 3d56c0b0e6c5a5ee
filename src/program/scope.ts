import type { Tree } from './typescript.ts'
import { isFunction, keyOf, type Ast, type AstOf, type Identifier } from './ast.ts'
import { declareLocals, localScope } from './local-names.ts'
import { PYTHON_MUTATORS } from '../knowledge/python-names.ts'
import { addTo } from '../text/grouped.ts'
import { settledIn } from './mutations.ts'
import { blockScope, functionScope } from './scope-blocks.ts'

/** A name and what declares it. */
export interface Binding {
  readonly name: string
  readonly kind: 'const' | 'let' | 'var' | 'local' | 'param' | 'function' | 'class' | 'enum' | 'import' | 'catch'
  readonly id: Identifier
  /** The declarator, function, class, enum, import specifier or parameter. */
  readonly node: Ast
  readonly init?: Ast
  /** Steps from `init` to the value, by destructuring; absent when it takes a rest or a computed key. */
  readonly path?: readonly (string | number)[]
  /** What the pattern gives when the value is absent. */
  readonly otherwise?: Ast
}

/** Who declares which name, and where it is used. */
export interface Scopes {
  /** What declares the name that a node is; undefined for anything else. */
  binding(node: Ast | undefined): Binding | undefined
  references(binding: Binding): readonly Identifier[]
  /** Assigned again after its declaration. */
  written(binding: Binding): boolean
  /** Its members are assigned, deleted or filled by `Object.assign`. */
  mutated(binding: Binding): boolean
  /** What stands at the top of the module under its name. */
  top(): ReadonlyMap<string, Binding>
}

export function scopesOf(tree: Tree): Scopes {
  const declared = declarations(tree)
  const known = new Map<Identifier, Binding | undefined>()
  const binding = (id: Ast | undefined): Binding | undefined => {
    if (id?.type !== 'Identifier') return undefined
    const before = known.get(id)
    if (before || known.has(id)) return before
    let found: Binding | undefined
    let isInside = false
    for (let node: Ast | undefined = id; node && !found; node = node.parent) {
      // The names of a class are seen by its body, and not by its methods.
      if (node.type !== 'ClassBody' || !isInside) found = declared.get(node)?.get(id.name)
      isInside ||= isFunction(node)
    }
    known.set(id, found)
    return found
  }
  const isPython = tree.program?.language === 'python'
  const quiet = isPython ? settledIn(tree, declared, binding, known) : undefined
  let uses: Map<Binding, Identifier[]> | undefined
  const references = (one: Binding): readonly Identifier[] => (uses ??= usesOf(tree, binding)).get(one) ?? []
  const memo = (test: (id: Identifier) => boolean) => {
    const answers = new Map<Binding, boolean>()
    return (one: Binding): boolean => {
      const answer = answers.get(one) ?? references(one).some(test)
      answers.set(one, answer)
      return answer
    }
  }
  return {
    binding,
    references,
    written: memo((id) => isTarget(id) && !quiet?.has(id) && !(isPython && isExtension(id))),
    mutated: memo((id) => isMutation(id, isPython)),
    top: () => (tree.program && declared.get(tree.program)) ?? new Map(),
  }
}

/** Whether a node is assigned to: `x = …`, `[x] = …`, `x++`, `for (x of …)`. */
export function isTarget(node: Ast): boolean {
  const parent = node.parent
  switch (parent?.type) {
    case 'AssignmentExpression':
      return parent.left === node
    case 'UpdateExpression':
      return true
    case 'UnaryExpression':
      return parent.operator === 'delete'
    case 'ForOfStatement':
      return parent.left === node
    case 'ArrayPattern':
    case 'RestElement':
      return !isDeclared(parent)
    case 'AssignmentPattern':
      return parent.left === node && !isDeclared(parent)
    case 'Property':
      return parent.value === node && parent.parent?.type === 'ObjectPattern' && !isDeclared(parent)
    case 'TypedExpression':
      return isTarget(parent)
    default:
      return false
  }
}

/** `x += [v]` of Python changes the list that is there. */
function isExtension({ parent }: Ast): boolean {
  return (
    parent?.type === 'AssignmentExpression' &&
    (parent.operator === '+=' || parent.operator === '|=') &&
    (parent.right.type === 'ArrayExpression' || parent.right.type === 'ObjectExpression')
  )
}

function isDeclared(pattern: Ast): boolean {
  let node: Ast | undefined = pattern
  while (node && (node.type.endsWith('Pattern') || node.type === 'Property' || node.type === 'RestElement')) node = node.parent
  return node?.type !== 'AssignmentExpression' && node?.type !== 'ForOfStatement'
}

/** Whether a use of a name changes what it stands for: `x.a = v`, `x.push(v)`, `Object.assign(x, v)`. */
export function isMutation(id: Identifier, isPython: boolean): boolean {
  let node: Ast = id
  let parent = node.parent
  if (parent?.type === 'CallExpression' && parent.arguments[0] === id && parent.callee.type === 'MemberExpression') {
    const name = keyOf(parent.callee)
    return name === 'assign' || name === 'merge' || name === 'defaultsDeep' || name === 'defineProperty'
  }
  while (parent && (parent.type === 'TypedExpression' || (parent.type === 'MemberExpression' && parent.object === node))) {
    node = parent
    parent = node.parent
  }
  if (node.type !== 'MemberExpression') return isPython && isExtension(id)
  if (isTarget(node)) return true
  const method = keyOf(node) ?? ''
  return parent?.type === 'CallExpression' && parent.callee === node && (isPython ? PYTHON_MUTATORS : MUTATORS).has(method)
}

const MUTATORS: ReadonlySet<string> = new Set(['push', 'unshift', 'splice', 'pop', 'shift', 'sort', 'reverse', 'fill', 'add', 'clear'])

export type Declared = Map<Ast, Map<string, Binding>>

function declarations(tree: Tree): Declared {
  const declared: Declared = new Map()
  const isPython = tree.program?.language === 'python'
  const around = (node: Ast) => (isPython ? localScope(tree, node) : blockScope(tree, node))
  const declare = (scope: Ast | undefined, binding: Binding) => {
    if (!scope) return
    const names = declared.get(scope) ?? new Map<string, Binding>()
    declared.set(scope, names)
    const other = names.get(binding.name)
    // Python's `try: import a as x`, `except ImportError: import b as x`: the first is what is meant.
    if (isPython && other?.kind === 'import' && binding.kind === 'import') return
    // Declared twice, as `var` or as overloads: nobody knows which one counts.
    names.set(binding.name, other && other.kind !== 'function' ? declaredTwice(binding) : binding)
  }
  const nodes = <K extends `${Ast['type']}`>(type: K) => (tree.byType.get(type) ?? []) as unknown as AstOf<K>[]

  for (const node of nodes('VariableDeclarator')) {
    const list = node.parent
    const kind = list?.type === 'VariableDeclaration' ? list.kind : 'const'
    const loop = list && list.parent
    const inLoop = loop?.type === 'ForOfStatement'
    const scope = kind === 'var' ? functionScope(tree, node) : around(node)
    for (const leaf of leaves(node.id, [])) {
      declare(scope, { ...leaf, name: leaf.id.name, kind, node, ...(node.init && !inLoop ? { init: node.init } : {}) })
    }
  }
  for (const type of ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const) {
    for (const node of nodes(type)) {
      if (node.id && node.body && type === 'FunctionDeclaration')
        declare(around(node), { name: node.id.name, kind: 'function', id: node.id, node })
      for (const param of node.params) {
        const pattern = param.type === 'ParameterProperty' ? param.parameter : param
        for (const leaf of leaves(pattern, [])) declare(node, { ...leaf, name: leaf.id.name, kind: 'param', node: param })
      }
    }
  }
  for (const node of nodes('ClassDeclaration')) {
    if (node.id) declare(around(node), { name: node.id.name, kind: 'class', id: node.id, node })
  }
  for (const node of nodes('EnumDeclaration')) declare(blockScope(tree, node), { name: node.id.name, kind: 'enum', id: node.id, node })
  for (const node of nodes('CatchClause')) {
    if (node.param) for (const leaf of leaves(node.param, [])) declare(node, { ...leaf, name: leaf.id.name, kind: 'catch', node })
  }
  for (const node of nodes('ImportDeclaration')) {
    for (const one of node.specifiers)
      declare(isPython ? localScope(tree, node) : tree.program, { name: one.local.name, kind: 'import', id: one.local, node: one })
  }
  for (const node of nodes('ImportEqualsDeclaration')) declare(tree.program, { name: node.id.name, kind: 'import', id: node.id, node })
  if (isPython) declareLocals(tree, declared, declare)
  return declared
}

function declaredTwice({ init: _, ...twice }: Binding): Binding {
  return { ...twice, kind: 'var' }
}

type Leaf = Pick<Binding, 'id' | 'path' | 'otherwise'>

/** The names of a pattern and how they are reached. */
function leaves(pattern: Ast, path: readonly (string | number)[] | undefined, otherwise?: Ast): Leaf[] {
  switch (pattern.type) {
    case 'Identifier':
      return [{ id: pattern, ...(path ? { path } : {}), ...(otherwise ? { otherwise } : {}) }]
    case 'AssignmentPattern':
      return leaves(pattern.left, path, pattern.right)
    case 'RestElement':
      return leaves(pattern.argument, undefined)
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => {
        if (one.type === 'RestElement') return leaves(one, undefined)
        const key = keyOf(one)
        return leaves(one.value, path && key !== undefined ? [...path, key] : undefined)
      })
    case 'ArrayPattern':
      return pattern.elements.flatMap((one, i) => (one ? leaves(one, path && [...path, i]) : []))
    default:
      return []
  }
}

function usesOf(tree: Tree, binding: (id: Identifier) => Binding | undefined): Map<Binding, Identifier[]> {
  const uses = new Map<Binding, Identifier[]>()
  for (const id of (tree.byType.get('Identifier') ?? []) as Identifier[]) {
    if (!isReference(id)) continue
    const found = binding(id)
    if (!found || found.id === id) continue
    addTo(uses, found, id)
  }
  return uses
}

function isReference(id: Identifier): boolean {
  const parent = id.parent
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === id || parent.computed
    case 'Property':
      return parent.value === id || parent.computed
    case 'PropertyDefinition':
    case 'MethodDefinition':
      return parent.key !== id || parent.computed
    case 'ImportSpecifier':
    case 'InterfaceMember':
    case 'EnumMember':
      return false
    default:
      return true
  }
}
