import { servesRequests } from '../../knowledge/words/agents.ts'
import type { ScopeSet } from '../../model/index.ts'
import { string } from '../../parse/node.ts'
import { keyOf, lastName, unwrap, type Ast, type AstOf, type CallNode } from '../../program/ast.ts'
import { importsFrom } from '../../program/calls.ts'
import { fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { whole } from '../../text/pattern.ts'
import { toolSet } from '../clients/tool-sets.ts'
import { defineProgramSurface } from '../reading/surface.ts'

const FLAG = '--dangerously-skip-permissions'

/** Agents that a server starts for what somebody sends to it, told by the code to ask nobody (STANDARD.md, "Agents"). */
export default defineProgramSurface({
  id: 'code-permission-modes',
  name: 'Permission modes of agents started by code',
  spec: 'https://code.claude.com/docs/en/agent-sdk/permissions',
  counts: 'code',
  mentions: ['bypassPermissions', FLAG],
  together: [[/\bpermission_?[mM]ode["']?\s{0,8}[:=]\s{0,8}["'`]bypassPermissions/], [/["'`]--dangerously-skip-permissions["'`]/]],

  *read(module): Generator<ScopeSet> {
    if (!importsFrom(module, servesRequests.pattern)) return
    for (const node of module.nodes('ArrayExpression')) yield* started(module, node)
    for (const property of module.nodes('Property')) {
      if (!/^permission_?mode$/i.test(keyOf(property) ?? '')) continue
      const value = unwrap(property.value)
      // A choice that was made before and a variable are somebody's option.
      const mode = value.type === 'Literal' ? string(fold(module, value)) : undefined
      const call = mode && callAround(module, property)
      if (!mode || !call || isAskedFor(module, call) || !takesPrompt(module, call)) continue
      yield* toolSet(['claude-bypass-in-code'], 'code', undefined, [mode])
    }
  },
})

/** `spawn('claude', ['-p', prompt, '--dangerously-skip-permissions'])`, `subprocess.run(["claude", "-p", prompt, …])` */
function* started(module: Module, list: AstOf<'ArrayExpression'>): Generator<ScopeSet> {
  const call = module.parent(list)
  if (call?.type !== 'CallExpression' || !STARTS.test(lastName(call.callee) ?? '')) return
  const [first] = call.arguments
  const words = list.elements.flatMap((one) => (one ? [fold(module, one)] : []))
  const command = first === list ? words[0] : first && fold(module, first)
  const flag = words.map((one) => string(one)).find((one) => one?.value === FLAG)
  // What is asked for is known only when somebody asks; a text of the program is its owner's.
  const isGiven = words.some((one) => one.kind === 'template' || (one.kind === 'dynamic' && one.variable === undefined))
  if (!flag || !isGiven || !/(?:^|[/\\])claude$/.test(string(command)?.value ?? '') || isAskedFor(module, call)) return
  yield* toolSet(['claude-dangerous-flag'], 'code', undefined, [flag])
}

/** https://nodejs.org/api/child_process.html, https://docs.python.org/3/library/subprocess.html */
const STARTS = whole('', /(?:spawn|execFile|execa)(?:Sync)?/, /run|Popen|call|check_(?:call|output)|create_subprocess_exec/)

/** The call whose argument an option is, by itself or within another object of options. */
function callAround(module: Module, option: Ast): CallNode | undefined {
  let node: Ast | undefined = module.parent(option)
  while (node?.type === 'ObjectExpression' || node?.type === 'Property' || node?.type === 'TypedExpression') node = module.parent(node)
  return node?.type === 'CallExpression' || node?.type === 'NewExpression' ? node : undefined
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
