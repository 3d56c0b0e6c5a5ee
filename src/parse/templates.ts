import type { Decoded } from './escapes.ts'

/** A text in which templates are something the format can hold, character for character as long as the original. */
export interface Masked {
  readonly source: string
  /** Where the masked templates stand, in order. */
  readonly templates: readonly { start: number; end: number }[]
}

const OPENING = /\{\{|\{%/g

/** Masks Jinja, Go and Helm templates: blanks where one stands alone on its lines, letters where it stands for a value. */
export function masked(source: string): Masked {
  const pieces: string[] = []
  const templates: { start: number; end: number }[] = []
  const opening = new RegExp(OPENING)
  let done = 0
  for (let match = opening.exec(source); match; match = opening.exec(source)) {
    const closing = match[0] === '{{' ? '}}' : '%}'
    const close = source.indexOf(closing, match.index + 2)
    // Of the other kind there may still be one, but a file that mixes an unclosed one in is beyond saving.
    if (close === -1) break
    const template = { start: match.index, end: close + 2 }
    templates.push(template)
    pieces.push(source.slice(done, template.start), mask(source, template))
    done = template.end
    opening.lastIndex = done
  }
  pieces.push(source.slice(done))
  return { source: pieces.join(''), templates }
}

/** A value decoded from the masked text, with what the letters stand for. */
export function unmasked(decoded: Decoded, mask: string, written: string): Decoded {
  const characters = Array.from({ length: decoded.value.length }, (_, i) => {
    const offset = decoded.offsets[i] ?? 0
    return decoded.value[i] === mask[offset] ? written.charAt(offset) : decoded.value.charAt(i)
  })
  return { value: characters.join(''), offsets: decoded.offsets }
}

function mask(source: string, { start, end }: { start: number; end: number }): string {
  const template = source.slice(start, end)
  const alone = isBlankBefore(source, start) && isBlankAfter(source, end)
  return alone || template.includes('\n') ? template.replace(/[^\r\n]/g, ' ') : 'x'.repeat(template.length)
}

function isBlankBefore(source: string, start: number): boolean {
  for (let at = start - 1; at >= 0; at--) {
    if (source[at] === '\n') return true
    if (source[at] !== ' ' && source[at] !== '\t') return false
  }
  return true
}

function isBlankAfter(source: string, end: number): boolean {
  for (let at = end; at < source.length; at++) {
    if (source[at] === '\n') return true
    if (source[at] !== ' ' && source[at] !== '\t' && source[at] !== '\r') return false
  }
  return true
}
