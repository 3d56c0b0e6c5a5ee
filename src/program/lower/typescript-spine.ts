import * as ts from 'typescript'
import type {
  Ast,
  BinaryExpression,
  CallExpression,
  Expression,
  LogicalExpression,
  MemberExpression,
  TemplateLiteral,
  TypedExpression,
} from '../tree.ts'
import { LATER, type Lowering, type Mutable, NONE } from './typescript-context.ts'
import { argumentsOf, piecesOf } from './typescript-parts.ts'
import { isAssignment } from './typescript-patterns.ts'
import { typeOf } from './typescript-types.ts'

const Kind = ts.SyntaxKind

/** One link of what nests to the left: entered, still without what stands at its left. */
export interface Step {
  readonly made: Expression
  readonly left: ts.Node
  /** Takes what stands at the left, and lowers what follows it. */
  finish(left: Expression): void
}

/** The link that an expression is; undefined for what nests in another way. */
export function stepInto(low: Lowering, node: ts.Node, parent: Ast): Step | undefined {
  switch (node.kind) {
    case Kind.PropertyAccessExpression:
    case Kind.ElementAccessExpression:
      return member(low, node as ts.PropertyAccessExpression | ts.ElementAccessExpression, parent)
    case Kind.CallExpression:
      return call(low, node as ts.CallExpression, parent)
    case Kind.BinaryExpression:
      return binary(low, node as ts.BinaryExpression, parent)
    case Kind.TaggedTemplateExpression:
      return tagged(low, node as ts.TaggedTemplateExpression, parent)
    case Kind.NonNullExpression:
      return typed(low, node as ts.NonNullExpression, parent, '!')
    case Kind.AsExpression:
      return typed(low, node as ts.AsExpression, parent, 'as')
    case Kind.SatisfiesExpression:
      return typed(low, node as ts.SatisfiesExpression, parent, 'satisfies')
    case Kind.TypeAssertionExpression:
      return typed(low, node as ts.TypeAssertion, parent, 'cast')
    case Kind.ExpressionWithTypeArguments:
      return typed(low, node as ts.ExpressionWithTypeArguments, parent, 'instantiation')
    default:
      return undefined
  }
}

function member(low: Lowering, node: ts.PropertyAccessExpression | ts.ElementAccessExpression, parent: Ast): Step {
  const computed = node.kind === Kind.ElementAccessExpression
  const made = low.enter<MemberExpression>({
    type: 'MemberExpression',
    start: low.start(node),
    end: node.end,
    parent,
    object: LATER,
    property: LATER,
    computed,
  })
  const finish = (left: Expression) => {
    const own = made as Mutable<MemberExpression>
    own.object = left
    own.property = low.expression(computed ? node.argumentExpression : node.name, made)
  }
  return { made, left: node.expression, finish }
}

function call(low: Lowering, node: ts.CallExpression, parent: Ast): Step | undefined {
  const callee = node.expression
  // `import('m')` and `import.defer('m')` are no calls.
  if (callee.kind === Kind.ImportKeyword || (ts.isMetaProperty(callee) && ts.idText(callee.name) === 'defer')) return undefined
  const made = low.enter<CallExpression>({
    type: 'CallExpression',
    start: low.start(node),
    end: node.end,
    parent,
    callee: LATER,
    arguments: NONE,
  })
  const finish = (left: Expression) => {
    made.callee = left
    made.arguments = argumentsOf(low, node.arguments, made)
  }
  return { made, left: callee, finish }
}

function binary(low: Lowering, node: ts.BinaryExpression, parent: Ast): Step | undefined {
  if (node.operatorToken.kind === Kind.CommaToken || isAssignment(node)) return undefined
  const operator = ts.tokenToString(node.operatorToken.kind) ?? ''
  const place = { start: low.start(node), end: node.end, parent, left: LATER, right: LATER }
  const made: Mutable<BinaryExpression | LogicalExpression> =
    operator === '&&' || operator === '||' || operator === '??'
      ? low.enter<LogicalExpression>({ type: 'LogicalExpression', operator, ...place })
      : low.enter<BinaryExpression>({ type: 'BinaryExpression', operator, ...place })
  const finish = (left: Expression) => {
    made.left = left
    made.right = low.expression(node.right, made)
  }
  return { made, left: node.left, finish }
}

function tagged(low: Lowering, node: ts.TaggedTemplateExpression, parent: Ast): Step {
  const made = low.enter<TemplateLiteral>({
    type: 'TemplateLiteral',
    start: low.start(node),
    end: node.end,
    parent,
    quasis: NONE,
    expressions: NONE,
    tag: LATER,
  })
  const finish = (left: Expression) => {
    made.tag = left
    Object.assign(made, piecesOf(low, node.template, made))
  }
  return { made, left: node.tag, finish }
}

type Cast = ts.Node & { readonly expression: ts.Expression; readonly type?: ts.TypeNode }

function typed(low: Lowering, node: Cast, parent: Ast, operator: TypedExpression['operator']): Step {
  const made = low.enter<TypedExpression>({
    type: 'TypedExpression',
    start: low.start(node),
    end: node.end,
    parent,
    operator,
    expression: LATER,
    typeAnnotation: null,
  })
  // The type of a cast stands before its expression.
  if (operator === 'cast' && node.type) made.typeAnnotation = typeOf(low, node.type, made)
  const finish = (left: Expression) => {
    made.expression = left
    if (operator !== 'cast' && node.type) made.typeAnnotation = typeOf(low, node.type, made)
  }
  return { made, left: node.expression, finish }
}
