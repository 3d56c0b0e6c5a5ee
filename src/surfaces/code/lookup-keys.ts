import {
  fold,
  identifiersNamed,
  isCallNode,
  keyOf,
  lastName,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type Module,
} from '../../program/index.ts'
import { countedIn, countsByKey, makesEntryKey, opensByKey } from '../../knowledge/words/value-kinds.ts'
import { oneOf, whole } from '../../text/pattern.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { opensByName } from '../../knowledge/words/entry-names.ts'
import { isPutInHeader } from './told-by-use.ts'

/**
 * Whether a name that may be a credential's or an entry's (`key`, `appKey`) is the key of an entry here: something is looked up, kept or
 * dropped by it. Who has a credential's own key asks by its full name, `findByApiKey`; what has more words before it (`accountKey`) is one
 * only where it is the key of a map or a store by the name of that.
 */
export function isLookupKey(module: Module, id: AstOf<'Identifier'>): boolean {
  const binding = module.binding(id)
  return binding !== undefined && isKeyBy(module, binding, id)
}

/** What is written to many logs is looked at once. */
const isKeyBy = oncePerPair((module: Module, binding: Binding, id: AstOf<'Identifier'>): boolean => {
  const uses = module.references(binding)
  // What is sent or signed in with opens something, whatever is counted or kept by it.
  if (uses.some((use) => isSignedInWith(module, use) || isPutInHeader(module, use))) return false
  if (/^_?keys?$/i.test(id.name) && binding.init && (binding.path?.length ?? 0) === 0 && makesKey(binding.init)) return true
  if (/^_?key$/i.test(id.name) && uses.some((use) => isGivenFirst(module, use, countsByKey.pattern))) return true
  if ((/^(?:key|app_?key)$/i.test(id.name) || isComposed(module, id, binding)) && uses.some((use) => isLookup(module, use))) return true
  if (!/key$/i.test(id.name) || opensByName.pattern.test(id.name)) return false
  return uses.some((use) => isOfStore(module, use)) || (!opensByKey.pattern.test(id.name) && isNameHere(module, id.name))
})

/**
 * Whether the module takes entries by what goes by this name, time and again: `SERVICES[service_key]`, `service_key in SERVICES`. Then it
 * is what things are called, in each function that is given it.
 */
function isNameHere(module: Module, name: string): boolean {
  const all = identifiersNamed(module, name)
  return all.filter((one) => isLookup(module, one)).length >= LEAST_LOOKUPS && !all.some((one) => isSignedInWith(module, one))
}

/** `create_client(url, service_key)`: what a client is made with is its credential, whatever is looked up by it. */
function isSignedInWith(module: Module, use: AstOf<'Identifier'>): boolean {
  const around = module.parent(use)
  if (!isCallNode(around)) return false
  return around.callee !== use && /client|connect|auth|sign_?in|login|headers?$|sdk/i.test(lastName(around.callee) ?? '')
}

const LEAST_LOOKUPS = 2

/** `cache.set(accountKey, …)`, `sessions[authKey]`, `auth_key in counters` */
function isOfStore(module: Module, use: AstOf<'Identifier'>): boolean {
  const around = module.parent(use)
  const store =
    around?.type === 'MemberExpression' && around.computed && around.property === use
      ? around.object
      : around?.type === 'BinaryExpression' && /(?:^|\s)in$/.test(around.operator) && around.left === use
        ? around.right
        : around?.type === 'CallExpression' && around.arguments[0] === use && around.callee.type === 'MemberExpression'
          ? KEEPS.test(keyOf(around.callee) ?? '') && around.callee.object
          : undefined
  return Boolean(store) && countedIn.pattern.test(lastName(unwrap(store as Ast)) ?? '')
}

/** What a store does by a key. */
const KEEPS = whole(
  'i',
  /get|set|put|has|add|delete|del|remove|pop|setdefault|setex|expire|ttl|exists|incr(?:by)?|decr|hit|consume/,
  /acquire|lock|release|h(?:get|set|getall|del)|get_?or_?\w{1,20}|invalidate|evict|remember|forget/,
  /contains(?:_?key)?|limit|check|reset|test|peek/,
)

/** A constant that is put together of others: `STORE_KEY = f"{ISSUER}::{CLIENT_ID}"`. A credential is no text of the program. */
function isComposed(module: Module, id: AstOf<'Identifier'>, binding: Binding): boolean {
  return (
    /^[A-Z][A-Z\d_]*_KEY$/.test(id.name) &&
    binding.init?.type === 'TemplateLiteral' &&
    binding.init.expressions.length > 0 &&
    fold(module, binding.init).kind !== 'dynamic' &&
    !module.written(binding)
  )
}

function isLookup(module: Module, use: AstOf<'Identifier'>): boolean {
  const around = module.parent(use)
  if (namesParameter(module, around, use)) return true
  if (around?.type === 'MemberExpression') return around.computed && around.property === use
  if (around?.type === 'BinaryExpression') return /(?:^|\s)in$/.test(around.operator) && around.left === use
  return isGivenFirst(module, use, LOOKS_UP)
}

function isGivenFirst(module: Module, use: AstOf<'Identifier'>, calls: RegExp): boolean {
  const around = module.parent(use)
  return around?.type === 'CallExpression' && around.arguments[0] === use && calls.test(lastName(around.callee) ?? '')
}

/** `options.keyGenerator ? options.keyGenerator(request) : rateLimitKey(request)` */
function makesKey(node: Ast, steps = 3): boolean {
  const value = unwrap(node)
  const any = (list: readonly Ast[]) => steps > 0 && list.some((one) => makesKey(one, steps - 1))
  switch (value.type) {
    case 'CallExpression':
      return makesEntryKey.pattern.test(lastName(value.callee) ?? '')
    case 'AwaitExpression':
      return any([value.argument])
    case 'ConditionalExpression':
      return any([value.consequent, value.alternate])
    case 'LogicalExpression':
      return any([value.left, value.right])
    default:
      return false
  }
}

/** `key + '='`, `${key}=`: what stands before the sign in a query or a form is what a parameter is called. */
function namesParameter(module: Module, around: Ast | undefined, use: Ast): boolean {
  if (around?.type === 'BinaryExpression' && around.operator === '+') {
    const { left, right } = around
    return left === use && right.type === 'Literal' && typeof right.value === 'string' && BEFORE_VALUE.test(right.value)
  }
  if (around?.type !== 'TemplateLiteral') return false
  const index = around.expressions.findIndex((one) => one === use)
  const [before, behind] = [around.quasis[index], around.quasis[index + 1]].map((one) => one && module.textOf(one).value)
  return before !== undefined && behind !== undefined && /(?:^|[?&;,\s{("'^])$/.test(before) && BEFORE_VALUE.test(behind)
}

/** One sign, as two pad base64. */
const BEFORE_VALUE = /^=(?!=)/

const LOOKS_UP = oneOf(
  'i',
  /^(?:get|pop|has|delete|discard|remove|setdefault|get_?or_?create|(?:find|get|load|fetch)\w{0,40}by_?key)$/,
  /^(?:get|set|put|del(?:ete)?|remove|read|write|load|save|update)_?(?:config|item|value|entry|object|record|state|json)$/,
)
