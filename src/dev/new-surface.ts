import type { GeneratedFile } from './written.ts'
import { scaffolded } from './scaffold.ts'

scaffolded(
  'surface',
  filesOf,
  (id) => `  1. give src/surfaces/clients/${id}.ts the names, keys and documentation of its files
  2. rename the files of fixtures/surfaces/${id}/ to match, and write what people write; a client needs a row in
     src/knowledge/home-files.ts as well
  3. npm test -- ${id}, then read the new expected.json: is that what the file means?
  4. npm run generate`,
)

/** A client with a table of servers, the most common surface; its cases are read as nothing until the names fit. */
function filesOf(id: string): GeneratedFile[] {
  const name = id.replace(/(?:^|-)([a-z])/g, (_, letter: string, at: number) => (at > 0 ? ' ' : '') + letter.toUpperCase())
  return [
    { path: `src/surfaces/clients/${id}.ts`, text: surfaceText(id, name) },
    {
      path: `fixtures/surfaces/${id}/bad-static-key/.${id}/mcp.json`,
      text: serverText('"headers": { "Authorization": "Bearer {{fake:generic-32}}" }'),
    },
    { path: `fixtures/surfaces/${id}/good-sign-in/.${id}/mcp.json`, text: serverText() },
  ]
}

function surfaceText(id: string, name: string): string {
  return `import { defineClient } from './mcp-servers.ts'

export default defineClient({
  id: '${id}',
  name: '${name} MCP servers',
  spec: 'https://modelcontextprotocol.io/clients',
  agent: { id: '${id}', name: '${name}', oauth: 'unknown' },
  files: ['**/.${id}/settings.json'],
  servers: [['mcpServers']],
})
`
}

function serverText(more?: string): string {
  return `{
  "mcpServers": {
    "billing": {
      "url": "https://mcp.acme-crm.io/billing"${more ? `,\n      ${more}` : ''}
    }
  }
}
`
}
