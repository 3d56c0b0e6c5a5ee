import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a program puts together under the name of a token, and takes apart again.

export const composedOf: Words = {
  because: 'Names of what says who, which or when, as the last word of a name has it: nothing of it is secret.',
  pattern: oneOf(
    '',
    inTurn(
      '',
      /^(?!\w{0,60}(?:[sS](?:ession|ESSION|ecret|ECRET)|[rR](?:andom|ANDOM)|[tT](?:oken|OKEN)|[kK](?:ey|EY)|[cC](?:redential|REDENTIAL))s?_?[iI][dD]s?$)/,
      /(?:\w{0,60}(?:_|[a-z](?=[A-Z])))?/,
      /(?:[iI][dD]s?|[nN]umber|[pP]hone|[nN]ame|[uU]ser|[bB]usiness|[iI]ndex|[tT]ype|[sS]tep|[fF]low)$/,
    ),
    /^(?:\w{0,60}(?:_|[a-z](?=[A-Z])))?(?:[tT]imestamp|[dD]ate|[tT]ime|[cC]hat|[tT]enant|[sS]creen|[pP]age|[lL]ocale|[sS]lug|[vV]ersion|[pP]refix)$/,
    /^(?:to|from|ts|now|kind|uid)$/,
  ),
  is: ['userId', 'number_id', 'phone', 'to', 'user_number', 'businessId', 'timestamp', 'flowName'],
  isNot: ['secret', 'signature', 'hash', 'random', 'apiKey', 'nonce', 'password', 'payload', 'valid', 'sessionId', 'random_id', 'apiKeyId'],
}

export const opensByName: Words = {
  because: 'Tokens, in small letters without signs between the words, whose name says that they open something.',
  pattern:
    /(?:access|refresh|auth|bearer|api|jwt|session|credential|login|signin|activation|reset|identity|secret|personal|bot|csrf)token$/,
  is: ['accesstoken', 'userauthtoken', 'sessiontoken'],
  isNot: ['flowtoken', 'token', 'trackingtoken'],
}

export const provesParts: Words = {
  because: 'Code, without its comments, that proves what it reads: by a signature, a hash with a key or a comparison in constant time.',
  pattern: /[hH]mac|HMAC|\b(?:un)?[sS]ign(?:ature|ed)?\b|Sign(?:ature|ed)|[vV]erif|[cC]ompare|timingSafe/,
  is: ["createHmac('sha256', key)", 'signature !== parts[2]', 'hmac.compare_digest(a, b)', 'timingSafeEqual(a, b)', 'verify(parts)'],
  isNot: ['signIn(userId)', 'assign(userId)', 'designOf(flowId)'],
}
