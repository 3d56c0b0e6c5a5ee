import { plain, type Node } from '../../parse/node.ts'
import type { Setting } from '../../model/index.ts'
import type { Span } from '../../text/source.ts'
import { isFunction, lastName, unwrap, type Ast } from '../../program/ast.ts'
import { argumentsOf } from '../../program/arguments.ts'
import { calls, comesFrom, type Call } from '../../program/calls.ts'
import { originOf } from '../../program/origin.ts'
import { pathOf } from '../../program/imports.ts'
import { fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { property } from '../../program/objects.ts'
import { optionDefault } from '../../program/option-default.ts'

/** Where a server listens, as far as the module that starts it says. */
export interface Listening {
  readonly listens: Setting<'loopback' | 'all' | 'other'>
  /** The address as written. */
  readonly address?: string
}

/** The place where a module starts to listen; undefined when it does not. */
export function listeningOf(module: Module): Listening | undefined {
  for (const call of calls(module)) {
    const found = listenCall(module, call) ?? served(module, call) ?? ran(module, call)
    if (found) return found
  }
  return undefined
}

/** What an address means; absent ones mean `otherwise`. */
function listensOn(module: Module, host: Ast | undefined, at: Span, otherwise: 'all' | 'loopback'): Listening {
  if (!host) return otherwise === 'all' ? { listens: { is: 'unset', at } } : { listens: { is: 'set', value: 'loopback', at } }
  return byOption(module, host) ?? listensOnNode(fold(module, host), module.span(host))
}

/** The address that an option of the command line has where nobody gives it. */
function byOption(module: Module, host: Ast | undefined): Listening | undefined {
  const otherwise = host && fold(module, host).kind === 'dynamic' ? optionDefault(module, host) : undefined
  return otherwise && listensOnNode(fold(module, otherwise), module.span(otherwise))
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
  const server = originOf(module, callee.object)
  const otherwise = server && comesFrom(server, 'fastify') ? 'loopback' : 'all'
  if (!server && !SERVER_NAME.test(lastName(callee.object) ?? '')) return undefined
  if (server && !comesFrom(server, SERVERS)) return undefined
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

/** What listens; workers, clients and subscriptions have a method of that name as well. */
const SERVERS: readonly string[] = [
  'express',
  'http',
  'https',
  'http2',
  'net',
  'fastify',
  'koa',
  'hono',
  'polka',
  'restify',
  'connect',
  '@modelcontextprotocol/sdk',
  '@modelcontextprotocol/express',
  '@nestjs/core',
  'uWebSockets.js',
  'elysia',
]
const SERVER_NAME = /app$|server$|^http|^api$|listener$|^fastify$|^express$|^createServer$/i
const ADDRESS = ['port', 'host', 'path', 'fd']

function isNumber(module: Module, node: Ast): boolean {
  const folded = fold(module, node)
  return folded.kind === 'scalar' && typeof folded.value === 'number'
}

function isCallback(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  const binding = inner.type === 'Identifier' ? module.binding(inner) : undefined
  return binding?.kind === 'function' || (binding?.init !== undefined && isFunction(unwrap(binding.init)))
}

/** `serve({fetch, port, hostname})` of Hono, Bun and Deno. */
function served(module: Module, call: Call): Listening | undefined {
  const source = module.source(call.node.callee)
  const isServe =
    source === 'Bun.serve' ||
    source === 'Deno.serve' ||
    (call.name === 'serve' && call.from !== undefined && comesFrom(call.from, ['@hono/node-server', 'srvx', 'bun']))
  const options = call.argument(0)
  if (!isServe || !options || lastName(options) === 'undefined') return undefined
  return listensOn(module, property(module, options, 'hostname') ?? property(module, options, 'host'), module.span(call.node), 'all')
}

/** What runs an application by name of its `host`, and where it listens without: the documents of each. */
const RUNNERS: readonly { readonly from: string; readonly name: RegExp; readonly otherwise: 'all' | 'loopback' }[] = [
  // https://www.uvicorn.org/settings/#socket-binding
  { from: 'uvicorn', name: /^(?:main\.)?run$|^Config$/, otherwise: 'loopback' },
  // https://hypercorn.readthedocs.io/en/latest/how_to_guides/configuring.html
  { from: 'hypercorn', name: /(?:^|\.)serve$/, otherwise: 'loopback' },
  // https://docs.aiohttp.org/en/stable/web_reference.html#aiohttp.web.run_app
  { from: 'aiohttp.web', name: /^run_app$/, otherwise: 'all' },
  // https://docs.pylonsproject.org/projects/waitress/en/stable/arguments.html
  { from: 'waitress', name: /^serve$/, otherwise: 'all' },
]

function ran(module: Module, call: Call): Listening | undefined {
  const row = RUNNERS.find(
    ({ from, name }) => call.from && comesFrom(call.from, from) && name.test(pathOf(call.from).slice(from.length + 1)),
  )
  if (!row) return undefined
  const args = argumentsOf(module, call.node)
  const host = args.value('host')
  if (host.is === 'set') return byOption(module, args.expression('host')) ?? listensOnNode(host.value, host.at)
  if (host.is === 'dynamic' || isAnyPort(module, args.expression('port'))) return unknown(call.at)
  return listensOn(module, undefined, call.at, row.otherwise)
}
