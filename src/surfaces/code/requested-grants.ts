import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { signsInAsItself } from '../../knowledge/words/signs-in-as-itself.ts'
import { signsInAt, signsInHere } from '../../knowledge/words/password-endpoints.ts'
import type { GrantUse, Owner } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { entries, items, string, type Node } from '../../parse/node.ts'
import {
  constantElsewhere,
  constantText,
  functionAround,
  isInComment,
  isUnreadText,
  testsOfRust,
  type Asked,
} from '../../program/written/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { codeAt, slice, type Span, type Text } from '../../text/source.ts'
import { grantUsed } from '../idp/oauth-client-fields.ts'
import { isRecorded } from './c-like-recorded.ts'
import { isCondition, isMapped } from './matched-requests.ts'
import { isOnlyForDebugging } from './debug-builds.ts'
import { namesServer } from './named-servers.ts'
import { isOfRequest, isSearchedFor, usesOfGrant } from './sent-grants.ts'

// Grants that code asks a server for by their names, in languages that are read without a grammar.

const OWNER: Owner = { what: 'the token request', product: 'this code' }

/** A grant that a request of this code asks for. */
export function grant(name: 'password' | 'implicit', at: Span, what = OWNER.what): GrantUse {
  return grantUsed({ ...OWNER, what }, name, at)
}

/**
 * A password that is sent to the server which the code names, to one on this machine, or to one that only the run knows; not in a build for
 * who develops.
 */
export function* passwordGrant(at: Span, asked: Omit<Asked, 'at'>): Generator<GrantUse> {
  if (isOnlyForDebugging(at)) return
  const isItself = signsInAsItself.pattern.test(functionAround(at, asked.language).code)
  const known = { ...grant('password', at), ...(isItself && { ofService: true as const }) }
  if ([at, ...usesOfGrant(at, asked.language)].some(namesServer) || isNamedElsewhere(at, asked)) yield known
  else if (IS_HERE.test(functionAround(at, asked.language).code)) yield { ...known, local: true }
  else yield { ...known, unseenServer: true }
}

/** What is asked at this machine, whatever is set: a text that is given as it stands. */
const IS_HERE = inTurn('', oneOf('', asWritten(oauthWritten, 'asks-at-address')), /\s{0,40}(?:url = |["']POST["'], )?/, signsInHere.pattern)

/** Whether the function around names a setting or a constant that another file gives such an address: `config('services.fair.url')`. */
function isNamedElsewhere(at: Span, asked: Omit<Asked, 'at'>): boolean {
  const { code, start: begins } = functionAround(at, asked.language)
  return [...code.matchAll(NAMES_ADDRESS)].some(({ 0: name, index }) => {
    const text = constantText({ file: at.file, start: begins + index, end: begins + index + name.length }, asked)
    return text !== undefined && signsInAt.pattern.test(`"${text}"`)
  })
}

const NAMES_ADDRESS = oneOf(
  'g',
  /\bconfig\(['"][\w.-]{1,160}['"]\)/,
  /\b[A-Z]\w{0,60}(?:\.|::)\w{0,40}(?:[uU][rR][iIlL]|[eE]ndpoint|ENDPOINT|[aA]ddress|ADDRESS)\w{0,20}\b/,
)

/**
 * `Map.of("grant_type", "password")`, `form.Set("grant_type", "password")`, `'grant_type' => 'password'`, a dictionary of C#, or a constant
 * of that text.
 */
export function* requestedIn(said: Said, all: readonly Said[], asked: Omit<Asked, 'at'>): Generator<GrantUse> {
  const [key, place] = parameterOf(said, asked.language)
  if (!key || !place || (said.is === 'call' && /(?:equals|contains|get|has|Equal|switch|case|match)\w{0,12}$/i.test(said.name))) return
  const value = (string(place) ?? string(constantElsewhere(place, asked)))?.value
  const isPassword = key === 'grant_type' && (value === 'password' || NAMES_PASSWORD.test(codeAt(place.at)))
  const isImplicit = key === 'response_type' && value?.split(' ').includes('token')
  if ((!isPassword && !isImplicit) || isRecorded(said, all) || isCondition(said, all)) return
  if (!isOfRequest(place.at, isPassword ? 'password' : 'implicit', asked.language)) return
  if (isPassword) yield* passwordGrant(place.at, asked)
  else yield grant('implicit', place.at, 'the authorization request')
}

/** A parameter that says what is asked for, and what it is given. */
function parameterOf(
  { is, name, value }: Said,
  language: Asked['language'],
): readonly [key?: string | undefined, place?: Node | undefined] {
  if (is === 'set') return ASKS_FOR.test(name) ? [name, flat(value)[0]] : []
  // What other languages write in a table is a `set` of its own.
  const entry =
    is === 'object' && (language === 'cs' || language === 'kt') ? entries(value).find(({ key }) => ASKS_FOR.test(key.value)) : undefined
  if (entry) return [entry.key.value, flat(entry.value)[0]]
  const given = items(value)
  const at = given.findIndex((one) => ASKS_FOR.test(keyOf(one) ?? ''))
  return at < 0 ? [] : [keyOf(given[at]), given[at + 1]]
}

const ASKS_FOR = /^(?:grant_type|response_type)$/

/** A text, or the constant of a library that has it. */
function keyOf(node: Node | undefined): string | undefined {
  const text = node && string(node)?.value
  return text ?? (node && NAMES_TYPE.test(codeAt(node.at)) ? 'grant_type' : undefined)
}

const NAMES_TYPE = inTurn('', /^/, asWritten(oauthWritten, 'names-grant-type'), /$/)
const NAMES_PASSWORD = inTurn('', /^/, asWritten(oauthWritten, 'names-password-grant'), /$/)

function flat(node: Node): Node[] {
  return node.kind === 'list' ? [...node.items] : [node]
}

/** A request as a text: `"grant_type=password&username="`, `"…?response_type=token&client_id="`; in Rust a pair of a list as well. */
const AS_TEXT = inTurn(
  'g',
  oneOf(
    '',
    /["'`?&](grant_type=password)(?=[&"'`])/,
    /[?&](response_type=(?:id_token(?:%20|\+| ))?token)(?=[&"'`])/,
    /\(\s{0,20}"(grant_type"(?:\.\w{2,9}\(\))?,\s{0,8}"password)"(?:\.\w{2,9}\(\))?\s{0,20}\)/,
  ),
)

/** The same of what is written as a text, or as a list of pairs. */
export function* requestedInText(text: Text, asked: Omit<Asked, 'at'>): Generator<GrantUse> {
  const { language } = asked
  const tests = language === 'rs' ? testsOfRust(text.at.file.text) : Infinity
  for (const match of text.value.matchAll(AS_TEXT)) {
    if (isInComment(text.value, match.index) || text.at.start + match.index > tests) continue
    const pair = language === 'rs' ? match[3] : undefined
    const found = match[1] ?? match[2] ?? pair?.replace(/^.*"/s, '')
    if (found === undefined) continue
    const start = match.index + match[0].lastIndexOf(found)
    const { at } = slice(text, start, start + found.length)
    const isPassword = match[2] === undefined
    if (isUnreadText(at) || isSearchedFor(at) || isMapped(at) || !isOfRequest(at, isPassword ? 'password' : 'implicit', language)) continue
    if (isPassword) yield* passwordGrant(at, asked)
    else yield grant('implicit', at, 'the authorization request')
  }
}
