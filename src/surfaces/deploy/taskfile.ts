import { entries, get, has, items, type Node, string } from '../../parse/node.ts'
import { parseShell } from '../../parse/shell.ts'
import type { Assignment, Reading } from '../../model/reading.ts'
import type { Text } from '../../text/source.ts'
import { defineSurface } from '../reading/surface.ts'
import { commandReadings, valuesOf } from './command-readings.ts'
import { template } from './interpolation.ts'
import { assignmentsIn } from '../clients/entry-values.ts'

/** Commands of tasks, and the variables that they get. Each command has a shell of its own. */
export default defineSurface({
  id: 'taskfile',
  name: 'Taskfiles',
  spec: 'https://taskfile.dev/docs/reference/schema',
  counts: 'other',
  files: [
    '**/Taskfile.{yml,yaml}',
    '**/taskfile.{yml,yaml}',
    '**/Taskfile.dist.{yml,yaml}',
    '**/taskfile.dist.{yml,yaml}',
    '**/Taskfile.*.{yml,yaml}',
  ],
  format: 'yaml',
  recognises: (root) => has(root, 'tasks'),
  async *read(root, reader): AsyncGenerator<Reading> {
    const tasks = entries(get(root, 'tasks')).map(({ value }) => value)
    const outer = valuesOf(assignments(root))
    for (const holder of [root, ...tasks]) {
      const env = get(holder, 'env')
      if (env?.kind === 'map') yield { kind: 'variables', place: 'config', assignments: assignments(holder), envFiles: [], at: env.at }
    }
    for (const task of tasks) {
      const variables = valuesOf(assignments(task), outer)
      for (const command of commandsOf(task)) yield* commandReadings(parseShell(command), { source: 'command', variables }, reader)
    }
  },
})

function assignments(holder: Node): Assignment[] {
  const env = get(holder, 'env')
  return env?.kind === 'map' ? assignmentsIn(env, template) : []
}

/** `cmds` and `cmd`, of which an item may be `{cmd: …}`; a task may be its command, or the list of them. */
function commandsOf(task: Node): Text[] {
  const listed = [task, get(task, 'cmd'), get(task, 'cmds'), ...items(task), ...items(get(task, 'cmds'))]
  return listed.flatMap((item) => string(item) ?? string(get(item, 'cmd')) ?? string(get(item, 'defer')) ?? [])
}
