import { browsesTo } from '../../knowledge/words/navigated.ts'
import { enclosingFunction, nameOf, type Ast, type Module } from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'
import { oncePerPair } from '../../text/once-per.ts'

/**
 * Whether somebody is taken to an address, by a link, a new window or the address bar, which sends no header: in place, or by the variable
 * or the function that gives it.
 */
export function isNavigated(module: Module, address: Ast): boolean {
  if (isBrowsedTo(module, address)) return true
  const parent = module.parent(address)
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
    const binding = module.binding(parent.id)
    return binding !== undefined && module.references(binding).some((use) => isBrowsedTo(module, use))
  }
  const around = enclosingFunction(module, address)
  const name = around && nameOf(module, around)
  const isGiven = parent?.type === 'ReturnStatement' || parent === around
  return isGiven && name !== undefined && isBrowsedBy(module, `${name}(`)
}

/** Whether a module takes somebody to what a function gives. */
const isBrowsedBy = oncePerPair((module: Module, said: string): boolean =>
  new RegExp(`${browsesTo.pattern.source}(?:\\w{1,30}\\.)?${literally(said)}`).test(module.file.text),
)

/** Whether somebody is taken to what stands at a place. */
function isBrowsedTo({ file: { text } }: Module, { start }: Ast): boolean {
  return endsInBrowsing.test(text.slice(Math.max(0, start - NEAR), start))
}

const endsInBrowsing = new RegExp(`${browsesTo.pattern.source}$`)
/** In characters. */
const NEAR = 120
