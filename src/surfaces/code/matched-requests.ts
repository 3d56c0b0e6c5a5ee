import { asksOfRequest, mapsRequests, takesConditions } from '../../knowledge/words/matched-requests.ts'
import type { Said } from '../../parse/c-like.ts'
import type { Span } from '../../text/source.ts'

/**
 * Whether a parameter is a condition on requests that others send: a route takes those that have it, or a stub answers them.
 * `r.HandleFunc("/token", handler).Queries("grant_type", "password")`
 */
export function isCondition({ is, name, within, value }: Said, all: readonly Said[]): boolean {
  if (is !== 'call' || !asksOfRequest.pattern.test(name)) return false
  const chains = all.filter((one) => one.is === 'chain' && one.value.at.start <= value.at.start && value.at.end <= one.value.at.end)
  return [...within, ...chains.map((one) => one.name)].some((one) => takesConditions.pattern.test(one))
}

/** Whether a text stands in the annotation of a method for requests that have it. */
export function isMapped({ file: { text }, start }: Span): boolean {
  return mapsRequests.pattern.test(text.slice(Math.max(0, start - NEAR), start))
}

const NEAR = 400
