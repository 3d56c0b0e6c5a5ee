import { entries, get } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { literalsIn, literalUnder } from './literals.ts'
import { readServers } from './mcp-servers.ts'

const agent = {
  id: 'mcp-agent',
  name: 'mcp-agent',
  oauth: 'configured',
  signIn: 'delete `headers` and set `auth.oauth`',
  reference: '${NAME}',
} as const

export default defineSurface({
  id: 'mcp-agent',
  name: 'mcp-agent configuration and secrets',
  spec: 'https://docs.mcp-agent.com/reference/configuration',
  agent,
  counts: 'agent',
  files: [
    '**/mcp_agent.config.{yaml,yml}',
    '**/mcp_agent.secrets.{yaml,yml}',
    '**/mcp_agent.*.{yaml,yml}',
    '**/mcp_agent.*.yaml.*',
    '**/fastagent.config.{yaml,yml}',
    '**/fastagent.secrets.{yaml,yml}',
    '**/mcp-agent.config.{yaml,yml}',
    '**/mcp-agent.secrets.{yaml,yml}',
  ],
  format: 'yaml',
  *read(root): Generator<Reading> {
    yield* readServers(root, { agent, servers: [['mcp', 'servers']] })
    for (const { value } of entries(get(root, 'mcp', 'servers'))) {
      for (const name of ['access_token', 'refresh_token']) yield* literalUnder(name, get(value, 'auth', 'oauth', name))
    }
    // The secrets file names servers by what is missing in the other file.
    for (const { value } of entries(get(root, 'mcp', 'servers')))
      if (!get(value, 'command') && !get(value, 'url')) for (const block of ['env', 'headers']) yield* literalsIn(get(value, block))
    // openai.api_key, anthropic.api_key, temporal.api_key, authorization.client_secret, …
    for (const { value } of entries(root)) for (const key of ['api_key', 'client_secret']) yield* literalUnder(key, get(value, key))
  },
})
