import { shownName } from '../../classify/shown-name.ts'
import { firstFound } from '../../text/first-found.ts'
import {
  dotted,
  enclosingFunction,
  keyOf,
  memberName,
  memberOf,
  traitsOf,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type Module,
} from '../../program/index.ts'
import { secretIn } from './logged-secrets.ts'
import { isOnOtherBranch } from './other-branches.ts'

/**
 * The key under which a credential was put into an object before a place of the same function: `args["auth"] = access_token`,
 * `payload.password = given`, or what was merged into it, `result.update(tokens)`. Of a branch that the place is not on, nobody can tell.
 */
export function secretPutIn(module: Module, binding: Binding, place: Ast): Omit<Put, 'change' | 'around'> | undefined {
  const all = putInto(module, binding)
  if (all.length === 0) return undefined
  const around = enclosingFunction(module, place)
  return all.find((one) => one.change.start < place.start && one.around === around && !isOnOtherBranch(module, one.change, place))
}

/** A credential that is put into an object, by its key, and the function that does it. */
interface Put {
  readonly key: string
  /** What was merged into the object goes by a name of its own. */
  readonly isMerged?: true
  readonly change: Ast
  readonly around: Ast | undefined
}

/** What is put into one object: told once, as an object may be logged thousands of times. */
function putInto(module: Module, binding: Binding): readonly Put[] {
  const known = PUT.get(binding)
  if (known) return known
  const found: Put[] = []
  // What a credential is made of may be the object itself.
  PUT.set(binding, found)
  for (const use of module.references(binding)) {
    if (found.length >= MOST) break
    const merged = mergedAt(module, binding, use)
    const whole = merged && firstFound(merged.given, (one) => secretIn(module, one))
    if (merged && whole) found.push({ key: whole.what, isMerged: true, change: merged.change, around: enclosingFunction(module, use) })
    const member = memberOf(use)
    const change = member?.parent
    if (!member || change?.type !== 'AssignmentExpression' || change.left !== member) continue
    const key = keyOf(member)
    if (key === undefined || !(member.computed || traitsOf(module).fieldsAreEntries)) continue
    if (isSecret(module, key, change)) found.push({ key, change, around: enclosingFunction(module, use) })
  }
  return found
}

/** What is merged into an object where it is used: `result.update(**tokens)`, `result |= tokens`, `Object.assign(result, tokens)`. */
function mergedAt(module: Module, { init }: Binding, use: Ast): { readonly change: Ast; readonly given: readonly Ast[] } | undefined {
  const around = module.parent(use)
  if (around?.type === 'AssignmentExpression')
    return around.left === use && around.operator === '|=' ? { change: around, given: [around.right] } : undefined
  if (around?.type === 'CallExpression')
    return dotted(around.callee) === 'Object.assign' && around.arguments[0] === use
      ? { change: around, given: around.arguments.slice(1) }
      : undefined
  const call = around?.type === 'MemberExpression' && around.object === use ? module.parent(around) : undefined
  // `update` of a hash adds what is hashed.
  const isUpdate = call?.type === 'CallExpression' && call.callee === around && memberName(around) === 'update'
  if (!isUpdate || !init || !isDictionary(init)) return undefined
  return { change: call, given: call.arguments }
}

function isDictionary(init: Ast): boolean {
  const value = unwrap(init)
  return value.type === 'ObjectExpression' || (value.type === 'CallExpression' && dotted(value.callee) === 'dict')
}

const PUT = new WeakMap<Binding, readonly Put[]>()
/** Nobody writes more credentials into one object. */
const MOST = 100

function isSecret(module: Module, key: string, { right, operator }: AstOf<'AssignmentExpression'>): boolean {
  const value = unwrap(right)
  if (operator !== '=' || value.type === 'Literal' || shownName(key) === 'harmless') return false
  return secretIn(module, value) !== undefined
}
