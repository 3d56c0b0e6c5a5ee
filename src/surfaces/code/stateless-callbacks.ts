import { dropsState, redeemsAlone, redeemsByNewClient } from '../../knowledge/words/states.ts'
import {
  calls,
  enclosingFunction,
  inside,
  isCallNode,
  unwrap,
  walk,
  type Ast,
  type CallNode,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { grouped } from '../../text/grouped.ts'
import type { Span } from '../../text/source.ts'
import { asksEveryRoute, mayAskForState } from './asked-in-front.ts'
import { mayCompareInFront } from './in-front-in-python.ts'
import { takenOf } from './taken-parameters.ts'

/** What would compare the state, or bind a code to the browser in another way. */
const BOUND = /(?<![a-z])state(?!ment|less)|State(?!ment|less)|STATE|csrf|xsrf|nonce|verif|pkce|compare/i
/** The same in a file that throws the state away, where other things may be verified. */
const KEPT = /(?<![a-z])state(?!ment|less)|State(?!ment|less)|STATE|csrf|xsrf|nonce|code_?verif|pkce/i
const DROPPED = /\b\w{1,40}\s?, _{1,2}\w{0,20} = /g
const REDEEMS = /\bfetch_(?:access_)?token$/
/** What stands in front of all routes of an application, by the frameworks whose routes are files. */
const IN_FRONT = ['hooks.server.ts', 'hooks.server.js', 'middleware.ts', 'middleware.js', 'proxy.ts', 'proxy.js']
/** What hands a route on as it is: https://nitro.build/guide/routing */
const PLAIN_WRAPPER = /^(?:define)?(?:Cached)?[eE]ventHandler$/

/**
 * Where a callback redeems a code by a library that leaves the `state` to its caller, without a verifier, and has no word of a state. The
 * request stands in another module, or throws the state away: with such a library each has one, which nobody compares.
 */
export function statelessCallbacks(module: Module): Span[] {
  const isDropped = dropsState.pattern.test(module.file.text)
  if ((isDropped ? KEPT : BOUND).test(module.file.text.replace(DROPPED, '')) || asksEveryRoute(module) || asksInFront(module)) return []
  const codes = grouped(takenOf(module, 'code'), ({ handler }) => handler)
  const judged = new Set<FunctionNode>()
  return calls(module).flatMap(({ name, node }) => {
    const redeems = redeemsAlone.pattern.test(name) || (isDropped && REDEEMS.test(name))
    const handler = redeems ? enclosingFunction(module, node) : undefined
    if (!handler || judged.has(handler)) return []
    judged.add(handler)
    const [taken] = codes.get(handler) ?? []
    if (REDEEMS.test(name) && (!redeemsUnaided(module, handler) || mayCompareInFront(module, handler))) return []
    const isSeen = taken && !isWrapped(module, handler) && !mayAskForState(module, handler)
    return isSeen && !isHandedOn(module, handler, node) ? [module.span(taken.node)] : []
  })
}

/** Whether a handler makes its client itself, and nothing that it depends on may compare what it is asked with. */
function redeemsUnaided(module: Module, handler: FunctionNode): boolean {
  return redeemsByNewClient.pattern.test(module.source(handler)) && !handler.params.some((one) => DEPENDS.test(module.source(one)))
}

/** What FastAPI calls before a handler, but for what gives it something: a database, the settings. */
const DEPENDS = /\b(?:Depends|Security)\((?!\s{0,8}get_)/

function asksInFront({ project }: Module): boolean {
  return IN_FRONT.some((name) => project?.named(name).some((path) => BOUND.test(project.text(path) ?? '')) === true)
}

/** A handler that is given to a function which is no router may run behind a check. */
function isWrapped(module: Module, handler: FunctionNode): boolean {
  const parent = module.parent(handler)
  if (parent?.type !== 'CallExpression') return false
  const callee = unwrap(parent.callee)
  return callee.type === 'Identifier' && !PLAIN_WRAPPER.test(callee.name)
}

/** Whether a function is given the whole request before the code is redeemed: it may compare the state. */
function isHandedOn(module: Module, handler: FunctionNode, redeemed: CallNode): boolean {
  const isOfRequest = (one: Ast) => {
    const binding = module.binding(one)
    return binding?.kind === 'param' && inside(binding.id, handler)
  }
  for (const one of walk(handler)) {
    const isCall = isCallNode(one)
    if (isCall && one.start < redeemed.start && one.arguments.some((given) => isOfRequest(unwrap(given)))) return true
  }
  return false
}
