import { neighbourOf } from './neighbours.ts'
import { problemsOf } from '../parse/place.ts'
import type { SourceFile } from '../text/source.ts'
import { pythonComments } from './lower/python-comments.ts'
import { lowerPython } from './lower/python.ts'
import { moduleOf, type Module } from './module.ts'
import { withoutClassBodies } from './python/class-bodies.ts'
import { MAX_CODE_SIZE, parsedPython, type PythonParser } from './python/parser.ts'
import type { CodeOptions, Tree } from './typescript.ts'

/**
 * Reads a Python file. Never throws: what does not parse is left out, or all that comes after it when its end cannot be told.
 */
export async function pythonModule(file: SourceFile, options: CodeOptions = {}): Promise<Module> {
  const { parser } = await import('@lezer/python')
  return moduleWith(parser, file, options)
}

function moduleWith(parser: PythonParser, file: SourceFile, options: CodeOptions, use?: 'values' | 'origins'): Module {
  const isNeighbour = use !== undefined
  const problems = problemsOf(file.whole)
  const unread = { file, problems: problems.list, project: options.project, isNeighbour, tree: EMPTY, strings: () => [] }
  if (file.text.length > (options.limit ?? MAX_CODE_SIZE)) {
    problems.add('too large to be read as code', 0)
    return moduleOf(unread)
  }
  try {
    const outline = use === 'origins' ? withoutClassBodies(file.text) : file.text
    const parsed = parsedPython(parser, outline)
    const trusted = parsed.error ?? file.text.length
    if (trusted < file.text.length) problems.add('the code cannot be parsed from here on', trusted)
    for (const start of parsed.left) problems.add('this statement cannot be parsed', start)
    const lowered = lowerPython(file, parsed)
    const tree = { ...lowered, comments: pythonComments(file.text.slice(0, trusted), lowered.byType) }
    const neighbour = (path: string, text: string, use: 'values' | 'origins') =>
      neighbourOf({ project: options.project, path, text, use }, (file) => moduleWith(parser, file, options, use))
    return moduleOf({ file, problems: problems.list, project: options.project, neighbour, isNeighbour, tree })
  } catch {
    // Nesting deeper than the stack: what the library says may quote the file.
    problems.add('the code cannot be parsed', 0)
    return moduleOf(unread)
  }
}

const EMPTY: Tree = { byType: new Map(), comments: () => [] }
