import {
  answersOtherClients,
  asksWhose,
  handsCallerOn,
  isOfMcpServer,
  refusesCaller,
  sendsHeader,
  servesMcpByManifest,
} from '../../knowledge/words/written-forwarding.ts'
import type { Project } from '../../discover/project.ts'
import type { TokenForwarding } from '../../model/index.ts'
import {
  bodyAround,
  fileOf,
  filledText,
  isInComment,
  isRuby,
  languageOf,
  type Body,
  type WrittenLanguage,
} from '../../program/written/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { foldersAbove } from '../../text/paths.ts'
import { matched, type SourceFile, type Span, type Text } from '../../text/source.ts'
import { codeAround, onceFor, whereSaid } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { answersByHand } from './answers-by-hand.ts'
import { isCallersToken, type Valued } from './written-callers-token.ts'
import { hostOf } from './written-forwarding-hosts.ts'

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
      const sent = { start: found.index + found[0].length, file: at.file, around, language, project }
      if (seen.has(around.start) || asksForWhom(around) || !isCallers(sent)) continue
      seen.add(around.start)
      const host = hostOf(around, at, { home: homeOf(file.path, project), project })
      if (host === 'own' || isChecked(around, at) || isSameAudience(host, file.path, project)) continue
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

/** Whether a function asks by its address whose a token is. */
const asksForWhom = oncePer(({ code }: Body): boolean => asksWhose.pattern.test(code))

/** Whether a function only lets on whom the other server answers: what is sent asks whether the token holds. */
function isChecked({ code, start }: Body, { end }: Span): boolean {
  const behind = code.slice(end - start)
  return refusesCaller.pattern.test(behind) && handsCallerOn.pattern.test(behind)
}

/** Whether a value is the token of the caller, or what the program hands to its tools as that. */
function isCallers(sent: Valued): boolean {
  if (isCallersToken(sent)) return true
  const { file, start, language, project } = sent
  return filledText(file.text, start, language).shown.some((piece) => isHandedOver(file.text.slice(piece.start, piece.end), file, project))
}

/** `server_context[:authorization]`, where the program makes the context with the header of the caller. */
function isHandedOver(code: string, file: SourceFile, project: Project): boolean {
  const key = /^server_context(?:\[:|&?\.dig\(:|\.fetch\(:)(\w{1,40})[\])]?$/.exec(code)?.[1]
  const home = key === undefined ? undefined : homeOf(file.path, project)
  if (key === undefined || home === undefined) return false
  return onceFor(project, `context of MCP ${home} ${key}`, () => {
    const made = new RegExp(`server_context:\\s{0,8}\\{[^{}]{0,400}\\b${key}:\\s{0,8}`, 'g')
    return (codeAround(project, { below: home, files: /\.rb$/ }) ?? []).some((path) => {
      const other = fileOf(path, file, project)
      return Array.from(other.text.matchAll(made)).some(({ index, 0: said }) => {
        const start = index + said.length
        return isCallersToken({ start, file: other, around: bodyAround({ file: other, start, end: start }), language: 'rb', project })
      })
    })
  })
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
