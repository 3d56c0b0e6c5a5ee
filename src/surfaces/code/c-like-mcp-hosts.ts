import { mayLookAtCallers, mcpHosts, type McpHost } from '../../knowledge/libraries/mcp-hosts.ts'
import { describesKotlinTool } from '../../knowledge/words/kotlin-tools.ts'
import type { McpServer } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { codeAt, cutTo, type Text } from '../../text/source.ts'
import { networkServer } from './go-mcp-servers.ts'
import { onlyReads } from './tool-verbs.ts'

/** MCP servers that a file starts for the network, and in which nothing looks at callers. */
export function* serversStarted(all: readonly Said[], text: Text, language: CLike): Generator<McpServer> {
  const rows = mcpHosts.filter((row) => row.language === language && row.needs.every((one) => one.test(text.value)))
  if (rows.length === 0 || mayLookAtCallers.test(withoutComments(text, language))) return
  for (const said of all) {
    const row = said.is === 'call' ? rows.find(({ starts }) => starts.test(said.name.replaceAll('::', '.'))) : undefined
    const server = row && serverAt(row, said, text)
    if (server) yield server
  }
}

function serverAt({ host, otherwise }: McpHost, { name, value, at }: Said, text: Text): McpServer | undefined {
  const given = codeAt(value.at, LONGEST)
  const found = host.exec(given)
  const place = cutTo(at, name.length)
  if (!found)
    return otherwise === 'all' && !NAMED.test(given)
      ? networkServer({ is: 'unset', at: place }, undefined, toolsOf(text), place)
      : undefined
  const address = found[1] ?? ''
  const start = value.at.start + found.index + found[0].indexOf(address)
  const listens = { is: 'set', value: ALL.test(address) ? 'all' : 'loopback', at: { ...at, start, end: start + address.length } } as const
  return networkServer(listens, address, toolsOf(text), place)
}

/** More of a call is its handler. */
const LONGEST = 300
/** An address that a variable holds. */
const NAMED = /\bhost\b/
const ALL = /^(?:0\.0\.0\.0|::|\[::\])$/

function toolsOf({ value }: Text): McpServer['tools'] {
  const tools = [...value.matchAll(new RegExp(describesKotlinTool.pattern, 'g'))]
  if (tools.length === 0) return 'unknown'
  return tools.every(([, name = '', description = '']) => onlyReads(name, description)) ? 'read-only' : 'write'
}
