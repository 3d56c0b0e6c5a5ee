import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const conversion: Words = {
  because: 'Calls that give back what they are given, as another type, without its edges, or hashed.',
  pattern: oneOf(
    '',
    /^(?:String|Buffer|str|bytes|bytearray|from|of|encode\w{0,20}|decode\w{0,20}|b64decode|unquote|parse|cast|stringify)$/,
    /^(?:trim\w{0,5}|l?r?strip|removeprefix|removesuffix|lower|upper|toLowerCase|toUpperCase|normalize|toString|get_secret_value)$/,
    /^(?:hash\w{0,20}|sha\d{1,3}\w{0,8}|md5|blake2[bs]|update|digest|hexdigest|(?:to|as|first|single)[A-Z_]\w{0,30})$/,
  ),
  is: ['Buffer', 'from', 'encode', 'sha256', 'toStr', 'strip'],
  isNot: ['find', 'get', 'lookup', 'total', 'load'],
}
