import type { Comment, Language } from './tree.ts'
import type { Tree } from './typescript.ts'
import type { Project } from '../discover/project.ts'
import { lazy } from '../text/lazy.ts'
import type { SourceFile, Located, Span, Text } from '../text/source.ts'
import { jsString } from '../parse/js-string.ts'
import { innerOf, isFunction, type Ast, type AstOf, type FunctionNode, unwrap } from './ast.ts'
import { pythonString } from './python/string.ts'
import { importedPath } from './resolve.ts'
import { scopesOf, type Scopes } from './scope.ts'
import { exportsOf, namesAtTop } from './exports.ts'

/**
 * One file of code as every code surface reads it.
 *
 * - `nodes('NewExpression')` gives nodes by type; there is no visitor to write.
 * - `calls.ts` finds calls by what they come from: `callsOnImport(module, 'jsonwebtoken', 'sign')`.
 * - `fold.ts` turns an expression into the `Node` of src/parse/node.ts, and what it cannot see into `dynamic`.
 * - `params.ts` gathers the parameters of a URL, form or body.
 */
export interface Module extends Scopes {
  readonly file: SourceFile
  /** Whether there is a program; otherwise only `strings` says something. */
  readonly parsed: boolean
  /** Whether it is read for another one, and knows only such neighbours as it hands on. */
  readonly isNeighbour: boolean
  /** For the engine: questions do not ask. */
  readonly language: Language
  readonly problems: readonly Located<string>[]
  readonly tree: Tree
  readonly project: Project | undefined
  comments(): readonly Comment[]
  nodes<K extends `${Ast['type']}`>(type: K): readonly AstOf<K>[]
  parent(node: Ast): Ast | undefined
  /** All nodes around a node, the nearest first. */
  ancestors(node: Ast): Iterable<Ast>
  span(node: Ast): Span
  /** The code of a node. */
  source(node: Ast): string
  /** The text of a string literal or of a fixed part of a template, with the places of its characters. */
  textOf(node: AstOf<'Literal' | 'TemplateElement'>): Text
  /** Every string literal and fixed part of a template, also of files that do not parse. */
  strings(): readonly Text[]
  /** The value that the module exports under a name: an expression, function, class or enum. */
  exported(name: string): Ast | undefined
  /** Modules that this one hands on whole: `export * from './ttl'`. */
  readonly handsOn: readonly string[]
  /** Where a name is handed on from: `export { TTL } from './ttl'`. */
  handedOn(name: string): { readonly module: string; readonly name: string } | undefined
  /**
   * A file of this repository that is imported by its path or by an alias. One hop: a neighbour only knows what it hands on, but for
   * `constants`, whose values may be made of those of others, and for the `types` that its declarations name. For `origins` no more of it
   * may be there than what tells where the values come from that it exports.
   */
  neighbour(module: string, use?: NeighbourUse): Module | undefined
  /** The text of a neighbour, to see whether it is worth parsing. */
  neighbourText(module: string): string | undefined
  /** Where a neighbour is. */
  neighbourPath(module: string): string | undefined
}

/** What a neighbour is asked for. */
export type NeighbourUse = 'values' | 'origins' | 'constants' | 'types'

export interface ModuleParts {
  readonly file: SourceFile
  readonly tree: Tree
  readonly problems: readonly Located<string>[]
  readonly project: Project | undefined
  readonly neighbour?: (path: string, text: string, use: 'values' | 'origins') => Module
  readonly isNeighbour: boolean
  /** The literals of a file without a program. */
  readonly strings?: () => Text[]
}

export function moduleOf({ file, tree, problems, project, strings, isNeighbour, neighbour: read }: ModuleParts): Module {
  const nodes = <K extends `${Ast['type']}`>(type: K) => (tree.byType.get(type) ?? []) as readonly AstOf<K>[]
  const language = tree.program?.language ?? 'typescript'
  const scopes = scopesOf(tree)
  const exports = lazy(() => (language === 'python' ? namesAtTop(scopes.top(), nodes) : exportsOf(nodes)))
  const textOf = (node: AstOf<'Literal' | 'TemplateElement'>) => (language === 'python' ? pythonText(file, node) : scriptText(file, node))
  const literals = lazy(() => strings?.() ?? literalsOf(file, nodes, textOf))
  const neighbours = new Map<string, Module | undefined>()
  const paths = new Map<string, string | undefined>()
  const neighbourPath = (module: string): string | undefined => {
    if (!paths.has(module)) paths.set(module, importedPath(file.path, module, { project, isPython: language === 'python' }))
    return paths.get(module)
  }
  const neighbourText = (module: string): string | undefined => {
    const path = neighbourPath(module)
    return path === undefined ? undefined : project?.text(path)
  }
  return {
    file,
    tree,
    problems,
    project,
    parsed: tree.program !== undefined,
    isNeighbour,
    comments: tree.comments,
    language,
    ...scopes,
    nodes,
    textOf,
    parent: (node) => node.parent,
    *ancestors(node) {
      for (let one = node.parent; one; one = one.parent) yield one
    },
    span: (node) => ({ file, start: node.start, end: node.end }),
    source: (node) => file.text.slice(node.start, node.end),
    strings: literals,
    exported: (name) => exports().values.get(name),
    get handsOn() {
      return exports().all
    },
    handedOn: (name) => exports().named.get(name),
    neighbour(module, use = 'values') {
      const key = `${use} ${module}`
      if (neighbours.has(key)) return neighbours.get(key)
      const isHandover = exports().all.includes(module) || [...exports().named.values()].some((one) => one.module === module)
      const path = read && (!isNeighbour || isHandover || use === 'constants' || use === 'types') ? neighbourPath(module) : undefined
      const text = path === undefined ? undefined : project?.text(path)
      const next = path !== undefined && text !== undefined ? read?.(path, text, use === 'origins' ? use : 'values') : undefined
      neighbours.set(key, next)
      return next
    },
    neighbourText,
    neighbourPath,
  }
}

/** The function around a node; undefined at the top of the module. */
export function enclosingFunction(module: Module, node: Ast): FunctionNode | undefined {
  for (const one of module.ancestors(node)) if (isFunction(one)) return one
  return undefined
}

/** Whether an expression is a parameter of a function. */
export function isParameter(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  return module.binding(inner)?.kind === 'param'
}

/** The name that a function, or the value that a node becomes, goes by: of its declaration, variable, property or method. */
export function nameOf(module: Module, node: Ast): string | undefined {
  if ('id' in node && node.id?.type === 'Identifier') return node.id.name
  const parent = module.parent(node)
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : undefined
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
      if (parent.key.type === 'PrivateIdentifier') return `#${parent.key.name}`
      return parent.key.type === 'Identifier' ? parent.key.name : parent.key.type === 'Literal' ? String(parent.key.value) : undefined
    case 'AssignmentExpression':
      return parent.left.type === 'Identifier'
        ? parent.left.name
        : parent.left.type === 'MemberExpression' && parent.left.property.type === 'Identifier'
          ? parent.left.property.name
          : undefined
    case 'AwaitExpression':
    case 'TypedExpression':
      return nameOf(module, parent)
    default:
      return undefined
  }
}

/** The code of a node without its comments: what is to be done is not done. */
export function withoutComments(module: Module, node: Ast): string {
  return withoutParts(module, node, module.comments())
}

/** The code of a node without some parts, in the order in which they stand. */
export function withoutParts(
  module: Module,
  node: Pick<Ast, 'start' | 'end'>,
  parts: Iterable<{ start: number; end: number }>,
  instead = '',
): string {
  const pieces: string[] = []
  let from = node.start
  for (const { start, end } of parts) {
    if (start < from || end > node.end) continue
    pieces.push(module.file.text.slice(from, start))
    from = end
  }
  return [...pieces, module.file.text.slice(from, node.end)].join(instead)
}

function literalsOf(file: SourceFile, nodes: Module['nodes'], textOf: Module['textOf']): Text[] {
  const found: Text[] = []
  for (const node of nodes('Literal')) if (typeof node.value === 'string' && !isWrittenBare(node)) found.push(textOf(node))
  for (const node of nodes('TemplateElement')) found.push(textOf(node))
  for (const node of nodes('JsxText')) found.push({ value: node.value, at: { file, start: node.start, end: node.end }, opaque: true })
  return found.filter(({ value }) => value.trim() !== '').sort((a, b) => a.at.start - b.at.start)
}

/** Python's modules are written without quotes, and its docstrings are comments. */
function isWrittenBare({ parent, inner, start }: AstOf<'Literal'>): boolean {
  return parent?.type === 'ImportDeclaration'
    ? inner?.[0] === start
    : parent?.type === 'ExpressionStatement' && parent.expression.type === 'Literal' && isPython(parent)
}

function isPython(node: Ast): boolean {
  let root = node
  while (root.parent) root = root.parent
  return root.type === 'Program' && root.language === 'python'
}

function scriptText(file: SourceFile, node: AstOf<'Literal' | 'TemplateElement'>): Text {
  return node.type === 'Literal' ? jsString(file, ...innerOf(node)) : jsString(file, node.start, node.end)
}

function pythonText(file: SourceFile, node: AstOf<'Literal' | 'TemplateElement'>): Text {
  const [start, end] = node.type === 'Literal' ? innerOf(node) : [node.start, node.end]
  return pythonString(file, start, end, node.isRaw === true, node.type === 'TemplateElement' && node.format === true)
}
