import { dropsState, redeemsAlone, redeemsByNewClient } from '../../knowledge/words/states.ts'
import {
  calls,
  definition,
  enclosingFunction,
  functionOf,
  importedAs,
  inside,
  isCallNode,
  keyOf,
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
import { takenOf } from './taken-parameters.ts'
import { matchesIn } from '../../text/needed-pieces.ts'
import { oncePer } from '../../text/once-per.ts'
import { mayBeSaid } from '../reading/code-around.ts'

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
  const { text } = module.file
  const isDropped = matchesIn(dropsState.pattern, text)
  if (
    (isDropped ? KEPT : BOUND).test(text.includes(', _') ? text.replace(DROPPED, '') : text) ||
    asksEveryRoute(module) ||
    asksInFront(module)
  )
    return []
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
  const isMade = redeemsByNewClient.pattern.test(module.source(handler)) || isMadeByFunction(module, handler)
  return isMade && !handler.params.some((one) => DEPENDS.test(module.source(one)))
}

/** Whether a function of the module makes the client, and knows no request: `flow = build_flow()`. */
function isMadeByFunction(module: Module, handler: FunctionNode): boolean {
  for (const one of walk(handler)) {
    const maker = isCallNode(one) ? functionOf(module, one.callee) : undefined
    const code = maker && module.source(maker)
    if (code && redeemsByNewClient.pattern.test(code) && !/authorization_url|fetch_/.test(code)) return true
  }
  return false
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

/**
 * Whether the repository has something in front of a handler of Python that may compare the `state`: a decorator, what its router or
 * blueprint asks before all of its routes, or a base class of its view; or reads a `state` of a request anywhere.
 */
function mayCompareInFront(module: Module, handler: FunctionNode): boolean {
  const { project } = module
  if (!project || mayBeSaid(project, 'reads a state', (text) => READS_STATE.test(text), { files: /\.py$/ })) return true
  const method = module.parent(handler)
  const decorators = [...handler.decorators, ...(method?.type === 'MethodDefinition' ? method.decorators : [])]
  return decorators.some(({ expression }) => mayDecide(module, expression)) || isOfOwnBase(module, handler) || asksFirst(module)
}

const READS_STATE = /(?:args|GET|query|params|values)(?:\.get\(|\[)\s{0,8}["']state["']|\bstate\s?:\s?(?:str|Optional|Annotated)\b/
const asksFirst = oncePer((module: Module) => ASKS_FIRST.test(module.file.text))
/** `bp.before_request(check)`: https://flask.palletsprojects.com/en/stable/api/#flask.Blueprint.before_request */
const ASKS_FIRST = /\.before_(?:app_)?request\(\s{0,8}\w/

/** A decorator of the repository, or a route of a router that asks something first. */
function mayDecide(module: Module, decorator: Ast): boolean {
  const whole = unwrap(decorator)
  const named = whole.type === 'CallExpression' ? unwrap(whole.callee) : whole
  if (named.type !== 'MemberExpression' || !ROUTES.test(keyOf(named) ?? '')) return isOfRepository(module, named)
  if (ASKS_FIRST_IN_ROUTER.test(module.source(definition(module, named.object)))) return true
  const from = importedAs(module, unwrap(named.object))
  return from !== undefined && isOfRepository(module, named.object) && ASKS_OTHERS.test(module.neighbourText(from.module) ?? 'state')
}

const ROUTES = /^(?:route|api_route|get|post|head|options|view)$/
const ASKS_FIRST_IN_ROUTER = /\b(?:dependencies|route_class|middleware)\s?=/
const ASKS_OTHERS = /before_(?:app_)?request|dependencies|[mM]iddleware|route_class|state/

function isOfOwnBase(module: Module, handler: FunctionNode): boolean {
  for (const one of module.ancestors(handler)) {
    if (one.type !== 'ClassDeclaration') continue
    return [...(one.superClass ? [one.superClass] : []), ...one.bases].some((base) => isOfRepository(module, base))
  }
  return false
}

/** Whether something is imported from another file of the repository. */
function isOfRepository(module: Module, node: Ast): boolean {
  const from = importedAs(module, unwrap(node))
  return from !== undefined && (from.module.startsWith('.') || module.neighbourPath(from.module) !== undefined)
}
