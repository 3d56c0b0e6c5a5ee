import type { Module } from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { isWithin, type OpenByDefault } from './open-by-default.ts'

/** A header of credentials that is named where something is refused. */
export function refusal(module: Module, open: OpenByDefault | undefined): Span | undefined {
  if (!/\b401\b|Unauthori[sz]ed/.test(module.file.text)) return undefined
  const sent = new Set(module.nodes('Property').flatMap(({ key, value }) => (FOR_ANOTHER.test(module.source(value)) ? [key.start] : [])))
  return module.strings().find(({ value, at }) => CREDENTIALS.test(value) && !isWithin(at, open) && !isAt(sent, at))?.at
}

const CREDENTIALS = /^(?:authorization|x-api-key)$/i
/** A token put into a header that is sent: `{"Authorization": f"Bearer {token}"}`. */
const FOR_ANOTHER = /^f?["'`](?:Bearer|Basic|Token) |^["']Bearer ["'] ?\+/

/** A text begins inside of its quotes. */
function isAt(places: ReadonlySet<number>, { start }: Span): boolean {
  return places.has(start) || places.has(start - 1)
}
