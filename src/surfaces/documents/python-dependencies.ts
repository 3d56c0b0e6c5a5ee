import { agentPackages } from '../../knowledge/agent-packages.ts'
import { entries, get, items, type Node, string } from '../../parse/node.ts'
import type { EvidenceReading, Reading } from '../../model/reading.ts'
import { slice, type Text } from '../../text/source.ts'
import { defineSurface } from '../reading/surface.ts'

/** Dependencies of a Python project that show an agent or its users. */
export default defineSurface({
  id: 'python-dependencies',
  name: 'Dependencies in pyproject.toml and Pipfile',
  spec: 'https://packaging.python.org/en/latest/specifications/pyproject-toml/',
  counts: 'other',
  files: ['**/pyproject.toml', '**/Pipfile'],
  format: 'toml',
  *read(root): Generator<Reading> {
    const project = get(root, 'project')
    const groups = [...entries(get(project, 'optional-dependencies')), ...entries(get(root, 'dependency-groups'))].map(({ value }) => value)
    for (const list of [get(project, 'dependencies'), ...groups, get(root, 'tool', 'uv', 'dev-dependencies')]) {
      for (const item of items(list)) yield* requirementEvidence(string(item))
    }
    const tables = [
      get(root, 'tool', 'poetry', 'dependencies'),
      get(root, 'tool', 'poetry', 'dev-dependencies'),
      ...entries(get(root, 'tool', 'poetry', 'group')).map(({ value }) => get(value, 'dependencies')),
      get(root, 'packages'),
      get(root, 'dev-packages'),
    ]
    for (const table of tables) yield* keyEvidence(table)
  },
})

/** `name[extra]>=1` as evidence; undefined and other packages say nothing. */
export function* requirementEvidence(requirement: Text | undefined): Generator<EvidenceReading> {
  const name = /^\s*([A-Za-z0-9][\w.-]*)/.exec(requirement?.value ?? '')
  if (!requirement || !name) return
  const start = name[0].length - (name[1] as string).length
  yield* packageEvidence(name[1] as string, slice(requirement, start, name[0].length))
}

function* keyEvidence(table: Node | undefined): Generator<EvidenceReading> {
  for (const { key } of entries(table)) yield* packageEvidence(key.value, key)
}

function* packageEvidence(name: string, { at }: Pick<Text, 'at'>): Generator<EvidenceReading> {
  const normal = name.toLowerCase().replaceAll(/[_.]+/g, '-')
  const row = agentPackages.find((one) => one.name === normal)
  if (row && !row.onlyOnNpm) yield { kind: 'evidence', of: row.shows, label: `depends on ${name}`, at }
}
