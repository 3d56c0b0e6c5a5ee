import { calls, fold, knownCalls, property, type Ast, type Module } from '../../program/index.ts'
import type { Owner, ScopeSet } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { scopes } from '../idp/oauth-client-fields.ts'
import { owner } from './app-servers.ts'
import { interfaceLaunches, interfaceServer } from '../../knowledge/libraries/interface-servers.ts'
import { serversOf } from './mcp-servers.ts'
import {
  mcpServerCalls,
  namedScopes,
  scopesCalls,
  startableServers,
  tokenVerifiers,
  workerServerCalls,
} from '../../knowledge/libraries/mcp-servers.ts'
import { oneOf } from '../../text/pattern.ts'
import { wordsOf } from './word-tests.ts'
import { runsItself, serverLibrary, serverMaker, serverSdk, wholeCatalog } from '../../knowledge/words/agents.ts'

const INTERFACE = new RegExp(`\\b${interfaceServer.option}\\s{0,4}=\\s{0,4}(?!False\\b|None\\b)\\w`)
const INTERFACES = oneOf('', ...interfaceLaunches.map((one) => new RegExp(`\\b${one.package}\\b`)))
const NEXT_DOOR = /(?:\bfrom|\brequire\()\s{0,4}["']\.{1,2}\//

/** MCP servers in code: how they are reached, who may call them, and the scopes that they ask for. */
export default defineProgramSurface({
  id: 'code-mcp-server',
  name: 'MCP servers in code',
  spec: 'https://modelcontextprotocol.io/docs/sdk',
  counts: 'code',
  mentions: [
    ...wordsOf([...mcpServerCalls, ...workerServerCalls, ...startableServers, ...tokenVerifiers, ...scopesCalls]),
    'modelcontextprotocol',
    ...namedScopes.map(({ word }) => word),
    'FastMCP',
    'MCPServer',
    '.listen(',
    '.serve(',
    '.serveSSE(',
    'serve({',
    '.run(',
    'tools/call',
    'notifications/',
    'include_router',
    'register_blueprint',
    interfaceServer.option,
  ],
  // Clients and types of the SDK have its name as well: a server is told by what makes, guards or serves it.
  together: [
    [serverMaker.pattern],
    // What a module next door makes, this one starts.
    [/\.listen\(/, NEXT_DOOR],
    [/\b(?:Bun|Deno)\.serve\(|\bserve\(\{/, NEXT_DOOR],
    [/\.(?:serve|serveSSE|mount)\(\s{0,40}["'`]\//, NEXT_DOOR],
    [serverSdk.pattern, /\b(?:listen|serve|run)\(/, NEXT_DOOR],
    [/["'`]tools\/call["'`]/, /\bserverInfo\b/],
    [/["'`]tools\/call["'`]/, /\bstdin\b/, /\.listen\(/],
    [/["'`]notifications\//, /\bjsonrpc\b/, /\bstdin\b/, /\.listen\(/],
  ],
  inPython: {
    together: [
      [serverLibrary.pattern],
      [INTERFACES, INTERFACE],
      [/^(?:from|import)\s[^\n]{0,200}mcp/im, runsItself.pattern],
      [/\.run\(\s{0,80}transport\s{0,2}=/],
      // The application of a server that a module next door makes.
      [/\.(?:http|streamable_http|sse)_app\b/],
      [/["']tools\/call["']/, /\bserverInfo\b/],
      // What another file answers by hand, this application takes in.
      [/\.(?:include_router|register_blueprint)\(\s{0,40}[^\n]{0,200}mcp/i],
    ],
  },
  *read(module, reader): Generator<Reading> {
    yield* serversOf(module, reader.project)
    yield* scopeSets(module)
  },
})

function* scopeSets(module: Module): Generator<ScopeSet> {
  for (const { name, option, role } of namedScopes) {
    // Where each call comes from takes long to tell, and few modules have such an option.
    if (!module.file.text.includes(option)) continue
    for (const call of calls(module))
      if (name.test(call.name) || (call.from && name.test(call.from.name)))
        yield* scopesOf(module, property(module, call.argument(0), option), role)
  }
  for (const { row, given } of knownCalls(module, scopesCalls)) yield* scopesOf(module, given.expression(row.options.scopes), row.role)
}

function* scopesOf(module: Module, list: Ast | undefined, role: ScopeSet['role']): Generator<ScopeSet> {
  if (!list) return
  const { name: server } = owner(module)
  const what = role === 'published' ? 'protected resource metadata' : 'MCP server'
  const of: Owner = { what, ...(server ? { name: server } : {}), product: 'the MCP TypeScript SDK' }
  for (const set of scopes(fold(module, list), role, of)) yield role === 'published' ? { ...set, ...catalogOf(module, list, set) } : set
}

/** A constant that is called after all scopes is the catalogue; a list written on the spot need not be. */
function catalogOf(module: Module, list: Ast, { scopes: found }: ScopeSet): Pick<ScopeSet, 'catalog'> {
  const written = module.source(list)
  return wholeCatalog.pattern.test(written) ? { catalog: found.map(({ value }) => value) } : {}
}
