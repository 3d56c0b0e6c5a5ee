import type { Expression } from './parse.ts'
import type { Span } from '../../text/source.ts'
import type { PythonCode, Scope } from './code.ts'
import { within } from './scope.ts'

/** A moment from now, as `datetime.now(UTC) + timedelta(hours=1)` or `int(time.time()) + 3600` give it. */
export interface FromNow {
  readonly seconds: number
  readonly at: Span
  /** Names of constants that it is made of. */
  readonly names: readonly string[]
  /** Counted in milliseconds, as `time.time() * 1000` does: as `exp` it is thousands of years away. */
  readonly milliseconds?: true
}

const NOW = /(?:^|\.)(?:utcnow|now|time|get_utc_now|get_current_timestamp)$/

/** How far from now an expression is; undefined when that cannot be told. */
export function fromNow(expression: Expression, scope: Scope, code: PythonCode, steps = 0): FromNow | undefined {
  if (steps > 12) return undefined
  const resolved = code.resolve(expression, scope)
  const inner = unwrapped(resolved.expression, resolved.scope, code)
  if (inner !== resolved.expression) return fromNow(inner, resolved.scope, code, steps + 1)
  const thousandfold = inMilliseconds(inner, resolved.scope, code)
  if (thousandfold) {
    const until = fromNow(thousandfold, resolved.scope, code, steps + 1)
    return until && { ...until, at: inner.at, milliseconds: true }
  }
  if (inner.kind !== 'binary' || inner.op !== '+') return undefined
  for (const [moment, span] of [[inner.left, inner.right], [inner.right, inner.left]] as const) {
    const start = beginning(moment, resolved.scope, code, steps)
    if (!start) continue
    const given = code.value(span, resolved.scope)
    const value = given.kind === 'dynamic' && given.fallback ? given.fallback : given
    if (value.kind !== 'scalar' || typeof value.value !== 'number') return undefined
    const names = [...within(span)].flatMap((one) => (one.kind === 'name' ? [one.id] : one.kind === 'attribute' ? [one.name.value] : []))
    return { seconds: start.seconds + value.value, at: inner.at, names, ...(start.milliseconds ? { milliseconds: true } : {}) }
  }
  return undefined
}

/** What a span is added to: the present moment, or one that is counted from it. */
function beginning(moment: Expression, scope: Scope, code: PythonCode, steps: number): Pick<FromNow, 'seconds' | 'milliseconds'> | undefined {
  if (isNow(moment, scope, code)) return { seconds: 0 }
  const resolved = code.resolve(moment, scope)
  const thousandfold = inMilliseconds(unwrapped(resolved.expression, resolved.scope, code), resolved.scope, code)
  if (thousandfold && isNow(thousandfold, resolved.scope, code)) return { seconds: 0, milliseconds: true }
  return fromNow(moment, scope, code, steps + 1)
}

/** The moment in `moment * 1000`. */
function inMilliseconds(expression: Expression, scope: Scope, code: PythonCode): Expression | undefined {
  if (expression.kind !== 'binary' || expression.op !== '*') return undefined
  const { left, right } = expression
  const [factor, moment] = right.kind === 'number' ? [right, left] : [left, right]
  const value = code.value(factor, scope)
  return value.kind === 'scalar' && value.value === 1000 ? moment : undefined
}

/** Whether an expression is the present moment. */
function isNow(expression: Expression, scope: Scope, code: PythonCode, steps = 0): boolean {
  const resolved = code.resolve(expression, scope)
  const inner = unwrapped(resolved.expression, resolved.scope, code)
  if (inner !== resolved.expression) return steps < 12 && isNow(inner, resolved.scope, code, steps + 1)
  return inner.kind === 'call' && NOW.test(code.source(inner.callee, resolved.scope))
}

const ROUNDING = /^(?:int|float|round|math\.floor|math\.ceil|calendar\.timegm)$/

/** What is inside `int(…)` and `….timestamp()`. */
function unwrapped(expression: Expression, scope: Scope, code: PythonCode): Expression {
  if (expression.kind !== 'call') return expression
  const { callee, args } = expression
  if (callee.kind === 'attribute' && /^(?:timestamp|utctimetuple|timetuple|replace|astimezone|isoformat)$/.test(callee.name.value)) return callee.object
  const first = args[0]?.value
  return first && callee.kind !== 'call' && ROUNDING.test(code.source(callee, scope)) ? first : expression
}
