import { boolean, get, items, type Node, string } from '../../parse/node.ts'
import type { Located, Span } from '../../text/source.ts'
import { isFunction, keyOf, lastName, unwrap, type Ast, type AstOf } from '../../program/ast.ts'
import { callsTo, importedModules } from '../../program/calls.ts'
import { definition, fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { functionOf, objectOf, property } from '../../program/objects.ts'
import { walk } from '../../program/walk.ts'

/** A tool of an MCP server as code registers it. */
export interface McpTool {
  readonly name: Located<string>
  readonly description: string
  readonly readOnly: boolean
  readonly destructive: boolean
  /** The code of its input schema. */
  readonly schema?: Ast
  /** Looks at a scope before it runs, or cannot be seen. */
  readonly scoped: boolean
  readonly at: Span
}

/** The tools that a module registers: by `registerTool`, `tool`, `addTool`, a handler of `tools/list`, or as an xmcp file. */
export function mcpTools(module: Module): readonly McpTool[] {
  const known = TOOLS.get(module)
  if (known) return known
  const found = [...registered(module), ...added(module), ...listed(module), ...exportedTool(module)]
  TOOLS.set(module, found)
  return found
}

/** Whether a piece of code looks at scopes, roles or permissions. */
export function looksAtScopes(module: Module, node: Ast): boolean {
  for (const one of walk(node)) {
    const name = one.type === 'Identifier' ? one.name : one.type === 'MemberExpression' ? keyOf(one) : undefined
    if (name !== undefined && SCOPE_WORDS.test(name)) return true
  }
  return false
}

const TOOLS = new WeakMap<Module, readonly McpTool[]>()
const SCOPE_WORDS = /scope|permission|entitlement|^roles?$|hasRole|requireRole|isAdmin|isAllowed|^can[A-Z]|authori[sz]e(?!$|d?Url)|abilit(?:y|ies)|(?:check|enforce|assert)(?:Access|Policy)|policy/

/** `server.registerTool(name, config, handler)` and `server.tool(name, [description], [schema], [annotations], handler)`. */
function* registered(module: Module): Generator<McpTool> {
  for (const call of callsTo(module, /^(?:registerTool|tool|registerAppTool)$/)) {
    const skip = call.name === 'registerAppTool' ? 1 : 0
    const args = call.node.arguments.slice(skip)
    const [first] = args
    const handler = args.at(-1)
    if (unwrap(call.node.callee).type !== 'MemberExpression' && call.name !== 'registerAppTool') continue
    const name = first && first.type !== 'SpreadElement' ? string(fold(module, first)) : undefined
    if (!name || !handler || args.length < 2 || call.spread || (call.name === 'tool' && !isMcpModule(module))) continue
    const between = args.slice(1, -1).flatMap((one) => (one.type === 'SpreadElement' ? [] : [one]))
    yield call.name === 'tool' ? short(module, name, between, handler) : long(module, name, between[0], handler)
  }
}

function long(module: Module, name: Located<string>, config: Ast | undefined, handler: Ast): McpTool {
  return { ...described(module, config), name, scoped: isScoped(module, handler), at: name.at }
}

function short(module: Module, name: Located<string>, between: readonly Ast[], handler: Ast): McpTool {
  const folded = between.map((one) => fold(module, one))
  const hints = folded.find((one) => get(one, 'readOnlyHint') ?? get(one, 'destructiveHint') ?? get(one, 'title'))
  const schema = between.find((one, i) => folded[i] !== hints && (objectOf(module, one) || isCall(module, one)))
  return {
    name,
    description: folded.map((one) => string(one)?.value ?? '').join(''),
    readOnly: boolean(get(hints, 'readOnlyHint')) === true,
    destructive: boolean(get(hints, 'destructiveHint')) === true,
    ...(schema ? { schema } : {}),
    scoped: isScoped(module, handler),
    at: name.at,
  }
}

function isCall(module: Module, node: Ast): boolean {
  return definition(module, node).type === 'CallExpression'
}

function described(module: Module, config: Ast | undefined): Pick<McpTool, 'description' | 'readOnly' | 'destructive' | 'schema'> {
  const hints = property(module, config, 'annotations')
  const folded = hints && fold(module, hints)
  const text = property(module, config, 'description')
  const schema = property(module, config, 'inputSchema') ?? property(module, config, 'input_schema') ?? property(module, config, 'parameters') ?? property(module, config, 'paramsSchema')
  return {
    description: (text && string(fold(module, text))?.value) ?? '',
    readOnly: boolean(get(folded, 'readOnlyHint')) === true,
    destructive: boolean(get(folded, 'destructiveHint')) === true,
    ...(schema ? { schema } : {}),
  }
}

/** FastMCP's `server.addTool({name, parameters, execute, canAccess})`. */
function* added(module: Module): Generator<McpTool> {
  for (const call of [...callsTo(module, 'addTool'), ...callsTo(module, 'addTools')]) {
    const first = call.argument(0)
    const list = first && definition(module, first)
    const configs = list?.type === 'ArrayExpression' ? list.elements : [first]
    for (const config of configs) {
      const nameNode = config && config.type !== 'SpreadElement' ? property(module, config, 'name') : undefined
      const name = nameNode && string(fold(module, nameNode))
      const execute = property(module, config ?? undefined, 'execute') ?? property(module, config ?? undefined, 'handler')
      if (!name || !config || !execute) continue
      const guarded = property(module, config, 'canAccess') !== undefined
      yield { ...described(module, config), name, scoped: guarded || isScoped(module, execute), at: name.at }
    }
  }
}

/** `server.setRequestHandler(ListToolsRequestSchema, async () => ({tools: […]}))`. */
function* listed(module: Module): Generator<McpTool> {
  for (const call of callsTo(module, 'setRequestHandler')) {
    const [what] = call.node.arguments
    const named = what && what.type !== 'SpreadElement' ? (lastName(what) ?? string(fold(module, what))?.value) : undefined
    const handler = functionOf(module, call.argument(1))
    if (!handler || (named !== 'ListToolsRequestSchema' && named !== 'tools/list')) continue
    const scoped = callsTo(module, 'setRequestHandler').some((one) => one !== call && looksAtScopes(module, one.node))
    for (const one of walk(handler)) {
      if (one.type !== 'Property' || keyOf(one) !== 'tools') continue
      const list = definition(module, one.value)
      if (list.type !== 'ArrayExpression') continue
      for (const tool of list.elements) {
        const nameNode = tool && tool.type !== 'SpreadElement' ? property(module, tool, 'name') : undefined
        const name = nameNode && string(fold(module, nameNode))
        if (name && tool) yield { ...described(module, tool), name, scoped, at: name.at }
      }
    }
  }
}

/** A file of xmcp: `export const metadata`, `export const schema`, and the handler as its default. */
function* exportedTool(module: Module): Generator<McpTool> {
  if (!/(?:^|\/)tools\/[^/]+\.[jt]sx?$/.test(module.file.path)) return
  const metadata = module.exported('metadata')
  const handler = functionOf(module, module.exported('default'))
  const nameNode = metadata && property(module, metadata, 'name')
  const name = nameNode && string(fold(module, nameNode))
  if (!name || !handler) return
  const schema = module.exported('schema')
  yield { ...described(module, metadata), ...(schema ? { schema } : {}), name, scoped: looksAtScopes(module, handler), at: name.at }
}

/** A handler that cannot be seen counts as one that checks. */
function isScoped(module: Module, handler: Ast): boolean {
  const fn = functionOf(module, handler)
  if (fn) return looksAtScopes(module, fn)
  const inner = definition(module, handler)
  if (inner.type !== 'CallExpression' && inner.type !== 'NewExpression') return true
  if (/scope|auth|guard|permission|require|protect/i.test(module.source(inner.callee))) return true
  const inside = inner.arguments.some((one) => one.type !== 'SpreadElement' && isFunction(unwrap(one)))
  return !inside || looksAtScopes(module, inner)
}

/** A field of an input schema, and whether it takes text. */
export interface SchemaField {
  readonly name: Located<string>
  readonly at: Span
}

/** The text fields of a schema: a zod shape, `z.object({…})`, or JSON schema with `properties`. */
export function schemaFields(module: Module, schema: Ast): SchemaField[] {
  const shape = shapeOf(module, schema)
  return (shape?.properties ?? []).flatMap((one) => {
    const name = one.type === 'Property' ? keyOf(one) : undefined
    if (one.type !== 'Property' || name === undefined || !takesText(module, one.value)) return []
    return [{ name: { value: name, at: keySpan(module, one) }, at: module.span(one) }]
  })
}

/** The name itself, without its quotes. */
function keySpan(module: Module, { key }: AstOf<'Property'>): Span {
  const { file, start, end } = module.span(key)
  return key.type === 'Literal' ? { file, start: start + 1, end: end - 1 } : { file, start, end }
}

/** Longer than any schema's chain of calls; `const s = s.optional()` has no end. */
const MAX_STEPS = 60
const BUILDERS = /^(?:object|strictObject|looseObject|Object|Type\.Object|struct)$/

function shapeOf(module: Module, schema: Ast, depth = 0): AstOf<'ObjectExpression'> | undefined {
  const object = objectOf(module, schema)
  if (object) {
    const properties = property(module, object, 'properties')
    return properties && property(module, object, 'type') ? objectOf(module, properties) : object
  }
  let inner = definition(module, schema)
  for (let steps = 0; steps < MAX_STEPS && depth < MAX_STEPS && inner.type === 'CallExpression'; steps++) {
    const [first] = inner.arguments
    if (BUILDERS.test(lastName(inner.callee) ?? '') && first && first.type !== 'SpreadElement') return objectOf(module, first)
    if (/^(?:jsonSchema|fromJsonSchema|zodToJsonSchema|toJSONSchema|extend)$/.test(lastName(inner.callee) ?? '') && first && first.type !== 'SpreadElement') return shapeOf(module, first, depth + 1)
    const callee = unwrap(inner.callee)
    if (callee.type !== 'MemberExpression') return undefined
    inner = definition(module, callee.object)
  }
  return undefined
}

/** No number, flag or object: `z.number()`, `{type: 'boolean'}`. */
function takesText(module: Module, value: Ast): boolean {
  const type = property(module, value, 'type')
  const named: Node | undefined = type && fold(module, type)
  if (named?.kind === 'scalar') return named.value === 'string'
  for (let inner = definition(module, value); inner.type === 'CallExpression'; ) {
    const callee = unwrap(inner.callee)
    if (callee.type !== 'MemberExpression') break
    if (/^(?:number|boolean|int|bigint|date|array|object|record|literal|null|undefined|Number|Boolean|Integer)$/.test(keyOf(callee) ?? '')) return false
    inner = unwrap(callee.object)
  }
  return true
}

/** Names of a list of arguments: `[{name: 'api_key', description: '…'}]`. */
export function listedNames(list: Node | undefined): Located<string>[] {
  return items(list).flatMap((one) => string(get(one, 'name')) ?? [])
}

/** Whether a module imports anything of MCP. */
export function isMcpModule(module: Module): boolean {
  return importedModules(module).some((name) => /mcp|modelcontextprotocol/i.test(name))
}

export const MCP_PACKAGES: readonly string[] = [
  '@modelcontextprotocol/sdk', '@modelcontextprotocol/server', '@modelcontextprotocol/server-legacy', '@modelcontextprotocol/express', '@modelcontextprotocol/hono',
  '@modelcontextprotocol/node', 'fastmcp', 'xmcp', 'mcp-handler', '@vercel/mcp-adapter', 'mcp-framework', '@hono/mcp', 'agents/mcp', 'mcp-use',
]
