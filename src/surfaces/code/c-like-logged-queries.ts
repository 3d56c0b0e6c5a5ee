import type { Project } from '../../discover/project.ts'
import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWrittenIn } from '../../knowledge/libraries/written.ts'
import { seesEachRequest, tokenOfQuery } from '../../knowledge/words/logged-requests.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { entries, type Node } from '../../parse/node.ts'
import { redactor } from '../../knowledge/words/logging.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type SourceFile, type Span } from '../../text/source.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { readsCallback } from './c-like-callbacks.ts'
import { filesOfLanguage, functionAround, givenLast } from '../../program/written/index.ts'
import { firstFound } from '../../text/first-found.ts'

/** What a request was asked with, as a whole. */
const REQUESTED = asWrittenIn(webRequests, 'is-query-of-request')

/** In larger repositories nobody looks for who else takes something of a query. */
const MOST_FILES = 2000
/** The head of a function stands so far before what it logs, at most. */
const LONGEST_HEAD = 2000

/**
 * The address of a request, or its query, where the function that writes it takes a token of the query (RFC 6750 section 5.3), or is called
 * for all requests and another handler takes one; a callback's code counts in the handlers of the same folder.
 */
export function queryWithCredential(node: Node, language: CLike, project: Project): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const { kind, at } = node
  if (kind === 'map') return entries(node).flatMap((one) => queryWithCredential(one.value, language, project) ?? [])[0]
  if (kind !== 'dynamic') return undefined
  const code = codeAt(at, 90)
  if (!isQuery(code, language) && !isQuery(givenTo(code, at, language), language)) return undefined
  const { before, code: around } = functionAround(at, language)
  const own = tokenIn(around)
  const what = own ?? (seesEachRequest.pattern.test(before.slice(-LONGEST_HEAD)) ? takenBehind(at.file, language, project) : undefined)
  return what === undefined ? undefined : { what, within: code, at }
}

function isQuery(code: string, language: CLike): boolean {
  return REQUESTED[language]?.test(code) === true
}

/** What a name was given last: `query := c.Request.URL.RawQuery`. */
function givenTo(code: string, at: Span, language: CLike): string {
  if (!/^\$?\w{1,40}$/.test(code) || !/ur[il]$|query|address/i.test(code)) return ''
  const value = givenLast(code, functionAround(at, language), at.file)
  return value && !isBlanked(code, at.file.text.slice(value.at.end, at.start)) ? codeAt(value.at, 90) : ''
}

/** Whether what a name holds is changed in part between its value and a place: `query.Set("token", "***")`, `redact(query)`. */
function isBlanked(name: string, between: string): boolean {
  const one = literally(name)
  const changed = /(?:\.|->)(?:[sS]et|[dD]el|[rR]em|[rR]eplace|[pP]ut)\w{0,20}\(|\[[^\]\n]{1,60}\] ?=(?!=)/.source
  if (new RegExp(`(?<![\\w.>])${one}(?:${changed})|unset\\(${one}\\[|delete\\(${one},`).test(between)) return true
  const calls = between.matchAll(new RegExp(`(?<!\\w)(\\w{1,40})\\([&*]?${one}[,)]`, 'g'))
  return Array.from(calls).some(([, called = '']) => redactor.pattern.test(called))
}

function tokenIn(code: string): string | undefined {
  return /["'](\w{1,20})["']$/.exec(tokenOfQuery.pattern.exec(code)?.[0] ?? '')?.[1]
}

/** What other handlers take of the query, by their files. */
function takenBehind(file: SourceFile, language: CLike, project: Project): string | undefined {
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1)
  const paths = filesOfLanguage(project, language)
  if (readsCallback(file.text)) return 'code'
  if (paths.length > MOST_FILES) return tokenIn(file.text)
  const isBeside = (path: string) => path.startsWith(folder) && !path.slice(folder.length).includes('/')
  if (paths.some((path) => isBeside(path) && readsCallback(project.text(path) ?? ''))) return 'code'
  return tokenAnywhere(project, language)
}

const tokenAnywhere = oncePerPair((project: Project, language: CLike): string | undefined => {
  return firstFound(filesOfLanguage(project, language), (path) => tokenIn(project.text(path) ?? ''))
})
