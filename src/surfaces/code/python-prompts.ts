import { isSecretName } from '../../classify/names.ts'
import type { PythonCode, Scope } from '../../program/python/code.ts'
import { toolsOf } from './python-tool-reading.ts'
import { textOf } from '../../program/template.ts'
import type { PromptInterpolation } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import type { Expression } from '../../program/python/parse.ts'
import type { LiteralReading } from '../../model/reading.ts'
import type { Text } from '../../text/source.ts'
import { definePythonSurface } from './python-surface.ts'
import { SECRET_PUT, SECRET_VARIABLE } from './python-words.ts'

/** The name of a prompt, a role of a message, or a keyword of a prompt. */
const PROMPT_WORD = /prompt|instructions?\b|persona\b|preamble\b|backstory|goal\s{0,4}=|["'](?:system|developer)["']|\bsystem\s{0,4}=|_system\b|system_|system_?(?:message|text)|(?:System|Developer)Message|SystemPromptPart|role_description|prefix\s{0,4}=|state_modifier|description\s{0,4}=/i

/** Text in code that a model reads: system prompts, instructions, descriptions of tools and parameters. */
export default definePythonSurface({
  id: 'python-prompts',
  name: 'Prompts in Python',
  spec: 'https://platform.openai.com/docs/guides/text',
  mentions: ['rompt', 'PROMPT', 'nstructions', 'INSTRUCTIONS', '"system"', "'system'", 'SystemMessage', 'system=', 'backstory'],
  together: [SECRET_VARIABLE, SECRET_PUT].map((secret) => [PROMPT_WORD, secret]),
  besideCredential: [[PROMPT_WORD], [/\btool\b|_tool\b|Tool\b|\bprompt\b|kernel_function|register_for_llm/]],
  *read(code): Generator<PromptReading> {
    const seen = new Set<number>()
    for (const { expression, scope } of promptsIn(code)) {
      for (const reading of readingsOf(expression, scope, code, 0)) {
        if (seen.has(reading.at.start)) continue
        seen.add(reading.at.start)
        yield reading
      }
    }
    for (const { function: definition } of toolsOf(code)) {
      const first = definition?.function.body[0]
      if (first?.kind === 'expression' && first.value.kind === 'string') yield* texts(first.value)
    }
  },
})

type PromptReading = LiteralReading | PromptInterpolation

const NAME = /^_?(?:.*_)?(?:system_?(?:prompt|message|instructions?|text)|(?:developer|agent|assistant|base|default)_?(?:prompt|instructions?)|.*prompt(?:_?(?:template|text))?|instructions?|persona|preamble|backstory)$/i
const MAKER = /^_?(?:get|build|make|create|render|format|compose)_?/i
/** Keyword arguments of agents, models and tools. */
const KEYWORD = /^(?:instructions?|system|system_prompt|system_message|system_instruction|prefix|backstory|goal|role_description|preamble|state_modifier|prompt)$/

/** Questions at a terminal are read by a person. */
const DIALOG = /^(?:input|getpass\.getpass|click\.prompt|typer\.prompt|questionary\.|inquirer\.|rich\.prompt\.)/

function* promptsIn(code: PythonCode): Generator<{ expression: Expression; scope: Scope }> {
  for (const { target, value, scope } of code.assigned) {
    const name = target.kind === 'name' ? target.id : target.kind === 'attribute' ? target.name.value : ''
    if (NAME.test(name) && !(value.kind === 'call' && DIALOG.test(code.source(value.callee, scope)))) yield { expression: value, scope }
  }
  for (const call of code.calls) {
    if (DIALOG.test(call.source)) continue
    for (const { name, value } of call.expression.args) {
      if (name && (KEYWORD.test(name.value) || (name.value === 'description' && /(?:tool|Tool|Field|StructuredTool|Agent)$/.test(call.source)))) yield { expression: value, scope: call.scope }
    }
    if (/(?:^|\.)(?:SystemMessage|SystemMessagePromptTemplate\.from_template|SystemPromptPart|PromptTemplate\.from_template|DeveloperMessage)$/.test(call.source)) {
      const content = call.args.expression(['content', 'template'], 0)
      if (content) yield { expression: content, scope: call.scope }
    }
  }
  for (const { expression, scope } of code.all('dict')) {
    const role = expression.entries.find(({ key }) => key && textOf(code.value(key, scope))?.value === 'role')
    if (!role || !/^(?:system|developer)$/.test(textOf(code.value(role.value, scope))?.value ?? '')) continue
    const content = expression.entries.find(({ key }) => key && textOf(code.value(key, scope))?.value === 'content')
    if (content) yield { expression: content.value, scope }
  }
  for (const { expression, scope } of code.all('sequence')) {
    // `("system", "You are …")`
    const [role, content] = expression.items
    if (expression.of === 'tuple' && expression.items.length === 2 && content && role?.kind === 'string' && textOf(code.value(role, scope))?.value === 'system') yield { expression: content, scope }
  }
  const makers = new Set(code.functions.filter(({ function: fn }) => NAME.test(fn.name.value.replace(MAKER, '')) || fn.decorators.some((one) => /system_prompt|instructions|\.prompt\b/.test(code.file.text.slice(one.at.start, one.at.end)))).map(({ scope }) => scope))
  for (const place of code.returns) if (makers.has(place.scope)) yield place
}

/** The fixed texts of a prompt, and the secrets of the environment that are put between them. */
function* readingsOf(expression: Expression, scope: Scope, code: PythonCode, depth: number): Generator<PromptReading> {
  if (depth > 12) return
  const inside = (next: Expression, where = scope) => readingsOf(next, where, code, depth + 1)
  switch (expression.kind) {
    case 'string':
      yield* texts(expression)
      for (const part of expression.parts) if ('kind' in part) yield* inside(part)
      return
    case 'binary':
      if (!/^[+%]$|^or$/.test(expression.op)) return
      yield* inside(expression.left)
      yield* inside(expression.right)
      return
    case 'sequence':
      for (const item of expression.items) yield* inside(item)
      return
    case 'dict':
      for (const { value } of expression.entries) yield* inside(value)
      return
    case 'conditional':
      yield* inside(expression.then)
      yield* inside(expression.otherwise)
      return
    case 'call': {
      const { callee, args } = expression
      if (yield* put(expression, scope, code)) return
      const method = callee.kind === 'attribute' ? callee.name.value : ''
      if (!/^(?:format|join|strip|dedent|replace|format_map|substitute|safe_substitute)$/.test(method) && !/(?:^|\.)(?:dedent|cleandoc|str|Template|SystemMessage|PromptTemplate|from_template)$/.test(code.source(callee, scope))) return
      if (callee.kind === 'attribute') yield* inside(callee.object)
      for (const { value } of args) yield* inside(value)
      return
    }
    default: {
      if (yield* put(expression, scope, code)) return
      const { expression: resolved, scope: where } = code.resolve(expression, scope)
      if (resolved !== expression) yield* inside(resolved, where)
    }
  }
}

/** A secret variable in a prompt, reported where it is put in. */
function* put(expression: Expression, scope: Scope, code: PythonCode): Generator<PromptReading, boolean> {
  const variable = secretVariable(code.value(expression, scope))
  if (variable !== undefined) yield { kind: 'promptInterpolation', variable, at: expression.at }
  return variable !== undefined
}

function secretVariable(node: Node): string | undefined {
  return node.kind === 'dynamic' && node.variable !== undefined && isSecretName(node.variable) && !/PUBLIC|ANON/i.test(node.variable) ? node.variable : undefined
}

function* texts(expression: Extract<Expression, { kind: 'string' }>): Generator<LiteralReading> {
  for (const part of expression.parts) if (!('kind' in part)) yield literal(part)
}

function literal(text: Text): LiteralReading {
  return { kind: 'literal', place: 'prompt', text, at: text.at }
}
