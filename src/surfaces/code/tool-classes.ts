import { toolClasses, toolTakers, type ToolClass } from '../../knowledge/libraries/tool-classes.ts'
import {
  definition,
  fold,
  functionOf,
  isFunction,
  isOwnMember,
  keyOf,
  knownCalls,
  lastName,
  nameOf,
  results,
  rowOf,
  textAt,
  walk,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import type { Located } from '../../text/source.ts'
import { importedFunction } from './tool-functions.ts'
import { modelParameters } from './tool-parameters.ts'
import { listedNames, schemaFields } from './tool-schemas.ts'

/** What a tool takes that is a class, or a plain function that is handed to an agent. */
export interface ToolTakes {
  readonly name: string
  readonly fields: readonly Located<string>[]
}

/** Tools that are classes of a library's base: `class Order(BaseTool)` with a schema, or with a method that runs it. */
export function* classTools(module: Module): Generator<ToolTakes> {
  for (const node of [...module.nodes('ClassDeclaration'), ...module.nodes('ClassExpression')]) {
    const row = node.superClass ? rowOf<ToolClass>(module, node.superClass, toolClasses) : undefined
    if (row?.means === 'is-tool') yield { name: nameOfTool(module, node), fields: fieldsOf(module, node) }
    else if (row) for (const fn of registered(node)) yield { name: nameOfMethod(fn), fields: modelParameters(module, fn) }
  }
}

type Class = AstOf<'ClassDeclaration' | 'ClassExpression'>

/** What a tool calls itself, or what its class is called. */
function nameOfTool(module: Module, { body, id }: Class): string {
  const name = body.body.find((one) => one.type === 'PropertyDefinition' && keyOf(one) === 'name')
  const said = name?.type === 'PropertyDefinition' && name.value ? textAt(module, name.value)?.value : undefined
  return said ?? id?.name ?? ''
}

/** The fields of its schema; without one, the parameters of the method that runs it. */
function fieldsOf(module: Module, { body }: Class): readonly Located<string>[] {
  for (const one of body.body) {
    if (one.type === 'PropertyDefinition' && SCHEMA.test(keyOf(one) ?? '') && one.value) return ofSchema(module, one.value)
    if (one.type === 'MethodDefinition' && SCHEMA.test(keyOf(one) ?? ''))
      return results(module, one.value).flatMap((schema) => ofSchema(module, schema))
  }
  for (const one of body.body)
    if (one.type === 'MethodDefinition' && RUNS.test(keyOf(one) ?? '') && module.language === 'python')
      return modelParameters(module, one.value)
  return []
}

const SCHEMA = /^(?:inputs|args_schema|schema|parameters|inputSchema)$/
const RUNS = /^(?:_run|forward)$/

function ofSchema(module: Module, schema: Ast): readonly Located<string>[] {
  if (definition(module, schema).type === 'ArrayExpression') return listedNames(fold(module, schema))
  return schemaFields(module, schema).map(({ name }) => name)
}

/** The methods that a class of tools registers: `super().__init__(tools=[self.order])`, `self.register(self.order)`. */
function registered({ body }: Class): FunctionNode[] {
  return body.body.flatMap((one) => (one.type === 'MethodDefinition' && one.kind === 'constructor' ? namedMethods(body, one.value) : []))
}

function namedMethods(body: Class['body'], within: FunctionNode): FunctionNode[] {
  const methods = new Map(body.body.flatMap((one) => (one.type === 'MethodDefinition' ? [[keyOf(one), one.value] as const] : [])))
  const handed = [...walk(within)].filter(({ type, parent }) => type === 'MemberExpression' && takesMethod(parent))
  const found = handed.flatMap((one) => (isOwnMember(one) ? (methods.get(keyOf(one)) ?? []) : []))
  return [...new Set(found)]
}

function takesMethod(parent: Ast | undefined): boolean {
  return parent?.type === 'ArrayExpression' || (parent?.type === 'CallExpression' && lastName(parent.callee) === 'register')
}

function nameOfMethod(fn: FunctionNode): string {
  return fn.parent?.type === 'MethodDefinition' ? (keyOf(fn.parent) ?? '') : ''
}

/** Plain functions that a library makes tools of: `Agent(tools=[order])`, `StructuredTool.from_function(order)`. */
export function* handedTools(module: Module): Generator<ToolTakes> {
  for (const { row, given } of knownCalls(module, toolTakers)) {
    const handed = given.expression(row.options.function)
    const schema = row.options.schema && given.expression(row.options.schema)
    const said = schema && !isNothing(schema) ? ofSchema(module, schema) : undefined
    const list = handed && definition(module, handed)
    for (const one of list?.type === 'ArrayExpression' ? list.elements : [handed]) {
      if (!one || one.type === 'SpreadElement') continue
      const own = functionOf(module, one)
      const { fn = own, from = module } = own ? {} : importedFunction(module, one)
      if (fn && isFunction(fn) && fn.decorators.length === 0)
        yield { name: nameOf(from, fn) ?? '', fields: said ?? modelParameters(from, fn) }
    }
  }
}

/** `args_schema=None` */
function isNothing(node: Ast): boolean {
  return node.type === 'Literal' && node.value === null
}
