import { agentServerCalls } from '../../knowledge/libraries/agent-servers.ts'
import type { McpServer } from '../../model/index.ts'
import { importedModules } from '../../program/calls.ts'
import { callsThat } from '../../program/library-calls.ts'
import type { Module } from '../../program/module.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { hasUnseenFront } from './a2a-fronts.ts'
import { listeningOf } from './listening.ts'
import { serverAuth } from './mcp-auth.ts'
import { authOf } from './mcp-provider.ts'
import { importsOneOf, wordsOf } from './word-tests.ts'

/** Agents that a program serves over A2A, where the same module starts to listen and nothing in it tells callers apart. */
export default defineProgramSurface({
  id: 'code-a2a-server',
  name: 'A2A servers in code',
  spec: 'https://a2a-protocol.org/latest/specification/#74-server-authentication-responsibilities',
  counts: 'code',
  mentions: wordsOf(agentServerCalls),
  together: [[importsOneOf(agentServerCalls)]],
  skipsTests: true,
  *read(module): Generator<McpServer> {
    const server = served(module)
    if (server) yield server
  },
})

function served(module: Module): McpServer | undefined {
  const made = callsThat(module, agentServerCalls, 'serves-agent')[0]?.call
  const place = made && listeningOf(module)
  if (!made || !place || isChecked(module, made.node)) return undefined
  return {
    kind: 'mcpServer',
    owner: { what: 'A2A server', product: 'A2A' },
    transport: 'http',
    auth: 'none',
    ...place,
    deployed: [],
    tools: 'agent',
    instead: 'listen on 127.0.0.1, or check the credentials of each request and name them in the `securitySchemes` of the agent card',
    confidence: 'medium',
    at: made.at,
  }
}

/**
 * A card that asks for credentials has something that takes them, here or in front; and what stands in front and cannot be read may check
 * them.
 */
function isChecked(module: Module, call: Parameters<typeof authOf>[1][number]['call']): boolean {
  if (ASKS.test(module.file.text) || asksNextDoor(module) || hasUnseenFront(module, call)) return true
  return (module.language === 'python' ? authOf(module, [{ module, call }]) : serverAuth(module)).auth !== 'none'
}

/** The card often stands in a module next door, or in one that this one reads. */
function asksNextDoor(module: Module): boolean {
  return importedModules(module).some((source) => {
    const text = module.neighbourText(source)
    if (text === undefined) return false
    if (ASKS.test(text)) return true
    const next = module.neighbour(source)
    return next !== undefined && importedModules(next).some((one) => ASKS.test(next.neighbourText(one) ?? ''))
  })
}

const ASKS = /\bsecurity_?[sS]chemes\b/
