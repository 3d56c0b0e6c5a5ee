import { Mentions, type Said } from './concerns.ts'
import { alternatives, plainGlob } from '../../text/glob.ts'
import { lazy } from '../../text/lazy.ts'
import { parent } from '../../text/paths.ts'
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

  #add(pattern: Pattern): void {
    const segments = pattern.glob.split('/')
    const last = segments.pop() as string
    const folder = segments.findLast((segment) => !/[*?[\]()!]/.test(segment))
    const extension = /[\w*-](\.[A-Za-z0-9-]+)$/.exec(last)?.[1]
    if (!/[*?[\]()!]/.test(last)) push(this.byName, last, pattern)
    else if (folder !== undefined) push(this.byFolder, folder, pattern)
    else if (extension) push(this.byExtension, extension, pattern)
    else if (/^[^*?[\]()!]{3}/.test(last)) push(this.byStart, last.slice(0, 3), pattern)
    else (/\..*\./.test(last) ? this.others : this.always).push(pattern)
  }
}

/** Those of lists that are the same from run to run. */
const PATTERNS = new WeakMap<readonly SurfaceEntry[], Patterns>()

function patternsOf(surfaces: readonly SurfaceEntry[]): Patterns {
  const known = PATTERNS.get(surfaces)
  if (known) return known
  const made = new Patterns(surfaces)
  PATTERNS.set(surfaces, made)
  return made
}

/** Which surfaces may read a path, by its name; one for each run, as it keeps what it was asked. */
export class Recogniser {
  readonly #patterns: Patterns
  readonly #ofExtensions = new Map<string, OfExtension>()
  /** The patterns of each folder's names. */
  readonly #inFolders = new Map<string, readonly Pattern[]>([['', []]])

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
    const inFolder = this.#inFolder(parent(path))
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
    const above = this.#inFolder(parent(folder))
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

function push(map: Map<string, Pattern[]>, key: string, pattern: Pattern): void {
  const list = map.get(key)
  if (list) list.push(pattern)
  else map.set(key, [pattern])
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
