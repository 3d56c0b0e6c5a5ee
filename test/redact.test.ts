import { describe, expect, test } from 'vitest'
import { secretLikeRuns } from '../src/classify/secret-like.ts'
import { jsonText, printable, Redactor, redactor, sourcesOf, visible } from '../src/report/redact.ts'
import { Secret } from '../src/text/secret.ts'
import { SourceFile } from '../src/text/source.ts'
import { stackOf } from '../src/report/stack.ts'
import { at, connection, finding, KEY, reference, resultOf } from './report-sample.ts'

const none = redactor([])

describe('concealed values', () => {
  test('are replaced wherever they stand, at equal length', () => {
    const { env } = reference()
    const text = `the key ${KEY} and ${KEY}, again x${KEY}y`
    const shown = redactor([env])(text)
    expect(shown).toHaveLength(text.length)
    expect(shown).toBe(`the key ${'•'.repeat(20)} and ${'•'.repeat(20)}, again ${'•'.repeat(22)}`)
  })

  test('short values and plain words would hide the message', () => {
    const file = new SourceFile('.env', 'A=abc1\nB=postgres\nC=Password\nD=API_KEY\nE=hunter22\n')
    for (const value of ['abc1', 'postgres', 'Password', 'API_KEY', 'hunter22']) file.conceal(at(file, value))
    expect(redactor([file])('abc1 postgres Password API_KEY hunter22')).toBe('abc1 postgres Password API_KEY ••••••••')
  })

  test('the name of a variable that is somebody’s password as well stays', () => {
    const hidden = (value: string) => redactor([], [new Secret(value)])
    expect(hidden('rootpassword')('`MINIO_ROOT_PASSWORD` is set')).toBe('`MINIO_ROOT_PASSWORD` is set')
    expect(hidden('rootpassword7q')('`rootpassword7q` is set')).toBe('`••••••••••••••` is set')
  })

  test('the longer of two values goes first', () => {
    const shown = redactor([], [new Secret('abc123'), new Secret('abc123xyz789')])('abc123xyz789 abc123')
    expect(shown).toBe('•••••••••••• ••••••')
  })

  test('what everybody may know stays', () => {
    const file = new SourceFile('.env', 'CLIENT_ID=desk-chat-app')
    const part = { value: 'desk-chat-app', at: at(file, 'desk-chat-app') }
    const [known, hidden] = ['public-id', 'unknown'].map((name) => file.concealFound(part, { prefix: '', judged: { class: name } }))
    expect(redactor([], known && [known])('client `desk-chat-app`')).toBe('client `desk-chat-app`')
    expect(redactor([], hidden && [hidden])('client `desk-chat-app`')).toBe('client `•••••••••••••`')
  })

  test('the first line of a key takes the others with it', () => {
    const header = '-----BEGIN PRIVATE KEY-----'
    const shown = redactor([], [new Secret(header)])(`"key": "${header}\\nMIIEvQIBADANBgkqhkiG9w0BAQ`)
    expect(shown).not.toContain('MIIEv')
  })

  test('lines of a value, and its form in a URL', () => {
    const redact = redactor([], [new Secret('first4line5\nsecond6line'), new Secret('p@ss/w0rd!')])
    expect(redact('  second6line')).toBe('  •••••••••••')
    expect(redact('x?key=p%40ss%2Fw0rd!')).toBe('x?key=•••••••••••••!')
  })

  test('are gathered from everywhere in a result', () => {
    const { env, config, finding: one } = reference()
    const secret = new Secret('only4in5the6model')
    const definition = { ...connection(config, 'remote'), hidden: { deep: [secret] } }
    const result = resultOf([one], { model: { ...resultOf([]).model, connection: [definition] } })
    expect(sourcesOf(result)).toEqual({ files: new Set([config, env]), secrets: new Set([secret]) })
  })
})

describe('forms of credentials', () => {
  const letters = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zAbCdE'
  test.each([
    ['GitHub', `token ghp_${letters} here`],
    ['JWT', `x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.${letters} y`],
    ['bearer', `Authorization: Bearer ${letters}`],
    ['password in a URL', `postgres://svc:${letters}@db.acme-crm.io/x`],
    ['PEM', `-----BEGIN PRIVATE KEY-----\n${letters}\n-----END PRIVATE KEY-----`],
    ['half a PEM', `-----BEGIN RSA PRIVATE KEY-----\n${letters}`],
  ])('%s', (_, text) => {
    const shown = none(text)
    expect(shown).toHaveLength(text.length)
    expect(shown).not.toContain(letters)
    expect(shown).toContain('•••')
  })

  test.each([
    [
      'Server=db.acme-crm.io;User Id=svc;Password=N3xt$Step;Encrypt=true',
      'Server=db.acme-crm.io;User Id=svc;Password=•••••••••;Encrypt=true',
    ],
    ['Endpoint=sb://a.acme-crm.io; SharedAccessKey = summer', 'Endpoint=sb://a.acme-crm.io; SharedAccessKey = ••••••'],
    ['postgres://svc:N3xt$Step@db.acme-crm.io/x', 'postgres://svc:•••••••••@db.acme-crm.io/x'],
    ['postgres://svc:ab@cd@db.acme-crm.io/x', 'postgres://svc:•••••@db.acme-crm.io/x'],
    [`password: 'N3xt$Step1'`, `password: '••••••••••'`],
  ])('what no rule judges beside a finding: %s', (text, shown) => expect(none(text)).toBe(shown))

  test('names, hosts and lines stay', () => {
    expect(none('Authorization: Bearer abcdefgh12345678')).toMatch(/^Authorization: Bearer •+$/)
    expect(none('postgres://svc:s3cr3t99@db.acme-crm.io/x')).toBe('postgres://svc:••••••••@db.acme-crm.io/x')
    expect(none('-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----').split('\n')).toHaveLength(3)
  })

  test.each([
    'postgres://svc:${PASSWORD}@db.acme-crm.io/x',
    'postgres://svc:$PASSWORD@db.acme-crm.io/x',
    'Server=db.acme-crm.io;Password=${PASSWORD};Encrypt=true',
    'Server=db.acme-crm.io;Password=$(DbPassword);Encrypt=true',
    'Server=db.acme-crm.io;Pwd=$PASSWORD;Encrypt=true',
    'Server=db.acme-crm.io;Password={0};Encrypt=true',
    'Authorization: Bearer ${env:ACME_KEY}',
    'ghp_16C7… (40 chars)',
    'static-key-remote-mcp at mcpServers.billing.headers.Authorization',
    'postgres@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    'npx -y @modelcontextprotocol/server-github',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#token-handling',
  ])('leaves alone: %s', (text) => expect(none(text)).toBe(text))
})

describe('unseen characters', () => {
  const evil = 'a\u001b[2J\u009b1m\u202eb\u200bc\u007f\ud800\u2028\nd'

  test('are spelt out', () => {
    expect(printable(evil)).toBe('a\\u001b[2J\\u009b1m\\u202eb\\u200bc\\u007f\\ud800\\u2028\\u000ad')
  })

  test('are one dot in a frame', () => {
    expect(visible(evil)).toBe('a·[2J·1m·b·c···' + '·d')
    expect(visible('a\tb 漢 😀 é')).toBe('a\tb 漢 😀 é')
  })

  test('no command of GitHub Actions', () => {
    expect(printable('x ##[add-mask]y')).not.toContain('##[')
    expect(visible('x ##[add-mask]y')).toBe('x #·[add-mask]y')
    expect([printable('##vso[task.x]y'), visible('##VSO[task.x]y')]).toEqual(['#\\u0023vso[task.x]y', '#·VSO[task.x]y'])
    expect(jsonText({ a: '##vso[task.x]##[b]' })).not.toMatch(/##/)
  })

  test('JSON keeps the value', () => {
    const text = jsonText({ evil })
    expect(text).not.toMatch(/[\u007f-\u009f\u200b\u202e\u2028\u001b]/)
    expect(JSON.parse(text)).toEqual({ evil })
  })
})

test('a stack for a bug report quotes nothing that could be a value', () => {
  const error = new Error('rule static-key-remote-mcp failed', { cause: new SyntaxError(`Unexpected token in "${KEY}"`) })
  const told = stackOf(error)
  expect(told).toContain('rule static-key-remote-mcp failed')
  expect(told).toContain('caused by SyntaxError: Unexpected token in "•••••"')
  expect(told).toMatch(/\n +at .*redact\.test\.ts/)
  expect(told).not.toContain(KEY)
})

test('what is left of a value in a cut name is hidden', () => {
  const value = `k4_${'Qm3ZxT7bLw2R'.repeat(6)}`
  const redact = redactor([], [new Secret(value)])
  expect(redact(`writes \`${value.slice(0, 40)}\``)).toBe(`writes \`${'•'.repeat(40)}\``)
  expect(redact(`writes \`${value.slice(0, 12)}\``)).toBe(`writes \`${'•'.repeat(12)}\``)
  expect(redact(`writes \`${value.slice(0, 8)}\``)).toContain(value.slice(0, 8))
})

test('findings are only read', () => {
  const { config } = reference()
  const one = Object.freeze(finding(at(config, 'billing')))
  expect(() => sourcesOf(resultOf([one]))).not.toThrow()
})

test.each([
  // A name in which others begin with a capital, and one of a term with a digit.
  ['OAuthServer.V2.API/Extensions/Handler.cs', 'AuthServer.V2'],
  ['docker/Yii2Oauth2Server/Dockerfile', 'oauth2-server'],
])('a part of the path %s stays that is a value as well', (path, value) => {
  const file = new SourceFile(path, '')
  expect(new Redactor([file], [new Secret(value)]).text(path)).toBe(path)
})

test('a folder that is called like a secret is hidden', () => {
  const path = 'backup/K4qm3ZxT7bLw2RvN8/notes.md'
  expect(new Redactor([new SourceFile(path, '')], [new Secret('qm3ZxT7bLw2RvN8')]).text(path)).not.toContain('ZxT7bLw2')
})

test('folders beside each other are no value', () => {
  expect(secretLikeRuns('authlib/oauth2/rfc8628/device_code.py')).toEqual([])
  expect(secretLikeRuns('q7Zt0Lw2/Xc9Vb4Nm8Kj6Hg5/Fd3Sa1Po0Iu7Yt')).toHaveLength(1)
})

test('words stand around a value, and stay', () => {
  expect(none('a31c6ffc2239k7_add_token_permissions.py')).toBe('•••••••••••••••add_token_permissions.py')
})

test.each([
  // A value of base64 goes on behind a slash.
  ['key: VmUuSc1s/4biSGsUy5Fe0I+LtsOaKpVNo4UyZI3X;', 'key: ••••••••••••••••••••••••••••••••••••••••;'],
  ['key: mCj3nfg1A8+/B/dimHBmvU6rYuJbH8lCQOkho1vl;', 'key: ••••••••••••••••••••••••••••••••••••••••;'],
  // What is escaped is read as what it says.
  ['?desk=q7Zt0Lw2%2BXc9Vb4Nm8Kj%2F6Hg5Fd3Sa1Po0Iu7Yt%3D', '?desk=•••••••••••••••••••••••••••••••••••••••••••%3D'],
  ['?desk=%71%37%5A%74%30%4C%77%32%58%63%39%56%62%34', '?desk=••••••••••••••••••••••••••••••••••••••••••'],
  ['?a=q7Zt0Lw2Xc9Vb4Nm8Kj&next=https%3A%2F%2Facme-crm.io', '?a=•••••••••••••••••••&next=https%3A%2F%2Facme-crm.io'],
])('%s', (text, shown) => expect(none(text)).toBe(shown))

test('folders around a value of base64 stay', () => {
  expect(none('packages/q7Zt0Lw2Xc9Vb4Nm8Kj/desk/index.ts')).toBe('packages/•••••••••••••••••••/desk/index.ts')
})

test('in broken syntax nothing is taken for a name', () => {
  const strict = new Redactor([])
  expect(strict.text('a31c6ffc2239k7_add_token_permissions.py', true)).toMatch(/^•{36}/)
  expect(strict.text('{"a": PBKDF2SHA1PasswordHasher', true)).not.toContain('Hasher')
})

describe('of a thousand random values, so many show eight characters in a row', () => {
  const small = 'abcdefghijklmnopqrstuvwxyz'
  const both = small + small.toUpperCase() + '0123456789'
  test.each([
    ['letters and digits', both, 16, 5],
    ['small letters and digits', `${small}0123456789`, 16, 12],
    ['base64url', `${both}-_`, 20, 4],
    ['base64', `${both}+/`, 40, 12],
    ['letters', small + small.toUpperCase(), 20, 12],
  ])('%s', (_, alphabet, length, most) => {
    let state = 11
    const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff) >> 8
    const values = Array.from({ length: 1000 }, () => Array.from({ length }, () => alphabet[next() % alphabet.length]).join(''))
    expect(values.filter((value) => /[A-Za-z0-9]{8}/.test(none(`a ${value} b`))).length).toBeLessThanOrEqual(most)
  })
})

describe('what stays readable', () => {
  const files = ['platform/reworkd_platform/settings.py', 'src/DeskService.ts', 'src/dev_server_graph/app.py'].map(
    (path) => new SourceFile(path, ''),
  )
  const values = ['reworkd_platform', 'DeskService', 'correcthorse', 'dev_server'].map((value) => new Secret(value))
  const password = redactor(files, values)

  test.each([
    'platform/reworkd_platform/settings.py',
    'from reworkd_platform.web.api import deps',
    'import reworkd_platform.constants',
    'src/dev_server_graph/app.py',
    'https://github.com/reworkd/reworkd_platform/pulls',
    'new reworkd_platform-db()',
    'class DeskServiceFactory extends desk.DeskService',
  ])('a password of words as a part of a path or a longer name: %s', (text) => expect(password(text)).toBe(text))

  test.each([
    ['db_pass: str = "reworkd_platform"', 'db_pass: str = "••••••••••••••••"'],
    ['POSTGRES_PASSWORD: reworkd_platform', 'POSTGRES_PASSWORD: ••••••••••••••••'],
    ['the password is reworkd_platform.', 'the password is ••••••••••••••••.'],
    ['desk password=DeskService', 'desk password=•••••••••••'],
    ['password: dev_server', 'password: ••••••••••'],
    // Nothing in the repository has this name.
    ['http://mcp.acme.io/hook/correcthorse/mcp', 'http://mcp.acme.io/hook/••••••••••••/mcp'],
    ['mysql -pcorrecthorse', 'mysql -p••••••••••••'],
  ])('the same password where it stands alone is hidden: %s', (text, shown) => expect(password(text)).toBe(shown))

  test.each([
    "    LITE_LLM_API_KEY = os.environ.get('LITE_LLM_API_KEY', None)",
    "headers={'x-goog-api-key': LITE_LLM_API_KEY},",
    'uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2',
    'commit: 7c4a8d09ca3762af61e59520943dc26494f8941b',
    '"id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",',
    'image: ghcr.io/acme/desk:2.14.0-rc.3@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    '"@modelcontextprotocol/sdk": "^1.32.0-beta.20261101",',
    'packages/api/src/modules/oauth2/providers/googleCloudVertexAi/authorizationServerMetadata.controller.ts:118',
    'C:\\Users\\agent\\AppData\\Roaming\\Claude\\claude_desktop_config.json',
    'const { data: { session } } = await supabase.auth.exchangeCodeForSession(code)',
    'AZURE_OPENAI_EMBEDDINGS_DEPLOYMENT_NAME=text-embedding-3-large',
    'process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY!',
    'arn:aws:iam::123456789012:role/github-actions-deploy',
    'redirect_uri=https%3A%2F%2Fwww.acme-crm.io%2Foauth2%2Fcallback&scope=read%20write',
    'q=%C3%BCber%C3%A4hnlich%20Weg&next=%252F%252Facme-crm.io%252Fv1%252Fdesk',
    'server/polar/oauth2/grants/rfc6749.py and oauth2/rfc8628/device_code.py',
    'mcpgateway/alembic/versions/0a089912b5f0_add_numeric_id_to_email_users.py',
    'class PBKDF2PasswordHasher extends A2AAgentService, AuthentiqOAuth2Adapter',
    'components/e2e/OAuthDebuggerE2EHarness.tsx and PDFViewer.tsx, fcntl_linux_ppc64le.go',
    'next=https%253A%252F%252Fwww.acme-crm.io%252Foauth2%252Fcallback',
    'd=%C3%9A%C3%A0%C3%A1%C3%A2%C3%A3%C3%A4%C3%A5%C3%A6%C3%A7%C3%BF',
    'XAAFlowTab.tsx, svgWithXml.svg and json2xml.xslt',
    'a31c6f_add_users.b2c3d4e5',
    'const pcm = mulawBase64ToPcm16(ipv4ToUint32(address))',
    '"integrity": "sha512-YSpZ0wCXvR3Yk0yB7G1J8TIrxn0bQxEcAU1XrX1T1E8vPo6e5dRSkE7NTBqQ2cmSnYYeVZE5y7V4t8bL8C6k8g=="',
  ])('hashes, versions, paths and names: %s', (text) => expect(none(text)).toBe(text))
})
