import { readdirSync } from 'node:fs'
import { discover } from '../discover/discover.ts'
import type { Recognising } from '../surfaces/reading/recognising.ts'
import type { Rule } from '../judge/rule.ts'
import { beforeReading } from '../text/before-reading.ts'
import { Deadline } from '../text/deadline.ts'
import type { LintOptions } from './lint-options.ts'
import { settingsOf } from './run-settings.ts'

const MAX_BYTES = 1024 * 1024
const MAX_CONFIG_BYTES = 10 * 1024 * 1024

/** A run of which nothing has been looked at yet. */
export type Run = Awaited<ReturnType<typeof started>>

/** `all` loads the rules of the package. */
export async function started(options: LintOptions, all: () => Promise<readonly Rule[]>) {
  const rules = async () => options.rules ?? (await all())
  const { settings, prefix } = await settingsOf(options, async () => (await rules()).map(({ id }) => id))
  const { now = Math.floor(Date.now() / 1000), deadline = new Deadline(), onProgress = () => {} } = options
  const asked = [...(options.only ?? []), ...(options.skip ?? []), ...Object.keys(options.levels ?? {})]
  return { options, rules, settings, prefix, now, deadline, onProgress, asked }
}

/** The files to look at, and what their names tell. */
export type Found = Awaited<ReturnType<typeof discovered>>

/** Looks for files. What knows their names, reads and judges them is loaded while git is at work, and where there is nothing it is not. */
export async function discovered({ options, rules, settings, prefix, asked, deadline }: Run, commit: string | undefined) {
  let names: Promise<Recognising> | undefined
  const recognising = () => {
    beforeReading()
    return (names ??= import('../surfaces/reading/recognising.ts').then((known) =>
      known.recognising(options.surfaces, options.staged ?? false),
    ))
  }
  let known: Recognising | undefined
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
    ready: async () => void (known = await recognising()),
    recognised: (path) => known?.isConfiguration(path) ?? false,
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
  // A name that no rule has is said before anything is read.
  if (asked.length > 0) (await import('./rule-choice.ts')).chosenRules(await rules(), options, settings)
  const inRoot = namesIn(options.root).filter((name) => name !== '.git')
  if (inRoot.length > 0) await loadAhead(inRoot, await recognising(), rules)
  return { ...(await deadline.before(discovering)), recognising }
}

/** What the root's names call for. */
async function loadAhead(names: readonly string[], { configurationFor }: Recognising, rules: Run['rules']): Promise<void> {
  const called = new Set(names.flatMap(configurationFor))
  if (called.size > 0) await Promise.all([...[...called].map((surface) => surface.load()), import('../link/index.ts'), rules()])
}

function namesIn(root: string): string[] {
  try {
    return readdirSync(root)
  } catch {
    return [] // discovery says why
  }
}
