import { isFunction, keyOf, lastName, dotted, unwrap, type Ast, type FunctionNode } from '../../program/ast.ts'
import { originOf } from '../../program/calls.ts'
import { definition, fold } from '../../program/fold.ts'
import { nameOf, type Module } from '../../program/module.ts'
import type { CodeVerifier } from '../../model/index.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { isFixedVerifier, LEAST } from './fixed-verifier.ts'

export default defineCodeSurface({
  id: 'code-verifier',
  name: 'PKCE code verifiers',
  spec: 'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.1',
  counts: 'code',
  mentions: ['erifier'],

  *read(module) {
    if (!/challenge|pkce/i.test(module.file.text)) return
    const seen = new Set<number>()
    for (const value of verifiers(module)) {
      const found = weakness(module, value, 0)
      if (!found || seen.has(found.at.start)) continue
      seen.add(found.at.start)
      yield found
    }
  },
})

const NAME = /(?:^|code_?|pkce_?|oauth_?)verifier$/i
const MAKER = /^(?:generate|create|make|new|random|build|get|gen).*verifier$/i

/** Expressions that become a verifier, and functions that make one. */
function* verifiers(module: Module): Generator<Ast> {
  for (const { id, init } of module.nodes('VariableDeclarator')) {
    if (init && id.type === 'Identifier' && NAME.test(id.name)) yield init
  }
  for (const { left, right } of module.nodes('AssignmentExpression')) {
    const name = lastName(left)
    if (name !== undefined && NAME.test(name)) yield right
  }
  for (const property of module.nodes('Property')) {
    if (/^code_?verifier$/i.test(keyOf(property) ?? '') && module.parent(property)?.type === 'ObjectExpression') yield property.value
  }
  for (const type of ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const) {
    for (const node of module.nodes(type)) if (MAKER.test(nameOf(module, node) ?? '')) yield node
  }
}

function weakness(module: Module, node: Ast, depth: number): CodeVerifier | undefined {
  const value = unwrap(node)
  const inside = within(module, value)
  const random = inside.find((one) => one.type === 'CallExpression' && dotted(one.callee) === 'Math.random' && !isLength(module, one))
  if (random) return verifier(module, 'weak-random', 'Math.random()', random)
  if (isFunction(value)) return depth === 0 || !value.body ? undefined : clock(module, value.body)
  const made = calledFunction(module, value)
  if (made && depth < 2) return weakness(module, made, depth + 1)
  const known = fold(module, value)
  if (known.kind === 'scalar' && typeof known.value === 'string') {
    return isFixedVerifier(known.value) ? verifier(module, 'constant', 'a fixed string', value) : undefined
  }
  return clock(module, value) ?? short(module, value)
}

/** How long it is may be anybody's guess. */
function isLength(module: Module, node: Ast): boolean {
  for (const one of module.ancestors(node)) {
    if (one.type === 'VariableDeclarator') return one.id.type === 'Identifier' && /len(?:gth)?$|size$|count$|delay|wait/i.test(one.id.name)
    if (isFunction(one)) return false
  }
  return false
}

/** A verifier that is a time, alone or hashed. */
function clock(module: Module, value: Ast): CodeVerifier | undefined {
  const inside = within(module, value)
  if (inside.some((one) => one.type === 'CallExpression' && /random|nonce|uuid|nanoid/i.test(lastName(one.callee) ?? ''))) return undefined
  const time = inside.find((one) => one.type === 'CallExpression' && dotted(one.callee) === 'Date.now')
  return time && verifier(module, 'time', 'Date.now()', time)
}

/** A source that gives less than 43 characters. */
function short(module: Module, value: Ast): CodeVerifier | undefined {
  const call = definition(module, value)
  if (call.type !== 'CallExpression') return undefined
  const name = dotted(call.callee)
  const last = lastName(call.callee)
  if (name !== undefined && /^(?:crypto\.)?randomUUID$|^(?:globalThis\.crypto|window\.crypto)\.randomUUID$|^uuid(?:v4)?$|^uuidv4$|^v4$/.test(name)) {
    return verifier(module, 'short', `${name}()`, call)
  }
  const [first] = call.arguments
  if (last === 'nanoid') {
    const size = first ? fold(module, first) : undefined
    const length = size === undefined ? 21 : size.kind === 'scalar' ? Number(size.value) : LEAST
    return length < LEAST ? verifier(module, 'short', `nanoid(${first ? length : ''})`, call) : undefined
  }
  const callee = unwrap(call.callee)
  const bytes = last === 'toString' && callee.type === 'MemberExpression' ? definition(module, callee.object) : undefined
  if (bytes?.type !== 'CallExpression' || (lastName(bytes.callee) !== 'randomBytes' && originOf(module, bytes.callee)?.name !== 'randomBytes') || !bytes.arguments[0]) return undefined
  const size = fold(module, bytes.arguments[0])
  const encoding = first ? fold(module, first) : undefined
  if (size.kind !== 'scalar' || typeof size.value !== 'number' || encoding?.kind !== 'scalar') return undefined
  const length = encoding.value === 'hex' ? size.value * 2 : Math.ceil((size.value * 4) / 3)
  return length < LEAST ? verifier(module, 'short', `randomBytes(${size.value})`, call) : undefined
}

function calledFunction(module: Module, value: Ast): FunctionNode | undefined {
  if (value.type !== 'CallExpression') return undefined
  const callee = unwrap(value.callee)
  const binding = callee.type === 'Identifier' ? module.binding(callee) : undefined
  const made = binding?.kind === 'function' ? binding.node : binding?.init && unwrap(binding.init)
  return isFunction(made) ? made : undefined
}

function within(module: Module, node: Ast): Ast[] {
  return module.nodes('CallExpression').filter(({ start, end }) => start >= node.start && end <= node.end)
}

function verifier(module: Module, source: CodeVerifier['source'], by: string, node: Ast): CodeVerifier {
  return { kind: 'codeVerifier', source, by, at: module.span(node) }
}
