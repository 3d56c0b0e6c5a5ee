import type { PythonNode } from '../python/node.ts'
import type {
  ClassBody,
  ClassDeclaration,
  Decorator,
  Expression,
  FunctionExpression,
  MethodDefinition,
  PropertyDefinition,
  Statement,
  StaticBlock,
} from '../tree.ts'
import { argumentsOf, basesOf } from './python-arguments.ts'
import { assignmentParts, blockOf, isReadable } from './python-blocks.ts'
import { type Context, endOf, isTrusted, textOf, within } from './python-context.ts'
import { paramsOf } from './python-functions.ts'
import { namesIn } from './python-names.ts'
import { identifierOf } from './python-parts.ts'
import { typeOf } from './python-types.ts'
import { append } from '../../text/append.ts'

/** A function from its first decorator to the end of its body. */
export function functionOf(node: PythonNode, whole: PythonNode, decorators: readonly PythonNode[], context: Context): Statement[] {
  const name = node.child('VariableName')
  if (!name) return []
  const id = identifierOf(name, context)
  context.names.declared.add(id.name)
  const decoration = decorators.flatMap((one) => decoratorOf(one, context) ?? [])
  const parts = partsOf(node, context, undefined)
  return [context.builder.make('FunctionDeclaration', whole.from, endOf(whole, context), { id, ...parts, decorators: decoration })]
}

type Parts = Pick<FunctionExpression, 'params' | 'body' | 'async' | 'returnType'>

/** `self` is the name of the object in a method; it is no parameter. */
function partsOf(node: PythonNode, context: Context, method: { readonly isStatic: boolean } | undefined): Parts {
  const list = node.child('ParamList')
  const self = list && method && !method.isStatic ? objectParameter(list) : undefined
  const names = namesIn(context.names, 'function', self && textOf(self, context))
  const params = list ? paramsOf(list, context, names.declared, 0, self) : []
  const returnType = typeOf(node.all('TypeDef').at(-1), context)
  const body = within(context, names, () => blockOf(node.child('Body'), context)) ?? null
  return { params, body, async: node.child('async') !== undefined, returnType }
}

/** The first parameter, when it is a plain one. */
function objectParameter(list: PythonNode): PythonNode | undefined {
  const first = list.children.find(({ name }) => name !== '(')
  return first?.name === 'VariableName' ? first : undefined
}

/** A class from its first decorator to the end of its body. */
export function classOf(node: PythonNode, whole: PythonNode, decorators: readonly PythonNode[], context: Context): [ClassDeclaration] | [] {
  const name = node.child('VariableName')
  if (!name) return []
  const { make } = context.builder
  const id = identifierOf(name, context)
  context.names.declared.add(id.name)
  const decoration = decorators.flatMap((one) => decoratorOf(one, context) ?? [])
  const {
    bases: [superClass = null, ...bases],
    keywords,
  } = basesOf(node.child('ArgList'), context)
  const inner = node.child('Body')
  const body = within(context, namesIn(context.names, 'class'), (): ClassBody =>
    make('ClassBody', inner?.from ?? node.to, inner ? endOf(inner, context) : node.to, { body: inner ? membersOf(inner, context) : [] }),
  )
  return [make('ClassDeclaration', whole.from, endOf(whole, context), { id, superClass, bases, keywords, body, decorators: decoration })]
}

type Member = MethodDefinition | PropertyDefinition | StaticBlock | ClassDeclaration

function membersOf(body: PythonNode, context: Context): Member[] {
  const members: Member[] = []
  for (const child of body.children) {
    if (child.from >= context.trusted && !context.whole) break
    if (!/^[A-Z]/.test(child.name) || !isReadable(child, context)) continue
    append(members, memberOf(child, context))
  }
  return members
}

function memberOf(node: PythonNode, context: Context): Member[] {
  if (node.name === 'FunctionDefinition') return methodOf(node, node, [], context)
  if (node.name === 'ClassDefinition') return classOf(node, node, [], context)
  if (node.name === 'DecoratedStatement') {
    const decorators = node.all('Decorator')
    const definition = node.child('FunctionDefinition')
    if (definition) return methodOf(definition, node, decorators, context)
    const type = node.child('ClassDefinition')
    return type ? classOf(type, node, decorators, context) : []
  }
  const property = node.name === 'AssignStatement' ? propertyOf(node, context) : undefined
  if (property) return [property]
  const statements = context.statement(node)
  const [first] = statements
  return first ? [context.builder.make('StaticBlock', first.start, statements.at(-1)?.end ?? first.end, { body: statements })] : []
}

/** `name: Type = value` of a class body. */
function propertyOf(node: PythonNode, context: Context): PropertyDefinition | undefined {
  const children = node.children
  const [name, next] = children
  if (
    name?.name !== 'VariableName' ||
    !(next?.name === 'TypeDef' || next?.name === 'AssignOp') ||
    children.filter((child) => child.name === 'AssignOp').length > 1
  )
    return undefined
  const { value, typed } = assignmentParts(node, context)
  const key = identifierOf(name, context)
  context.names.declared.add(key.name)
  const typeAnnotation = typeOf(typed, context)
  return context.builder.make('PropertyDefinition', node.from, endOf(node, context), {
    key,
    computed: false,
    static: false,
    value: value ?? null,
    typeAnnotation,
    decorators: [],
  })
}

function methodOf(node: PythonNode, whole: PythonNode, decorators: readonly PythonNode[], context: Context): [MethodDefinition] | [] {
  const name = node.child('VariableName')
  if (!name) return []
  const { make } = context.builder
  const key = identifierOf(name, context)
  context.names.declared.add(key.name)
  const decoration = decorators.flatMap((one) => decoratorOf(one, context) ?? [])
  const words = decorators.map((one) => textOf(one, context))
  const isStatic = words.some((word) => /^@staticmethod\b/.test(word))
  const parts = partsOf(node, context, { isStatic })
  const value = make('FunctionExpression', node.child('ParamList')?.from ?? name.to, endOf(node, context), {
    id: null,
    ...parts,
    decorators: [],
  })
  const kind =
    key.name === '__init__'
      ? 'constructor'
      : words.some((word) => /^@(?:\w+\.)?(?:cached_)?property\b/.test(word))
        ? 'get'
        : words.some((word) => /^@\w+\.setter\b/.test(word))
          ? 'set'
          : 'method'
  return [
    make('MethodDefinition', whole.from, endOf(whole, context), {
      key,
      computed: false,
      kind,
      static: isStatic || words.some((word) => /^@classmethod\b/.test(word)),
      value,
      decorators: decoration,
    }),
  ]
}

/** `@app.tool(name="x")`, which the grammar gives as a flat list of names and arguments. */
function decoratorOf(node: PythonNode, context: Context): Decorator | undefined {
  if (!isTrusted(node, context)) return undefined
  const { make } = context.builder
  let expression: Expression | undefined
  for (const child of node.children) {
    if (child.name === 'At' || child.name === '.') continue
    if (!expression) expression = context.expression(child, 0)
    else if (child.name === 'ArgList')
      expression = make('CallExpression', expression.start, child.to, { callee: expression, arguments: argumentsOf(child, context, 0) })
    else
      expression = make('MemberExpression', expression.start, child.to, {
        object: expression,
        property: identifierOf(child, context),
        computed: false,
      })
  }
  return expression && make('Decorator', node.from, expression.end, { expression })
}
