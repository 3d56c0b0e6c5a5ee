import { duration, LIFETIMES, type Lifetimes } from '../knowledge/lifetimes.ts'
import { said } from '../report/redact.ts'
import { ours, type Shown, together } from '../text/shown.ts'
import type { Settings } from './config.ts'
import type { ConfigFile } from './config-file.ts'

/** A setting and where it comes from. */
type Line = readonly [setting: string, because: string]

const USUAL = 'default'

/** What holds for a path, as YAML, each line with the place that says so. `left` tells whether a configuration leaves the path out. */
export function printedConfig(settings: Settings, path: string, left: string | undefined): Shown {
  const lines: Line[] = [
    ...single(settings, path, 'profile', 'recommended'),
    ...single(settings, path, 'failOn', 'error'),
    ...rulesOf(settings, path),
    ...lifetimesOf(settings, path),
    ...listsOf(settings, path),
  ]
  const width = Math.min(60, Math.max(...lines.map(([setting]) => setting.length)))
  const files = settings.layersOf(path).map(({ file, by }) => `#   ${file.path}${by === file.path ? '' : `, which ${by} extends`}`)
  const head = [
    `# What holds for ${path || '.'}`,
    ...(files.length > 0 ? ['# from these files, the later before the earlier:', ...files] : ['# There is no configuration for it.']),
    ...(left === undefined ? [] : [`# It is left out by ${left}.`]),
  ]
  return lineByLine([...head, ...lines.map(([setting, because]) => (because ? `${setting.padEnd(width)}  # ${because}` : setting))])
}

function lineByLine(lines: readonly string[]): Shown {
  return together(
    lines.map((line) => ours`${said(line)}\n`),
    '',
  )
}

/** What one file says for a path: its own settings, then those of its overrides. */
function saysOf(
  settings: Settings,
  path: string,
): {
  file: ConfigFile
  keys: readonly (string | number)[]
  values: {
    profile?: string | undefined
    failOn?: string | undefined
    rules?: Readonly<Record<string, string | undefined>> | undefined
    lifetimes?: Readonly<Record<string, unknown>> | undefined
  }
  aside: string
}[] {
  return settings
    .layersOf(path)
    .flatMap(({ file, path: seen }) => [
      { file, keys: [], values: file.values, aside: '' },
      ...(file.values.overrides ?? []).flatMap((values, i) =>
        values.files.some((glob) => settings.matches(glob, seen))
          ? [{ file, keys: ['overrides', i], values, aside: `, override for ${values.files.join(', ')}` }]
          : [],
      ),
    ])
}

function place(file: ConfigFile, aside: string, ...keys: readonly (string | number)[]): string {
  const line = file.lineOf(...keys)
  return `${file.path}${line === undefined ? '' : `:${line}`}${aside}`
}

function single(settings: Settings, path: string, key: 'profile' | 'failOn', usual: string): Line[] {
  const said = saysOf(settings, path).findLast(({ values }) => values[key] !== undefined)
  return [[`${key}: ${said?.values[key] ?? usual}`, said ? place(said.file, said.aside, ...said.keys, key) : USUAL]]
}

function rulesOf(settings: Settings, path: string): Line[] {
  const found = new Map<string, Line>()
  for (const { file, keys, values, aside } of saysOf(settings, path)) {
    for (const [id, level] of Object.entries(values.rules ?? {}))
      if (level !== undefined) found.set(id, [`  ${id}: ${level}`, place(file, aside, ...keys, 'rules', id)])
  }
  return found.size === 0
    ? [['rules: {}', 'each at its own level']]
    : [['rules:', 'all others at their own level'], ...[...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line)]
}

function lifetimesOf(settings: Settings, path: string): Line[] {
  const { lifetimes } = settings.at(path)
  const says = saysOf(settings, path)
  const rows = (Object.keys(LIFETIMES) as (keyof Lifetimes)[]).map((name): Line => {
    const limits = lifetimes[name].bounds.map(({ level, above }) => `${level}: ${duration(above)}`).join(', ')
    const said = says.findLast(({ values }) => values.lifetimes?.[name] !== undefined)
    return [`  ${name}: { ${limits} }`, said ? place(said.file, said.aside, ...said.keys, 'lifetimes', name) : USUAL]
  })
  return [['lifetimes:', ''], ...rows]
}

const LISTS = [
  'machineToMachine',
  'trustedHosts',
  'allowScopes',
  'ignore',
  'exceptions',
  'endpoints',
  'credentials',
  'servers',
  'scopes',
] as const

/** Lists add up, from the farthest file to the nearest. */
function listsOf(settings: Settings, path: string): Line[] {
  return settings.layersOf(path).flatMap(({ file }) =>
    LISTS.flatMap((key): Line[] => {
      const value = file.values[key]
      return value === undefined ? [] : [[`${key}: ${JSON.stringify(value)}`, place(file, '', key)]]
    }),
  )
}
