import { sensitiveVerb, writes } from './tool-verbs.ts'
import { boolean, get, type Node } from '../../parse/node.ts'
import type { Expression, FunctionStatement } from '../../program/python/parse.ts'
import type { Located, Span } from '../../text/source.ts'
import { textOf } from '../../program/template.ts'
import type { Call, Defined, PythonCode, Scope } from '../../program/python/code.ts'

export const MCP_SERVER = /^(?:fastmcp|mcp)(?:\.\w+)*\.(?:FastMCP|MCPServer|Server)$/
const INSTANCE = String.raw`(?:fastmcp|mcp)(?:\.\w+)*\.(?:FastMCP|MCPServer|Server)\(\)`
const TOOL = new RegExp(`^${INSTANCE}\\.(?:tool|add_tool)$`)
const PROMPT = new RegExp(`^${INSTANCE}\\.prompt$`)
/** Decorators of other agent libraries whose functions a model calls. */
export const OTHER_TOOL = /^(?:langchain(?:_core)?\.tools(?:\.base)?\.tool|agents(?:\.tool)?\.function_tool|crewai\.tools(?:\.\w+)*\.tool|crewai_tools\.tool|smolagents(?:\.\w+)*\.tool|strands(?:\.\w+)*\.tool|claude_(?:agent|code)_sdk(?:\.\w+)*\.tool|agno\.tools(?:\.\w+)*\.tool|pydantic_ai(?:\.\w+)*\.Agent\(\)\.(?:tool|tool_plain)|semantic_kernel\.functions(?:\.\w+)*\.kernel_function|autogen(?:\.\w+)*\.register_for_llm|beeai_framework\.tools(?:\.\w+)*\.tool|llama_index\.core\.tools\.FunctionTool\.from_defaults)$/

/** A function or schema that a model may call. */
export interface ToolDefinition {
  readonly of: 'tool' | 'prompt'
  /** Served over MCP, and not a function of an agent in this process. */
  readonly mcp: boolean
  readonly name: string
  readonly does: string | undefined
  readonly writes: boolean
  readonly readOnly: boolean
  readonly destructive: boolean
  readonly scoped: boolean
  readonly parameters: readonly Located<string>[]
  readonly function?: Defined
  readonly at: Span
}

const known = new WeakMap<PythonCode, readonly ToolDefinition[]>()

/** The tools and prompts that a file defines. */
export function toolsOf(code: PythonCode): readonly ToolDefinition[] {
  const before = known.get(code)
  if (before) return before
  const found = [...decorated(code), ...added(code), ...declared(code)]
  known.set(code, found)
  return found
}

function* decorated(code: PythonCode): Generator<ToolDefinition> {
  for (const definition of code.functions) {
    for (const decorator of definition.function.decorators) {
      const call = decorator.kind === 'call' ? code.callOf(decorator) : undefined
      const source = call?.source ?? code.source(decorator, definition.scope.parent ?? code.scope)
      const of = TOOL.test(source) || OTHER_TOOL.test(source) ? 'tool' : PROMPT.test(source) ? 'prompt' : undefined
      if (!of) continue
      const at = { file: code.file, start: decorator.at.start - 1, end: definition.function.name.at.end }
      yield describe(of, !OTHER_TOOL.test(source), definition, call, at, code)
      break
    }
  }
}

/** `mcp.add_tool(fn)`, `mcp.tool(fn)`. */
function* added(code: PythonCode): Generator<ToolDefinition> {
  for (const call of code.calls) {
    if (!TOOL.test(call.source)) continue
    const given = call.args.expression('fn', 0)
    const bound = given?.kind === 'name' ? code.bound(given.id, call.scope) : undefined
    const definition = bound?.how === 'function' ? definitionsOf(code).get(bound.function) : undefined
    if (definition) yield describe('tool', true, definition, call, call.at, code)
  }
}

/** `types.Tool(name=…, inputSchema={…})` of the low-level server. */
function* declared(code: PythonCode): Generator<ToolDefinition> {
  for (const call of code.calls) {
    if (!/^mcp(?:\.\w+)*\.Tool$/.test(call.source)) continue
    const name = textOf(call.args.get('name', 0))
    if (!name) continue
    const description = textOf(call.args.get('description'))?.value ?? ''
    const schema = get(call.args.get(['inputSchema', 'input_schema']), 'properties')
    yield {
      of: 'tool',
      mcp: true,
      name: name.value,
      does: sensitiveVerb(name.value, description),
      writes: writes(name.value, description),
      ...hints(call.args.expression('annotations'), call.scope, code),
      scoped: handlesScopes(code),
      parameters: schema?.kind === 'map' ? schema.entries.map(({ key }) => key) : [],
      at: call.at,
    }
  }
}

function describe(of: 'tool' | 'prompt', mcp: boolean, definition: Defined, call: Call | undefined, at: Span, code: PythonCode): ToolDefinition {
  const { function: fn } = definition
  const name = textOf(call?.args.get(['name', 'name_override'], call.args.positional[0]?.kind === 'string' ? 0 : undefined))?.value ?? fn.name.value
  const description = textOf(call?.args.get('description'))?.value ?? docstring(fn) ?? ''
  return {
    of,
    mcp,
    name,
    does: sensitiveVerb(name, description),
    writes: writes(name, description),
    ...hints(call?.args.expression('annotations'), call?.scope ?? code.scope, code),
    scoped: looksAtScope(definition, call, code),
    parameters: modelParameters(definition, code),
    function: definition,
    at,
  }
}

/** Parameters that the model fills in: none of the context, none that is injected. */
function modelParameters({ function: fn, scope }: Defined, code: PythonCode): Located<string>[] {
  return fn.params.flatMap(({ name, star, annotation, fallback }) => {
    if (star || /^(?:self|cls|ctx|context)$/.test(name.value)) return []
    const written = annotation ? textBetween(annotation.at) : ''
    if (/\b(?:Context|RunContext|RunContextWrapper|ToolContext|InjectedToolArg|InjectedState|ToolRuntime|Request)\b/.test(written)) return []
    if (fallback?.kind === 'call' && /(?:^|\.)(?:Depends|CurrentContext|CurrentAccessToken|TokenClaim)$/.test(code.source(fallback.callee, scope))) return []
    if (isHandle(name.value, `${written} ${fallback ? textBetween(fallback.at) : ''}`, fn, code)) return []
    return [name]
  })
}

/** A token that its description says comes from another function here which a model calls: a handle of the server's own, unless that one signs in. */
function isHandle(name: string, description: string, fn: FunctionStatement, code: PythonCode): boolean {
  if (!/[a-z]_token$/.test(name) || /^(?:access|auth|api|bearer|refresh|id|session|oauth|user|bot|personal|login|jwt)_/.test(name)) return false
  return [...description.matchAll(/\b(?:from|by) `?(\w{3,80})/g)].some(([, source]) => (decoratedOf(code).get(source as string) ?? []).some((one) => one !== fn))
}

function hints(annotations: Expression | undefined, scope: Scope, code: PythonCode): { readonly readOnly: boolean; readonly destructive: boolean } {
  if (!annotations) return { readOnly: false, destructive: false }
  const resolved = code.resolve(annotations, scope)
  const call = code.callOf(resolved.expression)
  const node: Node = call ? call.args.named : code.value(resolved.expression, resolved.scope)
  return { readOnly: boolean(get(node, 'readOnlyHint')) ?? boolean(get(node, 'read_only_hint')) ?? false, destructive: boolean(get(node, 'destructiveHint')) ?? boolean(get(node, 'destructive_hint')) ?? false }
}

const SCOPES = /\bscopes?\b|\bclaims\b|insufficient_scope|has_permission|check_permission|require_scopes?|require_permission|authorize\(/

/** Whether a handler, a decorator beside it or a middleware for all tools looks at a scope. */
function looksAtScope({ function: fn }: Defined, call: Call | undefined, code: PythonCode): boolean {
  if (call?.args.expression('auth')) return true
  const others = fn.decorators.filter((decorator) => decorator !== call?.expression)
  if (others.some((decorator) => /scope|permission|require|authori[sz]e|policy/i.test(textBetween(decorator.at)))) return true
  const [first] = fn.body
  const last = fn.body.at(-1)
  if (!first || !last) return false
  const start = first.kind === 'expression' && first.value.kind === 'string' ? first.at.end : first.at.start
  return SCOPES.test(code.file.text.slice(start, last.at.end)) || asksAnother(fn, code) || handlesScopes(code)
}

/** A handler that calls a function of this file which looks at a scope: `_need("billing:refund")`. */
function asksAnother(fn: FunctionStatement, code: PythonCode): boolean {
  const calls = byPlace(code)
  for (let i = firstFrom(calls, fn.at.start); i < calls.length; i++) {
    const { expression, scope } = calls[i] as Call
    if (expression.at.start > fn.at.end) return false
    if (expression.at.end > fn.at.end || expression.kind !== 'call' || expression.callee.kind !== 'name') continue
    const bound = code.bound(expression.callee.id, scope)
    if (bound?.how === 'function' && bound.function !== fn && SCOPES.test(textBetween(bound.function.at))) return true
  }
  return false
}

/** A middleware or dispatcher that decides by scope for every tool. */
const handlesScopes = onceFor((code) => {
  if (code.calls.some(({ source }) => /^fastmcp\.server\.middleware(?:\.\w+)*\.AuthMiddleware$/.test(source))) return true
  return code.functions.some(({ function: fn }) => /^(?:on_call_tool|call_tool|handle_call_tool|on_request)$/.test(fn.name.value) && SCOPES.test(textBetween(fn.at)))
})

/** Functions of a file, by their own node. */
const definitionsOf = onceFor((code) => new Map(code.functions.map((one) => [one.function, one])))

/** Functions with decorators, by name. */
const decoratedOf = onceFor((code) => {
  const found = new Map<string, FunctionStatement[]>()
  for (const { function: fn } of code.functions) {
    if (fn.decorators.length === 0) continue
    const list = found.get(fn.name.value)
    if (list) list.push(fn)
    else found.set(fn.name.value, [fn])
  }
  return found
})

/** Calls in the order of the text. */
const byPlace = onceFor((code) => code.calls.toSorted((a, b) => a.expression.at.start - b.expression.at.start))

/** The first call that begins at an offset or behind it; by halves. */
function firstFrom(calls: readonly Call[], start: number): number {
  let low = 0
  for (let high = calls.length; low < high; ) {
    const middle = (low + high) >> 1
    if ((calls[middle] as Call).expression.at.start < start) low = middle + 1
    else high = middle
  }
  return low
}

/** What is the same for all tools of a file is found once. */
function onceFor<T>(find: (code: PythonCode) => T): (code: PythonCode) => T {
  const known = new WeakMap<PythonCode, { readonly found: T }>()
  return (code) => {
    const before = known.get(code) ?? { found: find(code) }
    known.set(code, before)
    return before.found
  }
}

function docstring({ body }: FunctionStatement): string | undefined {
  const [first] = body
  const part = first?.kind === 'expression' && first.value.kind === 'string' ? first.value.parts[0] : undefined
  return part && 'value' in part && typeof part.value === 'string' ? part.value : undefined
}

function textBetween({ file, start, end }: Span): string {
  return file.text.slice(start, end)
}
