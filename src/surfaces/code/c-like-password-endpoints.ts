import { answeredServers } from '../../knowledge/libraries/answered-servers.ts'
import {
  answersRequest,
  asksForOtherGrant,
  asksForPasswordGrant,
  asksOtherServer,
  handlesPassword,
  makesToken,
  readsGrant,
  refusesGrant,
  refusesPassword,
  takesPassword,
} from '../../knowledge/words/password-endpoints.ts'
import type { GrantUse } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { blockEnd, functionAround, isInComment, withoutQuoted } from '../../program/written/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Span, Text } from '../../text/source.ts'
import { grantEnabled } from '../idp/oauth-client-fields.ts'

const OWNER = { what: 'the token endpoint', product: 'code' }
const OTHERS = inTurn('g', asksForOtherGrant.pattern, /\s?\)?\s{0,80}\{?\s{0,80}/)

/**
 * Token endpoints that take a password, in C#, Java, Kotlin and Go: alone, or as one of the grants that they choose between. RFC 9700,
 * section 2.4
 */
export function* passwordEndpoints(text: Text, language: CLike): Generator<GrantUse> {
  if (language === 'rs') return
  if (language !== 'php') yield* alone(text, language)
  yield* amongOthers(text, language)
  yield* byTest(text, language)
}

function* alone(text: Text, language: CLike): Generator<GrantUse> {
  const { file } = text.at
  for (const { 0: test, index } of text.value.matchAll(OTHERS)) {
    if (isInComment(text.value, index)) continue
    const at = { file, start: index, end: index + test.trimEnd().replace(/\s{0,80}\{$/, '').length }
    const { after } = functionAround(at, language)
    const behind = REFUSED.exec(after)
    const rest = behind ? after.slice(behind[0].length) : ''
    if (!takesPassword.pattern.test(rest) || !makesToken.pattern.test(rest) || asksOtherServer.pattern.test(rest)) continue
    yield enabledAt(at)
  }
}

/** What follows for every other grant. */
const REFUSED = inTurn('', /^\s{0,80}\{?\s{0,80}/, refusesGrant.pattern, /[^{}]{0,300}/)

/** `switch (grantType) { case "password": return handlePassword(…) … default: throw new UnsupportedGrantType() }` */
function* amongOthers(text: Text, language: CLike): Generator<GrantUse> {
  if (!CHOOSES.test(text.value)) return
  const { file } = text.at
  for (const match of [...text.value.matchAll(BRANCH)].slice(0, MOST)) {
    if (isInComment(text.value, match.index)) continue
    const at = { file, start: match.index, end: match.index + match[0].replace(/\s{0,4}(?::|[-=]>)$/, '').length }
    const { before, after } = functionAround(at, language)
    const choice = before.slice(-BEFORE).split(CHOOSES)
    if (choice.length < 2 || OTHER_CHOICE.test(choice.at(-1) ?? '')) continue
    const own = after.slice(0, NEXT.exec(after)?.index ?? BEHIND).slice(0, BEHIND)
    if (!handlesPassword.pattern.test(withoutQuoted(own, isSentence)) || refusesPassword.pattern.test(own)) continue
    if (!isServer(before, before.slice(0, before.length - (choice.at(-1) ?? '').length), after)) continue
    if (!REFUSES_OTHERS.test(before + after) || asksOtherServer.pattern.test(before + after)) continue
    yield enabledAt(at)
    return
  }
}

const TESTS = inTurn('g', asksForPasswordGrant.pattern, /\s?\)?\s{0,80}\{/)

/** `if (string.Equals(request.grant_type, "password")) { … }` of a handler that refuses what it does not know. */
function* byTest(text: Text, language: CLike): Generator<GrantUse> {
  const { file } = text.at
  for (const { 0: test, index } of [...text.value.matchAll(TESTS)].slice(0, MOST)) {
    if (isInComment(text.value, index)) continue
    const at = { file, start: index, end: index + test.replace(/\s{0,80}\{$/, '').length }
    const open = index + test.length - 1
    const own = text.value.slice(open, Math.min(blockEnd(text.value, open), open + LONGEST_BRANCH))
    if (!handlesPassword.pattern.test(withoutQuoted(own, isSentence)) || refusesPassword.pattern.test(own.slice(1, BEHIND))) continue
    const { before, after } = functionAround(at, language)
    if (!readsGrant.pattern.test(before + test) && !answersRequest.pattern.test(before + after)) continue
    if (!REFUSES_OTHERS.test(before + after) || asksOtherServer.pattern.test(before + after)) continue
    yield enabledAt(at)
    return
  }
}

const LONGEST_BRANCH = 3000

function enabledAt(at: Span): GrantUse {
  const server = answeredServers.find(({ answers }) => answers.pattern.test(at.file.text))?.product
  return { ...grantEnabled(OWNER, 'unknown', 'password', at), ...(server && { server }) }
}

/** Whether the choice is one of a server: it reads what chooses by its name, or gets it as a request and answers that. */
function isServer(before: string, choice: string, after: string): boolean {
  return readsGrant.pattern.test(choice) || (IS_GIVEN.test(choice) && answersRequest.pattern.test(before + after))
}

/** The grant by itself or as a part of a request: `switch (grantType) {`, `request.GrantType switch {` */
const IS_GIVEN = inTurn(
  'i',
  oneOf('i', /\b(?:switch|when|match)\s{0,4}\(?\s{0,4}\$?/, /[\s(=]/),
  oneOf('', /\w{0,30}(?:req|request|params|form|body|input|dto|model|payload|command)(?:\(\))?(?:\.|->)(?:get)?/, /(?:get)?/),
  /grant_?type(?:\(\))?/,
  /\s{0,4}\)?(?:\s{1,4}switch)?\s{0,8}\{$/,
)
const isSentence = (said: string) => said.includes(' ')
const CHOOSES = /\b(?:switch|when|match)\b[^{}\n]{0,160}grant_?type[^{}\n]{0,80}\{|\bgrant_?type(?:\(\))?\s{1,4}switch\s{0,80}\{/i
const OTHER_CHOICE = /\b(?:switch|when|match)\b\s{0,4}[(\w]/
const BRANCH = inTurn(
  'g',
  /(?:\bcase\s{1,4}(?:string\(\s?)?)?/,
  oneOf(
    '',
    /["']password["']/,
    /(?<=\bcase\s{1,4}(?:string\(\s?)?)(?:\w{1,40}(?:\.|::)){0,2}(?:[gG]rant_?[tT]ype_?)?Password(?:Grant)?(?:Type)?/,
  ),
  /\s?\)?\s{0,4}(?::|[-=]>)/,
)
/** In characters. */
const BEFORE = 3000
const BEHIND = 600
const NEXT = /\b(?:case\s|default\b|else\s{0,4}->)|\n\s{0,40}(?:["'_][\w":,' ]{0,60}\s?[-=]>)/
const REFUSES_OTHERS = /unsupported_?grant|grant_?type\w{0,4} not supported|not_?supported_?grant/i
/** More of one file are not looked at. */
const MOST = 20
