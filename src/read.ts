import type { Found } from './discover.ts'
import type { Seen, Unreadable } from './finding.ts'
import type { ClientFile } from './link/index.ts'
import { type Format, parse } from './parse/index.ts'
import type { Node, Parsed } from './parse/node.ts'
import type { Project } from './project.ts'
import type { ReadResult } from './read-file.ts'
import type { Reading } from './reading.ts'
import type { Recogniser } from './recognise.ts'
import { SourceFile } from './source.ts'
import type { Reader, Surface } from './surface.ts'

export interface ReadOptions {
  readonly files: readonly Found[]
  readonly texts: (file: Found) => ReadResult
  readonly recogniser: Recogniser
  readonly project: Project
  readonly onProgress?: (done: number, total: number) => void
}

export interface ReadOutcome {
  readonly readings: Reading[]
  readonly clients: ClientFile[]
  readonly unreadable: Unreadable[]
  /** Every file that was read, and its trees. */
  readonly outline: Map<SourceFile, readonly Node[]>
  readonly seen: Counts
}

type Counts = { -readonly [K in Exclude<keyof Seen, 'files'>]: number }

/** Recognises, parses and reads every file with the surfaces that its name and words call for. */
export async function readFiles({ files, texts, recogniser, project, onProgress }: ReadOptions): Promise<ReadOutcome> {
  const outcome: ReadOutcome = { readings: [], clients: [], unreadable: [], outline: new Map(), seen: { agent: 0, variables: 0, oauth: 0, code: 0, other: 0, parsedCode: 0 } }
  for (const [i, found] of files.entries()) {
    onProgress?.(i, files.length)
    const surfaces = recogniser.surfacesFor(found.path)
    if (surfaces.length === 0) continue
    const result = texts(found)
    if (result.is !== 'text') {
      if (result.reason !== 'binary' || surfaces.some(({ counts }) => counts === 'agent' || counts === 'variables')) outcome.unreadable.push({ path: found.path, reason: result.reason, say: result.say })
      continue
    }
    const called = surfaces.filter(({ mentions }) => !mentions || mentions.some((word) => result.text.includes(word)))
    if (called.length === 0) continue
    await readFile(new SourceFile(found.path, result.text, found.git), called, project, outcome)
  }
  return outcome
}

async function readFile(file: SourceFile, surfaces: readonly Surface[], project: Project, outcome: ReadOutcome): Promise<void> {
  const trees = new Map<Format, Promise<Parsed>>()
  const reader: Reader = { file, project, parse }
  const counted = new Set<keyof Counts>()
  const problems = new Set<Parsed>()
  const roots: Node[] = []
  outcome.outline.set(file, roots)
  for (const surface of surfaces) {
    const before = outcome.readings.length
    if (surface.format === 'text') {
      for await (const reading of surface.read(file.whole, reader)) outcome.readings.push(reading)
      if (outcome.readings.length > before || surface.counts === 'agent') counted.add(surface.counts)
    } else {
      const tree = trees.get(surface.format) ?? parse(surface.format, file.whole)
      trees.set(surface.format, tree)
      const parsed = await tree
      if (roots.length === 0) roots.push(...parsed.roots)
      const { recognises } = surface
      const own = recognises ? parsed.roots.filter((root) => recognises(root, file)) : parsed.roots
      if (recognises && own.length === 0) continue
      problems.add(parsed)
      counted.add(surface.counts)
      for (const root of own) for await (const reading of surface.read(root, reader)) outcome.readings.push(reading)
    }
    if (surface.agent && surface.counts === 'agent' && isOwnFile(file, outcome.readings.slice(before))) outcome.clients.push({ agent: surface.agent, at: { file, start: 0, end: 0 } })
  }
  for (const parsed of problems) {
    for (const { value, at } of parsed.problems.slice(0, MOST_PROBLEMS)) outcome.unreadable.push({ path: file.path, at, reason: 'syntax', say: value })
  }
  const [first] = (['agent', 'variables', 'oauth', 'code', 'other'] as const).filter((kind) => counted.has(kind))
  if (first) outcome.seen[first]++
}

/** A broken file has one cause and many symptoms. */
const MOST_PROBLEMS = 3

/** Editors keep other settings in the same file; only servers show that an agent is used. */
function isOwnFile({ path }: SourceFile, readings: readonly Reading[]): boolean {
  return !/\.vscode\/settings\.json$|\.code-workspace$|devcontainer\.json$|\.zed\/settings\.json$/.test(path) || readings.some(({ kind }) => kind === 'server')
}
