import { keepsToKnown } from '../../knowledge/words/redirects-if-known.ts'
import { asksForRedirect, comparesRedirect, looksUpRedirect, ofAuthorizeRequest } from '../../knowledge/words/redirects.ts'
import { asksClientBefore, asksIfUnknown, registersRedirect, tellsLog } from '../../knowledge/words/registers-unknown.ts'
import type { RedirectUri } from '../../model/index.ts'
import { isInComment, withoutBlocks, withoutComments, withoutQuoted } from '../../program/written/index.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { literally } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { comparison } from './redirect-checks.ts'
import type { Around } from './registered-schemes.ts'

/** Places that are looked at in one file. */
const MOST = 60
/** Of what runs then, in characters, no more is looked at. */
const LONGEST = 1500
const SPEAKS = /redirect_?ur[il]/i
/** A token endpoint sends no code. */
const GRANT = /grant_?type(?!s)/i
const OF_CLIENT = /client|regist|redirect/i

/**
 * An authorization endpoint that registers the redirect URI of the very request where it knows no client, or where the check has refused
 * the address: `if (!client) client = await clients.create({ redirectUris: [redirectUri] })`. What compares it then, does so with itself.
 *
 * @param isAskedBefore whether what runs before the function that begins at a place may look at the client, where that can be read; else
 * its name says it
 */
export function* registersUnknown(
  text: Text,
  around: (at: Span) => Around,
  isAskedBefore: (begins: number) => boolean | undefined = () => undefined,
): Generator<RedirectUri> {
  if (!SPEAKS.test(text.value) || !registersRedirect.pattern.test(text.value)) return
  for (const match of [...text.value.matchAll(asksIfUnknown.pattern)].slice(0, MOST)) {
    const end = match.index + match[0].length
    const block = blockFrom(text.value, end)
    const made = registersRedirect.pattern.exec(block)
    if (
      !made ||
      isInComment(text.value, match.index) ||
      !isOfClient(match[0], text.value.slice(Math.max(0, match.index - NEAR), match.index))
    )
      continue
    // What is sent or shown is an address of a page.
    if (SENT.test(block.slice(0, made.index)) || leaves(block) || mayCompareRedirect(block.replace(made[0], ''))) continue
    const { at } = slice(text, end + made.index, end + made.index + made[0].length)
    const { before, after } = around(at)
    const whole = before + after
    const begins = at.start - before.length
    if (isAskedBefore(begins) ?? asksClientBefore.pattern.test(text.value.slice(Math.max(0, begins - NEAR), begins))) continue
    if (!asksForRedirect.pattern.test(whole) || !ofAuthorizeRequest.pattern.test(whole) || GRANT.test(whole)) continue
    const earlier = before.slice(0, Math.max(0, before.length - made.index - match[0].length))
    if (SPEAKS.test(earlier) && !mayCompareRedirect(earlier)) yield comparison('request', at)
  }
}

/** Before a condition or a function, in characters, no more is looked at. */
const NEAR = 400
const SENT = /\b\w{0,20}(?:redirect|render)\w{0,10}\([^()\n;]{0,120}$/i

/** Whether what a condition finds unknown is a client, by its own name or by what it was looked up in. */
function isOfClient(condition: string, before: string): boolean {
  if (OF_CLIENT.test(condition)) return true
  return Array.from(condition.matchAll(/[A-Za-z_$][\w$]{0,60}/g), ([name]) => name).some((name) => {
    const given = new RegExp(`(?<![\\w.$])${literally(name)}\\b[^\\n=;(){}]{0,60}:?=(?![=>])([^\\n;]{0,160})`, 'g')
    const last = [...before.matchAll(given)].at(-1)?.[0]
    return last !== undefined && OF_CLIENT.test(last.replaceAll(/client_?id/gi, ''))
  })
}

/** Whether a place of a function, in its file, stands in what runs where a client is not known. */
export function isBehindUnknownClient(code: string, begins: number, at: number): boolean {
  const from = Math.max(begins, at - LONGEST)
  const asked = [...code.slice(from, at).matchAll(asksIfUnknown.pattern)]
  return asked.some(({ index, 0: condition }) => {
    const start = from + index
    const end = start + condition.length
    return end + blockFrom(code, end).length > at && isOfClient(condition, code.slice(Math.max(begins, start - NEAR), start))
  })
}

/** What runs where a condition holds, in braces or further in than the condition. */
export function blockFrom(code: string, from: number): string {
  if (code[from - 1] === '{') return code.slice(from, (bracketEnd(code, from - 1, '{}', LONGEST) ?? from + LONGEST) - 1)
  const line = code.lastIndexOf('\n', from - 1) + 1
  const depth = /^[ \t]*/.exec(code.slice(line, line + 80))?.[0].length ?? 0
  const rest = code.slice(from, from + LONGEST)
  return rest.slice(0, new RegExp(`\\n[ \\t]{0,${depth}}(?![ \\t\\n])`).exec(rest)?.index)
}

/** Whether what runs ends by leaving the function. */
function leaves(block: string): boolean {
  const last = withoutComments(block)
    .trimEnd()
    .split('\n')
    .findLast((line) => !/^\s*[\]})]*[,;]?\s*$/.test(line))
  return /^\s*(?:return|throw|raise)\b/.test(last ?? '') && !/^\s{0,80}[\]}]/m.test(block.slice(-20))
}

/** Whether code may compare the redirect URI of a request: not in what it logs, nor by what its texts say. */
export function mayCompareRedirect(code: string): boolean {
  const said = withoutQuoted(withoutComments(withoutBlocks(withoutLogs(code))))
  return [comparesRedirect, looksUpRedirect, keepsToKnown].some(({ pattern }) => pattern.test(said))
}

function withoutLogs(code: string): string {
  let left = ''
  let from = 0
  for (const match of code.matchAll(LOGS)) {
    if (match.index < from) continue
    left += code.slice(from, match.index)
    from = bracketEnd(code, match.index + match[0].length - 1, '()', LONGEST) ?? match.index + match[0].length
  }
  return left + code.slice(from)
}

const LOGS = new RegExp(tellsLog.pattern, 'g')
