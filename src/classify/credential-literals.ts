/**
 * Where in a program a literal may be a credential, from a place on: letters with digits among them, letters and digits behind a
 * prefix, a UUID, a password in an address, a private key. A look at each character, as most programs have none. -1 where there is none.
 */
export function nextCredentialLiteral(text: string, from: number): number {
  let run = 0
  let marks = 0
  for (let at = from; at < text.length; at++) {
    const sort = sortOf(text.charCodeAt(at))
    if (sort === LETTER || sort === DIGIT || sort === UNDERSCORE) {
      run++
      if (run <= LOOKED_AT) marks |= sort
      if (run >= LONG && (marks & BOTH) === BOTH) return at - run + 1
      if (sort === UNDERSCORE && isPrefixed(text, at)) return at
    } else {
      run = marks = 0
      if (sort === HYPHEN && (isPrefixed(text, at) || isUuid(text, at) || text.startsWith('-----BEGIN', at))) return at
      if (sort === COLON && text.startsWith('//', at + 1) && isPassword(text, at)) return at
    }
  }
  return -1
}

/** How long a run of word characters is that may be a credential, and how far into it a digit and a letter must stand. */
const LONG = 16
const LOOKED_AT = 61

const LETTER = 1
const DIGIT = 2
const BOTH = LETTER | DIGIT
const UNDERSCORE = 4
const HYPHEN = 8
const COLON = 16
const SORTS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  return /[A-Za-z]/.test(character)
    ? LETTER
    : /\d/.test(character)
      ? DIGIT
      : character === '_'
        ? UNDERSCORE
        : character === '-'
          ? HYPHEN
          : character === ':'
            ? COLON
            : 0
})

function sortOf(code: number): number {
  return code < 128 ? (SORTS[code] as number) : 0
}

/** Two letters before a hyphen or an underscore, and twenty letters and digits behind it. */
function isPrefixed(text: string, at: number): boolean {
  if (at < 2 || sortOf(text.charCodeAt(at - 1)) !== LETTER || sortOf(text.charCodeAt(at - 2)) !== LETTER) return false
  for (let i = at + 1; i <= at + 20; i++) if ((sortOf(text.charCodeAt(i)) & BOTH) === 0) return false
  return true
}

function isUuid(text: string, at: number): boolean {
  return text.charCodeAt(at + 5) === 45 && /^[0-9a-f]{8}-[0-9a-f]{4}-$/.test(text.slice(Math.max(0, at - 8), at + 6))
}

const PASSWORD = /:\/\/[^\s:/?#@"'<>]{0,128}:[^\s/?#@"'<>]{1,256}@/y

function isPassword(text: string, at: number): boolean {
  PASSWORD.lastIndex = at
  return PASSWORD.test(text)
}
