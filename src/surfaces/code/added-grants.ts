import { type GrantCall, grantAdders, modelledServers } from '../../knowledge/libraries/authorization-servers.ts'
import type { Owner } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { depends, fold, importsFrom, keyOf, knownCalls, property, textAt, type KnownCall, type Module } from '../../program/index.ts'
import { grantEnabled, grantsIn, pkcePolicy, redirectUris } from '../idp/oauth-client-fields.ts'
import { optionPolicy, policyOf } from './policy.ts'

/** Grants that calls add to an authorization server. */
export function* addedGrants(module: Module): Generator<Statement> {
  let isCodeSaid = false
  for (const known of knownCalls(module, grantAdders)) {
    const { grant, product, challengeFrom } = known.row
    const { at } = known.call
    const owner: Owner = { what: 'OAuth server', product }
    if (grant === 'given') yield* givenGrants(module, known, owner)
    else if (grant !== 'code') yield grantEnabled(owner, 'unknown', grant, at)
    else if (challengeFrom && !isCodeSaid && !has(module, challengeFrom.package)) {
      isCodeSaid = true
      yield pkcePolicy(owner, 'server', 'unknown', { is: 'unset', at }, challengeFrom.fix, false)
    }
  }
}

function has(module: Module, name: string): boolean {
  return importsFrom(module, name) || depends(module.project, module.file.path, name)
}

/** `server.enableGrantTypes('client_credentials', ['implicit', new DateInterval('1d')])` */
function* givenGrants(module: Module, { call }: KnownCall<GrantCall>, owner: Owner): Generator<Statement> {
  for (const argument of call.node.arguments) {
    if (argument.type === 'SpreadElement') continue
    const [first, interval] = argument.type === 'ArrayExpression' ? argument.elements : [argument, undefined]
    const grant = textAt(module, first)
    if (grant?.value === 'implicit' || grant?.value === 'password') yield grantEnabled(owner, 'unknown', grant.value, grant.at)
    const span = interval?.type === 'NewExpression' ? interval.arguments[0] : undefined
    if (!grant || !interval || !span || span.type === 'SpreadElement') continue
    const at = module.span(interval)
    yield policyOf(
      { owner, token: 'access', key: `enableGrantTypes(['${grant.value}', …])` },
      { value: fold(module, span), at },
      { number: undefined, string: 'ms-lib' },
    )
  }
}

/** A database may keep the number as text. */
const SECONDS_AS_TEXT = { number: 'sec', string: 'sec' } as const

/** Clients that a model gives back, in any file of the server's package: their grants and redirect URIs. */
export function* modelledClients(module: Module): Generator<Statement> {
  const { packages, product, lifetimes } = modelledServers
  const imports = importsFrom(module, packages)
  if (!imports && !packages.some((name) => depends(module.project, module.file.path, name))) return
  const owner: Owner = { what: 'OAuth client', product }
  for (const node of module.nodes('Property')) {
    const object = module.parent(node)
    if (keyOf(node) !== 'grants' || object?.type !== 'ObjectExpression') continue
    const uris = property(module, object, 'redirectUris')
    if (!uris && !imports) continue
    yield* grantsIn(fold(module, node.value), owner, 'unknown')
    if (uris) yield* redirectUris(fold(module, uris), owner)
    for (const [key, { token }] of Object.entries(lifetimes))
      yield* optionPolicy({ owner, token, key }, fold(module, object), key, SECONDS_AS_TEXT)
  }
}
