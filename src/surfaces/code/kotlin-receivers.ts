import { scopeFunction } from '../../knowledge/words/loggers.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { shownIn } from '../../program/written/index.ts'
import { codeAt, type Span } from '../../text/source.ts'

/** What an argument shows, itself or within a text; in Kotlin also what a block is called on: `token.also { log.info("$it") }`. */
export function shownWith(item: Node, language: CLike): ReadonlySet<Node> {
  const shown = [item, ...shownIn(item, language)]
  return new Set(language === 'kt' ? [...shown, ...shown.flatMap((one) => receiversOf(one))] : shown)
}

/** What `it`, or the name that a block gives it, stands for; of what another block builds, the values that it puts in. */
function receiversOf({ kind, at }: Node): readonly Node[] {
  const name = kind === 'dynamic' ? codeAt(at, 60) : ''
  if (!/^\w{1,40}$/.test(name)) return []
  const from = Math.max(0, at.start - LONGEST)
  const before = at.file.text.slice(from, at.start)
  const open = blockBefore(before)
  const head = open < 0 ? null : scopeFunction.pattern.exec(before.slice(0, open + 1 + parameterIn(before.slice(open + 1))))
  if (!head || name !== (head[1] ?? 'it')) return []
  return [...valueBefore(at, from, before.slice(0, head.index))]
}

/** More than a few lines lie between no call and its block. */
const LONGEST = 800

/** The brace that is open at the end of code. */
function blockBefore(code: string): number {
  let depth = 0
  for (let i = code.length - 1; i >= 0; i--) {
    if (code[i] === '}') depth++
    else if (code[i] === '{' && code[i - 1] !== '$' && depth-- === 0) return i
  }
  return -1
}

/** How much of a block its parameter takes: ` token -> `. */
function parameterIn(block: string): number {
  return /^\s{0,40}\w{1,40}\s{0,4}->/.exec(block)?.[0].length ?? 0
}

function* valueBefore({ file }: Span, from: number, code: string): Generator<Node> {
  const value = VALUE.exec(code)
  if (value) {
    const start = from + value.index
    yield { kind: 'dynamic', at: { file, start, end: start + value[0].trimEnd().length } }
    return
  }
  const end = code.trimEnd().length
  const open = code[end - 1] === '}' ? blockBefore(code.slice(0, end - 1)) : -1
  if (open < 0) return
  for (const put of code.slice(open, end).matchAll(PUT)) {
    const start = from + open + put.index + put[0].length
    const name = /^\w{1,60}(?=\s)/.exec(code.slice(start - from))?.[0] ?? ''
    if (name !== '') yield { kind: 'dynamic', at: { file, start, end: start + name.length } }
  }
}

/** A path with its calls, at the end of code. */
const VALUE = /(?<![\w.)\]])\w{1,40}(?:(?:\?\.|!!\.|\.)\w{1,40}){0,5}(?:\([^()\n]{0,80}\))?\s{0,80}$/
/** `parameters["code"] = ` */
const PUT = /\["\w{1,40}"\]\s{0,4}=\s{0,4}/g
