import { withoutBetween } from '../../text/between.ts'

/** Whether a place is behind the signs of a comment on its line. */
export function isInComment(code: string, index: number): boolean {
  const start = code.lastIndexOf('\n', index) + 1
  return /^\s{0,80}(?:\/\/|\*|#(?!\[))|\s\/\/\s/.test(code.slice(start, Math.min(index, start + 400)))
}

/** Whether code says something, its comments apart: most texts that say it nowhere are not taken apart for that. */
export function saysInCode(code: string, says: RegExp): boolean {
  return says.test(code) && says.test(withoutComments(code))
}

/** Code without its comments, in any language. */
export function withoutComments(code: string): string {
  return withoutBlocks(code).replace(LINE, '')
}

/** Code without its comments, and without texts of several words, in any language. */
export function withoutRemarks(code: string): string {
  return withoutComments(code).replace(TEXT, (text) => (/ [^ ]+ /.test(text) ? '""' : text))
}

/** Code without what its texts say; a template into which something is put stays as it is. */
export function withoutFixedTexts(code: string): string {
  return code.replace(FIXED, '""')
}

/** The same where templates are left alone, and texts that are no such thing. */
export function withoutQuoted(code: string, isText = (_said: string): boolean => true): string {
  return code.replace(QUOTED, (said) => (isText(said) ? '""' : said))
}

/** Code without its comments of several lines; in a path such as `/api/*` none begins. */
export function withoutBlocks(code: string): string {
  return withoutBetween(withoutBetween(code, /(?<!\S)\/\*/g, '*/'), /(?<!\S)"""/g, '"""')
}

/** The lines of comments, in any language. */
export function remarks(code: string): string {
  return (code.match(REMARK) ?? []).join('\n')
}

const LINE = /(?<!\S)\/\/[^\n]*|(?<=^[ \t]{0,80})# [^\n]*/gm
const REMARK = /(?<!\S)(?:\/\/|\/?\*)[^\n]*|(?<=^[ \t]{0,80})# [^\n]*/gm
const TEXT = /"(?:[^"\\\n]|\\.){1,400}"|'(?:[^'\\\n]|\\.){1,400}'/g

const QUOTED = /'[^'\n]{0,300}'|"[^"\n]{0,300}"/g
const FIXED = new RegExp(`${QUOTED.source}|\`[^\`$\\n]{0,300}\``, 'g')

/** Where the tests of a file in Rust begin; behind all of it where it has none. */
export function testsOfRust(code: string): number {
  const found = code.search(/#\[cfg\(test\)\]/)
  return found < 0 ? Infinity : found
}
