import { isOtherToken } from '../../knowledge/other-tokens.ts'
import { oneTimeLink } from '../../knowledge/words/oauth.ts'
import { bareToken } from '../../knowledge/words/sessions.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { items } from '../../parse/node.ts'
import { goFunctionAround, type Part } from '../../program/written/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { codeAt } from '../../text/source.ts'
import { isAccessToken } from './csharp-queries.ts'

/** Whether a parameter of a short name is a credential, by what is given for it. */
export function isBareCredential(name: string, said: Said, language: CLike): boolean {
  if (language === 'go') return (name === 'token' && isSentToken(said)) || (name === 'key' && isApiKey(said))
  return language === 'cs' && bareToken.pattern.test(name) && isAccessToken(said)
}

/** A bare `token` in a request of the same function, where neither says that it works once. */
function isSentToken({ value }: Said): boolean {
  const [, given] = items(value)
  const written = given ? codeAt(given.at) : ''
  return /token$|(?:jwt|api_?key)$/i.test(written) && sendsForLong(goFunctionAround(value.at)) && !isOtherToken(written)
}

/** `q.Set("key", cfg.MapsAPIKey())`: what is given says what the short name is of. */
function isApiKey({ value }: Said): boolean {
  const [, given] = items(value)
  return given !== undefined && /api_?key(?:\(\))?$/i.test(codeAt(given.at))
}

const sendsForLong = oncePer(({ code }: Part) => SENDS.test(code) && !oneTimeLink.pattern.test(code))
const SENDS = /\bhttp\.(?:NewRequest|Get\()|\.Do\(|\.Dial(?:Context)?\(/
