import { dotted, keyOf, objectOf, textAt, unwrap, type Ast, type AstOf, type Binding, type Module } from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'

/**
 * Whether code takes the Authorization header out of headers that have a name, or puts another one in its place: `delete
 * headers.authorization`, `headers.pop("authorization", None)`, `headers["authorization"] = …`. A header whose name cannot be read may be
 * that one.
 */
export function mayLeaveTokenOut(module: Module, headers: Ast): boolean {
  const inner = unwrap(headers)
  const path = dotted(inner)
  let root = inner
  while (root.type === 'MemberExpression') root = unwrap(root.object)
  const binding = root.type === 'Identifier' ? module.binding(root) : undefined
  return path !== undefined && binding !== undefined && leftOutOf(module, binding).some((one) => one === path)
}

/** What of a name is left without the header: `headers`, `req.headers`; told once, as many requests may send the same. */
const leftOutOf = oncePerPair((module: Module, binding: Binding): readonly string[] =>
  module.references(binding).flatMap((use) => {
    const found: string[] = []
    let inner: Ast = use
    for (let step = 0; step < MOST_MEMBERS; step++) {
      if (isChanged(module, inner)) found.push(dotted(inner) ?? '')
      const outer = module.parent(inner)
      if (outer?.type !== 'TypedExpression' && (outer?.type !== 'MemberExpression' || outer.object !== inner)) break
      inner = outer
    }
    return found
  }),
)

/** `extra.requestInfo.headers` */
const MOST_MEMBERS = 6

function isChanged(module: Module, headers: Ast): boolean {
  const outer = module.parent(headers)
  if (outer?.type === 'AssignmentExpression' && outer.left === headers && outer.operator === '|=') return hasToken(module, outer.right)
  if (outer?.type === 'CallExpression' && outer.arguments[0] === headers && dotted(outer.callee) === 'Object.assign')
    return outer.arguments.slice(1).some((one) => hasToken(module, one))
  if (outer?.type !== 'MemberExpression' || outer.object !== headers) return false
  const change = module.parent(outer)
  switch (change?.type) {
    case 'CallExpression':
      return change.callee === outer && isChangedBy(module, keyOf(outer) ?? '', change)
    case 'AssignmentExpression':
      return change.left === outer && isToken(outer.computed ? textAt(module, outer.property)?.value : keyOf(outer))
    case 'UnaryExpression':
      return change.operator === 'delete' && isToken(keyOf(outer))
    // `del headers["authorization"]`
    case 'OtherStatement':
      return isToken(keyOf(outer))
    default:
      return false
  }
}

function isChangedBy(module: Module, method: string, { arguments: given }: AstOf<'CallExpression'>): boolean {
  const [first] = given
  if (/^(?:pop|delete|set|__delitem__)$/.test(method)) return isToken(first && textAt(module, first)?.value)
  return method === 'clear' || (method === 'update' && first !== undefined && hasToken(module, first))
}

/** Whether a table has the header, or cannot be read. */
function hasToken(module: Module, node: Ast): boolean {
  const table = node.type === 'SpreadElement' ? undefined : objectOf(module, node)
  return !table || table.properties.some((one) => (one.type === 'SpreadElement' ? hasToken(module, one.argument) : isToken(keyOf(one))))
}

function isToken(name: string | undefined): boolean {
  return name === undefined || name.toLowerCase() === 'authorization'
}

/** Whether a table writes the header anew behind one of its parts: `{ ...headers, authorization: token }`. */
export function isWrittenAnew(module: Module, parts: AstOf<'ObjectExpression'>['properties'], part: Ast): boolean {
  return parts.some((one) => {
    if (one.start <= part.start) return false
    if (one.type !== 'SpreadElement') return isToken(keyOf(one))
    const table = objectOf(module, one.argument)
    return table?.properties.some((inner) => inner.type !== 'SpreadElement' && isToken(keyOf(inner))) ?? false
  })
}
