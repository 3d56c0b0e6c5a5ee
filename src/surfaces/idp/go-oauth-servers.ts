import { goServers } from '../../knowledge/libraries/go-oauth-servers.ts'
import { asWritten, wordsWritten } from '../../knowledge/libraries/written.ts'
import type { Project } from '../../discover/project.ts'
import type { ClientType } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { boolean, get, items, type Node } from '../../parse/node.ts'
import { codeAt, cutTo } from '../../text/source.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { moduleAround, packageIn } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import {
  grantEnabled,
  grantsIn,
  implicitResponses,
  ownerOf,
  pkcePolicy,
  redirectUris,
  refreshRotation,
  set,
} from './oauth-client-fields.ts'
import { tokenPolicy } from './lifetime-fields.ts'
import { folderWithSlash } from '../../text/paths.ts'

const PROVEN = ['makes-fosite', 'composes', 'is-fosite-client', 'serves', 'lists-grants', 'lists-responses', 'is-refreshing'] as const

/** Grants, PKCE and clients of authorization servers that Go makes with a library. */
export default defineTextSurface({
  id: 'go-oauth-servers',
  name: 'OAuth servers in Go with fosite, go-oauth2 and osin',
  spec: 'https://pkg.go.dev/github.com/ory/fosite#Config',
  counts: 'oauth',
  files: ['**/*.go'],
  mentions: [...wordsWritten(goServers, ...PROVEN), 'osin.Allowed'],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const all = saidIn(text, 'go')
    for (const said of all) {
      yield* ofFosite(said, project)
      yield* ofGoOAuth2(said, file.path, project)
      yield* ofOsin(said)
    }
  },
})

const [CONFIG, COMPOSES, IMPLICIT, PASSWORD, CLIENT] = [
  asWritten(goServers, 'makes-fosite'),
  asWritten(goServers, 'composes'),
  asWritten(goServers, 'adds-implicit'),
  asWritten(goServers, 'adds-password'),
  asWritten(goServers, 'is-fosite-client'),
]
const FOSITE = ownerOf('the authorization server', 'fosite')

function* ofFosite(said: Said, project: Project): Generator<Statement> {
  const { is, name, value, at } = said
  const place = cutTo(at, name.length)
  if (is === 'object' && CONFIG.test(name) && value.kind === 'map' && !value.open) {
    const does = doneAround(project, folderWithSlash(at.file.path), at.file.path)
    if (does.enforces || !does.composesCodes) return
    yield pkcePolicy(FOSITE, 'server', 'unknown', { is: 'unset', at: place }, 'EnforcePKCE: true')
  }
  if (is === 'set' && name === 'RefreshTokenLifespan' && codeAt(value.at, LONGEST) === '-1')
    yield tokenPolicy('refresh', { lifetime: set('never', value), written: '-1' }, name, {
      owner: FOSITE,
      clientType: 'unknown',
      rotates: true,
    })
  if (is === 'call' && COMPOSES.test(name))
    for (const { at: given } of items(value)) {
      const code = codeAt(given, LONGEST)
      if (IMPLICIT.test(code)) yield grantEnabled(FOSITE, 'unknown', 'implicit', given)
      if (PASSWORD.test(code)) yield grantEnabled(FOSITE, 'unknown', 'password', given)
    }
  if (is === 'object' && CLIENT.test(name)) yield* fositeClient(value)
}

function* fositeClient(value: Node): Generator<Statement> {
  const owner = ownerOf('OAuth client', 'fosite')
  const type: ClientType = boolean(get(value, 'Public')) === true ? 'public' : 'unknown'
  const grants = get(value, 'GrantTypes')
  yield* grantsIn(grants, owner, type)
  if (!items(grants).some(({ at }) => codeAt(at, LONGEST) === '"implicit"'))
    yield* implicitResponses(get(value, 'ResponseTypes'), owner, type)
  yield* redirectUris(get(value, 'RedirectURIs'), owner)
}

const [SERVES, GRANTS, RESPONSES, REFRESHING] = [
  asWritten(goServers, 'serves'),
  asWritten(goServers, 'lists-grants'),
  asWritten(goServers, 'lists-responses'),
  asWritten(goServers, 'is-refreshing'),
]
const GO_OAUTH2 = ownerOf('the authorization server', 'go-oauth2/oauth2')

/**
 * Without a list, the server takes the password and token grants as well:
 * https://pkg.go.dev/github.com/go-oauth2/oauth2/v4/server#NewConfig
 */
function* ofGoOAuth2({ is, name, value, at }: Said, path: string, project: Project): Generator<Statement> {
  const place = cutTo(at, name.length)
  if (is === 'call' && GRANTS.test(name)) {
    const password = items(value).find((one) => /\bPasswordCredentials$/.test(codeAt(one.at, LONGEST)))
    if (password) yield grantEnabled(GO_OAUTH2, 'unknown', 'password', password.at)
  }
  if (is === 'call' && RESPONSES.test(name)) {
    const token = items(value).find((one) => /\boauth2\.Token$/.test(codeAt(one.at, LONGEST)))
    if (token) yield grantEnabled(GO_OAUTH2, 'unknown', 'implicit', token.at)
  }
  if (is === 'object' && REFRESHING.test(name) && value.kind === 'map' && !value.open && boolean(get(value, 'IsGenerateRefresh')) !== true)
    yield refreshRotation(GO_OAUTH2, 'unknown', set(false, { at: place }), 'IsGenerateRefresh: true')
  if (is !== 'call' || !SERVES.test(name)) return
  const does = doneAround(project, folderWithSlash(path), path)
  if (!does.authorizes) return
  if (!does.forces) yield pkcePolicy(GO_OAUTH2, 'server', 'unknown', { is: 'unset', at: place }, 'ForcePKCE')
  if (!does.setsResponses) yield grantEnabled(GO_OAUTH2, 'unknown', 'implicit', place)
  if (does.takesPasswords && !does.setsGrants) yield grantEnabled(GO_OAUTH2, 'unknown', 'password', place)
}

/** What the package of a server does with it, and what its module sets, for a server may be handed on to be set up. */
interface Done {
  readonly composesCodes: boolean
  readonly authorizes: boolean
  readonly takesPasswords: boolean
  readonly enforces: boolean
  readonly forces: boolean
  readonly setsResponses: boolean
  readonly setsGrants: boolean
}

/** Looked at once for all servers of a folder, which is known by the first of them. */
const doneAround = oncePerPair((project: Project, folder: string, path: string): Done => {
  const code = packageIn(folder, project)
  const module = moduleAround(path, project) ?? code
  return {
    composesCodes: /\bOAuth2AuthorizeExplicitFactory\b|\bComposeAllEnabled\b/.test(code),
    authorizes: /\.SetUserAuthorizationHandler\(|\.HandleAuthorizeRequest\(/.test(code),
    takesPasswords: /\.SetPasswordAuthorizationHandler\(/.test(code),
    enforces: /\bEnforcePKCE(?:ForPublicClients)?\b/.test(module),
    forces: /\bForcePKCE\b/.test(module),
    setsResponses: /\bSetAllowedResponseType\b|\bAllowedResponseTypes\b/.test(module),
    setsGrants: /\bSetAllowedGrantType\b|\bAllowedGrantTypes\b/.test(module),
  }
})

const OSIN = ownerOf('the authorization server', 'osin')

/** https://pkg.go.dev/github.com/openshift/osin#ServerConfig */
function* ofOsin({ is, name, value }: Said): Generator<Statement> {
  const list = is === 'set' ? /(?:^|\.)Allowed(Authorize|Access)Types?$/.exec(name) : null
  if (!list) return
  const wanted = list[1] === 'Access' ? /\bosin\.PASSWORD$/ : /\bosin\.TOKEN$/
  const found = items(value).find((one) => wanted.test(codeAt(one.at, LONGEST)))
  if (found) yield grantEnabled(OSIN, 'unknown', list[1] === 'Access' ? 'password' : 'implicit', found.at)
}

/** Of an expression, in characters. */
const LONGEST = 120
