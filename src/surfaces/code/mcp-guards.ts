import { guardsElsewhere } from './mcp-guard.ts'
import type { GuardReading } from '../../model/runs.ts'
import { routeOfMcp } from '../../knowledge/words/routes.ts'
import { defineProgramSurface } from '../reading/surface.ts'

/** What MCP servers run for their callers that stands in other modules. */
export default defineProgramSurface({
  id: 'mcp-guards',
  name: 'Routes of MCP servers and what guards them',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization',
  counts: 'code',
  mentions: ['/mcp', 'requireBearerAuth', 'withMcpAuth', 'mcpAuth', 'http_app', 'FastMCP'],
  // A path of a route, and no module or folder of that name.
  together: [
    [/\b(?:\w{0,20}[rR]out(?:e|er)|use|all|get|post|put|delete|patch|register|on|[mM]ount|Blueprint)\b\s{0,8}[(<]/, routeOfMcp.pattern],
    [/requireBearerAuth|withMcpAuth|mcpAuth|bearerAuthMcp/],
    [/\bFastMCP\b|http_app\(/, /middleware|dependencies/],
  ],
  skipsTests: true,
  *read(module): Generator<GuardReading> {
    yield* guardsElsewhere(module)
  },
})
