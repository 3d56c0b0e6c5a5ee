import {
  calleeOf,
  definition,
  dotted,
  isFunction,
  keyOf,
  lastName,
  nameOf,
  textAt,
  unwrap,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import {
  classOfAll,
  givesTokensInAnswers,
  holdsRequest,
  ofAllRoutes,
  takesPasswords,
  treatsSome,
  wholeBody,
  writesAnswers,
} from '../../knowledge/words/bodies-of-all.ts'
import { answersEachRequest } from '../../knowledge/words/logged-requests.ts'
import { literally } from '../../text/pattern.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
import { ownPackageSays } from './package-words.ts'
import { isMiddlewareOfAll } from './request-middleware.ts'

/**
 * The body of each request, as middleware in front of all routes writes it, at a server that is told passwords in bodies: that of a sign-in
 * is among them. So are the answers of all routes, where one of them gives tokens.
 */
export function bodyOfAll(module: Module, node: Ast): string | undefined {
  const path = bodyIn(module, node)
  if (path !== undefined) return isSeenOfAll(module, node) && ownPackageSays(module, takesPasswords.pattern) ? path : undefined
  const inner = unwrap(node)
  if (inner.type !== 'Identifier' || !mayWriteAnswers(module) || !isAnswer(module, inner)) return undefined
  return isSeenOfAll(module, node) && ownPackageSays(module, givesTokensInAnswers.pattern) ? 'answer' : undefined
}

const mayWriteAnswers = oncePer((module: Module) => writesAnswers.pattern.test(module.file.text))

function isSeenOfAll(module: Module, node: Ast): boolean {
  let looked = 0
  for (const one of module.ancestors(node)) {
    if (!isFunction(one)) continue
    if (seesAll(module, one)) return true
    if (++looked === MOST) return false
  }
  return false
}

/** `next.handle().pipe(tap((data) => …))`, and what `res.json` and `res.send` are written over with: `res.json = (body) => …`. */
function isAnswer(module: Module, id: AstOf<'Identifier'>): boolean {
  const binding = module.binding(id)
  const fn = binding?.kind === 'param' ? binding.id.parent : undefined
  const call = fn && isFunction(fn) && fn.params[0] === binding?.id ? module.parent(fn) : undefined
  if (call?.type === 'CallExpression') return /^(?:tap|map)$/.test(lastName(call.callee) ?? '')
  if (call?.type === 'AssignmentExpression') return isAnswering(call.left)
  if (binding?.kind !== 'let') return false
  return module.references(binding).some((one) => {
    const set = module.parent(one)
    if (set?.type !== 'AssignmentExpression' || set.left !== one) return false
    const given = module.binding(unwrap(set.right))
    const from = given?.kind === 'param' ? given.id.parent : undefined
    const over = from && isFunction(from) ? module.parent(from) : undefined
    return over?.type === 'AssignmentExpression' && isAnswering(over.left)
  })
}

const isAnswering = (node: Ast) => /^(?:res|response)\.(?:json|send)$/.test(dotted(node) ?? '')

/** Functions in functions: `res.on('finish', () => …)`. */
const MOST = 4
/** More of a function is not looked at. */
const LONGEST = 6000

/** `req.body`, `body` of `const { body } = req`, `(await request.body()).decode()`. */
function bodyIn(module: Module, node: Ast): string | undefined {
  const inner = unwrap(node)
  const binding = module.binding(inner)
  if (binding?.path?.length === 1 && binding.path[0] === 'body' && binding.init)
    return holdsRequest.pattern.test(module.source(unwrap(binding.init)).slice(0, 200)) ? 'body' : undefined
  const given = inner.type === 'Identifier' ? definition(module, inner) : inner
  const path = pathOf(module, given)
  if (path === undefined || !wholeBody.pattern.test(path)) return undefined
  return given.type === 'CallExpression' && !path.endsWith('.body') ? `${path}()` : path
}

/** The path of a member, or of what is called, through what only makes a text of it. */
function pathOf(module: Module, node: Ast): string | undefined {
  const inner = unwrap(node)
  if (inner.type !== 'CallExpression') return dotted(inner)
  const callee = unwrap(inner.callee)
  if (callee.type === 'MemberExpression' && /^(?:decode|toString)$/.test(keyOf(callee) ?? '')) {
    const holder = unwrap(callee.object)
    return pathOf(module, holder.type === 'Identifier' ? definition(module, holder) : holder)
  }
  return inner.arguments.length === 0 ? dotted(callee) : undefined
}

/** Whether a function is called for all requests, and says nothing of some of them nor of what it leaves out. */
const seesAll = oncePerPair((module: Module, fn: FunctionNode): boolean => {
  const found = isHook(module, fn) || isMiddlewareOfAll(module, fn) || isOfClass(module, fn)
  return found && !treatsSome.pattern.test(module.source(classAround(module, fn) ?? fn).slice(0, LONGEST))
})

/** `app.use((req, res, next) => …)`, `fastify.addHook('preHandler', …)`, `@app.middleware("http")`. */
function isHook(module: Module, fn: FunctionNode): boolean {
  const decorators = fn.type === 'FunctionDeclaration' ? fn.decorators : []
  if (decorators.some(({ expression }) => ofAllRoutes.pattern.test(module.source(expression).slice(0, 80)))) return true
  const call = module.parent(fn)
  if (call?.type !== 'CallExpression' || !answersEachRequest.pattern.test(lastName(call.callee) ?? '')) return false
  const callee = calleeOf(call)
  if (callee?.type === 'MemberExpression' && lastName(call.callee) === 'use' && !isApplication(module, callee.object)) return false
  return call.arguments.every((one) => {
    const path = textAt(module, one)?.value
    return path === undefined || !path.startsWith('/') || OF_ALL.test(path)
  })
}

/** A router has some of the routes. */
function isApplication(module: Module, node: Ast): boolean {
  const made = definition(module, node)
  const isRouter = made.type === 'CallExpression' && /rout/i.test(lastName(made.callee) ?? '')
  return !isRouter && /^(?:app|server|fastify|application|hono|koa|api|http_?server|express_?app)$/i.test(lastName(node) ?? '')
}

const OF_ALL = /^\/(?:api(?:\/v\d{1,2})?)?\/?\*?$/

/** A method of a class that the package registers for all requests. */
function isOfClass(module: Module, fn: FunctionNode): boolean {
  const method = module.parent(fn)
  const name = method?.type === 'MethodDefinition' ? keyOf(method) : nameOf(module, fn)
  const around = classAround(module, fn)
  if (around?.type !== 'ClassDeclaration' || around.id === null || !/^(?:intercept|use|catch|dispatch)$/.test(name ?? '')) return false
  if (!classOfAll.pattern.test(module.source(around).slice(0, 300))) return false
  return ownPackageSays(module, registers(literally(around.id.name)))
}

const classAround = (module: Module, fn: FunctionNode): Ast | undefined =>
  [...module.ancestors(fn)].find((one) => one.type === 'ClassDeclaration')

/** https://docs.nestjs.com/interceptors#binding-interceptors, https://docs.nestjs.com/middleware#applying-middleware */
function registers(name: string): RegExp {
  const globally = '\\buseGlobal(?:Interceptors|Filters)\\([^;]{0,300}|\\bAPP_(?:INTERCEPTOR|FILTER)\\b[^}]{0,200}'
  const inPython = '\\b(?:add_middleware|Middleware)\\(\\s{0,20}'
  const applied = `\\.apply\\([^;()]{0,200}\\b${name}\\b[^;()]{0,200}\\)\\s{0,40}\\.forRoutes\\(\\s{0,20}`
  return new RegExp(`(?:${globally}|${inPython})\\b${name}\\b|${applied}(?:["'\`]\\*|\\{\\s{0,20}path:\\s{0,4}["'\`]\\*)`)
}
