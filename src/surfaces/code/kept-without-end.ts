import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import type { TokenPolicy } from '../../model/index.ts'
import {
  callsTo,
  definition,
  isOpen,
  keyOf,
  lastName,
  objectOf,
  property,
  unwrap,
  type Ast,
  type AstOf,
  type Call,
  type Module,
} from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'
import { setPolicy } from './policy.ts'

/**
 * Refresh tokens that an authorization server writes into a store of keys and values without an end: no option of the call, and no time
 * in what is kept that anything reads. `mayRotate` where nothing shows that a token is good for more than one use.
 * https://developers.cloudflare.com/kv/api/write-key-value-pairs/#expiring-keys, https://redis.io/commands/set/
 */
export function* keptWithoutEnd(module: Module, project: Project, mayRotate: boolean): Generator<TokenPolicy> {
  const writes = callsTo(module, PUTS).flatMap((call) => writeOf(module, call) ?? [])
  const [first] = writes
  if (!first || writes.some(({ hasOption }) => hasOption) || endsByStore(module, first.store)) return
  const record = objectOf(module, first.record)
  if (!record || record.type !== 'ObjectExpression' || isOpen(module, record) || !isOfGrant(module, record)) return
  if (endsSomewhere(record, project)) return
  const owner = { what: 'store', name: lastName(first.store) ?? 'KV', product: 'this code' }
  const facts = { owner, token: 'refresh', key: 'expires_at', ...(mayRotate ? {} : { rotates: false }) } as const
  yield setPolicy(facts, 'never', 'kept without an end', module.span(first.key))
}

const PUTS = /^(?:put|set|setItem)$/

interface Write {
  readonly store: Ast
  readonly key: Ast
  readonly record: Ast
  readonly hasOption: boolean
}

/** `kv.put(`refresh_token:${hash}`, JSON.stringify(record))` */
function writeOf(module: Module, { node }: Call): Write | undefined {
  const callee = unwrap(node.callee)
  const [key, value, ...rest] = node.arguments
  if (callee.type !== 'MemberExpression' || !key || !value || !isKey(module, key)) return undefined
  const inner = definition(module, value)
  const [given] = inner.type === 'CallExpression' && lastName(inner.callee) === 'stringify' ? inner.arguments : [inner]
  return given && { store: callee.object, key, record: given, hasOption: rest.length > 0 }
}

/** A key that is made of what it is for and the token, or a hash of it. */
function isKey(module: Module, node: Ast): boolean {
  return node.type === 'TemplateLiteral' && KEY.test(module.source(node).slice(0, 120))
}

/** `refresh_token:${hash}`, `rt:${refresh}` */
const KEY = /^`(?:[\w:./-]{0,40}refresh_?tokens?[:/.-]\$\{|[\w:./-]{0,40}\brt[:/.-]\$\{(?:await )?(?:\w{1,20}\()?\w{0,20}refresh)/i

/** What is kept of a client that tokens were given to, and no token of somebody else. */
function isOfGrant(module: Module, record: AstOf<'ObjectExpression'>): boolean {
  const isBound = ['client_id', 'clientId'].some((name) => property(module, record, name) !== undefined)
  return isBound && !namesOf(record).some((name) => /(?:access|refresh|id)_?token$/i.test(name))
}

function namesOf(record: AstOf<'ObjectExpression'>): readonly string[] {
  return record.properties.flatMap((one) => (one.type === 'Property' ? (keyOf(one) ?? []) : []))
}

/** The store drops what it keeps by an option of its own, `new Keyv({ ttl })`, or is told to: https://redis.io/commands/expire/ */
function endsByStore(module: Module, store: Ast): boolean {
  if (callsTo(module, /^p?expire(?:_?at)?$/i).length > 0) return true
  const inner = unwrap(store)
  const init = inner.type === 'Identifier' ? module.binding(inner)?.init : undefined
  return init !== undefined && /ttl|expir|max_?age/i.test(module.source(init))
}

const TELLS_END = /exp|ttl|until|valid|deadline|max_?age/i
const TELLS_BEGINNING = /created|issued|iat$|time|date|_at$|[a-z]At$/

/** Whether what is kept tells its end, or since when it is and something asks for that, or something goes over what is kept. */
function endsSomewhere(record: AstOf<'ObjectExpression'>, project: Project): boolean {
  const names = namesOf(record)
  if (names.some((name) => TELLS_END.test(name))) return true
  const beginnings = names.filter((name) => TELLS_BEGINNING.test(name))
  const paths = project.below('').filter((path) => /\.[cm]?[jt]sx?$/.test(path) && !fileRole(path).test)
  if (paths.length > MOST_FILES) return true
  const asks = new RegExp(
    `prefix["']?:\\s{0,4}["'\`][\\w:./-]{0,40}refresh|[.?](?:${beginnings.map(literally).join('|') || '(?!)'})\\b`,
    'i',
  )
  return paths.some((path) => asks.test(project.text(path) ?? ''))
}

/** Larger repositories are not asked as a whole. */
const MOST_FILES = 2000
