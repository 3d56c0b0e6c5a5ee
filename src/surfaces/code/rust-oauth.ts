import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import type { AuthorizationRequest, ClientType, RedirectUri, RefreshRotation, ScopeSet } from '../../model/index.ts'
import {
  rustAuthorizationAddress,
  rustAuthorizationCall,
  rustClientMaker,
  rustOtherFlow,
  rustRandomState,
  rustReadsAnswer,
  rustStateMaker,
} from '../../knowledge/libraries/rust-oauth.ts'
import { scopeAddresses } from '../../knowledge/scopes/index.ts'
import { saidIn } from '../../parse/c-like.ts'
import { literally } from '../../text/pattern.ts'
import { slice, type SourceFile, type Text } from '../../text/source.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { requestAt } from '../reading/authorization-request.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { crateOf, functionAround, headOf, isInComment, onlyHost, testsOfRust } from '../../program/written/index.ts'
import { plainByLibrary, plainInText } from './c-like-plain-challenges.ts'
import { redirectComparison } from './c-like-redirects.ts'
import { unrotatedInBraces } from './c-like-unrotated.ts'
import { expectsPkceWritten } from './pkce-support.ts'
import { scopesInRust } from './rust-scopes.ts'

/** An answer of both tokens: `TokenPair { access_token, refresh_token }`, `json!({ "access_token": …, "refresh_token": … })`. */
const HANDS_BACK = /access_token["']?\s{0,4}[:,][^{};]{0,300}refresh_token\b/
const SENDS_PLAIN = /code_challenge_method(?:=plain\b|"\s{0,4}[,:]\s{0,8}"plain")/
const COMPARES_REDIRECT = /redirect_ur[il]\.(?:starts|ends)_with\(/

/** Authorization URLs of the crates `oauth2` and `openidconnect`, which send a challenge only where one is set. */
export default defineTextSurface({
  id: 'rust-oauth',
  name: 'Authorization URLs of oauth2 and openidconnect for Rust',
  spec: 'https://docs.rs/oauth2/latest/oauth2/struct.AuthorizationRequest.html#method.set_pkce_challenge',
  counts: 'code',
  files: ['**/*.rs'],
  mentions: ['authorize_url(', 's_with(', '_plain', 'code_challenge_method', 'refresh_token', '.add_scope', ...scopeAddresses],
  together: [
    [/\.add_scopes?\(/],
    [/(?:scopes|token\()[^;]{0,400}\[/i, new RegExp(scopeAddresses.map(literally).join('|'))],
    [rustStateMaker.pattern, /\b(?:oauth2|openidconnect)::/],
    [COMPARES_REDIRECT],
    [HANDS_BACK],
    [/_plain/, /\b(?:oauth2|openidconnect)::/],
    [SENDS_PLAIN],
  ],
  skipsTests: true,
  *read(text, { file, project }): Generator<AuthorizationRequest | RedirectUri | RefreshRotation | ScopeSet> {
    const tests = testsOfRust(file.text)
    const isRead = COMPARES_REDIRECT.test(text.value) || HANDS_BACK.test(text.value)
    for (const said of isRead ? saidIn(text, 'rs') : []) {
      if (said.at.start >= tests) continue
      yield* redirectComparison(said, 'rs')
      yield* unrotatedInBraces(said, 'rs')
    }
    for (const plain of [...plainByLibrary(text, 'rs'), ...plainInText(text)]) if (plain.at.start < tests) yield plain
    yield* scopesInRust(text, tests, factsOf(file, project).host)
    for (const match of text.value.matchAll(rustAuthorizationCall.pattern)) {
      if (isInComment(text.value, match.index) || match.index > tests) continue
      const at = match.index + match[0].indexOf('.authorize_url') + 1
      const found = request(slice(text, at, at + 'authorize_url'.length), match[1] ?? '', project)
      if (found) yield found
    }
  },
})

/** What else a function says of a challenge, which the request may be given in another statement. */
const CHALLENGE = /pkce|code_?challenge|verifier/i

function request({ at }: Text, given: string, project: Project): AuthorizationRequest | undefined {
  const around = functionAround(at, 'rs')
  const [before, after] = [around.before, around.after.slice(0, LONGEST)]
  const code = before.slice(-LONGEST) + after
  // The rest of the statement, or a later one, makes the address; a request that is handed on may be given a challenge.
  if (isHandedOn(before, after) || !/\.url\(\)/.test(after) || CHALLENGE.test(code) || rustOtherFlow.pattern.test(after)) return undefined
  const { path } = at.file
  const host = factsOf(at.file, project).host
  if (!expectsPkceWritten(host, { path, name: headOf(around), code })) return undefined
  return requestAt(at, {
    owner: { what: host ? `the authorization request to ${host}` : 'the authorization request', product: 'oauth2' },
    clientType: factsOf(at.file, project).clientType,
    host,
    pkce: { is: 'unset', at },
    state: rustRandomState.pattern.test(given)
      ? { is: 'set', value: isDropped(before, code) ? 'unkept' : 'sent', at }
      : { is: 'dynamic', at },
    ...(/\bNonce\b/.test(given) ? { nonce: { is: 'set', value: 'sent', at } } : {}),
  })
}

/** Of a function, on each side, in characters. */
const LONGEST = 6000

/** Whether the statement gives the state no name that anything can ask for, `let (url, _csrf) = …`, where nobody pastes the answer. */
function isDropped(before: string, code: string): boolean {
  const [names] = DROPS.exec(before.slice(-LONGEST_STATEMENT)) ?? []
  return names !== undefined && !/[;{}]/.test(names) && !rustReadsAnswer.pattern.test(code)
}

/** From a pair of names to the call, with what makes the client; the last one before it. */
const DROPS = /\blet\s{1,8}\(\s{0,40}\w{1,60}\s{0,8},\s{0,40}_\w{0,40}\s{0,40}\)\s{0,8}=\s{0,40}[^;{}]{0,300}$/
/** In characters. */
const LONGEST_STATEMENT = 500

/** A request that is an argument, or whose variable is one before its address is made: what is called may set a challenge. */
function isHandedOn(before: string, after: string): boolean {
  const front = before.slice(-200)
  if (/\b(?!(?:if|while|match|return)\b)\w{1,60}!?\(\s{0,40}&?(?:mut )?[\w.]{1,80}\s{0,40}\.\s{0,4}$/.test(front)) return true
  const name = /\blet\s{1,8}(?:mut\s{1,8})?(\w{1,60})\s{0,4}(?::[^=;]{1,120})?=\s{0,40}[\w.\s]{1,120}$/.exec(front)?.[1]
  const [statement = ''] = after.split(';', 1)
  if (name === undefined || /\.url\(\)/.test(statement)) return false
  return new RegExp(`[\\w!]\\(\\s{0,40}&?(?:mut )?${name}\\b`).test(after)
}

interface Facts {
  /** Of the one server whose authorization endpoint a file writes down. */
  readonly host: string | undefined
  readonly clientType: ClientType
}

/** Asked once a file. */
const factsOf = oncePerPair((file: SourceFile, project: Project): Facts => ({
  host: onlyHost(file.text, rustAuthorizationAddress.pattern),
  clientType: typeOf(file, project),
}))

const HAS_SECRET = /ClientSecret|client_?secret/i

/** By what makes the client, here, in its crate or in another: without a secret it is public (RFC 6749 section 2.1). */
function typeOf({ path, text: code }: SourceFile, project: Project): ClientType {
  if (HAS_SECRET.test(code)) return 'confidential'
  if (makesOne(code)) return 'public'
  const own = crateOf(path, project)
  const type = own === undefined ? 'unknown' : typeBelow(own, project)
  return type === 'unknown' ? typeBelow('', project) : type
}

function typeBelow(folder: string, project: Project): ClientType {
  const files = project.below(folder).filter((path) => path.endsWith('.rs') && !fileRole(path).test)
  if (files.length > MOST_FILES) return 'unknown'
  const makers = files.map((path) => project.text(path) ?? '').filter(makesOne)
  if (makers.length === 0) return 'unknown'
  return makers.some((one) => HAS_SECRET.test(one)) ? 'confidential' : 'public'
}

const MOST_FILES = 2000

function makesOne(code: string): boolean {
  return rustClientMaker.pattern.test(code) && /\b(?:oauth2|openidconnect)::/.test(code)
}
