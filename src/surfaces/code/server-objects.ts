import { startableServers } from '../../knowledge/libraries/mcp-servers.ts'
import { serverLibrary } from '../../knowledge/words/agents.ts'
import {
  argumentsOf,
  assignmentsOf,
  calleeOf,
  callsTo,
  definition,
  importedAs,
  isCallNode,
  isFunction,
  isOwnMember,
  keyOf,
  memberName,
  methodOf,
  named,
  nameOf,
  results,
  rowOf,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type CallNode,
  type FunctionNode,
  type Here,
  type Module,
} from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'
import type { Given } from './mcp-provider.ts'

/** Whether a call makes a server that is an object with a method to start it. */
export function makesServer(module: Module, { callee }: CallNode): boolean {
  return rowOf(module, callee, startableServers)?.means === 'makes-server'
}

/** Names, functions, fields and modules in a row that are followed to where a server is made. */
const STEPS = 8
/** More places than these are no choice between two. */
const MOST = 4
/** So many of the values that one name or field is given are looked at. */
const LOOKED_AT = 20

/**
 * The calls that make the server which an expression holds, in this module or in another: through variables, fields, imports, what
 * functions give back, and what the calls of this module hand to a parameter. Several where a condition chooses; none where it is no
 * server, or cannot be seen.
 */
export function makersOf(module: Module, node: Ast): readonly Given[] {
  const found = makers(module, node, 0)
  return found.length > MOST ? [] : found
}

/**
 * The calls that make the server to which an object of a class of this module hands on what one of its methods is given, as one does that
 * imports the server only where it is started: `def run(self, *args, **kwargs): server.run(*args, **kwargs)`.
 */
export function handedOnTo(module: Module, object: Ast, method: string): readonly Given[] {
  const made = definition(module, object)
  const callee = isCallNode(made) ? unwrap(made.callee) : undefined
  const type = callee?.type === 'Identifier' ? module.binding(callee)?.node : undefined
  if (type?.type !== 'ClassDeclaration') return []
  const own = type.body.body.find((one) => one.type === 'MethodDefinition' && keyOf(one) === method)
  const body = own?.type === 'MethodDefinition' ? own.value.body : undefined
  for (const one of body?.type === 'BlockStatement' ? body.body.slice(0, LOOKED_AT) : []) {
    const value = one.type === 'ReturnStatement' ? one.argument : one.type === 'ExpressionStatement' ? one.expression : undefined
    const awaited = value && unwrap(value)
    const call = awaited?.type === 'AwaitExpression' ? unwrap(awaited.argument) : awaited
    const target = calleeOf(call)
    if (call?.type !== 'CallExpression' || target?.type !== 'MemberExpression' || keyOf(target) !== method) continue
    if (argumentsOf(module, call).open) return makersOf(module, target.object)
  }
  return []
}

const KNOWN = new WeakMap<Ast, readonly Given[]>()

/** Each node is looked at once, however many lead to it. */
function makers(module: Module, node: Ast, steps: number): readonly Given[] {
  const inner = definition(module, node)
  const known = KNOWN.get(inner)
  if (known || steps > STEPS) return known ?? []
  // Until it is known, a circle leads nowhere.
  KNOWN.set(inner, [])
  const found = [...new Map(freshMakers(module, inner, steps).map((one) => [one.call, one])).values()].slice(0, MOST + 1)
  KNOWN.set(inner, found)
  return found
}

function freshMakers(module: Module, inner: Ast, steps: number): readonly Given[] {
  const follow = (here: Here | undefined) => (here && here.node !== inner ? makers(here.module, here.node, steps + 1) : [])
  const all = (values: readonly Ast[]) => values.flatMap((one) => makers(module, one, steps + 1))
  switch (inner.type) {
    case 'CallExpression':
    case 'NewExpression':
      return makesServer(module, inner) ? [{ module, call: inner }] : givenBack(module, inner, steps)
    case 'ConditionalExpression':
      return all([inner.consequent, inner.alternate])
    case 'MemberExpression':
      return unwrap(inner.object).type === 'ThisExpression' ? all(fieldValues(module, inner)) : follow(namedServer(module, inner))
    case 'Identifier': {
      const binding = module.binding(inner)
      if (binding?.kind === 'import') return follow(namedServer(module, inner))
      return binding ? all(valuesOf(module, binding)) : []
    }
    default:
      return []
  }
}

/** What a name of another module stands for, where that module can have to do with a server: no other is read for it. */
function namedServer(module: Module, node: Ast): Here | undefined {
  const inner = unwrap(node)
  const root = inner.type === 'MemberExpression' ? unwrap(inner.object) : inner
  const from = importedAs(module, root)
  if (!from) return undefined
  const sources = [from.module, ...(from.dotted && from.name ? [`${from.module.replace(/\.$/, '')}.${from.name}`] : [])]
  return sources.some((source) => mayLeadToServer(module.neighbourText(source), inner)) ? named(module, inner) : undefined
}

/** A file that names a server's library, or that may hand on what another file has under the name. */
function mayLeadToServer(text: string | undefined, node: Ast): boolean {
  if (text === undefined) return false
  if (serverLibrary.pattern.test(text)) return true
  const name = node.type === 'Identifier' ? node.name : memberName(node)
  return text.length < LONGEST_INDEX && name !== undefined && text.includes(name) && !DECLARES.test(text)
}

/** A file that only hands on what others have is not long, and has no functions and classes. */
const LONGEST_INDEX = 10_000
const DECLARES = /^(?:async def|def|class|(?:export )?(?:default )?(?:async )?function)\b/m

/** What a function of this repository gives back; each is looked through once, however often it is called. */
function givenBack(module: Module, call: CallNode, steps: number): readonly Given[] {
  const made = functionCalled(module, unwrap(call.callee))
  if (!made) return []
  const known = KNOWN.get(made.node)
  if (known) return known
  KNOWN.set(made.node, [])
  const found = results(made.module, made.node)
    .slice(0, LOOKED_AT)
    .flatMap((one) => makers(made.module, one, steps + 1))
  KNOWN.set(made.node, found)
  return found
}

function functionCalled(module: Module, callee: Ast): Here<FunctionNode> | undefined {
  if (callee.type === 'MemberExpression' && unwrap(callee.object).type === 'ThisExpression') {
    const method = methodOf(module, callee)
    return method && { module, node: method }
  }
  if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') return undefined
  const meant = namedHere(module, callee) ?? methodOfClass(module, callee)
  const node = meant && unwrap(meant.node)
  return meant && node && isFunction(node) ? { module: meant.module, node } : undefined
}

function namedHere(module: Module, node: Ast): Here | undefined {
  const own = node.type === 'Identifier' && module.binding(node)?.kind !== 'import'
  return own ? named(module, node) : namedServer(module, node)
}

/** The method that is called of a class by its name: `ServerFactory.get()`. */
function methodOfClass(module: Module, callee: Ast): Here | undefined {
  const holder = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined
  const found = holder?.type === 'Identifier' ? namedHere(module, holder) : undefined
  // Also by a second name of it: `server_factory = ServerFactory`.
  const type = found?.node.type === 'Identifier' ? named(found.module, found.node) : found
  if (callee.type !== 'MemberExpression' || !type || type.node.type !== 'ClassDeclaration') return undefined
  const method = type.node.body.body.find((one) => one.type === 'MethodDefinition' && keyOf(one) === keyOf(callee))
  return method?.type === 'MethodDefinition' ? { module: type.module, node: method.value } : undefined
}

/** All that a variable is set to, and that the calls of this module hand to a parameter. */
const valuesOf = oncePerPair((module: Module, binding: Binding): readonly Ast[] => {
  const set = assignmentsOf(module, binding).flatMap(({ operator, right }) => (operator === '=' ? [right] : []))
  const given = binding.kind === 'param' ? handedTo(module, binding) : binding.init && binding.path?.length === 0 ? [binding.init] : []
  return [...given, ...set].slice(0, LOOKED_AT)
})

function handedTo(module: Module, { node, id, name }: Binding): readonly Ast[] {
  const fn = isFunction(node) ? node : [...module.ancestors(node)].find((one) => isFunction(one))
  const called = fn && nameOf(module, fn)
  const index = fn ? fn.params.findIndex(({ start, end }) => start <= id.start && end >= id.end) : -1
  if (called === undefined || index < 0) return []
  return callsTo(module, called).flatMap((call) => {
    const given = unwrap(call.node.callee).type === 'Identifier' ? argumentsOf(module, call.node).expression([name, index]) : undefined
    return given ?? []
  })
}

/** All that the class around gives to a field. */
function fieldValues(module: Module, member: AstOf<'MemberExpression'>): readonly Ast[] {
  const name = keyOf(member)
  const owner = [...module.ancestors(member)].find((one) => one.type === 'ClassBody')
  return owner?.type === 'ClassBody' && name !== undefined ? (fieldsOf(module, owner).get(name) ?? []) : []
}

const fieldsOf = oncePerPair((module: Module, owner: AstOf<'ClassBody'>): ReadonlyMap<string, readonly Ast[]> => {
  const found = new Map<string, Ast[]>()
  const add = (name: string | undefined, value: Ast | null) => {
    const values = (name !== undefined && found.get(name)) || []
    if (name === undefined || !value || values.length >= LOOKED_AT) return
    values.push(value)
    found.set(name, values)
  }
  for (const one of owner.body) if (one.type === 'PropertyDefinition') add(keyOf(one), one.value)
  for (const { left, right, start, end } of module.nodes('AssignmentExpression')) {
    const target = unwrap(left)
    if (start >= owner.start && end <= owner.end && isOwnMember(target)) add(keyOf(target), right)
  }
  return found
})
