import { isFunction, keyOf, lastName, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { handsRoutesOut, mayBeMcpPath } from '../../knowledge/words/routes.ts'

/**
 * Whether what is asked of callers is asked for one route or router of an application of Python that is none of MCP, by the words around
 * it: `app.include_router(people, dependencies=[Depends(user)])`, or `@app.get("/admin/state")` above a function with
 * `user=Depends(user)`. None is where MCP hands the routes of the application out as tools.
 */
export function isOfOtherRoute(module: Module, node: Ast): boolean {
  if (module.language !== 'python' || handsRoutesOut.pattern.test(module.file.text)) return false
  for (const one of module.ancestors(node)) {
    if (one.type === 'CallExpression' && lastName(one.callee) === 'include_router') return !mayBeMcpPath.pattern.test(module.source(one))
    if (isFunction(one)) return one.decorators.length > 0 && one.decorators.every((each) => isOtherPath(module, each))
  }
  return false
}

/** `@app.get("/admin/state")`, and no path that MCP may be answered at. */
function isOtherPath(module: Module, { expression }: AstOf<'Decorator'>): boolean {
  const call = unwrap(expression)
  if (call.type !== 'CallExpression') return false
  const callee = unwrap(call.callee)
  const [path] = call.arguments
  if (callee.type !== 'MemberExpression' || !METHODS.test(keyOf(callee) ?? '') || !path) return false
  const written = module.source(path)
  return PATH.test(written) && !mayBeMcpPath.pattern.test(written)
}

const METHODS = /^(?:get|post|put|delete|patch)$/
/** A text with more than the root, written out. */
const PATH = /^["']\/[\w-][^"'*]*["']$/
