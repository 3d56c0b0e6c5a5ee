import { givesAnswerAsTable, givesTokenAnswer, typeOfTokenAnswer, writesTable, writesWhole } from '../../knowledge/words/written-answers.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { entries, type Node } from '../../parse/node.ts'
import { functionAround, givenLast } from '../../program/written/index.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { isOfFailure } from './logged-answers.ts'

/**
 * The answer of a token endpoint that a library gives as an object, written with all of it: `r.Raw` and `JsonSerializer.Serialize(r)` of
 * C#, `response.toPrettyString()` of Java, `$token->jsonSerialize()` of PHP.
 */
export function wholeTokenAnswer(node: Node, language: CLike): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  for (const { kind, at } of node.kind === 'map' ? entries(node).map(({ value }) => value) : [node]) {
    const code = kind === 'dynamic' ? codeAt(at, LONGEST) : ''
    const name = writesWhole.pattern.exec(code)?.slice(1).find(Boolean)
    if (name !== undefined && isTokenAnswer(name, at, language)) return { what: code, at }
    const table = writesTable.pattern.exec(code)?.slice(1).find(Boolean)
    if (table !== undefined && isTokenAnswer(table, at, language, givesAnswerAsTable.pattern)) return { what: table, at }
  }
  return undefined
}

const LONGEST = 160

function isTokenAnswer(name: string, at: Span, language: CLike, gives = givesTokenAnswer.pattern): boolean {
  const around = functionAround(at, language)
  const given = givenLast(name, around, at.file)
  if (given && isOfFailure(around.before.slice(given.at.end - around.start))) return false
  if (given && gives.test(codeAt(given.at, 400))) return true
  if (language !== 'java' && language !== 'kt') return false
  const type = new RegExp(`(?:(?<![\\w.])([A-Z]\\w{0,60})\\s{1,8}${name}\\s{0,4}[=,;)]|\\b${name}\\s?:\\s?([A-Z]\\w{0,60}))`).exec(
    around.before,
  )
  return typeOfTokenAnswer.pattern.test(type?.[1] ?? type?.[2] ?? '')
}
