import { inside, keyOf, lastName, unwrap, walk, withoutComments, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { oneOf } from '../../text/pattern.ts'
import { callsIn } from './calls-in-function.ts'
import { isDecodedState } from './decoded-state.ts'

/** What a handler does before it redeems the code. */
export interface BroughtVerifier {
  readonly code: string
  readonly end: number
}

/**
 * The code of a handler up to where it redeems a code with a verifier that the unsigned `state` of the same request has brought; undefined
 * where it does no such thing. Such a verifier binds nothing: whoever writes the state has made the challenge as well
 * (https://www.rfc-editor.org/rfc/rfc7636.html#section-7.1).
 */
export function withBroughtVerifier(module: Module, handler: FunctionNode): BroughtVerifier | undefined {
  const read = [...walk(handler)].find((one) => readsVerifier(module, one))
  const redeems =
    read && callsIn(module, handler).find((one) => one.start > read.start && one.arguments.some((given) => isVerifier(module, given)))
  if (!redeems || LOGS.test(lastName(redeems.callee) ?? '') || !inside(redeems, handler)) return undefined
  const code = withoutComments(module, handler)
  const end = code.indexOf(module.source(redeems).slice(0, LONGEST))
  return { code: (end < 0 ? code : code.slice(0, end + LONGEST)).replaceAll(OF_PKCE, '').replaceAll(BY_NAME, ''), end: redeems.start }
}

const LONGEST = 60
const OF_PKCE = /verifier|pkce|code_?challenge/gi
/** What a part is read by its name of looks nothing up: `state_data.get("v")`. */
export const BY_NAME = /\bstate\w{0,20}\.get\(\s{0,4}["'][^"'\n]{0,40}["']/g
const LOGS = /^(?:print|log|info|debug|warn|warning|error)$/

function isVerifier(module: Module, given: Ast): boolean {
  return given.type !== 'SpreadElement' && NAMED.test(module.source(given).slice(0, 400))
}

const NAMED = oneOf(
  'i',
  /^(?:\w{1,40}\.)?\w{0,20}verifier$/,
  /\bcode_?verifier["']?\s{0,4}[:=]\s{0,4}\w{0,20}verifier\b/,
  /[{,]\s{0,8}code_?verifier\s{0,4}[,}]/,
)

/** `const { verifier } = JSON.parse(atob(state))`, `code_verifier = told.get("v")`, `const verifier = told.v` */
function readsVerifier(module: Module, node: Ast): boolean {
  if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern')
    return node.init !== undefined && node.init !== null && isDecodedState(module, node.init) && node.id.properties.some(isNamed)
  const [name, value] =
    node.type === 'VariableDeclarator' ? [node.id, node.init] : node.type === 'AssignmentExpression' ? [node.left, node.right] : []
  return value ? isPart(module, value, name?.type === 'Identifier' && VERIFIER.test(name.name)) : false
}

const VERIFIER = /verifier/i

function isNamed(one: Ast): boolean {
  return one.type === 'Property' && VERIFIER.test(keyOf(one) ?? '')
}

/** Whether a value is a member of a decoded state, by its own name or that of the variable. */
function isPart(module: Module, value: Ast, isNamedSo: boolean): boolean {
  let inner = unwrap(value)
  if (inner.type === 'LogicalExpression') inner = unwrap(inner.left)
  if (inner.type === 'MemberExpression') return (isNamedSo || VERIFIER.test(keyOf(inner) ?? '')) && isDecodedState(module, inner.object)
  if (inner.type !== 'CallExpression' || lastName(inner.callee) !== 'get') return false
  const callee = unwrap(inner.callee)
  const [key] = inner.arguments
  const says = isNamedSo || (key?.type === 'Literal' && VERIFIER.test(String(key.value)))
  return says && callee.type === 'MemberExpression' && isDecodedState(module, callee.object)
}
