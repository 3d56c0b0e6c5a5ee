import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../text/errors.ts'
import { duration, LIFETIMES, type Lifetimes, type Limits } from '../knowledge/lifetimes.ts'
import { parseLifetime } from '../text/lifetime.ts'
import { entries, get, items, type Node } from '../parse/node.ts'
import { printable } from '../text/printable.ts'
import { readText } from '../discover/read-file.ts'
import type { Level } from '../model/severity.ts'
import { SourceFile } from '../text/source.ts'
import { didYouMean } from './suggest.ts'

/** What a project has settled for itself: data only, as the scanned repository is not trusted to run anything. */
export interface Config {
  /** The file that says so, below the root. */
  readonly path: string
  readonly profile?: Profile
  readonly rules: Readonly<Record<string, Level | 'off'>>
  readonly lifetimes: Lifetimes
  /** Globs of files whose client_credentials are declared to be for machines (STANDARD.md, "OAuth clients and servers"). */
  readonly machineToMachine: readonly string[]
}

type Profile = 'recommended' | 'strict' | 'local'

const NAMES = [
  'agent-auth-lint.config.json', 'agent-auth-lint.config.jsonc', 'agent-auth-lint.config.yaml', 'agent-auth-lint.config.yml',
  '.agent-auth-lintrc', '.agent-auth-lintrc.json', '.agent-auth-lintrc.yaml', '.agent-auth-lintrc.yml',
]
const MAX_BYTES = 256 * 1024
const KEYS = ['profile', 'rules', 'lifetimes', 'machineToMachine']
const PROFILES = ['recommended', 'strict', 'local'] as const
const LEVELS = ['error', 'warning', 'note'] as const

/**
 * The configuration of a root: the first of the known files, or `agentAuthLint` in package.json; undefined without one.
 * Throws UsageError for anything in it that cannot be meant.
 */
export async function readConfig(root: string, rules: readonly string[] | (() => Promise<readonly string[]>)): Promise<Config | undefined> {
  const known = async () => (typeof rules === 'function' ? await rules() : rules)
  const name = NAMES.find((one) => isFile(join(root, one)))
  if (name) return configOf(await parsed(root, name), name, await known())
  if (!isFile(join(root, 'package.json'))) return undefined
  const result = readText(join(root, 'package.json'), MAX_BYTES)
  if (result.is !== 'text' || !result.text.includes('agentAuthLint')) return undefined
  const own = get(await parsed(root, 'package.json'), 'agentAuthLint')
  return own && configOf(own, 'package.json', await known())
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}

async function parsed(root: string, name: string): Promise<Node> {
  const result = readText(join(root, name), MAX_BYTES)
  if (result.is !== 'text') throw new UsageError(`${name} cannot be read`)
  const file = new SourceFile(name, result.text)
  const at = { file, start: 0, end: result.text.length }
  const { parse } = await import('../parse/index.ts')
  const { roots, problems } = await parse(/\.jsonc?$/.test(name) ? 'jsonc' : 'yaml', { value: result.text, at })
  const [problem] = problems
  if (problem) throw fault(problem, name, problem.value)
  return roots[0] ?? { kind: 'map', entries: [], open: false, at }
}

function configOf(root: Node, path: string, rules: readonly string[]): Config {
  if (root.kind !== 'map') throw fault(root, path, 'a map of settings is expected')
  for (const { key } of root.entries) if (!KEYS.includes(key.value)) throw fault(key, path, `unknown setting "${key.value}"${didYouMean(key.value, KEYS)}`)
  const profile = get(root, 'profile')
  return {
    path,
    ...(profile ? { profile: oneOf(profile, path, PROFILES) } : {}),
    rules: Object.fromEntries(
      entries(get(root, 'rules')).map(({ key, value }) => {
        if (!rules.includes(key.value)) throw fault(key, path, `unknown rule "${key.value}"${didYouMean(key.value, rules)}`)
        // YAML reads a bare `off` as text or as false, by its version.
        return [key.value, value.kind === 'scalar' && value.value === false ? 'off' : oneOf(value, path, [...LEVELS, 'off'] as const)]
      }),
    ),
    lifetimes: lifetimesOf(get(root, 'lifetimes'), path),
    machineToMachine: globsOf(get(root, 'machineToMachine'), path),
  }
}

/** `lifetimes: { access: { warning: 8h, error: 7d } }`; levels that are not named keep their limits. */
function lifetimesOf(node: Node | undefined, path: string): Lifetimes {
  const own = entries(node).map(({ key, value }) => {
    const usual = Object.entries<Limits>(LIFETIMES).find(([name]) => name === key.value)?.[1]
    if (!usual) throw fault(key, path, `unknown lifetime "${key.value}"${didYouMean(key.value, Object.keys(LIFETIMES))}`)
    return [key.value, limitsOf(value, usual, path)] as const
  })
  return { ...LIFETIMES, ...Object.fromEntries(own) }
}

function limitsOf(node: Node, usual: Limits, path: string): Limits {
  const given = entries(node).map(({ key, value }) => {
    const level = LEVELS.find((one) => one === key.value)
    if (!level) throw fault(key, path, `unknown level "${key.value}"${didYouMean(key.value, LEVELS)}`)
    const seconds = value.kind === 'scalar' && typeof value.value === 'string' ? (parseLifetime(value.value, 'ms-lib') ?? parseLifetime(value.value, 'iso8601')) : undefined
    if (typeof seconds !== 'number' || /^[\d.\s]*$/.test(String(value.kind === 'scalar' ? value.value : ''))) throw fault(value, path, 'a lifetime with its unit is expected, such as 8h or 30d')
    return { level, above: seconds, says: `${path} allows ${duration(seconds)}` }
  })
  if (given.length === 0) throw fault(node, path, 'a level with a lifetime is expected, such as { warning: 8h }')
  const kept = usual.bounds.filter(({ level, above }) => !given.some((one) => one.level === level || (rank(one.level) < rank(level) ? one.above > above : one.above < above)))
  const bounds = [...given, ...kept].toSorted((a, b) => b.above - a.above)
  return { fine: `${duration(Math.min(...bounds.map(({ above }) => above)))} or less`, bounds }
}

function rank(level: Level): number {
  return LEVELS.length - LEVELS.indexOf(level)
}

function globsOf(node: Node | undefined, path: string): string[] {
  if (!node) return []
  if (node.kind !== 'list') throw fault(node, path, 'a list of file patterns is expected')
  return items(node).map((item) => {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') throw fault(item, path, 'a file pattern is expected')
    return item.value
  })
}

function oneOf<T extends string>(node: Node, path: string, known: readonly T[]): T {
  const found = known.find((one) => node.kind === 'scalar' && one === node.value)
  if (!found) throw fault(node, path, `one of ${known.join(', ')} is expected`)
  return found
}

function fault({ at }: Pick<Node, 'at'>, path: string, say: string): UsageError {
  return new UsageError(printable(`${path}:${at.file.position(at.start).line}: ${say}`))
}
