import {
  C_LIKE_FILES,
  depthOf,
  functionAround,
  isInComment,
  isRuby,
  languageOf,
  RUBY_FILES,
  type FunctionAround,
} from '../../program/written/index.ts'
import { asksEmpty, comparesInConstantTime } from '../../knowledge/libraries/programs.ts'
import type { PkcePolicy } from '../../model/index.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { codeAt, type Span, type Text, matched } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isPlainRefused, optionalVerifier, plainComparison } from './pkce-comparison.ts'

/** A word of PKCE or of a token endpoint; captchas have verifiers and challenges as well. */
const OF_PKCE = /code_?(?:challenge|verifier)|pkce|grant_?type|authorization_?code|oauth/i

/** Token endpoints that are written by hand, and what they compare a verifier with. */
export default defineTextSurface({
  id: 'c-like-pkce',
  name: 'Checks of PKCE verifiers by hand in Go, Java, Kotlin, C#, PHP and Ruby',
  spec: 'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.6',
  counts: 'code',
  files: [...C_LIKE_FILES, ...RUBY_FILES],
  mentions: ['erifier'],
  together: [[/[vV]erifier/, /[cC]hallenge/, oneOf('', /[!=]=|equals|Equal/, comparesInConstantTime.pattern), OF_PKCE]],
  skipsTests: true,
  *read(text, { file, project }): Generator<PkcePolicy> {
    const language = languageOf(file.path) ?? (isRuby(file.path) ? 'php' : undefined)
    if (!language || language === 'rs' || BY_OPTION.test(text.value)) return
    for (const { at, left, right } of comparisons(text)) {
      const around = functionAround(at, language)
      const isMade = () => isMadePlain(left, right, around, text) || isMadePlain(right, left, around, text)
      if (isPlain(left, right, around) || isPlain(right, left, around) || isMade()) {
        if (!mustDiffer(at, around) && !isPlainRefused(file.path, project)) yield plainComparison(at)
      } else if (CHALLENGE.test(left) || CHALLENGE.test(right)) yield* onlyWhenSent(text, at, around)
    }
  },
})

/** What allows the method only where an option asks for it. */
const BY_OPTION = /(?:allow|enabl|support|permit)\w{0,30}_?plain|plain_?(?:allowed|enabled)/i

const OPERAND = /([$\w][$\w.>?!-]{0,79}(?:\(\)|\([$\w.>-]{0,60}[vV]erifier(?:\(\))?\)|\[["'][\w-]{1,40}["']\])?)/
const BYTES = /(?:\[\]byte\()?/
/** A comparison, by an operator or by a call. */
const COMPARED = oneOf(
  'g',
  inTurn('', /(?<![$\w.>-])/, OPERAND, / ?(?:===?|!==?) ?/, OPERAND),
  inTurn(
    '',
    oneOf('', comparesInConstantTime.pattern, /[sS]tring\.Equals|Objects\.equals/),
    /\(\s{0,40}/,
    BYTES,
    OPERAND,
    /(?:\.getBytes\([^()]{0,40}\))?\)?,\s{0,40}/,
    BYTES,
    OPERAND,
  ),
  inTurn('', OPERAND, /\.(?:equals|Equals)\(/, OPERAND),
  // Types of their own, as texts: `string(code.challenge) == string(verifier)`
  inTurn('', /(?<![$\w.>-])string\(/, OPERAND, /\) ?[=!]= ?string\(/, OPERAND, /\)/),
)

interface Comparison {
  readonly at: Span
  readonly left: string
  readonly right: string
}

function* comparisons(text: Text): Generator<Comparison> {
  for (const match of text.value.matchAll(COMPARED)) {
    const [left = '', right = ''] = match.slice(1).filter((one) => one !== undefined)
    if (!NAMES_ONE.test(left) || !NAMES_ONE.test(right) || isInComment(text.value, match.index)) continue
    yield { at: matched(text, match).at, left, right }
  }
}

/** Anything that could be a verifier or a challenge by its name. */
const NAMES_ONE = /verifier|challenge|comput|calculat|expected|hash|encoded/i
const VERIFIER = /(?:^|[.>_$]|code_?|pkce_?)verifier(?:\(\)|["']\])?$/i
const CHALLENGE = /(?:^|[.>_$]|code_?|pkce_?|stored_?|get)challenge(?:\(\)|["']\])?$/i

/** Whether one side is the verifier as it came, and the other a challenge. */
function isPlain(verifier: string, challenge: string, { before }: FunctionAround): boolean {
  if (!CHALLENGE.test(challenge)) return false
  if (VERIFIER.test(verifier)) return !isMadeHere(verifier, before)
  // A challenge that is made of the verifier as it is, in one of the branches.
  if (!/^\$?\w{1,60}$/.test(verifier)) return false
  return (
    new RegExp(`(?<![\\w$.>])${literally(verifier)} ?:?=(?!=)${CHOSEN}`, 'i').test(before) ||
    new RegExp(`(?<![\\w$.>])${literally(verifier)} ?:?=(?!=) ?(?:\\$?\\w{1,30}(?:\\.|->))?\\$?\\w{0,20}[vV]erifier(?=[;\\s)])`).test(
      before,
    )
  )
}

/**
 * Whether one side is made by a function of the file that is told the method, and gives the verifier itself back for plain:
 * `$made = $this->challengeOf($verifier, $method)`.
 */
function isMadePlain(made: string, challenge: string, { before }: FunctionAround, text: Text): boolean {
  if (!CHALLENGE.test(challenge) || !/^\$?\w{1,60}$/.test(made)) return false
  const call = new RegExp(
    `(?<![\\w$.>])${literally(made)} ?:?= ?(?:\\w{1,30} )?(?:[\\w$]{1,30}(?:->|\\.|::))?(\\w{1,60})\\(([^()]{1,120})\\)`,
  )
  const [, name = '', given = ''] = call.exec(before) ?? []
  if (!/verifier/i.test(given) || !/method/i.test(given)) return false
  const body = new RegExp(`\\b${name}\\([^()]{0,200}\\)[^;{}]{0,80}\\{([^]{1,1200})`, 'g')
  return Array.from(text.value.matchAll(body), ([, code = '']) => code).some((code) => GIVES_VERIFIER.test(code))
}

/** In `match`, `when` and `switch`. */
const GIVES_VERIFIER = /plain\w{0,20}["']?\s{0,20}(?:[=-]>|:\s{0,20}return)\s{0,4}\$?\w{0,20}verifier\b/i

/** `match ($method) { … 'plain' => $verifier`, `when (method) { "plain" -> verifier`, `method switch { "plain" => verifier` */
const CHOSEN =
  String.raw`[^;={}]{0,80}\b(?:match|when|switch)\b[^;{}]{0,80}\{` +
  String.raw`[^;{}]{0,600}?plain\w{0,20}["']?\s{0,20}[=-]>\s{0,4}\$?\w{0,20}verifier\b`

/** Whether the name is given a hash on every way (`verifier = hash(verifier)`, no condition before it), or is a client's new verifier. */
function isMadeHere(name: string, before: string): boolean {
  const last = [...before.matchAll(new RegExp(`(?<![\\w$.>])${literally(name)} ?:?=(?!=) ?([^;\\n]{1,160})`, 'g'))].at(-1)
  if (/random|generat/i.test(last?.[1] ?? '')) return true
  if (!last || !/sha|hash|s256|challenge|digest|base64/i.test(last[1] ?? '')) return false
  return !/\bif\b[^;{}]{0,120}s256[^{}]{0,60}\{[^{}]{0,60}$/i.test(before.slice(0, last.index))
}

/** Whether the code goes on only where the two differ: plain is refused, or a client makes sure of its hash. */
function mustDiffer(at: Span, { before, after }: FunctionAround): boolean {
  const lead = before.slice(-240)
  const negations = [codeAt(at).includes('!='), NEGATED.test(lead), IS_FALSE.test(after)].filter(Boolean).length
  if (negations % 2 === 1) return ASSERTED.test(lead)
  if (RAISED.test(lead)) return true
  if (!CONDITION.test(lead)) return false
  const [condition = ''] = /^[^{};\n]{0,200}/.exec(after) ?? []
  return FAILS.test(condition) || FAILS_FIRST.test(after.slice(condition.length, condition.length + 600))
}

const NEGATED = /(?:!|\b(?:not|unless)\s)\s?\(?[\\\w.:]{0,60}$/
const IS_FALSE = /^[\s)]{0,8}(?:!==? ?(?:1|true)|===? ?(?:0|false)|is false)\b/
const ASSERTED = /(?:[aA]ssert|[rR]equire|[cC]heck|[eE]nsure)[\w.]{0,30}[( ]\s{0,4}!?\s?[\\\w.:]{0,60}$/
const CONDITION = /\b(?:if|elseif|elsif)\b[^;{}\n]{0,160}$/
const FAILS = oneOf(
  '',
  /\b(?:throw|raise|die|abort|halt|panic|fail)\b|\b(?:\w{0,30}[eE]rror|Fatal\w?)\(/,
  /\breturn {1,4}false\b/,
  inTurn(
    '',
    /\breturn\b[^;\n]{0,120}/,
    oneOf('', /\b[eE]rr[A-Z]/, /[eE]rror|[eE]xception|[iI]nvalid|[uU]nauthorized|[fF]orbidden|BadRequest/),
  ),
)
const FAILS_FIRST = inTurn('', /^\s{0,80}(?:\{[^{}]{0,300}?)?/, FAILS)
const RAISED = inTurn('', FAILS, /[^;\n]{0,160}\sif \(?$/)

/** `if verifier != "" { … challenge … }`, and nobody asks for a verifier where a challenge is known. */
function* onlyWhenSent(text: Text, at: Span, { before, after }: FunctionAround): Generator<PkcePolicy> {
  const opened = [...before.matchAll(WHEN_SENT)].at(-1)
  if (!opened || ASKS_FOR_VERIFIER.test(before) || ASKS_FOR_VERIFIER.test(after) || ASKS_FOR_VERIFIER.test(text.value)) return
  const inside = before.slice(opened.index + opened[0].length)
  const depth = depthOf(inside)
  if (depth < 0 || isOneOfTwoWays(after, depth)) return
  yield optionalVerifier(at)
}

const WHEN_SENT = /\bif \(?\s?(?:\$?\w{1,30}(?:\.|->))?\$?\w{0,20}[vV]erifier !=?= ?(?:""|''|nil|null)\)?\s{0,40}\{/g
const ASKS_FOR_VERIFIER = oneOf(
  '',
  /[vV]erifier(?:\(\))? ?===? ?(?:""|''|nil|null)/,
  inTurn('', asksEmpty.pattern, /[^()]{0,40}[vV]erifier/),
  /[vV]erifier\.(?:isEmpty|isBlank|Length)|![\w$.>]{0,30}[vV]erifier\b/,
)

/** Whether the block that a place stands in ends the function, or another one is for what is not sent: what follows may refuse that. */
function isOneOfTwoWays(after: string, depth: number): boolean {
  let open = depth
  for (const { 0: mark, index } of after.matchAll(/[{}]/g)) {
    open += mark === '{' ? 1 : -1
    if (open < 0) return LEAVES.test(after.slice(Math.max(0, index - 200), index)) || /^\s{0,20}else\b/.test(after.slice(index + 1))
  }
  return false
}

const LEAVES = /(?:^|[\n;}])[ \t]{0,40}return\b[^{}\n]{0,160}\s{0,40}$/
