import { isTestPath } from '../classify/file-role.ts'
import { entryFile, entryName, getterName, goesThroughMembers, namesAtRunTime, wholeImport } from '../knowledge/words/entries.ts'
import type { SourceFile, Span } from '../text/source.ts'
import { type Declared, declaredAround, mayHoldDeclarations } from './around-place.ts'
import { type Mention, type Mentions, mentionsOf, MOST_MENTIONS, speaking } from './mentions.ts'
import { type Around, type By, isModule, moduleOf, moduleReaches, type Reach } from './module-reach.ts'

/** What is asked of a repository, which has its files' paths and texts. */
export interface Repository {
  readonly paths: () => Iterable<string>
  readonly text: (path: string) => string | undefined
  /** Whether code of this language in the package of a path is there for others to import. */
  readonly isLibrary: (path: string) => boolean
}

/**
 * In larger repositories nobody looks, and of one with few files the program that calls it may stand somewhere else; of a router that its
 * application leaves out, and of a script beside the one that is started, it stands here.
 */
const MOST_FILES = 6000
const LEAST_FILES = 30
const FEWEST_FILES = 8
/** Callers of callers that are looked at. */
const ROUNDS = 3

/**
 * Why nothing runs each of the places, in a clause; nothing of those that something may run (STANDARD.md, "What changes the weight"). One
 * pass over the texts for all of them, and one for the callers of each further round.
 */
export function unreached(places: readonly Span[], repository: Repository): ReadonlyMap<Span, string> {
  const found = new Map<Span, string>()
  const paths = places.some(({ file }) => mayHoldDeclarations(file.path)) ? speaking(repository.paths()) : []
  if (paths.length < FEWEST_FILES || paths.length > MOST_FILES) return found
  const around: Around = { all: repository.paths, text: repository.text }
  const isSmall = paths.length < LEAST_FILES
  const known: Known = { of: new Map(), tests: new Set(), isLibrary: once(repository.isLibrary), around, isSmall }
  const reaches = new Map(places.map((at) => [at, reachesOf(at.file, at.start, known)]))
  let wanted = new Set([...reaches.values()].flatMap((all) => all.flatMap(({ names }) => names)))
  for (let round = 0; round < ROUNDS && wanted.size > 0; round++) {
    learn(known, mentionsOf(wanted, paths, repository.text))
    wanted = callersOf(wanted, known)
  }
  for (const [at, all] of reaches) {
    const dead = all.find((one) => isUnreached(one, known, 0) && !isTakenWhole(one, at.file.path, paths, repository))
    if (dead) found.set(at, dead.say(namedBy(dead, known)))
  }
  return found
}

function namedBy({ names, isOwn }: Reach, known: Known): By {
  if (names.some((name) => known.of.get(name)?.some((one) => !isOwn(one)))) return 'unrun'
  return names.some((name) => known.tests.has(name)) ? 'tests' : 'nobody'
}

interface Known extends Mentions {
  readonly of: Map<string, readonly Mention[]>
  readonly tests: Set<string>
  readonly isLibrary: Repository['isLibrary']
  readonly around: Around
  readonly isSmall: boolean
}

/** Asked once for each path. */
function once(ask: (path: string) => boolean): (path: string) => boolean {
  const known = new Map<string, boolean>()
  return (path) => {
    const answer = known.get(path) ?? ask(path)
    known.set(path, answer)
    return answer
  }
}

function learn(known: Known, { of, tests }: Mentions): void {
  for (const [name, mentions] of of) known.of.set(name, mentions)
  for (const name of tests) known.tests.add(name)
}

/** The names by which what mentions some names is run itself, as far as they are not known. */
function callersOf(names: ReadonlySet<string>, known: Known): Set<string> {
  const found = new Set<string>()
  for (const name of names) {
    const mentions = known.of.get(name) ?? []
    if (mentions.length > FEW_CALLERS) continue
    for (const { file, at } of mentions)
      for (const reach of reachesOf(file, at, known)) for (const one of reach.names) if (!known.of.has(one)) found.add(one)
  }
  return found
}

/** Who is named at more places runs at one of them. */
const FEW_CALLERS = 4

function isUnreached({ names, isOwn, isKnown }: Reach, known: Known, depth: number): boolean {
  return names.every((name) => {
    const mentions = known.of.get(name)
    if (mentions === undefined || mentions.length > MOST_MENTIONS) return false
    const others = mentions.filter((one) => !isOwn(one))
    if (others.length === 0) return !known.isSmall || isKnown === true
    if (others.length > FEW_CALLERS || depth >= ROUNDS) return false
    return others.every(({ file, at }) => reachesOf(file, at, known).some((reach) => isUnreached(reach, known, depth + 1)))
  })
}

/** What may be named for a place to run, of which one that nobody names is enough for it not to. */
function reachesOf(file: SourceFile, at: number, { isLibrary, around }: Pick<Known, 'isLibrary' | 'around'>): readonly Reach[] {
  if (isTestPath(file.path)) return []
  const isOpen = isLibrary(file.path)
  const declared = declaredAround(file, at).flatMap((one) => (mayBeAsked(one, file, isOpen) ? [ofDeclared(one, file)] : []))
  return isOpen ? declared : [...declared, ...moduleReaches(file, around)]
}

function mayBeAsked({ name, seenBy, is }: Declared, { path, text }: SourceFile, isOpen: boolean): boolean {
  if (name.length < SHORTEST || entryName.pattern.test(name) || (isOpen && seenBy === 'anybody')) return false
  if (seenBy !== 'file' && entryFile.pattern.test(path) && !/\.(?:java|kt)$/.test(path)) return false
  if (is === 'method' && /\.(?:java|kt|cs)$/.test(path) && getterName.pattern.test(name)) return false
  return !namesAtRunTime.pattern.test(text)
}

const SHORTEST = 6

function ofDeclared({ name, is, seenBy, start, end }: Declared, file: SourceFile): Reach {
  const isOwn = (one: Mention) => (one.file.path === file.path ? one.at >= start && one.at < end : seenBy === 'file')
  const shown = name.replace(/^#/, '')
  const does = is === 'class' ? `makes a \`${shown}\`` : `calls \`${shown}\``
  const say = (by: By) =>
    by === 'nobody'
      ? `nothing here ${does}`
      : by === 'tests'
        ? `nothing but tests uses \`${shown}\``
        : `only code that nothing runs ${does}`
  const isMember = is !== 'method' && seenBy === 'anybody' && isModule(file.path)
  return { names: [name], isOwn, say, ...(isMember && { memberOf: moduleOf(file.path) }) }
}

/** Whether another file takes all of a module and goes through its members: `Object.values(tools)` after `import * as tools`. */
function isTakenWhole({ memberOf }: Reach, own: string, paths: readonly string[], { text }: Repository): boolean {
  if (memberOf === undefined) return false
  return paths.some((path) => {
    const written = path === own || !isModule(path) || isTestPath(path) ? '' : (text(path) ?? '')
    return (
      written.includes(memberOf) &&
      written.split('\n').some((line) => line.includes(memberOf) && wholeImport.pattern.test(line)) &&
      goesThroughMembers.pattern.test(written)
    )
  })
}
