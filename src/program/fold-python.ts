import type { Node } from '../parse/node.ts'
import { keyOf, lastName, unwrap, withoutCall, type Ast, type AstOf, type CallNode } from './ast.ts'
import type { Folding } from './fold.ts'
import { byDefault, calculated, lastResort } from './fold-operators.ts'
import { isEnumClass, listedEach } from './fold-enums.ts'
import { movedTo } from './fold-import.ts'
import { declaredField, isSetByMethod } from './class-fields.ts'
import { fieldValue } from './instances.ts'
import { foldGot } from './fold-names.ts'
import { filled, foldPythonCall, pathTo } from './fold-python-call.ts'
import { PYTHON_ENVIRONMENTS } from '../knowledge/python-names.ts'
import { textOf } from './template.ts'

/** Values that Python makes in another way; undefined for what is as everywhere. */
export function foldPython(folding: Folding, node: Ast): Node | undefined {
  switch (node.type) {
    case 'BinaryExpression':
      return binary(folding, node)
    case 'LogicalExpression':
      return node.operator === '||' ? either(folding, node) : undefined
    case 'MemberExpression':
      return member(folding, node)
    case 'CallExpression':
      return foldPythonCall(folding, node)
    case 'Identifier':
      return parameter(folding, node)
    case 'OtherExpression':
      return listedEach(folding, node)
    default:
      return undefined
  }
}

/** `a or b`: whatever is not known may be absent. */
function either(folding: Folding, node: AstOf<'LogicalExpression'>): Node {
  const left = folding.fold(node.left)
  if (left.kind === 'dynamic')
    return left.fallback && left.fallback.kind !== 'dynamic' ? left : { ...left, fallback: lastResort(folding.fold(node.right)) }
  return left.kind === 'scalar' && !left.value ? folding.fold(node.right) : left
}

function parameter(folding: Folding, node: AstOf<'Identifier'>): Node | undefined {
  const binding = folding.module.binding(node)
  if (binding?.kind !== 'param' || !binding.otherwise || binding.path?.length !== 0) return undefined
  const given = folding.fold(binding.otherwise)
  if (given.kind === 'dynamic') return given.variable === undefined ? undefined : given
  return given.kind === 'scalar' && given.value !== null ? folding.dynamic(node, { fallback: given }) : undefined
}

/** `os.environ['X']`, `list[-1]`, `Class.field`, and a name of a module of this repository. */
function member(folding: Folding, node: AstOf<'MemberExpression'>): Node | undefined {
  const { module } = folding
  const object = unwrap(node.object)
  if (object.type === 'ThisExpression') return own(folding, node)
  const key = node.computed ? folding.fold(node.property) : undefined
  const path = pathTo(folding, object)
  if (PYTHON_ENVIRONMENTS.has(path)) {
    const variable = textOf(key)?.value
    return variable === undefined ? undefined : folding.dynamic(node, { variable })
  }
  if (key?.kind === 'scalar' && typeof key.value === 'number') {
    const list = folding.fold(object)
    return (list.kind === 'list' && !list.open ? list.items.at(key.value) : undefined) ?? folding.dynamic(node)
  }
  const name = keyOf(node)
  const owner = object.type === 'Identifier' ? module.binding(object)?.node : undefined
  if (owner?.type === 'ClassDeclaration') {
    const field = owner.body.body.find((one) => one.type === 'PropertyDefinition' && keyOf(one) === name)
    return field?.type === 'PropertyDefinition' && field.value ? folding.fold(field.value) : folding.dynamic(node)
  }
  if (name === undefined || node.computed) return undefined
  // A member of an enum is given by itself, or as its `value`.
  if (name === 'value' && object.type === 'MemberExpression' && isEnumClass(folding, object.object)) return folding.fold(object)
  return setting(folding, node, object, name) ?? (path === '' || path.includes('(') ? undefined : folding.neighbour(node, path, name))
}

/** `self.name`, also of a property. */
function own(folding: Folding, node: AstOf<'MemberExpression'>): Node {
  const value = fieldValue(folding.module, node)
  return value ? folding.fold(value) : foldGot(folding, node)
}

/**
 * A field of an object: of pydantic's settings the variable of the environment
 * (https://docs.pydantic.dev/latest/concepts/pydantic_settings/),
 * of other classes with declared fields what holds where the object is made without it, and of any class the variable that is written
 * there: `JWT_SECRET = os.getenv("JWT_SECRET", "…")`.
 */
function setting(folding: Folding, node: AstOf<'MemberExpression'>, object: Ast, name: string): Node | undefined {
  const field = declaredField(folding.module, object, name)
  if (!field) return undefined
  const isSettings = field.classes.some((one) => basesOf(one.node).some((base) => /Settings$/.test(lastName(base) ?? '')))
  const isDeclared = isSettings || (hasDeclaredFields(field.instance.node) && isMadeWithout(field.instance.made, name))
  const given = field.node.value
  const value = given && (field.module === folding.module ? folding : folding.elsewhere(field.module)).fold(given)
  if (!isDeclared && (value?.kind !== 'dynamic' || value.variable === undefined || isSetByMethod(field, name))) return undefined
  const known = value?.kind === 'dynamic' ? value.fallback : value
  const fallback = known?.kind === 'scalar' && known.value !== null ? { fallback: movedTo(known, folding.module.span(node)) } : {}
  if (isSettings) return folding.dynamic(node, { variable: name.toUpperCase(), ...fallback })
  if (value?.kind === 'dynamic' && value.variable !== undefined) return folding.dynamic(node, { variable: value.variable, ...fallback })
  return 'fallback' in fallback ? folding.dynamic(node, fallback) : undefined
}

function basesOf({ superClass, bases }: AstOf<'ClassDeclaration'>): Ast[] {
  return [superClass, ...bases].filter((one) => one !== null)
}

/** A dataclass, or a model of pydantic. */
function hasDeclaredFields({ superClass, decorators }: AstOf<'ClassDeclaration'>): boolean {
  const names = [superClass, ...decorators.map(({ expression }) => withoutCall(expression))]
  return names.some((one) => one && /^(?:BaseModel|dataclass|define|frozen)$/.test(lastName(one) ?? ''))
}

function isMadeWithout(made: CallNode | undefined, name: string): boolean {
  return (
    made !== undefined &&
    made.arguments.every(
      (one) =>
        one.type === 'ObjectExpression' && one.named && one.properties.every((each) => each.type === 'Property' && keyOf(each) !== name),
    )
  )
}

const ARITHMETIC: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
  ['**', (a, b) => a ** b],
  ['//', (a, b) => Math.floor(a / b)],
  ['%', (a, b) => a - b * Math.floor(a / b)],
])

function binary(folding: Folding, node: AstOf<'BinaryExpression'>): Node | undefined {
  const { operator } = node
  if (operator !== '+' && operator !== '|' && !ARITHMETIC.has(operator)) return undefined
  const left = folding.fold(node.left)
  if (operator === '%' && (left.kind === 'template' || textOf(left))) return percent(folding, node, left)
  if (left.kind !== 'list' && left.kind !== 'map' && !ARITHMETIC.has(operator)) return undefined
  const right = folding.fold(node.right)
  const at = folding.module.span(node)
  if (operator === '+' && left.kind === 'list' && right.kind === 'list') {
    return { kind: 'list', items: [...left.items, ...right.items], ...(left.open || right.open ? { open: true } : {}), at }
  }
  if (operator === '|' && left.kind === 'map' && right.kind === 'map') {
    return { kind: 'map', entries: [...left.entries, ...right.entries], open: left.open || right.open, at }
  }
  const [one, other] = [byDefault(left), byDefault(right)]
  const value = typeof one === 'number' && typeof other === 'number' ? ARITHMETIC.get(operator)?.(one, other) : undefined
  if (left.kind !== 'scalar' || right.kind !== 'scalar') return calculated(folding, node, value)
  return value !== undefined && Number.isFinite(value) ? folding.computed(node, value) : folding.dynamic(node)
}

/** `"Bearer %s" % token`, also with a tuple or a dictionary. */
function percent(folding: Folding, node: AstOf<'BinaryExpression'>, left: Node): Node {
  const right = folding.fold(node.right)
  const text = textOf(left)
  if (!text) return folding.joined(node, [left, right])
  const values = right.kind === 'list' ? right.items : [right]
  return filled(folding, node, text, /%(?:\((\w+)\))?[sdr]/g, (match, i) =>
    match[1] && right.kind === 'map' ? right.entries.findLast((entry) => entry.key.value === match[1])?.value : values[i],
  )
}
