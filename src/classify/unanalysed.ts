import { unanalysedLanguages } from '../knowledge/unanalysed-languages.ts'

type Language = (typeof unanalysedLanguages)[keyof typeof unanalysedLanguages]

/** The files of a language whose code is not understood. */
export interface Unanalysed {
  readonly language: Language
  readonly files: number
}

const BY_ENDING: ReadonlyMap<string, Language> = new Map(Object.entries(unanalysedLanguages))

/** The languages whose code nobody here understands among files, the most frequent first: silence on them says nothing. */
export function unanalysedAmong(paths: Iterable<string>): readonly Unanalysed[] {
  const counts = new Map<Language, number>()
  for (const path of paths) {
    const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
    const language = BY_ENDING.get(ending)
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  return [...counts].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([language, files]) => ({ language, files }))
}
