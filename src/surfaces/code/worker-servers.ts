import type { Project } from '../../discover/project.ts'
import type { McpServer } from '../../model/index.ts'
import { workerServerCalls } from '../../knowledge/libraries/mcp-servers.ts'
import { backendCredential, keysOfOneself } from '../../knowledge/words/own-secrets.ts'
import { signedInAtEdge, toldOfCaller } from '../../knowledge/words/workers.ts'
import {
  calls,
  callsThat,
  definition,
  named,
  property,
  rowOf,
  textAt,
  unwrap,
  type Ast,
  type AstOf,
  type Call,
  type Module,
} from '../../program/index.ts'
import { inTurn } from '../../text/pattern.ts'
import { owner, workerOf } from './app-servers.ts'
import { serverAuth } from './mcp-auth.ts'
import { reached } from './mcp-guard.ts'
import { mcpTools, toolsKind } from './mcp-tools.ts'
import { frontOf, type Served } from './worker-fronts.ts'

/** A handler of MCP with what it serves. */
interface Handler extends Served {
  readonly call: Call
  readonly path: string
  /** Where its server is made, and by which class or function. */
  readonly agent: Module
  readonly made: Ast | undefined
}

/**
 * The MCP server that a Worker of Cloudflare serves, by what its first file exports. The internet reaches a Worker, so of servers without
 * a check only one counts that has something of its owner's: a key of another service, or a route beside it that asks who calls.
 *
 * https://developers.cloudflare.com/agents/model-context-protocol/transport/
 */
export function* workerServers(module: Module, project: Project): Generator<McpServer> {
  if (!SERVES.test(module.file.text) || !isPublicWorker(module, project)) return
  const all = handlersOf(module).map((one) => ({ one, front: frontOf(module, one) }))
  const open = all.find(({ front }) => front === 'open')?.one
  const closed = all.find(({ front }) => front === 'checked' || front === 'guarded')
  if (!open) {
    const { auth, at } = serverAuth(module)
    if (closed?.front === 'checked' && auth === 'shared-key' && at) yield { ...serverOf(closed.one), auth, authAt: at }
    return
  }
  if (asksInside(open)) return
  if (closed) {
    if (isSame(open, closed.one)) yield { ...serverOf(open), openRoute: { path: pathAt(module, open), guarded: closed.one.path } }
    return
  }
  const { auth, openUnless } = serverAuth(module)
  if (all.every(({ front }) => front === 'open') && auth === 'none' && openUnless === undefined && holdsCredential(open))
    yield serverOf(open)
}

const SERVES = /\.(?:serve|serveSSE|mount)\(|\bcreateMcpHandler\(/

/** https://developers.cloudflare.com/workers/configuration/routing/workers-dev/ */
const HIDDEN = /\bworkers_dev["']?\s{0,8}[:=]\s{0,8}false/
const ROUTED = /\broutes?["']?\s{0,8}[:=\]]|\bcustom_domain\b/

function isPublicWorker(module: Module, project: Project): boolean {
  const { path, text } = module.file
  const worker = workerOf(path, project)
  if (!worker?.main || !path.endsWith(worker.main) || (HIDDEN.test(worker.text) && !ROUTED.test(worker.text))) return false
  const folder = project.manifest(path)?.folder ?? ''
  const about = ['README.md', folder === '' ? '' : `${folder}/README.md`].map((one) => (one === '' ? '' : (project.text(one) ?? '')))
  return ![text, worker.text, ...about].some((one) => signedInAtEdge.pattern.test(one))
}

function handlersOf(module: Module): readonly Handler[] {
  const handlers = callsThat(module, workerServerCalls, 'makes-worker-handler').map(({ call }): Handler => {
    const path = textAt(module, property(module, call.argument(1), 'route'))?.value ?? '/mcp'
    return { call, node: call.node, path, ...serverMadeFor(module, call.argument(0)) }
  })
  const agents = calls(module).flatMap((call): Handler[] => {
    const callee = unwrap(call.node.callee)
    if (callee.type !== 'MemberExpression' || !METHODS.test(call.name)) return []
    const path = textAt(module, call.argument(0))?.value
    const agent = path === undefined ? undefined : agentOf(module, callee.object)
    return agent && path !== undefined ? [{ call, node: call.node, path, ...agent }] : []
  })
  return [...handlers, ...agents]
}

const METHODS = /^(?:serve|serveSSE|mount)$/

/** The class that extends `McpAgent`, here or next door; without a class where the base itself is served. */
function agentOf(module: Module, object: Ast): Pick<Handler, 'agent' | 'made'> | undefined {
  const found = named(module, object)
  if (found && isClass(found.node)) return isAgent(found.module, found.node) ? { agent: found.module, made: found.node } : undefined
  return rowOf(module, object, workerServerCalls)?.means === 'is-worker-agent' ? { agent: module, made: undefined } : undefined
}

function isClass(node: Ast): node is AstOf<'ClassDeclaration' | 'ClassExpression'> {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression'
}

function isAgent(module: Module, { superClass }: AstOf<'ClassDeclaration' | 'ClassExpression'>): boolean {
  return superClass !== null && rowOf(module, superClass, workerServerCalls)?.means === 'is-worker-agent'
}

/** The function or expression that makes the server which a handler is given. */
function serverMadeFor(module: Module, given: Ast | undefined): Pick<Handler, 'agent' | 'made'> {
  const value = given && definition(module, given)
  const called = value?.type === 'CallExpression' ? value.callee : value
  const found = called?.type === 'Identifier' ? named(module, called) : undefined
  return found ? { agent: found.module, made: found.node } : { agent: module, made: value }
}

function serverOf(handler: Handler): McpServer {
  const { call, agent } = handler
  const withTools = [agent, ...importsOf(handler).flatMap((one) => agent.neighbour(one) ?? [])].filter((one) => mcpTools(one).length > 0)
  const kinds = withTools.map(toolsKind)
  return {
    kind: 'mcpServer',
    owner: owner(agent),
    transport: 'http',
    auth: 'none',
    listens: { is: 'dynamic', at: call.at },
    deployed: [],
    tools: kinds.length === 0 ? 'unknown' : (kinds.find((one) => one !== 'read-only') ?? 'read-only'),
    instead: 'verify OAuth tokens in each request, as `OAuthProvider` does, or let Cloudflare Access stand in front of the Worker',
    confidence: 'high',
    at: call.at,
  }
}

function pathAt(module: Module, { call, path }: Handler): { readonly value: string; readonly at: Call['at'] } {
  const first = call.argument(0)
  return { value: path, at: (first && textAt(module, first)?.at) ?? call.at }
}

/** Other agents of a Worker may be for everybody. */
function isSame(a: Handler, b: Handler): boolean {
  return a.agent === b.agent && a.made === b.made && a.path !== b.path
}

/** The code of a server: its class, or the function that makes it, and what these call in their file. */
function codeOf({ agent, made }: Handler): string {
  if (!made) return ''
  return [...new Set(reached(agent, [made]))].map((one) => agent.source(one)).join('\n')
}

/** Files of the repository that a server's code names something of, as they are imported. */
function importsOf(handler: Handler): readonly string[] {
  const words = new Set(codeOf(handler).match(/\w+/g))
  const sources = handler.agent.nodes('ImportDeclaration').flatMap(({ source, specifiers }) => {
    const isUsed = specifiers.some(({ local }) => words.has(local.name))
    return isUsed && typeof source.value === 'string' ? [source.value] : []
  })
  return [...new Set(sources)]
}

/** The code of a server and of the files that it names something of. */
function textsOf(handler: Handler): readonly string[] {
  return [codeOf(handler), ...importsOf(handler).map((one) => handler.agent.neighbourText(one) ?? '')]
}

/** Whether the tools themselves are told who calls, or take the caller's own key. */
function asksInside(handler: Handler): boolean {
  return textsOf(handler).some((one) => toldOfCaller.pattern.test(one))
}

/** Whether the code of a server uses a key of its owner's for another service: `this.env.DESK_API_KEY`. */
function holdsCredential(handler: Handler): boolean {
  return textsOf(handler).some((text) =>
    [...text.matchAll(OF_ENV)].some(([, variable, name = '']) => isOwnersKey(name) && !isOptional(text, variable ?? name, name)),
  )
}

/** Whether a key is only sent where it is there, `if (token) headers.authorization = …`: what is asked answers without it as well. */
function isOptional(text: string, variable: string, name: string): boolean {
  return new RegExp(`\\bif\\s{0,4}\\((?:(?:this\\.)?env\\.${name}|${variable})\\)`).test(text)
}

const OF_ENV = inTurn(
  'g',
  /(?:\bconst\s{1,4}(\w{1,40})\s{0,4}=\s{0,4}(?:this\.)?)?/,
  /\benv(?:\s{1,4}as\s{1,4}\w{1,40}\))?[?!]?\.([A-Z][A-Z0-9_]{2,60})\b/,
)

function isOwnersKey(name: string): boolean {
  return backendCredential.pattern.test(name) && !keysOfOneself.pattern.test(name) && !/^(?:MCP|OAUTH|AUTH)_/.test(name)
}
