import type { Project } from '../../discover/project.ts'
import { isTestPath } from '../../classify/file-role.ts'
import { nameOf, withoutDefault, type FunctionNode, type Module } from '../../program/index.ts'
import { bracketEnd, listAt } from '../../text/brackets.ts'
import { NamesInFiles } from '../../text/names-in-files.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { onceFor } from '../reading/code-around.ts'
import { isCallOf } from './called-by-import.ts'

/** Where a route or a function begins, at the beginning of a line. */
export const BEGINS = inTurn(
  'm',
  /^[ \t]{0,8}/,
  oneOf('', /\w{1,40}\.(?:get|post|all|use|route)\(/, /@\w/, /(?:export |async |static |public |private ){0,3}(?:function|def)\b/),
)

/** What stands before a call in its own function. */
export function beforeCall(text: string, index: number): string {
  const near = text.slice(Math.max(0, index - BEFORE), index)
  return near.slice([...near.matchAll(new RegExp(BEGINS, 'gm'))].at(-1)?.index)
}

/** How much before a call may say what is done there, in characters. */
export const BEFORE = 1500

/** A call of a function, as it is written in a file. */
export interface CallAt {
  readonly text: string
  readonly path: string
  /** Where the name of the function begins, and where what it is given does. */
  readonly start: number
  readonly end: number
}

/**
 * The calls of a function in the code of the repository, tests apart; none where it is also handed on, so that anybody may call it, or
 * where another has its name and imports do not say of each call whose it is.
 */
export function callsOf(module: Module, fn: FunctionNode): readonly CallAt[] {
  const name = nameOf(module, fn)
  const { project, file } = module
  const files = name === undefined || !project ? undefined : namesInFiles(project, module.language)?.with(name)
  if (name === undefined || !files || !project) return []
  const found: CallAt[] = []
  const others = new Set<string>()
  for (const path of files) {
    const isOwn = path === file.path
    const { text, calls, declared, isHandedOn } = isOwn ? mentionsIn(file.text, name) : mentionsOf(project, path, name)
    if (isHandedOn) return []
    if (declared.some((at) => !isOwn || !isDeclared(module, fn, at))) others.add(path)
    for (const [start, end] of calls) if (!isOwn || !isDeclared(module, fn, start)) found.push({ text, path, start, end })
  }
  if (others.size === 0) return found
  const own: CallAt[] = []
  const isMethod = module.parent(fn)?.type === 'MethodDefinition'
  for (const call of found) {
    const is = isCallOf(call, { name, path: file.path, isMethod }, others)
    if (is === undefined) return []
    if (is) own.push(call)
  }
  return own
}

/** The other files of the module's language that may have a name; undefined where there are too many to ask. */
export function othersNaming({ project, language, file }: Module, name: string): readonly string[] | undefined {
  if (!project) return []
  return namesInFiles(project, language)
    ?.with(name)
    .filter((path) => path !== file.path)
}

/** The names of all files of a language, told once; none where there are too many files. */
function namesInFiles(project: Project, language: Module['language']): NamesInFiles | undefined {
  return onceFor(project, `files by the names in them, ${language}`, () => {
    const files = language === 'python' ? /\.(?:py|ipynb)$/ : /\.(?:[cm]?[jt]sx?|vue|svelte|ipynb)$/
    const paths = project.below('').filter((path) => files.test(path) && !isTestPath(path))
    if (paths.length > MOST_FILES) return undefined
    const found = new NamesInFiles()
    for (const path of paths) found.add(path, project.text(path) ?? '')
    return found
  })
}

const MOST_FILES = 2000

interface Mentions {
  readonly text: string
  /** Where the name of each call begins, and where what it is given does. */
  readonly calls: readonly (readonly [number, number])[]
  /** Where a function or a method of the name is declared. */
  readonly declared: readonly number[]
  /** Whether it stands there as a value, or gets another name. */
  readonly isHandedOn: boolean
}

function mentionsOf(project: Project, path: string, name: string): Mentions {
  return onceFor(project, `mentions of ${name} in ${path}`, () => mentionsIn(project.text(path) ?? '', name))
}

function mentionsIn(text: string, name: string): Mentions {
  const calls: [number, number][] = []
  const declared: number[] = []
  const mentions = new RegExp(`(?<![\\w$])${literally(name)}(?![\\w$])(\\s{0,4}\\()?`, 'g')
  for (const { index, 0: said, 1: called } of text.matchAll(mentions)) {
    const line = lineAround(text, index)
    const before = line.slice(0, index - lineStart(text, index))
    const end = index + said.length
    if (
      DECLARES.test(before) ||
      isNamedFunction(before, text.slice(end, end + LONGEST_LINE)) ||
      (called !== undefined && isMethod(text, before, end))
    )
      declared.push(index)
    else if (called !== undefined) calls.push([index, end])
    else if (!BY_NAME.test(line) || /^\s{1,4}as\s/.test(text.slice(end, end + 8))) return { text, calls, declared, isHandedOn: true }
  }
  return { text, calls, declared, isHandedOn: false }
}

const DECLARES = /(?:\bdef|\bfunction\s{0,2}\*?)\s{1,4}$/

/** `const getAuthUrl = (state) => {`, `export const getAuthUrl = async function (state) {` */
function isNamedFunction(before: string, after: string): boolean {
  return (
    /\b(?:const|let|var)\s{1,4}$/.test(before) &&
    /^\s{0,4}=\s{0,4}(?:async\b\s{0,4})?(?:function\b|\([^()]{0,200}\)[^=;{}]{0,80}=>)/.test(after)
  )
}

/** Whether a name that is followed by a bracket is that of a method: `getAuthUrl(state?: string): string`, `async begin() {`. */
function isMethod(text: string, before: string, from: number): boolean {
  if (!/^\s*(?:(?:public|private|protected|abstract|static|async|override)\s{1,4}){0,4}\*?$/.test(before)) return false
  const end = bracketEnd(text, from - 1, '([{)]}', LONGEST_CALL)
  return end !== undefined && /^\s{0,4}[:{]/.test(text.slice(end, end + 5))
}

function lineStart(text: string, index: number): number {
  const from = Math.max(0, index - LONGEST_LINE)
  return from + text.slice(from, index).lastIndexOf('\n') + 1
}

/** The line of a place, as far as it is not longer than anybody writes one. */
function lineAround(text: string, index: number): string {
  const after = text.slice(index, index + LONGEST_LINE)
  return text.slice(lineStart(text, index), index) + (after.split('\n', 1)[0] ?? '')
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
  /\b(?:import|from)\b|\bexport\s{0,4}(?:type\s)?\{|\}\s{0,4}=|\bmodule\.exports\s{0,4}=\s{0,4}\{/,
  /^\s{0,40}[\w$]{1,80}(?: as [\w$]{1,80})?,?\s{0,4}$|^\s{0,80}(?:\/\/|\/?\*|#)/,
)

/** What stands between the commas behind an opened bracket; nothing where its end is not near. */
function argumentsAt(text: string, from: number): readonly string[] | undefined {
  return listAt(text, from, LONGEST_CALL + 1)
    ?.map((one) => one.trim())
    .filter((one) => one !== '')
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
