import { linksOfClients } from '../../knowledge/install-links.ts'
import type { Agent } from '../../model/index.ts'
import { get, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { type Located, matched, slice, type Span, type Text } from '../../text/source.ts'
import type { Reader } from '../reading/surface.ts'
import { agentOf } from '../clients/clients.ts'
import cursor from '../clients/cursor.ts'
import { examplesOf } from './examples.ts'
import { goose } from '../clients/goose.ts'
import kiro from '../clients/kiro.ts'
import lmStudio from '../clients/lm-studio.ts'
import { anyClient } from '../clients/mcp-json.ts'
import { mapNode } from '../deploy/nodes.ts'
import { readDocument } from '../clients/server-document.ts'
import { looksLikeServer, readEntry } from '../clients/server-entry.ts'
import visualStudio from '../clients/visual-studio.ts'
import vscode from '../clients/vscode.ts'
import { inTurn } from '../../text/pattern.ts'

const INSTALLS = /install-mcp|mcp\/install|mcp%2Finstall|add_mcp|add-mcp|mcp\/add|mcp:\/install/i
/** Links that install a server: the configuration is in the link, in base64 or percent-encoding. */
const INSTALL_LINK = inTurn(
  'gi',
  /(?:[a-z][a-z+-]{1,20}:|https?:\/\/|vsweb\+)[^\s"'<>()[\]`\\]{0,200}/,
  new RegExp(`(?:${INSTALLS.source})`),
  /[^\s"'<>()[\]`\\]{0,20000}/,
)
const GOOSE_LINK = /goose:\/\/extension\?[^\s"'<>()[\]`\\]{1,4000}/gi

const CLIENTS = [cursor, vscode, visualStudio, lmStudio, kiro].map((surface) => {
  const agent = agentOf(surface)
  return { begins: linksOfClients.get(agent.id) ?? /^$/, agent }
})

/** The servers in a text's install links; a link that does not decode says nothing. */
export async function* linkedServers(text: Text, reader: Reader): AsyncGenerator<Reading> {
  // Looked for first, as any address may begin such a link.
  for (const match of INSTALLS.test(text.value) ? text.value.matchAll(INSTALL_LINK) : []) {
    const link = matched(text, match)
    const agent = CLIENTS.find(({ begins }) => begins.test(link.value))?.agent ?? anyClient
    for (const config of configurationsIn(link)) yield* serversIn(config, nameIn(link), agent, reader)
  }
  for (const match of text.value.matchAll(GOOSE_LINK)) yield* gooseExtension(matched(text, match))
}

async function* serversIn(config: Text, name: Located<string>, agent: Agent, reader: Reader): AsyncGenerator<Reading> {
  const context = { agent, source: 'document' } as const
  for (const root of (await reader.parse('jsonc', config)).roots) {
    yield* examplesOf(looksLikeServer(root) ? readEntry(string(get(root, 'name')) ?? name, root, context) : readDocument(root, context))
  }
}

/** JSON of the `config` parameter, or of the whole query; once more inside a link that is the parameter of another. */
function* configurationsIn(link: Text): Generator<Text> {
  const { value } = link
  const parameter = /[?&](?:amp;)?config=([^&#]+)/.exec(value)
  const query = value.indexOf('?')
  const from = parameter ? parameter.index + parameter[0].length - (parameter[1] as string).length : query + 1
  if (query < 0) return
  const written = slice(link, from, parameter ? from + (parameter[1] as string).length : value.length)
  const json = decodedJson(written.value) ?? innerQuery(written.value)
  if (json !== undefined) yield opaque(json, written.at)
}

/** `redirect?url=vscode:mcp/install%3F%7B…`. */
function innerQuery(encoded: string): string | undefined {
  const once = percentDecoded(encoded) ?? ''
  const inner = once.indexOf('?')
  return inner < 0 ? undefined : decodedJson(once.slice(inner + 1).replace(/^.*?config=/, ''))
}

/** A JSON object behind percent-encoding or base64; undefined when it is none. */
function decodedJson(encoded: string): string | undefined {
  const text = percentDecoded(encoded)
  if (text === undefined) return undefined
  if (text.trimStart().startsWith('{')) return text
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text.replaceAll(' ', '+'))) return undefined
  const decoded = Buffer.from(text.replaceAll(' ', '+'), 'base64').toString('utf8')
  return decoded.trimStart().startsWith('{') && !decoded.includes('\ufffd') ? decoded : undefined
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** A text that stands encoded: it has no places inside. */
function opaque(value: string, at: Span): Text {
  return { value, at, opaque: true }
}

function nameIn(link: Text): Located<string> {
  const match = /[?&](?:amp;)?name=([^&#]+)/.exec(link.value)
  if (!match) return { value: 'link', at: link.at }
  const start = match.index + match[0].length - (match[1] as string).length
  return {
    value: percentDecoded(match[1] as string) ?? (match[1] as string),
    at: slice(link, start, start + (match[1] as string).length).at,
  }
}

/** `goose://extension?cmd=npx&arg=-y&arg=pkg&name=…` and `url=…`. */
function* gooseExtension(link: Text): Generator<Reading> {
  const values = (name: string): Text[] =>
    [...link.value.matchAll(new RegExp(`[?&](?:amp;)?${name}=([^&#]*)`, 'g'))].flatMap((match) => {
      const start = match.index + match[0].length - (match[1] as string).length
      const value = percentDecoded((match[1] as string).replaceAll('+', ' '))
      return value === undefined ? [] : [opaque(value, slice(link, start, start + (match[1] as string).length).at)]
    })
  const [command] = values('cmd')
  const [url] = values('url')
  const target = url ?? command
  if (!target) return
  const entry = mapNode(
    [
      [url ? 'url' : 'command', target],
      ['args', { kind: 'list', items: values('arg').map((one) => ({ kind: 'scalar', ...one })), at: link.at }],
      ['env', { kind: 'list', items: values('env').map((one) => ({ kind: 'scalar', ...one })), at: link.at }],
      ['headers', { kind: 'list', items: values('header').map((one) => ({ kind: 'scalar', ...one })), at: link.at }],
    ],
    link.at,
  )
  yield* examplesOf(readEntry(nameIn(link), entry, { agent: goose, source: 'document' }))
}
