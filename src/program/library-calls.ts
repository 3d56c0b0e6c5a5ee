import { type LibraryCall, packagesIn } from '../knowledge/libraries/row.ts'
import { argumentsOf, type Arguments } from './arguments.ts'
import type { Ast } from './ast.ts'
import { calls, namesBelow, packageName, packagesOf, type Call } from './calls.ts'
import { lastPart, type Origin } from './imports.ts'
import { grouped } from '../text/grouped.ts'
import { oncePer, oncePerPair } from '../text/once-per.ts'
import type { Module } from './module.ts'
import { lastOfOrigin, originOf } from './origin.ts'
import { isOwnImport } from './own-imports.ts'
import { pathWritten } from './path-written.ts'

/** A call that a row knows, and what it is given. */
export interface KnownCall<Row extends LibraryCall> {
  readonly row: Row
  readonly call: Call
  readonly given: Arguments
}

/** The calls of a module that rows know, in the order of the text; of several rows the first counts. */
export function knownCalls<Row extends LibraryCall>(module: Module, rows: readonly Row[]): readonly KnownCall<Row>[] {
  return callsOfRows(module, rows) as readonly KnownCall<Row>[]
}

/** Told once: a question may ask again for each of the calls. */
const callsOfRows = oncePerPair((module: Module, rows: readonly LibraryCall[]): readonly KnownCall<LibraryCall>[] => {
  const { find, mayEndIn } = rowsOf(rows)
  return callsEndingIn(module, mayEndIn).flatMap((call) => {
    const row = call.from ? find(call.from, module.language) : undefined
    return row && call.from && !isOwnImport(module, call.from) ? [{ row, call, given: argumentsOf(module, call.node) }] : []
  })
})

/** The calls of a module by what the names of their origins end in, where that is told by itself, with their places among all. */
const callsByLast = oncePer((module: Module): ReadonlyMap<string, readonly (readonly [index: number, call: Call])[]> =>
  grouped([...calls(module).entries()], ([, { node }]) => lastOfOrigin(node.callee) ?? UNTOLD),
)

/** No name: only a look at where it comes from tells. */
const UNTOLD = ''

/** The calls whose origins may be named so, in the order of the text: there are many calls and many tables, and far fewer names. */
function callsEndingIn(module: Module, mayEndIn: (last: string) => boolean): readonly Call[] {
  const found = [...callsByLast(module)].flatMap(([last, some]) => (last === UNTOLD || mayEndIn(last) ? some : []))
  return found.sort(([a], [b]) => a - b).map(([, call]) => call)
}

/** Those of them that mean one thing. */
export function callsThat<Row extends LibraryCall>(module: Module, rows: readonly Row[], means: Row['means']): readonly KnownCall<Row>[] {
  return knownCalls(module, rows).filter(({ row }) => row.means === means)
}

/**
 * The row of what an expression names, called or not: by its import, and in Python also as it is written where nothing of the file has
 * that name.
 */
export function rowOf<Row extends LibraryCall>(module: Module, node: Ast, rows: readonly Row[]): Row | undefined {
  const from = originOf(module, node) ?? (module.language === 'python' ? originOfPath(pathWritten(module, node)) : undefined)
  const row = from && (rowsOf(rows).find(from, module.language) as Row | undefined)
  return from && row && !isOwnImport(module, from) ? row : undefined
}

/** The row of a dotted path of Python. */
export function rowOfPath<Row extends LibraryCall>(path: string, rows: readonly Row[]): Row | undefined {
  const from = originOfPath(path)
  return from && (rowsOf(rows).find(from, 'python') as Row | undefined)
}

function originOfPath(path: string): Origin | undefined {
  const end = path.indexOf('.')
  return end > 0 ? { module: path.slice(0, end), name: path.slice(end + 1), dotted: true } : undefined
}

/** A table, looked up by what is called. */
interface Finder {
  /** The first row of an origin. */
  readonly find: (from: Origin, language: LibraryCall['language']) => LibraryCall | undefined
  /** Whether the name of what any row means may end so. */
  readonly mayEndIn: (last: string) => boolean
}

/** By what packages begin with, and what names end in: a table has many rows, and a module many calls. */
const rowsOf = oncePer((rows: readonly LibraryCall[]): Finder => {
  const roots = new Set(rows.flatMap((row) => packagesIn(row).map((one) => one.slice(0, rootEnd(one, row.language === 'python')))))
  const byPackage = grouped(
    rows.flatMap((row) => packagesIn(row).map((name) => ({ name, row }))),
    ({ name }) => name,
  )
  const find: Finder['find'] = (from, language) => {
    const name = from.dotted ? from.module : packageName(from)
    if (!roots.has(name.slice(0, rootEnd(name, from.dotted === true)))) return undefined
    const found = packagesOf(from).flatMap((one) => byPackage.get(one) ?? [])
    return found.find((one) => one.row.language === language && isCallOf(from, one.row, one.name))?.row
  }
  const finder = { find, mayEndIn: endsOf(rows) }
  return finder
})

function endsOf(rows: readonly LibraryCall[]): Finder['mayEndIn'] {
  const names = rows.flatMap(({ call }) => call)
  const whole = new Set(names.map(lastPart))
  const parts = names.filter((one) => one.startsWith('*') && !one.includes('.')).map((one) => one.slice(1))
  return (last) => whole.has(last) || parts.some((part) => last.endsWith(part))
}

function rootEnd(name: string, isDotted: boolean): number {
  const end = name.indexOf(isDotted ? '.' : '/')
  return end < 0 ? name.length : end
}

function isCallOf(from: Origin, row: LibraryCall, source: string): boolean {
  const wanted = typeof row.call === 'string' ? [row.call] : row.call
  return namesBelow(from, source).some((name) => wanted.includes(name) || wanted.some((one) => isNamed(name, one, from.dotted === true)))
}

/** Whether a row's name, which may begin with anything, is that of a call, which in Python may be by way of modules. */
function isNamed(name: string, wanted: string, isDotted: boolean): boolean {
  if (!wanted.startsWith('*')) return isDotted && isBelowModules(name, wanted)
  const rest = wanted.slice(1)
  if (!name.endsWith(rest)) return false
  const before = name.slice(0, name.length - rest.length)
  return /^\w+$/.test(isDotted ? before.slice(before.lastIndexOf('.') + 1) : before)
}

/** `api_jwt.encode` is `encode` by way of a module. */
function isBelowModules(name: string, wanted: string): boolean {
  return wanted !== '' && name.endsWith(`.${wanted}`) && /^[a-z_][\w.]*$/.test(name.slice(0, -wanted.length - 1))
}
