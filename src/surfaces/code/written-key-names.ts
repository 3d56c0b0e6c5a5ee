import { encodesKey, givesVariableOr, injectedText, makesKeyBytes, setFromOutside } from '../../knowledge/libraries/written-keys.ts'
import { literally, oneOf } from '../../text/pattern.ts'
import type { SourceFile } from '../../text/source.ts'
import { WORDS } from './known-keys.ts'

// What a name stands for that a library is given as a key, in the code of one file: a text, or a variable with a text in place of it.

export interface WrittenKey {
  readonly start: number
  readonly end: number
  readonly variable?: string
  /** By a placeholder of Spring, which its settings fill. */
  readonly isInjected?: true
  /** The file that it stands in, where that is another one. */
  readonly file?: SourceFile
}

export const KEY_TEXT = /^b?(["'])([^"'\\\n]{1,200})\1/
/** What has no blanks, and so is no sentence: a longer random text, which a store of secrets would keep. */
const RANDOM = /^[\w+/=.!@#%^&*~-]{12,200}$/
export const VARIABLE_OR = new RegExp(`^(?:[\\w$]{1,40}\\.){0,3}(?:${givesVariableOr.source})`)
/** `self::KEY`, `this.secret`, and what a method makes bytes of: `SECRET.getBytes`. */
export const PATH = /^\$?[A-Za-z_]\w{0,60}(?:(?:\.|::\$?|->)\w{1,60}){0,4}/

export function ofText([whole, , key = '']: RegExpExecArray, start: number): WrittenKey | undefined {
  const from = start + whole.indexOf(key)
  return WORDS.test(key) || RANDOM.test(key) ? { start: from, end: from + key.length } : undefined
}

export function ofVariable({ 0: whole, groups = {} }: RegExpExecArray, start: number): WrittenKey | undefined {
  const { of = groups.of2 ?? groups.of3, or = groups.or2 ?? groups.or3 ?? '' } = groups
  const from = start + whole.lastIndexOf(or)
  return or && of ? { start: from, end: from + or.length, variable: of } : undefined
}

/** Names that are followed from one to the next. */
const MAX_STEPS = 3

/** What a constant of the file holds. Of a name that is given a value twice, one may come from elsewhere. */
export function keyOf(code: string, name: string, used: number, steps = MAX_STEPS): WrittenKey | undefined {
  const injected = injectedKey(code, name)
  if (injected || steps === 0) return injected
  if (isParameter(code, name, used) || new RegExp(`(?:&|\\bref |\\bout )${literally(name)}(?!\\w)`).test(code)) return undefined
  const given = [...code.matchAll(new RegExp(`(?<![\\w.>])${literally(name)}\\b[^=\\n;(]{0,40}?:?=(?![=>])\\s{0,20}`, 'g'))]
  const [one] = given
  if (!one || given.length > 1) return undefined
  const inner = bytesOfName(code, one.index + one[0].length)
  if (inner !== undefined) return inner === name ? undefined : keyOf(code, inner, one.index, steps - 1)
  if (!DECLARES.test(code.slice(Math.max(0, one.index - 80), one.index + one[0].length))) return undefined
  if (setFromOutside.test(code.slice(Math.max(0, one.index - 200), one.index)) || !isSeenFrom(code, one.index, used)) return undefined
  return textAt(code, one.index + one[0].length)
}

/** A text that a name is given, or a variable with a text in place of it, up to the end of the statement. */
function textAt(code: string, start: number): WrittenKey | undefined {
  const bytes = /^(?:\[\]byte\(|&?b(?=["']))/.exec(code.slice(start, start + 20))?.[0] ?? ''
  const rest = code.slice(start + bytes.length, start + 300)
  const written = /^(["'])([^"'\\\n]{1,200})\1\)?\s{0,4}(?:;|\n|$)/.exec(rest)
  if (written) return ofText(written, start + bytes.length)
  const either = VARIABLE_OR.exec(rest)
  return either ? ofVariable(either, start + bytes.length) : undefined
}

/** What Spring puts into the one field or parameter of a name. */
function injectedKey(code: string, name: string): WrittenKey | undefined {
  if (!code.includes('@Value(') || !/^[A-Za-z_]\w{0,60}$/.test(name)) return undefined
  const all = [...code.matchAll(new RegExp(`${injectedText.source}${name}\\b`, 'g'))]
  const [one] = all
  const [whole = '', key = '', value = ''] = one ?? []
  if (!one || all.length > 1 || /^(?:#|classpath:|file:|null$)/.test(value)) return undefined
  const start = one.index + whole.indexOf(`:${value}}`) + 1
  return { start, end: start + value.length, variable: key, isInjected: true }
}

/** What stays as it is written: a field that is not final may be set by a framework. */
const DECLARES = oneOf(
  '',
  /\b(?:const|static|final|val|var|let|readonly|define)\b[^\n;{}]{0,80}$/,
  /:=\s{0,20}$/,
  /(?:^|\n)\s{0,40}[A-Z][A-Z\d_]{2,60}\s{0,4}=\s{0,20}$/,
  /\$\w{1,60}\s{0,4}=\s{0,20}$/,
)

/** Whether a function around a place is given what has the name. */
export function isParameter(code: string, name: string, used: number): boolean {
  const before = code.slice(Math.max(0, used - 1500), used)
  const word = new RegExp(`(?<![\\w.])${literally(name)}(?!\\w)`)
  return [...before.matchAll(PARAMETERS)].some(([, given = '']) => word.test(given))
}

const PARAMETERS = /\(([^()\n]{1,300})\)(?=\s{0,10}(?:=>|\{|->|:\s|\(|[\w*[\].]{1,40}\s{0,4}\{))/g

/** Whether a name that is given its value at one place is seen from another: no line between them stands less deep. */
function isSeenFrom(code: string, declared: number, used: number): boolean {
  const depth = depthOf(code.slice(code.lastIndexOf('\n', declared) + 1))
  const between = code.slice(Math.min(declared, used), Math.max(declared, used)).split('\n').slice(1)
  return between.every((line) => line.trim() === '' || depthOf(line) >= depth)
}

const depthOf = (line: string) => /^[ \t]*/.exec(line)?.[0].length ?? 0

/** The name of the text that bytes are made of at a place: `Decoders.BASE64.decode(SECRET)` */
function bytesOfName(code: string, start: number): string | undefined {
  return makesKeyBytes
    .exec(code.slice(start, start + 300))
    ?.slice(1)
    .find(Boolean)
}

/**
 * The key that a function of the file gives which is given nothing and does no more: a text, a constant, or one of them in another
 * encoding, which anybody can make as well.
 */
export function keyOfFunction(code: string, name: string): WrittenKey | undefined {
  const [one, ...more] = [...code.matchAll(new RegExp(GIVES.replaceAll('NAME', literally(name)), 'g'))]
  if (!one || more.length > 0) return undefined
  const start = one.index + one[0].length
  const inner = bytesOfName(code, start) ?? CONSTANT_ALONE.exec(code.slice(start, start + 200))?.[1]
  if (inner !== undefined) return keyOf(code, inner, start)
  const encoded = encodesKey.exec(code.slice(start, start + 200))?.[0] ?? ''
  return textAt(code, start + encoded.length)
}

const CONSTANT_ALONE = /^(?:\w{1,60}(?:\.|::\$?|->))?(\$?[A-Za-z_]\w{0,60})\s{0,4}(?:[;}\n]|$)/

/** A function up to what it gives: `String NAME() { return `, `byte[] NAME() => `, `fun NAME() = `, `def NAME`. */
const GIVES = [
  String.raw`(?<![\w.>:])NAME\(\)[^;{}()=\n]{0,60}(?:\s{0,20}\{\s{0,60}(?:return\s{1,4})?|=>?(?![=>])\s{0,40})`,
  String.raw`\bdef (?:self\.)?NAME(?:\(\))?(?: =|;|\s{0,4}\n)\s{0,40}`,
].join('|')
