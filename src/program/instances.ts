import { isFunction, isNone, isOwnMember, keyOf, lastName, unwrap, type Ast, type AstOf, type CallNode } from './ast.ts'
import { importSource } from './imports.ts'
import type { Module, NeighbourUse } from './module.ts'
import { PYTHON_TYPE_WRAPPERS } from '../knowledge/python-names.ts'
import { oncePerPair } from '../text/once-per.ts'
import type { Binding } from './scope.ts'
import { firstFound } from '../text/first-found.ts'

/** Something of this repository and the module that it stands in. */
export interface Here<T extends Ast = Ast> {
  readonly module: Module
  readonly node: T
}

/** An object of a class of this repository, and the call that makes it where that can be seen. */
export interface Instance extends Here<AstOf<'ClassDeclaration'>> {
  readonly made?: CallNode
}

const MAX_STEPS = 8

/** The class, interface or object type of a name, wherever in the repository it is declared. */
export function typeNamed(module: Module, name: Ast): Here | undefined {
  return named(module, name, MAX_STEPS, 'types') ?? ownInterface(module, name)
}

/** What a name stands for, in this module or in a neighbour: a function, a class, or the expression that it is given. */
export function named(
  module: Module,
  node: Ast,
  steps = MAX_STEPS,
  use: NeighbourUse = 'values',
  asked: Asked = new Map(),
): Here | undefined {
  const inner = unwrap(node)
  if (steps === 0) return undefined
  if (inner.type === 'MemberExpression') {
    const name = keyOf(inner)
    const holder = unwrap(inner.object)
    const binding = module.binding(holder)
    const source = binding && name !== undefined ? moduleNamed(module, binding) : undefined
    return source === undefined || name === undefined ? undefined : exported(module, source, name, steps, use, asked)
  }
  const binding = module.binding(inner)
  if (!binding) return undefined
  if (binding.kind === 'class' || binding.kind === 'function') return { module, node: binding.node }
  if (binding.kind !== 'import')
    return binding.init && binding.path?.length === 0 && !module.written(binding) ? { module, node: binding.init } : undefined
  const source = importSource(module, binding)
  const { node: specifier } = binding
  if (source === undefined || specifier.type !== 'ImportSpecifier') return undefined
  return exported(
    module,
    source,
    specifier.imported.type === 'Identifier' ? specifier.imported.name : String(specifier.imported.value),
    steps,
    use,
    asked,
  )
}

/** The module that a name stands for: `import app.config as config`, `from app import config`. */
function moduleNamed(module: Module, { kind, node, name }: Binding): string | undefined {
  const declaration = kind === 'import' ? module.parent(node) : undefined
  if (declaration?.type !== 'ImportDeclaration') return undefined
  const source = String(declaration.source.value)
  if (node.type === 'ImportNamespaceSpecifier') return source
  return node.type === 'ImportSpecifier'
    ? `${source}${source.endsWith('.') ? '' : '.'}${node.imported.type === 'Identifier' ? node.imported.name : name}`
    : undefined
}

/** The modules that one look-up has asked for a name, and with how many steps left: those that hand one another on are not asked again. */
type Asked = Map<string, number>

function exported(module: Module, source: string, name: string, steps: number, use: NeighbourUse, asked: Asked): Here | undefined {
  const next = module.neighbour(source, use)
  const question = `${next?.file.path}\n${name}`
  if ((asked.get(question) ?? 0) >= steps) return undefined
  asked.set(question, steps)
  const value = next?.exported(name)
  if (next && value) return value.type === 'Identifier' ? named(next, value, steps - 1, use, asked) : { module: next, node: value }
  const handed = next?.handedOn(name)
  if (next && handed) return exported(next, handed.module, handed.name, steps - 1, use, asked)
  return firstFound(next && steps > 1 ? next.handsOn : [], (all) => exported(next as Module, all, name, steps - 1, use, asked))
}

/**
 * The class of this repository that an expression is an object of: by its type, by the call that makes it, or by what a function gives
 * back.
 */
export function instanceOf(module: Module, node: Ast, steps = MAX_STEPS): Instance | undefined {
  const inner = unwrap(node)
  if (steps === 0) return undefined
  switch (inner.type) {
    case 'Identifier': {
      const binding = module.binding(inner)
      const typed =
        binding && 'typeAnnotation' in binding.id && binding.id.typeAnnotation
          ? promised(module, binding.id.typeAnnotation, steps)
          : undefined
      const meant = typed ? undefined : named(module, inner, steps)
      return (
        typed ??
        (meant && meant.node !== inner && !isFunction(meant.node) && meant.node.type !== 'ClassDeclaration'
          ? instanceOf(meant.module, meant.node, steps - 1)
          : undefined)
      )
    }
    case 'MemberExpression': {
      const isOwn = unwrap(inner.object).type === 'ThisExpression'
      const type = isOwn ? fieldType(inner) : undefined
      const typed = type && promised(module, type, steps)
      if (typed) return typed
      const value = isOwn ? fieldValue(module, inner) : undefined
      const meant = value ? { module, node: value } : named(module, inner, steps)
      return meant && instanceOf(meant.module, meant.node, steps - 1)
    }
    case 'CallExpression':
    case 'NewExpression': {
      const called = named(module, inner.callee, steps)
      if (called?.node.type === 'ClassDeclaration') return { module: called.module, node: called.node, made: inner }
      return called && isFunction(called.node) ? givenBack(called.module, called.node, steps - 1) : undefined
    }
    default:
      return undefined
  }
}

/** What a function gives back, by its type or by its one `return`. */
function givenBack(module: Module, fn: Ast & { readonly returnType: AstOf<'TypeReference'> | null }, steps: number): Instance | undefined {
  const typed = fn.returnType ? promised(module, fn.returnType, steps) : undefined
  if (typed) return typed
  const given = module.nodes('ReturnStatement').filter(({ argument, start, end }) => argument && start >= fn.start && end <= fn.end)
  const [only] = given
  return only?.argument && given.length === 1 ? instanceOf(module, only.argument, steps) : undefined
}

/** The class of this repository that a declaration promises by its type. */
export function promisedBy(module: Module, { typeAnnotation }: AstOf<'PropertyDefinition'>): Instance | undefined {
  return typeAnnotation ? promised(module, typeAnnotation, MAX_STEPS) : undefined
}

function promised(module: Module, type: AstOf<'TypeReference'>, steps: number): Instance | undefined {
  const [first] = type.arguments
  if (steps === 0) return undefined
  if (!type.name || (first && PYTHON_TYPE_WRAPPERS.test(lastName(type.name) ?? ''))) return first && promised(module, first, steps - 1)
  const found = named(module, type.name, steps)
  return found?.node.type === 'ClassDeclaration' ? { module: found.module, node: found.node } : undefined
}

/** The type that the declaration of `this.name` says, or the parameter of the constructor that it is. */
export function fieldType(member: AstOf<'MemberExpression'>): AstOf<'TypeReference'> | undefined {
  const name = keyOf(member)
  let owner: Ast | undefined = member
  while (owner && owner.type !== 'ClassBody') owner = owner.parent
  if (owner?.type !== 'ClassBody' || name === undefined) return undefined
  for (const one of owner.body) {
    if (one.type === 'PropertyDefinition' && keyOf(one) === name && one.typeAnnotation) return one.typeAnnotation
    for (const given of one.type === 'MethodDefinition' && one.kind === 'constructor' ? one.value.params : []) {
      const id = given.type === 'ParameterProperty' ? given.parameter : undefined
      if (id?.type === 'Identifier' && id.name === name && id.typeAnnotation) return id.typeAnnotation
    }
  }
  return undefined
}

/** What `this.name` is given: by the one assignment of its class that is not `None`, or where it is declared. */
export function fieldValue(module: Module, member: AstOf<'MemberExpression'>): Ast | undefined {
  const name = keyOf(member)
  let owner: Ast | undefined = member
  while (owner && owner.type !== 'ClassBody') owner = module.parent(owner)
  if (owner?.type !== 'ClassBody' || name === undefined) return undefined
  const own = setsOf(module, owner).get(name)
  if (own) return own.length === 1 ? own[0] : undefined
  const field = owner.body.find((one) => one.type === 'PropertyDefinition' && keyOf(one) === name)
  return field?.type === 'PropertyDefinition' ? (field.value ?? undefined) : undefined
}

/** What the methods of a class give to its fields. A second value, and one that is added to, leaves nothing to tell. */
const setsOf = oncePerPair((module: Module, owner: AstOf<'ClassBody'>): ReadonlyMap<string, readonly Ast[]> => {
  const found = new Map<string, Ast[]>()
  for (const { left, right, operator, start, end } of module.nodes('AssignmentExpression')) {
    const target = unwrap(left)
    if (start < owner.start || end > owner.end || !isOwnMember(target) || isNone(right)) continue
    const name = keyOf(target)
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), ...(operator === '=' ? [right] : [right, right])])
  }
  return found
})

/** An interface of this module, or an object type with a name. */
function ownInterface(module: Module, name: Ast): Here | undefined {
  const node = name.type === 'Identifier' ? module.nodes('InterfaceDeclaration').find(({ id }) => id.name === name.name) : undefined
  return node && { module, node }
}
