import type { Tree } from '@lezer/common'
import { withoutBlankLines } from './blank-lines.ts'
import { knownToGrammar } from './grammar.ts'
import { nodesOf, type PythonNode } from './node.ts'
import { withoutStatement } from './recovery.ts'
import { pythonNodes } from './statements.ts'

/** A text that was parsed, as often as it took. */
export interface ParsedPython {
  readonly root: PythonNode
  /** What was parsed: as long as the file, in words that the grammar knows. */
  readonly text: string
  /** Where the statements stood that are left out. */
  readonly left: readonly number[]
  /** Where the first error stands that is still in the tree. */
  readonly error: number | undefined
}

export interface PythonParser {
  parse(input: string): Tree
}

/** Longer text is generated and no source. */
export const MAX_CODE_SIZE = 1024 * 1024
/** How often a file is parsed anew without a statement; what needs more is another language, or Python 2. */
const MAX_ATTEMPTS = 20
/** Characters that are parsed for that in all. */
const MAX_ATTEMPTED = 4 * MAX_CODE_SIZE

/** Parses a file. */
export function parsedPython(parser: PythonParser, source: string): ParsedPython {
  const root = pythonNodes(source)
  if (root) return { root, text: source, left: [], error: undefined }
  const text = knownToGrammar(source)
  const known = text === source ? undefined : pythonNodes(text)
  return known ? { root: known, text, left: [], error: undefined } : parsedByLibrary(parser, source, text)
}

interface Attempt extends Omit<ParsedPython, 'root'> {
  readonly tree: Tree
}

/** Parses a file, and again without what stands in the way. */
export function parsedByLibrary(parser: PythonParser, source: string, known = knownToGrammar(source)): ParsedPython {
  const parse = (text: string, left: readonly number[]): Attempt => {
    const tree = parser.parse(text)
    return { tree, text, left, error: firstError(tree) }
  }
  let parsed = parse(known, [])
  if (parsed.error !== undefined) {
    const flat = withoutBlankLines(parsed.text)
    const next = flat === parsed.text ? undefined : parse(flat, [])
    if (next && (next.error === undefined || next.error > parsed.error)) parsed = next
  }
  const attempts = Math.min(MAX_ATTEMPTS, Math.floor(MAX_ATTEMPTED / (source.length + 1)))
  for (let i = 0; i < attempts && parsed.error !== undefined; i++) {
    const recovered = withoutStatement(parsed.text, parsed.error)
    const next = recovered && parse(recovered.source, recovered.left === undefined ? parsed.left : [...parsed.left, recovered.left])
    if (!next || (next.error !== undefined && next.error <= parsed.error)) break
    parsed = next
  }
  const { tree, ...rest } = parsed
  return { ...rest, root: nodesOf(tree) }
}

/** Where the first error stands. */
function firstError(tree: Tree): number | undefined {
  let first: number | undefined
  tree.iterate({
    enter(node) {
      if (node.type.isError && (first === undefined || node.from < first)) first = node.from
      return first === undefined || node.from <= first
    },
  })
  return first
}
