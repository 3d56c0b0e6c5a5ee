import {
  calls,
  fold,
  functionOf,
  importedAs,
  importedModules,
  isFunction,
  keyOf,
  lastName,
  named,
  nameOf,
  pathWritten,
  property,
  rowOfPath,
  textOf,
  unwrap,
  withoutCall,
  type Ast,
  type FunctionNode,
  type Identifier,
  type Module,
} from '../../program/index.ts'
import { toolCalls } from '../../knowledge/libraries/tools.ts'
import type { Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'

/** A function that becomes a tool or a prompt by itself: by a decorator, or handed to `add_tool`. */
export interface ToolFunction {
  readonly of: 'tool' | 'prompt'
  /** Served over MCP, and not a function of an agent in this process. */
  readonly mcp: boolean
  readonly name: string
  readonly function: FunctionNode
  /** The module that the function is written in. */
  readonly module: Module
  /** What registers it; a decorator without arguments is no call. */
  readonly by: Ast
  /** The registration, with the name of a function below it. */
  readonly at: Span
}

/** The functions of a module that a model calls, or asks for a prompt. */
export function toolFunctions(module: Module): readonly ToolFunction[] {
  return registeredFunctions(module).filter((one) => one.module === module)
}

/** The same, and those of other files that the module registers. */
export const registeredFunctions = oncePer((module: Module): readonly ToolFunction[] => [...decorated(module), ...added(module)])

function* decorated(module: Module): Generator<ToolFunction> {
  const seen = new Set<FunctionNode>()
  for (const decorator of module.nodes('Decorator')) {
    const { expression, parent } = decorator
    const fn = parent?.type === 'MethodDefinition' ? parent.value : parent
    const callee = withoutCall(expression)
    const row = isFunction(fn) ? rowOfPath(pathOfServer(module, callee), toolCalls) : undefined
    if (!row || !isFunction(fn) || seen.has(fn)) continue
    seen.add(fn)
    const end = parent?.type === 'MethodDefinition' ? parent.key.end : (fn.id?.end ?? expression.end)
    const at = { file: module.file, start: decorator.start, end }
    yield {
      of: row.means === 'makes-tool' ? 'tool' : 'prompt',
      mcp: row.mcp === true,
      name: saidName(module, expression) ?? ownName(module, fn),
      function: fn,
      module,
      by: expression,
      at,
    }
  }
}

/** `mcp.add_tool(fn)`, `mcp.tool(fn)`, and the decorator that is called by hand: `mcp.tool(name="refund")(self.refund)`. */
function* added(module: Module): Generator<ToolFunction> {
  for (const { node } of calls(module)) {
    const callee = unwrap(node.callee)
    const registration = callee.type === 'CallExpression' ? callee : node
    if (!/^(?:add_)?tool$/.test(lastName(registration.callee) ?? '')) continue
    const row = rowOfPath(pathOfServer(module, registration.callee), toolCalls)
    if (row?.means !== 'makes-tool' || !row.mcp) continue
    const given = property(module, node.arguments.at(-1), 'fn') ?? node.arguments[0]
    const own = functionOf(module, given) ?? methodOf(module, given)
    const { fn = own, from = module } = own ? {} : importedFunction(module, given)
    if (fn && !(registration === node && module.parent(node)?.type === 'Decorator'))
      yield {
        of: 'tool',
        mcp: true,
        name: saidName(module, registration) ?? ownName(from, fn),
        function: fn,
        module: from,
        by: node,
        at: module.span(node),
      }
  }
}

/**
 * The path of what registers. A parameter is the server where its type says so in quotes, or where it has no type and is named for it:
 * `def register(mcp)`, and `def register(server)` in a module about MCP.
 */
function pathOfServer(module: Module, callee: Ast): string {
  const path = pathWritten(module, callee)
  // `server: "FastMCP"`, whose import nothing needs when the program runs.
  if (/^(?:FastMCP|MCPServer)\(\)\.\w/.test(path)) return `mcp.${path}`
  const inner = unwrap(callee)
  const root = inner.type === 'MemberExpression' ? unwrap(inner.object) : undefined
  if (inner.type !== 'MemberExpression' || root?.type !== 'Identifier') return path
  const parameter = module.binding(root)
  if (parameter?.kind === 'import') return pathElsewhere(module, root, keyOf(inner) ?? '') ?? path
  if (path !== '' || parameter?.kind !== 'param') return path
  const type = parameter.id.typeAnnotation
  const isServer = type
    ? /^[\s:]{0,4}["']?(?:[\w.]{1,60}\.)?(?:FastMCP|MCPServer)["']?$/.test(module.source(type))
    : root.name === 'server'
      ? importedModules(module).some((name) => /^(?:fast)?mcp(?:\.|$)/.test(name))
      : false
  return isServer || /^(?:fast_?)?mcp(?:_server)?$/.test(root.name) ? `mcp.FastMCP().${keyOf(inner) ?? ''}` : path
}

/** The path of a server that another module has made and this one imports: `from desk.app import mcp`. */
function pathElsewhere(module: Module, server: Identifier, name: string): string | undefined {
  if (!/^(?:tool|add_tool|prompt)$/.test(name)) return undefined
  const there = named(module, server)
  if (!there || there.module === module) return undefined
  const path = pathWritten(there.module, there.node)
  if (path !== '') return `${path}.${name}`
  // A class stands in for the import where the package is missing.
  const isServer = there.node.type === 'CallExpression' && /^(?:FastMCP|MCPServer)$/.test(lastName(there.node.callee) ?? '')
  return isServer && importedModules(there.module).some((one) => /^(?:fast)?mcp(?:\.|$)/.test(one)) ? `mcp.FastMCP().${name}` : undefined
}

/** A function of another file that is registered here: `mcp.tool(name="connect")(connect)`. */
export function importedFunction(module: Module, node: Ast | undefined): { readonly fn?: FunctionNode; readonly from?: Module } {
  const imported = importedAs(module, node)
  const from = imported && module.neighbour(imported.module)
  const exported = from?.exported(imported?.name ?? '')
  const there = exported?.type === 'Identifier' ? from?.binding(exported)?.node : exported
  return from && isFunction(there) ? { fn: there, from } : {}
}

/** The method that `self.refund` is. */
function methodOf(module: Module, node: Ast | undefined): FunctionNode | undefined {
  const inner = node && unwrap(node)
  if (inner?.type !== 'MemberExpression' || !/^(?:self|this)$/.test(module.source(inner.object))) return undefined
  for (const outer of module.ancestors(inner)) {
    if (outer.type !== 'ClassBody') continue
    const found = outer.body.find((one) => one.type === 'MethodDefinition' && keyOf(one) === keyOf(inner))
    return found?.type === 'MethodDefinition' && isFunction(found.value) ? found.value : undefined
  }
  return undefined
}

/** The name that a registration gives: `@mcp.tool("refund")`, `@tool(name="refund")`. */
function saidName(module: Module, node: Ast): string | undefined {
  if (node.type !== 'CallExpression') return undefined
  const options = node.arguments.at(-1)
  const [first] = node.arguments
  const given =
    property(module, options, 'name') ?? property(module, options, 'name_override') ?? (first?.type === 'Literal' ? first : undefined)
  return given && textOf(fold(module, given))?.value
}

function ownName(module: Module, fn: FunctionNode): string {
  const method = fn.parent?.type === 'MethodDefinition' ? keyOf(fn.parent) : undefined
  return method ?? nameOf(module, fn) ?? ''
}
