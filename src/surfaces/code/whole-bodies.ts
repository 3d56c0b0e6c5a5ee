import { picksRequests, seesAllRequests, takesSecrets, writesInFilter } from '../../knowledge/words/whole-bodies.ts'
import type { LogCall } from '../../model/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Text, matched } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isNamedAnywhere } from './c-like-authorization.ts'
import { functionAround, isInComment, languageOf } from '../../program/written/index.ts'
import { shownCode } from './shown-code.ts'

/** Middleware and filters that write the bodies of all requests or answers, of those that sign in as well. */
export default defineTextSurface({
  id: 'whole-bodies',
  name: 'Bodies of all requests in logs and traces of C#, Java and Kotlin',
  spec: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
  counts: 'code',
  files: ['**/*.{cs,java,kt}'],
  mentions: ['ReadToEnd', 'getContentAsByteArray'],
  together: [[seesAllRequests.pattern, writesInFilter.pattern]],
  skipsTests: true,
  *read(text, { file, project }): Generator<LogCall> {
    const language = languageOf(file.path)
    if ((language !== 'cs' && language !== 'java' && language !== 'kt') || picksRequests.pattern.test(text.value)) return
    if (!seesAllRequests.pattern.test(text.value) || !isNamedAnywhere(takesSecrets.pattern, language, project)) return
    for (const match of text.value.matchAll(BODIES)) {
      if (isInComment(text.value, match.index)) continue
      const [, name = match[3] ?? '', reader] = match
      const at = matched(text, match).at
      const { before, after } = functionAround(at, language)
      if (reader !== undefined && !isOfRequest(reader, before)) continue
      const found = writes(name, text, at.end - text.at.start, after)
      if (found) yield found
    }
  },
})

/** `var content = await reader.ReadToEndAsync(`, `String body = new String(request.getContentAsByteArray()`. */
const BODIES = oneOf(
  'g',
  /\b(?:var|string) (\w{1,60}) = (?:await )?(\w{1,60})\.ReadToEnd(?:Async)?\(/,
  inTurn('', /\b(?:String|va[lr]) (\w{1,60}) = (?:new )?String\(\s{0,4}\w{1,60}\./, /(?:getContentAsByteArray\(\)|contentAsByteArray)/),
)

/** Whether a reader reads the body of the request, or what has taken the place of the body of the answer. */
function isOfRequest(reader: string, before: string): boolean {
  const stream = new RegExp(`\\b${reader} = new StreamReader\\(\\s{0,40}([\\w.]{1,80})`).exec(before)?.[1]
  if (stream === undefined) return false
  return /(?:^|\.)[rR]equest\.Body$/.test(stream) || new RegExp(`\\bResponse\\.Body = ${stream.replaceAll('.', '\\.')}\\b`).test(before)
}

/** The first call behind that writes what is in a variable, as it is. */
function writes(name: string, text: Text, from: number, after: string): LogCall | undefined {
  const call = inTurn(
    '',
    writesInFilter.pattern,
    new RegExp(`(?:(?:[^;()]|\\(\\)){0,200}[,+{]\\s{0,40})?(?<![\\w.("])${name}(?=\\s{0,40}[,)+}])`),
  )
  const alone = inTurn('', writesInFilter.pattern, new RegExp(`${name}(?=\\s{0,40}[,)+])`))
  const match = call.exec(after) ?? alone.exec(after)
  if (!match) return undefined
  const end = from + match.index + match[0].length
  const by = (writesInFilter.pattern.exec(match[0])?.[0] ?? '').replace(/\($/, '').replaceAll('?', '').trim()
  return {
    kind: 'logCall',
    sink: 'log',
    what: shownCode(BODY),
    by: by
      .split('.')
      .slice(-2)
      .join('.')
      .replace(/\(\s*$/, ''),
    at: slice(text, end - name.length, end).at,
  }
}

/** What is said of it: it holds passwords and tokens. */
const BODY = 'body'
