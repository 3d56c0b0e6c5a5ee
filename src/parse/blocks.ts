import { slice, type Text } from '../text/source.ts'

/** One directive of a gateway's configuration: its words, and what stands between its braces. */
export interface Directive {
  readonly words: readonly Text[]
  readonly block: readonly Directive[] | undefined
}

/**
 * How directives end: at `;`, as in nginx (https://nginx.org/en/docs/beginners_guide.html#conf_structure), or at the end of their line, as
 * in Caddy (https://caddyserver.com/docs/caddyfile/concepts), where a brace that opens a block stands by itself.
 */
export type Dialect = 'nginx' | 'caddy'

const MOST_LEVELS = 60

/** The directives of a configuration of blocks, as far as its braces are in order. */
export function parseBlocks(text: Text, dialect: Dialect): readonly Directive[] {
  const open: { words: readonly Text[]; block: Directive[] }[] = [{ words: [], block: [] }]
  let words: Text[] = []
  const ended = () => {
    if (words.length > 0) open.at(-1)?.block.push({ words, block: undefined })
    words = []
  }
  for (const match of text.value.matchAll(dialect === 'nginx' ? NGINX : CADDY)) {
    const [token] = match
    if (token.startsWith('#')) continue
    else if (token === '{') {
      if (open.length > MOST_LEVELS) break
      open.push({ words, block: [] })
      words = []
    } else if (token === '}') {
      ended()
      const done = open.length > 1 ? open.pop() : undefined
      if (done) open.at(-1)?.block.push(done)
    } else if (token === ';' || token === '\n') ended()
    else {
      const isQuoted = /^["'`]/.test(token) && token.length > 1
      words.push(slice(text, match.index + Number(isQuoted), match.index + token.length - Number(isQuoted)))
    }
  }
  ended()
  while (open.length > 1) {
    const done = open.pop()
    if (done) open.at(-1)?.block.push(done)
  }
  return open[0]?.block ?? []
}

/** Comments, quoted words, signs of their own, and words, in which a variable may have braces. */
const NGINX = /#[^\n]*|"(?:[^"\\]|\\.){0,4000}"|'(?:[^'\\]|\\.){0,4000}'|[{};]|(?:\$\{\w*\}|[^\s{};"'#\\]|\\.|(?<=\S)#)+/gs
const CADDY = /#[^\n]*|"(?:[^"\\]|\\.)*"|`[^`]*`|(?<=\s|^)[{}](?=\s|$)|\n|(?:[^\s"`#]|(?<=\S)[#"])+/gs
