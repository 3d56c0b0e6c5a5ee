import * as ts from 'typescript'
import type { ArrayExpression, Ast, Expression, Literal, NewExpression, ObjectExpression, Property } from '../tree.ts'
import { LATER, type Lowering, NONE, type Of } from './typescript-context.ts'
import { arrowOf, classOf, functionExpressionOf, methodFunctionOf } from './typescript-functions.ts'
import { jsxOf } from './typescript-jsx.ts'
import { argumentsOf, identifierOf, literalOf, spreadOf, templateOf } from './typescript-parts.ts'
import { patternOf } from './typescript-patterns.ts'
import { type Step, stepInto } from './typescript-spine.ts'
import { binaryOf, conditionalOf, unaryOf, wordOf } from './typescript-operators.ts'

const Kind = ts.SyntaxKind

type Lower = (low: Lowering, node: never, parent: Ast) => Expression

/** Lowers an expression. What nests to the left (sums, chains of calls) takes no call per link. */
export function expressionOf(low: Lowering, node: ts.Node, parent: Ast): Expression {
  let inner = node
  let holder = parent
  let steps: Step[] | undefined
  for (;;) {
    while (inner.kind === Kind.ParenthesizedExpression) inner = (inner as ts.ParenthesizedExpression).expression
    const step = stepInto(low, inner, holder)
    if (!step) break
    if (steps) steps.push(step)
    else steps = [step]
    holder = step.made
    inner = step.left
  }
  let made = leafOf(low, inner, holder)
  for (let step = steps?.pop(); step; step = steps?.pop()) {
    step.finish(made)
    made = step.made
  }
  return made
}

function leafOf(low: Lowering, node: ts.Node, parent: Ast): Expression {
  const lower = LEAVES[node.kind]
  return lower ? lower(low, node as never, parent) : otherOf(low, node, parent)
}

const LEAVES: Readonly<Partial<Record<number, Lower>>> = {
  [Kind.Identifier]: identifierOf,
  [Kind.PrivateIdentifier]: (low, node: ts.PrivateIdentifier, parent) =>
    low.enter<Of<'PrivateIdentifier'>>({
      type: 'PrivateIdentifier',
      start: low.start(node),
      end: node.end,
      parent,
      name: ts.idText(node).slice(1),
    }),
  [Kind.StringLiteral]: (low, node: ts.StringLiteral, parent) => literalOf(low, node, parent, node.text),
  [Kind.NumericLiteral]: (low, node: ts.NumericLiteral, parent) => literalOf(low, node, parent, Number(node.text)),
  [Kind.BigIntLiteral]: (low, node: ts.BigIntLiteral, parent) =>
    literalOf(low, node, parent, BigInt(node.text.slice(0, -1).replaceAll('_', ''))),
  [Kind.TrueKeyword]: (low, node: ts.Node, parent) => literalOf(low, node, parent, true),
  [Kind.FalseKeyword]: (low, node: ts.Node, parent) => literalOf(low, node, parent, false),
  [Kind.NullKeyword]: (low, node: ts.Node, parent) => literalOf(low, node, parent, null),
  [Kind.RegularExpressionLiteral]: regexOf,
  [Kind.NoSubstitutionTemplateLiteral]: (low, node: ts.NoSubstitutionTemplateLiteral, parent) => templateOf(low, node, parent),
  [Kind.TemplateExpression]: (low, node: ts.TemplateExpression, parent) => templateOf(low, node, parent),
  [Kind.CallExpression]: importOf,
  [Kind.NewExpression]: newOf,
  [Kind.ObjectLiteralExpression]: objectOf,
  [Kind.ArrayLiteralExpression]: arrayOf,
  [Kind.BinaryExpression]: binaryOf,
  [Kind.ConditionalExpression]: conditionalOf,
  [Kind.PrefixUnaryExpression]: unaryOf,
  [Kind.PostfixUnaryExpression]: unaryOf,
  [Kind.TypeOfExpression]: (low, node: ts.TypeOfExpression, parent) => wordOf(low, node, parent, 'typeof'),
  [Kind.VoidExpression]: (low, node: ts.VoidExpression, parent) => wordOf(low, node, parent, 'void'),
  [Kind.DeleteExpression]: (low, node: ts.DeleteExpression, parent) => wordOf(low, node, parent, 'delete'),
  [Kind.AwaitExpression]: (low, node: ts.AwaitExpression, parent) => {
    const made = low.enter<Of<'AwaitExpression'>>({
      type: 'AwaitExpression',
      start: low.start(node),
      end: node.end,
      parent,
      argument: LATER,
    })
    made.argument = low.expression(node.expression, made)
    return made
  },
  [Kind.YieldExpression]: (low, node: ts.YieldExpression, parent) => {
    const made = low.enter<Of<'YieldExpression'>>({
      type: 'YieldExpression',
      start: low.start(node),
      end: node.end,
      parent,
      argument: null,
    })
    if (node.expression) made.argument = low.expression(node.expression, made)
    return made
  },
  [Kind.ThisKeyword]: (low, node: ts.Node, parent) =>
    low.enter<Of<'ThisExpression'>>({ type: 'ThisExpression', start: low.start(node), end: node.end, parent }),
  [Kind.SuperKeyword]: (low, node: ts.Node, parent) =>
    low.enter<Of<'Super'>>({ type: 'Super', start: low.start(node), end: node.end, parent }),
  [Kind.MetaProperty]: (low, node: ts.MetaProperty, parent) => {
    const name = node.keywordToken === Kind.ImportKeyword ? 'import.meta' : 'new.target'
    return low.enter<Of<'MetaProperty'>>({ type: 'MetaProperty', start: low.start(node), end: node.end, parent, name })
  },
  [Kind.FunctionExpression]: functionExpressionOf,
  [Kind.ArrowFunction]: arrowOf,
  [Kind.ClassExpression]: (low, node: ts.ClassExpression, parent) => classOf(low, node, parent, 'ClassExpression', low.start(node)),
  [Kind.ComputedPropertyName]: (low, node: ts.ComputedPropertyName, parent) => low.expression(node.expression, parent),
  [Kind.JsxElement]: jsxOf,
  [Kind.JsxSelfClosingElement]: jsxOf,
  [Kind.JsxFragment]: jsxOf,
}

function regexOf(low: Lowering, node: ts.RegularExpressionLiteral, parent: Ast): Literal {
  const end = node.text.lastIndexOf('/')
  const regex = { pattern: node.text.slice(1, end), flags: node.text.slice(end + 1) }
  return low.enter<Of<'Literal'>>({ type: 'Literal', start: low.start(node), end: node.end, parent, value: null, regex })
}

/** What no question asks for: its parts. */
function otherOf(low: Lowering, node: ts.Node, parent: Ast): Expression {
  return low.enter<Of<'OtherExpression'>>({ type: 'OtherExpression', start: low.start(node), end: node.end, parent, parts: NONE })
}

/** Only `import('m')`; other calls are steps of a chain. */
function importOf(low: Lowering, node: ts.CallExpression, parent: Ast): Expression {
  const made = low.enter<Of<'ImportExpression'>>({ type: 'ImportExpression', start: low.start(node), end: node.end, parent, source: LATER })
  const [first] = node.arguments
  made.source = first ? low.expression(first, made) : otherOf(low, node, made)
  return made
}

function newOf(low: Lowering, node: ts.NewExpression, parent: Ast): NewExpression {
  const made = low.enter<NewExpression>({
    type: 'NewExpression',
    start: low.start(node),
    end: node.end,
    parent,
    callee: LATER,
    arguments: NONE,
  })
  made.callee = low.expression(node.expression, made)
  if (node.arguments) made.arguments = argumentsOf(low, node.arguments, made)
  return made
}

function arrayOf(low: Lowering, node: ts.ArrayLiteralExpression, parent: Ast): ArrayExpression {
  const made = low.enter<ArrayExpression>({ type: 'ArrayExpression', start: low.start(node), end: node.end, parent, elements: NONE })
  made.elements = node.elements.map((one) => {
    if (one.kind === Kind.OmittedExpression) return null
    return one.kind === Kind.SpreadElement ? spreadOf(low, one as ts.SpreadElement, made) : low.expression(one, made)
  })
  return made
}

function objectOf(low: Lowering, node: ts.ObjectLiteralExpression, parent: Ast): ObjectExpression {
  const made = low.enter<ObjectExpression>({ type: 'ObjectExpression', start: low.start(node), end: node.end, parent, properties: NONE })
  made.properties = node.properties.map((one) =>
    one.kind === Kind.SpreadAssignment ? spreadOf(low, one, made) : propertyOf(low, one, made),
  )
  return made
}

function propertyOf(low: Lowering, node: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>, parent: Ast): Property {
  const kind = node.kind === Kind.GetAccessor ? 'get' : node.kind === Kind.SetAccessor ? 'set' : 'init'
  const made = low.enter<Property>({
    type: 'Property',
    start: low.start(node),
    end: node.end,
    parent,
    key: LATER,
    value: LATER,
    kind,
    computed: node.name.kind === Kind.ComputedPropertyName,
    method: node.kind === Kind.MethodDeclaration,
  })
  made.key = low.expression(node.name, made)
  if (node.kind === Kind.PropertyAssignment) made.value = low.expression(node.initializer, made)
  else if (node.kind !== Kind.ShorthandPropertyAssignment) made.value = methodFunctionOf(low, node, made)
  else made.value = node.objectAssignmentInitializer ? patternOf(low, node, made) : identifierOf(low, node.name, made)
  return made
}
