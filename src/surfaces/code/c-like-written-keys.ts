import { checksTokens, givesVariableOr, keyTakers, setFromOutside, type KeyTaker } from '../../knowledge/libraries/written-keys.ts'
import { linkFunction } from '../../knowledge/words/oauth.ts'
import type { Statement } from '../../model/reading.ts'
import { literally, oneOf } from '../../text/pattern.ts'
import type { Span, Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isInComment } from './c-like-comments.ts'
import { isRuby, languageOf } from './c-like-files.ts'
import { KEEPS_FOR_DEVELOPMENT, WORDS } from './known-keys.ts'

/** Keys by which tokens are checked and that anybody can read: words in the code, always or where a variable is not set. */
export default defineTextSurface({
  id: 'c-like-written-keys',
  name: 'Keys in the code that check tokens in Go, Java, Kotlin, C#, PHP, Ruby and Rust',
  spec: 'https://www.rfc-editor.org/rfc/rfc8725.html#section-3.5',
  counts: 'code',
  files: ['**/*.{go,java,kt,cs,php,rb,rs}'],
  mentions: keyTakers.map(({ word }) => word),
  together: [[checksTokens]],
  skipsTests: true,
  *read(text, { file }): Generator<Statement> {
    if (!checksTokens.test(text.value)) return
    const language = isRuby(file.path) ? 'rb' : languageOf(file.path)
    for (const row of keyTakers) {
      if (row.language !== (language === 'kt' ? 'java' : language)) continue
      for (const one of [...text.value.matchAll(new RegExp(row.before, 'g'))].slice(0, MOST)) {
        const start = one.index + one[0].length
        const key = isInComment(text.value, one.index) ? undefined : keyAt(text, start, row)
        if (key && !isOfLink(text.value, start) && !isKept(text.value, key)) yield fault(row, key, file)
      }
    }
  },
})

/** A file that people write checks tokens at a few places; each name is looked for in all of it. */
const MOST = 20

interface WrittenKey {
  readonly start: number
  readonly end: number
  readonly variable?: string
}

/** A text, or the name of one that the file gives a value once. */
function keyAt({ value }: Text, start: number, { behind }: KeyTaker): WrittenKey | undefined {
  const rest = value.slice(start, start + 300)
  const written = TEXT.exec(rest)
  if (written && behind.test(rest.slice(written[0].length))) return ofText(written, start)
  const given = VARIABLE_OR.exec(rest)
  if (given && behind.test(rest.slice(given[0].length))) return ofVariable(given, start)
  const path = PATH.exec(rest)?.[0] ?? ''
  for (const { index, 0: name } of path.matchAll(/\$?\w+/g)) if (behind.test(rest.slice(index + name.length))) return keyOf(value, name)
  return undefined
}

const TEXT = /^b?(["'])([^"'\\\n]{1,80})\1/
const VARIABLE_OR = new RegExp(`^(?:[\\w$]{1,40}\\.){0,3}(?:${givesVariableOr.source})`)
/** `self::KEY`, `this.secret`, and what a method makes bytes of: `SECRET.getBytes`. */
const PATH = /^\$?[A-Za-z_]\w{0,60}(?:(?:\.|::|->)\w{1,60}){0,4}/

function ofText([whole, , key = '']: RegExpExecArray, start: number): WrittenKey | undefined {
  const from = start + whole.indexOf(key)
  return WORDS.test(key) ? { start: from, end: from + key.length } : undefined
}

function ofVariable({ 0: whole, groups = {} }: RegExpExecArray, start: number): WrittenKey | undefined {
  const { of = groups.of2 ?? groups.of3, or = groups.or2 ?? groups.or3 ?? '' } = groups
  const from = start + whole.lastIndexOf(or)
  return or && of ? { start: from, end: from + or.length, variable: of } : undefined
}

/** What a constant of the file holds. Of a name that is given a value twice, one may come from elsewhere. */
function keyOf(code: string, name: string): WrittenKey | undefined {
  const given = [...code.matchAll(new RegExp(`(?<![\\w.>])${literally(name)}\\b[^=\\n;(]{0,40}?:?=(?![=>])\\s{0,20}`, 'g'))]
  const [one] = given
  if (!one || given.length > 1 || !DECLARES.test(code.slice(Math.max(0, one.index - 80), one.index + one[0].length))) return undefined
  if (setFromOutside.test(code.slice(Math.max(0, one.index - 200), one.index))) return undefined
  const start = one.index + one[0].length
  const bytes = /^(?:\[\]byte\(|&?b(?=["']))/.exec(code.slice(start, start + 20))?.[0] ?? ''
  const rest = code.slice(start + bytes.length, start + 300)
  const written = /^(["'])([^"'\\\n]{1,80})\1\)?\s{0,4}(?:;|\n|$)/.exec(rest)
  if (written) return ofText(written, start + bytes.length)
  const either = VARIABLE_OR.exec(rest)
  return either ? ofVariable(either, start + bytes.length) : undefined
}

/** What stays as it is written: a field that is not final may be set by a framework. */
const DECLARES = oneOf(
  '',
  /\b(?:const|static|final|val|var|let|readonly|define)\b[^\n;{}]{0,80}$/,
  /:=\s{0,20}$/,
  /(?:^|\n)\s{0,40}[A-Z][A-Z\d_]{2,60}\s{0,4}=\s{0,20}$/,
  /\$\w{1,60}\s{0,4}=\s{0,20}$/,
)

/** A token that a link carries opens one thing, once. */
function isOfLink(code: string, at: number): boolean {
  const before = code.slice(Math.max(0, at - 3000), at)
  const name =
    [...before.matchAll(/\b(?:func (?:\([^()\n]{1,80}\) )?|function |fun |def |fn |[\w<>[\]?]{2,60} )(\w{2,60})\(/g)].at(-1)?.[1] ?? ''
  return linkFunction.pattern.test(name)
}

/** A text that stands in for a variable where nobody is in production, which the file stops otherwise. */
function isKept(code: string, { variable }: WrittenKey): boolean {
  return variable !== undefined && KEEPS_FOR_DEVELOPMENT.test(code)
}

function fault({ by }: KeyTaker, { start, end, variable }: WrittenKey, file: Span['file']): Statement {
  return {
    kind: 'tokenCheck',
    owner: { what: 'this service', product: 'this code' },
    evidence: [],
    missing: ['known-key'],
    by,
    ...(variable !== undefined && { unlessSet: variable }),
    confidence: 'medium',
    at: { file, start, end },
  }
}
