import type { Node } from '../../parse/node.ts'
import { parseNeighbour, type CallExpression, type ClassStatement, type Expression, type PythonModule } from './parse.ts'
import type { Project } from '../../discover/project.ts'
import { SourceFile } from '../../text/source.ts'
import { argumentsOf, type Arguments } from './arguments.ts'
import { changed, fold, type Folding } from './fold.ts'
import { pathsOf } from './imports.ts'
import { lookup, ownAttribute, single } from './lookup.ts'
import { type Assigned, type Bound, type Change, type Defined, outlineOf, type Place, type Scope } from './scope.ts'
import { sourceOf } from './source.ts'

/** A call and what it calls: `source` is the import path, `httpx.AsyncClient().get`. */
export interface Call extends Place<'call'> {
  readonly source: string
  readonly at: CallExpression['at']
  readonly args: Arguments
}

/** A Python file as surfaces read it. */
export interface PythonCode {
  readonly file: SourceFile
  readonly module: PythonModule
  readonly calls: readonly Call[]
  readonly assigned: readonly Assigned[]
  readonly functions: readonly Defined[]
  readonly classes: readonly { readonly class: ClassStatement; readonly scope: Scope }[]
  readonly returns: readonly Place[]
  readonly scope: Scope
  /** Full paths of everything imported. */
  readonly imports: readonly string[]
  /** All expressions of a kind, in file order. */
  all<K extends Expression['kind']>(kind: K): readonly Place<K>[]
  value(expression: Expression, scope: Scope): Node
  source(expression: Expression, scope: Scope): string
  /** Follows names that are assigned once. */
  resolve(expression: Expression, scope: Scope): { readonly expression: Expression; readonly scope: Scope }
  bound(name: string, scope: Scope): Bound | undefined
  /** The call that an expression is. */
  callOf(expression: Expression): Call | undefined
  /** What later lines put into an object, such as `session.headers`. */
  changesOf(object: string, scope: Scope): Node | undefined
  /** Whether the text has a match; for cheap questions about the whole file. */
  says(pattern: RegExp): boolean
}

const known = new WeakMap<PythonModule, PythonCode>()

/** Understands a parsed file; once for all surfaces. */
export function codeOf(module: PythonModule, project?: Project): PythonCode {
  const before = known.get(module)
  if (before) return before
  const code = understand(module, project)
  known.set(module, code)
  return code
}

function understand(module: PythonModule, project: Project | undefined): PythonCode {
  const { file } = module.text.at
  const outline = outlineOf(module)
  const changes = new Map<string, Change[]>()
  for (const change of outline.changes) changes.set(change.object, [...(changes.get(change.object) ?? []), change])

  const next = (source: string, name: string | undefined, from = file.path, hops = 0): { bound: Bound; scope: Scope; code: PythonCode } | undefined => {
    for (const path of project ? pathsOf(source, from) : []) {
      const code = neighbour(path, project as Project)
      const bound = code && name !== undefined ? single(code.scope.names.get(name)) : undefined
      if (code && bound && bound.how !== 'import') return { bound, scope: code.scope, code }
      // `from .settings import settings` of a package's `__init__.py`; a class goes by the name that it is handed on under.
      if (bound?.how === 'import' && bound.name !== undefined && hops < MAX_HOPS) {
        const handed = next(bound.source, bound.name, path, hops + 1)
        return handed?.bound.how === 'value' ? handed : undefined
      }
      if (code) return undefined
    }
    return undefined
  }
  const source = (expression: Expression, scope: Scope) => sourceOf(expression, scope, (from, name) => next(from, name))
  const folding: Folding = {
    known: new Map(),
    source,
    changes: (object) => changes.get(object) ?? [],
    elsewhere(from, name) {
      const found = next(from, name)
      if (!found || name === undefined) return undefined
      if (found.bound.how !== 'value') return undefined
      const value = found.code.value(found.bound.value, found.bound.scope)
      return value.kind === 'dynamic' && !value.variable && !value.fallback ? undefined : value
    },
    settingsField(from, name) {
      const type = /^(?:(.*)\.)?([A-Za-z_]\w*)\(\)$/.exec(from)
      if (!type) return undefined
      const own = from.startsWith('<local>.') ? single(outline.scope.names.get(type[2] as string)) : undefined
      const found = own ? { bound: own, code: undefined } : nextClass(type[1] ?? '', type[2] as string)
      if (found?.bound.how !== 'class' || !isSettings(found.bound.class)) return undefined
      const field = single(found.bound.scope.names.get(name))
      if (field?.how === 'value') return { value: found.code ? found.code.value(field.value, field.scope) : fold(field.value, field.scope, folding) }
      return field ? { value: undefined } : undefined
    },
  }
  const nextClass = (from: string, name: string) => {
    const found = next(from, name)
    if (found) return found
    // The instance was imported; its class is a name of that file.
    for (const code of neighboursOf(project)) {
      const bound = single(code.scope.names.get(name))
      if (bound?.how === 'class') return { bound, code }
    }
    return undefined
  }
  const all = <K extends Expression['kind']>(kind: K) => (outline.byKind.get(kind) ?? []) as unknown as readonly Place<K>[]
  const value = (expression: Expression, scope: Scope) => fold(expression, scope, folding)
  let calls: readonly Call[] | undefined
  let byExpression: ReadonlyMap<Expression, Call> | undefined
  const code: PythonCode = {
    file,
    module,
    get calls() {
      calls ??= all('call').map((place) => ({
        ...place,
        at: place.expression.at,
        source: source(place.expression.callee, place.scope),
        args: argumentsOf(place.expression, (expression) => value(expression, place.scope)),
      }))
      return calls
    },
    assigned: outline.assigned,
    functions: outline.functions,
    classes: outline.classes,
    returns: outline.returns,
    scope: outline.scope,
    imports: importsOf(outline.scope, outline.functions),
    all,
    value,
    source,
    resolve(expression, scope) {
      let current = { expression, scope }
      for (let i = 0; i < 12; i++) {
        if (current.expression.kind === 'await') current = { ...current, expression: current.expression.value }
        const bound = single(current.expression.kind === 'name' ? lookup(current.expression.id, current.scope) : ownAttribute(current.expression, current.scope))
        if (bound?.how !== 'value') return current
        current = { expression: bound.value, scope: bound.scope }
      }
      return current
    },
    bound: (name, scope) => single(lookup(name, scope)),
    callOf(expression) {
      byExpression ??= new Map(code.calls.map((call) => [call.expression, call]))
      return byExpression.get(expression)
    },
    changesOf(object, scope) {
      const at = module.text.at
      const node = changed({ kind: 'dynamic', at }, object, scope, folding, (expression, where = scope) => value(expression, where))
      return node.kind === 'map' ? node : undefined
    },
    says: (pattern) => pattern.test(module.text.value),
  }
  return code
}

function isSettings({ bases }: ClassStatement): boolean {
  return bases.some(({ value }) => /(?:^|\.)\w*Settings$/.test(value.kind === 'name' ? value.id : value.kind === 'attribute' ? value.name.value : ''))
}

function importsOf(scope: Scope, functions: readonly Defined[]): string[] {
  const scopes = [scope, ...functions.map((one) => one.scope)]
  return scopes.flatMap(({ names }) =>
    [...names.values()].flatMap((bounds) => bounds.flatMap((bound) => (bound.how === 'import' ? [bound.name ? `${bound.source}.${bound.name}` : bound.source] : []))),
  )
}

/** How often a name may be handed on: by a module, its package and a package around it. */
const MAX_HOPS = 3

const neighbours = new WeakMap<Project, Map<string, PythonCode | undefined>>()

function neighboursOf(project: Project | undefined): PythonCode[] {
  return [...((project && neighbours.get(project))?.values() ?? [])].filter((code) => code !== undefined)
}

/** A file that others import, read once for all of them; of its own imports only the ones that it hands on are followed. */
function neighbour(path: string, project: Project): PythonCode | undefined {
  const files = neighbours.get(project) ?? new Map<string, PythonCode | undefined>()
  neighbours.set(project, files)
  if (files.has(path)) return files.get(path)
  const text = project.text(path)
  const module = text === undefined ? undefined : parseNeighbour(new SourceFile(path, text).whole)
  const code = module && codeOf(module)
  files.set(path, code)
  return code
}

export type { Arguments, Assigned, Bound, Defined, Place, Scope }
