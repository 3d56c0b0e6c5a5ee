import * as ts from 'typescript'
import type {
  ArrayPattern,
  AssignmentExpression,
  AssignmentPattern,
  Ast,
  Decorator,
  Expression,
  Identifier,
  ObjectPattern,
  ParameterProperty,
  Pattern,
  Property,
  RestElement,
} from '../tree.ts'
import { LATER, type Lowering, type Mutable, NONE } from './typescript-context.ts'
import { identifierOf } from './typescript-parts.ts'
import { typeOf } from './typescript-types.ts'

const Kind = ts.SyntaxKind

/** Whether a binary expression is an assignment: `=`, `+=`, `??=`. */
export function isAssignment({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= Kind.FirstAssignment && kind <= Kind.LastAssignment
}

export function assignmentOf(low: Lowering, node: ts.BinaryExpression, parent: Ast): AssignmentExpression {
  const operator = ts.tokenToString(node.operatorToken.kind) ?? '='
  const made = low.enter<AssignmentExpression>({
    type: 'AssignmentExpression',
    start: low.start(node),
    end: node.end,
    parent,
    operator,
    left: LATER,
    right: LATER,
  })
  made.left = patternOf(low, node.left, made)
  made.right = low.expression(node.right, made)
  return made
}

/** What is assigned to: an expression that is read as a pattern, or a declared name or pattern. */
export function patternOf(low: Lowering, node: ts.Node, parent: Ast): Pattern {
  switch (node.kind) {
    case Kind.ObjectLiteralExpression:
    case Kind.ObjectBindingPattern:
      return objectOf(low, node as ts.ObjectLiteralExpression | ts.ObjectBindingPattern, parent)
    case Kind.ArrayLiteralExpression:
    case Kind.ArrayBindingPattern:
      return arrayOf(low, node as ts.ArrayLiteralExpression | ts.ArrayBindingPattern, parent)
    case Kind.BinaryExpression: {
      const { left, operatorToken, right } = node as ts.BinaryExpression
      if (operatorToken.kind !== Kind.EqualsToken) return low.expression(node, parent) as Pattern
      return withDefault(low, left, right, low.start(node), node.end, parent)
    }
    case Kind.ShorthandPropertyAssignment: {
      const { name, objectAssignmentInitializer: value } = node as ts.ShorthandPropertyAssignment
      return value ? withDefault(low, name, value, low.start(node), node.end, parent) : identifierOf(low, name, parent)
    }
    case Kind.SpreadElement:
    case Kind.SpreadAssignment:
      return restOf(low, node, (node as ts.SpreadElement | ts.SpreadAssignment).expression, parent)
    case Kind.Identifier:
      return identifierOf(low, node as ts.Identifier, parent)
    default:
      return low.expression(node, parent) as Pattern
  }
}

function withDefault(low: Lowering, left: ts.Node, right: ts.Expression, start: number, end: number, parent: Ast): AssignmentPattern {
  const made = low.enter<AssignmentPattern>({ type: 'AssignmentPattern', start, end, parent, left: LATER, right: LATER })
  made.left = patternOf(low, left, made)
  made.right = low.expression(right, made)
  return made
}

function restOf(low: Lowering, node: ts.Node, argument: ts.Node, parent: Ast): RestElement {
  const made = low.enter<RestElement>({ type: 'RestElement', start: low.start(node), end: node.end, parent, argument: LATER })
  made.argument = patternOf(low, argument, made)
  return made
}

function objectOf(low: Lowering, node: ts.ObjectLiteralExpression | ts.ObjectBindingPattern, parent: Ast): ObjectPattern {
  const made = low.enter<ObjectPattern>({
    type: 'ObjectPattern',
    start: low.start(node),
    end: node.end,
    parent,
    properties: NONE,
    typeAnnotation: null,
  })
  made.properties =
    node.kind === Kind.ObjectBindingPattern
      ? node.elements.map((one) => boundProperty(low, one, made))
      : node.properties.map((one) => assignedProperty(low, one, made))
  return made
}

function assignedProperty(low: Lowering, node: ts.ObjectLiteralElementLike, parent: Ast): Property | RestElement {
  if (node.kind === Kind.SpreadAssignment) return restOf(low, node, node.expression, parent)
  const made = propertyAt(low, node, parent, node.name as ts.Node)
  made.value = patternOf(low, node.kind === Kind.PropertyAssignment ? node.initializer : node, made)
  return made
}

function boundProperty(low: Lowering, node: ts.BindingElement, parent: Ast): Property | RestElement {
  if (node.dotDotDotToken) return restOf(low, node, node.name, parent)
  const made = propertyAt(low, node, parent, node.propertyName ?? node.name)
  made.value = node.initializer
    ? withDefault(low, node.name, node.initializer, low.start(node.name), node.initializer.end, made)
    : patternOf(low, node.name, made)
  return made
}

function propertyAt(low: Lowering, node: ts.Node, parent: Ast, key: ts.Node): Mutable<Property> {
  const computed = key.kind === Kind.ComputedPropertyName
  const made = low.enter<Property>({
    type: 'Property',
    start: low.start(node),
    end: node.end,
    parent,
    key: LATER,
    value: LATER,
    kind: 'init',
    computed,
    method: false,
  })
  made.key = low.expression(key, made)
  return made
}

function arrayOf(low: Lowering, node: ts.ArrayLiteralExpression | ts.ArrayBindingPattern, parent: Ast): ArrayPattern {
  const made = low.enter<ArrayPattern>({
    type: 'ArrayPattern',
    start: low.start(node),
    end: node.end,
    parent,
    elements: NONE,
    typeAnnotation: null,
  })
  made.elements = node.elements.map((one: ts.Node) => {
    if (one.kind === Kind.OmittedExpression) return null
    return one.kind === Kind.BindingElement ? boundElement(low, one as ts.BindingElement, made) : patternOf(low, one, made)
  })
  return made
}

function boundElement(low: Lowering, node: ts.BindingElement, parent: Ast): Pattern {
  if (node.initializer) return withDefault(low, node.name, node.initializer, low.start(node), node.end, parent)
  return node.dotDotDotToken ? restOf(low, node, node.name, parent) : patternOf(low, node.name, parent)
}

/** A declared name or pattern with its type, whose place goes to the end of the type. */
export function declaredOf(low: Lowering, name: ts.BindingName, type: ts.TypeNode | undefined, parent: Ast, end?: number): Pattern {
  const made = patternOf(low, name, parent) as Mutable<Identifier | ObjectPattern | ArrayPattern>
  if (end !== undefined) made.end = end
  if (!type) return made
  made.typeAnnotation = typeOf(low, type, made)
  made.end = Math.max(made.end, type.end)
  return made
}

/** A parameter. Its decorators stand on what it becomes. */
export function parameterOf(low: Lowering, node: ts.ParameterDeclaration, parent: Ast): Pattern | ParameterProperty {
  const isProperty = node.modifiers?.some((one) => one.kind !== Kind.Decorator) ?? false
  if (!isProperty) return bareParameter(low, node, parent, node.modifiers !== undefined)
  const made = low.enter<ParameterProperty>({ type: 'ParameterProperty', start: low.start(node), end: node.end, parent, parameter: LATER })
  const decorators = decoratorsOf(low, node, made)
  if (decorators.length > 0) made.decorators = decorators
  made.parameter = bareParameter(low, node, made, false)
  return made
}

function bareParameter(low: Lowering, node: ts.ParameterDeclaration, parent: Ast, isDecorated: boolean): Pattern {
  const { name, type, questionToken, initializer } = node
  const named = (holder: Ast) => declaredOf(low, name, type, holder, questionToken?.end)
  if (node.dotDotDotToken) {
    const rest = low.enter<RestElement>({ type: 'RestElement', start: low.start(node), end: node.end, parent, argument: LATER })
    if (isDecorated) rest.decorators = decoratorsOf(low, node, rest)
    rest.argument = declaredOf(low, name, type, rest)
    return rest
  }
  if (initializer) {
    const start = low.start(name)
    const pattern = low.enter<AssignmentPattern>({
      type: 'AssignmentPattern',
      start,
      end: initializer.end,
      parent,
      left: LATER,
      right: LATER,
    })
    if (isDecorated) pattern.decorators = decoratorsOf(low, node, pattern)
    pattern.left = named(pattern)
    pattern.right = low.expression(initializer, pattern) as Expression
    return pattern
  }
  const made = named(parent) as Mutable<Pattern & { decorators?: readonly Decorator[] }>
  if (isDecorated) made.decorators = decoratorsOf(low, node, made)
  return made
}

export function decoratorsOf(low: Lowering, node: ts.HasModifiers, parent: Ast): readonly Decorator[] {
  if (!node.modifiers?.some((one) => one.kind === Kind.Decorator)) return NONE
  return (node.modifiers as readonly ts.ModifierLike[])
    .filter((one) => ts.isDecorator(one))
    .map((one) => {
      const made = low.enter<Decorator>({ type: 'Decorator', start: low.start(one), end: one.end, parent, expression: LATER })
      made.expression = low.expression(one.expression, made)
      return made
    })
}
