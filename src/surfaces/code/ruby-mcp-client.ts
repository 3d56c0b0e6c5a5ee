import { mcpTransports, type McpTransport } from '../../knowledge/libraries/mcp-transports.ts'
import { readsEnvironmentInRuby } from '../../knowledge/libraries/programs.ts'
import type { Assignment, ServerReading, Template } from '../../model/reading.ts'
import type { Said } from '../../parse/c-like-said.ts'
import { entries, string, type Entry, type Node } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { usedAt } from '../../program/index.ts'
import { SaidByPlace } from '../../program/written/index.ts'
import { codeAt, type Text } from '../../text/source.ts'
import { serverReading } from '../reading/server-reading.ts'
import { defineTextSurface } from '../reading/surface.ts'

const ROWS = mcpTransports.filter(({ languages }) => languages.includes('rb'))

/** MCP clients in Ruby: the address and the headers that a call is given by name. */
export default defineTextSurface({
  id: 'ruby-mcp-client',
  name: 'MCP clients in Ruby',
  spec: 'https://github.com/modelcontextprotocol/ruby-sdk',
  counts: 'code',
  files: ['**/*.rb'],
  mentions: [...new Set(ROWS.flatMap(({ words }) => words))],
  skipsTests: true,
  *read(text): Generator<ServerReading> {
    const all = saidInRuby(text)
    const places = new SaidByPlace(all)
    for (const one of all) {
      const row = ROWS.find(({ by, made }) => by.includes(one.is) && made.test(one.name))
      const server = row && serverOf(one, row, places)
      if (server) yield server
    }
  },
})

function serverOf({ at }: Said, { address, agent }: McpTransport, places: SaidByPlace): ServerReading | undefined {
  const inside = places.within(at)
  const named = inside.find(({ is, name, value }) => is === 'set' && address.field?.test(name) && addressIn(value))
  const url = named && addressIn(named.value)
  if (!url) return undefined
  const tables = inside.filter(({ is, name }) => is === 'set' && name === 'headers')
  return serverReading({
    source: 'code',
    agent,
    name: { value: new URL(url.value).hostname, at: url.at },
    url: { parts: [{ kind: 'text', text: url }], at: url.at },
    headers: tables.flatMap(({ value }) => entries(value).flatMap((entry) => headerOf(entry) ?? [])),
    oauth: inside.some(({ is, name }) => is === 'set' && /oauth/i.test(name)),
    at,
  })
}

function addressIn(value: Node): Text | undefined {
  const text = string(value)
  return text && /^https?:/i.test(text.value) && URL.canParse(text.value) ? text : undefined
}

function headerOf({ key, value, at }: Entry): Assignment | undefined {
  const written = writtenIn(value)
  return written && { name: key, value: usedAt(written, at) }
}

/** A text, or a variable of the environment that is read where it is sent, also within a text. */
function writtenIn(value: Node): Template | undefined {
  const text = string(value)
  if (text) return { parts: [{ kind: 'text', text }], at: value.at }
  const name = readsEnvironmentInRuby.exec(codeAt(value.at, 300))?.[1]
  return name === undefined ? undefined : { parts: [{ kind: 'reference', store: 'environment', name, at: value.at }], at: value.at }
}
