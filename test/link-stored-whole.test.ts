import { expect, test } from 'vitest'
import { UNKNOWN_COMPANY } from '../src/knowledge/company.ts'
import { link, type Surrounds } from '../src/link/index.ts'
import type { StoragePlace } from '../src/model/index.ts'
import type { Part, Reading, Template } from '../src/model/reading.ts'
import { slice, SourceFile } from '../src/text/source.ts'
import { fake } from './fake-secrets.mjs'
import { said } from './joined.ts'
import { neighbourhood } from './neighbours.ts'

const RANDOM = 'q7Zt0Lw2Xc9Vb4Nm8Kj6Hg5'
const OTHER = 'Zk4Rt8Wq1Ls6Yb3Nc7Pd2Vf9'
const GITHUB = fake('github-pat-classic', { seed: 'stored' })
const CODE = { id: 'desk', name: 'Desk', oauth: 'unknown' } as const

const SURROUNDS: Surrounds = {
  now: Date.UTC(2026, 8, 1) / 1000,
  clients: [],
  sessionKeys: () => [],
  packageOf: (path) => path.split('/').slice(0, -1)[0] ?? '',
  has: () => false,
  text: () => undefined,
  inTests: () => false,
  inSamples: () => false,
  unusedVariables: () => new Set(),
  unusedConstants: () => new Set(),
  ignoredOnlyHere: () => false,
  failed: (path, cause) => {
    throw new Error(path, { cause })
  },
  company: () => UNKNOWN_COMPANY,
}

const files = new Map<string, SourceFile>()
/** The same file for the same text at a path: what stands at one place is one secret. */
function fileOf(path: string, text: string): SourceFile {
  const file = files.get(`${path}\n${text}`) ?? new SourceFile(path, text)
  files.set(`${path}\n${text}`, file)
  return file
}

/** `${NAME}`, `${NAME:-default}`, or a text. */
function valueAt(file: SourceFile, start: number, end: number): Template {
  const parts: Part[] = []
  const text = file.text.slice(start, end)
  let from = 0
  for (const { 0: whole, 1: name = '', 2: fallback, index } of text.matchAll(/\$\{(\w+)(?::-([^}]*))?\}/g)) {
    if (index > from) parts.push({ kind: 'text', text: slice(file.whole, start + from, start + index) })
    const at = { file, start: start + index, end: start + index + whole.length }
    const own = fallback === undefined ? {} : { fallback: slice(file.whole, at.end - 1 - fallback.length, at.end - 1) }
    parts.push({ kind: 'reference', store: 'environment', name, at, ...own } as Part)
    from = index + whole.length
  }
  if (from < text.length || parts.length === 0) parts.push({ kind: 'text', text: slice(file.whole, start + from, end) })
  return { parts, at: { file, start, end } }
}

/** The lines of a file as variables. */
function pairs(file: SourceFile) {
  return [...file.text.matchAll(/^([\w-]+)[=:] ?(.*)$/gm)].map(({ 0: whole, 1: name = '', 2: value = '', index }) => ({
    name: { value: name, at: { file, start: index, end: index + name.length } },
    value: valueAt(file, index + whole.length - value.length, index + whole.length),
  }))
}

const whole = (file: SourceFile) => ({ file, start: 0, end: file.text.length })
const variables = (path: string, text: string, place = 'dotenv'): Reading => {
  const file = fileOf(path, text)
  return { kind: 'variables', place, assignments: pairs(file), at: whole(file) } as never
}
const literals = (path: string, text: string, place: StoragePlace, name?: string): Reading => {
  const file = fileOf(path, text)
  return {
    kind: 'literal',
    place,
    text: file.whole,
    at: whole(file),
    ...(name !== undefined && { name: { value: name, at: whole(file) } }),
  }
}
/** A server whose address, headers, variables and options are lines: `url=…`, `header X-Key=…`, `env KEY=…`, `option key=…`. */
const server = (text: string, given: object = {}, path = '.mcp.json'): Reading => {
  const file = fileOf(path, text)
  const of = (kind: string) =>
    [...text.matchAll(new RegExp(`^${kind} ([\\w-]+)=(.*)$`, 'gm'))].map(({ 0: line, 1: name = '', 2: value = '', index }) => ({
      name: { value: name, at: { file, start: index, end: index + line.length } },
      value: valueAt(file, index + line.length - value.length, index + line.length),
    }))
  const url = /^url=(.*)$/m.exec(text)
  const program = /^program=(.*)$/m.exec(text)
  return {
    kind: 'server',
    protocol: 'mcp',
    source: 'config',
    agent: CODE,
    name: { value: 'desk', at: whole(file) },
    enabled: true,
    oauth: false,
    envFiles: [],
    headers: of('header'),
    env: of('env'),
    options: of('option'),
    tokens: of('token'),
    ...(url && { url: valueAt(file, url.index + 4, url.index + url[0].length) }),
    ...(program && { command: { program: { value: program[1] ?? '', at: whole(file) } } }),
    at: whole(file),
    ...given,
  } as never
}
const sentLiteral = (path: string, text: string, to: string): Reading => {
  const file = fileOf(path, text)
  return { kind: 'literal', place: 'script', text: file.whole, at: whole(file), sentTo: new SourceFile(path, to).whole }
}
const clientSecret = (path: string, text: string, issuer?: string): Reading => {
  const file = fileOf(path, text)
  const statement = {
    kind: 'publicClientSecret',
    owner: { what: 'client', name: text.length > 20 ? 'long' : text, product: 'x' },
    shippedTo: 'x',
    notSecretByProvider: false,
    methodOnly: false,
    at: whole(file),
  }
  return {
    kind: 'clientSecret',
    value: valueAt(file, 0, text.length),
    statement,
    at: whole(file),
    ...(issuer !== undefined && { issuer: new SourceFile(path, issuer).whole }),
  } as never
}
const agent = (folder: string): Reading =>
  ({ kind: 'evidence', of: 'agent', folder, label: 'depends on an agent', at: whole(new SourceFile('package.json', '{}')) }) as never

function model(readings: readonly Reading[], surrounds: Partial<Surrounds> = {}): string[] {
  return said(link(readings, { ...SURROUNDS, ...surrounds }))
}

test('what is joined to what', async () => {
  const url = 'url=https://mcp.acme.io/desk'
  const cases: Readonly<Record<string, readonly Reading[]>> = {
    'a stem with an address': [variables('.env', `DESK_KEY=${RANDOM}\nDESK_URL=https://desk.acme.io\n`), agent('')],
    'a stem in another file': [variables('.env', `DESK_KEY=${RANDOM}\n`), variables('a/.env', 'DESK_URL=https://desk.acme.io\n')],
    'a key of a provider': [variables('.env', `TOKEN=${GITHUB}\n`), agent('')],
    'a name of a provider': [variables('.env', `STRIPE_SECRET_KEY=${RANDOM}\n`)],
    'one key and one address': [variables('.env', `KEY_A=${RANDOM}\nBASE_URL=https://desk.acme.io\n`)],
    'one key and a return address': [variables('.env', `SOME_KEY=${RANDOM}\nAPP_REDIRECT_URI=https://desk.acme.io\n`)],
    'two keys and one address': [variables('.env', `A_KEY=${RANDOM}\nB_KEY=${OTHER}\nC_URL=https://desk.acme.io\n`)],
    'a database': [
      variables('.env', 'DATABASE_URL=postgres://desk:Kq7vTn2wLx@db.acme.io/x\nREDIS_URL=redis://:Kq7vTn2wLx@cache.acme.io\n'),
    ],
    'what opens nothing': [variables('.env', `JWT_SECRET=${RANDOM}\nJWT_URL=http://localhost:1\nSESSION_SECRET=${OTHER}\n`)],
    'a client of OAuth': [variables('.env', `DESK_ID=1\nDESK_SECRET=${RANDOM}\nDESK_URL=https://desk.acme.io\n`), agent('')],
    'a template': [variables('.env.example', `DESK_KEY=${RANDOM}\nDESK_URL=https://desk.acme.io\n`), agent('')],
    'an image': [variables('Dockerfile', `DESK_KEY=${RANDOM}\n`, 'image'), agent('')],
    settings: [variables('.claude/settings.json', `DESK_KEY=${RANDOM}\n`, 'settings'), agent('')],
    'an address of production': [variables('.env', `NODE_ENV=production\nDESK_KEY=${RANDOM}\nDESK_URL=https://desk.acme.io\n`)],
    'an address of staging by its name': [variables('.env', `STAGING_DESK_KEY=${RANDOM}\nSTAGING_DESK_URL=https://desk.acme.io\n`)],
    'an address by the file': [variables('.env.staging', `DESK_KEY=${RANDOM}\nDESK_URL=https://desk.acme.io\n`)],
    'an address out of a variable': [
      variables('.env', `DESK_KEY=${RANDOM}\nHOST=desk.acme.io\nDESK_URL=https://\${HOST}/x\nDESK_API_URL=\${MISSING}\n`),
    ],
    'keys that end soon': [variables('.env', `AWS_SESSION_TOKEN=${RANDOM}\nAWS_SECRET_ACCESS_KEY=${OTHER}\n`)],
    published: [variables('.env', `NEXT_PUBLIC_DESK_SECRET=${RANDOM}\nNEXT_PUBLIC_CLIENT_SECRET=${OTHER}\nVITE_DESK_KEY=${OTHER}\n`)],
    'plain addresses': [
      variables(
        '.env',
        `MCP_SERVER_URL=http://mcp.acme.io\nOAUTH_ISSUER_URL=http://id.acme.io\nDESK_URL=http://desk.acme.io\nDESK_KEY=${RANDOM}\nLOCAL_URL=http://localhost\nOTHER_URL=http://other.acme.io\n`,
      ),
    ],
    'checks that are off': [variables('.env', 'NODE_TLS_REJECT_UNAUTHORIZED=0\n')],
    'a header': [server(`${url}\nheader X-Api-Key=${RANDOM}\nheader X-Trace=on`)],
    'a header out of a variable': [server(`${url}\nheader Authorization=Bearer \${DESK_KEY}`), variables('.env', `DESK_KEY=${RANDOM}\n`)],
    'a header out of a nearer variable': [
      server(`${url}\nheader Authorization=Bearer \${DESK_KEY}`, {}, 'a/.mcp.json'),
      variables('.env', `DESK_KEY=${RANDOM}\n`),
      variables('a/.env', `DESK_KEY=${OTHER}\n`),
      variables('a/.env.example', `DESK_KEY=${GITHUB}\n`),
    ],
    'a header with a default': [server(`${url}\nheader Authorization=Bearer \${DESK_KEY:-${RANDOM}}\nheader X-Api-Key=\${X_KEY:-dev}`)],
    'a header out of the entry': [server(`${url}\nheader X-Api-Key=\${A}\nenv A=\${B}\nenv B=${RANDOM}`)],
    'a header out of itself': [server(`${url}\nheader X-Api-Key=\${A}\nenv A=\${A}`)],
    'a token': [server(`${url}\ntoken auth=${RANDOM}`)],
    'an option': [server(`${url}\noption api-key=${RANDOM}`)],
    'over a bridge': [server(`${url}\noption api-key=${RANDOM}\nheader X-Api-Key=${OTHER}`, { bridge: 'mcp-remote' })],
    'in a query': [server(`url=https://mcp.acme.io/desk?api_key=${RANDOM}`), server('url=https://mcp.acme.io/desk?api_key=${DESK_KEY}')],
    'in user information': [server(`url=https://desk:${RANDOM}@mcp.acme.io/desk`)],
    'of code': [server(`${url}\nheader X-Api-Key=${RANDOM}`, { source: 'code', protocol: 'api' }, 'src/a.ts'), agent('src')],
    'of a document': [server(`${url}\nheader X-Api-Key=${RANDOM}`, { source: 'document' }, 'docs/a.md')],
    'of a command': [
      server(`${url}\nheader X-Api-Key=${RANDOM}\noption api-key=\${DESK_KEY}`, { source: 'command' }, 'a.sh'),
      server(`${url}\nheader X-Api-Key=${RANDOM}`, { source: 'command' }, 'docs/a.md'),
    ],
    'an example': [server(`${url}\nheader X-Api-Key=${RANDOM}`, { example: true })],
    'switched off': [server(`${url}\noption api-key=\${DESK_KEY}`, { enabled: false })],
    'a token endpoint': [
      server(`url=https://id.acme.io/token\nheader Authorization=${RANDOM}`, { protocol: 'api' }),
      server(`url=https://id.acme.io/oauth/token?x\ntoken client_secret=${RANDOM}`, { protocol: 'api' }),
      server(`url=https://id.acme.io/token\ntoken auth.user=${RANDOM}`, { protocol: 'api' }),
      server(`url=https://id.acme.io/tokens\ntoken client_secret=${RANDOM}`, { protocol: 'api' }),
    ],
    'a program': [
      server(`program=desk-mcp\nenv DESK_KEY=${RANDOM}\nenv DESK_URL=https://desk.acme.io`),
      server(`program=desk-mcp\nenv STRIPE_SECRET_KEY=${RANDOM}\nenv GITHUB_TOKEN=${GITHUB}\nenv PLAIN=on`),
    ],
    'a program with options': [
      server(`program=desk-mcp\noption api-key=${RANDOM}\noption token=\${DESK_KEY}\noption dsn=postgres://desk:Kq7vTn2wLx@db.acme.io/x`),
    ],
    'a program of a vendor': [server(`program=@stripe/mcp\noption api-key=${RANDOM}\nenv OTHER_TOKEN=${OTHER}`)],
    'a program with a file': [
      server('program=desk-mcp', { envFiles: [{ value: '.env', at: whole(new SourceFile('.mcp.json', 'x')) }] }),
      variables('.env', `DESK_KEY=${RANDOM}\nDESK_URL=https://desk.acme.io\nTEST_KEY=short\n`),
    ],
    'a program on another machine': [
      server(`program=desk-mcp\nenv DESK_KEY=${RANDOM}\noption api-key=${OTHER}`, {
        command: {
          program: { value: 'desk-mcp', at: whole(new SourceFile('a', 'x')) },
          remoteShell: { through: 'ssh', host: { value: 'box.acme.io', at: whole(new SourceFile('a', 'x')) } },
        },
      }),
      server('program=x', {
        command: {
          program: { value: 'desk-mcp', at: whole(new SourceFile('a', 'x')) },
          remoteShell: { through: 'ssh', host: { value: 'box', at: whole(new SourceFile('a', 'x')) } },
        },
      }),
      server('program=x', {
        command: { program: { value: 'desk-mcp', at: whole(new SourceFile('a', 'x')) }, remoteShell: { through: 'gcloud' } },
      }),
    ],
    'without a program': [server(`env DESK_KEY=${RANDOM}`)],
    'a key twice': [server(`${url}\nheader X-Api-Key=${RANDOM}`), literals('.mcp.json', `${url}\nheader X-Api-Key=${RANDOM}`, 'config')],
    'a secret of a client': ['placeholder', RANDOM, 'pk_live_abc', 'short', '${SECRET}', GITHUB].map((text, i) =>
      clientSecret(`src/${i}.ts`, text),
    ),
    'a secret of a client for an issuer': [clientSecret('src/a.ts', RANDOM, 'https://id.acme.io/token')],
    'a literal that is sent': [sentLiteral('src/a.ts', `api_key = ${RANDOM}`, 'https://desk.acme.io')],
    'a literal that is known and sent': [
      server(`${url}\nheader X-Api-Key=${RANDOM}`),
      sentLiteral('.mcp.json', `${url}\nheader X-Api-Key=${RANDOM}`, 'https://other.acme.io'),
    ],
    'a literal of settings that a model reads': [
      literals('a.yaml', `api_key: ${RANDOM}`, 'config'),
      literals('a.yaml', `api_key: ${RANDOM}`, 'prompt'),
    ],
    'a literal by name that is read again': [literals('a.yaml', RANDOM, 'config', 'api_key'), literals('a.yaml', RANDOM, 'code')],
    'grants of tests': ['src/a.ts', 'tests/a.ts'].flatMap((path) =>
      (['use', 'enabled'] as const).map(
        (by) =>
          ({
            kind: 'grantUse',
            owner: { what: 'x', product: 'x' },
            grant: 'implicit',
            by,
            clientType: 'public',
            local: false,
            at: whole(new SourceFile(path, 'x')),
          }) as never,
      ),
    ),
    'services and what is shipped': [
      { kind: 'services', names: ['db'] } as never,
      variables('.env', 'DATABASE_URL=postgres://desk:Kq7vTn2wLx@db/x\nDESK_KEY=' + RANDOM),
      {
        kind: 'shipping',
        what: 'the image',
        folder: '',
        includes: ['/.env'],
        excludes: [],
        at: whole(new SourceFile('Dockerfile', 'COPY . .')),
      } as never,
    ],
    'a literal by name': [
      literals('a.yaml', RANDOM, 'config', 'api_key'),
      literals('b.yaml', RANDOM, 'config', '--Authorization'),
      literals('c.yaml', RANDOM, 'config', 'name'),
    ],
  }
  const lines = Object.entries(cases).flatMap(([name, readings]) => [`${name}:`, ...model(readings).map((one) => `  ${one}`)])
  const tests = model(cases['a stem with an address'] ?? [], { inTests: () => true })
  const ours = model(cases['a header'] ?? [], { sessionKeys: () => [{ line: 2, valid: true }] })
  const past = model(cases['a header'] ?? [], {
    sessionKeys: () => [
      { line: 2, valid: false },
      { line: 3, valid: true },
    ],
  })
  await expect(
    `${[...lines, 'in tests:', ...tests, 'of a session:', ...ours, 'of another line:', ...past].join('\n').replaceAll(GITHUB, 'KEY')}\n`,
  ).toMatchFileSnapshot('../fixtures/said/link/joined.txt')
})

test('what is stored where', async () => {
  const places: readonly StoragePlace[] = [
    'agent-config',
    'variables',
    'config',
    'code',
    'prompt',
    'document',
    'argument',
    'image',
    'script',
    'key-file',
    'comment',
  ]
  const paths = [
    'a.yaml',
    'tests/a.yaml',
    'docs/a.md',
    'a.md',
    '.env.test',
    '.env.unit.test',
    '.env.e2e',
    '.env.ci_testing.local',
    '.gitleaks.toml',
    'a.html',
    'tests/a.html',
    'openapi.yaml',
    '.env',
  ]
  const texts: readonly (readonly [string, string])[] = [
    ['a pair', `api_key: ${RANDOM}`],
    ['a comment', `# api_key: ${RANDOM}`],
    ['a comment of code', `// api_key: ${RANDOM}`],
    ['a semicolon', `; api_key: ${RANDOM}`],
    ['a comment of HTML', `<!-- api_key: ${RANDOM} -->`],
    ['a star', `* api_key: ${RANDOM}`],
    ['a value that is a comment', `KEY= # api_key: ${RANDOM}`],
    ['called a dummy', `api_key: ${RANDOM} # a dummy`],
    ['called fake', `api_key: ${RANDOM} // made-up`],
    ['called no real one', `api_key: ${RANDOM} <!-- not a real key -->`],
    ['a placeholder of a form', `placeholder="${GITHUB}"`],
    ['a placeholder in JSX', `placeholder = {"${GITHUB}"}`],
    ['no placeholder', `place = "${GITHUB}"`],
    ['a key of a provider', `token: ${GITHUB}`],
    ['a key of a provider in a link', `https://x.io/?token=${GITHUB}`],
    ['a public token', `publicToken: "${fake('supabase-service-role-jwt', { seed: 'stored' })}"`],
    ['a token', `token: "${fake('supabase-service-role-jwt', { seed: 'stored' })}"`],
    ['a description', `openapi: 3.0.0\napi_key: ${RANDOM}`],
    ['a schema', `type: string\nexample:\n  api_key: ${RANDOM}`],
  ]
  const stored = (place: StoragePlace, path: string) => (text: string) =>
    model([literals(path, text, place)])
      .join('; ')
      .replaceAll(GITHUB, 'KEY') || '–'
  const lines = texts.flatMap(([name, text]) => {
    const alike = new Map<string, string[]>()
    for (const place of places)
      for (const path of paths) {
        const found = stored(place, path)(text).replaceAll(path, 'PATH').replaceAll(`, ${place}:`, ', PLACE:')
        alike.set(found, [...(alike.get(found) ?? []), `${place} ${path}`])
      }
    return [`${name}:`, ...[...alike].map(([found, where]) => `  ${found}\n    ${where.length > 100 ? 'elsewhere' : where.join(' | ')}`)]
  })
  const near =
    neighbourhood(texts.slice(1, 13), stored('config', 'tests/a.yaml')) + neighbourhood(texts.slice(1, 13), stored('config', '.env'))
  await expect(`${lines.join('\n')}\n${near.replaceAll(GITHUB, 'KEY')}`).toMatchFileSnapshot('../fixtures/said/link/stored.txt')
})
