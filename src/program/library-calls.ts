import type { LibraryCall } from '../knowledge/libraries/row.ts'
import { argumentsOf, type Arguments } from './arguments.ts'
import { calls, namesBelow, packagesOf, type Call } from './calls.ts'
import type { Origin } from './imports.ts'
import { grouped } from '../text/grouped.ts'
import type { Module } from './module.ts'

/** A call that a row knows, and what it is given. */
export interface KnownCall<Row extends LibraryCall> {
  readonly row: Row
  readonly call: Call
  readonly given: Arguments
}

/** The calls of a module that rows know, in the order of the text; of several rows the first counts. */
export function knownCalls<Row extends LibraryCall>(module: Module, rows: readonly Row[]): readonly KnownCall<Row>[] {
  const ofModule = KNOWN.get(module) ?? new Map<readonly LibraryCall[], readonly KnownCall<LibraryCall>[]>()
  KNOWN.set(module, ofModule)
  const before = ofModule.get(rows) as readonly KnownCall<Row>[] | undefined
  if (before) return before
  const find = rowsOf(rows)
  const found = calls(module).flatMap((call) => {
    const row = call.from && find(call.from).find((one) => one.language === module.language && isCallOf(call.from as Origin, one))
    return row ? [{ row: row as Row, call, given: argumentsOf(module, call.node) }] : []
  })
  ofModule.set(rows, found)
  return found
}

/** Told once: a question may ask again for each of the calls. */
const KNOWN = new WeakMap<Module, Map<readonly LibraryCall[], readonly KnownCall<LibraryCall>[]>>()

/** The rows that an origin may be of, by their packages: a table has many, and a module many calls. */
function rowsOf(rows: readonly LibraryCall[]): (from: Origin) => readonly LibraryCall[] {
  const known = BY_PACKAGE.get(rows) ?? grouped(rows, (row) => row.package)
  BY_PACKAGE.set(rows, known)
  return (from) => packagesOf(from).flatMap((one) => known.get(one) ?? [])
}

const BY_PACKAGE = new WeakMap<readonly LibraryCall[], ReadonlyMap<string, readonly LibraryCall[]>>()

function isCallOf(from: Origin, row: LibraryCall): boolean {
  const wanted = typeof row.call === 'string' ? [row.call] : row.call
  return namesBelow(from, row.package).some(
    (name) => wanted.includes(name) || (from.dotted && wanted.some((one) => isBelowModules(name, one))),
  )
}

/** `api_jwt.encode` is `encode` by way of a module. */
function isBelowModules(name: string, wanted: string): boolean {
  return wanted !== '' && name.endsWith(`.${wanted}`) && /^[a-z_][\w.]*$/.test(name.slice(0, -wanted.length - 1))
}
