import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten, wordsWritten } from '../../knowledge/libraries/written.ts'
import type { Statement } from '../../model/reading.ts'
import type { Project } from '../../discover/project.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { boolean, get, has, items, string, type Entry, type Node } from '../../parse/node.ts'
import { packageIn } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { codeAt } from '../../text/source.ts'
import { isKeycloak, readKeycloak } from './keycloak.ts'
import { folderOf } from '../../text/paths.ts'

/** Grants and redirect URIs of clients that code of Go makes in realms of Keycloak by its admin API. */
export default defineTextSurface({
  id: 'go-keycloak',
  name: 'Keycloak clients made by code in Go',
  spec: 'https://www.keycloak.org/docs-api/latest/rest-api/index.html#ClientRepresentation',
  counts: 'oauth',
  files: ['**/*.go'],
  mentions: [
    ...wordsWritten(oauthWritten, 'is-keycloak-client'),
    'directAccessGrantsEnabled',
    'RedirectURIs',
    'RedirectUris',
    'DirectGrants',
  ],
  together: [[/\b(?:ClientID|clientId)\b/, /\b(?:[dD]irect(?:Access)?Grants\w{0,10}|[rR]edirectUR[iI]s|redirectUris)\b/]],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    for (const said of saidIn(text, 'go')) {
      const client = said.is === 'object' ? clientOf(said, file.path, project) : undefined
      if (!client || !isKeycloak(client) || isOfThisMachine(client)) continue
      // The rest of a client may be set elsewhere.
      for (const one of readKeycloak(client, project)) if (one.kind === 'grantUse' || one.kind === 'redirectUri') yield one
    }
  },
})

/** A site with a secret that is reached on this machine; a program without one has such addresses anywhere. */
function isOfThisMachine(client: Node): boolean {
  const redirects = items(get(client, 'redirectUris'))
  return boolean(get(client, 'publicClient')) !== true && redirects.length > 0 && redirects.every(({ at }) => LOOPBACK.test(codeAt(at)))
}

const LOOPBACK = /http:\/\/(?:localhost|127\.0\.0\.1)\b/

const CLIENT = asWritten(oauthWritten, 'is-keycloak-client')

/** The representation of a client: the library's type, a map as the API takes it, or a type whose fields are sent as such. */
function clientOf({ name, value }: Said, path: string, project: Project): Node | undefined {
  if (value.kind !== 'map') return undefined
  if (CLIENT.test(name)) return withMembers(value, (field) => BY_LIBRARY.get(field))
  if (name === '') return has(value, 'clientId') && has(value, 'directAccessGrantsEnabled') ? value : undefined
  const id = value.entries.find(({ key }) => /^Client_?I[dD]$/.test(key.value))
  if (!id || !string(get(value, id.key.value))) return undefined
  const code = packageIn(folderOf(path), project)
  if (!code.includes('"directAccessGrantsEnabled')) return undefined
  const sent = sentAs(code)
  return withMembers(value, (field) => sent.get(field))
}

const FIELDS = [
  'clientId',
  'publicClient',
  'standardFlowEnabled',
  'implicitFlowEnabled',
  'directAccessGrantsEnabled',
  'bearerOnly',
  'redirectUris',
]
const BY_LIBRARY: ReadonlyMap<string, string> = new Map(
  FIELDS.map((field) => [
    field
      .replace(/^\w/, (first) => first.toUpperCase())
      .replace(/Id$/, 'ID')
      .replace(/Uris$/, 'URIs'),
    field,
  ]),
)

/** The field of a type for each member, by the map that is made of it or by its tag. */
function sentAs(code: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, member = '', field = ''] of code.matchAll(/"(\w{1,40})"(?::|\]\s?=)\s{0,40}\w{1,40}\.(\w{1,60}),?$/gm))
    found.set(field, member)
  for (const [, field = '', member = ''] of code.matchAll(/^\s{1,8}(\w{1,60})\s{1,40}[\w.*[\]]{1,60}\s{1,40}`json:"(\w{1,40})/gm))
    found.set(field, member)
  return found
}

function withMembers(value: Node & { kind: 'map' }, memberOf: (field: string) => string | undefined): Node {
  const entries = value.entries.flatMap((entry): Entry[] => {
    const member = memberOf(entry.key.value)
    return member === undefined || !FIELDS.includes(member)
      ? []
      : [{ ...entry, key: { ...entry.key, value: member }, value: pointed(entry.value) }]
  })
  return { ...value, entries }
}

/** What a pointer is made of: `gocloak.BoolP(true)`, `ptr.To("desk")`. */
function pointed(value: Node): Node {
  const written = value.kind === 'dynamic' ? /^[\w.]{1,60}\((?:(true|false)|"([^"\\\n]{0,200})")\)$/.exec(codeAt(value.at)) : null
  if (!written) return value
  return { kind: 'scalar', value: written[2] ?? written[1] === 'true', at: value.at, opaque: true }
}
