import type { Reading } from '../../model/reading.ts'
import { entries, get, items, type Node } from '../../parse/node.ts'
import { assignmentsIn } from '../clients/entry-values.ts'
import { defineSurface, type Reader } from '../reading/surface.ts'
import { type Variables, valuesOf } from './command-readings.ts'
import { scriptReadings } from './github-workflow.ts'
import { linesOf } from './script-lines.ts'
import { template } from './interpolation.ts'

/** A service that runs pipelines, and the keys of what its runners set and run. */
interface Service {
  readonly path: RegExp
  readonly variables: readonly string[]
  readonly scripts: readonly string[]
  /** How a pipeline names a secret. */
  readonly reference: string
  readonly spec: string
}

const SERVICES: readonly Service[] = [
  {
    path: /(?:^|\/)(?:azure-pipelines[^/]*$|\.?(?:azure-pipelines|azuredevops|azdo|pipelines)\/)/i,
    variables: ['variables', 'env'],
    scripts: ['script', 'bash', 'pwsh', 'powershell'],
    reference: '$(NAME)',
    spec: 'https://learn.microsoft.com/azure/devops/pipelines/yaml-schema/variables',
  },
  {
    path: /(?:^|\/)\.circleci\//,
    variables: ['environment'],
    scripts: ['run', 'command'],
    reference: '$NAME',
    spec: 'https://circleci.com/docs/reference/configuration-reference/',
  },
  {
    path: /(?:^|\/)bitbucket-pipelines\.ya?ml$/,
    variables: ['variables'],
    scripts: ['script', 'after-script'],
    reference: '$NAME',
    spec: 'https://support.atlassian.com/bitbucket-cloud/docs/step-options/',
  },
  {
    path: /(?:^|\/)\.buildkite\//,
    variables: ['env'],
    scripts: ['command', 'commands'],
    reference: '$NAME',
    spec: 'https://buildkite.com/docs/pipelines/configure/environment-variables',
  },
  {
    path: /(?:^|\/)\.(?:drone|woodpecker)(?:\.ya?ml$|\/)/,
    variables: ['environment'],
    scripts: ['commands'],
    reference: '$NAME',
    spec: 'https://woodpecker-ci.org/docs/usage/environment',
  },
]

export default defineSurface({
  id: 'pipelines',
  name: 'Pipelines of Azure DevOps, Bitbucket, Buildkite, CircleCI, Drone and Woodpecker',
  spec: 'https://learn.microsoft.com/azure/devops/pipelines/yaml-schema/variables',
  counts: 'other',
  files: [
    '**/azure-pipelines*.{yml,yaml}',
    '**/{azure-pipelines,.azure-pipelines,.azuredevops,azuredevops,.azdo,.pipelines,pipelines}/**/*.{yml,yaml}',
    '**/.circleci/**/*.{yml,yaml}',
    '**/bitbucket-pipelines.{yml,yaml}',
    '**/.buildkite/**/*.{yml,yaml}',
    '**/.{drone,woodpecker}.{yml,yaml}',
    '**/.{drone,woodpecker}/**/*.{yml,yaml}',
  ],
  format: 'yaml',
  // Other tools keep pipelines of data in folders of that name.
  recognises: (root) => PIPELINE_KEYS.some((key) => get(root, key) !== undefined),
  read(root, reader) {
    const service = SERVICES.find(({ path }) => path.test(reader.file.path))
    return service ? runsIn(root, { service, around: valuesOf([]), reader, levels: MOST_LEVELS }) : []
  },
})

const PIPELINE_KEYS = ['trigger', 'pool', 'stages', 'jobs', 'steps', 'extends', 'pipelines', 'workflows', 'pipeline', 'kind', 'when']
const MOST_LEVELS = 16

interface Place {
  readonly service: Service
  /** What the stages and jobs around set. */
  readonly around: Variables
  readonly reader: Reader
  readonly levels: number
}

/** Variables and scripts of a stage, job or step, and of what is in it. */
async function* runsIn(node: Node, place: Place): AsyncGenerator<Reading> {
  const { service, reader, levels } = place
  if (levels === 0) return
  const own = service.variables.flatMap((key) => {
    const held = get(node, key)
    return held ? [{ at: held.at, assignments: assignmentsIn(held, template) }] : []
  })
  for (const { at, assignments } of own)
    if (assignments.length > 0) yield { kind: 'variables', place: 'workflow', assignments, envFiles: [], at }
  const around = valuesOf(
    own.flatMap(({ assignments }) => assignments),
    place.around,
  )
  for (const { key, value } of entries(node)) {
    const lines = service.scripts.includes(key.value) ? linesOf(value) : []
    if (lines.length > 0) yield* scriptReadings(lines, around, reader, service.reference)
    if (!service.variables.includes(key.value)) yield* runsIn(value, { ...place, around, levels: levels - 1 })
  }
  for (const item of items(node)) yield* runsIn(item, { ...place, around, levels: levels - 1 })
}
