import { serverReading } from '../reading/server-reading.ts'
import type { Agent, StoragePlace } from '../../model/index.ts'
import type { ShellScript, ShellWord } from '../../parse/shell.ts'
import { mintsShortToken } from '../../knowledge/run-tokens.ts'
import type { Assignment, Part, Reading, ServerReading, Template } from '../../model/reading.ts'
import { codeAt, type Span, slice, type Text } from '../../text/source.ts'
import type { Reader } from '../reading/surface.ts'
import { agentCommand, unattendedAgent } from './agent-commands.ts'
import { requestedBy } from './command-requests.ts'
import { readCommand } from './command.ts'
import { programName } from './package-name.ts'
import { credentialsSent } from './request-options.ts'
import { handovers } from './environment-handover.ts'
import { asExample } from '../documents/examples.ts'
import { template } from './interpolation.ts'
import { queryReferences } from './query-references.ts'
import { HTTP_CLIENTS, sentVariables } from './sent-variables.ts'
import { commandsInside } from './substitutions.ts'
import { uncheckedTransport } from './unchecked-transport.ts'
import { firstFound } from '../../text/first-found.ts'

const SHELL: Agent = { id: 'command', name: 'a command line', oauth: 'unknown' }

/** Where the commands of a script stand. */
export interface CommandPlace {
  readonly source: ServerReading['source']
  /** What a variable set beside a command counts as: in npm scripts part of the command line, in scripts code. */
  readonly assignments?: StoragePlace
  /** A document that shows how to do it: only servers are read, and only as an example. */
  readonly example?: boolean
  /** What variables hold before the first command. */
  readonly variables?: Variables
  /** Where the commands of the script send its variables. */
  readonly sent?: ReadonlyMap<string, Text>
}

/** What the commands of a script carry: servers and bridges as connections, options with credentials as literals. */
export async function* commandReadings(script: ShellScript, place: CommandPlace, reader: Reader): AsyncGenerator<Reading> {
  const variables = new Variables(...(place.variables ? [place.variables] : []))
  const after = place.assignments === 'code' ? valuesAfter(script) : undefined
  const sent = after && sentVariables(script, (name) => after.get(name) ?? variables.get(name), after.addresses())
  for (const command of script.commands) {
    const words = command.map(({ text }) => text)
    for (const word of withoutAssignments(words)[0]) remember(word, variables)
    for await (const reading of commandReading(words, { ...place, ...(sent ? { sent } : {}) }, reader))
      yield reading.kind === 'server' ? withVariables(reading, variables) : reading
    if (!place.example) yield* askedInside(command)
  }
}

/** What a request or an agent does whose output stands in another command: `TOKEN=$(curl -k …)`, `OUT=$(claude …)`. */
function* askedInside(command: readonly ShellWord[]): Generator<Reading> {
  for (const one of commandsInside(command)) {
    const words = withoutAssignments(one)[1]
    yield* unattendedAgent(words)
    const unchecked = uncheckedTransport(words)
    if (unchecked) yield unchecked
    if (HTTP_CLIENTS.has(programName(words[0]?.value ?? ''))) yield* requestedBy(words)
  }
}

/** What variables hold, above what they held further out: a file may have thousands of variables, and of places that begin with them. */
export class Variables {
  readonly #outer: readonly Variables[]
  readonly #own = new Map<string, Held>()

  /** The nearest of the outer ones first. */
  constructor(...outer: readonly Variables[]) {
    this.#outer = outer
  }

  get(name: string): Text | undefined {
    return this.#find(name)?.text
  }

  /** The command that makes what a variable holds, where that ends by itself. */
  minting(name: string): Reference | undefined {
    return this.#find(name)?.minting
  }

  #find(name: string): Held | undefined {
    const own = this.#own.get(name)
    if (own) return own
    return firstFound(this.#outer, (one) => one.#find(name))
  }

  /** A value that is not written out hides what an outer one said. */
  set(name: string, { parts }: Template): void {
    const text = writtenIn(parts)
    const minting = parts.find((part): part is Reference => part.kind === 'reference' && mintsShortToken(codeAt(part.at)))
    this.#own.set(name, { ...(text && { text }), ...(minting && { minting }) })
  }

  /** The addresses among them. */
  addresses(): Text[] {
    return [...this.#own.values()].flatMap(({ text }) => (text && /^https?:\/\/[\w.[-]/.test(text.value) ? [text] : []))
  }
}

type Reference = Extract<Part, { kind: 'reference' }>

interface Held {
  readonly text?: Text
  readonly minting?: Reference
}

/** A text alone, or the one that holds where nobody sets the variable: `${KEY:-this}`. */
function writtenIn([only, ...more]: Template['parts']): Text | undefined {
  return more.length > 0 ? undefined : only?.kind === 'text' ? only.text : only?.fallback
}

/** The values of assignments that are written out, above outer ones. */
export function valuesOf(assignments: readonly Assignment[], ...outer: readonly Variables[]): Variables {
  const values = new Variables(...outer)
  for (const { name, value } of assignments) values.set(name.value, value)
  return values
}

/** What a script sets for those after it. */
export function valuesAfter(script: ShellScript): Variables {
  const values = new Variables()
  for (const command of script.commands) for (const word of withoutAssignments(command.map(({ text }) => text))[0]) remember(word, values)
  return values
}

/** `TOKEN=value`: the value that later commands of the script get for `$TOKEN`. */
function remember(word: Text, variables: Variables): void {
  const equals = word.value.indexOf('=')
  variables.set(word.value.slice(0, equals), template(slice(word, equals + 1)))
}

/** A literal behind a variable of the same script is the value itself (STANDARD.md, "Across files"). */
function withVariables(reading: ServerReading, variables: Variables): ServerReading {
  const fill = (one: Assignment): Assignment => ({ name: one.name, value: filled(one.value) })
  const filled = (value: Template): Template => ({
    ...value,
    parts: value.parts.map((part) => {
      if (part.kind !== 'reference' || part.store !== 'environment' || part.fallback) return part
      const known = variables.get(part.name)
      return known ? { ...part, fallback: known } : (variables.minting(part.name) ?? part)
    }),
  })
  return {
    ...reading,
    ...(reading.url ? { url: filled(reading.url) } : {}),
    headers: reading.headers.map(fill),
    env: reading.env.map(fill),
    tokens: reading.tokens.map(fill),
    options: reading.options.map(fill),
  }
}

/** The same of one command whose words are known. */
export async function* commandReading(words: readonly Text[], place: CommandPlace, reader: Reader): AsyncGenerator<Reading> {
  const agent = agentCommand(words, place.source, reader)
  const readings = agent ?? anyCommand(words, place)
  for await (const reading of readings) {
    if (!place.example) yield reading
    else if (reading.kind === 'server') yield asExample(reading)
  }
}

function* anyCommand(words: readonly Text[], { source, assignments = 'argument', sent }: CommandPlace): Generator<Reading> {
  const [variables, rest] = withoutAssignments(words)
  for (const word of variables) yield* assignedLiteral(word, assignments, sent)
  const command = readCommand(rest)
  const first = rest[0]
  const last = rest.at(-1)
  if (!command || !first || !last) return
  const unchecked = uncheckedTransport(rest)
  if (unchecked) yield unchecked
  if (HTTP_CLIENTS.has(programName(first.value))) {
    yield* requestLiterals(rest)
    yield* requestedBy(rest)
    return
  }
  const at: Span = { file: first.at.file, start: first.at.start, end: last.at.end }
  const { bridge } = command
  if (bridge) {
    yield serverReading({
      agent: SHELL,
      name: { value: bridge.name, at: command.program.at },
      source,
      url: template(bridge.url),
      bridge: bridge.name,
      headers: bridge.headers,
      env: command.env,
      oauth: bridge.clientInfo !== undefined,
      at,
    })
    return
  }
  // Words that stand alone are searched with the whole script.
  for (const { name, value } of [...command.options, ...command.env])
    if (name.value !== 'argument' || value.parts.some((part) => part.kind === 'text' && part.text.value.includes('://')))
      yield* literalArgument(name, value)
  yield* handovers(command)
}

/** Programs that set variables for what follows. */
const DECLARATIONS = new Set(['export', 'declare', 'typeset', 'local', 'readonly', 'set', 'setenv'])

/** Leading `KEY=value` words, or all of an `export`, and the command behind them. */
function withoutAssignments(words: readonly Text[]): [Text[], readonly Text[]] {
  const declares = DECLARATIONS.has(words[0]?.value ?? '')
  const from = declares ? 1 : 0
  let end = from
  while (/^[A-Za-z_]\w*\+?=/.test(words[end]?.value ?? '')) end++
  return [words.slice(from, end), declares ? [] : words.slice(end)]
}

function* assignedLiteral(word: Text, place: StoragePlace, sent: CommandPlace['sent']): Generator<Reading> {
  const equals = word.value.indexOf('=')
  const name = slice(word, 0, equals)
  const text = writtenIn(template(slice(word, equals + 1)).parts)
  const sentTo = sent?.get(name.value.replace(/\+$/, ''))
  if (text) yield { kind: 'literal', place, name, text, ...(sentTo ? { sentTo } : {}), at: text.at }
}

/** Headers, user information and query of a request. A header's own text announces what is in it. */
function* requestLiterals(words: readonly Text[]): Generator<Reading> {
  const sent = new Map([...credentialsSent(words)].map((one) => [one.option, one]))
  for (const word of words) {
    if (/^https?:\/\//.test(word.value)) {
      yield { kind: 'literal', place: 'script', text: word, at: word.at }
      yield* queryReferences(word)
    }
    const { as, value } = sent.get(word) ?? {}
    if (as === 'header' && value) yield { kind: 'literal', place: 'script', text: value, at: value.at }
    const colon = as === 'user' && value ? value.value.indexOf(':') : -1
    if (value && colon >= 0) yield* literalArgument({ value: 'password', at: value.at }, template(slice(value, colon + 1)))
  }
}

/** An option's own text as a literal under the option's name. */
function* literalArgument(name: Assignment['name'], value: Assignment['value']): Generator<Reading> {
  const [only, ...more] = value.parts
  if (only?.kind !== 'text' || more.length) return
  const text: Text = only.text
  yield { kind: 'literal', place: 'argument', name, text: slice(text, 0), at: text.at }
}
