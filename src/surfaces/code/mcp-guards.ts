import { guardsElsewhere } from './mcp-guard.ts'
import type { GuardReading } from '../../model/runs.ts'
import { defineProgramSurface } from '../reading/surface.ts'

/** What MCP servers run for their callers that stands in other modules. */
export default defineProgramSurface({
  id: 'mcp-guards',
  name: 'Routes of MCP servers and what guards them',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization',
  counts: 'code',
  mentions: ['/mcp', 'requireBearerAuth', 'withMcpAuth', 'mcpAuth'],
  // A path of a route, and no module or folder of that name.
  together: [
    [/\b(?:use|all|get|post|put|delete|patch|route|register|on)\b\s{0,8}[(<]/, /["'`}]\/(?:[^?#\s"'`]{0,200}[/_.-])?mcp(?:["'`/_.?-]|$)/i],
    [/requireBearerAuth|withMcpAuth|mcpAuth|bearerAuthMcp/],
  ],
  skipsTests: true,
  *read(module): Generator<GuardReading> {
    yield* guardsElsewhere(module)
  },
})
