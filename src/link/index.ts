import { fileRole } from '../classify/file-role.ts'
import { judgeValue } from '../classify/credential.ts'
import { isPlaceholder, isReference } from '../classify/placeholder.ts'
import { isServersOwn, publicPrefix } from '../classify/published-names.ts'
import { isForcedGrant } from '../knowledge/forced-grants.ts'
import { type Connection, type Model, type Subject, SUBJECT_KINDS } from '../model/index.ts'
import type { Reading, ServerReading, VariablesReading } from '../model/reading.ts'
import type { StoragePlace } from '../model/storage.ts'
import { placeKey, type Span } from '../text/source.ts'
import { connectionOf } from './connections.ts'
import { Definitions } from './definitions.ts'
import { type Facts, gather, literalText, type Surrounds } from './facts.ts'
import { isIdOfClient } from './client-ids.ts'
import { isProofOfDomain } from './domain-proofs.ts'
import { isOfQueryOnlyApi } from './query-only.ts'
import { opens } from './replaced-addresses.ts'
import { secretFiles } from './secret-files.ts'
import { withClientKinds } from './client-kinds.ts'
import { completeChecks } from './checks.ts'
import { completeForwardings } from './forwardings.ts'
import { completeGrants } from './grants.ts'
import { completeServers } from './servers.ts'
import { withReasons } from './reasons.ts'
import { completeSessions } from './sessions.ts'
import { withoutKnownScopes } from './scope-lists.ts'
import { withoutRepeatedNames } from './named-lifetimes.ts'
import { withoutRepeatedStates } from './unsealed-states.ts'
import { withPurposes, withUnits } from './setting-purposes.ts'
import { withoutUnusedDefaults } from './signing-defaults.ts'
import { livesAsDocumented } from './vendor-assertions.ts'
import { withoutUnreadEnds } from './unread-ends.ts'
import { withoutUnusedVariables } from './unused-variables.ts'
import { withoutDescribed, withoutOthersOffers } from './described-apis.ts'
import { withUses } from './scope-uses.ts'
import { placeOf, Storage } from './storage.ts'
import { heldIn, variableConnection } from './variables.ts'
import { withDocumented } from './documented-transport.ts'
import { withReach } from './endpoints.ts'
import { isOffForTests, verificationOff } from './verification.ts'
import { plainAddresses } from './plain-addresses.ts'
import { withoutMappedHosts } from './mapped-hosts.ts'
import { withoutStandIns } from './stand-ins.ts'

export type { ClientFile, SessionKey, Surrounds } from './facts.ts'

/**
 * Joins what the surfaces read into the model: references to definitions, credentials to endpoints, secrets to files. What cannot be
 * joined is told to `failed`, and all else is joined.
 */
export function link(readings: readonly Reading[], surrounds: Surrounds): Model {
  const facts = gather(readings, surrounds)
  const definitions = new Definitions(facts)
  const storage = new Storage(facts)
  const subjects: Subject[] = []
  const eachOf = <R>(list: readonly R[], pathOf: (one: R) => string, join: (one: R) => Iterable<Subject>) => {
    for (const one of list) {
      try {
        // One by one: a call takes no hundred thousand arguments.
        for (const subject of join(one)) subjects.push(subject)
      } catch (cause) {
        surrounds.failed(pathOf(one), cause)
      }
    }
  }
  const connections: { readonly reading: ServerReading; readonly connection: Connection; readonly at: Span }[] = []
  eachOf(readings, pathOf, (reading) => {
    if (reading.kind === 'server') connections.push({ reading, connection: connectionOf(reading, facts, definitions), at: reading.at })
    return []
  })
  const used = new Set<string>()
  for (const { connection } of connections)
    for (const credential of connection.credentials)
      if (credential.form === 'reference' && credential.definition) used.add(placeKey(credential.definition.at))
  eachOf(facts.variables, pathOf, (reading) => variableSubjects(reading, facts, definitions, storage, used))
  eachOf(connections, pathOf, ({ reading, connection }) => serverSubjects(reading, connection, storage))
  eachOf(readings, pathOf, (reading) => statementsOf(reading, storage, facts.now))
  const secrets = storage.all()
  for (const secret of [...secrets, ...secretFiles(secrets, readings, facts)]) subjects.push(secret)
  const known = withReasons(
    withUses(withoutKnownScopes(withoutOthersOffers(withoutDescribed(subjects, readings)), facts.has), readings, facts.packageOf),
  )
  const ended = withoutUnreadEnds(withUnits(withClientKinds(known, facts)), facts)
  const meant = withPurposes(withoutUnusedDefaults(withoutUnusedVariables(ended, facts), facts), facts)
  const near = withoutStandIns(withoutMappedHosts(meant, readings))
  const read = withDocumented(withReach(withoutRepeatedStates(withoutRepeatedNames(near, facts), facts), facts), facts)
  return byKind(
    completeSessions(completeGrants(completeChecks(completeForwardings(completeServers(read, facts), facts), facts), facts), facts),
  )
}

/** The file that something was read in; empty for what is said of the whole repository. */
function pathOf(one: Reading | { readonly at: Span }): string {
  if ('at' in one) return one.at.file.path
  return 'statement' in one ? one.statement.at.file.path : ''
}

/** Variables of an agent's own settings are as near to it as those of its servers. */
const KEPT_IN: Partial<Record<VariablesReading['place'], StoragePlace>> = {
  dotenv: 'variables',
  written: 'variables',
  image: 'image',
  settings: 'agent-config',
}

function* variableSubjects(
  reading: VariablesReading,
  facts: Facts,
  definitions: Definitions,
  storage: Storage,
  used: ReadonlySet<string>,
): Generator<Subject> {
  const held = heldIn(reading, facts, definitions)
  for (const { assignment, credential } of held) {
    storage.add(credential, KEPT_IN[reading.place] ?? 'config', assignment.name, credential.to)
    const connection = used.has(placeKey(credential.at)) ? undefined : variableConnection(assignment, credential, reading, facts)
    if (connection) yield connection
    const secret = publicPrefix(assignment.name.value)
    if (
      secret &&
      credential.form === 'literal' &&
      ['static', 'declared'].includes(credential.judged.class) &&
      isServersOwn(assignment.name.value.slice(secret.length), credential.judged)
    ) {
      yield {
        kind: 'publicClientSecret',
        owner: { what: 'variable', name: assignment.name.value, product: 'the browser bundle' },
        shippedTo: 'everybody who loads the page, as the prefix compiles it into the bundle',
        notSecretByProvider: false,
        methodOnly: false,
        ...(/client_?secret/i.test(assignment.name.value) ? {} : { ofServer: true as const, value: credential.judged.what }),
        at: credential.at,
      }
    }
  }
  yield* verificationOff(reading.assignments)
  yield* plainAddresses(reading, held, facts.services)
}

function statementsOf(reading: Reading, storage: Storage, now: number): Subject[] {
  if (reading.kind === 'literal') storage.search(reading)
  else if (reading.kind === 'clientSecret') {
    const text = literalText(reading.value)
    if (!text || isPlaceholder(text.value) || isReference(text.value)) return []
    // A client that everybody may have: the endpoint wants the field, and takes a publishable key or any word in it.
    if (['public-id', 'unknown'].includes(judgeValue(text.value, { name: 'client_secret', now })?.judged.class ?? '')) return []
    const sentTo = reading.issuer ? { sentTo: reading.issuer } : {}
    storage.search({ kind: 'literal', place: 'agent-config', name: { value: 'client_secret', at: text.at }, text, ...sentTo, at: text.at })
    text.at.file.conceal(text.at)
    return [reading.statement]
  } else if (isStatement(reading)) {
    if (reading.kind === 'tokenCheck' && reading.settingOf !== undefined) reading.at.file.conceal(reading.at)
    if (isOffForTests(reading)) return []
    return isForced(reading) || isOfQueryOnlyApi(reading) || isIdOfClient(reading) || isProofOfDomain(reading) || livesAsDocumented(reading)
      ? []
      : [inTests(reading)]
  }
  return []
}

function serverSubjects(reading: ServerReading, connection: Connection, storage: Storage): Subject[] {
  const found: Subject[] =
    reading.example || (fileRole(reading.at.file.path).example && reading.source === 'document') || authenticatesClient(reading)
      ? []
      : [connection]
  for (const credential of connection.credentials) {
    storage.add(
      credential,
      placeOf(connection),
      credential.sentAs === 'argument' ? undefined : { value: credential.sentAs, at: credential.at },
      opens(credential, reading, connection),
    )
    const exposed = credential.place === 'argument' || (connection.endpoint.transport === 'stdio' && credential.place !== 'env')
    if (credential.form === 'reference' && exposed && connection.enabled && connection.source !== 'code') {
      found.push({ kind: 'argumentReference', option: credential.sentAs, place: credential.place, at: credential.at })
    }
  }
  // What an entry sets for its program is kept too, even where it goes nowhere that reading can tell.
  for (const { name, value } of reading.env) {
    const text = literalText(value)
    if (text) storage.search({ kind: 'literal', place: placeOf(connection), name, text, at: text.at })
  }
  // A bridge goes to one address, which nobody else is in between of on this machine.
  const isOfThisMachine =
    reading.bridge !== undefined && connection.endpoint.transport === 'http' && connection.endpoint.host?.class === 'loopback'
  if (!isOfThisMachine) for (const off of verificationOff(reading.env)) found.push(off)
  return found
}

/**
 * Endpoints of an authorization server, to which a client shows an id with its secret: no static key (STANDARD.md,
 * "OAuth clients and servers").
 */
const OAUTH_ENDPOINT = /\/(?:token|introspect(?:ion)?|revoke|revocation|par|device(?:_authorization|\/code)?)\/?(?:\?|$)/

function authenticatesClient({ protocol, url, headers, tokens }: ServerReading): boolean {
  const last = url?.parts.at(-1)
  const address = last?.kind === 'text' ? last.text.value : last?.fallback?.value
  if (protocol !== 'api' || address === undefined || !OAUTH_ENDPOINT.test(address)) return false
  const basic = headers.some(({ name: { at } }) =>
    /^\W{0,3}\w+\W{1,6}\s{0,4}[fF]?['"`]?Basic\b/.test(at.file.text.slice(at.start, at.start + 60)),
  )
  return basic || tokens.some(({ name }) => /^auth\.|^Authorization$|client_secret/.test(name.value))
}

const NOT_STATEMENTS = new Set([
  'server',
  'variables',
  'literal',
  'clientSecret',
  'services',
  'hostsEntries',
  'evidence',
  'describedApi',
  'guard',
  'heldToken',
  'personalTool',
  'shipping',
  'signing',
  'scopeUse',
])

function isStatement(reading: Reading): reading is Extract<Reading, Subject> {
  return !NOT_STATEMENTS.has(reading.kind)
}

/** A password grant that the product asked has no other way than. */
function isForced(subject: Subject): boolean {
  return subject.kind === 'grantUse' && subject.grant === 'password' && subject.by === 'use' && isForcedGrant(subject.at.file.path)
}

/** A test that asks with a password asks a server of its own. */
function inTests(subject: Subject): Subject {
  return subject.kind === 'grantUse' && subject.by === 'use' && fileRole(subject.at.file.path).test ? { ...subject, local: true } : subject
}

function byKind(subjects: readonly Subject[]): Model {
  const model = Object.fromEntries(SUBJECT_KINDS.map((kind) => [kind, [] as Subject[]]))
  for (const subject of subjects) model[subject.kind]?.push(subject)
  for (const list of Object.values(model)) list.sort((a, b) => compare(a, b))
  return model as unknown as Model
}

function compare(a: Subject, b: Subject): number {
  if (a.at.file !== b.at.file) return a.at.file.path < b.at.file.path ? -1 : 1
  return a.at.start - b.at.start
}
