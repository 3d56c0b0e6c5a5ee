import { Mentions, type Said } from './concerns.ts'
import { alternatives, plainGlob } from '../../text/glob.ts'
import { lazy } from '../../text/lazy.ts'
import { folderOfEach, lastDot, folderOf } from '../../text/paths.ts'
import { oncePer } from '../../text/once-per.ts'
import { addTo } from '../../text/grouped.ts'
import type { SurfaceEntry } from './surface.ts'
import { globExpression } from './catalogue.ts'

interface Pattern {
  /** Many surfaces read all code. */
  readonly surfaces: SurfaceEntry[]
  readonly glob: string
  test?: (path: string) => boolean
}

/** What is known of an extension: its patterns, those that not all of its files match, and the surfaces of the rest. */
interface OfExtension {
  readonly patterns: readonly Pattern[]
  readonly others: readonly Pattern[]
  readonly surfaces: readonly SurfaceEntry[]
}

/** The patterns of some surfaces, looked up by what they name: most paths meet none at all. */
class Patterns {
  readonly byName = new Map<string, Pattern[]>()
  readonly byFolder = new Map<string, Pattern[]>()
  readonly byExtension = new Map<string, Pattern[]>()
  readonly byStart = new Map<string, Pattern[]>()
  /** Those of names with two dots. */
  readonly others: Pattern[] = []
  /** Those that names tell nothing of. */
  readonly always: Pattern[] = []
  readonly mentions: () => Mentions<SurfaceEntry>
  /** What names have that patterns with stars are of, for each extension. */
  readonly #tests = new Map<string, (name: string) => boolean>()
  readonly #ofOthers = lazy(() => pieceTest(this.others, ''))

  constructor(surfaces: readonly SurfaceEntry[]) {
    this.mentions = lazy(() => new Mentions(surfaces))
    const patterns = new Map<string, Pattern>()
    for (const surface of surfaces) {
      for (const glob of surface.files) {
        for (const one of alternatives(glob)) {
          const known = patterns.get(one)
          if (known) known.surfaces.push(surface)
          else {
            const pattern = { surfaces: [surface], glob: one }
            patterns.set(one, pattern)
            this.#add(pattern)
          }
        }
      }
    }
  }

  /** Whether a pattern with stars may be one of a name. */
  mayMatch(name: string): boolean {
    if (this.byStart.has(name.slice(0, 3))) return true
    const dot = lastDot(name)
    const extension = dot < 0 ? '' : name.slice(dot)
    const test = this.#tests.get(extension) ?? pieceTest([...(this.byExtension.get(extension) ?? []), ...this.always], extension)
    this.#tests.set(extension, test)
    return test(name) || (name.indexOf('.') < dot && this.#ofOthers()(name))
  }

  #add(pattern: Pattern): void {
    const segments = pattern.glob.split('/')
    const last = segments.pop() as string
    const folder = segments.findLast((segment) => !/[*?[\]()!]/.test(segment))
    const extension = /[\w*-](\.[A-Za-z0-9-]+)$/.exec(last)?.[1]
    if (!/[*?[\]()!]/.test(last)) addTo(this.byName, last, pattern)
    else if (folder !== undefined) addTo(this.byFolder, folder, pattern)
    else if (extension) addTo(this.byExtension, extension, pattern)
    else if (/^[^*?[\]()!]{3}/.test(last)) addTo(this.byStart, last.slice(0, 3), pattern)
    else (/\..*\./.test(last) ? this.others : this.always).push(pattern)
  }
}

/** Those of lists that are the same from run to run. */
const patternsOf = oncePer((surfaces: readonly SurfaceEntry[]) => new Patterns(surfaces))

/** Which surfaces may read a path, by its name; one for each run, as it keeps what it was asked. */
export class Recogniser {
  readonly #patterns: Patterns
  readonly #ofExtensions = new Map<string, OfExtension>()
  /** The patterns of each folder's names. */
  readonly #inFolders = new Map<string, readonly Pattern[]>([['', []]])
  readonly #folderOf = folderOfEach()
  /** Whether patterns name a folder, which has a `/` at its end. */
  readonly #named = new Map<string, boolean>()

  /** Discovery asks before the reader does. */
  readonly #known = new Map<string, readonly SurfaceEntry[]>()
  readonly surfaces: readonly SurfaceEntry[]

  constructor(surfaces: readonly SurfaceEntry[]) {
    this.surfaces = surfaces
    this.#patterns = patternsOf(surfaces)
  }

  /** The surfaces of which a word occurs in a text. */
  saidIn(text: string): Said<SurfaceEntry> {
    return this.#patterns.mentions().in(text)
  }

  /**
   * Whether any surface may read a path. Nothing is kept of the many paths of a repository that none reads: a pattern that names neither
   * them nor a folder above them has another end, or one of the few names with stars.
   */
  reads(path: string): boolean {
    const folder = this.#folderOf(path)
    const name = path.slice(folder.length)
    return (this.#patterns.byName.has(name) || this.#isNamed(folder) || this.#patterns.mayMatch(name)) && this.surfacesFor(path).length > 0
  }

  #isNamed(folder: string): boolean {
    const known = this.#named.get(folder) ?? this.#inFolder(folder.slice(0, -1)).length > 0
    this.#named.set(folder, known)
    return known
  }

  /** In the order of their patterns, each once. */
  surfacesFor(path: string): readonly SurfaceEntry[] {
    const known = this.#known.get(path) ?? this.#lookUp(path)
    this.#known.set(path, known)
    return known
  }

  #lookUp(path: string): readonly SurfaceEntry[] {
    const patterns = this.#patterns
    const name = path.slice(path.lastIndexOf('/') + 1)
    const dot = name.lastIndexOf('.')
    const extension = dot >= 0 ? name.slice(dot) : ''
    const byName = patterns.byName.get(name)
    const inFolder = this.#inFolder(folderOf(path))
    const byStart = patterns.byStart.get(name.slice(0, 3))
    const others = name.indexOf('.') < dot ? patterns.others : undefined
    if (!byName && inFolder.length === 0 && !byStart && !others) return this.#ofExtension(extension, path)
    return found([byName, inFolder, patterns.byExtension.get(extension), byStart, others, patterns.always], path)
  }

  /** Most files are of no name and in no folder that says anything: their extension decides, where no other pattern for it matches. */
  #ofExtension(extension: string, path: string): readonly SurfaceEntry[] {
    const { byExtension, always } = this.#patterns
    let known = this.#ofExtensions.get(extension)
    if (!known) {
      const patterns = [...(byExtension.get(extension) ?? []), ...always]
      const others = patterns.filter(({ glob }) => glob !== `**/*${extension}` && glob !== '**/*')
      known = { patterns, others, surfaces: found([patterns.filter((pattern) => !others.includes(pattern))], path) }
      this.#ofExtensions.set(extension, known)
    }
    return known.others.some((pattern) => matches(pattern, path)) ? found([known.patterns], path) : known.surfaces
  }

  /** The patterns that name the folder or one above it. */
  #inFolder(folder: string): readonly Pattern[] {
    const known = this.#inFolders.get(folder)
    if (known) return known
    const above = this.#inFolder(folderOf(folder))
    const named = this.#patterns.byFolder.get(folder.slice(folder.lastIndexOf('/') + 1))
    const all = named ? [...above, ...named] : above
    this.#inFolders.set(folder, all)
    return all
  }
}

/** The surfaces of the patterns that a path matches, in their order, each once. */
function found(lists: readonly (readonly Pattern[] | undefined)[], path: string): readonly SurfaceEntry[] {
  const all = new Set<SurfaceEntry>()
  for (const list of lists) {
    if (!list) continue
    for (const pattern of list) if (matches(pattern, path)) for (const surface of pattern.surfaces) all.add(surface)
  }
  return [...all]
}

/** Whether a name of an extension has the longest of what else stands as it is in the last part of one of the patterns. */
function pieceTest(patterns: readonly Pattern[], extension: string): (name: string) => boolean {
  if (patterns.length === 0) return () => false
  const pieces = patterns.map(({ glob }) => {
    const last = glob.slice(glob.lastIndexOf('/') + 1)
    const plain = /[?[\](){}!+@|\\]/.test(last)
      ? []
      : (last.endsWith(extension) ? last.slice(0, last.length - extension.length) : last).split('*')
    return plain.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '').replace(/[.^$]/g, '\\$&')
  })
  const expression = new RegExp([...new Set(pieces)].join('|'))
  return (name) => expression.test(name)
}

function matches(pattern: Pattern, path: string): boolean {
  pattern.test ??= plainGlob(pattern.glob) ?? expressionTest(pattern.glob)
  return pattern.test(path)
}

function expressionTest(glob: string): (path: string) => boolean {
  // What stands there as it is: few paths have it.
  const [longest = ''] = glob.split(/[*?[\]{}()!+@|/]+/).sort((a, b) => b.length - a.length)
  let expression: RegExp | undefined
  return (path) => path.includes(longest) && (expression ??= globExpression(glob)).test(path)
}
