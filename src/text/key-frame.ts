// What stands in the frame of a private key in PEM: https://www.rfc-editor.org/rfc/rfc7468.html

/** Characters of the longest key that people have, of RSA with 16,384 bits. */
const LONGEST = 20_000
/** With what code writes between its lines. */
const LONGEST_IN_CODE = 30_000
/** The shortest key, of Ed25519, has 64 characters: https://www.rfc-editor.org/rfc/rfc8410.html#section-7 */
const SHORTEST = 60
/** Lines of keys are longer, words and names of code shorter. */
const SHORTEST_LINE = 40
const HEADER = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y

/** Whether a text begins as a private key does. */
export function beginsKey(text: string): boolean {
  return text.startsWith('-----BEGIN ') && /^[A-Z ]{0,50}PRIVATE KEY/.test(text.slice(11, 80))
}

/**
 * The letters of the key whose frame begins at a place, the same however code writes its lines: with escapes, quotes, plus signs or
 * signs of comments. Undefined where they do not stand between the frame's two lines.
 */
export function keyBodyAt(text: string, start: number): string | undefined {
  HEADER.lastIndex = start
  if (!HEADER.test(text)) return undefined
  const rest = text.slice(HEADER.lastIndex, HEADER.lastIndex + LONGEST_IN_CODE)
  const end = rest.indexOf('-----')
  if (end < 0 || !rest.startsWith('-----END', end)) return undefined
  const parts = rest
    .slice(0, end)
    .replaceAll(/\\[nrt]/g, ' ')
    .split(/[^A-Za-z0-9+/=]/)
    .filter((part) => part !== '+' && part !== '//')
  const body = parts.join('')
  return body.length >= SHORTEST && parts.some((part) => part.length >= SHORTEST_LINE) ? body : undefined
}

/**
 * Whether a frame has no key in it: a body shorter than the shortest key, of Ed25519 (RFC 8410 section 7: 64
 * characters), the beginning of a longer one, one with something left out, or something else, such as a certificate. A frame without its
 * end may go on elsewhere.
 * Frames of certificates and parameters before it say nothing of the key.
 */
export function isFrameAlone(value: string): boolean {
  const frame = /-----BEGIN ([A-Z ]{0,40}PRIVATE KEY[A-Z ]{0,10})-----/.exec(value)
  if (!frame) return false
  const from = frame.index + frame[0].length
  const end = value.indexOf('-----END ', from)
  if (end < 0 || end - from > LONGEST) return false
  const lines = value.slice(from, end).replace(/^[ \t]{0,40}(?:#|\/\/|;|\*)(?=[ \t])/gm, '')
  const body = lines.replace(/\\[nr]|\s|(?<!-)-+$/g, '')
  if (/\.{3}|…/.test(body)) return true
  return body.length < 60 || (!/ENCRYPTED|OPENSSH|PGP/.test(frame[1] as string) && isNoKey(body))
}

/**
 * Whether base64 is DER and no key: a sequence that is longer than the text, or that begins with no version, as PKCS#1, PKCS#8 and SEC 1
 * do (RFC 5958 section 2, RFC 8017 appendix A.1.2, RFC 5915 section 3). What is no DER at all is left to others.
 */
function isNoKey(body: string): boolean {
  const head = Buffer.from(body.slice(0, 16), 'base64')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body) || head[0] !== SEQUENCE) return false
  const first = head[1] as number
  const more = first < LONG_FORM ? 0 : first - LONG_FORM
  if (more > 3 || head.length < 3 + more) return false
  const length = more === 0 ? first : head.readUIntBE(2, more)
  const present = Math.floor((body.replace(/=+$/, '').length * 3) / 4)
  return present < 2 + more + length || head[2 + more] !== INTEGER
}

const SEQUENCE = 0x30
const INTEGER = 0x02
const LONG_FORM = 0x80
