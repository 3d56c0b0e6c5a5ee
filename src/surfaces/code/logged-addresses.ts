import { shownName } from '../../classify/shown-name.ts'
import {
  assignmentsOf,
  definition,
  dotted,
  enclosingFunction,
  keyOf,
  lastName,
  passesOn,
  textAt,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type Module,
} from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { secretIn, type Shown } from './logged-secrets.ts'
import { isOnOtherBranch } from './other-branches.ts'
import { inUserinfoOf, type PutBeforeHost } from './userinfo-of-programs.ts'
import { shownParts } from './shown-parts.ts'

/**
 * An address into whose query a credential was put before, or such a query: `url.searchParams.set('api_key', key)` and then
 * `log(url.toString())`, `log(url.href)`, `log(params)`. https://url.spec.whatwg.org/#interface-urlsearchparams
 */
export function addressWithQuery(module: Module, value: Ast): Shown | undefined {
  for (const part of shownParts(module, value)) {
    const name = wholeOf(part)
    const binding = name && module.binding(name)
    const put = binding && (putBefore(module, binding, part) ?? tokenBeforeHost(module, binding, part))
    if (put) return { what: put, node: part, within: part }
  }
  return undefined
}

/** The token that an address was given before its host, and with it shows: `repo = repo.replace('https://', `https://${token}@`)`. */
function tokenBeforeHost(module: Module, binding: Binding, place: Ast): string | undefined {
  const around = enclosingFunction(module, place)
  for (const { credential, query } of userinfoOf(module)) {
    const made = query.start < place.start && enclosingFunction(module, query) === around ? nameGiven(module, query) : undefined
    if (!made || module.binding(made) !== binding || isOnOtherBranch(module, query, place)) continue
    if (!assignmentsOf(module, binding).some(({ left }) => left.start > query.end && left.start < place.start)) return credential.parameter
  }
  return undefined
}

const userinfoOf = oncePer((module: Module): readonly PutBeforeHost[] => [...inUserinfoOf(module)])

/** The name that is given an address, as it is or in place of a part of another one. */
function nameGiven(module: Module, address: Ast): AstOf<'Identifier'> | undefined {
  let below = address
  for (const one of module.ancestors(address)) {
    if (one.type === 'VariableDeclarator') return one.init === below && one.id.type === 'Identifier' ? one.id : undefined
    if (one.type === 'AssignmentExpression') return one.right === below && one.left.type === 'Identifier' ? one.left : undefined
    if (one.type === 'CallExpression' ? !/^(?:replace|replaceAll|sub)$/.test(lastName(one.callee) ?? '') : !PASSES.test(one.type))
      return undefined
    below = one
  }
  return undefined
}

const PASSES = /^(?:(?:Conditional|Logical|Typed|Binary|Await|New)Expression|TemplateLiteral)$/

/** The name of what is shown whole: `url`, `url.href`, `url.toString()`, `url.searchParams`. */
function wholeOf(part: Ast): AstOf<'Identifier'> | undefined {
  let inner = unwrap(part)
  if (inner.type === 'CallExpression') {
    const callee = unwrap(inner.callee)
    const isText = callee.type === 'MemberExpression' && inner.arguments.length === 0 && /^to(?:String|JSON)$/.test(keyOf(callee) ?? '')
    inner = isText ? unwrap(callee.object) : inner
  }
  if (inner.type === 'MemberExpression' && /^(?:href|search|searchParams)$/.test(keyOf(inner) ?? '')) inner = unwrap(inner.object)
  return inner.type === 'Identifier' ? inner : undefined
}

function putBefore(module: Module, binding: Binding, place: Ast): string | undefined {
  const all = putsInto(module, binding)
  const around = enclosingFunction(module, place)
  const before = all.filter(({ call }) => call.start < place.start && enclosingFunction(module, call) === around)
  return before.find(({ key, what, call }, i) => {
    const isCleared = before.slice(i + 1).some((one) => one.what === undefined && (one.key === key || one.key === undefined))
    return what !== undefined && !isCleared && !isOnOtherBranch(module, call, place)
  })?.what
}

/** What is put into a query, or taken out of it: then `what` is undefined, and so is the key of what cannot be read. */
interface Put {
  readonly call: Ast
  readonly key: string | undefined
  readonly what: string | undefined
}

function putsInto(module: Module, binding: Binding): readonly Put[] {
  const known = PUTS.get(binding)
  if (known) return known
  const found: Put[] = []
  PUTS.set(binding, found)
  for (const use of module.references(binding)) {
    if (found.length >= MOST) break
    const put = putBy(module, use)
    if (put) found.push(put)
  }
  return found
}

const PUTS = new WeakMap<Binding, readonly Put[]>()
/** Nobody puts more into one address. */
const MOST = 100

/** `url.searchParams.set(name, value)`, `params.append(name, value)`, `url.search = ''` */
function putBy(module: Module, use: Ast): Put | undefined {
  const first = module.parent(use)
  if (first?.type !== 'MemberExpression' || first.object !== use) return undefined
  const around = module.parent(first)
  if (around?.type === 'AssignmentExpression' && around.left === first) return ofPart(module, around, keyOf(first) ?? '')
  const method = keyOf(first) === 'searchParams' ? around : first
  const call = method && module.parent(method)
  if (method?.type !== 'MemberExpression' || call?.type !== 'CallExpression' || call.callee !== method) return undefined
  const [name, value] = call.arguments
  if (!name || name.type === 'SpreadElement' || !/^(?:set|append|delete)$/.test(keyOf(method) ?? '')) return undefined
  const key = textAt(module, name)?.value
  return { call, key, what: value && shownName(key ?? '') !== 'harmless' ? secretOf(module, value) : undefined }
}

/** `url.search = ''`, `url.password = token`: https://url.spec.whatwg.org/#dom-url-password */
function ofPart(module: Module, around: AstOf<'AssignmentExpression'>, key: string): Put | undefined {
  if (/^(?:search|href)$/.test(key)) return { call: around, key: undefined, what: undefined }
  const holder = around.left.type === 'MemberExpression' ? definition(module, around.left.object) : undefined
  const isAddress = holder?.type === 'NewExpression' && lastName(holder.callee) === 'URL'
  if (!isAddress || !/^(?:username|password)$/.test(key)) return undefined
  const given = unwrap(around.right)
  const isSaid = key === 'password' && (given.type === 'Identifier' || given.type === 'MemberExpression')
  return { call: around, key, what: secretOf(module, given) ?? (isSaid ? dotted(given) : undefined) }
}

/** A credential, also the part of one behind its name: `credential.slice(at + 1)`. */
function secretOf(module: Module, value: Ast): string | undefined {
  if (value.type === 'SpreadElement' || unwrap(value).type === 'Literal') return undefined
  const whole = secretIn(module, value)
  if (whole) return whole.what
  let found: string | undefined
  let name: Ast | undefined
  passesOn(module, value, (one) => {
    if (one.type === 'Identifier') name = one
    if (one.type !== 'MemberExpression' || !CREDENTIAL.test(keyOf(one) ?? '')) return false
    const field = fieldOf(module, one, name)
    found = field ? secretIn(module, field)?.what : (dotted(one) ?? keyOf(one))
    return found !== undefined
  })
  return found
}

/** A field that is taken of a value, and no method that is called: `credentials.projectId`, `const { projectId } = credentials`. */
function fieldOf(module: Module, value: Ast, name: Ast | undefined): Ast | undefined {
  let inner = value
  let around = module.parent(inner)
  while (around && unwrap(around) === value) [inner, around] = [around, module.parent(around)]
  if (around?.type === 'VariableDeclarator' && around.id.type === 'ObjectPattern') return name
  if (around?.type !== 'MemberExpression' || around.object !== inner) return undefined
  const call = module.parent(around)
  return call?.type === 'CallExpression' && call.callee === around ? undefined : around
}

/** Of other names the part may be another one. */
const CREDENTIAL = /credentials?$/i
