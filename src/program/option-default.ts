import { argumentsOf } from './arguments.ts'
import { isFunction, keyOf, lastName, memberName, unwrap, type Ast, type AstOf, type CallNode } from './ast.ts'
import { calls } from './calls.ts'
import { fold } from './fold.ts'
import type { Module } from './module.ts'
import { functionOf, property, results } from './objects.ts'
import { textOf } from './template.ts'
import { oncePer } from '../text/once-per.ts'

/**
 * What an option of the command line holds where nobody gives it: `"0.0.0.0"` of `args.host` after `add_argument("--host",
 * default="0.0.0.0")` or `.option("--host <host>", "…", "0.0.0.0")`, and of the parameter `host` of a function with
 * `@click.option("--host", default="0.0.0.0")` or `host: str = typer.Option("0.0.0.0")`. Undefined where nothing of this module says so.
 */
export function optionDefault(module: Module, node: Ast): Ast | undefined {
  return defaultOf(module, node, STEPS)
}

/** How many variables in a row are followed: one may be set to itself, by way of others. */
const STEPS = 4

function defaultOf(module: Module, node: Ast, steps: number): Ast | undefined {
  if (steps === 0) return undefined
  const inner = unwrap(node)
  if (inner.type === 'Identifier') {
    const binding = module.binding(inner)
    if (binding?.kind === 'param') return ofParameter(module, binding.node, inner.name)
    // `const { host } = program.opts()`
    const key = binding?.path?.length === 1 ? binding.path[0] : undefined
    if (typeof key === 'string') return isParsed(module, binding?.init) ? declared(module).get(key) : undefined
    return binding?.init && binding.path?.length === 0 && !module.written(binding) ? defaultOf(module, binding.init, steps - 1) : undefined
  }
  const name = memberName(inner)
  return inner.type === 'MemberExpression' && name !== undefined && isParsed(module, inner.object) ? declared(module).get(name) : undefined
}

/** Whether an expression is what a command line was taken apart into. */
function isParsed(module: Module, node: Ast | undefined, steps = 3): boolean {
  const inner = node && unwrap(node)
  if (!inner || steps === 0) return false
  if (inner.type === 'Identifier') {
    const binding = module.binding(inner)
    return binding?.kind === 'param' ? PARSED.test(inner.name) : isParsed(module, binding?.init, steps - 1)
  }
  if (inner.type === 'MemberExpression')
    return (unwrap(inner.object).type === 'ThisExpression' ? PARSED : /^(?:argv|opts)$/).test(keyOf(inner) ?? '')
  if (inner.type !== 'CallExpression') return false
  if (/^(?:parse_(?:known_)?args|opts|parse(?:Sync|Async)?|parse_?arg\w*)$/i.test(lastName(inner.callee) ?? '')) return true
  const own = functionOf(module, inner.callee)
  return own !== undefined && results(module, own).some((one) => isParsed(module, one, steps - 1))
}

/** What a command line taken apart is called, as a parameter or a field of a command. */
const PARSED = /^(?:args|argv|opts|options|ns)$/

/** The defaults of all options that a module declares, by the name that they are read under; one with two defaults has none. */
const declared = oncePer((module: Module): ReadonlyMap<string, Ast> => {
  const found = new Map<string, Ast>()
  const twice = new Set<string>()
  for (const { node, name } of calls(module)) {
    if (!/^(?:add_argument|option|addOption)$/.test(name) || unwrap(node.callee).type !== 'MemberExpression') continue
    const [key, value] = optionOf(module, node) ?? []
    if (key === undefined || value === undefined) continue
    const other = found.get(key)
    if (other && module.source(other) !== module.source(value)) twice.add(key)
    found.set(key, value)
  }
  for (const key of twice) found.delete(key)
  return found
})

/** An option's name and default, of argparse, click, commander and yargs. */
function optionOf(module: Module, node: CallNode): readonly [string, Ast] | undefined {
  const args = argumentsOf(module, node)
  const names = args.positional.map((one) => textOf(fold(module, one))?.value)
  const [first] = names
  const flag = names.find((name) => name?.startsWith('--')) ?? /--[\w-]{1,60}/.exec(first ?? '')?.[0] ?? first
  const key = flag && /^-{0,2}([\w-]{1,60})/.exec(flag)?.[1]
  if (!key) return undefined
  const value = args.expression('default') ?? property(module, args.positional[1], 'default') ?? third(module, args.positional)
  return value && [key.replaceAll('-', '_'), value]
}

/** commander's `option(flags, description, default)`. */
function third(module: Module, [, , value]: readonly Ast[]): Ast | undefined {
  return value && textOf(fold(module, value))?.value.startsWith('-') === false ? value : undefined
}

function ofParameter(module: Module, param: Ast, name: string): Ast | undefined {
  const fn = [...module.ancestors(param)].find((one) => isFunction(one)) ?? (isFunction(param) ? param : undefined)
  if (!fn || !isFunction(fn)) return undefined
  const given = param.type === 'AssignmentPattern' ? unwrap(param.right) : undefined
  if (given?.type === 'CallExpression')
    return /^(?:Option|Argument)$/.test(lastName(given.callee) ?? '') ? argumentsOf(module, given).expression(['default', 0]) : undefined
  const holder: AstOf<'MethodDefinition'> | typeof fn = fn.parent?.type === 'MethodDefinition' ? fn.parent : fn
  for (const { expression } of holder.decorators) {
    if (expression.type !== 'CallExpression') continue
    const path = lastName(expression.callee) ?? ''
    // A command of typer has its options as parameters.
    if (given && /^(?:command|callback)$/.test(path)) return given
    const [key, value] = /^option$/.test(path) ? (optionOf(module, expression) ?? []) : []
    if (key === name) return value
  }
  return undefined
}
