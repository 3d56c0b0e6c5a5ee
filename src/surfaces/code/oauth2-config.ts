import { oneOf } from '../../text/pattern.ts'
import { hostAt } from '../../classify/endpoint.ts'
import { googleSignIn } from '../../knowledge/authorization-hosts.ts'
import {
  goAddsParameter,
  goAsksWithPassword,
  goAuthorizes,
  goEndpoints,
  goNamesSecret,
  goOAuth2,
  goReadsClientFile,
  goSendsChallenge,
} from '../../knowledge/libraries/go-oauth2.ts'
import { googleScope } from '../../knowledge/scopes/packages.ts'
import { scopeProviderFor } from '../../knowledge/scopes/index.ts'
import type { Project } from '../../discover/project.ts'
import type { AuthorizationRequest, ClientType, Owner } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { get, items, type Node, string } from '../../parse/node.ts'
import { own } from '../../text/own.ts'
import { codeAt, cutTo, type Span, type Text } from '../../text/source.ts'
import { grantUsed, scopes, set, unset } from '../idp/oauth-client-fields.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { clientElsewhere, clientMadeElsewhere, getsSecretLater } from './go-clients-elsewhere.ts'
import { resourceOfGo } from './go-mcp-clients.ts'
import { stateOfGo } from './go-states.ts'
import { listensHere } from './native-sign-in.ts'
import { shippedByBuild } from './shipped-code.ts'
import { expectsPkceWritten } from './pkce-support.ts'
import { requestAt } from '../reading/authorization-request.ts'
import { atCapitals } from '../../text/words.ts'

/** Sign-in with golang.org/x/oauth2: what `AuthCodeURL` sends is what it is given. */
export default defineTextSurface({
  id: 'oauth2-config',
  name: 'OAuth clients with golang.org/x/oauth2',
  spec: 'https://pkg.go.dev/golang.org/x/oauth2#Config.AuthCodeURL',
  counts: 'code',
  files: ['**/*.go'],
  mentions: [goOAuth2.package, goOAuth2.authorizes],
  skipsTests: true,
  *read(text, { project }): Generator<Statement> {
    const all = saidIn(text, 'go')
    if (!text.value.includes(goOAuth2.package)) {
      yield* withoutImport(all, text, project)
      return
    }
    const configs = all.filter(({ is, name }) => is === 'object' && name === goOAuth2.config)
    const client = clientOf(configs, text.value)
    const plain = plainChallenge(all)
    for (const { value } of configs)
      yield* scopes(withConstants(listGiven(get(value, 'Scopes'), all)), 'request', ownerOf(hostOf(value)), providerOf(hostOf(value)))
    for (const said of all) {
      if (said.is !== 'call') continue
      if (goReadsClientFile.pattern.test(said.name)) yield* ofGoogle(said)
      if (goAuthorizes.pattern.test(said.name) && !isMadeUp(client)) {
        const made = configs.length === 0 ? fromElsewhere(said, text.value, project) : undefined
        const asked = request(said, made?.client ?? client, text.value, { plain, all, project })
        yield {
          ...asked,
          ...(asked.host === undefined && resourceOfGo(asked.at, configs.length === 1 ? configs[0] : undefined, all, project)),
        }
      }
      if (goAsksWithPassword.pattern.test(said.name)) {
        const what = client.host === undefined ? 'the token request' : `the token request to ${client.host}`
        yield grantUsed({ ...ownerOf(client.host), what }, 'password', cutTo(said.at, said.name.length), {
          clientType: client.type,
          ...(client.host === undefined && { unseenServer: true }),
        })
      }
    }
  },
})

/** A list, also by the variable of the file that is given it and nothing else. */
function listGiven(list: Node | undefined, all: readonly Said[]): Node | undefined {
  const name = list?.kind === 'dynamic' ? codeAt(list.at, 80) : ''
  const [given, ...more] = /^\w{1,60}$/.test(name) ? all.filter((one) => one.is === 'set' && one.name === name) : []
  return given && more.length === 0 && given.value.kind === 'list' ? given.value : list
}

/** The variable or field that an address is asked of: `s.client.AuthCodeURL`. */
function clientNamed(call: string): string | undefined {
  const [name, holder] = call.split('.').toReversed()
  return name === goOAuth2.authorizes && /^\w{1,80}$/.test(holder ?? '') ? holder : undefined
}

/** Requests of a file that has its client from another package of its module. */
function* withoutImport(all: readonly Said[], text: Text, project: Project): Generator<Statement> {
  for (const said of all) {
    const field = said.is === 'call' ? clientNamed(said.name) : undefined
    const made = field === undefined ? undefined : clientElsewhere(field, text, project)
    if (made === undefined) {
      const given = said.is === 'call' && goAuthorizes.pattern.test(said.name) ? fromElsewhere(said, text.value, project) : undefined
      if (given && !isMadeUp(given.client)) yield request(said, given.client, text.value + given.text, { plain: undefined, all, project })
      continue
    }
    const client = clientOf(
      saidIn(made, 'go').filter(({ is, name }) => is === 'object' && name === goOAuth2.config),
      made.value,
    )
    if (!isMadeUp(client)) yield request(said, client, text.value + made.value, { plain: undefined, all, project })
  }
}

/** The client of a request that a variable or a function of another file gives. */
function fromElsewhere(said: Said, text: string, project: Project): { readonly client: Client; readonly text: string } | undefined {
  const made = clientMadeElsewhere(said, project)
  if (!made) return undefined
  const client = clientOf([made.said], made.text + text)
  const isPublic = client.type === 'public' && !getsSecretLater(project)
  return { client: client.type === 'public' && !isPublic ? { ...client, type: 'unknown' } : client, text: made.text }
}

/** What the file of a request says, and the repository. */
interface Around {
  readonly plain: Node | undefined
  readonly all: readonly Said[]
  readonly project: Project
}

interface Client {
  readonly type: ClientType
  readonly host?: string
}

/** A client of a host that documentation has: nobody signs in there. */
function isMadeUp({ host }: Client): boolean {
  return host !== undefined && hostAt(`https://${host}`, { services: new Set() }).class === 'placeholder'
}

/** `oauth2.SetAuthURLParam("code_challenge_method", "plain")` */
function plainChallenge(all: readonly Said[]): Node | undefined {
  for (const { is, name, value } of all) {
    const [key, method] = is === 'call' && goAddsParameter.pattern.test(name) ? items(value) : []
    if (string(key)?.value === 'code_challenge_method' && string(method)?.value === 'plain') return method
  }
  return undefined
}

/** Scopes behind the client's file: https://pkg.go.dev/golang.org/x/oauth2/google#ConfigFromJSON */
function* ofGoogle({ value, at }: Said): Generator<Statement> {
  const [, ...given] = items(value)
  const list: Node = { kind: 'list', items: given, at }
  yield* scopes(withConstants(list), 'request', { what: 'the Google client', product: goOAuth2.package }, providerOf(googleSignIn))
}

/** Constants of Google's packages by the scopes that they are: `drive.DriveReadonlyScope`. */
function withConstants(list: Node | undefined): Node | undefined {
  if (list?.kind !== 'list') return list
  return {
    ...list,
    items: list.items.map((item) => {
      const name = item.kind === 'dynamic' && item.from ? constantOfGoogle(item.from.name) : undefined
      return name === undefined ? item : { kind: 'scalar', value: name, at: item.at, opaque: true }
    }),
  }
}

/** `DriveReadonlyScope` is `…/auth/drive.readonly`: https://pkg.go.dev/google.golang.org/api/drive/v3#pkg-constants */
function constantOfGoogle(constant: string): string | undefined {
  const name = /^([A-Z]\w{2,60})Scope$/.exec(constant)?.[1]
  if (name === undefined) return undefined
  return googleScope(atCapitals(name, '.').toLowerCase())
}

/** What is known of the one client of a file: public where neither it nor anything beside it names a secret. */
function clientOf(configs: readonly Said[], text: string): Client {
  const [only, ...more] = configs
  if (!only || more.length > 0) return { type: 'unknown' }
  const host = hostOf(only.value)
  const secret = get(only.value, goOAuth2.secret)
  const isPublic =
    only.value.kind === 'map' && !only.value.open && (!secret || string(secret)?.value === '') && !goNamesSecret.pattern.test(text)
  const type = secret && string(secret)?.value !== '' ? 'confidential' : isPublic ? 'public' : 'unknown'
  return { type, ...(host ? { host } : {}) }
}

function hostOf(config: Node): string | undefined {
  const endpoint = get(config, 'Endpoint')
  if (endpoint?.kind === 'dynamic' && endpoint.from?.name === 'Endpoint') return own(goEndpoints, endpoint.from.module)
  // A client that sends nobody to sign in has the other one alone.
  const address = goOAuth2.addresses.map((one) => string(get(endpoint, one))).find((one) => one !== undefined)?.value
  return address && URL.canParse(address) ? new URL(address).hostname : undefined
}

function providerOf(host: string | undefined): string | undefined {
  return host === undefined ? undefined : scopeProviderFor(`https://${host}`)
}

function ownerOf(host: string | undefined): Owner {
  return { what: host ? `the authorization request to ${host}` : 'the authorization request', product: goOAuth2.package }
}

/** `AuthCodeURL(state, opts...)`, unless its function makes the slice and only appends single options to it. */
function hasOptionsFromElsewhere({ file: { text }, start, end }: Span): boolean {
  const call = text.slice(start, end)
  const name = /[ (](\w{1,80})\.{3},?\s{0,40}\)$/.exec(call)?.[1]
  if (name === undefined) return call.includes('...')
  const body = text.slice(Math.max(text.lastIndexOf('\nfunc ', start), start - LONGEST), start)
  const made = new RegExp(`\\b${name} (?::= (?:make\\()?)?\\[\\]${goOAuth2.option.replace('.', '\\.')}\\b`)
  const grown = new RegExp(`\\b${name} = append\\(${name},(?![^()]{0,200}\\.{3}\\))`, 'g')
  return !made.test(body) || new RegExp(`\\b${name}\\b`).test(body.replace(made, '').replace(grown, ''))
}

/** How far back the beginning of a function is looked for. */
const LONGEST = 8000

const CHALLENGES = oneOf('i', goSendsChallenge.pattern, /code_challenge|pkce/)

/** Whoever has a command has its secret, which proves nothing (RFC 8252 section 8.5). */
function typeOf({ type }: Client, text: Text, project: Project): Client['type'] {
  if (shippedByBuild(text, project) !== undefined) return 'public'
  return type === 'unknown' && listensHere(text, 'go', project) ? 'public' : type
}

function request(said: Said, client: Client, text: string, { plain, all, project }: Around): AuthorizationRequest {
  const { value, at } = said
  const { host } = client
  const type = typeOf(client, at.file.whole, project)
  const [state] = items(value)
  const open = { is: 'dynamic', at } as const
  const expectsPkce = expectsPkceWritten(host, { path: at.file.path })
  const isOpen = hasOptionsFromElsewhere(at) || CHALLENGES.test(text) || !expectsPkce
  return requestAt(at, {
    owner: ownerOf(host),
    clientType: type,
    host,
    pkce: plain ? set('plain', plain) : isOpen ? open : unset({ at }),
    state: !state || string(state)?.value === '' ? unset({ at }) : stateOfGo(state, all, project),
    nonce: /\bnonce\b|oidc\.Nonce/i.test(text) ? open : unset({ at }),
  })
}
