import { defaultLengths, tokenOfOthers } from '../../knowledge/libraries/default-lifetimes.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { slice, type Text } from '../../text/source.ts'
import { variableLifetime } from '../deploy/lifetime-variables.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { atCapitals } from '../../text/words.ts'
import { isInComment } from '../../program/written/index.ts'
import { setPolicy } from './policy.ts'

/** How long tokens live where nobody sets the variable or the key, by the code that asks for it, the options that it fills, and viper. */
export default defineTextSurface({
  id: 'default-lifetimes',
  name: 'Lifetimes of tokens that settings have by default, in Go and C#',
  spec: 'https://www.rfc-editor.org/rfc/rfc6750.html#section-5.3',
  counts: 'code',
  files: ['**/*.{go,cs}'],
  mentions: ['EXPIR', 'xpir', '_EXP', 'TTL', 'Ttl', '_ttl', '.ttl', 'LIFETIME', 'ifetime', 'LIFESPAN', 'ifespan', 'MAX_AGE', 'VALIDITY'],
  together: [
    [
      /[eE]nv\w{0,30}\(|\.SetDefault\(|[dD]efault:"|\bGetValue\b|\?\?/,
      /(?:jwt|access|refresh|auth|session|token)s?\W?\w{0,30}(?:exp|ttl|life|max_?age|valid)/i,
    ],
  ],
  skipsTests: true,
  *read(text, { file }): Generator<TokenPolicy> {
    const all = [...defaultsIn(text, file.path.endsWith('.go') ? 'go' : 'cs')]
    const names = new Set(all.map(({ name }) => name))
    for (const { name, written, start, end } of all) {
      if (tokenOfOthers.pattern.test(name)) continue
      const comment = /^[),\s]{0,6}\/\/([^\n]{0,120})/.exec(text.value.slice(end, end + 140))?.[1] ?? ''
      const found = variableLifetime(name, inUnits(written), { image: '', names, comment })
      // A number whose unit only its size tells is a guess.
      if (!found || (found.confidence === 'low' && !/[a-z]/i.test(written))) continue
      const { token, owner, seconds, confidence } = found
      const place = slice(text, start, end).at
      yield { ...setPolicy({ owner, token, key: name, confidence }, seconds, written.replace(/\s+/g, ' '), place), byName: true }
    }
  },
})

interface Default {
  readonly name: string
  readonly written: string
  readonly start: number
  readonly end: number
}

/** In the order of the text, with their names as variables have them: `JWT_EXPIRY` for `jwt.expiry` and `Jwt:Expiry`. */
function* defaultsIn({ value }: Text, language: 'go' | 'cs'): Generator<Default> {
  for (const { written: pattern } of defaultLengths.filter((row) => row.language === language))
    for (const { 0: whole, index, groups = {} } of value.matchAll(pattern)) {
      const { of = '', or, length = '' } = groups
      const written = or ?? length
      const start = index + whole.lastIndexOf(written)
      if (!isInComment(value, index)) yield { name: variableOf(of), written, start, end: start + written.length }
    }
}

function variableOf(name: string): string {
  return atCapitals(name).replace(/\W+/g, '_').toUpperCase()
}

/** `720*time.Hour` as `720h`. */
function inUnits(written: string): string {
  const unit = /time\.(Second|Minute|Hour)/.exec(written)?.[1]
  if (unit === undefined) return written
  const numbers = written.split('*').flatMap((one) => (/^\s*\d/.test(one) ? Number(one.replaceAll('_', '')) : []))
  return `${numbers.reduce((product, one) => product * one, 1)}${unit.charAt(0).toLowerCase()}`
}
