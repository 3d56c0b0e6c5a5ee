import { keyOf, lastName, unwrap, type Ast, type FunctionNode } from '../../program/ast.ts'
import { definition } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { methodOf } from '../../program/origin.ts'
import { functionOf, property, results } from '../../program/objects.ts'
import { makesAuthorization } from '../../knowledge/words/logging.ts'

/** Whether a name is that of a request's headers, with what authorizes it among them. */
export function holdAuthorization(module: Module, node: Ast): boolean {
  return areSentToServer(module, node) || getAuthorization(module, node) || areMadeWithIt(module, node)
}

/** `headers = self._auth_headers()`, or of another function of the module whose result has an Authorization. */
function areMadeWithIt(module: Module, node: Ast): boolean {
  const binding = node.type === 'Identifier' && /headers?$/i.test(node.name) ? module.binding(node) : undefined
  const made = binding && definition(module, node)
  if (!binding || made?.type !== 'CallExpression' || module.references(binding).some((one) => isTakenOut(module, one))) return false
  if (makesAuthorization.pattern.test(lastName(made.callee) ?? '')) return true
  const fn = functionOf(module, made.callee) ?? ownMethod(module, made.callee)
  return fn !== undefined && results(module, fn).some((one) => AUTHORIZATION.some((name) => sends(module, property(module, one, name))))
}

function ownMethod(module: Module, callee: Ast): FunctionNode | undefined {
  const member = unwrap(callee)
  return member.type === 'MemberExpression' && unwrap(member.object).type === 'ThisExpression' ? methodOf(module, member) : undefined
}

const AUTHORIZATION = ['Authorization', 'authorization', 'X-API-Key', 'x-api-key'] as const

function sends(module: Module, value: Ast | undefined): boolean {
  return value !== undefined && definition(module, value).type !== 'Literal'
}

/** All headers that a transport sends to an MCP server, `requestInit: { headers }`: what the user gives there is mostly a key. */
function areSentToServer(module: Module, node: Ast): boolean {
  const binding = node.type === 'Identifier' && /headers$/i.test(node.name) ? module.binding(node) : undefined
  return (
    binding !== undefined &&
    module.references(binding).some((one) => {
      const use = module.parent(one)
      const init = use?.type === 'Property' && keyOf(use) === 'headers' ? module.parent(use) : undefined
      const given = init?.type === 'ObjectExpression' ? module.parent(init) : undefined
      return given?.type === 'Property' && keyOf(given) === 'requestInit'
    })
  )
}

/** `headers["Authorization"] = f"Bearer {token}"` before all of them are logged. */
function getAuthorization(module: Module, node: Ast): boolean {
  const binding = node.type === 'Identifier' && /headers$/i.test(node.name) ? module.binding(node) : undefined
  return (
    binding !== undefined &&
    module.references(binding).some((one) => {
      const member = module.parent(one)
      const change = member?.type === 'MemberExpression' && member.object === one ? module.parent(member) : undefined
      if (change?.type !== 'AssignmentExpression' || change.left !== member || member?.type !== 'MemberExpression') return false
      const key = keyOf(member)
      const isKey = key === undefined ? NAMES_IT.test(lastName(member.property) ?? '') : AUTHORIZES.test(key)
      return isKey && unwrap(change.right).type !== 'Literal'
    }) &&
    !module.references(binding).some((one) => isTakenOut(module, one))
  )
}

/** A variable for the name of such a header. */
const NAMES_IT = /^(?:auth\w{0,20}|access_?token|api_?key|token)(?:_?header)?(?:_?name)?$/i
const AUTHORIZES = /^(?:authorization|x-api-key|api-key|cookie)$/i

/** `headers.pop("Authorization")`, `delete headers.Authorization`. */
function isTakenOut(module: Module, use: Ast): boolean {
  const member = module.parent(use)
  const change = member?.type === 'MemberExpression' && member.object === use ? module.parent(member) : undefined
  if (change?.type === 'CallExpression')
    return /^(?:pop|delete|clear)$/.test(member?.type === 'MemberExpression' ? (keyOf(member) ?? '') : '')
  return change?.type === 'UnaryExpression' || change?.type === 'OtherStatement'
}
