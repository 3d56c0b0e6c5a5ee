import { takesPath } from '../../knowledge/words/routes.ts'
import {
  calleeOf,
  isFunction,
  keyOf,
  named,
  nameOf,
  unwrap,
  withoutCall,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'
import { credentialInQuery } from './credentials-in-query.ts'
import { ownPackageSays } from './package-words.ts'
import { firstFound } from '../../text/first-found.ts'

/**
 * The credential that a guard takes of the query of the requests that a handler logs: one that stands before it in the call that registers
 * it, or that the router of the handler is put behind: `app.use('/ui', queryAuth(verifier), router)`.
 */
export function takenInFront(module: Module, handler: FunctionNode): string | undefined {
  const call = module.parent(handler)
  const callee = calleeOf(call)
  if (call?.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return undefined
  if (!takesPath.pattern.test(keyOf(callee) ?? '')) return undefined
  const router = callee.object.name
  const all = [...before(call, handler), ...module.nodes('CallExpression').flatMap((one) => frontsOf(one, router))]
  return firstFound(all.slice(0, MOST), (one) => takenByGuard(module, one))
}

/** Nobody puts more in front of a handler. */
const MOST = 20

function before(call: AstOf<'CallExpression'>, handler: Ast): readonly Ast[] {
  return call.arguments.slice(
    0,
    call.arguments.findIndex((one) => one === handler),
  )
}

/** What `use` puts before a router, or into it. */
function frontsOf(call: AstOf<'CallExpression'>, router: string): readonly Ast[] {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || keyOf(callee) !== 'use') return []
  if (callee.object.type === 'Identifier' && callee.object.name === router) return call.arguments
  const place = call.arguments.findIndex((one) => one.type === 'Identifier' && one.name === router)
  return place < 0 ? [] : call.arguments.slice(0, place)
}

/** A function by its name, or what makes one: `queryAuth`, `queryAuth(verifier)`. */
function takenByGuard(module: Module, node: Ast): string | undefined {
  const inner = unwrap(node)
  const name = withoutCall(inner)
  if (name.type !== 'Identifier' && name.type !== 'MemberExpression') return undefined
  const called = named(module, name)
  return called && isFunction(called.node) ? credentialInQuery(called.module, called.node) : undefined
}

/** Middleware by what it is given that is put in front of all routes, in this module or another of the package: `app.use(requestLog)`. */
export function isMiddlewareOfAll(module: Module, handler: FunctionNode): boolean {
  const [, , next] = handler.params
  const name = nameOf(module, handler)
  if (next?.type !== 'Identifier' || next.name !== 'next' || handler.params.length > 3 || name === undefined) return false
  const used = new RegExp(`\\.use\\(\\s{0,40}(?:\\w{1,40}\\.)?${literally(name)}\\s{0,4}[,)]`)
  return used.test(module.file.text) || ownPackageSays(module, used)
}

/** The credential that another module of the package takes of the query of its requests. */
export function takenInPackage(module: Module): string | undefined {
  return TOKENS.find((name) => ownPackageSays(module, takesOf(name)))
}

const TOKENS = ['token', 'access_token', 'accessToken', 'auth_token', 'api_key', 'apiKey'] as const

/** `req.query.token`, `const { token } = req.query`; what a database is asked by such a name is none. */
function takesOf(name: string): RegExp {
  return new RegExp(
    `\\b(?:req|request)\\.query\\??\\.${name}\\b(?!\\.(?:find|create|update|count))|` +
      `\\{[^{}\\n]{0,80}\\b${name}\\b[^{}\\n]{0,80}\\}\\s{0,4}=\\s{0,4}(?:req|request)\\.query\\b`,
  )
}
