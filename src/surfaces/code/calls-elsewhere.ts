import { isTestPath } from '../../classify/file-role.ts'
import { codeFile } from '../../knowledge/words/files.ts'
import { nameOf, withoutDefault, type FunctionNode, type Module } from '../../program/index.ts'
import { bracketEnd, partsAtTop } from '../../text/brackets.ts'
import { literally, oneOf } from '../../text/pattern.ts'

const MOST_FILES = 2000

/** A call of a function, as it is written in a file. */
export interface CallAt {
  readonly text: string
  /** Where the name of the function begins, and where what it is given does. */
  readonly start: number
  readonly end: number
}

/** The calls of a function in the code of the repository, tests apart; none where it is also handed on, so that anybody may call it. */
export function callsOf(module: Module, fn: FunctionNode): readonly CallAt[] {
  const name = nameOf(module, fn)
  const paths = module.project?.below('').filter((path) => codeFile.pattern.test(path) && !isTestPath(path)) ?? []
  if (name === undefined || paths.length > MOST_FILES) return []
  const mentions = new RegExp(`(?<!\\bdef |\\bfunction )(?<![\\w$])${literally(name)}(?![\\w$])(\\s{0,4}\\()?`, 'g')
  const found: CallAt[] = []
  for (const path of paths) {
    const text = path === module.file.path ? module.file.text : (module.project?.text(path) ?? '')
    if (!text.includes(name)) continue
    for (const { index, 0: said, 1: called } of text.matchAll(mentions)) {
      const line = lineAround(text, index)
      if (called !== undefined) {
        if (path !== module.file.path || !isDeclared(module, fn, index)) found.push({ text, start: index, end: index + said.length })
      } else if (!BY_NAME.test(line)) return []
    }
  }
  return found
}

/** The line of a place, as far as it is not longer than anybody writes one. */
function lineAround(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - LONGEST_LINE), index)
  const after = text.slice(index, index + LONGEST_LINE)
  return before.slice(before.lastIndexOf('\n') + 1) + (after.split('\n', 1)[0] ?? '')
}

const LONGEST_LINE = 300

/** Whether the name of a method stands in front of its own body. */
function isDeclared(module: Module, fn: FunctionNode, index: number): boolean {
  const start = Math.min(fn.start, module.parent(fn)?.start ?? fn.start)
  return start <= index && index < (fn.body?.start ?? fn.end)
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

/** What a call gives for a parameter of a function: its code, or nothing where it leaves it out. */
export interface GivenAt extends CallAt {
  readonly code: string | undefined
}

/** What all calls in the repository give for a parameter of a function; undefined where one of them cannot be read. */
export function givenFor(module: Module, fn: FunctionNode, parameter: string): readonly GivenAt[] | undefined {
  const names = fn.params.map((one) => {
    const id = withoutDefault(one)
    return id.type === 'Identifier' ? id.name : undefined
  })
  const isOfObject = module.language === 'python' && /^(?:self|cls)$/.test(names[0] ?? '')
  const place = names.indexOf(parameter) - (isOfObject ? 1 : 0)
  const found: GivenAt[] = []
  for (const call of place < 0 ? [] : callsOf(module, fn)) {
    const given = argumentsAt(call.text, call.end)
    if (given === undefined || given.some((one) => /^(?:\.\.\.|\*)/.test(one))) return undefined
    const byName = given.find((one) => one.startsWith(parameter) && /^\s{0,4}=(?![=>])/.test(one.slice(parameter.length)))
    const unnamed = given.filter((one) => !NAMED.test(one))
    found.push({ ...call, code: byName ? byName.slice(byName.indexOf('=') + 1).trim() : unnamed[place] })
  }
  return found
}

/** `state=state` */
const NAMED = /^\w{1,60}\s{0,4}=(?![=>])/

/** Whether every caller in the repository leaves a parameter of a function out, so that only its fallback counts. */
export function isNeverGiven(module: Module, fn: FunctionNode, parameter: string): boolean {
  const calls = givenFor(module, fn, parameter) ?? []
  return calls.length > 0 && calls.every(({ code }) => code === undefined || NOTHING.test(code))
}

/** What gives nothing, in TypeScript and Python. */
export const NOTHING = /^(?:undefined|null|None|void 0)$/
