import { openServers, type OpenServer } from '../../knowledge/open-servers.ts'
import type { Assignment } from '../../model/reading.ts'
import type { Text } from '../../text/source.ts'
import { readCommand } from './command.ts'

/** A program of the directory that a command starts for everybody, and the word that names it. */
export interface OpenProgram {
  readonly row: OpenServer
  readonly runs: Text
}

/**
 * The program that a container runs, by its image or by what its command starts, where the words of that and its variables open it to the
 * network and ask nobody for a token. Of a script the words are told apart, for the options in it.
 */
export function openProgram(
  image: Text | undefined,
  command: readonly Text[],
  environment: readonly Assignment[],
  started: readonly Text[] = command,
): OpenProgram | undefined {
  const program = readCommand(started)?.program
  const words = [...(image ? [image] : []), ...(program ? [program] : [])]
  const row = openServers.find((one) => words.some(({ value }) => one.program.test(value)))
  const runs = words.find(({ value }) => row?.program.test(value))
  if (!row || !runs) return undefined
  const given = [...command.map(({ value }) => value), ...environment.map(writtenVariable)]
  // What listens to its own container alone is reached by nobody else, whatever is published.
  if (
    given.some((word) => OWN_ADDRESS.test(word)) ||
    command.some(({ value }, i) => BIND.test(command[i - 1]?.value ?? '') && LOOPBACK.test(value))
  )
    return undefined
  if (row.network && !given.some((word) => row.network?.test(word))) return undefined
  if (command.some(({ value }) => row.stdio?.test(value))) return undefined
  if (row.asks?.program.test(runs.value) && !command.some(({ value }) => row.asks?.unless.test(value))) return undefined
  return given.some((word) => row.protectedBy.test(word)) ? undefined : { row, runs }
}

/** Whether a variable makes a program ask for a token. */
export function asksWith({ protectedBy }: OpenServer, variables: readonly Assignment[]): boolean {
  return variables.some((one) => protectedBy.test(writtenVariable(one)))
}

/** `NAME=value` */
export function writtenVariable(variable: Assignment): string {
  return `${variable.name.value}=${writtenValue(variable)}`
}

/** The value of a variable, with a question mark for what is known at run time alone. */
function writtenValue({ value: { parts } }: Assignment): string {
  return parts.map((part) => (part.kind === 'text' ? part.text.value : '?')).join('')
}

const LOOPBACK = /^(?:127\.|localhost\b|\[?::1\b)/
const BIND = /^(?:--?(?:host|address|bind|listen)|-H)$/i
const OWN_ADDRESS = /^(?:--?(?:host|address|bind|listen)|\w{0,40}(?:HOST|ADDRESS|ADDR|BIND))=(?:127\.|localhost\b|\[?::1\b)/i
