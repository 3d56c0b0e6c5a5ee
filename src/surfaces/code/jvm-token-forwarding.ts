import { forwardingWords, QUARKUS, SDK_ALONE, SDK_IN_SPRING, SPRING_AI } from '../../knowledge/libraries/jvm-mcp.ts'
import {
  answersCaller,
  asksIssuer,
  beginsHeader,
  bindsCallersHeader,
  forwardsBearerItself,
  keepsHeader,
  namesTarget,
  namesTargetByConstant,
  readsCallersHeader,
  readsCallersToken,
  setsAuthorization,
} from '../../knowledge/words/jvm-forwarding.ts'
import type { Project } from '../../discover/project.ts'
import type { TokenForwarding } from '../../model/index.ts'
import { functionAround, givenLast, isInComment, languageOf } from '../../program/written/index.ts'
import { codeAt, matched, type Span, type Text } from '../../text/source.ts'
import { oneOf } from '../../text/pattern.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { moduleAround } from './jvm-mcp-module.ts'
import { isLocal } from './settings.ts'

/** The token of the caller of an MCP server that an application of the JVM puts into a request of its own. */
export default defineTextSurface({
  id: 'jvm-token-forwarding',
  name: 'Tokens of callers that are passed on in Java and Kotlin',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#token-handling',
  // Few files that set this header serve MCP.
  counts: 'other',
  files: ['**/*.{java,kt}'],
  mentions: forwardingWords,
  skipsTests: true,
  *read(text, { file, project }): Generator<TokenForwarding> {
    const language = languageOf(file.path)
    if ((language !== 'java' && language !== 'kt') || !servesMcp(file.path, project)) return
    const seen = new Set<number>()
    for (const found of text.value.matchAll(SENDS)) {
      const at = matched(text, found).at
      if (isInComment(text.value, found.index) || isOfAnswer(text.value, found.index)) continue
      const around = functionAround(at, language)
      // A filter that is asked for each request stands for its client.
      const isWhole = forwardsBearerItself.pattern.test(found[0])
      const end = found.index + found[0].length
      if (!isWhole && !isCallers({ file, start: end, end: end + valueLength(text.value.slice(end, end + LONGEST)) }, around)) continue
      if (asksIssuer.pattern.test(around.code) || seen.has(around.start)) continue
      seen.add(around.start)
      const host = hostIn(around.code, text)
      if (host === undefined || !isLocal(host))
        yield { kind: 'tokenForwarding', ...(host ? { host } : {}), token: 'the Authorization header', at }
    }
  },
})

const SENDS = oneOf('g', setsAuthorization.pattern, forwardsBearerItself.pattern)
const LONGEST = 300

/** Whether the program of a file is an MCP server by its manifest. */
function servesMcp(path: string, project: Project): boolean {
  const folder = moduleAround(path)
  if (folder === undefined) return false
  const manifests = ['pom.xml', 'build.gradle.kts', 'build.gradle'].map((name) => project.text(folder + name) ?? '')
  return [SPRING_AI, QUARKUS, SDK_IN_SPRING, SDK_ALONE].some(({ starter }) =>
    manifests.some((one) => one !== '' && starter.pattern.test(one)),
  )
}

/** The length of a value that a call is given last: up to the bracket that closes the call. */
function valueLength(code: string): number {
  let depth = 0
  for (let at = 0; at < code.length; at++) {
    const mark = code[at]
    if (mark === '(') depth++
    else if ((mark === ')' && --depth < 0) || mark === ';' || mark === ',') return at
  }
  return code.length
}

/** Whether a value is the caller's header or token, as it came, or a variable of the function that holds it. */
function isCallers(at: Span, around: ReturnType<typeof functionAround>): boolean {
  const code = codeAt(at).trim()
  if (isHeaderItself(code)) return true
  const name = /^(?:"Bearer " ?\+ ?|"Bearer \$)?(\w{1,60})"?$/.exec(code)?.[1]
  if (name === undefined) return false
  const before = { before: around.code.slice(0, at.start - around.start), start: around.start }
  const given = givenLast(name, before, at.file)
  if (given) return isHeaderItself(codeAt(given.at, LONGEST))
  return new RegExp(`${bindsCallersHeader.pattern.source}${name}\\b`).test(around.code)
}

const CALLERS = oneOf('', readsCallersHeader.pattern, readsCallersToken.pattern)

/** Whether code reads the caller's header or token and hands it to nothing that may give another one for it. */
function isHeaderItself(code: string): boolean {
  const found = CALLERS.exec(code)
  if (!found || !keepsHeader.pattern.test(code.slice(found.index + found[0].length))) return false
  const calls: boolean[] = []
  const before = code.slice(0, found.index).replace(beginsHeader.pattern, '')
  for (const { 0: mark, index } of before.matchAll(/[()]/g)) {
    if (mark === ')') calls.pop()
    else calls.push(/\w$/.test(before.slice(0, index)))
  }
  return !calls.includes(true) && !/\?(?!\.)|[,+]/.test(before)
}

/** Whether the header that is set at a place is one of what the caller is answered with. */
function isOfAnswer(code: string, at: number): boolean {
  const before = code.slice(Math.max(0, at - LONGEST), at)
  return answersCaller.pattern.test(before.slice(before.search(/[^;{}]*$/)))
}

/** The host that a function names, or the constant of its file that it names as an address. */
function hostIn(code: string, text: Text): string | undefined {
  const [, host] = namesTarget.pattern.exec(code) ?? []
  if (host !== undefined) return host.toLowerCase()
  const constant = namesTargetByConstant.pattern.exec(code)?.[1]
  if (constant === undefined) return undefined
  return new RegExp(`\\b${constant}\\b[^=;\\n]{0,30}= ?"https?://([\\w.-]{3,200})`).exec(text.value)?.[1]?.toLowerCase()
}
