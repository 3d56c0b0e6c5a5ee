import { toJsonSchema } from '@valibot/to-json-schema'
import type { Rule, RuleOption } from '../judge/rule.ts'
import { duration, LIFETIMES, type Lifetimes } from '../knowledge/lifetimes.ts'
import type { Level } from '../model/severity.ts'
import { configSchema } from '../settings/config-schema.ts'

/** The settings that change what a rule says, as a table. */
export function optionsTable(rule: Rule): string {
  const rows = optionsOf(rule).map((option) => `| \`${option}\` | ${effectOf(option)} |`)
  const level = `| \`rules\` | \`${rule.id}\`: \`error\`, \`warning\`, \`note\` or \`off\`; for some files only under \`overrides\`. |`
  return `| Setting | What it does |\n| --- | --- |\n${[...rows, level].join('\n')}\n\n[All settings](README.md#settings)`
}

/** With the one that ends its findings. */
function optionsOf({ settledBy, options = [] }: Rule): readonly RuleOption[] {
  return settledBy && !options.includes(settledBy) ? [settledBy, ...options] : options
}

function effectOf(option: RuleOption): string {
  if (option.startsWith('lifetimes.')) return limitsOf(option.slice('lifetimes.'.length) as keyof Lifetimes)
  const described = DESCRIPTIONS[option]
  if (described === undefined) throw new Error(`the setting ${option} has no description in src/settings/config-schema.ts`)
  return described
}

const { properties = {} } = toJsonSchema(configSchema([]), { errorMode: 'ignore' }) as {
  properties?: Record<string, { description?: string }>
}
const DESCRIPTIONS: Readonly<Record<string, string | undefined>> = Object.fromEntries(
  Object.entries(properties).map(([name, { description }]) => [name, description]),
)

/** `Changes the limits: by default an error above 1 day, a warning above 1 hour.` */
function limitsOf(name: keyof Lifetimes): string {
  const limits = LIFETIMES[name].bounds.map(({ level, above }) =>
    above === 0 ? `${article(level)} always` : `${article(level)} above ${duration(above)}`,
  )
  return `Changes the limits: by default ${limits.join(', ')}.`
}

function article(level: Level): string {
  return level === 'error' ? 'an error' : `a ${level}`
}
