import type { Tree } from '@lezer/common'
import type { Text } from '../source.ts'
import { problemsOf } from './place.ts'
import { knownToGrammar } from './python-grammar.ts'
import { bodyOf, type Context } from './python-statements.ts'
import type { PythonModule } from './python-tree.ts'

export type * from './python-tree.ts'

/** Longer text is generated and no source. */
const MAX_CODE_SIZE = 1024 * 1024

let parser: { parse(input: string): Tree } | undefined

/** Reads a Python file. Never throws: what does not parse gives a module without what comes after the error. */
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
    const tree = (parser as NonNullable<typeof parser>).parse(knownToGrammar(source))
    const trusted = firstError(tree) ?? source.length
    if (trusted < source.length) problems.add('the code cannot be parsed from here on', trusted)
    const context: Context = { file: text.at.file, source, trusted, whole: trusted === source.length }
    return { text, body: bodyOf(tree.topNode, context), trusted, problems: problems.list }
  } catch {
    // Nesting deeper than the stack: what the library says may quote the file.
    problems.add('the code cannot be parsed', 0)
    return { text, body: [], trusted: 0, problems: problems.list }
  }
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
