import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import type { Text } from '../../text/source.ts'

/** Files of the languages that are read without a grammar. */
export const C_LIKE_FILES: readonly string[] = ['**/*.{go,java,kt,cs,php,rs}']

/** The language of a file, by its ending. */
export function languageOf(path: string): CLike | undefined {
  return /\.(go|java|kt|cs|php|rs)$/.exec(path)?.[1] as CLike | undefined
}

/** What a file says in one of these languages or in Ruby; nothing in others. */
export function saidInAny(text: Text, path: string): readonly Said[] {
  const language = languageOf(path)
  return language ? saidIn(text, language) : path.endsWith('.rb') ? saidInRuby(text) : []
}
