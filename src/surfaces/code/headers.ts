import { entries, items, type Entry, type Node, string } from '../../parse/node.ts'
import type { Assignment, Template } from '../../model/reading.ts'
import type { Span } from '../../text/source.ts'
import {
  definition,
  enclosingFunction,
  fold,
  foldPieces,
  ifThere,
  keyOf,
  lastName,
  memberName,
  property,
  templateOf,
  textAt,
  unwrap,
  usedAt,
  type Ast,
  type CallNode,
  type Module,
} from '../../program/index.ts'

/** The headers that an expression holds: an object, pairs, `new Headers(…)`, and what is set on the variable afterwards. */
export function headersOf(module: Module, node: Ast | undefined): Entry[] {
  if (!node) return []
  const literal = definition(module, node)
  const made = literal.type === 'NewExpression' && lastName(literal.callee) === 'Headers' ? literal.arguments[0] : literal
  const own = made && made.type !== 'SpreadElement' ? pairs(foldPieces(module, made)) : []
  const encoded = own.map((entry) => {
    const code = isStatic(entry.value) ? undefined : property(module, made, entry.key.value)
    const password = code && basicPassword(module, code)
    return password ? { ...entry, value: password } : entry
  })
  return [...encoded, ...setLater(module, node)]
}

/** Headers as assignments, without those whose value only shows at run time. A reference stands at its use. */
export function assignments(found: readonly Entry[]): Assignment[] {
  return found.flatMap(({ key, value, at }) => {
    const template = staticTemplate(value, at)
    return template ? [{ name: key, value: template }] : []
  })
}

/** A value that is written here or read from the environment; what a call gives back is neither. */
export function staticTemplate(node: Node, use: Span): Template | undefined {
  const template = isStatic(node) ? templateOf(node) : undefined
  return template && usedAt(template, use)
}

/** Whether all of a value is written here or read from a variable of the environment. */
export function isStatic(node: Node): boolean {
  if (node.kind === 'scalar') return node.value !== null
  if (node.kind === 'template') return node.parts.every(isStatic)
  return node.kind === 'dynamic' && (node.variable !== undefined || node.fallback?.kind === 'scalar')
}

/** The header that a call of `set` or `append` names. */
export function setBy(module: Module, call: CallNode): Entry[] {
  const [name, value] = call.arguments
  const key = textAt(module, name)
  return key && value && value.type !== 'SpreadElement'
    ? [{ key, value: basicPassword(module, value) ?? foldPieces(module, value), at: module.span(call) }]
    : []
}

function pairs(node: Node): Entry[] {
  if (node.kind === 'map') return entries(node)
  return items(node).flatMap((pair) => {
    const [name, value] = items(pair)
    const key = string(name)
    return key && value ? [{ key, value, at: pair.at }] : []
  })
}

/** `headers.Authorization = x`, `headers['x-api-key'] = x`, `headers.set('Authorization', x)`. */
function setLater(module: Module, node: Ast): Entry[] {
  const inner = unwrap(node)
  const binding = module.binding(inner)
  if (!binding) return []
  return module.references(binding).flatMap((use): Entry[] => {
    const member = module.parent(use)
    if (member?.type !== 'MemberExpression' || member.object !== use) return []
    const parent = module.parent(member)
    const name = keyOf(member)
    if (parent?.type === 'AssignmentExpression' && parent.left === member && name !== undefined) {
      return [
        {
          key: { value: name, at: module.span(member.property) },
          value: ifThere(module, parent.right, basicPassword(module, parent.right) ?? foldPieces(module, parent.right)),
          at: module.span(parent),
        },
      ]
    }
    return parent?.type === 'CallExpression' && parent.callee === member && (name === 'set' || name === 'append')
      ? setBy(module, parent)
      : []
  })
}

/**
 * Headers that a client gets after it is made: `client.defaults.headers.common['Authorization'] = x` of axios, and what its
 * interceptors put in.
 */
export function headersSetOn(module: Module, made: CallNode): Entry[] {
  const declarator = module.parent(made)
  const holder = declarator?.type === 'VariableDeclarator' ? module.binding(declarator.id) : undefined
  if (!holder) return []
  const clients = new Set<Ast>(module.references(holder))
  return module.nodes('AssignmentExpression').flatMap((node): Entry[] => {
    const { left, right } = node
    const name = memberName(left)
    if (left.type !== 'MemberExpression' || name === undefined) return []
    const headers = rootOf(left.object)
    const own = clients.has(headers.root)
      ? /^defaults\.headers(?:\.(?:common|get|post|put|patch|delete))?$/.test(headers.path)
      : headers.path === 'headers' && isInterceptor(module, node, headers.root, clients)
    return own
      ? [
          {
            key: { value: name, at: module.span(left.property) },
            value: basicPassword(module, right) ?? foldPieces(module, right),
            at: module.span(node),
          },
        ]
      : []
  })
}

/** The name that a chain of members begins with, and the way from it. */
function rootOf(node: Ast): { readonly root: Ast; readonly path: string } {
  const path: string[] = []
  let inner = unwrap(node)
  for (; inner.type === 'MemberExpression'; inner = unwrap(inner.object)) path.unshift(keyOf(inner) ?? '?')
  return { root: inner, path: path.join('.') }
}

/** Whether a node stands in a function that one of the clients calls before each request, with the request as its parameter. */
function isInterceptor(module: Module, node: Ast, request: Ast, clients: ReadonlySet<Ast>): boolean {
  const fn = enclosingFunction(module, node)
  const call = fn && module.parent(fn)
  if (!fn || call?.type !== 'CallExpression' || request.type !== 'Identifier' || module.binding(request)?.kind !== 'param') return false
  const { root, path } = rootOf(call.callee)
  return clients.has(root) && path === 'interceptors.request.use'
}

/** The password in `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`. */
function basicPassword(module: Module, node: Ast, steps = MAX_STEPS): Node | undefined {
  if (steps === 0) return undefined
  const inner = definition(module, node)
  if (inner.type === 'TemplateLiteral') return inner.expressions.map((one) => basicPassword(module, one, steps - 1)).find(Boolean)
  if (inner.type === 'BinaryExpression') return basicPassword(module, inner.right, steps - 1)
  const coded = inner.type === 'CallExpression' ? encodedText(inner) : undefined
  if (!coded) return undefined
  const text = fold(module, coded)
  const parts = text.kind === 'template' ? text.parts : [text]
  const colon = parts.findIndex((part) => part.kind === 'scalar' && String(part.value).endsWith(':'))
  return colon >= 0 ? parts[colon + 1] : text.kind === 'scalar' ? text : undefined
}

const MAX_STEPS = 12

/** What `btoa(x)` and `Buffer.from(x).toString('base64')` encode. */
function encodedText(call: CallNode): Ast | undefined {
  const callee = unwrap(call.callee)
  const holder = callee.type === 'MemberExpression' && keyOf(callee) === 'toString' ? unwrap(callee.object) : undefined
  const buffer = holder?.type === 'CallExpression' && lastName(holder.callee) === 'from' ? holder : undefined
  const [first] = (buffer ?? (lastName(callee) === 'btoa' ? call : undefined))?.arguments ?? []
  return first?.type === 'SpreadElement' ? undefined : first
}
