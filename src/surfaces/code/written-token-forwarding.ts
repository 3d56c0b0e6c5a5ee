import {
  answersOtherClients,
  asksWhose,
  bindsHeader,
  callersHeader,
  changesToken,
  goesTo,
  goesToConstant,
  isOfMcpServer,
  keepsToken,
  sendsHeader,
  servesMcpByManifest,
} from '../../knowledge/words/written-forwarding.ts'
import type { Project } from '../../discover/project.ts'
import type { TokenForwarding } from '../../model/index.ts'
import { bodyAround, filledText, isInComment, isRuby, languageOf, type Body, type WrittenLanguage } from '../../program/written/index.ts'
import { bracketEnd, openBrackets } from '../../text/brackets.ts'
import { foldersAbove } from '../../text/paths.ts'
import { literally } from '../../text/pattern.ts'
import { matched, type Text } from '../../text/source.ts'
import { codeAround, onceFor, whereSaid } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { answersByHand } from './answers-by-hand.ts'
import { isLocal } from './settings.ts'

/** The token of the caller of an MCP server that it puts into a request of its own. */
export default defineTextSurface({
  id: 'written-token-forwarding',
  name: 'Tokens of callers that are passed on in C#, PHP, Ruby and Rust',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#token-handling',
  // Few files that set this header serve MCP.
  counts: 'other',
  files: ['**/*.{cs,php,rb,rs}'],
  mentions: ['uthorization', 'AUTHORIZATION', 'bearer_auth', 'earerToken', 'withToken'],
  together: [[sendsHeader.pattern]],
  skipsTests: true,
  *read(text, { file, project }): Generator<TokenForwarding> {
    const language: WrittenLanguage | undefined = isRuby(file.path) ? 'rb' : languageOf(file.path)
    if (!language || !servesMcp(text, file.path, project)) return
    const seen = new Set<number>()
    for (const found of text.value.matchAll(SENDS)) {
      const at = matched(text, found).at
      if (isInComment(text.value, found.index)) continue
      const around = bodyAround(at)
      const sent = { start: found.index + found[0].length, around, language, text, project }
      if (seen.has(around.start) || asksWhose.pattern.test(around.code) || !isCallers(sent)) continue
      const host = hostIn(around.code, text)
      if ((host !== undefined && (isLocal(host) || !host.includes('.'))) || isSameAudience(host, file.path, project)) continue
      seen.add(around.start)
      yield { kind: 'tokenForwarding', ...(host ? { host } : {}), token: 'the Authorization header', at }
    }
  },
})

const SENDS = new RegExp(sendsHeader.pattern, 'g')
const MANIFESTS = /(?:^|\/)(?:[\w.-]+\.csproj|Cargo\.toml|Gemfile|composer\.json)$/

/** Whether a file answers MCP, or belongs to a program that depends on its SDK and answers nobody else. */
function servesMcp({ value }: Text, path: string, project: Project): boolean {
  if (answersByHand(value)) return true
  const home = homeOf(path, project)
  if (home === undefined || !hasSdk(home, project)) return false
  if (isOfMcpServer.pattern.test(value)) return true
  const around = { below: home, firstTwo: true }
  return (
    whereSaid(project, 'answers other clients', (code) => answersOtherClients.pattern.test(code), around)?.length === 0 &&
    whereSaid(project, 'is of an MCP server', (code) => isOfMcpServer.pattern.test(code), around)?.length !== 0
  )
}

function hasSdk(home: string, project: Project): boolean {
  return onceFor(project, `SDK of MCP in ${home}`, () =>
    project
      .inFolder(home.replace(/\/$/, ''))
      .some((one) => MANIFESTS.test(one) && servesMcpByManifest.pattern.test(project.text(one) ?? '')),
  )
}

/** The folder of the nearest manifest. */
function homeOf(path: string, project: Project): string | undefined {
  return foldersAbove(path).find((folder) =>
    onceFor(project, `manifest in ${folder}`, () => project.inFolder(folder.replace(/\/$/, '')).some((one) => MANIFESTS.test(one))),
  )
}

interface Sent {
  /** Where the value begins. */
  readonly start: number
  readonly around: Body
  readonly language: WrittenLanguage
  readonly text: Text
  readonly project: Project
}

/** Whether a value is the caller's header or token, as it came, or is made of a name that holds it. */
function isCallers({ start, around, language, text, project }: Sent): boolean {
  const whole = filledText(text.value, start, language)
  if (isHeaderItself(text.value.slice(start, whole.end))) return true
  return whole.shown.some((piece) => {
    const code = text.value.slice(piece.start, piece.end)
    return isHeaderItself(code) || isHandedOver(code, text, project) || holdsHeader(code, { start, around, language, text, project })
  })
}

const CALLERS = callersHeader.pattern

/** Whether code reads the header of the caller and hands it to nothing that may give another one for it. */
function isHeaderItself(code: string): boolean {
  const found = CALLERS.exec(code)
  if (!found) return false
  for (const open of openBrackets(code, '()', { end: found.index })) if (/\w$/.test(code.slice(0, open))) return false
  let rest = code.slice(found.index + found[0].length)
  for (let step = 0; step < MOST_CALLS; step++) {
    const next = CALLED.exec(rest)
    if (!next) return !changesToken.pattern.test(rest)
    if (!keepsToken.pattern.test(next[1] ?? '')) return false
    const open = next[0].endsWith('(') ? next[0].length - 1 : undefined
    const end = open === undefined ? next[0].length : (bracketEnd(rest, open, '()') ?? rest.length)
    if (changesToken.pattern.test(rest.slice(0, end))) return false
    rest = rest.slice(end)
  }
  return false
}

/** A chain of more calls makes something else. */
const MOST_CALLS = 10
const CALLED = /^[\s!?&)]{0,40}(?:\.|->)\s{0,40}(\w{1,40})[!?]?(?:::<\w{1,40}>)?\(?/

/** A variable of the function that was given the header last. */
function holdsHeader(written: string, { start, around, language, text }: Sent): boolean {
  const name = /^[&*]?(\$?[a-z_]\w{0,60})(?:\.(?:as_str|clone|to_string|token|to_s|ToString)\(?\)?)?[!?]?$/.exec(written)?.[1]
  if (name === undefined) return false
  const before = around.code.slice(0, start - around.start)
  const given = [...before.matchAll(new RegExp(`(?<![\\w.$>@])${literally(name)}${GIVES.source}`, 'g'))].at(-1)
  if (!given) return new RegExp(`${bindsHeader.pattern.source}${literally(name)}\\b`).test(around.code)
  const from = around.start + given.index + given[0].length
  return isHeaderItself(text.value.slice(from, filledText(text.value, from, language).end))
}

/** `let token: &str = `, `if let Some(token) = `, `var token = ` */
const GIVES = /\)?(?:\s?:\s?[&'\w<> ]{1,40})?\s{0,4}:?=(?![=>~])\s{0,8}(?:await\s)?/

/** `server_context[:authorization]`, where the program makes the context with the header of the caller. */
function isHandedOver(code: string, { at }: Text, project: Project): boolean {
  const key = /^server_context(?:\[:|&?\.dig\(:|\.fetch\(:)(\w{1,40})[\])]?$/.exec(code)?.[1]
  const home = key === undefined ? undefined : homeOf(at.file.path, project)
  if (key === undefined || home === undefined) return false
  return onceFor(project, `context of MCP ${home} ${key}`, () => {
    const made = new RegExp(`server_context:\\s{0,8}\\{[^{}]{0,400}\\b${key}:\\s{0,8}`, 'g')
    return (codeAround(project, { below: home, files: /\.rb$/ }) ?? []).some((path) => {
      const other = project.text(path) ?? ''
      return Array.from(other.matchAll(made)).some(({ index, 0: said }) => {
        const from = index + said.length
        return isHeaderItself(other.slice(from, filledText(other, from, 'rb').end))
      })
    })
  })
}

/** The host that a function names, or a constant of its file that it names as an address. */
function hostIn(code: string, text: Text): string | undefined {
  const host = goesTo.pattern.exec(code)?.[1]
  if (host !== undefined) return host.toLowerCase()
  const constant = goesToConstant.pattern.exec(code)?.[1]
  if (constant === undefined) return undefined
  const given = new RegExp(`\\b${constant}\\b[^=;\\n]{0,30}=\\s{0,4}["']https?://([\\w.-]{3,200})`).exec(text.value)
  return given?.[1]?.toLowerCase()
}

const CODE_AND_SETTINGS = /\.(?:cs|php|rb|rs|json|ya?ml|toml)$/
const AUDIENCE = /audience|\baud\b/i

/** Whether the program says itself that the tokens which it takes are issued for that very host. */
function isSameAudience(host: string | undefined, path: string, project: Project): boolean {
  const home = homeOf(path, project)
  if (host === undefined || home === undefined) return false
  return onceFor(project, `audience ${host} of ${home}`, () =>
    (codeAround(project, { below: home, files: CODE_AND_SETTINGS }) ?? []).some((one) =>
      (project.text(one) ?? '').split('\n').some((line) => line.length < 400 && line.includes(`//${host}`) && AUDIENCE.test(line)),
    ),
  )
}
