import type { Part, Template } from '../../model/reading.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { string, type Node } from '../../parse/node.ts'
import { codeAt, slice, type Span } from '../../text/source.ts'
import { functionAround, givenLast } from './functions.ts'
import { shownIn } from './shown.ts'
import { readsConfiguration } from '../../knowledge/libraries/dotnet.ts'
import { inTurn } from '../../text/pattern.ts'
import { append } from '../../text/append.ts'
import { addTo } from '../../text/grouped.ts'

/** What the variables of a file are given, by their names and their functions. */
export type Given = ReadonlyMap<string, readonly Said[]>

/** The assignments of a file by the name that is assigned to and the function that does it. */
export function givenIn(all: readonly Said[]): Given {
  const found = new Map<string, Said[]>()
  for (const said of all) {
    if (said.is !== 'set') continue
    addTo(found, keyOf(said.name, said.inFunction), said)
    // What a constructor gives to a field holds in the methods as well.
    const [, field] = FIELD.exec(said.name) ?? []
    if (field !== undefined && said.inFunction !== undefined && isType(said.inFunction, said.at)) addTo(found, field, said)
  }
  return found
}

/** A field, as it is written in a constructor. */
const FIELD = /^(?=_|this\.)(?:this\.)?(\w{1,60})$/

/** Whether a class is called so: what is said in its body or its constructor is not said in one of its methods. */
function isType(name: string, { file }: Span): boolean {
  return /^[A-Z]\w{0,80}$/.test(name) && new RegExp(`\\b(?:class|record|struct) ${name}\\b`).test(file.text)
}

function keyOf(name: string, inFunction: string | undefined): string {
  return inFunction === undefined ? name : `${name} in ${inFunction}`
}

/** What a variable was given last before a place: in the same function, or once for the whole file. */
export function valueOf(name: string, at: Span, inFunction: string | undefined, given: Given, language: CLike): Node | undefined {
  const isBefore = (one: Said): boolean => one.at.end <= at.start && !isField(one, language)
  const own = inFunction === undefined ? undefined : given.get(keyOf(name, inFunction))?.findLast(isBefore)
  if (own) return own.value
  const last = givenLast(name, functionAround(at, language), at.file)
  if (last) return last
  const [only, ...more] = (given.get(name) ?? []).filter(isBefore)
  return more.length === 0 ? only?.value : undefined
}

/** `key: value` of an object is no assignment to a variable of that name. */
function isField({ name, at, value }: Said, language: CLike): boolean {
  return language === 'go' && !at.file.text.slice(at.start + name.length, value.at.start).includes('=')
}

/** A call that reads a variable of the environment, and what it gives when there is none: `os.Getenv("KEY")`, `mustEnv("KEY")`. */
const ENVIRONMENT = inTurn(
  '',
  /^(?:[\w.]{0,60}\()?(?:\w{1,40}(?:\.|::)){0,3}/,
  /\w{0,30}[eE]nv(?:ironmentVariable|ironment|Var|OrDefault|OrFail|OrThrow|y?::var)?/,
  /\(\s{0,4}["']([A-Z][A-Z\d_]{1,80})["'](?:[^;{}\n]|\n(?=\s{0,40}\.)){0,160}$/,
)
const QUOTED = /^[@$]{0,2}(["'`])((?:(?!\1)[^\\\n]){0,2000})\1$/
const NAME = /^[&*]?(\$?[A-Za-z_]\w{0,60})$/

/** More steps from one variable to the next are not gone. */
const MOST_STEPS = 4

/** A value that is made of literals and variables of the environment, as far as variables of its function lead; otherwise undefined. */
export function writtenValue(
  node: Node,
  inFunction: string | undefined,
  given: Given,
  language: CLike,
  steps = MOST_STEPS,
): Template | undefined {
  const text = string(node)
  if (text) return { parts: [{ kind: 'text', text }], at: node.at }
  const parts: Part[] = []
  const all = node.kind === 'dynamic' || node.kind === 'map' ? shownIn(node, language) : []
  for (const one of all) {
    const found = partOf(one, inFunction, given, language, steps)
    if (!found) return undefined
    append(parts, found)
  }
  const literal = parts.length === 0 && node.kind === 'dynamic' ? literalAt(node.at) : undefined
  if (literal) parts.push(literal)
  return parts.length === 0 ? undefined : { parts, at: node.at }
}

function partOf(node: Node, inFunction: string | undefined, given: Given, language: CLike, steps: number): readonly Part[] | undefined {
  const { at } = node
  const code = codeAt(at, 300)
  const variable = ENVIRONMENT.exec(code)?.[1]
  if (variable !== undefined) return [{ kind: 'reference', store: 'environment', name: variable, at }]
  const setting = settingIn(code, language)
  if (setting !== undefined) return [{ kind: 'reference', store: 'unknown', name: setting, at }]
  const literal = literalAt(at)
  if (literal) return [literal]
  const name = NAME.exec(code)?.[1]
  const value = name === undefined || steps === 0 ? undefined : valueOf(name, at, inFunction, given, language)
  // What is decided elsewhere is sent from here.
  return value && writtenValue(value, inFunction, given, language, steps - 1)?.parts
}

/** The name of a setting that is read: it comes from a file, the environment or a store of secrets, whichever the program is run with. */
function settingIn(code: string, language: CLike): string | undefined {
  const groups = language === 'cs' ? readsConfiguration.exec(code)?.groups : undefined
  return groups && Object.values(groups).find((one) => one !== undefined)
}

function literalAt(at: Span): Part | undefined {
  const code = codeAt(at, 2100)
  const [whole, , inner = ''] = QUOTED.exec(code) ?? []
  if (whole === undefined || inner === '') return undefined
  const start = at.start + whole.length - 1 - inner.length
  return { kind: 'text', text: slice(at.file.whole, start, start + inner.length) }
}
