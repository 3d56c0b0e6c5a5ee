import { calls, callsOnImport, fold, type Ast, type Module } from '../../program/index.ts'
import { property } from '../../program/objects.ts'
import type { Owner, ScopeSet } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { scopes } from '../idp/oauth-client-fields.ts'
import { owner } from './app-servers.ts'
import { serversOf } from './mcp-servers.ts'
import { serverLibrary, serverMaker, wholeCatalog } from '../../knowledge/words/agents.ts'

const NEXT_DOOR = /(?:\bfrom|\brequire\()\s{0,4}["']\.{1,2}\//

/** What is run, and is no program or coroutine of the standard library's runners. */
const RUN = /(?<!\b(?:subprocess|asyncio|anyio|trio))\.run\(/

/** MCP servers in code: how they are reached, who may call them, and the scopes that they ask for. */
export default defineProgramSurface({
  id: 'code-mcp-server',
  name: 'MCP servers in code',
  spec: 'https://modelcontextprotocol.io/docs/sdk',
  counts: 'code',
  mentions: [
    'modelcontextprotocol',
    'fastmcp',
    'mcp-handler',
    '@rekog/mcp-nest',
    '@vercel/mcp-adapter',
    '@hono/mcp',
    'xmcp',
    'requireBearerAuth',
    'mcpAuth',
    'mcp-auth',
    'FastMCP',
    'MCPServer',
    'mcp.server',
    'FastApiMCP',
    '.listen(',
    '.run(',
  ],
  // Clients and types of the SDK have its name as well: a server is told by what makes, guards or serves it.
  together: [
    [serverMaker.pattern],
    // What a module next door makes, this one starts.
    [/\.listen\(/, NEXT_DOOR],
    [/modelcontextprotocol|@hono\/mcp/, /\b(?:listen|serve|run)\(/, NEXT_DOOR],
  ],
  inPython: {
    together: [[serverLibrary.pattern], [/^(?:from|import)\s[^\n]{0,200}mcp/im, RUN], [/\.run\(\s{0,80}transport\s{0,2}=/]],
  },
  *read(module, reader): Generator<Reading> {
    yield* serversOf(module, reader.project)
    yield* scopeSets(module)
  },
})

interface ScopeRow {
  readonly from?: readonly string[]
  readonly name: RegExp
  /** The argument with the options. */
  readonly argument: number
  readonly path: readonly string[]
  readonly role: ScopeSet['role']
  readonly what: string
}

/** Where servers name their scopes. */
const SCOPES: readonly ScopeRow[] = [
  { name: /^mcpAuth(?:Metadata)?Router$/, argument: 0, path: ['scopesSupported'], role: 'published', what: 'protected resource metadata' },
  { name: /^(?:requireBearerAuth|requireScopes)$/, argument: 0, path: ['requiredScopes'], role: 'required', what: 'MCP server' },
  {
    from: ['mcp-handler', '@vercel/mcp-adapter'],
    name: /withMcpAuth$/,
    argument: 2,
    path: ['requiredScopes'],
    role: 'required',
    what: 'MCP server',
  },
  { from: ['mcp-auth'], name: /bearerAuth$/, argument: 1, path: ['requiredScopes'], role: 'required', what: 'MCP server' },
  {
    from: ['fastmcp'],
    name: /^FastMCP$/,
    argument: 0,
    path: ['oauth', 'protectedResource', 'scopesSupported'],
    role: 'published',
    what: 'protected resource metadata',
  },
]

function* scopeSets(module: Module): Generator<ScopeSet> {
  for (const { from, name, argument, path, role, what } of SCOPES) {
    for (const call of from
      ? callsOnImport(module, from, name)
      : calls(module).filter((one) => name.test(one.name) || (one.from && name.test(one.from.name)))) {
      const list = property(module, call.argument(argument), ...path)
      if (!list) continue
      const { name: server } = owner(module)
      const of: Owner = { what, ...(server ? { name: server } : {}), product: 'the MCP TypeScript SDK' }
      for (const set of scopes(fold(module, list), role, of)) yield role === 'published' ? { ...set, ...catalogOf(module, list, set) } : set
    }
  }
}

/** A constant that is called after all scopes is the catalogue; a list written on the spot need not be. */
function catalogOf(module: Module, list: Ast, { scopes: found }: ScopeSet): Pick<ScopeSet, 'catalog'> {
  const written = module.source(list)
  return wholeCatalog.pattern.test(written) ? { catalog: found.map(({ value }) => value) } : {}
}
