import { asksForQuery, asksForRedirect, comparesRedirect, looksUpAnything, looksUpRedirect } from '../../knowledge/words/redirects.ts'
import { handsRequestOn, mayAskForRedirect, sendsSomewhere, standsInFront } from '../../knowledge/words/redirects-if-known.ts'
import {
  callsTo,
  functionOf,
  isFromOwn,
  lastName,
  originOf,
  unwrap,
  valueElsewhere,
  walk,
  withoutCall,
  withoutComments,
  type Ast,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { literally } from '../../text/pattern.ts'
import { whereSaid } from '../reading/code-around.ts'

/**
 * Whether anything may look at the redirect URI of a request besides the client that its handler makes of it: the handler itself, what it
 * hands the URI to, what stands in front of it here or in another file.
 *
 * @param made the list of that client
 * @param withoutNames takes out what only names the client after somebody
 */
export function mayBeLookedAt(module: Module, handler: FunctionNode, made: Ast, withoutNames: (code: string) => string): boolean {
  const [before = '', ...more] = withoutComments(module, handler).split(module.source(made))
  const after = withoutNames(withoutOwn(more.join(''), nameOfMade(module, made, handler)))
  return [withoutNames(before), after].some(looksAt) || handsOn(module, handler) || isBehind(module, handler) || isBehindElsewhere(module)
}

/** Whether what stands in front of a handler may compare a redirect URI, here or in another file. */
export function standsBehindCheck(module: Module, handler: FunctionNode): boolean {
  return (
    isBehind(module, handler) ||
    isBehindElsewhere(module, (text) => GIVES_DEPENDENCIES.test(text) || (asksForRedirect.pattern.test(text) && looksAt(text)))
  )
}

const GIVES_DEPENDENCIES = /\bdependencies\s{0,4}=/

function looksAt(code: string): boolean {
  const rest = code.replace(ALL_THERE, '').replace(new RegExp(asksForQuery.pattern, 'g'), '')
  return [comparesRedirect, looksUpRedirect, handsRequestOn].some(({ pattern }) => pattern.test(rest))
}

/** Whether nothing is missing: `not all([client_id, redirect_uri])`. */
const ALL_THERE = /\ball\(\s{0,20}[[(][\w\s,.]{1,300}[\])]\s{0,20}\)/g

/** Whether a function that a handler calls says that it looks at a redirect URI, or cannot be read and is handed the whole request. */
function handsOn(module: Module, handler: FunctionNode): boolean {
  return [...walk(handler)].some((one) => {
    if (one.type !== 'CallExpression') return false
    const here = functionOf(module, one.callee)
    const there = here ? { module, node: here } : valueElsewhere(module, one.callee)
    const code = there?.module.source(there.node) ?? ''
    if (there) return /redirect/i.test(code) && (looksAt(code) || looksUpAnything.pattern.test(code))
    const from = originOf(module, one.callee)
    return from !== undefined && isFromOwn(from) && one.arguments.some((given) => A_REQUEST.test(module.source(given)))
  })
}

const A_REQUEST = /^(?:self\.)?(?:req|request|ctx|c)(?:\.(?:req|request))?(?:\.(?:query|query_params|args|GET|url))?$/

/** The variable that is given the new client: `client = await clients.save({ … })`. */
function nameOfMade(module: Module, made: Ast, handler: FunctionNode): string | undefined {
  for (const one of module.ancestors(made)) {
    if (one === handler) return undefined
    const target = one.type === 'VariableDeclarator' ? one.id : one.type === 'AssignmentExpression' ? one.left : undefined
    if (target) return target.type === 'Identifier' ? target.name : undefined
  }
  return undefined
}

/** Code without what compares the redirect URI with the new client's, which is the same one. */
function withoutOwn(code: string, name: string | undefined): string {
  if (name === undefined) return code
  const own = `\\b${literally(name)}[!?]?\\.[\\w.!?]{1,80}(?:\\([^()]{0,200}\\))?`
  return code.replace(new RegExp(`(?:[\\w.]{0,60}redirect\\w{0,12}\\s{1,4}(?:(?:not )?in|[!=]==?)\\s{1,4})?${own}`, 'gi'), '')
}

/** Whether what stands in front of a handler may look at a redirect URI: what its route runs, or what all routes of the module do. */
function isBehind(module: Module, handler: FunctionNode): boolean {
  return isBehindOwn(module, handler) === true || isBehindAll(module)
}

/** The same of what its route alone runs: arguments, decorators, bases of its class. Undefined where not all of that can be read. */
export function isBehindOwn(module: Module, handler: FunctionNode): boolean | undefined {
  const route = module.parent(handler)
  const beside = route?.type === 'CallExpression' ? route.arguments.filter((one) => one !== handler) : []
  const outer = [...module.ancestors(handler)].find((one) => one.type === 'ClassDeclaration')
  const decorators = [handler, ...(route?.type === 'MethodDefinition' ? [route] : []), ...(outer ? [outer] : [])]
    .flatMap((one) => one.decorators)
    .map(({ expression }) => expression)
  const bases = outer?.superClass ? [outer.superClass, ...outer.bases] : []
  const given = [...beside, ...decorators.filter((one) => !isRoute(one)), ...bases]
  if (given.some((one) => mayLook(module, one))) return true
  return given.every((one) => one.type !== 'SpreadElement' && isReadable(module, one)) ? false : undefined
}

function isReadable(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  const named = withoutCall(inner)
  return (
    /^(?:Literal|TemplateLiteral|ObjectExpression)$/.test(inner.type) ||
    (functionOf(module, named) ?? valueElsewhere(module, named)) !== undefined
  )
}

/** Whether a dependency or middleware of the module may. */
const isBehindAll = oncePer((module: Module) =>
  callsTo(module, /^(?:Depends|Security|use|add_middleware|before_request|before_app_request|middleware|addHook)$/).some(({ node }) =>
    node.arguments.some((one) => mayLook(module, one)),
  ),
)

function isRoute(node: Ast): boolean {
  return /^(?:get|post|route|api_route|all|Get|Post|Controller)$/.test(lastName(withoutCall(unwrap(node))) ?? '')
}

/** Whether something that runs in front of handlers is of this repository, and asks for what a request says or cannot be read. */
function mayLook(module: Module, node: Ast): boolean {
  if (node.type === 'SpreadElement') return true
  const inner = unwrap(node)
  if (inner.type === 'Literal' || inner.type === 'TemplateLiteral') return false
  if (inner.type === 'ArrayExpression') return inner.elements.some((one) => one !== null && mayLook(module, one))
  if (inner.type === 'ObjectExpression') return mayAsk(module.source(inner))
  const named = withoutCall(inner)
  const here = functionOf(module, named)
  if (here) return mayAsk(withoutComments(module, here))
  const there = valueElsewhere(module, named)
  if (there) return mayAsk(withoutComments(there.module, there.node))
  const from = originOf(module, named)
  return !from || isFromOwn(from) || module.neighbour(from.module) !== undefined
}

/** Whether code may compare the redirect URI of a request: to send people to a page of its own is to ask for none. */
function mayAsk(code: string): boolean {
  const rest = code.replace(new RegExp(sendsSomewhere.pattern, 'g'), '(')
  return mayAskForRedirect.pattern.test(rest) || handsRequestOn.pattern.test(rest)
}

/** Whether another file has what stands in front of handlers and compares redirect URIs, or gives routers their dependencies. */
function isBehindElsewhere(module: Module, isMeant = (_text: string): boolean => true): boolean {
  const { project } = module
  if (!project) return false
  const paths = whereSaid(project, 'look at redirect URIs in front of handlers', (text) => standsInFront.pattern.test(text))
  return paths === undefined || paths.some((path) => path !== module.file.path && isMeant(project.text(path) ?? ''))
}
