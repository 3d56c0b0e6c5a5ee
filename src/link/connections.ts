import { agentModule } from '../classify/agent-module.ts'
import { connectionIn } from '../classify/connection-string.ts'
import { defaultHost, hostAt, type Surroundings } from '../classify/endpoint.ts'
import { isCredentialHeader, isSecretName, isSecretVariable } from '../classify/names.ts'
import { providerHosts } from '../knowledge/credential-kinds/provider-hosts.ts'
import { localServer } from '../knowledge/local-servers.ts'
import type { Connection, Credential, Endpoint, Evidence, Host } from '../model/index.ts'
import type { ServerReading, Template } from '../model/reading.ts'
import { placeKey, type Span } from '../text/source.ts'
import { type Held, heldBy, type Position, providerNamed, sentTo } from './credentials.ts'
import { type Definitions, pathFrom } from './definitions.ts'
import { agentPackage, type Facts, surroundingsOf } from './facts.ts'
import { urlCredentials } from './url.ts'
import { addressFor } from './addresses.ts'
import { endpointOf, opensModel, resolved } from './endpoints.ts'

/** A server entry with its address classified and each credential joined to where it goes: STANDARD.md, "Where it goes" and 2.3.1. */
export function connectionOf(reading: ServerReading, facts: Facts, definitions: Definitions): Connection {
  const {
    kind: _kind,
    opensModel: _byClient,
    replacedBy: _replacedBy,
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
  const module = source === 'code' ? (agentModule(at.file, facts) ?? agentPackage(at.file.path, facts)) : undefined
  const own: Evidence[] =
    source === 'code' || source === 'variables'
      ? []
      : [{ is: 'agent-file', at: { ...at, end: at.start }, say: `${agent.name} reads the file` }]
  const host = endpoint.transport === 'http' && endpoint.host.class !== 'unresolved' ? endpoint.host : undefined
  const sent: Evidence[] = host ? [{ is: 'sent-to', at: endpoint.at, say: `it goes to ${host.shown}` }] : []
  return [...(module ? [module] : []), ...own, ...sent]
}

export interface Context {
  readonly reading: ServerReading
  readonly facts: Facts
  readonly definitions: Definitions
  readonly envFiles: readonly string[]
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
      positionIn(context, { sentAs: name.value, place: 'env', credentialPosition: isSecretVariable(name.value) }),
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
        { ...positionIn(context, { sentAs: name.value, place: 'env', credentialPosition: isSecretVariable(name.value) }), env: [] },
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
  const { scheme = '', host } = connectionIn(text)?.groups ?? {}
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
  // What proves an OAuth client goes to a token endpoint, and to no API.
  const named = /client_?secret$/i.test(held.sentAs)
    ? undefined
    : (providerNamed(held.sentAs) ?? (held.form === 'reference' ? providerNamed(held.name) : undefined))
  const byName = named && defaultHost(named, mode ?? 'unknown', facts.company(file.path))
  if (byName) return sentTo(held, byName, 'P6', 'medium')
  return sentTo(held, undefined, 'P8', 'low')
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
