import { requestHeaders } from '../../knowledge/words/dotted-paths.ts'
import {
  definition,
  dotted,
  fold,
  functionOf,
  isOwnMember,
  keyOf,
  lastName,
  memberName,
  memberOf,
  methodOf,
  pathWritten,
  property,
  results,
  unwrap,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { items, string } from '../../parse/node.ts'
import type { Shown } from './logged-secrets.ts'
import { isOfAnswer } from './answer-headers.ts'
import { isAuthorization } from './held-values.ts'
import { isMasked } from './masked-members.ts'
import { shownName } from '../../classify/shown-name.ts'
import { makesAuthorization, requestHeaders as everyRequest } from '../../knowledge/words/logging.ts'

/** Whether a name is that of a request's headers, with what authorizes it among them. */
export function holdAuthorization(module: Module, node: Ast): boolean {
  return areSentToServer(module, node) || getAuthorization(module, node) || areMadeWithIt(module, node) || areOfCaller(module, node)
}

/** `const { headers } = req`, of which none is taken out. */
export function takenOfRequest(module: Module, node: AstOf<'Identifier'>): Shown | undefined {
  const { init, path } = module.binding(node) ?? {}
  const of = path?.length === 1 && init ? dotted(init) : undefined
  const what = `${of}.${String(path?.[0])}`
  if (!init || of === undefined || !everyRequest.pattern.test(what) || isOfAnswer(module, init)) return undefined
  const binding = module.binding(node)
  return binding && module.references(binding).some((one) => isTakenOut(one)) ? undefined : { what, node, within: node }
}

/**
 * Headers of which one is read that reaches a server only, `allHeaders.get('x-forwarded-for')`. What is written here, or gets that header
 * here, are those of a request that is sent.
 */
function areOfCaller(module: Module, node: Ast): boolean {
  const binding = node.type === 'Identifier' && /headers$/i.test(node.name) ? module.binding(node) : undefined
  if (!binding || /res(?:p|ponse)?_?headers$/i.test(binding.name) || isWrittenHere(definition(module, node))) return false
  const uses = module.references(binding)
  return uses.some((one) => OF_CALLER.test(keyRead(module, one) ?? '')) && !uses.some((one) => isTakenOut(one) || isGiven(one))
}

/** `{ accept: '…' }`, `new Headers({ accept: '…' })`, `dict(Accept="…")`, `new Map()` */
function isWrittenHere(value: Ast): boolean {
  if (value.type === 'ObjectExpression') return !value.properties.some((one) => one.type === 'SpreadElement')
  if (value.type !== 'NewExpression' && value.type !== 'CallExpression') return false
  if (!/^(?:Headers|Map|dict|CaseInsensitiveDict)$/.test(lastName(value.callee) ?? '')) return false
  return value.arguments.every((one) => one.type === 'ObjectExpression' && isWrittenHere(one))
}

/** Headers of requests that only a server is asked for, as those that proxies put in: RFC 7239. A client sets the others itself. */
const OF_CALLER = /^(?:authorization|cookie|forwarded|x-forwarded-(?:for|host|proto)|x-real-ip|cf-connecting-ip)$/i

/** `headers['x-forwarded-for'] = address`, `headers.set('Cookie', cookie)` */
function isGiven(use: Ast): boolean {
  const member = memberOf(use)
  const change = member?.parent
  if (!member) return false
  if (change?.type === 'AssignmentExpression') return change.left === member && OF_CALLER.test(keyOf(member) ?? '')
  const [key] = change?.type === 'CallExpression' && change.callee === member ? change.arguments : []
  return /^(?:set|append|setdefault)$/.test(keyOf(member) ?? '') && key?.type === 'Literal' && OF_CALLER.test(String(key.value))
}

/** `headers.get("Cookie")`, `headers['user-agent']` */
function keyRead(module: Module, use: Ast): string | undefined {
  const member = module.parent(use)
  if (member?.type !== 'MemberExpression' || member.object !== use) return undefined
  const call = module.parent(member)
  if (call?.type === 'AssignmentExpression' && call.left === member) return undefined
  if (call?.type !== 'CallExpression' || call.callee !== member) return keyOf(member)
  const [first] = call.arguments
  return /^(?:get|has)$/.test(keyOf(member) ?? '') && first?.type === 'Literal' ? String(first.value) : undefined
}

/**
 * `headers = self._auth_headers()`, or of another function of the module whose result has an Authorization, or those of the request that
 * is answered.
 */
function areMadeWithIt(module: Module, node: Ast): boolean {
  const binding = node.type === 'Identifier' && /headers?$/i.test(node.name) ? module.binding(node) : undefined
  const made = binding && definition(module, node)
  if (made?.type === 'CallExpression' && requestHeaders.pattern.test(pathWritten(module, made.callee))) return true
  if (!binding || made?.type !== 'CallExpression' || module.references(binding).some((one) => isTakenOut(one))) return false
  return givesAuthorization(module, made)
}

/** Whether what a call gives are headers with an Authorization, by its name or by what its function gives. */
function givesAuthorization(module: Module, { callee }: AstOf<'CallExpression'>): boolean {
  if (makesAuthorization.pattern.test(lastName(callee) ?? '')) return true
  const fn = functionOf(module, callee) ?? ownMethod(module, callee)
  return fn !== undefined && results(module, fn).some((one) => AUTHORIZATION.some((name) => sends(module, property(module, one, name))))
}

/** The headers among the options of a request that authorize it: `{ method, headers: { 'X-API-Key': process.env.MAPS } }`. */
export function sentAmongOptions(module: Module, { properties }: AstOf<'ObjectExpression'>): Shown | undefined {
  for (const one of properties) {
    if (one.type !== 'Property' || keyOf(one) !== 'headers') continue
    const value = definition(module, one.value)
    if (value.type === 'CallExpression' && givesAuthorization(module, value)) return { what: 'headers', node: one.value }
    if (value.type !== 'ObjectExpression' || isMasked(value)) continue
    const sent = value.properties.find((each) => each.type === 'Property' && isAuthorization(each) && isSentWhole(module, each.value))
    if (sent?.type === 'Property') return { what: `headers.${keyOf(sent) ?? ''}`, node: sent.value }
  }
  return undefined
}

/** A value, or one behind its scheme, that is not cut, masked or counted. */
function isSentWhole(module: Module, node: Ast): boolean {
  const value = unwrap(node)
  switch (value.type) {
    case 'Identifier':
      return (
        shownName(value.name) !== 'harmless' && !/^(?:ConditionalExpression|UnaryExpression|Literal)$/.test(definition(module, value).type)
      )
    case 'MemberExpression':
      return dotted(value) !== undefined && shownName(keyOf(value) ?? '') !== 'harmless' && keyOf(value) !== 'length'
    case 'TemplateLiteral':
      return value.expressions.length === 1 && isSentWhole(module, value.expressions[0] as Ast)
    case 'BinaryExpression':
      return value.operator === '+' && unwrap(value.left).type === 'Literal' && isSentWhole(module, value.right)
    default:
      return false
  }
}

function ownMethod(module: Module, callee: Ast): FunctionNode | undefined {
  const member = unwrap(callee)
  return isOwnMember(member) ? methodOf(module, member) : undefined
}

const AUTHORIZATION = ['Authorization', 'authorization', 'X-API-Key', 'x-api-key'] as const

function sends(module: Module, value: Ast | undefined): boolean {
  return value !== undefined && definition(module, value).type !== 'Literal'
}

/** All headers that a transport sends to an MCP server, `requestInit: { headers }`: what the user gives there is mostly a key. */
function areSentToServer(module: Module, node: Ast): boolean {
  const binding = node.type === 'Identifier' && /headers$/i.test(node.name) ? module.binding(node) : undefined
  return (
    binding !== undefined &&
    module.references(binding).some((one) => {
      const use = module.parent(one)
      const init = use?.type === 'Property' && keyOf(use) === 'headers' ? module.parent(use) : undefined
      const given = init?.type === 'ObjectExpression' ? module.parent(init) : undefined
      return given?.type === 'Property' && keyOf(given) === 'requestInit'
    })
  )
}

/** `headers["Authorization"] = f"Bearer {token}"`, or `headers.set('Authorization', token)`, before all of them are logged. */
function getAuthorization(module: Module, node: Ast): boolean {
  const binding = node.type === 'Identifier' && /headers$/i.test(node.name) ? module.binding(node) : undefined
  return (
    binding !== undefined &&
    module.references(binding).some((one) => {
      const member = memberOf(one)
      const change = member?.parent
      if (!member) return false
      if (change?.type === 'CallExpression') return change.callee === member && sets(module, change)
      if (change?.type !== 'AssignmentExpression' || change.left !== member) return false
      const key = keyOf(member)
      const isKey = key === undefined ? NAMES_IT.test(lastName(member.property) ?? '') : AUTHORIZES.test(key)
      return isKey && unwrap(change.right).type !== 'Literal'
    }) &&
    !module.references(binding).some((one) => isTakenOut(one))
  )
}

/** `headers.set('Authorization', token)`, or every header of a list that has it, as a caller sent it. */
function sets(module: Module, { callee, arguments: [key, value] }: AstOf<'CallExpression'>): boolean {
  if (!/^(?:set|append)$/.test(lastName(callee) ?? '') || !key || !value || unwrap(value).type === 'Literal') return false
  const name = unwrap(key)
  if (name.type === 'Literal') return AUTHORIZES.test(String(name.value))
  const loop = name.type === 'Identifier' ? module.binding(name)?.node.parent?.parent : undefined
  if (loop?.type !== 'ForOfStatement') return false
  return items(fold(module, loop.right)).some((one) => AUTHORIZES.test(string(one)?.value ?? ''))
}

/** A variable for the name of such a header. */
const NAMES_IT = /^(?:auth\w{0,20}|access_?token|api_?key|token)(?:_?header)?(?:_?name)?$/i
const AUTHORIZES = /^(?:authorization|x-api-key|api-key|cookie)$/i

/** `headers.pop("Authorization")`, `delete headers.Authorization`. */
function isTakenOut(use: Ast): boolean {
  const member = memberOf(use)
  const change = member?.parent
  if (change?.type === 'CallExpression') return /^(?:pop|delete|clear)$/.test(memberName(member) ?? '')
  return change?.type === 'UnaryExpression' || change?.type === 'OtherStatement'
}
