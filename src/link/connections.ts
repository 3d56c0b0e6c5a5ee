import { agentModule } from '../classify/agent-module.ts'
import { CONNECTION_STRING } from '../classify/connection-string.ts'
import { defaultHost, hostAt, type Surroundings, UNKNOWN_PART } from '../classify/endpoint.ts'
import { addressStem, credentialStem, isCredentialHeader, isSecretName } from '../classify/names.ts'
import { providerHosts } from '../knowledge/credential-kinds/provider-hosts.ts'
import { localServer } from '../knowledge/local-servers.ts'
import type { Connection, Credential, Endpoint, Evidence, Host } from '../model/index.ts'
import type { Assignment, ServerReading, Template } from '../model/reading.ts'
import { placeKey, type Located, type Span } from '../text/source.ts'
import { type Held, heldBy, type Position, providerNamed, sentTo } from './credentials.ts'
import { type Definitions, namedIn, pathFrom } from './definitions.ts'
import { agentPackage, type Facts, surroundingsOf } from './facts.ts'
import { urlCredentials } from './url.ts'
import { modelPath } from '../knowledge/words/agents.ts'

/** A server entry with its address classified and each credential joined to where it goes: STANDARD.md, "Where it goes" and 2.3.1. */
export function connectionOf(reading: ServerReading, facts: Facts, definitions: Definitions): Connection {
  const {
    kind: _kind,
    opensModel: _byClient,
    url,
    command,
    headers,
    env,
    tokens,
    options,
    envFiles,
    bridge,
    example: _example,
    ...same
  } = reading
  const context: Context = { reading, facts, definitions, envFiles: envFiles.flatMap((one) => pathFrom(reading.at.file, one.value) ?? []) }
  const endpoint = endpointOf(context)
  const credentials = endpoint.transport === 'http' ? httpCredentials(context, endpoint.host) : stdioCredentials(context)
  return {
    ...same,
    kind: 'connection',
    endpoint,
    credentials,
    variables: env.map(({ name }) => name.value),
    evidence: evidenceOf(reading, endpoint, facts),
    ...(opensModel(reading) ? { opensModel: true } : {}),
  }
}

/** A client's own file is an agent's; code is where it loads an agent's SDK itself, or its package depends on one. */
function evidenceOf({ source, agent, at }: ServerReading, endpoint: Endpoint, facts: Facts): Evidence[] {
  const module = source === 'code' ? (agentModule(at.file) ?? agentPackage(at.file.path, facts)) : undefined
  const own: Evidence[] =
    source === 'code' || source === 'variables'
      ? []
      : [{ is: 'agent-file', at: { ...at, end: at.start }, say: `${agent.name} reads the file` }]
  const host = endpoint.transport === 'http' && endpoint.host.class !== 'unresolved' ? endpoint.host : undefined
  const sent: Evidence[] = host ? [{ is: 'sent-to', at: endpoint.at, say: `it goes to ${host.shown}` }] : []
  return [...(module ? [module] : []), ...own, ...sent]
}

function opensModel({ opensModel: byClient, protocol, url }: ServerReading): boolean {
  const last = url?.parts.at(-1)
  return byClient === true || (protocol === 'api' && last?.kind === 'text' && modelPath.pattern.test(last.text.value))
}

interface Context {
  readonly reading: ServerReading
  readonly facts: Facts
  readonly definitions: Definitions
  readonly envFiles: readonly string[]
}

function endpointOf(context: Context): Endpoint {
  const { reading, facts, definitions } = context
  const { url, command, bridge, at } = reading
  if (url) {
    const address = resolved(url, reading, definitions)
    const host = hostAt(address, surroundingsOf(facts, at.file, []), url.at)
    return { transport: 'http', host, at: url.at, ...(bridge ? { bridge } : {}) }
  }
  const program = command?.program
  const local = program ? localServer(program.value) : undefined
  const over = command?.remoteShell && machineOf(command.remoteShell, context)
  return {
    transport: 'stdio',
    program: program?.value ?? '',
    at: program?.at ?? reading.at,
    ...(local ? { local } : {}),
    ...(over ? { over } : {}),
  }
}

/** Where a remote shell leads: the machine that it names, or one that only its own tool knows. */
function machineOf({ through, host }: { readonly through: string; readonly host?: Located<string> }, { reading, facts }: Context): Host {
  if (host && /^[\w.:-]+$/.test(host.value)) {
    const found = hostAt(`https://${host.value}/`, surroundingsOf(facts, reading.at.file, []), host.at)
    // An alias of ~/.ssh/config is a machine somewhere.
    return found.class === 'private' && !host.value.includes('.')
      ? { ...found, class: 'remote', because: `${through} runs it on another machine` }
      : found
  }
  return {
    name: '',
    shown: `the machine behind \`${through}\``,
    scheme: '',
    class: 'remote',
    confidence: 'high',
    because: `${through} runs it on another machine`,
  }
}

/** An address with what the repository says about its variables filled in; other parts stay unknown. */
export function resolved(url: Template, reading: Pick<ServerReading, 'env' | 'at'>, definitions: Definitions): string {
  return url.parts
    .map((part) => {
      if (part.kind === 'text') return part.text.value
      if (part.fallback?.value) return part.fallback.value
      const [own] = namedIn(reading.env, part.name)
      const ownText = own?.value.parts.every((one) => one.kind === 'text')
        ? own.value.parts.map((one) => (one.kind === 'text' ? one.text.value : '')).join('')
        : undefined
      const found = ownText ?? (part.store === 'environment' ? definitions.of(part.name, reading.at.file)?.text?.value : undefined)
      return found ?? UNKNOWN_PART
    })
    .join('')
}

function httpCredentials(context: Context, host: Host): Credential[] {
  const { reading, facts, definitions } = context
  const found: Credential[] = []
  const add = (value: Template, position: Omit<Position, 'file' | 'env' | 'envFiles'>) => {
    const held = heldBy(value, positionIn(context, position, host), facts, definitions)
    if (held)
      found.push(
        sentTo(
          held,
          hostFor(held, host),
          reading.bridge ? 'P2' : reading.source === 'code' ? 'C1' : 'P1',
          held.form === 'literal' || held.definition ? 'high' : 'medium',
        ),
      )
  }
  for (const { name, value } of reading.headers)
    add(value, { sentAs: name.value, place: 'header', credentialPosition: isCredentialHeader(name.value) })
  for (const { name, value } of reading.tokens) add(value, { sentAs: name.value, place: 'auth', credentialPosition: true })
  if (reading.url) {
    for (const part of reading.url.parts) {
      const text = part.kind === 'text' ? part.text : part.fallback
      if (text) for (const { value, ...position } of urlCredentials(text, reading.url, host)) add(value, position)
    }
  }
  if (reading.bridge === undefined)
    for (const { name, value } of reading.options)
      add(value, { sentAs: name.value, place: 'argument', credentialPosition: isSecretName(name.value) })
  return withoutRepeats(found)
}

/** A provider with one host for both modes: the key's mode says which environment it is (STANDARD.md, "Where it goes"). */
function hostFor(held: Held, host: Host): Host {
  if (held.form !== 'literal' || host.class !== 'production' || held.judged.mode !== 'test') return host
  const row = providerHosts.find((one) => one.provider === host.provider)
  return row?.oneHostForBothModes && held.judged.provider === host.provider ? { ...host, class: 'staging', because: 'test key' } : host
}

function positionIn({ reading, envFiles }: Context, position: Omit<Position, 'file' | 'env' | 'envFiles'>, host?: Host): Position {
  return { ...position, file: reading.at.file, env: reading.env, envFiles, ...(host ? { host: host.name } : {}) }
}

function stdioCredentials(context: Context): Credential[] {
  const { reading, facts, definitions, envFiles } = context
  const found: Credential[] = []
  // What an entry sets for ssh stays on this machine.
  for (const { name, value } of reading.command?.remoteShell ? [] : reading.env) {
    const held = heldBy(
      value,
      positionIn(context, { sentAs: name.value, place: 'env', credentialPosition: isSecretName(name.value) }),
      facts,
      definitions,
    )
    if (held) found.push(joined(held, value, context))
  }
  const flag = reading.command && localServer(reading.command.program.value)?.argumentFlag
  for (const { name, value } of [...reading.options, ...reading.headers, ...reading.tokens]) {
    const held = heldBy(
      value,
      positionIn(context, {
        sentAs: name.value,
        place: 'argument',
        credentialPosition: isSecretName(name.value) || name.value === flag || isConnectionString(value),
      }),
      facts,
      definitions,
    )
    if (held) found.push(joined(held, value, context))
  }
  for (const [i, path] of envFiles.entries()) {
    const written = reading.envFiles[i]
    if (!written) continue
    for (const { name, value } of definitions.in(path)) {
      const held = heldBy(
        value,
        { ...positionIn(context, { sentAs: name.value, place: 'env', credentialPosition: isSecretName(name.value) }), env: [] },
        facts,
        definitions,
      )
      if (held?.form !== 'literal' || held.judged.class !== 'static') continue
      const definition = { name: name.value, at: held.at, secret: held.secret, judged: held.judged }
      const reference: Held = {
        form: 'reference',
        sentAs: name.value,
        place: 'env',
        store: 'file',
        name: name.value,
        definition,
        at: written.at,
        ...(held.judged.provider ? { provider: held.judged.provider } : {}),
      }
      found.push(joined(reference, value, context))
    }
  }
  return withoutRepeats(found)
}

function isConnectionString(value: Template): boolean {
  return value.parts.some((part) => part.kind === 'text' && /^[a-z][a-z0-9+]{1,30}:\/\/[^/@\s]*:?$/.test(part.text.value))
}

/** The host of a connection string, with the scheme where that says that nothing is encrypted. */
export function databaseHost(text: string, surroundings: Surroundings, at: Span): Host | undefined {
  const { scheme = '', host } = CONNECTION_STRING.exec(text)?.groups ?? {}
  if (!host) return undefined
  const found = hostAt(`https://${host}/`, surroundings, at)
  return /^(?:redis|amqp)$/.test(scheme) ? { ...found, scheme: `${scheme}:` } : found
}

/**
 * A stdio server's credential and its backend: P7, P3, P4, P5, P6 of STANDARD.md, "In a server's entry", in the order of their strength.
 */
function joined(held: Held, value: Template, context: Context): Credential {
  const { reading, facts, definitions } = context
  const { file } = reading.at
  const mode = held.form === 'literal' ? held.judged.mode : held.definition?.judged?.mode
  const text = value.parts.map((part) => (part.kind === 'text' ? part.text.value : (part.fallback?.value ?? 'x'))).join('')
  const database = databaseHost(text, surroundingsOf(facts, file, [held.sentAs], mode), held.at)
  if (database) return sentTo(held, database, 'P7', 'high')
  const address = addressFor(held.sentAs, reading.env)
  if (address) {
    const host = hostAt(
      resolved(address.value, reading, definitions),
      surroundingsOf(facts, file, [held.sentAs, address.name.value], mode),
      address.value.at,
    )
    return sentTo(held, hostFor(held, host), 'P3', 'high')
  }
  const provider = held.form === 'literal' ? held.judged.provider : held.definition?.judged?.provider
  const byFormat = provider && defaultHost(provider, mode ?? 'unknown', facts.company(file.path))
  if (byFormat) return sentTo(held, byFormat, 'P4', 'high')
  const local = reading.command ? localServer(reading.command.program.value) : undefined
  if (
    local?.backend &&
    (local.credentials.length === 0 || local.credentials.includes(held.sentAs) || held.place === 'argument' || isSecretName(held.sentAs))
  ) {
    const host = hostAt(`https://${local.backend}/`, surroundingsOf(facts, file, [], mode))
    const live: Host = host.class === 'remote' ? { ...host, class: 'production', because: `${local.vendor}'s own API` } : host
    return sentTo(held, live, 'P5', 'medium')
  }
  const named = providerNamed(held.sentAs) ?? (held.form === 'reference' ? providerNamed(held.name) : undefined)
  const byName = named && defaultHost(named, mode ?? 'unknown', facts.company(file.path))
  if (byName) return sentTo(held, byName, 'P6', 'medium')
  return sentTo(held, undefined, 'P8', 'low')
}

/** The address in the same entry that belongs to a credential: an override of its provider, or the same stem. */
export function addressFor(credential: string, env: readonly Assignment[]): Assignment | undefined {
  const provider = providerNamed(credential)
  const overrides = provider ? (providerHosts.find((row) => row.provider === provider)?.overrides ?? []) : []
  const known = addressesOf(env)
  const override = first(overrides.map((name) => known.byName.get(name)))
  if (override) return override.one
  const stem = credentialStem(credential)
  const exact = known.byStem.get(stem)
  if (exact || stem === '') return exact?.one
  return first([...beginnings(stem).map((of) => known.byStem.get(of)), known.byBeginning.get(stem)])?.one
}

interface Address {
  readonly one: Assignment
  readonly order: number
}

/** The variables of an entry by name, and its addresses by stem and by what a stem begins with; of several the first. */
interface Addresses {
  readonly byName: Map<string, Address>
  readonly byStem: Map<string, Address>
  readonly byBeginning: Map<string, Address>
}

/** An entry's variables are asked for once for each of its credentials. */
const addressesKnown = new WeakMap<readonly Assignment[], Addresses>()

function addressesOf(env: readonly Assignment[]): Addresses {
  const known = addressesKnown.get(env)
  if (known) return known
  const found: Addresses = { byName: new Map(), byStem: new Map(), byBeginning: new Map() }
  for (const [order, one] of env.entries()) {
    const address = { one, order }
    keep(found.byName, one.name.value, address)
    const stem = addressStem(one.name.value)
    if (stem === undefined || !looksLikeAddress(one.value)) continue
    keep(found.byStem, stem, address)
    for (const beginning of beginnings(stem)) keep(found.byBeginning, beginning, address)
  }
  addressesKnown.set(env, found)
  return found
}

function keep(map: Map<string, Address>, key: string, address: Address): void {
  if (!map.has(key)) map.set(key, address)
}

function first(addresses: readonly (Address | undefined)[]): Address | undefined {
  return addresses.reduce((best, one) => (one && (!best || one.order < best.order) ? one : best), undefined)
}

/** `A` and `A_B` of `A_B_C`. */
function beginnings(stem: string): string[] {
  return [...stem.matchAll(/_/g)]
    .slice(0, 20)
    .map(({ index }) => stem.slice(0, index))
    .filter(Boolean)
}

/** A host or URL, or a reference to one; not a region or a flag. */
export function looksLikeAddress(value: Template): boolean {
  const text = value.parts.map((part) => (part.kind === 'text' ? part.text.value : (part.fallback?.value ?? UNKNOWN_PART))).join('')
  return /^[a-z][a-z0-9+.-]*:\/\/|^[^\s/]+\.[^\s/]+|^localhost|^\[|^[\w-]+:\d{2,5}$/i.test(text) || text.startsWith(UNKNOWN_PART)
}

/** The same value at the same place is one credential. */
function withoutRepeats(credentials: readonly Credential[]): Credential[] {
  const seen = new Set<string>()
  return credentials.filter((credential) => {
    const { at, form } = credential
    // The variables of a file all stand where the file is named.
    const variable = credential.form === 'reference' && credential.store === 'file' ? credential.name : ''
    const key = `${placeKey(at)}:${form}:${variable}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
