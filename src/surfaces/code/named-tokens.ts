import { inUnderscores } from '../../text/words.ts'
import {
  accessTokenLife,
  authorizationCodeLife,
  linkLife,
  notItsLife,
  ofProvider,
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
  if (ofProvider.pattern.test(words)) return undefined
  if (linkLife.pattern.test(words)) return 'link'
  return notItsLife.pattern.test(words) ? undefined : NAMES.find(([{ pattern }]) => pattern.test(words))?.[1]
}
