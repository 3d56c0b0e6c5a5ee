import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How an object becomes a text that an address can have.

export const writesObject: Words = {
  because: 'What makes a text of an object: https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/JSON/stringify.',
  pattern: /^(?:JSON\.stringify|json\.dumps|orjson\.dumps)$/,
  is: ['JSON.stringify', 'json.dumps'],
  isNot: ['JSON.parse', 'pickle.dumps'],
}

export const encodesText: Words = {
  because: 'What encodes a text, so that whoever has it can read it: base64 and percent escapes.',
  pattern: oneOf(
    '',
    /^(?:encodeURIComponent|encodeURI|btoa|from|toString|replace(?:All)?|String|str)$/,
    /^(?:(?:urlsafe_|standard_)?b64encode|quote(?:_plus)?|encode|decode|rstrip)$/,
  ),
  is: ['encodeURIComponent', 'btoa', 'from', 'urlsafe_b64encode', 'quote'],
  isNot: ['encrypt', 'sign', 'seal', 'createHash'],
}
