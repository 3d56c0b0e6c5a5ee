import { fold, keyOf, type Ast, type Module } from '../../program/index.ts'
import { assigned } from '../../program/assigned.ts'
import { property } from '../../program/objects.ts'
import { plainIssuers } from './plain-issuers.ts'
import { isForDevelopment } from './development-branches.ts'
import { isPrivate } from './settings.ts'
import { NODE_SWITCHES, tlsSwitches } from './tls-switches.ts'
import { PYTHON_SWITCHES, SWITCHED_IN_PYTHON, UNCHECKED } from './verification-parameters.ts'
import { callOf } from './word-tests.ts'
import { fileRole } from '../../classify/file-role.ts'
import type { TransportSetting } from '../../model/index.ts'
import { plain } from '../../parse/node.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { endpointGiven, endpointName } from '../../knowledge/words/oauth.ts'
import { nameOnly } from '../../knowledge/words/connections.ts'

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
    ...assigned(module).map((one) => ({ name: one.name.value, value: one.value, node: one.value })),
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
