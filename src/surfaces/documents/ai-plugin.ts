import type { Owner } from '../../model/index.ts'
import { entries, get, items, type Node, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { changeIn, onlyReads } from '../../classify/actions.ts'
import { addressClass, addressOf, type Faults, faultsOf, isFar, nameIn, plainHttp } from './document-checks.ts'
import { literal } from '../idp/oauth-client-fields.ts'

export default defineSurface({
  id: 'ai-plugin',
  name: 'Plugin manifests of ChatGPT and Microsoft 365 Copilot',
  spec: 'https://learn.microsoft.com/microsoft-365-copilot/extensibility/api-plugin-manifest',
  counts: 'oauth',
  files: ['**/*.json', '**/.well-known/ai-plugin'],
  mentions: ['"schema_version"'],
  format: 'jsonc',
  recognises: (root) => generation(root) !== undefined,
  *read(root): Generator<Statement> {
    const owner: Owner = { what: 'plugin', ...nameIn(root, 'name_for_human'), product: 'ai-plugin' }
    yield* generation(root) === 'v1' ? first(root, faultsOf('agent-card', owner)) : second(root, faultsOf('agent-card', owner))
  },
})

/** The file name is the same for both products; the version tells them apart. */
function generation(root: Node): 'v1' | 'v2' | undefined {
  const version = literal(get(root, 'schema_version')) ?? ''
  if (version === 'v1' && get(root, 'auth')?.kind === 'map' && get(root, 'api')) return 'v1'
  return /^v2(?:\.\d+)?$/.test(version) && get(root, 'runtimes')?.kind === 'list' ? 'v2' : undefined
}

/** ChatGPT plugins: `auth.type` is none, user_http, service_http or oauth. */
function* first(root: Node, fault: Faults<'agent-card'>): Generator<Statement> {
  const address = addressOf(get(root, 'api', 'url'))
  if (address && plainHttp(address)) yield fault('plain-http', address)
  if (!isFar(address)) return
  const type = get(root, 'auth', 'type')
  const texts = ['description_for_model', 'description_for_human', 'name_for_model', 'name_for_human'].flatMap(
    (key) => string(get(root, key))?.value ?? [],
  )
  switch (type && literal(type)) {
    case 'none':
      if (type) yield* open(type, texts, fault)
      break
    case 'service_http':
    case 'user_http':
      if (type) yield fault('only-static-token', type)
      break
    case 'oauth': {
      const scope = get(root, 'auth', 'scope')
      if (scope && literal(scope)?.trim() === '') yield fault('scope-empty', scope)
      break
    }
    default:
      break
  }
}

/** Plugins of Microsoft 365: a list of runtimes, each with its own `auth`. */
function* second(root: Node, fault: Faults<'agent-card'>): Generator<Statement> {
  for (const runtime of items(get(root, 'runtimes'))) {
    const kind = literal(get(runtime, 'type'))
    if (kind !== 'OpenApi' && kind !== 'RemoteMCPServer') continue
    const address = addressOf(get(runtime, 'spec', 'url'))
    if (address && plainHttp(address)) yield fault('plain-http', address)
    const where = addressClass(address)
    if (where === 'loopback' || where === 'private' || where === 'placeholder') continue
    const type = get(runtime, 'auth', 'type')
    const written = literal(type)
    if (type && written === 'ApiKeyPluginVault') yield fault('only-vault-key', type)
    else if (type && written === 'None' && isFar(address)) yield* open(type, functionsOf(root, runtime), fault)
  }
}

function functionsOf(root: Node, runtime: Node): string[] {
  const run = new Set(items(get(runtime, 'run_for_functions')).flatMap((item) => literal(item) ?? []))
  const functions = items(get(root, 'functions')).filter(
    (one) => run.size === 0 || run.has('*') || run.has(literal(get(one, 'name')) ?? ''),
  )
  return functions.flatMap((one) =>
    entries(one)
      .filter(({ key }) => key.value === 'name' || key.value === 'description')
      .flatMap(({ value }) => string(value)?.value ?? []),
  )
}

/** Nobody signs in: what it does decides, and reading may be public. */
function* open(type: Node, texts: readonly string[], fault: Faults<'agent-card'>): Generator<Statement> {
  const change = changeIn(...texts)
  if (change) yield fault('none-asked-for', type, { change: `it ${change}` })
  else if (!onlyReads(...texts)) yield fault('none-asked-for', type)
}
