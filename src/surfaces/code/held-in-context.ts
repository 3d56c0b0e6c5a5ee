import { calleeOf, givenBack, importedAs, keyOf, objectOf, passesOn, unwrap, type Ast, type Module } from '../../program/index.ts'
import type { HeldTokenReading } from '../../model/runs.ts'
import { inboundToken } from './inbound-tokens.ts'
import { isOfMcpServer } from './introspected-tokens.ts'

// Values that are kept for as long as one request is answered, in a variable of its own, and read by other modules:
// https://nodejs.org/api/async_context.html, https://docs.python.org/3/library/contextvars.html

/** A place in such a variable: where it is declared, its name, and the members below. */
export interface Held {
  readonly id: string
  readonly variable: string
}

/** The caller's tokens that an MCP server keeps so, and what it keeps in such places beside: `storage.run({ token }, next)`. */
export function* heldTokens(module: Module): Generator<HeldTokenReading> {
  if (!KEEPS.test(module.file.text)) return
  for (const { callee, arguments: given } of module.nodes('CallExpression')) {
    const member = unwrap(callee)
    const [value] = given
    if (member.type !== 'MemberExpression' || !value || value.type === 'SpreadElement' || !PUTS.test(keyOf(member) ?? '')) continue
    const variable = variableOf(module, member.object)
    // Last, as it asks the whole package.
    if (!variable || !isOfMcpServer(module)) continue
    for (const { path, node } of parts(module, value, [], 2)) {
      const id = [...variable, ...path].join('\n')
      const token = bearerIn(module, node)
      if (token !== undefined || !isNothing(module, node, id)) yield { kind: 'heldToken', id, token, at: module.span(node) }
    }
  }
}

const KEEPS = /\.(?:run|enterWith|set)\(/
const PUTS = /^(?:run|enterWith|set)$/

/** What is kept: the value by itself, or the members of an object. */
function* parts(module: Module, node: Ast, path: readonly string[], steps: number): Generator<{ path: readonly string[]; node: Ast }> {
  const object = objectOf(module, node)
  if (!object) return yield { path, node }
  for (const one of object.properties) {
    const key = one.type === 'Property' ? keyOf(one) : undefined
    if (one.type === 'Property' && key !== undefined && steps > 0) yield* parts(module, one.value, [...path, key], steps - 1)
  }
}

/** Whether no other token is put there: a written value, `None`, or what is there already. */
function isNothing(module: Module, node: Ast, id: string): boolean {
  const inner = unwrap(node)
  return inner.type === 'Literal' || (inner.type === 'Identifier' && inner.name === 'undefined') || heldValue(module, inner)?.id === id
}

/** The caller's token by itself, or what a function of the module or of a neighbour takes out of the request. */
function bearerIn(module: Module, node: Ast): string | undefined {
  let token = inboundToken(module, node, true)
  if (token === undefined)
    passesOn(module, node, (one) => {
      for (const given of one.type === 'CallExpression' ? givenBack(module, one) : [])
        token ??= inboundToken(given.module, given.node, true)
      return token !== undefined
    })
  return token
}

/** What of such a variable a value is, in this module or by a function that gives it back: `getToken()`, `context.getStore()?.token`. */
export function heldValue(module: Module, value: Ast): Held | undefined {
  let held: Held | undefined
  passesOn(module, value, (one) => {
    held = readFrom(module, one)
    for (const { module: next, node } of !held && one.type === 'CallExpression' ? givenBack(module, one) : [])
      passesOn(next, node, (part) => (held ??= readFrom(next, part)) !== undefined)
    return held !== undefined
  })
  return held
}

function readFrom(module: Module, node: Ast): Held | undefined {
  const read = pathRead(module, node, 4)
  const [, variable] = read ?? []
  return read && variable !== undefined ? { id: read.join('\n'), variable } : undefined
}

/** The file, the name and the members: of `storage.getStore()?.token`, of `store.token`, and of `token` from `const { token } = store`. */
function pathRead(module: Module, node: Ast, steps: number): readonly string[] | undefined {
  const inner = unwrap(node)
  if (steps === 0) return undefined
  if (inner.type === 'Identifier') {
    const { init, path = [] } = module.binding(inner) ?? {}
    const held = init && pathRead(module, init, steps - 1)
    return held && [...held, ...path.map(String)]
  }
  if (inner.type === 'LogicalExpression') return pathRead(module, inner.left, steps)
  if (inner.type === 'MemberExpression') {
    const key = keyOf(inner)
    const held = key === undefined ? undefined : pathRead(module, inner.object, steps - 1)
    return held && key !== undefined ? [...held, key] : undefined
  }
  const callee = calleeOf(inner)
  return callee?.type === 'MemberExpression' && GETS.test(keyOf(callee) ?? '') ? variableOf(module, callee.object) : undefined
}

const GETS = /^(?:getStore|get)$/

/** The file that declares such a variable, and its name there. */
function variableOf(module: Module, node: Ast): readonly [path: string, name: string] | undefined {
  const id = unwrap(node)
  if (id.type !== 'Identifier') return undefined
  const from = importedAs(module, id)
  const path = from ? module.neighbourPath(from.module) : module.file.path
  const name = from ? from.name : id.name
  const text = path === undefined ? undefined : path === module.file.path ? module.file.text : module.project?.text(path)
  if (path === undefined || text === undefined || !/^\w{1,60}$/.test(name)) return undefined
  const declared = new RegExp(
    `\\b${name}\\b[^=\\n]{0,120}=\\s{0,8}(?:new\\s{1,4}(?:[\\w$]{1,40}\\.)?AsyncLocalStorage\\b|(?:contextvars\\.)?ContextVar\\b)`,
  )
  return declared.test(text) ? [path, name] : undefined
}
