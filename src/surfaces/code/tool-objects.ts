import { makesTool } from '../../knowledge/words/tool-answers.ts'
import { dotted, functionOf, isCallNode, keyOf, lastName, property, textAt, type Ast, type Module } from '../../program/index.ts'

/** The schema of what a tool takes, in the object that describes it. */
export function schemaOf(module: Module, object: Ast): Ast | undefined {
  return (
    firstOf(module, object, ['inputSchema', 'input_schema', 'params_json_schema']) ??
    (isToolObject(module, object) ? property(module, object, 'parameters') : undefined) ??
    (isGivenToMaker(module, object)
      ? firstOf(module, object, ['input', 'parameters', 'params', 'args', 'schema', 'args_schema'])
      : undefined)
  )
}

/** `parameters` is a schema where a description or name stands beside it and a handler or type says that it is a tool. */
function isToolObject(module: Module, object: Ast): boolean {
  if (isFunctionType(module, object)) return true
  // `{type: 'function', function: {name, parameters}}`: https://platform.openai.com/docs/api-reference/chat/create
  const within = module.parent(object)
  const outer = within?.type === 'Property' && keyOf(within) === 'function' ? module.parent(within) : undefined
  if (outer && isFunctionType(module, outer)) return true
  return property(module, object, 'execute') !== undefined && property(module, object, 'description') !== undefined
}

/**
 * `defineTool({ name, description, input: { … }, handler })` of a program's own that makes tools of such objects, and what libraries call
 * so: `tool(run, { name, description, schema })`, `FunctionTool.from(run, { name, description, parameters })`.
 */
function isGivenToMaker(module: Module, object: Ast): boolean {
  const call = module.parent(object)
  if (!isCallNode(call)) return false
  if (!makesTool.pattern.test((dotted(call.callee) ?? lastName(call.callee) ?? '').split('.').slice(-2).join('.'))) return false
  const has = (...names: readonly string[]) => names.some((name) => property(module, object, name) !== undefined)
  const isBeside = call.arguments[0] !== object && functionOf(module, call.arguments[0]) !== undefined
  return has('name', 'id') && has('description') && (isBeside || has(...HANDLERS))
}

const HANDLERS = ['handler', 'execute', 'run', 'func', 'function', 'coroutine']

/** The first that an object has of some members. */
function firstOf(module: Module, object: Ast, names: readonly string[]): Ast | undefined {
  return names.map((name) => property(module, object, name)).find((one) => one !== undefined)
}

function isFunctionType(module: Module, object: Ast): boolean {
  const type = property(module, object, 'type')
  return textAt(module, type)?.value === 'function'
}
