import {
  grantAdders,
  type ServerCall,
  type ServerSwitch,
  serverCalls,
  type GrantCall,
  modelledServers,
} from '../../knowledge/libraries/authorization-servers.ts'
import type { Owner, PkcePolicy } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { boolean, type Entry, get, items, type Node, string } from '../../parse/node.ts'
import {
  depends,
  fold,
  importsFrom,
  isBelow,
  isUndefined,
  keyOf,
  knownCalls,
  property,
  textAt,
  versionOf,
  type Call,
  type KnownCall,
  type Module,
  type Version,
} from '../../program/index.ts'
import { grantEnabled, pkcePolicy, redirectUri, refreshRotation, set, grantsIn, redirectUris } from '../idp/oauth-client-fields.ts'
import { defineCodeSurface } from '../reading/surface.ts'
import { codeAt } from '../../text/source.ts'
import { PASSWORD } from './password-words.ts'
import { policyOf, SECONDS, setPolicy, unsetPolicy, type PolicyFacts, optionPolicy } from './policy.ts'
import { entryOf } from './settings.ts'
import { importsOneOf, wordsOf } from './word-tests.ts'

const ROWS = [...serverCalls, ...grantAdders]

/** Authorization servers that libraries make, by the rows of the libraries. */
export default defineCodeSurface({
  id: 'code-authorization-servers',
  name: 'Authorization servers of @node-oauth, oauth2orize, @jmondi, OpenAuth, workers-oauth-provider, FastMCP and better-auth',
  spec: 'https://node-oauthoauth2-server.readthedocs.io',
  counts: 'code',
  inTests: [[PASSWORD]],
  mentions: [...wordsOf(ROWS), 'redirectUris'],
  together: [[importsOneOf(ROWS)], [/\bgrants\b/, /\bredirectUris\b/]],
  *read(module): Generator<Statement> {
    yield* modelledClients(module)
    for (const known of knownCalls(module, serverCalls)) yield* server(module, known)
    yield* addedGrants(module)
  },
})

/** A server that a call makes, and the object that sets it up; undefined where there is none, or none that can be read. */
interface Server {
  readonly row: ServerCall
  readonly call: Call
  readonly owner: Owner
  readonly version: Version | undefined
  readonly options: Node | undefined
  /** What is not given here is not given. */
  readonly closed: boolean
}

function* server(module: Module, { row, call }: KnownCall<ServerCall>): Generator<Statement> {
  const owner: Owner = { what: row.who, product: row.product }
  const version = versionOf(module.project, module.file.path, [row.package].flat()[0] ?? '')
  const given = call.node.arguments.flatMap((one) => (one.type === 'SpreadElement' ? [] : [fold(module, one)]))
  const objects = given.filter((one) => one.kind === 'map')
  for (const whole of objects.length > 0 ? objects : [undefined]) {
    const options = row.within === undefined ? whole : get(whole, row.within)
    const closed = whole ? !whole.open && (!options || (options.kind === 'map' && !options.open)) : call.node.arguments.length === 0
    yield* statements({ row, call, owner, version, options, closed })
  }
}

type SwitchedOn = ServerSwitch & { readonly entry: Entry }

function* statements(of: Server): Generator<Statement> {
  const { row, owner, version, options } = of
  const switches = (row.switches ?? []).filter(({ before }) => !before || !version || isBelow(version, before))
  const on = switches.flatMap((one): SwitchedOn[] => {
    const entry = entryAt(options, one.key)
    return entry && boolean(entry.value) === one.on ? [{ ...one, entry }] : []
  })
  for (const { allows, entry, fix = '' } of on)
    if (allows === 'same refresh token') yield refreshRotation(owner, 'unknown', set(false, entry), fix)
  yield* lifetimes(of)
  for (const { allows, entry } of on) if (allows === 'implicit') yield grantEnabled(owner, row.clients ?? 'unknown', allows, entry.at)
  const challenge = challenges(of, switches, on)
  if (challenge) yield challenge
  for (const { allows, entry } of on)
    if (allows === 'query tokens') yield { kind: 'urlCredential', by: 'server', parameter: 'access_token', at: entry.at }
  for (const pattern of row.redirectPatterns === undefined ? [] : items(get(options, row.redirectPatterns))) {
    const uri = string(pattern)
    if (uri) yield redirectUri(uri, owner, true)
  }
  const secrets = row.secrets && entryAt(options, row.secrets.key)
  if (!row.secrets || secrets?.value.kind !== 'scalar' || secrets.value.value !== null) return
  const { what, instead } = row.secrets
  yield { kind: 'secretTerm', owner, what, ends: set('never', secrets), instead, at: secrets.at }
}

/** An option by the path of its keys. */
function entryAt(options: Node | undefined, path: string): Entry | undefined {
  const keys = path.split('.')
  return entryOf(get(options, ...keys.slice(0, -1)), keys.slice(-1))
}

function* lifetimes({ row, owner, call, version, options, closed }: Server): Generator<Statement> {
  const rotation = row.switches?.find(({ allows }) => allows === 'same refresh token')
  const isReplaced = rotation && boolean(entryAt(options, rotation.key)?.value)
  for (const [key, { token, rotates = token === 'refresh' ? isReplaced : undefined, endlessBefore, since }] of Object.entries(
    row.lifetimes ?? {},
  )) {
    const facts: PolicyFacts = { owner, token, key, ...(rotates === undefined ? {} : { rotates }) }
    const entry = entryAt(options, key)
    if (!entry) {
      if (endlessBefore && options && closed && isBelow(version, endlessBefore))
        yield unsetPolicy(since && isBelow(version, since) ? { ...facts, since: since.join('.') } : facts, call.at)
    } else if (isUndefined(entry.value)) {
      if (endlessBefore) yield setPolicy(facts, 'never', codeAt(entry.value.at), entry.at)
    } else if (!endlessBefore || entry.value.kind !== 'scalar' || entry.value.value !== 0)
      yield policyOf(facts, entry, row.units ?? SECONDS)
  }
}

/** One statement, the weightiest: by an option, or by what holds without one. */
function challenges(
  { row, owner, call, version, options, closed }: Server,
  switches: readonly ServerSwitch[],
  on: readonly SwitchedOn[],
): PkcePolicy | undefined {
  const clients = row.clients ?? 'unknown'
  for (const { allows, entry, fix = '' } of on)
    if (allows === 'plain' || allows === 'optional') return pkcePolicy(owner, 'server', clients, set(allows, entry), fix)
  const { at } = (row.shownAt && options) ?? call
  for (const { key, fix = '', byDefault } of switches) {
    if (!byDefault || entryAt(options, key) || !(closed || byDefault.always)) continue
    if (!isBelow(version, byDefault.before) || isBelow(version, byDefault.from ?? [0, 0])) continue
    return pkcePolicy(
      owner,
      'server',
      clients,
      byDefault.is === 'unset' ? { is: 'unset', at } : { is: 'set', value: 'plain', at },
      fix,
      true,
    )
  }
  return undefined
}

/** Grants that calls add to an authorization server. */
function* addedGrants(module: Module): Generator<Statement> {
  let isCodeSaid = false
  for (const known of knownCalls(module, grantAdders)) {
    const { grant, product, challengeFrom } = known.row
    const { at } = known.call
    const owner: Owner = { what: 'OAuth server', product }
    if (grant === 'given') yield* givenGrants(module, known, owner)
    else if (grant !== 'code') yield grantEnabled(owner, 'unknown', grant, at)
    else if (challengeFrom && !isCodeSaid && !has(module, challengeFrom.package)) {
      isCodeSaid = true
      yield pkcePolicy(owner, 'server', 'unknown', { is: 'unset', at }, challengeFrom.fix, false)
    }
  }
}

function has(module: Module, name: string): boolean {
  return importsFrom(module, name) || depends(module.project, module.file.path, name)
}

/** `server.enableGrantTypes('client_credentials', ['implicit', new DateInterval('1d')])` */
function* givenGrants(module: Module, { call }: KnownCall<GrantCall>, owner: Owner): Generator<Statement> {
  for (const argument of call.node.arguments) {
    if (argument.type === 'SpreadElement') continue
    const [first, interval] = argument.type === 'ArrayExpression' ? argument.elements : [argument, undefined]
    const grant = textAt(module, first)
    if (grant?.value === 'implicit' || grant?.value === 'password') yield grantEnabled(owner, 'unknown', grant.value, grant.at)
    const span = interval?.type === 'NewExpression' ? interval.arguments[0] : undefined
    if (!grant || !interval || !span || span.type === 'SpreadElement') continue
    const at = module.span(interval)
    yield policyOf(
      { owner, token: 'access', key: `enableGrantTypes(['${grant.value}', …])` },
      { value: fold(module, span), at },
      { number: undefined, string: 'ms-lib' },
    )
  }
}

/** A database may keep the number as text. */
const SECONDS_AS_TEXT = { number: 'sec', string: 'sec' } as const

/** Clients that a model gives back, in any file of the server's package: their grants and redirect URIs. */
function* modelledClients(module: Module): Generator<Statement> {
  const { packages, product, lifetimes } = modelledServers
  const imports = importsFrom(module, packages)
  if (!imports && !packages.some((name) => depends(module.project, module.file.path, name))) return
  for (const node of module.nodes('Property')) {
    const object = module.parent(node)
    if (keyOf(node) !== 'grants' || object?.type !== 'ObjectExpression') continue
    const uris = property(module, object, 'redirectUris')
    if (!uris && !imports) continue
    const owner: Owner = { what: 'OAuth client', product }
    yield* grantsIn(fold(module, node.value), owner, 'unknown')
    if (uris) yield* redirectUris(fold(module, uris), owner)
    for (const [key, { token }] of Object.entries(lifetimes))
      yield* optionPolicy({ owner, token, key }, fold(module, object), key, SECONDS_AS_TEXT)
  }
}
