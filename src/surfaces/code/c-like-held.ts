import { logLibraries } from '../../knowledge/libraries/log-libraries.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { inUnderscores } from '../../text/words.ts'
import { shownName } from '../../classify/shown-name.ts'
import { serversOfMcp } from '../../knowledge/words/agents.ts'
import { takesOutByKey } from '../../knowledge/words/names-looped.ts'
import { readsStored } from '../../knowledge/words/written-answers.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { functionAround, givenLast, shownIn, type FunctionAround } from '../../program/written/index.ts'
import { secretIn, TOKENS } from './c-like-secrets.ts'
import { isInBranch, tokenAnswerIn } from './logged-answers.ts'

/** What is written by a name that says nothing, and holds a credential by what its function does with it. */
export function heldIn(node: Node, language: CLike): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const { at } = node
  if (node.kind === 'dynamic' && readsStored.pattern.test(codeAt(at, LONGEST))) return { what: codeAt(at, LONGEST), at }
  const name = writtenName(node)
  if (name === undefined || isHarmless(name)) return undefined
  const around = functionAround(at, language)
  const value = givenLast(name, around, at.file)
  if (value && readsStored.pattern.test(codeAt(value.at, LONGEST))) return { what: name, at }
  const what =
    (value && (serialised(value, around) ?? joined(value, language, at.start))) ??
    // What a dictionary of C# shows depends on how it is written.
    (language === 'cs' ? undefined : inForm(name, around)) ??
    (language === 'go' || language === 'php' ? inMember(name, around) : undefined)
  return what === undefined || (HEADERS.test(what) && areLeftOut(name, around)) ? undefined : { what, within: name, at }
}

const HEADERS = /headers\b/i

/** Whether something is taken out of a table, or written over, by whatever key: `unset($all['cookie'])`, `all.remove("authorization")`. */
export function areLeftOut(name: string, { before }: Pick<FunctionAround, 'before'>): boolean {
  const one = `(?<![\\w.$>])${literally(name)}`
  return new RegExp(`\\bunset\\(\\s{0,4}${one}\\[|${one}${takesOutByKey.pattern.source}`).test(before)
}

/** The name by which something is written whole. */
export function writtenName({ kind, at }: Node): string | undefined {
  return kind === 'dynamic' ? WRITTEN.exec(codeAt(at, 90))?.[1] : undefined
}

/** A name, as it is or as its text. */
const WRITTEN = /^[&*]?(\$?[A-Za-z_]\w{0,60})(?:\.(?:String|Encode|toString|ToString)\(\)|\.\(string\))?$/

/** A longer expression does more than to read. */
const LONGEST = 160

/** Whether a name is that of something said about a credential, or of what is left of one. */
export function isHarmless(name: string): boolean {
  return shownName(name) === 'harmless' || SAYS_ABOUT.test(inUnderscores(name))
}

/** What is said about a credential by a name's last word. */
const SAYS_ABOUT = /(?:^|[_$])(?:err(?:or)?|name|id|type|kind|count|len(?:gth)?|status|expir(?:y|es\w{0,4}|ation)|scope|path|file)s?$/i

/** A credential that the value is, or that is joined with others in it. */
function joined(value: Node, language: CLike, until: number): string | undefined {
  for (const part of shownIn(value, language)) {
    const found = secretIn(part, language)
    if (found && isOfBranch(part, language, until)) continue
    // What a vault keeps under a name is shown by whoever asks for it.
    if (found && !/[gG]etSecret\w{0,10}\(/.test(found.what)) return found.what
  }
  return undefined
}

/** Whether a part is a token answer, and what it is joined into is written on a branch where it may be an error. */
function isOfBranch({ at }: Node, language: CLike, until: number): boolean {
  const { file, end } = at
  return tokenAnswerIn(codeAt(at), at, language) !== undefined && isInBranch(file.text.slice(end, until))
}

/** JSON of something by its name. */
const SERIALISED = inTurn('', /^/, asWritten(logLibraries, 'serialises', 'serialises-text'), /\([&*]?(\$?\w[\w.]{0,60})[,)]/)

function serialised({ at }: Node, around: FunctionAround): string | undefined {
  const one = SERIALISED.exec(codeAt(at))?.[1]
  const last = one?.split(/\W+/).at(-1) ?? ''
  if (one === undefined || isHarmless(last)) return undefined
  if (TOKENS.test(last) || serversOfMcp.pattern.test(inUnderscores(last))) return one
  return inForm(one, around) ?? inMember(one, around)
}

const FIELD = /["'](client_secret|refresh_token|access_token|code_verifier|client_assertion)["']/

/** The field of a form, or of a table, that is given a credential by its name: `form.Set("client_secret", secret)`. */
function inForm(name: string, { before }: FunctionAround): string | undefined {
  const one = literally(name)
  const set = new RegExp(
    `(?<![\\w.$>])${one}(?:(?:\\.|->)(?:[sS]et|[aA]dd|put|[aA]ppend)\\(\\s{0,20}|\\[)${FIELD.source}(?!\\] ?(?:==|\\)|!=|\\?\\?))`,
    'g',
  )
  const last = [...before.matchAll(set)].at(-1)
  const after = last ? before.slice(last.index + last[0].length) : ''
  return WRITTEN_OUT.test(after) || isTakenOut(name, last?.[1] ?? '', after) ? undefined : last?.[1]
}

/** A text in place of a credential. */
const WRITTEN_OUT = /^\]?\s{0,4}[,=]\s{0,4}["']/

/** Whether an entry of a table is removed again: `form.remove("refresh_token")`, `unset($data['refresh_token'])`. */
export function isTakenOut(name: string, key: string, code: string): boolean {
  const [one, entry] = [`(?<![\\w.$>])${literally(name)}`, `["']${literally(key)}["']`]
  return new RegExp(
    `${one}(?:\\.|->)(?:[rR]emove|[dD]elete|Del|forget)\\(\\s{0,4}${entry}|\\b(?:unset|delete)\\(\\s{0,4}${one}(?:\\[|, ?)${entry}`,
  ).test(code)
}

/** A token or secret that is read of something: what is written whole holds it. Not where it is taken out before. */
function inMember(name: string, { before, after }: FunctionAround): string | undefined {
  const one = literally(name)
  const read = new RegExp(`(?<![\\w.$>])${one}(?:${MEMBER.source})(?! ?(?:[!=]=|\\())`)
  const found = read.exec(before)?.[0] ?? read.exec(after)?.[0]
  return found === undefined || new RegExp(`${literally(found)} ?=(?!=)|\\bunset\\(${literally(found)}`).test(before) ? undefined : found
}

const MEMBER = oneOf(
  '',
  /\.(?:AccessToken|RefreshToken|ClientSecret)\b/,
  /->(?:access_token|refresh_token|client_secret)\b/,
  /\[(?:'(?:access_token|refresh_token|client_secret)'|"(?:access_token|refresh_token|client_secret)")\]/,
)
