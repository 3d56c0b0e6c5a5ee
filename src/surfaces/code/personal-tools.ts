import { toolCalls } from '../../knowledge/libraries/tools.ts'
import { namesPerson, personalAddress, personalData, comparesPerson, saysCaller } from '../../knowledge/words/people.ts'
import { inUnderscores } from '../../text/words.ts'
import type { Related } from '../../model/setting.ts'
import type { PersonalToolReading } from '../../model/runs.ts'
import {
  calls,
  comparedBy,
  functionOf,
  isFunction,
  keyOf,
  lastName,
  madeOf,
  nameOf,
  property,
  textAt,
  unwrap,
  walk,
  type Ast,
  type Module,
} from '../../program/index.ts'
import type { Located } from '../../text/source.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { pythonImport } from './import-words.ts'
import { reachedFrom, runElsewhere } from './mcp-guard.ts'
import { registeredFunctions } from './tool-functions.ts'
import { schemaOf } from './tool-objects.ts'
import { modelParameters } from './tool-parameters.ts'
import { schemaFields } from './tool-schemas.ts'
import { wordsOf } from './word-tests.ts'

/**
 * Tools of agents that open the data of the person whom a parameter names: the model chooses who that is, so the token behind such a tool
 * decides whose data one prompt can reach.
 */
export default defineProgramSurface({
  id: 'personal-tools',
  name: 'Tools of agents for the data of a person',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools',
  counts: 'code',
  mentions: ['registerTool', '.tool', 'tool(', '@tool', 'function_tool', 'kernel_function', '_for_llm', 'add_tool', 'FunctionTool'],
  together: [[namesPerson.pattern, /\btool\s{0,4}\(|\bregisterTool\b/]],
  inPython: { together: [[pythonImport(wordsOf(toolCalls)), namesPerson.pattern]] },
  skipsTests: true,
  *read(module): Generator<PersonalToolReading> {
    const opened = new Map<Module, Map<Ast, Related>>()
    for (const { name, code, fields, from } of toolsOf(module)) {
      const field = fields.find(({ value }) => PERSON.test(value))
      if (!field || !opensPersonal(name, from.source(code)) || isHeldToCaller(from, code, field.value)) continue
      const tools = opened.get(from) ?? new Map<Ast, Related>()
      if (!tools.has(code)) tools.set(code, { at: field.at, label: `has the tool \`${name}\` for \`${field.value}\`` })
      opened.set(from, tools)
    }
    for (const [from, tools] of opened) yield* runs(from, tools)
  },
})

const PERSON = new RegExp(`^(?:${namesPerson.pattern.source})$`, 'i')

interface PersonalTool {
  readonly name: string
  readonly code: Ast
  readonly fields: readonly Located<string>[]
  readonly from: Module
}

function* toolsOf(module: Module): Generator<PersonalTool> {
  for (const { of, name, function: fn, module: from } of registeredFunctions(module))
    if (of === 'tool') yield { name, code: fn, fields: modelParameters(from, fn), from }
  for (const object of module.nodes('ObjectExpression')) yield* described(module, object)
  for (const { node, name } of calls(module)) {
    // `server.tool('search_mail', { userId: z.string() }, handler)`
    const [first, ...others] = name === 'tool' ? node.arguments : []
    const code = functionOf(module, others.at(-1))
    const said = textAt(module, first)
    const shape = others.find((one) => one.type === 'ObjectExpression')
    if (said && code && shape) yield { name: said.value, code, fields: fieldsOf(module, shape), from: module }
  }
}

/** `{ inputSchema, execute }`, and what stands beside the function: `tool(fn, { schema })`, `registerTool(name, { inputSchema }, fn)`. */
function* described(module: Module, object: Ast): Generator<PersonalTool> {
  const call = module.parent(object)
  const beside = call?.type === 'CallExpression' && /tool$/i.test(lastOf(module, call.callee)) ? call.arguments : []
  const schema = schemaOf(module, object) ?? (beside.length > 0 ? property(module, object, 'schema') : undefined)
  if (!schema) return
  const inside = ['execute', 'handler', 'run', 'invoke'].map((name) => functionOf(module, property(module, object, name)))
  const code = [...inside, ...beside.map((one) => functionOf(module, one))].find((one) => one !== undefined)
  if (!code) return
  const given = property(module, object, 'name') ?? (textAt(module, beside[0]) ? beside[0] : undefined)
  const name = textAt(module, given)?.value ?? nameOf(module, call ?? object) ?? nameOf(module, object) ?? ''
  yield { name, code, fields: fieldsOf(module, schema), from: module }
}

function lastOf(module: Module, callee: Ast): string {
  return module.source(callee).slice(-60)
}

function fieldsOf(module: Module, schema: Ast): Located<string>[] {
  return schemaFields(module, schema).map(({ name }) => name)
}

/** By its name, `search_mail`, or by the address that it asks: `/users/${userId}/messages`. */
function opensPersonal(name: string, code: string): boolean {
  return personalData.pattern.test(inUnderscores(name)) || personalAddress.pattern.test(code)
}

/** All tools of a module at once, since they may share most of their code; each piece is told of the first tool that comes to it. */
function* runs(module: Module, tools: ReadonlyMap<Ast, Related>): Generator<PersonalToolReading> {
  const seen = new Set<string>()
  for (const [piece, from] of reachedFrom(module, [...tools.keys()])) {
    const shown = tools.get(from)
    if (!shown) continue
    if (piece === from || isFunction(piece)) yield { kind: 'personalTool', path: module.file.path, shown, at: module.span(piece) }
    for (const { path, name } of runElsewhere(module, [piece])) {
      if (seen.has(`${path} ${name}`)) continue
      seen.add(`${path} ${name}`)
      yield { kind: 'personalTool', path, name, shown, at: shown.at }
    }
  }
}

/** Whether code compares what a field names with something of the session, the context or the claims, or has that checked. */
function isHeldToCaller(module: Module, code: Ast, field: string): boolean {
  for (const one of walk(code)) {
    const sides = comparedBy(one, { among: true })
    if (sides && isOfBoth(module, sides, field)) return true
    if (one.type !== 'CallExpression') continue
    const callee = unwrap(one.callee)
    const isAsked = comparesPerson.pattern.test(lastName(callee) ?? '') && one.arguments.some((given) => names(given, field))
    // `session.mailboxes.includes(mailbox)`
    const held = callee.type === 'MemberExpression' && LOOKS_UP.has(keyOf(callee) ?? '') ? callee.object : undefined
    if (isAsked || (held && one.arguments.some((given) => names(given, field)) && isOfCaller(module, held))) return true
  }
  return false
}

const LOOKS_UP: ReadonlySet<string> = new Set(['includes', 'has', 'equals', 'localeCompare'])

function isOfBoth(module: Module, [left, right]: readonly [Ast, Ast], field: string): boolean {
  return (names(left, field) && isOfCaller(module, right)) || (names(right, field) && isOfCaller(module, left))
}

/** Also as `args.userId` and `user_id.lower()`; what is read of a session is the caller's, whatever its name. */
function names(node: Ast, field: string): boolean {
  for (const one of walk(node)) {
    if (isCallers(one)) return false
    if (one.type === 'Identifier' && one.name === field) return true
  }
  return false
}

function isOfCaller(module: Module, node: Ast): boolean {
  return madeOf(module, node, isCallers)
}

function isCallers(node: Ast): boolean {
  return node.type === 'Identifier' && saysCaller.pattern.test(node.name)
}
