/** Characters of the longest key that people have, of RSA with 16,384 bits, and what code writes between its lines. */
const LONGEST = 30_000
/** The shortest key, of Ed25519, has 64 characters: https://www.rfc-editor.org/rfc/rfc8410.html#section-7 */
const SHORTEST = 60
/** Lines of keys are longer, words and names of code shorter. */
const SHORTEST_LINE = 40
const HEADER = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y

/** Whether a text begins as a private key in PEM does: https://www.rfc-editor.org/rfc/rfc7468.html */
export function beginsKey(text: string): boolean {
  return text.startsWith('-----BEGIN ') && /^[A-Z ]{0,50}PRIVATE KEY/.test(text.slice(11, 80))
}

/**
 * The letters of the private key whose frame begins at a place, the same however code writes its lines: with escapes, quotes, plus signs or
 * signs of comments. Undefined where they do not stand between the frame's two lines.
 */
export function keyBodyAt(text: string, start: number): string | undefined {
  HEADER.lastIndex = start
  if (!HEADER.test(text)) return undefined
  const rest = text.slice(HEADER.lastIndex, HEADER.lastIndex + LONGEST)
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
