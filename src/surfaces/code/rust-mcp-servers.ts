import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import {
  addsLayerInRust,
  allAddressesInRust,
  bindsInRust,
  comparedInRust,
  harmlessLayer,
  looksAtCallersInRust,
  loopbackInRust,
  makesServerInRust,
  refusesInRust,
  rustMcpWords,
  toolInRust,
} from '../../knowledge/libraries/rust-mcp.ts'
import { asksForTool, greetsClient } from '../../knowledge/words/mcp-by-hand.ts'
import type { McpServer } from '../../model/index.ts'
import { crateOf, fileOf, testsOfRust } from '../../program/written/index.ts'
import { literally } from '../../text/pattern.ts'
import { onceFor } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { answersByHand, toolsByHand } from './answers-by-hand.ts'
import { mayLookElsewhere } from './callers-elsewhere.ts'
import { networkServer } from './go-mcp-servers.ts'
import { areAllPathsKnown } from './rust-route-paths.ts'
import { leavesCrate } from './rust-routers.ts'
import { onlyReads } from './tool-verbs.ts'

/** MCP servers in Rust, by a library or by hand, that listen on all addresses and in whose crate nothing looks at callers. */
export default defineTextSurface({
  id: 'rust-mcp-servers',
  name: 'MCP servers in Rust',
  spec: 'https://docs.rs/rmcp',
  counts: 'code',
  files: ['**/*.rs'],
  mentions: [...rustMcpWords, 'tools/call'],
  together: [[makesServerInRust.pattern], [asksForTool.pattern]],
  skipsTests: true,
  *read(text, { file, project }): Generator<McpServer> {
    const crate = crateOf(file.path, project)
    if (crate === undefined || !servesMcp(beforeTests(text.value))) return
    const code = crateIn(crate, project)
    if (!code || !code.isOpen) return
    const made = [...code.sources].filter(([, one]) => servesMcp(one)).map(([path]) => path)
    const place = made[0] === file.path ? listenerOf(code.sources) : undefined
    if (!place) return
    if (!makesServerInRust.pattern.test(text.value) && mayLookElsewhere('', crate, project)) return
    const at = { file: fileOf(place.path, file, project), start: place.start, end: place.end }
    const tools = makesServerInRust.pattern.test(text.value) ? code.tools : toolsByHand(text.value)
    yield networkServer({ is: 'set', value: 'all', at }, undefined, tools, at)
  },
})

function servesMcp(code: string): boolean {
  return makesServerInRust.pattern.test(code) || answersByHand(code)
}

interface Crate {
  /** The files of a crate without comments and tests, their places kept. */
  readonly sources: ReadonlyMap<string, string>
  readonly isOpen: boolean
  readonly tools: McpServer['tools']
}

/** Of a larger crate nothing is said. */
const MOST_FILES = 300

function crateIn(folder: string, project: Project): Crate | undefined {
  return onceFor(project, `crate ${folder}`, () => {
    const paths = project.below(folder).filter((path) => path.endsWith('.rs') && !fileRole(path).test && crateOf(path, project) === folder)
    if (paths.length > MOST_FILES) return undefined
    const texts = paths.map((path) => [path, beforeTests(project.text(path) ?? '')] as const)
    const sources = new Map(texts.map(([path, text]) => [path, text.replace(REMARKS, blank).replace(COMPARED, withoutAddress)]))
    const isOpen = [...sources.values()].every((code) => !looksAtCallersInRust.pattern.test(code) && hasHarmlessLayers(code))
    const isByHand = [...sources.values()].every((code) => !makesServerInRust.pattern.test(code))
    if (isByHand && [...sources.values()].some((code) => refusesInRust.pattern.test(code))) return undefined
    return { sources, isOpen: isOpen && areAllPathsKnown(sources) && !leavesCrate(sources), tools: toolsOf(texts.map(([, text]) => text)) }
  })
}

function blank(said: string): string {
  return ' '.repeat(said.length)
}

/** What a method of MCP is compared with shows a server. */
function withoutAddress(said: string): string {
  return greetsClient.pattern.test(said) || said.includes('tools/call') ? said : blank(said)
}

const COMPARED = new RegExp(comparedInRust.pattern, 'g')
const REMARKS = /(?<!\S)\/\/[^\n]*/g

function beforeTests(text: string): string {
  return text.slice(0, Math.min(text.length, testsOfRust(text)))
}

const LAYERS = new RegExp(addsLayerInRust.pattern, 'g')

function hasHarmlessLayers(code: string): boolean {
  return [...code.matchAll(LAYERS)].every(([, given = '']) => harmlessLayer.pattern.test(given))
}

interface Place {
  readonly path: string
  readonly start: number
  readonly end: number
}

const BINDS = new RegExp(bindsInRust.pattern, 'g')

/** The only place at which a crate listens, where that is on all addresses. */
function listenerOf(sources: Crate['sources']): Place | undefined {
  const all = [...sources].flatMap(([path, code]) => [...code.matchAll(BINDS)].map((found) => ({ path, code, found })))
  const [only, ...more] = all
  if (!only || more.length > 0) return undefined
  const { path, code, found } = only
  if (!servesIn(functionAt(code, found.index), sources)) return undefined
  if (!listensToAll(found[1] ?? '', code, [...sources.values()])) return undefined
  return { path, start: found.index, end: found.index + found[0].length }
}

const BEGINS = /\bfn\s{1,4}(\w{1,80})/g

interface Function {
  readonly name: string
  /** With what it takes. */
  readonly code: string
}

function functionsOf(code: string): readonly (Function & { readonly start: number })[] {
  const all = [...code.matchAll(BEGINS)]
  return all.map(({ index, 1: name = '' }, at) => ({ name, start: index, code: code.slice(index, all[at + 1]?.index) }))
}

function functionAt(code: string, at: number): Function | undefined {
  return functionsOf(code).findLast(({ start }) => start < at)
}

/** Whether a function that listens has to do with the server: it makes it, names what makes it, or is given it or its router. */
function servesIn(listens: Function | undefined, sources: Crate['sources']): boolean {
  if (!listens || makesServerInRust.pattern.test(listens.code)) return true
  const all = [...sources.values()].flatMap((code) => functionsOf(code))
  const bySdk = all.filter(({ code }) => makesServerInRust.pattern.test(code))
  if (bySdk.length > 0 && GIVEN.test(listens.code)) return true
  let makers = bySdk.length > 0 ? bySdk : all.filter(({ code }) => asksForTool.pattern.test(code))
  // What answers by hand is named where a route is made.
  const called = bySdk.length > 0 ? CALLED : NAMED
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const made = new Set(makers.map(({ name }) => name))
    const calls = ({ code }: Function) =>
      Array.from(code.matchAll(called), ([name]) => name).some((name) => made.has(name) && name !== 'new')
    if (calls(listens) || (bySdk.length > 0 && makers.some(({ name }) => name === 'new'))) return true
    makers = all.filter(calls)
  }
  return false
}

const CALLED = /\b[a-z_]\w{0,80}(?=\s{0,4}\()/g
const NAMED = /\b[a-z_]\w{0,80}(?=\s{0,4}[(),])/g
const GIVEN = /^fn\s{1,4}\w{1,80}(?:<[^<>]{0,200}>)?\([^)]{0,400}(?:\bRouter\b|[sS]ervice\b|\bself\b)/

/** Names lead on so often. */
const MAX_STEPS = 3

/** By what is written, by what a name is given, or by the only address that the crate has where a setting says it. */
function listensToAll(written: string, code: string, crate: readonly string[], steps = MAX_STEPS): boolean {
  if (loopbackInRust.pattern.test(written)) return false
  if (allAddressesInRust.pattern.test(written)) return true
  if (steps === 0) return false
  const name = /^[&*]?([a-z_]\w{0,60}|[A-Z][A-Z\d_]{1,60})(?=$|\.(?:parse|as_str|clone|to_string|to_owned)\(|,)/.exec(written.trim())?.[1]
  const given =
    name && new RegExp(`\\b(?:let|const|static)\\s{1,4}(?:mut\\s{1,4})?${literally(name)}\\b[^=;\\n]{0,80}=([^;]{1,400});`).exec(code)?.[1]
  if (given) return listensToAll(given.trim(), code, crate, steps - 1)
  const isSetting = /^(?:&?\(?format!\("\{[^"\n]{0,60}"|&?\(?[&*]?(?:\w{1,40}\.){1,4}\w{1,40}|&?\([&*]?\w{1,40})/.test(written.trim())
  return isSetting && crate.some((one) => allAddressesInRust.pattern.test(one)) && !crate.some((one) => loopbackInRust.pattern.test(one))
}

const TOOLS = new RegExp(toolInRust.pattern, 'gm')

function toolsOf(texts: readonly string[]): McpServer['tools'] {
  const tools = texts.flatMap((text) => [...text.matchAll(TOOLS)])
  const begun = texts.flatMap((text) => text.match(/#\[(?:rmcp::)?tool[\](]/g) ?? [])
  if (tools.length === 0 || tools.length < begun.length) return 'unknown'
  return tools.every(([, above = '', said = '', name = '']) => {
    const described = /\bdescription\s{0,4}=\s{0,40}"((?:[^"\\]|\\.){0,600})"/.exec(said)?.[1]
    return onlyReads(name, described ?? above.replace(/^[ \t]*\/\/\/ ?/gm, ''))
  })
    ? 'read-only'
    : 'write'
}
