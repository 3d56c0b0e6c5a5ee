import { environmentOf } from '../classify/environment.ts'
import { words } from '../text/words.ts'
import { fileRole } from '../classify/file-role.ts'
import type { Surroundings } from '../classify/endpoint.ts'
import type { Company } from '../knowledge/company.ts'
import type { Agent, Evidence, Related } from '../model/index.ts'
import type { HeldTokenReading, PersonalToolReading } from '../model/runs.ts'
import type { Reading, ShippingReading, SigningReading, Template, VariablesReading } from '../model/reading.ts'
import type { SourceFile, Span, Text } from '../text/source.ts'
import { folderOf } from '../text/paths.ts'
import { addTo } from '../text/grouped.ts'

/** A file that some agent client reads, and the client. */
export interface ClientFile {
  readonly agent: Agent
  readonly at: Span
}

/** A declaration that a key ends with the session: `agent-auth-lint-session-key: expires=…`. */
export interface SessionKey {
  readonly line: number
  readonly valid: boolean
}

/** What linking is given beside the readings. */
export interface Surrounds {
  /** Seconds since 1970. */
  readonly now: number
  readonly clients: readonly ClientFile[]
  /** Session keys declared in a file, by the line that they speak of. */
  readonly sessionKeys: (file: SourceFile) => readonly SessionKey[]
  /** The folder of the nearest package manifest upwards, '' for the root. */
  readonly packageOf: (path: string) => string
  /** Whether a path is part of the scan. */
  readonly has: (path: string) => boolean
  /** All paths of the scan. */
  readonly paths?: () => Iterable<string>
  /** The text of a file that is part of the scan. */
  readonly text: (path: string) => string | undefined
  /** Whether a path is below a folder of tests by what else is in it. */
  readonly inTests: (path: string) => boolean
  /** Whether a README above a path says that it is there to learn from. */
  readonly inSamples: (path: string) => boolean
  /** Those of the variables that files set and nothing speaks of, asked once for all of them. */
  readonly unusedVariables: <V extends { readonly name: string; readonly file: string }>(variables: readonly V[]) => ReadonlySet<V>
  /** Those of the constants whose name is written nowhere else. */
  readonly unusedConstants: <V extends { readonly name: string; readonly file: string }>(constants: readonly V[]) => ReadonlySet<V>
  /** Ignored by this machine's git configuration and not by the repository. */
  readonly ignoredOnlyHere: (path: string) => boolean
  /** Takes a fault of our own, so that what cannot be joined does not take the rest down. */
  readonly failed: (path: string, cause: unknown) => void
  /** What the company says of its own hosts and keys, for a path. */
  readonly company: (path: string) => Company
}

/** All facts of the repository that several links need, gathered once. */
export interface Facts extends Surrounds {
  readonly services: ReadonlySet<string>
  readonly variables: readonly VariablesReading[]
  readonly shipping: readonly ShippingReading[]
  readonly signing: readonly SigningReading[]
  /** Functions that servers run for their MCP callers, by path and name. */
  readonly guards: ReadonlyMap<string, Evidence>
  /** The caller's tokens in variables of a request's context that hold nothing else, by their ids. */
  readonly heldTokens: ReadonlyMap<string, string>
  /** What tools run for the person whom a parameter names, by the path of the code. */
  readonly personalTools: ReadonlyMap<string, readonly PersonalToolReading[]>
  /** Folders that hold an agent, and what shows it. */
  readonly agentFolders: ReadonlyMap<string, Related>
  readonly evidence: readonly {
    readonly of: 'agent' | 'deployment' | 'this machine' | 'people'
    readonly folder: string
    readonly port?: number
    readonly ties?: readonly string[]
    readonly ofImage?: true
    readonly starts?: string
    readonly label: string
    readonly at: Span
  }[]
}

/** Gathers the facts of all readings. */
export function gather(readings: readonly Reading[], surrounds: Surrounds): Facts {
  const services = new Set<string>()
  const variables: VariablesReading[] = []
  const shipping: ShippingReading[] = []
  const signing: SigningReading[] = []
  const guards = new Map<string, Evidence>()
  const held: HeldTokenReading[] = []
  const personalTools = new Map<string, PersonalToolReading[]>()
  const agentFolders = new Map<string, Related>()
  const evidence: Facts['evidence'][number][] = []
  for (const reading of readings) {
    if (reading.kind === 'services') for (const name of reading.names) services.add(name)
    else if (reading.kind === 'variables') variables.push(reading)
    else if (reading.kind === 'shipping') shipping.push(reading)
    else if (reading.kind === 'signing') signing.push(reading)
    else if (reading.kind === 'guard') guards.set(`${reading.path}\n${reading.name}`, reading.shown)
    else if (reading.kind === 'heldToken') held.push(reading)
    else if (reading.kind === 'personalTool') {
      addTo(personalTools, reading.path, reading)
    } else if (reading.kind === 'evidence') {
      const folder = reading.folder ?? folderOf(reading.at.file.path)
      const { kind: _, ...said } = reading
      evidence.push({ ...said, folder })
      if (reading.of === 'agent' && !agentFolders.has(folder)) agentFolders.set(folder, { at: reading.at, label: reading.label })
    }
  }
  const heldTokens = alone(held)
  return { ...surrounds, services, variables, shipping, signing, guards, heldTokens, personalTools, agentFolders, evidence }
}

/** Tokens by their ids, without those in whose place, or around it, something else is put as well. */
function alone(held: readonly HeldTokenReading[]): Map<string, string> {
  const others = new Set(held.flatMap(({ id, token }) => (token === undefined ? [id] : [])))
  const isCrossed = (id: string) => id.split('\n').some((_, index, parts) => others.has(parts.slice(0, index + 1).join('\n')))
  return new Map(held.flatMap(({ id, token }) => (token === undefined || isCrossed(id) ? [] : [[id, token] as const])))
}

/** The folders from a path's own up to the root, nearest first. */
export function* foldersUpwards(folder: string): Generator<string> {
  for (let current = folder; ; current = folderOf(current)) {
    yield current
    if (current === '') return
  }
}

/** What shows that the package around a file holds an agent: an SDK it depends on, or an instruction file at its root. */
export function agentPackage(path: string, facts: Facts): Evidence | undefined {
  const home = facts.packageOf(path)
  for (const folder of foldersUpwards(folderOf(path))) {
    const shown = facts.agentFolders.get(folder)
    if (shown) return { is: 'agent-dependency', at: shown.at, say: `the package ${shown.label}` }
    if (folder === home) return undefined
  }
  return undefined
}

/** Whether a folder upwards of a path is a GitHub Action. */
export function inAction(path: string, { has }: Facts): boolean {
  return [...foldersUpwards(folderOf(path))].some((folder) =>
    ['action.yml', 'action.yaml'].some((name) => has(folder ? `${folder}/${name}` : name)),
  )
}

/**
 * Surroundings of an address in a file: variable name before values in the file before the file's name (STANDARD.md,
 * "What stands around it").
 */
export function surroundingsOf(facts: Facts, file: SourceFile, names: readonly string[], mode?: 'live' | 'test' | 'unknown'): Surroundings {
  const environment = environmentNamed(names) ?? environmentInFile(facts, file) ?? environmentOfFile(file)
  return { services: facts.services, company: facts.company(file.path), ...(environment ? { environment } : {}), ...(mode ? { mode } : {}) }
}

function environmentNamed(names: readonly string[]): Surroundings['environment'] {
  for (const name of names) {
    const found = environmentOf(words(name))
    if (found) return { environment: found.environment, because: `\`${found.word}\` in ${name}` }
  }
  return undefined
}

const ENVIRONMENT_VARIABLES = new Set([
  'NODE_ENV',
  'APP_ENV',
  'RAILS_ENV',
  'ENVIRONMENT',
  'VERCEL_ENV',
  'DEPLOY_ENV',
  'ENV',
  'STAGE',
  'PYTHON_ENV',
  'FLASK_ENV',
  'DJANGO_ENV',
])

/** What each file of variables says of its environment, found once for all its values. */
const environments = new WeakMap<readonly VariablesReading[], Map<SourceFile, Surroundings['environment']>>()

function environmentInFile({ variables }: Facts, file: SourceFile): Surroundings['environment'] {
  let known = environments.get(variables)
  if (!known) {
    known = new Map()
    for (const reading of variables) if (!known.get(reading.at.file)) known.set(reading.at.file, environmentIn(reading))
    environments.set(variables, known)
  }
  return known.get(file)
}

function environmentIn(reading: VariablesReading): Surroundings['environment'] {
  for (const { name, value } of reading.assignments) {
    if (!ENVIRONMENT_VARIABLES.has(name.value)) continue
    const text = literalText(value)
    const found = text && environmentOf(words(text.value))
    if (found) return { environment: found.environment, because: `${name.value} is ${text.value.slice(0, 20)}` }
  }
  return undefined
}

function environmentOfFile(file: SourceFile): Surroundings['environment'] {
  const { environment } = fileRole(file.path)
  return environment && { environment, because: `the file's name says ${environment}` }
}

/** The text of a template without references; undefined when it has any, or is empty. */
export function literalText(value: Template): Text | undefined {
  const [first, ...more] = value.parts
  return first?.kind === 'text' && more.length === 0 ? first.text : undefined
}

/** Whether a host is a container of the repository with a name of several labels, whose password is that of any other container. */
export function isNamedLikeHost(host: string | undefined, { services }: Facts): boolean {
  return host !== undefined && host.includes('.') && services.has(host)
}
