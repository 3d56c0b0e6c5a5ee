import { codeFile, translations } from '../knowledge/words/files.ts'
import { documentationText } from '../knowledge/words/documentation.ts'
import type { Span } from '../text/source.ts'

/**
 * Whether a text that people read stands there: a translation, or a constant or annotation of a program that describes an interface. Only
 * what a provider's format proves is a secret in it.
 */
export function isShownToReaders({ file: { path, text }, start }: Span): boolean {
  if (translations.pattern.test(path)) return true
  return codeFile.pattern.test(path) && isEscaped(text, start) && documentationText.pattern.test(statementBefore(text, start))
}

/** A value of JSON inside of a string: `"{ \"deviceSecret\": \"…\" }"`. */
function isEscaped(text: string, start: number): boolean {
  return /\\["']$/.test(text.slice(Math.max(0, start - 2), start))
}

/** The text from the end of the last statement or block to a place; of a long one, what stands nearest. */
function statementBefore(text: string, start: number): string {
  const lines = text.slice(Math.max(0, start - LONGEST), start).split('\n')
  return lines.slice(lines.findLastIndex((line) => /[;{}]\s{0,20}$/.test(line)) + 1).join('\n')
}

/** A description with a sample in it. */
const LONGEST = 6000
