import { Keywords } from '../../classify/keywords.ts'
import * as uses from '../../knowledge/words/scope-uses.ts'
import type { Reading } from '../../model/reading.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { lazy } from '../../text/lazy.ts'
import { C_LIKE_FILES } from '../../program/written/index.ts'

const ROWS: readonly uses.ScopeUse[] = Object.values(uses)
const WORDS = [...new Set(ROWS.flatMap(({ words }) => words))]
/** For one pass over a text, however many words there are. */
const keywords = lazy(() => new Keywords(WORDS))

/** What code does with the API that a scope is for: whether a narrower one would do. */
export default defineTextSurface({
  id: 'code-scope-uses',
  name: 'Calls that need a broad scope',
  spec: 'https://www.rfc-editor.org/rfc/rfc9700.html#section-2.3',
  counts: 'other',
  files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py}', ...C_LIKE_FILES],
  mentions: WORDS,
  skipsTests: true,
  *read(text): Generator<Reading> {
    const { file, start } = text.at
    const { exact } = keywords().in(text.value)
    for (const { scopes, words, api, pattern, sent } of ROWS) {
      if (!words.some((word) => exact.has(word))) continue
      const needing = pattern.exec(text.value) ?? (sent?.to.test(text.value) ? sent.by.exec(text.value) : null)
      const found = needing ?? api.exec(text.value)
      if (!found) continue
      const from = start + found.index
      yield { kind: 'scopeUse', scopes, needed: needing !== null, at: { file, start: from, end: from + found[0].length } }
    }
  },
})
