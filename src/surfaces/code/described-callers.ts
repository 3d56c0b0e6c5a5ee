import { string } from '../../parse/node.ts'
import {
  calleeOf,
  comparedBy,
  enclosingFunction,
  inside,
  lastName,
  nameOf,
  results,
  unwrap,
  walk,
  type Ast,
  type Module,
} from '../../program/index.ts'
import { type GivenCall, nodeAt } from './given.ts'

/**
 * Whether what is made of a token's data only says who the caller of a fixed key is: there is no token in it, or the function compares the
 * one that it was given with a key of the server's own. Nothing is issued there that could end; what a provider hands out or stores is.
 */
export function describesCaller(module: Module, { node, args }: GivenCall): boolean {
  const fn = enclosingFunction(module, node)
  if (!fn || ISSUES.test(nameOf(module, fn) ?? '') || !results(module, fn).some((one) => inside(node, one))) return false
  if (string(nodeAt(args, 'token'))?.value === '') return true
  const token = args.expression('token')
  const name = token && lastName(token)
  if (name === undefined) return false
  for (const one of walk(fn)) if (comparesWhole(one, name)) return true
  return false
}

const ISSUES = /exchange|issue|mint|create|grant|refresh/i

/** `hmac.compare_digest(token, self._key)`, `token == self._key`; whether there is a token at all is another question. */
function comparesWhole(node: Ast, name: string): boolean {
  const [left, right] = (comparedBy(node, { calls: /^(?:compare_digest|timingSafeEqual)$/ }) ?? []).map((one) => bare(one))
  if (!left || !right) return false
  const isToken = (one: Ast) => one.type === 'Identifier' && one.name === name
  const other = isToken(left) ? right : isToken(right) ? left : undefined
  return other !== undefined && other.type !== 'Literal' && lastName(other) !== undefined && !isOfRow(other)
}

/** `row.token`: what was looked up by the token is one of many that are issued. */
function isOfRow(node: Ast): boolean {
  if (node.type !== 'MemberExpression') return false
  const root = unwrap(node.object)
  return root.type === 'Identifier' && !OWN.test(root.name)
}

const OWN = /^(?:self|this|cls|settings|config|conf|env|options|app|state)$|[A-Z]/

/** `token.encode()` is the token. */
function bare(node: Ast): Ast {
  const inner = unwrap(node)
  const callee = calleeOf(inner)
  return callee?.type === 'MemberExpression' && /^(?:encode|strip)$/.test(lastName(callee) ?? '') ? unwrap(callee.object) : inner
}
