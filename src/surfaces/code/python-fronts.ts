import {
  argumentsOf,
  callOf,
  calls,
  definition,
  isFunction,
  lastName,
  named as namedAnywhere,
  results,
  unwrap,
  valueElsewhere,
  walk,
  withoutComments,
  type Ast,
  type AstOf,
  type Call,
  type Here,
  type Module,
} from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
import { checkWord, speaksOfCallers } from '../../knowledge/words/checks.ts'
import { isForOneRoute, takesRoute } from '../../knowledge/words/routes.ts'
import { callsIn } from './calls-in-function.ts'
import { bareDecorator, beforeFunction, decorated } from './mcp-routes.ts'
import { isWrap, mayTurnAway, meant, namedThing, WRAPS } from './turning-away.ts'

/** Something that runs in front of an application, and where that is told about it. */
interface Front {
  readonly thing: Ast
  readonly at: Span
  /** The module that it is written in. */
  readonly home: Module
}

/**
 * The first thing that an application of Python runs in front of its routes and that may turn callers away: by what it says wherever in
 * the repository it stands, or as it cannot be read. What is `known` has been looked at. https://www.starlette.io/middleware/
 */
export function pythonFront(module: Module, isKnown: (thing: Ast, at: Span) => boolean = () => false): Span | undefined {
  for (const { thing, at, home } of frontsOf(module)) {
    const here = meant(home, thing)
    const isChecked = home !== module && checkWord.pattern.test(lastName(namedThing(thing)) ?? '')
    if (!isKnown(here?.module === module ? here.node : thing, at) && (isChecked || mayTurnAway(home, thing, here))) return at
  }
  for (const call of calls(module)) if (!isKnown(call.node, call.at) && isBehindOther(module, call)) return call.at
  return appsElsewhere(module) ?? toolsGuarded(module)
}

/** Whether a call puts an application in something, or hands it to something, that may turn callers away. */
function isBehindOther(module: Module, call: Call, steps = 2): boolean {
  const around = steps > 0 && isGivenApp(call) ? meant(module, call.node.callee) : undefined
  if (!around || around.module === module) return false
  return isFunction(around.node)
    ? putsInFront(around, steps)
    : around.node.type === 'ClassDeclaration' && mayTurnAway(module, call.node.callee, around)
}

/** Whether a function puts something in front of an application, or it in something, that may turn callers away. */
function putsInFront({ module, node }: Here, steps = 1): boolean {
  return putsOnce(module, node, steps)
}

const putsOnce = oncePerPair((module: Module, node: Ast, steps: number): boolean => {
  return (
    frontsOf(module).some(({ thing, at, home }) => at.start >= node.start && at.end <= node.end && mayTurnAway(home, thing)) ||
    callsIn(module, node).some((one) => checkWord.pattern.test(lastName(one.callee) ?? '') || isPutIn(module, callOf(module, one), steps))
  )
})

/** `Gate(app, KEY)` in a function that was given the application. */
function isPutIn(module: Module, call: Call, steps: number): boolean {
  const around = isGivenApp(call) ? meant(module, call.node.callee) : undefined
  if (around?.node.type === 'ClassDeclaration') return mayTurnAway(module, call.node.callee, around)
  return isBehindOther(module, call, steps - 1)
}

/** Where an application is used that another file makes, `app = make_app()`, `from .web import app`, and puts something in front of. */
const appsElsewhere = oncePer((module: Module): Span | undefined => {
  const seen = new Set<Ast>()
  for (const { node, at } of calls(module)) {
    const callee = unwrap(node.callee)
    if (callee.type !== 'MemberExpression' || !/^(?:\w*_)?(?:app|application)$/.test(lastName(callee.object) ?? '')) continue
    const made = definition(module, callee.object)
    const there = namedAnywhere(module, made.type === 'CallExpression' ? made.callee : made)
    if (!there || there.module === module || seen.has(there.node)) continue
    seen.add(there.node)
    const isGuarded = isFunction(there.node)
      ? putsInFront(there)
      : frontsOf(there.module).some(({ thing, home }) => mayTurnAway(home, thing))
    if (isGuarded) return at
  }
  return undefined
})

/** `secure(app)`, `prepare(application=app)`, `secure(manager.handle_request)`, `gate(mcp.http_app())` */
function isGivenApp({ node }: Call): boolean {
  return (
    node.callee.type !== 'Super' &&
    node.arguments.some((one) => {
      const inner = one.type === 'SpreadElement' ? one : unwrap(one)
      return one.type !== 'SpreadElement' && APPLICATION.test(lastName(inner.type === 'CallExpression' ? inner.callee : inner) ?? '')
    })
  )
}

const APPLICATION = /^(?:(?:\w*_)?(?:app|application|mcp)|handle_(?:request|mcp|http|streamable_http))$/

const frontsOf = oncePer((module: Module): readonly Front[] => [
  ...calls(module).flatMap((call) => [...toldBy(module, call), ...beforeRoute(module, call)].map((one) => written(module, one))),
  ...decoratedFronts(module),
])

/** A front where it is made, if that is in another file: `gate = Middleware(Gate)`, `guard = Depends(caller)`. */
function written(module: Module, front: Front): Front {
  const there = front.home === module && namedThing(front.thing) === unwrap(front.thing) ? valueElsewhere(module, front.thing) : undefined
  const made = there && unwrap(there.node)
  const isWrapped = made?.type === 'CallExpression' && WRAPS.test(lastName(made.callee) ?? '')
  return there && isWrapped ? { ...front, thing: made, home: there.module } : front
}

/** What a route of MCP depends on: `dependencies=[guard]` of its decorator, `user=Depends(caller)`, a type that says so. */
function beforeRoute(module: Module, call: Call): Front[] {
  const fn = decorated(call)
  if (!fn || !takesRoute.pattern.test(call.name) || !/mcp/i.test(module.source(call.node))) return []
  const types = fn.params.flatMap((one) => {
    const inner = one.type === 'AssignmentPattern' ? one.left : one
    const name = inner.type === 'Identifier' ? inner.typeAnnotation?.name : undefined
    const there = name ? namedAnywhere(module, name) : undefined
    return there ? [...walk(there.node)].flatMap((each) => (isWrap(each) ? [{ thing: each, at: call.at, home: there.module }] : [])) : []
  })
  const given = beforeFunction(call, fn).map((thing): Front => ({ thing, at: call.at, home: module }))
  return [...listed(module, call), ...given, ...types]
}

function toldBy(module: Module, call: Call): Front[] {
  const { node, name, at } = call
  const given = argumentsOf(module, node)
  const callee = unwrap(node.callee)
  const fronts = (things: readonly (Ast | undefined)[]) => things.flatMap((thing) => (thing ? [{ thing, at, home: module }] : []))
  if (ADDS.test(name)) {
    const fn = decorated(call)
    return fronts([given.expression('dispatch') ?? given.positional[0] ?? given.expression(['middleware_class', 'middleware', 'cls']), fn])
  }
  // `app.middleware("http")(door)`
  if (callee.type === 'CallExpression' && lastName(callee.callee) === 'middleware') return fronts([given.positional[0]])
  if (name === 'middleware') return fronts([decorated(call)])
  // `middleware.append((Door, [], { … }))`, a class with what it is made with: https://www.starlette.io/applications/
  if (PUTS.test(name) && callee.type === 'MemberExpression' && LISTS.test(lastName(callee.object) ?? ''))
    return fronts([given.positional.at(-1)])
  const isOfOneRoute = isForOneRoute.pattern.test(name) && !/mcp/i.test(module.source(node))
  if (isOfOneRoute || decorated(call)) return []
  return listed(module, call)
}

/** What lists of a call hold, also where another file writes them. */
function listed(module: Module, { node, at }: Call): Front[] {
  const given = argumentsOf(module, node)
  return given.named.entries.flatMap(({ key }) => {
    const list = LISTS.test(key.value) ? given.expression(key.value) : undefined
    const { node: held, module: home } = (list && listMeant(module, list)) ?? { node: undefined, module }
    if (held?.type !== 'ArrayExpression') return []
    return held.elements.flatMap((one) => (one && unwrap(one).type !== 'Literal' ? [{ thing: one, at, home }] : []))
  })
}

/** A list that is written here, in another file, or by the function that gives it. */
function listMeant(module: Module, list: Ast): Here | undefined {
  const own = definition(module, list)
  if (own.type === 'ArrayExpression') return { module, node: own }
  if (own.type !== 'CallExpression') return valueElsewhere(module, list)
  const maker = namedAnywhere(module, own.callee)
  const [only, ...more] = maker && isFunction(maker.node) ? results(maker.module, maker.node) : []
  return maker && only && more.length === 0 ? { module: maker.module, node: definition(maker.module, only) } : undefined
}

/** What is told in a list, also of names of packages that are to be installed: https://litestar.dev, https://fastapi.tiangolo.com */
const LISTS = /^(?:middlewares?|dependencies|guards|before_request)$/
const PUTS = /^(?:append|insert)$/
const ADDS = /^(?:add_middleware|Middleware|DefineMiddleware|before_(?:app_)?request)$/

/** `@app.before_request`, which has no parentheses. */
function decoratedFronts(module: Module): Front[] {
  return module.nodes('Decorator').flatMap((one) => {
    const isFront = /^(?:before_(?:app_)?request|on_request|middleware)$/.test(bareDecorator(one) ?? '')
    const holder = one.parent
    return isFront && isFunction(holder) ? [{ thing: holder, at: module.span(one), home: module }] : []
  })
}

/** A decorator of another file that asks who calls, where each tool of the module has one: `@mcp.tool()`, `@guarded`. */
const toolsGuarded = oncePer((module: Module): Span | undefined => {
  const tools = new Map<Ast, readonly AstOf<'Decorator'>[]>()
  for (const { parent } of module.nodes('Decorator'))
    if (isFunction(parent) && parent.decorators.some((one) => TOOL.test(module.source(one).slice(0, 60))))
      tools.set(parent, parent.decorators)
  const guards = [...tools.values()].map((all) => all.find((one) => asksCaller(module, one.expression)))
  const [first] = guards
  return first && guards.every((one) => one !== undefined) ? module.span(first) : undefined
})

const TOOL = /^@[\w.]{1,40}\.tool\b/

function asksCaller(module: Module, decorator: Ast): boolean {
  const here = meant(module, decorator)
  if (!here || here.module === module || !isFunction(here.node)) return false
  return speaksOfCallers.pattern.test(withoutComments(here.module, here.node)) && mayTurnAway(module, decorator, here)
}
