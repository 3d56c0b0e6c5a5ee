import { bracketEnd } from '../../text/brackets.ts'
import { slice, type Text } from '../../text/source.ts'
import { isInComment } from '../../program/written/index.ts'
import type { Sent } from './c-like-requests.ts'

// Requests for a code whose parameters stand in a list of pairs, or in the block of a builder.

/** `Url::parse_with_params("https://id.acme.com/authorize", &[("response_type", "code"), …])`, which takes nothing else. */
export function inTuples(text: Text): Sent[] {
  return Array.from(text.value.matchAll(PARSES)).flatMap((match) => {
    const open = match.index + match[0].length - 1
    const end = bracketEnd(text.value, open, '([{)]}', LONGEST)
    const code = end === undefined ? '' : text.value.slice(open, end)
    const keys = new Set(Array.from(code.matchAll(/\(\s{0,40}"(\w{1,60})"\s{0,4},/g), ([, key = '']) => key))
    const isWhole = !/\(\s{0,40}[^"\s(]/.test(code.replace(/\w\([^()]{0,80}\)/g, '').replace(/\.\w{1,40}\(\)/g, ''))
    if (!TYPED.test(code) || isInComment(text.value, match.index)) return []
    return [{ keys, isWhole, isHandedOn: true, at: slice(text, match.index, end).at }]
  })
}

const PARSES = /\bUrl::parse_with_params\(\s{0,40}[^;[\]]{1,200},\s{0,40}&?\[/g
const TYPED = /"response_type"\s{0,4},\s{0,4}"code"/
const LONGEST = 3000

/** `URLBuilder(address).apply { parameters.append("response_type", "code") }`: https://ktor.io/docs/client-requests.html#url */
export function inBlock(text: Text): Sent[] {
  return Array.from(text.value.matchAll(BUILDS)).flatMap((match) => {
    const open = match.index + match[0].length - 1
    const end = bracketEnd(text.value, open, '{}', LONGEST)
    const code = end === undefined ? '' : text.value.slice(open + 1, end - 1)
    if (!TYPED.test(code) || isInComment(text.value, match.index)) return []
    const keys = new Set(Array.from(code.matchAll(APPENDS), ([, key = '']) => key))
    const isWhole = code.split(/[\n;]/).every((line) => /^\s*(?:\/\/.*)?$/.test(line) || LINE.test(line))
    return [{ keys, isWhole, isHandedOn: true, at: slice(text, match.index, end).at }]
  })
}

const BUILDS = /\b(?:URLBuilder\([^{}\n]{0,200}\)\.apply|buildUrl)\s?\{/g
const APPENDS = /\bparameters(?:\.append\(|\[)\s{0,4}"(\w{1,60})"/g
const LINE = /^\s*(?:parameters(?:\.append\(|\[)\s{0,4}"\w{1,60}"|takeFrom\()/
