import type { Project } from '../../discover/project.ts'
import { comparesAudienceInGo, guardsGoRoute, makesGoServer, servesGoMcp } from '../../knowledge/libraries/go-mcp.ts'
import type { Evidence } from '../../model/index.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { literally } from '../../text/pattern.ts'
import { cutTo, type SourceFile, type Span } from '../../text/source.ts'
import {
  fileOf,
  filesOfModule,
  functionsOfGoFile,
  goFunctionAround,
  importedFolders,
  nameOfGo,
  wordsOf,
} from '../../program/written/index.ts'
import { codeOf } from './go-defaults.ts'
import { namesOf } from './go-served-straight.ts'
import { folderWithSlash } from '../../text/paths.ts'

/** Functions call the one that checks so deep. */
const MOST_STEPS = 3
/** More functions that call one of that name are no way to follow. */
const MOST_CALLERS = 6

/** A function that checks callers, itself or by others, and where it is declared. */
interface Checking {
  readonly name: string
  readonly file: SourceFile
}

/**
 * That a check of bearer tokens stands in front of a server of MCP: its function, or one that calls it, is given the handler, or stands at
 * the route, in whatever package of the module. A module that compares audiences somewhere shows nothing.
 */
export function guardsMcpInGo(at: Span, project: Project): Evidence | undefined {
  const paths = filesOfModule(at.file.path, project)
  if (comparesAudience(paths, project)) return undefined
  const name = nameOfGo(goFunctionAround(at))
  let last: readonly Checking[] = name === undefined ? [] : [{ name, file: at.file }]
  const seen = new Set([name])
  for (let step = 0; step < MOST_STEPS && last.length > 0; step++) {
    const found = last.flatMap((one) => usersOf(one, paths, project).map((file) => ({ ...one, file })))
    for (const one of found) {
      const place = placeInFront(one)
      if (place) return { is: 'mcp-route', at: place, say: 'it stands in front of the MCP server' }
    }
    last = found.flatMap(({ name: called, file }) => callersIn(called, file)).filter((one) => !seen.has(one.name))
    for (const one of last) seen.add(one.name)
    if (last.length > MOST_CALLERS) return undefined
  }
  return undefined
}

function comparesAudience(paths: readonly string[], project: Project): boolean {
  return paths.some((path) => comparesAudienceInGo.pattern.test(project.text(path) ?? ''))
}

/** Whether a file of the module that takes a token off a request uses the function of a check, and none compares audiences. */
export function isHandedBearers(at: Span, takes: RegExp, project: Project): boolean {
  const paths = filesOfModule(at.file.path, project)
  const name = nameOfGo(goFunctionAround(at))
  if (name === undefined || comparesAudience(paths, project)) return false
  const calls = new RegExp(`\\.${literally(name)}\\(`)
  return usersOf({ name, file: at.file }, paths, project).some(({ text }) => takes.test(text) && calls.test(text))
}

/** The files of the module that may mean a function by its name: those of its package, and those that import it. */
function usersOf({ name, file }: Checking, paths: readonly string[], project: Project): SourceFile[] {
  const folder = folderWithSlash(file.path)
  return paths.flatMap((path) => {
    const text = project.text(path) ?? ''
    const isUser = text.includes(name) && (folderWithSlash(path) === folder || importedFolders(text, path, project).includes(folder))
    return isUser ? [fileOf(path, file, project)] : []
  })
}

/** Where a file puts what is made with a function, or the function, in front of what serves MCP. */
function placeInFront({ name, file }: Checking): Span | undefined {
  const handler = functionsOfGoFile(file).find(({ code }) => servesGoMcp.pattern.test(code) && wordsOf(code).has(name))
  const through = handler && servesGoMcp.pattern.exec(handler.code)
  if (handler && through) {
    const start = handler.start + through.index + 1
    return { file, start, end: start + through[0].length - 2 }
  }
  const all = saidIn(file.whole, 'go').filter(({ is }) => is === 'call' || is === 'set')
  const verifies = all.find(
    (one) =>
      one.is === 'call' &&
      guardsGoRoute.pattern.test(one.name) &&
      !makesGoServer.pattern.test(one.name) &&
      wordsOf(codeOf(one.at)).has(name),
  )
  if (verifies) return nameAt(verifies)
  const made = all.find((one) => one.is === 'call' && makesGoServer.pattern.test(one.name))
  const wraps = all.filter((one) => one.is === 'call' && one.name.split('.').at(-1) === name)
  if (made && wraps.some(({ at }) => at.start < made.at.start && at.end >= made.at.end)) return nameAt(made)
  const handlers = made ? handlersOf(made, all) : new Set<string>()
  const word = new RegExp(`\\b${literally(name)}\\b`)
  let start = 0
  for (const line of file.text.split('\n')) {
    const found = word.exec(line)
    if (found && !/^\s{0,40}(?:\/\/|func\b)/.test(line)) {
      const isGiven = [...wordsOf(line.slice(found.index + name.length))].some((one) => handlers.has(one))
      if (isGiven || ROUTE.test(line) || standsBefore(line, start, file, handlers))
        return { file, start: start + found.index, end: start + found.index + name.length }
    }
    start += line.length + 1
  }
  return undefined
}

/** `mux.Handle("/mcp", …)`, `r.Any("/mcp/*path", …)`, `r.Group("/mcp", …)` */
const ROUTE = /\.\w{2,12}\(\s{0,8}"(?:(?:GET|POST) )?\/(?:mcp|sse)[/"]/

/** `r.Use(guard)`, and behind it in its block a route of the same router to the server. */
function standsBefore(line: string, start: number, { text }: SourceFile, handlers: ReadonlySet<string>): boolean {
  const router = /\b(\w{1,40})\.Use\(/.exec(line)?.[1]
  if (router === undefined) return false
  const rest = text.slice(start + line.length, start + line.length + LONGEST_BLOCK)
  let depth = 0
  for (const one of rest.split('\n')) {
    depth += (one.match(/[{(]/g)?.length ?? 0) - (one.match(/[})]/g)?.length ?? 0)
    if (depth < 0) return false
    const isOfRouter = new RegExp(`\\b${router}\\.\\w{2,12}\\(`).test(one)
    if (isOfRouter && (ROUTE.test(one) || MAKES.test(one) || [...wordsOf(one)].some((word) => handlers.has(word)))) return true
  }
  return false
}

const LONGEST_BLOCK = 4000
const MAKES = new RegExp(`${makesGoServer.pattern.source.replace('$', '')}\\(`)

/** The names of the handler, and of each ServeMux that has it at a path; of the only one of the file at any rate. */
function handlersOf(made: Said, all: readonly Said[]): ReadonlySet<string> {
  const names = new Set(namesOf(made, all))
  const muxes = all.flatMap(({ is, name, value }) => (is === 'set' && /^http\.NewServeMux\(\)/.test(codeOf(value.at)) ? [name] : []))
  for (const mux of muxes) {
    const routes = all.filter((one) => one.is === 'call' && one.name.startsWith(`${mux}.Handle`))
    const serves = routes.some(
      ({ at }) => (at.start < made.at.start && at.end >= made.at.end) || [...wordsOf(codeOf(at))].some((one) => names.has(one)),
    )
    if (serves) names.add(mux)
  }
  return names
}

function nameAt({ name, at }: Said): Span {
  return cutTo(at, name.length)
}

/** The functions of a file that use another one. */
function callersIn(name: string, file: SourceFile): Checking[] {
  const used = new RegExp(`(?<!^func )\\b${literally(name)}\\b`, 'm')
  return functionsOfGoFile(file).flatMap((one) => {
    const own = nameOfGo(one)
    return own !== undefined && own !== name && own !== 'main' && used.test(one.code) ? [{ name: own, file }] : []
  })
}
