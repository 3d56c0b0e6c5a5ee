import { callsOnImport, callsTo, definition, fold, keyOf, lastName, unwrap, variableOf, type Ast, type Module } from '../../program/index.ts'
import { functionOf, property, results } from '../../program/objects.ts'
import { SECRET_LISTED, SECRET_PUT, SECRET_VARIABLE } from './word-tests.ts'
import { walkOwn } from '../../program/walk.ts'
import { isSecretName } from '../../classify/names.ts'
import { string, type Node } from '../../parse/node.ts'
import type { PromptInterpolation } from '../../model/index.ts'
import type { LiteralReading } from '../../model/reading.ts'
import type { Text } from '../../text/source.ts'
import { defineCodeSurface } from '../reading/surface.ts'

/** The name of a prompt where something is put under it, a role of a message, or a description for a model. */
const PROMPT_WORD =
  /(?:prompt(?:_?(?:template|text))?|instructions?|persona|preamble|system_?(?:message|text))["'`]?\s{0,8}[!?]?\s{0,8}[:=(,}<]|\bsystem["'`]?\s{0,8}[:,}]|["'`](?:system|developer)["'`]|SystemMessage|\.\s{0,40}describe\s{0,8}\(/i
const DESCRIBED = [/\bdescription["'`]?\s{0,8}[:,}]/, /\b(?:inputSchema|input_schema|parameters|execute)["'`]?\s{0,8}[:,}(]/]
const SECRETS = [[SECRET_VARIABLE], [SECRET_PUT], [/\.\s{0,40}join\s{0,8}\(/, SECRET_LISTED]]

/** Text in code that a model reads: system prompts, instructions, descriptions of tools and parameters. */
export default defineCodeSurface({
  id: 'code-prompt',
  name: 'Prompts in TypeScript and JavaScript',
  spec: 'https://platform.openai.com/docs/guides/text',
  counts: 'code',
  mentions: ['rompt', 'PROMPT', 'nstructions', 'INSTRUCTIONS', 'system', 'SystemMessage', 'describe(', 'description'],
  together: SECRETS.flatMap((secret) => [[PROMPT_WORD, ...secret], [...DESCRIBED, ...secret]]),
  besideCredential: [[PROMPT_WORD], DESCRIBED],
  *read(module): Generator<PromptReading> {
    const seen = new Set<number>()
    for (const node of promptsIn(module)) {
      for (const reading of readingsOf(module, node)) {
        if (seen.has(reading.at.start)) continue
        seen.add(reading.at.start)
        yield reading
      }
    }
  },
})

type PromptReading = LiteralReading | PromptInterpolation

const PROMPT_NAME = /^(?:.*_)?(?:system_?(?:prompt|message|instructions?|text)|(?:developer|agent|assistant|base|default)_?(?:prompt|instructions?)|.*prompt(?:_?(?:template|text))?|instructions|persona|preamble)$/i
const DIALOGS = ['prompts', 'inquirer', '@inquirer/prompts', 'readline', 'enquirer', '@clack/prompts']

/** Expressions that become part of a model's context. */
function* promptsIn(module: Module): Generator<Ast> {
  for (const { id, init } of module.nodes('VariableDeclarator')) {
    if (init && id.type === 'Identifier' && PROMPT_NAME.test(id.name) && !isDialog(module, init)) yield init
  }
  for (const node of module.nodes('Property')) {
    const name = keyOf(node)
    const holder = module.parent(node)
    if (name === undefined || holder?.type !== 'ObjectExpression') continue
    if (PROMPT_NAME.test(name) || (name === 'system' && isModelCall(module, holder)) || (name === 'content' && isSystemMessage(module, holder)) || (name === 'description' && isDescribed(module, holder))) yield node.value
  }
  for (const type of ['FunctionDeclaration', 'MethodDefinition', 'PropertyDefinition'] as const) {
    for (const node of module.nodes(type)) {
      const name = node.type === 'FunctionDeclaration' ? node.id?.name : keyOf(node)
      const value = node.type === 'FunctionDeclaration' ? node : node.value
      if (value && name !== undefined && PROMPT_NAME.test(name.replace(/^(?:get|build|make|create|render)_?/i, ''))) yield value
    }
  }
  for (const { node } of [...callsOnImport(module, /^@langchain\/core|^langchain/, /^(?:SystemMessage|SystemMessagePromptTemplate\.fromTemplate)$/), ...callsTo(module, 'describe')]) {
    const [first] = node.arguments
    if (first && first.type !== 'SpreadElement' && (lastName(node.callee) !== 'describe' || node.arguments.length === 1)) yield first
  }
}

/** A question at a terminal is read by a person. */
function isDialog(module: Module, node: Ast): boolean {
  const value = definition(module, node)
  return value.type === 'CallExpression' && DIALOGS.some((one) => callsOnImport(module, one, /^/).some((call) => call.node === value))
}

function isModelCall(module: Module, holder: Ast): boolean {
  return ['model', 'messages', 'prompt', 'max_tokens', 'tools'].some((name) => property(module, holder, name) !== undefined)
}

function isSystemMessage(module: Module, holder: Ast): boolean {
  const role = property(module, holder, 'role')
  const named = role && string(fold(module, role))?.value
  return named === 'system' || named === 'developer'
}

function isDescribed(module: Module, holder: Ast): boolean {
  return ['inputSchema', 'input_schema', 'parameters', 'execute'].some((name) => property(module, holder, name) !== undefined)
}

/** The fixed texts of a prompt, and the secrets of the environment that are put between them. */
function* readingsOf(module: Module, node: Ast): Generator<PromptReading> {
  const fn = functionOf(module, node)
  const roots = fn ? results(module, fn) : [definition(module, node)]
  for (const root of roots) {
    for (const part of walkOwn(root)) {
      if (part.type === 'Literal' || part.type === 'TemplateElement') {
        const text = textAt(module, part)
        if (text) yield literal(text)
      } else if (part.type === 'Identifier' || part.type === 'MemberExpression') yield* put(module, part)
    }
  }
}

/** The text of a literal or of a fixed piece of a template, behind its quote. */
function textAt(module: Module, node: Ast): Text | undefined {
  const known = TEXTS.get(module) ?? new Map(module.strings().map((text) => [text.at.start, text]))
  TEXTS.set(module, known)
  return known.get(node.type === 'Literal' ? node.start + 1 : node.start)
}

const TEXTS = new WeakMap<Module, ReadonlyMap<number, Text>>()

function literal(text: Text): LiteralReading {
  return { kind: 'literal', place: 'prompt', text, at: text.at }
}

/** A name or member inside a prompt: a constant is text as well, a secret variable is a leak. */
function* put(module: Module, part: Ast): Generator<PromptReading> {
  const parent = module.parent(part)
  if (parent?.type === 'MemberExpression' || !isShown(module, part)) return
  const folded = fold(module, part)
  const text = string(folded)
  if (text && text.at.file === module.file && !text.opaque) yield literal(text)
  const variable = secretVariable(folded) ?? (variableOf(part) !== undefined && isSecretName(variableOf(part) ?? '') ? variableOf(part) : undefined)
  if (variable !== undefined) yield { kind: 'promptInterpolation', variable, at: module.span(part) }
}

function secretVariable(node: Node): string | undefined {
  return node.kind === 'dynamic' && node.variable !== undefined && isSecretName(node.variable) && !/PUBLIC|ANON/i.test(node.variable) ? node.variable : undefined
}

/** Put into the text, and not asked about: `${process.env.KEY ? 'yes' : 'no'}` shows no key. */
function isShown(module: Module, part: Ast): boolean {
  let inner = part
  for (const outer of module.ancestors(part)) {
    if (outer.type === 'TemplateLiteral' || outer.type === 'ArrayExpression') return true
    if (outer.type === 'BinaryExpression') return outer.operator === '+'
    if (outer.type === 'ConditionalExpression' && outer.test === inner) return false
    if (outer.type === 'UnaryExpression' || outer.type === 'CallExpression') return false
    inner = outer
    if (unwrap(outer) !== unwrap(part) && outer.type !== 'LogicalExpression' && outer.type !== 'ConditionalExpression') return false
  }
  return false
}
