import { type GivenCall, nodeAt } from './given.ts'
import { literal, scopeSet } from './statements.ts'
import type { Reading } from '../../model/reading.ts'
import { boolean, get } from '../../parse/node.ts'
import type { Module } from '../../program/module.ts'
import { textOf } from '../../program/template.ts'
import { owner, authorizationRequest } from './given-clients.ts'

/** google-auth-oauthlib makes a verifier by itself, unless it is told not to. */
export function* googleFlow(call: GivenCall, module: Module): Generator<Reading> {
  const who = owner('Google flow', 'google-auth-oauthlib')
  yield* scopeSet(nodeAt(call.args, ['scopes', 1]), 'request', who, 'Google')
  const config = nodeAt(call.args, ['client_config', 0])
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
    clientType: /Installed/.test(call.path) ? 'public' : 'confidential',
    host: 'accounts.google.com',
    pkce: { is: 'set', value: 'off', at: off.at },
    at: off.at,
  })
}
