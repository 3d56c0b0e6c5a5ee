import { get, has, items } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literalUnder } from '../clients/literals.ts'

/** Keys of the gateway itself; its servers are read as Roo Code's, whose file has the same name and shape. */
export default defineSurface({
  id: 'mcphub-gateway',
  name: 'MCPHub gateway settings',
  spec: 'https://docs.mcphubx.com/configuration/mcp-settings',
  counts: 'agent',
  files: ['**/mcp_settings.json', '**/mcp_settings.*.json'],
  format: 'jsonc',
  recognises: (root) => has(root, 'systemConfig') || has(root, 'users') || has(root, 'bearerKeys'),
  *read(root): Generator<Reading> {
    for (const key of items(get(root, 'bearerKeys'))) yield* literalUnder('token', get(key, 'token'))
    yield* literalUnder('bearerAuthKey', get(root, 'systemConfig', 'routing', 'bearerAuthKey'))
    yield* literalUnder('openaiApiKey', get(root, 'systemConfig', 'smartRouting', 'openaiApiKey'))
  },
})
