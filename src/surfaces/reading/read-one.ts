import { isManifestName } from './manifests.ts'
import { DIRECTIVE, PYTHON } from './concerns.ts'
import { type FileOutcome, leftOut, unread } from './outcome.ts'
import type { Module } from '../../program/index.ts'
import type { Agent } from '../../model/index.ts'
import { type Format, formatOfName, parse } from '../../parse/index.ts'
import type { Node, Parsed } from '../../parse/node.ts'
import type { CellCode } from '../../parse/notebook.ts'
import type { Project } from '../../discover/project.ts'
import type { Failure, Unreadable } from '../../judge/finding.ts'
import type { ClientFile } from '../../link/index.ts'
import type { Reading } from '../../model/reading.ts'
import { clock, processorTime } from '../../text/node.ts'
import { type Located, SourceFile } from '../../text/source.ts'
import type { Gate } from './read.ts'
import type { Reader, Surface, SurfaceEntry } from './surface.ts'
import { append } from '../../text/append.ts'

/** How long one file may take, in milliseconds of processor time: eight times what 900 kB of real Python do. */
export const FILE_TIME = 20_000

export const TOO_SLOW = `reading it takes longer than ${FILE_TIME / 1000} s`

export interface FileOptions {
  /** It counts as read even if nothing more comes of it. */
  readonly looked: boolean
  readonly seen?: Gate['seen']
  /** Whether surfaces read it that would not take it to be worth parsing. */
  readonly everything?: boolean
  /** Default: `FILE_TIME`. */
  readonly time?: number
}

/** Reads a file with the surfaces that its name and words call for. */
export async function readFile(
  file: SourceFile,
  surfaces: readonly SurfaceEntry[],
  project: Project,
  { looked, seen, everything = false, time = FILE_TIME }: FileOptions,
): Promise<FileOutcome> {
  const all = await Promise.all(surfaces.map((surface) => surface.load()))
  const loaded = everything || NOTEBOOK.test(file.path) ? all : all.filter((surface) => surface.earns?.(file) ?? true)
  const parses = new Parses(file, project, JSON5.test(file.path) || loaded.some(({ format }) => format === 'json5'))
  const reader: Reader = { file, project, parse }
  const counted = new Set<Surface['counts']>()
  const problems: ProblemLists = new Map()
  const roots: Node[] = []
  const readings: Reading[] = []
  const clients: ClientFile[] = []
  const failures: Failure[] = []
  const useful: string[] = []
  const isLate = stopwatch(time)
  for (const surface of loaded) {
    if (isLate()) return unread([leftOut(file.path, TOO_SLOW)])
    const before = readings.length
    let claimed = false
    try {
      claimed = await readWith(surface, parses, reader, roots, problems, readings)
    } catch (cause) {
      failures.push({ what: `surface ${surface.id}`, path: file.path, cause })
    }
    if (readings.length > before) useful.push(surface.id)
    if (!claimed) continue
    if (surface.format !== 'text' || READ_WHOLE.has(surface.counts) || readings.length > before) counted.add(surface.counts)
    if (surface.agent && surface.counts === 'agent' && isOwnFile(file, readings.slice(before)))
      clients.push({ agent: readerOf(readings.slice(before)) ?? surface.agent, at: { file, start: 0, end: 0 } })
  }
  seen?.(
    file.path,
    loaded.map(({ id }) => id),
    useful,
  )
  const unreadable = [...problems.values()].flatMap((list) =>
    list.slice(0, MOST_PROBLEMS).map(({ value, at }) => ({ path: file.path, at, reason: 'syntax' as const, say: value })),
  )
  const counts =
    (['agent', 'variables', 'oauth', 'code', 'other'] as const).find((kind) => counted.has(kind)) ?? (looked ? 'other' : undefined)
  const declares = file.text.includes(DIRECTIVE)
  const says = readings.length > 0 || declares
  return {
    ...(says && { file }),
    readings,
    clients,
    unreadable,
    failures,
    roots: says ? roots : [],
    declares,
    ...(counts && { counts }),
    isParsedCode: counts === 'code',
  }
}

/** What texts of these count as, whatever comes of them: they are read from beginning to end. */
const READ_WHOLE: ReadonlySet<Surface['counts']> = new Set(['agent', 'code'])

/** Whether so much processor time has gone by, asked between one step and the next; a thread of its own is stopped in the middle of one. */
function stopwatch(time: number): () => boolean {
  const started = clock()
  // Asking the system costs more than most files: what it said within the last tenth of a second will do.
  if (time < Infinity && started - latest.at > 100) latest = { at: started, cpu: processorTime() }
  const before = latest.cpu
  return () => {
    // On the clock it takes as long at least, and is cheaper to ask.
    if (clock() - started < time) return false
    return processorTime() - before > time
  }
}

let latest = { at: -Infinity, cpu: 0 }

/** The syntax errors of a manifest that breaks off before a word that would have called a surface. */
export async function brokenManifest(file: SourceFile): Promise<Unreadable[]> {
  if (!isManifestName(file.path)) return []
  const { problems } = await parse(file.path.endsWith('.toml') ? 'toml' : 'jsonc', file.whole)
  return problems.slice(0, MOST_PROBLEMS).map(({ value, at }) => ({ path: file.path, at, reason: 'syntax', say: value }))
}

/** A broken file has one cause and many symptoms. */
const MOST_PROBLEMS = 3

/** The problems of each syntax that a file was parsed as, with their places in the file. */
type ProblemLists = Map<readonly Located<string>[], readonly Located<string>[]>

/** Reads a file with one surface; false when its shape is not the surface's. */
async function readWith(
  surface: Surface,
  parses: Parses,
  reader: Reader,
  roots: Node[],
  problems: ProblemLists,
  readings: Reading[],
): Promise<boolean> {
  const { file } = parses
  if (surface.format === 'text') {
    for await (const reading of surface.read(file.whole, reader)) readings.push(reading)
    return true
  }
  if (surface.format === 'code' || surface.format === 'typescript') {
    const module = await parses.module()
    if (!problems.has(module.problems)) problems.set(module.problems, await parses.placed(module.problems))
    for await (const reading of surface.read(module, reader)) readings.push(await parses.placed(reading))
    return true
  }
  const parsed = await parses.tree(surface.format === 'by name' ? formatOfName(file.path) : surface.format)
  if (roots.length === 0) append(roots, parsed.roots)
  const { recognises } = surface
  const own = recognises ? parsed.roots.filter((root) => recognises(root, file)) : parsed.roots
  if (recognises && own.length === 0) {
    if (isManifestName(file.path)) problems.set(parsed.problems, parsed.problems)
    return false
  }
  // Charts and playbooks are templates by design; the file of an agent is read as it stands.
  if (!parsed.templated || surface.counts === 'agent') problems.set(parsed.problems, parsed.problems)
  for (const root of own) for await (const reading of surface.read(root, reader)) readings.push(reading)
  return true
}

/** Some names are shared: what a file's entries say of their client goes before its name. */
function readerOf(readings: readonly Reading[]): Agent | undefined {
  return readings.find((reading) => reading.kind === 'server')?.agent
}

/** Editors keep other settings in the same file; only servers show that an agent is used. */
function isOwnFile({ path }: SourceFile, readings: readonly Reading[]): boolean {
  return (
    !/\.vscode\/settings\.json$|\.code-workspace$|devcontainer\.json$|\.zed\/settings\.json$/.test(path) ||
    readings.some(({ kind }) => kind === 'server')
  )
}

/** What one file has been parsed into, each syntax once. */
class Parses {
  readonly trees = new Map<Format, Promise<Parsed>>()
  readonly file: SourceFile
  readonly project: Project
  readonly #isJson5: boolean
  #module: Promise<Module> | undefined
  #cells: Promise<{ readonly code: SourceFile; readonly cells: CellCode }> | undefined

  /** `isJson5`: what its name or one of its readers says of the file holds for all. */
  constructor(file: SourceFile, project: Project, isJson5: boolean) {
    this.file = file
    this.project = project
    this.#isJson5 = isJson5
  }

  tree(asked: Format): Promise<Parsed> {
    const format = asked === 'jsonc' && this.#isJson5 ? 'json5' : asked
    const tree = this.trees.get(format) ?? parse(format, this.file.whole)
    this.trees.set(format, tree)
    return tree
  }

  module(): Promise<Module> {
    this.#module ??= PYTHON.test(this.file.path)
      ? this.#pythonModule()
      : import('../../program/typescript.ts').then(({ parseTypeScript }) => parseTypeScript(this.file, { project: this.project }))
    return this.#module
  }

  async #pythonModule(): Promise<Module> {
    const [file, { pythonModule }] = await Promise.all([this.#code(), import('../../program/python.ts')])
    return pythonModule(file, { project: this.project })
  }

  async #code(): Promise<SourceFile> {
    return NOTEBOOK.test(this.file.path) ? (await this.#cellsOf()).code : this.file
  }

  /** Cells of a notebook as a file of their own. */
  #cellsOf(): Promise<{ readonly code: SourceFile; readonly cells: CellCode }> {
    const { path, git } = this.file
    this.#cells ??= Promise.all([this.tree('jsonc'), import('../../parse/notebook.ts')]).then(([{ roots }, { codeCells }]) => {
      const cells = codeCells(roots[0])
      return { code: new SourceFile(path, cells.value, git), cells }
    })
    return this.#cells
  }

  /** What was read from the code of a notebook, at its places in the notebook; other files have theirs already. */
  async placed<T>(read: T): Promise<T> {
    if (!this.#cells) return read
    const [{ code, cells }, { relocate }] = await Promise.all([this.#cells, import('../../parse/notebook.ts')])
    return relocate(read, code, cells, this.file)
  }
}

const NOTEBOOK = /\.ipynb$/i
const JSON5 = /\.json5$/i
