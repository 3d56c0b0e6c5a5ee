import type { Project } from '../../discover/project.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { items, type Node } from '../../parse/node.ts'
import { own } from '../../text/own.ts'
import { cutTo } from '../../text/source.ts'
import { computedElsewhere } from '../../program/written/index.ts'
import { addressIn } from '../code/written-addresses.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { grantEnabled, type Issuer, ownerOf, redirectUris, refreshRotation, set } from './oauth-client-fields.ts'
import { lifetime, tokenPolicy } from './lifetime-fields.ts'
import { readApplication } from './openiddict-appsettings.ts'

export default defineTextSurface({
  id: 'openiddict-code',
  name: 'OpenIddict applications and servers in C#',
  spec: 'https://documentation.openiddict.com/configuration/',
  counts: 'oauth',
  files: ['**/*.cs'],
  mentions: ['OpenIddict'],
  skipsTests: true,
  *read(text, { project }): Generator<Statement> {
    const all = saidIn(text, 'cs')
    for (const said of all) {
      if (said.is === 'object' && /(?:^|\.)OpenIddictApplicationDescriptor$/.test(said.name)) yield* readApplication(asSettings(said.value))
      else if (said.is === 'call' && said.within.some((one) => /(?:^|\.)AddServer$/.test(one))) yield* serverOption(said, project)
      else yield* addedRedirects(said)
    }
  },
})

/** `descriptor.RedirectUris.Add(new Uri("https://…"))`, `.RedirectUris.UnionWith([…])` */
function* addedRedirects({ is, name, value }: Said): Generator<Statement> {
  if (is !== 'call' || !/(?:^|\.)RedirectUris\.(?:Add|UnionWith)$/.test(name)) return
  const given = items(value).flatMap((one) => (one.kind === 'list' ? one.items : [one]))
  yield* redirectUris({ kind: 'list', items: given.map(addressIn), at: value.at }, ownerOf('OpenIddict application', 'openiddict'))
}

const SERVER: Issuer = { owner: ownerOf('OpenIddict server', 'openiddict'), clientType: 'unknown' }
const LIFETIMES = {
  SetAccessTokenLifetime: 'access',
  SetRefreshTokenLifetime: 'refresh',
  SetAuthorizationCodeLifetime: 'code',
  SetDeviceCodeLifetime: 'device-code',
  SetIdentityTokenLifetime: 'id',
} as const
const GRANTS = { AllowPasswordFlow: 'password', AllowImplicitFlow: 'implicit' } as const

/** https://documentation.openiddict.com/configuration/token-lifetimes */
function* serverOption({ name, value, at }: Said, project: Project): Generator<Statement> {
  const option = name.replace(/^.*\./, '')
  const [first] = items(value)
  const token = LIFETIMES[option as keyof typeof LIFETIMES] as (typeof LIFETIMES)[keyof typeof LIFETIMES] | undefined
  if (token && first?.kind === 'scalar' && first.value === null)
    yield tokenPolicy(token, { lifetime: set('never', first), written: 'null' }, option, SERVER)
  else if (token && first)
    yield* lifetime(computedElsewhere(first, { language: 'cs', project }) ?? first, { token, grammar: 'iso8601', key: option }, SERVER)
  const grant = GRANTS[option as keyof typeof GRANTS] as 'password' | 'implicit' | undefined
  const place = cutTo(at, name.length)
  if (grant) yield { ...grantEnabled(SERVER.owner, 'unknown', grant, place), server: SERVER.owner.product }
  if (option === 'DisableRollingRefreshTokens')
    yield refreshRotation(SERVER.owner, 'unknown', set(false, { at: place }), 'leave out `DisableRollingRefreshTokens()`')
}

/** `Permissions.GrantTypes.Password` is `gt:password`: https://documentation.openiddict.com/configuration/application-permissions */
const CONSTANTS: Readonly<Record<string, string>> = {
  'GrantTypes.AuthorizationCode': 'gt:authorization_code',
  'GrantTypes.Implicit': 'gt:implicit',
  'GrantTypes.Password': 'gt:password',
  'GrantTypes.RefreshToken': 'gt:refresh_token',
  'GrantTypes.ClientCredentials': 'gt:client_credentials',
  'ResponseTypes.Code': 'rst:code',
  'ResponseTypes.Token': 'rst:token',
  'ResponseTypes.IdToken': 'rst:id_token',
  'ResponseTypes.CodeToken': 'rst:code token',
  'ResponseTypes.IdTokenToken': 'rst:id_token token',
  'ResponseTypes.CodeIdTokenToken': 'rst:code id_token token',
  'Endpoints.Authorization': 'ept:authorization',
  'Endpoints.Token': 'ept:token',
  'Features.ProofKeyForCodeExchange': 'ft:pkce',
  'ClientTypes.Public': 'public',
  'ClientTypes.Confidential': 'confidential',
  'ApplicationTypes.Native': 'native',
  'ApplicationTypes.Web': 'web',
}

function asSettings(node: Node): Node {
  if (node.kind === 'map') return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: asSettings(entry.value) })) }
  if (node.kind === 'list') return { ...node, items: node.items.map(asSettings) }
  if (node.kind !== 'dynamic' || !node.from) return addressIn(node)
  const value = own(CONSTANTS, `${node.from.module.replace(/^.*\./, '')}.${node.from.name}`)
  if (value !== undefined) return { kind: 'scalar', value, at: node.at, opaque: true }
  // Other constants are no grants and no requirements.
  return /(?:^|\.)(?:Permissions|Requirements|Scopes|Endpoints|GrantTypes|ResponseTypes|ConsentTypes)(?:\.|$)/.test(node.from.module)
    ? { kind: 'scalar', value: node.from.name, at: node.at, opaque: true }
    : node
}
