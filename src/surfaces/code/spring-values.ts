import { injectedValue } from '../../knowledge/libraries/programs.ts'
import type { Statement } from '../../model/reading.ts'
import { grammarOfName, parseLifetime } from '../../text/lifetime.ts'
import { inTurn, whole } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isInComment } from '../../program/written/index.ts'
import { tokenNamed } from './named-tokens.ts'
import { setPolicy } from './policy.ts'
import { isSetInSpring } from './spring-settings.ts'

/** Defaults of settings that Spring puts in where nobody sets them. */
export default defineTextSurface({
  id: 'spring-values',
  name: 'Defaults of Spring placeholders in Java, Kotlin and XML',
  spec: 'https://docs.spring.io/spring-framework/reference/core/beans/annotation-config/value-annotations.html',
  counts: 'other',
  files: ['**/*.{java,kt,xml}'],
  mentions: ['@Value("${', '@Value("\\${', '<property '],
  together: [[/\$\{[\w.-]{1,100}:(?:true|false|\d)/]],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const seen = new Set<string>()
    for (const match of text.value.matchAll(file.path.endsWith('.xml') ? IN_XML : ANNOTATED)) {
      const [all, key = '', value = ''] = match
      if (!file.path.endsWith('.xml') && isInComment(text.value, match.index)) continue
      if (seen.has(key)) continue
      seen.add(key)
      const at = match.index + all.indexOf(`${key}:${value}`) + key.length + 1
      const found =
        lifetime(key, value, slice(text, at, at + value.length)) ?? withoutChecks(key, value, slice(text, at, at + value.length))
      if (found && !isSetInSpring(key, file.path, project)) yield found
    }
  },
})

const PLACEHOLDER = /\\?\$\{([\w.-]{1,100}):\s{0,2}(true|false|\d{1,12})\}/
const ANNOTATED = inTurn('g', injectedValue.pattern, PLACEHOLDER, /"/)
const IN_XML = inTurn('g', /<(?:property|constructor-arg)\s[^<>]{0,200}?\bvalue="/, PLACEHOLDER, /"/)

/** A number whose key names the token and the unit: `jwt.token.policy.global.accessTokenValiditySeconds:43200`. */
function lifetime(key: string, value: string, place: Text): Statement | undefined {
  const last = key.replace(/^.*\./, '')
  const token = tokenNamed(last)
  const grammar = grammarOfName(last.replaceAll('-', '_'))
  const seconds = token && grammar && /^\d/.test(value) ? parseLifetime(Number(value), grammar) : undefined
  if (!token || typeof seconds !== 'number' || seconds <= 0) return undefined
  return setPolicy({ owner: { what: 'setting', name: key, product: 'Spring' }, token, key }, seconds, value, place.at)
}

/** Checks of certificates that are off unless somebody asks for them. */
const CHECKS = whole(
  'i',
  /(?:ssl|tls|cert(?:ificate)?s?)_?(?:verify|verification|validation|check)/,
  /(?:verify|validate|check)_?(?:ssl|tls|cert(?:ificate)?s?)/,
)
const SKIPS = whole(
  'i',
  /(?:skip|disable|ignore|no)_?(?:ssl|tls|cert(?:ificate)?s?)_?(?:verify|verification|validation|checks?|errors?)?/,
  /insecure_?skip_?verify|(?:ssl|tls)_?skip_?(?:verify|verification|validation)|trust_?all(?:_?cert(?:ificate)?s?)?/,
)

function withoutChecks(key: string, value: string, { at }: Text): Statement | undefined {
  const last = key.replace(/^.*\./, '').replaceAll('-', '_')
  const isOff = (value === 'false' && CHECKS.test(last)) || (value === 'true' && SKIPS.test(last))
  return isOff ? { kind: 'transportSetting', problem: 'verification-off', written: `${key}:${value}`, at } : undefined
}
