import { inTurn, oneOf } from '../text/pattern.ts'

/**
 * Files that hold the scripts of a page beside its markup: https://vuejs.org/api/sfc-spec.html,
 * https://svelte.dev/docs/svelte/svelte-files
 */
export const COMPONENT = /\.(?:vue|svelte)$/i

const OPENING = /<!--|<script(?=[\s>])/gi
/** The rest of a tag, whose attributes may have a bracket in quotes. */
const ATTRIBUTES = /((?:[^>"']|"[^"]{0,1000}"|'[^']{0,1000}'){0,1000})>/y
/** Other languages, data, and what stands in a file of its own. */
const OTHER = oneOf(
  'i',
  inTurn('', /\btype=["']?/, /(?!(?:text|application)\/(?:java|ecma|type)script|module)/, /[\w/+-]{1,60}/),
  /\blang=["']?(?!(?:[jt]sx?|(?:java|type)script)\b)\w{1,20}/,
)

/** The code of a component, each character at its own place and everything else blank, and the ending of a file with such code. */
export function scriptsIn(text: string): { readonly code: string; readonly ending: string } {
  const parts: string[] = []
  let from = 0
  let isMarkup = false
  OPENING.lastIndex = 0
  for (let opening = OPENING.exec(text); opening; opening = OPENING.exec(text)) {
    const isComment = opening[0] === '<!--'
    ATTRIBUTES.lastIndex = OPENING.lastIndex
    const attributes = isComment ? '' : ATTRIBUTES.exec(text)?.[1]
    const start = isComment ? OPENING.lastIndex : ATTRIBUTES.lastIndex
    const end = text.indexOf(isComment ? '-->' : '</script', start)
    // What never ends is the rest of the text.
    if (attributes === undefined || end < 0) break
    OPENING.lastIndex = end
    if (isComment || OTHER.test(attributes)) continue
    isMarkup ||= /\blang=["']?[jt]sx\b/i.test(attributes)
    parts.push(blank(text.slice(from, start)), text.slice(start, end))
    from = end
  }
  parts.push(blank(text.slice(from)))
  return { code: parts.join(''), ending: isMarkup ? '.tsx' : '.mts' }
}

/** As long, and with the same lines: in pieces, as a quantifier keeps each character of a long line to give it back. */
function blank(text: string): string {
  return text.replace(/[^\r\n]{1,1000}/g, (piece) => ' '.repeat(piece.length))
}
