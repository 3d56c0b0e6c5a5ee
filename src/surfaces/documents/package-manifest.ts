import { agentPackages } from '../../knowledge/agent-packages.ts'
import { boolean, entries, get, has, items, type Node, string } from '../../parse/node.ts'
import { parseShell } from '../../parse/shell.ts'
import type { Reading, ShippingReading } from '../../model/reading.ts'
import { defineSurface, type Reader } from '../reading/surface.ts'
import { commandReadings } from '../deploy/command-readings.ts'
import { anchored, beside, patternLines } from '../clients/patterns.ts'
import { folderOf } from '../../text/paths.ts'

/** Dependencies that show an agent or its users, scripts that carry credentials, and what is published. */
export default defineSurface({
  id: 'package-manifest',
  name: 'package.json dependencies, scripts and published files',
  spec: 'https://docs.npmjs.com/cli/configuring-npm/package-json',
  counts: 'other',
  files: ['**/package.json'],
  format: 'jsonc',
  recognises: (root) => root.kind === 'map',
  async *read(root, reader): AsyncGenerator<Reading> {
    for (const block of ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']) {
      for (const { key } of entries(get(root, block))) {
        const row = agentPackages.find(({ name }) => (name.endsWith('/') ? key.value.startsWith(name) : key.value === name))
        if (row) yield { kind: 'evidence', of: row.shows, label: `depends on ${key.value}`, at: key.at }
      }
    }
    for (const { value } of entries(get(root, 'scripts'))) {
      const script = string(value)
      if (script) yield* commandReadings(parseShell(script), { source: 'command' }, reader)
    }
    yield* published(root, reader)
  },
})

/** npm takes what `files` names; without it everything but what `.npmignore`, or else `.gitignore`, leaves out. */
function* published(root: Node, { file, project }: Reader): Generator<ShippingReading> {
  const name = string(get(root, 'name'))
  if (!name || !has(root, 'version') || boolean(get(root, 'private')) === true) return
  const folder = folderOf(file.path)
  const files = get(root, 'files')
  const listed = items(files).flatMap((item) => string(item)?.value ?? [])
  const ignored =
    project.text(beside(file.path, '.npmignore')) ?? (listed.length > 0 ? undefined : project.text(beside(file.path, '.gitignore')))
  yield {
    kind: 'shipping',
    what: 'the npm package',
    folder,
    includes: files?.kind === 'list' ? listed.map(anchored) : ['*'],
    excludes: [...NEVER_PUBLISHED, ...patternLines(ignored ?? '')],
    at: (files ?? name).at,
  }
}

/** https://docs.npmjs.com/cli/using-npm/developers#keeping-files-out-of-your-package */
const NEVER_PUBLISHED = ['.git', '.npmrc', 'node_modules', 'package-lock.json', 'npm-debug.log', '.DS_Store']
