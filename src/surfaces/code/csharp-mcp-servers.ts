import type { Project } from '../../discover/project.ts'
import {
  checkInDotnet,
  dotnetAddresses,
  dotnetCallerLookedUp,
  dotnetCallerShown,
  dotnetComparison,
  dotnetConfigured,
  dotnetListensToAll,
  dotnetMiddleware,
  hasReadOnlyHint,
  makesDotnetProgram,
  mapsDotnetMcp,
  mapsDotnetPost,
  marksDotnetTool,
  refusesInDotnet,
  registersInDotnet,
  signsInDotnet,
  openAppCalls,
  openMiddleware,
} from '../../knowledge/words/dotnet-checks.ts'
import { asksForTool } from '../../knowledge/words/mcp-by-hand.ts'
import type { McpServer } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { items, string } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { cutTo, type Located, slice, SourceFile, type Span, type Text, codeAt } from '../../text/source.ts'
import { answersByHand, toolsByHand } from './answers-by-hand.ts'
import { mayLookElsewhere } from './callers-elsewhere.ts'
import { servedToAnybody } from './dotnet-fallback.ts'
import { addsUnseen, registersAlone } from './dotnet-registered.ts'
import { networkServer } from './go-mcp-servers.ts'
import { onlyReads } from './tool-verbs.ts'
import { dotnetFilters, dotnetMcp, dotnetSessions } from '../../knowledge/libraries/dotnet.ts'

/** `app.MapMcp()` without `RequireAuthorization()`, or behind one key: https://github.com/modelcontextprotocol/csharp-sdk */
export function* serversOfCSharp(all: readonly Said[], text: Text, project: Project): Generator<McpServer> {
  const bySdk = all.filter(({ is, name }) => is === 'call' && mapsDotnetMcp.pattern.test(name))
  const byHand = bySdk.length === 0 ? routesByHand(all, text) : []
  const mapped = byHand.length > 0 ? byHand : bySdk
  // Who only adds routes does not see what stands before them.
  if (mapped.length === 0 || !makesDotnetProgram.pattern.test(text.value)) return
  const code = withoutComments(text, 'cs')
  if (byHand.length > 0 && (refusesInDotnet.pattern.test(code) || dotnetCallerShown.pattern.test(code))) return
  const folder = text.at.file.path.replace(/[^/]*$/, '')
  if (byHand.length > 0 && mayLookElsewhere(text.at.file.path, folder, project)) return
  const { open, lifted } = servedToAnybody(mapped, all, folder, project)
  if (open.length === 0 || (!lifted && addsUnseen(code, project))) return
  const before = mayRefuse(all, byHand)
  const key = signsInDotnet.pattern.test(code) ? undefined : keyOf(before, folder, project)
  const mayBeAsked =
    before.some(({ name }) => !registersInDotnet.pattern.test(`${name}(`)) || !registersAlone(code, folder, { project, lifted })
  if (key === undefined && (checkInDotnet.pattern.test(code) || before.length > 0) && mayBeAsked) return
  const { listens, address } = listeningOf(all)
  for (const { at, name } of open) {
    const place = cutTo(at, name.length)
    const tools = byHand.length > 0 ? toolsByHand(code) : toolsBelow(folder, project)
    const found = networkServer(listens ?? { is: 'dynamic', at }, address, tools, place)
    yield key === undefined ? found : { ...found, auth: 'shared-key', authAt: key }
  }
}

/** `app.MapPost("/mcp", …)` with a handler that answers the calls of MCP by itself. */
function routesByHand(all: readonly Said[], text: Text): Said[] {
  if (!answersByHand(text.value)) return []
  return all.filter(
    ({ is, name, value }) => is === 'call' && mapsDotnetPost.pattern.test(name) && asksForTool.pattern.test(codeAt(value.at)),
  )
}

const LOOPBACK = oneOf('i', /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::|$)/, /\/\/(?:localhost|127\.|\[::1\])/)

/** https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/endpoints */
function listeningOf(all: readonly Said[]): { listens?: McpServer['listens']; address?: string } {
  const given = all.filter(({ is, name }) => is === 'call' && dotnetAddresses.pattern.test(name))
  const [url] = given.flatMap(({ value }): Located<string>[] => {
    const one = string(items(value)[0])
    return one ? [{ value: one.value, at: one.at }] : []
  })
  if (url) return { listens: { is: 'set', value: LOOPBACK.test(url.value) ? 'loopback' : 'all', at: url.at }, address: url.value }
  const any = all.find(({ is, name }) => is === 'call' && dotnetListensToAll.pattern.test(name))
  return any ? { listens: { is: 'set', value: 'all', at: any.at } } : {}
}

/** Where the only middleware of an application compares what callers show with one value. */
function keyOf([only, ...more]: readonly Said[], folder: string, project: Project): Span | undefined {
  if (!only || more.length > 0) return undefined
  const { file, start, end } = only.at
  if (/(?:^|\.)Use$/.test(only.name)) return comparedIn(file, start, end)
  const name = dotnetMiddleware.pattern.exec(file.text.slice(start, end))?.[1]
  const paths = name === undefined ? [] : project.named(`${name}.cs`).filter((path) => path.startsWith(folder))
  const [path = ''] = paths
  const text = paths.length === 1 ? project.text(path) : undefined
  return text === undefined ? undefined : comparedIn(new SourceFile(path, text), 0, text.length)
}

function comparedIn(file: SourceFile, start: number, end: number): Span | undefined {
  const code = withoutComments(slice(file.whole, start, end), 'cs')
  const found =
    dotnetCallerShown.pattern.test(code) && dotnetConfigured.pattern.test(code) && !dotnetCallerLookedUp.pattern.test(code)
      ? dotnetComparison.pattern.exec(code)
      : null
  return found ? { file, start: start + found.index, end: start + found.index + found[0].length } : undefined
}

/** A method below `[McpServerTool]`, with its attributes: of one text each is in one place only. */
const TOOL = inTurn(
  'g',
  /\[(?:[\w, ()"=.-]{0,200}, ?)?/,
  marksDotnetTool.pattern,
  /([^\]\n]{0,300})\]/,
  /((?:\s{0,40}\[(?:[^\]"]|"(?:[^"\\\n]|\\.){0,900}"){1,400}\]){0,4})\s{0,40}/,
  /(?:(?:public|internal|private|protected|static|async|virtual|override|sealed|new)\s{1,40}){0,6}/,
  /[\w<>[\],.? ]{1,160}?\b(\w{1,80})(?!\w)(?:<\w{1,40}>)?\s{0,4}\(/,
)

/** An attribute of one, also beside others. */
const DECLARED = inTurn('g', /\[[^\]\n]{0,200}\b/, marksDotnetTool.pattern)

/** What the tools of an application do, where all of its program can be read. */
function toolsBelow(folder: string, project: Project): McpServer['tools'] {
  const codes = project.below(folder).flatMap((path) => {
    const code = path.endsWith('.cs') ? project.text(path) : undefined
    return code && marksDotnetTool.pattern.test(code) ? [withoutComments(new SourceFile(path, code).whole, 'cs')] : []
  })
  const tools = codes.flatMap((code) => [...code.matchAll(TOOL)])
  const declared = codes.flatMap((code) => code.match(DECLARED) ?? [])
  if (tools.length === 0 || tools.length < declared.length) return 'unknown'
  const reads = tools.every(([all = '', said = '', , method = '']) => {
    if (hasReadOnlyHint.pattern.test(said)) return true
    const name = /\bName\s{0,4}=\s{0,4}"([^"\n]{1,80})"/.exec(said)?.[1] ?? method
    return onlyReads(name, /\bDescription\(\s{0,40}@?"([^"\n]{1,600})/.exec(all)?.[1] ?? '')
  })
  return reads ? 'read-only' : 'write'
}

/** What may refuse a caller of the MCP servers of an ASP.NET Core program: calls on it, or behind what maps them, that are not known. */
function mayRefuse(all: readonly Said[], byHand: readonly Said[]): Said[] {
  const held = heldNames(all, byHand)
  const routes = new Set(byHand.map(({ at }) => at.start))
  return all.filter((said) => {
    if (said.is === 'chain') return keysOf(said).some((key) => !/^Use/.test(key) && isUnknownOf(said, key, held, routes))
    if (said.is === 'set') return dotnetSessions.pattern.test(said.name)
    if (said.is !== 'call') return false
    const [owner, name] = cut(said.name)
    if (/^Use/.test(name)) return !openMiddleware.pattern.test(name)
    return (
      (held.has(owner) && !openAppCalls.pattern.test(name)) ||
      items(said.value).some(({ kind, at }) => kind === 'dynamic' && held.has(codeAt(at, 80)))
    )
  })
}

/** Whether a call of a chain is about the whole program or a server of MCP, and unknown: what is behind another route is for that alone. */
function isUnknownOf(said: Said, key: string, held: ReadonlySet<string>, routes: ReadonlySet<number>): boolean {
  const keys = keysOf(said)
  if (keys.includes(dotnetMcp.adds)) return dotnetFilters.pattern.test(key)
  const [owner, first] = cut(said.name)
  const isWhole = keys.includes(dotnetMcp.maps) || routes.has(said.at.start) || (held.has(owner) && !/^Map/.test(first))
  return isWhole && !openAppCalls.pattern.test(key)
}

/** The names of a program, of its builder, of groups of routes that servers of MCP are mapped on, and of what maps them. */
function heldNames(all: readonly Said[], byHand: readonly Said[]): Set<string> {
  const held = new Set<string>()
  const mapped = [...byHand, ...all.filter(({ is, name }) => is === 'call' && cut(name)[1] === dotnetMcp.maps)]
  for (const said of [...mapped, ...all.filter((one) => one.is === 'chain' && keysOf(one).includes(dotnetMcp.maps))]) {
    const [owner] = cut(said.name)
    if (owner !== '') held.add(owner)
  }
  const sets = all
    .filter(({ is }) => is === 'set')
    .map(({ name, value }) => ({ name, made: cut(MADE.exec(codeAt(value.at, 300))?.[1] ?? '') }))
  const builders = new Set(sets.flatMap(({ name, made: [owner] }) => (owner === dotnetMcp.program ? [name] : [])))
  // What a name is made of stands before it.
  for (const { name, made } of sets.toReversed()) {
    const [owner, called] = made
    if (called === dotnetMcp.maps || builders.has(name) || (called === dotnetMcp.builds && builders.has(owner))) held.add(name)
    if (held.has(name) && owner !== '') held.add(owner)
  }
  return held
}

const MADE = /^(?:await )?(\w{1,60}(?:\.\w{1,60}){1,3})\(/

function keysOf({ value }: Said): string[] {
  return value.kind === 'map' ? value.entries.map(({ key }) => key.value) : []
}

/** `app.MapMcp` as `app` and `MapMcp`. */
function cut(name: string): [owner: string, name: string] {
  const dot = name.lastIndexOf('.')
  return [name.slice(0, Math.max(0, dot)), name.slice(dot + 1)]
}
