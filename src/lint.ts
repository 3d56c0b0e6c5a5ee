import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { discover } from './discover/discover.ts'
import { ProjectFiles } from './discover/project-files.ts'
import { Texts } from './discover/texts.ts'
import { check } from './judge/check.ts'
import { byDecision } from './judge/decisions.ts'
import { directivesOf, sessionKeysOf } from './judge/declared.ts'
import type { Result, Seen } from './judge/finding.ts'
import { concerning, inOrder, unread } from './judge/reported.ts'
import type { Rule, RuleSettings } from './judge/rule.ts'
import { suppress } from './judge/suppress.ts'
import type { Surrounds } from './link/index.ts'
import { type Model, SUBJECT_KINDS } from './model/index.ts'
import type { Examined } from './settings/compare.ts'
import type { LintOptions } from './settings/lint-options.ts'
import { milderRules } from './settings/milder.ts'
import { chosenRules, isAskedFor, levelAt } from './settings/rule-choice.ts'
import { settingsOf } from './settings/run-settings.ts'
import { catalogue } from './surfaces/reading/catalogue.ts'
import { isManifestName } from './surfaces/reading/manifests.ts'
import { isConfiguration } from './surfaces/reading/called.ts'
import { readFiles } from './surfaces/reading/read.ts'
import { Recogniser } from './surfaces/reading/recognise.ts'
import { Deadline } from './text/deadline.ts'
import type { SourceFile } from './text/source.ts'

export type { LintOptions } from './settings/lint-options.ts'

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
    [options.paths, options.only, options.skip].some((list) => list && list.length > 0) ||
    options.staged === true ||
    options.since !== undefined
  return compared(examined, { ...options, partial }, async (commit) => examine(options, commit))
}

/** Looks at what is there now, or at what a commit had. */
async function examine(options: LintOptions, commit?: string): Promise<Examined> {
  const run = await started(options)
  const found = await discovered(run, commit)
  const read = await readAll(run, found)
  const directives = await directivesOf(options.inline === false ? [] : read.declaring, read.failed)
  const model = await joined(run, found, read, sessionKeysOf(directives, run.now))
  const judged = await judgedBy(run, read, model, directives)
  return { result: await resultOf(run, found, read, model, judged), prefix: run.prefix, now: run.now }
}

type Run = Awaited<ReturnType<typeof started>>

async function started(options: LintOptions) {
  const rules = async () => options.rules ?? (await import('../rules/index.ts')).rules
  const { settings, prefix } = await settingsOf(options, async () => (await rules()).map(({ id }) => id))
  const { now = Math.floor(Date.now() / 1000), deadline = new Deadline(), onProgress = () => {} } = options
  const asked = [...(options.only ?? []), ...(options.skip ?? []), ...Object.keys(options.levels ?? {})]
  return { options, rules, settings, prefix, now, deadline, onProgress, asked }
}

type Found = Awaited<ReturnType<typeof discovered>>

/** The files to look at, and what tells which of them a surface reads. */
async function discovered({ options, rules, settings, prefix, asked, deadline }: Run, commit: string | undefined) {
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
    leftOut: async (named, listed) => {
      if (options.config !== false) await settings.load(named, listed)
      return settings.ignored
    },
  })
  // Git is at work meanwhile. What it fails of is said below, unless the command line is wrong.
  discovering.catch(() => {})
  const surfaces = options.surfaces?.map((surface) => ({ ...surface, load: () => Promise.resolve(surface) })) ?? catalogue
  const recogniser = new Recogniser(surfaces)
  // Of a commit most names are only asked whether they are configuration around it.
  const configurations = options.staged ? new Recogniser(surfaces.filter(isConfiguration)) : recogniser
  // A name that no rule has is said before anything is read.
  if (asked.length > 0) chosenRules(await rules(), options, settings)
  await loadAhead(options.root, recogniser)
  return { ...(await deadline.before(discovering)), recogniser }
}

type Read = Awaited<ReturnType<typeof readAll>>

/** What the files say, each by itself. */
async function readAll({ options, settings, deadline, onProgress }: Run, { files, names, recogniser }: Found) {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const texts = new Texts(options.root, (path) => byPath.get(path), names)
  const project = new ProjectFiles(names ?? new Set(byPath.keys()), (path) => texts.read(path))
  const changed = new Set<string>()
  // Functions cannot be handed to another thread.
  const concurrency =
    options.surfaces || options.rules || options.gate ? 1 : (options.concurrency ?? Math.min(availableParallelism(), MOST_THREADS))
  const read = await readFiles({
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
  const failed = (what: string, cause: unknown, path: string) => void read.failures.push({ what, path, cause })
  return { ...read, project, changed, failed }
}

/** The model; what joins it brings tables that a repository without anything to join does not need. */
async function joined(
  { settings, now, deadline, onProgress }: Run,
  { files, git }: Found,
  { readings, clients, project, failed }: Read,
  sessionKeys: ReturnType<typeof sessionKeysOf>,
): Promise<Model> {
  const locallyIgnored =
    git.is === 'repository'
      ? await git.repository.localOnly(files.filter((file) => file.git === 'ignored').map(({ path }) => git.repository.prefix + path))
      : new Set<string>()
  onProgress('joining what files say', 0, readings.length)
  deadline.check()
  if (readings.length === 0) return emptyModel()
  const surrounds: Surrounds = {
    now,
    clients,
    sessionKeys: (file) => sessionKeys.get(file) ?? [],
    packageOf: (path) => project.manifest(path)?.folder ?? '',
    ...project.asked(),
    ignoredOnlyHere: (path) => locallyIgnored.has((git.is === 'repository' ? git.repository.prefix : '') + path),
    failed: (path, cause) => failed('linking', cause, path),
    company: (path) => settings.at(path).company,
  }
  return (await import('./link/index.ts')).link(readings, surrounds)
}

type Judged = Awaited<ReturnType<typeof judgedBy>>

/** What the rules say of the model, without what is excepted. */
async function judgedBy(
  { options, rules: all, settings, now, asked, deadline, onProgress }: Run,
  { readings, outline, project, failed }: Read,
  model: Model,
  directives: Awaited<ReturnType<typeof directivesOf>>,
) {
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
    ...project.asked(),
    failed,
    before: (i: number) => {
      onProgress('running rules', i, rules.length)
      deadline.check()
    },
  }
  const { exceptions, ...rest } = suppress(
    check(model, rules, checking).filter((finding) => isAskedFor(finding, options)),
    {
      directives,
      now,
      ran: new Set(rules.map(({ id }) => id)),
      known: new Set(directives.size > 0 ? (await all()).map(({ id }) => id) : []),
      configured: ({ rule, at: { file }, place }) => settings.exceptionFor(rule.id, file.path, place),
    },
  )
  const onExceptions = check(
    { ...emptyModel(), exception: exceptions },
    rules.filter(({ judges }) => judges.includes('exception')),
    checking,
  ).filter((finding) => isAskedFor(finding, options))
  return { ...rest, exceptions, onExceptions, rules, leavesNoRule: selective && rules.length === 0 }
}

async function resultOf({ rules: all, settings }: Run, found: Found, read: Read, model: Model, judged: Judged): Promise<Result> {
  const { focus, files, skipped, notes, leftOut, recogniser } = found
  const { project, failures, seen } = read
  const { failOn } = settings.at('')
  const concerns = concerning(focus)
  const isMissed = (path: string) => isManifestName(path) || recogniser.surfacesFor(path).some(isConfiguration)
  return {
    findings: [
      ...byDecision(judged.live.filter(concerns), (path) => project.manifest(path)?.folder ?? ''),
      ...judged.onExceptions.filter(concerns),
    ].toSorted(inOrder),
    suppressed: judged.suppressed.filter(({ finding }) => concerns(finding)),
    unreadable: unread(read, skipped, isMissed).filter(({ path }) => focus?.has(path) ?? true),
    failures,
    policy: { leftOut, rules: milderRules(settings.files, settings.files.length > 0 ? await all() : []) },
    notes: [...notes, ...settings.files.map(({ path }) => `settings are read from ${path}`)],
    ...(failOn && { failOn }),
    ...(judged.leavesNoRule && { noRules: true as const }),
    seen: { ...seen, files: files.length } satisfies Seen,
    model: { ...model, exception: judged.exceptions },
    rules: judged.rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }
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

function emptyModel(): Model {
  return Object.fromEntries(SUBJECT_KINDS.map((kind) => [kind, []])) as unknown as Model
}
