import type { CLike } from '../../parse/c-like.ts'

/** Files of the languages that are read without a grammar. */
export const C_LIKE_FILES: readonly string[] = ['**/*.{go,java,kt,cs,php,rs}']

/** The language of a file, by its ending. */
export function languageOf(path: string): CLike | undefined {
  return /\.(go|java|kt|cs|php|rs)$/.exec(path)?.[1] as CLike | undefined
}
