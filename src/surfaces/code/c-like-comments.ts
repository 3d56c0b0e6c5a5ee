/** Whether a place is behind the signs of a comment on its line. */
export function isInComment(code: string, index: number): boolean {
  const start = code.lastIndexOf('\n', index) + 1
  return /^\s{0,80}(?:\/\/|\*|#(?!\[))|\s\/\/\s/.test(code.slice(start, Math.min(index, start + 400)))
}

/** Code without its comments, and without texts of several words, in any language. */
export function withoutRemarks(code: string): string {
  return code.replace(COMMENT, '').replace(TEXT, (text) => (/ [^ ]+ /.test(text) ? '""' : text))
}

/** The comments of code, in any language. */
export function remarks(code: string): string {
  return (code.match(COMMENT) ?? []).join('\n')
}

const COMMENT = /\/\*[^]{0,4000}?\*\/|(?<=^|\s)\/\/[^\n]*|(?<=^[ \t]{0,80})# [^\n]*|"{3}[^]{0,4000}?"{3}/gm
const TEXT = /"(?:[^"\\\n]|\\.){1,400}"|'(?:[^'\\\n]|\\.){1,400}'/g
