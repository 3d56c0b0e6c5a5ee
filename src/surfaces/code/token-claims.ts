import { keyOf, type AstOf } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'
import type { Binding } from '../../program/scope.ts'

/**
 * Whether a name for a token is one for its claims: of a token that has been checked, they are read (`id_token["sub"]`), and what has
 * yet to be signed is an object (`assertion.to_jwt(key)`). Neither has a signature, and nobody takes it for the token.
 */
export function isClaims(module: Module, id: AstOf<'Identifier'>): boolean {
  const binding = /(?:token|jwt|assertion|hint)$/i.test(id.name) ? module.binding(id) : undefined
  if (!binding) return false
  const known = CLAIMS.get(binding)
  if (known !== undefined) return known
  const members = module.references(binding).map((use) => memberRead(module, use))
  const found = members.some((one) => one !== undefined && CLAIM.test(one)) && !members.some((one) => one !== undefined && TOKEN.test(one))
  CLAIMS.set(binding, found)
  return found
}

const CLAIMS = new WeakMap<Binding, boolean>()

/** Claims of RFC 7519 and OpenID Connect, and what makes a token of them. */
const CLAIM = /^(?:iss|sub|aud|exp|iat|nbf|jti|sid|azp|nonce|to_jw[ste])$/
/** What an answer with tokens in it has. */
const TOKEN = /(?:access|refresh|id)_?token$/i

/** `token.sub`, `token["sub"]`, `token.get("sub")` */
function memberRead(module: Module, use: AstOf<'Identifier'>): string | undefined {
  const member = module.parent(use)
  if (member?.type !== 'MemberExpression' || member.object !== use) return undefined
  const key = keyOf(member)
  const call = key === 'get' ? module.parent(member) : undefined
  const [first] = call?.type === 'CallExpression' && call.callee === member ? call.arguments : []
  return first?.type === 'Literal' && typeof first.value === 'string' ? first.value : key
}
