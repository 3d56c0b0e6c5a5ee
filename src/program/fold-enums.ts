import type { Node } from '../parse/node.ts'
import { PYTHON_ENUMS } from '../knowledge/python-names.ts'
import { keyOf, lastName, unwrap, type Ast, type AstOf } from './ast.ts'
import type { Folding } from './fold.ts'
import { enumMap, movedTo } from './fold-import.ts'
import { named, type Here } from './instances.ts'

/** `Object.values(Grant)`: the values of an enum, or of an object that is all in sight; an enum of numbers has its names among them. */
export function listedValues(folding: Folding, use: Ast, node: Ast): Node | undefined {
  const declared = folding.module.binding(unwrap(node))?.node
  const map = declared?.type === 'EnumDeclaration' ? enumMap(folding, declared) : folding.fold(node)
  if (map.kind !== 'map' || map.open) return undefined
  return listOf(
    folding,
    use,
    map.entries.map(({ value }) => value),
  )
}

/** `list(Grant)`: the values of a class of Python that is an enum, in their order. */
export function listedClass(folding: Folding, use: Ast, node: Ast): Node | undefined {
  const found = enumClass(folding, node)
  if (!found) return undefined
  const there = found.module === folding.module ? folding : folding.elsewhere(found.module)
  const values = found.node.body.body.flatMap((one) =>
    one.type === 'PropertyDefinition' && one.value && !(keyOf(one) ?? '_').startsWith('_') ? [there.fold(one.value)] : [],
  )
  return listOf(folding, use, values)
}

/** `[one.value for one in Grant]`, `[one for one in Grant]`; what leaves some out is not known. */
export function listedEach(folding: Folding, node: AstOf<'OtherExpression'>): Node | undefined {
  const [each, declared, through, ...more] = node.parts
  if (!each || declared?.type !== 'VariableDeclaration' || !through || more.length > 0) return undefined
  if (each.type === 'SpreadElement' || each.type === 'VariableDeclaration') return undefined
  if (through.type === 'SpreadElement' || through.type === 'VariableDeclaration') return undefined
  const one = unwrap(each)
  const item = one.type === 'MemberExpression' && keyOf(one) === 'value' ? unwrap(one.object) : one
  const [target] = declared.declarations
  if (item.type !== 'Identifier' || target?.id.type !== 'Identifier' || target.id.name !== item.name) return undefined
  return listedClass(folding, node, through)
}

/** Whether a name is that of a class of Python that is an enum. */
export function isEnumClass(folding: Folding, node: Ast): boolean {
  return enumClass(folding, node) !== undefined
}

function enumClass(folding: Folding, node: Ast): Here<AstOf<'ClassDeclaration'>> | undefined {
  const inner = unwrap(node)
  if (folding.hops === 0 || (inner.type !== 'Identifier' && inner.type !== 'MemberExpression')) return undefined
  const found = named(folding.module, inner, undefined, 'constants')
  return found?.node.type === 'ClassDeclaration' && isEnum(found.node) ? { module: found.module, node: found.node } : undefined
}

function isEnum({ superClass, bases }: AstOf<'ClassDeclaration'>): boolean {
  return [superClass, ...bases].some((one) => one !== null && PYTHON_ENUMS.has(lastName(one) ?? ''))
}

/** A list of texts, where the list is made. */
function listOf(folding: Folding, use: Ast, values: readonly Node[]): Node | undefined {
  const at = folding.module.span(use)
  if (values.length === 0 || !values.every((one) => one.kind === 'scalar' && typeof one.value === 'string')) return undefined
  return { kind: 'list', items: values.map((one) => movedTo(one, at)), at }
}
