import { isFunction, unwrap, type Ast, type Module } from '../../program/index.ts'

/**
 * Whether a value is shown to come from a request: taken out of its headers, query or body, by itself or under a name, or a parameter of a
 * function that is decorated as a route: `@router.get("/hooks")`.
 */
export function isBrought(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type !== 'Identifier') return isOfRequest(module, inner)
  const binding = module.binding(inner)
  if (binding === undefined) return false
  if (binding.kind !== 'param') return binding.init !== undefined && isOfRequest(module, binding.init)
  for (const outer of module.ancestors(binding.id)) {
    if (isFunction(outer)) return outer.decorators.some((one) => ROUTE.test(module.source(one).slice(0, LONGEST)))
  }
  return false
}

function isOfRequest(module: Module, node: Ast): boolean {
  const code = module.source(unwrap(node)).slice(0, LONGEST)
  return OF_REQUEST.test(code) || SEARCHED.test(code)
}

const LONGEST = 200
const ROUTE = /^@?\w{1,40}\.(?:get|post|put|patch|delete|route|api_route|websocket)\(/
const PARTS = '(?:headers?|get|query\\w{0,22}|params|body|args|form|cookies?|GET|POST|json|values|path_params)'
const OF_REQUEST = new RegExp(
  `^\\(?(?:await )?(?:req|request|(?:ctx|context|c|event)(?=\\.(?!get)))(?:\\.(?:req|request))?\\??\\.${PARTS}(?![\\w$])`,
)
const SEARCHED = /^\(?(?:[\w$]{1,40}\.){0,4}searchParams\.get\(/
