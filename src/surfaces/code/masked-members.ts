import { oneOf } from '../../text/pattern.ts'
import { shownName } from '../../classify/shown-name.ts'
import { maskedCopy } from '../../knowledge/words/value-kinds.ts'
import { definition, keyOf, lastName, rootOf, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'

type Members = AstOf<'ObjectExpression'>['properties']

/** Whether an object is a copy whose credential is written over: `{ ...secret, password: '***' }`. */
export function isMasked({ properties }: AstOf<'ObjectExpression'>): boolean {
  return properties.some((one, i) => one.type === 'SpreadElement' && properties.slice(i + 1).some(isMask))
}

/** The members of an object, without what it copies and then writes over. */
export function unmasked({ properties }: AstOf<'ObjectExpression'>): Members {
  return properties.filter((one, i) => one.type !== 'SpreadElement' || !properties.slice(i + 1).some(isMask))
}

/** The names that an object writes after a copy of another, `{ ...payload, server: … }`: of them nothing is copied. */
export function writtenAfter({ properties }: AstOf<'ObjectExpression'>, copy: Members[number]): ReadonlySet<string> {
  const after = properties.slice(properties.indexOf(copy) + 1)
  return new Set(after.flatMap((one) => (one.type === 'Property' ? (keyOf(one) ?? []) : [])))
}

function isMask(one: Members[number]): boolean {
  if (one.type !== 'Property' || shownName(keyOf(one) ?? '') !== 'credential') return false
  const { value } = one
  if (value.type === 'Identifier') return value.name === 'undefined'
  return value.type === 'Literal' && (value.value === null || MASK.test(String(value.value)))
}

const MASK = /^$|^[*x.•…-]{3,60}$|^[<[(]?(?:redacted|hidden|masked|removed|filtered)[>\])]?$/i

/**
 * A value of which a long one is cut to so many characters at most: `key[:8] if len(key) >= 8 else key`,
 * `key.length > 8 ? `${key.slice(0, 8)}…` : key`. As short as that is no key that anybody has.
 */
export function isCutIfLong(module: Module, { test, consequent, alternate }: AstOf<'ConditionalExpression'>, most = 12): boolean {
  const [one, other, asked] = [consequent, alternate, test].map((part) => module.source(unwrap(part))) as [string, string, string]
  const [whole, cut] = one.length < other.length ? [one, other] : [other, one]
  const before = cut.slice(0, cut.indexOf(whole))
  const value = definition(module, whole === one ? consequent : alternate)
  // Of a list so many parts are left.
  if (value.type === 'CallExpression' && lastName(value.callee) === 'split') return false
  if (isTailOf(cut, whole) && asked.includes(whole) && Number(AS_SHORT.exec(asked)?.[1] ?? Infinity) <= shortest(whole)) return true
  return (
    (asked.includes(`len(${whole})`) || asked.includes(`${whole}.length`)) &&
    cut.includes(whole) &&
    !/\w$/.test(before) &&
    Number(
      CUT.exec(cut.slice(before.length + whole.length))
        ?.slice(1)
        .find(Boolean) ?? Infinity,
    ) <= most
  )
}

/** `token[-4:] if len(token) > 12 else token`, of which a short one is no token. */
function isTailOf(cut: string, whole: string): boolean {
  return /(?:token|jwt)$/i.test(whole) && cut.startsWith(whole) && /^(?:\[-\d{1,2}:\]|\.slice\(-\d{1,2}\))$/.test(cut.slice(whole.length))
}

const AS_SHORT = /(?:\blen\([\w.]{1,60}\)|\.length) >=? (\d{1,3})$/

/** So many characters at most are no token: those of a sign-in are signed and longer, others may be as short as 20. */
function shortest(name: string): number {
  return /(?:jwt|(?:id|access)_?token)$/i.test(name) ? 32 : 16
}

/** `[:20]`, `.slice(0, 20)` */
const CUT = oneOf('', /^\[\s{0,4}:\s{0,4}(\d{1,3})\s{0,4}\]/, /^\.(?:slice|substr(?:ing)?)\(\s{0,4}0,\s{0,4}(\d{1,3})\s{0,4}\)/)

/** Whether a member is one of a copy in which secrets are masked: `sanitized.apiKey`, where `sanitized = sanitizeConfig(config)`. */
export function isOfMaskedCopy(module: Module, node: Ast): boolean {
  const root = rootOf(node)
  if (root === unwrap(node) || root.type !== 'Identifier') return false
  if (maskedCopy.pattern.test(root.name)) return true
  const value = definition(module, root)
  return value.type === 'CallExpression' && maskedCopy.pattern.test(lastName(value.callee) ?? '')
}
