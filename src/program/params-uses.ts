import type { Span } from '../text/source.ts'
import { isCallNode, keyOf, lastName, type Ast, type AstOf, type CallNode } from './ast.ts'
import { BODIES } from '../knowledge/request-bodies.ts'
import { addsNothing, takenBy } from './given-parameters.ts'
import { TRANSPARENT, usesOf } from './holders.ts'
import type { Module } from './module.ts'
import { goesThrough, handsOnAddress } from '../knowledge/words/given-parameters.ts'
import { readsParameters } from '../knowledge/words/oauth.ts'
import { append } from '../text/append.ts'

export type Carrier = 'url' | 'params' | 'object' | 'list' | 'string'

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
  // A finished address is judged where it stands: who uses it redirects to it.
  return { changes, open: open || (uses.lost && !(module.language === 'python' && (carrier === 'url' || carrier === 'string'))) }
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
      return parent.callee === node ? NOTHING : argumentUse(module, parent, node, carrier)
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return carrier === 'params' || carrier === 'object' || carrier === 'list' ? LOST : NOTHING
    case 'VariableDeclarator':
      return carrier === 'string' ? NOTHING : LOST
    case 'TemplateLiteral':
    case 'BinaryExpression':
      // A longer string is a set of its own.
      return carrier === 'string' && /&[\w.]+=/.test(rest(module, parent, node)) ? LOST : NOTHING
    case 'SpreadElement':
      return carrier === 'object' ? NOTHING : LOST
    case 'Property':
      return propertyUse(module, parent, carrier)
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
    if (carrier === 'list') return name !== undefined && goesThrough.pattern.test(name) ? NOTHING : pushed(module, parent, name)
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

/** `pairs.push(['state', state])`, `pairs.append(("state", state))` */
function pushed(module: Module, call: AstOf<'CallExpression'>, name: string | undefined): Escapes {
  if (name !== 'push' && name !== 'append') return LOST
  const pairs = call.arguments.map((one) => (one.type === 'ArrayExpression' ? one.elements : []))
  const changes = pairs.flatMap(([key, value]): Change[] =>
    key && value ? [{ kind: 'set', name: key, value, at: module.span(call) }] : [],
  )
  return { changes, open: changes.length < pairs.length }
}

/** Functions that add to what they get, by their name. */
const ADDERS = /pkce|challenge|^with[A-Z]|append|augment|extend|decorate|enrich/i

function argumentUse(module: Module, call: CallNode, argument: Ast, carrier: Carrier): Escapes {
  const name = lastName(call.callee)
  const isAdder = name !== undefined && ADDERS.test(name)
  const isReader = name !== undefined && readsParameters.pattern.test(name)
  if (!isAdder && (carrier === 'string' || (isReader && !takenBy(module, call, argument)))) return NOTHING
  if (carrier === 'string' || !addsNothing(module, call, argument)) return LOST
  // What becomes of the query that it makes.
  const { changes, open } = escapes(module, call, 'string')
  return { changes, open: open || usesOf(module, call).nodes.some((use) => isParsed(module, use)) }
}

/** `new URL(…)`, to which parameters are added afterwards. */
function isParsed(module: Module, use: Ast): boolean {
  const parent = module.parent(use)
  return parent?.type === 'NewExpression' && parent.callee !== use && lastName(parent.callee) === 'URL'
}

function propertyUse(module: Module, property: AstOf<'Property'>, carrier: Carrier): Escapes {
  const object = module.parent(property)
  const holder = object && module.parent(object)
  const name = keyOf(property) ?? ''
  const sent = BODIES.has(name) && (isCallNode(holder) || holder?.type === 'VariableDeclarator')
  if (sent || ['location', 'url', 'href', 'destination', 'Location', 'redirect'].includes(name)) return NOTHING
  // A whole address that is handed on as one.
  return (carrier === 'string' || carrier === 'url') && handsOnAddress.pattern.test(name) ? NOTHING : LOST
}
