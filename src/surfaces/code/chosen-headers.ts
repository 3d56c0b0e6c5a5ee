import { calleeOf, dotted, fold, keyOf, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { items, string } from '../../parse/node.ts'
import { inTurn } from '../../text/pattern.ts'

const AUTHORIZATION = 'authorization'

/**
 * Whether what is chosen among headers has the Authorization header, in a comprehension of Python or by `Object.fromEntries`. What cannot
 * be told is no.
 *
 * @param isAll whether an expression is all headers of the caller
 */
export function choosesAuthorization(module: Module, node: Ast, isAll: (node: Ast) => boolean): boolean {
  if (node.type === 'OtherExpression') return byComprehension(module, node, isAll)
  const [entries] = node.type === 'CallExpression' && dotted(node.callee) === 'Object.fromEntries' ? node.arguments : []
  return entries !== undefined && entries.type !== 'SpreadElement' && byEntries(module, unwrap(entries), isAll)
}

/** `{k: v for k, v in headers.items() if k in NAMES}`, `{k: headers[k] for k in NAMES if k in headers}` */
function byComprehension(module: Module, node: AstOf<'OtherExpression'>, isAll: (node: Ast) => boolean): boolean {
  const said = COMPREHENSION.exec(module.source(node).replace(/\s+/g, ' '))
  if (!said) return false
  const [, , value = '', , condition] = said
  const all = node.parts.flatMap((part) => partsOf(part)).filter((part) => isAll(part))
  if (all.length === 0) return false
  const given = node.parts.find((part) => part.type !== 'VariableDeclaration' && namesIn(module, part).length > 0)
  if (value.endsWith(']')) return given !== undefined && given.type !== 'SpreadElement' && namesIn(module, given).includes(AUTHORIZATION)
  return condition === undefined || isChosen(module, node.parts, condition)
}

const COMPREHENSION = inTurn(
  '',
  /^\{ ?(\w{1,40})(?:\.(?:lower|title)\(\))? ?: ?(\w{1,60}(?:\[\w{1,40}\])?)/,
  / for (\w{1,40}(?:, ?\w{1,40})?) in [^{}]{1,200}?(?: if (.{1,300}))? ?\}$/,
)

/** `k in ("authorization", "accept")`, `k.lower() not in DROPPED`, `k != "host"`, and one of several: `k.startswith("x-") or k == "…"`. */
function isChosen(module: Module, parts: readonly Ast[], condition: string): boolean {
  const either = parts.findLast((part) => part.type === 'LogicalExpression')
  if (either?.type === 'LogicalExpression') {
    const sides = [either.left, either.right].map(unwrap)
    return either.operator === '||' && sides.some((one) => isChosen(module, [one], module.source(one).replace(/\s+/g, ' ')))
  }
  const said = /^\w{1,40}(?:\.lower\(\))? (in|not in|==|!=) [^()]{0,40}(?:[([{][^()[\]{}]{0,300}[)\]}])?$/.exec(condition)
  const compared = parts.findLast((part) => part.type === 'BinaryExpression')
  const names = compared?.type === 'BinaryExpression' ? namesIn(module, compared.right) : []
  if (!said || names.length === 0) return false
  return /^(?:in|==)$/.test(said[1] ?? '') === names.includes(AUTHORIZATION)
}

/** The names that an expression lists, in small letters; none where it lists something else as well. */
function namesIn(module: Module, node: Ast): readonly string[] {
  const list = fold(module, node)
  const one = string(list)
  const names = list.kind === 'list' ? items(list).map((item) => string(item)?.value.toLowerCase()) : [one?.value.toLowerCase()]
  return names.every((name) => name !== undefined) ? names : []
}

/** A part of a comprehension, and what its `items()` is called on. */
function partsOf(part: Ast): readonly Ast[] {
  const inner = unwrap(part)
  if (inner.type === 'MemberExpression') return [inner, inner.object]
  const callee = calleeOf(inner)
  return callee?.type === 'MemberExpression' && keyOf(callee) === 'items' ? [callee.object] : [inner]
}

/** `Object.entries(req.headers)`, and `.filter(([name]) => ['authorization'].includes(name))` behind it. */
function byEntries(module: Module, node: Ast, isAll: (node: Ast) => boolean): boolean {
  if (node.type !== 'CallExpression') return false
  const [first] = node.arguments
  if (!first || first.type === 'SpreadElement') return false
  if (dotted(node.callee) === 'Object.entries') return isAll(first)
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression' || keyOf(callee) !== 'filter') return false
  const body = first.type === 'ArrowFunctionExpression' && first.body ? unwrap(first.body) : undefined
  return body !== undefined && body.type !== 'BlockStatement' && keeps(module, body) && byEntries(module, unwrap(callee.object), isAll)
}

/** Whether a condition on a name holds for the Authorization header, as far as one list says. */
function keeps(module: Module, node: Ast): boolean {
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const names = listedBy(module, unwrap(node.argument))
    return names.length > 0 && !names.includes(AUTHORIZATION)
  }
  if (node.type === 'BinaryExpression' && /^!==?$/.test(node.operator)) {
    const names = namesIn(module, node.right)
    return names.length > 0 && !names.includes(AUTHORIZATION)
  }
  const names = node.type === 'BinaryExpression' && /^===?$/.test(node.operator) ? namesIn(module, node.right) : listedBy(module, node)
  return names.includes(AUTHORIZATION)
}

/** `['authorization', 'accept'].includes(name)`, `FORWARDED.has(name)` */
function listedBy(module: Module, node: Ast): readonly string[] {
  const callee = calleeOf(node)
  if (callee?.type !== 'MemberExpression' || !/^(?:includes|has)$/.test(keyOf(callee) ?? '')) return []
  return namesIn(module, callee.object)
}
