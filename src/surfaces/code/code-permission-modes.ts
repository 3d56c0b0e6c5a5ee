import { agentModule, sentBy, servesRequests, takesMessages } from '../../knowledge/words/agents.ts'
import type { EnvironmentHandover, ScopeSet } from '../../model/index.ts'
import { string } from '../../parse/node.ts'
import {
  definition,
  fold,
  importedModules,
  importOf,
  importsFrom,
  isCallNode,
  isFunction,
  keyOf,
  lastName,
  property,
  textAt,
  unwrap,
  type Ast,
  type AstOf,
  type CallNode,
  type Module,
} from '../../program/index.ts'
import { whole } from '../../text/pattern.ts'
import { toolSet } from '../clients/tool-sets.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { wholeEnvironment } from './code-environment-handover.ts'

/** Agents of a command line, and the options by which they ask nobody. */
export const AGENTS = [
  { name: 'claude', called: 'Claude Code', row: 'claude-dangerous-flag', option: '--dangerously-skip-permissions' },
  { name: 'codex', called: 'OpenAI Codex', row: 'codex-bypass-flag', option: '--dangerously-bypass-approvals-and-sandbox' },
  { name: 'gemini', called: 'Gemini CLI', row: 'gemini-yolo', option: '--yolo' },
]
const WRITTEN = /["'`]--(?:dangerously-(?:skip-permissions|bypass-approvals-and-sandbox)|yolo)["'`]/
/** Agents that a server or a chat bot starts for what somebody sends to it, told by the code to ask nobody (STANDARD.md, "Agents"). */
export default defineProgramSurface({
  id: 'code-permission-modes',
  name: 'Permission modes of agents started by code',
  spec: 'https://code.claude.com/docs/en/agent-sdk/permissions',
  counts: 'code',
  mentions: ['bypassPermissions', ...AGENTS.map(({ option }) => option), ...sentBy.words],
  together: [
    [/\bpermission_?[mM]ode["']?\s{0,8}[:=]\s{0,8}["'`]bypassPermissions/],
    [WRITTEN],
    // What a module next door starts, this one is sent the words for.
    [sentBy.pattern, agentModule.pattern],
  ],

  *read(module): Generator<ScopeSet | EnvironmentHandover> {
    if (!isSent(module)) return
    for (const node of module.nodes('ArrayExpression')) yield* started(module, node)
    for (const source of importedModules(module)) {
      const next = WRITTEN.test(module.neighbourText(source) ?? '') ? module.neighbour(source) : undefined
      if (!next || isSent(next)) continue
      for (const node of next.nodes('ArrayExpression')) {
        const found = [...started(next, node)]
        if (found.length > 0 && isReached(module, source, next, node)) yield* found
      }
    }
    for (const property of module.nodes('Property')) {
      if (!/^permission_?mode$/i.test(keyOf(property) ?? '')) continue
      const value = unwrap(property.value)
      // A choice that was made before and a variable are somebody's option.
      const mode = value.type === 'Literal' ? textAt(module, value) : undefined
      const call = mode && callAround(module, property)
      if (!mode || !call || isAskedFor(module, call) || !takesPrompt(module, call)) continue
      yield* toolSet(['claude-bypass-in-code'], 'code', undefined, [mode])
    }
  },
})

/** Whether a program is sent requests or messages by others. */
function isSent(module: Module): boolean {
  return importsFrom(module, servesRequests.pattern) || importsFrom(module, takesMessages.pattern)
}

/**
 * `spawn('claude', ['-p', prompt, '--dangerously-skip-permissions'])`, `subprocess.run(["claude", "-p", prompt, …])`, and with it all that
 * the process knows: an agent that asks nobody can print every variable that it is handed.
 */
function* started(module: Module, list: AstOf<'ArrayExpression'>): Generator<ScopeSet | EnvironmentHandover> {
  const call = startOf(module, list)
  const [given] = call?.arguments ?? []
  const first = given?.type === 'SpreadElement' ? given.argument : given
  if (!call || !first) return
  const words = list.elements.flatMap((one) => (one ? [fold(module, one)] : []))
  const agent = AGENTS.find(({ option }) => words.some((one) => string(one)?.value === option))
  const flag = words.map((one) => string(one)).find((one) => one?.value === agent?.option)
  // What is asked for is known only when somebody asks; a text of the program is its owner's.
  const isGiven = words.some((one) => one.kind === 'template' || (one.kind === 'dynamic' && one.variable === undefined))
  if (!agent || !flag || !isGiven || isAskedFor(module, call) || isAskedFor(module, list)) return
  const [program] = definition(module, first) === list ? list.elements : [first]
  if (!program || program.type === 'SpreadElement' || !isProgram(module, program, agent.name)) return
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

/** https://nodejs.org/api/child_process.html, https://docs.python.org/3/library/subprocess.html */
const STARTS = whole('', /(?:spawn|execFile|execa)(?:Sync)?/, /run|Popen|call|check_(?:call|output)|create_subprocess_exec/)

/** The call that a list of words is handed to, at once or by its name: `const args = […]; spawn(claude, args)`. */
function startOf(module: Module, list: AstOf<'ArrayExpression'>): AstOf<'CallExpression'> | undefined {
  const parent = module.parent(list)
  if (parent?.type === 'CallExpression') return starts(parent) ? parent : undefined
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return undefined
  const binding = module.binding(parent.id)
  for (const use of binding ? module.references(binding) : []) {
    const around = module.parent(use)
    const call = around?.type === 'SpreadElement' ? module.parent(around) : around
    if (call?.type === 'CallExpression' && starts(call)) return call
  }
  return undefined
}

function starts({ callee }: AstOf<'CallExpression'>): boolean {
  return STARTS.test(lastName(callee) ?? '')
}

/** The program of that name, or the variable that says where it is: `process.env.CLAUDE_BIN || '/usr/local/bin/claude'`. */
function isProgram(module: Module, node: Ast, name: string): boolean {
  const value = fold(module, node)
  const path = string(value) ?? (value.kind === 'dynamic' && value.fallback ? string(value.fallback) : undefined)
  if (path) return path.value.split(/[/\\]/).at(-1) === name
  const meant = definition(module, node)
  return value.kind === 'dynamic' && (lastName(meant.type === 'LogicalExpression' ? meant.left : meant) ?? '').toLowerCase().includes(name)
}

/** The call whose argument an option is, by itself or within another object of options. */
function callAround(module: Module, option: Ast): CallNode | undefined {
  let node: Ast | undefined = module.parent(option)
  while (node?.type === 'ObjectExpression' || node?.type === 'Property' || node?.type === 'TypedExpression') node = module.parent(node)
  return isCallNode(node) ? node : undefined
}

/** `if (options.skipPermissions) run(…)` */
function isAskedFor(module: Module, call: Ast): boolean {
  for (let node = module.parent(call); node; node = module.parent(node)) {
    const test = node.type === 'IfStatement' || node.type === 'ConditionalExpression' ? module.source(node.test) : ''
    if (/skip|bypass|danger|yolo|unsafe|permission|auto_?approve|sandbox/i.test(test)) return true
  }
  return false
}

/** What the agent is to do is known only when it is asked for; a text of the program is its owner's. */
function takesPrompt(module: Module, call: CallNode): boolean {
  const prompts = call.arguments.flatMap((one): Ast[] => {
    if (one.type === 'SpreadElement') return []
    if (one.type !== 'ObjectExpression') return [one]
    return one.properties.flatMap((each) => (each.type === 'Property' && keyOf(each) === 'prompt' ? [each.value] : []))
  })
  const [prompt] = prompts
  if (!prompt) return /Options$/.test(module.source(call.callee))
  return fold(module, prompt).kind !== 'scalar'
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
