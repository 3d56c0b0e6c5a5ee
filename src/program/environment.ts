import { readsConfiguration } from '../knowledge/words/configuration.ts'
import { dotted, isTextLiteral, keyOf, unwrap, type Ast } from './ast.ts'

/** The environment variable that an expression reads, without conversions around it: `process.env.X`. */
export function variableOf(node: Ast): string | undefined {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') return isEnvironment(inner.object) ? keyOf(inner) : undefined
  if (inner.type !== 'CallExpression') return undefined
  const [first] = inner.arguments
  if (!isTextLiteral(first)) return undefined
  const callee = dotted(inner.callee) ?? ''
  return ENV_GETTERS.has(callee) || (readsConfiguration.pattern.test(callee) && IN_CAPITALS.test(first.value)) ? first.value : undefined
}

/** What holds without the variable: `config.get('TOKEN_KEY', 'change-me')`; undefined where nothing is said. */
export function givenInstead(node: Ast): Ast | undefined {
  const inner = unwrap(node)
  const second =
    inner.type === 'CallExpression' && readsConfiguration.pattern.test(dotted(inner.callee) ?? '') ? inner.arguments[1] : undefined
  return second?.type === 'ObjectExpression' || second?.type === 'SpreadElement' ? undefined : second
}

const IN_CAPITALS = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/

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
