import { asksAnother, endsToken, takesPresented, textOfParameter } from '../../knowledge/words/refreshed-without-new.ts'
import type { RefreshRotation } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { entries, type Node } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { functionAround, givenLast } from '../../program/written/index.ts'
import { unrotatedAnswer } from './policy.ts'

/**
 * Answers of a token endpoint that hand back the refresh token which the request has brought:
 * `mapOf("access_token" to access, "refresh_token" to form["refresh_token"])`.
 */
export function* unrotatedInBraces({ is, value, within }: Said, language: CLike): Generator<RefreshRotation> {
  if (is !== 'object') return
  const field = (name: string) => entries(value).find(({ key }) => key.value.replaceAll('_', '').toLowerCase() === name)?.value
  const [access, refresh] = [field('accesstoken'), field('refreshtoken')]
  if (!access || refresh?.kind !== 'dynamic' || KEEPS.test(within[0] ?? '') || !isPresented(refresh, language)) return
  const { code } = functionAround(refresh.at, language)
  // What another server answers is its own, and a token that the function ends is none that goes on.
  if (asksAnother.pattern.test(code) || endsToken.pattern.test(code)) return
  yield unrotatedAnswer(refresh.at, /client_?secret/i.test(code) ? 'confidential' : 'unknown')
}

/** What keeps a table, rather than to answer with it. */
const KEEPS = /(?:save|store|insert|update|persist|cache|put|log|audit)\w{0,20}$/i

/** The refresh token as the request has brought it, by itself or by the name that it was given last. */
function isPresented(node: Node, language: CLike): boolean {
  const code = bare(codeAt(node.at, LONGEST))
  if (takesPresented.pattern.test(code)) return true
  if (!/^\$?\w{1,60}$/.test(code)) return false
  const around = functionAround(node.at, language)
  const given = givenLast(code, around, node.at.file)
  if (given) return takesPresented.pattern.test(bare(codeAt(given.at, LONGEST)))
  // `@RequestParam("refresh_token") String presented`
  return new RegExp(`@\\w{4,20}\\("refresh_token"\\)[^,()]{1,60}\\b${literally(code)}\\b`).test(around.before)
}

const LONGEST = 200

/** Without what makes a text of it. */
function bare(code: string): string {
  return code
    .trim()
    .replace(/;$/, '')
    .replace(/^\((?:string|String)\)\s{0,2}/, '')
    .replace(AS_TEXT, '')
}

const AS_TEXT = new RegExp(`(?:${textOfParameter.pattern.source}|!{1,2})+$`)
