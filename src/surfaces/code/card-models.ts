import { definition, fold, keyOf, lastName, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import type { Entry, Node } from '../../parse/node.ts'

/** What the classes of the SDK say by their names: https://a2a-protocol.org/latest/specification/#45-security-objects */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^APIKeySecurityScheme$/i, 'apiKey'],
  [/^HTTPAuthSecurityScheme$/i, 'http'],
  [/^OAuth2SecurityScheme$/i, 'oauth2'],
  [/^OpenIdConnectSecurityScheme$/i, 'openIdConnect'],
  [/^MutualTLSSecurityScheme$/i, 'mutualTLS'],
]

/** Fields of a card that the SDK has classes for. */
const OF_MODELS: ReadonlySet<string> = new Set(['skills', 'security_schemes', 'securitySchemes'])

/** Whether an object is what a card is made of: `AgentCard(name=…, skills=[…])`. */
export function makesCard(module: Module, object: AstOf<'ObjectExpression'>): boolean {
  const call = module.parent(object)
  return call?.type === 'CallExpression' && object.named === true && lastName(call.callee) === 'AgentCard'
}

/**
 * A folded card with what classes of its SDK hold: `AgentSkill(id="cancel", …)`, `SecurityScheme(root=APIKeySecurityScheme(in_=In.query))`.
 */
export function withModels(module: Module, object: AstOf<'ObjectExpression'>, folded: Node): Node {
  if (folded.kind !== 'map') return folded
  const entries = folded.entries.map((entry) => {
    if (!OF_MODELS.has(entry.key.value)) return entry
    const written = object.properties.findLast((one) => one.type === 'Property' && keyOf(one) === entry.key.value)
    return written?.type === 'Property' ? { ...entry, value: modelOf(module, written.value, MOST_LEVELS) } : entry
  })
  return { ...folded, entries }
}

const MOST_LEVELS = 8
const MOST_ITEMS = 200

/** An expression as a node, where calls of classes with named arguments are the maps that they make. */
function modelOf(module: Module, expression: Ast, levels: number): Node {
  const made = definition(module, expression)
  const folded = fold(module, expression)
  if (levels === 0) return folded
  if (made.type === 'ArrayExpression' && folded.kind === 'list' && made.elements.length <= MOST_ITEMS) {
    const items = folded.items.map((item, i) => {
      const element = made.elements[i]
      return item.kind === 'dynamic' && element && element.type !== 'SpreadElement' ? modelOf(module, element, levels - 1) : item
    })
    return { ...folded, items }
  }
  if (made.type === 'ObjectExpression') return mapOf(module, made, folded, levels)
  if (made.type === 'CallExpression') return calledModel(module, made, folded, levels)
  const choice = unwrap(made)
  if (choice.type === 'MemberExpression' && folded.kind === 'dynamic') return ofEnumeration(module, choice) ?? folded
  return folded
}

function mapOf(module: Module, object: AstOf<'ObjectExpression'>, folded: Node, levels: number): Node {
  if (folded.kind !== 'map') return folded
  const entries = folded.entries.map((entry): Entry => {
    const written = object.properties.findLast((one) => one.type === 'Property' && keyOf(one) === entry.key.value)
    // `in` is a word of Python's own.
    const key = { ...entry.key, value: entry.key.value.replace(/_$/, '') }
    if (written?.type !== 'Property') return { ...entry, key }
    return { ...entry, key, value: modelOf(module, written.value, levels - 1) }
  })
  return { ...folded, entries }
}

function calledModel(module: Module, call: AstOf<'CallExpression'>, folded: Node, levels: number): Node {
  const [only, ...more] = call.arguments
  const name = lastName(call.callee) ?? ''
  if (only?.type !== 'ObjectExpression' || !only.named || more.length > 0 || !/^[A-Z]/.test(name)) return folded
  const map = mapOf(module, only, fold(module, only), levels)
  if (map.kind !== 'map') return folded
  const [root] = map.entries
  if (root?.key.value === 'root' && map.entries.length === 1) return root.value
  const type = TYPES.find(([pattern]) => pattern.test(name))?.[1]
  if (type === undefined || map.entries.some(({ key }) => key.value === 'type')) return map
  const at = module.span(call.callee)
  const entry: Entry = { key: { value: 'type', at }, value: { kind: 'scalar', value: type, at, opaque: true }, at }
  return { ...map, entries: [entry, ...map.entries] }
}

/** `In.query`: a member of an enumeration, whose values are its names in small letters. */
function ofEnumeration(module: Module, { object, ...member }: AstOf<'MemberExpression'>): Node | undefined {
  const holder = unwrap(object)
  const name = keyOf({ object, ...member })
  if (holder.type !== 'Identifier' || holder.name !== 'In' || name === undefined) return undefined
  return { kind: 'scalar', value: name.toLowerCase(), at: module.span({ object, ...member }), opaque: true }
}
