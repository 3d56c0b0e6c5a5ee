import { isTestPath } from '../../classify/file-role.ts'
import { codeFile } from '../../knowledge/words/files.ts'
import { takesPartsOfList } from '../../knowledge/words/states.ts'
import { keyOf, nameOf, withoutDefault, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { bracketEnd, partsAtTop } from '../../text/brackets.ts'
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
  const calls = parts.length === 0 ? [] : callsOf(module, fn)
  return calls.length > 0 && calls.every(({ text, start }) => parts.every((part) => part !== undefined && isDropped(text, start, part)))
}

/** Whether every caller in the repository leaves a parameter of a function out, so that only its fallback counts. */
export function isNeverGiven(module: Module, fn: FunctionNode, parameter: string): boolean {
  const place = fn.params.findIndex((one) => {
    const id = withoutDefault(one)
    return id.type === 'Identifier' && id.name === parameter
  })
  const calls = place < 0 ? [] : callsOf(module, fn)
  return (
    calls.length > 0 &&
    calls.every(({ text, end }) => {
      const given = argumentsAt(text, end)
      return given !== undefined && given.length <= place && !given.some((one) => /^(?:\.\.\.|\*)|^\w{1,60}\s{0,4}=(?![=>])/.test(one))
    })
  )
}

interface CallAt {
  readonly text: string
  /** Where the name of the function begins, and where what it is given does. */
  readonly start: number
  readonly end: number
}

/** The calls of a function in the code of the repository, tests apart; none where it is also handed on, so that anybody may call it. */
function callsOf(module: Module, fn: FunctionNode): readonly CallAt[] {
  const name = nameOf(module, fn)
  const paths = module.project?.below('').filter((path) => codeFile.pattern.test(path) && !isTestPath(path)) ?? []
  if (name === undefined || paths.length > MOST_FILES) return []
  const mentions = new RegExp(`(?<!\\bdef |\\bfunction )(?<![\\w$])${literally(name)}(?![\\w$])(\\s{0,4}\\()?`, 'g')
  const found: CallAt[] = []
  for (const path of paths) {
    const text = path === module.file.path ? module.file.text : (module.project?.text(path) ?? '')
    if (!text.includes(name)) continue
    for (const { index, 0: said, 1: called } of text.matchAll(mentions)) {
      const line = text.slice(text.lastIndexOf('\n', index) + 1, (text.indexOf('\n', index) + 1 || text.length + 1) - 1)
      if (called !== undefined) found.push({ text, start: index, end: index + said.length })
      else if (!BY_NAME.test(line)) return []
    }
  }
  return found
}

/** Where a name is only got or handed on as it is: imports, lists of them, comments. */
const BY_NAME = oneOf(
  '',
  /\b(?:import|from)\b|\bexport\s{0,4}(?:type\s)?\{|\}\s{0,4}=/,
  /^\s{0,40}[\w$]{1,80}(?: as [\w$]{1,80})?,?\s{0,4}$|^\s{0,80}(?:\/\/|\/?\*|#)/,
)

/** What stands between the commas behind an opened bracket; nothing where its end is not near. */
function argumentsAt(text: string, from: number): readonly string[] | undefined {
  const end = bracketEnd(text, from - 1, '([{)]}', LONGEST_CALL + 1)
  if (end === undefined || text[end - 1] !== ')') return undefined
  const parts = partsAtTop(text, (at) => text[at] === ',', { start: from, end: end - 1 })
  return parts.map((one) => text.slice(one.start, one.end).trim()).filter((one) => one !== '')
}

const LONGEST_CALL = 600

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
