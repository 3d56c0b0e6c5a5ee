import { secretOfGoogle } from '../../knowledge/words/public-secrets.ts'
import { type ClientOptions, clientOptions, type PkceOption } from '../../knowledge/libraries/client-options.ts'
import { authorizationRequest, bySecret, clientType, hostIn, type RequestFacts } from './authorization.ts'
import {
  callsOnImport,
  comesFrom,
  fold,
  importsFrom,
  isUndefined,
  keyOf,
  unwrap,
  versionOf,
  type Ast,
  type Module,
  type Source,
} from '../../program/index.ts'
import { clientOf } from './client.ts'
import { isPublished } from './published-variables.ts'
import { bool, entryOf, text } from './settings.ts'
import type { AuthorizationRequest, ClientType, Owner } from '../../model/index.ts'
import { get, items, type Entry, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import type { Span } from '../../text/source.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { append } from '../../text/append.ts'
import { scopesOption } from './scope-sets.ts'
import { grantUsed } from '../idp/oauth-client-fields.ts'

export default defineCodeSurface({
  id: 'oauth-client-options',
  name: 'Options of OAuth clients for browsers, apps and servers',
  spec: 'https://authts.github.io/oidc-client-ts/interfaces/OidcClientSettings.html',
  counts: 'code',
  // A file that is handed the options may name the option alone.
  mentions: [...new Set(clientOptions.flatMap((row) => row.packages)), 'usePKCE'],

  *read(module) {
    for (const row of clientOptions) {
      for (const options of optionsOf(module, row)) yield* client(module, options.node, row, options.at)
    }
  },
})

type Pkce = AuthorizationRequest['pkce']

interface Options {
  readonly node: Node
  readonly at: Span
}

/** The option objects of a library: arguments of its calls, and objects declared with its type. */
export function* optionsOf(module: Module, row: ClientOptions): Generator<Options> {
  const seen = new Set<number>()
  const found: Ast[] = []
  for (const call of row.call ? callsOnImport(module, row.packages, row.call.name) : []) {
    const argument = call.argument(row.call?.argument ?? 0)
    if (argument) found.push(argument)
    else if (!call.spread && row.call?.argument === 0) yield { node: { kind: 'map', entries: [], open: false, at: call.at }, at: call.at }
  }
  for (const options of row.component === undefined ? [] : attributes(module, row.packages, row.component)) {
    if (seen.has(options.at.start)) continue
    seen.add(options.at.start)
    yield { node: options, at: options.at }
  }
  if ((row.type !== undefined || row.members) && importsFrom(module, row.packages)) {
    append(found, row.members ? withMembers(module, row.members) : typed(module, row.type as string))
  }
  for (const node of found) {
    const whole = fold(module, node)
    const inner = row.path ? get(whole, ...row.path) : whole
    if (inner?.kind !== 'map' || seen.has(inner.at.start)) continue
    seen.add(inner.at.start)
    yield { node: inner, at: inner.at }
  }
}

/** `<AuthProvider {...config} authority="…">` */
function attributes(module: Module, source: Source, component: string): Node[] {
  return module.nodes('JsxElement').flatMap((element) => {
    const { name } = element
    const binding = name?.name === component ? module.nodes('ImportSpecifier').find(({ local }) => local.name === component) : undefined
    const declaration = binding && module.parent(binding)
    if (!name || declaration?.type !== 'ImportDeclaration' || !comesFrom({ module: String(declaration.source.value), name: '' }, source))
      return []
    const whole: Entry[] = []
    let open = false
    for (const one of element.attributes) {
      if (one.type === 'JsxSpread') {
        const spread = fold(module, one.argument)
        if (spread.kind === 'map') append(whole, spread.entries)
        if (spread.kind !== 'map' || spread.open) open = true
      } else if (!one.name.name.includes(':')) {
        const at = module.span(one)
        const node: Node = one.value ? fold(module, one.value) : { kind: 'scalar', value: true, at }
        whole.push({ key: { value: one.name.name, at: module.span(one.name) }, value: node, at })
      }
    }
    return [{ kind: 'map', entries: whole, open, at: module.span(name) }]
  })
}

/** `const config: UserManagerSettings = { … }`, also with `satisfies`. */
function typed(module: Module, name: string): Ast[] {
  const found: Ast[] = []
  const isNamed = (type: Ast | undefined) => type?.type === 'TypeReference' && type.name?.type === 'Identifier' && type.name.name === name
  for (const { id, init } of module.nodes('VariableDeclarator')) {
    if (init && 'typeAnnotation' in id && isNamed(id.typeAnnotation ?? undefined)) found.push(init)
  }
  for (const { operator, typeAnnotation, expression } of module.nodes('TypedExpression')) {
    if ((operator === 'as' || operator === 'satisfies') && isNamed(typeAnnotation ?? undefined)) found.push(expression)
  }
  return found.filter((node) => unwrap(node).type === 'ObjectExpression')
}

/** Objects that have all of some members. */
function withMembers(module: Module, members: readonly string[]): Ast[] {
  return module.nodes('ObjectExpression').filter((node) => {
    const names = node.properties.map((one) => (one.type === 'Property' ? keyOf(one) : undefined))
    return members.every((one) => names.includes(one))
  })
}

function* client(module: Module, options: Node, row: ClientOptions, at: Span): Generator<Statement> {
  if (options.kind !== 'map') return
  const owner: Owner = { what: row.product, product: row.product }
  const type = typeOf(module, options, row)
  const host = hostIn(options, ...(row.address ?? []))
  const pkce = pkceOf(module, options, row, at)
  const facts: RequestFacts = { owner, clientType: type, ...(host ? { host } : {}), pkce, state: { is: 'set', value: 'sent', at } }
  const front = implicitAt(options, row)
  const instead = forLinks(module, row)
  if (front?.token) yield grantUsed(owner, 'implicit', front.at, { clientType: type, ...(instead !== undefined && { instead }) })
  // Without a code there is nothing to protect.
  if (row.pkce && !(front && !front.code)) yield authorizationRequest(module, facts, at)
  if (row.scope !== undefined) yield* scopesOption(options, row.scope, owner, host)
  yield* shippedSecret(module, options, row, owner)
}

function pkceOf(module: Module, options: Node, row: ClientOptions, at: Span): Pkce {
  const entry = row.pkce && entryOf(options, row.pkce.key)
  if (row.pkce && entry && !isUndefined(entry.value)) {
    const value = pkceBy(row.pkce.means, entry.value)
    return value === undefined ? { is: 'dynamic', at: entry.at } : { is: 'set', value, at: entry.at }
  }
  if (options.kind === 'map' && options.open) return { is: 'dynamic', at }
  const byDefault = defaultOf(module, options, row)
  if (byDefault === 'on') return { is: 'set', value: 'S256', at }
  return { is: byDefault === 'off' ? 'unset' : 'dynamic', at }
}

/** What an option says of PKCE; undefined where that cannot be read. */
function pkceBy(means: PkceOption, value: Node): 'S256' | 'plain' | 'off' | undefined {
  const [name, isOn] = [text(value), bool(value)]
  if (means === 'switches-off') return isOn === undefined ? undefined : isOn ? 'off' : 'S256'
  if (means !== 'names-method' && isOn) return 'S256'
  if (isOn === false) return 'off'
  return means !== 'switches-on' && (name === 'S256' || name === 'plain') ? name : undefined
}

/** Whether the library sends a challenge unasked; undefined where that depends on what cannot be read. */
function defaultOf(module: Module, options: Node, { withoutOption, packages }: ClientOptions): 'on' | 'off' | undefined {
  if (typeof withoutOption === 'string') return withoutOption
  if ('offWithout' in withoutOption) return get(options, withoutOption.offWithout) ? undefined : 'off'
  const version = versionOf(module.project, module.file.path, ...packages)
  return version && (version.major >= withoutOption.onSince ? 'on' : 'off')
}

function typeOf(module: Module, options: Node, { client: kind, packages }: ClientOptions): ClientType {
  if (typeof kind === 'object' && 'secretAt' in kind) return bySecret(options, kind.secretAt) ?? 'unknown'
  return clientType(module, packages, kind)
}

interface FromAuthorizationEndpoint {
  readonly at: Span
  /** An access token, which makes it the implicit grant of RFC 6749; an ID token alone signs in (OpenID Connect Core 3.2). */
  readonly token: boolean
  /** Beside them a code. */
  readonly code: boolean
}

/** Where more than a code is asked for: `response_type: 'id_token token'`, `flow: 'implicit'`. */
function implicitAt(options: Node, row: ClientOptions): FromAuthorizationEndpoint | undefined {
  const flow = row.implicit && entryOf(options, row.implicit.key)
  if (flow && text(flow.value) === row.implicit?.value) return { at: flow.at, token: true, code: false }
  const type = row.responseType && entryOf(options, row.responseType)
  const types = type ? typesOf(type.value, type.at) : []
  const token = types.includes('token')
  return type && (token || types.includes('id_token')) ? { at: type.at, token, code: types.includes('code') } : undefined
}

/** What to do where the file mails links with its client, and signs in by nothing else. */
function forLinks({ file: { text: all } }: Module, { implicit }: ClientOptions): string | undefined {
  const links = implicit?.forLinks
  return links && links.sent.test(all) && !links.but.test(all) ? links.instead : undefined
}

function typesOf(value: Node, at: Span): string[] {
  if (value.kind === 'list') return items(value).flatMap((one) => typesOf(one, at))
  const constant = value.kind === 'dynamic' ? value.from?.name : undefined
  if (constant?.startsWith('ResponseType.')) return [snakeOf(constant.slice('ResponseType.'.length))]
  return text(value)?.split(/\s+/) ?? []
}

/** `IdToken` as `id_token` */
function snakeOf(name: string): string {
  return name.replace(/\B[A-Z]/g, '_$&').toLowerCase()
}

function* shippedSecret(module: Module, options: Node, row: ClientOptions, owner: Owner): Generator<Statement> {
  if (row.client !== 'public') return
  const entry = entryOf(options, ['client_secret', 'clientSecret', 'dummyClientSecret'])
  if (!entry || entry.key.value === 'dummyClientSecret') return
  const { value } = entry
  const literal = text(value)
  const built = value.kind === 'dynamic' && value.variable !== undefined && isPublished(module, value.variable)
  if (!built && !literal) return
  yield {
    kind: 'publicClientSecret',
    owner,
    shippedTo: clientOf(module).shippedTo ?? (/expo|native/.test(row.product) ? 'every user of the mobile app' : 'the browser bundle'),
    notSecretByProvider: secretOfGoogle.pattern.test(literal ?? ''),
    methodOnly: false,
    at: literal === undefined ? entry.at : value.at,
  }
}
