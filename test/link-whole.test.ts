import { expect, test } from 'vitest'
import { isSchemaExample, isInShownObject } from '../src/link/schema-examples.ts'
import { addressFor, isReturnAddress, looksLikeAddress } from '../src/link/addresses.ts'
import { cargoOf, patternsMatch, shipmentOf } from '../src/link/cargo.ts'
import { opensNothing, providerNamed } from '../src/link/credentials.ts'
import { namedIn, pathFrom } from '../src/link/definitions.ts'
import { foldersUpwards } from '../src/link/facts.ts'
import { issuerBeside } from '../src/link/issuer-beside.ts'
import { isOfQueryOnlyApi } from '../src/link/query-only.ts'
import { withReasons } from '../src/link/reasons.ts'
import { isForServiceOfRun } from '../src/link/run-services.ts'
import { addressInScript } from '../src/link/script-addresses.ts'
import { isSealed } from '../src/link/sealed-secrets.ts'
import { isShownToReaders } from '../src/link/shown-values.ts'
import { isBesideTestData } from '../src/link/test-data.ts'
import { urlCredentials } from '../src/link/url.ts'
import { verificationOff } from '../src/link/verification.ts'
import type { Host } from '../src/model/index.ts'
import type { Assignment, Template } from '../src/model/reading.ts'
import { SourceFile, type Span } from '../src/text/source.ts'
import { folderOf } from '../src/text/paths.ts'
import { materialise } from './fake-secrets.mjs'
import { host, judged, literal } from './make-connections.ts'
import { neighbourhood } from './neighbours.ts'

const now = 1_800_000_000
const RANDOM = 'q7Zt0Lw2Xc9Vb4Nm8Kj6Hg5'

/** `-u` renews what is said of near texts; a change in it is to be meant. */
const expectAround = (name: string, said: string) => expect(said).toMatchFileSnapshot(`../fixtures/said/around/${name}.txt`)

/** Where HERE stands in a file of this text. */
function here(path: string, text: string, mark = 'HERE'): Span {
  const file = new SourceFile(path, text)
  const start = Math.max(0, text.indexOf(mark))
  return { file, start, end: start + mark.length }
}

const template = (text: string): Template => {
  const file = new SourceFile('a', text)
  return { parts: [{ kind: 'text', text: file.whole }], at: file.whole.at }
}
const assignment = (name: string, text: string): Assignment =>
  ({ name: { value: name, at: here('a', name) }, value: template(text) }) as Assignment

test('what stands around a value', () => {
  const texts: readonly (readonly [path: string, text: string])[] = [
    ['a.yaml', 'key:\n  type: string\n  example: HERE\n'],
    ['a.yaml', 'key:\n  example: HERE\n  pattern: x\n'],
    ['a.yaml', 'key:\n  "examples": [HERE]\nother:\n  type: string\n'],
    ['a.yaml', 'key:\n  example: HERE\n\n  title: x\n'],
    ['a.yaml', 'key:\n    format: x\n  example: HERE\n  name: x\n'],
    ['a.json', '{\n  "description": "x",\n  "example": "HERE"\n}\n'],
    ['a.py', 'a: str = Field(description="x", examples=["HERE"])\n'],
    ['a.ts', "a.openapi({ example: 'HERE', title: 'x' })\nb\n"],
    ['a.ts', "const example = 'HERE'\n"],
    ['a.ts', 'const x = { pattern: 1, sample: "HERE" }\n'],
    ['a.yaml', 'type: object\nexample:\n  key:\n    deep: HERE\n'],
    ['a.yaml', 'example:\n  key: HERE\n$ref: x\n'],
    ['a.yaml', 'title: x\nexample:\n  key: HERE\n'],
    ['a.yaml', 'a:\n  type: object\nexample:\n  key: HERE\n'],
    ['a.json', '{\n"schema": 1,\n"examples": {\n  "key": "HERE"\n}\n}\n'],
    ['a.toml', 'type = 1\nexample:\n  key: HERE\n'],
    ['locales/de.json', '{ "key": "HERE" }'],
    ['a.java', '@Schema(description = "{ \\"secret\\": \\"HERE\\" }")\n'],
    ['a.java', 'x();\n@ApiModelProperty(\n  example = "{ \\"secret\\": \\"HERE\\" }")\n'],
    ['a.java', '@Schema(description = "x");\nString a = "{ \\"secret\\": \\"HERE\\" }";\n'],
    ['a.yaml', 'kind: SealedSecret\nspec:\n  encryptedData:\n    key: HERE\n'],
    ['a.yaml', 'kind: Secret\nspec:\n  encryptedData:\n    key: HERE\n'],
    ['a.yaml', 'kind: SealedSecret\nencryptedData:\n  a: 1\n---\nkind: Secret\nkey: HERE\n'],
    ['a.yaml', 'kind: SealedSecret\nencryptedData:\n  a: 1\nkind: x\nkey: HERE\n'],
    ['a.json', '{"kind": "SealedSecret", "encryptedData": {"a": "HERE"}}'],
    ['a.ts', 'kind: SealedSecret\nencryptedData: HERE'],
  ]
  const said = texts.map(([path, text]) =>
    neighbourhood([[`${path} ${text}`, text]], (near) => {
      const at = here(path, near)
      const all = { example: isSchemaExample(at), object: isInShownObject(at), shown: isShownToReaders(at), sealed: isSealed(at) }
      return near.includes('HERE')
        ? Object.entries(all)
            .flatMap(([name, is]) => (is ? [name] : []))
            .join(', ') || '–'
        : 'gone'
    }),
  )
  return expectAround('values-in-texts', said.join(''))
})

test('parts of addresses', () => {
  const addresses = [
    `https://desk:${RANDOM}@mcp.acme.io/x`,
    `https://mcp.acme.io/x?api_key=${RANDOM}`,
    `https://mcp.acme.io/x?key=${RANDOM}`,
    'https://mcp.acme.io/x?key=short',
    `https://mcp.acme.io/x#access_token=${RANDOM}`,
    `https://mcp.acme.io/x?a=1&token=${RANDOM}#y`,
    `https://mcp.acme.io/x#y?token=${RANDOM}`,
    'https://mcp.acme.io/x?config=eyJhIjoxfQ',
    'https://mcp.acme.io/x?config=abc',
    `https://mcp.acme.io/mcp/${RANDOM}9a`,
    `https://mcp.acme.io/s/${RANDOM}9a/sse`,
    `https://mcp.acme.io/v1/${RANDOM}9a`,
    `https://mcp.acme.io/desk/${RANDOM}9a`,
    `https://mcp.acme.io/agents/agent_${RANDOM}9a/mcp`,
    `https://mcp.acme.io/keys/key_${RANDOM}9a/mcp`,
    `https://mcp.acme.io/v1/accounts/${RANDOM}9a`,
    `https://hooks.zapier.com/hooks/${RANDOM}9a`,
    `mcp.acme.io/mcp/${RANDOM}9a`,
  ]
  const said = (to: Host) => (text: string) => {
    const url = template(text)
    const [part] = url.parts
    if (part?.kind !== 'text') return ''
    return (
      [...urlCredentials(part.text, url, to)]
        .map(
          ({ value, sentAs, place, credentialPosition }) =>
            `${sentAs} in ${place} ${value.at.start}..${value.at.end - text.length}${credentialPosition ? '' : ', not alone'}`,
        )
        .join('; ') || '–'
    )
  }
  return expectAround(
    'parts-of-addresses',
    neighbourhood(addresses, said(host('remote'))) +
      (['loopback', 'private', 'none', 'production'] as const)
        .map((is) => `${is}: ${said(host(is, { name: 'hooks.zapier.com' }))(`https://mcp.acme.io/mcp/${RANDOM}9a`)}\n`)
        .join(''),
  )
})

test('names of variables, and their addresses', () => {
  const env = [
    assignment('DESK_URL', 'https://desk.io'),
    assignment('DESK_QUEUE_URL', 'https://queue.desk.io'),
    assignment('DESK_REGION_HOST', 'eu-1'),
    assignment('ACME_REDIRECT_URI', 'https://acme.io/cb'),
    assignment('ACME_SHOP_CALLBACK_URL', 'https://acme.io/cb'),
    assignment('OPENAI_BASE_URL', 'https://gw.acme.io'),
    assignment('ENDPOINT', 'https://own.io'),
    assignment('WIKI_A_B_URL', 'https://wiki.io'),
  ]
  const names = neighbourhood(
    [
      'DESK_KEY',
      'DESK_QUEUE_KEY',
      'DESK_QUEUE_NEXT_KEY',
      'DESK_REGION_KEY',
      'ACME_SECRET',
      'ACME_SHOP_KEY',
      'OPENAI_API_KEY',
      'API_KEY',
      'WIKI_KEY',
      'WIKI_A_TOKEN',
      'STRIPE_SECRET_KEY',
      'ACME_STRIPE_TOKEN',
      'githubToken',
      'JWT_SECRET',
      'SESSION_SECRET',
      'ENCRYPTION_KEY',
      'NEXTAUTH_SECRET',
      'WEBHOOK_SECRET',
      'REDIRECT_URI',
      'OAUTH_CALLBACK_URL',
      'return_base_url',
    ],
    (name) =>
      [
        `${addressFor(name, env)?.name.value ?? '–'}`,
        providerNamed(name) ?? '–',
        opensNothing(name) ? 'opens nothing' : '',
        isReturnAddress(name) ? 'return' : '',
      ]
        .filter(Boolean)
        .join(', '),
  )
  const values = neighbourhood(
    ['https://desk.io', 'desk.io', 'desk.io/x', 'localhost', '[::1]', 'desk:8080', 'desk:1', 'eu-1', 'true', '/desk.io', 'my desk.io'],
    (text) => String(looksLikeAddress(template(text))),
  )
  const off = neighbourhood(
    [
      'NODE_TLS_REJECT_UNAUTHORIZED=0',
      'PYTHONHTTPSVERIFY=0',
      'GIT_SSL_NO_VERIFY=1',
      'OAUTHLIB_INSECURE_TRANSPORT=1',
      'OAUTHLIB_INSECURE_TRANSPORT=True',
      'GIT_SSL_NO_VERIFY=true',
      'AUTHLIB_INSECURE_TRANSPORT=1',
      'OAUTH2_PROXY_SSL_INSECURE_SKIP_VERIFY=true',
      'GF_AUTH_GENERIC_OAUTH_TLS_SKIP_VERIFY_INSECURE=true',
      'NODE_TLS_REJECT_UNAUTHORIZED=1',
      '"GIT_SSL_NO_VERIFY": "1"',
      'GIT_SSL_NO_VERIFY:\n1',
    ],
    (line) => {
      const [, name = '', value = ''] = /^\W*(\w+)["']?(?:=|:\s*)["']?(\w*)/.exec(line) ?? []
      const file = new SourceFile('.env', line)
      const text = file.text.lastIndexOf(value)
      const span = (start: number, length: number) => ({ file, start, end: start + length })
      const at = span(Math.max(0, line.indexOf(name)), name.length)
      const part = { kind: 'text', text: { value, at: span(text, value.length) } } as never
      return (
        [...verificationOff([{ name: { value: name, at }, value: { parts: [part], at: span(text, value.length) } }])]
          .map((one) => ('written' in one ? `${String(one.written)} ${one.at.start}..${one.at.end - line.length}` : ''))
          .join() || '–'
      )
    },
  )
  return expectAround('variables', `${names}\n${values}\n${off}`)
})

test('comments, scripts, answers, branches', () => {
  const reasons = neighbourhood(
    [
      '# self-signed certificate in the lab\nx\nHERE',
      '// the device has a self-signed certificate\nHERE',
      'HERE # why not',
      '/* self-signed\n */\nHERE',
      '-- a private CA\nHERE',
      'a self-signed certificate\nHERE',
      '# self-signed certificate\n1\n2\n3\nHERE',
      '# self-signed certificate\n1\n2\n3\n4\nHERE',
    ],
    (text) => {
      const [one] = withReasons([{ kind: 'transportSetting', problem: 'verification-off', written: 'x', at: here('a.py', text) } as never])
      return one && 'reason' in one && one.reason ? `${one.reason.start}..${one.reason.end - text.length}` : '–'
    },
  )
  const scripts = neighbourhood(
    [
      'DESK_URL=https://desk.io/x\n',
      'export DESK_URL="https://desk.io"\n',
      "  readonly DESK_BASE_URL='http://desk.io'\n",
      'declare -r DESK_URL=https://desk.io\n',
      'DESK_URL=https://$HOST\n',
      'URL=https://desk.io\n',
      'echo DESK_URL=https://desk.io\n',
      'DESK_URL=https://one.io\nDESK_API_URL=https://two.io\n',
    ],
    (text) =>
      `${addressInScript('DESK_KEY', new SourceFile('a.sh', text))?.value ?? '–'}, ${addressInScript('DESK_KEY', new SourceFile('a.py', text))?.value ?? '–'}`,
  )
  const jwt = (claims: string) => materialise(`{{fake:jwt?${claims}}}`, { seed: 'issuer', now: now * 1000 })
  const answers = neighbourhood(
    [
      ['before', `{"access_token": "${jwt('iss=https://id.desk.io')}", "refresh_token": "HERE"}`],
      ['behind', `{"refresh_token": "HERE", 'id_token': '${jwt('iss=https://id.desk.io')}'}`],
      ['plain', `{"refreshToken": "HERE", "accessToken": "${jwt('iss=http://id.desk.io')}"}`],
    ],
    (text) =>
      (['refresh_token', 'refreshToken', 'my_refresh_token', 'refresh_tokens'] as const)
        .map((name) => issuerBeside(name, here('a.json', text), now)?.value ?? '–')
        .join(' '),
  )
  const branches = ['integrations/facebook/posts.ts', 'src/FacebookApiService.java', 'src/facebooks.ts', 'src/a.ts'].flatMap((path) =>
    [
      "case 'facebook':\n  HERE",
      'case "facebook" :\n HERE',
      "case 'facebook': {\n}\n}\nHERE",
      "case 'facebook':\ndefault:\nHERE",
      "case 'facebook':\nfunc x\nHERE",
      "case 'other':\nHERE",
      'fetch("https://x.io"); HERE',
      '`${process.env.FACEBOOK_URL}/x?HERE`',
      '`${process.env.OTHER_URL}/x?HERE`',
      'HERE',
    ].flatMap((text) =>
      ['access_token', 'key'].map(
        (parameter) =>
          `${path} ${JSON.stringify(text)} ${parameter}: ${String(isOfQueryOnlyApi({ kind: 'urlCredential', by: 'client', parameter, at: here(path, text) } as never))}`,
      ),
    ),
  )
  return expectAround('beside', `${reasons}\n${scripts}\n${answers}\n${branches.join('\n')}\n`)
})

test('services of a run', () => {
  const texts = [
    'jobs:\n  a:\n    services:\n      db:\n        image: postgres\n    steps:\n',
    'test:\n  services:\n    - postgres:16\n',
    'test:\n  services:\n    - name: registry.io/x/db:1\n      alias: main\n',
    'services: # why\n  db:\n',
    'run: docker run --name db postgres',
    'run: docker run --network-alias="db" x',
    'jobs:\n  a:\n    services:\n      # db\n      other:\n        db:\n',
    'services: x\n  db:\n',
    'services:\ndb:\n',
    'test:\n  services:\n  - db\n',
  ]
  const said = neighbourhood(texts, (text) =>
    ['.github/workflows/ci.yml', '.gitlab-ci.yml', '.gitlab/ci/x.yaml', '.gitea/workflows/a.yaml', 'ci.yml']
      .map((path) => {
        const credential = literal({ judged: judged({ what: 'database password' }), at: here(path, text) })
        return [
          [host('private', { name: 'db' })],
          [host('loopback')],
          [host('private', { name: 'main' })],
          [host('private', { name: 'postgres' })],
          [],
        ]
          .map((hosts) => (isForServiceOfRun(credential, hosts) ? 1 : 0))
          .join('')
      })
      .join(' '),
  )
  const forwarded = ['ssh -L 1', 'ssh -fNL 1', 'cloud_sql_proxy', 'kubectl port-forward', 'cloudflared', 'PortForwarding', 'ssh x'].map(
    (command) =>
      `${command}: ${String(isForServiceOfRun(literal({ judged: judged({ what: 'password' }), at: here('.gitlab-ci.yml', `services:\n  - db\n${command}\n`) }), [host('loopback')]))}`,
  )
  const numbers = [
    'TWILIO_FROM=+15005550006\nHERE',
    'HERE\nfrom: "+15005550006"',
    '# TWILIO_FROM=+15005550006\nHERE',
    'HERE\nTWILIO_FROM=+15005551234',
    `TWILIO_FROM=+15005550006\n${'x'.repeat(400)}HERE`,
  ]
  const data = ['TWILIO_AUTH_TOKEN', 'DESK_KEY'].flatMap((name) =>
    numbers.map((text) => `${name} ${JSON.stringify(text.slice(0, 40))}: ${String(isBesideTestData(name, here('a', text)))}`),
  )
  return expectAround('services', `${said}\n${[...forwarded, ...data].join('\n')}\n`)
})

test('paths and what is shipped', () => {
  const folders = ['a/b/c.ts', 'a', '', '/a', 'a/'].map(
    (path) => `${path}: ${folderOf(path)}; ${[...foldersUpwards(folderOf(path))].join('|')}`,
  )
  const from = ['.env', './.env', '../.env', 'x/../.env', '${workspaceFolder}/.env', '/etc/.env', '../../x', '~/x', '$HOME/x', ''].flatMap(
    (written) =>
      ['a/b/mcp.json', 'mcp.json', '.vscode/mcp.json'].map(
        (path) => `${written} in ${path}: ${String(pathFrom(new SourceFile(path, ''), written))}`,
      ),
  )
  const list = [assignment('A', '1'), assignment('B', '2'), assignment('A', '3')]
  const named = ['A', 'B', 'a', 'C'].map((name) => `${name}: ${namedIn(list, name).length}`)
  const patterns = [['.env*'], ['/.env'], ['**/.env'], ['a/'], ['*.env', '!b.env'], ['a/*'], ['!.env'], ['.env', '!.env']].flatMap((one) =>
    ['.env', 'a/.env', '.env.local', 'b.env', 'a/b/.env'].map((path) => `${one.join()} ${path}: ${String(patternsMatch(one, path))}`),
  )
  const shipping = (what: string, folder: string, includes: readonly string[], excludes: readonly string[] = []) =>
    ({ kind: 'shipping', what, folder, includes, excludes, at: here('Dockerfile', 'COPY . .') }) as const
  const cargo = cargoOf([
    shipping('all', '', ['*'], ['/.env', '*.pem']),
    shipping('dist', '', ['/dist/', '!/dist/*.map']),
    shipping('a folder', 'web', ['/public/*']),
    shipping('a folder again', 'web', ['/public/*']),
    shipping('a file', 'Web', ['/a.txt']),
  ])
  const shipped = ['.env', 'a/.env', 'b', 'dist/a.js', 'dist/a.map', 'web/public/x', 'web/x', 'Web/a.txt', 'a.pem', 'website/public/x'].map(
    (path) => `${path}: ${shipmentOf(path, cargo)?.what ?? '–'}`,
  )
  return expectAround('shipped', `${[...folders, ...from, ...named, ...patterns, ...shipped].join('\n')}\n`)
})
