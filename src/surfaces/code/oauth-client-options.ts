import { authorizationRequest, bySecret, hostIn, scopeSet, type RequestFacts } from './authorization.ts'
import { keyOf, unwrap, type Ast } from '../../program/ast.ts'
import { callsOnImport, comesFrom, importsFrom, type Source } from '../../program/calls.ts'
import { clientOf, PUBLIC_VARIABLE } from './client.ts'
import { fold, isUndefined } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { entryOf, text } from './settings.ts'
import { versionOf } from '../../program/version.ts'
import type { AuthorizationRequest, ClientType, Owner } from '../../model/index.ts'
import { get, items, type Entry, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import type { Span } from '../../text/source.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { append } from '../../text/append.ts'
import { LIBRARIES, type Library } from './oauth-libraries.ts'

export default defineCodeSurface({
  id: 'oauth-client-options',
  name: 'Options of OAuth clients for browsers, apps and servers',
  spec: 'https://authts.github.io/oidc-client-ts/interfaces/OidcClientSettings.html',
  counts: 'code',
  mentions: [
    'oidc-client',
    'react-oidc-context',
    'keycloak-js',
    '@okta/okta-auth-js',
    'angular-oauth2-oidc',
    'expo-auth-session',
    'react-native-app-auth',
    '@fastify/oauth2',
    'fastify-oauth2',
    'supabase',
    'auth0-js',
    'remix-auth-oauth2',
    'aws-amplify',
    '@auth0/',
    'usePKCE',
  ],

  *read(module) {
    for (const row of LIBRARIES) {
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
function* optionsOf(module: Module, row: Library): Generator<Options> {
  if (row.product === '@fastify/oauth2') return yield* fastifyOptions(module)
  const seen = new Set<number>()
  const found: Ast[] = []
  for (const call of row.call ? callsOnImport(module, row.source, row.call) : []) {
    const argument = call.argument(row.argument ?? 0)
    if (argument) found.push(argument)
    else if (!call.spread && row.argument === 0) yield { node: { kind: 'map', entries: [], open: false, at: call.at }, at: call.at }
  }
  for (const options of row.component === undefined ? [] : attributes(module, row.source, row.component)) {
    if (seen.has(options.at.start)) continue
    seen.add(options.at.start)
    yield { node: options, at: options.at }
  }
  if (row.type !== undefined && importsFrom(module, row.source)) append(found, typed(module, row.type))
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

function* fastifyOptions(module: Module): Generator<Options> {
  if (!importsFrom(module, ['@fastify/oauth2', 'fastify-oauth2'])) return
  for (const node of module.nodes('ObjectExpression')) {
    const names = node.properties.map((one) => (one.type === 'Property' ? keyOf(one) : undefined))
    if (names.includes('credentials') && names.includes('startRedirectPath')) yield { node: fold(module, node), at: module.span(node) }
  }
}

function* client(module: Module, options: Node, row: Library, at: Span): Generator<Statement> {
  if (options.kind !== 'map') return
  const owner: Owner = { what: row.product, product: row.product }
  const clientType: ClientType =
    row.client === 'public'
      ? 'public'
      : typeof row.client === 'function'
        ? row.client(module)
        : (bySecret(options, row.client) ?? 'unknown')
  const host = hostIn(options, ...(row.address ?? []))
  const pkce = pkceOf(module, options, row, at)
  const facts: RequestFacts = { owner, clientType, ...(host ? { host } : {}), pkce, state: { is: 'set', value: 'sent', at } }
  const withoutCode = implicitAt(options, row)
  if (withoutCode) yield { kind: 'grantUse', owner, grant: 'implicit', by: 'use', clientType, local: false, at: withoutCode.at }
  // Without a code there is nothing to protect.
  if (row.pkce && !(withoutCode && !withoutCode.code)) yield authorizationRequest(module, facts, at)
  if (row.scope !== undefined) yield* scopeSet(owner, options, row.scope, row.server ?? host)
  yield* shippedSecret(module, options, row, owner)
}

function pkceOf(module: Module, options: Node, row: Library, at: Span): Pkce {
  const entry = row.pkce && entryOf(options, row.pkce.key)
  if (row.pkce && entry && !isUndefined(entry.value)) {
    const value = row.pkce.read(entry.value)
    return value === undefined ? { is: 'dynamic', at: entry.at } : { is: 'set', value, at: entry.at }
  }
  if (options.kind === 'map' && options.open) return { is: 'dynamic', at }
  const version = versionOf(module.project, module.file.path, ...(row.packages ?? []))
  const byDefault = typeof row.default === 'function' ? row.default(version, options) : row.default
  if (byDefault === 'on') return { is: 'set', value: 'S256', at }
  return { is: byDefault === 'off' ? 'unset' : 'dynamic', at }
}

/** Where the implicit grant is asked for: `response_type: 'id_token token'`, `flow: 'implicit'`; `code`: beside a code. */
function implicitAt(options: Node, row: Library): { readonly at: Span; readonly code: boolean } | undefined {
  const flow = row.implicit && entryOf(options, row.implicit.key)
  if (flow && text(flow.value) === row.implicit?.value) return { at: flow.at, code: false }
  const type = row.responseType && entryOf(options, row.responseType)
  const types = type ? typesOf(type.value, type.at) : []
  return type && types.includes('token') ? { at: type.at, code: types.includes('code') } : undefined
}

function typesOf(value: Node, at: Span): string[] {
  if (value.kind === 'list') return items(value).flatMap((one) => typesOf(one, at))
  if (value.kind === 'dynamic' && value.from?.name === 'ResponseType.Token') return ['token']
  return text(value)?.split(/\s+/) ?? []
}

function* shippedSecret(module: Module, options: Node, row: Library, owner: Owner): Generator<Statement> {
  if (row.client !== 'public') return
  const entry = entryOf(options, ['client_secret', 'clientSecret', 'dummyClientSecret'])
  if (!entry || entry.key.value === 'dummyClientSecret') return
  const { value } = entry
  const literal = text(value)
  const built = value.kind === 'dynamic' && value.variable !== undefined && PUBLIC_VARIABLE.test(value.variable)
  if (!built && !literal) return
  yield {
    kind: 'publicClientSecret',
    owner,
    shippedTo: clientOf(module).shippedTo ?? (/expo|native/.test(row.product) ? 'every user of the mobile app' : 'the browser bundle'),
    notSecretByProvider: literal?.startsWith('GOCSPX-') ?? false,
    methodOnly: false,
    at: literal === undefined ? entry.at : value.at,
  }
}
