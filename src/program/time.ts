import { parseLifetime } from '../text/lifetime.ts'
import { dotted, keyOf, lastName, memberName, unwrap, type Ast, type AstOf } from './ast.ts'
import { number } from '../parse/node.ts'
import { originOf } from './origin.ts'
import { pathOf } from './imports.ts'
import { definition, fold } from './fold.ts'
import type { Module } from './module.ts'

/** A moment counted from now. `unit` is what the number counts: seconds, milliseconds since 1970, or a `Date`. */
export interface FromNow {
  readonly seconds: number
  readonly unit: 's' | 'ms' | 'date'
  /** Part of it holds only where nothing else is said: the default of a variable or setting. */
  readonly byDefault?: true
}

/**
 * A moment relative to the current time: `Math.floor(Date.now() / 1000) + 3600`, `now + 540`, `new Date(Date.now() + 8 * HOUR)`,
 * `dayjs().add(30, 'days').unix()`, `datetime.now(UTC) + timedelta(hours=1)`. Undefined for everything else, absolute times included.
 */
export function relativeSeconds(module: Module, node: Ast): FromNow | undefined {
  const time = linear(module, node, 0)
  if (!time || time.now === 0) return undefined
  const more = time.byDefault ? { byDefault: true as const } : {}
  if (time.date) return { seconds: time.constant / 1000, unit: 'date', ...more }
  if (Math.abs(time.now - 1) < 1e-9) return { seconds: time.constant / 1000, unit: 'ms', ...more }
  return Math.abs(time.now - 0.001) < 1e-12 ? { seconds: time.constant, unit: 's', ...more } : undefined
}

/** The expression that counts from now, through names, roundings and other forms of the same moment: where its span is written. */
export function momentOf(module: Module, node: Ast): Ast {
  let inner = definition(module, node)
  for (let steps = 0; steps < MAX_DEPTH && inner.type === 'CallExpression'; steps++) {
    const callee = unwrap(inner.callee)
    const [first] = inner.arguments
    const from = originOf(module, callee)
    const isForm =
      callee.type === 'MemberExpression' &&
      (SAME_MOMENT.has(keyOf(callee) ?? '') || /^(?:timestamp|getTime|valueOf|unix)$/.test(keyOf(callee) ?? ''))
    const next = isForm ? callee.object : ROUNDING.has(dotted(callee) ?? '') || (from && ROUNDED.test(pathOf(from))) ? first : undefined
    if (!next) break
    inner = definition(module, next)
  }
  return inner
}

/** `now` times the milliseconds since 1970, and a constant. */
interface Linear {
  readonly now: number
  readonly constant: number
  readonly date?: true
  readonly byDefault?: true
}

const NOW: Linear = { now: 1, constant: 0 }
const MAX_DEPTH = 40
/** Deeper ones are followed into neither branch. */
const MAX_BRANCHES = 8
const ROUNDING: ReadonlySet<string> = new Set([
  'Math.floor',
  'Math.round',
  'Math.ceil',
  'Math.trunc',
  'Number',
  'parseInt',
  'Number.parseInt',
  'BigInt',
  'Number.parseFloat',
])

function linear(module: Module, node: Ast, depth: number): Linear | undefined {
  if (depth > MAX_DEPTH) return undefined
  const inner = unwrap(node)
  const known = fold(module, inner)
  const given = known.kind === 'dynamic' ? known.fallback : known
  if (known.kind === 'scalar' || typeof number(given) === 'number') {
    const constant = number(given)
    return constant === undefined ? undefined : { now: 0, constant, ...(known === given ? {} : { byDefault: true }) }
  }
  const follow = (other: Ast) => linear(module, other, depth + 1)
  switch (inner.type) {
    case 'Identifier': {
      const binding = module.binding(inner)
      const settled = binding?.init && binding.path?.length === 0 && !module.written(binding)
      return settled && binding.init ? setBy(module, inner, follow(binding.init)) : undefined
    }
    case 'BinaryExpression':
      return combined(inner.operator, follow(inner.left), follow(inner.right), module.language === 'python')
    case 'UnaryExpression':
      if (inner.operator === '~' && unwrap(inner.argument).type === 'UnaryExpression') {
        const twice = unwrap(inner.argument)
        return twice.type === 'UnaryExpression' && twice.operator === '~' ? follow(twice.argument) : undefined
      }
      return inner.operator === '+' ? asNumber(follow(inner.argument)) : undefined
    case 'NewExpression':
      if (lastName(inner.callee) !== 'Date') return undefined
      if (inner.arguments.length === 0) return { ...NOW, date: true }
      return inner.arguments.length === 1 && inner.arguments[0] ? dated(follow(inner.arguments[0])) : undefined
    case 'ConditionalExpression':
      return depth < MAX_BRANCHES ? sooner(follow(inner.consequent), follow(inner.alternate)) : undefined
    case 'CallExpression':
      return module.language === 'python' ? calledInPython(module, inner, follow) : called(module, inner, follow)
    default:
      return undefined
  }
}

/** Whichever of two moments or spans holds, it is as long as the shorter one. */
function sooner(one: Linear | undefined, other: Linear | undefined): Linear | undefined {
  if (!one || !other || one.now !== other.now || one.date !== other.date) return undefined
  const least = one.constant <= other.constant ? one : other
  return one.byDefault || other.byDefault ? { ...least, byDefault: true } : least
}

function called(module: Module, node: AstOf<'CallExpression'>, follow: (other: Ast) => Linear | undefined): Linear | undefined {
  const name = dotted(node.callee)
  const [first, second] = node.arguments
  if (name === 'Date.now' || name === 'performance.now') return name === 'Date.now' ? NOW : undefined
  if (name !== undefined && ROUNDING.has(name)) return first ? asNumber(follow(first)) : undefined
  const callee = unwrap(node.callee)
  if (callee.type === 'Identifier' && node.arguments.length === 0 && (callee.name === 'dayjs' || callee.name === 'moment'))
    return { ...NOW, date: true }
  if (callee.type === 'Identifier' && first && second) return added(module, callee.name, first, second, follow)
  if (callee.type === 'Identifier' && first && callee.name === 'getUnixTime') return seconds(follow(first))
  if (callee.type !== 'MemberExpression') return undefined
  const object = follow(callee.object)
  if (!object?.date) return undefined
  switch (keyOf(callee)) {
    case 'getTime':
    case 'valueOf':
      return asNumber(object)
    case 'unix':
      return seconds(object)
    case 'toDate':
      return object
    case 'add': {
      const count = first ? follow(first) : undefined
      const unit = second ? fold(module, second) : undefined
      const span = unit?.kind === 'scalar' && count?.now === 0 ? parseLifetime(`${count.constant} ${unit.value}`, 'words') : undefined
      return typeof span === 'number' ? { ...object, constant: object.constant + span * 1000 } : undefined
    }
    default:
      return undefined
  }
}

/** Python's clocks, by the path of their imports: seconds since 1970, and moments; also functions of one's own with such a name. */
const SECONDS_NOW = /(?:^|\.)(?:time|get_current_timestamp)$/
const MOMENT_NOW = /(?:^|\.)(?:utcnow|now|get_utc_now)$/
const ROUNDED = /^(?:int|float|round|math\.floor|math\.ceil)$/
/** Methods that give the same moment in another form. */
const SAME_MOMENT: ReadonlySet<string> = new Set(['utctimetuple', 'timetuple', 'replace', 'astimezone', 'isoformat'])

function calledInPython(module: Module, node: AstOf<'CallExpression'>, follow: (other: Ast) => Linear | undefined): Linear | undefined {
  const callee = unwrap(node.callee)
  const [first] = node.arguments
  const method = memberName(callee)
  const from = originOf(module, callee)
  const path = from ? pathOf(from) : (dotted(callee) ?? '')
  if (SECONDS_NOW.test(path)) return scaled(NOW, 0.001)
  if (MOMENT_NOW.test(path)) return { ...NOW, date: true }
  if (first && ROUNDED.test(path)) return asNumber(follow(first))
  if (first && path === 'calendar.timegm') return seconds(follow(first))
  if (callee.type !== 'MemberExpression' || method === undefined) return undefined
  if (method === 'timestamp') return seconds(asNumber(follow(callee.object)))
  return SAME_MOMENT.has(method) ? follow(callee.object) : undefined
}

/** date-fns: `addHours(new Date(), 8)`. */
function added(module: Module, name: string, date: Ast, count: Ast, follow: (other: Ast) => Linear | undefined): Linear | undefined {
  const unit = /^add(Seconds|Minutes|Hours|Days|Weeks|Months|Years)$/.exec(name)?.[1]
  const from = unit ? follow(date) : undefined
  const by = unit ? fold(module, count) : undefined
  if (!unit || !from || by?.kind !== 'scalar') return undefined
  const span = parseLifetime(`${by.value} ${unit.toLowerCase()}`, 'words')
  return typeof span === 'number' ? { now: from.now, constant: from.constant + span * 1000, date: true } : undefined
}

/** Of Python a moment and a span, which is folded to seconds, are a moment; of JavaScript a date is no operand of `+`. */
function combined(operator: string, left: Linear | undefined, right: Linear | undefined, isPython: boolean): Linear | undefined {
  if (!left || !right) return undefined
  const more = left.byDefault || right.byDefault ? { byDefault: true as const } : {}
  if (left.date || right.date) {
    const [moment, span] = left.date ? [left, right] : [right, left]
    if (isPython && !span.date && span.now === 0 && (operator === '+' || (operator === '-' && moment === left))) {
      return { ...moment, constant: moment.constant + (operator === '+' ? 1000 : -1000) * span.constant, ...more }
    }
    if (isPython || operator === '+') return undefined
  }
  switch (operator) {
    case '+':
      return { now: left.now + right.now, constant: left.constant + right.constant, ...more }
    case '-':
      return { now: left.now - right.now, constant: left.constant - right.constant, ...more }
    case '*':
      if (left.now !== 0 && right.now !== 0) return undefined
      return left.now === 0 ? scaled(right, left.constant) : scaled(left, right.constant)
    case '/':
      return right.now === 0 && right.constant !== 0 ? scaled(left, 1 / right.constant) : undefined
    case '|':
    case '>>':
    case '>>>':
      return right.now === 0 && right.constant === 0 ? left : undefined
    default:
      return undefined
  }
}

function scaled(time: Linear, by: number): Linear {
  return { now: time.now * by, constant: time.constant * by, ...(time.byDefault ? { byDefault: true } : {}) }
}

function asNumber(time: Linear | undefined): Linear | undefined {
  return time && scaled(time, 1)
}

function dated(time: Linear | undefined): Linear | undefined {
  return time && { ...time, date: true }
}

function seconds(time: Linear | undefined): Linear | undefined {
  return time && scaled(time, 0.001)
}

/** `const end = new Date(); end.setDate(end.getDate() + 30)`: such a date is followed no further. */
function setBy(module: Module, id: AstOf<'Identifier'>, time: Linear | undefined): Linear | undefined {
  const binding = time?.date ? module.binding(id) : undefined
  const moved =
    binding &&
    module.references(binding).some((use) => {
      const parent = module.parent(use)
      return parent?.type === 'MemberExpression' && parent.object === use && /^set[A-Z]/.test(keyOf(parent) ?? '')
    })
  return moved ? undefined : time
}
