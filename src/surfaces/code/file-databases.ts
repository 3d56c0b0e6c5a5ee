import { encryptsFile, fileAddress, fileAddressText, passwordOfDatabase, serverDatabase } from '../../knowledge/words/file-databases.ts'
import { depthOf } from '../../program/written/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { valuesOfName } from './values-of-name.ts'

/** What a log writes, what holds it, and where. */
interface Written {
  readonly what: string
  readonly within?: string
  readonly at: Span
}

/** Whether an address is the path of a database that is a file, which has no user and no password. */
export function isPathOfFile(written: Written): boolean {
  const { what, within = what } = written
  const names = [what, within].filter((one) => ADDRESS.test(one))
  return names.length > 0 && (isOfBranch(written) || names.some((one) => isWrittenAsFile(one, written.at)) || isOfContext(what, written.at))
}

/** By the name of an address, or the call that gives it. */
const ADDRESS = /(?:dsn|ur[il]|conn\w{0,12}|connection_?string|path)(?:\(\))?$/i

/** The address of a database on a branch that opens it as a file. */
function isOfBranch({ what, at: { file, start } }: Written): boolean {
  if (!/^\$?\w{1,60}$/.test(what)) return false
  const before = file.text.slice(Math.max(0, start - FUNCTION), start)
  const opened = [...before.matchAll(new RegExp(fileAddress.pattern.source, 'g'))].at(-1)
  if (!opened || depthOf(before.slice(opened.index)) < 0) return false
  return new RegExp(`\\b${literally(what)}\\b`).test(before.slice(Math.max(0, opened.index - FEW_LINES), opened.index + FEW_LINES))
}

const FUNCTION = 1500
const FEW_LINES = 300

/** Whether all that a name is given begins as the address of a file does, whichever of several is taken, and says no password. */
function isWrittenAsFile(name: string, at: Span): boolean {
  if (!/^\$?\w{1,60}$/.test(name)) return false
  const values = valuesOfName(name, at)
  return values.length > 0 && values.every((one) => choicesIn(one).every(isFile))
}

function isFile(value: string): boolean {
  return fileAddressText.pattern.test(value) && !passwordOfDatabase.pattern.test(value)
}

/** The values of which one is taken: `"sqlite:///a.db" if DEV else address`; within brackets and texts one is chosen for a part. */
function choicesIn(value: string): readonly string[] {
  const choices: string[] = []
  let depth = 0
  let from = 0
  for (const { 0: mark, index } of value.matchAll(MARKS)) {
    if (/^[([{]/.test(mark)) depth++
    else if (/^[)\]}]/.test(mark)) depth--
    else if (depth === 0 && !/^["'`]/.test(mark)) {
      choices.push(value.slice(from, index).trim())
      from = index + mark.length
    }
  }
  return [...choices, value.slice(from).trim()]
}

/** Texts, brackets, and what stands between two values. */
const MARKS = oneOf(
  'g',
  /"(?:[^"\\\n]|\\.){0,300}"|'(?:[^'\\\n]|\\.){0,300}'|`(?:[^`\\]|\\.){0,300}`/,
  /[([{}\])]/,
  /\|\||\?\?|\?:|\?(?![.[])|\b(?:else|or)\b/,
)

/** What a context of Entity Framework connects with, where its file opens files alone. */
function isOfContext(what: string, { file }: Span): boolean {
  return OF_CONTEXT.test(what) && opensFilesAlone(file)
}

const OF_CONTEXT = inTurn('', /\.Database\.(?:GetConnectionString|GetDbConnection)\(\)|\bGetConnectionString\(/)

const opensFilesAlone = oncePer(
  ({ text }: SourceFile): boolean =>
    fileAddress.pattern.test(text) &&
    !serverDatabase.pattern.test(text) &&
    !encryptsFile.pattern.test(text) &&
    !PASSWORD_IN_TEXT.test(text),
)
const PASSWORD_IN_TEXT = inTurn('i', /\b(?:data ?source|filename)\s{0,2}=[^"\n]{1,160}?/, passwordOfDatabase.pattern)
