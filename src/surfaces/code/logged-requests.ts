import {
  definition,
  dotted,
  enclosingFunction,
  inside,
  isFunction,
  keyOf,
  lastName,
  named,
  nameOf,
  type Ast,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { answersEachRequest, requestBody, requestUrl } from '../../knowledge/words/logged-requests.ts'
import { oncePer } from '../../text/once-per.ts'
import { credentialInQuery } from './credentials-in-query.ts'
import { bodyOfAll } from './bodies-of-all.ts'
import { callsIn } from './calls-in-function.ts'
import { isMiddlewareOfAll, takenInFront, takenInPackage } from './request-middleware.ts'
import { partOfBody } from './logged-bodies.ts'
import type { Shown } from './logged-secrets.ts'
import { shownParts } from './shown-parts.ts'

/**
 * A request that a server writes with what authorizes it: its address where a credential or a code is taken of the query (RFC 6750
 * section 5.3, RFC 6749 section 4.1.2), and the body of a sign-in or a token request.
 */
export function requestShown(module: Module, node: Ast): Shown | undefined {
  for (const one of shownParts(module, node)) {
    const whole = bodyOfAll(module, one)
    if (whole !== undefined) return { what: whole, node: one }
    const given = one.type === 'Identifier' ? definition(module, one) : one
    const path = dotted(given.type === 'CallExpression' && given.arguments.length === 0 ? given.callee : given)
    if (path === undefined) continue
    const what = requestUrl.pattern.test(path)
      ? takenOfQuery(module, one)
      : requestBody.pattern.test(path)
        ? (partOfBody(module, one, path) ?? (path.endsWith('.query') ? takenOfQuery(module, one) : undefined))
        : undefined
    if (what !== undefined) return { what, node: one, within: one }
  }
  return undefined
}

/** What is taken of the query of the requests that a function sees. */
function takenOfQuery(module: Module, node: Ast): string | undefined {
  const around = enclosingFunction(module, node)
  if (!around) return undefined
  const own = credentialInQuery(module, around) ?? takenByCalled(module, node) ?? takenInFront(module, around)
  if (own !== undefined) return own
  if (!seesEach(module, around)) return isMiddlewareOfAll(module, around) ? takenInPackage(module) : undefined
  return credentialInQuery(module) ?? takenByNeighbour(module)
}

/** What a function takes that is handed the request behind a place, in the same block: `return finish_sign_in(request)`. */
function takenByCalled(module: Module, node: Ast): string | undefined {
  const block = [...module.ancestors(node)].find((one) => one.type === 'BlockStatement' || isFunction(one))
  if (block?.type !== 'BlockStatement') return undefined
  const around = enclosingFunction(module, node)
  for (const call of around ? callsIn(module, around) : []) {
    const { callee, start, arguments: given } = call
    if (start < node.end || !given.some(isRequest) || !inside(call, block)) continue
    const called = named(module, callee)
    const found = called && isFunction(called.node) ? credentialInQuery(called.module, called.node) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

const isRequest = (node: Ast) => node.type === 'Identifier' && /^(?:req|request|ctx|c)$/.test(node.name)

/** A function of a neighbour that is given the request and takes a credential of its query. Told once a module. */
const takenByNeighbour = oncePer((module: Module): string | undefined => {
  const seen = new Set<string>()
  for (const { callee, arguments: given } of module.nodes('CallExpression')) {
    const name = callee.type === 'Identifier' ? callee.name : ''
    if (seen.has(name) || seen.size > MOST || !/token|auth|key/i.test(name)) continue
    if (!given.some(isRequest)) continue
    seen.add(name)
    const called = named(module, callee)
    const found = called && called.module !== module && isFunction(called.node) ? credentialInQuery(called.module, called.node) : undefined
    if (found !== undefined) return found
  }
  return undefined
})

/** So many functions of others are looked into. */
const MOST = 20

/** Whether a function is called for the requests of all routes: middleware, a hook, the listener of a server. */
function seesEach(module: Module, fn: FunctionNode): boolean {
  const call = module.parent(fn)
  if (call?.type === 'CallExpression') return answersEachRequest.pattern.test(lastName(call.callee) ?? '')
  const decorators = fn.type === 'FunctionDeclaration' ? fn.decorators : []
  if (decorators.some(({ expression }) => /(?:\.middleware\b|before_request|after_request)/.test(module.source(expression)))) return true
  const name = nameOf(module, fn) ?? (call?.type === 'MethodDefinition' || call?.type === 'Property' ? keyOf(call) : undefined) ?? ''
  return /middleware|^log_?requests?$|^request_?logger$|^dispatch$/i.test(name)
}
