import type { Project } from '../../discover/project.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { literally } from '../../text/pattern.ts'
import { IS_GIVEN } from './definitions-around.ts'
import { givenBy, importedNames } from './imported-names.ts'

/** A place that is asked about: where it stands, and the names around it. */
interface Asked {
  readonly start: number
  readonly around: ReadonlySet<string>
}

/**
 * Which places of other files are served by what a file mounts under some names: the routers and handlers that are meant, and what their
 * own routes name, file by file. What else these files hold is served by whoever names it.
 */
export function servedElsewhere(
  path: string,
  names: ReadonlySet<string>,
  project: Project,
): ReadonlyMap<string, (asked: Asked) => boolean> {
  const files = new Map<string, Served>()
  const next = [...given(path, names, project)]
  for (let one = next.pop(), steps = 0; one && steps < MOST; one = next.pop(), steps++) {
    const served = files.get(one.path) ?? { names: new Set(), ranges: [], isWhole: false }
    files.set(one.path, served)
    const fresh = namesServed(one.path, one.name, served, project)
    for (const each of given(one.path, fresh, project)) next.push(each)
  }
  return new Map(
    Array.from(files, ([file, { names, ranges, isWhole }]) => [
      file,
      ({ start, around }) =>
        isWhole || ranges.some(([from, to]) => from <= start && start < to) || [...around].some((one) => names.has(one)),
    ]),
  )
}

interface Served {
  readonly names: Set<string>
  readonly ranges: [from: number, to: number][]
  /** Whether it cannot be read what of it is served. */
  isWhole: boolean
}

/** Names that are followed from one guard. */
const MOST = 300
/** Of what is defined or stated under a name, in characters, no more is read. */
const LONGEST = 8000

function* given(path: string, names: ReadonlySet<string>, project: Project): Generator<{ path: string; name: string }> {
  for (const name of importedNames(path, project).keys()) {
    const found = names.has(name) ? givenBy(path, name, project) : undefined
    if (found) yield found
  }
}

/** Adds what a file serves under a name that it gives; the names that are said there. */
function namesServed(path: string, name: string, served: Served, project: Project): ReadonlySet<string> {
  const text = project.text(path) ?? ''
  const whole = name === 'default' || name === '*' ? IS_GIVEN.exec(text) : undefined
  const first = whole ? (whole[1] ?? whole[2]) : name
  const fresh = new Set<string>()
  if (first === undefined || first === 'default' || first === '*') {
    served.isWhole = true
    for (const one of importedNames(path, project).keys()) fresh.add(one)
    return fresh
  }
  const next = [first]
  for (let one = next.pop(); one !== undefined && served.names.size < MOST; one = next.pop()) {
    if (served.names.has(one)) continue
    served.names.add(one)
    fresh.add(one)
    for (const [from, to] of piecesOf(one, text)) {
      served.ranges.push([from, to])
      for (const [said] of text.slice(from, to).matchAll(/(?<![\w.$])[A-Za-z_$][\w$]{1,60}/g)) {
        if (fresh.has(said)) continue
        fresh.add(said)
        if (defines(said).test(text)) next.push(said)
      }
    }
  }
  return fresh
}

function defines(name: string): RegExp {
  return new RegExp(
    `^(?:export\\s{1,4})?(?:default\\s{1,4})?(?:async\\s{1,4})?(?:function\\*?|class|const|let|var)\\s{1,4}${literally(name)}(?![\\w$])`,
    'gm',
  )
}

/** Where a name of a file is defined, and the statements that are made of it: `orders.get('/', list)`. */
function* piecesOf(name: string, text: string): Generator<[number, number]> {
  for (const { index } of text.matchAll(defines(name))) yield [index, endOf(text, index)]
  for (const { index, 0: whole } of text.matchAll(new RegExp(`(?<![\\w.$])${literally(name)}\\.\\w{1,20}\\(`, 'g'))) {
    const open = index + whole.length - 1
    yield [index, bracketEnd(text, open, '()', LONGEST) ?? open + LONGEST]
  }
}

/** Behind a definition at the top of a file: the next line there that closes nothing. */
function endOf(text: string, from: number): number {
  const code = text.slice(from, from + LONGEST)
  return from + (/\n(?![ \t\n\r){}\]])/.exec(code)?.index ?? code.length)
}
