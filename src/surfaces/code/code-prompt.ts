import {
  argumentsOf,
  calls,
  callsTo,
  definition,
  everyAssigned,
  fold,
  functionCalled,
  functionOf,
  functionsIn,
  isCallNode,
  isFunction,
  isNothing,
  keyOf,
  lastName,
  nameOf,
  pathWritten,
  property,
  results,
  textAt,
  unwrap,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Here,
  type Module,
} from '../../program/index.ts'
import { isSecretVariable } from '../../classify/names.ts'
import { string, type Node } from '../../parse/node.ts'
import type { PromptInterpolation } from '../../model/index.ts'
import type { LiteralReading } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { PROMPT_WORDS } from './prompt-words.ts'
import { mayPutSecret } from './put-in-prompt.ts'
import { givesNothing } from './other-values.ts'
import { PYTHON } from '../reading/concerns.ts'
import { toolFunctions } from './tool-functions.ts'
import { promptName, promptMessage, dialog, passesText, promptGivenByCall } from '../../knowledge/words/prompts.ts'

/** Text in code that a model reads: system prompts, instructions, descriptions of tools and parameters. */
export default defineProgramSurface({
  id: 'code-prompt',
  name: 'Prompts in code',
  spec: 'https://platform.openai.com/docs/guides/text',
  counts: 'code',
  inTests: 'any credential',
  mentions: ['rompt', 'PROMPT', 'nstructions', 'INSTRUCTIONS', 'system', 'SystemMessage', 'backstory', 'describe(', 'description'],
  ...PROMPT_WORDS,
  earns: ({ path, text }) => mayPutSecret(text, PYTHON.test(path)) || promptGivenByCall.pattern.test(text),
  *read(module): Generator<PromptReading> {
    const places = new Set<number>()
    const looked = new Set<Ast>()
    for (const node of promptsIn(module)) {
      for (const reading of readingsOf(module, node, looked)) {
        if (places.has(reading.at.start)) continue
        places.add(reading.at.start)
        yield reading
      }
    }
  },
})

type PromptReading = LiteralReading | PromptInterpolation

const MAKER = /^_?(?:get|build|make|create|render|format|compose)_?/i
/** Options of agents and models that are prompts there and may be anything elsewhere. */
const OPTION = /^(?:system|prefix|goal|role_description|state_modifier)$/

/** Expressions that become part of a model's context. */
function* promptsIn(module: Module): Generator<Ast> {
  for (const { name, value } of everyAssigned(module)) if (promptName.pattern.test(name.value) && !isDialog(module, value)) yield value
  for (const node of module.nodes('Property')) {
    const holder = module.parent(node)
    if (holder?.type === 'ObjectExpression' && isPrompt(module, keyOf(node), holder)) yield node.value
  }
  yield* messages(module)
  yield* made(module)
  for (const { function: fn, by } of toolFunctions(module)) if (!hasOwnDescription(module, by)) yield* docstring(fn)
}

function isPrompt(module: Module, name: string | undefined, holder: AstOf<'ObjectExpression'>): boolean {
  if (name === undefined || isDialogOption(module, holder)) return false
  if (promptName.pattern.test(name)) return true
  if (name === 'content') return isSystemMessage(module, holder)
  if (name === 'description' || name === 'description_override') return isDescribed(module, holder)
  return (
    OPTION.test(name) &&
    (holder.named === true || (name === 'system' && hasAny(module, holder, ['model', 'messages', 'prompt', 'max_tokens', 'tools'])))
  )
}

/** `new SystemMessage(text)`, `("system", text)`, and what a schema's `describe` says. */
function* messages(module: Module): Generator<Ast> {
  for (const { node, name } of calls(module)) {
    const [first] = node.arguments
    if (
      !first ||
      first.type === 'SpreadElement' ||
      !/Message$|Part$|emplate$/.test(name) ||
      !promptMessage.pattern.test(pathWritten(module, node.callee))
    )
      continue
    yield property(module, node.arguments.at(-1), 'content') ?? property(module, node.arguments.at(-1), 'template') ?? first
  }
  for (const { node } of callsTo(module, 'describe')) {
    const [first] = node.arguments
    if (first && first.type !== 'SpreadElement' && node.arguments.length === 1) yield first
  }
  for (const { elements } of module.nodes('ArrayExpression')) {
    const [role, content] = elements
    if (elements.length === 2 && role?.type === 'Literal' && role.value === 'system' && content) yield content
  }
}

/** Functions that are named for the prompt they give, or by a decorator. */
function* made(module: Module): Generator<Ast> {
  for (const node of functionsIn(module)) if (promptName.pattern.test((nameOf(module, node) ?? '').replace(MAKER, ''))) yield node
  for (const { expression, parent } of module.nodes('Decorator')) {
    const fn = parent?.type === 'MethodDefinition' ? parent.value : parent
    if (isFunction(fn) && /system_prompt|instructions|\.prompt\b/.test(module.source(expression))) yield fn
  }
}

/** Whether a registration describes its tool, in place of what the function says of itself: https://gofastmcp.com/servers/tools */
function hasOwnDescription(module: Module, by: Ast): boolean {
  const given = by.type === 'CallExpression' ? argumentsOf(module, by).expression('description') : undefined
  return given !== undefined && !isNothing(fold(module, given))
}

/** What a function says of itself, which its model reads. */
function* docstring({ body }: FunctionNode): Generator<Ast> {
  const first = body?.type === 'BlockStatement' ? body.body[0] : undefined
  if (first?.type === 'ExpressionStatement' && /^(?:Template)?Literal$/.test(first.expression.type)) yield first.expression
}

function isDialog(module: Module, node: Ast): boolean {
  const value = definition(module, node)
  return value.type === 'CallExpression' && dialog.pattern.test(pathWritten(module, value.callee))
}

function isDialogOption(module: Module, holder: Ast): boolean {
  const call = module.parent(holder)
  return call?.type === 'CallExpression' && dialog.pattern.test(pathWritten(module, call.callee))
}

function isSystemMessage(module: Module, holder: Ast): boolean {
  const role = property(module, holder, 'role')
  const named = textAt(module, role)?.value
  return named === 'system' || named === 'developer'
}

/** The description of a tool or of its parameter. */
function isDescribed(module: Module, holder: AstOf<'ObjectExpression'>): boolean {
  if (hasAny(module, holder, ['inputSchema', 'input_schema', 'parameters', 'execute'])) return true
  const call = module.parent(holder)
  return call?.type === 'CallExpression' && holder.named === true && /(?:[tT]ool|Field|Agent)$/.test(lastName(call.callee) ?? '')
}

function hasAny(module: Module, holder: Ast, names: readonly string[]): boolean {
  return names.some((name) => property(module, holder, name) !== undefined)
}

/** The fixed texts of a prompt, and the secrets of the environment that are put between them. */
function* readingsOf(module: Module, node: Ast, looked: Set<Ast>): Generator<PromptReading> {
  const inner = unwrap(node)
  if (looked.has(inner)) return
  looked.add(inner)
  const parts = partsOf(inner)
  if (parts) for (const one of parts) yield* readingsOf(module, one, looked)
  else yield* leaf(module, inner, looked)
}

/** What an expression shows of the parts that it is put together from; undefined for one without parts. */
function partsOf(node: Ast): readonly Ast[] | undefined {
  switch (node.type) {
    case 'TemplateLiteral':
      return [...node.quasis, ...node.expressions]
    case 'BinaryExpression':
      return node.operator === '+' || node.operator === '%' ? [node.left, node.right] : []
    case 'LogicalExpression':
      return node.operator === '&&' ? [node.right] : [node.left, node.right]
    case 'ConditionalExpression':
      return [node.consequent, node.alternate]
    case 'ArrayExpression':
      return node.elements.filter((one) => one !== null)
    case 'ObjectExpression':
      return node.properties.map((one) => (one.type === 'SpreadElement' ? one : one.value))
    case 'SpreadElement':
      return [node.argument]
    case 'AssignmentExpression':
      return [node.right]
    default:
      return undefined
  }
}

function* leaf(module: Module, node: Ast, looked: Set<Ast>): Generator<PromptReading> {
  if (node.type === 'Literal' || node.type === 'TemplateElement') {
    if (node.type === 'Literal' && typeof node.value !== 'string') return
    const text = module.textOf(node)
    if (text.value.trim() !== '') yield { kind: 'literal', place: 'prompt', text, at: text.at }
    return
  }
  const fn = functionOf(module, node)
  if (fn) {
    for (const one of results(module, fn)) yield* readingsOf(module, one, looked)
    return
  }
  const called = isCallNode(node) ? functionCalled(module, node) : undefined
  if (called) yield* putByCalled(called, looked)
  const variable = secretVariable(fold(module, node))
  if (variable !== undefined) {
    if (!givesNothing(module, node)) yield { kind: 'promptInterpolation', variable, at: module.span(node) }
  } else if (isCallNode(node) && passesText.pattern.test(lastName(node.callee) ?? '')) {
    const callee = unwrap(node.callee)
    for (const one of callee.type === 'MemberExpression' ? [callee.object, ...node.arguments] : node.arguments)
      yield* readingsOf(module, one, looked)
  } else if (node.type === 'Identifier') yield* readingsOf(module, definition(module, node), looked)
  else if (node.type === 'MemberExpression') yield* constant(module, fold(module, node))
}

/** The secrets that a function puts into the text that it gives, in whichever module: what it is called with says that this is a prompt. */
function* putByCalled({ module, node }: Here<FunctionNode>, looked: Set<Ast>): Generator<PromptReading> {
  for (const one of results(module, node))
    for (const reading of readingsOf(module, one, looked)) if (reading.kind === 'promptInterpolation') yield reading
}

/** A constant that a member stands for, such as a field of its class. */
function* constant(module: Module, node: Node): Generator<PromptReading> {
  const text = string(node)
  if (text && text.at.file === module.file && !text.opaque) yield { kind: 'literal', place: 'prompt', text, at: text.at }
}

function secretVariable(node: Node): string | undefined {
  return node.kind === 'dynamic' && node.variable !== undefined && isSecretVariable(node.variable) && !/PUBLIC|ANON/i.test(node.variable)
    ? node.variable
    : undefined
}
