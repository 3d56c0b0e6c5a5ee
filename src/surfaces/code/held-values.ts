import { shownName } from '../../classify/shown-name.ts'
import { keyOf, type Ast, type AstOf } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'

const HOLDERS: ReadonlySet<string> = new Set([
  'ObjectExpression',
  'ArrayExpression',
  'TemplateLiteral',
  'BinaryExpression',
  'NewExpression',
  'MemberExpression',
  'LogicalExpression',
  'ConditionalExpression',
  'CallExpression',
])

/** Whether what an expression holds is what its name shows. */
export function mayHold({ type }: Ast): boolean {
  return HOLDERS.has(type)
}

/** What a pattern takes out under a name of its own: `const { access_token: given } = answer`. */
export function takenOut(module: Module, node: AstOf<'Identifier'>): string | undefined {
  const binding = module.binding(node)
  const name = binding?.init ? binding.path?.at(-1) : undefined
  return typeof name === 'string' && name !== node.name && shownName(name) === 'credential' ? name : undefined
}

/** `Authorization: …` of something that is not written there. */
export function isAuthorization(one: AstOf<'Property'>): boolean {
  return (
    /^(?:authorization|x-api-key|api-key|cookie)$/i.test(keyOf(one) ?? '') &&
    one.value.type !== 'Literal' &&
    one.value.type !== 'ObjectExpression'
  )
}

/** Keys of headers and of answers, of which a value may be a credential where a variable of the name is none. */
export function isSecretKey(key: string): boolean {
  return (
    /^(?:authorization|x-api-key|cookie|set-cookie)$/i.test(key) ||
    /^(?:token|secret|jwt|bearer)$/i.test(key) ||
    shownName(key) === 'credential'
  )
}
