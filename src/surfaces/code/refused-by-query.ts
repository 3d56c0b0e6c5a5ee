import { findsByKey, queriesByName, runsWithin } from '../../knowledge/words/refused-tokens.ts'
import { append } from '../../text/append.ts'
import {
  enclosingFunction,
  inside,
  isFunction,
  keyOf,
  lastName,
  unwrap,
  walk,
  type Ast,
  type AstOf,
  type Binding,
  type Module,
} from '../../program/index.ts'

/**
 * Whether a value is among the conditions of a query, or of a call in its chain: `session.query(User).filter(User.key == key).first()`.
 * With another one that changes from request to request, a live credential may only belong to something else.
 */
export function isQueriedBy(module: Module, query: AstOf<'CallExpression'>, name: string): boolean {
  let call: Ast = query
  let isAmong = false
  const all: Ast[] = []
  for (let step = 0; step < LONGEST_CHAIN && call.type === 'CallExpression'; step++) {
    const { callee, arguments: given } = call as AstOf<'CallExpression'>
    const called = lastName(callee) ?? ''
    if (!runsWithin.pattern.test(called)) append(all, given.flatMap(chooses))
    isAmong ||= queriesByName.pattern.test(called) && given.some((one) => hasCondition(module, one, name))
    isAmong ||= findsByKey.pattern.test(called) && given[0]?.type === 'Identifier' && given[0].name === name
    const below = unwrap(callee)
    call = below.type === 'MemberExpression' ? unwrap(below.object) : below
  }
  return isAmong && !all.some((one) => changesOtherwise(module, one, name))
}

const LONGEST_CHAIN = 20

/** What of an argument says which ones are found; a transaction says what the query runs in: `{ where: { token }, transaction }`. */
function chooses(given: Ast, index: number, all: readonly Ast[]): readonly Ast[] {
  const value = unwrap(given)
  if (value.type === 'Identifier') return index === 0 && all.length > 1 && runsWithin.pattern.test(value.name) ? [] : [given]
  if (value.type !== 'ObjectExpression' || (index === 0 && !value.properties.some((one) => optionOf(one) === 'where'))) return [given]
  return value.properties.filter((one) => !runsWithin.pattern.test(optionOf(one)))
}

function optionOf(property: AstOf<'ObjectExpression'>['properties'][number]): string {
  return property.type === 'Property' ? (keyOf(property) ?? '') : ''
}

/** A comparison with the value, or a field that has it: `{ where: { token } }`, `User.token == token`, `eq(users.token, token)`. */
function hasCondition(module: Module, given: Ast, name: string): boolean {
  let looked = 0
  for (const one of walk(given)) {
    if (++looked > MOST_NODES) return false
    if (one.type !== 'Identifier' || one.name !== name) continue
    const parent = module.parent(one)
    if (parent?.type === 'Property' && parent.value === one) return true
    if (parent?.type === 'BinaryExpression' && /^={2,3}$/.test(parent.operator)) return true
    if (parent?.type === 'CallExpression' && /^eq$/.test(lastName(parent.callee) ?? '')) return true
  }
  return false
}

const MOST_NODES = 300

/** Whether something else than the value, the time and what is the same for all requests is among what a query is given. */
function changesOtherwise(module: Module, given: Ast, name: string): boolean {
  let looked = 0
  for (const one of walk(given)) {
    if (++looked > MOST_NODES) return true
    if (one.type !== 'Identifier' || one.name === name || ALIKE.test(one.name) || isLabel(module, one)) continue
    if (REQUEST.test(one.name)) return true
    const binding = module.binding(one)
    if (binding !== undefined && !inside(binding.id, given) && isOfFunction(module, binding)) return true
  }
  return false
}

/** Times, and what a method belongs to. */
const ALIKE = /^(?:self|cls)$|now|today|date|time/i
const REQUEST = /^(?:req|request|ctx|context)$/

/** A key of an object, or a member: no name of a variable. */
function isLabel(module: Module, id: AstOf<'Identifier'>): boolean {
  const parent = module.parent(id)
  if (parent?.type === 'MemberExpression') return parent.property === id && !parent.computed
  return parent?.type === 'Property' && parent.key === id && parent.value !== id && !parent.computed
}

/** A parameter, or what a function makes anew; a literal and a time are the same for all. */
function isOfFunction(module: Module, { kind, id, init }: Binding): boolean {
  if (kind === 'param') return true
  if (enclosingFunction(module, id) === undefined) return false
  if (init === undefined) return true
  const value = unwrap(init)
  return value.type !== 'Literal' && !isFunction(value) && !TIME.test(module.source(value).slice(0, 100))
}

const TIME = /^\(?(?:new Date\b|Date\.|(?:\w{1,20}\.)?datetime\.|timezone\.|time\.|moment\(|dayjs\()/
