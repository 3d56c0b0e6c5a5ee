import { entries, get, items, type Node, string } from '../parse/node.ts'
import type { Assignment, Reading } from '../reading.ts'
import { defineSurface } from '../surface.ts'
import { valuesOf } from './command-readings.ts'
import { scriptReadings } from './github-workflow.ts'
import { template } from './interpolation.ts'
import { assignmentsIn } from './server-entry.ts'

export default defineSurface({
  id: 'gitlab-ci',
  name: 'GitLab CI pipelines',
  spec: 'https://docs.gitlab.com/ci/yaml/',
  counts: 'other',
  files: ['**/.gitlab-ci.{yml,yaml}', '**/.gitlab-ci/**/*.{yml,yaml}', '**/*.gitlab-ci.{yml,yaml}'],
  format: 'yaml',
  async *read(root, reader): AsyncGenerator<Reading> {
    const shared = get(root, 'variables')
    const outer = shared?.kind === 'map' ? assignmentsOf(shared) : []
    for (const holder of [root, ...entries(root).map(({ value }) => value)]) {
      const variables = get(holder, 'variables')
      if (variables?.kind === 'map') yield { kind: 'variables', place: 'workflow', assignments: assignmentsOf(variables), envFiles: [], at: variables.at }
      for (const key of ['before_script', 'script', 'after_script']) {
        const script = get(holder, key)
        for (const line of [script, ...items(script)]) {
          const text = string(line)
          if (text) yield* scriptReadings(text, valuesOf(outer, variables?.kind === 'map' ? assignmentsOf(variables) : []), reader, '$NAME')
        }
      }
    }
  },
})

/** `NAME: value` or `NAME: {value, description}`. */
function assignmentsOf(variables: Node): Assignment[] {
  const long = entries(variables).flatMap(({ key, value }) => {
    const text = string(get(value, 'value'))
    return text ? [{ name: key, value: template(text) }] : []
  })
  return [...assignmentsIn(variables, template), ...long]
}
