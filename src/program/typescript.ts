import type { Ast, Comment, Program } from './tree.ts'
import { moduleOf, type Module } from './module.ts'
import type { Project } from '../discover/project.ts'
import { neighbourOf } from './neighbours.ts'
import type { SourceFile } from '../text/source.ts'
import { COMPONENT, scriptsIn } from '../parse/component.ts'
import { problemsOf } from '../parse/place.ts'
import { stringTokens } from '../parse/string-tokens.ts'

/** Text longer than this is a bundle and no source; 2 MB take a second to parse. */
export const MAX_CODE_SIZE = 1024 * 1024

export interface CodeOptions {
  /** For constants of neighbouring files. Without it imports are dynamic. */
  readonly project?: Project
  /** Characters; `MAX_CODE_SIZE` when absent. */
  readonly limit?: number
}

/**
 * Reads a TypeScript or JavaScript file, or the scripts of a component. Never throws: what does not parse gives a module without a program,
 * which still has its string literals.
 */
export async function parseTypeScript(file: SourceFile, options: CodeOptions = {}): Promise<Module> {
  const { lower } = await import('./typescript-parser.ts')
  return parseWith(lower, file, options)
}

type Parser = typeof import('./typescript-parser.ts').lower

function parseWith(parser: Parser, file: SourceFile, options: CodeOptions, isNeighbour = false): Module {
  const problems = problemsOf(file.whole)
  const component = COMPONENT.test(file.path) ? scriptsIn(file.text) : undefined
  const unread = {
    file,
    problems: problems.list,
    project: options.project,
    isNeighbour,
    strings: () => (component ? [] : stringTokens(file.whole)),
  }
  // Declarations run nothing.
  if (/\.d\.[cm]?ts$/.test(file.path)) return moduleOf({ ...unread, tree: EMPTY })
  if (file.text.length > (options.limit ?? MAX_CODE_SIZE)) {
    problems.add('too large to be read as code', 0)
    return moduleOf({ ...unread, tree: EMPTY })
  }
  try {
    const tree = component ? parser(file.path + component.ending, component.code) : parser(file.path, file.text)
    const neighbour = (path: string, text: string) =>
      neighbourOf({ project: options.project, path, text }, (file) => parseWith(parser, file, options, true))
    return moduleOf({ file, problems: problems.list, project: options.project, neighbour, isNeighbour, tree })
  } catch (cause) {
    const at = placeOf(cause)
    problems.add('the code cannot be parsed; only its strings are read', at, at)
    return moduleOf({ ...unread, tree: EMPTY })
  }
}

/** A program and what its lowering gives. */
export interface Tree {
  readonly program?: Program
  /** Nodes by their type, in the order of the text. */
  readonly byType: ReadonlyMap<string, readonly Ast[]>
  /** In the order of the text. */
  comments(): readonly Comment[]
}

const EMPTY: Tree = { byType: new Map(), comments: () => [] }

function placeOf(cause: unknown): number {
  const { offset } = cause as { offset?: unknown }
  return typeof offset === 'number' ? offset : 0
}
