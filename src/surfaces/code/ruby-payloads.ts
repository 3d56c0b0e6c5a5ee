import { inUnderscores } from '../../text/words.ts'
import type { Project } from '../../discover/project.ts'
import type { Said } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { codeAt, type SourceFile, type Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { firstThat } from '../../text/by-halves.ts'
import { addTo } from '../../text/grouped.ts'
import { fileOf } from '../../program/written/index.ts'

/** The claims of a token, and where they are written. */
export interface Payload {
  readonly claims: Node
  /** The name that they are given, where they have one. */
  readonly variable: string | undefined
  readonly at: Span
  /** The methods and classes that make them, the nearest first. */
  readonly names: readonly string[]
}

/**
 * The claims that a call is given: written there, set to a variable of its method, or what a method gives of the same class or of another
 * one in the file of its name: `claims(user)`, `Payload.for(account)`, `Claims.new(user).to_h`.
 */
export function payloadOf(given: Node | undefined, { inFunction, at }: Said, all: readonly Said[], project: Project): Payload | undefined {
  if (given?.kind === 'map') return { claims: given, variable: undefined, at, names: [] }
  const code = given?.kind === 'dynamic' ? codeAt(given.at) : undefined
  if (code === undefined) return undefined
  const set = setsOf(all, code).filter((one) => one.inFunction === inFunction)
  if (set.length > 0) return set.length === 1 && set[0] ? { claims: set[0].value, variable: code, at, names: [] } : undefined
  const [, self, holder, name] = ASKED.exec(code) ?? []
  if (name === undefined) return undefined
  const file = holder === undefined || self !== undefined ? at.file : classFile(holder.replace(/^::/, ''), at.file, project)
  return file && givenBy(name, file, holder?.split('::').at(-1))
}

/** `claims`, `self.class.claims(user)`, `Mint::Payload.for(account, scopes)`, `Claims.new(user).to_h` */
const ASKED = inTurn(
  '',
  /^(?:(?:(self)(?:\.class)?|((?:::)?[A-Z]\w{0,60}(?:::[A-Z]\w{0,60}){0,4})(?:\.new(?:\([^()]{0,200}\))?)?)\.)?/,
  // What is called on the answer may add to it: `claims(user).merge(expiry)`.
  /([a-z_]\w{0,60}[?!]?)(?:\((?:[^()]|\([^()]{0,100}\)){0,300}\))?$/,
)

/** The file of a class, which is called like it, or the one that opens it beside. */
function classFile(path: string, own: SourceFile, project: Project): SourceFile | undefined {
  const name = path.split('::').at(-1) ?? ''
  const opens = new RegExp(`^[ \\t]{0,40}(?:class|module) (?:\\w{1,60}::){0,4}${literally(name)}\\b`, 'm')
  if (opens.test(own.text)) return own
  const paths = project.named(`${inUnderscores(name).toLowerCase()}.rb`).filter((one) => opens.test(project.text(one) ?? ''))
  const [only, ...more] = paths
  return only === undefined || more.length > 0 ? undefined : fileOf(only, own, project)
}

/** The table that the one method of a name gives back, with all its keys, or the variable that it is set to. */
function givenBy(name: string, file: SourceFile, holder: string | undefined): Payload | undefined {
  const [start, ...others] = headsIn(file).get(name) ?? []
  if (start === undefined || others.length > 0) return undefined
  const code = file.text.slice(start, start + LONGEST).split(/^[ \t]{0,40}(?:private |public )?def /m, 1)[0] ?? ''
  const names = [name, ...(holder === undefined ? [] : [holder])]
  const said = saidBetween(file, start, start + code.length)
  const last = LAST_NAME.exec(code)?.[1]
  const sets = last === undefined ? [] : said.filter((one) => one.is === 'set' && one.name === last && one.value.kind === 'map')
  const [set, ...again] = sets
  if (set && last !== undefined) return again.length > 0 ? undefined : { claims: set.value, variable: last, at: set.at, names }
  const table = said.find(
    ({ is, at }) => is === 'object' && BEGINS.test(code.slice(0, at.start - start)) && ENDS.test(code.slice(at.end - start)),
  )
  return table && { claims: table.value, variable: undefined, at: table.at, names }
}

const setsByName = oncePer((all: readonly Said[]): ReadonlyMap<string, readonly Said[]> =>
  byName(all.filter(({ is }) => is === 'set').map((one) => [one.name, one])),
)

/** What a file sets by a name. */
export function setsOf(all: readonly Said[], name: string): readonly Said[] {
  return setsByName(all).get(name) ?? []
}

const HEAD = /^[ \t]{0,40}(?:private )?def (?:self\.)?([a-z_]\w{0,60}[?!]?)(?![\w?!])/gm

/** Where the names of the methods of a file end. */
const headsIn = oncePer((file: SourceFile): ReadonlyMap<string, readonly number[]> =>
  byName(Array.from(file.text.matchAll(HEAD), (head) => [head[1] ?? '', head.index + head[0].length])),
)

function byName<T>(pairs: readonly (readonly [name: string, one: T])[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const [name, one] of pairs) {
    addTo(found, name, one)
  }
  return found
}

const inOrder = oncePer((file: SourceFile): readonly (readonly [one: Said, place: number])[] =>
  saidInRuby(file.whole)
    .map((one, i) => [one, i] as const)
    .sort(([a], [b]) => a.at.start - b.at.start),
)

/** What is said in a part of a file, in its order. */
function saidBetween(file: SourceFile, start: number, end: number): Said[] {
  const places = inOrder(file)
  let next = firstThat(places, ([{ at }]) => at.start >= start)
  const found: (readonly [Said, number])[] = []
  for (let place = places[next]; place && place[0].at.start < end; place = places[++next]) if (place[0].at.end <= end) found.push(place)
  return found.sort(([, a], [, b]) => a - b).map(([one]) => one)
}

/** More of a method is not looked at. */
const LONGEST = 4000
/** `payload` as the last line of a method. */
const LAST_NAME = /\n[ \t]{0,40}(?:return )?([a-z_]\w{0,60})\s{0,80}\n[ \t]{0,40}end\b/
/** What stands before the value of a method. */
const BEGINS = /(?:\n[ \t]{0,80}(?:return )?|[)\w] = ?|^ = ?)$/
/** What stands behind it. */
const ENDS = /^(?:\.(?:compact|freeze))?[ \t]{0,40}(?:\n\s{0,200}(?:end\b|$|private\b|protected\b|#|class\b|module\b|attr_)|$)/
