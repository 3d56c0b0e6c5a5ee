import type { Node } from '../../parse/node.ts'
import {
  definition,
  fieldDefault,
  isDemandedField,
  fold,
  isFromOwn,
  isNothing,
  keyOf,
  lastName,
  originOf,
  property,
  unwrap,
  withoutCall,
  type Ast,
  type Module,
} from '../../program/index.ts'
import { saidByPlatform } from '../../knowledge/words/platform-settings.ts'
import { listedText } from './listed-settings.ts'

/**
 * The name of a setting that is off, or holds nothing, unless somebody sets it: a variable of the environment without a default, a field
 * whose class or whose object of defaults says `None` or `false`. Undefined for all else.
 */
export function isUnset(module: Module, node: Ast): string | undefined {
  const inner = listedText(module, node)
  if (inner.type === 'MemberExpression' && isDemandedField(module, inner)) return undefined
  const own = nameOfOff(fold(module, inner))
  if (own !== undefined) return own
  const asked = askedWhether(module, inner)
  if (asked) return asked.map((one) => isUnset(module, one)).find((name) => name !== undefined && !saidByPlatform.pattern.test(name))
  if (inner.type === 'LogicalExpression') {
    // Where one alone is enough, each is off.
    const either = [inner.left, inner.right].map((one) => isUnset(module, one))
    return either.every((name) => name !== undefined) ? either[0] : undefined
  }
  if (inner.type === 'CallExpression' || inner.type === 'BinaryExpression') return comparedVariable(module, inner)
  if (inner.type !== 'MemberExpression') return undefined
  const name = keyOf(inner)
  if (name === undefined) return undefined
  const field = fieldDefault(module, inner) ?? objectDefault(module, inner.object, name)
  return field ? (isOff(fold(field.module, field.node)) ? name : undefined) : optionalField(module, inner.object, name)
}

/**
 * The variable of a field that a schema lets be missing, in the module that makes the object of it: `TOKEN: z.string().optional()`, which
 * takes what is in the environment. https://zod.dev/api#optional
 */
function optionalField(module: Module, object: Ast, name: string): string | undefined {
  const made = definition(module, object)
  const origin = originOf(module, withoutCall(made))
  const next = origin && isFromOwn(origin) ? module.neighbour(origin.module) : module
  if (!next || !/\bprocess\.env\b/.test(next.file.text)) return undefined
  const [field, ...others] = next.nodes('Property').filter((one) => keyOf(one) === name && /^z\s{0,40}\./.test(next.source(one.value)))
  if (!field || others.length > 0 || field.value.type !== 'CallExpression') return undefined
  return lastName(field.value.callee) === 'optional' && !/\.default\(/.test(next.source(field.value)) ? name : undefined
}

/** What of which each has to be there for an answer to be yes: `bool(settings.key)`, `!!KEY`, `client_id and client_secret`. */
function askedWhether(module: Module, node: Ast): readonly Ast[] | undefined {
  if (node.type === 'LogicalExpression' && node.operator === '&&') return [node.left, node.right]
  const isTwice = node.type === 'UnaryExpression' && node.operator === '!' && module.source(node).startsWith('!!')
  if (isTwice) {
    const inner = unwrap(node.argument)
    return inner.type === 'UnaryExpression' ? [inner.argument] : undefined
  }
  const isAsked = node.type === 'CallExpression' && node.callee.type === 'Identifier' && /^(?:bool|Boolean)$/.test(node.callee.name)
  const [only, ...more] = isAsked ? node.arguments : []
  return only && only.type !== 'SpreadElement' && more.length === 0 ? [only] : undefined
}

/** The variable of a value that is nothing without it. */
function nameOfOff(value: Node): string | undefined {
  return value.kind === 'dynamic' && value.variable !== undefined && (!value.fallback || isOff(value.fallback)) ? value.variable : undefined
}

function isOff(value: Node): boolean {
  if (isNothing(value)) return true
  if (value.kind === 'dynamic') return nameOfOff(value) !== undefined
  return value.kind === 'scalar' && (!value.value || /^(?:false|no|off|0)$/i.test(String(value.value)))
}

/** `os.getenv("AUTH_ENABLED", "false").lower() == "true"`, `process.env.AUTH === 'true'`. */
function comparedVariable(module: Module, node: Ast): string | undefined {
  if (node.type !== 'BinaryExpression' || !/^(?:===?|in)$/.test(node.operator)) return undefined
  let sent = unwrap(node.left)
  while (sent.type === 'CallExpression' && /^(?:lower|strip|toLowerCase|trim)$/.test(lastName(sent.callee) ?? '')) {
    const callee = unwrap(sent.callee)
    if (callee.type !== 'MemberExpression') return undefined
    sent = unwrap(callee.object)
  }
  return nameOfOff(fold(module, sent))
}

/** The value of a field in the object that stands in where there is none: `(load().routing || { enableAuth: false }).enableAuth`. */
function objectDefault(module: Module, object: Ast, name: string): { readonly module: Module; readonly node: Ast } | undefined {
  const meant = definition(module, object)
  if (meant.type !== 'LogicalExpression' || meant.operator === '&&') return undefined
  const node = property(module, meant.right, name)
  return node && { module, node }
}
