import { enclosingFunction, keyOf, lastName, nameOf, textAt, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { isSaidByValue } from './named-values.ts'
import { client, CREDENTIALS, isPublic } from './put-queries.ts'
import type { Put } from './same-query.ts'

/** A pair whose first half may be the name of a credential. */
export const PAIR = inTurn(
  'i',
  /[([]\s{0,8}["']/,
  /(?:key|secret|token|access_?token|x?-?api[-_]?key|auth_?token|api[-_]?token|client_?secret)/,
  /["']\s{0,4},\s{0,8}[A-Za-z_]/,
)
/** What makes a query of pairs. */
export const OF_QUERIES = oneOf(
  'i',
  /\burlencode\b|\bURLSearchParams\b|(?<![A-Za-z])query_?(?:params|parameters|string|items)\b/,
  /\bparams\s{0,4}[=:]\s{0,4}params\b|\{\s{0,20}params\s{0,20}[,}]/,
)

/** Pairs that become the query of a request: `params.append(("key", api_key))`, `params.push(['key', apiKey])`. */
export function* inPairs(module: Module): Generator<Put> {
  if (!PAIR.test(module.file.text) || !OF_QUERIES.test(module.file.text)) return
  for (const node of module.nodes('ArrayExpression')) {
    const [first, value, ...more] = node.elements
    const name = first && more.length === 0 ? textAt(module, first) : undefined
    if (!name || !value || value.type === 'SpreadElement') continue
    const written = module.source(value)
    const query = queryOf(module, node)
    if (query && (CREDENTIALS.test(name.value) ? isHeld(value) : isSaidByValue(name.value, written, undefined)) && !isPublic(written))
      yield { credential: client(name, undefined), query }
  }
}

/** A value that is no text of its own. */
function isHeld(value: Ast): boolean {
  const inner = unwrap(value)
  return inner.type !== 'Literal' && inner.type !== 'ArrayExpression' && inner.type !== 'ObjectExpression'
}

/** The list of parameters that a pair is put into, by its name or by that of the function that makes it. */
function queryOf(module: Module, pair: AstOf<'ArrayExpression'>): object | undefined {
  const parent = module.parent(pair)
  if (parent?.type === 'CallExpression' && parent.arguments.includes(pair)) {
    const callee = unwrap(parent.callee)
    if (callee.type !== 'MemberExpression' || !/^(?:append|push)$/.test(keyOf(callee) ?? '')) return undefined
    const holder = unwrap(callee.object)
    return isQuery(module, lastName(holder), pair) ? (module.binding(holder) ?? holder) : undefined
  }
  if (parent?.type !== 'ArrayExpression') return undefined
  const list = module.parent(parent)
  const target = list?.type === 'VariableDeclarator' ? list.id : list?.type === 'AssignmentExpression' ? list.left : undefined
  return target && isQuery(module, lastName(target), pair) ? (module.binding(target) ?? parent) : undefined
}

function isQuery(module: Module, name: string | undefined, pair: Ast): boolean {
  if (name === undefined) return false
  if (/quer(?:y|ies)|^qs$/i.test(name)) return !/sql/i.test(name)
  if (!/^(?:url_?)?param(?:s|eters)$/i.test(name)) return false
  const fn = enclosingFunction(module, pair)
  const said = fn && `${nameOf(module, fn) ?? ''}\n${module.source(fn).slice(0, LONGEST)}`
  return said !== undefined && !/\bexecute(?:many)?\(|\bheaders?\b.{0,20}append/i.test(said) && OF_QUERIES.test(said)
}

const LONGEST = 6000
