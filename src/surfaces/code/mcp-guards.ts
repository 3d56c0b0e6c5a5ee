import { guardsElsewhere } from './mcp-guard.ts'
import type { GuardReading } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'

/** What MCP servers run for their callers that stands in other modules. */
export default defineProgramSurface({
  id: 'mcp-guards',
  name: 'Routes of MCP servers and what guards them',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization',
  counts: 'code',
  mentions: ['/mcp', 'requireBearerAuth', 'withMcpAuth', 'mcpAuth'],
  skipsTests: true,
  *read(module): Generator<GuardReading> {
    yield* guardsElsewhere(module)
  },
})
