import { dotted, keyOf, unwrap, type Ast } from './ast.ts'

/** The environment variable that an expression reads, without conversions around it: `process.env.X`. */
export function variableOf(node: Ast): string | undefined {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') return isEnvironment(inner.object) ? keyOf(inner) : undefined
  if (inner.type !== 'CallExpression') return undefined
  const [first] = inner.arguments
  return ENV_GETTERS.has(dotted(inner.callee) ?? '') && first?.type === 'Literal' && typeof first.value === 'string'
    ? first.value
    : undefined
}

/** Whether an expression is the environment of the process. */
export function isEnvironment(node: Ast): boolean {
  return ENVIRONMENTS.has(dotted(node) ?? '')
}

const ENVIRONMENTS: ReadonlySet<string> = new Set([
  'process.env',
  'import.meta.env',
  'Bun.env',
  'globalThis.process.env',
  'c.env',
  'ctx.env',
  'context.env',
  'this.env',
])
const ENV_GETTERS: ReadonlySet<string> = new Set(['Deno.env.get', 'process.env.get'])
