import { checkInJava } from '../../knowledge/words/java-checks.ts'
import {
  filtersOthers,
  filtersRequests,
  harmlessHeaderInJava,
  headerInJava,
  mayRefuseInJava,
  mayStandInFrontInJava,
  refusesInJava,
  sendsRequestsInJava,
  servesMcpInJava,
  standsInFrontInJava,
  takesRequestInJava,
} from '../../knowledge/words/jvm-callers.ts'
import { blockEnd } from '../../program/written/index.ts'
import { grouped } from '../../text/grouped.ts'
import type { JvmModule } from './jvm-mcp-module.ts'

/**
 * Whether nothing that runs for a request of MCP may look at its caller, but filter chains: neither what stands in front of all requests,
 * nor the tools and what they use. What other controllers ask of their own callers says nothing of it, and neither do the headers of
 * requests that the program sends.
 */
export function looksAtNobody({ sources }: JvmModule, begins: (path: string, code: string) => boolean = servesMcp): boolean {
  const all = [...sources].map(([path, code]) => sourceOf(path, code))
  const set = new Set<string>()
  for (const { declared } of all) for (const one of declared) if (!one.mayRefuse) set.add(one.name)
  for (const one of all) one.code = withoutNames(one.code, set)
  if (all.some(({ code }) => standsInFrontInJava.pattern.test(code) || mayStandInFront(code))) return false
  return reached(all, begins).every(({ code, sendsAlone }) => !checkInJava.pattern.test(sendsAlone ? withoutHeaders(code) : code))
}

/** Handlers and valves of servers and filters of routes, which have no names of their own to be known by. */
function mayStandInFront(code: string): boolean {
  return mayStandInFrontInJava.pattern.test(code) && mayRefuse(code.replace(GIVEN, ''))
}

/** `(request, next) ->` */
const GIVEN = /\(\s{0,4}\w{1,40},\s{0,4}\w{1,40}\s{0,4}\)\s{0,4}->/g

function servesMcp(_: string, code: string): boolean {
  return servesMcpInJava.pattern.test(code)
}

interface Source {
  readonly path: string
  code: string
  /** It sends requests, and is given none. */
  readonly sendsAlone: boolean
  /** Types of its own by the names of filters. */
  readonly declared: readonly Declared[]
}

interface Declared {
  readonly name: string
  readonly mayRefuse: boolean
}

function sourceOf(path: string, text: string): Source {
  const foreign = new Set(
    [...text.matchAll(IMPORT)].flatMap(([, from = '', name = '']) => (filtersOthers.pattern.test(from) ? [name] : [])),
  )
  const own = withoutNames(text.replace(HEAD, ''), foreign)
    .replace(HARMLESS, '()')
    .replace(TEXTS, (said) => (said.includes(' ') ? '""' : said))
  const declared: Declared[] = []
  let code = ''
  let from = 0
  for (const { index, 0: said, 1: name = '' } of own.matchAll(DECLARES)) {
    if (index < from) continue
    const head = own.slice(index, index + LONGEST_HEAD).split('{', 1)[0] ?? ''
    const isFront = filtersRequests.pattern.test(own.slice(Math.max(0, index - ABOVE), index) + head.slice(said.length))
    const open = index + head.length
    const end = own[open] === '{' ? blockEnd(own, open) : open
    const looks = isFront && (own[open] !== '{' || mayRefuse(own.slice(open, end)))
    declared.push({ name, mayRefuse: looks })
    if (!isFront || looks) continue
    code += withoutMarks(own.slice(from, index))
    from = end
  }
  const sendsAlone = sendsRequestsInJava.pattern.test(text) && !takesRequestInJava.pattern.test(text) && !refusesInJava.pattern.test(own)
  return { path, code: code + own.slice(from), sendsAlone, declared }
}

/** What stands before a type, without the lines that mark this type: `@Interceptor`. */
function withoutMarks(before: string): string {
  const lines = before.split('\n')
  return lines.slice(0, lines.findLastIndex((line) => !MARKS.test(line)) + 1).join('\n')
}

const MARKS = /^\s{0,40}(?:@[^\n]{0,200}|(?:public |final |open |internal ){0,3})$/

const HARMLESS = new RegExp(harmlessHeaderInJava.pattern, 'gi')
const IMPORT = /^import\s{1,4}(?:static\s{1,4})?([\w.]{1,160}\.)(\w{1,80});?\s*$/gm
const HEAD = /^(?:import|package)\s[^\n]{0,300}/gm
const DECLARES = /\b(?:class|record|interface|object)\s{1,4}(\w{0,60}(?:Filter|Interceptor|Advice))\b/g
const LONGEST_HEAD = 500
/** Annotations stand above what they mark. */
const ABOVE = 120

/** Whether what a filter does may have to do with who calls; the methods that it has itself are part of it. */
function mayRefuse(body: string): boolean {
  const own = new Set([...body.matchAll(METHODS)].map(([, name = '']) => name))
  return mayRefuseInJava.pattern.test(
    body.replace(OF_BROWSERS, '').replace(CALLS, (call, name: string) => (own.has(name) ? 'handle(' : call)),
  )
}

const METHODS = /\b(?:private|protected|public|static|fun|boolean|void|String)\b[^;={}()\n]{0,80}\b(\w{1,80})\(/g
const CALLS = /\b(\w{1,80})\(/g
/** What pages of other sites may send. */
const OF_BROWSERS = /"Access-Control-[^\n]{0,300}/g
const TEXTS = /"(?:[^"\\\n]|\\.)*"/g

function withoutNames(code: string, names: ReadonlySet<string>): string {
  return names.size === 0 ? code : code.replace(NAME, (word) => (names.has(word) ? '' : word))
}

const NAME = /\b\w{0,60}(?:Filter|Interceptor|Advice|Authenticator|Authorizer)\b/g

const HEADERS = new RegExp(headerInJava.pattern, 'g')

/** Headers that a program sends. */
function withoutHeaders(code: string): string {
  return code.replace(HEADERS, '')
}

/** The files in which requests of MCP begin, and those of the types that they name, or that are of these types. */
function reached(all: readonly Source[], begins: (path: string, code: string) => boolean): readonly Source[] {
  const first = all.filter(({ path, code }) => begins(path, code))
  if (first.length === 0) return all
  const byName = grouped(
    all.flatMap((source) => [typeOf(source), ...parentsOf(source)].map((name) => ({ name, source }))),
    ({ name }) => name,
  )
  const found = new Set(first)
  const seen = new Set<string>()
  for (const { code } of found)
    for (const [word] of code.matchAll(/\b[A-Z]\w{1,80}\b/g)) {
      if (seen.has(word)) continue
      seen.add(word)
      for (const { source } of byName.get(word) ?? []) found.add(source)
    }
  return [...found]
}

function typeOf({ path }: Source): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
}

function parentsOf({ code }: Source): string[] {
  const heads = [...code.matchAll(/\b(?:class|interface|object)\s{1,4}\w{1,80}([^{;]{0,300})/g)].map(([, head = '']) => head)
  return heads.flatMap((head) => head.match(/\b[A-Z]\w{1,80}\b/g) ?? [])
}
