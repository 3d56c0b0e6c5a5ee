import * as ts from 'typescript'
import type { Ast, EnumDeclaration, EnumMember, ExportDefaultDeclaration, ExportNamedDeclaration, ModuleBlock, Statement } from '../tree.ts'
import { LATER, type Lowering, NONE } from './typescript-context.ts'
import { classOf, functionOf } from './typescript-functions.ts'
import { identifierOf, other } from './typescript-parts.ts'
import { interfaceOf, typeOf } from './typescript-types.ts'
import { variablesOf } from './typescript-variables.ts'
import { importOf, importEqualsOf, exportsOf, exportAllOf } from './typescript-imports.ts'

const Kind = ts.SyntaxKind

type Exportable =
  | ts.VariableStatement
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.EnumDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.ModuleDeclaration
  | ts.ImportEqualsDeclaration

type Declaration = Exportable | ts.ImportDeclaration | ts.ExportDeclaration | ts.ExportAssignment

const DECLARATIONS: ReadonlySet<ts.SyntaxKind> = new Set([
  Kind.VariableStatement,
  Kind.FunctionDeclaration,
  Kind.ClassDeclaration,
  Kind.EnumDeclaration,
  Kind.InterfaceDeclaration,
  Kind.TypeAliasDeclaration,
  Kind.ModuleDeclaration,
  Kind.ImportEqualsDeclaration,
  Kind.ImportDeclaration,
  Kind.ExportDeclaration,
  Kind.ExportAssignment,
])

export function isDeclaration(node: ts.Statement): node is ts.Statement & Declaration {
  return DECLARATIONS.has(node.kind)
}

export function declarationOf(low: Lowering, node: Declaration, parent: Ast): Statement {
  switch (node.kind) {
    case Kind.ImportDeclaration:
      return importOf(low, node, parent)
    case Kind.ExportDeclaration:
      return node.exportClause?.kind === Kind.NamedExports
        ? exportsOf(low, node, node.exportClause, parent)
        : exportAllOf(low, node, parent)
    case Kind.ExportAssignment: {
      const made = low.enter<ExportDefaultDeclaration>({
        type: 'ExportDefaultDeclaration',
        start: low.start(node),
        end: node.end,
        parent,
        declaration: LATER,
      })
      made.declaration = low.expression(node.expression, made)
      return made
    }
    default:
      return exportedOf(low, node, parent)
  }
}

/** `export` before a declaration becomes a statement around it. */
function exportedOf(low: Lowering, node: Exportable, parent: Ast): Statement {
  const words = node.modifiers?.filter(({ kind }) => kind !== Kind.Decorator)
  const [first, second] = words ?? []
  if (first?.kind !== Kind.ExportKeyword) return bareOf(low, node, parent, low.start(node))
  const start = low.start(first)
  if (second?.kind === Kind.DefaultKeyword) {
    const made = low.enter<ExportDefaultDeclaration>({ type: 'ExportDefaultDeclaration', start, end: node.end, parent, declaration: LATER })
    made.declaration = bareOf(low, node, made, low.skip(second.end)) as ExportDefaultDeclaration['declaration']
    return made
  }
  const made = low.enter<ExportNamedDeclaration>({
    type: 'ExportNamedDeclaration',
    start,
    end: node.end,
    parent,
    declaration: null,
    specifiers: NONE,
    source: null,
  })
  made.declaration = bareOf(low, node, made, low.skip(first.end))
  return made
}

function bareOf(low: Lowering, node: Exportable, parent: Ast, start: number): Statement {
  switch (node.kind) {
    case Kind.VariableStatement:
      return variablesOf(low, node, parent, start)
    case Kind.FunctionDeclaration:
      return functionOf(low, node, parent, start)
    case Kind.ClassDeclaration:
      return classOf(low, node, parent, 'ClassDeclaration', start)
    case Kind.EnumDeclaration:
      return enumOf(low, node, parent, start)
    case Kind.InterfaceDeclaration:
      return interfaceOf(low, node, node.members, parent, start)
    case Kind.TypeAliasDeclaration:
      if (node.type.kind === Kind.TypeLiteral) return interfaceOf(low, node, (node.type as ts.TypeLiteralNode).members, parent, start)
      return other(low, node, parent, (made) => [typeOf(low, node.type, made)], start)
    case Kind.ModuleDeclaration:
      return namespaceOf(low, node, parent, start)
    case Kind.ImportEqualsDeclaration:
      return importEqualsOf(low, node, parent, start)
  }
}

function enumOf(low: Lowering, node: ts.EnumDeclaration, parent: Ast, start: number): EnumDeclaration {
  const made = low.enter<EnumDeclaration>({ type: 'EnumDeclaration', start, end: node.end, parent, id: LATER, members: NONE })
  made.id = identifierOf(low, node.name, made)
  made.members = node.members.map((one) => {
    const member = low.enter<EnumMember>({
      type: 'EnumMember',
      start: low.start(one),
      end: one.end,
      parent: made,
      id: LATER,
      initializer: null,
    })
    member.id = low.expression(one.name, member) as EnumMember['id']
    if (one.initializer) member.initializer = low.expression(one.initializer, member)
    return member
  })
  return made
}

function namespaceOf(low: Lowering, node: ts.ModuleDeclaration, parent: Ast, start: number): ModuleBlock {
  const made = low.enter<ModuleBlock>({ type: 'ModuleBlock', start, end: node.end, parent, body: NONE })
  let body: ts.Node | undefined = node.body
  while (body && ts.isModuleDeclaration(body)) body = body.body
  if (body && ts.isModuleBlock(body)) made.body = low.statements(body.statements, made)
  return made
}
