import { dotnetMcp } from '../../knowledge/libraries/dotnet.ts'
import { mcpHostWords, mayLookAtCallers, mcpHosts, type McpHost } from '../../knowledge/libraries/mcp-hosts.ts'
import { marksToolInPhp } from '../../knowledge/libraries/laravel-mcp.ts'
import { jvmToolWords, marksToolInJava } from '../../knowledge/libraries/jvm-mcp.ts'
import { marksDotnetTool } from '../../knowledge/words/dotnet-checks.ts'
import { givesGoParameter, goMcpWords, makesGoTool } from '../../knowledge/libraries/go-mcp.ts'
import type { ModelParameter, McpServer } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { items, string } from '../../parse/node.ts'
import type { Project } from '../../discover/project.ts'
import { foldersAbove } from '../../text/paths.ts'
import { inTurn } from '../../text/pattern.ts'
import { slice, codeAt, cutTo, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { describesKotlinTool } from '../../knowledge/words/kotlin-tools.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { languageOf, markedMethods, withoutAttributes } from '../../program/written/index.ts'
import { answersByHand, toolsByHand } from './answers-by-hand.ts'
import { mayLookElsewhere } from './callers-elsewhere.ts'
import { resultsOf } from './c-like-tool-results.ts'
import { serversOfCSharp } from './csharp-mcp-servers.ts'
import { clientsOfGo } from './go-mcp-sign-in.ts'
import { handWrittenInGo } from './go-hand-written.ts'
import { serversOfGo, networkServer } from './go-mcp-servers.ts'
import { inputsOfGo, STRUCTURES } from './go-tool-inputs.ts'
import { pageOfPhp } from './php-mcp-pages.ts'
import { isDescribedAsOther } from './tool-descriptions.ts'
import { onlyReads } from './tool-verbs.ts'

/** MCP servers and their tools in Go, Java, Kotlin, C# and PHP. */
export default defineTextSurface({
  id: 'c-like-mcp',
  name: 'MCP servers and tools in Go, Java, Kotlin, C# and PHP',
  spec: 'https://modelcontextprotocol.io/docs/sdk',
  counts: 'code',
  files: ['**/*.{go,java,kt,cs,php}'],
  mentions: [...mcpHostWords, ...goMcpWords, ...STRUCTURES, dotnetMcp.maps, dotnetMcp.tool, ...jvmToolWords],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const language = languageOf(file.path)
    if (!language) return
    if (language === 'go') yield* inputsOfGo(text, file.path, project)
    if (language === 'go' && !GO.some((one) => text.value.includes(one))) return
    const all = saidIn(text, language)
    if (language === 'go') {
      yield* serversOfGo(all, text, project)
      yield* handWrittenInGo(all, text, project)
      yield* parametersOfGo(all)
      yield* clientsOfGo(all, text)
    } else {
      if (language === 'cs') yield* serversOfCSharp(all, text, project)
      else if (!answersByHand(text.value) || !mayLookElsewhere(file.path, moduleOf(file.path, project), project))
        yield* serversStarted(all, text, language)
      if (language === 'php') yield* pageOfPhp(text, project)
      yield* methods(text, language)
    }
  },
})

/** The folder of the build of a file, or the whole repository. */
function moduleOf(path: string, project: Project): string {
  return foldersAbove(path).find((one) => BUILDS.some((name) => project.has(`${one}${name}`))) ?? ''
}

const BUILDS = ['build.gradle.kts', 'build.gradle', 'pom.xml', 'composer.json']

/** What a file of Go has that makes a server or its tools. */
const GO: readonly string[] = [...mcpHostWords, ...goMcpWords]

/** `mcp.WithString("api_key", …)` in `mcp.NewTool("sync", …)`. */
function* parametersOfGo(all: readonly Said[]): Generator<ModelParameter> {
  for (const { is, name, value, at } of all) {
    if (is !== 'call' || !givesGoParameter.pattern.test(name)) continue
    const field = string(items(value)[0])
    const tool = all.findLast(
      (one) => one.is === 'call' && makesGoTool.pattern.test(one.name) && one.at.start < at.start && one.at.end > at.end,
    )
    const said = at.file.text.slice(at.start, at.end)
    if (field && !isDescribedAsOther(field.value, said, tool && at.file.text.slice(tool.at.start, at.start)))
      yield { kind: 'modelParameter', of: 'tool', owner: (tool && string(items(tool.value)[0])?.value) ?? '', field, at: field.at }
  }
}

/** Attributes of a method that is a tool, as far as their names: `[McpServerTool`, `@Tool`, `#[McpTool`. */
const MARKS: Readonly<Partial<Record<CLike, RegExp>>> = {
  cs: inTurn('g', /(?<=[[,]\s{0,4})/, marksDotnetTool.pattern),
  java: new RegExp(marksToolInJava.pattern, 'g'),
  kt: new RegExp(marksToolInJava.pattern, 'g'),
  php: new RegExp(marksToolInPhp.pattern, 'g'),
}
const PARAMETER = /\b[sS]tring\??\s{1,40}\$?(\w{1,60})\s{0,40}(?:=|,|$)|\b(\w{1,60})\s{0,4}:\s{0,4}String\b/g

/** What the model gives a method that is a tool, and what it gets of it. */
function* methods(text: Text, language: CLike): Generator<Statement> {
  const marks = MARKS[language]
  if (!marks) return
  for (const { name, start, end } of markedMethods(text.value, marks)) {
    const given = text.value.slice(start, end)
    yield* resultsOf({ name, parameters: given, end: end + 1 }, text, language)
    const bare = withoutAttributes(given)
    const ofTool = declaredBefore(text.value, start)
    for (const one of bare.matchAll(PARAMETER)) {
      const field = one[1] ?? one[2] ?? ''
      const at = start + one.index + one[0].indexOf(field)
      const place = slice(text, at, at + field.length).at
      if (isDescribedAsOther(field, given.slice(bare.lastIndexOf(',', one.index) + 1, one.index), ofTool)) continue
      yield { kind: 'modelParameter', of: 'tool', owner: name, field: { value: field, at: place }, at: place }
    }
  }
}

/** The attributes and the head of a method, up to its parameters. */
function declaredBefore(code: string, start: number): string {
  return (
    code
      .slice(Math.max(0, start - LONGEST_HEAD), start)
      .split(/[;{}]/)
      .at(-1) ?? ''
  )
}

/** More of them is not looked at. */
const LONGEST_HEAD = 600

/** MCP servers that a file starts for the network, and in which nothing looks at callers. */
function* serversStarted(all: readonly Said[], text: Text, language: CLike): Generator<McpServer> {
  const code = withoutComments(text, language)
  const rows = mcpHosts.filter(
    (row) => row.language === language && row.needs.every((one) => one.test(text.value)) && !row.unless?.test(code),
  )
  if (rows.length === 0 || mayLookAtCallers.test(code)) return
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
  if (answersByHand(value)) return toolsByHand(value)
  const tools = [...value.matchAll(new RegExp(describesKotlinTool.pattern, 'g'))]
  if (tools.length === 0) return 'unknown'
  return tools.every(([, name = '', description = '']) => onlyReads(name, description)) ? 'read-only' : 'write'
}
