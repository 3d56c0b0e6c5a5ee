import type { Ast, AstOf } from './ast.ts'
import type { Binding } from './scope.ts'
import type { Module } from './module.ts'

interface Exports {
  readonly values: ReadonlyMap<string, Ast>
  readonly all: readonly string[]
  readonly named: ReadonlyMap<string, { readonly module: string; readonly name: string }>
}

export function exportsOf(nodes: Module['nodes']): Exports {
  const values = new Map<string, Ast>()
  const named = new Map<string, { module: string; name: string }>()
  for (const node of nodes('ExportNamedDeclaration')) {
    const { declaration } = node
    if (declaration?.type === 'VariableDeclaration') {
      for (const one of declaration.declarations) if (one.id.type === 'Identifier') values.set(one.id.name, one.id)
    } else if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier') values.set(declaration.id.name, declaration)
    for (const { exported, local } of node.specifiers) {
      if (node.source) named.set(nameIn(exported), { module: String(node.source.value), name: nameIn(local) })
      else values.set(nameIn(exported), local)
    }
  }
  for (const node of nodes('ExportDefaultDeclaration')) values.set('default', node.declaration)
  for (const { left, right } of nodes('AssignmentExpression')) {
    if (left.type !== 'MemberExpression' || left.property.type !== 'Identifier') continue
    const { object, property } = left
    if (object.type === 'Identifier' && object.name === 'module' && property.name === 'exports') {
      values.set('default', right)
      if (right.type !== 'ObjectExpression') continue
      for (const one of right.properties) {
        if (one.type === 'Property' && one.key.type === 'Identifier' && !one.computed) values.set(one.key.name, one.value)
      }
    } else if (object.type === 'Identifier' && object.name === 'exports') values.set(property.name, right)
    else if (
      object.type === 'MemberExpression' &&
      object.object.type === 'Identifier' &&
      object.object.name === 'module' &&
      object.property.type === 'Identifier' &&
      object.property.name === 'exports'
    )
      values.set(property.name, right)
  }
  const all = nodes('ExportAllDeclaration')
    .filter((node) => !node.exported)
    .map((node) => String(node.source.value))
  return { values, all, named }
}

function nameIn(node: AstOf<'Identifier' | 'Literal'>): string {
  return node.type === 'Identifier' ? node.name : String(node.value)
}

/** What a Python file imports is handed on by it as well. */
export function namesAtTop(top: ReadonlyMap<string, Binding>, nodes: Module['nodes']): Exports {
  const values = new Map<string, Ast>()
  const named = new Map<string, { module: string; name: string }>()
  for (const [name, { kind, id, node }] of top) {
    if (node.type === 'ImportSpecifier' && node.parent?.type === 'ImportDeclaration') {
      named.set(name, { module: String(node.parent.source.value), name: nameIn(node.imported) })
    } else if (kind !== 'import') values.set(name, kind === 'local' ? id : node)
  }
  const all = nodes('ImportSpecifier').flatMap(({ imported, parent }) =>
    nameIn(imported) === '*' && parent?.type === 'ImportDeclaration' ? [String(parent.source.value)] : [],
  )
  return { values, all, named }
}
