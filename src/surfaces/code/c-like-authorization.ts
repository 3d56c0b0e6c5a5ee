import { listensForAnswer } from '../../knowledge/words/redirect-checks.ts'
import { joinsBehind } from '../../knowledge/words/written-texts.ts'
import { stateOfApplication } from '../../knowledge/words/skipped-states.ts'
import type { AuthorizationRequest, ClientType } from '../../model/index.ts'
import type { Project } from '../../discover/project.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type CLike } from '../../parse/c-like.ts'
import { alone, inTurn, oneOf } from '../../text/pattern.ts'
import type { Span, Text } from '../../text/source.ts'
import { onceFor } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import {
  C_LIKE_FILES,
  constantText,
  filesOfLanguage,
  functionAround,
  headOf,
  languageOf,
  onlyHost,
  type FunctionAround,
  testsOfRust,
  withoutComments,
} from '../../program/written/index.ts'
import { requestsIn, type Sent } from './c-like-requests.ts'
import { mayBeChallenged } from './challenged-addresses.ts'
import { expectsPkceWritten } from './pkce-support.ts'
import { signsInHere } from './native-sign-in.ts'
import { mayCompareNonce } from './read-nonces.ts'
import { shippedByBuild } from './shipped-code.ts'
import { weaknessWritten } from './written-states.ts'
import { requestAt } from '../reading/authorization-request.ts'

/** `builder.AppendQueryParameter(Names.ResponseType, …)` */
const SETS_CONSTANT = inTurn(
  '',
  /(?:[sS]et|[aA]dd|[pP]ut|[aA]ppend|[pP]aram)\w{0,20}\(\s{0,20}/,
  /(?:\w{1,60}\.){1,5}(?:ResponseType|RESPONSE_TYPE)/,
)

/** Requests for an authorization code that are put together by hand, in languages that are read without a grammar. */
export default defineTextSurface({
  id: 'c-like-authorization',
  name: 'Authorization requests by hand in Go, Java, Kotlin, C#, PHP and Rust',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.1',
  counts: 'code',
  files: C_LIKE_FILES,
  mentions: ['response_type', 'ResponseType', 'RESPONSE_TYPE', 'authorize', 'dialog/oauth'],
  together: [
    [/response_type/, /client_id/],
    [SETS_CONSTANT],
    [/oauth2?\/(?:v[\d.]{1,6}\/)?authori[sz]e\b|dialog\/oauth\b/, /["']client_id["']/],
    [/\b(?:authori[sz]e|dialog\/oauth)\?[^\n;]{0,200}client_id=/],
  ],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const language = languageOf(file.path)
    if (!language) return
    const tests = language === 'rs' ? testsOfRust(file.text) : Infinity
    for (const sent of requestsIn(saidIn(text, language), text, language)) {
      if (sent.at.start > tests) continue
      const found = request(sent, text, language, project)
      if (found) yield found
    }
  },
})

/** What else a function says of a challenge, which a request may be given elsewhere. */
const CHALLENGE = /code_?challenge|pkce|verifier/i
/** What a query is given behind its table; a variable for a challenge may be another's. */
const ADDED = /code_challenge|pkce/i
const STATE = /\bstate\b|[a-z]State\b|State\(|csrf/
const NONCE = /nonce/i

/** The request, when all of its parameters are seen; what its function names besides may be sent as well. */
function request(sent: Sent, text: Text, language: CLike, project: Project): AuthorizationRequest | undefined {
  const { at, keys, isMade } = sent
  const around = functionAround(at, language)
  const { code } = around
  if (!keys.has('client_id') || OWN.test(code) || isBeginning(at, around)) return undefined
  // What others put into it is no challenge either where nobody knows of one.
  const isWhole = sent.isWhole || (isMade && !isNamedAnywhere(CHALLENGE, language, project))
  if (!isWhole) return undefined
  const host = onlyHost(code, ENDPOINT)
  const open = { is: 'dynamic', at } as const
  const textOf = (place: Span) => constantText(place, { language, project })
  const expectsPkce = expectsPkceWritten(host, { path: text.at.file.path, name: headOf(around), code })
  return requestAt(at, {
    owner: { what: host ? `the authorization request to ${host}` : 'the authorization request', product: 'this code' },
    clientType: clientType(text, language, project),
    host,
    pkce:
      mayAddChallenge(sent, code) || mayBeChallenged(at, project)
        ? open
        : expectsPkce
          ? { is: 'unset', at }
          : { is: 'set', value: 'ignored', at },
    state: keys.has('state')
      ? { is: 'set', value: weaknessWritten({ code, start: around.start, at, textOf }) ?? 'sent', at }
      : mayAddState(code, language)
        ? open
        : { is: 'unset', at },
    nonce: NONCE.test(code) && mayCompareNonce(project) ? open : { is: 'unset', at },
    confidence: 'medium',
  })
}

/** `"…/authorize?client_id=";`: a text that ends where the id is to be put behind it, by somebody else than its function. */
function isBeginning({ file, start, end }: Span, { before, after }: FunctionAround): boolean {
  if (!/[?&]client_id=["'`]?$/.test(file.text.slice(start, end)) || !/^["'`]?\s{0,20}[;,)\]}\n]/.test(file.text.slice(end, end + 24)))
    return false
  const held = HOLDS.exec(before.slice(-LONGEST_LEFT))?.[1]
  return (
    held === undefined ||
    !Array.from(after.matchAll(new RegExp(alone(held), 'g'))).some(({ index, 0: { length } }) => {
      return joinsBehind.pattern.test(after.slice(index + length, index + length + LONGEST_LEFT))
    })
  )
}

/** `url := "`, `val url: String = "`, `$url = '` */
const HOLDS = /(\w{1,60})(?:\s?:\s?[\w?&']{1,40})?\s{0,4}:?=\s{0,20}["'`]?$/
/** Of what is left of a text, in characters. */
const LONGEST_LEFT = 120

/** Whether a function says anything of a state but what Rust's servers call the state of the application. */
function mayAddState(code: string, language: CLike): boolean {
  const own = withoutComments(code)
  return STATE.test(language === 'rs' ? own.replace(new RegExp(stateOfApplication.pattern, 'g'), '') : own)
}

/** Whether a request may be given a challenge elsewhere in its function; what that asks its own caller for is another one. */
function mayAddChallenge({ keys, isWhole, isHandedOn }: Sent, code: string): boolean {
  if (!(isHandedOn ? ADDED : CHALLENGE).test(code)) return false
  const rest = code.replace(ASKS_FOR_CHALLENGE, '')
  return !isWhole || rest === code || keys.has('code_challenge') || NAMED.test(rest) || GIVEN_LATER.test(rest)
}

/** `q.Get("code_challenge")`, `$request->query('code_challenge_method')` */
const ASKS_FOR_CHALLENGE = /(?:Get|Value|Query|Param(?:eter)?|input|query|get)\(\s{0,8}["']code_challenge(?:_method)?["']\s{0,8}[,)]/g
/** A parameter of that name that is sent. */
const NAMED = /["'&?]code_challenge(?:_method)?["'=]/
const GIVEN_LATER = /pkce|verifier/i

/** Whoever has an app, or a program that listens on its own machine for the answer, has its secret (RFC 8252 sections 7.3 and 8.5). */
function clientType(text: Text, language: CLike, project: Project): ClientType {
  if (shippedByBuild(text, project) !== undefined) return 'public'
  if (SECRET.test(text.value)) return 'confidential'
  return listensForAnswer.pattern.test(text.value) || signsInHere(text, language, project) ? 'public' : 'unknown'
}

/** Whether any code in the language, but for tests and a known file, has what a pattern finds; in larger repositories something may. */
export function isNamedAnywhere(pattern: RegExp, language: CLike, project: Project, known?: string): boolean {
  const files = filesOfLanguage(project, language)
  if (files.length > MOST_FILES) return true
  const paths = onceFor(project, `named ${language} ${String(pattern)}`, () =>
    firstTwo(files, (path) => pattern.test(project.text(path) ?? '')),
  )
  return paths.some((path) => path !== known)
}

const MOST_FILES = 2000

/** The first files that have what a pattern finds: two, as one of them may be the known one. */
function firstTwo(paths: readonly string[], has: (path: string) => boolean): readonly string[] {
  const first = paths.findIndex(has)
  if (first < 0) return []
  return paths.slice(first, first + 1).concat(paths.slice(first + 1).find(has) ?? [])
}

/** A server that sends a browser to itself, by its issuer. */
const OWN = /redirect_uri["']?(?:, ?|\] ?= ?|: ?| ?=> ?)[^\n;]{0,40}[iI]ssuer/

const SECRET = /client_?secret/i

/** The address of an authorization endpoint that a function writes down. */
const ENDPOINT = oneOf('gi', /["'`(]https:\/\/([\w.-]{3,80})\/[^\s"'`]{0,120}(?:auth|login|connect)/)
