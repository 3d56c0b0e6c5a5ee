import {
  answersHere,
  goesBack,
  goesElsewhere,
  letsPassHere,
  listsRefused,
  opensStatement,
  refusesAtOnce,
  refusesHere,
  refusesWhere,
} from '../../knowledge/words/refused-by-hit.ts'
import { withoutQuoted } from '../../program/written/index.ts'
import { openBrackets } from '../../text/brackets.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import type { Around } from './registered-schemes.ts'

interface Question extends Around {
  /** The question as it is written: `strpos($uri, $one) !== 0`. */
  readonly found: string
  /** Whether it stands in a function whose name says that it lets addresses pass. */
  readonly isCheck: boolean
  /** The names that it goes through and is asked in. */
  readonly names: readonly string[]
}

/** Whether an address that a question finds is let pass: it has to be seen, and what a list of refused ones finds is not. */
export function letsPass({ before, after, found, isCheck, names }: Question): boolean {
  const near = before.slice(-LONGEST)
  const receiver = RECEIVER.exec(near)?.[1]
  if ([...names, receiver ?? ''].some((one) => listsRefused.pattern.test(one))) return false
  const opens = Array.from(near.matchAll(OPENS)).at(-1)
  // What is written alone in a function is what it gives back.
  const statement = opens ? near.slice(opens.index).replace(/^(?:else\b|[\s;{}])+/, '') : near.slice(near.lastIndexOf('\n') + 1)
  const hit = !isNegated(statement, found)
  const refusal = refusesWhere.pattern.exec(statement)?.[1]
  if (refusal !== undefined) return refusal === 'unless' ? hit : !hit
  const condition = /^(?:[^"'`\n]{1,120}?\s)?(?:if|elsif|elif|unless|while)\b/.exec(statement)?.[0]
  if (condition !== undefined) {
    const isOdd = condition.endsWith('unless') ? !hit : hit
    const does = condition.includes(' ') ? condition : consequence(after)
    return decided(does, isOdd, after) === true
  }
  if (/^(?:throw|raise|abort|head|render)\b/.test(statement)) return false
  const kept = KEPT.exec(statement)?.[1]
  if (kept !== undefined && !/[=-]>\s{0,4}[^\s{]|\{\s{0,4}$/.test(statement.slice(0, -1))) return keptPasses(kept, after, hit)
  if (/^[^\n;]{0,80}?\)?\s{0,4}\?(?![.?])(?!\s{0,4}(?:true|True)\b)/.test(after)) return false
  return isCheck && hit
}

/** More of what is around, in characters, is not looked at. */
const LONGEST = 600
/** The list that a question goes through, right before it: `BLOCKED.stream().anyMatch(`, `hosts.some((one) => `. */
const RECEIVER = inTurn(
  '',
  /([\w$>.-]{1,80}?)(?:\??\.(?:stream|iter)\(\))?\??\.\w{1,20}[!?]?\s?[({]\s{0,4}/,
  /(?:\|?\(?\w{1,40}[|)]?\s?(?:[-=]>)?\s{0,4})?!?$/,
)
const KEPT = inTurn(
  '',
  /^(?:(?:const|let|var|val|final|bool|boolean|Boolean)\s{1,4})?/,
  /([$@]?\w{1,60})(?:\s{0,4}:\s{0,4}\w{1,30})?\s{0,4}:?=/,
)
/** Where what a condition decides on begins, and where it ends. */
const BEGINS = oneOf(
  '',
  /\{[ \t]{0,20}(?:\n|(?=[^\n{}]{0,200}\}))/,
  /:[ \t]{0,20}\n/,
  new RegExp(`\\)[ \\t]{0,20}(?=\\n|${refusesAtOnce.pattern.source})`),
  /\n/,
)
const ENDS = oneOf('', /\n[ \t]{0,40}(?:\}|else\b|end\b|elif\b|elsif\b)/, /\}[ \t]{0,4}(?:else\b|\n|$)|\n[ \t]{0,40}\n/)
const OPENS = new RegExp(opensStatement.pattern, 'g')

const NEGATES = /(?:!(?!=)|\bnot\s{1,4})\s{0,4}(?:[\w$.?>:-]|\(\)){0,80}$/

/** Of a question itself: `strpos(…) !== 0`, `substr(…) !== $one`, `strpos(…) === false`, `CutPrefix(…); !ok`. */
const OWN_NEGATION = /!==?\s{0,4}(?!false$)[$\w.>-]{1,80}$|(?<![!=])===?\s{0,4}false$|; !\w{1,20}$/

/** Whether what the statement asks is that nothing is found. */
function isNegated(statement: string, found: string): boolean {
  const places = [statement.length, ...openBrackets(statement, '([{)]}')]
  const count = places.filter((at) => NEGATES.test(statement.slice(0, at))).length
  const isOwn = OWN_NEGATION.test(found.trim())
  return (count + (isOwn ? 1 : 0)) % 2 === 1
}

/** What runs where a condition behind a place holds. */
function consequence(after: string): string {
  const near = after.slice(0, LONGEST)
  const opens = BEGINS.exec(near)
  const rest = opens ? near.slice(opens.index + opens[0].length) : near
  const depth = /^[ \t]*/.exec(rest)?.[0].length ?? 0
  const ends = ENDS.exec(rest)?.index
  return rest.slice(0, ends).slice(0, depth === 0 ? ends : new RegExp(`\\n[ \\t]{0,${depth - 1}}(?![ \\t\\n])`).exec(rest)?.index)
}

/** Whether what is found is let pass by what runs where it is found, or where it is not; undefined where that is not seen. */
function decided(does: string, hit: boolean, after: string): boolean | undefined {
  const answer = answersHere.pattern.exec(does)?.[1]
  if (answer !== undefined) return /true/i.test(answer) ? hit : !hit
  if (refusesHere.pattern.test(does)) return !hit
  if (letsPassHere.pattern.test(withoutQuoted(does))) return hit
  return goesBack.pattern.test(does.trim()) ? decided(next(after), !hit, '') : undefined
}

/** What runs behind a question that was answered otherwise: the lines up to the next condition or function. */
function next(after: string): string {
  const lines = after.slice(0, LONGEST).split('\n').slice(1)
  const begins = lines.findIndex((line) => !/^[\s)\]};]*$|^\s*(?:end|return;?)\s*$|^\s*return (?:if|unless)\b/.test(line))
  const rest = begins < 0 ? [] : lines.slice(begins)
  const ends = rest.findIndex((line) => goesElsewhere.pattern.test(withoutQuoted(line)))
  return rest.slice(0, ends < 0 ? rest.length : ends).join('\n')
}

/** Ruby writes what is done before the question. */
const DONE = '(?!else\\b)(\\w[^\\n{};]{0,120}?\\s)'

/** What is kept under a name, and asked or given back later. */
function keptPasses(name: string, after: string, hit: boolean): boolean {
  const own = literally(name)
  const near = after.slice(0, LONGEST * 2)
  const asked = new RegExp(`(?:\\n[ \\t]{0,80}${DONE})?\\b(if|unless)\\b([^\\n{}]{0,80}?)(?<![\\w$.])${own}(?!\\w)`).exec(near)
  if (asked) {
    const [whole, before = '', keyword, condition = ''] = asked
    const isNot = /(?:!|\bnot\s)\s{0,4}\(?$/.test(condition) !== (keyword === 'unless')
    const rest = near.slice(asked.index + whole.length)
    return decided(before === '' ? consequence(rest) : `${before}${keyword}`, isNot ? !hit : hit, rest) === true
  }
  return hit && new RegExp(`\\breturn\\s{1,4}${own}\\s{0,4}(?:[;}\\n]|$)`).test(near)
}
