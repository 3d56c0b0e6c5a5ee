import {
  argumentsOf,
  comparedBy,
  isCallNode,
  isFunction,
  lastName,
  named,
  passesOn,
  results,
  rowOf,
  unwrap,
  walk,
  type Ast,
  type AstOf,
  type CallNode,
  type FunctionNode,
  type Here,
  type Module,
} from '../../program/index.ts'
import { asksNobody, mayLookInFront, opensNothing } from '../../knowledge/words/checks.ts'
import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import { oneOf, whole } from '../../text/pattern.ts'
import { callsIn } from './calls-in-function.ts'
import { othersSay, packageSays } from './package-words.ts'

/** A route that lets in whoever brings a bearer, and the dependency that only takes it. */
export interface UnlookedBearer {
  readonly route: FunctionNode
  /** `Depends(bearer)`. */
  readonly call: CallNode
  /** What is depended on, as the code calls it. */
  readonly by: string
}

/**
 * Routes of FastAPI whose only guard hands over the token of the request, when the route never names it: no check was made, and none
 * follows (https://fastapi.tiangolo.com/tutorial/security/first-steps/). What stands in front of all routes may check.
 */
export function* unlookedBearers(module: Module): Generator<UnlookedBearer> {
  if (!TAKES.test(module.file.text) || mayCheckBefore(module)) return
  const told = new Set<string>()
  for (const route of module.nodes('FunctionDeclaration')) {
    if (!isOpening(module, route)) continue
    const only = onlyGuard(module, route)
    if (!only || told.has(only.by)) continue
    told.add(only.by)
    yield { route, ...only }
  }
}

const TAKES = /\b(?:Depends|Security)\(/
const ROUTE = /^@\w[\w.]{0,60}\.(?:get|post|put|patch|delete|api_route)\(/

/** Whether a function is a route that gives something away, which no decorator that may ask stands before. */
function isOpening(module: Module, route: FunctionNode): boolean {
  const decorators = route.decorators.map((one) => module.source(one).slice(0, 200))
  return (
    decorators.some((one) => ROUTE.test(one)) &&
    decorators.every((one) => ROUTE.test(one) || asksNobody.pattern.test(one)) &&
    ![route.id?.name ?? '', ...decorators].some((one) => opensNothing.pattern.test(one)) &&
    !answersWithConstant(route)
  )
}

/** A body that names nothing but what the request brought. */
function answersWithConstant({ body, params }: FunctionNode): boolean {
  const own = new Set(params.flatMap((one) => [...walk(one)]).flatMap((one) => (one.type === 'Identifier' ? [one.name] : [])))
  return body === null || [...walk(body)].every((one) => one.type !== 'CallExpression' && (one.type !== 'Identifier' || own.has(one.name)))
}

/** Middleware that looks at tokens, and dependencies of whole routers. */
function mayCheckBefore(module: Module): boolean {
  const isInFront = IN_FRONT.test(module.file.text) && OF_TOKENS.test(module.file.text)
  const { pattern } = mayLookInFront
  return (
    isInFront ||
    [/\bdependencies\s{0,4}=/, pattern].some((one) => one.test(module.file.text) || packageSays(module, one) !== false) ||
    othersSay(module, IN_FRONT, OF_TOKENS)
  )
}

const IN_FRONT = /BaseHTTPMiddleware|\.middleware\(\s{0,4}["']http|__call__\(\s{0,8}self,\s{0,8}scope/
const OF_TOKENS = /authoriz|bearer|jwt|token/i

/** The one dependency of a route that has to do with who calls. */
function onlyGuard(module: Module, route: FunctionNode): Omit<UnlookedBearer, 'route'> | undefined {
  const code = module.source(route)
  if (MAY_CHECK.test(code)) return undefined
  const given = route.params.flatMap((one) => dependencyOf(module, one) ?? [])
  const takers = given.filter(({ on, parameter }) => isUnnamed(module, parameter, route) && takesOnly(module, on))
  const [taker] = takers
  if (!taker || takers.length !== 1) return undefined
  const others = route.params.filter((one) => one !== taker.at).some((one) => OF_CALLERS.test(module.source(one)))
  return others ? undefined : { call: taker.call, by: module.source(taker.on) }
}

/** The whole request, or a look at what is known of its caller. */
const MAY_CHECK = /\brequest\.(?:state|headers|user|cookies|session)|\bWebSocket\b/
const OF_CALLERS = oneOf(
  'i',
  /user|auth|token|admin|permission|role|tenant|current|principal|verif|requir|scope|key|guard|check|secret/,
  /session_?id|member|owner|identity|account|claims|caller|:\s{0,4}Request\b/,
)

interface Dependency {
  readonly at: Ast
  readonly parameter: Ast
  readonly call: CallNode
  readonly on: Ast
}

/** `token: str = Depends(bearer)` */
function dependencyOf(module: Module, node: Ast): Dependency | undefined {
  const value = node.type === 'AssignmentPattern' ? unwrap(node.right) : undefined
  if (
    node.type !== 'AssignmentPattern' ||
    value?.type !== 'CallExpression' ||
    rowOf(module, value.callee, singleCalls)?.means !== 'depends'
  )
    return undefined
  const [on] = value.arguments
  return on && on.type !== 'SpreadElement' ? { at: node, parameter: unwrap(node.left), call: value, on } : undefined
}

function isUnnamed(module: Module, parameter: Ast, route: FunctionNode): boolean {
  const binding = module.binding(parameter)
  return binding !== undefined && route.body !== null && module.references(binding).every((one) => one === parameter)
}

/** Whether a dependency is a scheme of FastAPI, which asks for nothing but a bearer, or a function that hands its token over. */
function takesOnly(module: Module, on: Ast): boolean {
  const found: Here | undefined = named(module, on)
  if (!found) return false
  if (!isFunction(found.node)) return isScheme(found.module, found.node)
  return handsOver(found.module, found.node)
}

function isScheme(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  return (
    isCallNode(inner) &&
    rowOf(module, inner.callee, singleCalls)?.means === 'takes-bearer' &&
    // Without a refusal of its own it only offers a place for a token in the description of the API.
    argumentsOf(module, inner).expression('auto_error') === undefined
  )
}

/** A function that asks for a bearer by a scheme, refuses none but a missing one, and gives it back. */
function handsOver(module: Module, fn: FunctionNode): boolean {
  const [only, ...more] = fn.params
  const asked = only && more.length === 0 ? dependencyOf(module, only) : undefined
  const scheme = asked && named(module, asked.on)
  if (!asked || !scheme || isFunction(scheme.node) || !isScheme(scheme.module, scheme.node) || !fn.body) return false
  const calls = callsIn(module, fn).filter((one) => one !== asked.call)
  const given = results(module, fn)
  return (
    calls.every((one) => HARMLESS.test(lastName(one.callee) ?? '')) &&
    ![...walk(fn.body)].some(compares) &&
    given.length > 0 &&
    given.every((one) => passesOn(module, one, (part) => part.type === 'Identifier' && isSame(module, part, asked.parameter)))
  )
}

const HARMLESS = whole('', /HTTPException|startswith|split|replace|removeprefix|strip/, /lower|len|debug|info|warning/)

/** With a text or a value; a missing one is refused. */
function compares(node: Ast): boolean {
  const others = comparedBy(node, { among: true })
    ?.map((one) => unwrap(one))
    .map((one) => (one.type === 'Literal' ? one.value : 'something'))
  return (
    others !== undefined && !others.some((one) => one === null || one === '' || typeof one === 'number' || /^bearer\s?$/i.test(String(one)))
  )
}

function isSame(module: Module, id: AstOf<'Identifier'>, parameter: Ast): boolean {
  return module.binding(id)?.id === parameter
}
