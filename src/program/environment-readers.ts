import type { Node } from '../parse/node.ts'
import { oncePer } from '../text/once-per.ts'
import { PYTHON_ENV_GETTERS } from '../knowledge/python-names.ts'
import { dotted, isFunction, isTextLiteral, keyOf, unwrap, type Ast, type CallNode, type FunctionNode } from './ast.ts'
import { isEnvironment } from './environment.ts'
import type { Folding } from './fold.ts'
import { movedTo } from './fold-import.ts'
import { pathOf } from './imports.ts'
import { named, type Here } from './instances.ts'
import type { Module } from './module.ts'
import { originOf } from './origin.ts'

/**
 * The variable that a call asks a function of this repository for, which does no more than read the environment: `env('PORT', '8080')` of
 * `const env = (name, otherwise) => process.env[name] ?? otherwise`, `get_env("PORT", "8080")` of `return os.getenv(name, default)`.
 */
export function readVariable(folding: Folding, node: CallNode): Node | undefined {
  const callee = unwrap(node.callee)
  const [first] = node.arguments
  const variable = isTextLiteral(first) ? first.value : undefined
  if (callee.type !== 'Identifier' || folding.hops === 0 || variable === undefined || !IN_CAPITALS.test(variable)) return undefined
  const found = named(folding.module, callee)
  const reader = found && isFunction(found.node) ? readerOf(found.module)(found.node) : undefined
  if (!found || !reader) return undefined
  const given = givenTo(node, reader)
  const fallback = given ? folding.fold(given) : otherwiseOf(folding, node, found, reader)
  return folding.dynamic(node, { variable, ...(fallback ? { fallback } : {}) })
}

const IN_CAPITALS = /^[A-Z][A-Z\d_]{1,80}$/

/** What a function reads: the variable that its first parameter names. */
interface Reader {
  /** What holds without the variable: a parameter by its place and name, or what the function has itself. */
  readonly position?: number
  readonly name?: string
  readonly otherwise?: Ast
}

function givenTo({ arguments: [, ...rest] }: CallNode, { position, name }: Reader): Ast | undefined {
  if (position === undefined) return undefined
  const last = rest.at(-1)
  const byName = last?.type === 'ObjectExpression' && last.named ? last.properties : []
  for (const one of byName) if (one.type === 'Property' && keyOf(one) === name) return one.value
  const plain = rest[position - 1]
  return plain === undefined || plain.type === 'SpreadElement' || (plain === last && byName.length > 0) ? undefined : plain
}

function otherwiseOf(folding: Folding, use: Ast, { module }: Here, { otherwise }: Reader): Node | undefined {
  if (!otherwise) return undefined
  return module === folding.module ? folding.fold(otherwise) : movedTo(folding.elsewhere(module).fold(otherwise), folding.module.span(use))
}

const readerOf = oncePer((module: Module) => {
  const known = new Map<FunctionNode, Reader | undefined>()
  return (fn: FunctionNode): Reader | undefined => {
    if (!known.has(fn)) known.set(fn, readerIn(module, fn))
    return known.get(fn)
  }
})

function readerIn(module: Module, fn: FunctionNode): Reader | undefined {
  const value = valueOf(fn)
  const [name, ...others] = fn.params.map(paramOf)
  if (!value || !name || others.length > 2) return undefined
  if (value.type === 'CallExpression') {
    const [asked, instead] = value.arguments
    const path = PYTHON_ENV_GETTERS.test(pathTo(module, value.callee))
    return path && isNamed(asked, name.name) ? insteadOf(instead, others) : undefined
  }
  if (value.type === 'LogicalExpression' && value.operator !== '&&') {
    const read = readsNamed(module, unwrap(value.left), name.name)
    return read ? insteadOf(value.right, others) : undefined
  }
  return readsNamed(module, value, name.name) ? {} : undefined
}

/** The one thing that a function does. */
function valueOf({ body }: FunctionNode): Ast | undefined {
  if (!body) return undefined
  if (body.type !== 'BlockStatement') return unwrap(body)
  const [only, ...more] = body.body.filter((one) => !(one.type === 'ExpressionStatement' && isTextLiteral(one.expression)))
  return only?.type === 'ReturnStatement' && only.argument && more.length === 0 ? unwrap(only.argument) : undefined
}

interface Param {
  readonly name: string
  readonly otherwise?: Ast
}

function paramOf(param: Ast): Param | undefined {
  if (param.type === 'Identifier') return { name: param.name }
  if (param.type !== 'AssignmentPattern' || param.left.type !== 'Identifier') return undefined
  return { name: param.left.name, otherwise: param.right }
}

/** `process.env[name]`, `os.getenv(name)` */
function readsNamed(module: Module, node: Ast, name: string): boolean {
  if (node.type === 'MemberExpression') return node.computed && isEnvironment(node.object) && isNamed(node.property, name)
  if (node.type !== 'CallExpression' || node.arguments.length !== 1 || !isNamed(node.arguments[0], name)) return false
  return PYTHON_ENV_GETTERS.test(pathTo(module, node.callee)) || GETTERS.has(dotted(node.callee) ?? '')
}

const GETTERS: ReadonlySet<string> = new Set(['Deno.env.get'])

function pathTo(module: Module, node: Ast): string {
  const from = originOf(module, node)
  return from ? pathOf(from) : ''
}

function isNamed(node: Ast | undefined, name: string): boolean {
  const inner = node && unwrap(node)
  return inner?.type === 'Identifier' && inner.name === name
}

function insteadOf(node: Ast | undefined, params: readonly (Param | undefined)[]): Reader {
  if (!node || node.type === 'SpreadElement') return {}
  const inner = unwrap(node)
  const index = inner.type === 'Identifier' ? params.findIndex((one) => one?.name === inner.name) : -1
  const param = params[index]
  if (!param) return { otherwise: inner }
  return { position: index + 1, name: param.name, ...(param.otherwise ? { otherwise: param.otherwise } : {}) }
}
