import {
  definition,
  enclosingFunction,
  functionOf,
  inside,
  isFunction,
  isTextLiteral,
  keyOf,
  lastName,
  madeOf,
  results,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import {
  authorizationCodes,
  makesCode,
  ofShop,
  ofSignIn,
  redeemsCode,
  redeemsSomeCode,
  speaksOfSignIn,
} from '../../knowledge/words/logged-requests.ts'
import { addTo } from '../../text/grouped.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { callsIn } from './calls-in-function.ts'
import { isOfQuery, isTakenOut } from './cleared-queries.ts'
import type { Shown } from './logged-secrets.ts'
import { areReachedTogether, isGivenBetween, isWhereFailed } from './reached-together.ts'

/**
 * An authorization code on its way to be redeemed, or the address of a callback with one in its query: it is good until then (RFC 6749
 * section 4.1.2). Other codes come without a `state`. So is an address out of whose query a token is taken.
 */
export function codeOfCallback(module: Module, node: Ast): Shown | undefined {
  const inner = unwrap(node)
  if (inner.type === 'ObjectExpression' && !inner.named) {
    for (const one of inner.properties) {
      const found = one.type === 'Property' ? codeOfCallback(module, one.value) : undefined
      if (found) return found
    }
    return undefined
  }
  if (inner.type === 'TemplateLiteral') return inner.expressions.map((one) => codeOfCallback(module, one)).find(Boolean)
  if (inner.type === 'Identifier' && /^(?:auth_?)?code$/i.test(inner.name))
    return (isRead(module, inner) && readsOf(module, inner).has('state')) || isIssued(module, inner) || isGiven(module, inner)
      ? { what: inner.name, node: inner }
      : undefined
  const address = addressIn(inner)
  for (const { name } of address ? [address] : takenApart(module, inner)) {
    const read = readsOf(module, inner, name)
    const what =
      tokenRead(module, inner, read) ?? (read.has('code') && (read.has('state') || isCallback(module, inner)) ? 'code' : undefined)
    if (what === undefined || (address && isTakenOut(module, inner, name, what))) continue
    if (read.get(what)?.some((one) => areReachedTogether(module, inner, one)))
      return { what, node: inner, within: inner, readOf: `${name}.searchParams` }
  }
  return undefined
}

/** A code that is made at random here, by itself or by a function, in a module of authorization codes: RFC 6749 section 4.1.2. */
function isIssued(module: Module, id: AstOf<'Identifier'>): boolean {
  if (!authorizationCodes.pattern.test(module.file.text)) return false
  const value = definition(module, id)
  const made = value.type === 'CallExpression' ? functionOf(module, value.callee) : undefined
  return [...(value === id ? [] : [value]), ...(made ? results(module, made) : [])].some((one) => madeOf(module, one, isRandom(module)))
}

/**
 * A code that a function is given with its `state`, as a route is, or that it redeems, before it does so: `async def callback(code: str,
 * state: str)`.
 */
function isGiven(module: Module, id: AstOf<'Identifier'>): boolean {
  const binding = module.binding(id)
  if (binding?.kind !== 'param') return false
  const fn = [...module.ancestors(id)].find((one): one is FunctionNode => isFunction(one) && inside(binding.id, one))
  if (!fn) return false
  const { before, names, takesState } = givenTo(module, fn)
  const until = before < 0 || id.start < before
  return until && (before >= 0 || (takesState && speaksOfSignIn.pattern.test(names)))
}

/** Where a function redeems its code, if it does, and what says what it is for. */
const givenTo = oncePerPair((module: Module, fn: FunctionNode) => {
  const code = module.source(fn).slice(0, LONGEST)
  const isOfSignIn = ofSignIn.pattern.test(code) || ofSignIn.pattern.test(module.file.path)
  const isOfShop = !isOfSignIn && ofShop.pattern.test(code)
  const redeemed = isOfShop ? null : (redeemsCode.pattern.exec(code) ?? (isOfSignIn ? someRedeemed(code) : null))
  const method = module.parent(fn)
  const decorators = [...fn.decorators, ...(method?.type === 'MethodDefinition' ? method.decorators : [])]
  return {
    before: redeemed ? module.span(fn).start + redeemed.index : -1,
    names: [module.file.path, code, ...decorators.map((one) => module.source(one).slice(0, 200))].join('\n'),
    takesState: !isOfShop && /[(,]\s{0,20}(?:@\w{1,20}\([^()]{0,40}\)\s)?state\b/.test(code.slice(0, LONGEST_HEAD)),
  }
})

/** What redeems the code of a shop says so by its name. */
function someRedeemed(code: string): RegExpExecArray | null {
  const redeemed = redeemsSomeCode.pattern.exec(code)
  return redeemed && ofShop.pattern.test(redeemed[0]) ? null : redeemed
}

const LONGEST_HEAD = 600

const isRandom = (module: Module) => (node: Ast) =>
  node.type === 'CallExpression' && makesCode.pattern.test(`${module.source(node.callee).slice(0, 100)}(`)

/** A path of the function around: `url.pathname === '/auth/callback'`. */
function isCallback(module: Module, node: Ast): boolean {
  const around = enclosingFunction(module, node)
  return (
    around !== undefined &&
    /["'`/](?:oauth|auth|oidc|login|callback)[\w/-]{0,40}callback\b|["'`]\/callback\b/.test(module.source(around).slice(0, LONGEST))
  )
}

/** More of a function is not looked at. */
const LONGEST = 6000

/** Whether a name is a parameter that was read of a query. */
function isRead(module: Module, id: AstOf<'Identifier'>): boolean {
  return nameRead(definition(module, id)) === 'code'
}

/** `url.href`, `url.toString()`, or a name of the address itself that is put into a text. */
function addressIn(node: Ast): AstOf<'Identifier'> | undefined {
  const of = node.type === 'CallExpression' && node.arguments.length === 0 ? unwrap(node.callee) : node
  if (of.type !== 'MemberExpression' || !/^(?:href|search|toString)$/.test(keyOf(of) ?? '')) return undefined
  const holder = unwrap(of.object)
  return holder.type === 'Identifier' ? holder : undefined
}

/**
 * The names by which an address is taken apart: `parsed` of `const parsed = new URL(url)`, where `url` itself is shown, is the same, and
 * did not fail to be one.
 */
function* takenApart(module: Module, node: Ast): Generator<AstOf<'Identifier'>> {
  const binding = node.type === 'Identifier' ? module.binding(node) : undefined
  if (!binding) return
  const around = enclosingFunction(module, node)
  for (const { call, name } of addressesOf(module, binding)) {
    if (enclosingFunction(module, name) !== around) continue
    if (!isGivenBetween(module, binding, node, call) && !isWhereFailed(module, node, call)) yield name
  }
}

/** The addresses that are made of a name. */
const addressesOf = oncePerPair((module: Module, binding: Binding) => {
  const found: { call: Ast; name: AstOf<'Identifier'> }[] = []
  for (const use of module.references(binding)) {
    const call = module.parent(use)
    if (call?.type !== 'NewExpression' || call.arguments[0] !== use || lastName(call.callee) !== 'URL') continue
    const made = module.parent(call)
    if (made?.type === 'VariableDeclarator' && made.id.type === 'Identifier') found.push({ call, name: made.id })
  }
  return found
})

/** A token that the function around an address reads of its query; one that is only called a token may be that of a mail. */
function tokenRead(module: Module, node: Ast, read: Read): string | undefined {
  const named = [...read.keys()].find((one) => /^(?:access|refresh|id)_?token$/i.test(one))
  const around = named === undefined && read.has('token') ? enclosingFunction(module, node) : undefined
  return around && ofSignIn.pattern.test(module.source(around).slice(0, LONGEST)) ? 'token' : named
}

/** Parameters of a query, and where each is read. */
type Read = ReadonlyMap<string, readonly Ast[]>

/** The parameters that the function around a place reads of a query, of a certain address where one is named. */
function readsOf(module: Module, node: Ast, address?: string): Read {
  const around = enclosingFunction(module, node)
  return around ? readsIn(around, address, module) : new Map()
}

/** What the code itself has put into the query before came with no address. */
const readsIn = oncePerPair((around: FunctionNode, address: string | undefined, module: Module): Read => {
  const read = new Map<string, Ast[]>()
  const put = new Map<string, number>()
  for (const one of callsIn(module, around)) {
    const name = isOfQuery(one, address) ? nameRead(one) : undefined
    if (name !== undefined && one.start < (put.get(name) ?? Infinity)) addTo(read, name, one)
    const own = address !== undefined && isOfQuery(one, address) ? nameRead(one, 'set') : undefined
    if (own !== undefined) put.set(own, one.end)
  }
  return read
})

/** `query.get('code')` */
function nameRead(node: Ast, by: 'get' | 'set' = 'get'): string | undefined {
  const inner = unwrap(node)
  if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression' || keyOf(inner.callee) !== by) return undefined
  const [first] = inner.arguments
  return isTextLiteral(first) ? first.value : undefined
}
