import type { PythonNode } from '../python/node.ts'
import type { Expression, Pattern, SpreadElement, VariableDeclaration } from '../tree.ts'
import { type Context, endOf, within } from './python-context.ts'
import { namesIn } from './python-names.ts'
import { identifierOf } from './python-parts.ts'
import { declaration, targetOf, withType } from './python-targets.ts'
import { typeOf } from './python-types.ts'

/** `lambda a, *b: c`. */
export function lambdaOf(node: PythonNode, context: Context, depth: number): Expression | undefined {
  const list = node.child('ParamList')
  const names = namesIn(context.names, 'function')
  const params = list ? paramsOf(list, context, names.declared, depth) : []
  const last = node.children.at(-1)
  const body = within(context, names, () => context.expression(last, depth + 1))
  if (!body) return undefined
  return context.builder.make('ArrowFunctionExpression', node.from, endOf(node, context), {
    id: null,
    params,
    body,
    async: false,
    decorators: [],
    returnType: null,
  })
}

/**
 * Parameters with their types and defaults, without the object of a method; their names are declared. Defaults and types mean what they
 * mean around the function.
 */
export function paramsOf(list: PythonNode, context: Context, declared: Set<string>, depth: number, self?: PythonNode): Pattern[] {
  const params: Pattern[] = []
  let group: PythonNode[] = []
  const take = () => {
    const param = self && group[0]?.from === self.from ? undefined : paramOf(group, context, declared, depth)
    if (param) params.push(param)
    group = []
  }
  for (const child of list.children) {
    if (child.name === ',') take()
    else if (child.name !== '(' && child.name !== ')') group.push(child)
  }
  take()
  return params
}

function paramOf(nodes: readonly PythonNode[], context: Context, declared: Set<string>, depth: number): Pattern | undefined {
  const { make } = context.builder
  const star = nodes[0]?.name === '*' || nodes[0]?.name === '**' ? nodes[0] : undefined
  const name = nodes[star ? 1 : 0]
  if (name?.name !== 'VariableName') return undefined
  const id = identifierOf(name, context)
  declared.add(id.name)
  const type = typeOf(
    nodes.find((node) => node.name === 'TypeDef'),
    context,
  )
  if (type) withType(id, type)
  if (star) return make('RestElement', star.from, id.end, { argument: id, ...(star.name === '**' ? { named: true as const } : {}) })
  const assigns = nodes.findIndex((node) => node.name === 'AssignOp')
  const right = assigns < 0 ? undefined : context.expression(nodes[assigns + 1], depth + 1)
  return right ? make('AssignmentPattern', id.start, right.end, { left: id, right }) : id
}

/** `[x for x in y if z]`: its parts in the order of the text, with the names that only it knows. */
export function comprehensionOf(children: readonly PythonNode[], start: number, end: number, context: Context, depth: number): Expression {
  const names = namesIn(context.names, 'comprehension')
  const clauses = children.flatMap((child, i) =>
    child.name === 'for' ? [{ from: i, to: children.findIndex((one, k) => k > i && one.name === 'in') }] : [],
  )
  const targets = new Map<number, VariableDeclaration | Expression>()
  return within(context, names, () => {
    for (const { from, to } of clauses) {
      const target = targetOf(children.slice(from + 1, to), context)
      if (target) targets.set(from + 1, target.declares ? declaration(target.pattern, null, context) : asPart(target.pattern, context))
    }
    const parts: (Expression | SpreadElement | VariableDeclaration)[] = []
    for (const [i, child] of children.entries()) {
      const target = targets.get(i)
      if (target) parts.push(target)
      if (clauses.some(({ from, to }) => i > from && i < to)) continue
      const item = context.expression(child, depth + 1)
      const star = children[i - 1]
      if (item)
        parts.push(
          star?.name === '*' || star?.name === '**' ? context.builder.make('SpreadElement', star.from, child.to, { argument: item }) : item,
        )
    }
    return context.builder.make('OtherExpression', start, end, { parts })
  })
}

function asPart(pattern: Pattern, context: Context): Expression | VariableDeclaration {
  return pattern.type === 'Identifier' || pattern.type === 'MemberExpression' ? pattern : declaration(pattern, null, context)
}
