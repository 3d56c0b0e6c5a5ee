import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { functionAround } from '../../program/written/index.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { sentIn } from './sent-names.ts'

/** A name that its function sends as a token, with nothing given to it between: `x` of `"Bearer " + x`. */
export function writtenAsToken(at: Span, language: CLike): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const name = codeAt(at, 80)
  const places = /^\$?\w{1,60}$/.test(name) ? sentIn(at.file).get(name) : undefined
  if (!places) return undefined
  const { code, start } = functionAround(at, language)
  const place = places.find((one) => one.start !== at.start && one.start >= start && one.start < start + code.length)
  if (!place) return undefined
  const [from, to] = place.start < at.start ? [place.start, at.start] : [at.end, place.start]
  const isGivenBetween = new RegExp(`(?<![\\w.$])${literally(name)}\\s{0,4}:?=(?!=)`).test(at.file.text.slice(from, to))
  return isGivenBetween ? undefined : { what: place.as, within: name, at }
}
