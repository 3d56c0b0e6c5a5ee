import { callsTo, definition, fold, keyOf, nameOf, newOf, type Ast, type Module } from '../../program/index.ts'
import { listeningOf } from './listening.ts'
import { serverAuth } from './mcp-auth.ts'
import { isMcpModule, listedNames, MCP_PACKAGES, mcpTools, schemaFields } from './mcp-tools.ts'
import { objectOf, property } from '../../program/objects.ts'
import { sensitiveVerb } from './tool-verbs.ts'
import { walk } from '../../program/walk.ts'
import { isCredentialParameter } from '../../classify/names.ts'
import type { ModelParameter, Tool } from '../../model/index.ts'
import { get, items, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { slice } from '../../text/source.ts'
import { defineCodeSurface } from '../reading/surface.ts'

const MCP = /mcp|modelcontextprotocol/i
/** A field or query parameter that may take a secret: secret-parameters.ts. */
const FIELD = /(?:(?:access|account|api|auth|encryption|private|secret|signing)_?key|secret|passw(?:or)?d|passphrase|credentials?|connection_?string|authorization|auth_?header|token|pat|jwt)["'`]?\s{0,8}[:,}=]/i

/** Tools, prompts and forms in code: what a model can do with them, and what it is asked for. */
export default defineCodeSurface({
  id: 'code-mcp-tools',
  name: 'Tools, prompts and forms of agents in TypeScript and JavaScript',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools',
  counts: 'code',
  mentions: ['registerTool', '.tool(', 'addTool', 'ListTools', 'tools/list', 'inputSchema', 'input_schema', 'requestedSchema', 'registerPrompt', '.prompt(', 'addPrompt', 'ListPrompts', 'tool(', 'createTool', 'elicit'],
  together: [
    [/\bregister(?:App)?Tool\b|\baddTools?\b|ListTools|tools\/list/],
    [MCP, /\.\s{0,8}tool\s{0,8}[(<]/],
    [MCP, /registerPrompt|\.\s{0,8}prompt\s{0,8}\(|addPrompt|\bprompts\b/, FIELD],
    [/inputSchema|input_schema|requestedSchema|\belicit|\bparameters\b/, FIELD],
  ],
  *read(module): Generator<Reading> {
    yield* sensitiveTools(module)
    yield* toolParameters(module)
    yield* promptArguments(module)
    yield* forms(module)
  },
})

function* sensitiveTools(module: Module): Generator<Tool> {
  const tools = mcpTools(module)
  if (tools.length === 0) return
  const server = serverOf(module)
  const covered = scopedElsewhere(module)
  for (const { name, description, readOnly, destructive, scoped } of tools) {
    const does = sensitiveVerb(name.value, description, destructive)
    yield { kind: 'tool', name: name.value, ...(does ? { does } : {}), readOnly, server, scoped: scoped || covered, at: name.at }
  }
}

/** The server that a module starts itself; what another module starts, `link` looks up. */
function serverOf(module: Module): Tool['server'] {
  const network = newOf(module, MCP_PACKAGES, /Streamable\w*Transport$|SSEServerTransport$/).length > 0
  if (network) return serverAuth(module).auth === 'none' && listeningOf(module) ? 'network-unauthenticated' : 'network'
  return newOf(module, MCP_PACKAGES, /StdioServerTransport$/).length > 0 ? 'stdio' : 'unknown'
}

/** A map of scopes by tool, or a scope that the whole server asks for and that allows more than reading. */
function scopedElsewhere(module: Module): boolean {
  if (/tool_?scopes|scopes?_?(?:for|by|per)_?tool|requiredScopesByTool/i.test(module.file.text)) return true
  return callsTo(module, /^(?:requireBearerAuth|requireScopes|withMcpAuth|bearerAuth)$/).some(({ node }) =>
    node.arguments.some((one) => {
      const list = property(module, one, 'requiredScopes')
      return list !== undefined && items(fold(module, list)).some((scope) => /(?:^|[:._/-])(?:write|delete|admin|manage|refund|pay|all|\*)(?:$|[:._/-])/i.test(string(scope)?.value ?? ''))
    }),
  )
}

/** Fields of the input schemas of tools: MCP's own, and those of agent SDKs, which are objects with a schema. */
function* toolParameters(module: Module): Generator<ModelParameter> {
  const seen = new Set<Ast>()
  for (const { name, schema } of mcpTools(module)) {
    if (schema) yield* parameters(module, schema, name.value, seen)
  }
  for (const object of module.nodes('ObjectExpression')) {
    const schema = property(module, object, 'inputSchema') ?? property(module, object, 'input_schema') ?? (isToolObject(module, object) ? property(module, object, 'parameters') : undefined)
    if (schema && schema !== object) yield* parameters(module, schema, toolName(module, object), seen)
  }
}

/** `parameters` is a schema where a description or name stands beside it and a handler or type says that it is a tool. */
function isToolObject(module: Module, object: Ast): boolean {
  const type = property(module, object, 'type')
  if (type && string(fold(module, type))?.value === 'function') return true
  return property(module, object, 'execute') !== undefined && property(module, object, 'description') !== undefined
}

function toolName(module: Module, object: Ast): string {
  const node = property(module, object, 'name') ?? property(module, object, 'id')
  const call = module.parent(object)
  return (node && string(fold(module, node))?.value) ?? (call?.type === 'CallExpression' ? nameOf(module, call) : nameOf(module, object)) ?? ''
}

function* parameters(module: Module, schema: Ast, owner: string, seen: Set<Ast>): Generator<ModelParameter> {
  const code = definition(module, schema)
  if (seen.has(code)) return
  seen.add(code)
  for (const { name, at } of schemaFields(module, schema)) yield { kind: 'modelParameter', of: 'tool', owner, field: name, at }
}

/** Arguments of prompts: a zod shape, or a list of names. */
function* promptArguments(module: Module): Generator<ModelParameter> {
  if (!isMcpModule(module)) return
  for (const call of callsTo(module, /^(?:registerPrompt|prompt|addPrompt)$/)) {
    const first = call.argument(0)
    const config = call.name === 'registerPrompt' ? call.argument(1) : call.name === 'addPrompt' ? first : undefined
    const name = first && (string(fold(module, first)) ?? string(get(fold(module, first), 'name')))
    const schema = call.name === 'prompt' ? call.node.arguments.find((one) => objectOf(module, one)) : property(module, config, 'argsSchema')
    const fields = schema && schema.type !== 'SpreadElement' ? schemaFields(module, schema) : []
    for (const { name: field, at } of fields) yield { kind: 'modelParameter', of: 'prompt', owner: name?.value ?? '', field, at }
    const list = call.name === 'addPrompt' ? property(module, config, 'arguments') : undefined
    for (const field of listedNames(list && fold(module, list))) yield { kind: 'modelParameter', of: 'prompt', owner: name?.value ?? '', field, at: field.at }
  }
  for (const node of module.nodes('Property')) {
    if (keyOf(node) !== 'prompts') continue
    for (const prompt of items(fold(module, node.value))) {
      for (const field of listedNames(get(prompt, 'arguments'))) {
        yield { kind: 'modelParameter', of: 'prompt', owner: string(get(prompt, 'name'))?.value ?? '', field, at: field.at }
      }
    }
  }
}

/** Elicitation: a form that the client shows, or an address that the user opens (MCP client/elicitation). */
function* forms(module: Module): Generator<ModelParameter> {
  for (const object of module.nodes('ObjectExpression')) {
    const schema = property(module, object, 'requestedSchema')
    const mode = property(module, object, 'mode')
    const named = mode && string(fold(module, mode))?.value
    if (schema && named !== 'url') {
      for (const { name, at } of schemaFields(module, schema)) yield { kind: 'modelParameter', of: 'elicitation-form', owner: '', field: name, at }
    }
    if (named === 'url') yield* urlForm(module, object)
  }
}

function* urlForm(module: Module, object: Ast): Generator<ModelParameter> {
  const url = property(module, object, 'url')
  if (!url || !property(module, object, 'message')) return
  for (const one of walk(url)) {
    const text = one.type === 'TemplateElement' || one.type === 'Literal' ? module.strings().find(({ at }) => at.start >= one.start && at.end <= one.end) : undefined
    for (const match of text?.value.matchAll(/[?&]([A-Za-z_]\w{0,60})=/g) ?? []) {
      const name = match[1] ?? ''
      if (text && isCredentialParameter(name) && name !== 'token') yield { kind: 'modelParameter', of: 'elicitation-url', owner: '', field: slice(text, match.index + 1, match.index + 1 + name.length), at: text.at }
    }
  }
}
