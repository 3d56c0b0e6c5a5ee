import { definition, importedAs, keyOf, unwrap, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { mayBeSaid } from '../reading/code-around.ts'

/**
 * Whether the repository has something in front of a handler of Python that may compare the `state`: a decorator, what its router or
 * blueprint asks before all of its routes, or a base class of its view; or reads a `state` of a request anywhere.
 */
export function mayCompareInFront(module: Module, handler: FunctionNode): boolean {
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
