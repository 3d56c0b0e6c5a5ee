import {
  argumentsOf,
  callsTo,
  definition,
  fold,
  keyOf,
  nameOf,
  objectOf,
  property,
  textAt,
  textOf,
  walk,
  type Ast,
  type Module,
} from '../../program/index.ts'
import { nodeAt } from './given.ts'
import { serversOf } from './mcp-servers.ts'
import { isMcpModule, mcpTools } from './mcp-tools.ts'
import { schemaOf } from './tool-objects.ts'
import { listedNames, schemaFields } from './tool-schemas.ts'
import { scopedInPackage } from './scopes-by-tool.ts'
import { scopedForAll } from './tool-scopes.ts'
import { toolClasses, toolTakers } from '../../knowledge/libraries/tool-classes.ts'
import { toolCalls } from '../../knowledge/libraries/tools.ts'
import { pythonImport } from './import-words.ts'
import { importsOneOf, wordsOf } from './word-tests.ts'
import { classTools, handedTools } from './tool-classes.ts'
import { registeredFunctions } from './tool-functions.ts'
import { modelParameters } from './tool-parameters.ts'
import { sensitiveVerb } from './tool-verbs.ts'
import { isCredentialParameter } from '../../classify/names.ts'
import type { ModelParameter, Tool } from '../../model/index.ts'
import type { Project } from '../../discover/project.ts'
import { get, items, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { slice } from '../../text/source.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { describedKey, secretField } from '../../knowledge/words/secrets.ts'

const MCP = /mcp|modelcontextprotocol/i

/** Tools, prompts and forms in code: what a model can do with them, and what it is asked for. */
export default defineProgramSurface({
  id: 'code-mcp-tools',
  name: 'Tools, prompts and forms of agents',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools',
  counts: 'code',
  mentions: [
    'registerTool',
    '.tool',
    'addTool',
    'ListTools',
    'tools/list',
    'inputSchema',
    'input_schema',
    'requestedSchema',
    'registerPrompt',
    '.prompt',
    'addPrompt',
    'ListPrompts',
    'tool(',
    'createTool',
    'defineTool',
    'makeTool',
    'buildTool',
    'elicit',
    '@tool',
    'function_tool',
    'Tool(',
    'kernel_function',
    '_for_llm',
    'add_tool',
    'FunctionTool',
    'StructuredTool',
    ...wordsOf([...toolClasses, ...toolTakers]),
    'parameters":',
    "parameters':",
    'parameters: {',
  ],
  together: [
    [pythonImport(wordsOf(toolCalls))],
    // A server that another module of Python has made.
    [/^[ \t]*from[ \t]{1,8}[\w.]{1,80}[ \t]{1,8}import\b/m, /^[ \t]*@\w{1,40}\.tool\b/m],
    [/\.\s{0,8}elicit|create_elicitation/],
    [/\bregister(?:App)?Tool\b|\baddTools?\b|ListTools|tools\/list/],
    [MCP, /\.\s{0,8}tool\s{0,8}[(<]/],
    [MCP, /registerPrompt|\.\s{0,8}prompt\s{0,8}\(|addPrompt|\bprompts\b/, secretField.pattern],
    [/inputSchema|input_schema|requestedSchema|\belicit|\bparameters\b/, secretField.pattern],
    [/inputSchema|input_schema|\bparameters\b/, /\bkey["']?\s{0,8}:/, describedKey.pattern],
    [/\b(?:define|create|make|build)Tool\s{0,8}[(<]/, secretField.pattern],
    [/\btool\s{0,8}\(|(?:Structured|Function)Tool\b/, /\bschema\b|\bparameters\b/, secretField.pattern],
    [importsOneOf([...toolClasses, ...toolTakers])],
    // The schema is another file's.
    [/\binputSchema\b/, /(?:zodToJsonSchema|to(?:JSON|Json)Schema)\(\s{0,8}\w|\w\.shape\b/, /\bimport\b/],
  ],
  *read(module, reader): Generator<Reading> {
    yield* sensitiveTools(module, reader.project)
    yield* toolParameters(module)
    yield* promptArguments(module)
    yield* forms(module)
  },
})

function* sensitiveTools(module: Module, project: Project): Generator<Tool> {
  const tools = mcpTools(module)
  if (tools.length === 0) return
  const server = serverOf(module, project)
  const covered = scopedForAll(module) || scopedInPackage(module.file.path, project)
  for (const { name, description, readOnly, destructive, scoped, at } of tools) {
    const does = sensitiveVerb(name.value, description, destructive)
    yield { kind: 'tool', name: name.value, ...(does ? { does } : {}), readOnly, server, scoped: scoped || covered, at }
  }
}

/** What the servers of a module are; one that only this machine reaches is like stdio, and what another module starts `link` looks up. */
function serverOf(module: Module, project: Project): Tool['server'] {
  const servers = serversOf(module, project)
  if (servers.length === 0) return 'unknown'
  const network = servers.filter(
    ({ transport, listens }) => transport === 'http' && !(listens.is === 'set' && listens.value === 'loopback'),
  )
  if (network.length === 0) return 'stdio'
  return network.every(({ auth }) => auth === 'none') ? 'network-unauthenticated' : 'network'
}

/** Fields of the input schemas of tools: MCP's own, and those of agent SDKs, which are objects with a schema. */
function* toolParameters(module: Module): Generator<ModelParameter> {
  const seen = new Set<Ast>()
  for (const { name, schema } of mcpTools(module)) {
    if (schema) yield* parameters(module, schema, name.value, seen)
  }
  for (const { of, name, function: fn, module: from } of registeredFunctions(module)) {
    for (const field of modelParameters(from, fn)) yield { kind: 'modelParameter', of, owner: name, field, at: field.at }
  }
  const placed = new Set<string>()
  for (const { name, fields } of [...classTools(module), ...handedTools(module)]) {
    for (const field of fields) {
      const place = `${field.at.file.path}:${field.at.start}`
      if (!placed.has(place)) yield { kind: 'modelParameter', of: 'tool', owner: name, field, at: field.at }
      placed.add(place)
    }
  }
  for (const object of module.nodes('ObjectExpression')) {
    const schema = schemaOf(module, object)
    if (schema && schema !== object) yield* parameters(module, schema, toolName(module, object), seen)
  }
}

function toolName(module: Module, object: Ast): string {
  const node = property(module, object, 'name') ?? property(module, object, 'id')
  const call = module.parent(object)
  return textAt(module, node)?.value ?? (call?.type === 'CallExpression' ? nameOf(module, call) : nameOf(module, object)) ?? ''
}

function* parameters(module: Module, schema: Ast, owner: string, seen: Set<Ast>): Generator<ModelParameter> {
  const code = definition(module, schema)
  if (seen.has(code)) return
  seen.add(code)
  for (const { name, isKey, at } of schemaFields(module, schema))
    yield { kind: 'modelParameter', of: 'tool', owner, field: name, at, ...(isKey && { isKey }) }
}

/** Arguments of prompts: a zod shape, or a list of names. */
function* promptArguments(module: Module): Generator<ModelParameter> {
  if (!isMcpModule(module)) return
  for (const call of callsTo(module, /^(?:registerPrompt|prompt|addPrompt)$/)) {
    const first = call.argument(0)
    const config = call.name === 'registerPrompt' ? call.argument(1) : call.name === 'addPrompt' ? first : undefined
    const name = first && (textAt(module, first) ?? string(get(fold(module, first), 'name')))
    const schema =
      call.name === 'prompt' ? call.node.arguments.find((one) => objectOf(module, one)) : property(module, config, 'argsSchema')
    const fields = schema && schema.type !== 'SpreadElement' ? schemaFields(module, schema) : []
    for (const { name: field, at } of fields) yield { kind: 'modelParameter', of: 'prompt', owner: name?.value ?? '', field, at }
    const list = call.name === 'addPrompt' ? property(module, config, 'arguments') : undefined
    for (const field of listedNames(list && fold(module, list)))
      yield { kind: 'modelParameter', of: 'prompt', owner: name?.value ?? '', field, at: field.at }
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
  const seen = new Set<Ast>()
  for (const { schema, url, owner } of [...askedByCall(module), ...askedByObject(module)]) {
    if (url) yield* urlForm(module, url, owner)
    const code = schema && definition(module, schema)
    if (!code || seen.has(code)) continue
    seen.add(code)
    for (const { name, at } of schemaFields(module, code)) yield { kind: 'modelParameter', of: 'elicitation-form', owner, field: name, at }
  }
}

interface Asked {
  readonly schema?: Ast | undefined
  readonly url?: Ast | undefined
  readonly owner: string
}

/** `ctx.elicit(message, response_type=…)`, `session.elicit_form(…)` and `elicit_url`. */
function* askedByCall(module: Module): Generator<Asked> {
  for (const { node, name } of callsTo(module, /^(?:elicit|elicit_form|elicit_url|create_elicitation)$/)) {
    const args = argumentsOf(module, node)
    const owner = textOf(nodeAt(args, ['message', 0]))?.value.slice(0, 60) ?? ''
    const url = args.expression(name === 'elicit_url' ? ['url', 1] : 'url')
    yield url ? { url, owner } : { schema: args.expression(['schema', 'response_type', 'requestedSchema', 'requested_schema', 1]), owner }
  }
}

/** `{mode: 'form', requestedSchema}` and `{mode: 'url', message, url}`. */
function* askedByObject(module: Module): Generator<Asked> {
  for (const object of module.nodes('ObjectExpression')) {
    const mode = property(module, object, 'mode')
    const isUrl = textAt(module, mode)?.value === 'url'
    const schema = isUrl ? undefined : property(module, object, 'requestedSchema')
    const url = isUrl && property(module, object, 'message') ? property(module, object, 'url') : undefined
    if (schema ?? url) yield { schema, url, owner: '' }
  }
}

function* urlForm(module: Module, url: Ast, owner: string): Generator<ModelParameter> {
  for (const one of walk(url)) {
    const text =
      one.type === 'TemplateElement' || one.type === 'Literal'
        ? module.strings().find(({ at }) => at.start >= one.start && at.end <= one.end)
        : undefined
    for (const match of text?.value.matchAll(/[?&]([A-Za-z_][\w-]{0,60})=/g) ?? []) {
      const name = match[1] ?? ''
      if (text && isCredentialParameter(name) && name !== 'token')
        yield {
          kind: 'modelParameter',
          of: 'elicitation-url',
          owner,
          field: slice(text, match.index + 1, match.index + 1 + name.length),
          at: text.at,
        }
    }
  }
}
