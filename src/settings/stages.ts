import { availableParallelism } from 'node:os'
import { unanalysedAmong } from '../classify/unanalysed.ts'
import { packageFolder } from '../discover/package-folder.ts'
import { ProjectFiles } from '../discover/project-files.ts'
import { Texts } from '../discover/texts.ts'
import { check } from '../judge/check.ts'
import { byDecision } from '../judge/decisions.ts'
import { directivesOf, sessionKeysOf } from '../judge/declared.ts'
import type { Result, Seen } from '../judge/finding.ts'
import { concerning, inOrder, unread } from '../judge/reported.ts'
import type { Rule, RuleSettings } from '../judge/rule.ts'
import { suppress } from '../judge/suppress.ts'
import { unreached } from '../judge/unreached.ts'
import type { Surrounds } from '../link/index.ts'
import { emptyModel } from '../model/empty.ts'
import type { Model } from '../model/index.ts'
import { isManifestName } from '../surfaces/reading/manifests.ts'
import { readFiles } from '../surfaces/reading/read.ts'
import type { SourceFile, Span } from '../text/source.ts'
import { beforeReadingMany } from '../text/before-reading.ts'
import { milderRules } from './milder.ts'
import { chosenRules, isAskedFor, levelAt } from './rule-choice.ts'
import type { Found, Run } from './started.ts'

/** More are seldom worth their memory: each further one takes up to 70 MB. */
const MOST_THREADS = 4

/** With so many, what a run keeps of them is more than the program itself. */
const MANY_FILES = 500

/** What comes of the files that were found: recognise → parse → read → link → check → suppress. Nothing in them is executed. */
export async function judgedFiles(run: Run, found: Found): Promise<Result> {
  const read = await readAll(run, found)
  const directives = await directivesOf(run.options.inline === false ? [] : read.declaring, read.failed)
  const model = await joined(run, found, read, sessionKeysOf(directives, run.now))
  const judged = await judgedBy(run, read, model, directives)
  return resultOf(run, found, read, model, judged)
}

type Read = Awaited<ReturnType<typeof readAll>>

/** What the files say, each by itself. */
async function readAll({ options, settings, deadline, onProgress }: Run, { files, names, recognising }: Found) {
  const { recogniser } = await recognising()
  if (files.length > MANY_FILES) beforeReadingMany()
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
  return (await import('../link/index.ts')).link(readings, surrounds)
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
    unreached: (places: readonly Span[]) => unreached(places, project.asked()),
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
  const { focus, files, skipped, notes, leftOut, recognising } = found
  const { project, failures, seen } = read
  const { failOn } = settings.at('')
  const { isConfiguration } = await recognising()
  const concerns = concerning(focus)
  const isMissed = (path: string) => isManifestName(path) || isConfiguration(path)
  return {
    findings: [
      ...byDecision(judged.live.filter(concerns), (path) => packageFolder(path, project)),
      ...judged.onExceptions.filter(concerns),
    ].toSorted(inOrder),
    suppressed: judged.suppressed.filter(({ finding }) => concerns(finding)),
    unreadable: unread(read, skipped, isMissed).filter(({ path }) => focus?.has(path) ?? true),
    failures,
    policy: { leftOut, rules: milderRules(settings.files, settings.files.length > 0 ? await all() : []) },
    notes: [...notes, ...settings.files.map(({ path }) => `settings are read from ${path}`)],
    ...(failOn && { failOn }),
    ...(judged.leavesNoRule && { noRules: true as const }),
    seen: { ...seen, files: files.length, unanalysed: unanalysedAmong(files.map(({ path }) => path)) } satisfies Seen,
    model: { ...model, exception: judged.exceptions },
    rules: judged.rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }
}
