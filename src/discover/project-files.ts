import { isOfTestEnvironment } from './environment-folders.ts'
import type { Dependency, Folders, Manifest, Project } from './project.ts'
import { grouped } from '../text/grouped.ts'
import { own } from '../text/own.ts'
import { folderOfEach, upwards } from '../text/paths.ts'
import { isForDevelopment } from './development-settings.ts'
import { isLibraryCode } from './library-code.ts'
import { scriptOf } from './installed-script.ts'
import { README_NAMES, sandboxes, saysSamples } from './samples.ts'
import { testFolders } from './test-folders.ts'
import { testModules } from './test-modules.ts'
import { type Searched, type SetVariable, unusedConstants, unusedVariables } from './variable-uses.ts'
import { firstFound } from '../text/first-found.ts'

/** The repository's manifests and lock files, read when something asks for them. `readText` gives a scanned file's text. */
export class ProjectFiles implements Project {
  readonly #paths: ReadonlySet<string>
  readonly #readText: (path: string) => string | undefined
  readonly #manifests = new Map<string, Manifest | undefined>()
  readonly #lockFolders = new Map<string, ((name: string) => string | undefined) | undefined>()
  #sandboxes: ReadonlySet<string> | undefined
  readonly #samples = new Map<string, boolean>()
  #testFolders: ReadonlySet<string> | undefined
  #byName: ReadonlyMap<string, readonly string[]> | undefined
  #byFolder: Folders | undefined

  constructor(paths: ReadonlySet<string>, readText: (path: string) => string | undefined) {
    this.#paths = paths
    this.#readText = readText
  }

  dependency(path: string, name: string): Dependency | undefined {
    for (const folder of upwards(path)) {
      const found = this.#manifestIn(folder)?.dependencies.get(name)
      if (found) return this.#withLock(found, folder)
    }
    return undefined
  }

  manifest(path: string): Manifest | undefined {
    return firstFound(upwards(path), (folder) => this.#manifestIn(folder))
  }

  text(path: string): string | undefined {
    return this.#readText(path)
  }

  has(path: string): boolean {
    return this.#paths.has(path)
  }

  named(name: string): readonly string[] {
    this.#byName ??= grouped(this.#paths, (path) => path.slice(path.lastIndexOf('/') + 1))
    return this.#byName.get(name) ?? []
  }

  inFolder(folder: string): readonly string[] {
    return this.#folders().get(folder && `${folder}/`) ?? []
  }

  below(start: string): readonly string[] {
    return [...this.#paths].filter((path) => path.startsWith(start))
  }

  /** All paths, told when something asks for them. */
  #folders(): Folders {
    return (this.#byFolder ??= grouped(this.#paths, folderOfEach()))
  }

  /** The questions that linking and rules ask of paths. */
  asked(): Pick<ProjectFiles, Question> & { readonly ofTestEnvironment: (path: string) => boolean } {
    return {
      has: (path) => this.has(path),
      text: (path) => this.text(path),
      paths: () => this.#paths,
      isLibrary: (path) => this.isLibrary(path),
      inTests: (path) => this.inTests(path),
      ofTestEnvironment: (path) => isOfTestEnvironment(path, this.#folders()),
      inSamples: (path) => this.inSamples(path),
      forDevelopment: (path) => this.forDevelopment(path),
      unusedVariables: (variables) => this.unusedVariables(variables),
      unusedConstants: (constants) => this.unusedConstants(constants),
    }
  }

  /** Whether a path is below a folder of tests by what else is in it; what its own name says is its role. */
  inTests(path: string): boolean {
    this.#testFolders ??= new Set([...testFolders(this.#folders()), ...testModules(this)])
    if (this.#testFolders.size === 0) return false
    for (const folder of upwards(path)) if (this.#testFolders.has(folder)) return true
    return false
  }

  /** Whether the README of a folder above a path, or of the repository, says that it is there to learn from, or to try things out. */
  inSamples(path: string): boolean {
    this.#sandboxes ??= sandboxes(this.#folders())
    if (this.#sandboxes.has(path.split('/', 1)[0] ?? '')) return true
    for (const folder of upwards(path)) if (this.#isOfSamples(folder)) return true
    return false
  }

  /** Whether a file holds settings that an application loads for development alone. */
  forDevelopment(path: string): boolean {
    return isForDevelopment(path, this)
  }

  paths(): ReadonlySet<string> {
    return this.#paths
  }

  /** Whether code that nobody names here may be called by who imports it. */
  isLibrary(path: string): boolean {
    return isLibraryCode(path, this.#searched())
  }

  /** Those of the variables that nothing speaks of. */
  unusedVariables<V extends SetVariable>(variables: readonly V[]): ReadonlySet<V> {
    return unusedVariables(variables, this.#searched())
  }

  /** Those of the constants that are written nowhere else. */
  unusedConstants<V extends SetVariable>(constants: readonly V[]): ReadonlySet<V> {
    return unusedConstants(constants, this.#searched())
  }

  #searched(): Searched {
    return { paths: this.#paths, text: (one) => this.#readText(one), packageOf: (one) => this.manifest(one)?.folder ?? '' }
  }

  #isOfSamples(folder: string): boolean {
    const known = this.#samples.get(folder)
    if (known !== undefined) return known
    const inside = (name: string) => (folder ? `${folder}/${name}` : name)
    const name = README_NAMES.find((one) => this.#paths.has(inside(one)))
    const found = name !== undefined && saysSamples(this.#readText(inside(name)) ?? '')
    this.#samples.set(folder, found)
    return found
  }

  #manifestIn(folder: string): Manifest | undefined {
    if (this.#manifests.has(folder)) return this.#manifests.get(folder)
    const found = this.#readManifest(folder)
    this.#manifests.set(folder, found)
    return found
  }

  #readManifest(folder: string): Manifest | undefined {
    const inside = (name: string) => (folder ? `${folder}/${name}` : name)
    const dependencies = new Map<string, Dependency>()
    let any = false
    for (const [name, parse] of MANIFESTS) {
      if (!this.#paths.has(inside(name))) continue
      any = true
      for (const one of parse(this.#readText(inside(name)) ?? '')) dependencies.set(one.name, one)
    }
    const command = this.#paths.has(inside('package.json')) ? commandOf(this.#readText(inside('package.json')) ?? '') : undefined
    const script = this.#paths.has(inside('pyproject.toml')) ? scriptOf(this.#readText(inside('pyproject.toml')) ?? '') : undefined
    return any ? { folder, dependencies, ...(command !== undefined && { command }), ...(script !== undefined && { script }) } : undefined
  }

  #withLock(dependency: Dependency, folder: string): Dependency {
    for (const above of upwards(`${folder ? `${folder}/` : ''}x`)) {
      if (!this.#lockFolders.has(above)) this.#lockFolders.set(above, this.#lockIn(above))
      const locked = this.#lockFolders.get(above)?.(dependency.name)
      if (locked) return { ...dependency, locked }
    }
    return dependency
  }

  #lockIn(folder: string): ((name: string) => string | undefined) | undefined {
    const text = this.#readText(folder ? `${folder}/package-lock.json` : 'package-lock.json')
    if (!text) return undefined
    try {
      const packages: unknown = (JSON.parse(text) as { packages?: unknown }).packages
      if (typeof packages !== 'object' || packages === null) return undefined
      const table = packages as Record<string, { version?: unknown }>
      return (name) => {
        const version = own(table, `node_modules/${name}`)?.version
        return typeof version === 'string' ? version : undefined
      }
    } catch {
      return undefined
    }
  }
}

type Question = 'has' | 'text' | 'paths' | 'isLibrary' | 'inTests' | 'inSamples' | 'forDevelopment' | 'unusedVariables' | 'unusedConstants'

const MANIFESTS: readonly (readonly [string, (text: string) => Dependency[]])[] = [
  ['package.json', packageJson],
  ['pyproject.toml', pyproject],
  ['requirements.txt', requirements],
  ['setup.py', requirementsInText],
]

function packageJson(text: string): Dependency[] {
  const manifest = jsonObject(text)
  return ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].flatMap((key) => {
    const block = own(manifest, key)
    if (typeof block !== 'object' || block === null) return []
    return Object.entries(block).flatMap(([name, range]) => (typeof range === 'string' ? [{ name, range }] : []))
  })
}

/**
 * The command that a published package installs (https://docs.npmjs.com/cli/configuring-npm/package-json#bin); a private one reaches
 * nobody.
 */
function commandOf(text: string): string | undefined {
  const manifest = jsonObject(text)
  const bin = own(manifest, 'bin')
  if (own(manifest, 'private') === true || bin === undefined) return undefined
  const name = typeof bin === 'object' && bin !== null ? Object.keys(bin)[0] : own(manifest, 'name')
  return typeof name === 'string' ? name : undefined
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Quoted requirement strings and `name = "range"` lines; enough to know what is depended on. */
function pyproject(text: string): Dependency[] {
  const poetry = [
    ...text.matchAll(/^([A-Za-z][\w.-]{0,80})\s*=\s*(?:"([^"\n]{0,60})"|\{[^}\n]{0,200}version\s*=\s*"([^"\n]{0,60})")/gm),
  ].map((match) => ({ name: match[1] as string, range: match[2] ?? match[3] ?? '' }))
  return [...poetry, ...requirementsInText(text)].map(normalised)
}

function requirementsInText(text: string): Dependency[] {
  return [
    ...text.matchAll(/["']([A-Za-z][\w.-]{0,80})(?:\[[^\]\n]{0,80}\])?\s*((?:[<>=~!]=?[^"'\n;]{0,60})?)(?:;[^"'\n]{0,100})?["']/g),
  ].map((match) => normalised({ name: match[1] as string, range: (match[2] as string).trim() }))
}

function requirements(text: string): Dependency[] {
  return [...text.matchAll(/^([A-Za-z][\w.-]{0,80})(?:\[[^\]\n]{0,80}\])?\s*([<>=~!][^\s;#]{0,60})?/gm)].map((match) =>
    normalised({ name: match[1] as string, range: match[2] ?? '' }),
  )
}

/** PEP 503: case and separators do not distinguish packages. */
function normalised({ name, range }: Dependency): Dependency {
  return { name: name.toLowerCase().replaceAll(/[_.]+/g, '-'), range }
}
