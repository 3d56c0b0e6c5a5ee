import { inUnderscores } from '../../text/words.ts'
import {
  accessTokenLife,
  authorizationCodeLife,
  bareLife,
  linkLife,
  makesTokens,
  notItsLife,
  ofProvider,
  ofRates,
  refreshTokenLife,
} from '../../knowledge/words/lifetimes.ts'
import type { TokenPolicy } from '../../model/index.ts'

const NAMES = [
  [refreshTokenLife, 'refresh'],
  [accessTokenLife, 'access'],
  [authorizationCodeLife, 'code'],
] as const

/** The token whose lifetime a name says. */
export function tokenNamed(name: string): TokenPolicy['token'] | undefined {
  const words = inUnderscores(name).replace(/-/g, '_').toLowerCase()
  if (ofProvider.pattern.test(words) || ofRates.pattern.test(words)) return undefined
  if (linkLife.pattern.test(words)) return 'link'
  const token = notItsLife.pattern.test(words) ? undefined : NAMES.find(([{ pattern }]) => pattern.test(words))?.[1]
  return token === 'access' && OF_SESSION.test(words) ? 'session' : token
}

/** `SESSION_JWT_EXPIRES_IN`: the form of a session. `session_access_token` says what it opens. */
const OF_SESSION = /(?:^|_)session_(?:jwt|token)_/

/** The token whose lifetime the field of a type that makes it says: `tokenAge` of `AccessTokenIssuer`. */
export function tokenOfMaker(field: string, type: string): TokenPolicy['token'] | undefined {
  const words = inUnderscores(field.replace(/^_+/, '')).toLowerCase()
  const made = bareLife.pattern.test(words) ? makesTokens.pattern.exec(type)?.[1] : undefined
  return made === undefined ? undefined : tokenNamed(`${made}Ttl`)
}
