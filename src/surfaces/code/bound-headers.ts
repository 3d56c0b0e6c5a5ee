import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { functionAround, languageOf } from '../../program/written/index.ts'
import type { Span } from '../../text/source.ts'

/** A parameter that Spring gives all headers of the request, of which none is taken out: `@RequestHeader Map<String, String> headers`. */
export function isBoundToHeaders(code: string, at: Span): boolean {
  if (!/headers$/i.test(code) || !/^\w{1,40}$/.test(code)) return false
  const language = languageOf(at.file.path)
  const before = language ? functionAround(at, language).before : ''
  const bound = [...before.matchAll(new RegExp(`${BINDS.source}[^()=;]{0,80}?\\b${code}(?:: ?\\w[\\w<>?, ]{1,60})?\\s{0,4}[,)]`, 'g'))].at(
    -1,
  )
  if (!bound) return false
  return !new RegExp(`\\b${code}\\.(?:\\w{1,20}\\(\\)\\.)?(?:remove|set|replace|compute)`).test(before.slice(bound.index))
}

const BINDS = asWritten(webRequests, 'binds-headers')
