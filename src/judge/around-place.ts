import {
  builtOn,
  classLine,
  controllerOfLaravel,
  describesFilter,
  functionByWord,
  functionInVariable,
  holdsFunction,
  inertMark,
  listedInModule,
  memberFunction,
  methodLine,
  namespaceLine,
  objectLine,
  routesByMark,
  servletFilter,
  strategyBase,
  takenByLibrary,
  typedMethod,
} from '../knowledge/words/declarations.ts'
import type { SourceFile } from '../text/source.ts'

/** A function, method or class around a place that runs only where somebody names it. */
export interface Declared {
  readonly name: string
  readonly is: 'function' | 'method' | 'class'
  /** Who can name it: code of the same file, of the same program, or whoever imports it. */
  readonly seenBy: 'file' | 'program' | 'anybody'
  /** The object of its module that holds it, by which others name it. */
  readonly heldIn?: string
  readonly start: number
  readonly end: number
}

/** A block around a place: the text that it begins with, and the line. */
export interface Block {
  readonly head: string
  readonly line: number
  readonly indent: number
}

const JS = /\.(?:[cm]?[jt]sx?|vue|svelte)$/
const READ = /\.(?:[cm]?[jt]sx?|vue|svelte|py|go|java|kt|cs|php|rs)$/

/**
 * The declarations around a place that only their name runs, from outside to inside. By indentation, which every formatter of every
 * language gives: where a text is written otherwise none is found, and the place counts as reached.
 */
export function declaredAround(file: SourceFile, at: number): readonly Declared[] {
  if (!mayHoldDeclarations(file.path)) return []
  const found: Declared[] = []
  let holder: { readonly builtOn: boolean } | undefined
  let heldIn: string | undefined
  for (const block of blocksAround(file, at).toReversed()) {
    const { head } = block
    if (namespaceLine.pattern.test(head)) continue
    const held = classLine.pattern.exec(head)
    if (held) {
      const isBuilt = builtOn.pattern.test(head) || isMarked(file, block)
      const isAlone = (/\.(?:[cm]?[jt]s|py)$/.test(file.path) && !isBuilt) || isTakenByName(file, block)
      if (holder === undefined && isAlone) found.push(declared(file, block, 'class', held[1]))
      holder = { builtOn: isBuilt || holder?.builtOn === true }
      continue
    }
    const object = found.length === 0 && !holder && JS.test(file.path) ? objectLine.pattern.exec(head)?.[1] : undefined
    if (object !== undefined) {
      heldIn = object
      continue
    }
    if (heldIn !== undefined) {
      const name = memberFunction.pattern.exec(head)?.[1]
      return name === undefined ? [] : [{ ...declared(file, block, 'method', name), heldIn }]
    }
    const name = nameOf(file.path, head, holder !== undefined)
    if (name === undefined) return found
    const one = declared(file, block, holder ? 'method' : 'function', name)
    const mayBeCalled = holder?.builtOn === true && one.seenBy !== 'file'
    return mayBeCalled || isMarked(file, block) || isOfInterface(file.path, head) ? found : [...found, one]
  }
  return found
}

/** Where the nearest function around a place begins, also one without a name: its line, or its arrow in the line of the place. */
export function nearestFunction(file: SourceFile, at: number): number | undefined {
  const own = file.text.slice(Math.max(file.lineSpan(file.position(at).line).start, at - 400), at)
  const arrow = Math.max(own.lastIndexOf('=>'), own.lastIndexOf('lambda'))
  if (arrow >= 0) return at - own.length + arrow
  const block = blocksAround(file, at).find(({ line }) => {
    const text = lineOf(file, line).trim()
    return /=>(?: ?[{(])?$/.test(text) || /\bfunc(?:tion)?\b[^;]*\{$/.test(text) || functionByWord.pattern.test(text)
  })
  return block && file.lineSpan(block.line).start
}

/** Whether a file is of a language whose declarations are told. */
export function mayHoldDeclarations(path: string): boolean {
  return READ.test(path)
}

function nameOf(path: string, head: string, inClass: boolean): string | undefined {
  const byWord = functionByWord.pattern.exec(head)
  if (byWord) return byWord[1]
  if (JS.test(path)) return (inClass ? methodLine.pattern.exec(head) : heldFunction(head))?.[1]
  return /\.(?:java|cs)$/.test(path) ? typedMethod.pattern.exec(head)?.[1] : undefined
}

function heldFunction(head: string): RegExpExecArray | null {
  return holdsFunction.pattern.test(head) ? functionInVariable.pattern.exec(head) : null
}

/** A method of Go with a capital may be one of an interface, without a word of it. */
function isOfInterface(path: string, head: string): boolean {
  return path.endsWith('.go') ? /^func\s*\([^)]*\)\s*[A-Z]/.test(head) : /^(?:[a-z]+\s+)*override\s/.test(head)
}

function declared(file: SourceFile, { head, line, indent }: Block, is: Declared['is'], name = ''): Declared {
  return { name, is, seenBy: seenBy(file, head, name, is), start: file.lineSpan(line).start, end: endOf(file, line, indent) }
}

function seenBy({ path, text }: SourceFile, head: string, name: string, is: Declared['is']): Declared['seenBy'] {
  if (name.startsWith('#') || (/^(?:[a-z]+\s+)*private\s/.test(head) && !/\bpartial\s+class\b/.test(text))) return 'file'
  if (JS.test(path)) return is === 'method' || /^export\s/.test(head) ? 'anybody' : 'program'
  if (path.endsWith('.py')) return name.startsWith('_') ? 'program' : 'anybody'
  if (path.endsWith('.go')) return /^[a-z]/.test(name) ? 'program' : 'anybody'
  return path.endsWith('.rs') && !/^pub\b/.test(head) ? 'program' : 'anybody'
}

/** The blocks around a place, from inside to outside; the line of the place may be the first of one. */
export function blocksAround(file: SourceFile, at: number): Block[] {
  const found: Block[] = []
  const { line: from } = file.position(at)
  let below = Infinity
  for (let line = from; line > 0 && below > 0; line--) {
    const text = lineOf(file, line)
    const indent = indentOf(text)
    if (text.trim() === '' || indent >= below) continue
    if (/^\s*(?:[)\]}>]|\{\s*$|->|where\b)/.test(text)) {
      below = indent + 1
      continue
    }
    found.push({ head: headAt(file, line), line, indent })
    below = indent
  }
  return found
}

/** A declaration from its name until its body begins. */
function headAt(file: SourceFile, line: number): string {
  const lines: string[] = []
  for (let next = line; next < line + MOST_LINES && next <= file.lineStarts.length; next++) {
    const text = lineOf(file, next).trim()
    lines.push(text)
    if (/(?:[{:]|=>)$/.test(text)) break
  }
  return lines.join('\n')
}

/** Lines of a declaration before its body. */
const MOST_LINES = 20

function lineOf(file: SourceFile, line: number): string {
  const { start, end } = file.lineSpan(line)
  return file.text.slice(start, Math.min(end, start + 400))
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}

/** Where a block ends: before the next line that is indented no further, or with it where it closes the block. */
export function endOf(file: SourceFile, line: number, indent: number): number {
  for (let next = line + 1; next <= file.lineStarts.length; next++) {
    const text = lineOf(file, next)
    if (text.trim() === '' || indentOf(text) > indent || /^\s*\{\s*$/.test(text)) continue
    if (!/^\s*[)\]}]/.test(text)) return file.lineSpan(next).start
    if (/^\s*\}/.test(text)) return file.lineSpan(next).end
  }
  return file.text.length
}

function isControllerOfRoutes({ path, text }: SourceFile): boolean {
  return controllerOfLaravel.pattern.test(path) && !routesByMark.pattern.test(text) && !takenByLibrary.pattern.test(text)
}

/**
 * A class that its framework makes where something names it, whatever it is built on: a filter of servlets that no annotation registers,
 * a provider or controller of Nest, a controller of Laravel.
 */
function isTakenByName(file: SourceFile, block: Block): boolean {
  const { path, text } = file
  if (/\.(?:java|kt)$/.test(path)) return servletFilter.pattern.test(block.head) && !isMarked(file, block, describesFilter)
  if (path.endsWith('.php')) return isControllerOfRoutes(file)
  if (!/\.[cm]?ts$/.test(path) || !/["']@nestjs\//.test(text)) return false
  return (isMarked(file, block) || strategyBase.pattern.test(block.head)) && !isMarked(file, block, listedInModule)
}

/**
 * Whether a decorator, an annotation or an attribute above a declaration may hand it to somebody. It may go on over several lines, and in
 * languages that end a statement otherwise an empty line may follow it.
 */
function isMarked(file: SourceFile, { line, indent }: Block, inert = inertMark): boolean {
  const mayHaveGap = /\.(?:java|kt|cs)$/.test(file.path)
  let isApart = false
  for (let above = line - 1; above > 0; above--) {
    const text = lineOf(file, above)
    const said = text.trim()
    if (line - above > MOST_LINES) return true
    if (said === '' && mayHaveGap) isApart = true
    else if (/^(?:\/\/|\/?\*|#(?!\[))/.test(said) || (indentOf(text) > indent && said !== '')) continue
    else if (indentOf(text) < indent || said === '') return false
    else if (/^(?:@|#?\[)/.test(said)) {
      if (/[;}]$/.test(said) || (isApart && /^@[\w.:]{1,80}(?:\([^()]{0,200}\))?\s+\w/.test(said))) return false
      if (!inert.pattern.test(said)) return true
    } else if (!/^\}?[)\]]/.test(said) || said.endsWith(';')) return false
  }
  return false
}
