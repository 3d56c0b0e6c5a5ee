import type { AuthorizationRequest, Owner } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { get, boolean } from '../../parse/node.ts'
import {
  definition,
  hostOf,
  isFunction,
  isLocalHost,
  knownCalls,
  lastName,
  nameOf,
  outline,
  rowOfPath,
  textOf,
  type KnownCall,
  type Module,
} from '../../program/index.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { oauthClientCalls, type OAuthClientCall } from '../../knowledge/libraries/oauth-clients.ts'
import { sessionsOfClients, type SessionCall } from '../../knowledge/libraries/oauth-sessions.ts'
import type { Place } from '../../knowledge/libraries/row.ts'
import { codeAt } from '../../text/source.ts'
import { requestAt } from '../reading/authorization-request.ts'
import { googleSignIn } from '../../knowledge/authorization-hosts.ts'
import { PASSWORD } from './password-words.ts'
import { clientOf } from './client.ts'
import { givenCalls, nodeAt, type GivenCall } from './given.ts'
import { pythonImport } from './import-words.ts'
import { isGiven, literal } from './statements.ts'
import { callOf, namesOf, wordsOf, whosever } from './word-tests.ts'
import { owner, typeOf, authorizationRequest, method } from './given-clients.ts'
import { scopeSet, scopesIn } from './scope-sets.ts'
import { weaknessOf } from './state-source.ts'
import { usedFor } from './session-factories.ts'
import { supportsPkce } from './pkce-support.ts'
import { grantUsed } from '../idp/oauth-client-fields.ts'

const READERS: Readonly<Record<SessionCall['means'], (call: GivenCall, module: Module, row: SessionCall) => Iterable<Reading>>> = {
  'opens-session': session,
  'registers-client': registration,
  'starts-flow': googleFlow,
  'asks-for-password': fetchedToken,
  'gives-address': givenAddress,
}

const ROWS = [...oauthClientCalls, ...sessionsOfClients]
const WHOSEVER = whosever(sessionsOfClients)
const ASKS_FOR_PASSWORD = callOf(namesOf(sessionsOfClients.filter(({ means }) => means === 'asks-for-password')))

/** OAuth clients of authlib, requests-oauthlib, Google, MSAL and azure-identity. */
export default defineProgramSurface({
  id: 'oauth-client-calls',
  name: 'Calls of OAuth client libraries',
  spec: 'https://docs.authlib.org/en/latest/client/oauth2.html',
  counts: 'code',
  inTests: [[ASKS_FOR_PASSWORD, PASSWORD]],
  mentions: wordsOf(ROWS),
  together: [
    ...[...WHOSEVER].map(([name, row]) => [callOf([name]), ...(row.whosever === 'anywhere' ? [] : [callOf(wordsOf([row]))])]),
    [pythonImport(wordsOf(ROWS))],
  ],
  *read(module): Generator<Reading> {
    const known = new Map(knownCalls(module, oauthClientCalls).map((one) => [one.call.node, one]))
    for (const call of givenCalls(module)) {
      const client = known.get(call.node)
      if (client) yield* clientOptions(client)
      const row = rowOfPath(call.path, sessionsOfClients) ?? byMethod(call, module)
      if (row) yield* READERS[row.means](call, module, row)
    }
  },
})

/** The row of a method, whatever it is called on. */
function byMethod({ name }: GivenCall, module: Module): SessionCall | undefined {
  const row = WHOSEVER.get(name)
  return row && (row.whosever === 'anywhere' || wordsOf([row]).some((word) => module.file.text.includes(word))) ? row : undefined
}

/** The scopes and the secret that a client is made with. */
function* clientOptions({ row, given }: KnownCall<OAuthClientCall>): Generator<Reading> {
  const { secret, scopes } = row.options
  if (secret) yield* literal(secret[0], nodeAt(given, secret))
  for (const set of scopeSet(nodeAt(given, scopes ?? []), 'request', owner(row.who, row.product), row.provider))
    yield row.forService ? { ...set, forService: true } : set
}

/** What a session asks for where it gives an address; a challenge may be made at the session, or be given to the address. */
function* session(call: GivenCall, module: Module, { who, product, options, authorizes = '' }: SessionCall): Generator<Reading> {
  const of = owner(who, product)
  const { used, open = false } = usedFor(authorizes, call, module, options.challenge ?? []) ?? {}
  const address = used && nodeAt(used.args, ['url', 0])
  if (options.secret) yield* literal(options.secret[0], nodeAt(call.args, options.secret))
  yield* scopeSet(nodeAt(call.args, options.scopes ?? []), 'request', of, address && outline(address))
  if (!used || isSpecial(call, module, options.client)) return
  const isOpen = open || nodeAt(used.args, 'code_challenge') !== undefined
  yield authorizationRequest({
    owner: of,
    clientType: options.secret ? typeOf(call, module, options.secret) : clientOf(module).type,
    host: hostOf(address),
    pkce: method(nodeAt(call.args, options.challenge ?? []), call, isOpen),
    state: weakState(used, module, ['state', 1]) ?? weakState(call, module, options.state),
    at: call.at,
  })
}

/** A state of the program's own that is worse than what the library would make. */
function weakState({ args }: GivenCall, module: Module, place?: Place): AuthorizationRequest['state'] | undefined {
  const state = place === undefined ? undefined : args.expression(place)
  const weakness = state && weaknessOf(module, module.source(state), state)
  return state && weakness ? { is: 'set', value: weakness, at: module.span(state) } : undefined
}

/** Whether a session is given a client of another kind, which may ask for no code. */
function isSpecial({ args }: GivenCall, module: Module, place: Place | undefined): boolean {
  const client = place === undefined ? undefined : args.expression(place)
  const made = client && definition(module, client)
  return made?.type === 'CallExpression' && !/WebApplicationClient$/.test(lastName(made.callee) ?? '')
}

/** `oauth.register("google", client_kwargs={"scope": …, "code_challenge_method": "S256"})`. */
function* registration(call: GivenCall, module: Module, row: SessionCall): Generator<Reading> {
  const { args } = call
  const name = textOf(nodeAt(args, ['name', 0]))?.value
  const who: Owner = { what: row.who, ...(name ? { name } : {}), product: row.product }
  const kwargs = nodeAt(args, 'client_kwargs')
  const address = nodeAt(args, ['authorize_url', 'server_metadata_url', 'api_base_url'])
  yield* literal('client_secret', nodeAt(args, 'client_secret'))
  const scope = get(kwargs, 'scope')
  yield* scopeSet(scope, 'request', who, hostOf(address) ? outline(address) : name)
  const challenge = get(kwargs, 'code_challenge_method') ?? nodeAt(args, 'code_challenge_method')
  const open = args.open || (kwargs !== undefined && (kwargs.kind !== 'map' || kwargs.open))
  const nonce =
    scopesIn(scope).scopes.some(({ value }) => value === 'openid') ||
    (scope !== undefined && scope.kind !== 'scalar' && WRITES_OPENID.test(codeAt(scope.at)))
  yield authorizationRequest({
    owner: who,
    clientType: typeOf(call, module, ['client_secret']),
    host: hostOf(address),
    pkce: method(challenge, call, open),
    nonce,
    fix: 'client_kwargs={"code_challenge_method": "S256"}',
    at: call.at,
  })
}

/** A scope of which a part is put together: `f"openid email {ROLES}".strip()`. */
const WRITES_OPENID = /["'\s]openid["'\s]/

/** `session.fetch_token(url, grant_type="password", username=…)`. */
function* fetchedToken(call: GivenCall, module: Module, { who, product }: SessionCall): Generator<Reading> {
  const given = textOf(nodeAt(call.args, 'grant_type'))
  const legacy =
    given?.value === 'password' ||
    (given === undefined &&
      isGiven(nodeAt(call.args, 'password')) &&
      isGiven(nodeAt(call.args, 'username')) &&
      rowOfPath(call.path, sessionsOfClients))
  if (!legacy) return
  const server = hostOf(nodeAt(call.args, ['url', 'token_url', 0]))
  yield grantUsed(owner(who, product), 'password', given?.at ?? call.at, {
    clientType: clientOf(module).type,
    local: isLocalHost(server),
    ...(server === undefined && { unseenServer: true }),
  })
}

/**
 * `client.get_authorization_url(redirect_uri, state=…, code_challenge=…)`: httpx-oauth sends what it is given and makes neither a
 * challenge nor a state (https://frankie567.github.io/httpx-oauth/reference/httpx_oauth.oauth2/). Its clients have a secret.
 */
function* givenAddress(call: GivenCall, module: Module, { who, product, host }: SessionCall): Generator<AuthorizationRequest> {
  // A client of one's own that hands on what it gets.
  if (isWrapper(module, call)) return
  const { args, at } = call
  const challenge = nodeAt(args, ['code_challenge', 3])
  const method = textOf(nodeAt(args, ['code_challenge_method', 4]))?.value
  const state = args.expression(['state', 1])
  const isHidden = args.open || (isGiven(challenge) && (!supportsPkce(host) || (method !== 'S256' && method !== 'plain')))
  const weakness = state && weaknessOf(module, module.source(state), state)
  yield requestAt(call.callee, {
    owner: { what: who, product },
    clientType: 'confidential',
    host,
    pkce: isHidden
      ? { is: 'dynamic', at }
      : isGiven(challenge)
        ? { is: 'set', value: method as 'S256' | 'plain', at }
        : supportsPkce(host)
          ? { is: 'unset', at }
          : { is: 'set', value: 'ignored', at },
    state: state ? { is: 'set', value: weakness ?? 'sent', at: module.span(state) } : { is: args.open ? 'dynamic' : 'unset', at },
  })
}

function isWrapper(module: Module, { node, name }: GivenCall): boolean {
  return [...module.ancestors(node)].some((one) => isFunction(one) && nameOf(module, one) === name)
}

/** google-auth-oauthlib makes a verifier by itself, unless it is told not to. */
function* googleFlow(call: GivenCall, module: Module, row: SessionCall): Generator<Reading> {
  const who = owner(row.who, row.product)
  yield* scopeSet(nodeAt(call.args, row.options.scopes ?? []), 'request', who, 'Google')
  const config = nodeAt(call.args, row.options.config ?? [])
  yield* literal('client_secret', get(config, 'web', 'client_secret'))
  // "The client secret is obviously not treated as a secret": https://developers.google.com/identity/protocols/oauth2#installed
  const secret = textOf(get(config, 'installed', 'client_secret'))
  if (secret) {
    yield {
      kind: 'clientSecret',
      value: { parts: [{ kind: 'text', text: secret }], at: secret.at },
      statement: {
        kind: 'publicClientSecret',
        owner: who,
        shippedTo: 'everybody who installs it',
        notSecretByProvider: true,
        methodOnly: false,
        at: secret.at,
      },
    }
  }
  const off = nodeAt(call.args, 'autogenerate_code_verifier')
  if (!off || boolean(off) !== false || /\bcode_verifier\s*=/.test(module.file.text)) return
  yield authorizationRequest({
    owner: who,
    clientType: row.installed ? 'public' : 'confidential',
    host: googleSignIn,
    pkce: { is: 'set', value: 'off', at: off.at },
    at: off.at,
  })
}
