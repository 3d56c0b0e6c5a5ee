import type { Words } from './row.ts'

export const makesToken: Words = {
  because: 'Names of functions that make a token, of which reading shows whether they sign it.',
  pattern: /(?:[cC]reate|[gG]enerate|[gG]et|[sS]ign|[iI]ssue|[mM]ake|[mM]int|[bB]uild|[nN]ew)_?\w{0,20}?(?:[tT]oken|JWT|[jJ]wt)\w{0,20}\(/,
  is: ['createToken(user)', 'generate_token(user)', 'await issueJwt(', 'signToken(', 'getSignedJwtToken()'],
  isNot: ['verifyToken(token)', 'createUser(', 'tokens.create('],
}
