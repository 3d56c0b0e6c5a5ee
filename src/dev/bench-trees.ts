import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cleanEnvironment } from '../../test/materialise.ts'

/** A committed repository of these files; returns its folder. */
export function repository(root: string, files: Iterable<readonly [path: string, text: string]>): string {
  mkdirSync(root)
  const folders = new Set<string>()
  for (const [path, text] of files) {
    const folder = dirname(join(root, path))
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
    folders.add(folder)
    writeFileSync(join(root, path), text)
  }
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', '-c', 'gc.auto=0', ...args], {
      cwd: root,
      env: cleanEnvironment(),
    })
  git('init', '-q')
  git('add', '-A')
  git('commit', '-q', '--allow-empty', '--no-verify', '-m', 'all')
  return root
}

/** A repository whose agents are configured, and whose code is about something else. */
export function* configured(count: number): Generator<readonly [string, string]> {
  const agents = agentFiles()
  yield* agents
  yield ['package.json', '{ "name": "shop", "private": true }\n']
  for (let i = 0; i < count - agents.length - 1; i++) yield other(i)
}

/** A repository that has, for a thousand files each, the same mix of pages, data, styles and code, of which thirty files sign people in. */
export function* mixed(count: number): Generator<readonly [string, string]> {
  const agents = agentFiles()
  yield* agents
  yield [
    'package.json',
    '{ "name": "shop", "private": true, "type": "module", "dependencies": { "@modelcontextprotocol/sdk": "^1.20.0" } }\n',
  ]
  for (let i = 0; i < count - agents.length - 1; i++)
    yield i % 33 === 0
      ? [`src/auth/part-${i % 41}/flow-${i}.ts`, authCode(i)]
      : i % 2 === 0
        ? [`src/shop/part-${i % 40}/module-${i}.ts`, plainCode(i)]
        : other(i)
}

function other(i: number): readonly [string, string] {
  switch (i % 5) {
    case 0:
      return [`src/part-${i % 40}/module-${i}.ts`, plainCode(i)]
    case 1:
      return [`src/part-${i % 40}/module-${i}.css`, `.box-${i} { color: #20${i % 10}080; margin: ${i}px }\n`.repeat(20)]
    case 2:
      return [`docs/part-${i % 40}/page-${i}.md`, `# Page ${i}\n\nHow the box is packed, and how it is sent.\n`.repeat(10)]
    case 3:
      return [
        `data/part-${i % 40}/table-${i}.json`,
        JSON.stringify(
          Array.from({ length: 40 }, (_, row) => ({ row, weight: row * i })),
          null,
          2,
        ),
      ]
    default:
      return [`deploy/part-${i % 40}/unit-${i}.yaml`, `name: unit-${i}\nreplicas: 2\nports:\n  - 8080\n`]
  }
}

function agentFiles(): [string, string][] {
  const server = (header: string) =>
    JSON.stringify(
      {
        mcpServers: {
          desk: { url: 'https://mcp.ticketmoor.io/desk', headers: { Authorization: header } },
          notes: { url: 'http://127.0.0.1:8931/mcp' },
        },
      },
      null,
      2,
    )
  return Object.entries({
    '.mcp.json': server('Bearer ${DESK_KEY}'),
    '.cursor/mcp.json': server('Bearer ${env:DESK_KEY}'),
    '.vscode/settings.json': '{ "editor.tabSize": 2 }\n',
    '.codex/config.toml': '[mcp_servers.desk]\nurl = "https://mcp.ticketmoor.io/desk"\n',
    '.env.example': 'DESK_KEY=your-key\n',
    'CLAUDE.md': '# Shop\n\nRun the tests before you commit.\n',
    'docker-compose.yml': 'services:\n  db:\n    image: postgres:17\n',
  })
}

function plainCode(i: number): string {
  const sums = Array.from({ length: 30 }, (_, line) => `  const sum${line} = round(weights.reduce((a, b) => a + b * ${line + i}, 0))\n`)
  return (
    `import { round } from '../../math.js'\n\n/** Boxes of kind ${i}. */\nexport function boxes${i}(weights: readonly ` +
    `number[]): number {\n${sums.join('')}  return sum0\n}\n`
  )
}

function authCode(i: number): string {
  return (
    `import { randomBytes } from 'node:crypto'\n\nexport async function login${i}(): Promise<string> {\n  const state = ` +
    `randomBytes(16).toString('hex')\n  const params = new URLSearchParams({ response_type: 'code', client_id: 'shop-${i}', ` +
    `redirect_uri: 'http://127.0.0.1:8976/callback', scope: 'orders:read', state })\n  const answer = await ` +
    `fetch('https://login.moorline.io/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', ` +
    `client_id: 'shop-${i}' }) })\n  return \`https://login.moorline.io/authorize?\${params}\` + (await ` +
    `answer.text())\n}\n${plainCode(i).replace(/^import.*\n/, '')}`
  )
}

/** The export of a Keycloak realm, of about so many bytes. */
export function realm(bytes: number): string {
  const user = (i: number) => ({
    id: `user-${i}`,
    username: `person.${i}`,
    email: `person.${i}@moorline.io`,
    enabled: true,
    emailVerified: true,
    attributes: { locale: ['en'], department: [`department ${i % 40}`] },
    realmRoles: ['default-roles-desk'],
    groups: [`/team-${i % 90}`],
    credentials: [{ type: 'password', secretData: '{}', credentialData: '{"hashIterations":210000,"algorithm":"pbkdf2-sha512"}' }],
  })
  const count = Math.ceil(bytes / JSON.stringify(user(100_000), null, 2).length)
  const client = {
    clientId: 'desk-agent',
    publicClient: true,
    standardFlowEnabled: true,
    implicitFlowEnabled: true,
    redirectUris: ['https://desk.moorline.io/*'],
  }
  return JSON.stringify(
    {
      realm: 'desk',
      enabled: true,
      accessTokenLifespan: 86_400,
      revokeRefreshToken: false,
      clients: [client],
      users: Array.from({ length: count }, (_, i) => user(i)),
    },
    null,
    1,
  )
}
