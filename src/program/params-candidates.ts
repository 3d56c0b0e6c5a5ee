import { queryWriters } from '../knowledge/libraries/http-requests.ts'
import { packagesIn } from '../knowledge/libraries/row.ts'
import { isCallNode, isTextLiteral, keyOf, lastName, type Ast, type AstOf } from './ast.ts'
import { comesFrom } from './calls.ts'
import { takenBy } from './given-parameters.ts'
import { isMerge } from './merges.ts'
import type { Module } from './module.ts'
import { originOf } from './origin.ts'

/** The expressions of a module that may build a set of parameters, the outermost first. */
export function candidatesIn(module: Module): Ast[] {
  const { nodes, source } = module
  const found: Ast[] = [
    ...nodes('NewExpression').filter((node) => CONSTRUCTORS.has(lastName(node.callee) ?? '')),
    ...nodes('CallExpression').filter((node) => isStringify(module, node) || isJoin(node) || isMarkedCall(node)),
    ...nodes('TemplateLiteral').filter((node) => node.quasis.some((one) => /[?&]/.test(source(one)) || MARKED_STRING.test(source(one)))),
    ...nodes('BinaryExpression').filter((node) => node.operator === '+' && !inSum(module, node) && /[?&]|grant_type=/.test(source(node))),
    ...nodes('Literal').filter(
      (node) => typeof node.value === 'string' && MARKED_STRING.test(node.value) && !inSum(module, node) && !isListed(module, node),
    ),
    ...nodes('ObjectExpression').filter((node) => isMarked(node) && (!node.named || isHandedOn(module, node))),
    ...nodes('ArrayExpression').filter(isMarkedList),
  ]
  return found
    .filter((node) => (node.type !== 'Literal' && node.type !== 'TemplateLiteral') || !isDocument(module, node))
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Names that make an object a set of OAuth parameters by themselves. */
const MARKERS: ReadonlySet<string> = new Set(['response_type', 'grant_type', 'code_challenge_method'])

const MARKED_STRING = /(?:response_type|client_id|grant_type|code_challenge)=/

const CONSTRUCTORS: ReadonlySet<string> = new Set(['URL', 'URLSearchParams', 'FormData'])

function isMarked({ properties }: AstOf<'ObjectExpression'>): boolean {
  return properties.some((one) => one.type === 'Property' && MARKERS.has(keyOf(one) ?? ''))
}

/** `dict(base, response_type="code")` */
function isMarkedCall(node: AstOf<'CallExpression'>): boolean {
  const last = node.arguments.at(-1)
  return isMerge(node) && last?.type === 'ObjectExpression' && last.named === true && isMarked(last)
}

/** The named arguments that a function of this repository takes together: `post_form(path, grant_type="password")`. */
function isHandedOn(module: Module, node: AstOf<'ObjectExpression'>): boolean {
  const call = module.parent(node)
  return isCallNode(call) && takenBy(module, call, node) !== undefined
}

/** `[['response_type', 'code'], …]` */
function isMarkedList({ elements }: AstOf<'ArrayExpression'>): boolean {
  return elements.some((one) => {
    const name = one?.type === 'ArrayExpression' && one.elements.length === 2 ? one.elements[0] : undefined
    return isTextLiteral(name) && MARKERS.has(name.value)
  })
}

/** A string that stands by itself documents something. */
function isDocument(module: Module, node: Ast): boolean {
  return module.parent(node)?.type === 'ExpressionStatement'
}

/** One parameter in a list of texts is a word that somebody looks for; lists that become a query are candidates themselves. */
function isListed(module: Module, node: AstOf<'Literal'>): boolean {
  return module.parent(node)?.type === 'ArrayExpression' && !/[?&]/.test(String(node.value))
}

/** `qs.stringify(params)`, `urlencode(params)` */
export function isStringify(module: Module, node: AstOf<'CallExpression'>): boolean {
  const name = lastName(node.callee)
  if (name === 'urlencode') return true
  if (name === undefined || !QUERY_CALLS.has(name)) return false
  const from = originOf(module, node.callee)
  return from !== undefined && comesFrom(from, QUERY_PACKAGES)
}

/** `[…].join('&')` */
export function isJoin(node: AstOf<'CallExpression'>): boolean {
  const [first] = node.arguments
  return lastName(node.callee) === 'join' && first?.type === 'Literal' && first.value === '&'
}

/** Whether a string is an operand of a sum, which is the candidate then. */
function inSum(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  return parent?.type === 'BinaryExpression' && parent.operator === '+'
}

const QUERY_CALLS: ReadonlySet<string> = new Set(queryWriters.flatMap(({ call }) => call))
const QUERY_PACKAGES = queryWriters.flatMap(packagesIn)
