import type { SourceFile } from '../../text/source.ts'
import type { ParsedPython } from '../python/parser.ts'
import type { Ast, Program } from '../tree.ts'
import { Builder } from './builder.ts'
import { statementsOf } from './python-blocks.ts'
import type { Context } from './python-context.ts'
import { expressionOf } from './python-expressions.ts'
import { namesIn } from './python-names.ts'
import { statementOf } from './python-statements.ts'

/** A program with its nodes by their type, in the order of the text. */
export interface Lowered {
  readonly program: Program
  readonly byType: ReadonlyMap<string, readonly Ast[]>
}

/** The program of a Python file, as far as it can be trusted: what comes after the first error is missing. */
export function lowerPython(file: SourceFile, { root, text, error }: ParsedPython): Lowered {
  const source = file.text
  const trusted = error ?? source.length
  const builder = new Builder()
  const context: Context = {
    file,
    source,
    parsed: text,
    trusted,
    whole: trusted === source.length,
    builder,
    names: namesIn(undefined, 'module'),
    expression: (node, depth) => expressionOf(node, context, depth),
    statement: (node) => statementOf(node, context),
  }
  const body = statementsOf(root, context)
  const program = builder.make('Program', 0, source.length, { language: 'python', body })
  return { program, byType: builder.byType() }
}
