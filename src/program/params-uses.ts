import type { Node } from '../parse/node.ts'
import type { Span } from '../text/source.ts'
import { isFunction, keyOf, lastName, unwrap, type Ast, type AstOf, type CallNode } from './ast.ts'
import { definition, fold } from './fold.ts'
import type { Module } from './module.ts'
import type { Binding } from './scope.ts'
import { readsParameters } from '../knowledge/words/oauth.ts'
import { append } from '../text/append.ts'

export type Carrier = 'url' | 'params' | 'object' | 'string'

/** What a statement adds to a set of parameters. */
export type Change =
  | { readonly kind: 'set'; readonly name: Ast; readonly value: Ast; readonly at: Span }
  | { readonly kind: 'property'; readonly name: string; readonly value: Ast; readonly at: Span }
  /** `url.search = …`, `query += …`: a whole set or a piece of text. */
  | { readonly kind: 'whole'; readonly value: Ast }

export interface Escapes {
  readonly changes: readonly Change[]
  /** It is handed to something that may add to it. */
  readonly open: boolean
}

/** What is done to the value of an expression after it is built, here and through the variable that holds it. */
export function escapes(module: Module, node: Ast, carrier: Carrier): Escapes {
  const uses = usesOf(module, node)
  const changes: Change[] = []
  let open = false
  for (const use of uses.nodes) {
    const found = useOf(module, use, carrier)
    append(changes, found.changes)
    open ||= found.open
  }
  return { changes, open: open || uses.lost }
}

/** The address of the request that sends a body: the first argument of `fetch(url, { body })`, also where the options have a name. */
export function destination(module: Module, node: Ast, hops = 2, seen = new Set<Ast>()): Node | undefined {
  if (seen.has(node)) return undefined
  seen.add(node)
  for (const use of [node, ...usesOf(module, node).nodes]) {
    let one: Ast = use
    for (let steps = 0; steps < 8; steps++) {
      const parent = module.parent(one)
      if (!parent || isFunction(parent) || (parent.type === 'Property' && !BODIES.has(keyOf(parent) ?? ''))) break
      if (parent.type === 'CallExpression' || (parent.type === 'NewExpression' && lastName(parent.callee) === 'Request')) {
        const url = addressOf(module, parent, one)
        if (url) return url
      }
      if (hops > 0 && parent.type === 'VariableDeclarator' && one.type === 'ObjectExpression' && one !== node) {
        const url = destination(module, one, hops - 1, seen)
        if (url) return url
      }
      one = parent
    }
  }
  return undefined
}

/** The node itself, or every use of the variable that it initialises. */
export function usesOf(module: Module, node: Ast): { nodes: readonly Ast[]; lost: boolean } {
  let holder: Ast | undefined = module.parent(node)
  let value: Ast = node
  while (holder && TRANSPARENT.has(holder.type)) {
    value = holder
    holder = module.parent(holder)
  }
  if (holder?.type === 'VariableDeclarator' && holder.init === value && holder.id.type === 'Identifier') {
    const binding = module.binding(holder.id)
    return binding ? { nodes: aliases(module, binding), lost: isExported(module, holder) } : { nodes: [], lost: true }
  }
  if (holder?.type === 'AssignmentExpression' && holder.right === value && holder.left.type === 'Identifier' && holder.operator === '=') {
    const binding = module.binding(holder.left)
    return binding
      ? { nodes: aliases(module, binding).filter((id) => module.parent(id) !== holder), lost: false }
      : { nodes: [], lost: true }
  }
  return { nodes: [value], lost: false }
}

const TRANSPARENT: ReadonlySet<string> = new Set(['TypedExpression', 'AwaitExpression'])

/** The uses of a variable and of other names for it: `const query = url.searchParams`. */
function aliases(module: Module, binding: Binding, depth = 0): Ast[] {
  return module.references(binding).flatMap((id): Ast[] => {
    const parent = module.parent(id)
    const member = parent?.type === 'MemberExpression' && keyOf(parent) === 'searchParams' ? parent : id
    const holder = module.parent(member)
    if (depth < 3 && holder?.type === 'VariableDeclarator' && holder.init === member && holder.id.type === 'Identifier') {
      const other = module.binding(holder.id)
      if (other) return aliases(module, other, depth + 1)
    }
    return [id]
  })
}

function isExported(module: Module, declarator: Ast): boolean {
  const list = module.parent(declarator)
  return list !== undefined && module.parent(list)?.type === 'ExportNamedDeclaration'
}

const NOTHING: Escapes = { changes: [], open: false }
const LOST: Escapes = { changes: [], open: true }

function useOf(module: Module, use: Ast, carrier: Carrier): Escapes {
  let node = use
  let parent = module.parent(node)
  // Down the members: `url.searchParams.set`.
  while (parent?.type === 'MemberExpression' && parent.object === node && keyOf(parent) === 'searchParams') {
    node = parent
    parent = module.parent(node)
  }
  while (parent && TRANSPARENT.has(parent.type)) {
    node = parent
    parent = module.parent(node)
  }
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node ? memberUse(module, parent, carrier) : NOTHING
    case 'AssignmentExpression':
      // What is merged into another is a part of that one.
      if (parent.left !== node) return carrier === 'string' || carrier === 'url' || parent.operator === '|=' ? NOTHING : LOST
      return parent.operator === '+=' || parent.operator === '|='
        ? { changes: [{ kind: 'whole', value: parent.right }], open: false }
        : LOST
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node ? NOTHING : argumentUse(parent, carrier)
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return carrier === 'params' || carrier === 'object' ? LOST : NOTHING
    case 'VariableDeclarator':
      return carrier === 'string' ? NOTHING : LOST
    case 'TemplateLiteral':
    case 'BinaryExpression':
      // A longer string is a set of its own.
      return carrier === 'string' && /&[\w.]+=/.test(rest(module, parent, node)) ? LOST : NOTHING
    case 'SpreadElement':
      return carrier === 'object' ? NOTHING : LOST
    case 'Property':
      return propertyUse(module, parent)
    case 'ArrayExpression':
    case 'YieldExpression':
      return carrier === 'string' ? NOTHING : LOST
    default:
      return NOTHING
  }
}

/** The code of a node but for a part of it. */
function rest(module: Module, whole: Ast, part: Ast): string {
  return module.file.text.slice(whole.start, part.start) + module.file.text.slice(part.end, whole.end)
}

function memberUse(module: Module, member: AstOf<'MemberExpression'>, carrier: Carrier): Escapes {
  const name = keyOf(member)
  const parent = module.parent(member)
  if (parent?.type === 'CallExpression' && parent.callee === member) {
    const [first, second] = parent.arguments
    if (name === 'update' && first && first.type !== 'SpreadElement')
      return { changes: [{ kind: 'whole', value: first }], open: second !== undefined }
    if ((name === 'set' || name === 'append' || name === 'setdefault') && first && second) {
      const chained = module.parent(parent)
      const more = chained?.type === 'MemberExpression' ? memberUse(module, chained, carrier) : NOTHING
      return { changes: [{ kind: 'set', name: first, value: second, at: module.span(parent) }, ...more.changes], open: more.open }
    }
    // As text it can no longer be changed, but something may be put around it.
    return name === 'toString' ? useOf(module, parent, 'string') : NOTHING
  }
  if (parent?.type === 'AssignmentExpression' && parent.left === member) {
    if (carrier === 'url')
      return name === 'search' || name === 'href' ? { changes: [{ kind: 'whole', value: parent.right }], open: false } : NOTHING
    if (carrier === 'string') return NOTHING
    return name === undefined ? LOST : { changes: [{ kind: 'property', name, value: parent.right, at: module.span(parent) }], open: false }
  }
  return name === 'href' || name === 'search' ? useOf(module, member, 'string') : NOTHING
}

/** Functions that add to what they get, by their name. */
const ADDERS = /pkce|challenge|^with[A-Z]|append|augment|extend|decorate|enrich/i

function argumentUse(call: CallNode, carrier: Carrier): Escapes {
  const name = lastName(call.callee)
  if (name !== undefined && ADDERS.test(name)) return LOST
  if (carrier === 'string' || (name !== undefined && readsParameters.pattern.test(name))) return NOTHING
  return LOST
}

/** Properties that carry a request's parameters. */
const BODIES: ReadonlySet<string> = new Set([
  'body',
  'data',
  'form',
  'json',
  'params',
  'searchParams',
  'query',
  'qs',
  'payload',
  'formData',
])

function propertyUse(module: Module, property: AstOf<'Property'>): Escapes {
  const object = module.parent(property)
  const holder = object && module.parent(object)
  const sent =
    BODIES.has(keyOf(property) ?? '') &&
    (holder?.type === 'CallExpression' || holder?.type === 'NewExpression' || holder?.type === 'VariableDeclarator')
  const shown = ['location', 'url', 'href', 'destination', 'authorizationUrl', 'authUrl', 'Location', 'auth_url', 'redirect'].includes(
    keyOf(property) ?? '',
  )
  return sent || shown ? NOTHING : LOST
}

const QUERY_SETTERS: ReadonlySet<string> = new Set(['with_query', 'update_query', 'copy_merge_params', 'include_query_params'])
const HTTP_METHOD = /^(?:get|post|put|patch|delete)$/i

/** The address in a call that has a body among its arguments. */
function addressOf(module: Module, call: CallNode, argument: Ast): Node | undefined {
  const [first] = call.arguments
  if (!first || first.type === 'SpreadElement' || !call.arguments.some((one) => one === argument)) return undefined
  const callee = unwrap(call.callee)
  // `url.with_query(params)`, `URL(x).update_query(params)`
  if (callee.type === 'MemberExpression' && QUERY_SETTERS.has(keyOf(callee) ?? '')) {
    const holder = definition(module, callee.object)
    const [inner] = holder.type === 'CallExpression' ? holder.arguments : []
    return fold(module, inner && inner.type !== 'SpreadElement' ? inner : callee.object)
  }
  if (first !== argument) {
    const given = first.type === 'Literal' && HTTP_METHOD.test(String(first.value)) ? call.arguments[1] : first
    const value = given && given.type !== 'SpreadElement' && given !== argument ? fold(module, given) : undefined
    return value?.kind === 'map' || value?.kind === 'list' ? undefined : value
  }
  const object = definition(module, first)
  const url =
    object.type === 'ObjectExpression' && object.properties.find((one) => one.type === 'Property' && /^ur[li]$/.test(keyOf(one) ?? ''))
  if (url && url.type === 'Property') return fold(module, url.value)
  // `request.post(url).send(body)`
  const inner = callee.type === 'MemberExpression' && keyOf(callee) === 'send' ? unwrap(callee.object) : undefined
  return inner?.type === 'CallExpression' && inner.arguments[0] ? fold(module, inner.arguments[0]) : undefined
}
