import { surpriseOf, type Surprise } from './surprise.ts'
import { oneOf, inTurn } from '../text/pattern.ts'

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
] as const

/**
 * The runs of a text that could be secrets, in order: twelve or more letters and digits that read like chance and not like
 * names. Commit hashes, UUIDs, versions and digests are none, except in broken syntax (`strict`), where eight characters do.
 */
export function secretLikeRuns(text: string, strict = false): Part[] {
  const least = strict ? LEAST_BROKEN : LEAST
  if (text.length < least) return []
  const told = strict ? [] : toldIn(text)
  const found: Part[] = []
  let chain: Odd[] = []
  const close = () => {
    if (couldBeSecret(chain, least)) found.push({ start: (chain[0] as Odd).start, end: (chain.at(-1) as Odd).end })
    chain = []
  }
  let end = -1
  let length = 0
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (end < 0 || !areJoined(text.slice(end, index), length, run.length)) close()
    end = index + run.length
    length = run.length
    const odd = told.some((one) => one.start < end && index < one.end) ? undefined : oddPart(text, index, end)
    if (!odd) close()
    else {
      if (odd.start > index) close()
      chain.push(odd)
    }
  }
  close()
  return found
}

/** Pieces of base64 between slashes are long; the names of folders beside each other (`oauth2/rfc8628`) are not one value. */
const LEAST_BESIDE_SLASH = 9

function areJoined(between: string, before: number, after: number): boolean {
  if (!JOINTS.test(between)) return between === ''
  return between !== '/' || Math.min(before, after) >= LEAST_BESIDE_SLASH
}

/** Whether a text holds a run that could be a secret. */
export function holdsSecretLike(text: string): boolean {
  return secretLikeRuns(text).length > 0
}

interface Odd extends Part, Surprise {}

/** Bits from which a part reads like chance, whatever else is around it. */
const CHANCE = 14

/** The part of a run that does not read like names: words before it stay. */
function oddPart(text: string, start: number, end: number): Odd | undefined {
  let from = start
  for (const { 0: atom, index } of text.slice(start, end).matchAll(/[^_-]+[_-]*/g)) {
    if (!isWord(atom)) break
    from = start + index + atom.length
  }
  if (from >= end) return undefined
  const surprise = surpriseOf(text, from, end)
  return surprise.total > 0 || surprise.most >= CHANCE ? { start: from, end, ...surprise } : undefined
}

/** `sk`, `server`, `API`, `myKey`: letters that read like names. */
function isWord(atom: string): boolean {
  if (!WORD.test(atom)) return false
  const { total, most } = surpriseOf(atom)
  return total <= 0 && most < CHANCE / 2
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
