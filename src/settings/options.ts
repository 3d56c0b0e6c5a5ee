import { parseArgs } from 'node:util'
import { UsageError } from '../text/errors.ts'
import type { Format } from '../report/index.ts'
import type { Level } from '../model/severity.ts'
import { didYouMean } from './suggest.ts'
import { outputs, ruleLevels, list, count, between, oneOf, quoted } from './option-values.ts'
import { FLAGS, type Flag } from './flags.ts'

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

/** Of `static-key-remote-mcp/literal`, as SARIF has it, the rule. */
function ruleId(written: string): string {
  return written.replace(/\/.*/, '')
}

/** No machine gains by more, and each takes its memory. */
const MOST_THREADS = 64

/** In seconds. */
const A_DAY = 86_400
