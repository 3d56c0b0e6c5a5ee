import {
  callsTo,
  conditionsAround,
  definition,
  keyOf,
  lastName,
  memberName,
  unwrap,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'

/** Whether a value is one of a few words where it stands: `if key in {"anonymous", "local"}:`, `if (key === 'anonymous')`. */
export function isOneOfConstants(module: Module, node: Ast): boolean {
  const written = module.source(node)
  for (const { of, test, holds } of conditionsAround(module, node))
    if (of.type !== 'LogicalExpression' && holds && limits(module, test, written)) return true
  return false
}

/** Whether a condition holds for written words alone. */
function limits(module: Module, test: Ast, written: string): boolean {
  const inner = unwrap(test)
  if (inner.type === 'LogicalExpression') {
    const [left, right] = [limits(module, inner.left, written), limits(module, inner.right, written)]
    return inner.operator === '&&' ? left || right : left && right
  }
  if (inner.type === 'BinaryExpression') {
    if (inner.operator === 'in') return module.source(inner.left) === written && isWords(module, inner.right)
    if (!/^={2,3}$/.test(inner.operator)) return false
    const [left, right] = [unwrap(inner.left), unwrap(inner.right)]
    return (module.source(left) === written && isWord(right)) || (module.source(right) === written && isWord(left))
  }
  if (inner.type !== 'CallExpression') return false
  // `['anonymous', 'local'].includes(key)`, `SPECIAL.has(key)`
  const callee = unwrap(inner.callee)
  const [given, ...more] = inner.arguments
  return (
    callee.type === 'MemberExpression' &&
    /^(?:includes|has)$/.test(keyOf(callee) ?? '') &&
    given !== undefined &&
    more.length === 0 &&
    module.source(given) === written &&
    isWords(module, callee.object)
  )
}

/** A list, set or tuple of words that is written down. */
function isWords(module: Module, node: Ast): boolean {
  const value = definition(module, node)
  const [first] = value.type === 'NewExpression' || value.type === 'CallExpression' ? value.arguments : []
  const list = first && /^(?:Set|frozenset|set)$/.test(lastName((value as AstOf<'CallExpression'>).callee) ?? '') ? unwrap(first) : value
  return list.type === 'ArrayExpression' && list.elements.length > 0 && list.elements.every((one) => one !== null && isWord(unwrap(one)))
}

function isWord(node: Ast): boolean {
  return node.type === 'Literal' && (typeof node.value === 'string' || node.value === null)
}

/**
 * Whether a member is of objects in a list, and each that is put into it here has only the beginning there:
 * `rows.append({'api_key': key[:8] + '…'})`, then `for row in rows: log(row['api_key'])`.
 */
export function isCutInList(module: Module, node: Ast): boolean {
  const member = unwrap(node)
  const key = memberName(member)
  const row = member.type === 'MemberExpression' ? unwrap(member.object) : undefined
  const list = row?.type === 'Identifier' ? listOf(module, row) : undefined
  if (key === undefined || list === undefined) return false
  const put = callsTo(module, /^(?:append|push)$/).flatMap(({ node: { callee, arguments: given } }) => {
    const inner = unwrap(callee)
    return inner.type === 'MemberExpression' && module.source(inner.object) === list ? given : []
  })
  const values = put.map((one) => {
    const object = unwrap(one)
    const found = object.type === 'ObjectExpression' && object.properties.find((each) => each.type === 'Property' && keyOf(each) === key)
    return found && found.type === 'Property' ? found.value : undefined
  })
  return values.length > 0 && values.every((one) => one !== undefined && isCut(module, one))
}

/** What a loop goes through, without the part of it that is taken. */
function listOf(module: Module, id: AstOf<'Identifier'>): string | undefined {
  const loop = module.binding(id)?.node.parent?.parent
  if (loop?.type !== 'ForOfStatement') return undefined
  let list = unwrap(loop.right)
  if (list.type === 'MemberExpression' && list.computed && keyOf(list) === undefined) list = unwrap(list.object)
  if (list.type === 'CallExpression' && lastName(list.callee) === 'slice') {
    const callee = unwrap(list.callee)
    list = callee.type === 'MemberExpression' ? unwrap(callee.object) : list
  }
  return list.type === 'Identifier' || list.type === 'MemberExpression' ? module.source(list) : undefined
}

/** `key[:8]`, `key.slice(0, 8)`, also with dots behind it. */
function isCut(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type === 'BinaryExpression') return inner.operator === '+' && isCut(module, inner.left) && isWord(unwrap(inner.right))
  if (inner.type === 'TemplateLiteral') return inner.expressions.length > 0 && inner.expressions.every((one) => isCut(module, one))
  if (inner.type === 'CallExpression')
    return /^(?:slice|substring|substr)$/.test(lastName(inner.callee) ?? '') && inner.arguments.length > 1
  return inner.type === 'MemberExpression' && inner.computed && /^\s*0?\s*:\s*\d{1,2}\s*$/.test(module.source(inner.property))
}
