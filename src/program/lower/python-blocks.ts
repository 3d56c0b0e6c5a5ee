import type { PythonNode } from '../python/node.ts'
import type { BlockStatement, Expression, Statement } from '../tree.ts'
import { type Context, endOf, isTrusted, textOf } from './python-context.ts'
import { listOf } from './python-parts.ts'
import { append } from '../../text/append.ts'

/** Statements that hold others stay when an error is inside: their beginning can be trusted. */
const COMPOUND: ReadonlySet<string> = new Set([
  'FunctionDefinition',
  'ClassDefinition',
  'DecoratedStatement',
  'IfStatement',
  'ForStatement',
  'WhileStatement',
  'TryStatement',
  'WithStatement',
  'MatchStatement',
  'StatementGroup',
])

/** The statements of a file or body that end before the first error; of the one that holds it, those inside. */
export function statementsOf(node: PythonNode, context: Context): Statement[] {
  const body: Statement[] = []
  for (const child of node.children) {
    if (child.from >= context.trusted && !context.whole) break
    if (isStatement(child)) append(body, context.statement(child))
  }
  return body
}

function isStatement(node: PythonNode): boolean {
  return /^[A-Z]/.test(node.name)
}

/** Whether a statement can be read, whole or in its beginning. */
export function isReadable(node: PythonNode, context: Context): boolean {
  return isTrusted(node, context) || COMPOUND.has(node.name)
}

/** A body as a block, from its colon to the end of its last statement. */
export function blockOf(node: PythonNode | null | undefined, context: Context): BlockStatement | undefined {
  if (!node) return undefined
  const body = statementsOf(node, context)
  return context.builder.make('BlockStatement', node.from, Math.max(body.at(-1)?.end ?? 0, endOf(node, context)), { body })
}

interface Assignment {
  readonly targets: readonly PythonNode[][]
  readonly value: Expression | undefined
  readonly typed: PythonNode | undefined
  readonly operator: string
}

/** The parts of `a: int = b = 1, 2` and `a += 1`. The value is lowered before the names are declared. */
export function assignmentParts(node: PythonNode, context: Context): Assignment {
  const children = node.children
  const typed = children.find((child) => child.name === 'TypeDef')
  const operators = children.flatMap((child, i) => (child.name === 'AssignOp' || child.name === 'UpdateOp' ? [i] : []))
  const last = operators.at(-1)
  const targets: PythonNode[][] = []
  let from = 0
  for (const end of operators.length > 0 ? operators : [children.length]) {
    targets.push(children.slice(from, end).filter((child) => child !== typed))
    from = end + 1
  }
  const mark = last === undefined ? undefined : children[last]
  return {
    targets: targets.filter((target) => target.length > 0),
    value: last === undefined ? undefined : listOf(children.slice(last + 1), context, 0),
    typed,
    operator: mark?.name === 'UpdateOp' ? textOf(mark, context) : '=',
  }
}
