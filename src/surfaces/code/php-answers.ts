import { asksForTokenInPhp, showsAnswerInPhp } from '../../knowledge/words/php-answers.ts'
import type { LogCall } from '../../model/index.ts'
import { literally } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { functionAround } from '../../program/written/index.ts'
import { isOfFailure } from './logged-answers.ts'

/**
 * What a client of PHP got from a token endpoint, as text or as a table: `trim($body)` of `$client->post($discovery['token_endpoint'], …)`,
 * `$response->json()`, `$tokens` of `json_decode(curl_exec($ch), true)`. Not where it is an error: in a branch for one, or behind a catch.
 */
export function answeredInPhp(code: string, at: Span): Pick<LogCall, 'what' | 'at'> | undefined {
  const name = showsAnswerInPhp.pattern.exec(code)?.slice(1).find(Boolean)
  if (name === undefined) return undefined
  const around = functionAround(at, 'php')
  const given = around.before.lastIndexOf(`${name} = `)
  const since = given < 0 ? '' : around.before.slice(given)
  if (given < 0 || /\bcatch\s{0,4}\(/.test(since) || isOfFailure(since)) return undefined
  return isAsked(since.slice(name.length + 3, LONGEST), around.before.slice(0, given)) ? { what: name, at } : undefined
}

/** The call that was given, and what it decodes: `json_decode($body)`, `curl_exec($ch)`. */
function isAsked(value: string, before: string, steps = 3): boolean {
  const statement = /^[^;]*/.exec(value)?.[0] ?? ''
  if (asksForTokenInPhp.pattern.test(statement)) return true
  const handle = /\bcurl_exec\((\$\w{1,40})\)/.exec(statement)?.[1]
  if (handle !== undefined) return new RegExp(`${literally(handle)}[^;]{0,80}?["'][^"'\\s]{4,200}/(?:oauth2?/)?token["']`).test(before)
  const inner =
    /^(?:json_decode\(|\(string\)\s?)(\$\w{1,40})/.exec(statement)?.[1] ?? /^(\$\w{1,40})->(?:json|body|object)\(\)/.exec(statement)?.[1]
  const from = inner === undefined || steps === 0 ? -1 : before.lastIndexOf(`${inner} = `)
  return (
    inner !== undefined && from >= 0 && isAsked(before.slice(from + inner.length + 3, from + LONGEST), before.slice(0, from), steps - 1)
  )
}

/** More of a call is not looked at. */
const LONGEST = 700
