import { literally } from '../../text/pattern.ts'
import { givesAnswer, makesFullerTable, writesAnswer } from '../../knowledge/libraries/web-requests.ts'
import { dotnetAnswers, dotnetNotes } from '../../knowledge/libraries/dotnet.ts'
import { readsAgain, readsType } from '../../knowledge/libraries/programs.ts'
import { oncePer } from '../../text/once-per.ts'
import { codeAt, type SourceFile } from '../../text/source.ts'
import type { Said } from '../../parse/c-like-said.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Project } from '../../discover/project.ts'
import { isNamedAnywhere } from './c-like-authorization.ts'
import { functionAround, type FunctionAround } from '../../program/written/index.ts'
import type { Pieces } from './c-like-metadata-pieces.ts'
import { isSentToCaller } from './go-metadata-types.ts'

// What becomes of the metadata of an authorization server that an object is, in languages that are read without a grammar.

/** Whether something else may be put into the metadata that an object is, before it is published. */
export function mayGrow(said: Said, added: Pieces | undefined, language: CLike | undefined, project: Project): boolean {
  if (added && added.entries.length > 0)
    return added.ends === 'elsewhere' || (added.ends === 'returned' && language !== undefined && isAddedElsewhere(said, language, project))
  if (said.within.length > 0) return makesFullerTable.pattern.test(said.within[0] ?? '')
  if (isFinished(said, language)) return false
  const isReturned = added?.ends === 'returned' || RETURNED.test(said.at.file.text.slice(Math.max(0, said.at.start - 80), said.at.start))
  return !isReturned || language === undefined || isAddedElsewhere(said, language, project)
}

/** Up to a table that a function gives back. */
const RETURNED = /\breturn\s{1,20}(?:map\[string\](?:any|interface\{\})|array)?$|\)(?:: ?[\w<>, ?]{1,60})? = $/

/** Whether other code in the language names what documents are given late: whoever calls the function may add it. */
function isAddedElsewhere({ at }: Said, language: CLike, project: Project): boolean {
  const { before, after } = functionAround(at, language)
  const rest = at.file.text.slice(0, at.start - before.length) + at.file.text.slice(at.end + after.length)
  return LATE.test(rest) || isNamedAnywhere(LATE, language, project, at.file.path)
}

const LATE = /code_?challenge_?methods|revocation_?endpoint/i

/**
 * Whether nothing is added to an object that a variable holds: it is sent as an answer, and nothing else is done with it. In C# its class
 * has no other members that say more.
 */
function isFinished({ at }: Said, language: CLike | undefined): boolean {
  if (language === 'go' || language === 'php') return isAnsweredAlone(functionAround(at, language))
  if (language !== 'cs') return false
  const { before, after } = functionAround(at, language)
  const name = nameOf(before)
  if (name === undefined) return false
  for (const { index } of after.matchAll(usesOf(name))) {
    const isAnswer =
      dotnetAnswers.pattern.test(after.slice(Math.max(0, index - 200), index)) && /^\s{0,8}[;,)]/.test(after.slice(index + name.length))
    if (!isAnswer && !READ.test(after.slice(index + name.length, index + name.length + 120))) return false
  }
  return true
}

/** `metadata := map[string]any{…}`, `$metadata = […]`, each use of which gives it to what writes an answer. */
function isAnsweredAlone({ before, after }: FunctionAround): boolean {
  const name = TABLE.exec(before.slice(-200))?.[1]
  const uses = name === undefined ? [] : [...after.matchAll(new RegExp(`(?<![\\w.$>])${literally(name)}\\b`, 'g'))]
  return (
    uses.length > 0 &&
    !readsAgain.pattern.test(after) &&
    uses.every(
      ({ index, 0: { length } }) =>
        writesAnswer.pattern.test(after.slice(Math.max(0, index - 200), index)) && /^\s{0,8}[),]/.test(after.slice(index + length)),
    )
  )
}

/** A variable before its table, and the type of that. */
const TABLE = /(\$?\w{1,60}) ?:?= ?&?(?:map\[string\](?:any|interface\{\})|[\w.]{1,60})?$/

/**
 * Whether an object is what a client notes of the provider that it signs in with, instead of fetching it:
 * https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.openidconnect.openidconnectoptions.configuration
 */
export function isNoteOfProvider({ at }: Said, language: CLike | undefined): boolean {
  if (language !== 'cs') return false
  const { before, after } = functionAround(at, language)
  if (dotnetNotes.pattern.test(before.slice(-200))) return true
  const name = nameOf(before)
  if (name === undefined) return false
  for (const { index } of after.matchAll(usesOf(name)))
    if (dotnetNotes.pattern.test(after.slice(Math.max(0, index - 200), index))) return true
  return false
}

/**
 * Whether a client puts it in the place of what it fetches: the same function, in Go one of the same file, makes an object of this type
 * from an answer, and nobody is answered with it.
 */
export function isFallback({ name, at, inFunction }: Said, language: CLike | undefined): boolean {
  if (language === undefined || name === '' || language === 'php') return false
  const around = functionAround(at, language)
  if (language === 'go') return typesRead(at.file).has(name) && !isSentToCaller(around, inFunction, at.file)
  const code = around.code.replace(codeAt(at), '')
  return (
    [...code.matchAll(readsType.pattern)].some((match) => lastPart(groupOf(match)) === lastPart(name)) &&
    !givesAnswer.pattern.test(around.before)
  )
}

/** The types of which a file of Go makes an object from a text: `var config Provider` … `Decode(&config)`. */
const typesRead = oncePer((file: SourceFile): ReadonlySet<string> => {
  const read = new Set(Array.from(file.text.matchAll(readsType.pattern), groupOf))
  const made = read.size === 0 ? [] : file.text.matchAll(MADE)
  return new Set(
    Array.from(made, (match) => match.slice(1).filter((group) => group !== undefined)).flatMap(([name = '', type = '']) =>
      read.has(name) ? [type] : [],
    ),
  )
})

const MADE = /\bvar (\w{1,60}) \*?([\w.]{1,80})|\b(\w{1,60}) :?= (?:&?([\w.]{1,80})\{\}|new\(([\w.]{1,80})\))/g

function groupOf(match: RegExpExecArray): string {
  return match.slice(1).find((group) => group !== undefined) ?? ''
}

function lastPart(name: string): string {
  return name.split(/[.:]/).at(-1) ?? name
}

/** The variable that is given the object behind. */
function nameOf(before: string): string | undefined {
  return /(?:\bvar|\b[A-Z]\w{0,60}) (\w{1,60}) = (?:new )?$/.exec(before.slice(-200))?.[1]
}

function usesOf(name: string): RegExp {
  return new RegExp(`(?<![\\w.])${name}\\b`, 'g')
}

/** Behind the name: `.Issuer`, `.JwksUri`; a text that is read, not set. */
const READ = /^\??\.(?:Issuer|\w{1,60}(?:Endpoint|Uri|Url))\b(?!\s{0,4}(?:\?\?)?=(?!=))/
