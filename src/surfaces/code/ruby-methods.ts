import type { Span } from '../../text/source.ts'
import { partAround, partsBy, type Part } from './parts-around.ts'

/** The method around a place, from its `def` up to the next. */
export function methodAround(at: Span): Part {
  return partAround(methodsOf(at.file), at)
}

const methodsOf = partsBy((text) => Array.from(text.matchAll(/^[ \t]{0,40}def /gm), ({ index }) => index))
