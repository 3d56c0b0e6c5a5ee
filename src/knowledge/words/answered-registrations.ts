import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What answers the registration of a client (RFC 7591 section 3.2.1), in languages that are read without a grammar.

export const registersClient: Words = {
  because: 'Functions that register a client, and types of what they answer, by their names; those that read one are none.',
  pattern:
    /^(?!(?:get|find|load|fetch|read|list|seed|lookup|default|unregister|deregister|parse|decode)(?![a-z]))\w{0,60}(?:[rR]egist(?:er|ration)(?!ed)|DCR|Dcr|dcr)\w{0,60}$/,
  is: ['registerClient', 'handleRegister', 'HandleDCRRotateSecret', 'dcrResponse', 'ClientRegistrationResponse', 'register'],
  isNot: ['getRegistration', 'findRegisteredClient', 'loadRegistration', 'registeredClients', 'createClient', 'unregister'],
}

export const endsSecret: Words & { readonly words: readonly string[] } = {
  words: ['ecretExpiresAt', 'secret_expires_at'],
  because: 'An end of a client secret that is not 0, or that is looked at.',
  pattern: oneOf(
    'i',
    /client_?secret_?expires_?at["'\])]{0,3}\s{0,4}(?:=>|:=|[:=](?!=))\s{0,4}(?!0[lLu_i]{0,3}(?:\d\d)?\b|(?:[iu](?:32|64)|long|int(?:eger|32|64)?|option|number)\b)[\w$(*&]/i,
    /client_?secret_?expires_?at["'\])]{0,3}(?:\(\))?\s{0,4}(?:[<>]|!=|\.(?:isBefore|isAfter|Before|After|lt|gt)\()/i,
  ),
  is: ['ClientSecretExpiresAt: expires.Unix()', "'client_secret_expires_at' => $ends", 'if client.ClientSecretExpiresAt > 0 {'],
  isNot: [
    'client_secret_expires_at: u64',
    'clientSecretExpiresAt: Long',
    'ClientSecretExpiresAt: 0',
    "'client_secret_expires_at' => 0",
    'clientSecretExpiresAt = 0L',
  ],
}
