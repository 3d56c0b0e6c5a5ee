import {
  definition,
  dotted,
  isFunction,
  isNumber,
  keyOf,
  lastName,
  named,
  results,
  unwrap,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import { shownName } from '../../classify/shown-name.ts'
import { redactor } from '../../knowledge/words/logging.ts'
import {
  answersYesOrNo,
  countsThings,
  decodesToken,
  hashesPassword,
  masksText,
  namesEntry,
  saidOfFields,
} from '../../knowledge/words/value-kinds.ts'
import { isOfOtherType, saysOther } from './other-types.ts'

/** Values that are given values of values, and functions that call functions. */
const MAX_STEPS = 4

/**
 * Whether an expression gives what opens nothing, as far as its own form says: a flag, a number, a comparison, a length, what is left
 * behind a mask, one of two words, or what a function of this repository makes that gives only these.
 */
export function givesNothing(module: Module, node: Ast, steps = MAX_STEPS): boolean {
  const value = unwrap(node)
  if (steps === 0) return false
  const each = (list: readonly Ast[]) => list.every((one) => givesNothing(module, one, steps - 1))
  switch (value.type) {
    case 'UnaryExpression':
    case 'UpdateExpression':
      return true
    case 'Literal':
      return typeof value.value !== 'string' || isWord(value.value)
    case 'BinaryExpression':
      return !/^[+%]$/.test(value.operator) || each([value.left, value.right])
    case 'TemplateLiteral':
      return value.expressions.length > 0 && each(value.expressions)
    case 'ConditionalExpression':
      return each([value.consequent, value.alternate])
    case 'LogicalExpression':
      return each([value.left, value.right]) || (value.operator !== '&&' && isNumber(value.right))
    case 'MemberExpression':
      return isLength(value) || isPart(module, value) || isOfAnother(value) || isOfOtherType(module, value)
    case 'CallExpression':
      return isCallOfNothing(module, value, steps)
    case 'Identifier': {
      if (value.name === 'undefined') return true
      const given = definition(module, value)
      return (
        isOfOtherType(module, value) || (given !== value && shownName(value.name) !== undefined && givesNothing(module, given, steps - 1))
      )
    }
    default:
      return false
  }
}

/** What is no secret even where nobody has said so: nothing, a mask, a word such as `set` or `none`, a sentence. */
function isWord(text: string): boolean {
  return (
    /^(?:[*x.•…-]{0,60}|[<[(]?[a-z]{1,12}(?:[ _-][a-z]{1,12}){0,6}[>\])]?|[A-Z]{2,12}(?:_[A-Z]{2,12}){1,4})$/i.test(text) &&
    !WEAK.test(text)
  )
}

/** Words that people sign in with. */
const WEAK = /pass|admin|secret|test|root|change|letmein|qwerty|welcome|guest|user|demo/i

/** No flag: `process.env.API_KEY || false` is the key where there is one. */

/** `tokens.length`, `cache.size` */
function isLength(member: AstOf<'MemberExpression'>): boolean {
  return /^(?:length|size|byteLength)$/.test(keyOf(member) ?? '')
}

/** `token[-4:]` of Python; `header[7:]` is all that matters of a header. */
export function isPart(module: Module, member: AstOf<'MemberExpression'>): boolean {
  return (
    member.computed && member.property.type === 'OtherExpression' && !/^\s{0,4}\d{1,3}\s{0,4}:\s{0,4}$/.test(module.source(member.property))
  )
}

/**
 * `header.slice(7)`, `value.substring('Bearer '.length)`: without an end, it is the rest. Of a list it is what is left of its entries, and
 * from a place that nobody can read it may be the last characters.
 */
export function isRest(module: Module, { callee, arguments: [from, ...more] }: AstOf<'CallExpression'>): boolean {
  if (!/^(?:slice|substr(?:ing)?)$/.test(lastName(callee) ?? '') || callee.type !== 'MemberExpression' || more.length > 0) return false
  if (SEVERAL.test(lastName(callee.object) ?? '')) return false
  if (from === undefined || from.type === 'SpreadElement') return false
  return isLengthOfConstant(from) || isBehindBeginning(module, definition(module, from))
}

/** The length of what a constant holds, here or in another module: `BEARER.length`. */
function isLengthOfConstant(place: Ast): boolean {
  const from = unwrap(place)
  return from.type === 'MemberExpression' && keyOf(from) === 'length' && /^[A-Z][A-Z\d_]*$/.test(dotted(from.object) ?? '')
}

/** Whether a place is behind what a text begins with: a number, the length of another text, what was looked for. */
function isBehindBeginning(module: Module, place: Ast): boolean {
  const from = unwrap(place)
  if (from.type === 'BinaryExpression') return from.operator === '+' && [from.left, from.right].some((one) => isFound(module, one))
  if (from.type !== 'MemberExpression') return isNumber(from) || isFound(module, from)
  return keyOf(from) === 'length' && definition(module, from.object).type === 'Literal'
}

function isFound(module: Module, node: Ast): boolean {
  const given = definition(module, node)
  return given.type === 'CallExpression' && /^(?:lastI|i)ndexOf$/.test(lastName(given.callee) ?? '')
}

const SEVERAL = /(?:tokens|keys|secrets|passwords|credentials|codes|cookies|args|argv|parts|words|lines)$/i

function isCallOfNothing(module: Module, call: AstOf<'CallExpression'>, steps: number): boolean {
  const name = lastName(call.callee) ?? ''
  if (isRest(module, call)) return false
  if ([redactor, answersYesOrNo, countsThings, masksText].some(({ pattern }) => pattern.test(name))) return true
  if (decodesToken.pattern.test(dotted(call.callee) ?? name) || isNumberOtherwise(call)) return true
  if (hashesPassword.pattern.test(`${dotted(call.callee) ?? name}(`)) return true
  const called = named(module, call.callee)
  if (!called || !isFunction(called.node)) return false
  const { returnType, async } = called.node
  if (returnType && !async && saysOther({ module: called.module, node: returnType })) return true
  if (!called.node.body) return false
  const given = results(called.module, called.node)
  return given.length > 0 && given.every((one) => givesNothing(called.module, one, steps - 1))
}

/** `usage.get("used", 0)` */
function isNumberOtherwise({ callee, arguments: [, otherwise, ...more] }: AstOf<'CallExpression'>): boolean {
  return lastName(callee) === 'get' && otherwise !== undefined && more.length === 0 && isNumber(otherwise)
}

/** `errors.password`: what is said about a field of a form. */
export function isOfAnother({ object }: AstOf<'MemberExpression'>): boolean {
  return saidOfFields.pattern.test(lastName(object) ?? '')
}

/** Whether the key of an entry is made of what is no secret: `make_key(user_id)`, `(user.id, region)`, `[org, name].join(':')`. */
export function makesEntryKey(node: Ast, isSecret: (one: Ast) => boolean): boolean {
  const value = unwrap(node)
  if (value.type === 'ArrayExpression') return value.elements.length > 1 && !isSecret(value)
  if (value.type !== 'CallExpression') return false
  const callee = unwrap(value.callee)
  if (callee.type === 'MemberExpression' && keyOf(callee) === 'join') {
    const joined = [callee.object, ...value.arguments].find((one) => unwrap(one).type === 'ArrayExpression')
    return joined !== undefined && !isSecret(joined)
  }
  return namesEntry.pattern.test(lastName(callee) ?? '') && value.arguments.length > 0 && !value.arguments.some(isSecret)
}
