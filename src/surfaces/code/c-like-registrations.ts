import { endsSecret, registersClient } from '../../knowledge/words/answered-registrations.ts'
import type { SecretTerm } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { entries, number, string, type Node } from '../../parse/node.ts'
import { oncePer } from '../../text/once-per.ts'
import { codeAt, type SourceFile } from '../../text/source.ts'

/**
 * Answers to the registration of a client whose secret has no end, in languages that are read without a grammar:
 * `Registration{ClientID: id, ClientSecret: secret, ClientSecretExpiresAt: 0}`. Not where the file knows an end of a secret.
 */
export function* endlessRegistrations({ is, name, value, inFunction }: Said): Generator<SecretTerm> {
  if (is !== 'object' && is !== 'chain') return
  const fields = new Map(entries(value).map((one) => [one.key.value.replaceAll('_', '').toLowerCase(), one]))
  const ends = fields.get('clientsecretexpiresat')
  const secret = fields.get('clientsecret')?.value
  if (!ends || number(ends.value) !== 0 || !fields.has('clientid') || !secret || isNone(secret) || OF_SETTINGS.test(codeAt(secret.at, 80)))
    return
  if (string(fields.get('tokenendpointauthmethod')?.value)?.value === 'none' || knowsEnd(ends.at.file)) return
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

const knowsEnd = oncePer(({ text }: SourceFile) => endsSecret.pattern.test(text))

/** The secret of a client that somebody has set up by hand, which a library is told. */
const OF_SETTINGS = /\b(?:cfg|conf|config|configuration|settings?|options?|opts|props|properties|env)\b|getenv/i

function isNone(secret: Node): boolean {
  return string(secret)?.value === '' || /^(?:null|nil|None)$/.test(codeAt(secret.at, 20).trim())
}
