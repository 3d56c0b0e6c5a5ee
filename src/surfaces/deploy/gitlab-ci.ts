import { entries, get, type Node, string } from '../../parse/node.ts'
import type { Assignment, Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { Variables, valuesAfter, valuesOf } from './command-readings.ts'
import { linesOf } from './script-lines.ts'
import { scriptOf, scriptReadings } from './github-workflow.ts'
import { template } from './interpolation.ts'
import { assignmentsIn } from '../clients/entry-values.ts'

export default defineSurface({
  id: 'gitlab-ci',
  name: 'GitLab CI pipelines',
  spec: 'https://docs.gitlab.com/ci/yaml/',
  counts: 'other',
  files: ['**/.gitlab-ci.{yml,yaml}', '**/.gitlab-ci/**/*.{yml,yaml}', '**/*.gitlab-ci.{yml,yaml}'],
  format: 'yaml',
  async *read(root, reader): AsyncGenerator<Reading> {
    const shared = get(root, 'variables')
    const outer = valuesOf(shared?.kind === 'map' ? assignmentsOf(shared) : [])
    const set = new Map<Node | undefined, Variables>()
    for (const holder of [root, ...entries(root).map(({ value }) => value)]) {
      const variables = get(holder, 'variables')
      const own = variables?.kind === 'map' ? assignmentsOf(variables) : []
      if (variables?.kind === 'map') yield { kind: 'variables', place: 'workflow', assignments: own, envFiles: [], at: variables.at }
      const atStart = valuesOf(own, outer)
      // One shell runs what goes before and the script; a second one runs what comes after: https://docs.gitlab.com/ci/yaml/#after_script
      const before = get(holder, 'before_script') ?? get(root, 'default', 'before_script') ?? get(root, 'before_script')
      const setBefore = set.get(before) ?? valuesAfter(scriptOf(linesOf(before)))
      set.set(before, setBefore)
      yield* scriptReadings(linesOf(get(holder, 'before_script')), atStart, reader, '$NAME')
      yield* scriptReadings(linesOf(get(holder, 'script')), new Variables(setBefore, atStart), reader, '$NAME')
      yield* scriptReadings(linesOf(get(holder, 'after_script')), atStart, reader, '$NAME')
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
