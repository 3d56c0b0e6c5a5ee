import {
  declaratorsNamed,
  enclosingFunction,
  identifiersNamed,
  inside,
  isFunction,
  keyOf,
  withoutComments,
  type Ast,
  type Identifier,
  type Module,
} from '../../program/index.ts'
import { WEAK } from './state-values.ts'
import { importedFunction } from './tool-functions.ts'

// What the names in the code of a `state` stand for.

export interface Place {
  readonly start: number
  readonly end: number
}

/** The code of the value that a name stands for; the code itself otherwise. */
export function meantBy(module: Module, code: string, at: Place): string {
  return /^[\w$]{1,60}$/.test(code) ? (initOf(module, code, at) ?? code) : code
}

/** The value of a constant of this name in the function around a place, or of the module. */
export function initOf(module: Module, name: string, at: Place): string | undefined {
  const all = declaratorsNamed(module, name)
  const [only, ...more] = all
  const before = all.findLast((one) => one.start < at.start && isAround(module, one, at))
  const found = before ?? (only && more.length === 0 && isAround(module, only, at) ? only : undefined)
  return found?.init ? module.source(found.init) : undefined
}

/** The names of this spelling at a place. */
export function namesIn(module: Module, name: string, at: Place): readonly Identifier[] {
  return identifiersNamed(module, name).filter((id) => at.start <= id.start && id.end <= at.end)
}

/** The body of the function or method that makes a random value, here or next door: `generateState()`, whose generator is weak. */
export function madeByFunction(module: Module, code: string): string | undefined {
  const [, owner, name] = /^(this\.|self\.)?([\w$]{1,60})\(\d{0,4}\)$/.exec(code) ?? []
  if (name === undefined) return undefined
  const found = owner ? module.nodes('MethodDefinition').find((one) => keyOf(one) === name)?.value : module.top().get(name)
  const own = found && 'kind' in found ? (found.init ?? found.node) : found
  const { fn = own, from = module } = owner || isFunction(own) ? {} : importedFunction(module, identifiersNamed(module, name)[0])
  if (!isFunction(fn) || !fn.body || !WEAK.test(from.file.text) || /\bSystemRandom\b/.test(from.file.text)) return undefined
  return withoutComments(from, fn.body)
}

/** Whether a place stands in the function around a node. */
export function isAround(module: Module, node: Ast, at: Place): boolean {
  const around = enclosingFunction(module, node)
  return !around || (around.start <= at.start && at.end <= around.end && inside(node, around))
}
