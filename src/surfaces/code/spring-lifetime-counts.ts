import { countsSetting, withPrefix } from '../../knowledge/libraries/bound-settings.ts'
import { injectedSetting } from '../../knowledge/libraries/written-keys.ts'
import type { Project } from '../../discover/project.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { isInComment } from '../../program/written/index.ts'
import { grammarOfName } from '../../text/lifetime.ts'
import { own } from '../../text/own.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { tokenPolicy } from '../idp/lifetime-fields.ts'
import { boundSetting } from './settings-by-type.ts'

const COUNTS = new RegExp(countsSetting.pattern, 'g')
/** Places that are looked at in one file. */
const MOST = 20
const NAME = /^(?:this\.)?([a-zA-Z_]\w{0,60})(?![\w.(])/
/** What is made of the number before it is counted: `props.getExpiration() * 60 * 1000`. */
const FACTORS = /^((?:\s?\*\s?[\d_]{1,8}[lL]?){0,4})\s{0,8}\)/

/**
 * What Spring's settings count, by the code that makes a length of time of them or adds them to a moment; the settings themselves say how
 * many: `Duration.ofSeconds(accessTtl)` of a class that settings are bound to, `plusMillis(properties.getExpiration())`.
 */
export function* lifetimeCounts(text: Text, project: Project): Generator<TokenPolicy> {
  const { path } = text.at.file
  for (const match of [...text.value.matchAll(COUNTS)].slice(0, MOST)) {
    const from = match.index + match[0].length
    const rest = text.value.slice(from, from + 200)
    const read = boundSetting(text.value, rest, { path, project }) ?? ownSetting(text.value, rest)
    const factors = read && FACTORS.exec(rest.slice(read.length))?.[1]
    const unit = own(UNITS, match[1] ?? match[2] ?? 'Millis')
    if (!read || factors === undefined || unit === undefined || isInComment(text.value, match.index)) continue
    // `expiration-ms` says its unit itself.
    if (grammarOfName(read.setting.replace(/[-.]/g, '_'))) continue
    const counts = Array.from(factors.matchAll(/[\d_]+/g), ([one]) => Number(one.replaceAll('_', ''))).reduce((all, one) => all * one, unit)
    const { at } = slice(text, match.index, from + read.length)
    const facts = { owner: { what: 'setting', name: read.setting, product: 'Spring Boot' }, clientType: 'unknown' } as const
    yield { ...tokenPolicy('access', { lifetime: { is: 'dynamic', at }, written: '' }, read.setting.replaceAll('.', ':'), facts), counts }
  }
}

const UNITS: Readonly<Record<string, number>> = { Millis: 0.001, Milliseconds: 0.001, Seconds: 1, Minutes: 60, Hours: 3600, Days: 86_400 }

/** The setting that a field of the class itself holds: one that Spring puts there, or one of a class that a prefix is bound to. */
function ownSetting(code: string, rest: string): { readonly setting: string; readonly length: number } | undefined {
  const [whole = '', name = ''] = NAME.exec(rest) ?? []
  if (name === '') return undefined
  const injected = inTurn('', injectedSetting, new RegExp(`\\b${literally(name)}\\b`)).exec(code)?.[1]
  if (injected !== undefined) return { setting: injected, length: whole.length }
  const bound = [...code.matchAll(new RegExp(withPrefix.pattern, 'g'))]
  const prefix = bound.length === 1 ? bound[0]?.[1] : undefined
  const isField = new RegExp(
    `\\b(?:long|int|Long|Integer)\\??\\s{1,4}${literally(name)}\\s?[=;,)]|\\bva[lr]\\s{1,4}${literally(name)}\\s?[:=]`,
  )
  return prefix !== undefined && isField.test(code) ? { setting: `${prefix}.${name}`, length: whole.length } : undefined
}
