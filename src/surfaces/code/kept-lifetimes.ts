import { keptForOthers, keptUnderToken, keyOfToken } from '../../knowledge/words/kept-tokens.ts'
import type { TokenPolicy } from '../../model/index.ts'
import {
  argumentsOf,
  callsTo,
  fold,
  isTextLiteral,
  lastName,
  property,
  unwrap,
  type Ast,
  type CallNode,
  type Module,
} from '../../program/index.ts'
import { MILLISECONDS_OR_SPAN, policyOf, SECONDS } from './policy.ts'
import type { Units } from './settings.ts'

/**
 * Lives of tokens that a server keeps under the tokens themselves in a store of keys and values, which drops them then; of access tokens
 * only where no answer says it.
 * https://developers.cloudflare.com/kv/api/write-key-value-pairs/#expiring-keys, https://redis.io/commands/set/
 */
export function* keptLifetimes(module: Module, saysLife: boolean): Generator<TokenPolicy> {
  for (const { node } of callsTo(module, WRITES)) {
    const [key, value] = node.arguments
    const token = key && tokenIn(module, key)
    if (!token || (token === 'access' && saysLife) || isForOthers(module, key, value)) continue
    const life = lifeOf(module, node)
    if (!life) continue
    const callee = unwrap(node.callee)
    const owner = {
      what: 'key-value store',
      name: (callee.type === 'MemberExpression' && lastName(callee.object)) || 'KV',
      product: 'this code',
    }
    const at = module.span(life.value)
    const facts = { owner, token, key: life.key } as const
    const policy = policyOf(facts, { key: { value: life.key, at }, value: fold(module, life.value), at }, life.units)
    if (policy.lifetime.is === 'set') yield policy
  }
}

function isForOthers(module: Module, ...given: readonly (Ast | undefined)[]): boolean {
  return given.some((one) => one && keptForOthers.pattern.test(module.source(one)))
}

/** What writes a value to such a store. */
export const WRITES = /^(?:put|set|p?set_?ex)$/i

/** What the key is made of: `oauthrt:${refreshToken}`, `keys.access(accessToken)`, also a hash of it; nothing that is noted of it. */
function tokenIn(module: Module, key: Ast): 'refresh' | 'access' | undefined {
  const inner = unwrap(key)
  for (const part of partsOf(inner)) {
    const [, kind] = keptUnderToken.pattern.exec(nameOf(part)) ?? []
    if (kind === undefined) continue
    return !keyOfToken.pattern.test(textBeside(module, inner)) ? undefined : /^refresh$/i.test(kind) ? 'refresh' : 'access'
  }
  return undefined
}

function partsOf(key: Ast): readonly Ast[] {
  if (key.type === 'TemplateLiteral') return key.expressions
  if (key.type === 'BinaryExpression') return [key.left, key.right]
  return key.type === 'CallExpression' ? key.arguments : []
}

/** The text of a key besides the token, or what the function is called that makes one. */
function textBeside(module: Module, key: Ast): string {
  if (key.type === 'CallExpression') return lastName(key.callee) ?? ''
  const texts = key.type === 'TemplateLiteral' ? key.quasis.map((one) => module.textOf(one).value) : partsOf(key).map(written)
  return texts.join('')
}

function written(part: Ast): string {
  const inner = unwrap(part)
  return isTextLiteral(inner) ? inner.value : ''
}

/** The variable that a part of a key is, or is a hash of. */
function nameOf(part: Ast, steps = 3): string {
  const inner = unwrap(part)
  if (inner.type === 'AwaitExpression') return nameOf(inner.argument, steps)
  const [first] = inner.type === 'CallExpression' && HASHES.test(lastName(inner.callee) ?? '') ? inner.arguments : []
  return first && steps > 0 ? nameOf(first, steps - 1) : inner.type === 'Identifier' ? inner.name : ''
}

const HASHES = /hash|sha\d|digest|hmac/i

export interface Life {
  readonly key: string
  readonly value: Ast
  readonly units: Units
}

const OPTIONS: readonly (readonly [key: string, units: Units])[] = [
  ['expirationTtl', SECONDS],
  ['ex', SECONDS],
  ['EX', SECONDS],
  ['px', MILLISECONDS_OR_SPAN],
  ['PX', MILLISECONDS_OR_SPAN],
]

/** How long a write keeps what it is given. */
export function lifeOf(module: Module, node: CallNode): Life | undefined {
  const name = lastName(node.callee) ?? ''
  const given = argumentsOf(module, node)
  const second = given.positional[1]
  if (/^p?set_?ex$/i.test(name)) return second && { key: name, value: second, units: /^p/i.test(name) ? MILLISECONDS_OR_SPAN : SECONDS }
  for (const [key, units] of OPTIONS) {
    // As an option, by the name of an argument, or behind its own name: `{ ex: n }`, `ex=n`, `'EX', n`.
    const named = property(module, given.positional[2], key) ?? given.expression(key)
    const at = given.positional.findIndex((one) => one.type === 'Literal' && one.value === key)
    const value = named ?? (at < 0 ? undefined : given.positional[at + 1])
    if (value) return { key, value, units }
  }
  return undefined
}
