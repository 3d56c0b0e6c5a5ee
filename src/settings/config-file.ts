import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, parse, resolve } from 'node:path'
import { isCostly } from '../discover/ignore-file.ts'
import { readText } from '../discover/read-file.ts'
import type { Company } from '../knowledge/company.ts'
import { entries, get, items, type Node } from '../parse/node.ts'
import { codeFrame } from '../report/code-frame.ts'
import { oneLine, Redactor } from '../report/redact.ts'
import { region, shownLine } from '../report/region.ts'
import { UsageError } from '../text/errors.ts'
import { relativeTo } from '../text/paths.ts'
import { printable } from '../text/printable.ts'
import { codeAt, SourceFile, type Span } from '../text/source.ts'
import { companyOf } from './company.ts'
import type { ConfigValues } from './config-schema.ts'
import { validated } from './validated.ts'
import { whyNotLinear } from './linear-pattern.ts'
import { didYouMean } from './suggest.ts'
import { append } from '../text/append.ts'

/** An exception of a configuration file, and where it stands there. */
export type ConfigException = NonNullable<ConfigValues['exceptions']>[number] & { readonly at: Span }

/** One configuration file, valid. */
export interface ConfigFile {
  /** As messages call it: from the scanned root. */
  readonly path: string
  readonly values: ConfigValues
  readonly company: Company
  readonly exceptions: readonly ConfigException[]
  /** The line of each setting, for `--print-config`. */
  readonly lineOf: (...keys: readonly (string | number)[]) => number | undefined
}

interface Context {
  /** The scanned root, absolute. */
  readonly root: string
  /** What no file may lead out of: the root of the repository. */
  readonly top: string
  /** The file that was asked for on the command line. */
  readonly file?: string
  readonly rules: readonly string[]
}

const MAX_BYTES = 256 * 1024

const DEEPEST = 10

/** A configuration file and those that it extends, the weakest first. Throws UsageError for anything in it that cannot be meant. */
export async function readConfigFile(absolute: string, context: Context): Promise<ConfigFile[]> {
  return extended(absolute, context, [])
}

async function extended(absolute: string, context: Context, above: readonly string[]): Promise<ConfigFile[]> {
  const path = shownPath(absolute, context)
  const root = await parsed(absolute, path, context)
  const node = /(?:^|\/)package\.json$/.test(path) ? get(root, 'agentAuthLint') : root
  if (!node) return []
  const own = configOf(node, path, context.rules)
  const files: ConfigFile[] = []
  for (const written of filesOf(get(node, 'extends'))) {
    const target = resolve(dirname(absolute), written.text)
    const fault = whyNotExtended(target, written.text, context, [...above, absolute])
    if (fault) throw problemAt(written.at, path, fault)
    append(files, await extended(target, context, [...above, absolute]))
  }
  return [...files, own]
}

function filesOf(node: Node | undefined): { text: string; at: Span }[] {
  return (node?.kind === 'list' ? items(node) : node ? [node] : []).map((one) => ({
    text: one.kind === 'scalar' ? String(one.value) : '',
    at: one.at,
  }))
}

function whyNotExtended(target: string, written: string, { top }: Context, above: readonly string[]): string | undefined {
  if (/^(?:[a-z]+:|\/|\\|@|[a-z]:)/i.test(written)) return `"${written}" is not a relative file; packages and addresses are never loaded`
  if (!existsSync(target) || !statSync(target).isFile()) return `there is no file "${written}"`
  if (relativeTo(realpathSync.native(top), realpathSync.native(target)) === undefined) return `"${written}" lies outside of the repository`
  if (above.some((one) => realpathSync.native(one) === realpathSync.native(target))) return `"${written}" extends itself`
  return above.length >= DEEPEST ? `files extend each other more than ${DEEPEST} times` : undefined
}

function shownPath(absolute: string, { root }: Context): string {
  const inside = relativeTo(root, absolute)
  if (inside !== undefined) return inside
  let up = ''
  for (let at = root; ; at = dirname(at)) {
    const below = relativeTo(at, absolute)
    if (below !== undefined) return up + below
    if (dirname(at) === at) return absolute
    up += '../'
  }
}

async function parsed(absolute: string, path: string, { top, file: asked }: Context): Promise<Node> {
  // What the user named may stand anywhere; what stands in the repository may not lead out of it.
  const result = readText(asked === undefined ? top : parse(absolute).root, absolute, MAX_BYTES)
  if (result.is !== 'text') throw new UsageError(printable(`${path} cannot be read: ${result.say}`))
  const file = new SourceFile(path, result.text)
  const { parse: parsedAs } = await import('../parse/index.ts')
  const { roots, problems } = await parsedAs(/\.jsonc?$/.test(path) ? 'jsonc' : 'yaml', file.whole)
  const [problem] = problems
  if (problem) throw problemAt(problem.at, path, problem.value)
  const [, second] = roots
  if (second) throw problemAt(second.at, path, 'one document is expected')
  const [root] = roots
  return root && !(root.kind === 'scalar' && root.value === null) ? root : { kind: 'map', entries: [], open: false, at: file.whole.at }
}

function configOf(root: Node, path: string, rules: readonly string[]): ConfigFile {
  checkKeys(root, path)
  const result = validated(plainOf(root), rules)
  if ('faults' in result) {
    const [fault] = result.faults
    if (fault) throw schemaProblem(root, path, fault)
    throw problemAt(root.at, path, 'it is not valid')
  }
  const { values } = result
  checkCosts(root, path)
  checkCredentials(root, path, values)
  return {
    path,
    values,
    company: companyOf(values, path),
    exceptions: items(get(root, 'exceptions')).map((node, i) => ({
      ...(values.exceptions?.[i] as NonNullable<ConfigValues['exceptions']>[number]),
      at: node.at,
    })),
    lineOf: (...keys) => {
      const entry = entries(nodeAt(root, keys.slice(0, -1))).findLast(({ key }) => key.value === keys.at(-1))
      return entry && entry.at.file.position(entry.at.start).line
    },
  }
}

/** YAML reads a bare `off` as text or as false, by its version. */
function plainOf(node: Node, inRules = false): unknown {
  if (node.kind === 'map') {
    const pairs = node.entries.map(({ key, value }): [string, unknown] => [key.value, plainOf(value, key.value === 'rules' || inRules)])
    return Object.fromEntries(pairs)
  }
  if (node.kind === 'list') return items(node).map((item) => plainOf(item))
  if (node.kind !== 'scalar') return undefined
  return inRules && node.value === false ? 'off' : node.value
}

/** A key that stands twice, and one that would not arrive. */
function checkKeys(node: Node, path: string): void {
  const seen = new Map<string, Span>()
  for (const { key, value } of entries(node)) {
    if (seen.has(key.value)) throw problemAt(key.at, path, `"${key.value}" is set twice`)
    if (key.value === '__proto__') throw problemAt(key.at, path, 'unknown setting "__proto__"')
    seen.set(key.value, key.at)
    checkKeys(value, path)
  }
  for (const item of items(node)) checkKeys(item, path)
}

/** Patterns become regular expressions; those with many wildcards would run for ever. */
function checkCosts(root: Node, path: string): void {
  const lists = [get(root, 'ignore'), get(root, 'machineToMachine'), ...items(get(root, 'overrides')).map((one) => get(one, 'files'))]
  const globs = [...lists.flatMap(items), ...items(get(root, 'exceptions')).flatMap((one) => get(one, 'path') ?? [])]
  for (const glob of globs) {
    if (glob.kind !== 'scalar') continue
    if (isCostly(String(glob.value))) throw problemAt(glob.at, path, 'the pattern has too many wildcards')
    if (/[([{][^)\]}]{0,200}[([{]/.test(String(glob.value))) throw problemAt(glob.at, path, 'the pattern has groups in groups')
  }
}

function checkCredentials(root: Node, path: string, { credentials = [] }: ConfigValues): void {
  for (const [i, node] of items(get(root, 'credentials')).entries()) {
    const { prefix, pattern } = credentials[i] ?? {}
    if ((prefix === undefined) === (pattern === undefined)) throw problemAt(node.at, path, 'a credential has either a prefix or a pattern')
    const why = pattern === undefined ? undefined : whyNotLinear(pattern)
    if (why) throw problemAt((get(node, 'pattern') ?? node).at, path, `the pattern cannot be used: ${why}`)
  }
}

function schemaProblem(
  root: Node,
  path: string,
  { path: keys, message, known }: { path: readonly (string | number)[]; message: string; known: readonly string[] },
): UsageError {
  const last = keys.at(-1)
  const holder = nodeAt(root, keys.slice(0, -1))
  const entry = entries(holder).findLast(({ key }) => key.value === last)
  if (message === 'missing') return problemAt((holder ?? root).at, path, `"${String(last)}" is missing`)
  if (message === 'unknown setting' && entry) {
    const parent = keys.at(-2)
    const what = parent === 'rules' ? 'rule' : parent === 'lifetimes' ? 'lifetime' : keys.at(-3) === 'lifetimes' ? 'level' : 'setting'
    return problemAt(entry.key.at, path, `unknown ${what} "${entry.key.value}"${didYouMean(entry.key.value, known)}`)
  }
  const at = nodeAt(root, keys)?.at ?? root.at
  if (message !== 'unknown rule') return problemAt(at, path, message)
  const value = codeAt(at)
  return problemAt(at, path, `unknown rule "${value}"${didYouMean(value, known)}`)
}

function nodeAt(root: Node, keys: readonly (string | number)[]): Node | undefined {
  let at: Node | undefined = root
  for (const key of keys) at = typeof key === 'number' ? items(at)[key] : get(at, key)
  return at
}

/** The fault, its place and its line; nothing that looks like a key is shown, even here. */
function problemAt(at: Span, path: string, say: string): UsageError {
  const { file, start } = at
  const { line, column } = file.position(start)
  const own = new Redactor([file])
  const plain = (text: string) => text
  const gutter = String(line).length
  const where = region(at)
  const shown = shownLine(file, where.startLine, (of, number) => own.line(of, number, true))
  const frame = codeFrame(shown, where, {
    gutter,
    width: 120,
    sign: '^',
    paintGutter: plain,
    paintSign: plain,
  })
  return new UsageError(oneLine(own.text(`${path}:${line}:${column}: ${say}`, true)), frame)
}
