import { descriptorsOf } from '../judge/descriptor.ts'
import type { Finding } from '../judge/finding.ts'
import type { Rule } from '../judge/rule.ts'
import { isForm } from '../judge/suppress.ts'
import type { Level } from '../model/severity.ts'
import { UsageError } from '../text/errors.ts'
import { own } from '../text/own.ts'
import type { Profile, Settings } from './config.ts'
import { didYouMean } from './suggest.ts'

/** What the command line says of rules; it wins over every configuration. */
export interface RuleOptions {
  /** Ids, or `id/variant` for one form alone. */
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  readonly levels?: Readonly<Record<string, Level | 'off'>>
  readonly profile?: Profile
}

/** The rules that run for any file. A name that no rule has is the user's mistake. */
export function chosenRules(all: readonly Rule[], options: RuleOptions, settings: Settings): readonly Rule[] {
  const { only = [], skip = [], levels = {} } = options
  const known = all.map(({ id }) => id)
  for (const named of [...only, ...skip, ...Object.keys(levels)]) {
    const rule = all.find(({ id }) => id === ruleOf(named))
    if (!rule) throw new UsageError(`unknown rule "${ruleOf(named)}"${didYouMean(ruleOf(named), known)}`)
    const forms = descriptorsOf(rule).map(({ variant }) => variant)
    const form = named.slice(rule.id.length + 1)
    if (named !== rule.id && !forms.includes(form))
      throw new UsageError(`${rule.id} has no form "${form}"${didYouMean(form, forms)}; it has ${Object.keys(rule.variants).join(', ')}`)
  }
  const strict = options.profile === 'strict' || (options.profile === undefined && settings.anyStrict)
  return all.filter(({ id, recommended }) => {
    const level = own(levels, id)
    if (level === 'off' || skip.includes(id)) return false
    if (only.length > 0) return only.some((one) => ruleOf(one) === id)
    if (level === undefined && own(settings.at('').rules, id) === 'off' && !settings.named.has(id)) return false
    return recommended || strict || level !== undefined || settings.named.has(id)
  })
}

/** The level that is set for a rule at a path; `off` where it does not run there, undefined where its own level holds. */
export function levelAt(
  { id, recommended }: Pick<Rule, 'id' | 'recommended'>,
  path: string,
  { only = [], levels = {}, profile }: RuleOptions,
  settings: Settings,
): Level | 'off' | undefined {
  const { rules, profile: here } = settings.at(path)
  const level = own(levels, id) ?? own(rules, id)
  if (level !== undefined)
    return level === 'off' && only.some((one) => ruleOf(one) === id) && own(levels, id) === undefined ? undefined : level
  return recommended || only.length > 0 || (profile ?? here) === 'strict' ? undefined : 'off'
}

/** Whether a finding is of a form that is asked for: `pkce-weak/plain` means that form alone, at whatever level it came out. */
export function isAskedFor({ rule, variant }: Finding, { only = [], skip = [] }: RuleOptions): boolean {
  const named = (one: string) => one === rule.id || isForm(one, rule.id, variant)
  return !skip.some(named) && (only.length === 0 || only.some(named))
}

function ruleOf(named: string): string {
  return named.replace(/\/.*/, '')
}
