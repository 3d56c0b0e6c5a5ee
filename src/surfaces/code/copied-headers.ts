import { headersLooped, mayLeaveOut, valueOfLoop } from '../../knowledge/words/logged-requests.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { entries, type Node } from '../../parse/node.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { writtenName } from './c-like-held.ts'
import { partsOfLoop } from './c-like-looped-headers.ts'
import { areGivenToLogger, requestHeaders } from './c-like-secrets.ts'
import { functionAround, givenLast, whereWritten, type Asked } from '../../program/written/index.ts'
import { looksAtNames } from './names-looked-at.ts'

/**
 * All headers of a request, as a table holds them or a function of the repository copies them, `HeaderMap(r.Header)`. One that looks at
 * the names, or masks something, may leave out what is secret.
 */
export function headersHeld(node: Node, asked: Omit<Asked, 'at'>): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const held = node.kind === 'map' ? entries(node).map(({ value }) => value) : [node]
  return held.flatMap((one) => requestHeaders(one, asked.language) ?? handedOn(one, asked.language) ?? copied(one, asked) ?? [])[0]
}

/** Headers of C# that a variable holds, where a logger writes them: `var headers = context.Request.Headers`. */
function handedOn(node: Node, language: CLike): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const name = language === 'cs' ? writtenName(node) : undefined
  const given = name === undefined ? undefined : givenLast(name, functionAround(node.at, language), node.at.file)
  const what = given && codeAt(given.at, LONGEST)
  return name !== undefined && what !== undefined && areGivenToLogger(what, node.at) ? { what, within: name, at: node.at } : undefined
}

function copied(node: Node, asked: Omit<Asked, 'at'>): Pick<LogCall, 'what' | 'at'> | undefined {
  const code = node.kind === 'dynamic' ? codeAt(node.at, LONGEST) : ''
  const [, head, given] = CALL.exec(code) ?? []
  if (head === undefined || given === undefined) return undefined
  const start = node.at.start + head.length
  const found = requestHeaders({ kind: 'dynamic', at: { ...node.at, start, end: start + given.length } }, asked.language)
  const body = found && whereWritten(code, { ...asked, at: node.at })
  const written = body ? codeAt(body, LONGEST_BODY + 1) : ''
  if (!found || written.length > LONGEST_BODY || !keepsValues(written)) return undefined
  return looksAtNames(written.replaceAll(BY_LENGTH, '')) || mayLeaveOut.pattern.test(written) ? undefined : found
}

/** Whether what a function gives holds the values themselves that it goes through, and not their lengths or digests, or the names alone. */
function keepsValues(written: string): boolean {
  const loop = headersLooped.pattern.exec(written)
  if (!loop) return false
  const [, value] = partsOfLoop(loop)
  const body = written.slice(loop.index + loop[0].length)
  if (new RegExp(`(?<![\\w$.])${literally(value)} ?:?=(?!=)`).test(body)) return false
  return Array.from(body.matchAll(KEEPS)).some(({ 1: map, 2: list, 3: given = '' }) => {
    const named = valueOfLoop.pattern.exec(given.replace(/\[0\]$/, ''))
    const into = new RegExp(`\\breturn ${literally(map ?? list ?? '')}\\s{0,8}[;}\\n]`)
    return named?.slice(1).includes(value) === true && into.test(body)
  })
}

/** `all[name] = values[0]`, `all.put(name, value)`, `all = append(all, value)` */
const KEEPS = inTurn(
  'g',
  oneOf(
    '',
    /(?<![\w$.])(\$?\w{1,40})(?:\[[^\]\n]{0,60}\] ?= ?|\.(?:put|add|Add|TryAdd|set)\((?:[^,()\n]{1,60}, ?)?)/,
    /\bappend\((\w{1,40}), ?/,
  ),
  /(\$?\w[\w.]{0,60}(?:\[0\]|\([^()\n]{0,40}\))?)\s{0,8}(?=[;)}\n])/,
)

/** A call with one argument, up to it, and the argument. */
const CALL = /^((?:\w{1,40}(?:\.|->|::)){0,3}\w{1,60}\()([\w.$>()-]{1,60})\)$/
/** How many values a header has. */
const BY_LENGTH = /\bif\s{1,4}\(?(?:len\(\w{1,40}\)|\w{1,40}\.(?:length|size\(\)|Count))/g
const LONGEST = 160
const LONGEST_BODY = 1500
