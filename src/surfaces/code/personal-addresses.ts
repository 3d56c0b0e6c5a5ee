import { personalAddress } from '../../knowledge/words/people.ts'
import type { MachineGrant } from '../../model/index.ts'
import { callsTo, enclosingFunction, nameOf, type Ast, type Module } from '../../program/index.ts'
import type { Located } from '../../text/source.ts'

/**
 * The address of what one person has at the provider, in the function that asks for a token of the application or in one that calls it.
 * Where a scope can only stand for all that an administrator has allowed, the address says what is read:
 * https://learn.microsoft.com/en-us/entra/identity-platform/scopes-oidc#the-default-scope
 */
export function personalAddressOf(module: Module, node: Ast, scopes: MachineGrant['scopes']): Located<string> | undefined {
  if (!scopes.some(({ value }) => value.endsWith('/.default'))) return undefined
  const around = enclosingFunction(module, node)
  const name = around && nameOf(module, around)
  const callers = name === undefined ? [] : callsTo(module, name).slice(0, MOST)
  for (const fn of new Set([around, ...callers.map((one) => enclosingFunction(module, one.node))])) {
    const found = fn && personalAddress.pattern.exec(module.source(fn).slice(0, LONGEST))
    if (!found) continue
    const { file, start } = module.span(fn)
    const from = start + found.index
    return { value: found[0], at: { file, start: from, end: from + found[0].length } }
  }
  return undefined
}

/** More callers are not looked at. */
const MOST = 12
/** More of a function is not looked at. */
const LONGEST = 8000
