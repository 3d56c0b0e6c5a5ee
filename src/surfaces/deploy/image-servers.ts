import type { Assignment } from '../../model/reading.ts'
import type { McpServer } from '../../model/index.ts'
import type { Text } from '../../text/source.ts'
import { pairsOf, type Instruction } from './docker-instructions.ts'
import { commandOf, finalStage } from './docker-stages.ts'
import { template } from './interpolation.ts'
import type { Reader } from '../reading/surface.ts'
import { isKeptByCompose } from './compose-builds.ts'
import { openProgram } from './open-programs.ts'
import { packageName, programName } from './package-name.ts'
import { splitWords } from './words.ts'

/** The program of the directory that an image starts for whoever reaches the port which it exposes. */
export function* serverOfImage(instructions: readonly Instruction[], { file, project }: Reader): Generator<McpServer> {
  const { image, own } = finalStage(instructions)
  const port = own.findLast(({ name }) => name === 'EXPOSE')
  if (!port) return
  const environment = own
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ rest }) => pairsOf(rest))
    .map(({ name, value }): Assignment => ({ name, value: template(value) }))
  const { entry, added } = commandOf(own)
  const found = openProgram(image, [entry, added].flatMap(wordsRun), environment, [...entry, ...added])
  if (!found) return
  const { row, runs } = found
  if (isKeptByCompose(row, file.path, project)) return
  yield {
    kind: 'mcpServer',
    owner: { what: 'MCP server', name: packageName(runs.value).replace(/^\//, ''), product: 'Docker' },
    transport: 'http',
    auth: 'none',
    listens: { is: 'set', value: 'all', at: runs.at },
    deployed: [{ at: port.rest.at, label: 'Dockerfile EXPOSE' }],
    tools: 'unknown',
    confidence: 'medium',
    instead: row.protect ?? 'publish its port on 127.0.0.1 alone, or put what verifies tokens in front of it',
    at: runs.at,
  }
}

/** The words of a command; those of the script that a shell is given stand for themselves. */
function wordsRun(words: readonly Text[]): readonly Text[] {
  const script = words.findIndex(({ value }) => /^-[a-z]{0,3}c$/.test(value)) + 1
  const [shell] = words
  return shell && script > 0 && /^(?:ba|da|a)?sh$/.test(programName(shell.value)) ? words.slice(script).flatMap(splitWords) : words
}
