import { checksInKeysPlace, checksTokens, forDevelopers, keyTakers, type KeyTaker } from '../../knowledge/libraries/written-keys.ts'
import { linkFunction } from '../../knowledge/words/oauth.ts'
import type { Project } from '../../discover/project.ts'
import type { Statement } from '../../model/reading.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type SourceFile, type Span, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { definedInPhp, isInComment, isRuby, languageOf, whereWritten } from '../../program/written/index.ts'
import { checkIn, checkOfService } from './checks-of-tokens.ts'
import { isDemandedInDotnet } from './dotnet-demanded-keys.ts'
import { isSetInDotnet } from './dotnet-set-keys.ts'
import { KEEPS_FOR_DEVELOPMENT } from './known-keys.ts'
import { isSetInSpring } from './spring-settings.ts'
import { isParameter, KEY_TEXT, keyOf, keyOfFunction, ofText, ofVariable, PATH, VARIABLE_OR, type WrittenKey } from './written-key-names.ts'

/** Keys by which tokens are checked and that anybody can read: words in the code, always or where a variable is not set. */
export default defineTextSurface({
  id: 'c-like-written-keys',
  name: 'Keys in the code that check tokens in Go, Java, Kotlin, C#, PHP, Ruby and Rust',
  spec: 'https://www.rfc-editor.org/rfc/rfc8725.html#section-3.5',
  counts: 'code',
  files: ['**/*.{go,java,kt,cs,php,rb,rs}'],
  mentions: keyTakers.map(({ word }) => word),
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    for (const { row, key } of takenKeys(text, file, project))
      if (!isSetBySettings(key, file, project)) yield fault(row, key, key.file ?? file)
  },
})

/** Where the code of a file gives a library a key that is written, and no branch keeps it for development. */
export function* takenKeys(
  text: Text,
  file: SourceFile,
  project: Project,
): Generator<{ readonly row: KeyTaker; readonly key: WrittenKey }> {
  const language = isRuby(file.path) ? 'rb' : languageOf(file.path)
  if (!checksTokens.test(text.value) && !((language === 'go' || language === 'cs') && checkIn(file, project))) return
  for (const row of keyTakers) {
    if (row.language !== (language === 'kt' ? 'java' : language)) continue
    for (const one of [...text.value.matchAll(new RegExp(row.before, 'g'))].slice(0, MOST)) {
      const start = one.index + one[0].length
      if (isInComment(text.value, one.index) || isOfLink(text.value, start) || isForNothing(text.value, start)) continue
      const key = keyAt(text, start, row) ?? keyElsewhere({ text, start, row }, file, project)
      if (key && !isKept((key.file ?? file).text, key, key.file ? key.start : start)) yield { row, key }
    }
  }
}

/** Whether settings that come with the program have the variable, or it stops without, so that nothing takes the text in place of it. */
function isSetBySettings({ variable, isInjected, start, file }: WrittenKey, from: SourceFile, project: Project): boolean {
  if (variable === undefined) return false
  if (isInjected) return isSetInSpring(variable, from.path, project)
  const { path, text: code } = file ?? from
  if (!path.endsWith('.cs')) return false
  return isSetInDotnet({ key: variable, code, start, path }, project) || isDemandedInDotnet(variable, path, project)
}

/** Whether a delegate of .NET close to a key checks signatures without it. */
function isForNothing(code: string, start: number): boolean {
  return checksInKeysPlace.pattern.test(code.slice(Math.max(0, start - NEAR), start + NEAR))
}

const NEAR = 1200

/** A file that people write checks tokens at a few places; each name is looked for in all of it. */
const MOST = 20

/** The text of a constant that another file has, at that file: `SecurityConstants.SECRET`, `JWT_SECRET` of PHP's `define`. */
function keyElsewhere(
  { text: { value }, start, row }: { readonly text: Text; readonly start: number; readonly row: KeyTaker },
  file: SourceFile,
  project: Project,
): WrittenKey | undefined {
  const language = languageOf(file.path)
  const rest = value.slice(start, start + 300)
  const isAnyName = language === 'go' || language === 'cs'
  const path = (isAnyName ? PATH : CONSTANT).exec(rest)?.[0] ?? ''
  if (!language || path === '' || !row.behind.test(rest.slice(path.length)) || (row.needs && !row.needs.test(value))) return undefined
  if (isAnyName && isParameter(value, path, start)) return undefined
  const at = { file, start, end: start + path.length }
  const isDefined = language === 'php' && /^\w+$/.test(path)
  const found = isDefined
    ? definedInPhp(path, at, project)
    : isAnyName || /\W/.test(path)
      ? whereWritten(path, { at, language, project })
      : undefined
  if (!found || found.file === file) return undefined
  const written = ELSEWHERE.exec(codeAt(found))
  const key = written && ofText(written, found.start)
  return key ? { ...key, file: found.file } : undefined
}

const ELSEWHERE = /^\s{0,20}(?:\[\]byte\()?(["'])([^"'\\\n]{1,200})\1\)?\s{0,20}$/
/** `SecurityConstants.SECRET`, `Config::JWT_SECRET`, `JWT_SECRET` */
const CONSTANT = /^(?:\\?[A-Z]\w{1,60}(?:\.|::)\$?)?[A-Z][A-Z\d_]{2,60}\b(?![(\w])/

/** A text, or the name of one that the file gives a value once. */
function keyAt({ value }: Text, start: number, { behind, needs, language }: KeyTaker): WrittenKey | undefined {
  if (needs && !needs.test(value)) return undefined
  const rest = value.slice(start, start + 300)
  const written = KEY_TEXT.exec(rest)
  if (written && behind.test(rest.slice(written[0].length))) return ofText(written, start)
  const given = VARIABLE_OR.exec(rest)
  if (given && behind.test(rest.slice(given[0].length))) return ofVariable(given, start)
  const called = CALLED.exec(rest)
  if (called && behind.test(rest.slice(called[0].length))) return keyOfFunction(value, called[1] ?? '')
  const path = PATH.exec(rest)?.[0] ?? ''
  for (const { index, 0: name } of path.matchAll(/\$?\w+/g))
    if (behind.test(rest.slice(index + name.length)))
      return keyOf(value, name, start) ?? (language === 'rb' ? keyOfFunction(value, name) : undefined)
  return undefined
}

/** A function of the file that is given nothing: `getEncodedSecret()`, `$this->key()`. */
const CALLED = /^(?:(?:this|self|\$this|[A-Z]\w{0,60})(?:\.|->|::))?(\w{1,60})\(\)/

/** A token that a link carries opens one thing, once. */
function isOfLink(code: string, at: number): boolean {
  const before = code.slice(Math.max(0, at - 3000), at)
  const name =
    [...before.matchAll(/\b(?:func (?:\([^()\n]{1,80}\) )?|function |fun |def |fn |[\w<>[\]?]{2,60} )(\w{2,60})\(/g)].at(-1)?.[1] ?? ''
  return linkFunction.pattern.test(name)
}

/** A text that is there for development, and one that the file does not start with where nobody has set another. */
export function isKept(code: string, { start, end, variable }: WrittenKey, used: number): boolean {
  if (variable !== undefined && KEEPS_FOR_DEVELOPMENT.test(code)) return true
  const text = literally(code.slice(start, end))
  return (
    new RegExp(`[!=]==? ?["']${text}["']|["']${text}["'] ?[!=]=|(?:equals|Equals)\\(["']${text}["']`).test(code) ||
    [start, used].some((at) => headsAround(code, at).some((head) => forDevelopers.test(head)))
  )
}

/** What stands before the blocks that a place is in. */
function headsAround(code: string, at: number): readonly string[] {
  const heads: string[] = []
  let closed = 0
  for (let i = at - 1; i >= Math.max(0, at - 3000) && heads.length < MOST_HEADS; i--) {
    if (code[i] === '}') closed++
    else if (code[i] === '{' && closed > 0) closed--
    else if (code[i] === '{') heads.push(/[^;{}]{0,200}$/.exec(code.slice(Math.max(0, i - 200), i))?.[0] ?? '')
  }
  return heads
}

const MOST_HEADS = 6

function fault({ by }: KeyTaker, { start, end, variable }: WrittenKey, file: Span['file']): Statement {
  const known = { ...(variable !== undefined && { unlessSet: variable }), confidence: 'medium' } as const
  return checkOfService(['known-key'], by, { file, start, end }, known)
}
