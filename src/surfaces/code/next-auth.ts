import { authJs, authJsChecks, authJsCore, authJsOthers, authJsWithPkce } from '../../knowledge/libraries/sign-in.ts'
import { authorizationRequest } from './authorization.ts'
import {
  comesFrom,
  depends,
  fold,
  importsFrom,
  isUndefined,
  keyOf,
  originOf,
  queryOf,
  unwrap,
  versionOf,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import { optionPolicy, SECONDS } from './policy.ts'
import { addressOf, entryOf, text } from './settings.ts'
import type { AuthorizationRequest, Owner } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import type { Span } from '../../text/source.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { scopeSet } from './scope-sets.ts'

export default defineCodeSurface({
  id: 'next-auth',
  name: 'Auth.js and NextAuth providers and sessions',
  spec: 'https://authjs.dev/reference/core/providers#checks',
  counts: 'code',
  mentions: authJs.packages.map((one) => (one.startsWith('@') ? `${one}/` : one)),

  *read(module) {
    if (!importsFrom(module, authJs.packages)) return
    const custom = defaultChecks(module)
    for (const node of module.nodes('ObjectExpression')) {
      const whole = fold(module, node)
      if (isProvider(whole)) yield* provider(module, whole, { owner: ownerOf(whole), checks: custom, server: undefined }, module.span(node))
      else if (isOptions(module, node)) yield* sessions(whole)
    }
    for (const node of module.nodes('CallExpression')) {
      const from = originOf(module, node.callee)
      const name = from && comesFrom(from, authJs.packages) ? /\/providers\/([\w-]+)/.exec(from.module)?.[1] : undefined
      const [options] = node.arguments
      if (name === undefined || authJsOthers.has(name) || !options) continue
      const owner: Owner = { what: 'the Auth.js provider', name, product: 'Auth.js' }
      yield* provider(module, fold(module, options), { owner, checks: undefined, server: name, builtIn: name }, module.span(node))
    }
  },
})

interface Facts {
  readonly owner: Owner
  /** What holds when no checks are given; undefined where the provider or version decides. */
  readonly checks: readonly string[] | undefined
  readonly server: string | undefined
  readonly builtIn?: string
}

/** What the version that is declared checks by itself. */
function defaultChecks({ project, file }: Module): readonly string[] | undefined {
  for (const row of authJsChecks) {
    const version = versionOf(project, file.path, row.package)
    if (version && version.major >= row.from && !(row.before && version.major >= row.before)) return row.checks
  }
  const isVersioned = authJsChecks.some((row) => versionOf(project, file.path, row.package))
  return !isVersioned && depends(project, file.path, authJsCore.package) ? authJsCore.checks : undefined
}

function isProvider(node: Node): boolean {
  const type = text(get(node, 'type') ?? node)
  return (
    (type === 'oauth' || type === 'oidc') && ['clientId', 'authorization', 'wellKnown', 'issuer', 'token'].some((key) => get(node, key))
  )
}

function ownerOf(node: Node): Owner {
  const name = text(get(node, 'name') ?? node) ?? text(get(node, 'id') ?? node)
  return { what: 'the Auth.js provider', ...(name ? { name } : {}), product: 'Auth.js' }
}

function* provider(module: Module, options: Node, facts: Facts, at: Span): Generator<Statement> {
  if (options.kind !== 'map') return
  const authorization = get(options, 'authorization')
  const address =
    addressOf(get(authorization, 'url') ?? authorization) ?? addressOf(get(options, 'issuer')) ?? addressOf(get(options, 'wellKnown'))
  const method = get(options, 'client', 'token_endpoint_auth_method')
  yield authorizationRequest(
    module,
    {
      owner: facts.owner,
      clientType: method && text(method) === 'none' ? 'public' : 'confidential',
      ...(address ? { host: address.host } : {}),
      ...checked(options, facts, at),
    },
    at,
  )
  const scope = scopeOf(options, authorization)
  if (scope) yield* scopeSet(scope.value, 'request', facts.owner, facts.server ?? address?.host, scope.at)
}

function checked(options: Node, { checks, builtIn }: Facts, at: Span): Pick<AuthorizationRequest, 'pkce' | 'state' | 'nonce'> {
  const entry = entryOf(options, 'checks')
  const given = entry && !isUndefined(entry.value) ? listed(entry.value) : checks
  const place = entry?.at ?? at
  const unknown = { is: 'dynamic', at: place } as const
  if (!given || (!entry && options.kind === 'map' && options.open)) return { pkce: unknown, state: unknown, nonce: unknown }
  const sent = (name: string) =>
    given.includes(name) ? ({ is: 'set', value: 'sent', at: place } as const) : ({ is: 'unset', at: place } as const)
  const pkce = given.includes('pkce') ? ({ is: 'set', value: 'S256', at: place } as const) : ({ is: 'unset', at: place } as const)
  const known = builtIn === undefined || authJsWithPkce.has(builtIn)
  return { pkce: known ? pkce : unknown, state: sent('state'), nonce: sent('nonce') }
}

function listed(node: Node): string[] | undefined {
  if (node.kind === 'list') return node.open ? undefined : node.items.flatMap((one) => text(one) ?? [])
  const one = text(node)
  return one === undefined ? undefined : [one]
}

/** `authorization.params.scope`, or the query of an address. */
function scopeOf(options: Node, authorization: Node | undefined): { value: Node; at: Span } | undefined {
  const params = get(authorization, 'params')
  const entry = entryOf(params, 'scope') ?? entryOf(options, 'scope')
  if (entry) return entry
  const query = authorization && authorization.kind !== 'map' ? queryOf(authorization) : undefined
  return query?.pairs.find(({ name }) => name.value === 'scope')
}

/** The options of NextAuth: its argument, or an object of its type. */
function isOptions(module: Module, node: AstOf<'ObjectExpression'>): boolean {
  const keys = node.properties.map((one) => (one.type === 'Property' ? keyOf(one) : undefined))
  if (!keys.includes('session') && !keys.includes('jwt')) return false
  if (keys.includes('providers')) return true
  const holder = outer(module, node)
  const call = holder?.type === 'CallExpression' ? originOf(module, holder.callee) : undefined
  return call !== undefined && comesFrom(call, authJs.packages)
}

function outer(module: Module, node: Ast): Ast | undefined {
  let parent = module.parent(node)
  while (parent && unwrap(parent) !== parent) parent = module.parent(parent)
  return parent
}

const THIRTY_DAYS = 30 * 24 * 60 * 60

function* sessions(options: Node): Generator<Statement> {
  const owner: Owner = { what: 'Auth.js', product: 'Auth.js' }
  yield* optionPolicy(
    // Thirty days: https://next-auth.js.org/configuration/options#session
    { owner, token: 'session', key: 'session.maxAge', clientType: 'confidential', effective: THIRTY_DAYS },
    get(options, 'session'),
    'maxAge',
    SECONDS,
  )
  if (get(options, 'session', 'maxAge')) return
  yield* optionPolicy(
    { owner, token: 'session', key: 'jwt.maxAge', clientType: 'confidential', effective: THIRTY_DAYS },
    get(options, 'jwt'),
    'maxAge',
    SECONDS,
  )
}
