import { handsAnswer } from '../../knowledge/words/answered-tokens.ts'
import { serverLibrary, serverMaker } from '../../knowledge/words/agents.ts'
import type { Evidence } from '../../model/index.ts'
import { callsTo, enclosingFunction, nameOf, withoutComments, type Call, type FunctionNode, type Module } from '../../program/index.ts'
import { oneOf } from '../../text/pattern.ts'
import * as answers from '../../knowledge/words/introspection-answers.ts'
import { whereSaid } from '../reading/code-around.ts'
import type { HttpRequest } from './http-calls.ts'
import { mcpGuard, namesReaching } from './mcp-guard.ts'
import { othersSay, packageSays } from './package-words.ts'

/** What of the answer of an introspection is not read, and what shows that an MCP server believes it. */
export interface Introspected {
  readonly missing: 'active' | 'introspected'
  readonly shown?: Evidence
}

/**
 * What of an answer of RFC 7662 is not read: its `active`, which is all that it says of expired and revoked tokens, or, by the check of an
 * MCP server whose module has no word of an audience, whom the token is for. An issuer may answer each server for its own tokens alone, as
 * a sidecar does; that is nothing that its name says.
 */
export function introspected(module: Module, { url, call }: HttpRequest, fn: FunctionNode): Introspected | undefined {
  const address = url?.parts.map((part) => (part.kind === 'text' ? part.text.value : part.name)).join('') ?? ''
  if (!/\/introspect(?:ion)?(?:$|\?)|introspection_?(?:endpoint|url)$/i.test(address)) return undefined
  const code = withoutComments(module, fn)
  // What goes on to another function may be checked there.
  const isReadHere = CLAIMS.test(code)
  if (isReadHere && !/\bactive\b/.test(code)) return isRefusedByStatus(module, address, code) ? undefined : { missing: 'active' }
  if (!/\bactive\b/.test(code) || !(isReadHere || isReadByCaller(module, fn))) return undefined
  const isRead =
    SAYS_WHOM.test(module.file.text) ||
    handsAnswer.pattern.test(code) ||
    OWN_MACHINE.test(`${address} ${module.source(call.node).slice(0, 300)}`)
  const shown = isRead || /\.\.\.\w|extra/.test(code) ? undefined : (mcpGuard(module, call.node) ?? checksForServer(module, fn))
  return shown && { missing: 'introspected', shown }
}

const CLAIMS = /\.(?:scope|sub|client_id|username|aud)\b|\{[^{}]{0,80}\b(?:scope|sub|client_id)\b[^{}]{0,80}\}\s{0,8}=/

/** Whether a function of the module that calls this one reads what it hands back. */
function isReadByCaller(module: Module, fn: FunctionNode): boolean {
  const name = nameOf(module, fn)
  if (name === undefined) return false
  return callsTo(module, name).some(({ node }) => {
    const caller = enclosingFunction(module, node)
    return caller !== undefined && caller !== fn && CLAIMS.test(withoutComments(module, caller))
  })
}

/**
 * Of a module that names no server, where its package is an MCP server and has no word of an audience in any file: nobody else can compare
 * it. Another file has to name a function that runs this one.
 */
function checksForServer(module: Module, fn: FunctionNode): Evidence | undefined {
  if (!isOfMcpServer(module) || !isUsedUncompared(module, fn, /(?:)/)) return undefined
  return { is: 'mcp-route', at: module.span(fn.id ?? fn), say: 'its package is an MCP server, no file of which names an audience' }
}

/** Whether a file of the package has what MCP servers are made with. */
export function isOfMcpServer(module: Module): boolean {
  return packageSays(module, (module.language === 'python' ? serverLibrary : serverMaker).pattern) === true
}

/** Whether another file of the package, none of which names an audience, names a function that runs this one, beside other words. */
function isUsedUncompared(module: Module, fn: FunctionNode, beside: RegExp): boolean {
  if (packageSays(module, OF_AUDIENCE) !== false) return false
  const names = namesReaching(module, fn.body ?? fn).filter((name) => /^\w{4,80}$/.test(name))
  return names.length > 0 && othersSay(module, new RegExp(`\\b(?:${names.join('|')})\\b`), beside)
}

/** The same by the call of a library whose issuer answers for the tokens of all its clients, where it lets callers in. */
export function forAllClients(module: Module, call: Call, fn: FunctionNode): Introspected | undefined {
  const code = withoutComments(module, fn)
  if (!/\bactive\b/.test(code) || SAYS_WHOM.test(code) || handsAnswer.pattern.test(code) || !isUsedUncompared(module, fn, REFUSES))
    return undefined
  const shown = { is: 'foreign-issuer', at: call.at, say: 'its issuer answers for the tokens of all its clients' } as const
  return { missing: 'introspected', shown: mcpGuard(module, call.node) ?? shown }
}

const REFUSES = /\b401\b|unauthori[sz]ed/i

const OF_AUDIENCE = /\baud\b|audience|\bazp\b|resource_?indicator/i

/** What runs beside the server knows whom it asks for: https://docs.nais.io/auth/explanations/#texas */
const OWN_MACHINE = /sidecar|localhost|127\.0\.0\.1|\bNAIS_/i

/** Words of whom a token is for; of several clients, one that is compared may be the server's own. */
const SAYS_WHOM = oneOf(
  'i',
  /\baud\b|audience|\bazp\b|\bresource\b|resource_?(?:ur[il]|indicator)/,
  /client_?id["'\])]{0,3}\s{0,4}[!=]==?|[!=]==?[^\n]{0,40}client_?id|\b(?:includes|has|indexOf)\([^()\n]{0,60}client_?id/,
)

/**
 * Whether a function that asks about a token stops at a status that is an error, and the repository's own endpoint, at no address of
 * somebody else, answers each token that is not active with one: nothing is left for `active` to say.
 */
function isRefusedByStatus({ project }: Module, address: string, code: string): boolean {
  if (!project || ELSEWHERE.test(address) || !answers.looksAtStatus.pattern.test(code)) return false
  const endpoints = whereSaid(project, 'serves an introspection', (text) => servesIntrospection(text)) ?? []
  return endpoints.length > 0 && endpoints.every((path) => isRefusing(project.text(path) ?? ''))
}

/** A host that is written out and has a dot: somebody else's, or at least no part of this program. */
const ELSEWHERE = /^https?:\/\/(?!127\.)[\w-]{1,80}\.\w/

function servesIntrospection(text: string): boolean {
  return /introspect/i.test(text) && answers.servesIntrospection.pattern.test(text)
}

/** By what stands behind the route: a handler of another file may answer anything. */
function isRefusing(text: string): boolean {
  const route = answers.servesIntrospection.pattern.exec(text)
  const handler = text.slice(route?.index ?? 0, (route?.index ?? 0) + LONGEST)
  if (answers.saysActiveByValue.pattern.test(handler)) return false
  const inactive = [...handler.matchAll(answers.saysInactive.pattern)]
  return (
    inactive.length > 0 &&
    inactive.every(
      ({ index, 0: said }) =>
        answers.refusalBefore.pattern.test(handler.slice(Math.max(0, index - NEAR), index)) ||
        answers.refusalBehind.pattern.test(handler.slice(index + said.length, index + said.length + NEAR)),
    )
  )
}

const LONGEST = 3000
const NEAR = 160
