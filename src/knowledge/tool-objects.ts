/** What a tool works on in its own memory, so that `remove_background` or `transfer_function` changes nothing that a scope would protect. */
const HARMLESS: ReadonlySet<string> = new Set([
  'background', 'backgrounds', 'shadow', 'noise', 'watermark', 'silence', 'vocals', 'blur', 'stopwords', 'stopword', 'duplicates', 'duplicate', 'whitespace', 'spaces', 'punctuation', 'accents', 'diacritics',
  'html', 'markup', 'comments', 'emojis', 'na', 'nan', 'nulls', 'null', 'outliers', 'prefix', 'suffix', 'text', 'string', 'function', 'functions', 'learning', 'play', 'points', 'station', 'stations',
])
const OVER_IT: ReadonlySet<string> = new Set(['remove', 'drop', 'erase', 'truncate', 'wipe', 'transfer', 'charge', 'role'])

/** Whether the word at `i` of a tool's name works on such a thing. */
export function isHarmless(words: readonly string[], i: number): boolean {
  return OVER_IT.has(words[i] ?? '') && words.slice(i + 1).some((word) => HARMLESS.has(word))
}
