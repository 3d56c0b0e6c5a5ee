import type { Project } from '../../discover/project.ts'
import type { TokenPolicy } from '../../model/index.ts'
import {
  callsTo,
  isOpen,
  lastName,
  objectOf,
  property,
  textAt,
  unwrap,
  type Ast,
  type AstOf,
  type CallNode,
  type Module,
} from '../../program/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { mayBeSaid } from '../reading/code-around.ts'
import { setPolicy } from './policy.ts'

/**
 * Refresh tokens that an authorization server hands to a store of its own without an end: `save_token(token_type="refresh",
 * expires_at=None)`, or `saveRefreshToken({ token, clientId })` beside access tokens whose records have one.
 */
export function* savedWithoutEnd(module: Module, project: Project): Generator<TokenPolicy> {
  const saved = callsTo(module, SAVES).flatMap(({ node }) => recordOf(module, node) ?? [])
  const refresh = saved.filter(({ kind }) => kind === 'refresh')
  const [first] = refresh
  if (!first || refresh.some(({ end }) => end === 'some')) return
  const isSaid = refresh.every(({ end }) => end === 'nothing')
  if (!isSaid && !saved.some(({ kind, end }) => kind === 'access' && end === 'some')) return
  if (isEndedElsewhere(project, isSaid)) return
  const rotates = TAKES.test(module.file.text)
  const facts = { owner: OWNER, token: 'refresh', key: 'expires_at', confidence: 'medium', ...(rotates ? { rotates } : {}) } as const
  yield setPolicy(facts, 'never', 'kept without an end', module.span(first.call))
}

const OWNER = { what: 'token endpoint', product: 'code' }
const SAVES = /^(?:save|store|insert|create|add|put)_?\w{0,20}_?[tT]oken(?:_?[rR]ecord)?$/
/** A token that was used is taken out: what comes after it is another one. */
const TAKES = oneOf(
  '',
  /\b(?:take|consume|rotate)_?[rR]efresh/,
  /\b(?:take|consume|revoke|delete|remove)\w{0,30}\(\s{0,4}(?:\w{1,30}\.)?refresh_?[tT]oken/,
)

interface Saved {
  readonly call: CallNode
  readonly kind: 'access' | 'refresh'
  readonly end: 'some' | 'nothing' | 'none'
}

/** What is saved of a token that a client was given; undefined for other tokens, and where it cannot be read whole. */
function recordOf(module: Module, call: CallNode): Saved | undefined {
  const [given] = call.arguments.slice(-1)
  const record = given && given.type !== 'SpreadElement' ? objectOf(module, given) : undefined
  if (record?.type !== 'ObjectExpression' || isOpen(module, record) || isGivenByProvider(module, call, record)) return undefined
  const kind = kindOf(module, call, record)
  if (!kind || !OF_CLIENT.some((name) => property(module, record, name))) return undefined
  const end = ENDS.map((name) => property(module, record, name)).find((one) => one !== undefined)
  return { call, kind, end: end === undefined ? 'none' : isNothing(module, end) ? 'nothing' : 'some' }
}

const OF_CLIENT = ['client_id', 'clientId']
const ENDS = ['expires_at', 'expiresAt', 'expires', 'expiry', 'exp', 'expires_in', 'expiresIn', 'ttl']

/** Whether a token came in the answer of another server: `token: tokens.refresh_token`, or in a function that has redeemed a code there. */
function isGivenByProvider(module: Module, call: CallNode, record: AstOf<'ObjectExpression'>): boolean {
  const values = record.properties.flatMap((one) => (one.type === 'Property' ? one.value : []))
  if (values.some((one) => OF_ANSWER.test(module.source(one).slice(0, 200)))) return true
  const around = [...module.ancestors(call)].find((one) => /Function/.test(one.type))
  return around !== undefined && REDEEMS.test(module.file.text.slice(Math.max(around.start, call.start - AROUND), call.start))
}

const AROUND = 4000
const OF_ANSWER = /(?:\w|\)|\]|!)(?:\??\.refresh_?[tT]oken\b|\[["']refresh_token["']\]|\.get\(["']refresh_token["'])/
const REDEEMS = /\bgrant_type["']?\s{0,4}[:=,]\s{0,4}["'](?:authorization_code|refresh_token)["']/

function kindOf(module: Module, call: CallNode, record: AstOf<'ObjectExpression'>): Saved['kind'] | undefined {
  const [, said] = /(access|refresh)/i.exec(lastName(call.callee) ?? '') ?? []
  const type = ['token_type', 'tokenType', 'kind', 'type'].map((name) => property(module, record, name)).find((one) => one !== undefined)
  const kind = (said ?? (type && textAt(module, type)?.value) ?? '').toLowerCase().replace(/_?token$/, '')
  return kind === 'access' || kind === 'refresh' ? kind : undefined
}

function isNothing(module: Module, node: Ast): boolean {
  return /^(?:None|null|undefined)$/.test(module.source(unwrap(node)))
}

/**
 * Whether any code says of refresh tokens when they end, or counts since when they are; where the end is said to be none, only the
 * latter.
 */
function isEndedElsewhere(project: Project, isSaid: boolean): boolean {
  return isSaid
    ? mayBeSaid(project, 'count since when refresh tokens are', counts)
    : mayBeSaid(project, 'end refresh tokens', (text) => counts(text) || ENDED.test(text))
}

/** In a statement that has a word of tokens, or in the function around it, which has one before. */
function counts(text: string): boolean {
  if (!/refresh/i.test(text)) return false
  return [...text.matchAll(SINCE)].some(({ index, 0: said }) => /token/i.test(text.slice(Math.max(0, index - BEFORE), index) + said))
}

const BEFORE = 200

const BEGINNING = /\b(?:created|issued)_?at\b/
const SINCE = oneOf(
  'gi',
  inTurn('', BEGINNING, /["'\])]{0,3}[^;{}\n]{0,60}(?:[<]|(?<!=)>|\s[+-]\s)/),
  inTurn('', /(?:[<]|(?<!=)>|\s[+-]\s)[^;{}\n]{0,60}/, BEGINNING),
)
const END = /(?:expires?_?at|expiry|expiration|\bttl|max_?age|valid_until|deadline)/
const ENDED = oneOf(
  'i',
  inTurn('', /refresh_?tokens?\b[^;{}\n]{0,120}/, END),
  inTurn('', /refresh_?tokens?\w{0,20}\s{0,4}(?:=\s{0,4})?[({][^)}]{0,400}/, END),
  /refresh\w{0,20}(?:expir|_?ttl|life_?time|max_?age)/,
)
