import * as ts from 'typescript'
import type { Ast, Expression } from '../tree.ts'
import { LATER, type Lowering, NONE, type Of } from './typescript-context.ts'
import { assignmentOf, isAssignment } from './typescript-patterns.ts'

const Kind = ts.SyntaxKind

export function binaryOf(low: Lowering, node: ts.BinaryExpression, parent: Ast): Expression {
  if (isAssignment(node)) return assignmentOf(low, node, parent)
  const made = low.enter<Of<'SequenceExpression'>>({
    type: 'SequenceExpression',
    start: low.start(node),
    end: node.end,
    parent,
    expressions: NONE,
  })
  const parts: ts.Expression[] = []
  let left: ts.Expression = node
  while (ts.isBinaryExpression(left) && left.operatorToken.kind === Kind.CommaToken) {
    parts.push(left.right)
    left = left.left
  }
  made.expressions = [left, ...parts.reverse()].map((one) => low.expression(one, made))
  return made
}

export function conditionalOf(low: Lowering, node: ts.ConditionalExpression, parent: Ast): Expression {
  const made = low.enter<Of<'ConditionalExpression'>>({
    type: 'ConditionalExpression',
    start: low.start(node),
    end: node.end,
    parent,
    test: LATER,
    consequent: LATER,
    alternate: LATER,
  })
  made.test = low.expression(node.condition, made)
  made.consequent = low.expression(node.whenTrue, made)
  made.alternate = low.expression(node.whenFalse, made)
  return made
}

export function unaryOf(low: Lowering, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, parent: Ast): Expression {
  if (node.operator === Kind.PlusPlusToken || node.operator === Kind.MinusMinusToken) {
    const made = low.enter<Of<'UpdateExpression'>>({
      type: 'UpdateExpression',
      start: low.start(node),
      end: node.end,
      parent,
      argument: LATER,
    })
    made.argument = low.expression(node.operand, made)
    return made
  }
  const made = low.enter<Of<'UnaryExpression'>>({
    type: 'UnaryExpression',
    start: low.start(node),
    end: node.end,
    parent,
    operator: ts.tokenToString(node.operator) ?? '',
    argument: LATER,
  })
  made.argument = low.expression(node.operand, made)
  return made
}

export function wordOf(low: Lowering, node: ts.Node & { readonly expression: ts.Expression }, parent: Ast, operator: string): Expression {
  const made = low.enter<Of<'UnaryExpression'>>({
    type: 'UnaryExpression',
    start: low.start(node),
    end: node.end,
    parent,
    operator,
    argument: LATER,
  })
  made.argument = low.expression(node.expression, made)
  return made
}
