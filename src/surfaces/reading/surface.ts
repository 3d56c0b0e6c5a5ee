import type { Module } from '../../program/index.ts'
import type { Agent } from '../../model/index.ts'
import type { Format } from '../../parse/index.ts'
import type { Node, Parsed } from '../../parse/node.ts'
import type { Project } from '../../discover/project.ts'
import type { Reading } from '../../model/reading.ts'
import type { SourceFile, Text } from '../../text/source.ts'

/** What a surface may ask while it reads. */
export interface Reader {
  readonly file: SourceFile
  /** Package versions, neighbours and roles around the file. */
  readonly project: Project
  /** Parses a text inside the file, such as JSON in a string. */
  parse(format: Format, text: Text): Promise<Parsed>
}

/** What a surface gives. */
export type Readings = Iterable<Reading> | AsyncIterable<Reading>

interface SurfaceBase {
  /** Names the file of the surface and its fixtures. */
  readonly id: string
  /** What it is, for the README: "Cursor MCP servers". */
  readonly name: string
  /** The owner's documentation of the format. */
  readonly spec: string
  /** The client that reads the file, for agent surfaces. */
  readonly agent?: Agent
  /**
   * How the summary counts it. Files of `agent` and `variables` surfaces are read even when git ignores them,
   * so their names must be telling.
   */
  readonly counts: 'agent' | 'variables' | 'oauth' | 'code' | 'other'
  /** Read even when git ignores it, whatever it counts as: its name is telling. */
  readonly evenIgnored?: boolean
  /** Globs below the scanned root. */
  readonly files: readonly string[]
  /** At least one of these words must occur (case-sensitive), or the file is not parsed. */
  readonly mentions?: readonly string[]
  /** Words in small letters, of which one in any case is enough by itself, whatever `mentions` and `together` say. */
  readonly mentionsAnyCase?: readonly string[]
  /** Words in small letters that are looked for in the same pass and call for nothing: who needs them finds them in `Said.words`. */
  readonly notedAnyCase?: readonly string[]
  /** A long run of letters and digits is enough by itself as well. */
  readonly longRuns?: boolean
  /**
   * Broad words say something only together: of one of these lists every expression must match the text, or the file is not
   * parsed. They take linear time on any text.
   */
  readonly together?: readonly (readonly RegExp[])[]
  /**
   * Words beside which a credential says something: of one of these lists every expression must match, and the text must have a
   * credential in it by its form, or by a name and a machine-made value. Enough instead of `together`.
   */
  readonly besideCredential?: readonly (readonly RegExp[])[]
  /** The same two lists for texts in Python, which writes otherwise what they look for. */
  readonly inPython?: Pick<SurfaceBase, 'together' | 'besideCredential'>
  /** Has nothing to say about tests, by their path. */
  readonly skipsTests?: boolean
  /**
   * A closer look at the text of a program that all these words have called for, before it is parsed: whether there may be
   * something to read. Notebooks are not asked, as their code is written otherwise.
   */
  earns?(file: SourceFile): boolean
  /**
   * Other surfaces of code read test code beside a key in a provider's format only, as most rules are silent there (STANDARD.md,
   * "What stands around it"); some have more to say there, beside credentials of any kind, or where the text matches every expression of
   * one of these lists: on the password grant.
   */
  readonly inTests?: 'any credential' | readonly (readonly RegExp[])[]
  /** Reads only what an agent runs: the file imports an agent's SDK, or its package depends on one. */
  readonly agentsOnly?: boolean
}

/** A format that becomes a tree: JSON, YAML, TOML, dotenv. */
export interface TreeSurface extends SurfaceBase {
  /** `by name`: the same document is kept in several formats, told by the ending of the file. */
  readonly format: Format | 'by name'
  /** Told by shape where names do not suffice. */
  recognises?(root: Node, file: SourceFile): boolean
  /** Called once a document. */
  read(root: Node, reader: Reader): Readings
}

/** A format without a tree: Markdown, Dockerfile, shell, plain text. */
export interface TextSurface extends SurfaceBase {
  readonly format: 'text'
  read(text: Text, reader: Reader): Readings
}

/** Code of every language. The file is parsed once for all surfaces of which a word occurs in it. */
export interface ProgramSurface extends Omit<CodeSurface, 'format'> {
  readonly format: 'code'
}

/** TypeScript and JavaScript. The file is parsed once for all surfaces of which a word occurs in it. */
export interface CodeSurface extends SurfaceBase {
  readonly format: 'typescript'
  readonly counts: 'code'
  readonly mentions: readonly string[]
  read(module: Module, reader: Reader): Readings
}

export type Surface = TreeSurface | TextSurface | ProgramSurface | CodeSurface

/** What is known of a surface before it is loaded: enough to tell which files it may read. */
export interface SurfaceEntry extends Pick<
  Surface,
  | 'id'
  | 'format'
  | 'counts'
  | 'evenIgnored'
  | 'files'
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
> {
  /** Loads the expressions of its lists, which may be asked for then; absent where they need no loading. */
  readonly ready?: () => Promise<unknown>
  load(): Promise<Surface>
}

/** A surface over a tree of maps, lists and scalars. */
export function defineSurface(surface: TreeSurface): TreeSurface {
  return surface
}

/** A surface over text. */
export function defineTextSurface(surface: Omit<TextSurface, 'format'>): TextSurface {
  return { ...surface, format: 'text' }
}

/** Files that code surfaces read; of components their scripts. */
const CODE_FILES: readonly string[] = ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,vue,svelte}']

/** A surface over TypeScript and JavaScript. */
export function defineCodeSurface(surface: Omit<CodeSurface, 'format' | 'files'> & { readonly files?: readonly string[] }): CodeSurface {
  return { files: CODE_FILES, ...surface, format: 'typescript' }
}

/** Python, in files and in notebooks. */
const PYTHON_FILES: readonly string[] = ['**/*.py', '**/*.ipynb']

/** A surface over code of every language, or of the only one that has its idiom. */
export function defineProgramSurface({
  only,
  ...surface
}: Omit<ProgramSurface, 'format' | 'files'> & { readonly only?: 'python' }): ProgramSurface {
  return { files: only === 'python' ? PYTHON_FILES : [...CODE_FILES, ...PYTHON_FILES], ...surface, format: 'code' }
}

/** Whether no tree is kept of what they read, so that any thread may read it. */
export function isForThreads(surfaces: readonly SurfaceEntry[]): boolean {
  return surfaces.some(isOfCode) && surfaces.every((surface) => isOfCode(surface) || surface.format === 'text')
}

function isOfCode({ format }: SurfaceEntry): boolean {
  return format === 'code' || format === 'typescript'
}
