import { googleSignIn } from '../../knowledge/authorization-hosts.ts'
import { type GivenCall, nodeAt } from './given.ts'
import { literal } from './statements.ts'
import type { SessionCall } from '../../knowledge/libraries/oauth-sessions.ts'
import type { Reading } from '../../model/reading.ts'
import { boolean, get } from '../../parse/node.ts'
import type { Module } from '../../program/module.ts'
import { textOf } from '../../program/template.ts'
import { owner, authorizationRequest } from './given-clients.ts'
import { scopeSet } from './scope-sets.ts'

/** google-auth-oauthlib makes a verifier by itself, unless it is told not to. */
export function* googleFlow(call: GivenCall, module: Module, row: SessionCall): Generator<Reading> {
  const who = owner(row.who, row.product)
  yield* scopeSet(nodeAt(call.args, row.options.scopes ?? []), 'request', who, 'Google')
  const config = nodeAt(call.args, row.options.config ?? [])
  yield* literal('client_secret', get(config, 'web', 'client_secret'))
  // "The client secret is obviously not treated as a secret": https://developers.google.com/identity/protocols/oauth2#installed
  const secret = textOf(get(config, 'installed', 'client_secret'))
  if (secret) {
    yield {
      kind: 'clientSecret',
      value: { parts: [{ kind: 'text', text: secret }], at: secret.at },
      statement: {
        kind: 'publicClientSecret',
        owner: who,
        shippedTo: 'everybody who installs it',
        notSecretByProvider: true,
        methodOnly: false,
        at: secret.at,
      },
    }
  }
  const off = nodeAt(call.args, 'autogenerate_code_verifier')
  if (!off || boolean(off) !== false || /\bcode_verifier\s*=/.test(module.file.text)) return
  yield authorizationRequest({
    owner: who,
    clientType: row.installed ? 'public' : 'confidential',
    host: googleSignIn,
    pkce: { is: 'set', value: 'off', at: off.at },
    at: off.at,
  })
}
