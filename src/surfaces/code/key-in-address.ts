import { inTurn, oneOf } from '../../text/pattern.ts'

/**
 * The bare name of a key in an address that is formatted or joined, in a file that has an API key: `?key=%s`, `?key={key}` of Spring,
 * `?key={$apiKey}`, `"?key=" + apiKey`.
 */
export const KEY_IN_STRING = inTurn(
  'g',
  /["'`](?:(https?):\/\/([\w.-]{1,200}))?[^"'`\s?]{0,200}\?(?:[^"'`\s]{0,200}&)?/,
  /(key)=/,
  oneOf(
    '',
    /%[sv]/,
    /\{(?:api_?)?[kK]ey\}/,
    /\{?\$(?:\{|\w{1,40}->)?\w{0,40}(?:[kK]ey|KEY)\b/,
    /["']\s?[+.]\s?\$?(?:\w{1,40}(?:\.|->)){0,2}(?:api_?[kK]ey|API_?KEY)\b/,
  ),
)
