import { entries, get, type Node, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { type Field, mapNode } from '../deploy/nodes.ts'
import { looksLikeServer, readEntry } from './server-entry.ts'

const agent = { id: 'zed', name: 'Zed', oauth: 'automatic', signIn: 'keep `url`, delete `headers` and sign in when Zed asks' } as const

export default defineSurface({
  id: 'zed',
  name: 'Zed context servers',
  spec: 'https://zed.dev/docs/ai/mcp',
  agent,
  counts: 'agent',
  files: ['**/.zed/settings.json', '**/.zed/settings.json.*', '**/zed/settings.json', '**/Zed/settings.json'],
  format: 'jsonc',
  *read(root): Generator<Reading> {
    for (const { key, value } of entries(get(root, 'context_servers'))) {
      const entry = asEntry(key.value, value)
      if (looksLikeServer(entry)) yield* readEntry(key, entry, { agent, source: 'config' })
    }
  },
})

/** Older files have `command: {path, args, env}`; an extension's program gets `settings`. */
function asEntry(name: string, value: Node): Node {
  if (value.kind !== 'map') return value
  const command = get(value, 'command')
  if (command?.kind === 'map') return { ...value, entries: [...command.entries.filter(({ key }) => key.value === 'env'), ...value.entries] }
  const settings = get(value, 'settings')
  if (command || get(value, 'url') || settings?.kind !== 'map') return value
  const fields: Field[] = [
    ['command', { value: name, at: value.at }],
    ['env', settings],
  ]
  return mapNode(string(get(value, 'source')) ? [...fields, ['source', get(value, 'source') as Node]] : fields, value.at)
}
