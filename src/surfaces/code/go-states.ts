import type { Project } from '../../discover/project.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import { answersSame, asksPerson, drawsFresh } from '../../knowledge/libraries/go-oauth2.ts'
import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWrittenIn } from '../../knowledge/libraries/written.ts'
import type { Said } from '../../parse/c-like.ts'
import { string, type Node } from '../../parse/node.ts'
import { inTurn } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { constantElsewhere, functionAround, functionsOfGo, givenLast, packageIn } from '../../program/written/index.ts'
import { mayBeSaid } from '../reading/code-around.ts'
import { guessableStateWritten } from '../../knowledge/words/written-states.ts'
import { codeOf } from './go-defaults.ts'
import { folderOf } from '../../text/paths.ts'

type State = Extract<AuthorizationRequest['state'], { readonly is: 'set' }>

/**
 * What is known of the state that Go sends: a variable of the file that holds one text, or what is made of a person's address or id alone,
 * signed or not, by functions of this file that draw nothing fresh.
 */
export function stateOfGo(node: Node, all: readonly Said[], project: Project): State {
  const { at } = node
  if (isTypedIn(at)) return { is: 'set', value: 'sent', at }
  const isText = string(node) ?? string(constantElsewhere(node, { language: 'go', project }))
  if (isText || isFixedVariable(codeOf(at), all)) return { is: 'set', value: 'constant', at }
  if (isOfPerson(node) && !knowsBrowsers(at, project)) return { is: 'set', value: 'repeated', at }
  if (isOfRequest(node) && !knowsBrowsers(at, project)) return { is: 'set', value: 'guessable', at }
  const unasked = callbackWithoutState(at, project)
  return unasked ? { is: 'set', value: 'unchecked', at: unasked } : { is: 'set', value: 'sent', at }
}

/** The page that the request comes from, or another value that others know, in place or by a variable of the function. */
function isOfRequest({ at }: Node): boolean {
  const code = codeOf(at)
  const given = /^\w{1,60}$/.test(code) ? givenLast(code, functionAround(at, 'go'), at.file) : undefined
  return guessableStateWritten.pattern.test(given ? codeOf(given.at) : code)
}

/**
 * Where a handler of the same file takes a code out of its request and redeems it, in a repository of which no Go has a parameter, a field
 * or a cookie with a state in its name.
 */
function callbackWithoutState({ file }: Span, project: Project): Span | undefined {
  const read = TAKES_CODE.exec(file.text)
  if (!read) return undefined
  const at = { file, start: read.index, end: read.index + read[0].length }
  if (!REDEEMS.go?.test(functionAround(at, 'go').code)) return undefined
  return mayBeSaid(project, 'a state in Go', (text) => NAMES_STATE.test(text), { files: /\.go$/ }) ? undefined : at
}

const TAKES_CODE = inTurn('', /\./, asWrittenIn(webRequests, 'takes-parameter').go ?? /(?!)/, /\("code"\)/)
const REDEEMS = asWrittenIn(oauthWritten, 'redeems')
const NAMES_STATE = /["`][^"`\n]{0,40}(?:state(?!ment|ful|less)|csrf|nonce|verifier)[^"`\n]{0,40}["`]/i

/** Whether a person pastes the code into the terminal, so that no callback takes anybody's: `fmt.Scan(&code)` in the same function. */
function isTypedIn(at: Span): boolean {
  const { after } = functionAround(at, 'go')
  const asked = asksPerson.pattern.exec(after)
  const read = asked?.[1] ?? asked?.[2]
  const trimmed = read === undefined ? undefined : new RegExp(`\\b(\\w{1,40}) :?= strings\\.TrimSpace\\(${read}\\)`).exec(after)?.[1]
  const name = trimmed ?? read
  return name !== undefined && new RegExp(`\\.Exchange\\([^)\\n]{0,80}\\b${name}\\b`).test(after)
}

/** A callback may compare the person with the one who is signed in. */
function knowsBrowsers({ file }: Span, project: Project): boolean {
  return /\.Cookie\(|[sS]essions?\b|[cC]urrent_?[uU]ser|FromContext\(/.test(packageIn(folderOf(file.path), project))
}

/** `var oauthState = "…"`, which nothing else sets. */
function isFixedVariable(name: string, all: readonly Said[]): boolean {
  if (!/^\w{1,80}$/.test(name)) return false
  const [only, ...others] = all.filter((one) => one.is === 'set' && one.name === name)
  return only !== undefined && others.length === 0 && only.inFunction === undefined && (string(only.value)?.value ?? '') !== ''
}

/** Functions lead to others so often. */
const MOST = 6
const CALL = /(?<![\w.])((?:\w{1,60}\.){0,2}\w{1,80})\(/g
/** A person's address or number, as a parameter of the function. */
const PERSON = /^(?:user_?|account_?)?(?:e?mail(?:_?address)?|id)$|^(?:user|account)$/i

function isOfPerson(node: Node): boolean {
  const around = functionAround(node.at, 'go')
  const name = codeOf(node.at)
  const given = /^\w{1,80}$/.test(name) ? givenLast(name, around, node.at.file) : undefined
  const code = given ? codeOf(given.at) : name
  const [, argument = ''] = /^(?:\w{1,60}\.){0,2}\w{1,80}\((\w{1,80})\)$/.exec(code) ?? []
  return PERSON.test(argument) && isParameter(argument, around.before) && isMadeOfIt(code, node.at)
}

function isParameter(name: string, before: string): boolean {
  return new RegExp(`^func (?:\\([^)\\n]{0,120}\\) )?\\w{1,80}\\([^)]{0,400}\\b${name}(?:, \\w{1,60}){0,4} string\\b`).test(before)
}

/** Whether all that is called for a value is known to give the same for the same, and signs or hashes on the way. */
function isMadeOfIt(code: string, { file }: Span): boolean {
  const waiting = [code]
  const seen = new Set<string>()
  let hashes = false
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (drawsFresh.pattern.test(one)) return false
    hashes ||= /\b(?:hmac\.New|sha\d{1,3}\.\w{1,20}|md5\.\w{1,10})\b/.test(one)
    for (const [, called = ''] of one.matchAll(CALL)) {
      if (answersSame.pattern.test(called) || seen.has(called)) continue
      const own = called.slice(called.lastIndexOf('.') + 1)
      const [only, ...others] = functionsOfGo(own, file)
      if (!only || others.length > 0 || seen.size >= MOST) return false
      seen.add(called)
      waiting.push(only.code.replace(/^[^{]{0,600}\{/, ''))
    }
  }
  return hashes
}
