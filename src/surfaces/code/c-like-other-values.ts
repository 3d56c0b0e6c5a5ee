import { openBracket, partsAtTop } from '../../text/brackets.ts'
import { shownName } from '../../classify/shown-name.ts'
import type { CLike } from '../../parse/c-like.ts'
import { answersYesOrNo, countedIn, countsThings, hashesPassword, masksText, namesEntry } from '../../knowledge/words/value-kinds.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { opensByName } from '../../knowledge/words/entry-names.ts'
import { functionAround, givenLast, isOfOtherType, resultIn, saysOther, searchedOnce, type Asked } from '../../program/written/index.ts'
import { isNameWritten } from './entry-names.ts'

/** Whether what is written to a log opens nothing by its type, by what makes it, or by what else its function does with it. */
export function isOtherValue(code: string, asked: Asked): boolean {
  if (!/^[&*]?\$?[\w$]+(?:(?:\.|->|\?\.|!!\.|::)\w+(?:\(\))?){0,5}(?:\.\((?:string|\[\]byte)\))?$/.test(code)) return false
  if (isOfOtherType(code, asked)) return true
  if (!/^\$?\w{1,60}$/.test(code)) return false
  const { at, language } = asked
  const around = functionAround(at, language)
  const value = givenLast(code, around, at.file)
  const given = value ? at.file.text.slice(value.at.start, Math.min(value.at.end, value.at.start + LONGEST)).trim() : ''
  if (given !== '' && (givesNothing(given, asked) || (/key$/i.test(code) && makesEntryKey(given)))) return true
  const body = around.before + around.after
  if (isNameWritten(code, given, body)) return true
  return isCounted(code, body) || (/key$/i.test(code) && !opensByName.pattern.test(code) && isKeyOfStore(code, body))
}

/** The same, or by the form of what is written there: `token[:4]`, `token.take(4)`. */
export function opensNothing(code: string, asked: Asked): boolean {
  return isOtherValue(code, asked) || isWord(code) || givesNothing(code, asked)
}

/** Longer values are not looked at. */
const LONGEST = 300
/** Functions that call functions. */
const MAX_STEPS = 3

/** Whether an expression gives a flag, a number, a mask or one of some words, as far as its own form says. */
function givesNothing(code: string, asked: Asked, steps = MAX_STEPS): boolean {
  const value = code
    .trim()
    .replace(/[;,]$/, '')
    .replace(/^(?:await|&)\s{0,4}/, '')
  if (value === '' || steps === 0) return false
  if (PLAIN.test(value)) return true
  const [test, ...branches] = splitAtTop(value, '?:', asked.language)
  if (branches.length === 2 && test !== undefined) return branches.every((one) => isWord(one) || givesNothing(one, asked, steps - 1))
  if (!/^(?:if|when|match|switch)\b/.test(value) && COMPARED.test(outside(withoutTexts(value)))) return true
  const joined = splitAtTop(value, asked.language === 'php' ? '.' : '+', asked.language)
  if (joined.length > 1)
    return joined.some((one) => !isText(one)) && joined.every((one) => isText(one) || givesNothing(one, asked, steps - 1))
  return PART.test(value) || hashesPassword.pattern.test(value) || isCallOfNothing(value, asked, steps)
}

/** A number or a flag, what is negated, and what is made a number: `(int) $x`. */
const PLAIN = oneOf(
  '',
  /^(?:true|false|null|nil|-?\d[\w.]{0,20})$/,
  /^!\$?[\w(]/,
  /^\(\s?(?:int|integer|bool|boolean|float|long)\s?\)\s?\S/,
)
const COMPARED = oneOf(
  '',
  /[!=]==?(?!>)|&&|\|\|.{0,80}[!=]=|\s[<>]=?\s/,
  /\bis (?:not )?(?:null|\{)|\binstanceof\b|\s!?in\s|\sas\?? (?:Int|Long|Boolean)\b/,
)
/** The beginning or the end of a text, a length, what its last characters are: `token[:4]`, `&token[..4]`, `tokens.size`. */
const PART = oneOf(
  '',
  /\[\s{0,2}\d{0,2}\s{0,2}(?::|\.\.=?)\s{0,2}\^?\d{1,2}\s{0,2}\]$/,
  /\[\s{0,2}len\([\w.]{1,40}\)\s{0,2}-\s{0,2}\d{1,2}\s{0,2}:\s{0,2}\]$/,
  /(?:\.|->)(?:[lL]ength|[cC]ount|size)$/,
)

function isText(code: string): boolean {
  return /^[$@]?(?:"[^"{]{0,80}"|'[^']{0,80}')$/.test(code.trim())
}

function isWord(code: string): boolean {
  const text = /^["']([^"'{$]{0,40})["']$/.exec(code.trim())?.[1]
  return (
    text !== undefined &&
    /^(?:[*x.•-]{0,40}|[a-z]{1,12}(?: [a-z]{1,12}){0,4})$/i.test(text) &&
    !/pass|admin|secret|test|root|change/i.test(text)
  )
}

function withoutTexts(code: string): string {
  return code.replace(/"(?:[^"\\]|\\.){0,200}"|'(?:[^'\\]|\\.){0,200}'/g, '""').replaceAll(/->|=>|<[\w., ]{0,80}>/g, '.')
}

/** Without what calls and groups hold: a comparison there says which value it is. */
function outside(code: string): string {
  let left = code
  for (let depth = 0; depth < MAX_DEPTH && left.includes('('); depth++) left = left.replaceAll(/\([^()]{0,300}\)/g, '')
  return left
}

/** Calls in calls. */
const MAX_DEPTH = 6

/** A call, or a chain of calls by its last one, that gives nothing of a credential by its name or by what its function gives. */
function isCallOfNothing(value: string, asked: Asked, steps: number): boolean {
  const call = lastCall(value)
  if (!call) return false
  const { name, given, isOwn } = call
  if (isRest(name, given, asked.language) || (GIVES_ALL.test(name) && given.trim() === '')) return false
  if ([answersYesOrNo, countsThings, masksText].some(({ pattern }) => pattern.test(name))) return true
  if (!isOwn) return false
  const type = resultIn(name, asked.at.file, asked.language)
  if (type && saysOther(type, asked)) return true
  const { file } = asked.at
  const results = searchedOnce(file, `results ${name}`, () => resultsIn(name, file.text)) ?? []
  return results.length > 0 && results.every((one) => isWord(one) || isText(one) || givesNothing(one, asked, steps - 1))
}

/** `$request->headers->all()`: without a condition it is all of them. */
const GIVES_ALL = /^[aA]ll$/

/** `token.substring(7)`, `substr($header, 7, strlen($header))`: without an end of its own, it is the rest; Rust's `take()` is the whole. */
function isRest(name: string, given: string, language: CLike): boolean {
  if (/^take$/.test(name) && given.trim() === '') return true
  const parts = splitAtTop(given, ',', language)
  return (
    /^(?:mb_)?(?:substr(?:ing)?|Substring|slice|subSequence)$/.test(name) &&
    (parts.length < (language === 'php' ? 3 : 2) || /len|Length|count|size/.test(parts.at(-1) ?? '')) &&
    !/-\s?\d/.test(given)
  )
}

interface LastCall {
  readonly name: string
  readonly given: string
  /** Of no object, so that a function of the file may be meant. */
  readonly isOwn: boolean
}

/** The call at the end of an expression, with what it is given. */
function lastCall(value: string): LastCall | undefined {
  if (!value.endsWith(')')) return undefined
  const open = openBracket(value, '()', { end: value.length - 1 })
  const name = open === undefined ? null : /([\w$.>:?!-]{0,80}?)([\w$]{1,60})$/.exec(value.slice(Math.max(0, open - 140), open))
  if (!name || open === undefined) return undefined
  return { name: name[2] ?? '', given: value.slice(open + 1, -1), isOwn: /^(?:this\.|self\.|\$this->|self::)?$/.test(name[1] ?? '') }
}

/** What a function of the file gives back, where it says so in a few lines. */
function resultsIn(name: string, text: string): readonly string[] {
  const head = `(?:func (?:\\([^()\\n]{1,80}\\) )?|fun |fn |function |[\\w>\\])]\\s)${name}\\([^{;=]{0,300}\\{`
  const found = new RegExp(head).exec(text)
  if (!found) return []
  const from = found.index + found[0].length
  const body = text.slice(from, from + LONGEST_BODY).split(/^(?: {0,4}|\t)\}/m)[0] ?? ''
  return [...body.matchAll(/\breturn\s{1,4}([^;\n]{1,200})/g)].map(([, one = '']) => one)
}

/** Longer functions do more than to shorten a text. */
const LONGEST_BODY = 600

/** The key of an entry: a word with `:` or `/` behind it, names with such a sign between them, or what a function of that name makes. */
function makesEntryKey(code: string): boolean {
  const name = /^(?:[\w$]{1,40}(?:\.|->|::)){0,3}([\w$]{1,60})\(/.exec(code)?.[1]
  if (name !== undefined && namesEntry.pattern.test(name)) return true
  if (!ENTRY.test(code)) return false
  // A credential may be a part of it.
  return !code
    .replace(/"[^"]{0,80}"|'[^']{0,80}'/g, (text) => (text.match(/\{[^}]{1,60}\}|\$\w{1,60}/g) ?? []).join(' '))
    .match(/[A-Za-z_]\w{0,60}/g)
    ?.some((one) => shownName(one) === 'credential')
}

const ENTRY = oneOf(
  '',
  inTurn('', /^(?:fmt\.Sprintf\(|[sS]tring\.[fF]ormat\(|sprintf\(|format!\()?[$@]{0,2}/, /["'][A-Za-z][\w-]{0,40}[:/]/),
  /\+ ?["'][:/|#]["'] ?\+| \. ?["'][:/|#]["'] ?\. /,
  /^(?:fmt\.Sprintf|[sS]tring\.[fF]ormat|sprintf)\(["']%[sdv][:/|#]%[sdv]["']/,
)

/** `cache.get(appKey)`, `m[appKey]`, `_cache.TryGetValue(accountKey, …)` */
function isKeyOfStore(name: string, body: string): boolean {
  const one = literally(name)
  const uses = new RegExp(`([\\w$]{1,60})(?:\\[|(?:\\.|->)\\w{3,20}\\()${one}\\s{0,4}[\\],)]`, 'g')
  return [...body.matchAll(uses)].some(([all, store = '']) =>
    all.includes('[') ? /^m$/.test(store) || countedIn.pattern.test(store) : countedIn.pattern.test(store),
  )
}

/** `used++`, `used > 100`, `used += 3` */
function isCounted(name: string, body: string): boolean {
  return new RegExp(`(?<![\\w.>])${literally(name)}(?:\\+\\+|--| ?[-+*/]= ?\\d| [<>]=? \\d)`).test(body)
}

/**
 * The parts of an expression between marks that stand outside of brackets and texts, in languages that are read without a grammar; for
 * `?:` what is asked and both branches, where it is a choice.
 */
function splitAtTop(code: string, mark: '?:' | '+' | '.' | ',', language: CLike): readonly string[] {
  const isMark = (at: number, before: number) => code[at] === mark[before % mark.length] && isAlone(code, at, mark, language)
  return partsAtTop(code, isMark, { texts: true }).map(({ start, end }) => code.slice(start, end).trim())
}

/** Whether a mark is none of a longer one: `?.`, `??`, `::`, `++`, `->`, and in PHP no point of a number. */
function isAlone(code: string, at: number, mark: string, language: CLike): boolean {
  const [before = '', after = ''] = [code[at - 1], code[at + 1]]
  if (mark === '?:') return !/[?:.]/.test(after) && !/[?:]/.test(before)
  if (mark === '.') return language === 'php' && !(/\d/.test(before) && /\d/.test(after))
  return mark === ',' || (before !== '+' && after !== '+' && after !== '=')
}
