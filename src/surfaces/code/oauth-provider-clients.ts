import {
  genericClient,
  installerCalls,
  methodsForScopes,
  type ProviderAddress,
  providerAddresses,
  scopedCalls,
} from '../../knowledge/libraries/sign-in.ts'
import { authorizationRequest, clientBySecret, stateOf } from './authorization.ts'
import { callsTo, dotted, fold, knownCalls, unwrap, type Call, type KnownCall, type Module } from '../../program/index.ts'
import { addressOf, bool, text } from './settings.ts'
import type { AuthorizationRequest, Owner } from '../../model/index.ts'
import { get, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { scopeSet } from './scope-sets.ts'
import { wordsOf } from './word-tests.ts'

export default defineCodeSurface({
  id: 'oauth-provider-clients',
  name: 'Sign-in with arctic, @slack/oauth, Octokit, Firebase, Supabase, MSAL and Google in browsers',
  spec: 'https://arcticjs.dev/guides/oauth2-pkce',
  counts: 'code',
  mentions: [...wordsOf([...scopedCalls, ...installerCalls, ...providerAddresses]), ...methodsForScopes.flatMap(({ methods }) => methods)],

  *read(module) {
    for (const { row, given } of knownCalls(module, scopedCalls)) {
      for (const place of Object.values(row.options)) {
        const scopes = given.option(place)
        if (scopes.is === 'set')
          yield* scopeSet(scopes.value.value, 'request', { what: row.product, product: row.product }, row.server, scopes.at)
      }
    }
    yield* byMethod(module)
    yield* installers(module)
    for (const known of knownCalls(module, providerAddresses)) yield* address(module, known)
  },
})

/** `supabase.auth.signInWithOAuth({ provider: 'google', options: { scopes } })` */
function* byMethod(module: Module): Generator<Statement> {
  for (const { methods, beside, product, scopes, provider } of methodsForScopes) {
    if (!beside.test(module.file.text)) continue
    for (const call of methods.flatMap((name) => callsTo(module, name))) {
      const first = call.argument(0)
      const options = first && fold(module, first)
      const name = 'is' in provider ? provider.is : nameIn(get(options, provider.at))
      if (name !== undefined) yield* scopeSet(get(options, ...scopes), 'request', { what: product, product }, name)
    }
  }
}

function nameIn(node: Node | undefined): string | undefined {
  return node && text(node)
}

/** A state that nobody compares; a challenge is nothing that such a server looks at. */
function* installers(module: Module): Generator<Statement> {
  for (const { row, given } of knownCalls(module, installerCalls)) {
    const state = given.option(row.options.state)
    if (state.is !== 'set' || bool(state.value.value) !== false) continue
    const { at } = state
    yield authorizationRequest(
      module,
      {
        owner: { what: row.who, product: row.product },
        clientType: 'confidential',
        host: row.host,
        // No statement about the challenge: with `unset` and an unknown type only the state is judged.
        pkce: { is: 'unset', at },
        responseType: { is: 'dynamic', at },
        state: { is: 'unset', at },
      },
      at,
    )
  }
}

/** A class per provider sends what its provider knows; the generic client is told. */
function* address(module: Module, { row, call }: KnownCall<ProviderAddress>): Generator<Statement> {
  const { server, state: place } = row.options
  const name = server === undefined ? /(\w+)\(\)\.\w+$/.exec(call.from?.name ?? '')?.[1] : undefined
  const last = call.argument(call.node.arguments.length - 1)
  const list = last && fold(module, last)
  const scopes = get(list, 'scopes') ?? list
  const endpoint = server === undefined ? undefined : call.argument(server)
  const host = endpoint && addressOf(fold(module, endpoint))?.host
  const owner: Owner = { what: row.who, ...(name === undefined ? {} : { name }), product: row.product }
  if (scopes?.kind === 'list') yield* scopeSet(scopes, 'request', owner, host ?? name)
  if (place === undefined) return
  const state = call.argument(place)
  yield authorizationRequest(
    module,
    {
      owner,
      clientType: clientBySecret(module, genericClient.packages, genericClient.constructor, [], genericClient.secret),
      ...(host ? { host } : {}),
      pkce: pkceOf(module, row, call),
      state: state ? { is: 'set', value: stateOf(fold(module, state)) ?? 'sent', at: module.span(state) } : { is: 'dynamic', at: call.at },
    },
    call.at,
  )
}

function pkceOf(module: Module, { options, challenge }: ProviderAddress, call: Call): AuthorizationRequest['pkce'] {
  if (!challenge || options.method === undefined) return { is: 'unset', at: call.at }
  const method = call.argument(options.method)
  if (!method) return { is: 'dynamic', at: call.at }
  const at = module.span(method)
  const written = dotted(unwrap(method)) ?? ''
  const [, value] = Object.entries(challenge).find(([name]) => written.endsWith(name)) ?? []
  return value === undefined ? { is: 'dynamic', at } : { is: 'set', value, at }
}
