import { hostAt } from '../classify/endpoint.ts'
import { roleOf } from '../classify/file-role.ts'
import { madeAtSetup, setupFiles } from '../knowledge/setup-commands.ts'
import { forTestsAlone } from '../knowledge/words/meant-values.ts'
import type { LiteralCredential, StoredSecret } from '../model/index.ts'
import { commentAbove } from '../text/comments.ts'
import type { SourceFile, Span } from '../text/source.ts'
import { folderOf } from '../text/paths.ts'
import { type Facts, surroundingsOf } from './facts.ts'
import { inTurn, literally, oneOf } from '../text/pattern.ts'
import { calledExample, headsExample, saysUseless, sampleAnswer, showsExample } from '../knowledge/words/documentation.ts'
import { oncePer } from '../text/once-per.ts'

/**
 * What shows that nobody runs with a value: it is shown as a sample; of a variable, its comment says that only tests need it, the setup
 * that the repository describes writes another one over it, or the file is of a system that is only at hosts for documentation.
 */
export function meantFor(name: string | undefined, { at, judged }: LiteralCredential, facts: Facts): Pick<StoredSecret, 'meant'> {
  // A key in its provider's format works wherever it is shown.
  const isFormless = !judged.provider && !judged.jwt
  if (isSample(at) || (isFormless && isShownAsExample(at))) return { meant: 'sample' }
  if (isFormless && calledExample.pattern.test(behind(at))) return { meant: 'example' }
  if (showsExample.pattern.test(at.file.text.slice(Math.max(0, at.start - LONGEST_EXAMPLE), at.start))) return { meant: 'example' }
  if (isReplaced(at)) return { meant: 'replaced' }
  if (!VARIABLES.test(at.file.path)) return {}
  if (forTestsAlone.pattern.test(commentOn(at))) return { meant: 'tests' }
  const isTemplate = roleOf(at.file).template
  if (name !== undefined && isTemplate && isMadeAnew(name, at.file.path, facts)) return { meant: 'setup' }
  return !isTemplate && isOfDocumentation(at.file, facts) ? { meant: 'documentation' } : {}
}

/** In characters: the annotation around a value. */
const LONGEST_EXAMPLE = 1200

/** Files of variables, by their names. */
const VARIABLES = /(?:^|[./_-])env(?:$|[./_-])[^/]{0,60}$/i

/** The comment on a line of a file of variables, and the one just above it, which speaks of no variable in between. */
function commentOn({ file: { text }, start, end }: Span): string {
  const said = /^[^\n]{0,40}?(\s#[^\n]{0,300})/.exec(text.slice(end, end + 400))?.[1] ?? ''
  return `${said}\n${commentAbove(text, start)}`
}

/** Whether what tells how to set the repository up, at the template or above it, has the command that writes a new value. */
function isMadeAnew(name: string, path: string, { text }: Facts): boolean {
  const row = madeAtSetup.find((one) => one.name.test(name))
  if (!row) return false
  const folders: string[] = []
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    folders.push(folder === '' ? '' : `${folder}/`)
    if (folder === '') break
  }
  return folders.some((folder) => setupFiles.some((one) => row.command.test(text(`${folder}${one}`) ?? '')))
}

/** Whether the public hosts that a file of variables names, two at least, are all for documentation. */
function isOfDocumentation(file: SourceFile, facts: Facts): boolean {
  let known = OF_DOCUMENTATION.get(file)
  if (known === undefined) {
    const hosts = [...file.text.slice(0, LONGEST).matchAll(ADDRESS)].map(
      ([address]) => hostAt(address, surroundingsOf(facts, file, [])).class,
    )
    const others = hosts.filter((one) => one !== 'loopback' && one !== 'private' && one !== 'none')
    known = others.length > 1 && others.every((one) => one === 'placeholder')
    OF_DOCUMENTATION.set(file, known)
  }
  return known
}

const OF_DOCUMENTATION = new WeakMap<SourceFile, boolean>()
const ADDRESS = /\b[a-z][a-z\d+]{1,20}:\/\/[^\s"',;#]{3,300}/g
const LONGEST = 50_000

/**
 * Whether the password in a connection string of a variable is replaced by what stands beside it: `DESK_DB_URI` with a password of its own,
 * and `DESK_DB_PASSWORD` of a secret store.
 */
function isReplaced(at: Span): boolean {
  const { text } = at.file
  const before = text.slice(Math.max(0, at.start - NEAR), at.start)
  const name = IN_PAIR.exec(before)?.[1] ?? IN_LIST.exec(before)?.[1]
  const stem = name === undefined ? undefined : /^(\w{2,60})_(?:URI|URL|DSN|CONNECTION(?:_STRING|_URI|_URL)?)$/.exec(name)?.[1]
  if (stem === undefined) return false
  const password = new RegExp(`(?<![A-Z\\d_])${literally(stem)}_(?:PASSWORD|PASSWD|PASS|PWD)["']?(?:${OF_STORE.source})`)
  return password.test(text.slice(Math.max(0, at.start - FAR), at.end + FAR))
}

/** In characters: the name of a variable stands just before its value, and others of one service a screen away. */
const NEAR = 400
const FAR = 4000
const NAME = /([A-Z][A-Z\d_]{2,60})["']?/
const IS = /\s{0,4}[:=]\s{0,4}["']?/
/** The rest of the value up to its password. */
const BEGUN = /[^\s"',]{0,200}$/
/** `DESK_DB_URI: postgres://…`, `DESK_DB_URI=postgres://…`. */
const IN_PAIR = inTurn('', /(?<![A-Z\d_])/, NAME, IS, BEGUN)
/** `- name: DESK_DB_URI` and its value on the next line. */
const IN_LIST = inTurn('', /\bname["']?/, IS, NAME, /,?\s{1,40}["']?value["']?/, IS, BEGUN)
/** A reference to a secret of a cluster, or to a variable. */
const OF_STORE = oneOf(
  '',
  /,?\s{0,40}["']?valueFrom["']?\s{0,4}[:=]\s{0,40}["']?\{?\s{0,4}["']?secretKeyRef/,
  /(?:,?\s{1,40}["']?value["']?)?\s{0,4}[:=]\s{0,4}["']?\$\{[A-Z\d_]{2,80}\}/,
)

/**
 * Whether a value is shown as a sample, whatever its format: in a fence of Markdown that the line above calls an example of a request or
 * an answer, or below a comment that says that it does not work.
 */
function isSample({ file, start }: Span): boolean {
  if (!MARKDOWN.test(file.path)) return saysUseless.pattern.test(commentAbove(file.text, start))
  return fencesOf(file).some((one) => one.shows && one.start <= start && start < one.end)
}

/** Whether a value stands in a fence of Markdown below a heading that is "Example" and no more. */
function isShownAsExample({ file, start }: Span): boolean {
  if (!MARKDOWN.test(file.path)) return false
  return fencesOf(file).some((one) => one.start <= start && start < one.end && headsExample.pattern.test(lineAbove(file.text, one.start)))
}

/** The rest of the line of a value. */
function behind({ file: { text }, end }: Span): string {
  return text.slice(end, end + LONGEST_SAMPLE).split('\n', 1)[0] ?? ''
}

const MARKDOWN = /\.(?:md|mdx|mdc|markdown)$/i

/** A fenced block, and whether the line above calls it an example. */
interface Fence {
  readonly start: number
  readonly end: number
  readonly shows: boolean
}

const fencesOf = oncePer((file: SourceFile): readonly Fence[] => [...fencesIn(file.text)])

/** https://spec.commonmark.org/0.31.2/#fenced-code-blocks, also in lists */
function* fencesIn(text: string): Generator<Fence> {
  let open: { readonly sign: string; readonly at: number } | undefined
  for (const { index, 1: sign = '', 2: info = '' } of text.matchAll(FENCE)) {
    if (!open) open = { sign, at: index }
    else if (sign.startsWith(open.sign) && info.trim() === '') {
      yield { start: open.at, end: index, shows: sampleAnswer.pattern.test(lineAbove(text, open.at)) }
      open = undefined
    }
  }
  if (open) yield { start: open.at, end: text.length, shows: sampleAnswer.pattern.test(lineAbove(text, open.at)) }
}

const FENCE = /^[ \t]{0,16}(`{3,}|~{3,})(.*)$/gm

/** The last line above a place that says something. */
function lineAbove(text: string, at: number): string {
  const lines = text.slice(Math.max(0, at - LONGEST_SAMPLE), at).split('\n')
  return lines.findLast((line) => line.trim() !== '') ?? ''
}

/** In characters. */
const LONGEST_SAMPLE = 600
