import {
  assignmentsOf,
  callsTo,
  comesFrom,
  definition,
  isCallNode,
  isFunction,
  keyOf,
  lastName,
  memberOf,
  nameOf,
  property,
  textAt,
  unwrap,
  walk,
  type Ast,
  type AstOf,
  type CallNode,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { startsPrograms } from '../../knowledge/libraries/web-servers.ts'
import { isOnRouter } from './unseen-checks.ts'

// A server over HTTP that hands what it is asked on to a server of MCP which it starts as a program.

/**
 * The call of a tool that a route writes to a server which the module starts, so that who reaches the route reaches the tools:
 * `child.stdin.write(JSON.stringify({ jsonrpc: '2.0', method: 'tools/call', … }))`.
 * https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#stdio
 */
export function relayedCall(module: Module): Ast | undefined {
  if (!CALLS.test(module.file.text) || !startsServer(module)) return undefined
  return module.nodes('ObjectExpression').find((one) => {
    const method = property(module, one, 'jsonrpc') && property(module, one, 'method')
    return textAt(module, method)?.value === 'tools/call' && isRouted(module, one)
  })
}

const CALLS = /["'`]tools\/call["'`]/

/** Whether a module starts a program and writes to it. */
function startsServer(module: Module): boolean {
  if (!/\.stdin\??\.write\(/.test(module.file.text)) return false
  return callsTo(module, /^(?:spawn|fork|execFile)$/).some(({ from }) => from && comesFrom(from, startsPrograms.packages))
}

/**
 * Where a server hands whole requests on to the program that it starts: `child.stdin.write(JSON.stringify(JSON.parse(body)) + '\n')`. An
 * agent that asks a server for itself says who it is, and writes what it has made.
 */
export function relayedRequest(module: Module): Ast | undefined {
  const { text } = module.file
  if (!/\bjsonrpc\b/.test(text) || !OF_MCP.test(text) || /\bclientInfo\b/.test(text) || !startsServer(module)) return undefined
  return callsTo(module, 'write').find(({ node, argument }) => {
    const callee = unwrap(node.callee)
    return (
      callee.type === 'MemberExpression' &&
      lastName(callee.object) === 'stdin' &&
      isOfRequest(module, argument(0)) &&
      isRouted(module, node)
    )
  })?.node
}

/** Messages and the session that no other protocol over JSON-RPC has. */
const OF_MCP = /["'`]notifications\/|mcp-session-id/i

/** `JSON.stringify(asked) + '\n'`, where `asked` is what a request brought. */
function isOfRequest(module: Module, line: Ast | undefined): boolean {
  const made = line && definition(module, line)
  const message = made?.type === 'BinaryExpression' ? definition(module, made.left) : made
  if (message?.type !== 'CallExpression' || module.source(message.callee) !== 'JSON.stringify') return false
  const [first] = message.arguments
  const asked = first && first.type !== 'SpreadElement' ? definition(module, first) : undefined
  if (asked?.type === 'CallExpression')
    return module.source(asked.callee) === 'JSON.parse' && asked.arguments.some((one) => isBrought(module, one, STEPS))
  return asked?.type === 'MemberExpression' && /^(?:req|request)\.body$/.test(module.source(asked))
}

/** How many variables lead from a text to the request that brought it. */
const STEPS = 3

/** Whether a text is that of a request, by itself or gathered: `req.on('data', (chunk) => (body += chunk))`. */
function isBrought(module: Module, text: Ast, steps: number): boolean {
  for (const one of walk(text)) {
    if (one.type !== 'Identifier' || (one.parent?.type === 'MemberExpression' && one.parent.property === one && !one.parent.computed))
      continue
    if (REQUEST.test(one.name) || (steps > 0 && isBroughtName(module, one, steps - 1))) return true
  }
  return false
}

const REQUEST = /^(?:req|request|incoming|ctx|context|c)$/

function isBroughtName(module: Module, name: AstOf<'Identifier'>, steps: number): boolean {
  const binding = module.binding(name)
  if (!binding) return false
  const isBroughtIn = (one: Ast | undefined) => one !== undefined && isBrought(module, one, steps)
  const outer = [...module.ancestors(binding.id)]
  if (binding.kind === 'param') {
    const fn = outer.find(isFunction)
    return fn !== undefined && isGivenRequest(module, fn, isBroughtIn)
  }
  // `for await (const chunk of req)`
  const loop = outer.find((one) => one.type === 'ForOfStatement' || one.type === 'BlockStatement')
  if (loop?.type === 'ForOfStatement' && isBroughtIn(loop.right)) return true
  if (isBroughtIn(binding.init) || assignmentsOf(module, binding).some(({ right }) => isBroughtIn(right))) return true
  return module.references(binding).some((one) => {
    const member = memberOf(one)
    const pushed = member && lastName(member) === 'push' ? member.parent : undefined
    return isCallNode(pushed) && pushed.arguments.some(isBroughtIn)
  })
}

/** A handler of requests, or a function that hears or is given what they bring: `read(req).then((body) => …)`, `play(body)`. */
function isGivenRequest(module: Module, fn: FunctionNode, isBroughtIn: (one: Ast) => boolean): boolean {
  const { parent } = fn
  if (isCallNode(parent) && parent.callee !== fn)
    return takesRequests(module, parent) || isBroughtIn(parent.callee) || parent.arguments.some((one) => one !== fn && isBroughtIn(one))
  return usesOf(module, fn).some(
    ({ parent: call }) => isCallNode(call) && (takesRequests(module, call) || call.arguments.some(isBroughtIn)),
  )
}

/** In what answers requests, or in a function that is handed to that or called there. */
function isRouted(module: Module, node: Ast): boolean {
  const isInRoute = (one: Ast) => [...module.ancestors(one)].some((outer) => isCallNode(outer) && takesRequests(module, outer))
  return isInRoute(node) || [...module.ancestors(node)].some((one) => isFunction(one) && usesOf(module, one).some(isInRoute))
}

/** Where a function is called by its name, and where it is handed on under it. */
function usesOf(module: Module, fn: FunctionNode): readonly Ast[] {
  const id = fn.id ?? (fn.parent?.type === 'VariableDeclarator' ? fn.parent.id : undefined)
  const binding = id && module.binding(id)
  const name = binding ? undefined : nameOf(module, fn)
  return binding ? module.references(binding) : name === undefined ? [] : callsTo(module, name).map(({ node }) => node.callee)
}

/** What is given a handler of requests: a route, a server, or the connections of one: `wss.on('connection', (socket) => …)`. */
function takesRequests(module: Module, { callee, arguments: [first] }: CallNode): boolean {
  const called = unwrap(callee)
  if (SERVERS.test(lastName(called) ?? '')) return true
  if (called.type !== 'MemberExpression') return false
  if (keyOf(called) === 'on') return textAt(module, first)?.value === 'connection'
  return ROUTES.test(keyOf(called) ?? '') && isOnRouter(module, called)
}

const ROUTES = /^(?:all|get|post|put|use)$/
const SERVERS = /^(?:createServer|serve)$/
