import type { Project } from '../../discover/project.ts'
import { entries, get, type Entry, type Node } from '../../parse/node.ts'
import { parseYaml } from '../../parse/yaml.ts'
import type { Reading } from '../../model/reading.ts'
import { SourceFile } from '../../text/source.ts'
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
  *read(root, { file, project }): Generator<Reading> {
    const addressed = withAddresses(root, file.path, project)
    yield* readServers(addressed, { agent, servers: [['mcp', 'servers']] })
    for (const { value } of entries(get(root, 'mcp', 'servers'))) {
      for (const name of ['access_token', 'refresh_token']) yield* literalUnder(name, get(value, 'auth', 'oauth', name))
    }
    // The secrets file names servers by what is missing in the other file; where that is not here, they are only kept.
    for (const { value } of entries(get(addressed, 'mcp', 'servers')))
      if (!get(value, 'command') && !get(value, 'url')) for (const block of ['env', 'headers']) yield* literalsIn(get(value, block))
    // openai.api_key, anthropic.api_key, temporal.api_key, authorization.client_secret, …
    for (const { value } of entries(root)) for (const key of ['api_key', 'client_secret']) yield* literalUnder(key, get(value, key))
  },
})

/** What the configuration says of a server, and the secrets of it leave out. */
const OF_ADDRESS = new Set(['url', 'transport'])

/** The servers of a file of secrets, each with its address from the configuration beside it, in which the program puts them. */
function withAddresses(root: Node, path: string, project: Project): Node {
  const named = /^(.*?)(mcp[_-]agent|fastagent)\.secrets\.ya?ml$/.exec(path)
  const servers = get(root, 'mcp', 'servers')
  if (!named || servers?.kind !== 'map') return root
  const beside = [`${named[1]}${named[2]}.config.yaml`, `${named[1]}${named[2]}.config.yml`].find((one) => project.has(one))
  const text = beside === undefined ? undefined : project.text(beside)
  if (beside === undefined || text === undefined) return root
  const known = get(parseYaml(new SourceFile(beside, text).whole).roots[0], 'mcp', 'servers')
  const joined = servers.entries.map((entry) => withAddress(entry, get(known, entry.key.value)))
  return within(root, ['mcp', 'servers'], { ...servers, entries: joined })
}

function withAddress(entry: Entry, known: Node | undefined): Entry {
  const { value } = entry
  if (value.kind !== 'map' || get(value, 'url') || get(value, 'command') || get(known, 'command')) return entry
  const address = entries(known).filter(({ key }) => OF_ADDRESS.has(key.value))
  return { ...entry, value: { ...value, entries: [...value.entries, ...address] } }
}

/** A tree with another node at a path. */
function within(node: Node, [key, ...rest]: readonly string[], other: Node): Node {
  if (key === undefined || node.kind !== 'map') return other
  return {
    ...node,
    entries: node.entries.map((entry) => (entry.key.value === key ? { ...entry, value: within(entry.value, rest, other) } : entry)),
  }
}
