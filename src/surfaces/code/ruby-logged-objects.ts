import { logLibraries } from '../../knowledge/libraries/log-libraries.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { redactor } from '../../knowledge/words/logging.ts'
import type { LogCall } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { entries, type Node } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { inTurn, literally, oneOf, whole } from '../../text/pattern.ts'
import { codeAt, type Text } from '../../text/source.ts'
import { labelsCredential } from './c-like-secrets.ts'
import { methodAround } from '../../program/written/index.ts'

const ANSWERS = asWritten(logLibraries, 'answers-tokens-in-ruby')
const HOLDS = asWritten(logLibraries, 'holds-credentials-in-ruby')
const POSTS = asWritten(logLibraries, 'posts-in-ruby')

/** Code of a token request or of what comes back from one. */
export const RUBY_OBJECTS = oneOf('', /client_secret|grant_type|omniauth/, ANSWERS)

/**
 * An object that is shown whole by its name: a hash with a credential in it, or what a provider answers a token request with. Only what
 * its method puts into it is known.
 */
export function objectInRuby(written: Text, { conditions }: Said, file: Text): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const code = written.value.trim()
  const at = {
    ...written.at,
    start: written.at.start + written.value.indexOf(code),
    end: written.at.start + written.value.trimEnd().length,
  }
  const bare = code.replace(AS_JSON, '$1').replace(AS_TEXT, '')
  if (ANSWERS.test(bare) || (HOLDS.test(bare) && isOfSignIn(bare, at.start, file))) return { what: 'credentials', within: code, at }
  const [, name = '', body] = SHOWN.exec(bare) ?? []
  const given = name ? givenBefore(name, at.start, file) : undefined
  if (!given) return undefined
  const held = body === undefined && given.kind === 'map' ? credentialIn(given) : undefined
  const between = file.value.slice(given.at.end - file.at.start, at.start - file.at.start)
  if (held !== undefined) return isTakenOut(name, between) ? undefined : { what: held, within: code, at }
  if (conditions.some((one) => !SUCCEEDED.test(one)) || /\brescue\b/.test(between)) return undefined
  return isTokenAnswer(given, body !== undefined, file) ? { what: 'access_token', within: code, at } : undefined
}

/** Of what OmniAuth gives: asked for here, a variable that is given it, or one of its name in a file that names OmniAuth. */
function isOfSignIn(bare: string, at: number, file: Text): boolean {
  const name = /^@{0,2}\w{1,60}/.exec(bare)?.[0]
  if (name === undefined || !/omni_?auth/i.test(file.value)) return false
  if (/omniauth\.auth/.test(bare)) return true
  const given = givenBefore(name, at, file)
  return OF_SIGN_IN.test(given ? codeAt(given.at, LONGEST).trim() : name)
}

const OF_SIGN_IN = whole(
  '',
  /@{0,2}(?:omni_?)?auth(?:_hash|_data|_info)?/,
  /(?:@?[a-z]\w{0,40}\.)?env\[["']omniauth\.auth["']\](?:\.(?:to_h|to_hash))?/,
)

/** A name, and the body of the answer that it is. */
const SHOWN = /^(@{0,2}[a-z_]\w{0,60})(\.(?:body|parsed_response|read_body))?$/
/** All of a hash or an answer, as a text. */
const AS_TEXT = /(?:\.(?:inspect|to_s|to_json|to_h|to_hash|as_json|pretty_inspect))+$/
const AS_JSON = /^(?:JSON\.(?:pretty_generate|generate|dump|parse))\(([^()]{1,200})\)$/
const SUCCEEDED = /^(?!unless\b|.*!).{0,100}(?:success\?|\bok\?|== ?["']?200)/

/** What a name is given last before a place in its method. */
function givenBefore(name: string, before: number, file: Text): Node | undefined {
  const { start } = methodAround({ ...file.at, start: before, end: before })
  return saidInRuby(file).findLast((one) => one.is === 'set' && one.name === name && one.at.start >= start && one.value.at.end <= before)
    ?.value
}

/** The key of a credential, or of the code that a token request redeems. */
function credentialIn(map: Node): string | undefined {
  const open = entries(map).filter(({ value }) => value.kind === 'dynamic' && !isRedacted(codeAt(value.at, LONGEST)))
  const found = open.find(({ key }) => labelsCredential(key.value)) ?? open.find(({ key }) => key.value === 'code' && isRequest(map))
  return found?.key.value
}

/** `mask(secret)`, `Redactor.redact(secret)` */
function isRedacted(code: string): boolean {
  return redactor.pattern.test(/(\w{1,60})[!?]?\(/.exec(code)?.[1] ?? '')
}

function isRequest(map: Node): boolean {
  return entries(map).some(({ key }) => /^(?:grant_type|redirect_uri)$/.test(key.value))
}

const LONGEST = 600

/** `form.delete(:client_secret)`, `form[:client_secret] = '…'` */
function isTakenOut(name: string, between: string): boolean {
  return new RegExp(
    `(?<![\\w.@])${literally(name)}(?:\\.(?:delete|except!|reject!|slice!|transform_values!)|\\[[:"']\\w{1,60}["']?\\] = )`,
  ).test(between)
}

/** What a library or a token endpoint answers, or what is read of its body: `JSON.parse(answer.body)`. */
function isTokenAnswer(given: Node, ofBody: boolean, file: Text): boolean {
  const code = codeAt(given.at, LONGEST)
  if (!ofBody && ANSWERS.test(code)) return true
  if (ofBody) return POSTS.test(code) && REDEEMS.test(code)
  const read = PARSED.exec(code)?.[1]
  const answer = read === undefined ? undefined : givenBefore(read, given.at.start, file)
  return answer !== undefined && isTokenAnswer(answer, true, file)
}

const PARSED = inTurn('', /^(?:JSON\.parse\()?(@{0,2}[a-z_]\w{0,60})/, /\.(?:body|parsed_response|read_body)\b[^.\n]{0,60}$/)
const REDEEMS = /\bgrant_type\b|\bclient_secret\b/
