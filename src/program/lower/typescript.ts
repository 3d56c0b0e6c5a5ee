import * as ts from 'typescript'
import type { Program } from '../tree.ts'
import type { Tree } from '../typescript.ts'
import { commentsIn } from './comments.ts'
import { Lowering, NONE } from './typescript-context.ts'
import { expressionOf } from './typescript-expressions.ts'
import { statementsOf } from './typescript-statements.ts'

/** Code that does not parse; the message says nothing of it. */
class CodeError extends Error {
  readonly offset: number

  constructor(offset: number) {
    super('the code does not parse')
    this.offset = offset
  }
}

/**
 * Reads TypeScript or JavaScript, in one pass from TypeScript's own tree to ours. JSX goes by the ending of the file.
 * @throws {CodeError} at the first syntax error, and `RangeError` for code that nests deeper than calls may
 */
export function lower(path: string, text: string): Tree {
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone, ...moduleness(path) }
  const source = ts.createSourceFile(path, text, options, false, kindOf(path))
  // What the parser found wrong; not part of the public type.
  const [error] = (source as unknown as { parseDiagnostics: readonly { start: number }[] }).parseDiagnostics
  if (error) throw new CodeError(error.start)
  const low = new Lowering(source, { expression: expressionOf, statements: statementsOf })
  const { end } = source.endOfFileToken
  const program = low.enter<Program>({ type: 'Program', start: 0, end, parent: undefined, language: 'typescript', body: NONE })
  program.body = low.statements(source.statements, program)
  return { program, byType: low.byType, comments: commentsIn(text, low.byType) }
}

/** Files of these endings are modules, also without an import: `await` is a word there. */
function moduleness(path: string): Pick<ts.CreateSourceFileOptions, 'setExternalModuleIndicator'> {
  if (!/\.m[jt]s$/.test(path)) return {}
  return { setExternalModuleIndicator: (file) => Object.assign(file, { externalModuleIndicator: true }) }
}

function kindOf(path: string): ts.ScriptKind {
  const ending = /\.[cm]?(jsx?|tsx?)$/i.exec(path)?.[1]?.toLowerCase()
  if (ending === 'ts') return ts.ScriptKind.TS
  if (ending === 'js') return ts.ScriptKind.JS
  return ending === 'jsx' ? ts.ScriptKind.JSX : ts.ScriptKind.TSX
}
