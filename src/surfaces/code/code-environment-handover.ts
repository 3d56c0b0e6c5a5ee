import {
  definition,
  dotted,
  fold,
  givenBack,
  keyOf,
  knownCalls,
  objectOf,
  textAt,
  unwrap,
  type Ast,
  type Here,
  type Module,
} from '../../program/index.ts'
import { programStarters } from '../../knowledge/libraries/mcp-clients.ts'
import type { EnvironmentHandover } from '../../model/index.ts'
import { items, string } from '../../parse/node.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { configuredCommand, packageRunner } from '../../knowledge/words/agents.ts'
import { isEmpty } from './handed-environment.ts'
import { EVERY_SERVER } from '../deploy/environment-handover.ts'
import { packageName, packageRun } from '../deploy/package-name.ts'

/** A client in code that starts somebody else's server with every variable of its own (STANDARD.md, "Agents"). */
export default defineCodeSurface({
  id: 'code-environment-handover',
  name: 'Environments of local MCP servers started by code',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#protocol-requirements',
  counts: 'code',
  mentions: ['StdioClientTransport', 'MCPServerStdio', 'StdioMCPTransport'],
  together: [[/\bprocess\s*\.\s*env\b/, /\benv\b/]],

  *read(module): Generator<EnvironmentHandover> {
    for (const { given } of knownCalls(module, programStarters)) {
      const command = given.expression('0.command')
      const program = textAt(module, command)?.value
      const environment = given.expression('0.env')
      const whole = environment && wholeEnvironment(module, environment)
      if (!command || !whole) continue
      const isConfigured = program === undefined && configuredCommand.pattern.test(module.source(command))
      if (!isConfigured && !packageRunner.pattern.test(program ?? '')) continue
      const args = given.expression('0.args')
      const named = args && packageRun(items(fold(module, args)).map((item) => string(item)?.value ?? ''))
      yield {
        kind: 'environmentHandover',
        to: isConfigured ? EVERY_SERVER : named ? `the package ${packageName(named)}` : `what ${program} starts`,
        what: 'the whole environment of this process',
        at: module.span(whole),
      }
    }
  },
})

/** Where `process.env` is spread or copied into, or is, the environment. `seen` has been asked: functions may give each other back. */
export function wholeEnvironment(module: Module, node: Ast, seen = new Set<Ast>()): Ast | undefined {
  if (isProcessEnvironment(unwrap(node))) return node
  const made = definition(module, node)
  if (seen.has(made)) return undefined
  seen.add(made)
  if (made.type === 'ConditionalExpression')
    return wholeEnvironment(module, made.consequent, seen) && wholeEnvironment(module, made.alternate, seen)
  if (made.type === 'CallExpression' && /^(?:Object\.assign|structuredClone)$/.test(dotted(made.callee) ?? ''))
    return made.arguments.find((one) => one.type !== 'SpreadElement' && isProcessEnvironment(unwrap(one)))
  const back = givenBack(module, made)
  if (back.length > 0 && back.every((one) => wholeEnvironment(one.module, one.node, seen) && !isReduced(one))) return node
  return objectOf(module, node)?.properties.find((one) => one.type === 'SpreadElement' && isProcessEnvironment(unwrap(one.argument)))
}

/**
 * Whether something is taken out of what a variable holds: `delete env.API_KEY`, `del env["KEY"]`, `env.pop("KEY")`, an empty value in its
 * place, or a function that may do so.
 */
export function isReduced({ module, node }: Here): boolean {
  const binding = module.binding(node)
  if (!binding) return false
  return module.references(binding).some((use) => {
    const parent = module.parent(use)
    if (parent?.type === 'CallExpression') return true
    if (parent?.type !== 'MemberExpression' || parent.object !== use) return false
    const outer = module.parent(parent)
    if (outer?.type === 'UnaryExpression') return outer.operator === 'delete'
    if (outer?.type === 'CallExpression') return outer.callee === parent && /^(?:pop|popitem|clear)$/.test(keyOf(parent) ?? '')
    return (
      outer?.type === 'OtherStatement' || (outer?.type === 'AssignmentExpression' && outer.left === parent && isEmpty(module, outer.right))
    )
  })
}

function isProcessEnvironment(node: Ast): boolean {
  return dotted(node) === 'process.env'
}
