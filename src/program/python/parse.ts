import type { Tree } from '@lezer/common'
import type { Text } from '../../text/source.ts'
import { problemsOf } from '../../parse/place.ts'
import { knownToGrammar } from './grammar.ts'
import { withoutStatement } from './recovery.ts'
import { bodyOf, type Context } from './parse-statements.ts'
import type { PythonModule } from './tree.ts'

export type * from './tree.ts'

/** Longer text is generated and no source. */
const MAX_CODE_SIZE = 1024 * 1024

let parser: { parse(input: string): Tree } | undefined

/** How often a file is parsed anew without a statement; what needs more is another language, or Python 2. */
const MAX_ATTEMPTS = 20
/** Characters that are parsed for that in all. */
const MAX_ATTEMPTED = 4 * MAX_CODE_SIZE

/** Reads a Python file. Never throws: what does not parse is left out, or all that comes after it when its end cannot be told. */
export async function parsePython(text: Text): Promise<PythonModule> {
  parser ??= (await import('@lezer/python')).parser
  return parseLoaded(text)
}

/** The same for a neighbour of a file that is parsed already; undefined when the parser was never loaded. */
export function parseNeighbour(text: Text): PythonModule | undefined {
  return parser && parseLoaded(text)
}

function parseLoaded(text: Text): PythonModule {
  const problems = problemsOf(text)
  const source = text.value
  if (source.length > MAX_CODE_SIZE) {
    problems.add('too large to be read as code', 0)
    return { text, body: [], trusted: 0, problems: problems.list }
  }
  try {
    const { tree, left, error } = treeOf(knownToGrammar(source))
    const trusted = error ?? source.length
    if (trusted < source.length) problems.add('the code cannot be parsed from here on', trusted)
    for (const start of left) problems.add('this statement cannot be parsed', start)
    const context: Context = { file: text.at.file, source, trusted, whole: trusted === source.length }
    return { text, body: bodyOf(tree.topNode, context), trusted, problems: problems.list }
  } catch {
    // Nesting deeper than the stack: what the library says may quote the file.
    problems.add('the code cannot be parsed', 0)
    return { text, body: [], trusted: 0, problems: problems.list }
  }
}

interface Parsed {
  readonly tree: Tree
  /** Where the statements stood that are left out. */
  readonly left: readonly number[]
  /** Where the first error stands that is still in the tree. */
  readonly error: number | undefined
}

function treeOf(source: string): Parsed {
  const parse = (text: string, left: readonly number[]): Parsed => {
    const tree = (parser as NonNullable<typeof parser>).parse(text)
    return { tree, left, error: firstError(tree) }
  }
  let text = source
  let parsed = parse(text, [])
  const attempts = Math.min(MAX_ATTEMPTS, Math.floor(MAX_ATTEMPTED / (source.length + 1)))
  for (let i = 0; i < attempts && parsed.error !== undefined; i++) {
    const recovered = withoutStatement(text, parsed.error)
    const next = recovered && parse(recovered.source, recovered.left === undefined ? parsed.left : [...parsed.left, recovered.left])
    if (!next || (next.error !== undefined && next.error <= parsed.error)) break
    text = recovered.source
    parsed = next
  }
  return parsed
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
