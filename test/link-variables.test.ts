import { expect, test } from 'vitest'
import { fake } from './fake-secrets.mjs'
import { joined } from './joined.ts'

const K = 'q7Zt0Lw2Xc9Vb4Nm8Kj6Hg5'
const K2 = 'w3Rt8Yp1Zx6Cv0Bn4Ml7Kj2'
const G = fake('github-pat-classic', { seed: 'link' })
const S = fake('stripe-live', { seed: 'link' })
const std = (env: object) => JSON.stringify({ mcpServers: { desk: { command: 'npx', args: ['-y', 'desk-mcp'], env } } })

/** What variables and other values are joined to, and who gets their files: STANDARD.md, "Among variables". */
test.each<[what: string, files: Readonly<Record<string, string>>, expected: readonly string[]]>([
  [
    'E1',
    { '.env': `DESK_API_KEY=${K}\nDESK_API_URL=https://desk.acme.io\n`, 'package.json': '{ "dependencies": { "openai": "1" } }' },
    [
      'DESK_API_KEY by variables: api, to desk.acme.io, remote (public host)',
      '  agent-dependency: the package depends on openai',
      '  sent-to: it goes to desk.acme.io',
      '  DESK_API_KEY in env: static key, medium',
      '    E1 high to desk.acme.io, remote (public host)',
      'secret DESK_API_KEY at .env, variables: static key',
      '  to desk.acme.io, remote (public host)',
      'file .env keeps 1',
    ],
  ],
  [
    'E1 in a template',
    { '.env.example': `DESK_API_KEY=${K}\nDESK_API_URL=https://desk.acme.io\n`, 'package.json': '{ "dependencies": { "openai": "1" } }' },
    [
      'DESK_API_KEY by variables: api, to desk.acme.io, remote (public host)',
      '  agent-dependency: the package depends on openai',
      '  sent-to: it goes to desk.acme.io',
      '  DESK_API_KEY in env: static key, medium',
      '    E1 high to desk.acme.io, remote (public host)',
      'secret DESK_API_KEY at .env.example, variables: static key',
      '  to desk.acme.io, remote (public host)',
      '  template',
      'file .env.example keeps 1, a template',
    ],
  ],
  [
    'E1 without an agent',
    { '.env': `DESK_API_KEY=${K}\nDESK_API_URL=https://desk.acme.io\n` },
    ['secret DESK_API_KEY at .env, variables: static key', '  to desk.acme.io, remote (public host)', 'file .env keeps 1'],
  ],
  [
    'E1 in production',
    {
      '.env': `NODE_ENV=production\nDESK_API_KEY=${K}\nDESK_API_URL=https://desk.acme.io\n`,
      'package.json': '{ "dependencies": { "openai": "1" } }',
    },
    [
      'DESK_API_KEY by variables: api, to desk.acme.io, production (NODE_ENV is production)',
      '  agent-dependency: the package depends on openai',
      '  sent-to: it goes to desk.acme.io',
      '  DESK_API_KEY in env: static key, medium',
      '    E1 high to desk.acme.io, production (NODE_ENV is production)',
      'secret DESK_API_KEY at .env, variables: static key',
      '  to desk.acme.io, production (NODE_ENV is production)',
      'file .env keeps 1',
    ],
  ],
  [
    'E1 by the name of the file',
    { '.env.staging': `DESK_API_KEY=${K}\nDESK_API_URL=https://desk.acme.io\n`, 'package.json': '{ "dependencies": { "openai": "1" } }' },
    [
      `DESK_API_KEY by variables: api, to desk.acme.io, staging (the file's name says staging)`,
      '  agent-dependency: the package depends on openai',
      '  sent-to: it goes to desk.acme.io',
      '  DESK_API_KEY in env: static key, medium',
      `    E1 high to desk.acme.io, staging (the file's name says staging)`,
      'secret DESK_API_KEY at .env.staging, variables: static key',
      `  to desk.acme.io, staging (the file's name says staging)`,
      'file .env.staging keeps 1',
    ],
  ],
  [
    'E1 by the name of the variable',
    { '.env': `DESK_PROD_API_KEY=${K}\nDESK_PROD_API_URL=https://desk.acme.io\n`, 'package.json': '{ "dependencies": { "openai": "1" } }' },
    [
      'DESK_PROD_API_KEY by variables: api, to desk.acme.io, production (`prod` in DESK_PROD_API_KEY)',
      '  agent-dependency: the package depends on openai',
      '  sent-to: it goes to desk.acme.io',
      '  DESK_PROD_API_KEY in env: static key, medium',
      '    E1 high to desk.acme.io, production (`prod` in DESK_PROD_API_KEY)',
      'secret DESK_PROD_API_KEY at .env, variables: static key',
      '  to desk.acme.io, production (`prod` in DESK_PROD_API_KEY)',
      'file .env keeps 1',
    ],
  ],
  [
    'E2',
    {
      '.env': `DESK_ADMIN_API_KEY=${K}\nDESK_URL=https://desk.acme.io\nOTHER_API_KEY=${K2}\n`,
      'package.json': '{ "dependencies": { "openai": "1" } }',
    },
    [
      'DESK_ADMIN_API_KEY by variables: api, to desk.acme.io, remote (public host)',
      '  agent-dependency: the package depends on openai',
      '  sent-to: it goes to desk.acme.io',
      '  DESK_ADMIN_API_KEY in env: static key, medium',
      '    E1 high to desk.acme.io, remote (public host)',
      'secret DESK_ADMIN_API_KEY at .env, variables: static key',
      '  to desk.acme.io, remote (public host)',
      'secret OTHER_API_KEY at .env, variables: static key',
      'file .env keeps 2',
    ],
  ],
  [
    'E3',
    { '.env': `OPENAI_API_KEY=${K}\nOPENAI_BASE_URL=https://llm.acme.io\n`, 'package.json': '{ "dependencies": { "openai": "1" } }' },
    [
      'OPENAI_API_KEY by variables: api, to llm.acme.io, remote (public host)',
      '  agent-dependency: the package depends on openai',
      '  sent-to: it goes to llm.acme.io',
      '  OPENAI_API_KEY in env: static key, medium',
      '    E1 high to llm.acme.io, remote (public host)',
      'secret OPENAI_API_KEY at .env, variables: static key',
      '  to llm.acme.io, remote (public host)',
      'file .env keeps 1',
    ],
  ],
  [
    'E4',
    { '.env': `PAY=${S}\n`, 'package.json': '{ "dependencies": { "openai": "1" } }' },
    [
      `PAY by variables: api, to api.stripe.com, production (Stripe's own host)`,
      '  agent-dependency: the package depends on openai',
      '  sent-to: it goes to api.stripe.com',
      '  PAY in env: static Stripe secret key (live mode), high',
      `    E4 high to api.stripe.com, production (Stripe's own host)`,
      'secret PAY at .env, variables: static Stripe secret key (live mode)',
      `  to api.stripe.com, production (Stripe's own host)`,
      'file .env keeps 1',
    ],
  ],
  [
    'E5',
    { '.env': `STRIPE_API_KEY=${K}\nDESK_TOKEN=${K2}\n`, 'package.json': '{ "dependencies": { "openai": "1" } }' },
    [
      `STRIPE_API_KEY by variables: api, to api.stripe.com, production (Stripe's own host)`,
      '  agent-dependency: the package depends on openai',
      '  sent-to: it goes to api.stripe.com',
      '  STRIPE_API_KEY in env: static key, medium',
      `    E5 medium to api.stripe.com, production (Stripe's own host)`,
      'secret STRIPE_API_KEY at .env, variables: static key',
      `  to api.stripe.com, production (Stripe's own host)`,
      'secret DESK_TOKEN at .env, variables: static token',
      'file .env keeps 2',
    ],
  ],
  [
    'E6',
    { '.env': `DESK_SECRET_KEY=${K}\nTICKETS_URL=https://desk.acme.io\n`, 'package.json': '{ "dependencies": { "openai": "1" } }' },
    [
      'DESK_SECRET_KEY by variables: api, to desk.acme.io, remote (public host)',
      '  agent-dependency: the package depends on openai',
      '  sent-to: it goes to desk.acme.io',
      '  DESK_SECRET_KEY in env: static secret, medium',
      '    E6 low to desk.acme.io, remote (public host)',
      'secret DESK_SECRET_KEY at .env, variables: static secret',
      '  to desk.acme.io, remote (public host)',
      'file .env keeps 1',
    ],
  ],
  [
    'E7, with two keys',
    {
      '.env': `DESK_SECRET_KEY=${K}\nB_TOKEN=${K2}\nTICKETS_URL=https://desk.acme.io\n`,
      'package.json': '{ "dependencies": { "openai": "1" } }',
    },
    ['secret DESK_SECRET_KEY at .env, variables: static secret', 'secret B_TOKEN at .env, variables: static token', 'file .env keeps 2'],
  ],
  [
    'E7, what opens nothing',
    { '.env': `JWT_SECRET=${K}\nTICKETS_URL=https://desk.acme.io\n`, 'package.json': '{ "dependencies": { "openai": "1" } }' },
    ['secret JWT_SECRET at .env, variables: static secret', 'file .env keeps 1'],
  ],
  [
    'P7',
    { '.env': `DATABASE_URL=postgres://desk:${K}@db.acme.io/desk\n`, 'package.json': '{ "dependencies": { "openai": "1" } }' },
    [
      'DATABASE_URL by variables: api, to db.acme.io, remote (public host)',
      '  agent-dependency: the package depends on openai',
      '  sent-to: it goes to db.acme.io',
      '  DATABASE_URL in env: static PostgreSQL password, high',
      '    P7 high to db.acme.io, remote (public host)',
      'secret DATABASE_URL at .env, variables: static PostgreSQL password',
      '  to db.acme.io, remote (public host)',
      'file .env keeps 1',
    ],
  ],
  [
    'temporary keys of AWS',
    { '.env': `AWS_SECRET_ACCESS_KEY=${K}${K2.slice(0, 17)}\nAWS_SESSION_TOKEN=${K}${K2}\nDESK_TOKEN=${K2}\n` },
    [
      'secret AWS_SECRET_ACCESS_KEY at .env, variables: short-lived AWS secret access key',
      `  to sts.amazonaws.com, production (AWS's own API)`,
      'secret AWS_SESSION_TOKEN at .env, variables: short-lived token',
      'secret DESK_TOKEN at .env, variables: static token',
      'file .env keeps 1',
    ],
  ],
  [
    'a reference',
    {
      '.env': 'DESK_API_KEY=op://desk/key/credential\nDESK_API_URL=https://desk.acme.io\n',
      'package.json': '{ "dependencies": { "openai": "1" } }',
    },
    [],
  ],
  [
    'plain addresses',
    {
      '.env':
        `DESK_API_KEY=${K}\nDESK_API_URL=http://desk.acme.io\n` +
        `MCP_SERVER_URL=http://mcp.acme.io/mcp\nOAUTH_ISSUER_URL=http://login.acme.io\nA_URL=http://localhost:1\nB_URL=http://b.acme.io\n`,
    },
    [
      'secret DESK_API_KEY at .env, variables: static key',
      '  to desk.acme.io, remote (public host)',
      'file .env keeps 1',
      'transport plain-credential DESK_API_KEY desk.acme.io',
      'transport plain-mcp MCP_SERVER_URL mcp.acme.io',
      'transport plain-oauth-endpoint OAUTH_ISSUER_URL login.acme.io',
    ],
  ],
  [
    'checks that are off',
    { '.env': 'NODE_TLS_REJECT_UNAUTHORIZED=0\nPYTHONHTTPSVERIFY=0\nAUTHLIB_INSECURE_TRANSPORT=true\nGIT_SSL_NO_VERIFY=no\n' },
    ['transport verification-off NODE_TLS_REJECT_UNAUTHORIZED=0', 'transport verification-off AUTHLIB_INSECURE_TRANSPORT=true'],
  ],
  [
    'what the browser gets',
    { '.env': `NEXT_PUBLIC_DESK_SECRET=${K}\nNEXT_PUBLIC_DESK_KEY=${K2}\nVITE_DB_PASSWORD=${K2}x\n` },
    [
      'secret NEXT_PUBLIC_DESK_SECRET at .env, variables: static secret',
      'secret NEXT_PUBLIC_DESK_KEY at .env, variables: public-id published key',
      'secret VITE_DB_PASSWORD at .env, variables: static password',
      'file .env keeps 2',
      'public NEXT_PUBLIC_DESK_SECRET: everybody who loads the page, as the prefix compiles it into the bundle',
      'public VITE_DB_PASSWORD: everybody who loads the page, as the prefix compiles it into the bundle',
    ],
  ],
  [
    'clients that read it',
    { '.env': `DESK_API_KEY=${K}\n`, '.mcp.json': std({}), '.cursor/mcp.json': std({}), '.gemini/settings.json': std({}) },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Cursor reads the file',
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Gemini CLI reads the file',
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Claude Code reads the file',
      'secret DESK_API_KEY at .env, variables: static key',
      'file .env keeps 1',
      '  read by Cursor: add `.env*` to .cursorignore (.env*)',
      '  read by Gemini CLI: add `.env*` to .geminiignore (.env*)',
      '  read by Claude Code: add `"Read(./.env*)"` to `permissions.deny` in .claude/settings.json (Read(./.env*))',
    ],
  ],
  [
    'clients that are kept out',
    {
      'app/.env': `DESK_API_KEY=${K}\n`,
      '.claude/settings.json': '{"permissions":{"deny":["Read(./**/.env*)"]}}',
      '.cursorignore': '.env*\n',
      '.cursor/mcp.json': std({}),
    },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Cursor reads the file',
      'secret DESK_API_KEY at app/.env, variables: static key',
      'file app/.env keeps 1',
    ],
  ],
  [
    'a client that is kept out elsewhere',
    { '.env': `DESK_API_KEY=${K}\n`, 'app/.cursorignore': '.env*\n', '.cursor/mcp.json': std({}) },
    [
      'desk by config: mcp, runs desk-mcp',
      '  agent-file: Cursor reads the file',
      'secret DESK_API_KEY at .env, variables: static key',
      'file .env keeps 1',
      '  read by Cursor: add `.env*` to .cursorignore (.env*)',
    ],
  ],
  [
    'an image that takes it along',
    { '.env': `DESK_API_KEY=${K}\n`, Dockerfile: 'FROM node\nCOPY . .\n' },
    ['secret DESK_API_KEY at .env, variables: static key', 'file .env keeps 1', '  copied into the Docker image here'],
  ],
  [
    'an image that leaves it out',
    { '.env': `DESK_API_KEY=${K}\n`, Dockerfile: 'FROM node\nCOPY . .\n', '.dockerignore': '.env\n' },
    ['secret DESK_API_KEY at .env, variables: static key', 'file .env keeps 1'],
  ],
  [
    'an image of another folder',
    { '.env': `DESK_API_KEY=${K}\n`, 'app/Dockerfile': 'FROM node\nCOPY . .\n' },
    ['secret DESK_API_KEY at .env, variables: static key', 'file .env keeps 1'],
  ],
  [
    'an image in whose first stage it stays',
    { '.env': `DESK_API_KEY=${K}\n`, Dockerfile: 'FROM node AS build\nCOPY .env .\nFROM node\nCOPY dist .\n' },
    ['secret DESK_API_KEY at .env, variables: static key', 'file .env keeps 1'],
  ],
  [
    'a script and its address',
    { 'call.sh': `export DESK_TOKEN="${G}"\nexport DESK_URL="https://desk.acme.io"\nTICKETS_URL=https://tickets.acme.io\n` },
    ['secret DESK_TOKEN at call.sh, code: static GitHub personal access token (classic)', '  to desk.acme.io, remote (public host)'],
  ],
  [
    'keys in code and in tests',
    { 'tests/a.py': `key = "${G}"\n`, 'src/a.py': `key = "${G}"\n` },
    [
      'secret - at src/a.py, code: static GitHub personal access token (classic)',
      'secret - at tests/a.py, code: static GitHub personal access token (classic)',
      '  test',
    ],
  ],
  [
    'sealed values',
    {
      'a.yaml':
        `kind: SealedSecret\nspec:\n  encryptedData:\n    key: ${G}\n` + `  template:\n    kind: Secret\n    token: ${G}\n---\nkey: ${G}\n`,
    },
    [
      'secret - at a.yaml, config: static GitHub personal access token (classic)',
      'secret - at a.yaml, config: static GitHub personal access token (classic)',
      'file a.yaml keeps 2',
    ],
  ],
])('%s', async (_, files, expected) => {
  expect(await joined(files)).toEqual(expected)
})
