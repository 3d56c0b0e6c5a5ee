import { codeFile } from '../../knowledge/words/files.ts'
import { takesPartsOfList } from '../../knowledge/words/states.ts'
import { keyOf, type Ast, type FunctionNode } from '../../program/ast.ts'
import { nameOf, type Module } from '../../program/module.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'

/** The place of something among what a function gives back: of a list, or the key of an object. */
type Part = number | string

const MOST_FILES = 2000

/**
 * Whether each use of a value is to give it back beside something else, `return address, state`, and every caller in the repository takes
 * the rest alone: `address, _ = begin()`, `const { address } = begin()`.
 */
export function isDroppedByCallers(module: Module, fn: FunctionNode, uses: readonly Ast[]): boolean {
  const parts = uses.map((one) => partOf(module, one))
  const name = nameOf(module, fn)
  const paths = module.project?.below('').filter((path) => codeFile.pattern.test(path)) ?? []
  if (name === undefined || paths.length > MOST_FILES || parts.length === 0) return false
  const calls = new RegExp(`(?<!\\bdef |\\bfunction )(?<![\\w$])${literally(name)}\\s{0,4}\\(`, 'g')
  let isCalled = false
  for (const path of paths) {
    const text = path === module.file.path ? module.file.text : (module.project?.text(path) ?? '')
    if (!text.includes(name)) continue
    for (const { index } of text.matchAll(calls)) {
      if (!parts.every((part) => part !== undefined && isDropped(text, index, part))) return false
      isCalled = true
    }
  }
  return isCalled
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
/** Where the function of a caller ends, as the next one begins. */
const NEXT = inTurn(
  'm',
  /^[ \t]{0,8}/,
  oneOf('', /@\w/, /(?:export |async |static |public |private ){0,3}(?:function|def)\b/, /\w{1,40}\.(?:get|post|all|use|route)\(/),
)
/** A caller is not looked through further. */
const LONGEST = 4000

function isDropped(text: string, call: number, part: Part): boolean {
  const line = text.lastIndexOf('\n', call) + 1
  const before = text.slice(line, call)
  if (typeof part === 'number') {
    const name = LIST.exec(before)?.[1]?.split(',')[part]?.trim()
    if (name === undefined) return false
    const after = text.slice(call, call + LONGEST)
    const own = after.slice(0, NEXT.exec(after)?.index)
    return !new RegExp(`(?<![\\w$])${literally(name)}(?![\\w$])`).test(own)
  }
  const keys = OBJECT.exec(before)?.[1]
  return keys !== undefined && !keys.split(',').some((one) => one.split(/[:=]/, 1)[0]?.trim() === part)
}
