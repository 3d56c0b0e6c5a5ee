import type { Text } from '../../text/source.ts'
import { problemsOf } from '../../parse/place.ts'
import { MAX_CODE_SIZE, parsedPython, type PythonParser } from './parser.ts'
import { bodyOf, type Context } from './parse-statements.ts'
import type { PythonModule } from './tree.ts'

export type * from './tree.ts'

let parser: PythonParser | undefined

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
    const { tree, left, error } = parsedPython(parser as PythonParser, source)
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
