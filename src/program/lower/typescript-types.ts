import * as ts from 'typescript'
import type { Ast, Expression, Identifier, InterfaceDeclaration, InterfaceMember, MemberExpression, TypeReference } from '../tree.ts'
import { LATER, type Lowering, NONE } from './typescript-context.ts'
import { identifierOf, literalOf } from './typescript-parts.ts'

const Kind = ts.SyntaxKind

/** A type: its name and arguments, or the types and texts that stand in it. */
export function typeOf(low: Lowering, node: ts.TypeNode, parent: Ast): TypeReference {
  let inner = node
  while (ts.isParenthesizedTypeNode(inner)) inner = inner.type
  const made = low.enter<TypeReference>({
    type: 'TypeReference',
    start: low.start(inner),
    end: inner.end,
    parent,
    name: null,
    arguments: NONE,
  })
  if (ts.isTypeReferenceNode(inner)) {
    made.name = nameOf(low, inner.typeName, made)
    if (inner.typeArguments) made.arguments = inner.typeArguments.map((one) => typeOf(low, one, made))
  } else {
    const parts: Parts = { types: [], texts: [] }
    if (ts.isTypeQueryNode(inner) && !isOfThis(inner.exprName)) parts.types.push(named(low, inner.exprName, made))
    ts.forEachChild(inner, (one) => gather(low, one, made, parts))
    if (parts.types.length > 0) made.arguments = parts.types
    if (parts.texts.length > 0) made.values = parts.texts
  }
  return made
}

interface Parts {
  readonly types: TypeReference[]
  readonly texts: Expression[]
}

function gather(low: Lowering, node: ts.Node, parent: TypeReference, parts: Parts): void {
  switch (node.kind) {
    case Kind.TypeReference:
    case Kind.TypeQuery:
      parts.types.push(typeOf(low, node as ts.TypeNode, parent))
      break
    case Kind.StringLiteral:
    case Kind.NoSubstitutionTemplateLiteral:
      parts.texts.push(literalOf(low, node, parent, (node as ts.StringLiteralLike).text))
      break
    default:
      ts.forEachChild(node, (one) => gather(low, one, parent, parts))
  }
}

/** `typeof client` names a value, which is no type by that name. */
function named(low: Lowering, name: ts.EntityName, parent: Ast): TypeReference {
  const made = low.enter<TypeReference>({
    type: 'TypeReference',
    start: low.start(name),
    end: name.end,
    parent,
    name: null,
    arguments: NONE,
  })
  made.name = nameOf(low, name, made)
  return made
}

function isOfThis(name: ts.EntityName): boolean {
  return ts.isIdentifier(name) ? ts.idText(name) === 'this' : isOfThis(name.left)
}

function nameOf(low: Lowering, name: ts.EntityName, parent: Ast): Identifier | MemberExpression {
  if (ts.isIdentifier(name)) return identifierOf(low, name, parent)
  const made = low.enter<MemberExpression>({
    type: 'MemberExpression',
    start: low.start(name),
    end: name.end,
    parent,
    object: LATER,
    property: LATER,
    computed: false,
  })
  made.object = nameOf(low, name.left, made)
  made.property = identifierOf(low, name.right, made)
  return made
}

/** An interface or an object type with a name. */
export function interfaceOf(
  low: Lowering,
  node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
  members: ts.NodeArray<ts.TypeElement>,
  parent: Ast,
  start: number,
): InterfaceDeclaration {
  const made = low.enter<InterfaceDeclaration>({ type: 'InterfaceDeclaration', start, end: node.end, parent, id: LATER, members: NONE })
  made.id = identifierOf(low, node.name, made)
  made.members = members.flatMap((one) => memberOf(low, one, made) ?? [])
  return made
}

function memberOf(low: Lowering, node: ts.TypeElement, parent: Ast): InterfaceMember | undefined {
  if (!node.name) return undefined
  const made = low.enter<InterfaceMember>({
    type: 'InterfaceMember',
    start: low.start(node),
    end: node.end,
    parent,
    key: LATER,
    typeAnnotation: null,
  })
  made.key = low.expression(node.name, made)
  const { type } = node as ts.PropertySignature
  if (type) made.typeAnnotation = typeOf(low, type, made)
  return made
}
