import { asksForToken, gotFromTokenEndpoint, sendsRequest } from '../../knowledge/words/answered-tokens.ts'
import { handedByFramework } from '../../knowledge/words/held-tokens.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { codeOf } from '../../parse/c-like-moments.ts'
import { items, type Node } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { functionAround, givenLast, type FunctionAround } from '../../program/written/index.ts'

/** Private methods hand a token on to each other so often. */
const DEEPEST = 5

/**
 * Whether a token has come from a token endpoint over TLS, and from nobody else: its client need not check the signature
 * (https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation, step 6). It is the member of an answer, also by the parameters
 * of private methods that nobody but the file calls.
 */
export function isAnswerOfTokenEndpoint(token: Node, language: CLike, depth = 0): boolean {
  const { file } = token.at
  const written = codeAt(token.at, 120).trim()
  if (depth > DEEPEST) return false
  const around = functionAround(token.at, language)
  const [, answer, member] = MEMBER.exec(written) ?? []
  if (answer !== undefined && member !== undefined) return isAnswer(answer, around, token.at)
  const [, parsed] = FIELD.exec(written) ?? []
  if (parsed !== undefined) return isReadFromAnswer(parsed, around, token.at)
  if (!/^\w{1,60}$/.test(written)) return false
  const given = givenLast(written, around, file)
  if (given) return isAnswerOfTokenEndpoint(given, language, depth + 1)
  const place = parameterOf(written, around)
  const calls = place ? callsOf(place.method, token.at, language) : []
  return (
    place !== undefined &&
    calls.length > 0 &&
    calls.every(({ value }) => {
      const one = items(value)[place.index]
      return one !== undefined && isAnswerOfTokenEndpoint(one, language, depth + 1)
    })
  )
}

/** `answer.AccessToken`, `answer.IdToken!`, `answer.getAccessToken()` */
const MEMBER = /^(\w{1,60})[?!]?\.((?:get)?(?:[aA]ccess|[iI]d)Token(?:\(\))?)!?$/

/** `tokens?["id_token"]?.ToString()`, `(String) body.get("id_token")`, `document.RootElement.GetProperty("id_token").GetString()` */
const FIELD = /^(?:\(\w{1,20}\)\s?)?(\w{1,60})[?!]?(?:\.Root\w{1,12})?(?:\[|\.[gG]et\w{0,20}\()"(?:id|access)_token"[\])]/

/** Whether a token is the one that the framework has verified and hands out: `authentication.getToken().getTokenValue()`. */
export function isHandedByFramework(token: Node, language: CLike): boolean {
  const written = codeAt(token.at, 200).trim()
  if (handedByFramework.pattern.test(written)) return true
  if (!/^\w{1,60}!?$/.test(written)) return false
  const given = givenLast(written.replace('!', ''), functionAround(token.at, language), token.at.file)
  return given !== undefined && handedByFramework.pattern.test(codeOf(given, token.at.file.whole).value)
}

/** Whether a name holds what the function has read out of the answer to its own request for a token. */
function isReadFromAnswer(name: string, around: FunctionAround, place: Span, depth = 0): boolean {
  const given = depth > DEEPEST ? undefined : givenLast(name, around, place.file)
  if (!given) return false
  const code = codeOf(given, place.file.whole).value
  if (gotFromTokenEndpoint.pattern.test(code)) return true
  if (sendsRequest.pattern.test(code)) return asksForToken.pattern.test(around.before.slice(0, given.at.end - around.start))
  return [...code.matchAll(/(?<![\w."])[a-z_]\w{0,60}(?![\w"(])/g)]
    .slice(0, MOST_NAMES)
    .some(([one]) => one !== name && isReadFromAnswer(one, around, place, depth + 1))
}

/** Names of one statement that are followed. */
const MOST_NAMES = 6

/** What a call of the function has asked for with a grant or a code, or a parameter of a private method by its type. */
function isAnswer(name: string, around: FunctionAround, { file }: Span): boolean {
  const given = givenLast(name, around, file)
  if (given) return gotFromTokenEndpoint.pattern.test(codeOf(given, file.whole).value)
  return ANSWERS.test(parameterOf(name, around)?.type ?? '')
}

const ANSWERS = /^(?:OAuth2?|Oidc|Open[iI]d)?Token(?:Endpoint)?(?:Response|Result)$/

interface Parameter {
  readonly method: string
  readonly index: number
  readonly type: string
}

/** The parameter of a name, of a private method around a place. */
function parameterOf(name: string, { before }: FunctionAround): Parameter | undefined {
  const [, method = '', list = ''] = PRIVATE.exec(before) ?? []
  const all = list.replace(/<[^<>]{0,60}>/g, '').split(',')
  const index = all.findIndex((one) => new RegExp(`\\s${literally(name)}$`).test(one.trim()))
  const type = all[index]?.trim().split(/\s+/).at(-2)
  return method === '' || type === undefined ? undefined : { method, index, type }
}

const PRIVATE = /\bprivate\s[\w<>[\],? ]{1,100}?\s(\w{1,60})\(([^()]{0,400})\)/

function callsOf(method: string, { file }: Span, language: CLike): Said[] {
  return saidIn(file.whole, language).filter(
    ({ is, name, at }) =>
      is === 'call' &&
      (name === method || name === `this.${method}`) &&
      !DECLARES.test(file.text.slice(Math.max(0, at.start - 100), at.start)),
  )
}

const DECLARES = /\b(?:private|public|protected|internal|static|async)\s[\w<>[\],? ]{0,80}$/
