import { endsSecret, registersClient } from '../../knowledge/words/answered-registrations.ts'
import type { SecretTerm } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { entries, number, string, type Node } from '../../parse/node.ts'
import { codeAt } from '../../text/source.ts'

/**
 * Answers to the registration of a client whose secret has no end, in languages that are read without a grammar:
 * `Registration{ClientID: id, ClientSecret: secret, ClientSecretExpiresAt: 0}`. Not where the file knows an end of a secret.
 */
export function* endlessRegistrations({ is, name, value, inFunction }: Said): Generator<SecretTerm> {
  if (is !== 'object' && is !== 'chain') return
  const fields = new Map(entries(value).map((one) => [one.key.value.replaceAll('_', '').toLowerCase(), one]))
  const ends = fields.get('clientsecretexpiresat')
  const secret = fields.get('clientsecret')?.value
  if (!ends || number(ends.value) !== 0 || !fields.has('clientid') || !secret || isNone(secret)) return
  if (string(fields.get('tokenendpointauthmethod')?.value)?.value === 'none' || endsSecret.pattern.test(ends.at.file.text)) return
  if (![inFunction ?? '', name.replace(/^.*\./, '')].some((one) => registersClient.pattern.test(one))) return
  yield {
    kind: 'secretTerm',
    owner: { what: 'the registration endpoint', product: 'code' },
    what: 'each client secret',
    ends: { is: 'set', value: 'never', at: ends.at },
    instead: 'register public clients without a secret, or let the secret end within 90 days',
    at: ends.at,
  }
}

function isNone(secret: Node): boolean {
  return string(secret)?.value === '' || /^(?:null|nil|None)$/.test(codeAt(secret.at, 20).trim())
}
