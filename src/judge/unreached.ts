import { isTestPath } from '../classify/file-role.ts'
import { entryFile, entryMethod, entryName, getterName, namesAtRunTime, setAside } from '../knowledge/words/entries.ts'
import { append } from '../text/append.ts'
import { oncePerPair } from '../text/once-per.ts'
import type { SourceFile, Span } from '../text/source.ts'
import { type Declared, declaredAround, mayHoldDeclarations } from './around-place.ts'
import { type Mention, type Mentions, mentionsOf, MOST_MENTIONS, speaking } from './mentions.ts'
import { type Around, type By, isModule, moduleOf, moduleReaches, type Reach } from './module-reach.ts'
import { type NamedValue, valueAround } from './named-values.ts'
import { isOfAnother, isTakenFrom } from './same-names.ts'
import { isTakenByRoutes } from './laravel-routes.ts'
import { setAsideAs } from './set-aside.ts'
import { isTakenWhole } from './taken-whole.ts'
import { isUsedByMember } from './used-by-member.ts'

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
  const around: Around = { all: repository.paths, text: repository.text }
  const paths = places.some(({ file: { path } }) => mayHoldDeclarations(path) || setAside.pattern.test(path))
    ? speaking(repository.paths())
    : []
  if (paths.length < FEWEST_FILES || paths.length > MOST_FILES) return found
  const isSmall = paths.length < LEAST_FILES
  const known: Known = { of: new Map(), tests: new Set(), isLibrary: once(repository.isLibrary), around, isSmall, reaches: new Map() }
  const reaches = new Map(places.map((at) => [at, reachesOf(at.file, at.start, known)]))
  const asked = new Set<string>()
  let open: readonly Reach[] = [...reaches.values()].flat()
  for (let round = 0; round < ROUNDS && open.length > 0; round++) {
    const wanted = new Set(open.flatMap(({ names }) => names).filter((name) => !known.of.has(name)))
    if (wanted.size > 0) learn(known, mentionsOf(wanted, paths, repository.text))
    open = callersOf(open, known, asked)
  }
  for (const [at, all] of reaches) {
    const aside = setAsideAs(at.file.path, around)
    if (aside !== undefined) found.set(at, aside)
    const dead =
      aside !== undefined ? undefined : all.find((one) => isUnreached(one, known, 0) && !isTakenWhole(one, at.file.path, paths, around))
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
  /** What may be named for a place to run, by the place. */
  readonly reaches: Map<string, readonly Reach[]>
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

/** What runs the code that names each of these, as far as it was not asked before. Of one that is named often nobody has to ask on. */
function callersOf(reaches: readonly Reach[], known: Known, asked: Set<string>): Reach[] {
  const found: Reach[] = []
  for (const reach of reaches) {
    if (reach.names.some((name) => othersOf(reach, name, known) === undefined)) continue
    for (const name of reach.names) {
      if ((known.of.get(name)?.length ?? 0) > MOST_ASKED) continue
      for (const { file, at } of othersOf(reach, name, known) ?? []) {
        const place = `${at} ${file.path}`
        if (asked.has(place)) continue
        asked.add(place)
        append(found, reachesOf(file, at, known))
      }
    }
  }
  return found
}

/** The few places at which others name it; nothing of a name that is not looked for yet or stands at more of them. */
function othersOf({ isOwn }: Reach, name: string, known: Known): readonly Mention[] | undefined {
  const mentions = known.of.get(name)
  if (mentions === undefined || mentions.length > MOST_MENTIONS) return undefined
  const others = mentions.filter((one) => !isOwn(one))
  return others.length > FEW_CALLERS ? undefined : others
}

/** Who is named at more places runs at one of them. */
const FEW_CALLERS = 4
/** Some of which are of something else with the name. */
const MOST_ASKED = 8

function isUnreached(reach: Reach, known: Known, depth: number): boolean {
  return reach.names.every((name) => {
    const others = othersOf(reach, name, known)
    if (others === undefined) return false
    if (others.length === 0) return reach.isRead !== true && (!known.isSmall || reach.isKnown === true)
    if (depth >= ROUNDS) return false
    return others.every(({ file, at }) => reachesOf(file, at, known).some((one) => isUnreached(one, known, depth + 1)))
  })
}

/** What may be named for a place to run, of which one that nobody names is enough for it not to. */
function reachesOf(file: SourceFile, at: number, known: Known): readonly Reach[] {
  const place = `${at} ${file.path}`
  const found = known.reaches.get(place) ?? reachesAt(file, at, known)
  known.reaches.set(place, found)
  return found
}

function reachesAt(file: SourceFile, at: number, { isLibrary, around, isSmall }: Known): readonly Reach[] {
  if (isTestPath(file.path)) return []
  const isOpen = isLibrary(file.path)
  const isAsked = (one: Declared) =>
    (isOpen && one.seenBy === 'anybody' ? isNamedByRoutes(one, file.path, around) : true) &&
    mayBeAsked(one, file) &&
    (one.heldIn === undefined || isUsedByMember(one.heldIn, file.path, around)) &&
    !(one.is === 'class' && file.path.endsWith('.php') && isTakenByRoutes(file.path, around))
  const declared = declaredAround(file, at).flatMap((one) => (isAsked(one) ? [ofDeclared(one, file, around, isSmall)] : []))
  const value = isOpen ? undefined : valueAround(file, at)
  const read = value && value.name.length >= SHORTEST && !namesAtRunTime.pattern.test(file.text) ? [ofValue(value, file, around)] : []
  return isOpen ? declared : [...declared, ...read, ...ofModule(around, file.path, file)]
}

function isNamedByRoutes({ is }: Declared, path: string, around: Around): boolean {
  return is === 'class' && path.endsWith('.php') && hasRoutes(around, path.slice(0, path.indexOf('app/Http/')))
}

/** The ways to run a module are the same for all of its places. */
const ofModule = oncePerPair((around: Around, _: string, file: SourceFile): readonly Reach[] => moduleReaches(file, around))

/** An application of Laravel in a folder, whose routes stand in files of their own: https://laravel.com/docs/12.x/routing */
const hasRoutes = oncePerPair(({ all }: Around, home: string): boolean => {
  const files = [`${home}routes/web.php`, `${home}routes/api.php`]
  return [...all()].some((one) => files.includes(one))
})

function mayBeAsked({ name, seenBy, is }: Declared, { path, text }: SourceFile): boolean {
  if (name.length < SHORTEST || entryName.pattern.test(name)) return false
  if (is === 'method' && entryMethod.pattern.test(name)) return false
  if (seenBy !== 'file' && entryFile.pattern.test(path) && !/\.(?:java|kt|php)$/.test(path)) return false
  if (is === 'method' && /\.(?:java|kt|cs)$/.test(path) && getterName.pattern.test(name)) return false
  return !namesAtRunTime.pattern.test(text)
}

const SHORTEST = 6

function ofDeclared({ name, is, seenBy, start, end }: Declared, file: SourceFile, around: Around, isSmall: boolean): Reach {
  const isElsewhere = (one: Mention) => seenBy === 'file' || (is !== 'method' && isOfAnother(one, name, file.path, around))
  const isOwn = (one: Mention) => (one.file.path === file.path ? one.at >= start && one.at < end : isElsewhere(one))
  const shown = name.replace(/^#/, '')
  const does = is === 'class' ? `makes a \`${shown}\`` : `calls \`${shown}\``
  const say = (by: By) =>
    by === 'nobody'
      ? `nothing here ${does}`
      : by === 'tests'
        ? `nothing but tests uses \`${shown}\``
        : `only code that nothing runs ${does}`
  const isMember = is !== 'method' && seenBy === 'anybody' && isModule(file.path)
  const isKnown = seenBy === 'file' || (isSmall && is !== 'method' && isTakenFrom(around, file.path))
  return { names: [name], isOwn, say, ...(isMember && { memberOf: moduleOf(file.path) }), ...(isKnown && { isKnown }) }
}

/** A value is used where code that runs reads it; one that nothing reads may be a library's. */
function ofValue({ name, start, end }: NamedValue, file: SourceFile, around: Around): Reach {
  const isOwn = (one: Mention) =>
    one.file.path === file.path ? one.at >= start && one.at < end : isOfAnother(one, name, file.path, around)
  const say = (by: By) => (by === 'tests' ? `nothing but tests reads \`${name}\`` : `only code that nothing runs reads \`${name}\``)
  return { names: [name], isOwn, say, isRead: true }
}
