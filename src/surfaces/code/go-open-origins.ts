import { goRefusesSites, goRoutes } from '../../knowledge/libraries/programs.ts'
import { letsSitesRead } from '../../knowledge/libraries/go-mcp.ts'
import type { McpServer } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { items, string } from '../../parse/node.ts'
import { append } from '../../text/append.ts'
import type { Span, Text } from '../../text/source.ts'
import { functionsOfGo, goFunctionAround, wordsOf, type Part } from '../../program/written/index.ts'

const LETS_SITES_READ = new RegExp(letsSitesRead.pattern, 'g')

/** The path of a server, or of all. */
const SERVES = /^(?:[A-Z]{3,7} )?(?:\/|.{0,80}\b(?:mcp|sse|messages?)\b.{0,80})$/

/** A server of a file: what makes it, and what listens. */
interface GoServer {
  readonly all: readonly Said[]
  readonly made: Said
  readonly by: Said
}

/** What lets every site read the answers of a server, in code that stands in front of it. */
export function openOriginsOfGo(server: GoServer, { value: code, at: { file } }: Text): McpServer['rebinding'] {
  if (goRefusesSites.pattern.test(code)) return undefined
  const found = [...withoutComments(code).matchAll(LETS_SITES_READ)].slice(0, MOST)
  if (found.length === 0) return undefined
  const front = inFrontOf(server)
  for (const { 0: whole, index: start } of found) {
    const at = { file, start, end: start + whole.length }
    if (server.all.some((one) => isWithin(at, one.at) && one.conditions.length > 0) || !front(at)) continue
    return { at, written: whole.replace(/^\./, ''), sites: 'this machine' }
  }
  return undefined
}

/** More places are not looked at, nor more code in front of a server. */
const MOST = 40

/** Whether a place is in code that a server's requests go through: from what listens and what makes it, by the names in there. */
function inFrontOf({ all, made, by }: GoServer): (at: Span) => boolean {
  const { file } = made.at
  const names = namesOfServer(all, made)
  const reaches = (at: Span) => isWithin(made.at, at) || mentions(at, names)
  const others = all.filter((one) => isRoute(one) && !reaches(one.value.at)).map(({ at }) => at)
  const handlers = all.filter(({ is, at }) => is === 'set' && isWithin(by.value.at, at)).map(({ name }) => `${name}.Handler`)
  const waiting = all.flatMap(({ is, name, value, at }) => {
    if (is === 'call')
      return (SERVES.test(string(items(value)[0])?.value ?? '') && goRoutes.pattern.test(name)) || reaches(value.at) ? [at] : []
    return (is === 'set' && handlers.includes(name)) || (is === 'chain' && reaches(at)) ? [at] : []
  })
  waiting.push(by.at, made.at)
  const seen = new Set<string>()
  const front: Span[] = []
  for (let at = waiting.pop(); at && front.length < MOST; at = waiting.pop()) {
    front.push(at)
    for (const word of wordsIn(at, others)) {
      const around = goFunctionAround(at)
      const key = `${around.start} ${word}`
      if (seen.has(key)) continue
      seen.add(key)
      append(waiting, named(word, around, all))
      append(
        waiting,
        functionsOfGo(word, file).map(({ start, code }) => ({ file, start, end: start + code.length })),
      )
    }
  }
  return (at) => front.some((one) => isWithin(at, one)) && !others.some((one) => isWithin(at, one))
}

/** What a variable is set to, and what its router has run before every handler. */
function named(word: string, around: Part, all: readonly Said[]): Span[] {
  return all.flatMap(({ is, name, value, at }) => {
    const isSet = is === 'set' ? name === word : is === 'call' && name === `${word}.Use`
    return isSet && goFunctionAround(at) === around ? [value.at] : []
  })
}

/** Names of a server and of what is made of it, with the function where variables are it; functions and fields are it everywhere. */
type Names = Map<string, Part | 'everywhere'>

/** `handler`, `wrapped := open(handler)`, and the function that answers with it. */
function namesOfServer(all: readonly Said[], made: Said): Names {
  const names: Names = new Map()
  const own = made.inFunction
  if (own !== undefined && !/^(?:main|init)$/.test(own)) names.set(own, 'everywhere')
  for (const { is, name, value, at, inFunction } of all) {
    const part = is === 'set' ? value.at : at
    if (name === 'err' || !(isWithin(made.at, part) || mentions(part, names))) continue
    if (is === 'set') names.set(name.replace(/^.*\./, ''), name.includes('.') ? 'everywhere' : goFunctionAround(at))
    else if (inFunction !== undefined && !/^(?:main|init)$/.test(inFunction)) names.set(inFunction, 'everywhere')
  }
  return names
}

/** What is longer is more than a handler. */
const LONGEST = 2000

function mentions(at: Span, names: Names): boolean {
  if (at.end - at.start > LONGEST) return false
  const around = goFunctionAround(at)
  return [...wordsIn(at)].some((word) => [around, 'everywhere'].includes(names.get(word) ?? ''))
}

function isRoute({ is, name, value }: Said): boolean {
  return is === 'call' && goRoutes.pattern.test(name) && !SERVES.test(string(items(value)[0])?.value ?? '/mcp')
}

/** The names in code, without what stands in other places. */
function wordsIn({ file, start, end }: Span, others: readonly Span[] = []): ReadonlySet<string> {
  let [code, from] = ['', start]
  for (const other of others) {
    if (other.start < from || other.end > end) continue
    code += `${file.text.slice(from, other.start)} `
    from = other.end
  }
  code += file.text.slice(from, end)
  return wordsOf(withoutComments(code).replace(/"[^"\n]{0,40}"/g, ''))
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

/** Code at its places, with spaces for comments and for texts that are more than a word. */
function withoutComments(code: string): string {
  return code.replace(NO_CODE, (part) => (/^"[^"(]{0,40}"$/.test(part) ? part : part.replace(/[^\n]/g, ' ')))
}

const NO_CODE = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.){1,8}'|\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\//g
