import {
  assignmentsOf,
  isTextLiteral,
  keyOf,
  lastName,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type Module,
} from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'

/**
 * Whether a name for a token is one for its claims: of a token that has been checked, they are read (`id_token["sub"]`), and what has
 * yet to be signed is an object (`assertion.to_jwt(key)`). Neither has a signature, and nobody takes it for the token.
 */
export function isClaims(module: Module, id: AstOf<'Identifier'>): boolean {
  const binding = /(?:token|jwt|assertion|hint)$/i.test(id.name) ? module.binding(id) : undefined
  return binding !== undefined && readsClaims(module, binding)
}

const readsClaims = oncePerPair((module: Module, binding: Binding): boolean => {
  const members = module.references(binding).flatMap((use) => membersRead(module, use))
  const isRead = members.some((one) => CLAIM.test(one)) || given(module, binding).some((one) => isChecked(module, one))
  return isRead && !members.some((one) => TOKEN.test(one))
})

/** Claims of RFC 7519 and OpenID Connect, and what makes a token of them. */
const CLAIM = /^(?:iss|sub|aud|exp|iat|nbf|jti|sid|azp|nonce|to_jw[ste])$/
/** What an answer with tokens in it has. */
const TOKEN = /(?:access|refresh|id)_?token$/i

/** `token.sub`, `token["sub"]`, `token.get("sub")`, `const { sub } = token` */
function membersRead(module: Module, use: AstOf<'Identifier'>): readonly string[] {
  const member = module.parent(use)
  if (member?.type === 'VariableDeclarator' && member.init === use && member.id.type === 'ObjectPattern')
    return member.id.properties.flatMap((one) => (one.type === 'Property' ? (keyOf(one) ?? []) : []))
  if (member?.type !== 'MemberExpression' || member.object !== use) return []
  const key = keyOf(member)
  const call = key === 'get' ? module.parent(member) : undefined
  const [first] = call?.type === 'CallExpression' && call.callee === member ? call.arguments : []
  return [isTextLiteral(first) ? first.value : key].filter((one) => one !== undefined)
}

/** The values that a name is given. */
function given(module: Module, binding: Binding): readonly Ast[] {
  const later = assignmentsOf(module, binding).map(({ right }) => right)
  return [...(binding.init && binding.path?.length === 0 ? [binding.init] : []), ...later]
}

/** `jwt.verify(token, key)`, `verifyAccessToken(token)`: what a check of a token gives are its claims. */
function isChecked(module: Module, value: Ast): boolean {
  const inner = unwrap(value)
  const call = inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner
  if (call.type !== 'CallExpression' || !CHECK.test(lastName(call.callee) ?? '')) return false
  const [token] = call.arguments
  return token !== undefined && token.type !== 'SpreadElement' && /token|jwt|hint|assertion/i.test(module.source(token))
}

const CHECK = /^(?:verify|jwt_?verify|(?:verify|decode)_?(?:jwt|(?:(?:access|refresh|id)_?)?token))(?:_?async)?$/i
