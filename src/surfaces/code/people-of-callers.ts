import { personalAddress } from '../../knowledge/words/people.ts'
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
 * address, `/users/${userId}/events`. That address is a sign of its own where it is that of what one person has.
 */
export function peopleOfCallers(module: Module, around: FunctionNode, isUser: RegExp): MachineGrant['people'] {
  const name = nameOf(module, around)
  const all = name === undefined ? [] : callsTo(module, name)
  const found = all.slice(0, MOST + 1).map(({ node }) => personIn(module, node, around, isUser))
  const [first] = found
  if (!first || found.length > MOST || found.some((one) => !one)) return []
  const { user, address } = first
  return [
    { at: cutTo(module.span(user), user.name.length), label: `is asked for \`${user.name}\``, names: 'user' },
    ...(personalAddress.pattern.test(module.source(address))
      ? [{ at: module.span(address), label: `opens what \`${user.name}\` has` }]
      : []),
  ]
}

/** More callers are not looked at. */
const MOST = 12

/** The user whom a function around a call is given, and the address that it puts this user into. */
function personIn(module: Module, call: Ast, but: Ast, isUser: RegExp): { user: Identifier; address: Ast } | undefined {
  for (const outer of module.ancestors(call)) {
    if (!isFunction(outer)) continue
    if (outer === but) return undefined
    const user = outer.params.map(withoutDefault).find((one): one is Identifier => one.type === 'Identifier' && isUser.test(one.name))
    const address = user && addressWith(module, outer, user.name)
    if (user && address) return { user, address }
  }
  return undefined
}

/** A text with a slash into which a name is put, in a function. */
function addressWith(module: Module, around: FunctionNode, name: string): Ast | undefined {
  const isIn = ({ start, end }: Ast) => start >= around.start && end <= around.end
  return module
    .nodes('TemplateLiteral')
    .find(
      (one) =>
        isIn(one) && module.source(one).includes('/') && one.expressions.some((put) => put.type === 'Identifier' && put.name === name),
    )
}
