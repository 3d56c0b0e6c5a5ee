import type { Owner } from '../../model/index.ts'
import { entries, get, items, type Node, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { addressOf, faultsOf, isFar, plainHttp } from '../documents/document-checks.ts'
import { literal, scopes } from '../idp/oauth-client-fields.ts'

export default defineSurface({
  id: 'power-platform',
  name: 'Power Platform and Copilot Studio connectors',
  spec: 'https://learn.microsoft.com/connectors/custom-connectors/paconn-cli',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: ['connectionParameters'],
  format: 'jsonc',
  recognises: (root) =>
    get(root, 'properties', 'connectionParameters')?.kind === 'map' || get(root, 'properties', 'connectionParameterSets')?.kind === 'map',
  *read(root, { file }): Generator<Statement> {
    const folder = file.path.split('/').at(-2)
    const owner: Owner = { what: 'connector', ...(folder ? { name: folder } : {}), product: 'power-platform' }
    yield* connector(root, owner)
  },
})

/** The ways to sign in: `connectionParameters`, or one of several sets of them. */
function* connector(root: Node, owner: Owner): Generator<Statement> {
  const fault = faultsOf('agent-card', owner)
  const parameters = [
    ...entries(get(root, 'properties', 'connectionParameters')),
    ...items(get(root, 'properties', 'connectionParameterSets', 'values')).flatMap((value) => entries(get(value, 'parameters'))),
  ]
  const oauth = parameters.filter(({ value }) => get(value, 'oAuthSettings')?.kind === 'map')
  for (const { value } of oauth) {
    const settings = get(value, 'oAuthSettings')
    yield* scopes(get(settings, 'scopes'), 'request', owner)
    for (const parameter of entries(get(settings, 'customParameters'))) {
      const address = addressOf(get(parameter.value, 'value'))
      if (address && plainHttp(address)) yield fault('plain-parameter', address, { name: parameter.key.value })
    }
  }
  // A key that each user types in; without one the connector is open or takes its rights from elsewhere.
  const key = parameters.find(({ value }) => literal(get(value, 'type'))?.toLowerCase() === 'securestring')
  const type = key && get(key.value, 'type')
  const backend = addressOf(get(root, 'properties', 'backendService', 'serviceUrl')) ?? addressOf(get(root, 'properties', 'scriptUrl'))
  if (key && type && string(type) && oauth.length === 0 && (!backend || isFar(backend))) {
    yield fault('only-key', type, { name: key.key.value })
  }
}
