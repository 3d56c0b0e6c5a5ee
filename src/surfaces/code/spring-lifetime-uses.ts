import { countsSetting } from '../../knowledge/libraries/bound-settings.ts'
import { injectedValue } from '../../knowledge/libraries/programs.ts'
import { inUnderscores } from '../../text/words.ts'
import type { Statement } from '../../model/reading.ts'
import { inTurn } from '../../text/pattern.ts'
import { slice, type Text, matched } from '../../text/source.ts'
import { tokenPolicy } from '../idp/lifetime-fields.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { functionAround, isInComment, languageOf } from '../../program/written/index.ts'
import { lifetimeCounts } from './spring-lifetime-counts.ts'

/** Which settings are the lives of access tokens, by the methods that sign with them; the settings themselves say how long. */
export default defineTextSurface({
  id: 'spring-lifetime-uses',
  name: 'What Spring’s settings of lifetimes are used for in Java and Kotlin',
  spec: 'https://docs.spring.io/spring-framework/reference/core/beans/annotation-config/value-annotations.html',
  counts: 'other',
  files: ['**/*.{java,kt}'],
  mentions: ['@Value("${', '@Value("\\${', 'Duration.of', '.plus', '.add', 'Date('],
  together: [
    [/\b(?:Jwts|JWT)\b/, /access_?token\w{0,40}\s{0,4}\(/i],
    [countsSetting.pattern, /expir|life_?time|ttl|validity|duration/i, /token|jwt/i],
  ],
  skipsTests: true,
  *read(text, { project }): Generator<Statement> {
    yield* lifetimeCounts(text, project)
    for (const match of text.value.matchAll(FIELD)) {
      const [, key = '', inJava, inKotlin] = match
      const field = inJava ?? inKotlin ?? ''
      if (isInComment(text.value, match.index) || !signsAccess(field, match.index + match[0].length, text)) continue
      const { at } = matched(text, match)
      const facts = { owner: { what: 'setting', name: key, product: 'Spring' }, clientType: 'unknown' } as const
      yield tokenPolicy('access', { lifetime: { is: 'dynamic', at }, written: '' }, key, facts)
    }
  },
})

/** `@Value("${jwt.expiration}") private long expiration`, also of a constructor; Kotlin has the name before the type. */
const FIELD = inTurn(
  'g',
  injectedValue.pattern,
  /\\?\$\{([\w.-]{1,100})(?::[^${}"]{0,60})?\}"\)\s{1,40}/,
  /(?:(?:private|protected|public|final)\s{1,4}){0,3}/,
  /(?:(?:long|int|Long|Integer|Duration)\s{1,4}(\w{1,60})|(?:lateinit\s{1,4})?va[lr]\s{1,4}(\w{1,60}))\b/,
)

/** Whether all methods that use a field are named for an access token. */
function signsAccess(field: string, behind: number, text: Text): boolean {
  const language = languageOf(text.at.file.path)
  if (!language) return false
  const uses = [...text.value.slice(behind).matchAll(new RegExp(`(?<!\\w)(?<!(?<!this)\\.)${field}(?!\\w)(?!\\s{0,4}=(?!=))`, 'g'))].slice(
    0,
    MOST_USES,
  )
  const methods = uses.flatMap(({ index }) => {
    // `this.expiration = expiration`
    if (/=\s{0,4}$/.test(text.value.slice(Math.max(0, behind + index - 8), behind + index))) return []
    const { before } = functionAround(slice(text, behind + index, behind + index + field.length).at, language)
    return [Array.from(before.matchAll(METHOD), ([, one = '']) => one).at(-1) ?? '']
  })
  return methods.length > 0 && methods.every((name) => /access_token/.test(inUnderscores(name).toLowerCase()))
}

const MOST_USES = 20
/** A method with the type before its name, or behind `fun`; what only opens a block has none. */
const METHOD = inTurn(
  'g',
  /[\w>\]]\s{1,4}(?!(?:if|for|while|switch|catch|when|try)\b)(\w{1,60})\s{0,4}\([^;{}]{0,600}\)/,
  /\s{0,4}(?::\s{0,4}\w{1,60}\??\s{0,4})?(?:throws [\w., ]{1,120})?[{=]/,
)
