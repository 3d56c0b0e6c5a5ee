import { type Comment, commentsOf } from '../parse/comments.ts'
import { parseMarkdown } from '../parse/markdown.ts'
import type { SourceFile, Span } from '../text/source.ts'
import { oneOf, inTurn } from '../text/pattern.ts'
import { firstThat } from '../text/by-halves.ts'

/** An exception that a comment declares. */
export interface Directive {
  readonly form: 'session-key' | 'suppression'
  /** `file` for the whole file, else the line it speaks of. */
  readonly covers: number | 'file'
  readonly rules: readonly string[]
  readonly reason: string
  /** YYYY-MM-DD of a session key. */
  readonly date?: string
  /** In a document's code, which may only show how it is done: it counts where it hides something. */
  readonly shown?: true
  readonly at: Span
}

const WORD = 'agent-auth-lint-'
const DIRECTIVE = inTurn(
  'g',
  /agent-auth-lint-/,
  oneOf(
    '',
    inTurn(
      '',
      /(disable(?:-next-line|-line|-file)?)[ \t]+/,
      /([a-z*][a-z0-9-]*(?:\/[a-z0-9-]+)?(?:[ \t]*,[ \t]*[a-z*][a-z0-9-]*(?:\/[a-z0-9-]+)?){0,30})/,
    ),
    /session-key:[ \t]*expires=(\d{4}-\d{2}-\d{2})/,
  ),
  /(?:[ \t]*(?:--(?!>)|—)[ \t]*([^\r\n]{0,400}))?/,
)
/** What a comment begins with before the directive, on the same line. */
const COMMENT = /(?:\/\/|\/\*|#|<!--|^\s*\*|--|;)[^\r\n]*$/

/** What ends a comment on the same line. */
const CLOSING = /(?:\*\/\}?|-->)?\s*$/

/** The directives in a file's comments. Only a comment counts: a string that holds the words is data. */
export async function directivesIn(file: SourceFile): Promise<Directive[]> {
  const { text } = file
  if (!text.includes(WORD)) return []
  const found: Directive[] = []
  const standing = await standingIn(file)
  for (const match of text.matchAll(DIRECTIVE)) {
    const position = file.position(match.index)
    const lineStart = match.index - position.column + 1
    const before = text.slice(lineStart, match.index)
    const stands = standing(match.index, COMMENT.test(before))
    if (stands === 'text') continue
    const alone = /^\s*(?:\/\/|\/\*|\{\/\*|#|<!--|\*|--|;)?\s*$/.test(before)
    const [whole, disable, rules, date, reason = ''] = match
    const at = { file, start: match.index, end: match.index + whole.replace(CLOSING, '').trimEnd().length }
    const next = position.line + (alone ? 1 : 0)
    const common = { reason: reason.replace(CLOSING, '').trim(), ...(stands === 'code' && { shown: true as const }), at }
    if (date) found.push({ form: 'session-key', covers: next, rules: [], date, ...common })
    else {
      const covers =
        disable === 'disable-file'
          ? 'file'
          : disable === 'disable-line'
            ? position.line
            : disable === 'disable-next-line'
              ? position.line + 1
              : alone
                ? next
                : position.line
      found.push({ form: 'suppression', covers, rules: (rules as string).split(',').map((rule) => rule.trim()), ...common })
    }
  }
  return found
}

/** Where a directive stands: in a comment, in code that a document shows, or in text that means nothing. */
type Standing = (offset: number, afterCommentSign: boolean) => 'comment' | 'code' | 'text'

const MARKDOWN = /\.(?:md|mdx|mdc|markdown)$/i
/** Documents in other syntaxes: nothing in them can be told from what they show. */
const DOCUMENT = /\.(?:rst|adoc|asciidoc|txt|org|html?)$/i

async function standingIn(file: SourceFile): Promise<Standing> {
  if (MARKDOWN.test(file.path)) return standingInMarkdown(file)
  const comments = DOCUMENT.test(file.path) ? undefined : ((await parsedComments(file)) ?? commentsOf(file.path, file.text))
  // A name that says nothing: what follows the sign of a comment, outside of quotes on its line.
  if (!comments)
    return (offset, afterCommentSign) =>
      !afterCommentSign || isQuoted(file, offset) ? 'text' : DOCUMENT.test(file.path) ? 'code' : 'comment'
  return (offset) => (within(comments, offset) ? 'comment' : 'text')
}

/** What the parser of TypeScript and JavaScript found: text in JSX looks like a comment. */
async function parsedComments(file: SourceFile): Promise<readonly Comment[] | undefined> {
  if (!/\.[cm]?[jt]sx?$/i.test(file.path)) return undefined
  const { parseTypeScript } = await import('../program/typescript.ts')
  const { parsed, comments } = await parseTypeScript(file)
  return parsed ? comments().map(({ start, end }) => ({ start, end })) : undefined
}

/** By halves: comments stand in the order of the text. */
function within(comments: readonly Comment[], offset: number): boolean {
  const near = comments[firstThat(comments, ({ start }) => start > offset) - 1]
  return near !== undefined && offset < near.end
}

/** In a notebook each line of code is a string. */
function isQuoted(file: SourceFile, offset: number): boolean {
  if (/\.ipynb$/i.test(file.path)) return false
  const start = offset - file.position(offset).column + 1
  const before = file.text.slice(start, offset)
  return ['"', "'", '`'].some((quote) => before.split(quote).length % 2 === 0)
}

/** Comments of HTML outside of code; front matter is YAML and has its own; a heading's `#` begins none. */
function standingInMarkdown(file: SourceFile): Standing {
  const { frontmatter, fences, prose } = parseMarkdown(file.whole)
  const comments = prose.flatMap(({ value, at }) =>
    commentsIn(value).map(({ start, end, indented }) => ({ start: at.start + start, end: at.start + end, indented })),
  )
  return (offset, afterCommentSign) => {
    const within = ({ start, end }: { start: number; end: number }) => start <= offset && offset < end
    if (frontmatter && within(frontmatter.at)) return afterCommentSign ? 'comment' : 'text'
    if (fences.some(({ text }) => within(text.at))) return afterCommentSign ? 'code' : 'text'
    const comment = comments.find(within)
    return !comment ? 'text' : comment.indented ? 'code' : 'comment'
  }
}

// Comments of HTML and MDX, and none that stands in backticks.
function commentsIn(prose: string): { start: number; end: number; indented: boolean }[] {
  const found: { start: number; end: number; indented: boolean }[] = []
  const opening = /`+|<!--|\{\/\*/g
  for (let match = opening.exec(prose); match; match = opening.exec(prose)) {
    const [sign] = match
    const closing = sign === '<!--' ? '-->' : '*/}'
    const end = sign.startsWith('`') ? codeSpanEnd(prose, match.index, sign.length) : endOf(prose, closing, match.index)
    if (!sign.startsWith('`'))
      found.push({ start: match.index, end, indented: /(?:^|\n) {4,}$|\t$/.test(prose.slice(Math.max(0, match.index - 40), match.index)) })
    opening.lastIndex = Math.max(end, match.index + sign.length)
  }
  return found
}

function endOf(prose: string, closing: string, from: number): number {
  const at = prose.indexOf(closing, from)
  return at < 0 ? prose.length : at + closing.length
}

/** Behind the run of as many backticks that closes a code span in the same paragraph; the opening's end when none does. */
function codeSpanEnd(prose: string, start: number, length: number): number {
  const runs = /`+|\n[ \t]*\r?\n/g
  runs.lastIndex = start + length
  for (let run = runs.exec(prose); run && run[0].startsWith('`'); run = runs.exec(prose))
    if (run[0].length === length) return run.index + length
  return start + length
}
