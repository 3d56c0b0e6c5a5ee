import { string } from '../../parse/node.ts'
import { keyOf, lastName, type Ast } from '../../program/ast.ts'
import { fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { property } from '../../program/objects.ts'

/** The schema of what a tool takes, in the object that describes it. */
export function schemaOf(module: Module, object: Ast): Ast | undefined {
  return (
    firstOf(module, object, ['inputSchema', 'input_schema']) ??
    (isToolObject(module, object) ? property(module, object, 'parameters') : undefined) ??
    (isGivenToMaker(module, object) ? firstOf(module, object, ['input', 'parameters', 'params', 'args', 'schema']) : undefined)
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

/** `defineTool({ name, description, input: { … }, handler })` of a program's own that makes tools of such objects. */
function isGivenToMaker(module: Module, object: Ast): boolean {
  const call = module.parent(object)
  if (call?.type !== 'CallExpression' || !TOOL_MAKER.test(lastName(call.callee) ?? '')) return false
  const has = (...names: readonly string[]) => names.some((name) => property(module, object, name) !== undefined)
  return has('name', 'id') && has('description') && has('handler', 'execute', 'run')
}

const TOOL_MAKER = /^(?:define|create|make|build)_?tool$/i

/** The first that an object has of some members. */
function firstOf(module: Module, object: Ast, names: readonly string[]): Ast | undefined {
  return names.map((name) => property(module, object, name)).find((one) => one !== undefined)
}

function isFunctionType(module: Module, object: Ast): boolean {
  const type = property(module, object, 'type')
  return type !== undefined && string(fold(module, type))?.value === 'function'
}
