import * as ts from 'typescript'
import type {
  Ast,
  BlockStatement,
  CallExpression,
  Expression,
  Literal,
  OtherStatement,
  SpreadElement,
  TemplateElement,
  TemplateLiteral,
} from '../tree.ts'
import { LATER, type Lowering, NONE, type Of } from './typescript-context.ts'

const Kind = ts.SyntaxKind

/** A name in an expression. */
export function identifierOf(low: Lowering, node: ts.Identifier, parent: Ast): Extract<Ast, { type: 'Identifier' }> {
  return low.enter<Of<'Identifier'>>({
    type: 'Identifier',
    start: low.start(node),
    end: node.end,
    parent,
    name: ts.idText(node),
    typeAnnotation: null,
  })
}

export function literalOf(low: Lowering, node: ts.Node, parent: Ast, value: Literal['value']): Literal {
  return low.enter<Of<'Literal'>>({ type: 'Literal', start: low.start(node), end: node.end, parent, value })
}

/** The fixed text of a template or of a piece of one. */
function elementOf(low: Lowering, node: ts.TemplateLiteralLikeNode, parent: Ast): TemplateElement {
  const isOpen = node.kind === Kind.TemplateHead || node.kind === Kind.TemplateMiddle
  return low.enter<Of<'TemplateElement'>>({
    type: 'TemplateElement',
    start: low.start(node) + 1,
    end: node.end - (isOpen ? 2 : 1),
    parent,
    cooked: node.text,
  })
}

export function templateOf(low: Lowering, node: ts.TemplateLiteral, parent: Ast): TemplateLiteral {
  const made = low.enter<TemplateLiteral>({
    type: 'TemplateLiteral',
    start: low.start(node),
    end: node.end,
    parent,
    quasis: NONE,
    expressions: NONE,
    tag: null,
  })
  Object.assign(made, piecesOf(low, node, made))
  return made
}

/** The fixed texts and the expressions of a template. */
export function piecesOf(low: Lowering, node: ts.TemplateLiteral, parent: Ast): { quasis: TemplateElement[]; expressions: Expression[] } {
  const quasis: TemplateElement[] = []
  const expressions: Expression[] = []
  if (node.kind === Kind.TemplateExpression) {
    quasis.push(elementOf(low, node.head, parent))
    for (const span of node.templateSpans) {
      expressions.push(low.expression(span.expression, parent))
      quasis.push(elementOf(low, span.literal, parent))
    }
  } else quasis.push(elementOf(low, node as ts.NoSubstitutionTemplateLiteral, parent))
  return { quasis, expressions }
}

export function argumentsOf(low: Lowering, nodes: readonly ts.Expression[], parent: Ast): CallExpression['arguments'] {
  const made: (Expression | SpreadElement)[] = []
  for (const one of nodes)
    made.push(one.kind === Kind.SpreadElement ? spreadOf(low, one as ts.SpreadElement, parent) : low.expression(one, parent))
  return made
}

export function spreadOf(low: Lowering, node: ts.SpreadElement | ts.SpreadAssignment, parent: Ast): SpreadElement {
  const made = low.enter<SpreadElement>({ type: 'SpreadElement', start: low.start(node), end: node.end, parent, argument: LATER })
  made.argument = low.expression(node.expression, made)
  return made
}

export function blockOf(low: Lowering, node: ts.Block, parent: Ast): BlockStatement {
  const made = low.enter<BlockStatement>({ type: 'BlockStatement', start: low.start(node), end: node.end, parent, body: NONE })
  made.body = low.statements(node.statements, made)
  return made
}

/** A statement that no question asks for by name. */
export function other(
  low: Lowering,
  node: ts.Node,
  parent: Ast,
  parts?: (made: OtherStatement) => OtherStatement['parts'],
  start = low.start(node),
): OtherStatement {
  const made = low.enter<OtherStatement>({ type: 'OtherStatement', start, end: node.end, parent, parts: NONE })
  if (parts) made.parts = parts(made)
  return made
}
