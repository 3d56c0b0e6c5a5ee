import type { TokenPolicy, UrlCredential } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import type { Said } from '../../parse/c-like.ts'
import { boolean, get, items, string, type Node } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { gemsWithPkce } from '../../knowledge/libraries/oauth-written.ts'
import { isBelow, lockedGem } from '../../program/index.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { RUBY_FILES } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { lifetime, tokenPolicy } from './lifetime-fields.ts'
import { grantsIn, ownerOf, pkcePolicy, redirectsMatched, set, unset, type Issuer } from './oauth-client-fields.ts'

export default defineTextSurface({
  id: 'doorkeeper',
  name: 'Doorkeeper servers in Ruby',
  spec: 'https://doorkeeper.gitbook.io/guides/ruby-on-rails/configuration',
  counts: 'oauth',
  files: RUBY_FILES,
  mentions: ['Doorkeeper.configure', 'Doorkeeper::AccessToken'],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const all = saidInRuby(text)
    for (const said of all) if (said.is === 'call' && ISSUES.test(said.name)) yield* issued(said)
    const start = all.find(({ is, name }) => is === 'call' && name === CONFIGURE)
    if (!start) return
    const options = all.filter(({ is, name, within }) => is === 'call' && within[0] === CONFIGURE && /^\w+$/.test(name))
    const { gem, since } = gemsWithPkce.server
    yield* server(new Options(options), start.at, !isBelow(lockedGem(project, file.path, gem), since))
  },
})

const CONFIGURE = 'Doorkeeper.configure'
/** A refresh token is revoked when it is used: https://github.com/doorkeeper-gem/doorkeeper/wiki/Using-Refresh-Tokens */
const SERVER: Issuer = { owner: ownerOf('the Doorkeeper server', 'doorkeeper'), clientType: 'unknown', rotates: true }

/** The options of the block by their names; one that depends on something is none that can be read. */
class Options {
  readonly #all: ReadonlyMap<string, Said>

  constructor(all: readonly Said[]) {
    this.#all = new Map(all.map((said) => [said.name, said]))
  }

  given(name: string): Said | undefined {
    return this.#all.get(name)
  }

  /** Its first value, unless a condition decides. */
  value(name: string): Node | undefined {
    const said = this.#all.get(name)
    return said && said.conditions.length === 0 ? items(said.value)[0] : undefined
  }

  /** Its values as one list: `grant_flows %w[password]`, `access_token_methods :a, :b`. */
  list(name: string): Node | undefined {
    const said = this.#all.get(name)
    if (!said || said.conditions.length > 0) return undefined
    const [first] = items(said.value)
    return first?.kind === 'scalar' ? said.value : first
  }
}

/** https://github.com/doorkeeper-gem/doorkeeper/blob/main/lib/generators/doorkeeper/templates/initializer.rb */
function* server(options: Options, at: Span, mayForce: boolean): Generator<Statement> {
  yield* accessTokens(options)
  const code = options.value('authorization_code_expires_in')
  if (code) yield* ends(code, 'code', 'authorization_code_expires_in')
  const flows = options.list('grant_flows')
  yield* grantsIn(flows, SERVER.owner, 'unknown')
  if (mayForce && (!flows || items(flows).some((one) => string(one)?.value === 'authorization_code'))) yield* pkce(options, at)
  const https = options.value('force_ssl_in_redirect_uri')
  if (https && boolean(https) === false) yield redirectsMatched(SERVER.owner, 'plain', https.at)
  yield* fromParameters(options)
}

function* accessTokens(options: Options): Generator<Statement> {
  const key = 'access_token_expires_in'
  const given = options.value(key)
  if (given?.kind === 'scalar' && given.value === null)
    yield tokenPolicy('access', { lifetime: set('never', given), written: 'nil' }, key, SERVER)
  else if (given) for (const one of ends(given, 'access', key)) yield { ...one, effective: TWO_HOURS }
}

const TWO_HOURS = 7200

/** `1.year` is a duration, `7200` seconds. */
function* ends(node: Node, token: 'access' | 'code', key: string): Generator<TokenPolicy> {
  const grammar = node.kind === 'scalar' && typeof node.value === 'number' ? 'sec' : 'iso8601'
  for (const one of lifetime(node, { token, grammar, key }, SERVER))
    yield one.lifetime.is === 'set' ? { ...one, written: codeAt(node.at).slice(0, 60) } : one
}

/** Clients without a secret need no challenge unless they are made to, and `plain` is one until it is left out. */
function* pkce(options: Options, at: Span): Generator<Statement> {
  const forced = options.given('force_pkce')
  const methods = options.list('pkce_code_challenge_methods')
  const plain = items(methods).find((one) => string(one)?.value === 'plain')
  if (!forced) yield pkcePolicy(SERVER.owner, 'server', 'unknown', unset({ at }), 'force_pkce')
  else if (plain) yield pkcePolicy(SERVER.owner, 'server', 'unknown', set('plain', plain), METHODS)
  else if (!options.given('pkce_code_challenge_methods') && forced.conditions.length === 0)
    yield pkcePolicy(SERVER.owner, 'server', 'unknown', set('plain', forced), METHODS, true)
}

const METHODS = "pkce_code_challenge_methods ['S256']"

/** Ways to take a token of which two read the parameters, the query included. */
const PARAMETERS = new Map([
  ['from_access_token_param', 'access_token'],
  ['from_bearer_param', 'bearer_token'],
])

function* fromParameters(options: Options): Generator<UrlCredential> {
  for (const one of items(options.list('access_token_methods'))) {
    const parameter = PARAMETERS.get(string(one)?.value ?? '')
    if (parameter === undefined) continue
    yield { kind: 'urlCredential', by: 'server', parameter, at: one.at }
    return
  }
}

const ISSUES = /^Doorkeeper\.AccessToken\.(?:create!?|new|find_or_create_for|create_for)$/

/** `Doorkeeper::AccessToken.create!(expires_in: 30.days)` */
function* issued({ value, within }: Said): Generator<Statement> {
  if (within.some((one) => /^(?:FactoryBot|describe|context|it)\b/.test(one))) return
  const given = get(items(value).at(-1), 'expires_in')
  if (given) yield* ends(given, 'access', 'expires_in')
}
