import { PASSWORD } from './password-words.ts'
import { clientOf } from './client.ts'
import { type GivenCall, givenCalls, nodeAt } from './given.ts'
import { givenAddress } from './given-addresses.ts'
import { pythonImport } from './import-words.ts'
import { isGiven, literal } from './statements.ts'
import type { AuthorizationRequest, Owner } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { get } from '../../parse/node.ts'
import { lastName } from '../../program/ast.ts'
import { definition } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { hostOf, isLocalHost, outline } from '../../program/outline.ts'
import { textOf } from '../../program/template.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { type OAuthClientCall, oauthClientCalls } from '../../knowledge/libraries/oauth-clients.ts'
import { type SessionCall, sessionsOfClients } from '../../knowledge/libraries/oauth-sessions.ts'
import type { Place } from '../../knowledge/libraries/row.ts'
import { type KnownCall, knownCalls, rowOfPath } from '../../program/library-calls.ts'
import { codeAt } from '../../text/source.ts'
import { callOf, namesOf, wordsOf, whosever } from './word-tests.ts'
import { owner, typeOf, authorizationRequest, method } from './given-clients.ts'
import { googleFlow } from './google-flows.ts'
import { scopeSet, scopesIn } from './scope-sets.ts'
import { weaknessOf } from './state-source.ts'
import { usedFor } from './session-factories.ts'

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
  yield {
    kind: 'grantUse',
    owner: owner(who, product),
    grant: 'password',
    by: 'use',
    clientType: clientOf(module).type,
    local: isLocalHost(server),
    ...(server === undefined ? { unseenServer: true } : {}),
    at: given?.at ?? call.at,
  }
}
