import {
  secureRandom,
  weakRandomOfCsharp,
  weakRandomOfGo,
  weakRandomOfJvm,
  weakRandomOfPhp,
  weakRandomOfRuby,
  weakRandomOfRust,
} from '../../knowledge/words/random.ts'
import { givesOwnId, madeForSignIn } from '../../knowledge/words/states.ts'
import { comparesState, guessableStateWritten, idAlone, tellsTime, writesOtherwise } from '../../knowledge/words/written-states.ts'
import { literally } from '../../text/pattern.ts'
import { oncePerPair } from '../../text/once-per.ts'
import type { SourceFile } from '../../text/source.ts'

/**
 * Whether the value of a `state` is one that others can find out: the time, who is signed in, numbers of a generator that is for no
 * secrets, and what only writes these otherwise, as a hash of them does. Also where a function of the same file gives it by one expression.
 */
export function isGuessable(made: string, file: SourceFile): boolean {
  if (guessableStateWritten.pattern.test(made) || isMadeOfKnown(made, file) || isIdAlone(made, file)) return true
  const name = CALL.exec(made)?.[1]
  const given = name === undefined ? undefined : givenBy(file, name)
  return given !== undefined && (guessableStateWritten.pattern.test(given) || isMadeOfKnown(given, file))
}

/** The id of a person or a record, which the callback of the file takes as it comes: what it compares is bound to somebody. */
function isIdAlone(made: string, { text }: SourceFile): boolean {
  return (
    (idAlone.pattern.test(made) || givesOwnId.pattern.test(made)) && !madeForSignIn.pattern.test(made) && !comparesState.pattern.test(text)
  )
}

/** `generateState()`, `$this->generateState()`, `self::newState()` */
const CALL = /^(?:(?:\$this->|self::|static::|this\.|self\.|\w{1,20}\.)?)(\w{3,60})\(\)$/

const WEAK = new Map([
  ['java', weakRandomOfJvm],
  ['kt', weakRandomOfJvm],
  ['cs', weakRandomOfCsharp],
  ['go', weakRandomOfGo],
  ['php', weakRandomOfPhp],
  ['rb', weakRandomOfRuby],
  ['rs', weakRandomOfRust],
])

/** Whether nothing but weak numbers, the clock, texts and what writes them otherwise stands in an expression. */
function isMadeOfKnown(made: string, { path, text }: SourceFile): boolean {
  const weak = WEAK.get(path.slice(path.lastIndexOf('.') + 1))
  if (!weak || secureRandom.pattern.test(made)) return false
  // Packages of Go have one name: `rand`.
  if (path.endsWith('.go') && (!/"math\/rand(?:\/v2)?"/.test(text) || secureRandom.pattern.test(text))) return false
  const rest = made.replaceAll(/"[^"\n]{0,80}"|'[^'\n]{0,80}'/g, '')
  const without = rest.replaceAll(new RegExp(weak.pattern, 'g'), '').replaceAll(new RegExp(tellsTime.pattern, 'g'), '')
  return without !== rest && !/[A-Za-z_$]/.test(without.replaceAll(new RegExp(writesOtherwise.pattern, 'g'), ''))
}

/** What a function of the file gives back, where it does nothing else. */
const givenBy = oncePerPair(({ text }: SourceFile, name: string): string | undefined => {
  const declared = `\\b(?:function|fun|def|func(?: \\([^()\\n]{1,60}\\))?|[\\w<>\\]]{2,40}) ${literally(name)}(?:\\(\\))?`
  const head = new RegExp(`${declared}${GIVES.source}`)
  return head.exec(text)?.[1]?.trim()
})

/** What stands between the name of a function and what it gives back. */
const GIVES = /[^{}=;()]{0,60}?(?:\{|=>?|\n)\s{0,40}(?:return )?([^;{}\n\s][^;{}\n]{1,300})/
