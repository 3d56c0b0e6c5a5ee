import { agentServerCalls } from '../../knowledge/libraries/agent-servers.ts'
import type { McpServer } from '../../model/index.ts'
import { speaksOfCallers } from '../../knowledge/words/checks.ts'
import { calls, callsThat, importedModules, lastName, textAt, unwrap, type Call, type Module } from '../../program/index.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { hasUnseenFront } from './a2a-fronts.ts'
import { listeningOf } from './listening.ts'
import { serverAuth } from './mcp-auth.ts'
import { authOf } from './mcp-provider.ts'
import { importsOneOf, wordsOf } from './word-tests.ts'

/** Where a card is published; the shorter name is the older one. */
const CARD = /["'`]\/\.well-known\/agent(?:-card)?\.json["'`]/

/** Agents that a program serves over A2A, where the same module starts to listen and nothing in it tells callers apart. */
export default defineProgramSurface({
  id: 'code-a2a-server',
  name: 'A2A servers in code',
  spec: 'https://a2a-protocol.org/latest/specification/#74-server-authentication-responsibilities',
  counts: 'code',
  mentions: [...wordsOf(agentServerCalls), '/.well-known/agent'],
  together: [[importsOneOf(agentServerCalls)], [CARD, /["']jsonrpc["']|\bjsonrpc\s?[:=]/, /\.(?:listen|run|serve)\(/]],
  skipsTests: true,
  *read(module): Generator<McpServer> {
    const server = served(module)
    if (server) yield server
  },
})

function served(module: Module): McpServer | undefined {
  const made = callsThat(module, agentServerCalls, 'serves-agent')[0]?.call ?? handWritten(module)
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
 * The route of the card of an agent that speaks A2A without a library
 * (https://a2a-protocol.org/latest/specification/#82-discovery-mechanisms).
 * Of a module that speaks of callers in any way nothing is said.
 */
function handWritten(module: Module): Call | undefined {
  const { text } = module.file
  if (!CARD.test(text) || !/\bjsonrpc\b/.test(text) || speaksOfCallers.pattern.test(withoutLists(text))) return undefined
  return calls(module).find(({ name, node }) => {
    const callee = unwrap(node.callee)
    if (callee.type !== 'MemberExpression' || !/^(?:get|route|all|add_api_route|add_url_rule)$/.test(name)) return false
    const [path] = node.arguments
    const isApp = /(?:^|_)(?:app|router|server|api)$/i.test(lastName(callee.object) ?? '')
    return isApp && path !== undefined && path.type !== 'SpreadElement' && CARD.test(`"${textAt(module, path)?.value ?? ''}"`)
  })
}

/** A list of what is allowed is none of callers where nothing of a request but its body is read. */
function withoutLists(text: string): string {
  return READS_REQUEST.test(text) ? text : text.replace(/\b(?:allow|white)_?list\b/gi, '')
}

const READS_REQUEST = /request\.client\b|\bheaders\b|remote_?addr|forwarded|\.ip\b|socket/i

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
