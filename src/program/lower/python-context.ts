import type { PythonNode } from '../python/node.ts'
import type { SourceFile } from '../../text/source.ts'
import type { Builder } from './builder.ts'
import type { Expression, Statement } from '../tree.ts'
import type { Names } from './python-names.ts'

/** What lowering knows of the file. */
export interface Context {
  readonly file: SourceFile
  /** The text of the file. */
  readonly source: string
  /** The text that was parsed: as long, in words that the grammar knows. */
  readonly parsed: string
  /** Nothing from here on is believed. */
  readonly trusted: number
  readonly whole: boolean
  readonly builder: Builder
  names: Names
  /** Lowers what expressions and statements hold of each other, so that the modules of the grammar need not know each other. */
  expression(node: PythonNode | undefined, depth: number): Expression | undefined
  statement(node: PythonNode): Statement[]
}

/** The offset behind a node, without the line end that belongs to compound statements. */
export function endOf(node: PythonNode, { parsed }: Context): number {
  let end = node.to
  while (end > node.from && BLANK.has(parsed.charCodeAt(end - 1))) end--
  return end
}

const BLANK: ReadonlySet<number> = new Set([9, 10, 11, 12, 13, 32])

/** The text of a node as the file has it. */
export function textOf(node: PythonNode, { source }: Context): string {
  return source.slice(node.from, node.to)
}

/** Whether a node ends before the first error. */
export function isTrusted(node: PythonNode, { whole, trusted }: Context): boolean {
  return whole || node.to <= trusted
}

/** Lowers something among names of its own. */
export function within<T>(context: Context, names: Names, lower: () => T): T {
  const around = context.names
  context.names = names
  try {
    return lower()
  } finally {
    context.names = around
  }
}
