import type { Module } from '../src/program/module.ts'
import type { Ast } from '../src/program/ast.ts'
import { parseTypeScript } from '../src/program/typescript.ts'
import type { Dependency, Project } from '../src/discover/project.ts'
import { concerns } from '../src/surfaces/reading/concerns.ts'
import type { Reading } from '../src/model/reading.ts'
import { SourceFile, type Span } from '../src/text/source.ts'
import type { CodeSurface, ProgramSurface, Reader } from '../src/surfaces/reading/surface.ts'

export interface Around {
  readonly path?: string
  readonly files?: Readonly<Record<string, string>>
  /** Ranges, or `range locked`. */
  readonly dependencies?: Readonly<Record<string, string>>
}

/** A project of a few files in memory. */
export function projectOf({ files = {}, dependencies = {} }: Around = {}): Project {
  const known = new Map<string, Dependency>(
    Object.entries(dependencies).map(([name, version]) => {
      const [range = '', locked] = version.split(' ')
      return [name, locked === undefined ? { name, range } : { name, range, locked }]
    }),
  )
  return {
    dependency: (_, name) => known.get(name),
    manifest: () => ({ folder: '', dependencies: known }),
    text: (path) => files[path],
    has: (path) => path in files,
    named: (name) => Object.keys(files).filter((one) => one.split('/').at(-1) === name),
    inFolder: (folder) => Object.keys(files).filter((one) => one.split('/').slice(0, -1).join('/') === folder),
    below: (start) => Object.keys(files).filter((one) => one.startsWith(start)),
  }
}

export function moduleFrom(source: string, around: Around = {}): Promise<Module> {
  return parseTypeScript(new SourceFile(around.path ?? 'src/code.ts', source), { project: projectOf(around) })
}

/** What a surface makes of a source; nothing where its words do not occur, as in the engine. */
export async function readCode(source: string, surface: CodeSurface | ProgramSurface, around: Around = {}): Promise<Reading[]> {
  if (!concerns(surface, around.path ?? 'src/code.ts', source, projectOf(around))) return []
  const module = await moduleFrom(source, around)
  const reader: Reader = {
    file: module.file,
    project: projectOf(around),
    parse: () => Promise.reject(new Error('not in this test')),
  }
  const readings: Reading[] = []
  for await (const one of surface.read(module, reader)) readings.push(one)
  return readings
}

/** Readings with spans as the code under them, for snapshots and comparisons. */
export function shown(readings: readonly unknown[]): unknown {
  return JSON.parse(JSON.stringify(readings, (_, value: unknown) => (isSpan(value) ? under(value) : value)))
}

/** What stands under a span, on one line. */
export function under({ file, start, end }: Span): string {
  return file.text.slice(start, end).replace(/\s+/g, ' ')
}

/** The initialiser of a variable, anywhere in the module. */
export function initOf(module: Module, name: string): Ast {
  const found = module.nodes('VariableDeclarator').find(({ id }) => id.type === 'Identifier' && id.name === name)
  if (!found?.init) throw new Error(`no variable ${name}`)
  return found.init
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'file' in value && 'start' in value && 'end' in value
}
