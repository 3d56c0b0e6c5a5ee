import * as ts from 'typescript'
import type {
  ArrowFunctionExpression,
  Ast,
  ClassBody,
  ClassDeclaration,
  ClassExpression,
  Expression,
  FunctionDeclaration,
  FunctionExpression,
  MethodDefinition,
  PropertyDefinition,
  StaticBlock,
} from '../tree.ts'
import { hasModifier, LATER, type Lowering, type Mutable, NONE, type Of } from './typescript-context.ts'
import { blockOf, identifierOf } from './typescript-parts.ts'
import { decoratorsOf, parameterOf } from './typescript-patterns.ts'
import { typeOf } from './typescript-types.ts'

const Kind = ts.SyntaxKind

type FunctionNode = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression
type Method = ts.MethodDeclaration | ts.AccessorDeclaration | ts.ConstructorDeclaration

export function functionOf(low: Lowering, node: ts.FunctionDeclaration, parent: Ast, start: number): FunctionDeclaration {
  return filled(low, entered(low, 'FunctionDeclaration', node, parent, start), node)
}

export function functionExpressionOf(low: Lowering, node: ts.FunctionExpression, parent: Ast): FunctionExpression {
  return filled(low, entered(low, 'FunctionExpression', node, parent, low.start(node)), node)
}

export function arrowOf(low: Lowering, node: ts.ArrowFunction, parent: Ast): ArrowFunctionExpression {
  return filled(low, entered(low, 'ArrowFunctionExpression', node, parent, low.start(node)), node)
}

/** The function of a method begins at its parameters, those of types included. */
export function methodFunctionOf(low: Lowering, node: Method, parent: Ast): FunctionExpression {
  const start = (node.typeParameters ?? node.parameters).pos - 1
  return filled(low, entered(low, 'FunctionExpression', node, parent, start), node)
}

function entered<K extends FunctionNode['type']>(
  low: Lowering,
  type: K,
  node: ts.SignatureDeclaration,
  parent: Ast,
  start: number,
): Mutable<Extract<FunctionNode, { type: K }>> {
  const async = hasModifier(node, Kind.AsyncKeyword)
  const made = { type, start, end: node.end, parent, id: null, params: NONE, body: null, async, decorators: NONE, returnType: null }
  return low.enter(made as unknown as Extract<FunctionNode, { type: K }>)
}

function filled<F extends FunctionNode>(
  low: Lowering,
  made: Mutable<F>,
  node: Method | ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction,
): F {
  const own = made as Mutable<FunctionNode>
  if ((node.kind === Kind.FunctionDeclaration || node.kind === Kind.FunctionExpression) && node.name)
    own.id = identifierOf(low, node.name, own)
  own.params = node.parameters.map((one) => parameterOf(low, one, own))
  if (node.type) own.returnType = typeOf(low, node.type, own)
  if (node.body) own.body = node.body.kind === Kind.Block ? blockOf(low, node.body as ts.Block, own) : low.expression(node.body, own)
  return own as F
}

export function classOf<K extends 'ClassDeclaration' | 'ClassExpression'>(
  low: Lowering,
  node: ts.ClassLikeDeclaration,
  parent: Ast,
  type: K,
  start: number,
): K extends 'ClassDeclaration' ? ClassDeclaration : ClassExpression {
  const made = low.enter({
    type,
    start,
    end: node.end,
    parent,
    id: null,
    superClass: null,
    bases: NONE,
    keywords: null,
    body: LATER,
    decorators: NONE,
  } as unknown as ClassDeclaration)
  made.decorators = decoratorsOf(low, node, made)
  if (node.name) made.id = identifierOf(low, node.name, made)
  const base = node.heritageClauses?.find(({ token }) => token === Kind.ExtendsKeyword)?.types[0]
  if (base) made.superClass = low.expression(base.expression, made)
  const promised = node.heritageClauses?.find(({ token }) => token === Kind.ImplementsKeyword)?.types
  if (promised) made.implements = promised.map((one) => low.expression(one.expression, made))
  if (hasModifier(node, Kind.AbstractKeyword)) made.abstract = true
  const body = low.enter<ClassBody>({ type: 'ClassBody', start: node.members.pos - 1, end: node.end, parent: made, body: NONE })
  body.body = node.members.flatMap((one) => classMember(low, one, body) ?? [])
  made.body = body
  return made as never
}

function classMember(low: Lowering, node: ts.ClassElement, parent: Ast): ClassBody['body'][number] | undefined {
  switch (node.kind) {
    case Kind.PropertyDeclaration:
      return fieldOf(low, node as ts.PropertyDeclaration, parent)
    case Kind.MethodDeclaration:
    case Kind.GetAccessor:
    case Kind.SetAccessor:
    case Kind.Constructor:
      return methodOf(low, node as Method, parent)
    case Kind.ClassStaticBlockDeclaration: {
      const made = low.enter<StaticBlock>({ type: 'StaticBlock', start: low.start(node), end: node.end, parent, body: NONE })
      made.body = low.statements((node as ts.ClassStaticBlockDeclaration).body.statements, made)
      return made
    }
    default:
      // Signatures of indexes and stray semicolons.
      return undefined
  }
}

function fieldOf(low: Lowering, node: ts.PropertyDeclaration, parent: Ast): PropertyDefinition {
  const made = low.enter<PropertyDefinition>({
    type: 'PropertyDefinition',
    start: low.start(node),
    end: node.end,
    parent,
    key: LATER,
    computed: node.name.kind === Kind.ComputedPropertyName,
    static: hasModifier(node, Kind.StaticKeyword),
    value: null,
    typeAnnotation: null,
    decorators: NONE,
  })
  made.decorators = decoratorsOf(low, node, made)
  made.key = low.expression(node.name, made)
  if (node.type) made.typeAnnotation = typeOf(low, node.type, made)
  if (node.initializer) made.value = low.expression(node.initializer, made)
  return made
}

function methodOf(low: Lowering, node: Method, parent: Ast): MethodDefinition {
  const isStatic = hasModifier(node, Kind.StaticKeyword)
  const made = low.enter<MethodDefinition>({
    type: 'MethodDefinition',
    start: low.start(node),
    end: node.end,
    parent,
    key: LATER,
    computed: node.name?.kind === Kind.ComputedPropertyName,
    kind: kindOf(node, isStatic),
    static: isStatic,
    value: LATER,
    decorators: NONE,
  })
  made.decorators = decoratorsOf(low, node, made)
  made.key = node.kind === Kind.Constructor ? constructorName(low, node, made) : low.expression(node.name, made)
  made.value = methodFunctionOf(low, node, made)
  return made
}

function kindOf(node: Method, isStatic: boolean): MethodDefinition['kind'] {
  if (node.kind === Kind.GetAccessor) return 'get'
  if (node.kind === Kind.SetAccessor) return 'set'
  const isConstructor = node.kind === Kind.Constructor || (ts.isStringLiteral(node.name) && node.name.text === 'constructor')
  return isConstructor && !isStatic ? 'constructor' : 'method'
}

/** TypeScript's tree has no node for the word `constructor`. */
function constructorName(low: Lowering, node: ts.ConstructorDeclaration, parent: Ast): Expression {
  const start = low.skip(node.modifiers?.at(-1)?.end ?? node.pos)
  const quote = low.text[start]
  if (quote === '"' || quote === "'") {
    const name = low.enter<Of<'Literal'>>({
      type: 'Literal',
      start,
      end: low.text.indexOf(quote, start + 1) + 1,
      parent,
      value: 'constructor',
    } as const)
    return name
  }
  return low.enter<Of<'Identifier'>>({
    type: 'Identifier',
    start,
    end: start + 'constructor'.length,
    parent,
    name: 'constructor',
    typeAnnotation: null,
  })
}
