import {
  handsWhole,
  isShell,
  mayRunCommandLine,
  namesCommand,
  registersTool,
  runsCommandLine,
  startsCommand,
  takesLine,
} from '../../knowledge/words/tool-commands.ts'
import type { EnvironmentHandover } from '../../model/index.ts'
import { boolean } from '../../parse/node.ts'
import {
  argumentsOf,
  calls,
  definition,
  fold,
  functionCalled,
  functionOf,
  isFunction,
  madeOf,
  property,
  textAt,
  unwrap,
  walk,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { callsIn } from './calls-in-function.ts'
import { isReduced, wholeEnvironment } from './code-environment-handover.ts'
import { isWholeText } from './handed-environment.ts'
import { toolFunctions } from './tool-functions.ts'

/** Tools that run the line of a shell which a model gives, with every variable of the process (STANDARD.md, "Agents"). */
export default defineProgramSurface({
  id: 'code-tool-commands',
  name: 'Environments of the commands that tools run for a model',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools#security-considerations',
  counts: 'code',
  mentions: ['process.env', 'environ'],
  together: [[/\bprocess\.env\b(?!\.|\[)|\benviron\b(?!\[|\.get\b)/, handsWhole.pattern, /[tT]ool\b/, namesCommand.pattern]],
  skipsTests: true,
  *read(module): Generator<EnvironmentHandover> {
    const seen = new Set<Ast>()
    for (const { name, handler } of handlers(module)) {
      const code = reached(module, handler)
      for (const call of callsIn(module, handler).concat(code.flatMap((one) => callsIn(module, one)))) {
        const whole = seen.has(call) ? undefined : handed(module, call)
        if (!whole || !runsLine(module, call, (line) => isGiven(module, line, [handler, ...code], name))) continue
        seen.add(call)
        yield {
          kind: 'environmentHandover',
          to: `every command that the model has the tool \`${name}\` run`,
          what: 'the whole environment of this process',
          at: module.span(whole),
        }
      }
    }
  },
})

/** A tool by its name, and the function that answers a call of it. */
interface Handler {
  readonly name: string
  readonly handler: FunctionNode
}

function* handlers(module: Module): Generator<Handler> {
  for (const one of toolFunctions(module)) if (one.of === 'tool') yield { name: one.name, handler: one.function }
  for (const { name, node } of calls(module)) {
    if (!registersTool.pattern.test(name)) continue
    const [first] = node.arguments
    const last = node.arguments.at(-1)
    if (!first || !last || last.type === 'SpreadElement') continue
    const handler = functionOf(module, property(module, last, 'execute') ?? last)
    const called = textAt(module, first)?.value ?? textAt(module, property(module, first, 'id') ?? property(module, first, 'name'))?.value
    if (handler) yield { name: called ?? keyAround(module, node) ?? 'tool', handler }
  }
}

/** `run_command` of `const run_command = tool({ … })` and `{ run_command: tool({ … }) }`. */
function keyAround(module: Module, node: Ast): string | undefined {
  const parent = module.parent(node)
  if (parent?.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : undefined
  return parent?.type === 'Property' && parent.key.type === 'Identifier' ? parent.key.name : undefined
}

/** Functions of the module that a handler calls, and that those call. */
function reached(module: Module, handler: FunctionNode): readonly FunctionNode[] {
  const found = new Set<FunctionNode>()
  let last: readonly FunctionNode[] = [handler]
  for (let step = 0; step < STEPS; step++) {
    const next = last.flatMap((one) => callsIn(module, one)).map((call) => functionCalled(module, call))
    last = next.flatMap((one) => (one?.module === module && one.node !== handler && !found.has(one.node) ? [one.node] : []))
    for (const one of last) found.add(one)
  }
  return [...found]
}

const STEPS = 2

/** Where a call that starts a program hands all variables of this process over. */
function handed(module: Module, call: AstOf<'CallExpression'>): Ast | undefined {
  const options = call.arguments.flatMap((one) => (one.type === 'SpreadElement' ? [] : (property(module, one, 'env') ?? [])))
  const [environment] = options
  if (!environment || isReduced({ module, node: unwrap(environment) })) return undefined
  const made = definition(module, environment)
  return wholeEnvironment(module, environment) ?? (isWholeText(module.source(made)) ? made : undefined)
}

/** Whether a call has a shell run a line that a test knows. */
function runsLine(module: Module, call: AstOf<'CallExpression'>, isWanted: (line: Ast) => boolean): boolean {
  const name = /\w{1,60}$/.exec(module.source(call.callee))?.[0] ?? ''
  const [first] = call.arguments
  if (!first || first.type === 'SpreadElement') return false
  if (runsCommandLine.pattern.test(name)) return isWanted(first)
  if (mayRunCommandLine.pattern.test(name) && isInShell(module, call)) return isWanted(first)
  return startsCommand.pattern.test(name) && lines(module, call).some(isWanted)
}

function isInShell(module: Module, call: AstOf<'CallExpression'>): boolean {
  const shell = argumentsOf(module, call).expression(['shell', '1.shell', '2.shell'])
  return shell !== undefined && boolean(fold(module, shell)) === true
}

/**
 * What stands behind the `-c` of a shell, among the arguments or in a list of them, also one of two:
 * `windows ? ['/c', line] : ['-c', line]`.
 */
function lines(module: Module, call: AstOf<'CallExpression'>): readonly Ast[] {
  const within = call.arguments.flatMap((one) => [...walk(definition(module, one), (each) => !isFunction(each))])
  const lists = within.flatMap((one) => (one.type === 'ArrayExpression' ? [one.elements] : []))
  const [first] = call.arguments
  const started = first && definition(module, first)
  const program = started?.type === 'ArrayExpression' ? started.elements[0] : started
  // `git -c` sets something, and what `docker exec` and `ssh` run has an environment of its own.
  if (!program || !isShell.pattern.test(module.source(program))) return []
  return [call.arguments, ...lists].flatMap((list) =>
    list.flatMap((one, i) => {
      const next = list[i + 1]
      return one && next && one.type === 'Literal' && takesLine.pattern.test(String(one.value)) ? [next] : []
    }),
  )
}

/** Whether a line is made of what a model gives the tool, and is one by a name: of itself, of what it is made of, or of the tool. */
function isGiven(module: Module, line: Ast, code: readonly FunctionNode[], tool: string): boolean {
  let named = namesCommand.pattern.test(`${tool} ${module.source(line)}`)
  const isMade = madeOf(module, line, (one) => {
    const binding = one.type === 'Identifier' ? module.binding(one) : undefined
    if (binding?.kind !== 'param') return false
    named ||= namesCommand.pattern.test(binding.name)
    return code.some((fn) => fn.start <= binding.id.start && binding.id.end <= fn.end && isParameter(fn, binding.id))
  })
  return isMade && named
}

function isParameter(fn: FunctionNode, id: Ast): boolean {
  return fn.params.some((one) => one.start <= id.start && id.end <= one.end)
}
