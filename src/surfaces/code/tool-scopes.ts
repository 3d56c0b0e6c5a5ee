import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import {
  callsThat,
  callsTo,
  definition,
  fold,
  functionOf,
  importedAs,
  isCallNode,
  isFunction,
  keyOf,
  lastName,
  property,
  unwrap,
  walk,
  type Ast,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { items, string } from '../../parse/node.ts'
import { scopeWord } from '../../knowledge/words/checks.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn, literally } from '../../text/pattern.ts'

/** What an error or a lookup says. */
const SCOPE_TEXT = /\bscopes?\b|insufficient_scope/

/** Whether a piece of code looks at scopes, roles or permissions, itself or by a function of this module that it calls. */
export function looksAtScopes(module: Module, node: Ast): boolean {
  const called = new Set<FunctionNode>()
  for (const one of walk(node)) {
    if (speaksOfScopes(module, one)) return true
    const fn = one.type === 'CallExpression' ? functionOf(module, one.callee) : undefined
    if (fn && fn !== node) called.add(fn)
  }
  return [...called].some((fn) => [...walk(fn)].some((one) => speaksOfScopes(module, one)))
}

function speaksOfScopes(module: Module, node: Ast): boolean {
  switch (node.type) {
    case 'Identifier':
      return scopeWord.pattern.test(node.name)
    case 'MemberExpression':
      return scopeWord.pattern.test(keyOf(node) ?? '')
    case 'CallExpression': {
      const [first] = node.arguments
      // `claims.get("roles")`
      return lastName(node.callee) === 'get' && first?.type === 'Literal' && scopeWord.pattern.test(String(first.value))
    }
    case 'Literal':
      return typeof node.value === 'string' && node.parent?.type !== 'ExpressionStatement' && SCOPE_TEXT.test(node.value)
    case 'TemplateElement':
      return SCOPE_TEXT.test(module.source(node))
    default:
      return false
  }
}

/** Whether a tool is only offered to callers with a scope: `if (hasWriteScope) server.registerTool(…)`. */
function isOfferedByScope(module: Module, handler: Ast): boolean {
  let inner = handler
  for (const outer of module.ancestors(handler)) {
    const test =
      outer.type === 'IfStatement' && inner === outer.consequent
        ? outer.test
        : outer.type === 'ConditionalExpression' && inner === outer.consequent
          ? outer.test
          : undefined
    if (test && [test, definition(module, test)].some((one) => looksAtScopes(module, one))) return true
    inner = outer
  }
  return false
}

/** A handler that cannot be seen counts as one that checks. */
export function isScoped(module: Module, handler: Ast): boolean {
  if (isOfferedByScope(module, handler)) return true
  const fn = functionOf(module, handler)
  if (fn) return looksAtScopes(module, fn)
  const inner = definition(module, handler)
  if (!isCallNode(inner)) return true
  if (/scope|auth|guard|permission|require|protect/i.test(module.source(inner.callee))) return true
  const inside = inner.arguments.some((one) => one.type !== 'SpreadElement' && isFunction(unwrap(one)))
  return !inside || looksAtScopes(module, inner)
}

/**
 * Whether something decides by scope for every tool of a module: a map of scopes by tool, a scope that allows more than reading, a
 * middleware, the function through which all calls go.
 */
export const scopedForAll = oncePer((module: Module): boolean => byMap(module) || byMiddleware(module) || byDispatcher(module))

function byMap(module: Module): boolean {
  if (/tool_?scopes|scopes?_?(?:for|by|per)_?tool|requiredScopesByTool/i.test(module.file.text)) return true
  return callsTo(module, /^(?:requireBearerAuth|requireScopes|withMcpAuth|bearerAuth)$/).some(({ node }) =>
    node.arguments.some((one) => {
      const list = property(module, one, 'requiredScopes')
      return (
        list !== undefined &&
        items(fold(module, list)).some((scope) =>
          /(?:^|[:._/-])(?:write|delete|admin|manage|refund|pay|all|\*)(?:$|[:._/-])/i.test(string(scope)?.value ?? ''),
        )
      )
    }),
  )
}

/**
 * https://gofastmcp.com/servers/authorization; one of the application, which reads the name of the tool out of `tools/call` and asks for
 * a scope by it: `app.add_middleware(ScopeMiddleware)`.
 */
function byMiddleware(module: Module): boolean {
  if (callsThat(module, singleCalls, 'checks-scopes').length > 0) return true
  return callsTo(module, /^(?:add_middleware|use)$/).some(({ node }) =>
    node.arguments.some((one) => one.type !== 'SpreadElement' && asksByTool(module, unwrap(one))),
  )
}

function asksByTool(module: Module, given: Ast): boolean {
  const named = isCallNode(given) ? unwrap(given.callee) : given
  const name = named.type === 'Identifier' ? named.name : undefined
  const from = name === undefined ? undefined : importedAs(module, named)
  const text = from ? module.neighbourText(from.module) : name === undefined ? undefined : module.file.text
  const declared = inTurn('', /\b(?:class|def|function|const)\s/, new RegExp(literally(name ?? '')), /\b/)
  return text !== undefined && declared.test(text) && TOOL_CALL.test(text) && TOOL_NAME.test(text) && DEMANDED.test(text)
}

const TOOL_CALL = /["'`]tools\/call["'`]/
const TOOL_NAME = /\bparams\b[^\n]{0,40}(?:\.|["'])name\b/
const DEMANDED = /\b(?:required_?scopes?|insufficient_scope|_?(?:tool|needed)_?scopes?|scopes?_?(?:for|of|by)_?tool)\b/i

/** The function through which all calls of tools go, by what servers call it. */
function byDispatcher(module: Module): boolean {
  const named = (name: string | undefined) => /^(?:on_call_tool|call_tool|handle_call_tool|on_request)$/.test(name ?? '')
  return (
    module.nodes('FunctionDeclaration').some((fn) => named(fn.id?.name) && looksAtScopes(module, fn)) ||
    module.nodes('MethodDefinition').some((method) => named(keyOf(method)) && looksAtScopes(module, method.value))
  )
}
