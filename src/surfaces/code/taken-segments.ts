import { handedOnce } from '../../knowledge/words/oauth.ts'
import {
  capabilityName,
  capabilityPath,
  keyName,
  loadedByPage,
  managesKeys,
  storesSecrets,
  webhookPath,
} from '../../knowledge/words/capability-urls.ts'
import type { UrlCredential } from '../../model/index.ts'
import { calls, inside, lastName, textAt, unwrap, withoutDefault, type Ast, type Module } from '../../program/index.ts'
import { oneOf } from '../../text/pattern.ts'
import { isOnRouter } from './unseen-checks.ts'

/** A part of a route that may be a credential: `/:apiKey`, `/{token}`, `/<api_key>`. */
export const SEGMENT = /["'`/][:{<](?:[a-z]{1,10}:)?\w{0,20}(?:[kK]ey|[tT]oken|[sS]ecret|jwt)[}>/"'`:(?]/
const PARAMETER = oneOf('g', /\/:(\w{1,40})/, /\/\{(\w{1,40})(?::\w{1,20})?\}/, /\/<(?:\w{1,20}:)?(\w{1,40})>/)
/** Routes of Express, Fastify and Hono; of FastAPI and Flask; of Starlette. Nobody signs in to delete. */
const ROUTES = /^(?:use|all|get|post|put|patch|route|mount|on)$/
const DECORATES = /^(?:Controller|All|Get|Post|Put|Patch|Sse|get|post|put|patch|route|api_route|websocket|websocket_route)$/
const MAKES = /^(?:Route|Mount|WebSocketRoute)$/

/** Servers that take a lasting key or token as a part of the path of a request. */
export function* takenFromPath(module: Module): Generator<UrlCredential> {
  if (!SEGMENT.test(module.file.text)) return
  for (const { node, under } of routesOf(module)) {
    const written = textAt(module, node)?.value
    const parameter = written === undefined ? undefined : credentialIn(`${under}/${written}`.replace(/\/{2,}/g, '/'))
    if (parameter !== undefined) yield { kind: 'urlCredential', by: 'server', part: 'path', parameter, at: module.span(node) }
  }
}

interface Route {
  /** Its path. */
  readonly node: Ast
  /** The path of the controller that it is a method of. */
  readonly under: string
}

function* routesOf(module: Module): Generator<Route> {
  for (const { node, name } of calls(module)) {
    const [first] = node.arguments
    if (!first || first.type === 'SpreadElement') continue
    const isRoute = ROUTES.test(name) && node.arguments.length > 1 && isOnRouter(module, node.callee)
    if (isRoute || (MAKES.test(name) && unwrap(node.callee).type === 'Identifier')) yield { node: first, under: '' }
    else if (isDecorator(module, node, name)) yield { node: first, under: controllerOf(module, node) }
  }
}

/** `mcp` of `@Controller('mcp')` around a method: https://docs.nestjs.com/controllers#routing */
function controllerOf(module: Module, node: Ast): string {
  for (const one of module.ancestors(node)) {
    if (one.type !== 'ClassDeclaration') continue
    const [path] = one.decorators.flatMap(({ expression }) =>
      expression.type === 'CallExpression' && lastName(expression.callee) === 'Controller' ? expression.arguments.slice(0, 1) : [],
    )
    if (path && inside(node, path)) return ''
    return path && path.type !== 'SpreadElement' ? `/${textAt(module, path)?.value ?? ''}` : ''
  }
  return ''
}

function isDecorator(module: Module, node: Ast, name: string): boolean {
  return DECORATES.test(name) && module.parent(node)?.type === 'Decorator'
}

/** The parameter of a path that is a credential by its name: of a server of MCP and of a webhook also by a short one. */
function credentialIn(path: string): string | undefined {
  if (managesKeys.pattern.test(path) || handedOnce.pattern.test(path)) return undefined
  const names = [...path.matchAll(PARAMETER)].flatMap((match) => match.slice(1).find((one) => one !== undefined) ?? [])
  const isMcp = capabilityPath.pattern.test(path)
  const isHook = webhookPath.pattern.test(path)
  return names.find(
    (name) =>
      (keyName.pattern.test(name) && !isOpen(path, name)) ||
      (isMcp && capabilityName.pattern.test(name)) ||
      (isHook && /^secret$|_?secret$/i.test(name)),
  )
}

/** The name of an entry of a store, or a key that pages show to everybody. */
function isOpen(path: string, name: string): boolean {
  if (/secret_?key$/i.test(name)) return storesSecrets.pattern.test(path.slice(0, path.indexOf(name)))
  return /api_?key$/i.test(name) && loadedByPage.pattern.test(path)
}

/** `@Query('api_key') key: string`: https://docs.nestjs.com/controllers#request-object */
export const NEST_QUERY = /@Query\(\s{0,8}["'](?:access_?token|api[-_]?key|auth_?token|secret_?key|bearer_?token|secret)["']/i

/** Credentials that a method of a Nest controller is given of the query; a `secret` where it is compared with a setting. */
export function* takenByNest(module: Module): Generator<UrlCredential> {
  if (!NEST_QUERY.test(module.file.text)) return
  for (const { node, name } of calls(module)) {
    const [first] = node.arguments
    const decorator = module.parent(node)
    if (name !== 'Query' || first?.type !== 'Literal' || decorator?.type !== 'Decorator') continue
    const parameter = String(first.value)
    const isTaken = parameter === 'secret' ? isCompared(module, decorator) : keyName.pattern.test(parameter.replaceAll('-', '_'))
    if (isTaken) yield { kind: 'urlCredential', by: 'server', parameter, at: module.span(node) }
  }
}

/** Whether the method compares the parameter behind a decorator with a setting. */
function isCompared(module: Module, decorator: Ast): boolean {
  const parameter = module.parent(decorator)
  const name = parameter && lastName(withoutDefault(parameter))
  const method = parameter && module.parent(parameter)
  if (name === undefined || !method) return false
  const side = '(?:this\\.)?(?:\\w{0,40}[cC]onfig\\w{0,20}|settings|process\\.env)\\b'
  return new RegExp(`\\b${name} ?[!=]==? ?${side}|${side}[^;\\n]{0,120}[!=]==? ?${name}\\b`).test(module.source(method).slice(0, 3000))
}
