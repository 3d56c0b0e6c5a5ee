import { guardsIngress, opensCluster } from '../../knowledge/words/connections.ts'
import type { McpServer } from '../../model/index.ts'
import type { Assignment } from '../../model/reading.ts'
import { get, has, type Node, string } from '../../parse/node.ts'
import { oncePer } from '../../text/once-per.ts'
import type { SourceFile, Span, Text } from '../../text/source.ts'
import { openProgram, writtenVariable } from './open-programs.ts'

/** What opens the cluster in a file, where nothing of it asks callers who they are. */
const entranceOf = oncePer((file: SourceFile): Span | undefined => {
  const found = opensCluster.pattern.exec(file.text)
  if (!found || guardsIngress.pattern.test(file.text)) return undefined
  return { file, start: found.index, end: found.index + found[0].length }
})

/**
 * A container with a program of the directory that asks nobody for a token, in a file that also opens its cluster to others. What a Secret
 * brings may be the token, and what stands at the entrance may ask for one.
 */
export function* serverInCluster(
  container: Node,
  command: readonly Text[],
  environment: readonly Assignment[],
  file: SourceFile,
): Generator<McpServer> {
  const name = string(get(container, 'name'))
  const found = has(container, 'envFrom') ? undefined : openProgram(string(get(container, 'image')), command, environment)
  const entrance = found && name ? entranceOf(file) : undefined
  if (!found || !name || !entrance) return
  const { row, runs } = found
  const told = environment.find((one) => row.network?.test(writtenVariable(one)))
  yield {
    kind: 'mcpServer',
    owner: { what: 'container', name: name.value, product: 'Kubernetes' },
    transport: 'http',
    auth: 'none',
    listens: { is: 'set', value: 'all', at: runs.at },
    deployed: [{ at: entrance, label: 'opens it to others' }],
    tools: 'unknown',
    confidence: 'medium',
    instead: row.protect ?? 'put what verifies tokens in front of it',
    at: told?.name.at ?? runs.at,
  }
}
