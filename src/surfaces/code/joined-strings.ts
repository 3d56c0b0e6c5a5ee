import type { CLike } from '../../parse/c-like.ts'

/** Between two texts: the end of the first, what joins them, perhaps a value between, and the beginning of the second. */
const BETWEEN = {
  '+': /["']\s{0,80}\+\s{0,80}(?:([\w$][^"';{}\n+]{0,80}?)\s{0,80}\+\s{0,80})?\$?["'](?=&[\w-]{1,40}=)/g,
  '.': /["']\s{0,80}\.\s{0,80}(?:([\w$][^"';{}\n.]{0,80}?)\s{0,80}\.\s{0,80})?["'](?=&[\w-]{1,40}=)/g,
} as const
/** The same behind the question mark, where nothing stands between. */
const BEHIND_MARK = {
  '+': /(?<=\?)["']\s{0,80}\+\s{0,80}\$?["'](?=[\w-]{1,40}=)/g,
  '.': /(?<=\?)["']\s{0,80}\.\s{0,80}["'](?=[\w-]{1,40}=)/g,
} as const

/**
 * Code in which the texts of a query that are joined stand as one, with every character at its place: of
 * `"…?" + $"code={code}" + "&client_secret=" + secret` the first ends behind the last name.
 */
export function withQueriesJoined(code: string, language: CLike | 'rb'): string {
  const operator = language === 'php' ? '.' : '+'
  return code
    .replace(BETWEEN[operator], (whole, value?: string) =>
      value === undefined ? '&'.repeat(whole.length) : `{${'_'.repeat(whole.length - 2)}}`,
    )
    .replace(BEHIND_MARK[operator], (whole) => '&'.repeat(whole.length))
}
