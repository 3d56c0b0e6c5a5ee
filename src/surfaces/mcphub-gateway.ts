import { entries, get, has, items, number, type Node } from '../parse/node.ts'
import type { TokenPolicy } from '../model/index.ts'
import type { Reading } from '../reading.ts'
import { defineSurface } from '../surface.ts'
import { literalUnder } from './literals.ts'

export default defineSurface({
  id: 'mcphub-gateway',
  name: 'MCPHub gateway settings',
  spec: 'https://docs.mcphubx.com/configuration/mcp-settings',
  counts: 'agent',
  files: ['**/mcp_settings.json', '**/mcp_settings.*.json'],
  format: 'jsonc',
  // Roo Code has a file of this name with servers alone.
  recognises: (root) => has(root, 'systemConfig') || has(root, 'users') || has(root, 'groups'),
  *read(root): Generator<Reading> {
    for (const key of items(get(root, 'bearerKeys'))) yield* literalUnder('token', get(key, 'token'))
    yield* literalUnder('bearerAuthKey', get(root, 'systemConfig', 'routing', 'bearerAuthKey'))
    yield* literalUnder('apiKey', get(root, 'systemConfig', 'smartRouting', 'openaiApiKey'))
    const server = get(root, 'systemConfig', 'oauthServer')
    for (const { key, value } of entries(server)) yield* lifetime(key.value, value)
  },
})

const TOKENS: Readonly<Record<string, TokenPolicy['token']>> = { accessTokenLifetime: 'access', refreshTokenLifetime: 'refresh', authorizationCodeLifetime: 'code' }

function* lifetime(key: string, value: Node): Generator<TokenPolicy> {
  const token = Object.hasOwn(TOKENS, key) ? TOKENS[key] : undefined
  const seconds = number(value)
  if (!token || seconds === undefined) return
  yield {
    kind: 'tokenPolicy', owner: { what: 'OAuth server of MCPHub', product: 'MCPHub' }, token, lifetime: { is: 'set', value: seconds, at: value.at }, written: `${seconds} s`,
    clientType: 'unknown', bound: false, internal: false, confidence: 'high', key: `systemConfig.oauthServer.${key}`, at: value.at,
  }
}
