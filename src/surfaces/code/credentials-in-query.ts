import { inside, isFunction, keyOf, nameOf, unwrap, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { speaksOfSignIn, textMethod } from '../../knowledge/words/logged-requests.ts'
import { oncePer } from '../../text/once-per.ts'
import { takenOf, type Taken } from './taken-parameters.ts'

/**
 * The name of a credential that handlers take of the query of a request, all of a module's or those in one function: a token (RFC 6750
 * section 2.3), or a code that comes back with a state (RFC 6749 section 4.1.2).
 */
export function credentialInQuery(module: Module, within?: FunctionNode): string | undefined {
  return takenBy(module).find(({ handler }) => !within || handler === within || inside(handler, within))?.name
}

interface Credential {
  readonly name: string
  readonly handler: FunctionNode
}

/** Asked once a module, for all that it logs. */
const takenBy = oncePer((module: Module): readonly Credential[] => {
  const tokens = TOKENS.filter((name) => module.file.text.includes(name)).flatMap((name) =>
    takenOf(module, name).flatMap((one) => (isValue(module, one) ? [{ name, handler: one.handler }] : [])),
  )
  const all = [...tokens, ...codes(module).map((handler) => ({ name: 'code', handler }))]
  return all
})

const TOKENS = ['token', 'access_token', 'accessToken', 'auth_token', 'authToken', 'api_key', 'apiKey', 'apikey'] as const

/** No table of a database, `context.query.token.findMany()`, nothing that is put there, and no parameter that may be a header's. */
function isValue(module: Module, { node }: Taken): boolean {
  if (node.type === 'Identifier' || node.type === 'AssignmentPattern') return false
  const user = module.parent(node)
  if (user?.type === 'AssignmentExpression') return user.left !== node
  if (node.type !== 'MemberExpression' || user?.type !== 'MemberExpression' || user.object !== node) return true
  return textMethod.pattern.test(keyOf(user) ?? '')
}

/** Handlers of a code and its state that sign somebody in: coupons and postal codes go by these names too. */
function codes(module: Module): readonly FunctionNode[] {
  if (!/\bcode\b/.test(module.file.text) || !/\bstate\b/.test(module.file.text)) return []
  const states = new Set(takenOf(module, 'state').map(({ handler }) => handler))
  return takenOf(module, 'code').flatMap(({ handler }) => (states.has(handler) && signsIn(module, handler) ? [handler] : []))
}

/** By the route, the name of the function or of its file, or what it does with the code. */
function signsIn(module: Module, handler: FunctionNode): boolean {
  const call = module.parent(handler)
  const [path] = call?.type === 'CallExpression' ? call.arguments : []
  const around: readonly Ast[] = [
    ...(path && !isFunction(unwrap(path)) ? [path] : []),
    ...handler.decorators,
    ...(call?.type === 'MethodDefinition' ? call.decorators : []),
    handler,
  ]
  const names = [module.file.path, nameOf(module, handler) ?? '', ...around.map((one) => module.source(one).slice(0, LONGEST))]
  return names.some((one) => speaksOfSignIn.pattern.test(one))
}

/** More of a function is not looked at. */
const LONGEST = 8000
