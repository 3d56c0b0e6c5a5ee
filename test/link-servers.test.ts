import { expect, test } from 'vitest'
import { fake } from './fake-secrets.mjs'
import { joined } from './joined.ts'

const K = 'q7Zt0Lw2Xc9Vb4Nm8Kj6Hg5'
const G = fake('github-pat-classic', { seed: 'link' })
const S = fake('stripe-live', { seed: 'link' })
const mcp = (entry: object) => JSON.stringify({ mcpServers: { desk: entry } })
const http = (more: object) => mcp({ type: 'http', url: 'https://mcp.acme.io/desk', ...more })
const std = (env: object) => mcp({ command: 'npx', args: ['-y', 'desk-mcp'], env })

/** What an entry of a server is joined to: STANDARD.md, "In a server's entry". */
test.each<[what: string, files: Readonly<Record<string, string>>, expected: readonly string[]]>([
  [
    'P1, a header',
    { '.mcp.json': http({ headers: { 'X-Api-Key': K, 'X-Trace': 'on' } }) },
    [
      'desk by config: mcp, to mcp.acme.io, remote (public host)',
      '  agent-file: Claude Code reads the file',
      '  sent-to: it goes to mcp.acme.io',
      '  X-Api-Key in header: static key, medium',
      '    P1 high to mcp.acme.io, remote (public host)',
      'secret X-Api-Key at .mcp.json, agent-config: static key',
      '  to mcp.acme.io, remote (public host)',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P1, a query',
    { '.mcp.json': http({ url: `https://mcp.acme.io/desk?api_key=${K}` }) },
    [
      'desk by config: mcp, to mcp.acme.io, remote (public host)',
      '  agent-file: Claude Code reads the file',
      '  sent-to: it goes to mcp.acme.io',
      '  api_key in query: static key, medium',
      '    P1 high to mcp.acme.io, remote (public host)',
      'secret api_key at .mcp.json, agent-config: static key',
      '  to mcp.acme.io, remote (public host)',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P1, user information',
    { '.mcp.json': http({ url: `https://desk:${K}@mcp.acme.io/desk` }) },
    [
      'desk by config: mcp, to mcp.acme.io, remote (public host)',
      '  agent-file: Claude Code reads the file',
      '  sent-to: it goes to mcp.acme.io',
      '  user information in userinfo: static password, medium',
      '    P1 high to mcp.acme.io, remote (public host)',
      'secret user information at .mcp.json, agent-config: static password',
      '  to mcp.acme.io, remote (public host)',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P1, a variable that a file defines',
    { '.mcp.json': http({ headers: { Authorization: 'Bearer ${DESK_TOKEN}' } }), '.env': `DESK_TOKEN=${K}\n` },
    [
      'desk by config: mcp, to mcp.acme.io, remote (public host)',
      '  agent-file: Claude Code reads the file',
      '  sent-to: it goes to mcp.acme.io',
      '  Authorization in header: environment DESK_TOKEN',
      '    is token at .env',
      '    P1 high to mcp.acme.io, remote (public host)',
      'secret DESK_TOKEN at .env, variables: static token',
      '  to mcp.acme.io, remote (public host)',
      '  used here: .mcp.json',
      'file .env keeps 1',
      '  read by Claude Code: add `"Read(./.env*)"` to `permissions.deny` in .claude/settings.json (Read(./.env*))',
    ],
  ],
  [
    'P1, a variable that the nearest file defines',
    {
      'a/.mcp.json': http({ headers: { Authorization: 'Bearer ${DESK_TOKEN}' } }),
      '.env': `DESK_TOKEN=${K}\n`,
      'a/.env': `DESK_TOKEN=${G}\n`,
    },
    [
      'desk by config: mcp, to mcp.acme.io, remote (public host)',
      '  agent-file: Claude Code reads the file',
      '  sent-to: it goes to mcp.acme.io',
      '  Authorization in header: environment DESK_TOKEN',
      '    is GitHub personal access token (classic) at a/.env',
      '    P1 high to mcp.acme.io, remote (public host)',
      'secret DESK_TOKEN at .env, variables: static token',
      'secret DESK_TOKEN at a/.env, variables: static GitHub personal access token (classic)',
      `  to api.github.com, production (GitHub's own host)`,
      '  to mcp.acme.io, remote (public host)',
      '  used here: a/.mcp.json',
      'file .env keeps 1',
      '  read by Claude Code: add `"Read(./.env*)"` to `permissions.deny` in .claude/settings.json (Read(./.env*))',
      'file a/.env keeps 1',
      '  read by Claude Code: add `"Read(./.env*)"` to `permissions.deny` in .claude/settings.json (Read(./a/.env*))',
    ],
  ],
  [
    'P1, a default of a variable',
    { '.mcp.json': http({ headers: { Authorization: `Bearer ${'${DESK_TOKEN:-'}${K}}` } }) },
    [
      'desk by config: mcp, to mcp.acme.io, remote (public host)',
      '  agent-file: Claude Code reads the file',
      '  sent-to: it goes to mcp.acme.io',
      '  Authorization in header: static token, medium',
      '    P1 high to mcp.acme.io, remote (public host)',
      'secret Authorization at .mcp.json, agent-config: static token',
      '  to mcp.acme.io, remote (public host)',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P1, an input',
    {
      '.vscode/mcp.json': JSON.stringify({
        servers: { desk: { type: 'http', url: 'https://mcp.acme.io', headers: { Authorization: 'Bearer ${input:k}' } } },
      }),
    },
    [
      'desk by config: mcp, to mcp.acme.io, remote (public host)',
      '  agent-file: VS Code reads the file',
      '  sent-to: it goes to mcp.acme.io',
      '  Authorization in header: prompt k',
      '    P1 medium to mcp.acme.io, remote (public host)',
    ],
  ],
  [
    'P1, an address by a variable',
    {
      '.mcp.json': http({ url: 'https://${DESK_HOST}/mcp', headers: { Authorization: `Bearer ${K}` } }),
      '.env': 'DESK_HOST=staging.acme.io\n',
    },
    [
      'desk by config: mcp, to staging.acme.io, staging (`staging` in the address)',
      '  agent-file: Claude Code reads the file',
      '  sent-to: it goes to staging.acme.io',
      '  Authorization in header: static token, medium',
      '    P1 high to staging.acme.io, staging (`staging` in the address)',
      'secret Authorization at .mcp.json, agent-config: static token',
      '  to staging.acme.io, staging (`staging` in the address)',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P1, a key at its provider',
    { '.mcp.json': http({ url: 'https://api.stripe.com/mcp', headers: { Authorization: `Bearer ${S}` } }) },
    [
      `desk by config: mcp, to api.stripe.com, production (Stripe's own host)`,
      '  agent-file: Claude Code reads the file',
      '  sent-to: it goes to api.stripe.com',
      '  Authorization in header: static Stripe secret key (live mode), high',
      `    P1 high to api.stripe.com, production (Stripe's own host)`,
      'secret Authorization at .mcp.json, agent-config: static Stripe secret key (live mode)',
      `  to api.stripe.com, production (Stripe's own host)`,
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P2',
    {
      '.mcp.json': mcp({
        command: 'npx',
        args: ['-y', 'mcp-remote', 'https://mcp.acme.io/desk', '--header', `Authorization: Bearer ${K}`],
      }),
    },
    [
      'desk by config: mcp, to mcp.acme.io, remote (public host) over mcp-remote',
      '  agent-file: Claude Code reads the file',
      '  sent-to: it goes to mcp.acme.io',
      '  Authorization in header: static token, medium',
      '    P2 high to mcp.acme.io, remote (public host)',
      'secret Authorization at .mcp.json, agent-config: static token',
      '  to mcp.acme.io, remote (public host)',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P3',
    { '.mcp.json': std({ DESK_API_KEY: K, DESK_BASE_URL: 'https://desk.acme.io' }) },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Claude Code reads the file',
      '  DESK_API_KEY in env: static key, medium',
      '    P3 high to desk.acme.io, remote (public host)',
      'secret DESK_API_KEY at .mcp.json, agent-config: static key',
      '  to desk.acme.io, remote (public host)',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P3, through a variable of the entry',
    { '.mcp.json': std({ DESK_API_KEY: '${TICKETS}', TICKETS: K, DESK_BASE_URL: 'https://desk.acme.io' }) },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Claude Code reads the file',
      '  DESK_API_KEY in env: static key, medium',
      '    P3 high to desk.acme.io, remote (public host)',
      'secret DESK_API_KEY at .mcp.json, agent-config: static key',
      '  to desk.acme.io, remote (public host)',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P3, by the beginning of the stem',
    { '.mcp.json': std({ DESK_ADMIN_API_KEY: K, DESK_URL: 'http://desk.internal' }) },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Claude Code reads the file',
      '  DESK_ADMIN_API_KEY in env: static key, medium',
      '    P3 high to desk.internal, private (name ends in .internal)',
      'secret DESK_ADMIN_API_KEY at .mcp.json, agent-config: static key',
      '  to desk.internal, private (name ends in .internal)',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P3 before P4',
    { '.mcp.json': std({ STRIPE_API_KEY: S, STRIPE_API_BASE: 'https://pay.acme.io' }) },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Claude Code reads the file',
      '  STRIPE_API_KEY in env: static Stripe secret key (live mode), high',
      '    P3 high to pay.acme.io, remote (public host)',
      'secret STRIPE_API_KEY at .mcp.json, agent-config: static Stripe secret key (live mode)',
      '  to pay.acme.io, remote (public host)',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P4',
    { '.mcp.json': std({ PAY: S }) },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Claude Code reads the file',
      '  PAY in env: static Stripe secret key (live mode), high',
      `    P4 high to api.stripe.com, production (Stripe's own host)`,
      'secret PAY at .mcp.json, agent-config: static Stripe secret key (live mode)',
      `  to api.stripe.com, production (Stripe's own host)`,
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P5',
    {
      '.mcp.json': mcp({
        command: 'npx',
        args: ['-y', '@modelcontextprotocol/server-github'],
        env: { GITHUB_PERSONAL_ACCESS_TOKEN: '${TOKEN}' },
      }),
    },
    [
      'desk by config: mcp, runs @modelcontextprotocol/server-github of GitHub',
      '  agent-file: Claude Code reads the file',
      '  GITHUB_PERSONAL_ACCESS_TOKEN in env: environment TOKEN of GitHub',
      `    P5 medium to api.github.com, production (GitHub's own host)`,
    ],
  ],
  [
    'P6',
    { '.mcp.json': std({ STRIPE_SECRET_KEY: '${PAY}' }) },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Claude Code reads the file',
      '  STRIPE_SECRET_KEY in env: environment PAY of Stripe',
      `    P6 medium to api.stripe.com, production (Stripe's own host)`,
    ],
  ],
  [
    'P7',
    { '.mcp.json': std({ DATABASE_URL: `postgres://desk:${K}@db.acme.io:5432/desk` }) },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Claude Code reads the file',
      '  DATABASE_URL in env: static PostgreSQL password, high',
      '    P7 high to db.acme.io, remote (public host)',
      'secret DATABASE_URL at .mcp.json, agent-config: static PostgreSQL password',
      '  to db.acme.io, remote (public host)',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P7, without encryption',
    { '.mcp.json': std({ REDIS_URL: `redis://:${K}@cache.acme.io:6379` }) },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Claude Code reads the file',
      '  REDIS_URL in env: static Redis password, high',
      '    P7 high to cache.acme.io, remote (public host)',
      'secret REDIS_URL at .mcp.json, agent-config: static Redis password',
      '  to cache.acme.io, remote (public host)',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P8',
    { '.mcp.json': std({ API_KEY: K }) },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Claude Code reads the file',
      '  API_KEY in env: static key, medium',
      '    P8 low to nowhere',
      'secret API_KEY at .mcp.json, agent-config: static key',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'P8, an argument',
    { '.mcp.json': mcp({ command: 'npx', args: ['-y', 'desk-mcp', '--api-key', '${DESK_KEY}'] }) },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Claude Code reads the file',
      '  --api-key in argument: environment DESK_KEY',
      '    P8 low to nowhere',
      'argument --api-key argument',
    ],
  ],
  [
    'P8, a literal argument',
    { '.mcp.json': mcp({ command: 'npx', args: ['-y', 'desk-mcp', `--api-key=${K}`] }) },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Claude Code reads the file',
      '  --api-key in argument: static key, medium',
      '    P8 low to nowhere',
      'secret --api-key at .mcp.json, agent-config: static key',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'a file of variables',
    {
      '.vscode/mcp.json': JSON.stringify({
        servers: { desk: { type: 'stdio', command: 'npx', args: ['desk-mcp'], envFile: '${workspaceFolder}/desk.env' } },
      }),
      'desk.env': `DESK_API_KEY=${K}\nDESK_NAME=x\n`,
    },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: VS Code reads the file',
      '  DESK_API_KEY in env: file DESK_API_KEY',
      '    is key at desk.env',
      '    P8 low to nowhere',
      'secret DESK_API_KEY at desk.env, variables: static key',
      '  used here: .vscode/mcp.json',
      'file desk.env keeps 1',
      '  read by VS Code: keep the file outside the workspace',
    ],
  ],
  [
    'a remote shell',
    { '.mcp.json': mcp({ command: 'ssh', args: ['ops@mcp.acme.io', 'desk-mcp'], env: { DESK_KEY: K } }) },
    [
      'desk by config: mcp, runs desk-mcp on mcp.acme.io, remote (public host)',
      '  agent-file: Claude Code reads the file',
      'secret DESK_KEY at .mcp.json, agent-config: static key',
      'file .mcp.json keeps 1',
    ],
  ],
  [
    'a remote shell to an alias',
    { '.mcp.json': mcp({ command: 'ssh', args: ['tools', 'desk-mcp'] }) },
    ['desk by config: mcp, runs desk-mcp on tools, remote (ssh runs it on another machine)', '  agent-file: Claude Code reads the file'],
  ],
  [
    'a remote shell to the own network',
    { '.mcp.json': mcp({ command: 'ssh', args: ['10.0.0.4', 'desk-mcp'] }) },
    ['desk by config: mcp, runs desk-mcp on 10.0.0.4, private (private address)', '  agent-file: Claude Code reads the file'],
  ],
  [
    'a remote shell without a host',
    { '.mcp.json': mcp({ command: 'kubectl', args: ['exec', '-i', 'desk', '--', 'desk-mcp'] }) },
    [
      'desk by config: mcp, runs desk-mcp on the machine behind `kubectl exec`, remote (kubectl exec runs it on another machine)',
      '  agent-file: Claude Code reads the file',
    ],
  ],
  [
    'what switches checks off',
    { '.mcp.json': std({ OAUTHLIB_INSECURE_TRANSPORT: '1' }) },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Claude Code reads the file',
      'transport verification-off OAUTHLIB_INSECURE_TRANSPORT=1',
    ],
  ],
  [
    'a request in code',
    {
      'a.ts': `import OpenAI from 'openai'\nawait fetch('https://api.acme.io/v1/orders', { headers: { Authorization: 'Bearer ${K}' } })\n`,
    },
    [
      'api.acme.io by code: api, to api.acme.io, remote (public host)',
      '  agent-module: the module imports openai',
      '  sent-to: it goes to api.acme.io',
      '  Authorization in header: static token, medium',
      '    C1 high to api.acme.io, remote (public host)',
      'secret Authorization at a.ts, code: static token',
      '  to api.acme.io, remote (public host)',
    ],
  ],
  [
    'a client at its token endpoint',
    {
      'a.ts':
        `import OpenAI from 'openai'\n` +
        `await fetch('https://login.acme.io/oauth/token', { headers: { Authorization: 'Basic ' + btoa('id:${K}') } })\n`,
    },
    ['secret Authorization at a.ts, code: static token', '  to login.acme.io, remote (public host)'],
  ],
  [
    'a configuration in a document',
    { 'docs/a.md': `\`\`\`json\n${http({ headers: { Authorization: `Bearer ${G}` } })}\n\`\`\`\n` },
    [
      'secret Authorization at docs/a.md, document: static GitHub personal access token (classic)',
      '  to mcp.acme.io, remote (public host)',
      '  example',
    ],
  ],
])('%s', async (_, files, expected) => {
  expect(await joined(files)).toEqual(expected)
})
