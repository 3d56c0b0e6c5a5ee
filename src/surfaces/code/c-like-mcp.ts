import type { McpServer, ModelParameter } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { items, string } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Located, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { languageOf } from './c-like-files.ts'
import { networkServer, serversOfGo } from './go-mcp-servers.ts'

/** MCP servers and their tools in Go, Java, Kotlin and C#. */
export default defineTextSurface({
  id: 'c-like-mcp',
  name: 'MCP servers and tools in Go, Java, Kotlin and C#',
  spec: 'https://modelcontextprotocol.io/docs/sdk',
  counts: 'code',
  files: ['**/*.{go,java,kt,cs}'],
  mentions: ['mcp-go', 'go-sdk/mcp', 'MapMcp', 'McpServerTool', 'McpTool', '@Tool'],
  skipsTests: true,
  *read(text, { file }): Generator<Statement> {
    const language = languageOf(file.path)
    if (!language) return
    const all = saidIn(text, language)
    if (language === 'go') {
      yield* serversOfGo(all, text)
      yield* parametersOfGo(all)
    } else {
      if (language === 'cs') yield* serversOfCSharp(all, text)
      yield* parametersOfMethods(text)
    }
  },
})

/** Any word of a check: what it lets through cannot be told here. */
const CHECKS = oneOf('i', /auth(?!or\b)/, /bearer/, /token/, /jwt/, /api_?key/, /secret/, /middleware/, /oidc/, /allowlist/)

const LOOPBACK = oneOf('i', /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::|$)/, /\/\/(?:localhost|127\.|\[::1\])/)

function listening({ value, at }: Located<string>): McpServer['listens'] {
  return { is: 'set', value: LOOPBACK.test(value) ? 'loopback' : 'all', at }
}

/** `app.MapMcp()` without `RequireAuthorization()`: https://github.com/modelcontextprotocol/csharp-sdk */
function* serversOfCSharp(all: readonly Said[], text: Text): Generator<McpServer> {
  if (CHECKS.test(text.value)) return
  const address = all
    .flatMap(({ is, name, value }) => (is === 'call' && /(?:^|\.)UseUrls$/.test(name) ? items(value) : []))
    .map((one) => string(one))
  const any = all.find(({ is, name }) => is === 'call' && /(?:^|\.)ListenAnyIP$/.test(name))
  for (const { is, name, at } of all) {
    if (is !== 'call' || !/(?:^|\.)MapMcp$/.test(name)) continue
    const [url] = address
    const listens: McpServer['listens'] = url ? listening(url) : any ? { is: 'set', value: 'all', at: any.at } : { is: 'dynamic', at }
    yield networkServer(listens, url?.value, 'unknown', { ...at, end: Math.min(at.end, at.start + name.length) })
  }
}

/** `mcp.WithString("api_key", …)` in `mcp.NewTool("sync", …)`. */
function* parametersOfGo(all: readonly Said[]): Generator<ModelParameter> {
  for (const { is, name, value, at } of all) {
    if (is !== 'call' || !/(?:^|\.)mcp\.WithString$/.test(name)) continue
    const field = string(items(value)[0])
    const tool = all.findLast(
      (one) => one.is === 'call' && /(?:^|\.)mcp\.NewTool$/.test(one.name) && one.at.start < at.start && one.at.end > at.end,
    )
    if (field) yield { kind: 'modelParameter', of: 'tool', owner: (tool && string(items(tool.value)[0])?.value) ?? '', field, at: field.at }
  }
}

/** A method below `[McpServerTool]` or `@Tool`, with its parameters. */
const METHOD = inTurn(
  'g',
  /(?:\[(?:[\w, ()"=.-]{0,120}, ?)?McpServerTool\b[^\]\n]{0,300}\]|@(?:Mcp)?Tool\b(?:\([^)]{0,600}\))?)/,
  /(?:[^;{}()]|\([^()]{0,300}\)){0,400}?\b(\w{1,80})\s{0,4}\(((?:[^()]|\([^()]{0,300}\)){0,1500})\)/,
)
const PARAMETER = /\b[sS]tring\??\s{1,4}(\w{1,60})\s{0,4}(?:=|,|$)|\b(\w{1,60})\s{0,4}:\s{0,4}String\b/g

function* parametersOfMethods(text: Text): Generator<ModelParameter> {
  for (const match of text.value.matchAll(METHOD)) {
    const [whole, name = '', given = ''] = match
    const from = match.index + whole.length - 1 - given.length
    for (const one of given.matchAll(PARAMETER)) {
      const field = one[1] ?? one[2] ?? ''
      const at = from + one.index + one[0].indexOf(field)
      const place = slice(text, at, at + field.length).at
      yield { kind: 'modelParameter', of: 'tool', owner: name, field: { value: field, at: place }, at: place }
    }
  }
}
