import { asksAnother } from '../../knowledge/words/refreshed-without-new.ts'
import { authorizesClients, redeemsCode } from '../../knowledge/words/redemptions.ts'
import type { Project } from '../../discover/project.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { matched, type Span, type Text } from '../../text/source.ts'
import { mayBeSaid } from '../reading/code-around.ts'
import { isInComment } from './c-like-comments.ts'

/**
 * Where a token endpoint written by hand takes a code from whoever has it: it asks the client for no secret, and no code of the repository
 * knows of PKCE. RFC 7636 section 1
 */
export function codeAlone(text: Text, project: Project): Span | undefined {
  const { value } = text
  if (!REFUSES_OTHERS.test(value) || KNOWS_PKCE.test(value)) return undefined
  for (const match of value.matchAll(REDEEMS)) {
    if (isInComment(value, match.index)) continue
    const before = value.slice(Math.max(0, match.index - HEAD), match.index)
    const head = before.slice(Math.max(...[...before.matchAll(BEGINS)].map(({ index }) => index), 0))
    const body = value.slice(match.index, match.index + LONGEST).split(NEXT)[0] ?? ''
    const code = head + body
    if (!TAKES_CODE.test(code) || !ANSWERS_TOKEN.test(body) || !REFUSES_OTHERS.test(code)) continue
    if (authorizesClients.pattern.test(code) || asksAnother.pattern.test(code.replaceAll(ROUTE, ''))) continue
    return mayBeSaid(project, 'know of PKCE', (one) => KNOWS_PKCE.test(one)) ? undefined : matched(text, match).at
  }
  return undefined
}

const REDEEMS = new RegExp(redeemsCode.pattern, 'g')
const KNOWS_PKCE = /pkce|code_?challenge|code_?verifier/i
/** The answer of a server to another grant: https://www.rfc-editor.org/rfc/rfc6749.html#section-5.2 */
const REFUSES_OTHERS = /["'`]unsupported_grant_type["'`]/
const ANSWERS_TOKEN = /["']access_token["']\s{0,4}[:,=\]]|\baccess_token\s{0,4}[:=](?!=)|\baccessToken\s{0,4}[:=](?!=)|AccessToken\s{0,4}:/
/** The code comes with the request, and is no code of an error. */
const TAKES_CODE = /\bcode\b(?!["']?\s{0,4}[:=]\s{0,4}\d)/
/** `app.post('/token', …)` */
const ROUTE = /\.post\(\s{0,20}["'`]\//g
/** Where the function around begins, and where another one does. */
const BEGINS_ANOTHER = oneOf('', /@|(?:async )?def |func |export |(?:app|router)\./, /[ \t]{2,8}(?:public|private|async) /)
const BEGINS = inTurn('g', /(?<=\n)/, oneOf('', BEGINS_ANOTHER, /(?:const|let|var|function) /))
const NEXT = inTurn('', /\n/, oneOf('', BEGINS_ANOTHER, /class /))
/** More of a function is not looked at. */
const HEAD = 2500
const LONGEST = 5000
