import { completesAuthorization } from '../../knowledge/words/redirects.ts'
import {
  calleeOf,
  definition,
  dotted,
  isCallNode,
  keyOf,
  lastName,
  originOf,
  property,
  results,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type Module,
} from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'
import type { Shown } from './logged-secrets.ts'
import { shownParts } from './shown-parts.ts'

/**
 * The address of a client with the code that an authorization server has just made for it: whoever reads it before the client redeems
 * the code does so instead (RFC 6749 section 10.5).
 */
export function codeSentBack(module: Module, node: Ast): Shown | undefined {
  if (!givesCodes(module)) return undefined
  for (const one of shownParts(module, node)) {
    const name = addressIn(one)
    if (name && REDIRECTS.test(name.name) && holdsCode(module, name)) return { what: 'code', node: one, within: one }
  }
  return undefined
}

/** An authorization server takes a redirect URI, and with it the state of the client. Looked for once, as a file has many logs. */
const givesCodes = oncePer((module: Module): boolean => /redirect_?uri/i.test(module.file.text) && /\bstate\b/i.test(module.file.text))

const REDIRECTS = /ur[il]|redirect|callback|location|target/i

/** `redirectUrl`, `url.href`, `url.toString()` */
function addressIn(node: Ast): AstOf<'Identifier'> | undefined {
  const of = node.type === 'CallExpression' && node.arguments.length === 0 ? unwrap(node.callee) : node
  const holder = of.type === 'MemberExpression' && /^(?:href|toString)$/.test(keyOf(of) ?? '') ? unwrap(of.object) : of
  return holder.type === 'Identifier' ? holder : undefined
}

function holdsCode(module: Module, name: AstOf<'Identifier'>, steps = 2): boolean {
  const value = definition(module, name)
  if (value !== name && isBuiltWithCode(module, value)) return true
  const written = value === name ? undefined : addressIn(value)
  if (written && steps > 0 && holdsCode(module, written, steps - 1)) return true
  const binding = module.binding(name)
  return (
    binding !== undefined &&
    (module.references(binding).some((use) => setsCode(module, use) || addsCode(module, use, name)) || isOfService(module, binding))
  )
}

/**
 * What the method of another class of the repository gives back, `const { redirectUrl } = await this.codes.issue(session)`, by the type
 * that the constructor promises.
 */
function isOfService(module: Module, { init, path }: Binding): boolean {
  const call = init && unwrap(init)
  const callee = calleeOf(call)
  const [part, ...more] = path ?? []
  if (call?.type === 'CallExpression' && part === 'redirectTo' && completesAuthorization.pattern.test(lastName(call.callee) ?? ''))
    return true
  if (callee?.type !== 'MemberExpression' || more.length > 0 || unwrap(callee.object).type !== 'MemberExpression') return false
  const origin = originOf(module, callee.object)
  const next = origin && module.neighbour(origin.module)
  const owner = next?.exported(origin?.name.replace('()', '') ?? '')
  if (!next || owner?.type !== 'ClassDeclaration') return false
  const method = owner.body.body.find((one) => one.type === 'MethodDefinition' && keyOf(one) === keyOf(callee))
  if (method?.type !== 'MethodDefinition') return false
  return results(next, method.value).some((one) => {
    const value = part === undefined ? one : property(next, one, String(part))
    const address = value && addressIn(unwrap(value))
    return address !== undefined && holdsCode(next, address)
  })
}

/** `url = url + '?code=' + code`, `url += `?code=${code}``, in front of where the address is asked for. */
function addsCode(module: Module, use: Ast, asked: Ast): boolean {
  const put = module.parent(use)
  if (put?.type !== 'AssignmentExpression' || put.left !== use || module.span(use).start > module.span(asked).start) return false
  return isBuiltWithCode(module, unwrap(put.right))
}

/** `url.searchParams.set('code', code)` */
function setsCode(module: Module, use: Ast): boolean {
  const params = module.parent(use)
  const method =
    params?.type === 'MemberExpression' && params.object === use && keyOf(params) === 'searchParams' ? module.parent(params) : undefined
  const call = method?.type === 'MemberExpression' && /^(?:set|append)$/.test(keyOf(method) ?? '') ? module.parent(method) : undefined
  const [key, value] = call?.type === 'CallExpression' ? call.arguments : []
  return key?.type === 'Literal' && key.value === 'code' && value !== undefined && isCode(value)
}

/** `${redirectUri}?code=${code}&state=…`, `redirect_uri + "?" + urlencode({"code": code, "state": state})` */
function isBuiltWithCode(module: Module, value: Ast): boolean {
  if (value.type === 'BinaryExpression' || value.type === 'TemplateLiteral') {
    const written = module.source(value).slice(0, 600)
    const put = /[?&]code=(?:\$?\{|["'`]\s{0,4}\+\s{0,4})([\w.$]{1,60})/.exec(written)?.[1]
    if (put !== undefined) return CODE.test(put.split('.').at(-1) ?? '')
  }
  return parts(value).some((one) => encodesCode(module, one))
}

function parts(value: Ast): readonly Ast[] {
  if (value.type === 'TemplateLiteral') return value.expressions
  return value.type === 'BinaryExpression' ? [...parts(value.left), ...parts(value.right)] : [value]
}

/** `urlencode(params)`, `new URLSearchParams({ code, state })` */
function encodesCode(module: Module, node: Ast): boolean {
  const value = definition(module, node)
  if (!isCallNode(value)) return false
  const name = lastName(value.callee) ?? ''
  if (name === 'toString' && value.callee.type === 'MemberExpression') return encodesCode(module, value.callee.object)
  const [first] = value.arguments
  if (!/^(?:urlencode|URLSearchParams)$/.test(name) || !first || first.type === 'SpreadElement') return false
  const object = definition(module, first)
  const code = object.type === 'ObjectExpression' ? property(module, object, 'code') : undefined
  return code !== undefined && isCode(code)
}

/** No number of an error, and no code of a country. */
function isCode(value: Ast): boolean {
  return CODE.test((dotted(value) ?? lastName(value) ?? '').split('.').at(-1) ?? '')
}

const CODE = /^(?:auth(?:ori[sz]ation)?_?)?code$/i
