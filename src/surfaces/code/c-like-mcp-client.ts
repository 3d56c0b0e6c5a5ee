import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { mcpTransports, type McpTransport } from '../../knowledge/libraries/mcp-transports.ts'
import type { ServerReading } from '../../model/reading.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { entries, get, items, string, type Node } from '../../parse/node.ts'
import type { Span, Text } from '../../text/source.ts'
import { serverReading } from '../reading/server-reading.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { givenIn, languageOf, SaidByPlace, writtenValue } from '../../program/written/index.ts'
import { handedOver, headersIn, type SaidOfFile } from './c-like-sent-headers.ts'
import { headersOfClient } from './go-round-trippers.ts'
import { append } from '../../text/append.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { firstFound } from '../../text/first-found.ts'

/** MCP clients in code that is read without a grammar: the address, the headers, and whether OAuth is left to the library. */
export default defineTextSurface({
  id: 'c-like-mcp-client',
  name: 'MCP clients in Go, Java, Kotlin, C#, Rust and PHP',
  spec: 'https://modelcontextprotocol.io/docs/sdk',
  counts: 'code',
  files: ['**/*.{go,java,kt,cs,rs,php}'],
  mentions: [...new Set(mcpTransports.flatMap(({ words }) => words))],
  skipsTests: true,
  *read(text, { file }): Generator<ServerReading> {
    const language = languageOf(file.path)
    if (!language) return
    const all = saidIn(text, language)
    const rows = mcpTransports.filter(
      ({ languages, words }) => languages.some((one) => one === language) && words.some((word) => text.value.includes(word)),
    )
    const said: SaidOfFile = { all, places: new SaidByPlace(all), given: givenIn(all), language }
    const found = new Map<number, ServerReading>()
    let left = MOST_TRANSPORTS
    // Options that are made in the transport belong to it.
    let until = 0
    for (const one of all) {
      const row = rows.find(
        ({ made, by, address }) => by.includes(one.is) && made.test(one.name) && (one.name !== '' || hasAddress(one, address)),
      )
      if (!row || one.at.end <= until || left-- <= 0) continue
      until = one.at.end
      const server = serverOf(one, row, said)
      // Of options and the transport that they are handed to, the transport knows more.
      if (server?.url) found.set(server.url.at.start, server)
    }
    yield* found.values()
  },
})

/** No program connects to more servers in one file. */
const MOST_TRANSPORTS = 100

const LEAVES_SIGN_IN = asWritten(oauthWritten, 'is-of-mcp-oauth')

function serverOf(one: Said, row: McpTransport, file: SaidOfFile): ServerReading | undefined {
  const own = withBlock(one.at, file.language)
  const places = [own, ...handedOver(own, file, one.inFunction)]
  const inside = places.flatMap((place) => file.places.within(place))
  const url = addressOf(one, row, inside, file)
  if (!url) return undefined
  const client = one.is === 'object' ? get(one.value, 'HTTPClient') : undefined
  const headers = [...headersIn(inside, file), ...(client ? headersOfClient(client, file, one.inFunction) : [])]
  return serverReading({
    source: 'code',
    agent: row.agent,
    name: { value: hostIn(url.value), at: url.at },
    url: { parts: [{ kind: 'text', text: url }], at: url.at },
    headers,
    oauth: /oauth/i.test(one.name) || inside.some(({ name }) => LEAVES_SIGN_IN.test(name)),
    at: one.at,
  })
}

/** Whether a table without a name says the address itself, and not one of those in it. */
function hasAddress({ value }: Said, { field }: McpTransport['address']): boolean {
  return entries(value).some(({ key }) => field?.test(key.value))
}

/** The block behind a call of Kotlin is its last argument. */
function withBlock(at: Span, language: CLike): Span {
  const rest = language === 'kt' ? at.file.text.slice(at.end, at.end + 2000) : ''
  if (!/^\s{0,20}\{/.test(rest)) return at
  const end = bracketEnd(rest, rest.indexOf('{'), '{}')
  return end === undefined ? at : { ...at, end: at.end + end }
}

function hostIn(url: string): string {
  return /^https?:\/\/([\w.-]{1,200})/i.exec(url)?.[1]?.toLowerCase() ?? ''
}

/** The address, where it is written and names its host. */
function addressOf(one: Said, { address }: McpTransport, inside: readonly Said[], file: SaidOfFile): Text | undefined {
  const nodes: (Node | undefined)[] = []
  const given = one.is === 'chain' ? entries(one.value).map(({ value }) => value) : items(one.value)
  if (address.at !== undefined) append(nodes, given.slice(0, address.at + 1))
  for (const said of inside) {
    if (address.call && said.is === 'call' && address.call.test(said.name.replace(/^.*\./, ''))) nodes.push(items(said.value)[0])
    if (address.field && said.is === 'set' && address.field.test(said.name.replace(/^.*\./, ''))) nodes.push(said.value)
  }
  return firstFound(nodes, (node) => node && urlIn(node, one, file))
}

/** A literal, or what a function or constructor makes an address of: `new Uri("https://…")`. */
function urlIn(node: Node, one: Said, file: SaidOfFile): Text | undefined {
  const inner = string(node) ? node : (argumentOf(node.at, file) ?? node)
  const first = writtenValue(inner, one.inFunction, file.given, file.language)?.parts[0]
  return first?.kind === 'text' && /^https?:\/\/[\w.-]{1,200}(?:[:/?#]|$)/i.test(first.text.value) ? first.text : undefined
}

const MAKES_ADDRESS = asWritten(webRequests, 'makes-address')

function argumentOf(at: Span, { places }: SaidOfFile): Node | undefined {
  const call = places.within(at).find(({ is, name }) => is === 'call' && MAKES_ADDRESS.test(name))
  return call && items(call.value)[0]
}
