import { MCP_SERVER, OTHER_TOOL, type ToolDefinition, toolsOf } from './python-tool-reading.ts'
import { serversOf } from './python-server-reading.ts'
import type { PythonCode, Scope } from '../../program/python/code.ts'
import { within } from '../../program/python/scope.ts'
import { textOf } from '../../program/template.ts'
import type { ModelParameter, Tool } from '../../model/index.ts'
import { entries, get, type Node } from '../../parse/node.ts'
import type { Expression } from '../../program/python/parse.ts'
import type { Reading } from '../../model/reading.ts'
import type { Located } from '../../text/source.ts'
import { definePythonSurface } from './python-surface.ts'
import { modulesOf, pythonImport } from './python-words.ts'

/** Tools and prompts that a model calls, what they ask for, and forms that a server shows to people. */
export default definePythonSurface({
  id: 'python-mcp-tools',
  name: 'Tools, prompts and elicitations in Python',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools',
  mentions: ['.tool', '@tool', 'function_tool', 'types.Tool', 'Tool(', '.prompt', 'elicit', 'kernel_function', 'add_tool', '_for_llm', 'FunctionTool'],
  together: [[pythonImport([...modulesOf([MCP_SERVER, OTHER_TOOL])])], [/elicit/]],
  *read(code): Generator<Reading> {
    const tools = toolsOf(code)
    const server = tools.some(({ mcp }) => mcp) ? serverKind(code) : 'unknown'
    for (const tool of tools) {
      if (tool.mcp && tool.of === 'tool') yield toolOf(tool, server)
      for (const field of tool.parameters) yield { kind: 'modelParameter', of: tool.of, owner: tool.name, field, at: field.at }
    }
    yield* elicitations(code)
  },
})

function toolOf({ name, does, destructive, readOnly, scoped, at }: ToolDefinition, server: Tool['server']): Tool {
  const sensitive = does ?? (destructive ? 'is destructive' : undefined)
  return { kind: 'tool', name, ...(sensitive ? { does: sensitive } : {}), readOnly, server, scoped, at }
}

/** What this file's servers are; a server that only this machine reaches is like stdio. */
function serverKind(code: PythonCode): Tool['server'] {
  const servers = serversOf(code)
  if (servers.length === 0) return 'unknown'
  const network = servers.filter(({ transport, listens }) => transport === 'http' && !(listens.is === 'set' && listens.value === 'loopback'))
  if (network.length === 0) return 'stdio'
  return network.every(({ auth }) => auth === 'none') ? 'network-unauthenticated' : 'network'
}

/** `ctx.elicit(message, response_type=…)`, `session.elicit_form(…)` and `elicit_url`. */
function* elicitations(code: PythonCode): Generator<ModelParameter> {
  for (const call of code.calls) {
    const method = /(?:^|\.)(elicit|elicit_form|elicit_url|create_elicitation)$/.exec(call.source)?.[1]
    if (!method) continue
    const owner = textOf(call.args.get('message', 0))?.value.slice(0, 60) ?? ''
    const url = textOf(call.args.get('url', method === 'elicit_url' ? 1 : undefined))
    if (url) {
      for (const match of url.value.matchAll(/[?&]([\w-]+)=/g)) yield { kind: 'modelParameter', of: 'elicitation-url', owner, field: { value: match[1] as string, at: url.at }, at: url.at }
      continue
    }
    const schema = call.args.expression(['schema', 'response_type', 'requestedSchema', 'requested_schema'], 1)
    if (!schema) continue
    for (const field of fieldsOf(schema, call.scope, code)) yield { kind: 'modelParameter', of: 'elicitation-form', owner, field, at: field.at }
  }
}

/** The fields of a form: a model or dataclass of this file, or a JSON schema. */
function fieldsOf(schema: Expression, scope: Scope, code: PythonCode): Located<string>[] {
  for (const part of within(schema)) {
    const bound = part.kind === 'name' ? code.bound(part.id, scope) : undefined
    if (bound?.how === 'class') {
      return bound.class.body.flatMap((statement) => (statement.kind === 'assign' && statement.targets[0]?.kind === 'name' ? [{ value: statement.targets[0].id, at: statement.targets[0].at }] : []))
    }
  }
  const node: Node = code.value(schema, scope)
  return entries(get(node, 'properties')).map(({ key }) => key)
}
