import { injectedSetting } from '../../knowledge/libraries/written-keys.ts'
import {
  asksWhichServer,
  customizedRequest,
  customizerWords,
  customizesMcpRequests,
  givesHeaderInJava,
  springMcpAddress,
  springMcpAgent,
  springMcpConnections,
} from '../../knowledge/libraries/spring-mcp-client.ts'
import type { Project } from '../../discover/project.ts'
import type { Assignment, ServerReading, Template } from '../../model/reading.ts'
import { saidIn } from '../../parse/c-like.ts'
import { entries, get, items, string, type Node } from '../../parse/node.ts'
import { fileOf, givenIn, languageOf, writtenValue } from '../../program/written/index.ts'
import { append } from '../../text/append.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, slice, type SourceFile, type Text } from '../../text/source.ts'
import { serverReading } from '../reading/server-reading.ts'
import { defineTextSurface, type Reader } from '../reading/surface.ts'
import { deliveredInSpring } from './spring-settings.ts'

/** Headers that an application adds to all requests of the MCP clients that its settings declare. */
export default defineTextSurface({
  id: 'customized-mcp-clients',
  name: 'Headers that Spring AI adds to requests of its MCP clients',
  spec: 'https://docs.spring.io/spring-ai/reference/api/mcp/mcp-client-boot-starter-docs.html',
  counts: 'code',
  files: ['**/*.{java,kt}'],
  mentions: customizerWords,
  skipsTests: true,
  async *read(text, reader): AsyncGenerator<ServerReading> {
    const { file, project } = reader
    const request = customizesMcpRequests.pattern.test(text.value) ? nameOfRequest(text.value) : undefined
    // Where it looks at the address, a header may be for one server alone.
    if (request === undefined || asksWhichServer.pattern.test(text.value)) return
    const headers = headersOf(request, text, file)
    if (headers.length === 0) return
    for (const { name, url } of await addresses(file, project, reader))
      yield serverReading({
        source: 'code',
        agent: springMcpAgent,
        name,
        url: { parts: [{ kind: 'text', text: url }], at: url.at },
        headers,
        at: headers[0]?.value.at ?? text.at,
      })
  },
})

/** The name that the only such function of a file gives to the request; of several nobody says whose requests they are for. */
function nameOfRequest(code: string): string | undefined {
  const [found, ...more] = [...code.matchAll(new RegExp(customizedRequest.pattern, 'g'))]
  return more.length > 0 ? undefined : found?.slice(1).find(Boolean)
}

function headersOf(request: string, text: Text, file: SourceFile): Assignment[] {
  const language = languageOf(file.path)
  if (!language) return []
  const all = saidIn(text, language)
  const given = givenIn(all)
  return all.flatMap((said): Assignment[] => {
    const [name, value] = items(said.value)
    const header = string(name)
    if (said.is !== 'call' || givesHeaderInJava.pattern.exec(said.name)?.[1] !== request || !header || !value) return []
    const template = writtenValue(value, said.inFunction, given, language) ?? injected(value, text.value)
    return template ? [{ name: header, value: template }] : []
  })
}

/** The setting that Spring puts into the name that a header is made of: `"Bearer " + key` with `@Value("${ledger.key}") String key`. */
function injected({ at }: Node, code: string): Template | undefined {
  const named = NAMED.exec(codeAt(at, 200))
  const name = named?.[1] ?? named?.[2]
  if (name === undefined) return undefined
  const all = [...code.matchAll(new RegExp(`${injectedSetting.source}(?<!\\w)${literally(name)}\\b`, 'g'))]
  const key = all.length === 1 ? all[0]?.[1] : undefined
  return key === undefined ? undefined : { parts: [{ kind: 'reference', store: 'unknown', name: key, at }], at }
}

const NAMED = /^(?:"[A-Za-z]{1,12} "\s{0,4}\+\s{0,4})?(?:this\.)?([a-z]\w{0,60})$|^"?(?:[A-Za-z]{1,12} )?\$\{?([a-z]\w{0,60})\}?"?$/

interface Address {
  readonly name: Text
  readonly url: Text
}

/** The servers that the settings of an application name. */
async function addresses(file: SourceFile, project: Project, { parse }: Reader): Promise<Address[]> {
  const found: Address[] = []
  for (const path of deliveredInSpring(file.path, project)) {
    const settings = fileOf(path, file, project).whole
    if (!settings.value.includes('mcp')) continue
    if (path.endsWith('.properties')) append(found, inProperties(settings))
    else for (const root of (await parse('yaml', settings)).roots) append(found, inTree(root))
  }
  return found
}

function inTree(root: Node): Address[] {
  return springMcpConnections.flatMap((path) =>
    entries(get(root, ...path)).flatMap(({ key, value }) => {
      const url = string(get(value, 'url'))
      return url && /^https?:\/\/[\w.-]/.test(url.value) ? [{ name: key, url }] : []
    }),
  )
}

function inProperties(settings: Text): Address[] {
  return [...settings.value.matchAll(new RegExp(springMcpAddress.pattern, 'gm'))].map(({ 0: said, 1: name = '', 2: url = '', index }) => {
    const [from, at] = [index + said.indexOf(`.${name}.url`) + 1, index + said.length - url.length]
    return { name: slice(settings, from, from + name.length), url: slice(settings, at, at + url.length) }
  })
}
