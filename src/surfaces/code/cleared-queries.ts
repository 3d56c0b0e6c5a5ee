import {
  enclosingFunction,
  inside,
  isFunction,
  isTextLiteral,
  keyOf,
  unwrap,
  walk,
  type Ast,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'

// What is taken out of the query of an address.

/**
 * Whether an address that is shown has no such parameter any more, or a text in its place: `url.search = ''`,
 * `url.searchParams.delete('access_token')`. What is taken out by a name that cannot be read may be that one.
 */
export function isTakenOut(module: Module, shown: Ast, address: string, what: string): boolean {
  const around = enclosingFunction(module, shown)
  return (
    around !== undefined &&
    changesIn(around, address).some(
      ({ at, name }) => at.end <= shown.start && (name === undefined || name === what) && isBefore(module, at, shown, what),
    )
  )
}

/** Whether a change is made on the way to a place: on no other branch but one that asks for the parameter itself. */
function isBefore(module: Module, change: Ast, shown: Ast, what: string): boolean {
  for (const outer of module.ancestors(change)) {
    // Another branch has what is shown.
    if (isFunction(outer) || inside(shown, outer)) return outer.type !== 'IfStatement'
    if (outer.type === 'IfStatement' && !ASKS.test(module.source(outer.test)) && !module.source(outer.test).includes(what)) return false
    if (outer.type === 'CatchClause') return false
  }
  return true
}

/** `if (token)`, `if (code && state)`, `if (url.searchParams.has(name))` */
const ASKS = /^!{0,2}\w{0,20}(?:token|code|state)\w{0,20}(?:\s{0,4}&&[^|]{1,60})?$|\.has\(/i

/** What functions take out of the query of an address, by its name if that can be read, and nothing of the name where all goes. */
const changesIn = oncePerPair((around: FunctionNode, address: string) => {
  const found: { readonly at: Ast; readonly name: string | undefined }[] = []
  for (const one of walk(around)) {
    if (one.type === 'AssignmentExpression' && one.left.type === 'MemberExpression' && keyOf(one.left) === 'search') {
      const holder = unwrap(one.left.object)
      if (holder.type === 'Identifier' && holder.name === address && isText(one.right)) found.push({ at: one, name: undefined })
    }
    const by =
      one.type === 'CallExpression' && isOfQuery(one, address) && one.callee.type === 'MemberExpression' ? keyOf(one.callee) : undefined
    if (one.type !== 'CallExpression' || (by !== 'delete' && !(by === 'set' && one.arguments[1] && isText(one.arguments[1])))) continue
    const [first] = one.arguments
    found.push({ at: one, name: isTextLiteral(first) ? first.value : undefined })
  }
  return found
})

function isText(node: Ast): boolean {
  return isTextLiteral(unwrap(node))
}

/** Whether a call is one of the query of an address that has a name: `url.searchParams.get('code')`. */
export function isOfQuery(node: Ast, address: string | undefined): boolean {
  if (address === undefined) return true
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : node
  const query = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined
  return (
    query?.type === 'MemberExpression' &&
    keyOf(query) === 'searchParams' &&
    query.object.type === 'Identifier' &&
    query.object.name === address
  )
}
