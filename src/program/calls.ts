import { isTextLiteral, lastName, type Ast, type CallNode } from './ast.ts'
import type { Module } from './module.ts'
import { grouped } from '../text/grouped.ts'
import type { Span } from '../text/source.ts'
import { oncePer, oncePerPair } from '../text/once-per.ts'
import { lastOfOrigin, originOf } from './origin.ts'
import { isOwnImport } from './own-imports.ts'
import { lastPart, required, type Origin, pathOf } from './imports.ts'

/** Modules by name (with what is below them) or by pattern. */
export type Source = string | RegExp | readonly string[]

/** A call or `new`, and where what is called comes from. */
export interface Call {
  readonly node: CallNode
  readonly from: Origin | undefined
  /** The last name of what is called: `sign`. */
  readonly name: string
  readonly at: Span
  /** An argument; undefined when it is missing or behind a spread. */
  argument(index: number): Ast | undefined
  /** There are arguments that cannot be counted. */
  readonly spread: boolean
}

/**
 * Calls and `new` of something that comes from a module: `callsOnImport(module, 'jsonwebtoken', 'sign')`. A pattern tests the whole name.
 */
export function callsOnImport(module: Module, source: Source, name: string | RegExp | readonly string[]): readonly Call[] {
  return callsThat(module, `${String(source)} ${String(name)}`, (call) => {
    const last = lastOfOrigin(call.node.callee)
    if (last !== undefined && !mayEndIn(name, last)) return false
    const { from } = call
    if (from === undefined || !comesFrom(from, source) || !namesBelow(from, source).some((one) => named(one, name))) return false
    return source instanceof RegExp || !isOwnImport(module, from)
  })
}

function mayEndIn(name: string | RegExp | readonly string[], last: string): boolean {
  if (name instanceof RegExp) return true
  return (typeof name === 'string' ? [name] : name).some((one) => lastPart(one) === last)
}

/** What an origin may be called that comes from a source: `auth.default` of google is `default` of google.auth. */
export function namesBelow(from: Origin, source: Source): string[] {
  if (!from.dotted || source instanceof RegExp) return [from.name]
  const path = pathOf(from)
  return [
    from.name,
    ...(typeof source === 'string' ? [source] : source).flatMap((one) => (path.startsWith(`${one}.`) ? [path.slice(one.length + 1)] : [])),
  ]
}

/** Calls and `new` by the last name of what is called, wherever it comes from. */
export function callsTo(module: Module, name: string | RegExp): readonly Call[] {
  return typeof name === 'string'
    ? (callsByName(module).get(name) ?? [])
    : callsThat(module, String(name), (call) => named(call.name, name))
}

const callsByName = oncePer((module: Module): ReadonlyMap<string, readonly Call[]> => grouped(calls(module), (call) => call.name))
/** A question about all calls is answered once, as it may be asked for each of them. */
const callsThat = oncePerPair((module: Module, _: string, is: (call: Call) => boolean): readonly Call[] => calls(module).filter(is))

/** All calls and `new` of a module, in the order of the text. */
export const calls = oncePer((module: Module): readonly Call[] => {
  const nodes: CallNode[] = [...module.nodes('CallExpression'), ...module.nodes('NewExpression')]
  const found = nodes.sort((a, b) => a.start - b.start || b.end - a.end).map((node) => callOf(module, node))
  return found
})

/** One call with its origin. */
export function callOf(module: Module, node: CallNode): Call {
  const spreadAt = node.arguments.findIndex((argument) => argument.type === 'SpreadElement')
  return {
    node,
    // Most questions are of calls by certain names: where the others come from is never looked up.
    get from() {
      return originOf(module, node.callee)
    },
    name: lastName(node.callee) ?? '',
    at: module.span(node),
    spread: spreadAt >= 0,
    argument: (index) => (spreadAt >= 0 && index >= spreadAt ? undefined : node.arguments[index]),
  }
}

/** Whether an origin is a module or something below it. */
export function comesFrom(origin: Origin, source: Source): boolean {
  if (source instanceof RegExp) return source.test(origin.module)
  const modules = typeof source === 'string' ? [source] : source
  if (origin.dotted) {
    const path = pathOf(origin)
    return modules.some((one) => origin.module === one || path.startsWith(`${one}.`))
  }
  const name = packageName(origin)
  return modules.some((one) => name === one || name.startsWith(`${one}/`))
}

/** What an origin may be said to come from: its module, and all that is above it. */
export function packagesOf(origin: Origin): string[] {
  const [path, divider] = origin.dotted ? [pathOf(origin), '.'] : [packageName(origin), '/']
  const parts = path.split(divider)
  const above = parts.map((_, i) => parts.slice(0, i + 1).join(divider))
  return origin.dotted && !above.slice(0, -1).includes(origin.module) ? [...above.slice(0, -1), origin.module] : above
}

/** Without the registry and the version: `npm:zod@4/mini` is `zod/mini`. */
export function packageName({ module }: Origin): string {
  // Most are neither: asked for every call, of every library.
  if (!module.includes(':') && !module.includes('@', 1)) return module
  return module.replace(/^(?:npm|node|jsr):/, '').replace(/^(@?[^@]+)@[\w.^~-]+/, '$1')
}

/** Whether the module imports or requires something from one of the sources. */
export function importsFrom(module: Module, source: Source): boolean {
  return importedModules(module).some((name) => {
    const from = { module: name, name: '', ...(module.language === 'python' ? { dotted: true as const } : {}) }
    return comesFrom(from, source) && (source instanceof RegExp || !isOwnImport(module, from))
  })
}

/** Every module that is imported, required or handed on. */
export const importedModules = oncePer((module: Module): readonly string[] => {
  const names = new Set<string>(module.handsOn)
  for (const type of ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'] as const) {
    for (const { source } of module.nodes(type)) if (isTextLiteral(source)) names.add(source.value)
  }
  for (const node of module.nodes('CallExpression')) {
    const name = required(node)
    if (name !== undefined) names.add(name)
  }
  return [...names]
})

function named(name: string, wanted: string | RegExp | readonly string[]): boolean {
  if (wanted instanceof RegExp) return wanted.test(name)
  return typeof wanted === 'string' ? name === wanted : wanted.includes(name)
}
