import { agentPackages } from '../knowledge/agent-packages.ts'
import { entries, get, string } from '../parse/node.ts'
import { parseShell } from '../parse/shell.ts'
import type { Reading } from '../reading.ts'
import { defineSurface } from '../surface.ts'
import { commandReadings } from './command-readings.ts'

/** Dependencies that show an agent or its users, and scripts that carry credentials. */
export default defineSurface({
  id: 'package-manifest',
  name: 'package.json dependencies and scripts',
  spec: 'https://docs.npmjs.com/cli/configuring-npm/package-json',
  counts: 'other',
  files: ['**/package.json'],
  format: 'jsonc',
  recognises: (root) => root.kind === 'map',
  *read(root): Generator<Reading> {
    for (const block of ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']) {
      for (const { key } of entries(get(root, block))) {
        const row = agentPackages.find(({ name }) => (name.endsWith('/') ? key.value.startsWith(name) : key.value === name))
        if (row) yield { kind: 'evidence', of: row.shows, label: `depends on ${key.value}`, at: key.at }
      }
    }
    for (const { value } of entries(get(root, 'scripts'))) {
      const script = string(value)
      if (script) yield* commandReadings(parseShell(script), 'command')
    }
  },
})
