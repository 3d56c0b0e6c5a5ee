import { plain, type Node } from '../../parse/node.ts'
import type { Setting } from '../../model/index.ts'
import type { Span } from '../../text/source.ts'
import {
  calls,
  comesFrom,
  fieldGiven,
  fold,
  isFunction,
  knownCalls,
  lastName,
  optionDefault,
  originOf,
  property,
  unwrap,
  type Ast,
  type Call,
  type KnownCall,
  type Module,
} from '../../program/index.ts'
import { type AppRunner, appRunners, listeners, listensHere } from '../../knowledge/libraries/web-servers.ts'
import { appNextDoor } from './apps-next-door.ts'
import { hostInCommands, hostInContainer } from './start-commands.ts'
import { firstFound } from '../../text/first-found.ts'

/** Where a server listens, as far as the module that starts it says. */
export interface Listening {
  readonly listens: Setting<'loopback' | 'all' | 'other'>
  /** The address as written. */
  readonly address?: string
}

/** The place where a module starts to listen; undefined when it does not. */
export function listeningOf(module: Module): Listening | undefined {
  const runners = new Map(knownCalls(module, appRunners).map((one) => [one.call.node, one]))
  return firstFound(calls(module), (call) => listenCall(module, call) ?? ran(module, call, runners.get(call.node)))
}

/** Whether a module listens, and by what it writes at this machine alone, so that nobody else sends it anything. */
export function listensHereAlone(module: Module): boolean {
  const found = calls(module).flatMap((call) => listenCall(module, call) ?? [])
  return (
    found.length > 0 && found.every(({ listens, address }) => address !== undefined && listens.is === 'set' && listens.value === 'loopback')
  )
}

/** The same for an application that another module makes, where it is one that a test knows: `createApp().listen(port, host)`. */
export function listeningFor(module: Module, isApp: (app: Ast) => boolean): Listening | undefined {
  const runners = new Map(knownCalls(module, appRunners).map((one) => [one.call.node, one]))
  for (const call of calls(module)) {
    if (call.name !== 'listen' && call.name !== 'serve') continue
    const callee = unwrap(call.node.callee)
    const answers = property(module, call.argument(0), 'fetch')
    const handler = answers && unwrap(answers)
    const app = handler?.type === 'MemberExpression' ? handler.object : callee.type === 'MemberExpression' ? callee.object : undefined
    const found = app && isApp(app) ? (listenCall(module, call) ?? ran(module, call, runners.get(call.node))) : undefined
    if (found) return found
  }
  return undefined
}

/** What an address means; absent ones mean `otherwise`. */
function listensOn(module: Module, host: Ast | undefined, at: Span, otherwise: 'all' | 'loopback'): Listening {
  if (!host) return otherwise === 'all' ? { listens: { is: 'unset', at } } : { listens: { is: 'set', value: 'loopback', at } }
  return byOption(module, host) ?? listensOnGiven(module, fold(module, host), module.span(host))
}

function listensOnGiven(module: Module, written: Node, at: Span): Listening {
  const meant = inImage(module, written)
  return listensOnNode(meant, meant === written ? at : meant.at)
}

/** What an image of the repository sets the variable of an address to, or else the address. */
export function inImage(module: Module, host: Node): Node {
  const variable = host.kind === 'dynamic' ? host.variable : undefined
  const set = variable !== undefined && module.project ? hostInContainer(variable, module.file.path, module.project) : undefined
  return set ? { kind: 'scalar', ...set } : host
}

/** The address that an option of the command line has where nobody gives it, or that settings are made with. */
function byOption(module: Module, host: Ast | undefined): Listening | undefined {
  if (!host || fold(module, host).kind !== 'dynamic') return undefined
  const otherwise = optionDefault(module, host)
  const said = otherwise && module.project ? hostInCommands(module.file.path, module.project) : undefined
  if (said) return listensOnNode({ kind: 'scalar', ...said }, said.at)
  if (otherwise) return listensOnNode(fold(module, otherwise), module.span(otherwise))
  const given = settingGiven(module, host)
  return given && listensOnNode(given, given.at)
}

/** What a field of settings is made with, or by an image of the repository, at the place that reads it unless the image says it. */
export function settingGiven(module: Module, host: Ast): Node | undefined {
  const given = fieldGiven(module, host)
  const value = given && fold(given.module, given.node)
  const meant = given && value && inImage(module, value)
  return meant === value ? meant && { ...meant, at: module.span(host) } : meant
}

/** What a value means as an address; a variable counts by its default. */
export function listensOnNode(node: Node, at: Span): Listening {
  if (node.kind === 'dynamic' && node.fallback) return listensOnNode(node.fallback, at)
  const address = plain(node)?.value
  if (address === undefined) return unknown(at)
  const value = LOOPBACK.test(address) ? 'loopback' : ALL.test(address) ? 'all' : 'other'
  return { listens: { is: 'set', value, at }, ...(address ? { address } : {}) }
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/
const ALL = /^(?:|0\.0\.0\.0|\[?::\]?|\*)$/

/** `app.listen(port, host, …)` and `listen({port, host})`. Fastify's own default is this machine. */
function listenCall(module: Module, call: Call): Listening | undefined {
  const callee = unwrap(call.node.callee)
  if (call.name !== 'listen' || callee.type !== 'MemberExpression') return undefined
  const own = originOf(module, callee.object)
  const server = own && comesFrom(own, listeners.packages) ? own : (appNextDoor(module, callee.object)?.from ?? own)
  const otherwise = server && comesFrom(server, listensHere.packages) ? 'loopback' : 'all'
  if (!server && !SERVER_NAME.test(lastName(callee.object) ?? '')) return undefined
  if (server && !comesFrom(server, listeners.packages)) return undefined
  const [first, second] = call.node.arguments
  if (!first || first.type === 'SpreadElement') return undefined
  const at = module.span(call.node)
  if (unwrap(first).type === 'ObjectExpression') {
    if (!ADDRESS.some((key) => property(module, first, key))) return undefined
    const host = property(module, first, 'host') ?? property(module, first, 'hostname')
    return !host && isAnyPort(module, property(module, first, 'port')) ? unknown(at) : listensOn(module, host, at, otherwise)
  }
  const host =
    second && second.type !== 'SpreadElement' && !isFunction(unwrap(second)) && !isNumber(module, second) && !isCallback(module, second)
      ? second
      : undefined
  return !host && isAnyPort(module, first) ? unknown(at) : listensOn(module, host, at, otherwise)
}

/** Port 0: the system chooses one, and only whom the process tells it can call. Tests and helpers of a command line do so. */
function isAnyPort(module: Module, port: Ast | undefined): boolean {
  if (!port) return false
  const folded = fold(module, port)
  return folded.kind === 'scalar' && folded.value === 0
}

function unknown(at: Span): Listening {
  return { listens: { is: 'dynamic', at } }
}

const SERVER_NAME = /app$|server$|^http|^api$|listener$|^fastify$|^express$|^createServer$/i
const ADDRESS = ['port', 'host', 'path', 'fd']

function isNumber(module: Module, node: Ast): boolean {
  const folded = fold(module, node)
  return folded.kind === 'scalar' && typeof folded.value === 'number'
}

function isCallback(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  const binding = module.binding(inner)
  return binding?.kind === 'function' || (binding?.init !== undefined && isFunction(unwrap(binding.init)))
}

/** `serve({fetch, port, hostname})` of Hono, Bun and Deno, and what runs an application by its name. */
function ran(module: Module, call: Call, known: KnownCall<AppRunner> | undefined): Listening | undefined {
  if (known?.row.options.host === undefined) {
    const options = known || /^(?:Bun|Deno)\.serve$/.test(module.source(call.node.callee)) ? call.argument(0) : undefined
    if (!options || lastName(options) === 'undefined') return undefined
    return listensOn(module, property(module, options, 'hostname') ?? property(module, options, 'host'), module.span(call.node), 'all')
  }
  const { row, given } = known
  const host = given.value('host')
  if (host.is === 'set') return byOption(module, given.expression('host')) ?? listensOnGiven(module, host.value, host.at)
  if (host.is === 'dynamic' || isAnyPort(module, given.expression('port'))) return unknown(call.at)
  return listensOn(module, undefined, call.at, row.otherwise)
}
