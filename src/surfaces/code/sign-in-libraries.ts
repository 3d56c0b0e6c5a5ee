import { isPlaceholder } from '../../classify/placeholder.ts'
import { words } from '../../text/words.ts'
import { emulated } from '../../knowledge/values/placeholders.ts'
import { gemsWithPkce, oauthWritten, signInWords } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { takesChallenge } from '../../knowledge/words/oauth.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import type { Said } from '../../parse/c-like.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { boolean, entries, items, string, type Node } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { isBelow, lockedGem } from '../../program/index.ts'
import { oneOf, inTurn } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { functionAround, givenLast, RUBY_FILES, type FunctionAround } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { scopesOfDriver, scopesOfStrategy } from './strategy-scopes.ts'
import { requestAt } from '../reading/authorization-request.ts'
import type { Project } from '../../discover/project.ts'
import { isNamedAnywhere } from './c-like-authorization.ts'
import { CLASS, codeOfTraits, fullName } from './laravel-classes.ts'
import { expectsPkceWritten } from './pkce-support.ts'
import { uncomparedAnswer } from './socialite-callbacks.ts'

/** Sign-in with libraries that send a challenge only when they are asked to. */
export default defineTextSurface({
  id: 'sign-in-libraries',
  name: 'Sign-in with Laravel Socialite and OmniAuth',
  spec: 'https://github.com/omniauth/omniauth-oauth2#creating-an-oauth2-strategy',
  counts: 'code',
  files: ['**/*.php', ...RUBY_FILES],
  mentions: signInWords,
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    if (file.path.endsWith('.php')) {
      yield* ofSocialite(text, project)
      return yield* providersOfSocialite(text, project)
    }
    const { gem, since } = gemsWithPkce.strategy
    const isOld = isBelow(lockedGem(project, file.path, gem), since)
    const all = saidInRuby(text)
    for (const said of all) {
      const sign = strategyIn(said, all)
      if (!sign) continue
      yield* scopesOfStrategy(sign.provider, sign.options)
      const found = isOld ? undefined : ofOmniauth(sign)
      if (found) yield found
    }
  },
})

/** Those that send a `nonce`: https://github.com/omniauth/omniauth_openid_connect#options-overview */
const SENDS_NONCE = /^openid_connect$/

function request(product: string, provider: string | undefined, isStateless: boolean, at: Span): AuthorizationRequest {
  return requestAt(at, {
    owner: { what: 'the sign-in', ...(provider === undefined ? {} : { name: provider }), product },
    clientType: 'confidential',
    pkce: { is: 'unset', at },
    state: isStateless ? { is: 'unset', at } : { is: 'set', value: 'sent', at },
    nonce: provider !== undefined && SENDS_NONCE.test(provider) ? { is: 'dynamic', at } : { is: 'unset', at },
    confidence: provider === undefined ? 'medium' : 'high',
  })
}

/** `Socialite::driver('github')->scopes([…])->redirect()`, or what holds a driver: https://laravel.com/docs/socialite */
const SENDS_OFF = /->redirect\(\)/g
const HOLDER = oneOf(
  'i',
  asWritten(oauthWritten, 'holds-driver'),
  /(\$\w{1,40})(?=->|$)/,
  /\b\w{0,30}socialite\w{0,30}(?=\([^()]{0,80}\)(?:->|$))/,
)
const DRIVER = /\bSocialite::(?:driver|with)\(\s{0,4}["']([\w-]{1,40})["']/

const CHALLENGES = new RegExp(asWritten(oauthWritten, 'sends-challenge-in-socialite'), 'i')
const ADDS_STRATEGY = asWritten(oauthWritten, 'adds-strategy')
const BUILDS_STRATEGIES = asWritten(oauthWritten, 'builds-strategies')

function* ofSocialite(text: Text, project: Project): Generator<Statement> {
  const code = withoutComments(text, 'php')
  const isAskedFor = CHALLENGES.test(code)
  for (const { index, 0: call } of code.matchAll(SENDS_OFF)) {
    const before = code.slice(Math.max(0, index - LONGEST), index)
    const statement = before.slice(before.search(/[^;{}]*$/))
    const holder = HOLDER.exec(statement)
    if (!holder) continue
    const at = slice(text, index - statement.length + holder.index, index + call.length).at
    const around = functionAround(at, 'php')
    const made = holder[1] !== undefined ? codeOfHolder(holder[1], around, text) : statement.slice(holder.index)
    const provider = DRIVER.exec(made ?? '')?.[1]
    if (provider !== undefined) yield* scopesOfDriver(provider, slice({ ...text, value: code }, index - statement.length, index))
    if (made === undefined || CHALLENGES.test(code.slice(around.start - text.at.start, index))) continue
    const takes = provider === undefined ? !isAskedFor : takesChallenge.pattern.test(provider)
    const isStateless = /->stateless\(\)/.test(statement)
    const uncompared = isAskedFor || isStateless ? undefined : uncomparedAnswer(text, index, project)
    if (!takes && !uncompared) continue
    const sent = request('Laravel Socialite', provider, isStateless, at)
    const pkce = takes ? sent.pkce : ({ is: 'set', value: 'ignored', at } as const)
    yield { ...sent, pkce, ...(uncompared ? { state: { is: 'set', value: 'unchecked', at: uncompared } } : {}) }
  }
}

const LONGEST = 700

/** What a variable that holds a driver was given: by the library, or by a function of the application that is named for it. */
function codeOfHolder(name: string, around: FunctionAround, text: Text): string | undefined {
  const given = givenLast(name, around, text.at.file)
  const code = given && text.at.file.text.slice(given.at.start, given.at.end)
  return code !== undefined && /\bSocialite::|\w{0,30}socialite\w{0,30}\(/i.test(code) ? code : undefined
}

interface Strategy {
  readonly provider: string
  /** What stands behind its name. */
  readonly given: readonly Node[]
  readonly options: Node | undefined
  readonly at: Span
}

/** `config.omniauth :github, key, secret, scope: 'user'` of Devise, and `provider :github, …` of the builder. */
function strategyIn({ is, name, value, within, at }: Said, all: readonly Said[]): Strategy | undefined {
  const isStrategy = ADDS_STRATEGY.test(name) || (name === 'provider' && within.some((one) => BUILDS_STRATEGIES.test(one)))
  if (is !== 'call' || !isStrategy) return undefined
  const [strategy, ...written] = items(value)
  const provider = string(strategy)?.value
  const given = written.map((one) => (written.length === 1 ? (keptIn(one, all) ?? one) : one))
  // A build that needs no sign-in registers the provider with words in place of both.
  if (provider === undefined || given.some(isMadeUp)) return undefined
  return { provider, given, options: given.find((one) => one.kind === 'map'), at }
}

function ofOmniauth({ provider, given, options, at }: Strategy): AuthorizationRequest | undefined {
  // The key and the secret; anything else by a name may hold options.
  const isSeen = given.filter((one) => one !== options).length === 2 || (given.length === 1 && options !== undefined)
  if (!takesChallenge.pattern.test(provider) || !isSeen || (options?.kind === 'map' && options.open)) return undefined
  const set = entries(options)
  if (set.some((one) => /^(?:pkce|setup|provider_ignores_state)$/.test(one.key.value) && boolean(one.value) !== false)) return undefined
  return request('omniauth', provider, false, at)
}

/** `"dummy_id"`, `'changeme'` */
function isMadeUp(given: Node): boolean {
  const written = string(given)?.value
  return written !== undefined && written !== '' && (isPlaceholder(written) || words(written).some((word) => emulated.has(word)))
}

/** The table that a variable of the file is given once, where nothing in the file names a challenge. */
function keptIn({ kind, at }: Node, all: readonly Said[]): Node | undefined {
  const { text } = at.file
  const name = kind === 'dynamic' ? text.slice(at.start, at.end) : ''
  if (!/^[a-z_]\w{0,60}$/.test(name) || NAMES_PKCE.test(text)) return undefined
  const [only, ...more] = all.filter((one) => one.is === 'set' && one.name === name)
  return more.length === 0 && only?.value.kind === 'map' ? only.value : undefined
}

/** On a line that is no comment. */
const NAMES_PKCE = /^(?![ \t]{0,80}#).*pkce/im

/**
 * A provider of one's own for Laravel Socialite: `class DeskProvider extends AbstractProvider`, which sends a challenge only where
 * `$usesPKCE` says so, and a state unless it is stateless.
 */
function* providersOfSocialite(text: Text, project: Project): Generator<AuthorizationRequest> {
  const code = withoutComments(text, 'php')
  const said = CLASS.exec(code)
  if (!said || !BASE.test(fullName(said[1] ?? '', code.slice(0, said.index)))) return
  const body = code.slice(said.index)
  const address = MAKES_ADDRESS.exec(body)
  const traits = address ? codeOfTraits(body, { folder: '', project }) : undefined
  // What a trait does that cannot be read may be to send a challenge.
  if (!address || traits === undefined || SAYS_PKCE.test(body + traits) || isNamedAnywhere(SWITCHED_ON, 'php', project)) return
  const host = HOST.exec(address[0])?.[1]?.toLowerCase()
  const name = NAME.exec(said[0])?.[1] ?? ''
  const at = slice(text, said.index, said.index + said[0].length).at
  const expects = expectsPkceWritten(host, { path: text.at.file.path, name, code: address[0] })
  yield requestAt(at, {
    owner: { what: host ? `the authorization request to ${host}` : 'the sign-in', product: 'Laravel Socialite' },
    clientType: 'confidential',
    host,
    pkce: expects ? { is: 'unset', at } : { is: 'dynamic', at },
    state: STATELESS.test(body) ? { is: 'unset', at } : { is: 'set', value: 'sent', at },
    nonce: /nonce/i.test(body) ? { is: 'dynamic', at } : { is: 'unset', at },
    confidence: 'medium',
  })
}

const BASE = asWritten(oauthWritten, 'is-base-of-provider')
/** What the base class adds its parameters to. */
const MAKES_ADDRESS = inTurn('', asWritten(oauthWritten, 'adds-to-base'), /[^;]{0,300}/)
const HOST = /["']https:\/\/([\w.-]{3,200})/
const NAME = /^class\s{1,8}(\w{1,80})/
/** Also in what the provider puts into the request itself. */
const SAYS_PKCE = /pkce|code_?challenge/i
const SWITCHED_ON = asWritten(oauthWritten, 'sends-challenge-in-socialite')
const STATELESS = /\$stateless\s{0,4}=\s{0,4}true\b/
