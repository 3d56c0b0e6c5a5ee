import { fixedValue, givenFixed, personalAddress } from '../../knowledge/words/people.ts'
import type { MachineGrant } from '../../model/index.ts'
import { callsTo, enclosingFunction, nameOf, type Ast, type Module } from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'
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
    const code = fn ? module.source(fn).slice(0, LONGEST) : ''
    const found = [...code.matchAll(ADDRESSES)].find(([address]) => !isFixed(address, module))
    if (!fn || !found) continue
    const { file, start } = module.span(fn)
    const from = start + found.index
    return { value: found[0], at: { file, start: from, end: from + found[0].length } }
  }
  return undefined
}

const ADDRESSES = new RegExp(personalAddress.pattern, 'gi')

/** Whether what stands for the person is a constant or a setting, so that all is that of one mailbox of the application. */
function isFixed(address: string, module: Module): boolean {
  const given = FILLED.exec(address)?.slice(1).find(Boolean)?.trim() ?? ''
  if (fixedValue.pattern.test(given)) return true
  const name = /^\w{1,60}$/.exec(given)?.[0]
  if (name === undefined) return false
  const set = new RegExp(`^(?:export\\s)?(?:const\\s{1,4})?${literally(name)}\\b[^=\\n]{0,40}=\\s{0,4}([^\\n]{1,80})`, 'm')
  return givenFixed.pattern.test(set.exec(module.file.text)?.[1] ?? '')
}

const FILLED = /\{([^{}\n]{1,80})\}|["'`]\s{0,4}\+\s{0,4}([\w.]{1,60})/

/** More callers are not looked at. */
const MOST = 12
/** More of a function is not looked at. */
const LONGEST = 8000
