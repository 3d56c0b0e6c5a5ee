import { agentModule, sentBy, servesRequests, takesMessages } from '../../knowledge/words/agents.ts'
import type { EnvironmentHandover, ScopeSet } from '../../model/index.ts'
import { string } from '../../parse/node.ts'
import {
  fold,
  importedModules,
  importOf,
  importsFrom,
  isFunction,
  keyOf,
  lastName,
  property,
  unwrap,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import { toolSet } from '../clients/tool-sets.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { modes } from './agent-modes.ts'
import { isAskedFor, isProgram, startOf } from './agent-starts.ts'
import { wholeEnvironment } from './code-environment-handover.ts'

/** Agents of a command line, and the options by which they ask nobody. */
export const AGENTS = [
  { name: 'claude', called: 'Claude Code', row: 'claude-dangerous-flag', option: '--dangerously-skip-permissions' },
  { name: 'codex', called: 'OpenAI Codex', row: 'codex-bypass-flag', option: '--dangerously-bypass-approvals-and-sandbox' },
  { name: 'gemini', called: 'Gemini CLI', row: 'gemini-yolo', option: '--yolo' },
]
/** Other programs have its option as well. */
const CURSOR = {
  name: 'cursor-agent',
  word: /cursor_?(?:agent|cli|bin|cmd|command|exe)/,
  called: 'Cursor',
  row: 'cursor-agent-force',
  option: '--force',
}
const STARTED: readonly ((typeof AGENTS)[number] & { readonly word?: RegExp })[] = [...AGENTS, CURSOR]
const WRITTEN = /["'`]--(?:dangerously-(?:skip-permissions|bypass-approvals-and-sandbox)|yolo)["'`]/
const MODE_WRITTEN = /\bpermission_?[mM]ode["']?\]?\s{0,8}[:=]\s{0,8}["'`]bypassPermissions/
const FORCED = [/["'`]--force["'`]/, /cursor-agent/i] as const

/** Agents that a server or a chat bot starts for what somebody sends to it, told by the code to ask nobody (STANDARD.md, "Agents"). */
export default defineProgramSurface({
  id: 'code-permission-modes',
  name: 'Permission modes of agents started by code',
  spec: 'https://code.claude.com/docs/en/agent-sdk/permissions',
  counts: 'code',
  mentions: ['bypassPermissions', ...STARTED.map(({ option }) => option), ...sentBy.words],
  together: [
    [MODE_WRITTEN],
    [WRITTEN],
    [...FORCED],
    // What a module next door starts, this one is sent the words for.
    [sentBy.pattern, agentModule.pattern],
  ],

  *read(module): Generator<ScopeSet | EnvironmentHandover> {
    if (!isSent(module)) return
    for (const { found } of unasked(module)) yield* found
    for (const source of importedModules(module)) {
      const next = saysSo(module.neighbourText(source) ?? '') ? module.neighbour(source) : undefined
      if (!next || isSent(next)) continue
      for (const { node, found } of unasked(next)) if (isReached(module, source, next, node)) yield* found
    }
  },
})

function saysSo(text: string): boolean {
  return WRITTEN.test(text) || MODE_WRITTEN.test(text) || FORCED.every((one) => one.test(text))
}

/** What starts an agent that asks nobody, and what is to be said of it. */
function* unasked(module: Module): Generator<{ readonly node: Ast; readonly found: readonly (ScopeSet | EnvironmentHandover)[] }> {
  for (const node of module.nodes('ArrayExpression')) {
    const found = [...started(module, node)]
    if (found.length > 0) yield { node, found }
  }
  for (const { node, mode } of modes(module)) yield { node, found: [...toolSet(['claude-bypass-in-code'], 'code', undefined, [mode])] }
}

/** Whether a program is sent requests or messages by others. */
function isSent(module: Module): boolean {
  return importsFrom(module, servesRequests.pattern) || importsFrom(module, takesMessages.pattern)
}

/**
 * `spawn('claude', ['-p', prompt, '--dangerously-skip-permissions'])`, `subprocess.run(["claude", "-p", prompt, …])`, and with it all that
 * the process knows: an agent that asks nobody can print every variable that it is handed.
 */
function* started(module: Module, list: AstOf<'ArrayExpression'>): Generator<ScopeSet | EnvironmentHandover> {
  const words = list.elements.flatMap((one) => (one ? [fold(module, one)] : []))
  const agent = STARTED.find(({ option }) => words.some((one) => string(one)?.value === option))
  const flag = words.map((one) => string(one)).find((one) => one?.value === agent?.option)
  if (!agent || !flag) return
  const start = startOf(module, list)
  // What is asked for is known only when somebody asks; a text of the program is its owner's.
  if (!start || isAskedFor(module, start.call) || !start.lists.some((one) => isGiven(module, one))) return
  const { call, lists, isInWords } = start
  const outermost = lists.at(-1)
  const [program] = isInWords && outermost?.type === 'ArrayExpression' ? outermost.elements : call.arguments
  if (!program || program.type === 'SpreadElement' || !isProgram(module, program, agent.name, agent.word)) return
  yield* toolSet([agent.row], 'code', undefined, [flag])
  const [environment] = call.arguments.flatMap((one) => (one.type === 'SpreadElement' ? [] : (property(module, one, 'env') ?? [])))
  const handed = environment && wholeEnvironment(module, environment)
  if (handed)
    yield {
      kind: 'environmentHandover',
      to: `${agent.called}, which runs commands without asking`,
      what: 'the whole environment of this process',
      at: module.span(handed),
    }
}

/** Whether a list has words that only the run knows. */
function isGiven(module: Module, list: Ast): boolean {
  const words = list.type === 'ArrayExpression' ? list.elements.flatMap((one) => (one ? [fold(module, one)] : [])) : []
  return words.some((one) => one.kind === 'template' || (one.kind === 'dynamic' && one.variable === undefined))
}

/**
 * Whether a module that imports another one names what leads there to a node: the function or class around it, or one of that module which
 * names that in turn. What stands in nothing that has a name is reached by the import.
 */
function isReached(module: Module, source: string, next: Module, node: Ast): boolean {
  const names = leadingTo(next, node)
  if (names.size === 0) return true
  let isNamed = false
  for (const id of module.nodes('Identifier')) {
    const binding = module.binding(id)
    const from = binding && importOf(module, binding)
    if (from?.module !== source) continue
    isNamed = true
    if (from.name === '' || from.name === 'default' ? isUsedFor(module, id, names) : names.has(from.name)) return true
  }
  // `await import('./agent.js')`, and what is required where it is called.
  return module.handsOn.includes(source) || (!isNamed && module.nodes('Identifier').some(({ name }) => names.has(name)))
}

/** Whether a name for a whole module, or for its default export, is used for one of some names, or for what cannot be told. */
function isUsedFor(module: Module, id: Ast, names: ReadonlySet<string>): boolean {
  const around = module.parent(id)
  if (!around || DECLARES.test(around.type)) return false
  return around.type !== 'MemberExpression' || around.object !== id || names.has(keyOf(around) ?? '')
}

const DECLARES = /^(?:Import\w{1,30}|VariableDeclarator)$/

/** The names that lead to a node, in its own module. */
function leadingTo(module: Module, node: Ast): ReadonlySet<string> {
  const names = new Set(namesAround(module, node))
  // A set hands out what is added to it while it is gone through.
  for (const name of names) {
    for (const use of module.nodes('Identifier')) if (use.name === name) for (const one of namesAround(module, use)) names.add(one)
    if (names.size > MAX_NAMES) break
  }
  return names
}

const MAX_NAMES = 30

/** Functions, methods and classes around a node, and the names at the top of the module that it is part of. */
function namesAround(module: Module, node: Ast): string[] {
  const names: (string | undefined)[] = []
  let ofFunction: string[] = []
  for (const one of module.ancestors(node)) {
    if (isFunction(one)) ofFunction = []
    if (one.type === 'FunctionDeclaration' || one.type === 'ClassDeclaration') names.push(one.id?.name)
    else if (one.type === 'MethodDefinition') names.push(keyOf(one))
    else if (one.type === 'Property' && isFunction(unwrap(one.value))) names.push(keyOf(one))
    else if (one.type === 'AssignmentExpression' && isFunction(unwrap(one.right))) names.push(lastName(one.left))
    else if (one.type === 'VariableDeclarator' && one.id.type === 'Identifier') {
      if (one.init && isFunction(unwrap(one.init))) names.push(one.id.name)
      else ofFunction.push(one.id.name)
    }
  }
  return [...names, ...ofFunction].flatMap((one) => (one ? [one] : []))
}
