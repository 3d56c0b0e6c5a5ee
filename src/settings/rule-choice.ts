import type { Rule } from '../judge/rule.ts'
import type { Level } from '../model/severity.ts'
import { UsageError } from '../text/errors.ts'
import { own } from '../text/own.ts'
import type { Profile, Settings } from './config.ts'
import { didYouMean } from './suggest.ts'

/** What the command line says of rules; it wins over every configuration. */
export interface RuleOptions {
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  readonly levels?: Readonly<Record<string, Level | 'off'>>
  readonly profile?: Profile
}

/** The rules that run for any file. A name that no rule has is the user's mistake. */
export function chosenRules(all: readonly Rule[], options: RuleOptions, settings: Settings): readonly Rule[] {
  const { only = [], skip = [], levels = {} } = options
  const known = all.map(({ id }) => id)
  for (const id of [...only, ...skip, ...Object.keys(levels)]) if (!known.includes(id)) throw new UsageError(`unknown rule "${id}"${didYouMean(id, known)}`)
  const strict = options.profile === 'strict' || (options.profile === undefined && settings.anyStrict)
  return all.filter(({ id, recommended }) => {
    const level = own(levels, id)
    if (level === 'off' || skip.includes(id)) return false
    if (only.length > 0) return only.includes(id)
    if (level === undefined && own(settings.at('').rules, id) === 'off' && !settings.named.has(id)) return false
    return recommended || strict || level !== undefined || settings.named.has(id)
  })
}

/** The level that is set for a rule at a path; `off` where it does not run there, undefined where its own level holds. */
export function levelAt({ id, recommended }: Pick<Rule, 'id' | 'recommended'>, path: string, { only = [], levels = {}, profile }: RuleOptions, settings: Settings): Level | 'off' | undefined {
  const { rules, profile: here } = settings.at(path)
  const level = own(levels, id) ?? own(rules, id)
  if (level !== undefined) return level === 'off' && only.includes(id) && own(levels, id) === undefined ? undefined : level
  return recommended || only.length > 0 || (profile ?? here) === 'strict' ? undefined : 'off'
}
