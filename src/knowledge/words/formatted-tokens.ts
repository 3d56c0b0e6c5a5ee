import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const formatsToken: Words = {
  because: 'A text that puts in a value right behind what it calls a token or a key.',
  pattern: inTurn('i', oneOf('', /token|jwt|key|secret/), /["']?(?: is)?[^\w\n%{]{0,4}(?:bearer )?/, oneOf('', /%[srjov]/, /\{\d?\}/)),
  is: ["'Reset token: %s'", '"Verification token is {}"', 'access_token=%s', 'api_key="{0}"'],
  isNot: ['tokens: %d', 'token of %s', 'token: {name}', 'token {n:.2f}'],
}
