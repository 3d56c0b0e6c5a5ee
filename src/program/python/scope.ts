import type { CallExpression, ClassStatement, Expression, FunctionStatement, Parameter, PythonModule, Statement } from './parse.ts'
import type { Span } from '../../text/source.ts'
import { own } from '../../text/own.ts'

/** A module, function or class and the names that it binds. */
export interface Scope {
  readonly kind: 'module' | 'function' | 'class'
  readonly parent?: Scope
  readonly function?: FunctionStatement
  readonly class?: ClassStatement
  readonly names: Map<string, Bound[]>
  /** Of a class: what methods assign to `self.name`. */
  readonly attributes: Map<string, Bound[]>
}

export type Bound =
  | { readonly how: 'value'; readonly value: Expression; readonly scope: Scope; readonly annotation?: Expression }
  | { readonly how: 'import'; readonly source: string; readonly name?: string; readonly at: Span }
  | { readonly how: 'function'; readonly function: FunctionStatement; readonly scope: Scope }
  | { readonly how: 'class'; readonly class: ClassStatement; readonly scope: Scope }
  | { readonly how: 'param'; readonly param: Parameter; readonly scope: Scope }
  | { readonly how: 'unknown'; readonly annotation?: Expression }

/** A change to a list or dictionary after it was made: `x[k] = v`, `x.update(v)`, `x.append(v)`. */
export interface Change {
  /** The changed object as written: `params`, `session.headers`. */
  readonly object: string
  readonly how: 'set' | 'update' | 'add' | 'unknown'
  readonly key?: Expression
  readonly value?: Expression
  readonly call?: CallExpression
  readonly scope: Scope
}

/** An expression and the scope that its names are looked up in. */
export interface Place<K extends Expression['kind'] = Expression['kind']> {
  readonly expression: Extract<Expression, { kind: K }>
  readonly scope: Scope
  /** The statement that it is part of. */
  readonly statement: Statement
}

export interface Assigned {
  readonly target: Expression
  readonly value: Expression
  readonly scope: Scope
  readonly statement: Statement
}

export interface Defined {
  readonly function: FunctionStatement
  /** The scope of the body. */
  readonly scope: Scope
  /** The class that it is a method of. */
  readonly class?: ClassStatement
}

/** One walk over a module. */
export interface Outline {
  readonly scope: Scope
  readonly byKind: ReadonlyMap<Expression['kind'], readonly Place[]>
  readonly assigned: readonly Assigned[]
  readonly functions: readonly Defined[]
  readonly classes: readonly { readonly class: ClassStatement; readonly scope: Scope }[]
  readonly changes: readonly Change[]
  readonly returns: readonly Place[]
}

/** Everything that a module binds, calls and changes, in file order. */
export function outlineOf(module: PythonModule): Outline {
  const byKind = new Map<Expression['kind'], Place[]>()
  const assigned: Assigned[] = []
  const functions: Defined[] = []
  const classes: { class: ClassStatement; scope: Scope }[] = []
  const changes: Change[] = []
  const returns: Place[] = []
  const top: Scope = { kind: 'module', names: new Map(), attributes: new Map() }

  const visit = (expression: Expression, scope: Scope, statement: Statement): void => {
    const list = byKind.get(expression.kind)
    if (list) list.push({ expression, scope, statement })
    else byKind.set(expression.kind, [{ expression, scope, statement }])
    if (expression.kind === 'named' && expression.target.kind === 'name') bind(scope, expression.target.id, { how: 'value', value: expression.value, scope })
    if (expression.kind === 'call') changes.push(...changeBy(expression, scope))
    for (const part of partsOf(expression)) visit(part, scope, statement)
  }

  const assign = (target: Expression, value: Expression, op: string, scope: Scope, statement: Statement, annotation: Expression | undefined): void => {
    if (target.kind === 'sequence') {
      const values = value.kind === 'sequence' && value.items.length === target.items.length ? value.items : undefined
      for (const [i, item] of target.items.entries()) {
        const own = values?.[i]
        if (own) assign(item, own, op, scope, statement, undefined)
        else bindTarget(item, { how: 'unknown' }, scope)
      }
      return
    }
    assigned.push({ target, value, scope, statement })
    if (target.kind === 'subscript') changes.push({ object: written(target.object), how: op === '=' ? 'set' : 'unknown', ...(target.index ? { key: target.index } : {}), value, scope })
    else if (op === '+=') {
      changes.push({ object: written(target), how: 'update', value, scope })
      if (value.kind !== 'sequence' && value.kind !== 'dict') bindTarget(target, { how: 'unknown' }, scope)
    } else bindTarget(target, op === '=' ? { how: 'value', value, scope, ...(annotation ? { annotation } : {}) } : { how: 'unknown' }, scope)
  }

  const body = (statements: readonly Statement[], scope: Scope): void => {
    for (const statement of statements) read(statement, scope)
  }

  const read = (statement: Statement, scope: Scope): void => {
    switch (statement.kind) {
      case 'assign':
        for (const target of statement.targets) {
          if (statement.value) assign(target, statement.value, statement.op, scope, statement, statement.annotation)
          else bindTarget(target, { how: 'unknown', ...(statement.annotation ? { annotation: statement.annotation } : {}) }, scope)
          if (target.kind !== 'name') visit(target, scope, statement)
        }
        if (statement.value) visit(statement.value, scope, statement)
        break
      case 'expression':
        // A string by itself is a docstring or a comment.
        if (statement.value.kind !== 'string') visit(statement.value, scope, statement)
        break
      case 'return':
        if (!statement.value) break
        returns.push({ expression: statement.value, scope, statement })
        visit(statement.value, scope, statement)
        break
      case 'other':
        for (const value of statement.values) visit(value, scope, statement)
        break
      case 'import':
        for (const { local, source, name, at } of statement.names) bind(scope, local, { how: 'import', source, at, ...(name === undefined ? {} : { name }) })
        break
      case 'block':
        for (const head of statement.heads) visit(head, scope, statement)
        for (const { target, value } of statement.bindings) bindTarget(target, value ? { how: 'value', value, scope } : { how: 'unknown' }, scope)
        for (const inner of statement.bodies) body(inner, scope)
        break
      case 'class': {
        const own: Scope = { kind: 'class', parent: scope, class: statement, names: new Map(), attributes: new Map() }
        bind(scope, statement.name.value, { how: 'class', class: statement, scope: own })
        classes.push({ class: statement, scope: own })
        for (const { value } of statement.bases) visit(value, scope, statement)
        for (const decorator of statement.decorators) visit(decorator, scope, statement)
        body(statement.body, own)
        break
      }
      case 'function': {
        const own: Scope = { kind: 'function', parent: scope, function: statement, names: new Map(), attributes: new Map() }
        bind(scope, statement.name.value, { how: 'function', function: statement, scope: own })
        functions.push({ function: statement, scope: own, ...(scope.class ? { class: scope.class } : {}) })
        for (const decorator of statement.decorators) visit(decorator, scope, statement)
        for (const param of statement.params) {
          bind(own, param.name.value, { how: 'param', param, scope: own })
          if (param.annotation) visit(param.annotation, scope, statement)
          if (param.fallback) visit(param.fallback, scope, statement)
        }
        body(statement.body, own)
      }
    }
  }

  body(module.body, top)
  return { scope: top, byKind, assigned, functions, classes, changes, returns }
}

function bindTarget(target: Expression, bound: Bound, scope: Scope): void {
  if (target.kind === 'name') bind(scope, target.id, bound)
  else if (target.kind === 'sequence') for (const item of target.items) bindTarget(item, { how: 'unknown' }, scope)
  else if (target.kind === 'attribute' && target.object.kind === 'name' && /^(?:self|cls)$/.test(target.object.id)) {
    const owner = scope.parent?.kind === 'class' ? scope.parent : undefined
    if (!owner) return
    const list = owner.attributes.get(target.name.value)
    if (list) list.push(bound)
    else owner.attributes.set(target.name.value, [bound])
  }
}

function bind(scope: Scope, name: string, bound: Bound): void {
  const list = scope.names.get(name)
  if (list) list.push(bound)
  else scope.names.set(name, [bound])
}

const CHANGING: Readonly<Record<string, Change['how']>> = { update: 'update', setdefault: 'set', append: 'add', extend: 'update', insert: 'unknown', pop: 'unknown', add: 'add', clear: 'unknown' }

function* changeBy(call: CallExpression, scope: Scope): Generator<Change> {
  const { callee, args } = call
  if (callee.kind !== 'attribute') return
  const how = own(CHANGING, callee.name.value)
  if (!how) return
  const object = written(callee.object)
  if (!object) return
  if (how === 'set' && args[0] && args[1]) yield { object, how, key: args[0].value, value: args[1].value, scope }
  else if (how === 'update') yield { object, how, call, ...(args[0] && !args[0].name && !args[0].star ? { value: args[0].value } : {}), scope }
  else if (how === 'add' && args[0]) yield { object, how, value: args[0].value, scope }
  else yield { object, how: 'unknown', scope }
}

/** A name or a chain of attributes as text; empty for anything else. */
export function written(expression: Expression): string {
  if (expression.kind === 'name') return expression.id
  if (expression.kind === 'await') return written(expression.value)
  if (expression.kind !== 'attribute') return ''
  const object = written(expression.object)
  return object && `${object}.${expression.name.value}`
}

/** The expressions directly inside another one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'string':
      return expression.parts.filter((part): part is Expression => 'kind' in part)
    case 'attribute':
      return [expression.object]
    case 'call':
      return [expression.callee, ...expression.args.map(({ value }) => value)]
    case 'subscript':
      return expression.index ? [expression.object, expression.index] : [expression.object]
    case 'sequence':
      return expression.items
    case 'dict':
      return expression.entries.flatMap(({ key, value }) => (key ? [key, value] : [value]))
    case 'binary':
      return [expression.left, expression.right]
    case 'unary':
      return [expression.operand]
    case 'conditional':
      return [expression.test, expression.then, expression.otherwise]
    case 'await':
      return [expression.value]
    case 'named':
      return [expression.target, expression.value]
    case 'lambda':
      return [expression.body]
    case 'other':
      return expression.parts
    default:
      return []
  }
}

/** Every expression inside another one, itself first. */
export function* within(expression: Expression): Generator<Expression> {
  yield expression
  for (const part of partsOf(expression)) yield* within(part)
}
