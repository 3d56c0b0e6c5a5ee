import { definition, everyAssigned, isCallNode, isFunction, keyOf, unwrap, type Ast, type Module } from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'

/**
 * Whether the connection whose options a place is in goes to this machine: the address that is given with them is one, or is in a
 * field of the module that is given no other, `this.entry = new URL(`https://127.0.0.1:${port}`)`.
 */
export function isOfThisMachine(module: Module, node: Ast): boolean {
  for (const outer of module.ancestors(node)) {
    if (isFunction(outer)) return false
    if (isCallNode(outer)) {
      const [address] = outer.arguments
      return address !== undefined && address.start < node.start && address.end <= node.start && isOwn(module, unwrap(address))
    }
  }
  return false
}

function isOwn(module: Module, address: Ast): boolean {
  if (address.type === 'MemberExpression') {
    const given = fields(module).get(keyOf(address) ?? '')
    return given !== undefined && given.some(LOOPBACK.test, LOOPBACK) && given.every((one) => LOOPBACK.test(one) || LISTENED.test(one))
  }
  return LOOPBACK.test(module.source(definition(module, address)).slice(0, MOST))
}

/** An address of this machine, as a text or what is made of one. */
const LOOPBACK = /^(?:new\s{1,4}URL\(\s{0,40})?["'`](?:https?|wss?):\/\/(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])[:/"'`]/
/** One put together from the host and the port that a server listens on; an address that a caller gives as a whole is of any machine. */
const LISTENED = /^(?:new\s{1,4}URL\(\s{0,40})?`(?:https?|wss?|\$\{[^{}]{1,80}\}):\/\/\$\{[^{}]{1,80}\}:\$\{[^{}]{1,80}\}[/`]/
const MOST = 300

/** The values of a module's fields, by their names. */
const fields = oncePer((module: Module): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const { name, value } of everyAssigned(module)) {
    const values = found.get(name.value) ?? []
    found.set(name.value, values)
    values.push(module.source(value).slice(0, MOST))
  }
  return found
})
