#!/usr/bin/env node
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  fstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { UsageError } from './text/errors.ts'
import { linkOnTheWay } from './discover/inside.ts'
import type { Result } from './judge/finding.ts'
import type { Fix } from './judge/rule.ts'
import { lint, type LintOptions } from './lint.ts'
import { askedFile, configIn, repositoryPrefix, Settings } from './settings/config.ts'
import { belowRoot, type Place, placeOf, placeOfText } from './settings/place.ts'
import { checkRules, exitCode, parseOptions, showsLinks, wantsColor, type Options, type Output } from './settings/options.ts'
import { reporters } from './report/index.ts'
import type { Whereabouts } from './report/show.ts'
import type { TextOptions } from './report/text.ts'
import { versionIn } from './report/version.ts'
import type { Progress } from './surfaces/reading/code-reader.ts'
import { Deadline, TimeIsUp } from './text/deadline.ts'
import { own } from './text/own.ts'
import { ours, type Shown, together } from './text/shown.ts'

const BUGS = 'https://github.com/agent-auth-lint/agent-auth-lint/issues'
const PROGRESS_AFTER = 500
const MAX_IGNORE_BYTES = 1024 * 1024
/** The most that standard input may hold: as much as the largest file. */
const MAX_INPUT = 64 * 1024 * 1024
/** What a shell names its own streams. */
const STREAMS = /^\/dev\/(?:stdout|stderr|fd\/\d+)$|^\/proc\/self\/fd\/\d+$/
/** Why something cannot be written, by the code of the error. */
const REASONS = {
  EACCES: 'no permission',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EPIPE: 'its reader has closed it',
} as const
/** One broken surface fails on many files. */
const MOST_FAILURES = 3

// Half a report must not pass for a whole one. Nothing can be said where standard error itself is closed.
process.stdout.on('error', (error) => {
  tell(ours`cannot write to standard output: ${known(error) ?? 'the system refuses it'}`)
  process.exit(2)
})
process.stderr.on('error', () => process.exit(2))

process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<number> {
  let options: Options | undefined
  try {
    options = parseOptions(argv)
    if (options.task !== 'help' && options.task !== 'version' && isFolderGone())
      return await complain('the working directory no longer exists')
    return await run(options)
  } catch (error) {
    if (isMistake(error)) return await complain(error.message, error instanceof UsageError ? error.frame : [])
    if (options?.task === 'lint') await failedReports(options)
    if (!(error instanceof TimeIsUp)) return await confess(error)
    // Git may be at work still.
    setTimeout(() => process.exit(2), 500).unref()
    return await complain(error.message)
  }
}

/** Whether the working directory was taken away; no path can be resolved then. */
function isFolderGone(): boolean {
  try {
    return !existsSync(process.cwd())
  } catch {
    return true
  }
}

async function run(options: Options): Promise<number> {
  switch (options.task) {
    case 'help':
      return print((await import('./settings/help.ts')).help)
    case 'version':
      return print(ours`${version()}\n`)
    case 'list-rules':
      return print(await ruleList(options))
    case 'explain':
      return print(await explanation(options))
    case 'init':
      return await initialise(options)
    case 'print-config':
      return print(await printConfig(options))
    default:
      return await check(options)
  }
}

function print(text: Shown): 0 {
  process.stdout.write(text)
  return 0
}

/** A line on standard error. */
function tell(text: Shown): void {
  process.stderr.write(ours`agent-auth-lint: ${text}\n`)
}

async function check(options: Options): Promise<number> {
  const place = options.user
    ? await userPlace()
    : options.stdin === undefined
      ? await placeOf(options.paths, process.cwd())
      : await placeOfText(options.stdin, process.cwd())
  const texts = options.stdin === undefined ? undefined : { [belowRoot(place.root, options.stdin)]: await standardInput() }
  if (options.only.length > 0 || options.skip.length > 0 || Object.keys(options.levels).length > 0) {
    const { rules } = await import('../rules/index.ts')
    checkRules(
      options,
      rules.map(({ id }) => id),
    )
  }
  const progress = progressLine()
  const { only, skip, levels, profile, config, ignored, tracked, staged, since, ignoreFiles, inline, concurrency } = options
  const configFile = options.configFile === undefined ? undefined : askedFile(resolve(options.configFile), options.configFile)
  const asked = {
    ...place,
    ...(texts && { texts }),
    ignored,
    ignoreFiles,
    inline,
    trackedOnly: tracked,
    staged,
    home: options.user,
    ...(since !== undefined && { since }),
    ...baselineOf(options, place),
    only,
    skip,
    levels,
    ...(profile && { profile }),
    config,
    ...(configFile !== undefined && { configFile }),
    describeRules: options.outputs.some(({ format }) => format !== 'text'),
    ...(concurrency !== undefined && { concurrency }),
    onProgress: progress.show,
    ...(options.timeout !== undefined && { deadline: new Deadline(options.timeout) }),
  }
  const first = await lint(asked).finally(progress.clear)
  const result = options.fix === undefined ? first : await fixed(first, options, asked)
  if (result.notes.length > 0) {
    const { said } = await import('./report/redact.ts')
    for (const note of result.notes) tell(said(note))
  }
  if (result.nextBaseline !== undefined) replaceFile(options.baseline ?? '', result.nextBaseline)
  // Formats for machines alone have no room for it.
  if (!options.outputs.some(({ format }) => format === 'text' || format === 'github'))
    for (const line of (await import('./report/summary.ts')).policyLines(result)) tell(line)
  const missing = result.policy?.leftOut.configuration ?? []
  if (options.requireCoverage && missing.length > 0)
    complain(`--require-coverage: ${missing.length} agent configuration or .env files are left out; --no-ignore-file reads them`)
  const missed = result.unreadable.filter((one) => one.missed)
  if (options.requireCoverage && missed.length > 0)
    complain(
      `--require-coverage: nothing was read of ${missed.length} agent configuration or .env ${missed.length === 1 ? 'file' : 'files'}, such as ${missed[0]?.path}`,
    )
  if (options.task === 'print-model') return print((await import('./report/model.ts')).printedModel(result.model))
  const whole = result.failures.every(({ path }) => path !== '')
  const passes =
    options.hook &&
    options.outputs.length === 1 &&
    options.outputs[0]?.format === 'text' &&
    options.outputs[0].file === undefined &&
    result.failures.length === 0 &&
    exitCode(result, options) === 0
  if (passes) return print((await import('./report/passing.ts')).passing(result))
  await report(result, options, place, whole)
  for (const { what, path, cause } of result.failures.slice(0, MOST_FAILURES))
    await confess(cause, `${what} failed${path ? ` on ${path}` : ''}`)
  return whole ? exitCode(result, options) : 2
}

/** Fixes what can be fixed, or shows how; what is left is judged anew. */
async function fixed(first: Result, options: Options, asked: LintOptions): Promise<Result> {
  const [{ provenFixes }, { unifiedDiff }, { cleaner }] = await Promise.all([
    import('./settings/apply-fixes.ts'),
    import('./report/diff.ts'),
    import('./report/redact.ts'),
  ])
  const values = options.fixEnv === undefined ? undefined : await movedValues(first, options.fixEnv, asked.root)
  const read = (path: string) =>
    linkOnTheWay(asked.root, join(asked.root, path)) === undefined && existsSync(join(asked.root, path))
      ? readFileSync(join(asked.root, path), 'utf8')
      : undefined
  const { fixed: files, left } = await provenFixes(
    first,
    { suggested: options.fix === 'suggested', read, ...(values && { keeps: (fix) => values.kept.has(fix) }) },
    (texts) => lint({ ...asked, paths: [], texts, onProgress: () => {} }),
  )
  const { clean, redact } = cleaner(first)
  // Before they leave the files that have them now.
  if (values && !options.fixDryRun) values.write(files.flatMap(({ fixes }) => fixes))
  let count = 0
  for (const { file, text, fixes, isNew } of files) {
    const path = join(asked.root, file.path)
    // What is not UTF-8, or was changed meanwhile, is left alone.
    if (isNew ? existsSync(path) : !readFileSync(path).equals(Buffer.from(file.text))) continue
    count += fixes.length
    if (options.fixDryRun) print(unifiedDiff(file, text, redact, isNew))
    else replaceFile(path, text, asked.root)
    for (const { fix, facts, rule, at } of first.findings.filter((one) => one.fix && fixes.includes(one.fix))) {
      const revoke =
        facts['credentialClass'] === 'static' && (at.file.git === 'tracked' || at.file.git === 'staged')
          ? '; the history of git keeps the value: revoke it'
          : ''
      tell(
        clean(
          `${options.fixDryRun ? 'would fix' : 'fixed'} ${at.file.path}:${at.file.position(at.start).line} ${rule.id}: ${fix?.title ?? ''}${fix?.elsewhere ? ` (${file.path})` : ''}${revoke}`,
        ),
      )
    }
  }
  if (left > 0)
    tell(
      ours`${left === 1 ? 'a fix is' : ours`${left} fixes are`} left out, as a new judgement did not bear ${left === 1 ? 'it' : 'them'} out`,
    )
  return options.fixDryRun || count === 0 ? first : lint(asked)
}

/** The values that fixes take out of files and a file can keep. Throws a UsageError where git does not ignore that file. */
async function movedValues(first: Result, shown: string, root: string) {
  const [{ withMovedValues }, { ignoresFile }] = await Promise.all([import('./settings/moved-values.ts'), import('./discover/git.ts')])
  const file = resolve(shown)
  if (!(await ignoresFile(root, file))) throw new UsageError(`--fix-env writes secrets: git has to ignore ${shown}`)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const { kept } = withMovedValues(
    text,
    first.findings.flatMap(({ fix }) => fix ?? []),
  )
  const write = (fixes: readonly Fix[]) => {
    const next = withMovedValues(text, fixes).text
    if (next !== text) replaceFile(shown, next, root, 0o600)
  }
  return { kept, write }
}

/** Writes a configuration at the root of the repository, where there is none yet. */
async function initialise(options: Options): Promise<0> {
  const { root, paths } = await placeOf(options.paths, process.cwd())
  const there = configIn(root, true)
  if (there !== undefined) throw new UsageError(`there is a configuration already: ${relative(process.cwd(), there)}`)
  const [{ initialConfig }, result] = await Promise.all([import('./settings/init.ts'), lint({ root, paths })])
  const file = join(root, 'agent-auth-lint.config.yaml')
  replaceFile(file, initialConfig(result))
  return print(ours`wrote ${(await import('./report/redact.ts')).said(relative(process.cwd(), file))}\n`)
}

async function printConfig({ printConfig: asked = '', config, configFile }: Options): Promise<Shown> {
  const { root } = await placeOf([existsSync(asked) ? asked : '.'], process.cwd())
  const path = relative(root, existsSync(asked) ? realpathSync.native(asked) : join(realpathSync.native('.'), asked)).replaceAll(sep, '/')
  const [{ rules }, { printedConfig }, { leftOutBy }] = await Promise.all([
    import('../rules/index.ts'),
    import('./settings/print-config.ts'),
    import('./discover/ignore-file.ts'),
  ])
  const settings = new Settings({
    root,
    top: root,
    rules: () => Promise.resolve(rules.map(({ id }) => id)),
    ...(configFile !== undefined && { file: askedFile(resolve(configFile), configFile) }),
  })
  if (config) await settings.load([path])
  return printedConfig(settings, path, await leftOutBy({ root, prefix: '', maxBytes: MAX_IGNORE_BYTES, patterns: settings.ignored }, path))
}

async function standardInput(): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MAX_INPUT) throw new UsageError(`standard input is longer than ${MAX_INPUT / 1024 / 1024} MiB`)
    parts.push(part)
  }
  const { decode } = await import('./discover/read-file.ts')
  const text = decode(Buffer.concat(parts))
  if (text === undefined) throw new UsageError('standard input is binary')
  return text
}

/** The user's home, with a word on what is not there. */
async function userPlace(): Promise<Place> {
  const { placeAtHome } = await import('./discover/home.ts')
  const { root, paths, missing } = placeAtHome(realpathSync.native(homedir()), process.platform, process.env['XDG_CONFIG_HOME'])
  tell(
    ours`${paths.length} ${paths.length === 1 ? 'file' : 'files'} of agent configuration in your home; the ${missing} other places that clients use hold nothing`,
  )
  return { root, paths }
}

/** Throws a UsageError where a baseline cannot be meant so. */
function baselineOf({ baseline, updateBaseline: update, only, skip, levels, staged, since, tracked, ignored }: Options, { paths }: Place) {
  if (staged && since !== undefined) throw new UsageError('--staged and --since exclude each other')
  if (baseline === undefined) {
    if (update) throw new UsageError('--update-baseline needs --baseline FILE')
    return {}
  }
  const parts = [
    paths.length > 0 && 'a path',
    only.length > 0 && '--only',
    skip.length > 0 && '--skip',
    Object.keys(levels).length > 0 && '--rule',
    staged && '--staged',
    since !== undefined && '--since',
    tracked && '--tracked',
    !ignored && '--no-ignored',
  ]
  const part = parts.find((one) => one !== false)
  if (update && part) throw new UsageError(`--update-baseline writes what a scan of the whole repository finds; leave out ${part}`)
  return { baseline: { file: resolve(baseline), shown: baseline, update } }
}

async function report(result: Result, options: Options, { root }: Place, successful: boolean): Promise<void> {
  const prefix = options.user ? '~' : repositoryPrefix(root)
  const contents: Shown[] = []
  const category = options.sarifCategory === undefined ? undefined : (await import('./report/redact.ts')).said(options.sarifCategory)
  for (const { format, file } of options.outputs) {
    const reporter = await reporters[format](result)
    contents.push(
      reporter(result, {
        ...reportOptions(options, root, successful, file === undefined ? process.stdout : undefined),
        ...(category !== undefined && { sarifCategory: category }),
        prefix,
      }),
    )
  }
  for (const [i, output] of options.outputs.entries()) writeOut(output, contents[i] ?? ours``, root)
  if (successful && options.outputs.every(({ file }) => file !== undefined)) {
    const { summary } = await import('./report/summary.ts')
    process.stderr.write(ours`${together(summary(result, options), '\n')}\n`)
  }
}

function reportOptions(
  options: Options,
  root: string,
  successful: boolean,
  stream?: NodeJS.WriteStream,
): TextOptions & Omit<Whereabouts, 'prefix'> {
  const { quiet, verbose, showSuppressed } = options
  const below = options.user ? '~' : relative(process.cwd(), root).replaceAll(sep, '/')
  return {
    version: version(),
    color: stream ? wantsColor(options.color, process.env, stream.isTTY && !isFile(stream)) : options.color === true,
    width: (stream?.isTTY && stream.columns) || 0,
    below: below && `${below}/`,
    within: /^(?:\.\.(?:\/|$))+$/.test(below) ? `${relative(root, realpathSync(process.cwd())).replaceAll(sep, '/')}/` : '',
    links: showsLinks(process.env, stream?.isTTY ?? false),
    quiet,
    verbose,
    showSuppressed,
    successful,
  }
}

function isFile({ fd }: NodeJS.WriteStream & { fd?: number }): boolean {
  return fd !== undefined && fstatSync(fd).isFile()
}

function writeOut({ file }: Output, content: Shown, root: string): void {
  if (file === undefined) print(content)
  else replaceFile(file, content, root)
}

/**
 * Never half a file, and never through a link of the scanned folder: into a new file of a name that nobody can foresee, then renamed.
 */
function replaceFile(file: string, content: string, root = process.cwd(), mode?: number): void {
  const target = resolve(file)
  const folder = dirname(target)
  const temporary = join(folder, `.${basename(target)}.${randomBytes(12).toString('hex')}.tmp`)
  try {
    if (STREAMS.test(target)) return writeFileSync(target, content)
    const link = [process.cwd(), root].map((from) => linkOnTheWay(from, target)).find((found) => found !== undefined)
    if (link !== undefined) throw new UsageError(`${relative(process.cwd(), link) || link} is a link`)
    // A pipe, for one.
    if (statSync(target, { throwIfNoEntry: false })?.isFile() === false) return writeFileSync(target, content)
    makeFolder(folder)
    writeFileSync(temporary, content, { flag: 'wx', ...(mode !== undefined && { mode }) })
    if (mode === undefined && existsSync(target)) chmodSync(temporary, statSync(target).mode)
    renameSync(temporary, target)
  } catch (error) {
    // Below a file there is nothing to take away, which `force` does not cover.
    if (existsSync(temporary)) rmSync(temporary, { force: true })
    throw new UsageError(`cannot write ${file}: ${error instanceof Error ? reason(error) : String(error)}`)
  }
}

/** Node's own recursion never ends where nothing can be made, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

function reason(error: NodeJS.ErrnoException): string {
  return known(error) ?? error.code ?? error.message
}

function known({ code = '' }: NodeJS.ErrnoException): (typeof REASONS)[keyof typeof REASONS] | undefined {
  return own(REASONS, code)
}

/** What a later step uploads is written even now, and says that the run failed. */
async function failedReports(options: Options): Promise<void> {
  try {
    const rules = await import('../rules/index.ts').then(
      (module) => module.rules,
      () => [],
    )
    const { emptyResult } = await import('./report/empty.ts')
    const outputs = options.outputs.filter(({ format }) => format === 'sarif' || format === 'json')
    await report(emptyResult(rules), { ...options, outputs }, { root: process.cwd(), paths: [] }, false)
  } catch {
    // The first error is the one to tell.
  }
}

/** What the user can put right. */
function isMistake(error: unknown): error is Error {
  return error instanceof UsageError || (error instanceof Error && error.name === 'NoSuchPath')
}

async function complain(message: string, frame: readonly Shown[] = []): Promise<2> {
  const { said } = await import('./report/redact.ts')
  tell(together([said(message), ...frame], '\n'))
  return 2
}

/** What we have to put right: the stack and where to report it. */
async function confess(error: unknown, what = 'internal error'): Promise<2> {
  const [{ stackOf }, { said }] = await Promise.all([import('./report/stack.ts'), import('./report/redact.ts')])
  tell(ours`${said(what)}\n${stackOf(error)}\nPlease report this at ${BUGS}, without any secret.`)
  return 2
}

async function ruleList({ outputs }: Options): Promise<Shown> {
  const [{ rules }, { ruleJson, ruleTable }] = await Promise.all([import('../rules/index.ts'), import('./report/rules.ts')])
  return outputs[0]?.format === 'json' ? ruleJson(rules) : ruleTable(rules)
}

async function explanation(options: Options): Promise<Shown> {
  const { rules } = await import('../rules/index.ts')
  checkRules(
    options,
    rules.map(({ id }) => id),
  )
  const rule = rules.find(({ id }) => id === options.explain)
  if (!rule) throw new UsageError(`unknown rule "${options.explain}"`)
  const page = new URL(`../rules/${rule.id}.md`, import.meta.url)
  if (!existsSync(page)) return (await import('./report/rules.ts')).ruleFacts(rule)
  const { terminalPage } = await import('./report/terminal-page.ts')
  const { isTTY, columns } = process.stdout
  return terminalPage(readFileSync(page, 'utf8'), { color: wantsColor(options.color, process.env, isTTY), width: (isTTY && columns) || 0 })
}

/** The package's own; beside the bundle and beside the sources alike. */
function version(): Shown {
  return versionIn(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
}

/** A line on a terminal's standard error once a run takes long. */
function progressLine(): { show: Progress; clear: () => void } {
  const { stderr } = process
  if (!stderr.isTTY || process.env['CI']) return { show: () => {}, clear: () => {} }
  const started = performance.now()
  let last = 0
  let shown = ''
  const clear = () => {
    if (last > 0) stderr.write('\r\u001b[2K')
    last = 0
  }
  const interrupted = () => {
    clear()
    process.exit(130)
  }
  process.once('SIGINT', interrupted)
  return {
    show: (stage, done, total) => {
      const now = performance.now()
      if (now - started < PROGRESS_AFTER || (now - last < 100 && stage === shown)) return
      last = now
      shown = stage
      stderr.write(ours`\r\u001b[2K${stage}: ${done} of ${total}`)
    },
    clear: () => {
      process.removeListener('SIGINT', interrupted)
      clear()
    },
  }
}
