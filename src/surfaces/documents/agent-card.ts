import type { DocumentFault, Owner } from '../../model/index.ts'
import { get, getAny, items, type Node, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import type { Located } from '../../text/source.ts'
import { defineSurface } from '../reading/surface.ts'
import { changeIn, onlyReads } from '../../classify/actions.ts'
import { addressOf, type Faults, faultsOf, isFar, nameIn, plainHttp } from './document-checks.ts'
import { fieldsOf, flag, isOpen, words } from '../idp/oauth-client-fields.ts'
import { requirementsIn, schemeFaults, schemesIn, urlsIn, usedSchemes } from './security-schemes.ts'

export default defineSurface({
  id: 'agent-card',
  name: 'A2A agent cards',
  spec: 'https://a2a-protocol.org/latest/specification/#45-security-objects',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: ['"skills"'],
  format: 'jsonc',
  recognises: isAgentCard,
  read: agentCard,
})

/** Whether a map is an agent card: skills, an address and what it can take. */
export function isAgentCard(node: Node): boolean {
  const fields = fieldsOf(node)
  return hasSkillsAndAddress(node) && OWN.filter((key) => fields.has(key)).length > 1
}

/** Whether a map has what each card has; other documents may, too. */
export function hasSkillsAndAddress(node: Node): boolean {
  const fields = fieldsOf(node)
  return node.kind === 'map' && fields.has('skills') && ADDRESSES.some((key) => fields.has(key))
}

const ADDRESSES = ['url', 'supportedInterfaces', 'supported_interfaces', 'additionalInterfaces', 'additional_interfaces']
const OWN = [
  'capabilities',
  'protocolVersion',
  'protocol_version',
  'defaultInputModes',
  'default_input_modes',
  'defaultOutputModes',
  'default_output_modes',
  'preferredTransport',
  'preferred_transport',
  'securitySchemes',
  'security_schemes',
  'supportsAuthenticatedExtendedCard',
  'supportedInterfaces',
  'supported_interfaces',
  'authentication',
]

/** What an agent card declares about how it is called. */
export function* agentCard(root: Node): Generator<Statement> {
  const owner: Owner = { what: 'agent card', ...nameIn(root, 'name'), product: 'a2a' }
  const fault = faultsOf('agent-card', owner)
  const urls = addresses(root)
  const plain = urls.find((url) => plainHttp(url))
  if (plain) yield fault('plain-http', plain)
  const far = urls.find(isFar)
  if (!far) return

  const declared = getAny(root, ['securitySchemes', 'security_schemes'])
  const schemes = schemesIn(declared)
  const list = getAny(root, ['security', 'securityRequirements', 'security_requirements'])
  const requirements = requirementsIn(list)
  yield* schemeFaults(usedSchemes(schemes, requirements), requirements, fault)
  for (const one of requirements ?? []) {
    if (one.scopes[0]) yield { kind: 'scopeSet', owner, role: 'required', scopes: one.scopes, open: false, at: one.scopes[0].at }
  }
  if (schemes.length === 0 && usesOldForm(root)) return
  if (schemes.length > 0) yield* unrequired(root, declared, list, fault)
  else if (!declared || (declared.kind === 'map' && !declared.open)) yield* unprotected(root, far, fault)
}

function addresses(root: Node): Located<string>[] {
  const url = addressOf(get(root, 'url'))
  const lists = ADDRESSES.slice(1).flatMap((key) => urlsIn(get(root, key)))
  return url ? [url, ...lists] : lists
}

/** Before 0.2.5 a card named its schemes in `authentication.schemes`. */
function usesOldForm(root: Node): boolean {
  const old = get(root, 'authentication')
  return old !== undefined && (old.kind !== 'map' || old.open || words(get(old, 'schemes')).length > 0 || isOpen(get(old, 'schemes')))
}

/** No scheme at all: what the skills do decides. An agent that only reads may be public. */
function* unprotected(root: Node, url: Located<string>, fault: Faults<'agent-card'>): Generator<DocumentFault> {
  if (root.kind !== 'map' || root.open || hasExtendedCard(root)) return
  const change = changing(root)
  if (change) yield fault('none-declared', url, { change: `it ${change}` })
  else if (items(get(root, 'skills')).some((skill) => !onlyReads(...textsOf(skill)))) yield fault('none-declared', url)
}

/** Schemes that nobody has to use: an empty list of requirements, or none. */
function* unrequired(
  root: Node,
  declared: Node | undefined,
  list: Node | undefined,
  fault: Faults<'agent-card'>,
): Generator<DocumentFault> {
  if (root.kind !== 'map' || root.open || hasExtendedCard(root)) return
  if (list && (list.kind !== 'list' || list.open || list.items.some((item) => item.kind !== 'map' || item.open || item.entries.length > 0)))
    return
  if (
    items(get(root, 'skills')).some((skill) => getAny(skill, ['security', 'securityRequirements', 'security_requirements']) !== undefined)
  )
    return
  const change = changing(root)
  const place = list ?? declared ?? root
  yield fault(
    list ? 'schemes-not-required' : 'no-requirement',
    list ? place : { at: { ...place.at, end: place.at.start + 1 } },
    change ? { change: `it ${change}` } : {},
  )
}

/** A card that tells more to those who sign in; what it keeps for them cannot be seen. */
function hasExtendedCard(root: Node): boolean {
  return flag(get(root, 'supportsAuthenticatedExtendedCard')) === true || flag(get(root, 'capabilities', 'extendedAgentCard')) === true
}

function changing(root: Node): string | undefined {
  return changeIn(...items(get(root, 'skills')).flatMap(textsOf))
}

function textsOf(skill: Node): string[] {
  return ['name', 'id', 'description'].flatMap((key) => string(get(skill, key))?.value ?? [])
}
