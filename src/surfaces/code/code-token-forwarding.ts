import { ofMcpServers } from '../../knowledge/libraries/single-calls.ts'
import {
  definition,
  dotted,
  fold,
  givenBack,
  keyOf,
  knownCalls,
  lastName,
  memberOf,
  objectOf,
  textAt,
  unwrap,
  type Ast,
  type Binding,
  type CallNode,
  type Here,
  type Module,
} from '../../program/index.ts'
import { CARRIES_TOKEN, targetOf } from './forwarding-targets.ts'
import { READS_CONTEXT, READS_PYTHON_CONTEXT, sentFromContext } from './context-forwarding.ts'
import { heldTokens } from './held-in-context.ts'
import { addressOf, type HttpRequest, httpRequests } from './http-calls.ts'
import { isMcpModule } from './mcp-tools.ts'
import { providerCalls } from '../../knowledge/libraries/providers.ts'
import { IMPORTS_MCP } from './python-words.ts'
import { IMPORTS_REQUESTS, SENDS_REQUESTS, USES_PYTHON_SDK, USES_SDK } from './word-tests.ts'
import { mcpClientCalls } from '../../knowledge/libraries/mcp-clients.ts'
import { fileRole } from '../../classify/file-role.ts'
import type { TokenForwarding } from '../../model/index.ts'
import type { HeldTokenReading } from '../../model/runs.ts'
import { defineProgramSurface, type Reader } from '../reading/surface.ts'
import { callerWords } from '../../knowledge/words/agents.ts'
import { givesProvidersTokens } from '../../knowledge/words/oauth.ts'
import { firstFound } from '../../text/first-found.ts'
import { folderOf } from '../../text/paths.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { allHeaders, handedIn, inboundToken } from './inbound-tokens.ts'
import { isWrittenAnew, mayLeaveTokenOut } from './left-out-headers.ts'
import { sentByObjects } from './sent-by-objects.ts'

/** Words of what takes a token of a caller. */
const TAKES: readonly string[] = [
  'authInfo',
  'authorization',
  'Authorization',
  'get_access_token',
  'get_http_headers',
  'get_http_request',
  'access_token',
  'forward_incoming_headers',
]

/** What is next door may send it. */
const NEXT_DOOR = /(?:\bfrom|\brequire\()\s{0,4}["'](?:\.{1,2}|@|~)\//
const PUTS_IN_CONTEXT = /\.(?:run|enterWith)\(/
/** What may put another token where the caller's was: `callers.run({ token: await exchange(token) }, next)`. */
const PUTS_ANYTHING = /\w\.(?:run|enterWith)\(\s{0,20}(?:\{|\w{1,60}\s{0,8}[,)])/
/** A function that may take the caller's token out of the request: `callerToken(extra)`, `auth_headers()`. */
const BORROWS = /\b\w{0,60}(?:token|bearer|auth|credential|headers)\w{0,40}\(/i
const OF_CREDENTIALS = /token|auth|bearer|credential/i

/** The caller's token in a request to somebody else; what a token exchange gives back is another token. */
export default defineProgramSurface({
  id: 'code-token-forwarding',
  name: 'Tokens of callers that are passed on',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#token-handling',
  counts: 'code',
  mentions: [...TAKES, 'getStore', '.set(', '.run(', 'enterWith', 'eaders('],
  together: [
    [callerWords.pattern, SENDS_REQUESTS],
    ...USES_SDK.map((all) => [callerWords.pattern, ...all]),
    [/authorization/i, SENDS_REQUESTS, READS_CONTEXT],
    ...USES_SDK.map((all) => [READS_CONTEXT, ...all]),
    [callerWords.pattern, PUTS_IN_CONTEXT],
    [callerWords.pattern, /authorization|authInfo/i, NEXT_DOOR],
    [PUTS_ANYTHING, OF_CREDENTIALS],
    [NEXT_DOOR, BORROWS, SENDS_REQUESTS],
  ],
  inPython: {
    together: [
      [IMPORTS_MCP],
      [/authorization/i, IMPORTS_REQUESTS, READS_PYTHON_CONTEXT],
      ...USES_PYTHON_SDK.map((all) => [READS_PYTHON_CONTEXT, ...all]),
      [callerWords.pattern, /\b\w{1,60}\.set\(/],
      [/(?:token|auth|bearer|credential)\w{0,40}\.set\(/i],
      [BORROWS, IMPORTS_REQUESTS],
    ],
  },
  *read(module, reader): Generator<TokenForwarding | HeldTokenReading> {
    if (isProvidersOwn(module, reader)) return
    if (!fileRole(module.file.path).test) {
      yield* heldTokens(module)
      yield* sentFromContext(module)
    }
    // The words of a request's context are in many files that take nothing from a request themselves.
    const { text } = module.file
    if (!takes(module.language, text) && !(BORROWS.test(text) && importsWhatTakes(module))) return
    const inServer = isMcpServer(module, reader)
    const requests = httpRequests(module)
    for (const request of requests) {
      const target = targetOf(request.url)
      if (target === 'own' || (request.makes && requests.some(({ client }) => client === request.call.node))) continue
      const found = carried(module, request.headers, inServer) ?? carried(module, headersOfClient(requests, request), inServer)
      if (found) yield forwarding(found.token, found.at, module, target)
    }
    yield* intoSdks(module, inServer)
    yield* intoClients(module, inServer)
    if (inServer) yield* sentByObjects(module)
  },
})

/** Whether a text has the words of what takes a token of a caller. */
function takes(language: Module['language'], text: string): boolean {
  return TAKES.some((word) => text.includes(word)) && (language === 'python' ? IMPORTS_MCP : callerWords.pattern).test(text)
}

/** Whether a module of the repository that one names its imports from has them. */
function importsWhatTakes(module: Module): boolean {
  const { project, language } = module
  return module.nodes('ImportDeclaration').some(({ source }) => {
    const path = module.neighbourPath(String(source.value))
    return path !== undefined && project !== undefined && takesThere(project, path, language)
  })
}

/** Many modules import from the same ones. */
const takesThere = oncePerPair((project: Reader['project'], path: string, language: Module['language']): boolean => {
  const text = project.text(path)
  return text !== undefined && takes(language, text)
})

/** Whether the server of a folder is given the provider's tokens by its library, and its callers have others; told once for a folder. */
function isProvidersOwn(module: Module, { project }: Reader): boolean {
  const { path, text } = module.file
  if (module.language !== 'python' || !/\bfastmcp\b/.test(text)) return false
  return givesProvidersTokensIn(project, folderOf(path)) || givesProvidersTokens.pattern.test(text)
}

const givesProvidersTokensIn = oncePerPair((project: Reader['project'], folder: string): boolean =>
  project.inFolder(folder).some((one) => one.endsWith('.py') && givesProvidersTokens.pattern.test(project.text(one) ?? '')),
)

/** The headers of the client that a request is made with. */
function headersOfClient(requests: readonly HttpRequest[], { client }: HttpRequest): Ast | undefined {
  return client && requests.find(({ call }) => call.node === client)?.headers
}

interface Carried {
  readonly token: string
  readonly at: Ast
}

/** Packages of MCP servers; in other code a request is passed on by a gateway, which may be the resource server itself. */
function isMcpServer(module: Module, { project }: Reader): boolean {
  return isMcpModule(module) || ofMcpServers.packages.some((name) => project.dependency(module.file.path, name))
}

/** The token among the headers of a request: by itself, or with all headers of the caller. */
function carried(module: Module, headers: Ast | undefined, inServer: boolean): Carried | undefined {
  if (!headers) return undefined
  const given = definition(module, headers)
  for (const back of given.type === 'CallExpression' ? givenBack(module, given) : []) {
    const found = back.module === module ? undefined : carried(back.module, back.node, inServer || isMcpModule(back.module))
    if (found) return { token: found.token, at: headers }
    const token = given.type === 'CallExpression' ? putByHelper(module, given, back, inServer) : undefined
    if (token) return { token, at: headers }
  }
  const isCopy =
    (given.type === 'NewExpression' && lastName(given.callee) === 'Headers') ||
    (given.type === 'CallExpression' && dotted(given.callee) === 'dict')
  const made = isCopy ? given.arguments[0] : headers
  const takesAll = inServer && !mayLeaveTokenOut(module, headers)
  const all = made && takesAll ? allHeaders(module, made) : undefined
  if (all !== undefined) return { token: all, at: headers }
  const parts = (made && objectOf(module, made)?.properties) ?? []
  for (const one of parts) {
    if (one.type === 'SpreadElement') {
      const spread = takesAll && !isWrittenAnew(module, parts, one) ? allHeaders(module, one.argument) : undefined
      if (spread !== undefined) return { token: spread, at: one }
      const made = definition(module, one.argument).type === 'CallExpression' ? carried(module, one.argument, inServer) : undefined
      if (made) return { token: made.token, at: one }
      continue
    }
    if (!CARRIES_TOKEN.test(keyOf(one) ?? '')) continue
    const token = inboundToken(module, one.value, inServer)
    if (token) return { token, at: one }
  }
  return setLater(module, headers, inServer)
}

/** The token that a helper is given and puts among the headers that it makes: `(token) => ({ Authorization: `Bearer ${token}` })`. */
function putByHelper(module: Module, call: CallNode, { module: there, node }: Here, inServer: boolean): string | undefined {
  return firstFound(objectOf(there, node)?.properties ?? [], (one) =>
    one.type === 'Property' && CARRIES_TOKEN.test(keyOf(one) ?? '')
      ? handedIn(module, call, { module: there, node: one.value }, inServer)
      : undefined,
  )
}

/** The token that a later statement puts among headers: `headers.set('Authorization', …)`, `headers.Authorization = …`. */
function setLater(module: Module, headers: Ast, inServer: boolean): Carried | undefined {
  const inner = unwrap(headers)
  const binding = module.binding(inner)
  return binding && setLaterTo(module, binding, inServer)
}

/** Many requests may send the same headers. */
const setLaterTo = oncePerPair((module: Module, binding: Binding, inServer: boolean): Carried | undefined => {
  for (const use of module.references(binding)) {
    const member = memberOf(use)
    const change = member?.parent
    if (!member || !change) continue
    const [name, value] =
      change.type === 'CallExpression' && change.callee === member && /^(?:set|append)$/.test(keyOf(member) ?? '') ? change.arguments : []
    const key = name && name.type !== 'SpreadElement' ? textAt(module, name)?.value : keyOf(member)
    const sent = change.type === 'AssignmentExpression' && change.left === member ? change.right : value
    const token = sent && CARRIES_TOKEN.test(key ?? '') ? inboundToken(module, sent, inServer) : undefined
    if (token) return { token, at: change }
  }
  return undefined
})

function forwarding(token: string, at: Ast, module: Module, host: string | undefined): TokenForwarding {
  return { kind: 'tokenForwarding', ...(host ? { host } : {}), token, at: module.span(at) }
}

/** A provider's SDK that is made with the caller's token. */
function* intoSdks(module: Module, inServer: boolean): Generator<TokenForwarding> {
  for (const { row, given } of knownCalls(module, providerCalls)) {
    for (const key of row.keys) {
      const node = given.expression(key)
      const token = node && inboundToken(module, node, inServer)
      if (node && token && fold(module, node).kind !== 'scalar') yield forwarding(token, node, module, new URL(row.url).hostname)
    }
  }
}

/** An MCP client that is made with the caller's token. */
function* intoClients(module: Module, inServer: boolean): Generator<TokenForwarding> {
  for (const { row, given } of knownCalls(module, mcpClientCalls)) {
    if (!row.parameters) continue
    const url = given.expression(['url', 0])
    const found = carried(module, given.expression(['headers', 1]), inServer)
    const target = url && targetOf(addressOf(module, url))
    if (found) yield forwarding(found.token, found.at, module, target === 'own' ? undefined : target)
  }
}
