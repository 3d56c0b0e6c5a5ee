import {
  enclosingFunction,
  isFunction,
  isTextLiteral,
  keyOf,
  named,
  results,
  type Ast,
  type AstOf,
  type Binding,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { codeRoute } from '../../knowledge/words/logged-requests.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
import { isBlanked } from './blanked.ts'

/**
 * What of the event that a function of a cloud is called with authorizes somebody: the headers, where a caller's Authorization is read of
 * them, here or by what the event is handed to, and the body where the function answers a token endpoint.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const credentialOfEvent = oncePerPair((module: Module, binding: Binding): 'headers' | 'body' | undefined => {
  if (binding.name !== 'event' || isBlanked(module, binding)) return undefined
  const uses = module.references(binding)
  if (AUTHORIZES.test(module.file.text) && uses.some((use) => reads(module, use, /^headers$/))) return 'headers'
  if (!uses.some((use) => reads(module, use, OF_HTTP))) return undefined
  if (uses.some((use) => isHandedToReader(module, use))) return 'headers'
  return answersTokenRoute(module) ? 'body' : undefined
})

const AUTHORIZES = /authorization/i
/** Members of the events of a gateway: those of queues, tables and timers have others. */
const OF_HTTP = /^(?:headers|requestContext|httpMethod|rawPath|queryStringParameters|pathParameters|isBase64Encoded)$/

/**
 * The answer that a function of a cloud gives for one of several routes, the token endpoint among them: `const response = await
 * route.handler(event)`, logged whole and given back.
 */
export function answerOfRoutes(module: Module, binding: Binding): 'body' | undefined {
  if (!/^(?:res|resp|response|result|answer)$/i.test(binding.name) || !answersTokenRoute(module)) return undefined
  const around = enclosingFunction(module, binding.id)
  const [event] = around?.params ?? []
  const of = module.binding(event)
  if (!around || of?.name !== 'event' || !module.references(of).some((use) => reads(module, use, OF_HTTP))) return undefined
  return isGivenBack(module, around, binding) && !isBlanked(module, binding) ? 'body' : undefined
}

function isGivenBack(module: Module, fn: FunctionNode, binding: Binding): boolean {
  return results(module, fn).some((one) => module.binding(one) === binding)
}

/** Whether a module names the path of a token endpoint. */
const answersTokenRoute = oncePer((module: Module): boolean => module.nodes('Literal').some(isTokenRoute))

/** `'/oauth/token'`, `'POST /token'` */
function isTokenRoute({ value }: AstOf<'Literal'>): boolean {
  return typeof value === 'string' && codeRoute.pattern.test(value.replace(/^POST\s/, ''))
}

/** Whether a use takes a member: `event.headers`, `event["headers"]`, `event.get("headers", {})`, `const { headers } = event`. */
function reads(module: Module, use: Ast, member: RegExp): boolean {
  const around = module.parent(use)
  if (around?.type === 'VariableDeclarator' && around.init === use && around.id.type === 'ObjectPattern')
    return around.id.properties.some((one) => one.type === 'Property' && member.test(keyOf(one) ?? ''))
  if (around?.type !== 'MemberExpression' || around.object !== use) return false
  if (member.test(keyOf(around) ?? '')) return true
  const call = keyOf(around) === 'get' ? module.parent(around) : undefined
  const [first] = call?.type === 'CallExpression' ? call.arguments : []
  return isTextLiteral(first) && member.test(first.value)
}

/** Whether a function of another module is handed the whole event and reads a caller's Authorization of its headers. */
function isHandedToReader(module: Module, use: Ast): boolean {
  const call = module.parent(use)
  const index = call?.type === 'CallExpression' ? call.arguments.findIndex((one) => one === use) : -1
  if (
    call?.type !== 'CallExpression' ||
    index < 0 ||
    !/auth|user|token|caller|session|identity/i.test(module.source(call.callee).slice(0, 80))
  )
    return false
  const called = named(module, call.callee)
  const parameter = called && called.module !== module && isFunction(called.node) ? called.node.params[index] : undefined
  if (!called || parameter?.type !== 'Identifier' || !AUTHORIZES.test(called.module.source(called.node))) return false
  const of = called.module.binding(parameter)
  return of !== undefined && called.module.references(of).some((one) => reads(called.module, one, /^headers$/))
}
