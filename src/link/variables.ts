import { temporarySets } from '../knowledge/run-tokens.ts'
import { signsByName } from '../knowledge/words/own-secrets.ts'
import { fileRole } from '../classify/file-role.ts'
import { defaultHost, hostAt } from '../classify/endpoint.ts'
import { addressStem, isSecretVariable, isSecretOfClient } from '../classify/names.ts'
import type { Agent, Connection, Credential, EndpointClass } from '../model/index.ts'
import type { Assignment, VariablesReading } from '../model/reading.ts'
import { oncePer } from '../text/once-per.ts'
import { databaseHost } from './connections.ts'
import { resolved } from './endpoints.ts'
import { addressAmong, isDownload, isReturnAddress, looksLikeAddress, namesNoService } from './addresses.ts'
import { type Held, heldBy, opensNothing, providerNamed, sentTo } from './credentials.ts'
import type { Definitions } from './definitions.ts'
import { agentPackage, type Facts, surroundingsOf } from './facts.ts'

const CODE: Agent = { id: 'variables', name: 'agent code', oauth: 'unknown' }

/** Credentials of one set of variables, each joined to its address: E1 to E6 of STANDARD.md, "Among variables". */
export function heldIn(
  reading: VariablesReading,
  facts: Facts,
  definitions: Definitions,
): { assignment: Assignment; credential: Credential }[] {
  const { assignments, at } = reading
  const temporary = temporarySets.filter(({ variable }) =>
    assignments.some(({ name, value }) => name.value === variable && value.parts.length > 0),
  )
  const held = assignments.flatMap((assignment) => {
    const position = {
      file: at.file,
      sentAs: assignment.name.value,
      place: 'env' as const,
      credentialPosition: isSecretVariable(assignment.name.value),
      env: [],
      envFiles: [],
    }
    const one = heldBy(assignment.value, position, facts, definitions)
    return one
      ? [{ assignment, one: one.form === 'literal' && temporary.some(({ of }) => of.test(assignment.name.value)) ? shortLived(one) : one }]
      : []
  })
  const literals = held.filter(({ one }) => one.form === 'literal')
  const secret = new Set(literals.map(({ assignment }) => assignment.name.value))
  const addresses = assignments.filter(
    ({ name, value }) => addressStem(name.value) !== undefined && looksLikeAddress(value) && !secret.has(name.value),
  )
  return held.map(({ assignment, one }) => ({
    assignment,
    credential: paired(one, assignment, reading, facts, definitions, addresses, literals.length === 1),
  }))
}

/** What is not sent beyond this machine and its network. */
const NEAR: ReadonlySet<EndpointClass> = new Set(['none', 'loopback', 'private', 'placeholder'])

function shortLived(held: Extract<Held, { form: 'literal' }>): Held {
  return { ...held, judged: { ...held.judged, class: 'short-lived' } }
}

function paired(
  held: Held,
  { value }: Assignment,
  reading: VariablesReading,
  facts: Facts,
  definitions: Definitions,
  addresses: readonly Assignment[],
  only: boolean,
): Credential {
  const { file } = reading.at
  const mode = held.form === 'literal' ? held.judged.mode : 'unknown'
  const text = value.parts.map((part) => (part.kind === 'text' ? part.text.value : 'x')).join('')
  const database = databaseHost(text, surroundingsOf(facts, file, [held.sentAs], mode), held.at)
  if (database) return sentTo(held, database, 'P7', 'high')
  const entry = { env: reading.assignments, at: reading.at }
  const hostOf = ({ name, value: address }: Assignment) =>
    hostAt(resolved(address, entry, definitions), surroundingsOf(facts, file, [held.sentAs, name.value], mode), address.at)
  const isNear = (one: Assignment) => NEAR.has(hostOf(one).class)
  const own = addressAmong(held.sentAs, addresses, reading.assignments, isNear)
  // What is sent nowhere is still a part of the service beside it: one on this machine signs for this machine.
  if (opensNothing(held.sentAs)) {
    const beside = own && signsByName.pattern.test(held.sentAs) ? hostOf(own) : undefined
    return beside?.class === 'loopback' ? sentTo(held, beside, 'E1', 'medium') : sentTo(held, undefined, 'E7', 'low')
  }
  if (own) return sentTo(held, hostOf(own), 'E1', 'high')
  const provider = held.form === 'literal' ? held.judged.provider : undefined
  const byFormat = provider && defaultHost(provider, mode, facts.company(file.path))
  if (byFormat) return sentTo(held, byFormat, 'E4', 'high')
  const named = providerNamed(held.sentAs)
  const byName = named && defaultHost(named, mode, facts.company(file.path))
  if (byName) return sentTo(held, byName, 'E5', 'medium')
  const [alone] = only && addresses.length === 1 ? addresses : []
  const single =
    alone && !isReturnAddress(alone.name.value) && !isDownload(alone) && !namesNoService(held.sentAs, alone) ? alone : undefined
  return single ? sentTo(held, hostOf(single), 'E6', 'low') : sentTo(held, undefined, 'E7', 'low')
}

/** A pair in a variable file as a connection of the agent that lives in its package; undefined when nothing shows an agent. */
export function variableConnection(
  assignment: Assignment,
  credential: Credential,
  reading: VariablesReading,
  facts: Facts,
): Connection | undefined {
  if (!credential.to || reading.place !== 'dotenv') return undefined
  const { file } = reading.at
  if (fileRole(file.path).template && credential.form !== 'literal') return undefined
  const evidence = agentPackage(file.path, facts)
  if (!evidence || credential.form !== 'literal') return undefined
  // It proves a client at the token endpoint, and is no key to an API.
  if (isSecretOfClient(assignment.name.value, nameSetOf(reading))) return undefined
  return {
    kind: 'connection',
    protocol: 'api',
    source: 'variables',
    agent: CODE,
    name: assignment.name,
    endpoint: { transport: 'http', host: credential.to, at: credential.to.at ?? credential.at },
    credentials: [credential],
    variables: namesOf(reading),
    oauth: false,
    enabled: true,
    evidence: [evidence, { is: 'sent-to', at: credential.to.at ?? credential.at, say: `it goes to ${credential.to.shown}` }],
    at: assignment.value.at,
  }
}

/** The same in small letters, to look names up. */
const nameSetOf = oncePer((reading: VariablesReading): ReadonlySet<string> => new Set(namesOf(reading).map((name) => name.toLowerCase())))

/** The names of a file's variables: one list for all connections of the file. */
const namesOf = oncePer((reading: VariablesReading): readonly string[] => reading.assignments.map(({ name }) => name.value))
