/**
 * Code as a message may quote it: of its literals only names are kept, as any other text in it may be a password. `getenv("API_KEY")`
 * stays, and `login("admin", "…")` loses what is no name.
 */
export function shownCode(code: string): string {
  return code.replace(LITERAL, (literal, quote: string) => (NAME.test(literal.slice(1, -1)) ? literal : `${quote}…${quote}`))
}

const LITERAL = /(["'`])(?:\\.|(?!\1)[^\\\n]){0,400}\1/g
const NAME = /^(?:[A-Za-z_-]{0,40}|[A-Z][A-Z\d_]{0,60})$/
