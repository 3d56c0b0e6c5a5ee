import { givesSession, handsToken } from '../../knowledge/words/handed-tokens.ts'
import {
  dotted,
  enclosingFunction,
  identifiersNamed,
  isFunction,
  keyOf,
  nameOf,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { isWhereFailed } from './handed-nothing.ts'
import { isTokenAnswer } from './token-answers.ts'
import type { Shown } from './logged-secrets.ts'

/** A name for what a sign-in library hands over, whatever it is called: `chrome.identity.getAuthToken({}, (result) => …)`. */
export function handedToken(module: Module, node: AstOf<'Identifier'>): Shown | undefined {
  const binding = module.binding(node)
  if (!binding || !(isHanded(module, binding) || isGiven(binding))) return undefined
  return isWhereFailed(module, node, binding) ? undefined : { what: node.name, node }
}

/** The one thing that a page takes of such an answer and whose name may say nothing: `response.credential`. */
export function handedMember(module: Module, node: AstOf<'MemberExpression'>): Shown | undefined {
  const object = unwrap(node.object)
  if (!TAKEN.test(keyOf(node) ?? '') || object.type !== 'Identifier' || handedToken(module, object) === undefined) return undefined
  return { what: dotted(node) ?? object.name, node }
}

const TAKEN = /^(?:credential|code|token)$/

/** `const { data } = await supabase.auth.signInWithPassword(…)`, `const token = await chrome.identity.getAuthToken()` */
function isGiven({ init, path }: Binding): boolean {
  const call = init && unwrap(init)
  if (call?.type !== 'CallExpression' || path === undefined) return false
  const way = `= ${dotted(call.callee) ?? ''}()`
  if (handsToken.pattern.test(way)) return path.length === 0
  return givesSession.pattern.test(way) && /^(?:data)?$/.test(path.join())
}

/** Whether a name is the first thing that a function is called with, and whoever calls it hands a token over. */
function isHanded(module: Module, { kind, id, path }: Binding): boolean {
  if (kind !== 'param' || (path !== undefined && path.length > 0)) return false
  const fn = enclosingFunction(module, id)
  if (!fn || fn.params[0] === undefined || !startsWith(fn.params[0], id)) return false
  return placesOf(module, fn).some((place) => handsToken.pattern.test(wayTo(module, place)) || isThen(module, place))
}

/** Whether `then` hands a function by this name what a request for tokens was answered: `post("/login", form).then((answer) => …)`. */
export function isHandedAnswer(module: Module, node: AstOf<'Identifier'>): boolean {
  const binding = module.binding(node)
  const fn = binding?.kind === 'param' && (binding.path ?? []).length === 0 ? enclosingFunction(module, binding.id) : undefined
  return fn?.params[0] !== undefined && startsWith(fn.params[0], binding?.id as Ast) && isThen(module, fn)
}

/** `client.acquireTokenSilent(request).then((result) => …)` */
function isThen(module: Module, place: Ast): boolean {
  const parent = module.parent(place)
  const callee = parent?.type === 'CallExpression' && parent.arguments[0] === place ? unwrap(parent.callee) : undefined
  return callee?.type === 'MemberExpression' && keyOf(callee) === 'then' && isTokenAnswer(module, callee.object)
}

function startsWith(param: Ast, id: Ast): boolean {
  const first = param.type === 'AssignmentPattern' ? param.left : param
  return first.type === 'Identifier' && first.start === id.start
}

/** Where a function stands, and where its name does. */
function placesOf(module: Module, fn: FunctionNode): readonly Ast[] {
  const name = nameOf(module, fn)
  const isDeclared = fn.type === 'FunctionDeclaration' || module.parent(fn)?.type === 'VariableDeclarator'
  if (name === undefined || !isDeclared) return [fn]
  return identifiersNamed(module, name)
    .slice(0, MOST_USES)
    .filter((one) => functionNamed(module, one) === fn)
}

const MOST_USES = 50

function functionNamed(module: Module, node: Ast): Ast | undefined {
  const binding = module.binding(node)
  const value = binding?.kind === 'function' ? binding.node : binding?.init
  return value && isFunction(unwrap(value)) ? unwrap(value) : undefined
}

/** How a function is handed to whoever calls it; empty where it is not. */
function wayTo(module: Module, place: Ast): string {
  const parent = module.parent(place)
  if (parent?.type === 'CallExpression') return parent.arguments.some((one) => one === place) ? `${dotted(parent.callee) ?? ''}()` : ''
  if (parent?.type === 'JsxAttribute') {
    const element = module.parent(parent)
    return element?.type === 'JsxElement' ? `<${element.name?.name ?? ''} ${parent.name.name}>` : ''
  }
  if (parent?.type !== 'Property' || parent.value !== place) return ''
  const options = module.parent(parent)
  const call = options && module.parent(options)
  return call?.type === 'CallExpression' ? `${dotted(call.callee) ?? ''}({${keyOf(parent) ?? ''}})` : ''
}
