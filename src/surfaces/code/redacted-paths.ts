import { shownName } from '../../classify/shown-name.ts'
import { items, string } from '../../parse/node.ts'
import {
  fold,
  inside,
  isCallNode,
  isFunction,
  keyOf,
  named,
  property,
  results,
  unwrap,
  type Ast,
  type Here,
  type Module,
} from '../../program/index.ts'
import type { Shown } from './logged-secrets.ts'

/**
 * Whether the logger itself takes a credential out of what it is given, by the paths of its option `redact`
 * (https://github.com/pinojs/pino/blob/main/docs/redaction.md, https://fastify.dev/docs/latest/Reference/Logging/#log-redaction).
 * Paths that cannot be read count, since nobody can tell what they leave.
 */
export function isRedacted(module: Module, callee: Ast, { node, within }: Shown): boolean {
  const path = [...keysAround(module, node), ...(within ? keysAround(module, within) : [])]
  if (path.length === 0) return false
  return optionsOf(module, callee).some((option) => {
    const paths = pathsIn(option)
    return paths === undefined || paths.some((one) => covers(one, path))
  })
}

/** The keys of the objects around a node, the outermost first: `headers` of `{ headers: req.headers }`. */
function keysAround(module: Module, node: Ast): string[] {
  const keys: string[] = []
  for (const one of module.ancestors(node)) {
    if (isFunction(one) || one.type === 'VariableDeclarator' || one.type.endsWith('Statement')) break
    const key = one.type === 'Property' ? keyOf(one) : undefined
    if (key !== undefined) keys.unshift(key.toLowerCase())
  }
  return keys
}

/** The options `redact` of the logger that a method is called of. */
function optionsOf(module: Module, callee: Ast): Here[] {
  const method = unwrap(callee)
  const holder = method.type === 'MemberExpression' ? unwrap(method.object) : undefined
  if (!holder) return []
  // `request.log`, whose server is made in the same module
  if (holder.type === 'MemberExpression') return redactionsIn(module, module.tree.program)
  const made = isCallNode(holder) ? { module, node: holder } : named(module, holder)
  return made ? madeWith(made) : []
}

function madeWith({ module, node }: Here, steps = 4): Here[] {
  const inner = unwrap(node)
  if (!isCallNode(inner)) return []
  const callee = unwrap(inner.callee)
  const given = inner.arguments.flatMap((one) => {
    const option = one.type === 'SpreadElement' ? undefined : (property(module, one, 'redact') ?? property(module, one, 'logger', 'redact'))
    return option ? [{ module, node: option }] : []
  })
  if (given.length > 0 || steps === 0) return given
  // `log.child({ … })`, `createLogger()`
  const from = named(module, callee.type === 'MemberExpression' && keyOf(callee) === 'child' ? callee.object : callee)
  if (!from) return []
  const { module: there, node: maker } = from
  if (!isFunction(maker)) return madeWith(from, steps - 1)
  const handed = results(there, maker).flatMap((one) => madeWith(named(there, one) ?? { module: there, node: one }, steps - 1))
  return [...redactionsIn(there, maker), ...handed]
}

/** The options `redact` that are written in a function or module. */
function redactionsIn(module: Module, within: Ast | undefined): Here[] {
  return module
    .nodes('Property')
    .flatMap((one) => (keyOf(one) === 'redact' && within && inside(one, within) ? [{ module, node: one.value }] : []))
}

/** The paths of an option, in their steps; undefined where they cannot be read. */
function pathsIn({ module, node }: Here): readonly (readonly string[])[] | undefined {
  const value = fold(module, property(module, node, 'paths') ?? node)
  if (value.kind !== 'list' || value.open === true) return undefined
  return items(value).map((one) => stepsOf(string(one)?.value ?? ''))
}

/** The steps of `req.headers["x-api-key"]`. */
function stepsOf(path: string): string[] {
  return Array.from(path.slice(0, 200).matchAll(/[^.[\]"']+/g), ([step]) => step.toLowerCase())
}

/** A path that leads to a value, to what holds it, or to a credential that it holds. */
function covers(steps: readonly string[], path: readonly string[]): boolean {
  if (steps.length === 0 || !steps.every((step, i) => i >= path.length || step === '*' || step === path[i])) return false
  const last = steps.at(-1) ?? ''
  return steps.length <= path.length || /^(?:authorization|cookie|\*)$/.test(last) || shownName(last) === 'credential'
}
