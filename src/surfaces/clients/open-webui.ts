import { entries, get, items, string } from '../../parse/node.ts'
import type { Assignment, Reading } from '../../model/reading.ts'
import { defineSurface, type Reader } from '../reading/surface.ts'
import { template } from '../deploy/interpolation.ts'
import { looksLikeServer, readEntry } from './server-entry.ts'

const agent = {
  id: 'open-webui',
  name: 'Open WebUI',
  oauth: 'configured',
  signIn: 'set `auth_type` to `oauth_2.1` and delete `key`',
} as const

const VARIABLE = 'TOOL_SERVER_CONNECTIONS'

export default defineSurface({
  id: 'open-webui',
  name: 'Open WebUI tool servers',
  spec: 'https://docs.openwebui.com/getting-started/env-configuration/#tool_server_connections',
  counts: 'variables',
  files: ['**/.env', '**/.env.*', '**/*.env'],
  format: 'dotenv',
  mentions: [VARIABLE],
  async *read(root, reader): AsyncGenerator<Reading> {
    const assignments = entries(root).flatMap(({ key, value }) => {
      const text = string(value)
      return text ? [{ name: key, value: template(text) }] : []
    })
    yield* serversInVariables(assignments, reader)
  },
})

/** Connections that stand in a variable as a JSON list. */
export async function* serversInVariables(assignments: readonly Assignment[], reader: Reader): AsyncGenerator<Reading> {
  for (const { name, value } of assignments) {
    const [only] = value.parts
    if (name.value !== VARIABLE || only?.kind !== 'text') continue
    for (const root of (await reader.parse('jsonc', only.text)).roots) {
      for (const one of items(root)) {
        if (!looksLikeServer(one)) continue
        const isMcp = string(get(one, 'type'))?.value === 'mcp'
        for (const reading of readEntry(string(get(one, 'info', 'name')) ?? string(get(one, 'info', 'id')) ?? name, one, {
          agent,
          source: 'config',
        }))
          yield reading.kind === 'server' && !isMcp ? { ...reading, protocol: 'api' } : reading
      }
    }
  }
}
