import type { MachineGrant } from '../../model/index.ts'
import {
  callsTo,
  isFunction,
  nameOf,
  withoutDefault,
  type Ast,
  type FunctionNode,
  type Identifier,
  type Module,
} from '../../program/index.ts'
import { cutTo } from '../../text/source.ts'

/**
 * For whom a function fetches a token that nobody tells it: each function that calls it puts the id of a user whom it is given into an
 * address, `/users/${userId}/events`. The address is no sign of its own: it names the same user.
 */
export function peopleOfCallers(module: Module, around: FunctionNode, isUser: RegExp): MachineGrant['people'] {
  const name = nameOf(module, around)
  const all = name === undefined ? [] : callsTo(module, name)
  const found = all.slice(0, MOST + 1).map(({ node }) => personIn(module, node, around, isUser))
  const [first] = found
  if (!first || found.length > MOST || found.some((one) => !one)) return []
  return [{ at: cutTo(module.span(first), first.name.length), label: `is asked for \`${first.name}\``, names: 'user' }]
}

/** More callers are not looked at. */
const MOST = 12

/** The user whom a function around a call is given, and puts into an address. */
function personIn(module: Module, call: Ast, but: Ast, isUser: RegExp): Identifier | undefined {
  for (const outer of module.ancestors(call)) {
    if (!isFunction(outer)) continue
    if (outer === but) return undefined
    const user = outer.params.map(withoutDefault).find((one): one is Identifier => one.type === 'Identifier' && isUser.test(one.name))
    if (user && isInAddress(module, outer, user.name)) return user
  }
  return undefined
}

/** Whether a text with a slash into which a name is put stands in a function. */
function isInAddress(module: Module, around: FunctionNode, name: string): boolean {
  const isIn = ({ start, end }: Ast) => start >= around.start && end <= around.end
  return module
    .nodes('TemplateLiteral')
    .some(
      (one) =>
        isIn(one) && module.source(one).includes('/') && one.expressions.some((put) => put.type === 'Identifier' && put.name === name),
    )
}
