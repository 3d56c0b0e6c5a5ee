/**
 * Where in a program literals may be credentials: letters with digits among them, letters and digits behind a prefix, a UUID, a password
 * in an address, a private key. A quick look, as most programs have none.
 */
export class CredentialLiterals {
  readonly #text: string
  /** How each kind is looked for, and the place that it found last: it holds until the places asked for are behind it. */
  readonly #searches: { readonly find: (text: string, from: number) => number; found: number }[]

  constructor(text: string) {
    this.#text = text
    this.#searches = [nextRun, nextUuid, nextPassword, nextPrivateKey].map((find) => ({ find, found: -1 }))
  }

  /** The first place from another one on, or -1. Places asked for one after the other must not go back. */
  from(at: number): number {
    for (const search of this.#searches) {
      if (search.found >= at) continue
      const found = search.find(this.#text, at)
      search.found = found < 0 ? Infinity : found
    }
    const first = Math.min(...this.#searches.map(({ found }) => found))
    return first === Infinity ? -1 : first
  }
}

/** How long a run of word characters is that may be a credential, and how far into it a digit and a letter must stand. */
const LONG = 16
const LOOKED_AT = 61

/** Of a run that is long enough one character in sixteen is met in any case: most of a program is never looked at. */
function nextRun(text: string, from: number): number {
  for (let at = from; at + LONG <= text.length;) {
    const probe = at + LONG - 1
    if (!isWord(text, probe)) {
      at += LONG
      continue
    }
    let start = probe
    while (start > at && isWord(text, start - 1)) start--
    let end = probe + 1
    while (isWord(text, end)) end++
    if (end - start >= LONG && isMixed(text, start, end)) return start
    const prefixed = prefixBefore(text, start, end)
    if (prefixed >= 0) return prefixed
    at = end + 1
  }
  return -1
}

function isMixed(text: string, start: number, end: number): boolean {
  let marks = 0
  for (let at = start; at < Math.min(end, start + LOOKED_AT); at++) marks |= sortOf(text.charCodeAt(at))
  return (marks & BOTH) === BOTH
}

/** The hyphen or underscore behind two letters that twenty letters and digits of the run follow. */
function prefixBefore(text: string, start: number, end: number): number {
  if (text.charCodeAt(start - 1) === 45 && isPrefixed(text, start - 1)) return start - 1
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 95 && isPrefixed(text, at)) return at
  return -1
}

function isPrefixed(text: string, at: number): boolean {
  if (at < 2 || sortOf(text.charCodeAt(at - 1)) !== LETTER || sortOf(text.charCodeAt(at - 2)) !== LETTER) return false
  for (let i = at + 1; i <= at + 20; i++) if ((sortOf(text.charCodeAt(i)) & BOTH) === 0) return false
  return true
}

/** The first hyphen of a UUID. */
function nextUuid(text: string, from: number): number {
  GROUP.lastIndex = from
  for (let match = GROUP.exec(text); match; match = GROUP.exec(text)) {
    if (/^[0-9a-f]{8}$/.test(text.slice(Math.max(0, match.index - 8), match.index))) return match.index
    // The second hyphen may be the first of another.
    GROUP.lastIndex = match.index + 1
  }
  return -1
}

const GROUP = /-[0-9a-f]{4}-/g

function nextPassword(text: string, from: number): number {
  PASSWORD.lastIndex = from
  return PASSWORD.exec(text)?.index ?? -1
}

const PASSWORD = /:\/\/[^\s:/?#@"'<>]{0,128}:[^\s/?#@"'<>]{1,256}@/g

function nextPrivateKey(text: string, from: number): number {
  return text.indexOf('-----BEGIN', from)
}

const LETTER = 1
const DIGIT = 2
const BOTH = LETTER | DIGIT
const UNDERSCORE = 4
const SORTS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  return /[A-Za-z]/.test(character) ? LETTER : /\d/.test(character) ? DIGIT : character === '_' ? UNDERSCORE : 0
})

/** 0 of what is no word character, and behind the end. */
function sortOf(code: number): number {
  return code < 128 ? (SORTS[code] as number) : 0
}

function isWord(text: string, at: number): boolean {
  return sortOf(text.charCodeAt(at)) !== 0
}
