import { asksAnother } from '../../knowledge/words/refreshed-without-new.ts'
import { comparesChallenge } from '../../knowledge/words/challenges.ts'
import { authorizesClients, endsOtherSignIn, redeemsCode } from '../../knowledge/words/redemptions.ts'
import { comparesByItself } from '../../knowledge/words/redirects-if-known.ts'
import type { Project } from '../../discover/project.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { matched, type Span, type Text } from '../../text/source.ts'
import { codeAround, mayBeSaid, onceFor } from '../reading/code-around.ts'
import { isInComment } from '../../program/written/index.ts'

/**
 * Where a token endpoint written by hand takes a code from whoever has it: it asks the client for no secret, and no code of the repository
 * knows of PKCE. RFC 7636 section 1
 */
export function codeAlone(text: Text, project: Project): Span | undefined {
  const { value } = text
  if (!REFUSES_OTHERS.test(value) || KNOWS_PKCE.test(value)) return undefined
  for (const match of value.matchAll(REDEEMS)) {
    if (isInComment(value, match.index)) continue
    const { head, body } = functionAt(value, match.index)
    const code = head + body
    if (!TAKES_CODE.test(code) || !ANSWERS_TOKEN.test(body) || !REFUSES_OTHERS.test(code)) continue
    if (authorizesClients.pattern.test(code) || asksAnother.pattern.test(code.replaceAll(ROUTE, ''))) continue
    return mayBeSaid(project, 'know of PKCE', (one) => KNOWS_PKCE.test(one)) ? undefined : matched(text, match).at
  }
  return undefined
}

/**
 * Where a token endpoint written by hand answers the code of a request with a token, in a file that has no word of a verifier, of a
 * repository whose metadata promises S256 and in which nothing takes one.
 */
export function codePromised(text: Text, project: Project): Span | undefined {
  const { value } = text
  if (/verifier|pkce/i.test(value)) return undefined
  for (const match of value.matchAll(TAKES)) {
    if (isInComment(value, match.index)) continue
    const { head, body, decorators } = functionAt(value, match.index)
    const code = head + body
    if (!isTokenEndpoint(decorators + head, code) || !ANSWERS_TOKEN.test(body)) continue
    if (endsOtherSignIn.pattern.test(decorators + code) || asksAnother.pattern.test(code.replaceAll(ROUTE, ''))) continue
    return isPromisedAlone(project) ? matched(text, match).at : undefined
  }
  return undefined
}

/** What is called a token endpoint or served as one; of other functions after tokens, those that speak of the grant. */
function isTokenEndpoint(head: string, code: string): boolean {
  return TOKEN_ENDPOINT.test(head) || (NAMED_FOR_TOKENS.test(head) && OF_GRANT.test(code))
}

function isPromisedAlone(project: Project): boolean {
  return onceFor(project, 'promises S256 alone', () => {
    const texts = codeAround(project)?.map((path) => project.text(path) ?? '') ?? []
    const mayCompare = (one: string) => [TAKEN, comparesChallenge.pattern, comparesByItself.pattern].some((pattern) => pattern.test(one))
    return texts.some((one) => PROMISES.test(one)) && !texts.some(mayCompare)
  })
}

/** The parameter, also as a field; not a client's own function that makes one: `generate_code_verifier()`. */
const TAKEN = /\b(?:code_verifier|[cC]odeVerifier)\b/
/** `request.args.get("code")`, `req.body.code`, `form["code"]` */
const TAKES = oneOf(
  'g',
  inTurn(
    '',
    /\b(?:args|form|values|query|query_params|body|params|GET|POST|searchParams|formData)\)?/,
    /(?:\.get\(|\.pop\(|\[)\s{0,4}["']code["']/,
  ),
  /\breq(?:uest)?\.(?:body|query)\.code\b/,
)
const PROMISES = /code_challenge_methods_supported["'\]]{0,2}\s{0,4}(?::|=>?|,)\s{0,20}[[({][^\])}]{0,80}["']S256["']/
/** `async def oauth_token(request)`, `app.post("/oauth/token", …)` */
const TOKEN_ENDPOINT = oneOf(
  'i',
  /(?:def|function|const)\s{1,4}\w{0,12}oauth2?_?token(?:_?(?:endpoint|handler|route|view))?\b/,
  /(?:def|function|const)\s{1,4}(?:handle_?)?token_?endpoint\b/,
  /["'`](?:\/[\w.-]{0,40}oauth2?)?\/token["'`]/,
)
const OF_GRANT = /grant_?type|authorization_code/i
/** `async def issue_token(request)`, `app.post("/desk/token", …)` */
const NAMED_FOR_TOKENS = /(?:def|function|const)\s{1,4}(?!\w{0,40}callback)\w{0,40}token\w{0,20}\b|["'`][\w/.-]{0,60}\/token["'`]/i

/** A function up to a place, and from there on to the next one, with the lines of decorators above it. */
function functionAt(value: string, index: number): { readonly head: string; readonly body: string; readonly decorators: string } {
  const before = value.slice(Math.max(0, index - HEAD), index)
  const from = Math.max(...[...before.matchAll(BEGINS)].map((one) => one.index), 0)
  const above = before.slice(0, from).split('\n').slice(0, -1)
  const decorators = above.slice(above.findLastIndex((line) => !line.startsWith('@')) + 1).join('\n')
  return { head: before.slice(from), body: value.slice(index, index + LONGEST).split(NEXT)[0] ?? '', decorators }
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
