import { join } from 'node:path'
import { type Company, UNKNOWN_COMPANY } from '../knowledge/company.ts'
import { LIFETIMES, type Lifetimes } from '../knowledge/lifetimes.ts'
import type { Level } from '../model/severity.ts'
import { folderOf, relativeTo, upwards } from '../text/paths.ts'
import type { ConfigException, ConfigFile } from './config-file.ts'
import { configIn, isOfConfig } from './config-places.ts'

export type Profile = 'recommended' | 'strict' | 'local'

/** What holds for one path: data only, as the scanned repository is not trusted to run anything. */
export interface PathSettings {
  readonly profile: Profile
  readonly failOn?: Level | 'none'
  readonly rules: Readonly<Record<string, Level | 'off'>>
  readonly lifetimes: Lifetimes
  /** client_credentials here are declared to be for machines (STANDARD.md, "OAuth clients and servers"). */
  readonly forMachines: boolean
  readonly company: Company
}

/** Where settings are looked for. */
export interface SettingsPlace {
  /** The scanned root, absolute. */
  readonly root: string
  /** The root of the repository, absolute; the scanned root without one. */
  readonly top: string
  /** A configuration file that was asked for, absolute: it alone holds, for every path. */
  readonly file?: string
  /** The ids of all rules. */
  readonly rules: () => Promise<readonly string[]>
}

/** A configuration and the folder that its patterns count from, as seen from the repository's root. */
interface Layer {
  readonly folder: string
  readonly file: ConfigFile
  /** The file that led to it, which is itself unless it was extended. */
  readonly by: string
}

const BASE: PathSettings = { profile: 'recommended', rules: {}, lifetimes: LIFETIMES, forMachines: false, company: UNKNOWN_COMPANY }

/**
 * The settings of a run. Every configuration from the root of the repository down to a file's own folder holds for the file, the nearer
 * one before the farther: what a file is judged by does not depend on the path that was asked for.
 */
export class Settings {
  readonly #place: SettingsPlace
  /** By folder below the root of the repository. */
  readonly #folders = new Map<string, readonly Layer[]>()
  readonly #paths = new Map<string, PathSettings>()
  #tools: Tools | undefined

  constructor(place: SettingsPlace) {
    this.#place = place
  }

  /** The scanned root below the root of the repository: empty, or with a `/` at its end. */
  get prefix(): string {
    const { root, top } = this.#place
    const below = relativeTo(top, root) ?? ''
    return below && `${below}/`
  }

  /**
   * Reads the configurations that hold for paths below the scanned root: beside and above those that were asked for, and those that are
   * `listed` themselves. Throws UsageError for what cannot be meant.
   */
  async load(asked: readonly string[], listed: readonly string[] = []): Promise<void> {
    const { top, file } = this.#place
    const wanted = new Set<string>([''])
    for (const path of file === undefined ? ['x', ...asked] : []) for (const folder of upwards(this.prefix + path)) wanted.add(folder)
    for (const path of file === undefined ? listed : []) if (isOfConfig(path)) wanted.add(folderOf(this.prefix + path))
    for (const folder of wanted) {
      if (this.#folders.has(folder)) continue
      const found = file ?? configIn(join(top, folder), folder === '')
      this.#folders.set(folder, found === undefined ? [] : await this.#read(found, folder))
    }
    if ([...this.#folders.values()].some((layers) => layers.length > 0)) this.#tools ??= await tools()
  }

  async #read(absolute: string, folder: string): Promise<Layer[]> {
    const [{ readConfigFile }, rules] = await Promise.all([import('./config-file.ts'), this.#place.rules()])
    const files = await readConfigFile(absolute, { ...this.#place, rules })
    const by = files.at(-1)?.path ?? ''
    return files.map((file) => ({ folder, file, by }))
  }

  /** All configurations that were read, the outer ones first. */
  get files(): readonly ConfigFile[] {
    return this.#layers().map(({ file }) => file)
  }

  #layers(): Layer[] {
    return [...this.#folders].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, layers]) => layers)
  }

  /** What holds for a path below the scanned root; `''` for the root itself. */
  at(path: string): PathSettings {
    if (!this.#tools) return BASE
    const known = this.#paths.get(path) ?? this.#settle(path)
    this.#paths.set(path, known)
    return known
  }

  /** The configurations that hold for a path, the weakest first, and the path as each of them sees it. */
  layersOf(path: string): { readonly file: ConfigFile; readonly by: string; readonly path: string }[] {
    const whole = this.prefix + path
    const folders = [...upwards(whole)].reverse()
    return folders.flatMap((folder) =>
      (this.#folders.get(folder) ?? []).map(({ file, by }) => ({ file, by, path: folder ? whole.slice(folder.length + 1) : whole })),
    )
  }

  /** Whether a pattern of a configuration is one of a path as that configuration sees it. */
  matches(glob: string, path: string): boolean {
    return this.#tools?.match(glob)(path) ?? false
  }

  #settle(path: string): PathSettings {
    const tools = this.#tools
    if (!tools) return BASE
    return this.layersOf(path).reduce((outer, { file, path: seen }) => {
      const { values, company } = file
      const own = values.overrides?.filter(({ files }) => files.some((glob) => this.matches(glob, seen))) ?? []
      return [values, ...own].reduce<PathSettings>(
        (before, { profile, rules, lifetimes }) => ({
          ...before,
          ...(profile && { profile }),
          rules: { ...before.rules, ...(rules as PathSettings['rules'] | undefined) },
          lifetimes: tools.lifetimesOver(before.lifetimes, lifetimes, file.path),
        }),
        {
          ...outer,
          ...(values.failOn && { failOn: values.failOn }),
          forMachines: outer.forMachines || (values.machineToMachine?.some((glob) => this.matches(glob, seen)) ?? false),
          company: tools.joinedCompany(outer.company, company),
        },
      )
    }, BASE)
  }

  /** Rules that any configuration names with a level. */
  get named(): ReadonlySet<string> {
    const maps = this.files.flatMap(({ values }) => [values.rules, ...(values.overrides ?? []).map(({ rules }) => rules)])
    return new Set(maps.flatMap((rules) => Object.entries(rules ?? {}).flatMap(([id, level]) => (level === 'off' ? [] : [id]))))
  }

  /** Whether any configuration asks for the strict profile, for the whole or for some files. */
  get anyStrict(): boolean {
    return this.files.some(({ values }) => [values, ...(values.overrides ?? [])].some(({ profile }) => profile === 'strict'))
  }

  /** Patterns of what to leave out, in the syntax of .gitignore, and the folder below the repository's root that they count from. */
  get ignored(): readonly { readonly folder: string; readonly patterns: readonly string[]; readonly by: string }[] {
    return this.#layers()
      .map(({ folder, file }) => ({ folder, patterns: file.values.ignore ?? [], by: `\`ignore\` in ${file.path}` }))
      .filter(({ patterns }) => patterns.length > 0)
  }

  /** The exception of a configuration for a finding. */
  exceptionFor(rule: string, path: string, place: string): ConfigException | undefined {
    for (const { file, path: seen } of this.layersOf(path).reverse()) {
      const found = file.exceptions.find(
        (one) => one.rule === rule && this.matches(one.path, seen) && (one.place === undefined || one.place === place),
      )
      if (found) return found
    }
    return undefined
  }
}

interface Tools {
  readonly match: (glob: string) => (path: string) => boolean
  readonly lifetimesOver: typeof import('./limits-over.ts').lifetimesOver
  readonly joinedCompany: typeof import('./company.ts').joinedCompany
}

/** What only runs with a configuration need. */
async function tools(): Promise<Tools> {
  const [{ default: picomatch }, { lifetimesOver }, { joinedCompany }] = await Promise.all([
    import('picomatch'),
    import('./limits-over.ts'),
    import('./company.ts'),
  ])
  const known = new Map<string, (path: string) => boolean>()
  const match = (glob: string) => {
    const test = known.get(glob) ?? picomatch(glob.endsWith('/') ? `${glob}**` : glob, { dot: true })
    known.set(glob, test)
    return test
  }
  return { match, lifetimesOver, joinedCompany }
}
