import { hostAt } from '../../classify/endpoint.ts'
import { enclosingFunction, fold, isCallNode, isFunction, keyOf, lastName, type Ast, type Module } from '../../program/index.ts'
import { get, items, type Node } from '../../parse/node.ts'
import { oncePer } from '../../text/once-per.ts'
import type { Reading } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { ANSWERS, isStandIn } from './assumed-metadata.ts'
import { agentCard, hasSkillsAndAddress, isAgentCard } from '../documents/agent-card.ts'
import { makesCard, withModels } from './card-models.ts'
import { clientIdDocument, isClientIdDocument } from './client-id-document.ts'
import { isRegistration, registration } from '../documents/client-metadata.ts'
import { addressOf, lacks } from '../documents/document-checks.ts'
import { isResourceMetadata, resourceMetadata } from '../documents/oauth-resource-metadata.ts'
import { withoutIdleRevocation } from './idle-revocation.ts'
import { isServerMetadata, serverMetadata } from '../documents/oauth-server-metadata.ts'
import { saysMcp } from '../../knowledge/words/mcp-by-hand.ts'
import { describesDocument } from '../../knowledge/words/oauth.ts'

/** A document that code publishes, told by keys that its literal has before anything is evaluated. */
interface Kind {
  readonly keys: readonly (readonly string[])[]
  is(node: Node): boolean
  /** Where the keys say too little, the route that answers with it. */
  readonly servedAt?: RegExp
  read(node: Node): Iterable<Reading>
}

const KINDS: readonly Kind[] = [
  {
    keys: [['issuer'], ['token_endpoint'], ['authorization_endpoint', 'jwks_uri']],
    is: (node) => isServerMetadata(node) && hasLists(node) && !isMadeUp(node),
    read: serverMetadata,
  },
  {
    keys: [['resource'], ['authorization_servers', 'bearer_methods_supported']],
    // Beside an empty resource it is a table of what a library knows.
    is: (node) => isResourceMetadata(node) && namesServers(node) && !isEmpty(get(node, 'resource')),
    read: resourceMetadata,
  },
  // Without the resource that it must name; what code asks somebody else for has the same keys.
  {
    keys: [['authorization_servers'], ['bearer_methods_supported', 'scopes_supported']],
    is: (node) => isResourceMetadata(node) && lacks(node, 'resource'),
    servedAt: /\.well-known\/oauth-protected-resource/,
    read: resourceMetadata,
  },
  { keys: [['client_id'], ['redirect_uris']], is: isClientIdDocument, read: clientIdDocument },
  // What a client asks to be registered as: it has no id yet.
  {
    keys: [['redirect_uris'], ['client_name', 'grant_types', 'response_types', 'token_endpoint_auth_method']],
    is: (node) => isRegistration(node) && !get(node, 'client_id'),
    read: registration,
  },
  {
    keys: [
      ['skills'],
      ['url', 'supportedInterfaces', 'supported_interfaces', 'additionalInterfaces', 'additional_interfaces'],
      ['capabilities', 'securitySchemes', 'security_schemes', 'defaultInputModes', 'default_input_modes', 'protocolVersion'],
    ],
    is: isAgentCard,
    read: agentCard,
  },
]

export default defineProgramSurface({
  id: 'code-metadata-literals',
  name: 'OAuth metadata, client documents and agent cards in code',
  spec: 'https://www.rfc-editor.org/rfc/rfc8414.html',
  counts: 'code',
  mentions: ['token_endpoint', 'authorization_servers', 'bearer_methods_supported', 'redirect_uris', 'skills'],
  together: KINDS.map(({ keys }) => keys.map((any) => new RegExp(`\\b(?:${any.join('|')})\\b`))),
  // In tests such a literal is what somebody else's server is made to answer.
  skipsTests: true,
  *read(module, { project }): Generator<Reading> {
    for (const object of module.nodes('ObjectExpression')) {
      const names = new Set(object.properties.map((one) => (one.type === 'Property' ? keyOf(one) : undefined)))
      const kind = KINDS.find(({ keys }) => keys.every((any) => any.some((name) => names.has(name))))
      if (!kind || isDescription(module, object) || isStandIn(module, object)) continue
      if (kind.servedAt && !isServedAt(module, object, kind.servedAt)) continue
      if (kind.read === resourceMetadata && !names.has('authorization_servers') && isHandedOn(module, object)) continue
      const folded = withModels(module, object, fold(module, object))
      const node: Node =
        folded.kind === 'map' && isCompleted(module, object) ? (asGiven(module, object) ?? { ...folded, open: true }) : folded
      if (!kind.is(node) && !(kind.read === agentCard && makesCard(module, object) && hasSkillsAndAddress(node))) continue
      for (const found of withoutIdleRevocation(kind.read(node), project, module.file.path))
        if (!isSaidBeside(module, object, found) && !(isOfAnother(found) && !isServedAt(module, object, SERVER_ROUTE))) yield found
    }
  },
})

/**
 * Whether another document of the module, which describes the same server for other clients, has what one lacks: RFC 8414 section 5 has
 * them ask for that of OAuth first, and of OpenID Connect then.
 */
function isSaidBeside(module: Module, object: Ast, reading: Reading): boolean {
  const lacks =
    reading.kind === 'documentFault' && reading.fact === 'no-revocation'
      ? 'revocation_endpoint'
      : reading.kind === 'pkcePolicy' && reading.require.is === 'unset'
        ? 'code_challenge_methods_supported'
        : undefined
  return lacks !== undefined && serversNaming(module).some((one) => one.object !== object && one.names.has(lacks))
}

/** Literals of metadata of servers, with their keys. */
const serversNaming = oncePer((module: Module) =>
  module.nodes('ObjectExpression').flatMap((object) => {
    const names = new Set(object.properties.map((one) => (one.type === 'Property' ? keyOf(one) : undefined)))
    return names.has('issuer') && names.has('token_endpoint') ? [{ object, names }] : []
  }),
)

/**
 * Whether the servers are listed, or left out by an MCP server, which has to name one:
 * https://modelcontextprotocol.io/specification/2025-11-25/basic/authorization#authorization-server-location
 */
function namesServers(node: Node): boolean {
  const listed = get(node, 'authorization_servers')
  if (listed) return listed.kind === 'list'
  return lacks(node, 'authorization_servers') && saysMcp.pattern.test(node.at.file.text)
}

function isEmpty(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && (node.value === null || node.value === '')
}

/** Metadata that is published lists what it supports; a schema or type of it has no values. */
function hasLists(node: Node): boolean {
  return node.kind === 'map' && node.entries.some(({ key, value }) => key.value.endsWith('_supported') && items(value).length > 0)
}

/** Code that shows how something is done names an issuer that nobody can have. */
function isMadeUp(node: Node): boolean {
  const issuer = addressOf(get(node, 'issuer'))
  return issuer !== undefined && hostAt(issuer.value, { services: new Set() }).class === 'placeholder'
}

/** What only the server that answers with it can get wrong; anybody else writes down what a provider publishes. */
function isOfAnother(reading: Reading): boolean {
  return reading.kind === 'documentFault' && reading.fact === 'issuer-of-another'
}

const SERVER_ROUTE = /\.well-known\/(?:oauth-authorization-server|openid-configuration)/

/** Whether an object stands in the handler of a route: by its decorator, or by the call that it is given to. */
function isServedAt(module: Module, object: Ast, route: RegExp): boolean {
  const handler = enclosingFunction(module, object)
  if (!handler) return false
  const given = module.parent(handler)
  const first = isCallNode(given) ? given.arguments[0] : undefined
  return [...handler.decorators, ...(first ? [first] : [])].some((one) => route.test(module.source(one).slice(0, LONGEST_ROUTE)))
}

const LONGEST_ROUTE = 300

/** Whether an object is an argument of such a call, up to the function that it stands in. */
function isDescription(module: Module, object: Ast): boolean {
  for (const outer of module.ancestors(object)) {
    if (isFunction(outer)) return false
    if ((outer.type === 'NewExpression' || outer.type === 'CallExpression') && describesDocument.pattern.test(lastName(outer.callee) ?? ''))
      return true
  }
  return false
}

/** Whether a variable that holds it goes to a function that may add to it. */
function isHandedOn(module: Module, object: Ast): boolean {
  const holder = module.parent(object)
  const binding = holder?.type === 'VariableDeclarator' ? module.binding(holder.id) : undefined
  const calls = binding ? module.references(binding).map((one) => module.parent(one)) : []
  return calls.some((call) => isCallNode(call) && !ANSWERS.test(lastName(call.callee) ?? ''))
}

/** The object as it is given back or answered with, where all that is put into it can be read: whoever else gets it may add to it. */
function asGiven(module: Module, object: Ast): Node | undefined {
  const holder = module.parent(object)
  const binding = holder?.type === 'VariableDeclarator' ? module.binding(holder.id) : undefined
  const uses = binding ? module.references(binding).map((one) => ({ one, around: module.parent(one) })) : []
  const given = uses.findLast(({ around }) => around?.type === 'ReturnStatement' || isCallNode(around) || isPartOfAnswer(module, around))
  const isHandedOn = uses.some(({ around }) => isCallNode(around) && !ANSWERS.test(lastName(around.callee) ?? ''))
  if (!given || isHandedOn || enclosingFunction(module, given.one) !== enclosingFunction(module, object)) return undefined
  const node = fold(module, given.one)
  return node.kind === 'map' && !node.open ? node : undefined
}

/** `return { body, status: 200 }` */
function isPartOfAnswer(module: Module, around: Ast | undefined): boolean {
  const whole = around?.type === 'Property' ? module.parent(around) : undefined
  return whole?.type === 'ObjectExpression' && module.parent(whole)?.type === 'ReturnStatement'
}

/** Whether members are added later, to the object itself or to a copy of it: then nothing is missing for certain. */
function isCompleted(module: Module, object: Ast): boolean {
  let holder = module.parent(object)
  while (holder?.type === 'TypedExpression') holder = module.parent(holder)
  if (holder?.type === 'SpreadElement') return true
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return false
  const binding = module.binding(holder.id)
  if (!binding) return false
  return (
    module.mutated(binding) ||
    module.written(binding) ||
    module.references(binding).some((id) => module.parent(id)?.type === 'SpreadElement')
  )
}
