import { whole, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What servers say of the clients that have registered with them, and of how old these are.

export const saysItEnded: Words = {
  because: 'Functions that say whether something is too old to be used.',
  pattern: whole('i', /_{0,2}(?:is|has|was)?_?(?:client|registration)?_?(?:expired|outdated|stale|too_?old)/),
  is: ['is_expired', 'isExpired', 'hasExpired', '_is_client_expired', 'expired'],
  isNot: ['expires', 'expires_at', 'is_expired_error', 'expire'],
}

export const keepsAge: Words = {
  because: 'When something was made, or how long ago that is.',
  pattern: oneOf('i', /(?:created|registered|issued)_?(?:at|on|time|date)\b/, /\b(?:client_?)?age\b/),
  is: ['created_at', 'client.createdAt', 'registered_at', 'client_id_issued_at', 'age'],
  isNot: ['last_accessed', 'page', 'created', 'max_age_of'],
}

export const clientByName: Words = {
  because: 'What holds one registered client.',
  pattern: oneOf('', /(?:^|_|[a-z])(?:[cC]lient|[rR]egistration)(?:_?(?:[iI]nfo|[dD]ata|[rR]ecord))?$/),
  is: ['client', 'proxy_client', 'registeredClient', 'clientInfo', 'registration'],
  isNot: ['clients', 'http_clients', 'code', 'token', 'clientele'],
}
