import { parseArgs } from 'node:util'
import { UsageError } from '../text/errors.ts'
import type { Result } from '../judge/finding.ts'
import { formats, type Format } from '../report/index.ts'
import { isBroken } from '../report/summary.ts'
import { reaches, type Level } from '../model/severity.ts'
import { didYouMean } from './suggest.ts'
import { own } from '../text/own.ts'

/** What the user asked for, as plain data. */
export interface Options {
  readonly task: 'lint' | 'print-model' | 'list-rules' | 'explain' | 'init' | 'print-config' | 'version' | 'help'
  /** Apply safe fixes, or all that are suggested. */
  readonly fix?: 'safe' | 'suggested'
  /** Show fixes and write nothing. */
  readonly fixDryRun?: boolean
  /** The file that takes over the values of literals, as written. */
  readonly fixEnv?: string
  /** The path of the text on standard input, as written. */
  readonly stdin?: string
  /** The path whose settings are to be shown, as written. */
  readonly printConfig?: string
  /** The rule to explain. */
  readonly explain?: string
  /** As written. */
  readonly paths: readonly string[]
  /** Without a file: standard output. */
  readonly outputs: readonly Output[]
  /** Absent: as the configuration says, or error. */
  readonly failOn?: Level | 'none'
  readonly maxWarnings?: number
  readonly exitZero: boolean
  readonly quiet: boolean
  readonly verbose: boolean
  readonly only: readonly string[]
  readonly skip: readonly string[]
  readonly levels: Readonly<Record<string, Level | 'off'>>
  /** Absent: as the configuration file says, or recommended. */
  readonly profile?: Profile
  /** Read the configurations of the repository. */
  readonly config: boolean
  /** One that holds in place of them, as written. */
  readonly configFile?: string
  readonly strictParse: boolean
  /** Exit code 2 when agent configuration is left out. */
  readonly requireCoverage: boolean
  readonly ignoreFiles: boolean
  readonly inline: boolean
  readonly maxSuppressed?: number
  readonly ignored: boolean
  readonly tracked: boolean
  readonly staged: boolean
  readonly since?: string
  /** The agent configuration in the user's home in place of a repository. */
  readonly user: boolean
  readonly baseline?: string
  readonly updateBaseline: boolean
  /** Talk as a commit hook does: one line when it passes. */
  readonly hook: boolean
  readonly showSuppressed: boolean
  readonly sarifCategory?: string
  /** How many threads may read code. Absent: as many as there are cores. */
  readonly concurrency?: number
  /** Seconds that the run may take. */
  readonly timeout?: number
  /** Absent: as the terminal and the environment say. */
  readonly color?: boolean
}

export interface Output {
  readonly format: Format
  readonly file?: string
}

type Profile = 'recommended' | 'strict' | 'local'

const LEVELS = ['error', 'warning', 'note'] as const satisfies Level[]
const PROFILES: readonly Profile[] = ['recommended', 'strict', 'local']

const FLAGS = {
  format: { type: 'string', short: 'f' },
  'output-file': { type: 'string', short: 'o' },
  'fail-on': { type: 'string' },
  'max-warnings': { type: 'string' },
  'exit-zero': { type: 'boolean' },
  'no-exit-code': { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  verbose: { type: 'boolean' },
  only: { type: 'string' },
  skip: { type: 'string' },
  rule: { type: 'string' },
  'list-rules': { type: 'boolean' },
  explain: { type: 'string' },
  'print-model': { type: 'boolean' },
  profile: { type: 'string' },
  config: { type: 'string' },
  init: { type: 'boolean' },
  'print-config': { type: 'string' },
  'no-config': { type: 'boolean' },
  fix: { type: 'boolean' },
  'fix-dry-run': { type: 'boolean' },
  'fix-env': { type: 'string' },
  stdin: { type: 'boolean' },
  'stdin-filename': { type: 'string' },
  'strict-parse': { type: 'boolean' },
  'require-coverage': { type: 'boolean' },
  'no-ignore-file': { type: 'boolean' },
  'no-inline': { type: 'boolean' },
  'max-suppressed': { type: 'string' },
  'no-ignored': { type: 'boolean' },
  tracked: { type: 'boolean' },
  staged: { type: 'boolean' },
  since: { type: 'string' },
  user: { type: 'boolean' },
  baseline: { type: 'string' },
  'update-baseline': { type: 'boolean' },
  hook: { type: 'boolean' },
  'show-suppressed': { type: 'boolean' },
  'sarif-category': { type: 'string' },
  concurrency: { type: 'string' },
  timeout: { type: 'string' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  version: { type: 'boolean', short: 'V' },
  help: { type: 'boolean', short: 'h' },
} as const

type Flag = keyof typeof FLAGS

/** Reads a command line; whatever cannot be meant is a UsageError of one line. */
export function parseOptions(argv: readonly string[]): Options {
  const { values, paths } = given(argv)
  const last = (flag: Flag) => values.get(flag)?.at(-1)
  const has = (flag: Flag) => values.has(flag)
  const explain = last('explain')
  const failOn = last('fail-on')
  const maxWarnings = last('max-warnings')
  const maxSuppressed = last('max-suppressed')
  const profile = last('profile')
  const sarifCategory = last('sarif-category')
  const concurrency = last('concurrency')
  const timeout = last('timeout')
  const color = colorFlag(values)
  const configFile = last('config')
  const stdin = stdinFile(
    has('stdin') || paths.includes('-'),
    last('stdin-filename'),
    paths.filter((path) => path !== '-'),
  )
  const printConfig = last('print-config')
  if (configFile !== undefined && has('no-config')) throw new UsageError('--config and --no-config exclude each other')
  return {
    task: taskOf(has),
    ...(stdin !== undefined && { stdin }),
    ...fixOptions(values),
    ...(printConfig !== undefined && { printConfig }),
    ...(explain !== undefined && { explain: ruleId(explain) }),
    paths,
    outputs: outputs(values.get('format') ?? [], last('output-file')),
    ...(failOn !== undefined && { failOn: oneOf('--fail-on', failOn, [...LEVELS, 'none'] as const) }),
    ...(maxWarnings !== undefined && { maxWarnings: count('--max-warnings', maxWarnings) }),
    exitZero: has('exit-zero') || has('no-exit-code'),
    quiet: has('quiet'),
    verbose: has('verbose'),
    only: list(values.get('only')),
    skip: list(values.get('skip')),
    levels: ruleLevels(list(values.get('rule'))),
    ...(profile !== undefined && { profile: oneOf('--profile', profile, PROFILES) }),
    config: !has('no-config'),
    ...(configFile !== undefined && { configFile }),
    strictParse: has('strict-parse'),
    requireCoverage: has('require-coverage'),
    ignoreFiles: !has('no-ignore-file'),
    inline: !has('no-inline'),
    ...(maxSuppressed !== undefined && { maxSuppressed: count('--max-suppressed', maxSuppressed) }),
    ignored: !has('no-ignored'),
    tracked: has('tracked'),
    staged: has('staged'),
    ...(last('since') !== undefined && { since: last('since') as string }),
    ...(last('baseline') !== undefined && { baseline: last('baseline') as string }),
    user: userHome(values, paths),
    updateBaseline: has('update-baseline'),
    hook: (has('hook') || has('staged')) && !has('verbose'),
    showSuppressed: has('show-suppressed'),
    ...(sarifCategory !== undefined && { sarifCategory }),
    ...(concurrency !== undefined && { concurrency: between('--concurrency', concurrency, MOST_THREADS) }),
    ...(timeout !== undefined && { timeout: between('--timeout', timeout, A_DAY) }),
    ...(color !== undefined && { color }),
  }
}

/** Complains about the first rule that does not exist. */
export function checkRules({ only, skip, levels, explain }: Options, known: readonly string[]): void {
  const asked = [...only, ...skip, ...Object.keys(levels), ...(explain === undefined ? [] : [explain])]
  for (const named of asked) {
    const id = ruleId(named)
    if (!known.includes(id)) throw new UsageError(`unknown rule ${quoted(id)}${didYouMean(id, known)}; --list-rules shows them all`)
  }
}

/** 0: nothing at or over the threshold. 1: something. 2: files that could not be parsed or are left out, when asked to mind. */
export function exitCode(
  result: Result,
  { failOn = result.failOn ?? 'error', maxWarnings, maxSuppressed, exitZero, strictParse, requireCoverage }: Options,
): 0 | 1 | 2 {
  if (strictParse && result.unreadable.some(isBroken)) return 2
  if (requireCoverage && ((result.policy?.leftOut.configuration.length ?? 0) > 0 || result.unreadable.some(({ missed }) => missed)))
    return 2
  if (exitZero) return 0
  if (failOn !== 'none' && result.findings.some(({ level }) => reaches(level, failOn))) return 1
  if (maxSuppressed !== undefined && result.suppressed.filter(({ by }) => by !== 'baseline').length > maxSuppressed) return 1
  const warnings = result.findings.filter(({ level }) => level === 'warning').length
  return maxWarnings !== undefined && warnings > maxWarnings ? 1 : 0
}

/** CI services whose logs show colours though they are no terminal. */
const COLORFUL = ['GITHUB_ACTIONS', 'GITLAB_CI', 'BUILDKITE', 'CIRCLECI']

/** Whether a stream is to be coloured: the flag, then NO_COLOR, FORCE_COLOR, TERM=dumb, the terminal, CI. */
export function wantsColor(flag: boolean | undefined, env: Readonly<Record<string, string | undefined>>, terminal: boolean): boolean {
  if (flag !== undefined) return flag
  if (env['NO_COLOR']) return false
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false'
  if (env['TERM'] === 'dumb') return false
  return terminal || COLORFUL.some((name) => own(env, name))
}

/** Terminals that show OSC 8 links, by what they put into the environment: https://github.com/Alhadis/OSC8-Adoption. */
export function showsLinks(env: Readonly<Record<string, string | undefined>>, terminal: boolean): boolean {
  if (!terminal || env['CI'] || env['TERM'] === 'dumb' || env['NO_COLOR']) return false
  if (/^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|Tabby|rio)$/.test(env['TERM_PROGRAM'] ?? '')) return true
  return Boolean(env['WT_SESSION'] ?? env['KITTY_WINDOW_ID'] ?? env['KONSOLE_VERSION']) || Number(env['VTE_VERSION'] ?? 0) >= 5000
}

type Values = ReadonlyMap<Flag, readonly string[]>

/** Node's own strict mode explains a mistake at length and knows no suggestions. */
function given(argv: readonly string[]): { values: Values; paths: string[] } {
  const { tokens, positionals } = parseArgs({ args: [...argv], options: FLAGS, strict: false, allowPositionals: true, tokens: true })
  const values = new Map<Flag, string[]>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const flag = token.name
    if (!isFlag(flag)) throw new UsageError(unknownFlag(token.rawName, flag))
    if (flag === 'fix' && token.value === 'suggested') values.set('fix', ['suggested'])
    else if (FLAGS[flag].type === 'boolean') {
      if (token.value !== undefined)
        throw new UsageError(`--${flag} takes no value${flag === 'color' ? '; --no-color switches it off' : ''}`)
    } else if (!token.value || (!token.inlineValue && token.value.length > 1 && token.value.startsWith('-'))) {
      throw new UsageError(`${token.rawName} needs a value`)
    }
    values.set(flag, [...(values.get(flag) ?? []), token.value ?? ''])
  }
  const empty = positionals.find((path) => path === '')
  if (empty !== undefined) throw new UsageError('a path is empty')
  return { values, paths: positionals }
}

function isFlag(name: string): name is Flag {
  return Object.hasOwn(FLAGS, name)
}

function unknownFlag(raw: string, name: string): string {
  const known = Object.keys(FLAGS).map((flag) => `--${flag}`)
  return `unknown option ${quoted(raw)}${name.length > 1 ? didYouMean(`--${name}`, known) : ''}; --help lists them all`
}

/** The first of these that is asked for. */
function taskOf(has: (flag: Flag) => boolean): Options['task'] {
  for (const task of ['help', 'version', 'explain', 'list-rules', 'init', 'print-config', 'print-model'] as const)
    if (has(task)) return task
  return 'lint'
}

/** `--fix`, `--fix=suggested` and `--fix-dry-run`, which shows what the one of the two would do that stands beside it. */
function fixOptions(values: Values): Pick<Options, 'fix' | 'fixDryRun' | 'fixEnv'> {
  const dry = values.has('fix-dry-run')
  const env = values.get('fix-env')?.at(-1)
  if (!dry && !values.has('fix')) {
    if (env !== undefined) throw new UsageError('--fix-env goes with --fix')
    return {}
  }
  for (const flag of ['stdin', 'staged', 'update-baseline', 'since'] as const)
    if (values.has(flag)) throw new UsageError(`--fix changes files on the disk; it does not go with --${flag}`)
  return {
    fix: values.get('fix')?.includes('suggested') ? 'suggested' : 'safe',
    ...(dry && { fixDryRun: true }),
    ...(env !== undefined && { fixEnv: env }),
  }
}

/** `--user` has places of its own. */
function userHome(values: Values, paths: readonly string[]): boolean {
  if (!values.has('user')) return false
  if (paths.length > 0) throw new UsageError('--user reads the agent configuration in your home; name no other paths')
  for (const flag of ['stdin', 'staged', 'tracked', 'since', 'baseline', 'init', 'print-config'] as const)
    if (values.has(flag)) throw new UsageError(`--user reads no repository; it does not go with --${flag}`)
  return true
}

/** The path of the text on standard input; its name says what it is. */
function stdinFile(asked: boolean, file: string | undefined, paths: readonly string[]): string | undefined {
  if (!asked && file !== undefined) throw new UsageError('--stdin-filename goes with --stdin')
  if (asked && file === undefined) throw new UsageError('--stdin needs --stdin-filename PATH: the name says what the text is')
  if (asked && paths.length > 0) throw new UsageError('--stdin judges one text; name no other paths')
  return file
}

/** The last of the two decides. */
function colorFlag(values: Values): boolean | undefined {
  return [...values.keys()].includes('no-color') ? false : values.has('color') ? true : undefined
}

/** A second report on the same stream would spoil these for whoever parses them. */
const DOCUMENTS = new Set<Format>(['sarif', 'json', 'gitlab', 'junit'])

function outputs(written: readonly string[], file: string | undefined): Output[] {
  const parsed = (written.length > 0 ? written : ['text']).map((one): Output => {
    const at = one.indexOf('=')
    const format = oneOf('--format', at < 0 ? one : one.slice(0, at), formats)
    if (at < 0) return { format }
    if (at === one.length - 1) throw new UsageError(`--format ${format}= needs a file name after the =`)
    return { format, file: one.slice(at + 1) }
  })
  const all = file === undefined ? parsed : intoFile(parsed, file)
  const files = all.flatMap((output) => output.file ?? [])
  const twice = files.find((name, i) => files.indexOf(name) !== i)
  if (twice !== undefined) throw new UsageError(`two formats go to the same file ${quoted(twice)}`)
  const printed = all.filter((output) => output.file === undefined).map(({ format }) => format)
  const alone = printed.find((format) => DOCUMENTS.has(format))
  if (alone && printed.length > 1) throw new UsageError(`${alone} cannot share standard output; write -f ${alone}=FILE`)
  return all
}

function intoFile(parsed: readonly Output[], file: string): Output[] {
  const open = parsed.filter((output) => output.file === undefined)
  if (open.length !== 1) throw new UsageError('-o goes with one format; with several write -f FORMAT=FILE')
  return parsed.map((output) => (output.file === undefined ? { ...output, file } : output))
}

function ruleLevels(written: readonly string[]): Record<string, Level | 'off'> {
  return Object.fromEntries(
    written.map((one) => {
      const [id = '', level, ...rest] = one.split('=')
      if (level === undefined || rest.length > 0) throw new UsageError(`--rule ${quoted(one)} is not of the form ID=LEVEL`)
      if (id.includes('/'))
        throw new UsageError(`--rule sets the level of a whole rule, not of ${quoted(id)}; --skip leaves out one form of it`)
      return [id, oneOf('--rule', level, [...LEVELS, 'off'] as const)]
    }),
  )
}

/** Of `static-key-remote-mcp/literal`, as SARIF has it, the rule. */
function ruleId(written: string): string {
  return written.replace(/\/.*/, '')
}

function list(written: readonly string[] = []): string[] {
  return written
    .flatMap((one) => one.split(','))
    .map((one) => one.trim())
    .filter(Boolean)
}

function count(flag: string, written: string): number {
  if (!/^\d{1,9}$/.test(written)) throw new UsageError(`${flag} takes a number, not ${quoted(written)}`)
  return Number(written)
}

/** No machine gains by more, and each takes its memory. */
const MOST_THREADS = 64

/** In seconds. */
const A_DAY = 86_400

function between(flag: string, written: string, most: number): number {
  const number = count(flag, written)
  if (number < 1 || number > most) throw new UsageError(`${flag} takes a number from 1 to ${most}, not ${number}`)
  return number
}

function oneOf<T extends string>(flag: string, written: string, known: readonly T[]): T {
  const found = known.find((one) => one === written)
  if (found !== undefined) return found
  throw new UsageError(
    `${flag} takes ${known.slice(0, -1).join(', ')} or ${known.at(-1)}, not ${quoted(written)}${didYouMean(written, known)}`,
  )
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 80))
}
