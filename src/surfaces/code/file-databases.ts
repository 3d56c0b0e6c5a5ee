import { encryptsFile, fileAddress, fileAddressText, passwordOfDatabase, serverDatabase } from '../../knowledge/words/file-databases.ts'
import { depthOf } from '../../program/written/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'

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

/** Whether a name was last given a text that begins as the address of a file does, and says no password. */
function isWrittenAsFile(name: string, { file, start }: Span): boolean {
  if (!/^\$?\w{1,60}$/.test(name)) return false
  const before = file.text.slice(Math.max(0, start - LONGEST), start)
  const given = [...before.matchAll(new RegExp(`(?<![\\w.>])${literally(name)}(?:: ?\\w{1,20})? ?:?=(?![=>]) ?`, 'g'))].at(-1)
  const value = given ? before.slice(given.index + given[0].length, given.index + given[0].length + FEW_LINES) : ''
  const [statement = ''] = value.split(/;|\n(?!\s{0,40}[.+])/)
  return fileAddressText.pattern.test(statement) && !passwordOfDatabase.pattern.test(statement)
}

/** Of a module, as a constant may stand at its head. */
const LONGEST = 6000

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
