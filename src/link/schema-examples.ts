import { indentOf } from '../text/indents.ts'
import type { Span } from '../text/source.ts'

/**
 * What a schema shows as an example of a value: `example` beside the type, pattern or description of what it is an example of, in a
 * document or in code (`Field(description="…", examples=["…"])`).
 */
export function isSchemaExample({ file: { text }, start }: Span): boolean {
  const line = text.lastIndexOf('\n', start - 1) + 1
  const indent = /^([ \t]{0,100})["']?examples?["']?\s{0,5}[:=]/.exec(text.slice(line, line + 140))?.[1]
  if (indent === undefined) return isExampleInLine(text, line, start)
  const before = text
    .slice(Math.max(0, line - 1500), line)
    .split('\n')
    .slice(0, -1)
    .toReversed()
  const after = text
    .slice(line, line + 1500)
    .split('\n')
    .slice(1)
  return [before, after].some((lines) => siblings(lines, indent).some((one) => MEMBER.test(one)))
}

/** What stands beside an example. */
const MEMBER = /^["']?(?:type|pattern|description|format|title)["']?\s{0,5}[:=]/

/** The lines of the same map, without their indentation: up to the first that stands further out. */
function siblings(lines: readonly string[], indent: string): string[] {
  const end = lines.findIndex((one) => one.trim() !== '' && !one.startsWith(indent))
  return (end < 0 ? lines : lines.slice(0, end)).map((one) => one.slice(indent.length))
}

/** `Field(description="…", examples=["…"])`, `.openapi({ description: '…', example: '…' })` on one line. */
function isExampleInLine(text: string, line: number, start: number): boolean {
  const before = text.slice(Math.max(line, start - 400), start)
  return (
    /\bexamples?["']?\s{0,3}[:=]\s{0,3}\[?\s{0,3}["'`]$/.test(before) &&
    /\b(?:pattern|description|format|title)["']?\s{0,3}[:=]/.test(
      before + text.slice(start, Math.min(start + 400, text.indexOf('\n', start) + 1 || text.length)),
    )
  )
}

/**
 * Whether a value stands in a whole object that a schema or a description of an interface shows as an example: below `example:` beside the
 * type of what it is an example of, in YAML or in JSON on lines of its own.
 */
export function isInShownObject({ file: { path, text }, start }: Span): boolean {
  if (!/\.(?:ya?ml|json)$/i.test(path)) return false
  const line = text.lastIndexOf('\n', start - 1) + 1
  const lines = text
    .slice(Math.max(0, line - LONGEST_EXAMPLE), line)
    .split('\n')
    .slice(0, -1)
  let around = indentOf(text.slice(line, line + 200))
  for (const [i, one] of lines.toReversed().entries()) {
    const indent = indentOf(one)
    if (one.trim() === '' || indent >= around) continue
    around = indent
    if (!/^\s*["']?examples?["']?\s{0,5}:/.test(one)) continue
    const margin = one.slice(0, indent)
    const after = text
      .slice(line, line + LONGEST_EXAMPLE)
      .split('\n')
      .slice(1)
    const beside = [lines.slice(0, lines.length - 1 - i).toReversed(), after]
    return beside.some((all) => siblings(all, margin).some((other) => SCHEMA.test(other)))
  }
  return false
}

const LONGEST_EXAMPLE = 6000
/** A title or a description stands in many a configuration as well. */
const SCHEMA = /^["']?(?:type|pattern|format|schema|\$ref|allOf|oneOf|anyOf|properties)["']?\s{0,5}:/
