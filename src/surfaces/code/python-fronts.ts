import { isCallNode, isFunction, keyOf, lastName, unwrap, type Ast } from '../../program/ast.ts'
import { argumentsOf } from '../../program/arguments.ts'
import { calls, comesFrom, type Call } from '../../program/calls.ts'
import { definition } from '../../program/fold.ts'
import { importedAs } from '../../program/imports.ts'
import { named as namedAnywhere, type Here } from '../../program/instances.ts'
import { withoutComments, type Module } from '../../program/module.ts'
import { originOf } from '../../program/origin.ts'
import { valueElsewhere } from '../../program/values-elsewhere.ts'
import { walk } from '../../program/walk.ts'
import type { Span } from '../../text/source.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
import { harmlessPackagesOfPython } from '../../knowledge/libraries/web-servers.ts'
import { asksForOtherThings, checkWord, mayRefuse, speaksOfCallers } from '../../knowledge/words/checks.ts'
import { isForOneRoute, takesRoute } from '../../knowledge/words/routes.ts'
import { callsIn } from './calls-in-function.ts'
import { reachedFrom } from './mcp-guard.ts'
import { bareDecorator, beforeFunction, decorated } from './mcp-routes.ts'

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
  for (const call of calls(module)) {
    const setUp = isGivenApp(call) ? namedAnywhere(module, call.node.callee) : undefined
    if (setUp && isFunction(setUp.node) && !isKnown(call.node, call.at) && putsInFront(setUp)) return call.at
  }
  return undefined
}

/** Whether a function that is given an application puts something in front of it, or it in something, that may turn callers away. */
function putsInFront({ module, node }: Here): boolean {
  return (
    frontsOf(module).some(({ thing, at, home }) => at.start >= node.start && at.end <= node.end && mayTurnAway(home, thing)) ||
    callsIn(module, node).some(({ callee }) => checkWord.pattern.test(lastName(callee) ?? ''))
  )
}

/** `secure(app)`, `prepare(application=app)`, `secure(manager.handle_request)` */
function isGivenApp({ node }: Call): boolean {
  return (
    node.callee.type !== 'Super' &&
    node.arguments.some(
      (one) =>
        one.type !== 'SpreadElement' &&
        /^(?:(?:\w*_)?(?:app|application|mcp)|handle_(?:request|mcp|http|streamable_http))$/.test(lastName(one) ?? ''),
    )
  )
}

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

function isWrap(node: Ast): boolean {
  return node.type === 'CallExpression' && WRAPS.test(lastName(node.callee) ?? '')
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
    const own = list && definition(module, list)
    const there = list && own?.type !== 'ArrayExpression' ? valueElsewhere(module, list) : undefined
    const [held, home] = there ? [unwrap(there.node), there.module] : [own, module]
    if (held?.type !== 'ArrayExpression') return []
    return held.elements.flatMap((one) => (one && unwrap(one).type !== 'Literal' ? [{ thing: one, at, home }] : []))
  })
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

/** What stands for a class, an object of it, a function, or what makes one: `Middleware(Door)`, `Depends(tenant)`, `make_door()`. */
function meant(module: Module, thing: Ast): Here | undefined {
  const named = namedThing(thing)
  if (isFunction(named)) return { module, node: named }
  const here = namedAnywhere(module, named)
  const made = here && unwrap(here.node)
  return here && made && isCallNode(made) ? namedAnywhere(here.module, made.callee) : here
}

function namedThing(thing: Ast): Ast {
  const whole = unwrap(thing)
  const inner = whole.type === 'ArrayExpression' && whole.elements[0] ? unwrap(whole.elements[0]) : whole
  if (!isCallNode(inner)) return inner
  const [first] = inner.arguments
  return WRAPS.test(lastName(inner.callee) ?? '') && first && first.type !== 'SpreadElement' ? unwrap(first) : unwrap(inner.callee)
}

const WRAPS = /^(?:Middleware|DefineMiddleware|Depends|Security|Provide|partial)$/

function mayTurnAway(module: Module, thing: Ast, here = meant(module, thing)): boolean {
  const named = namedThing(thing)
  const name = lastName(named) ?? ''
  if (here && (isFunction(here.node) || here.node.type === 'ClassDeclaration')) return saysNo(here.module, here.node, name)
  const from = originOf(module, named)
  return !(from && comesFrom(from, harmlessPackagesOfPython.packages)) && !asksForOtherThings.pattern.test(name)
}

const saysNo = oncePerPair((module: Module, node: Ast, name: string): boolean => {
  const parts = [...reachedFrom(module, [node]).keys()]
  const code = parts.map((one) => withoutComments(module, one)).join('\n')
  const words = asksForOtherThings.pattern.test(name) ? speaksOfCallers.pattern : mayRefuse.pattern
  return code.length >= LONGEST || (words.test(code) && ANSWERS.test(code)) || parts.some((one) => asksElsewhere(module, one))
})

const LONGEST = 8000
/** What answers in the place of the application, without which everybody passes. */
const ANSWERS = /\b40\d\b|\braise\b|Response\(|\bsend\(|\babort\(|\breturn\s{1,4}(?:False|None)\b|forbidden|unauthori[sz]ed/i

/** Whether a piece of code runs something of another file of the repository, or is made of a class there, but to log or to count. */
function asksElsewhere(module: Module, code: Ast): boolean {
  return [...walk(code)].some((one) => {
    const run = one.type === 'CallExpression' ? one.callee : one.type === 'ClassDeclaration' ? one.superClass : undefined
    let root = run && unwrap(run)
    if (!root) return false
    const names = [lastName(root) ?? '']
    while (root.type === 'MemberExpression' || root.type === 'CallExpression') {
      root = unwrap(root.type === 'MemberExpression' ? root.object : root.callee)
      names.push(lastName(root) ?? '', root.type === 'MemberExpression' ? (keyOf(root) ?? '') : '')
    }
    const from = importedAs(module, root)
    const isOurs = from !== undefined && (from.module.startsWith('.') || module.neighbourPath(from.module) !== undefined)
    return isOurs && !names.some((each) => asksForOtherThings.pattern.test(each))
  })
}
