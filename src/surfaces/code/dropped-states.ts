import { takesPartsOfList } from '../../knowledge/words/states.ts'
import { keyOf, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { alone } from '../../text/pattern.ts'
import { BEGINS, callsOf } from './calls-elsewhere.ts'

/** The place of something among what a function gives back: of a list, or the key of an object. */
type Part = number | string

/**
 * Whether each use of a value is to give it back beside something else, `return address, state`, and every caller in the repository takes
 * the rest alone: `address, _ = begin()`, `const { address } = begin()`.
 */
export function isDroppedByCallers(module: Module, fn: FunctionNode, uses: readonly Ast[]): boolean {
  const parts = uses.map((one) => partOf(module, one))
  const calls = parts.length === 0 ? [] : callsOf(module, fn)
  return calls.length > 0 && calls.every(({ text, start }) => parts.every((part) => part !== undefined && isDropped(text, start, part)))
}

function partOf(module: Module, use: Ast): Part | undefined {
  const parent = module.parent(use)
  const holder = parent?.type === 'Property' ? module.parent(parent) : parent
  if (!holder || module.parent(holder)?.type !== 'ReturnStatement') return undefined
  if (holder.type === 'ArrayExpression') return holder.elements.findIndex((one) => one === use)
  return holder.type === 'ObjectExpression' && parent?.type === 'Property' ? keyOf(parent) : undefined
}

/** What stands before a call and takes its parts. */
const LIST = takesPartsOfList.pattern
const OBJECT = /\{([^{}.]{1,200})\}\s{0,4}=\s{0,4}(?:await\s{1,4})?(?:[\w$]{1,40}\.){0,4}$/
/** A caller is not looked through further. */
const LONGEST = 4000

function isDropped(text: string, call: number, part: Part): boolean {
  const line = text.lastIndexOf('\n', call) + 1
  const before = text.slice(line, call)
  if (typeof part === 'number') {
    const name = LIST.exec(before)?.[1]?.split(',')[part]?.trim()
    if (name === undefined) return false
    const after = text.slice(call, call + LONGEST)
    const own = after.slice(0, BEGINS.exec(after)?.index)
    return !alone(name).test(own)
  }
  const keys = OBJECT.exec(before)?.[1]
  return keys !== undefined && !keys.split(',').some((one) => one.split(/[:=]/, 1)[0]?.trim() === part)
}
