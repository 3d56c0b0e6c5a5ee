import { browsesTo } from '../../knowledge/words/navigated.ts'
import { enclosingFunction, nameOf, type Ast, type Module } from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'
import { oncePerPair } from '../../text/once-per.ts'

/**
 * Whether somebody is taken to an address, by a link, a new window or the address bar, which sends no header: in place, or by the variable
 * or the function that gives it.
 */
export function isNavigated(module: Module, address: Ast): boolean {
  const { text } = module.file
  if (endsInBrowsing.test(text.slice(Math.max(0, address.start - NEAR), address.start))) return true
  const parent = module.parent(address)
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return isBrowsedBy(module, parent.id.name)
  const around = enclosingFunction(module, address)
  const name = around && nameOf(module, around)
  const isGiven = parent?.type === 'ReturnStatement' || parent === around
  return isGiven && name !== undefined && isBrowsedBy(module, `${name}(`)
}

/** Whether a module takes somebody to what a variable holds, or a function gives. */
const isBrowsedBy = oncePerPair((module: Module, said: string): boolean =>
  new RegExp(`${browsesTo.pattern.source}(?:\\w{1,30}\\.)?${literally(said)}${/\w$/.test(said) ? '(?!\\w)' : ''}`).test(module.file.text),
)

const endsInBrowsing = new RegExp(`${browsesTo.pattern.source}$`)
/** In characters. */
const NEAR = 120
