import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import {
  argumentsOf,
  callsThat,
  callsTo,
  definition,
  fold,
  functionOf,
  importedModules,
  keyOf,
  lastName,
  objectOf,
  property,
  textAt,
  textOf,
  unwrap,
  walk,
  type Ast,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { fileRole } from '../../classify/file-role.ts'
import type { McpServer } from '../../model/index.ts'
import { boolean, get, getAny, string, type Node } from '../../parse/node.ts'
import type { Located, Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { computesOnly } from '../../knowledge/words/agents.ts'
import { nodeAt } from './given.ts'
import { listedToolsRead } from './listed-tools.ts'
import { docstring } from './tool-descriptions.ts'
import { toolFunctions } from './tool-functions.ts'
import { isScoped, looksAtScopes, scopedForAll } from './tool-scopes.ts'
import { onlyReads } from './tool-verbs.ts'

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

/** The tools that a module registers: by `registerTool`, `tool`, `addTool`, a handler of `tools/list`, a decorator, or as an xmcp file. */
export const mcpTools = oncePer((module: Module): readonly McpTool[] => [
  ...registered(module),
  ...added(module),
  ...listed(module),
  ...exportedTool(module),
  ...functions(module),
  ...declared(module),
])

/** `server.registerTool(name, config, handler)` and `server.tool(name, [description], [schema], [annotations], handler)`. */
function* registered(module: Module): Generator<McpTool> {
  for (const call of callsTo(module, /^(?:registerTool|tool|registerAppTool)$/)) {
    const skip = call.name === 'registerAppTool' ? 1 : 0
    const args = call.node.arguments.slice(skip)
    const [first] = args
    const handler = args.at(-1)
    if (unwrap(call.node.callee).type !== 'MemberExpression' && call.name !== 'registerAppTool') continue
    const name = textAt(module, first)
    if (module.parent(call.node)?.type === 'Decorator') continue
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
  const schema = between.find((one, i) => folded[i] !== hints && (objectOf(module, one) || isCall(module, one) || isNamedSchema(one)))
  return {
    name,
    description: folded.map((one) => string(one)?.value ?? '').join(''),
    ...hinted(hints),
    ...(schema ? { schema } : {}),
    scoped: isScoped(module, handler),
    at: name.at,
  }
}

function hinted(hints: Node | undefined): Pick<McpTool, 'readOnly' | 'destructive'> {
  return {
    readOnly: boolean(getAny(hints, ['readOnlyHint', 'read_only_hint'])) === true,
    destructive: boolean(getAny(hints, ['destructiveHint', 'destructive_hint'])) === true,
  }
}

function isCall(module: Module, node: Ast): boolean {
  return definition(module, node).type === 'CallExpression'
}

/** A schema by its name alone, whose making another file may hold: `LoginSchema.shape`, `loginSchema`. */
function isNamedSchema(node: Ast): boolean {
  const inner = unwrap(node)
  return inner.type === 'MemberExpression' ? keyOf(inner) === 'shape' : inner.type === 'Identifier' && /(?:schema|shape)$/i.test(inner.name)
}

function described(module: Module, config: Ast | undefined): Pick<McpTool, 'description' | 'readOnly' | 'destructive' | 'schema'> {
  const hints = property(module, config, 'annotations')
  const folded = hints && fold(module, hints)
  const text = property(module, config, 'description')
  const schema =
    property(module, config, 'inputSchema') ??
    property(module, config, 'input_schema') ??
    property(module, config, 'parameters') ??
    property(module, config, 'paramsSchema')
  return {
    description: textAt(module, text)?.value ?? '',
    ...hinted(folded),
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
      const name = textAt(module, nameNode)
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
    const named = what && what.type !== 'SpreadElement' ? (lastName(what) ?? textAt(module, what)?.value) : undefined
    const handler = functionOf(module, call.argument(1))
    if (!handler || (named !== 'ListToolsRequestSchema' && named !== 'tools/list')) continue
    const scoped = callsTo(module, 'setRequestHandler').some((one) => one !== call && looksAtScopes(module, one.node))
    for (const one of walk(handler)) {
      if (one.type !== 'Property' || keyOf(one) !== 'tools') continue
      const list = definition(module, one.value)
      if (list.type !== 'ArrayExpression') continue
      for (const tool of list.elements) {
        const nameNode = tool && tool.type !== 'SpreadElement' ? property(module, tool, 'name') : undefined
        const name = textAt(module, nameNode)
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
  const name = textAt(module, nameNode)
  if (!name || !handler) return
  const schema = module.exported('schema')
  yield { ...described(module, metadata), ...(schema ? { schema } : {}), name, scoped: looksAtScopes(module, handler), at: name.at }
}

/** Functions that become tools by a decorator or by `add_tool`. */
function* functions(module: Module): Generator<McpTool> {
  for (const tool of toolFunctions(module)) {
    if (!tool.mcp || tool.of !== 'tool') continue
    const { by, at, function: fn, name } = tool
    const given = by.type === 'CallExpression' ? argumentsOf(module, by) : undefined
    const description = textOf(nodeAt(given, 'description'))?.value ?? docstring(fn) ?? ''
    const scoped =
      given?.expression('auth') !== undefined || guardedBeside(module, fn, by) || (fn.body !== null && looksAtScopes(module, fn.body))
    yield { name: { value: name, at }, description, ...hinted(annotations(module, given?.expression('annotations'))), scoped, at }
  }
}

/** `ToolAnnotations(readOnlyHint=True)`, or an object. */
function annotations(module: Module, node: Ast | undefined): Node | undefined {
  const inner = node && definition(module, node)
  return inner?.type === 'CallExpression' ? argumentsOf(module, inner).named : inner && fold(module, inner)
}

/** Another decorator of the function that looks at scopes. */
function guardedBeside(module: Module, fn: FunctionNode, by: Ast): boolean {
  const { decorators } = fn.parent?.type === 'MethodDefinition' ? fn.parent : fn
  return decorators.some((one) => one.expression !== by && /scope|permission|require|authori[sz]e|policy/i.test(module.source(one)))
}

/** `types.Tool(name=…, inputSchema={…})` of the low-level server. */
function* declared(module: Module): Generator<McpTool> {
  for (const { call } of callsThat(module, singleCalls, 'describes-tool')) {
    const { node, at } = call
    const args = argumentsOf(module, node)
    const name = textOf(nodeAt(args, ['name', 0]))
    const schema = args.expression(['inputSchema', 'input_schema'])
    if (!name) continue
    yield {
      name,
      description: textOf(nodeAt(args, 'description'))?.value ?? '',
      ...hinted(annotations(module, args.expression('annotations'))),
      ...(schema ? { schema } : {}),
      scoped: scopedForAll(module),
      at,
    }
  }
}

/** What the tools of a server can do. */
export function toolsKind(module: Module): McpServer['tools'] {
  const tools = mcpTools(module)
  if (tools.length === 0) return listedToolsRead(module) ? 'read-only' : 'unknown'
  if (tools.every(({ readOnly, name, description, destructive }) => readOnly || (!destructive && onlyReads(name.value, description))))
    return 'read-only'
  return fileRole(module.file.path).example && isContained(module) ? 'contained' : 'write'
}

/** Whether a module imports anything of MCP. */
export function isMcpModule(module: Module): boolean {
  return importedModules(module).some((name) => /mcp|modelcontextprotocol/i.test(name))
}

/**
 * Whether nothing in a module gets at more than the process itself: it imports what serves and computes, and nothing of its own
 * repository, and calls nothing of the language that opens a file, an address or a program.
 */
function isContained(module: Module): boolean {
  return (
    importedModules(module).every((name) => computesOnly.pattern.test(name)) &&
    callsTo(module, /^(?:open|fetch|exec|eval|execfile|compile|__import__|import_module|system|popen|spawn|require)$/).length === 0 &&
    !REACHES.test(module.file.text)
  )
}

/** Globals of a platform, and what `os` does to files and programs. */
const REACHES = /\b(?:Bun|Deno)\.|\bnew (?:WebSocket|XMLHttpRequest|EventSource|Function)\b|\bos\.(?!environ\b|getenv\b|path\b)\w/
