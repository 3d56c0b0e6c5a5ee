import type { Node } from '../parse/node.ts'
import { oncePer } from '../text/once-per.ts'
import { isOwnMember, keyOf, unwrap, type Ast, type AstOf, type Identifier } from './ast.ts'
import { originOf } from './origin.ts'
import { importSource } from './imports.ts'
import { isEnvironment, variableOf } from './environment.ts'
import type { Folding } from './fold.ts'
import { enumValue, movedTo } from './fold-import.ts'
import { orElse } from './fold-operators.ts'
import { membersSet } from './members-set.ts'
import type { Binding } from './scope.ts'
import { isUndefined, undefinedNode } from './undefined.ts'
import { named, type Here } from './instances.ts'
import { gotBy } from './made-objects.ts'
import type { Module } from './module.ts'

/** The value that a name stands for. */
export function identifier(folding: Folding, node: Identifier): Node {
  const binding = folding.module.binding(node)
  if (!binding) {
    if (node.name === 'undefined') return undefinedNode(folding.module.span(node))
    return node.name === 'Infinity' || node.name === 'NaN' ? folding.computed(node, Number(node.name)) : folding.dynamic(node)
  }
  if (binding.kind === 'import') return imported(folding, node, binding, undefined)
  return binding.kind === 'enum' || binding.kind === 'class' || binding.kind === 'function'
    ? folding.dynamic(node)
    : bound(folding, node, binding)
}

function bound(folding: Folding, node: Identifier, binding: Binding): Node {
  const { module } = folding
  if (binding.kind === 'param' && binding.otherwise && module.language !== 'python' && !module.written(binding))
    return orElse(folding, node, binding.otherwise)
  if (!binding.init || !binding.path || module.written(binding)) return folding.dynamic(node)
  // What is changed of a dictionary or list of Python is known: later-changes.ts.
  if (module.language !== 'python' && module.mutated(binding)) return changed(folding, node, binding)
  const [step] = binding.path
  const variable = binding.path.length === 1 && isEnvironment(binding.init) ? String(step) : undefined
  if (variable !== undefined) {
    return folding.dynamic(node, binding.otherwise ? { variable, fallback: folding.fold(binding.otherwise) } : { variable })
  }
  if (binding.path.length === 1) {
    const required = originOf(module, binding.init)
    if (required?.name === '') return from(folding, node, required.module, String(step))
  }
  let value = folding.fold(binding.init)
  for (const one of binding.path) value = memberOf(folding, node, value, String(one))
  return binding.otherwise ? orStandIn(folding, node, value, binding.otherwise) : value
}

/** A member that is taken apart with a value for where it is missing: `const { ttl = '15m' } = await load()`. */
function orStandIn(folding: Folding, node: Identifier, value: Node, otherwise: Ast): Node {
  if (isUndefined(value)) return folding.fold(otherwise)
  if (value.kind !== 'dynamic' || value.fallback) return value
  const instead = orElse(folding, node, otherwise)
  return instead.kind === 'dynamic' && instead.fallback ? { ...value, fallback: instead.fallback } : value
}

/** An object with what later lines set of it; what else changes something cannot be told. */
function changed(folding: Folding, node: Identifier, binding: Binding): Node {
  const made = binding.init && binding.path?.length === 0 ? folding.fold(binding.init) : undefined
  const set = made?.kind === 'map' ? membersSet(folding, binding, node) : undefined
  return made?.kind === 'map' && set ? { ...made, entries: [...made.entries, ...set] } : folding.dynamic(node)
}

/** A name of another file: its value there when the file is at hand, and `from` otherwise. */
function imported(folding: Folding, use: Ast, binding: Binding, member: string | undefined): Node {
  const source = importSource(folding.module, binding)
  // What is changed of a dictionary or list of Python is known: later-changes.ts.
  if (source === undefined || (folding.module.language !== 'python' && folding.module.mutated(binding))) return folding.dynamic(use)
  const { node } = binding
  if (node.type === 'ImportSpecifier')
    return from(folding, use, source, 'name' in node.imported ? node.imported.name : String(node.imported.value))
  if (node.type !== 'ImportNamespaceSpecifier') return from(folding, use, source, 'default')
  return member === undefined ? folding.dynamic(use, { from: { module: source, name: '*' } }) : from(folding, use, source, member)
}

function from(folding: Folding, use: Ast, module: string, name: string): Node {
  return folding.neighbour(use, module, name) ?? folding.dynamic(use, { from: { module, name } })
}

/** The value of `a.b` and `a[b]`: of the environment, an enum, an import, a field, or a step into a known value. */
export function member(folding: Folding, node: AstOf<'MemberExpression'>): Node {
  const variable = variableOf(node)
  if (variable !== undefined) return folding.dynamic(node, { variable })
  const object = unwrap(node.object)
  const key = keyOf(node) ?? computedKey(folding, node)
  if (key === undefined) return folding.dynamic(node)
  if (object.type === 'Identifier') {
    const binding = folding.module.binding(object)
    if (binding && standsForEnvironment(binding)) return folding.dynamic(node, { variable: key })
    if (binding?.node.type === 'EnumDeclaration') return enumValue(folding, binding.node, key) ?? folding.dynamic(node)
    if (binding?.node.type === 'ImportNamespaceSpecifier') return imported(folding, node, binding, key)
    const required = binding?.init && binding.path?.length === 0 ? originOf(folding.module, binding.init) : undefined
    if (required?.name === '' && binding?.init?.type === 'CallExpression') return from(folding, node, required.module, key)
  }
  if (object.type === 'ThisExpression') return field(folding, node, key)
  const constant = classConstant(folding.module, node, key, folding.hops > 0)
  if (constant?.module === folding.module) return folding.fold(constant.node)
  if (constant) return movedTo(folding.elsewhere(constant.module).fold(constant.node), folding.module.span(node))
  return memberOf(folding, node, folding.fold(object), key)
}

/** A parameter that is the environment where nothing else is given: `(env = process.env) => env.PORT`. */
function standsForEnvironment({ kind, otherwise, path }: Binding): boolean {
  return kind === 'param' && otherwise !== undefined && path?.length === 0 && isEnvironment(unwrap(otherwise))
}

function computedKey(folding: Folding, node: AstOf<'MemberExpression'>): string | undefined {
  const key = node.computed ? folding.fold(node.property) : undefined
  return key?.kind === 'scalar' ? String(key.value) : undefined
}

/** A member of a known value. */
function memberOf(folding: Folding, use: Ast, value: Node, key: string): Node {
  if (value.kind === 'map' && !value.open) {
    const found = value.entries.findLast((entry) => entry.key.value === key)
    return found?.value ?? (key in Object.prototype ? folding.dynamic(use) : undefinedNode(folding.module.span(use)))
  }
  if (value.kind === 'map') {
    const found = value.entries.findLastIndex((entry) => entry.key.value === key)
    return (value.certain !== undefined && found >= value.certain ? value.entries[found]?.value : undefined) ?? folding.dynamic(use)
  }
  if (value.kind === 'list' && !value.open) {
    if (key === 'length') return folding.computed(use, value.items.length)
    return (/^\d+$/.test(key) ? value.items[Number(key)] : undefined) ?? folding.dynamic(use)
  }
  if (value.kind === 'scalar' && typeof value.value === 'string') {
    if (key === 'length') return folding.computed(use, value.value.length)
    if (key === 'href') return value
    if (key === 'origin' || key === 'host' || key === 'hostname' || key === 'protocol') {
      return folding.computed(use, URL.canParse(value.value) ? new URL(value.value)[key] : undefined)
    }
  }
  if (value.kind === 'dynamic' && value.from)
    return folding.dynamic(use, { from: { module: value.from.module, name: `${value.from.name}.${key}` } })
  return folding.dynamic(use)
}

/** A field of the class around it that is set where it is declared, and nowhere else. */
function field(folding: Folding, use: AstOf<'MemberExpression'>, key: string): Node {
  const { module } = folding
  const owner = [...module.ancestors(use)].find((one) => one.type === 'ClassBody')
  if (owner?.type !== 'ClassBody') return folding.dynamic(use)
  const field = owner.body.find((one) => one.type === 'PropertyDefinition' && keyOf(one) === key)
  const sets = module.nodes('AssignmentExpression').filter(({ left }) => left.type === 'MemberExpression' && keyOf(left) === key)
  const value = field?.type === 'PropertyDefinition' ? field.value : undefined
  if (value) return sets.length === 0 ? folding.fold(value) : folding.dynamic(use)
  const [only] = sets
  if (!only) return foldGot(folding, use)
  const own = sets.length === 1 && only.operator === '=' && isOwnMember(only.left)
  const inside = own && only.start > owner.start && only.end < owner.end
  return inside &&
    owner.body.some(
      (one) => one.type === 'MethodDefinition' && one.kind === 'constructor' && one.start <= only.start && only.end <= one.end,
    )
    ? folding.fold(only.right)
    : folding.dynamic(use)
}

/** What a getter of the class around always gives for `this.name`. */
export function foldGot(folding: Folding, use: AstOf<'MemberExpression'>): Node {
  const got = gotBy(folding.module, use)
  return (got && folding.once(got, () => folding.fold(got))) ?? folding.dynamic(use)
}

/** Methods that change what they are called on. */
const CHANGES = /^(?:update|setdefault|append|extend|insert|remove|pop|popitem|clear|add|push|set|delete|assign|splice|sort)$/

/**
 * What a class of this repository gives a name once and for all: in Python in its body, in TypeScript as a static field. Nothing where this
 * module or that of the class gives it something else or changes it.
 */
function classConstant(module: Module, { object }: AstOf<'MemberExpression'>, key: string, elsewhere: boolean): Here | undefined {
  const inner = unwrap(object)
  const binding = module.binding(inner)
  if (!elsewhere && binding?.kind !== 'class') return undefined
  const found = inner.type === 'Identifier' || inner.type === 'MemberExpression' ? named(module, inner, undefined, 'constants') : undefined
  if (found?.node.type !== 'ClassDeclaration') return undefined
  const isPython = found.module.language === 'python'
  const [field, ...more] = found.node.body.body.filter(
    (one): one is AstOf<'PropertyDefinition'> => one.type === 'PropertyDefinition' && keyOf(one) === key && (isPython || one.static),
  )
  if (!field?.value || more.length > 0 || isChanged(found.module, key) || isChanged(module, key)) return undefined
  return { module: found.module, node: field.value }
}

/** `Settings.KEY = …`, `Settings.KEY['a'] = …`, `Settings.KEY.update(…)`, of whatever class. */
function isChanged(module: Module, key: string): boolean {
  return changedIn(module).has(key)
}

/** Told once a module: a class may be asked for each of its names. */
const changedIn = oncePer((module: Module): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const { left } of module.nodes('AssignmentExpression')) addKeys(found, left)
  for (const { callee } of module.nodes('CallExpression')) {
    const called = unwrap(callee)
    if (called.type === 'MemberExpression' && CHANGES.test(keyOf(called) ?? '')) addKeys(found, called.object)
  }
  return found
})

/** All members on the way to what is changed. */
function addKeys(found: Set<string>, node: Ast): void {
  for (let inner = unwrap(node); inner.type === 'MemberExpression'; inner = unwrap(inner.object)) {
    const key = keyOf(inner)
    if (key !== undefined) found.add(key)
  }
}
