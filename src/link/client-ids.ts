import { addressOfSignInPage, clientIdByKey, makesSignInPage, sendsHere } from '../knowledge/words/sign-in-pages.ts'
import type { Subject } from '../model/index.ts'
import type { Span } from '../text/source.ts'

/**
 * Whether what stands in a query is the id of a client, in the address of a page where people sign in: `/connect/login?api_key=…`. By the
 * statement that makes the address, or the name of the function that does.
 */
export function isIdOfClient(subject: Subject): boolean {
  if (subject.kind !== 'urlCredential' || subject.by !== 'client') return false
  const { at, parameter, beside = [] } = subject
  if (![parameter, ...beside.map((one) => one.parameter)].every((name) => clientIdByKey.pattern.test(name))) return false
  const statement = statementAround(at)
  if (sendsHere.pattern.test(statement) || /secret/i.test(statement) || asksElsewhere(at)) return false
  return addressOfSignInPage.pattern.test(statement) || isMadeForPage(at)
}

/** Whether the path in front of the query is written out and no page of sign-in, whatever holds the address: `/v1/reports?api_key=`. */
function asksElsewhere({ file: { text }, start }: Span): boolean {
  const path = /(?<!\/)(?:\/[\w.-]{1,60}){2,6}\?[^"'`\n?]{0,200}$/.exec(text.slice(Math.max(0, start - 600), start))?.[0]
  return path !== undefined && !/log_?-?[io]n|sign_?-?in|auth(?!ors?\b)|dialog|\bconnect\b/i.test(path)
}

/** From the end of the statement before to the end of the line, or of the lines that go on. */
function statementAround({ file: { text }, start, end }: Span): string {
  const before = text.slice(Math.max(0, start - LONGEST), start)
  const begins = ENDS.reduce((most, end) => Math.max(most, before.lastIndexOf(end)), 0)
  const behind = /^[^\n;]{0,300}(?:[,(+.]\s{0,40}\n[^\n;]{0,300}){0,3}/.exec(text.slice(end, end + LONGEST))?.[0] ?? ''
  return before.slice(begins) + text.slice(start, end) + behind
}

const ENDS = [';\n', '{\n', '}\n', '\n\n', ':\n']
const LONGEST = 600

/** Whether the function around is named for it. */
function isMadeForPage({ file: { text }, start }: Span): boolean {
  const before = text.slice(Math.max(0, start - LONGEST), start)
  const heads = [...before.matchAll(new RegExp(makesSignInPage.pattern.source, 'g'))]
  const body = before.slice(heads.at(-1)?.index ?? before.length)
  return body !== '' && !/\n\s{0,4}\}\s{0,4}\n|\n\s{0,4}(?:async )?def\s/.test(body) && !sendsHere.pattern.test(body)
}
