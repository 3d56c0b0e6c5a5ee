import { hidesSecrets, repositoryAddress } from '../../knowledge/words/capability-urls.ts'
import type { UrlCredential } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { isInComment } from '../../program/written/index.ts'
import { isPrivate } from './settings.ts'

/** What is put into a text: `#{x}` of Ruby, `{x}` of C# and Rust, `$x` and `${x}` of Kotlin, `{$x}` of PHP, a verb of a format. */
const PUT = oneOf(
  '',
  /[#$]?\{\$?([^{}"\s]{1,80})\}/,
  /\$(\w{1,60})/,
  /["'`]\s{0,4}[+.]\s{0,4}([$\w.>()-]{1,80})\s{0,4}[+.]\s{0,4}["'`]/,
  /(%[sv]|\{\})/,
)
/** `https://x-access-token:` and what comes up to the host; a password of a person is what other programs are given. */
const ADDRESS = inTurn('g', /["'`]https:\/\/(?:[\w-]{1,40}:)?/, PUT, /(?::x-oauth-basic|:)?@([\w.-]{3,120}|%[sv]|[#$]?\{[^{}]{0,60}\})?/)
/** Whether a text has a place before the host of an address. */
export const PUT_BEFORE_HOST = inTurn('', ADDRESS)
const TOKEN = /(?:token|[._]pat|^pat|api_?key)(?:\(\)|\))?$/i

/**
 * Tokens that code puts before the host of an address, as for `git clone`: git keeps the address in the configuration of the clone, and
 * shows it in its errors and in the list of processes. https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1
 */
export function* inUserinfo(text: Text, language: CLike | 'rb'): Generator<UrlCredential> {
  for (const match of text.value.matchAll(ADDRESS)) {
    const host = match.at(-1) ?? ''
    const put = match.slice(1, -1).find((one) => one !== undefined) ?? ''
    const isVerb = /^(?:%[sv]|\{\})$/.test(put)
    const from = match.index + match[0].indexOf(put)
    // Braces are letters in Go and Java.
    if ((language === 'go' || language === 'java') && /[{}]/.test(text.value.slice(from - 1, from + put.length))) continue
    const name = isVerb ? firstOf(text, match.index) : slice(text, from, from + put.length)
    if (!name || !TOKEN.test(name.value) || isInComment(text.value, match.index)) continue
    if (host !== '' && isPrivate(host.toLowerCase())) continue
    const parameter = /(\w{1,60})[()]{0,2}$/.exec(name.value)?.[1] ?? name.value
    const known = /^[\w.-]{3,}$/.test(host) ? { host: host.toLowerCase() } : {}
    if (isHidden(text.value, match.index, language)) continue
    const git = repositoryAddress.pattern.test(lineOf(text.value, match.index)) ? ({ repository: true } as const) : {}
    yield { kind: 'urlCredential', by: 'client', part: 'userinfo', parameter, ...known, ...git, at: name.at }
  }
}

/** What is searched for in a text, to be taken out of it. */
const SEEKS = whole(
  'i',
  /g?sub|str_i?replace|replace(?:All|_all|n)?/,
  /contains|includes?|starts_?with|has_?prefix|(?:trim|strip|remove|delete)_?prefix/,
)
const FORMATS = /^(?:f?printf|sprintf|format|concat|toString|String|from|new)$/i

/** What a call is handed that hides it or looks for it, by the names of the calls around it in its line. */
function isHidden(text: string, index: number, language: CLike | 'rb'): boolean {
  const open: { readonly name: string; commas: number }[] = []
  const before = text.slice(Math.max(0, index - 300), index)
  for (const [written, name = ''] of before.slice(before.lastIndexOf('\n') + 1).matchAll(/(\b\w{1,60}!?)?\(|[),]/g)) {
    const last = open.at(-1)
    if (written === ')') open.pop()
    else if (written !== ',') open.push({ name: name.replace('!', ''), commas: 0 })
    else if (last) last.commas++
  }
  const call = open.findLast(({ name }) => !FORMATS.test(name))
  if (!call) return false
  // Go's functions are given the text first: https://pkg.go.dev/strings#ReplaceAll
  return hidesSecrets.pattern.test(call.name) || (SEEKS.test(call.name) && call.commas === (language === 'go' ? 1 : 0))
}

function lineOf(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - 300), index)
  return before.slice(before.lastIndexOf('\n') + 1) + (text.slice(index, index + 600).split('\n', 1)[0] ?? '')
}

/** The first value behind a text whose first verb stands before the host: `fmt.Sprintf("https://%s@…", token)`. */
function firstOf(text: Text, index: number): Text | undefined {
  const code = text.value.slice(index, index + 500)
  const [whole, name = ''] = /^["'`][^"'`\n]{0,300}["'`],\s{0,40}&?([$\w.>-]{1,80}(?:\(\))?)\s{0,20}[,)]/.exec(code) ?? []
  if (whole === undefined) return undefined
  const start = index + whole.lastIndexOf(name)
  return slice(text, start, start + name.length)
}
