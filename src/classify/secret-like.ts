import { append } from '../text/append.ts'
import { lazy } from '../text/lazy.ts'
import { inTurn, oneOf } from '../text/pattern.ts'
import { unescaped } from './percent-escapes.ts'
import { isTerm, readsLikeNames } from './readable-names.ts'
import { surpriseOf, type Surprise } from './surprise.ts'

/** A part of a text, in UTF-16 units; `end` is exclusive. */
export interface Part {
  readonly start: number
  readonly end: number
}

/** Letters and digits of the shortest run that could be a secret. */
const LEAST = 12
/** The same where the syntax is broken, and nothing tells what a text is. */
const LEAST_BROKEN = 8

/** What runs consist of, and what may join two of them in base64, tokens and percent-encodings. */
const RUN = /[A-Za-z0-9_-]+/g
const JOINTS = /^[+/.~%:!$]$/
/** What every secret has, as most texts do not. */
const JOINED = new RegExp(`[A-Za-z0-9_+/.~%:!$-]{${LEAST}}`)
const JOINED_BROKEN = new RegExp(`[A-Za-z0-9_+/.~%:!$-]{${LEAST_BROKEN}}`)

/** What has letters and digits by chance and is told to everybody: UUIDs, versions, digests, commits. */
const TOLD = [
  /(?<![A-Za-z0-9])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9])/gi,
  /(?<![A-Za-z0-9._-])v?\d{1,10}\.\d{1,10}\.\d{1,10}(?:[-+][A-Za-z0-9.-]{1,60})?(?![A-Za-z0-9_])/g,
  /\bsha(?:1|224|256|384|512)[-:=_][A-Za-z0-9+/]{27,90}={0,2}/gi,
  inTurn(
    'gi',
    oneOf('', /@/, /(?:commit|blob|tree|raw|rev|ref|sha|revision|digest|hash|checksum|integrity)["']?\s{0,3}[:=/]\s{0,3}["']?/),
    /[0-9a-f]{40}(?![A-Za-z0-9])/,
  ),
  // A revision of Alembic before its name: https://alembic.sqlalchemy.org/en/latest/tutorial.html#create-a-migration-script
  /(?<![A-Za-z0-9_-])[0-9a-f]{12}_(?=[a-z]*(?:_[a-z]+|\.py\b))/g,
] as const

/**
 * The runs of a text that could be secrets, in order: twelve or more letters and digits that read like chance and not like
 * names. Commit hashes, UUIDs, versions and digests are none, except in broken syntax (`strict`), where eight characters do.
 */
export function secretLikeRuns(text: string, strict = false): Part[] {
  const { text: read, original } = unescaped(text)
  return runsOf(read, strict).map(({ start, end }) => ({ start: original(start), end: original(end) }))
}

function runsOf(text: string, strict: boolean): Part[] {
  const least = strict ? LEAST_BROKEN : LEAST
  if (!(strict ? JOINED_BROKEN : JOINED).test(text)) return []
  const runs = Array.from(text.matchAll(RUN), ({ 0: run, index }) => ({ start: index, end: index + run.length }))
  const told = lazy(() => (strict ? [] : toldIn(text)))
  const found: Part[] = []
  for (let first = 0, next: number; first < runs.length; first = next) {
    next = first + 1
    let length = lengthOf(runs[first])
    while (next < runs.length && areJoined(text, runs[next - 1] as Part, runs[next] as Part)) length += lengthOf(runs[next++])
    if (length >= least) append(found, secretsOf({ text, runs, told, strict, least }, first, next))
  }
  return found
}

/** The runs of a text. */
interface Runs {
  readonly text: string
  readonly runs: readonly Part[]
  /** What of the text everybody may know. */
  readonly told: () => readonly Part[]
  readonly strict: boolean
  readonly least: number
}

/** What could be secrets of some runs that are joined, up to `end`. */
function secretsOf({ text, runs, told, strict, least }: Runs, start: number, end: number): Part[] {
  const found: Part[] = []
  let chain: Odd[] = []
  let first = start
  const close = (next: number) => {
    if (couldBeSecret(chain, least)) found.push(withBase64Around(text, runs, { chain, first, next }))
    chain = []
    first = next
  }
  for (let i = start; i < end; i++) {
    const run = runs[i] as Part
    const odd = oddPart(text, run, strict)
    if (!odd || told().some((one) => one.start < run.end && run.start < one.end)) close(i + 1)
    else {
      if (odd.start > run.start) close(i)
      chain.push(odd)
      if (odd.end < run.end) close(i + 1)
    }
  }
  close(end)
  return found
}

function lengthOf(run: Part | undefined): number {
  return run ? run.end - run.start : 0
}

/** Pieces of base64 between slashes are long; the names of folders beside each other (`oauth2/rfc8628`) are not one value. */
const LEAST_BESIDE_SLASH = 9
/** What a file's name ends with. */
const EXTENSION = /^[a-z]{1,5}\d?$/

function areJoined(text: string, before: Part, after: Part): boolean {
  const between = text.slice(before.end, after.start)
  if (!JOINTS.test(between)) return between === ''
  if (between === '.') return !EXTENSION.test(text.slice(after.start, after.end))
  return between !== '/' || Math.min(before.end - before.start, after.end - after.start) >= LEAST_BESIDE_SLASH
}

/** Between pieces of base64 stands what stands in no path. */
const BASE64_JOINTS = /^[+/]{1,3}$/
const MIXED = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9+/]{12,}$/

/** A value of base64 goes on behind a slash, however short the piece is that stands there, but where that can be read. */
function withBase64Around(
  text: string,
  runs: readonly Part[],
  { chain, first, next }: { readonly chain: readonly Odd[]; readonly first: number; readonly next: number },
): Part {
  let { start } = chain[0] as Odd
  let { end } = chain.at(-1) as Odd
  if (!MIXED.test(text.slice(start, end))) return { start, end }
  const goesOn = (before: Part | undefined, after: Part | undefined, far: Part | undefined) =>
    before && after && far && BASE64_JOINTS.test(text.slice(before.end, after.start)) && isBase64Piece(text.slice(far.start, far.end))
  for (let i = first - 1; goesOn(runs[i], runs[i + 1], runs[i]); i--) start = (runs[i] as Part).start
  for (let i = next; goesOn(runs[i - 1], runs[i], runs[i]); i++) end = (runs[i] as Part).end
  return { start, end }
}

function isBase64Piece(run: string): boolean {
  return /^[A-Za-z0-9]+$/.test(run) && !isLongWord(run) && !readsLikeNames(run)
}

/** Whether a text holds a run that could be a secret. */
export function holdsSecretLike(text: string): boolean {
  return secretLikeRuns(text).length > 0
}

interface Odd extends Part, Surprise {}

/** Bits from which a part reads like chance, whatever else is around it. */
const CHANCE = 14

/** The part of a run that does not read like names: words before it and after it stay. */
function oddPart(text: string, { start, end: runEnd }: Part, strict: boolean): Odd | undefined {
  const atoms = Array.from(text.slice(start, runEnd).matchAll(/[^_-]+[_-]*/g), ({ 0: atom, index }) => ({ atom, at: start + index }))
  const first = atoms.findIndex(({ atom }) => !isWord(atom))
  if (first < 0 && atoms.length > 0) return undefined
  let last = strict ? atoms.length - 1 : atoms.findLastIndex(({ atom }) => !isWord(atom))
  // Chance makes short words at the end of a value.
  while (last + 1 < atoms.length && !isLongWord((atoms[last + 1] as { atom: string }).atom)) last++
  const from = atoms[first]?.at ?? start
  const end = atoms[last + 1]?.at ?? runEnd
  if (from >= end) return undefined
  const surprise = surpriseOf(text, from, end)
  if (surprise.total <= 0 && surprise.most < CHANCE) return undefined
  return !strict && readsLikeNames(text.slice(from, end)) ? undefined : { start: from, end, ...surprise }
}

/** `sk`, `server`, `API`, `myKey`: letters that read like names; and terms such as `oauth2`. */
function isWord(atom: string): boolean {
  if (!WORD.test(atom)) return isTerm(atom)
  const { total, most } = surpriseOf(atom)
  return total <= 0 && most < CHANCE / 2
}

function isLongWord(atom: string): boolean {
  return atom.replace(/[_-]+$/, '').length >= 3 && isWord(atom)
}

const WORD = /^(?:[a-z]+|[A-Z]{3,}|[A-Z][a-z]{2,})(?:[A-Z][a-z]{2,}){0,8}[_-]*$/

/** Projects of Supabase have twenty letters, and anybody may know them. */
const LEAST_OF_ONE_CASE = 24
/** Bits from which letters without any digit read like chance. */
const CHANCE_OF_LETTERS = 10

function couldBeSecret(chain: readonly Odd[], least: number): boolean {
  let [letters, digits, total, most] = [0, 0, 0, 0]
  for (const one of chain) {
    letters += one.letters
    digits += one.digits
    total += one.total
    most = Math.max(most, one.most)
  }
  if (letters + digits < least || letters === 0) return false
  if (digits === 0) return letters >= (chain.some(({ turns }) => turns > 0) ? least : LEAST_OF_ONE_CASE) && total >= CHANCE_OF_LETTERS
  return total >= 3 || most >= CHANCE
}

function toldIn(text: string): Part[] {
  return TOLD.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({ start: index, end: index + match.length })),
  )
}
