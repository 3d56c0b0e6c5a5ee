import { callsThat, comesFrom, everyAssigned, fold, keyOf, originOf, property, type Ast, type Module } from '../../program/index.ts'
import { fileRole } from '../../classify/file-role.ts'
import type { TransportSetting } from '../../model/index.ts'
import { plain, boolean } from '../../parse/node.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { endpointGiven, endpointName } from '../../knowledge/words/oauth.ts'
import { nameOnly } from '../../knowledge/words/connections.ts'
import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import { packagesIn } from '../../knowledge/libraries/row.ts'
import type { Located } from '../../text/source.ts'
import { isForDevelopment } from './development-branches.ts'
import { isPrivate } from './settings.ts'
import { NODE_SWITCHES, tlsSwitches } from './tls-switches.ts'
import { PYTHON_SWITCHES, SWITCHED_IN_PYTHON, UNCHECKED } from './verification-parameters.ts'
import { callOf } from './word-tests.ts'
import { isAsked } from './asked-for.ts'

/** An address with http that is not this machine's, nor the name of a schema. */
const PLAIN_ADDRESS = /http:\/\/(?!localhost|127\.|0\.0\.0\.0|\[|www\.w3\.org|schemas?\.|example\.)/

/** Certificate checks that code switches off, and OAuth over plain HTTP. */
export default defineProgramSurface({
  id: 'code-transport',
  name: 'TLS settings in code',
  spec: 'https://nodejs.org/api/tls.html#tlsconnectoptions-callback',
  counts: 'code',
  mentions: [
    ...NODE_SWITCHES,
    ...PYTHON_SWITCHES,
    'http://',
    'verify=',
    'verify =',
    'ssl=',
    'requireHttps',
    'allowInsecureRequests',
    ...UNCHECKED,
  ],
  together: [[callOf(NODE_SWITCHES)], [/requireHttps|allowInsecureRequests/], [PLAIN_ADDRESS, endpointGiven.pattern]],
  inPython: { together: [[SWITCHED_IN_PYTHON], [PLAIN_ADDRESS, endpointGiven.pattern]] },
  *read(module): Generator<TransportSetting> {
    for (const { value, ...place } of tlsSwitches(module))
      yield { kind: 'transportSetting', problem: 'verification-off', written: value, ...place }
    for (const { value, at } of plainIssuers(module, (node) => isForDevelopment(module, node)))
      yield { kind: 'transportSetting', problem: 'plain-allowed', written: value, at }
    yield* plainEndpoints(module)
  },
})

const METADATA = ['authorization_endpoint', 'token_endpoint', 'authorization_servers', 'issuer']

/** Addresses of an authorization server with http. Documents in code are judged as documents. */
function* plainEndpoints(module: Module): Generator<TransportSetting> {
  if (fileRole(module.file.path).test) return
  const properties = module.nodes('Property').map((node) => ({ name: keyOf(node), value: node.value, node }))
  for (const { name, value, node } of [
    ...properties,
    ...everyAssigned(module).map((one) => ({ name: one.name.value, value: one.value, node: one.value })),
  ]) {
    if (name === undefined || !endpointName.pattern.test(name) || isDocument(module, node)) continue
    const text = plain(fold(module, value.type === 'NewExpression' ? (value.arguments[0] ?? value) : value))
    const host = /^http:\/\/([^/?#:\s]+)/i.exec(text?.value ?? '')?.[1]?.toLowerCase()
    if (host === undefined || isPrivate(host) || /(?:^|\.)example(?:\.|$)/.test(host)) continue
    if (nameOnly.pattern.test(text?.value ?? '')) continue
    yield { kind: 'transportSetting', problem: 'plain-oauth-endpoint', written: `${name} over http`, host, at: module.span(value) }
  }
}

function isDocument(module: Module, node: Ast): boolean {
  const holder = module.parent(node)
  return METADATA.filter((name) => property(module, holder, name) !== undefined).length >= 2
}

const LIBRARIES = singleCalls.flatMap((row) => (row.means === 'finds-issuer' ? packagesIn(row) : []))

/**
 * What lets an OAuth client go to an issuer over plain http: `requireHttps: false` of a browser's client
 * (https://manfredsteyer.github.io/angular-oauth2-oidc/docs/classes/AuthConfig.html), and `allowInsecureRequests`. An issuer of this
 * machine or network is left alone.
 *
 * @param isForDevelopment whether a place is reached on a developer's machine alone.
 */
function* plainIssuers(module: Module, isForDevelopment: (node: Ast) => boolean): Generator<Located<string>> {
  for (const node of module.nodes('Property')) {
    const object = module.parent(node)
    if (keyOf(node) !== 'requireHttps' || object?.type !== 'ObjectExpression' || boolean(fold(module, node.value)) !== false) continue
    const issuer = property(module, object, 'issuer')
    if (!issuer || !property(module, object, 'clientId') || isNear(module, issuer) || isForDevelopment(node)) continue
    yield { value: 'requireHttps: false', at: module.span(node) }
  }
  for (const node of [...module.nodes('Identifier'), ...module.nodes('MemberExpression')]) {
    const name = node.type === 'Identifier' ? node.name : keyOf(node)
    if (name !== 'allowInsecureRequests' || isDeclared(module, node)) continue
    const from = originOf(module, node)
    if (!from || !comesFrom(from, LIBRARIES) || isAsked(module, node) || isForDevelopment(node)) continue
    const issuers = callsThat(module, singleCalls, 'finds-issuer').flatMap(({ call }) => call.argument(0) ?? [])
    if (issuers.length > 0 && issuers.every((one) => isNear(module, one))) continue
    yield { value: 'allowInsecureRequests', at: module.span(node) }
  }
}

/** An import, and the name in `client.allowInsecureRequests`, which is seen as a whole. */
function isDeclared(module: Module, node: Ast): boolean {
  const parent = module.parent(node)
  return parent?.type === 'ImportSpecifier' || (parent?.type === 'MemberExpression' && parent.property === node)
}

/** An address that stands here, of this machine or network. */
function isNear(module: Module, issuer: Ast): boolean {
  const made = issuer.type === 'NewExpression' ? (issuer.arguments[0] ?? issuer) : issuer
  const host = /^https?:\/\/([^/?#:]+)/i.exec(plain(fold(module, made))?.value ?? '')?.[1]?.toLowerCase()
  return host !== undefined && isPrivate(host)
}
