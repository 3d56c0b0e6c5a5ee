import * as ts from 'typescript'
import type {
  Ast,
  EnumDeclaration,
  EnumMember,
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ExportSpecifier,
  ImportDeclaration,
  ImportDefaultSpecifier,
  ImportEqualsDeclaration,
  ImportNamespaceSpecifier,
  ImportSpecifier,
  Literal,
  ModuleBlock,
  Statement,
} from '../tree.ts'
import { LATER, type Lowering, NONE } from './typescript-context.ts'
import { classOf, functionOf } from './typescript-functions.ts'
import { identifierOf, literalOf, other } from './typescript-parts.ts'
import { interfaceOf, typeOf } from './typescript-types.ts'
import { variablesOf } from './typescript-variables.ts'

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

function importOf(low: Lowering, node: ts.ImportDeclaration, parent: Ast): ImportDeclaration {
  const made = low.enter<ImportDeclaration>({
    type: 'ImportDeclaration',
    start: low.start(node),
    end: node.end,
    parent,
    source: LATER,
    specifiers: NONE,
  })
  const specifiers: (ImportSpecifier | ImportDefaultSpecifier | ImportNamespaceSpecifier)[] = []
  const { name, namedBindings } = node.importClause ?? {}
  if (name) {
    const own = low.enter<ImportDefaultSpecifier>({
      type: 'ImportDefaultSpecifier',
      start: low.start(name),
      end: name.end,
      parent: made,
      local: LATER,
    })
    own.local = identifierOf(low, name, own)
    specifiers.push(own)
  }
  if (namedBindings?.kind === Kind.NamespaceImport) {
    const own = low.enter<ImportNamespaceSpecifier>({
      type: 'ImportNamespaceSpecifier',
      start: low.start(namedBindings),
      end: namedBindings.end,
      parent: made,
      local: LATER,
    })
    own.local = identifierOf(low, namedBindings.name, own)
    specifiers.push(own)
  } else for (const one of namedBindings?.elements ?? []) specifiers.push(importSpecifierOf(low, one, made))
  made.specifiers = specifiers
  made.source = sourceOf(low, node.moduleSpecifier, made)
  return made
}

function importSpecifierOf(low: Lowering, node: ts.ImportSpecifier, parent: Ast): ImportSpecifier {
  const made = low.enter<ImportSpecifier>({
    type: 'ImportSpecifier',
    start: low.start(node),
    end: node.end,
    parent,
    imported: LATER,
    local: LATER,
  })
  made.imported = exportedName(low, node.propertyName ?? node.name, made)
  made.local = identifierOf(low, node.name, made)
  return made
}

function importEqualsOf(low: Lowering, node: ts.ImportEqualsDeclaration, parent: Ast, start: number): ImportEqualsDeclaration {
  const made = low.enter<ImportEqualsDeclaration>({
    type: 'ImportEqualsDeclaration',
    start,
    end: node.end,
    parent,
    id: LATER,
    source: null,
  })
  made.id = identifierOf(low, node.name, made)
  const reference = node.moduleReference
  if (reference.kind === Kind.ExternalModuleReference && ts.isStringLiteral(reference.expression))
    made.source = sourceOf(low, reference.expression, made)
  return made
}

function exportsOf(low: Lowering, node: ts.ExportDeclaration, clause: ts.NamedExports, parent: Ast): ExportNamedDeclaration {
  const made = low.enter<ExportNamedDeclaration>({
    type: 'ExportNamedDeclaration',
    start: low.start(node),
    end: node.end,
    parent,
    declaration: null,
    specifiers: NONE,
    source: null,
  })
  made.specifiers = clause.elements.map((one) => {
    const own = low.enter<ExportSpecifier>({
      type: 'ExportSpecifier',
      start: low.start(one),
      end: one.end,
      parent: made,
      local: LATER,
      exported: LATER,
    })
    own.local = exportedName(low, one.propertyName ?? one.name, own)
    own.exported = exportedName(low, one.name, own)
    return own
  })
  if (node.moduleSpecifier) made.source = sourceOf(low, node.moduleSpecifier, made)
  return made
}

function exportAllOf(low: Lowering, node: ts.ExportDeclaration, parent: Ast): ExportAllDeclaration {
  const made = low.enter<ExportAllDeclaration>({
    type: 'ExportAllDeclaration',
    start: low.start(node),
    end: node.end,
    parent,
    source: LATER,
    exported: null,
  })
  const clause = node.exportClause
  if (clause?.kind === Kind.NamespaceExport) made.exported = exportedName(low, clause.name, made)
  if (node.moduleSpecifier) made.source = sourceOf(low, node.moduleSpecifier, made)
  return made
}

function exportedName(low: Lowering, node: ts.ModuleExportName, parent: Ast): ImportSpecifier['imported'] {
  return node.kind === Kind.Identifier ? identifierOf(low, node, parent) : literalOf(low, node, parent, node.text)
}

function sourceOf(low: Lowering, node: ts.Expression, parent: Ast): Literal {
  return literalOf(low, node, parent, ts.isStringLiteralLike(node) ? node.text : '')
}
