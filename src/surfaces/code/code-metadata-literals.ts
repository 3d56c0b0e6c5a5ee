import { hostAt } from '../../classify/endpoint.ts'
import {
  enclosingFunction,
  fold,
  isCallNode,
  isFunction,
  keyOf,
  lastName,
  nameOf,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import { get, items, type Node } from '../../parse/node.ts'
import { oncePer } from '../../text/once-per.ts'
import type { Reading } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { agentCard, hasSkillsAndAddress, isAgentCard } from '../documents/agent-card.ts'
import { makesCard, withModels } from './card-models.ts'
import { clientIdDocument, isClientIdDocument } from './client-id-document.ts'
import { isRegistration, registration } from '../documents/client-metadata.ts'
import { addressOf } from '../documents/document-checks.ts'
import { isResourceMetadata, resourceMetadata } from '../documents/oauth-resource-metadata.ts'
import { withoutIdleRevocation } from './idle-revocation.ts'
import { isServerMetadata, serverMetadata } from '../documents/oauth-server-metadata.ts'
import { describesDocument } from '../../knowledge/words/oauth.ts'

/** A document that code publishes, told by keys that its literal has before anything is evaluated. */
interface Kind {
  readonly keys: readonly (readonly string[])[]
  is(node: Node): boolean
  read(node: Node): Iterable<Reading>
}

const KINDS: readonly Kind[] = [
  {
    keys: [['issuer'], ['token_endpoint'], ['authorization_endpoint', 'jwks_uri']],
    is: (node) => isServerMetadata(node) && hasLists(node) && !isMadeUp(node),
    read: serverMetadata,
  },
  {
    keys: [['resource'], ['authorization_servers']],
    // Beside an empty resource it is a table of what a library knows.
    is: (node) => isResourceMetadata(node) && get(node, 'authorization_servers')?.kind === 'list' && !isEmpty(get(node, 'resource')),
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
  mentions: ['token_endpoint', 'authorization_servers', 'redirect_uris', 'skills'],
  together: KINDS.map(({ keys }) => keys.map((any) => new RegExp(`\\b(?:${any.join('|')})\\b`))),
  // In tests such a literal is what somebody else's server is made to answer.
  skipsTests: true,
  *read(module, { project }): Generator<Reading> {
    for (const object of module.nodes('ObjectExpression')) {
      const names = new Set(object.properties.map((one) => (one.type === 'Property' ? keyOf(one) : undefined)))
      const kind = KINDS.find(({ keys }) => keys.every((any) => any.some((name) => names.has(name))))
      if (!kind || isDescription(module, object) || isStandIn(module, object)) continue
      const folded = withModels(module, object, fold(module, object))
      const node: Node =
        folded.kind === 'map' && isCompleted(module, object) ? (asGiven(module, object) ?? { ...folded, open: true }) : folded
      if (!kind.is(node) && !(kind.read === agentCard && makesCard(module, object) && hasSkillsAndAddress(node))) continue
      for (const found of withoutIdleRevocation(kind.read(node), project, module.file.path))
        if (!isSaidBeside(module, object, found)) yield found
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

/** Whether an object is an argument of such a call, up to the function that it stands in. */
function isDescription(module: Module, object: Ast): boolean {
  for (const outer of module.ancestors(object)) {
    if (isFunction(outer)) return false
    if ((outer.type === 'NewExpression' || outer.type === 'CallExpression') && describesDocument.pattern.test(lastName(outer.callee) ?? ''))
      return true
  }
  return false
}

/**
 * Somebody else's server, as clients describe one that publishes nothing: in a function that is handed the token endpoint, and where
 * the metadata could not be fetched.
 */
function isStandIn(module: Module, object: AstOf<'ObjectExpression'>): boolean {
  const endpoint = object.properties.find((one) => one.type === 'Property' && keyOf(one) === 'token_endpoint')
  const value = endpoint?.type === 'Property' ? endpoint.value : undefined
  if (value?.type === 'Identifier' && module.binding(value)?.kind === 'param') return true
  return (
    isFallback(module, object) ||
    (!isSent(module, object) && (LOOKS_FOR.test(nameOfFunction(module, object)) || isAskedBefore(module, object))) ||
    isOneOfProviders(module, object) ||
    [...module.ancestors(object)].some(({ type }) => type === 'CatchClause')
  )
}

/** What a client does to learn of a server: `_try_endpoints`, `discoverMetadata`. */
const LOOKS_FOR = /^_{0,2}(?:try|probe|guess|assume|infer|discover|fetch|resolve)(?:_|[A-Z])/

/** `res.json({…})`, `JSONResponse({…})`: what is published. */
function isSent(module: Module, object: Ast): boolean {
  for (const one of module.ancestors(object)) {
    if (isFunction(one)) return false
    if (isCallNode(one) && ANSWERS.test(lastName(one.callee) ?? '')) return true
  }
  return false
}

/** `const metadata = await fetchMetadata(issuer); if (metadata) return metadata`, and then what is assumed where there is none. */
function isAskedBefore(module: Module, object: Ast): boolean {
  const around = enclosingFunction(module, object)
  const before = around ? module.file.text.slice(Math.max(around.start, object.start - MAX_BRANCH), object.start) : ''
  const asked = ASKED.exec(before)
  return asked !== null && new RegExp(`\\breturn ${asked[1]}\\b`).test(before.slice(asked.index))
}

const ASKED = /\b(\w{1,60}) = await [\w.]{0,60}(?:fetch|discover|load|get|request)_?\w{0,40}(?:[mM]etadata|[dD]iscovery)\w{0,20}\(/

function nameOfFunction(module: Module, node: Ast): string {
  const around = enclosingFunction(module, node)
  const holder = around?.parent
  return (around && nameOf(module, around)) ?? (holder?.type === 'MethodDefinition' ? keyOf(holder) : undefined) ?? ''
}

/** `if (kind === 'okta') data = {…} else if (kind === 'google') data = {…}`: what a client knows of the providers that it can use. */
function isOneOfProviders(module: Module, object: Ast): boolean {
  for (const outer of module.ancestors(object)) {
    if (isFunction(outer)) return false
    if (outer.type !== 'IfStatement' || !NAMES_ONE.test(module.source(outer.test))) continue
    const branches = [outer.consequent, outer.alternate].map((one) => (one === null ? '' : module.source(one).slice(0, MAX_BRANCH)))
    if (branches.every((code) => /\btoken_endpoint["']?\s{0,4}:/.test(code))) return true
  }
  return false
}

const NAMES_ONE = /===?\s{0,4}["'][\w.-]{1,40}["']/
const MAX_BRANCH = 4000

/** What stands in where a server gave nothing: `found ?? {…}`, or `if (!found) found = {…}` of a variable that was given an answer. */
function isFallback(module: Module, object: Ast): boolean {
  let holder = module.parent(object)
  while (holder?.type === 'TypedExpression') holder = module.parent(holder)
  if (holder?.type === 'LogicalExpression') return holder.operator !== '&&' && holder.left.type !== 'Literal'
  if (holder?.type !== 'AssignmentExpression' || holder.left.type !== 'Identifier') return false
  const { name } = holder.left
  const binding = module.binding(holder.left)
  const lacks = [`!${name}`, `${name} === null`, `${name} == null`, `${name} === undefined`, `${name} is None`, `not ${name}`]
  const asks = [...module.ancestors(holder)].some((one) => one.type === 'IfStatement' && lacks.includes(module.source(one.test)))
  return (
    asks &&
    binding !== undefined &&
    module.references(binding).some((id) => {
      const given = module.parent(id)
      return given?.type === 'AssignmentExpression' && given !== holder && given.left === id && given.right.type !== 'Literal'
    })
  )
}

/** The object as it is given back or answered with, where all that is put into it can be read: whoever else gets it may add to it. */
function asGiven(module: Module, object: Ast): Node | undefined {
  const holder = module.parent(object)
  const binding = holder?.type === 'VariableDeclarator' ? module.binding(holder.id) : undefined
  const uses = binding ? module.references(binding).map((one) => ({ one, around: module.parent(one) })) : []
  const given = uses.findLast(({ around }) => around?.type === 'ReturnStatement' || isCallNode(around))
  const isHandedOn = uses.some(({ around }) => isCallNode(around) && !ANSWERS.test(lastName(around.callee) ?? ''))
  if (!given || isHandedOn || enclosingFunction(module, given.one) !== enclosingFunction(module, object)) return undefined
  const node = fold(module, given.one)
  return node.kind === 'map' && !node.open ? node : undefined
}

const ANSWERS = /^(?:json|send|jsonify|body|dumps|stringify|Response|\w{0,20}JSON\w{0,20}Response)$/i

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
