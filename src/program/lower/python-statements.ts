import type { PythonNode } from '../python/node.ts'
import type { Expression, Statement } from '../tree.ts'
import { assignmentParts, isReadable, statementsOf } from './python-blocks.ts'
import { compoundOf } from './python-compound.ts'
import { type Context, endOf, textOf } from './python-context.ts'
import { classOf, functionOf } from './python-definitions.ts'
import { identifierOf, itemsOf, listOf } from './python-parts.ts'
import { annotated, declaration, type Target, targetOf } from './python-targets.ts'
import { typeOf } from './python-types.ts'

/** What one statement of the grammar stands for: `a; b` and `import a, b` are several. */
export function statementOf(node: PythonNode, context: Context): Statement[] {
  if (!isReadable(node, context)) return []
  const { make } = context.builder
  const end = endOf(node, context)
  switch (node.name) {
    case 'AssignStatement':
    case 'UpdateStatement':
      return assignment(node, context)
    case 'ExpressionStatement': {
      const expression = listOf(node.children, context, 0)
      return expression ? [make('ExpressionStatement', node.from, end, { expression })] : []
    }
    case 'YieldStatement': {
      const expression = context.expression(node, 0)
      return expression ? [make('ExpressionStatement', node.from, end, { expression })] : []
    }
    case 'ReturnStatement':
      return [make('ReturnStatement', node.from, end, { argument: listOf(node.children.slice(1), context, 0) ?? null })]
    case 'RaiseStatement':
      return raised(node, end, context)
    case 'FunctionDefinition':
      return functionOf(node, node, [], context)
    case 'ClassDefinition':
      return classOf(node, node, [], context)
    case 'DecoratedStatement':
      return decorated(node, context)
    case 'ImportStatement':
      return importsOf(node, context)
    case 'StatementGroup':
      return statementsOf(node, context)
    case 'ScopeStatement':
      for (const name of node.all('VariableName')) context.names.outer.add(textOf(name, context))
      return [make('OtherStatement', node.from, end, { parts: [] })]
    default:
      return compoundOf(node, context) ?? [make('OtherStatement', node.from, end, { parts: partsOf(node, context) })]
  }
}

function partsOf(node: PythonNode, context: Context): Expression[] {
  return itemsOf(node.children, context, 0).map((item) => (item.type === 'SpreadElement' ? item.argument : item))
}

/** `raise A from b`: what it comes from stands beside it where it is more than a name. */
function raised(node: PythonNode, end: number, context: Context): Statement[] {
  const { make } = context.builder
  const children = node.children
  const from = children.findIndex(({ name }) => name === 'from')
  const [argument] = itemsOf(children.slice(1, 2), context, 0)
  if (!argument || argument.type === 'SpreadElement') return [make('ThrowStatement', node.from, end, { argument: null })]
  const called = from < 0 ? undefined : children[from + 1]
  const cause = called?.name === 'CallExpression' ? context.expression(called, 0) : undefined
  if (!cause) return [make('ThrowStatement', node.from, end, { argument })]
  return [make('ThrowStatement', node.from, argument.end, { argument }), make('OtherStatement', cause.start, end, { parts: [cause] })]
}

function decorated(node: PythonNode, context: Context): Statement[] {
  const definition = node.child('FunctionDefinition')
  const decorators = node.all('Decorator')
  if (definition) return functionOf(definition, node, decorators, context)
  const type = node.child('ClassDefinition')
  return type ? classOf(type, node, decorators, context) : []
}

function assignment(node: PythonNode, context: Context): Statement[] {
  const { make } = context.builder
  const { targets, value, typed, operator } = assignmentParts(node, context)
  const [first, ...others] = targets
  if (!first) return []
  let right = value
  for (const nodes of others.toReversed()) {
    const inner = right && targetOf(nodes, context)?.pattern
    if (inner && right) right = make('AssignmentExpression', inner.start, right.end, { operator: '=', left: inner, right })
  }
  // `x += 1` changes what is there.
  const found = operator === '=' ? targetOf(first, context) : undefined
  const target = found ?? updated(first, context)
  if (!target) return []
  const type = typeOf(typed, context)
  const pattern = type ? annotated(target.pattern, type, context) : target.pattern
  if (target.declares) return [declaration(pattern, right ?? null, context)]
  const expression = right
    ? make('AssignmentExpression', pattern.start, right.end, { operator, left: pattern, right })
    : (pattern as Expression)
  return [make('ExpressionStatement', expression.start, expression.end, { expression })]
}

function updated(nodes: readonly PythonNode[], context: Context): Target | undefined {
  const [only] = nodes
  if (!only || nodes.length !== 1) return undefined
  if (only.name === 'VariableName') return { pattern: identifierOf(only, context), declares: false }
  return targetOf(nodes, context)
}

/** `import a.b as c, d`, `from .a import (b as c, d)`, `from a import *`. */
function importsOf(node: PythonNode, context: Context): Statement[] {
  const { make } = context.builder
  const words = node.children.filter(({ name }) => name !== '(' && name !== ')')
  const split = words.findIndex((child) => child.name === 'import')
  const isFrom = words[0]?.name === 'from'
  const items = importedItems(words.slice(split + 1))
  const end = endOf(node, context)
  if (!isFrom)
    return items.map((item, i) =>
      moduleImport(
        item,
        i === 0 ? node.from : (item[0] as PythonNode).from,
        i === items.length - 1 ? end : (item.at(-1) as PythonNode).to,
        context,
      ),
    )
  const path = words.slice(1, split)
  const [first] = path
  if (!first) return []
  const source = make('Literal', first.from, path.at(-1)?.to ?? first.to, {
    value: path.map((one) => textOf(one, context)).join(''),
    inner: [first.from, path.at(-1)?.to ?? first.to],
  })
  const specifiers = items.flatMap((item) => {
    const [name, , alias] = item
    if (!name) return []
    const imported =
      name.name === '*' ? make('Identifier', name.from, name.to, { name: '*', typeAnnotation: null }) : identifierOf(name, context)
    // A name that is not given another is its own local one, at the same place.
    const local = identifierOf(alias ?? name, context)
    context.names.declared.add(local.name)
    return [make('ImportSpecifier', name.from, (alias ?? name).to, { imported, local })]
  })
  return [make('ImportDeclaration', node.from, end, { source, specifiers })]
}

function importedItems(nodes: readonly PythonNode[]): PythonNode[][] {
  const items: PythonNode[][] = [[]]
  for (const node of nodes) {
    if (node.name === ',') items.push([])
    else items.at(-1)?.push(node)
  }
  return items.filter((item) => item.length > 0)
}

/** `import a.b` binds `a`, `import a.b as c` the module itself. */
function moduleImport(item: readonly PythonNode[], start: number, end: number, context: Context): Statement {
  const { make } = context.builder
  const as = item.findIndex((child) => child.name === 'as')
  const path = as < 0 ? item : item.slice(0, as)
  const [first] = path as [PythonNode]
  const last = path.at(-1) as PythonNode
  const alias = as < 0 ? undefined : item[as + 1]
  const source = make('Literal', first.from, last.to, {
    value: path.map((one) => textOf(one, context)).join(''),
    inner: [first.from, last.to],
  })
  const local = identifierOf(alias ?? first, context)
  context.names.declared.add(local.name)
  const specifier = make('ImportNamespaceSpecifier', alias ? alias.from : first.from, alias ? alias.to : first.to, { local })
  return make('ImportDeclaration', start, end, { source, specifiers: [specifier] })
}
