import { readdirSync, realpathSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { byDecision } from './judge/decisions.ts'
import { check } from './judge/check.ts'
import type { Examined } from './settings/compare.ts'
import { repositoryRoot, Settings } from './settings/config.ts'
import { chosenRules, isAskedFor, levelAt, type RuleOptions } from './settings/rule-choice.ts'
import { type Directive, directivesIn } from './judge/directives.ts'
import { Deadline } from './text/deadline.ts'
import { discover } from './discover/discover.ts'
import { isLeftOutFolder } from './discover/ignore-file.ts'
import { milderRules } from './settings/milder.ts'
import type { Failure, Finding, Result, Seen, Unreadable } from './judge/finding.ts'
import type { Surrounds } from './link/index.ts'
import { type Model, SUBJECT_KINDS } from './model/index.ts'
import { ProjectFiles } from './discover/project-files.ts'
import { Texts } from './discover/texts.ts'
import { isManifestName } from './surfaces/reading/manifests.ts'
import { type Gate, isConfiguration, readFiles } from './surfaces/reading/read.ts'
import type { Progress } from './surfaces/reading/code-reader.ts'
import type { Reading } from './model/reading.ts'
import { Recogniser } from './surfaces/reading/recognise.ts'
import type { Rule, RuleSettings } from './judge/rule.ts'
import type { SourceFile } from './text/source.ts'
import { sessionKeyState, suppress } from './judge/suppress.ts'
import type { Surface } from './surfaces/reading/surface.ts'
import { catalogue } from './surfaces/reading/catalogue.ts'

export interface LintOptions extends RuleOptions {
  /** Absolute folder that paths in the result are relative to. */
  readonly root: string
  /** Files and folders to look at; none means the root. */
  readonly paths?: readonly string[]
  /** Read git-ignored agent configuration and `.env` files. Default: true. */
  readonly ignored?: boolean
  /** Obey `.agent-auth-lintignore`. Default: true. */
  readonly ignoreFiles?: boolean
  /** Obey exceptions in comments. Default: true. */
  readonly inline?: boolean
  /** Only files that git tracks. */
  readonly trackedOnly?: boolean
  /** The files of the next commit, as the index has them. Default: false. */
  readonly staged?: boolean
  /**
   * Only what the branch brings in since it left this one: a branch, tag or commit. Throws a UsageError where the clone does not reach it.
   */
  readonly since?: string
  /** Faults that the repository lives with: the file, absolute, and as messages call it. With `update` the result has its next text. */
  readonly baseline?: { readonly file: string; readonly shown: string; readonly update?: boolean }
  /** Read the configurations of the repository. Default: true. */
  readonly config?: boolean
  /** A configuration, absolute, that holds in place of those of the repository. */
  readonly configFile?: string
  /** Texts, by their paths below the root, that are judged in place of what the disk has there, and alone reported on. */
  readonly texts?: Readonly<Record<string, string>>
  /**
   * The root is a user's home: only `paths` are read, and what no repository holds there is as private as what git ignores. Default: false.
   */
  readonly home?: boolean
  /** Give the rules that ran even where nothing was found that they could judge. Default: true. */
  readonly describeRules?: boolean
  /** Seconds since 1970; for tests. */
  readonly now?: number
  /** Told what is being done, and how much of how many. */
  readonly onProgress?: Progress
  /** When the run has to end; a TimeIsUp is thrown then. Default: never. */
  readonly deadline?: Deadline
  /** How many threads may read code; 1: the main one reads it. Default: as many as there are cores, and no more than four. */
  readonly concurrency?: number
  /** For tests: other surfaces and rules than the built-in ones. */
  readonly surfaces?: readonly Surface[]
  readonly rules?: readonly Rule[]
  /** For development. */
  readonly gate?: Gate
}

/** More are seldom worth their memory: each further one takes up to 70 MB. */
const MOST_THREADS = 4

const MAX_BYTES = 1024 * 1024
const MAX_CONFIG_BYTES = 10 * 1024 * 1024

/** Looks at a repository: discover → recognise → parse → read → link → check → suppress. Nothing in it is executed. */
export async function lint(options: LintOptions): Promise<Result> {
  const examined = await examine(options)
  if (options.since === undefined && !options.baseline) return examined.result
  const { compared } = await import('./settings/compare.ts')
  const partial =
    (options.paths ?? []).length > 0 ||
    options.staged === true ||
    options.since !== undefined ||
    [options.only, options.skip].some((list) => list && list.length > 0)
  return compared(examined, { ...options, partial }, async (commit) => examine(options, commit))
}

/** Looks at what is there now, or at what a commit had. */
async function examine(options: LintOptions, commit?: string): Promise<Examined> {
  const all = async () => options.rules ?? (await import('../rules/index.ts')).rules
  const { settings, prefix } = await settingsOf(options, async () => (await all()).map(({ id }) => id))
  const discovering = discover({
    root: options.root,
    prefix,
    paths: options.paths ?? [],
    ignored: options.ignored ?? true,
    trackedOnly: options.trackedOnly ?? false,
    ignoreFiles: options.ignoreFiles ?? true,
    staged: options.staged ?? false,
    home: options.home ?? false,
    ...(options.texts && { texts: new Map(Object.entries(options.texts)) }),
    ...(commit !== undefined && { commit }),
    recognised: (path) =>
      options.staged ? configurations.surfacesFor(path).length > 0 : recogniser.surfacesFor(path).some(isConfiguration),
    maxBytes: MAX_BYTES,
    maxConfigBytes: MAX_CONFIG_BYTES,
    large: (path) => /(?:realm|export|tenant|keycloak)[^/]*\.json$/i.test(path),
    leftOut: async (asked, listed) => {
      if (options.config !== false) await settings.load(asked, listed)
      return settings.ignored
    },
  })
  // Git is at work meanwhile. What it fails of is said below, unless the command line is wrong.
  discovering.catch(() => {})
  const recogniser = recogniserOf(options.surfaces)
  // Of a commit most names are only asked whether they are configuration around it.
  const configurations = options.staged
    ? new Recogniser(
        (options.surfaces?.map((surface) => ({ ...surface, load: () => Promise.resolve(surface) })) ?? catalogue).filter(isConfiguration),
      )
    : recogniser
  // A name that no rule has is said before anything is read.
  const asked = [...(options.only ?? []), ...(options.skip ?? []), ...Object.keys(options.levels ?? {})]
  if (asked.length > 0) chosenRules(await all(), options, settings)
  const now = options.now ?? Math.floor(Date.now() / 1000)
  await loadAhead(options.root, recogniser)
  const { deadline = new Deadline(), onProgress = () => {} } = options
  const { files, git, notes, skipped, leftOut, focus, names } = await deadline.before(discovering)

  const byPath = new Map(files.map((file) => [file.path, file]))
  const texts = new Texts(options.root, (path) => byPath.get(path), names)
  const project = new ProjectFiles(names ?? new Set(byPath.keys()), (path) => texts.read(path))
  const changed = new Set<string>()
  // Functions cannot be handed to another thread.
  const concurrency =
    options.surfaces || options.rules || options.gate ? 1 : (options.concurrency ?? Math.min(availableParallelism(), MOST_THREADS))
  const { readings, clients, unreadable, failures, outline, declaring, seen } = await readFiles({
    root: options.root,
    files,
    texts: (file) => texts.of(file),
    concurrency,
    changed: (path) => void changed.add(path),
    recogniser,
    project,
    ownKinds: (path) => settings.at(path).company.kinds.length > 0,
    deadline,
    onProgress,
    ...(options.gate && { gate: options.gate }),
  })

  const failed = (what: string, cause: unknown, path: string) => void failures.push({ what, path, cause })
  const directives = await directivesOf(options.inline === false ? [] : declaring, failed)
  const sessionKeys = new Map(
    [...directives].map(
      ([file, list]) =>
        [
          file,
          list.flatMap(({ form, covers, date }) =>
            form === 'session-key' && covers !== 'file' ? [{ line: covers, valid: sessionKeyState(date as string, now) === 'valid' }] : [],
          ),
        ] as const,
    ),
  )
  const locallyIgnored =
    git.is === 'repository'
      ? await git.repository.localOnly(files.filter((file) => file.git === 'ignored').map(({ path }) => git.repository.prefix + path))
      : new Set<string>()
  onProgress('joining what files say', 0, readings.length)
  deadline.check()
  const model = await linked(readings, {
    now,
    clients,
    sessionKeys: (file) => sessionKeys.get(file) ?? [],
    packageOf: (path) => project.manifest(path)?.folder ?? '',
    has: (path) => project.has(path),
    ignoredOnlyHere: (path) => locallyIgnored.has((git.is === 'repository' ? git.repository.prefix : '') + path),
    failed: (path, cause) => failed('linking', cause, path),
    company: (path) => settings.at(path).company,
  })

  const isBare = readings.length === 0 && directives.size === 0 && options.describeRules === false
  const selective = settings.files.length > 0 || asked.length > 0
  const rules = isBare && !selective ? [] : chosenRules(await all(), options, settings)
  const at = (path: string): RuleSettings => {
    const { profile, lifetimes, forMachines, company } = settings.at(path)
    return { profile: options.profile ?? profile, now, lifetimes, forMachines, company }
  }
  const checking = {
    at,
    levelOf: (rule: Rule, path: string) => levelAt(rule, path, options, settings),
    outline: (file: SourceFile) => outline.get(file) ?? [],
    failed,
    before: (i: number) => {
      onProgress('running rules', i, rules.length)
      deadline.check()
    },
  }
  const found = check(model, rules, checking).filter((finding) => isAskedFor(finding, options))
  const known = new Set(directives.size > 0 ? (await all()).map(({ id }) => id) : [])
  const { live, suppressed, exceptions } = suppress(found, {
    directives,
    now,
    ran: new Set(rules.map(({ id }) => id)),
    known,
    configured: ({ rule, at: { file }, place }) => settings.exceptionFor(rule.id, file.path, place),
  })
  const onExceptions = check(
    { ...emptyLike(model), exception: exceptions },
    rules.filter(({ judges }) => judges.includes('exception')),
    checking,
  ).filter((finding) => isAskedFor(finding, options))

  const { failOn } = settings.at('')
  const concerns = concerning(focus)
  const result: Result = {
    findings: [
      ...byDecision(live.filter(concerns), (path) => project.manifest(path)?.folder ?? ''),
      ...onExceptions.filter(concerns),
    ].toSorted((a, b) =>
      a.at.file.path < b.at.file.path
        ? -1
        : a.at.file.path > b.at.file.path
          ? 1
          : a.at.start - b.at.start || (a.rule.id < b.rule.id ? -1 : 1),
    ),
    suppressed: suppressed.filter(({ finding }) => concerns(finding)),
    unreadable: [
      ...unreadable,
      ...[...changed].map((path): Unreadable => ({ path, reason: 'unreadable', say: 'it has changed while it was looked at' })),
      ...skipped.map(({ path, reason, say }): Unreadable => ({
        path,
        reason,
        say,
        ...((reason === 'too large' || reason === 'unreadable') &&
          (isManifestName(path) || recogniser.surfacesFor(path).some(isConfiguration)) && { missed: true as const }),
      })),
      ...notRead(failures),
    ].filter(({ path }) => focus?.has(path) ?? true),
    failures,
    policy: { leftOut, rules: milderRules(settings.files, settings.files.length > 0 ? await all() : []) },
    notes: [...notes, ...settings.files.map(({ path }) => `settings are read from ${path}`)],
    ...(failOn && { failOn }),
    ...(selective && rules.length === 0 && { noRules: true as const }),
    seen: { ...seen, files: files.length } satisfies Seen,
    model: { ...model, exception: exceptions },
    rules: rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }
  return { result, prefix, now }
}

/** The exceptions that comments declare, of the files that have some. */
async function directivesOf(
  files: readonly SourceFile[],
  failed: (what: string, cause: unknown, path: string) => void,
): Promise<Map<SourceFile, Directive[]>> {
  const found = new Map<SourceFile, Directive[]>()
  for (const file of files) {
    try {
      const directives = await directivesIn(file)
      if (directives.length > 0) found.set(file, directives)
    } catch (cause) {
      failed('exceptions in comments', cause, file.path)
    }
  }
  return found
}

/** Faults of our own, a line for each file. */
function notRead(failures: readonly Failure[]): Unreadable[] {
  const parts = new Map<string, string[]>()
  for (const { what, path } of failures) if (path) parts.set(path, [...(parts.get(path) ?? []), what])
  return [...parts].map(([path, what]) => ({
    path,
    reason: 'internal error',
    say: `the linter failed on it (${[...new Set(what)].slice(0, 3).join(', ')}); what else it holds is judged`,
  }))
}

/** Whether a finding, or a place that belongs to it, lies in a file that is asked about. */
function concerning(focus: ReadonlySet<string> | undefined): (finding: Finding) => boolean {
  return ({ at, related }) => focus === undefined || [at, ...related.map((one) => one.at)].some(({ file }) => focus.has(file.path))
}

/** What the root's names call for is loaded while git is at work. */
async function loadAhead(root: string, recogniser: Recogniser): Promise<void> {
  const called = new Set(namesIn(root).flatMap((name) => recogniser.surfacesFor(name).filter(isConfiguration)))
  if (called.size > 0)
    await Promise.all([...[...called].map((surface) => surface.load()), import('./link/index.ts'), import('../rules/index.ts')])
}

function namesIn(root: string): string[] {
  try {
    return readdirSync(root)
  } catch {
    return [] // discovery says why
  }
}

function recogniserOf(surfaces: readonly Surface[] | undefined): Recogniser {
  return new Recogniser(surfaces?.map((surface) => ({ ...surface, load: () => Promise.resolve(surface) })) ?? catalogue)
}

/** The model; what joins it brings tables that a repository without anything to join does not need. */
async function linked(readings: readonly Reading[], surrounds: Surrounds): Promise<Model> {
  if (readings.length === 0) return Object.fromEntries(SUBJECT_KINDS.map((kind) => [kind, []])) as unknown as Model
  return (await import('./link/index.ts')).link(readings, surrounds)
}

/** The settings of the run, of which nothing has been read yet, and the scanned root below that of its repository. */
async function settingsOf(
  { root, config, configFile }: LintOptions,
  rules: () => Promise<readonly string[]>,
): Promise<{ settings: Settings; prefix: string }> {
  const real = realPath(root)
  const above = real === undefined ? undefined : repositoryRoot(real)
  const top = above === undefined || real === undefined || (above !== real && (await isLeftOutFolder(above, real))) ? (real ?? root) : above
  const settings = new Settings({
    root: real ?? root,
    top,
    rules,
    ...(configFile !== undefined && config !== false && { file: configFile }),
  })
  return { settings, prefix: settings.prefix }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch {
    return undefined // discovery says why
  }
}

function emptyLike(model: Model): Model {
  return Object.fromEntries(Object.keys(model).map((kind) => [kind, []])) as unknown as Model
}
