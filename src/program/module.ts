import type { Comment } from './tree.ts'
import type { Tree } from './typescript.ts'
import type { Project } from '../discover/project.ts'
import type { SourceFile, Located, Span, Text } from '../text/source.ts'
import { jsString } from '../parse/js-string.ts'
import { innerOf, isFunction, type Ast, type AstOf, type FunctionNode } from './ast.ts'
import { candidates } from './resolve.ts'
import { scopesOf, type Scopes } from './scope.ts'

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
  /** Every string literal and fixed part of a template, also of files that do not parse. */
  strings(): readonly Text[]
  /** The value that the module exports under a name: an expression, function, class or enum. */
  exported(name: string): Ast | undefined
  /** Modules that this one hands on whole: `export * from './ttl'`. */
  readonly handsOn: readonly string[]
  /** Where a name is handed on from: `export { TTL } from './ttl'`. */
  handedOn(name: string): { readonly module: string; readonly name: string } | undefined
  /** A file of this repository that is imported by a relative path. One hop: a neighbour only knows what it hands on. */
  neighbour(module: string): Module | undefined
  /** The text of a neighbour, to see whether it is worth parsing. */
  neighbourText(module: string): string | undefined
}

export interface ModuleParts {
  readonly file: SourceFile
  readonly tree: Tree
  readonly problems: readonly Located<string>[]
  readonly project: Project | undefined
  readonly neighbour?: (path: string, text: string) => Module
  readonly isNeighbour: boolean
  /** The literals of a file without a program. */
  readonly strings?: () => Text[]
}

export function moduleOf({ file, tree, problems, project, strings, isNeighbour, neighbour: read }: ModuleParts): Module {
  const nodes = <K extends `${Ast['type']}`>(type: K) => (tree.byType.get(type) ?? []) as readonly AstOf<K>[]
  const exports = lazy(() => exportsOf(nodes))
  const literals = lazy(() => strings?.() ?? literalsOf(file, nodes))
  const neighbours = new Map<string, Module | undefined>()
  return {
    file,
    tree,
    problems,
    project,
    parsed: tree.program !== undefined,
    comments: tree.comments,
    ...scopesOf(tree),
    nodes,
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
    neighbour(module) {
      if (neighbours.has(module)) return neighbours.get(module)
      const isHandover = exports().all.includes(module) || [...exports().named.values()].some((one) => one.module === module)
      const found = read && (!isNeighbour || isHandover) ? neighbourFile(file, module, project) : undefined
      const next = found && read?.(found.path, found.text)
      neighbours.set(module, next)
      return next
    },
    neighbourText: (module) => neighbourFile(file, module, project)?.text,
  }
}

/** The function around a node; undefined at the top of the module. */
export function enclosingFunction(module: Module, node: Ast): FunctionNode | undefined {
  for (const one of module.ancestors(node)) if (isFunction(one)) return one
  return undefined
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
  const pieces: string[] = []
  let from = node.start
  for (const { start, end } of module.comments()) {
    if (start < from || end > node.end) continue
    pieces.push(module.file.text.slice(from, start))
    from = end
  }
  return [...pieces, module.file.text.slice(from, node.end)].join('')
}

function neighbourFile(file: SourceFile, module: string, project: Project | undefined): { path: string; text: string } | undefined {
  if (!project) return undefined
  for (const path of candidates(file.path, module)) {
    const text = path === file.path ? undefined : project.text(path)
    if (text !== undefined) return { path, text }
  }
  return undefined
}

interface Exports {
  readonly values: ReadonlyMap<string, Ast>
  readonly all: readonly string[]
  readonly named: ReadonlyMap<string, { readonly module: string; readonly name: string }>
}

function exportsOf(nodes: Module['nodes']): Exports {
  const values = new Map<string, Ast>()
  const named = new Map<string, { module: string; name: string }>()
  for (const node of nodes('ExportNamedDeclaration')) {
    const { declaration } = node
    if (declaration?.type === 'VariableDeclaration') {
      for (const one of declaration.declarations) if (one.id.type === 'Identifier') values.set(one.id.name, one.id)
    } else if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier') values.set(declaration.id.name, declaration)
    for (const { exported, local } of node.specifiers) {
      if (node.source) named.set(nameIn(exported), { module: String(node.source.value), name: nameIn(local) })
      else values.set(nameIn(exported), local)
    }
  }
  for (const node of nodes('ExportDefaultDeclaration')) values.set('default', node.declaration)
  for (const { left, right } of nodes('AssignmentExpression')) {
    if (left.type !== 'MemberExpression' || left.property.type !== 'Identifier') continue
    const { object, property } = left
    if (object.type === 'Identifier' && object.name === 'module' && property.name === 'exports') {
      values.set('default', right)
      if (right.type !== 'ObjectExpression') continue
      for (const one of right.properties) {
        if (one.type === 'Property' && one.key.type === 'Identifier' && !one.computed) values.set(one.key.name, one.value)
      }
    } else if (object.type === 'Identifier' && object.name === 'exports') values.set(property.name, right)
    else if (
      object.type === 'MemberExpression' && object.object.type === 'Identifier' && object.object.name === 'module' &&
      object.property.type === 'Identifier' && object.property.name === 'exports'
    ) values.set(property.name, right)
  }
  const all = nodes('ExportAllDeclaration').filter((node) => !node.exported).map((node) => String(node.source.value))
  return { values, all, named }
}

function nameIn(node: AstOf<'Identifier' | 'Literal'>): string {
  return node.type === 'Identifier' ? node.name : String(node.value)
}

function literalsOf(file: SourceFile, nodes: Module['nodes']): Text[] {
  const found: Text[] = []
  for (const node of nodes('Literal')) {
    if (typeof node.value === 'string') found.push(jsString(file, ...innerOf(node)))
  }
  for (const node of nodes('TemplateElement')) found.push(quasi(file, node))
  for (const node of nodes('JsxText')) found.push({ value: node.value, at: { file, start: node.start, end: node.end }, opaque: true })
  return found.filter(({ value }) => value.trim() !== '').sort((a, b) => a.at.start - b.at.start)
}

/** A fixed part of a template. */
export function quasi(file: SourceFile, node: AstOf<'TemplateElement'>): Text {
  return jsString(file, node.start, node.end)
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
