import { recordsEvent } from '../../knowledge/words/recorded.ts'
import type { Said } from '../../parse/c-like.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'

/**
 * Whether a parameter only tells what has happened: it stands in an entry of a log, an audit or a metric, or in a table that its function
 * hands to nothing else. A table with the parameters of a request is one only where somebody sends it, and what a log says of the answer,
 * `$response->status()`, hands on nothing.
 */
export function isRecorded(said: Said, all: readonly Said[]): boolean {
  const { is, name, within, at, inFunction } = said
  if ((is === 'call' ? [name, ...within] : within).some((one) => recordsEvent.pattern.test(one))) return true
  const table = is === 'call' ? /^(\$?\w{1,60})\.\w{1,20}$/.exec(name)?.[1] : tableAround(said, all)
  if (table === undefined) return false
  const used = new RegExp(`(?<![\\w$.])${literally(table)}(?![\\w.(\\[]|->|[?!]\\.|\\s{0,4}:?=)`)
  const calls = all.filter(
    (one) => one.is === 'call' && one.at.start >= at.end && one.inFunction === inFunction && used.test(codeAt(one.value.at)),
  )
  return (
    calls.length > 0 && calls.every(({ name: called, within: around }) => [called, ...around].some((one) => recordsEvent.pattern.test(one)))
  )
}

/** The variable of the function that a table is written for. */
function tableAround({ at, inFunction }: Said, all: readonly Said[]): string | undefined {
  const around = all.find(
    (one) => one.is === 'set' && one.inFunction === inFunction && one.value.at.start <= at.start && one.value.at.end >= at.end,
  )
  return around && /^\$?\w{1,60}$/.test(around.name) ? around.name : undefined
}
