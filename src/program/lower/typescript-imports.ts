import * as ts from 'typescript'
import type {
  Ast,
  ExportAllDeclaration,
  ExportNamedDeclaration,
  ExportSpecifier,
  ImportDeclaration,
  ImportDefaultSpecifier,
  ImportEqualsDeclaration,
  ImportNamespaceSpecifier,
  ImportSpecifier,
  Literal,
} from '../tree.ts'
import { LATER, type Lowering, NONE } from './typescript-context.ts'
import { identifierOf, literalOf } from './typescript-parts.ts'

const Kind = ts.SyntaxKind

export function importOf(low: Lowering, node: ts.ImportDeclaration, parent: Ast): ImportDeclaration {
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

export function importEqualsOf(low: Lowering, node: ts.ImportEqualsDeclaration, parent: Ast, start: number): ImportEqualsDeclaration {
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

export function exportsOf(low: Lowering, node: ts.ExportDeclaration, clause: ts.NamedExports, parent: Ast): ExportNamedDeclaration {
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

export function exportAllOf(low: Lowering, node: ts.ExportDeclaration, parent: Ast): ExportAllDeclaration {
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
