import type { ClientType } from '../../model/index.ts'
import { entries, get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { fieldsOf, flag, isDynamic, type LifetimeRow, literal, ownerOf, redirectUris, refreshRotation, set } from './oauth-client-fields.ts'
import { lifetimes } from './lifetime-fields.ts'
import { own } from '../../text/own.ts'

export default defineSurface({
  id: 'logto',
  name: 'Logto applications and API resources',
  spec: 'https://docs.logto.io/integrate-logto/application-data-structure',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: ['customClientMetadata', 'accessTokenTtl'],
  format: 'jsonc',
  recognises: (root) => objects(root).length > 0,
  *read(root): Generator<Statement> {
    for (const object of objects(root)) yield* fieldsOf(object).has('indicator') ? resource(object) : application(object)
  },
})

/** The document itself, its items, or those of its lists. */
function objects(root: Node): Node[] {
  const candidates = [root, ...items(root), ...entries(root).flatMap(({ value }) => items(value))]
  return candidates.filter((node) => {
    const fields = fieldsOf(node)
    return fields.get('customClientMetadata')?.kind === 'map' || (fields.has('indicator') && fields.has('accessTokenTtl'))
  })
}

function* resource(node: Node): Generator<Statement> {
  const owner = ownerOf('Logto API resource', 'logto', literal(get(node, 'name')))
  yield* lifetimes(node, [{ path: ['accessTokenTtl'], token: 'access', grammar: 'sec' }], { owner, clientType: 'unknown' })
}

/** Seconds and days; an hour and 14 days when unset. */
const LIFETIMES: readonly LifetimeRow[] = [
  { path: ['customClientMetadata', 'idTokenTtl'], token: 'id', grammar: 'sec' },
  { path: ['customClientMetadata', 'refreshTokenTtlInDays'], token: 'refresh', grammar: 'day' },
]
const OLD_LIFETIME: LifetimeRow = { path: ['customClientMetadata', 'refreshTokenTtl'], token: 'refresh', grammar: 'sec' }

const TYPES: Readonly<Record<string, ClientType>> = {
  SPA: 'public',
  Native: 'public',
  Traditional: 'confidential',
  MachineToMachine: 'confidential',
}

function* application(node: Node): Generator<Statement> {
  const owner = ownerOf('Logto application', 'logto', literal(get(node, 'name')))
  const type = literal(get(node, 'type')) ?? ''
  const clientType = own(TYPES, type) ?? 'unknown'
  const rotation = get(node, 'customClientMetadata', 'rotateRefreshToken')
  // On unless switched off.
  const rotates = isDynamic(rotation) ? undefined : flag(rotation) !== false
  const rows = get(node, 'customClientMetadata', 'refreshTokenTtlInDays') ? LIFETIMES : [...LIFETIMES, OLD_LIFETIME]
  yield* lifetimes(node, rows, { owner, clientType, rotates })
  if (rotation && rotates !== undefined)
    yield refreshRotation(owner, clientType, set(rotates, rotation), 'customClientMetadata.rotateRefreshToken: true')
  yield* redirectUris(get(node, 'oidcClientMetadata', 'redirectUris'), owner, { native: type === 'Native' || undefined })
}
