import type { TSESTree } from '@typescript-eslint/types'
import { moduleOf, type Module } from './module.ts'
import type { Project } from '../discover/project.ts'
import { SourceFile } from '../text/source.ts'
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
 * Reads a TypeScript or JavaScript file. Never throws: what does not parse gives a module without a program,
 * which still has its string literals.
 */
export async function parseTypeScript(file: SourceFile, options: CodeOptions = {}): Promise<Module> {
  const { parse } = await import('./typescript-parser.ts')
  return parseWith(parse, file, options)
}

type Parser = typeof import('./typescript-parser.ts').parse

function parseWith(parser: Parser, file: SourceFile, options: CodeOptions, isNeighbour = false): Module {
  const problems = problemsOf(file.whole)
  const unread = { file, problems: problems.list, project: options.project, isNeighbour, strings: () => stringTokens(file.whole) }
  // Declarations run nothing.
  if (/\.d\.[cm]?ts$/.test(file.path)) return moduleOf({ ...unread, tree: EMPTY })
  if (file.text.length > (options.limit ?? MAX_CODE_SIZE)) {
    problems.add('too large to be read as code', 0)
    return moduleOf({ ...unread, tree: EMPTY })
  }
  try {
    const program = parser(file.text, {
      range: true,
      loc: false,
      comment: true,
      jsx: !/\.[cm]?ts$/.test(file.path),
      filePath: file.path,
      jsDocParsingMode: 'none',
      loggerFn: false,
      errorOnUnknownASTType: false,
      suppressDeprecatedPropertyWarnings: true,
    }) as unknown as TSESTree.Program
    const neighbour = (path: string, text: string) => neighbourOnce(parser, path, text, options)
    return moduleOf({ file, problems: problems.list, project: options.project, neighbour, isNeighbour, tree: treeOf(program) })
  } catch (cause) {
    const at = placeOf(cause)
    problems.add('the code cannot be parsed; only its strings are read', at, at)
    return moduleOf({ ...unread, tree: EMPTY })
  }
}

const neighbours = new WeakMap<Project, Map<string, Module>>()

/** A file that others import is read once for all of them, and from there only what it hands on is followed. */
function neighbourOnce(parser: Parser, path: string, text: string, options: CodeOptions): Module {
  const known = (options.project && neighbours.get(options.project)) ?? new Map<string, Module>()
  if (options.project) neighbours.set(options.project, known)
  const module = known.get(path) ?? parseWith(parser, new SourceFile(path, text), options, true)
  known.set(path, module)
  return module
}

/** A program and what one walk over it gives. */
export interface Tree {
  readonly program?: TSESTree.Program
  /** Nodes by their type, in the order of the text. */
  readonly byType: ReadonlyMap<string, readonly TSESTree.Node[]>
  readonly parents: ReadonlyMap<TSESTree.Node, TSESTree.Node>
  readonly comments: readonly TSESTree.Comment[]
}

const EMPTY: Tree = { byType: new Map(), parents: new Map(), comments: [] }

/** Walks with a stack of its own: bundles nest deeper than calls may. */
function treeOf(program: TSESTree.Program): Tree {
  const byType = new Map<string, TSESTree.Node[]>()
  const parents = new Map<TSESTree.Node, TSESTree.Node>()
  const stack: TSESTree.Node[] = [program]
  for (let node = stack.pop(); node; node = stack.pop()) {
    const list = byType.get(node.type)
    if (list) list.push(node)
    else byType.set(node.type, [node])
    const children = childrenOf(node)
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i] as TSESTree.Node
      parents.set(child, node)
      stack.push(child)
    }
  }
  return { program, byType, parents, comments: program.comments ?? [] }
}

function childrenOf(node: TSESTree.Node): TSESTree.Node[] {
  const children: TSESTree.Node[] = []
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (key === 'parent' || key === 'range' || key === 'comments' || key === 'tokens') continue
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) children.push(one)
    } else if (isNode(value)) children.push(value)
  }
  return children.sort((a, b) => a.range[0] - b.range[0])
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value
}

function placeOf(cause: unknown): number {
  const offset = (cause as { location?: { start?: { offset?: unknown } } }).location?.start?.offset
  return typeof offset === 'number' ? offset : 0
}
