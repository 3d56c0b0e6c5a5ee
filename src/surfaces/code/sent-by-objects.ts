import { registrableDomain } from '../../classify/domains.ts'
import type { TokenForwarding } from '../../model/index.ts'
import { checkWord } from '../../knowledge/words/checks.ts'
import {
  givenBack,
  importSource,
  inside,
  instanceOf,
  isFunction,
  isOwnMember,
  keyOf,
  lastName,
  memberName,
  named,
  passesOn,
  property,
  traitsOf,
  unwrap,
  withoutDefault,
  type Ast,
  type AstOf,
  type CallNode,
  type FunctionNode,
  type Here,
  type Module,
} from '../../program/index.ts'
import { CARRIES_TOKEN, requestWith, targetOf } from './forwarding-targets.ts'
import { inboundToken } from './inbound-tokens.ts'
import { isLocal } from './settings.ts'

/**
 * Objects of the repository's own classes that a server makes with its caller's token, and its functions that are handed it, where these
 * send it to another host: `new BooksClient(bearer)`, whose class has `Authorization: Bearer ${this.token}`.
 */
export function* sentByObjects(module: Module): Generator<TokenForwarding> {
  const made = [...module.nodes('NewExpression'), ...module.nodes('CallExpression')]
  for (const call of made) {
    if (!mayHold(module, call)) continue
    for (const { place, node } of given(call)) {
      const token = bearerIn(module, node)
      const host = token && sender(module, call, place)
      if (token && host) yield { kind: 'tokenForwarding', host, token, at: module.span(node) }
    }
  }
}

/** A class, or a function that is called by its name and is none that looks at the token. */
function mayHold(module: Module, { type, callee }: CallNode): boolean {
  const name = unwrap(callee).type === 'Identifier' ? lastName(callee) : undefined
  if (name === undefined || !isOfRepository(module, callee)) return false
  return (
    type === 'NewExpression' ||
    (traitsOf(module).callsMakeObjects && /^[A-Z]/.test(name)) ||
    !(checkWord.pattern.test(name) || ASKS.test(name))
  )
}

/** Most that a program calls is of its language or of a package: what that does, nobody reads. */
function isOfRepository(module: Module, callee: Ast): boolean {
  const binding = module.binding(unwrap(callee))
  if (binding?.kind !== 'import') return binding !== undefined
  const source = importSource(module, binding)
  return source !== undefined && module.neighbourPath(source) !== undefined
}

/** A function that asks the provider whose token it is, gets another for it, or ends it. */
const ASKS = /user|profile|whoami|(?:^|_|get)me$|exchange|token|revoke|valid|check|hash|log/i

/** Where an argument stands: its position, or the name that it is given by. */
type Place = readonly [position: number, name?: string]

function* given({ arguments: all }: CallNode): Generator<{ readonly place: Place; readonly node: Ast }> {
  for (const [position, one] of all.entries()) {
    if (one.type === 'SpreadElement') return
    const inner = unwrap(one)
    if (inner.type !== 'ObjectExpression') yield { place: [position], node: one }
    for (const each of inner.type === 'ObjectExpression' ? inner.properties : []) {
      const name = each.type === 'Property' ? keyOf(each) : undefined
      if (each.type === 'Property' && name !== undefined) yield { place: [position, name], node: each.value }
    }
  }
}

/** The caller's token: by itself, what a function takes out of the request, or a member of what that gives back. */
function bearerIn(module: Module, node: Ast): string | undefined {
  let token = inboundToken(module, node, true)
  if (token !== undefined) return token
  passesOn(module, node, (one) => {
    const name = memberName(one)
    const call = one.type === 'MemberExpression' ? one.object : one
    if (one.type === 'MemberExpression' ? name === undefined : one.type !== 'CallExpression') return false
    for (const back of givenBack(module, call)) {
      const value = name === undefined ? back.node : property(back.module, back.node, name)
      token ??= value && inboundToken(back.module, value, true)
    }
    return token !== undefined
  })
  return token
}

/** The host that a class or function sends to what it is given in a place. */
function sender(module: Module, call: CallNode, place: Place): string | undefined {
  const type = instanceOf(module, call)
  const whole: Here | undefined = type?.made === call ? type : named(module, call.callee)
  if (!whole) return undefined
  const fn = whole.node.type === 'ClassDeclaration' ? constructorOf(whole.node) : isFunction(whole.node) ? whole.node : undefined
  const param = fn && parameterAt(whole.module, fn, place)
  return param && hostSentTo(whole, param)
}

function constructorOf({ body }: AstOf<'ClassDeclaration'>): FunctionNode | undefined {
  const own = body.body.find((one) => one.type === 'MethodDefinition' && /^(?:constructor|__init__)$/.test(keyOf(one) ?? ''))
  return own?.type === 'MethodDefinition' ? own.value : undefined
}

interface Parameter {
  readonly name: string
  /** The member of it that holds the token: of an object with options. */
  readonly member?: string
  readonly fn: FunctionNode
}

function parameterAt(module: Module, fn: FunctionNode, [position, member]: Place): Parameter | undefined {
  const own = fn.params.filter((one) => !(one.type === 'Identifier' && one.name === 'self'))
  const param = own[position]
  const inner = param?.type === 'ParameterProperty' ? param.parameter : param
  const id = withoutDefault(inner)
  if (id?.type === 'Identifier') return { name: id.name, fn, ...(member === undefined ? {} : { member }) }
  const taken = id?.type === 'ObjectPattern' ? id.properties.find((one) => one.type === 'Property' && keyOf(one) === member) : undefined
  const name = taken?.type === 'Property' ? module.source(taken.value).split(/\W/)[0] : undefined
  return name ? { name, fn } : undefined
}

/** The one host to which headers with what a parameter holds go, by itself or by the field that keeps it. */
function hostSentTo({ module, node }: Here, param: Parameter): string | undefined {
  const fields = new Set(fieldsOf(module, node, param))
  const isIt = (one: Ast) => {
    if (one.type === 'Identifier') return param.member === undefined && one.name === param.name && inside(one, param.fn)
    if (one.type !== 'MemberExpression') return false
    const object = unwrap(one.object)
    if (object.type === 'ThisExpression') return fields.has(keyOf(one) ?? '')
    return object.type === 'Identifier' && object.name === param.name && keyOf(one) === param.member && inside(one, param.fn)
  }
  for (const header of module.nodes('Property')) {
    if (!inside(header, node) || !CARRIES_TOKEN.test(keyOf(header) ?? '') || !passesOn(module, header.value, isIt)) continue
    const host = requestHost(module, header) ?? baseNamed(module)
    if (host !== undefined && host !== 'own') return host
  }
  return undefined
}

/** The host of the request that a header is written for. */
function requestHost(module: Module, header: Ast): string | undefined {
  const asked = requestWith(module, header)
  return asked && targetOf(asked.url)
}

/** The host of the one address in a module that may be the beginning of others, or of a service and its sandbox. */
function baseNamed(module: Module): string | undefined {
  const hosts = module.strings().flatMap(({ value }) => BASE.exec(value)?.[1]?.toLowerCase() ?? [])
  const [first, ...others] = [...new Set(hosts)].sort((a, b) => a.length - b.length)
  const isOne = first !== undefined && !isLocal(first) && others.every((one) => registrableDomain(one) === registrableDomain(first))
  return isOne ? first : undefined
}

/** `https://api.books.io`, `https://books.io/api/v2/`: no page of a website. */
const BASE = /^https:\/\/([\w.-]+)(?:\/(?:v?\d[\w.]{0,20}|[\w-]{0,30}api[\w-]{0,30}|rest|graphql|services))*\/?$/i

/** The fields that a constructor keeps a parameter in: `this.token = token`, `constructor(private token)`. */
function* fieldsOf(module: Module, type: Ast, { name, member, fn }: Parameter): Generator<string> {
  if (type.type !== 'ClassDeclaration') return
  if (member === undefined && fn.params.some((one) => one.type === 'ParameterProperty' && module.source(one).includes(name))) yield name
  for (const { left, right } of module.nodes('AssignmentExpression')) {
    if (!inside(left, fn) || !isOwnMember(left)) continue
    const value = unwrap(right)
    const root = value.type === 'MemberExpression' ? unwrap(value.object) : value
    const isMember = value.type === 'MemberExpression' ? keyOf(value) === member : member === undefined
    const key = keyOf(left)
    if (key !== undefined && isMember && root.type === 'Identifier' && root.name === name) yield key
  }
}
