import { parseLifetime } from '../text/lifetime.ts'
import { dotted, keyOf, lastName, unwrap, type Ast, type AstOf } from './ast.ts'
import { fold } from './fold.ts'
import type { Module } from './module.ts'

/** A moment counted from now. `unit` is what the number counts: seconds, milliseconds since 1970, or a `Date`. */
export interface FromNow {
  readonly seconds: number
  readonly unit: 's' | 'ms' | 'date'
}

/**
 * A moment relative to the current time: `Math.floor(Date.now() / 1000) + 3600`, `now + 540`, `new Date(Date.now() + 8 * HOUR)`,
 * `dayjs().add(30, 'days').unix()`. Undefined for everything else, absolute times included.
 */
export function relativeSeconds(module: Module, node: Ast): FromNow | undefined {
  const time = linear(module, node, 0)
  if (!time || time.now === 0) return undefined
  if (time.date) return { seconds: time.constant / 1000, unit: 'date' }
  if (Math.abs(time.now - 1) < 1e-9) return { seconds: time.constant / 1000, unit: 'ms' }
  return Math.abs(time.now - 0.001) < 1e-12 ? { seconds: time.constant, unit: 's' } : undefined
}

/** `now` times the milliseconds since 1970, and a constant. */
interface Linear {
  readonly now: number
  readonly constant: number
  readonly date?: true
}

const NOW: Linear = { now: 1, constant: 0 }
const MAX_DEPTH = 40
const ROUNDING: ReadonlySet<string> = new Set([
  'Math.floor', 'Math.round', 'Math.ceil', 'Math.trunc', 'Number', 'parseInt', 'Number.parseInt', 'BigInt', 'Number.parseFloat',
])

function linear(module: Module, node: Ast, depth: number): Linear | undefined {
  if (depth > MAX_DEPTH) return undefined
  const inner = unwrap(node)
  const known = fold(module, inner)
  if (known.kind === 'scalar') return typeof known.value === 'number' ? { now: 0, constant: known.value } : undefined
  const follow = (other: Ast) => linear(module, other, depth + 1)
  switch (inner.type) {
    case 'Identifier': {
      const binding = module.binding(inner)
      const settled = binding?.init && binding.path?.length === 0 && !module.written(binding)
      return settled && binding.init ? setBy(module, inner, follow(binding.init)) : undefined
    }
    case 'BinaryExpression':
      return combined(inner.operator, follow(inner.left), follow(inner.right))
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
    case 'CallExpression':
      return called(module, inner, follow)
    default:
      return undefined
  }
}

function called(module: Module, node: AstOf<'CallExpression'>, follow: (other: Ast) => Linear | undefined): Linear | undefined {
  const name = dotted(node.callee)
  const [first, second] = node.arguments
  if (name === 'Date.now' || name === 'performance.now') return name === 'Date.now' ? NOW : undefined
  if (name !== undefined && ROUNDING.has(name)) return first ? asNumber(follow(first)) : undefined
  const callee = unwrap(node.callee)
  if (callee.type === 'Identifier' && node.arguments.length === 0 && (callee.name === 'dayjs' || callee.name === 'moment')) return { ...NOW, date: true }
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

/** date-fns: `addHours(new Date(), 8)`. */
function added(module: Module, name: string, date: Ast, count: Ast, follow: (other: Ast) => Linear | undefined): Linear | undefined {
  const unit = /^add(Seconds|Minutes|Hours|Days|Weeks|Months|Years)$/.exec(name)?.[1]
  const from = unit ? follow(date) : undefined
  const by = unit ? fold(module, count) : undefined
  if (!unit || !from || by?.kind !== 'scalar') return undefined
  const span = parseLifetime(`${by.value} ${unit.toLowerCase()}`, 'words')
  return typeof span === 'number' ? { now: from.now, constant: from.constant + span * 1000, date: true } : undefined
}

function combined(operator: string, left: Linear | undefined, right: Linear | undefined): Linear | undefined {
  if (!left || !right) return undefined
  switch (operator) {
    case '+':
      return left.date || right.date ? undefined : { now: left.now + right.now, constant: left.constant + right.constant }
    case '-':
      return { now: left.now - right.now, constant: left.constant - right.constant }
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
  return { now: time.now * by, constant: time.constant * by }
}

function asNumber(time: Linear | undefined): Linear | undefined {
  return time && { now: time.now, constant: time.constant }
}

function dated(time: Linear | undefined): Linear | undefined {
  return time && { now: time.now, constant: time.constant, date: true }
}

function seconds(time: Linear | undefined): Linear | undefined {
  return time && scaled(time, 0.001)
}

/** `const end = new Date(); end.setDate(end.getDate() + 30)`: such a date is followed no further. */
function setBy(module: Module, id: AstOf<'Identifier'>, time: Linear | undefined): Linear | undefined {
  const binding = time?.date ? module.binding(id) : undefined
  const moved = binding && module.references(binding).some((use) => {
    const parent = module.parent(use)
    return parent?.type === 'MemberExpression' && parent.object === use && /^set[A-Z]/.test(keyOf(parent) ?? '')
  })
  return moved ? undefined : time
}
