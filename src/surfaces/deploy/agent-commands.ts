import type { Agent } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import type { Span, Text } from '../../text/source.ts'
import type { Reader, Surface } from '../reading/surface.ts'
import { agentOf } from '../clients/clients.ts'
import { launchesNext } from '../../knowledge/words/started-agents.ts'
import { programName } from './package-name.ts'
import { overriddenTree } from './config-overrides.ts'
import { readServers } from '../clients/mcp-servers.ts'
import { type Field, listNode, mapNode } from './nodes.ts'
import { readDocument } from '../clients/server-document.ts'
import { type EntryContext, looksLikeServer, readEntry } from '../clients/server-entry.ts'
import { publicSecret } from '../clients/entry-oauth.ts'
import { toolSet } from '../clients/tool-sets.ts'
import { append } from '../../text/append.ts'
import { split, pairs, header, under, whole, withValue } from './command-fields.ts'
import { PROGRAMS } from './agent-programs.ts'

/** Command lines of agents that take servers along. */
export interface Program {
  readonly names: readonly string[]
  readonly client: Surface
  /** Row of knowledge/scopes/tool-permissions for flags that switch confirmations off. */
  readonly unsafe?: string
  /** The command in which it asks nobody anyway, and the row for options that there take away what else holds it. */
  readonly unattended?: { readonly verb: string; readonly unsafe: string }
  /** Options of which each sets one value of the configuration, and the tables of servers there. */
  readonly overrides?: { readonly options: readonly string[]; readonly servers: readonly (readonly string[])[] }
}

const URL_OPTIONS = new Set(['--url', '--server-url'])

const COMMAND_OPTIONS = new Set(['--command'])

const ARGUMENT_OPTIONS = new Set(['--args', '--arg'])

const ENV_OPTIONS = new Set(['--env', '-e'])

const HEADER_OPTIONS = new Set(['--header', '-H', '--headers'])

const NAME_OPTIONS = new Set(['--name', '-n'])

const TOKEN_VARIABLE_OPTIONS = new Set(['--bearer-token-env-var'])

const CLIENT_SECRET_OPTIONS = new Set(['--oauth-client-secret'])

/** Options whose value says nothing about a credential. */
const OTHER_OPTIONS = new Set([
  '--transport',
  '-t',
  '--scope',
  '-s',
  '--type',
  '--timeout',
  '--description',
  '--client-id',
  '--callback-port',
  '--oauth-client-id',
  '--oauth-redirect-uri',
  '--oauth-scopes',
  '--oauth-authorization-url',
  '--oauth-token-url',
  '--include-tools',
  '--exclude-tools',
  '--auth',
  '-a',
  '--cwd',
  '--tools',
  '--agent',
  '--workspace',
  '--profile',
])

const OAUTH_OPTIONS = new Set(['--client-id', '--oauth-client-id', '--auth', '-a'])

/** JSON on the command line: a table of servers, or one server with its name. */
const JSON_OPTIONS = new Set(['--mcp-config', '--additional-mcp-config', '--add-mcp', '--mcp'])

const EXTENSION_OPTIONS = new Set(['--with-extension', '--with-streamable-http-extension', '--with-remote-extension'])

/** What a command says when its program is an agent's; undefined for any other. */
export function agentCommand(words: readonly Text[], source: EntryContext['source'], reader: Reader): AsyncIterable<Reading> | undefined {
  const found = programIn(words)
  return found && readProgram(found.program, words, found.from, { agent: agentOf(found.program.client), source }, reader)
}

/** The flags that switch confirmations off, of a command whose output another one takes: `OUTPUT=$(claude -p "…" …)`. */
export function* unattendedAgent(words: readonly Text[]): Generator<Reading> {
  const found = programIn(words)
  if (found) yield* unattended(found.program, words.slice(found.from), startsWithOther(words.slice(0, found.from)))
}

/** The agent's program that a command starts, and at which word it stands. */
function programIn(words: readonly Text[]): { readonly program: Program; readonly from: number } | undefined {
  for (const [from, word] of words.slice(0, 8).entries()) {
    const bare = withoutVersion(word.value)
    const program = BY_NAME.get(programName(bare)) ?? BY_NAME.get(bare)
    if (program) return { program, from }
  }
  return undefined
}

/** The programs of agents, each by its names; of two with one name the first counts. */
const BY_NAME = new Map(PROGRAMS.toReversed().flatMap((program) => program.names.map((name) => [name, program] as const)))

/** `@openai/codex@latest` is `@openai/codex`. */
function withoutVersion(word: string): string {
  const at = word.lastIndexOf('@')
  return at > 0 && /^@[\w.^~-]+$/.test(word.slice(at)) ? word.slice(0, at) : word
}

async function* readProgram(
  program: Program,
  all: readonly Text[],
  from: number,
  context: EntryContext,
  reader: Reader,
): AsyncGenerator<Reading> {
  const words = all.slice(from)
  const [, group, verb] = words
  if (group?.value === 'mcp' && verb?.value === 'add') yield* added(words.slice(3), context, whole(words))
  else if (group?.value === 'mcp' && verb?.value === 'add-json') yield* addedJson(words.slice(3), context, reader)
  yield* options(words, context, reader)
  yield* unattended(program, words, startsWithOther(all.slice(0, from)))
}

/**
 * Flags that switch confirmations off, or what else holds an agent that asks nobody. Behind other programs a short one may be theirs:
 * `docker logs cursor-agent -f`.
 */
function* unattended(
  { unsafe, unattended: alone, names }: Program,
  words: readonly Text[],
  others = false,
  asksNobody = false,
): Generator<Reading> {
  const options = words.flatMap((word, i) => (word.value.startsWith(others ? '--' : '-') ? [word, ...withValue(word, words[i + 1])] : []))
  const found = unsafe ? [...toolSet([unsafe], 'command', names[0], options)] : []
  yield* found
  if (alone && found.length === 0 && (asksNobody || words[1]?.value === alone.verb))
    yield* toolSet([alone.unsafe], 'command', names[0], options)
}

/** Whether a program stands in front that does not start the one behind it. */
function startsWithOther([first]: readonly Text[]): boolean {
  const name = first && programName(first.value)
  return name !== undefined && !/^[A-Za-z_]\w*=/.test(first?.value ?? '') && !SHELLS.test(name) && !launchesNext.pattern.test(name)
}

const SHELLS = /^(?:ba|z|da)?sh$/

/** `add NAME URL`, `add NAME -- PROGRAM …`, options before or after. */
function* added(words: readonly Text[], context: EntryContext, at: Span): Generator<Reading> {
  const env: Field[] = []
  const headers: Field[] = []
  const fields: Field[] = []
  const positional: Text[] = []
  const args: Text[] = []
  let name: Text | undefined
  let secret: Text | undefined
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Text
    if (word.value === '--') {
      append(positional, words.slice(i + 1))
      break
    }
    const { flag, inline } = split(word)
    const next = () => inline ?? words[++i]
    if (!flag.startsWith('-') || isProgram(positional[1])) positional.push(word)
    else if (ENV_OPTIONS.has(flag)) append(env, pairs(next()))
    else if (HEADER_OPTIONS.has(flag)) append(headers, header(next()))
    else if (NAME_OPTIONS.has(flag)) name = next()
    else if (URL_OPTIONS.has(flag)) append(fields, under('url', next()))
    else if (COMMAND_OPTIONS.has(flag)) append(fields, under('command', next()))
    else if (ARGUMENT_OPTIONS.has(flag)) append(args, [next() ?? []].flat())
    else if (TOKEN_VARIABLE_OPTIONS.has(flag)) append(fields, under('bearer_token_env_var', next()))
    else if (CLIENT_SECRET_OPTIONS.has(flag)) secret = next()
    else if (OTHER_OPTIONS.has(flag)) {
      const value = next()
      if (value && OAUTH_OPTIONS.has(flag)) fields.push(['oauth', mapNode([], value.at)])
    }
  }
  name ??= positional.shift()
  const [target, ...rest] = positional
  if (!name) return
  if (target) fields.push([ADDRESS.test(target.value) ? 'url' : 'command', target])
  if (rest.length + args.length > 0) fields.push(['args', listNode([...rest, ...args], at)])
  const entry = mapNode([...fields, ['env', mapNode(env, at)], ['headers', mapNode(headers, at)]], at)
  if (looksLikeServer(entry)) yield* readEntry(name, entry, context)
  if (secret) yield publicSecret(secret, name, context.agent)
}

const ADDRESS = /^[a-z][a-z+]*:\/\/|^\$\{?\w*UR[LI]/i

/** What follows a program is its own; an address or a whole command line may be followed by options. */
function isProgram(word: Text | undefined): boolean {
  return word !== undefined && !ADDRESS.test(word.value) && !/\s/.test(word.value)
}

/** `add-json NAME '{…}'`. */
async function* addedJson(words: readonly Text[], context: EntryContext, reader: Reader): AsyncGenerator<Reading> {
  const [name, json] = words.filter(({ value }) => !value.startsWith('-') && !/^(?:local|user|project)$/.test(value))
  const root = json && (await reader.parse('jsonc', json)).roots[0]
  if (name && root && looksLikeServer(root)) yield* readEntry(name, root, context)
}

/** Servers in options of the agent itself. */
async function* options(words: readonly Text[], context: EntryContext, reader: Reader): AsyncGenerator<Reading> {
  for (const [i, word] of words.entries()) {
    const { flag, inline } = split(word)
    const value = inline ?? words[i + 1]
    if (!value) continue
    if (JSON_OPTIONS.has(flag)) yield* serversInJson(value, context, reader)
    else if (EXTENSION_OPTIONS.has(flag)) {
      const entry = mapNode([[flag === '--with-extension' ? 'command' : 'url', value]], value.at)
      yield* readEntry({ value: 'extension', at: value.at }, entry, context)
    }
  }
  yield* overridden(words, context, reader)
}

/** Servers that options of the agent write into its configuration, one value each. */
async function* overridden(words: readonly Text[], context: EntryContext, reader: Reader): AsyncGenerator<Reading> {
  const overrides = PROGRAMS.find(({ client }) => client.agent?.id === context.agent.id)?.overrides
  if (!overrides) return
  const end = words.findIndex(({ value }) => value === '--')
  const own = end < 0 ? words : words.slice(0, end)
  const values = own.flatMap((word, i) => {
    const { flag, inline } = split(word)
    return overrides.options.includes(flag) ? [inline ?? own[i + 1] ?? []].flat() : []
  })
  if (values.length === 0) return
  const root = await overriddenTree(values, whole(words), reader)
  yield* readServers(root, { agent: context.agent, source: context.source, servers: overrides.servers })
}

/** A JSON text with servers; anything else (a path, a reference) says nothing. */
export async function* serversInJson(text: Text, context: EntryContext, reader: Reader): AsyncGenerator<Reading> {
  if (!/^\s*\{/.test(text.value)) return
  for (const root of (await reader.parse('jsonc', text)).roots) yield* readDocument(root, context)
}

/** Words of a line of options alone, as CI actions take them: `--mcp-config '{…}' --max-turns 5`. */
export async function* agentOptions(words: readonly Text[], agent: Agent, reader: Reader): AsyncGenerator<Reading> {
  yield* options(words, { agent, source: 'workflow' }, reader)
  const program = PROGRAMS.find(({ client }) => agentOf(client).id === agent.id)
  // What takes options alone starts the agent for a task.
  if (program) yield* unattended(program, words, false, true)
}
