import { isTestByText, isTestPath } from '../../classify/file-role.ts'
import { type Found, Keywords } from '../../classify/keywords.ts'
import { agentImport, IMPORTS_AGENT } from '../code/import-words.ts'
import { isAgentPackage } from '../../knowledge/agent-packages.ts'
import type { Project } from '../../discover/project.ts'
import { matchesIn } from '../../text/needed-pieces.ts'
import { oncePer } from '../../text/once-per.ts'
import type { Surface } from './surface.ts'

/** What decides whether a file is worth parsing. */
export type Concern = Pick<
  Surface,
  | 'mentions'
  | 'mentionsAnyCase'
  | 'notedAnyCase'
  | 'longRuns'
  | 'together'
  | 'besideCredential'
  | 'inPython'
  | 'skipsTests'
  | 'inTests'
  | 'agentsOnly'
> &
  Partial<Pick<Surface, 'counts' | 'format'>>

/** What a text may hold, looked for when it is asked. */
export interface Holds {
  /** A credential, by its form or by a name and a machine-made value. */
  credential(): boolean
  /** A credential in a provider's own format. */
  providerFormat(): boolean
}

export const ANYTHING: Holds = { credential: () => true, providerFormat: () => true }

/** Whether a text may have something for a surface: a look at its words, before anything is parsed. */
export function concerns<S extends Concern>(
  surface: S,
  path: string,
  text: string,
  project: Project,
  said = new Mentions([surface]).in(text),
  holds = ANYTHING,
): boolean {
  if (said.enough.has(surface)) return true
  const { mentions, inPython, skipsTests, agentsOnly } = surface
  // Beyond its words nothing of a surface is asked that is not mentioned: it may not be loaded.
  if (mentions && !said.mentioned.has(surface)) return false
  const { together, besideCredential } = inPython && PYTHON.test(path) ? inPython : surface
  if (skipsTests && isTestByPath(path)) return false
  // What is read without a grammar says itself whether it passes over tests.
  const isParsed = surface.counts === 'code' && surface.format !== 'text'
  const inTest = isParsed && isTest(path, text)
  if (inTest && !saysMoreInTests(surface, text, holds)) return false
  // Mostly the dependencies tell, which is cheaper than a look at the text.
  if (agentsOnly && !mayBeAgent(path, text, project)) return false
  const isSaid = (!together && !besideCredential) || anyOf(together, text) || (anyOf(besideCredential, text) && holds.credential())
  // To look for credentials takes longer than to look for words.
  return isSaid && (!inTest || surface.inTests !== ANY_CREDENTIAL || holds.credential())
}

/** In test code only keys in a provider's format are judged, and what tests may not do either (STANDARD.md, "What stands around it"). */
function saysMoreInTests({ inTests }: Concern, text: string, holds: Holds): boolean {
  return inTests === ANY_CREDENTIAL || anyOf(inTests, text) || holds.providerFormat()
}

const ANY_CREDENTIAL = 'any credential'

function isTest(path: string, text: string): boolean {
  if (isTestByPath(path)) return true
  if (latest.path !== path || latest.text !== text) latest = { path, text, test: isTestByText({ path, text }) }
  return latest.test
}

function isTestByPath(path: string): boolean {
  if (byPath.path !== path) byPath = { path, test: isTestPath(path) }
  return byPath.test
}

/** Many surfaces ask about a file, one after the other. */
let latest = { path: '', text: '', test: false }
let byPath = { path: '', test: false }

/** Python, in files and in notebooks. */
export const PYTHON = /\.(?:py|ipynb)$/i

/** The same whatever the words of the text are; what a surface never reads it does not read then either. */
export function mayEverConcern(
  { counts, skipsTests, inTests, agentsOnly }: Concern,
  path: string,
  text: string,
  project: Project,
  _: unknown,
  holds: Holds,
): boolean {
  return concerns(
    { ...(counts && { counts }), ...(skipsTests && { skipsTests }), ...(inTests && { inTests }), ...(agentsOnly && { agentsOnly }) },
    path,
    text,
    project,
    undefined,
    holds,
  )
}

function anyOf(lists: Concern['together'], text: string): boolean {
  return lists?.some((all) => all.every((one) => isIn(one, text))) ?? false
}

/** Whether an expression matches; surfaces share some, and lists of one surface many. */
function isIn(one: RegExp, text: string): boolean {
  if (asked.text !== text) asked = { text, said: new Map() }
  const said = asked.said.get(one) ?? matchesIn(one, text)
  asked.said.set(one, said)
  return said
}

/** The text that is looked at, and what was asked of it. */
let asked: { readonly text: string; readonly said: Map<RegExp, boolean> } = { text: '', said: new Map() }

/** What exceptions in comments begin with. */
export const DIRECTIVE = 'agent-auth-lint-'

/** Surfaces of which something occurs in a text. */
export interface Said<S> {
  /** One of their `mentions` does. */
  readonly mentioned: Pick<ReadonlySet<S>, 'has'>
  /** Something that is enough by itself does. */
  readonly enough: Pick<ReadonlySet<S>, 'has'>
  /** Whether a comment may declare an exception. */
  readonly directive: boolean
  /** The words themselves, and whether there is a long run of letters and digits. */
  readonly words: Found
}

/** The words that surfaces mention, for one pass over each text. */
export class Mentions<S extends Concern> {
  readonly #words: Keywords
  /** The surfaces of each word, by their numbers. */
  readonly #exact = new Map<string, number[]>()
  readonly #folded = new Map<string, number[]>()
  readonly #longRuns: readonly number[]
  readonly #numbers: ReadonlyMap<S, number>

  constructor(surfaces: readonly S[]) {
    this.#numbers = new Map(surfaces.map((surface, i) => [surface, i]))
    for (const [i, { mentions = [], mentionsAnyCase = [] }] of surfaces.entries()) {
      for (const word of mentions) this.#exact.set(word, [...(this.#exact.get(word) ?? []), i])
      for (const word of mentionsAnyCase) this.#folded.set(word, [...(this.#folded.get(word) ?? []), i])
    }
    this.#longRuns = surfaces.flatMap(({ longRuns }, i) => (longRuns ? [i] : []))
    const noted = surfaces.flatMap(({ notedAnyCase = [] }) => notedAnyCase)
    this.#words = new Keywords([...this.#exact.keys(), DIRECTIVE], [...this.#folded.keys(), ...noted])
  }

  in(text: string): Said<S> {
    const words = this.#words.in(text)
    const { exact, folded, longRun } = words
    const enough = this.#marked(this.#folded, folded)
    if (longRun) for (const i of this.#longRuns) enough[i] = 1
    return {
      mentioned: this.#has(this.#marked(this.#exact, exact)),
      enough: this.#has(enough),
      directive: exact.has(DIRECTIVE),
      words,
    }
  }

  /** A mark for each surface that has one of the words: a text has many, and most are of many surfaces. */
  #marked(table: ReadonlyMap<string, readonly number[]>, words: Iterable<string>): Uint8Array {
    const marks = new Uint8Array(this.#numbers.size)
    for (const word of words) for (const i of table.get(word) ?? []) marks[i] = 1
    return marks
  }

  #has(marks: Uint8Array): Said<S>['mentioned'] {
    return { has: (surface) => marks[this.#numbers.get(surface) ?? -1] === 1 }
  }
}

function mayBeAgent(path: string, text: string, project: Project): boolean {
  const dependencies = project.manifest(path)?.dependencies
  return (dependencies !== undefined && dependsOnAgent(dependencies)) || matchesIn(PYTHON.test(path) ? IMPORTS_AGENT : agentImport(), text)
}

const dependsOnAgent = oncePer((dependencies: ReadonlyMap<string, unknown>): boolean => [...dependencies.keys()].some(isAgentPackage))
