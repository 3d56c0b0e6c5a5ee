import { expect, test } from 'vitest'
import accountWideKey from '../rules/account-wide-key.ts'
import credentialHostMismatch from '../rules/credential-host-mismatch.ts'
import environmentMix from '../rules/environment-mix.ts'
import insecureTransport from '../rules/insecure-transport.ts'
import jwtAsStaticKey from '../rules/jwt-as-static-key.ts'
import secretLiteralTracked from '../rules/secret-literal-tracked.ts'
import staticKeyRemoteApi from '../rules/static-key-remote-api.ts'
import staticKeyRemoteMcp from '../rules/static-key-remote-mcp.ts'
import staticKeyStdioBackend from '../rules/static-key-stdio-backend.ts'
import tokenInUrl from '../rules/token-in-url.ts'
import type { CredentialKind } from '../src/knowledge/credential-kinds/row.ts'
import type { RemoteServer } from '../src/knowledge/remote-servers/row.ts'
import type { Connection, Credential, Evidence, Host, Judgement, StoredSecret } from '../src/model/index.ts'
import { Secret } from '../src/text/secret.ts'
import { SourceFile, type GitState } from '../src/text/source.ts'
import { connection, host, judged, kept, literal, reference, storedSecret } from './make-connections.ts'
import { HERE, line, located } from './make-subjects.ts'
import { around, type Case, whole } from './whole.ts'

/** `-u` renews what rules say; a change in it is to be meant. */
const FOLDER = '../fixtures/said'

const CLASSES = ['none', 'loopback', 'private', 'tunnel', 'staging', 'remote', 'production', 'placeholder', 'unresolved'] as const
const VALUES = ['static', 'declared', 'short-lived', 'test', 'public-id', 'placeholder', 'unknown'] as const
const PLACES = ['header', 'query', 'fragment', 'path', 'userinfo', 'auth', 'env', 'argument', 'body'] as const
const GIT = ['tracked', 'staged', 'none', 'untracked', 'ignored'] as const
const CERTAIN = ['high', 'medium', 'low'] as const
const SHARED = kept('tracked')
const AGENT: Evidence = { is: 'agent-module', at: line(1), say: 'the module imports openai' }
const kind = (given: Partial<CredentialKind>) => ({ id: 'desk-key', type: 'api-key', ...given }) as CredentialKind
const server = (given: Partial<RemoteServer> = {}) =>
  ({ id: 'desk', vendor: 'Desk', auth: 'oauth', droppable: 'yes', advice: 'ask Desk', certain: true, ...given }) as RemoteServer

/** Connections by what is put into their one credential, its judgement and its host. */
interface Sending {
  readonly form?: 'literal' | 'reference'
  readonly git?: GitState
  readonly class?: Judgement['class']
  readonly what?: string
  readonly kind?: CredentialKind
  readonly provider?: string
  readonly mode?: Judgement['mode']
  readonly sure?: Judgement['confidence']
  readonly credential?: object
  readonly host?: Partial<Host>
  readonly also?: readonly Credential[]
  readonly more?: Partial<Connection>
  readonly beside?: readonly Connection[]
}

function sending(given: Sending): Connection[] {
  const { form = 'literal', git = 'tracked', host: to = {}, also = [], more = {}, beside = [] } = given
  const { class: is = 'static', what = 'key', kind: known, provider, mode = 'unknown', sure = 'high' } = given
  const own = judged({
    class: is,
    what,
    mode,
    confidence: sure,
    ...(known && { kind: known }),
    ...(provider !== undefined && { provider }),
  })
  const credential =
    form === 'literal'
      ? literal({ judged: own, ...given.credential }, git)
      : reference({ ...(provider !== undefined && { provider }), ...given.credential }, git)
  const endpoint = { transport: 'http' as const, host: host('remote', to), at: line(8) }
  return [connection({ endpoint, credentials: [credential, ...also], ...more }), ...beside]
}

const server_ = { name: 'mcp.desk.io', shown: 'mcp.desk.io' }

test('static-key-remote-mcp', async () => {
  const cases = around(
    {
      literal: {},
      reference: { form: 'reference' },
      'over stdio': { more: { endpoint: { transport: 'stdio', program: 'desk', at: line(8), over: host('production') } } },
    },
    {
      git: GIT,
      class: VALUES,
      what: ['password', 'secret', 'access token', 'API key', 'database password'],
      kind: { 'with a page': kind({ revokeAt: 'https://desk.io/keys' }) },
      provider: ['Stripe'],
      mode: ['live', 'test'],
      sure: CERTAIN,
      credential: {
        ...Object.fromEntries(PLACES.map((place) => [place, { place, sentAs: 'Authorization' }])),
        'of low confidence': { confidence: 'low' },
        'without a name': { name: '' },
        'sent as a password': { sentAs: 'PASSWORD' },
        elsewhere: { to: host('production', { name: 'api.other.io', shown: 'api.other.io' }) },
        paired: { pairing: 'P1' },
        optional: { optional: true },
        defined: { definition: { name: 'DESK_KEY', at: line(30), judged: judged() } },
        'defined as a test key': { definition: { name: 'DESK_KEY', at: line(30), judged: judged({ class: 'test' }) } },
        'in another file': { at: line(12) },
      },
      host: {
        ...Object.fromEntries(CLASSES.map((is) => [is, { class: is }])),
        'without a name': { shown: '', name: '' },
        'without a place': { at: undefined },
        'within the credential': { at: line(12, 1) },
        'at a server with OAuth': { ...server_, server: server() },
        'at one that is listed': { ...server_, server: server({ certain: false }) },
        'at one that likely drops it': { ...server_, server: server({ droppable: 'likely' }) },
        'at one by the client': { ...server_, server: server({ droppable: 'depends-on-client' }) },
        'at one that does not drop it': { ...server_, server: server({ droppable: 'no' }) },
        'at one with keys only': { ...server_, server: server({ auth: 'api-key' }) },
        'at one that needs none': { ...server_, server: server({ auth: 'none', vendor: 'Atlas' }) },
      },
      more: {
        'of code': { source: 'code' },
        'of a workflow': { source: 'workflow' },
        'of a command': { source: 'command' },
        'of an agent that cannot sign in': { agent: { id: 'desk', name: 'MCP client', oauth: 'none' } },
        'of an agent without advice': { agent: { id: 'desk', name: 'Desk', oauth: 'automatic' } },
        'over a bridge': { endpoint: { transport: 'http', host: host('remote'), bridge: 'mcp-remote', at: line(8) } },
        'over another bridge': { endpoint: { transport: 'http', host: host('remote'), bridge: 'supergateway', at: line(8) } },
        'switched off': { enabled: false },
        'of an API': { protocol: 'api' },
        'of an agent module': { evidence: [AGENT, { is: 'sent-to', at: line(2), say: 'it goes there' }] },
        'with a name of signs': { name: located('--') },
        'with a name of several words': { name: located('my desk-server') },
        'with a name that is a UUID': { name: located('desk-7f3b2c1d-9a8e') },
      },
    },
  )
  const said = ['recommended', 'strict', 'local'].map(
    (profile) =>
      `${profile}\n${whole(staticKeyRemoteMcp, profile === 'recommended' ? cases : cases.filter(([label]) => /^\w+$|, (?:git|class|host)/.test(label)), sending, { profile: profile as never })}`,
  )
  await expect(said.join('\n')).toMatchFileSnapshot(`${FOLDER}/static-key-remote-mcp.txt`)
})

test('static-key-remote-api', async () => {
  const api = { protocol: 'api', evidence: [AGENT] }
  const cases = around(
    {
      literal: { more: api },
      reference: { form: 'reference', more: api, provider: 'GitHub' },
      'a model key': { more: api, provider: 'OpenAI' },
    },
    {
      git: GIT,
      class: VALUES,
      form: ['reference'],
      what: ['password', 'database password', 'access token'],
      kind: {
        'with advice': kind({ instead: 'sign in' }),
        'with none': kind({ instead: 'none: keys only', revokeAt: 'https://desk.io/keys' }),
      },
      provider: ['Stripe', 'GitHub', 'Anthropic', 'Desk', undefined],
      mode: ['live', 'test'],
      sure: CERTAIN,
      credential: {
        ...Object.fromEntries(PLACES.map((place) => [place, { place }])),
        'without a name': { name: '' },
        'of low confidence': { confidence: 'low' },
        'of wide reach': { name: 'SUPABASE_SERVICE_ROLE_KEY' },
        'sent with wide reach': { sentAs: 'SUPABASE_SERVICE_ROLE_KEY' },
        elsewhere: { to: host('production', { name: 'api.other.io', shown: 'api.other.io' }) },
        paired: { pairing: 'C1' },
      },
      host: {
        ...Object.fromEntries(CLASSES.map((is) => [is, { class: is }])),
        'of a provider': { provider: 'GitHub', name: 'api.github.com', shown: 'api.github.com' },
        'of a model provider': { provider: 'OpenAI', name: 'api.openai.com', shown: 'api.openai.com' },
        'of a name without a dot': { name: 'desk', shown: 'desk' },
      },
      more: {
        'of MCP': { ...api, protocol: 'mcp' },
        'of code': { ...api, source: 'code' },
        'switched off': { ...api, enabled: false },
        'that opens a model': { ...api, opensModel: true },
        'without an agent': { ...api, evidence: [] },
        'with an agent among its dependencies': {
          ...api,
          evidence: [
            { ...AGENT, is: 'agent-dependency' },
            { is: 'sent-to', at: line(2), say: 'it goes there' },
          ],
        },
        'in the file of an agent': { ...api, evidence: [{ ...AGENT, is: 'agent-file' }] },
        'over stdio': { ...api, endpoint: { transport: 'stdio', program: 'desk', at: line(8) } },
      },
    },
  )
  const said = ['recommended', 'strict', 'local'].map(
    (profile) => `${profile}\n${whole(staticKeyRemoteApi, cases, sending, { profile: profile as never })}`,
  )
  await expect(said.join('\n')).toMatchFileSnapshot(`${FOLDER}/static-key-remote-api.txt`)
})

test('static-key-stdio-backend', async () => {
  const local = (more: object = {}) => ({ endpoint: { transport: 'stdio', program: 'desk-mcp', at: line(8), ...more } })
  const to = host('production', { name: 'api.desk.io', shown: 'api.desk.io' })
  const second = (given: object = {}) => reference({ name: 'SECOND_TOKEN', sentAs: 'SECOND_TOKEN', to, ...given })
  const place = (start: number, file = kept('tracked')) => line(start, 1, file)
  const shared = kept('tracked')
  const cases = around(
    {
      literal: { more: local(), credential: { to, place: 'env' } },
      reference: { form: 'reference', more: local(), credential: { to, place: 'env', at: place(12, shared) } },
    },
    {
      git: GIT,
      class: VALUES,
      what: ['password', 'secret', 'access token (classic)', 'GitHub secret'],
      provider: ['Stripe'],
      mode: ['live', 'test'],
      sure: CERTAIN,
      credential: {
        ...Object.fromEntries(CLASSES.map((is) => [is, { to: host(is), place: 'env' }])),
        'without a host': {},
        'without a name': { to, name: '' },
        'called a password': { to, name: 'DESK_PASSWD', sentAs: 'DESK_PASSWD' },
        'called a PAT': { to, name: 'DESK_PAT' },
        'called a secret': { to, name: 'DESK_SECRET' },
        'of low confidence': { to, confidence: 'low' },
        'of medium confidence': { to, confidence: 'medium' },
        defined: { to, definition: { name: 'DESK_KEY', at: line(30), judged: judged() } },
        'defined as a test key': { to, definition: { name: 'DESK_KEY', at: line(30), judged: judged({ class: 'test' }) } },
      },
      also: {
        'another at its place': [second({ at: place(12, shared) })],
        'two at its place': [second({ at: place(12, shared) }), second({ at: place(12, shared), name: 'THIRD_KEY' })],
        'another elsewhere': [second({ at: place(13, shared) })],
        'another in another file': [second({ at: place(12) })],
        'a literal at its place': [literal({ to, at: place(12, shared) })],
      },
      more: {
        'of http': {},
        'with a hosted server': local({
          local: { program: 'desk-mcp', vendor: 'Desk', credentials: [], remote: 'https://mcp.desk.io/mcp' },
        }),
        'over another machine': local({ over: host('production') }),
        'over this machine': local({ over: host('loopback') }),
        'switched off': { ...local(), enabled: false },
        'of code': { ...local(), source: 'code' },
        'of an agent module': { ...local(), evidence: [AGENT, { is: 'sent-to', at: line(2), say: 'it goes there' }] },
        'of an agent without references': { ...local(), agent: { id: 'desk', name: 'Desk', oauth: 'automatic' } },
      },
    },
  )
  const said = ['recommended', 'strict', 'local'].map(
    (profile) => `${profile}\n${whole(staticKeyStdioBackend, cases, sending, { profile: profile as never })}`,
  )
  await expect(said.join('\n')).toMatchFileSnapshot(`${FOLDER}/static-key-stdio-backend.txt`)
})

test('token-in-url: what connections send', async () => {
  const api = { more: { source: 'code', protocol: 'api' } }
  const query = { place: 'query', sentAs: 'api_key' }
  const cases = around(
    {
      literal: { credential: query },
      reference: { form: 'reference', credential: query },
      'of another API': { form: 'reference', credential: query, ...api },
    },
    {
      git: GIT,
      class: VALUES,
      what: ['password', 'secret'],
      kind: { 'with a page': kind({ revokeAt: 'https://desk.io/keys' }) },
      provider: ['Stripe'],
      form: ['literal'],
      credential: {
        ...Object.fromEntries(PLACES.map((place) => [place, { ...query, place }])),
        ...Object.fromEntries(
          ['key', 'apikey', 'appid', 'app_id', 'token', 'auth', 'auth_token', 'api_token', 'xauth', 'tokens', 'access_token', 'q'].map(
            (sentAs) => [sentAs, { ...query, sentAs }],
          ),
        ),
        'without a name': { ...query, name: '' },
      },
      host: {
        ...Object.fromEntries(CLASSES.map((is) => [is, { class: is }])),
        ...Object.fromEntries(
          ['mcp.desk.io', 'desk.mcp.io', 'xmcp.io', 'api.desk.io', 'newsapi.org', 'serpapi.com', 'slack.com', 'api.telegram.org'].map(
            (name) => [name, { name, shown: name }],
          ),
        ),
        'without a name': { name: '', shown: '' },
        'of a provider': { provider: 'Stripe' },
        'with OAuth': { server: server() },
        'with keys only': { server: server({ auth: 'api-key' }) },
      },
      more: {
        'of code': { source: 'code' },
        'of an API': { protocol: 'api' },
        'of an API in code': { source: 'code', protocol: 'api' },
        'switched off': { enabled: false },
        'over stdio': { endpoint: { transport: 'stdio', program: 'desk', at: line(8) } },
        'of an agent without advice': { agent: { id: 'desk', name: 'MCP client', oauth: 'automatic' } },
      },
    },
  )
  await expect(whole(tokenInUrl, cases, sending)).toMatchFileSnapshot(`${FOLDER}/token-in-url-connections.txt`)
})

test('token-in-url: what code and documents do', async () => {
  const parameters = [
    'key',
    'token',
    'access_token',
    'password',
    'passwd',
    'passphrase',
    'pass',
    'my_password',
    'password_hash',
    'client_secret',
    'app-secret',
    'apisecret',
    'consumer_secret',
    'my_client_secret',
    'client_secret_id',
    'auth',
    'appid',
    'sort_key',
    'key_id',
    'keys',
    'state',
  ]
  const cases = around(
    {
      client: { by: 'client', parameter: 'api_key', host: 'api.desk.io' },
      'client of another API': { by: 'client', parameter: 'api_key', host: 'api.desk.io', reaches: 'remote' },
      'client of a known API': { by: 'client', parameter: 'api_key', host: 'newsapi.org', reaches: 'remote' },
      'client with a path': { by: 'client', parameter: 'token', host: 'api.desk.io', part: 'path', reaches: 'remote' },
      'client with user information': { by: 'client', parameter: 'token', host: 'api.desk.io', part: 'userinfo', reaches: 'remote' },
      server: { by: 'server', parameter: 'token' },
      'server with a path': { by: 'server', parameter: 'token', part: 'path' },
      document: { by: 'document', parameter: 'access_token' },
    },
    {
      by: ['client', 'server', 'document'],
      parameter: parameters,
      part: ['path', 'userinfo'],
      variable: ['SESSION_SECRET'],
      host: [
        undefined,
        'api.other.io',
        'mcp.desk.io',
        'newsapi.org',
        'serpapi.com',
        'generativelanguage.googleapis.com',
        'slack.com',
        'sub.mcp-desk.io',
      ],
      reaches: [undefined, ...CLASSES],
      known: [true],
      socket: [true],
      option: ['allowQueryToken'],
      repository: [true],
      beside: { 'another key': [{ parameter: 'secret_key', at: line(6) }], 'a name': [{ parameter: 'client_secret', at: line(6) }] },
      paired: {
        'the same': { place: 'query', sentAs: 'api_key' },
        'in a header': { place: 'header', sentAs: 'api_key' },
        'another parameter': { place: 'query', sentAs: 'other' },
        'in another file': { place: 'query', sentAs: 'api_key', at: line(5, 1, kept('tracked')) },
      },
      off: [true],
      stdio: [true],
    },
  )
  const said = whole(tokenInUrl, cases, ({ paired, off, stdio, ...given }: { paired?: object; off?: boolean; stdio?: boolean }) => {
    const own = { kind: 'urlCredential', at: line(5), ...given } as never
    const sent = { place: 'query', sentAs: 'api_key', at: line(5), ...paired } as const
    if (!paired && !off && !stdio) return [own]
    const known = connection({
      endpoint: stdio
        ? { transport: 'stdio', program: 'desk', at: line(8) }
        : { transport: 'http', host: host('remote', { name: 'api.desk.io' }), at: line(8) },
      credentials: [reference({ ...sent, name: 'PAIRED' })],
      enabled: !off,
    })
    return [own, known]
  })
  await expect(said).toMatchFileSnapshot(`${FOLDER}/token-in-url.txt`)
})

test('insecure-transport: connections', async () => {
  const plain = { scheme: 'http:' }
  const at = { file: new SourceFile('a.json', '"http://desk.io/mcp" http://desk.io HTTP://desk.io \'ws://desk.io\''), start: 0, end: 20 }
  const cases = around(
    { literal: { host: plain }, reference: { form: 'reference', host: plain }, 'a private host': { host: { ...plain, class: 'private' } } },
    {
      git: GIT,
      class: VALUES,
      form: ['reference'],
      credential: {
        'of its name': { sentAs: 'desk' },
        elsewhere: { to: host('remote', { ...plain, name: 'api.other.io', shown: 'api.other.io' }) },
        'elsewhere over https': { to: host('remote', { name: 'api.other.io' }) },
      },
      host: {
        ...Object.fromEntries(CLASSES.map((is) => [is, { ...plain, class: is }])),
        ...Object.fromEntries(
          ['https:', 'http:', 'ws:', 'wss:', 'ldap:', 'redis:', 'amqp:', 'ftp:', ''].map((scheme) => [scheme, { scheme }]),
        ),
        container: { ...plain, containerService: true },
        'with a place to edit': { ...plain, at },
        'with a place to edit, of a provider': { ...plain, at, provider: 'Stripe' },
        'with a place to edit, of a server': { ...plain, at, server: server() },
        'with a place without a quote': { ...plain, at: { ...at, start: 21, end: 35 } },
        'with a place in capitals': { ...plain, at: { ...at, start: 36, end: 50 } },
        'with a place of another scheme': { ...plain, at: { ...at, start: 51, end: 65 } },
        'without a place': { ...plain, at: undefined },
      },
      also: {
        'a reference': [reference()],
        'a literal': [literal()],
        'one that goes elsewhere': [literal({ to: host('remote', { ...plain, name: 'api.other.io', shown: 'api.other.io' }) })],
      },
      more: {
        'of an API': { protocol: 'api' },
        'switched off': { enabled: false },
        'without a credential': { credentials: [] },
        'of an API without a credential': { protocol: 'api', credentials: [] },
        'over stdio': { endpoint: { transport: 'stdio', program: 'desk', at: line(8) } },
        'of a client without a name': { credentials: [], agent: { id: 'desk', name: 'MCP client', oauth: 'automatic' } },
      },
    },
  )
  await expect(whole(insecureTransport, cases, sending)).toMatchFileSnapshot(`${FOLDER}/insecure-transport-connections.txt`)
})

test('insecure-transport: settings', async () => {
  const paths = [
    'src/a.ts',
    'src/a.py',
    'src/a.ipynb',
    'src/a.go',
    'src/A.java',
    'src/a.kt',
    'src/A.cs',
    'src/a.php',
    'src/a.rs',
    'lib/a.rb',
    'Rakefile.rake',
    'config.ru',
    'a.yml',
    'tests/a.ts',
    'test/a.ts',
    'a/__tests__/b.ts',
    'spec/a.rb',
    'e2e/a.ts',
    'fixtures/a.ts',
    'mocks/a.ts',
    'testdata/a.go',
    'a.test.ts',
    'a_test.go',
    'a.spec.ts',
    'test_a.py',
    'src/test_a.py',
    'latest/a.ts',
    'contest.ts',
    'a.tests.x9',
    'docker-compose.dev.yml',
    '.env.development',
    'my_test_a.py',
  ]
  const written = [
    'verify=False',
    'NODE_TLS_REJECT_UNAUTHORIZED=0',
    'OAUTHLIB_INSECURE_TRANSPORT=1',
    'ssl_verify: false',
    'x ssl_verify',
    'trustServerCertificate=true',
    'tls: false',
    'verifyServer: false',
    'OAUTH2_PROXY_SSL_INSECURE_SKIP_VERIFY=true',
    'GF_AUTH_TLS_SKIP=true',
    'GIT_SSL_NO_VERIFY=true',
    'http --verify=no',
    'https --verify=no',
    'xh --verify=no',
    'xhs --verify=no',
    'curl -k',
    'wget --no-check-certificate',
    'git -c http.sslVerify=false',
    'npm strict-ssl',
    '-k curl',
    'sslRequired: none',
    'my sslRequired',
    'requireHttps: false',
  ]
  const cookies = [
    'desk without secure',
    'secure = false',
    'secure=false',
    'secure = false // why',
    'Secure: false',
    'x Secure: false',
    'SESSION_COOKIE_SECURE = False',
    'cookie.secure: false',
    'without secure',
  ]
  const problems = [
    'verification-off',
    'plain-oauth-endpoint',
    'plain-credential',
    'plain-request',
    'plain-mcp',
    'plain-allowed',
    'insecure-cookie',
  ]
  const bases = Object.fromEntries(
    problems.map((problem) => [problem, { problem, written: problem === 'insecure-cookie' ? 'secure: false' : 'verify=False' }]),
  )
  const oauth = { 'OAuth over plain HTTP': { problem: 'verification-off', written: 'OAUTHLIB_INSECURE_TRANSPORT=1' } }
  const cookie = { 'a cookie of Python': { problem: 'insecure-cookie', written: 'secure = False', path: 'src/a.py' } }
  const cases = [
    ...around(
      { ...bases, ...oauth, ...cookie },
      {
        host: ['id.desk.io'],
        path: ['src/a.py', 'src/a.ipynb', 'a.yml', 'docker-compose.dev.yml', 'test_a.py'],
        reason: { 'a comment': line(4) },
        option: { 'an option': line(3) },
      },
    ),
    ...around({ 'checks that are off': bases['verification-off'] as Case[1] }, { path: paths, written }),
    ...around({ 'plain HTTP that is allowed': bases['plain-allowed'] as Case[1] }, { written: written.slice(-4), path: ['tests/a.ts'] }),
    ...around(
      {
        'a cookie': bases['insecure-cookie'] as Case[1],
        'a cookie of a notebook': { problem: 'insecure-cookie', written: 'secure = False', path: 'src/a.ipynb' },
      },
      { written: cookies },
    ),
  ]
  const said = whole(insecureTransport, cases, ({ path = 'src/auth.ts', ...given }: { path?: string }) => [
    { kind: 'transportSetting', at: line(5, 1, new SourceFile(path, HERE.text)), ...given } as never,
  ])
  await expect(said).toMatchFileSnapshot(`${FOLDER}/insecure-transport.txt`)
})

test('credential-host-mismatch', async () => {
  const stripe = { provider: 'Stripe', what: 'Stripe secret key' }
  const named = (name: string) => ({ name, shown: name })
  const address = (path: string) => ({ at: { file: new SourceFile('a.json', `"${path}"`), start: 1, end: path.length + 1 } })
  const cases = around(
    {
      literal: stripe,
      reference: { form: 'reference', provider: 'Stripe', credential: { name: 'STRIPE_SECRET_KEY', provider: 'Stripe' } },
      'a reference at another provider': {
        form: 'reference',
        provider: 'Stripe',
        credential: { name: 'STRIPE_SECRET_KEY', provider: 'Stripe' },
        host: { ...named('api.slack.com'), provider: 'Slack' },
      },
      'of a product that one installs': { form: 'reference', provider: 'GitLab', credential: { name: 'GITLAB_TOKEN', provider: 'GitLab' } },
    },
    {
      git: GIT,
      class: VALUES,
      mode: ['live', 'test'],
      sure: CERTAIN,
      provider: [undefined, 'GitLab', 'GitHub', 'Nobody', 'Sentry'],
      credential: {
        ...Object.fromEntries(
          [
            'STRIPE_API_KEY',
            'STRIPE_BRIDGE_SECRET',
            'ACME_STRIPE_TOKEN',
            'stripe-secret-key',
            'STRIPE',
            'GITLAB_API_KEY',
            'SQUARE_ACCESS_TOKEN',
            'GH_TOKEN',
          ].map((name) => [name, { name, provider: 'Stripe' }]),
        ),
        'in a header of its name': { name: 'STRIPE_SECRET_KEY', provider: 'Stripe', sentAs: 'X-Stripe-Key' },
        'in a variable of its name': { name: 'STRIPE_SECRET_KEY', provider: 'Stripe', sentAs: 'X-Stripe-Key', place: 'env' },
        'to a host of its own': {
          name: 'STRIPE_SECRET_KEY',
          provider: 'Stripe',
          to: host('remote', { name: 'gw.acme.io', shown: 'gw.acme.io' }),
        },
      },
      host: {
        ...Object.fromEntries(CLASSES.map((is) => [is, { class: is }])),
        ...Object.fromEntries(
          [
            'api.stripe.com',
            'api.stripe.com.evil.io',
            'api.strlpe.com',
            'api.stripes.com',
            'api.strip.com',
            'stripe.com',
            'striipe.com',
            'sttripee.com',
            'xstripe.com',
            'stripe.org',
            'mystripe.com.io',
            'stripe-com.evil.io',
            'stripe.comx.io',
            'mcp.stripe-tools.io',
            'gateway.acme.io',
            'proxy.acme.io',
            'mcp.acme.io',
            'mcp-gl.acme.io',
            'gitlab.acme.io',
            'straipe.com',
          ].map((name) => [name, named(name)]),
        ),
        'api.ѕtripe.com': { name: 'api.xn--tripe-7hb.com', shown: 'api.xn--tripe-7hb.com (api.strіpe.com)' },
        'strípe.com': { name: 'api.xn--x.com', shown: 'api.xn--x.com (api.strípe.com)' },
        'ѕtrіре.соm': { name: 'api.xn--x.com', shown: 'api.xn--x.com (api.strірё.соm)' },
        'of mixed scripts': { mixedScript: true },
        'of its provider': { provider: 'Stripe' },
        'of another provider': { provider: 'Slack' },
        'of a part of its name': { provider: 'Stripe Connect' },
        'of a server': { server: server({ vendor: 'Slack' }) },
        'of its own server': { server: server({ vendor: 'Stripe' }) },
        'without a place': { at: undefined },
        'at an address that names it': address('https://gw.acme.io/stripe/mcp'),
        'at an address of a proxy': address('https://acme.io/proxy/mcp'),
        'at an address that names nobody': address('https://acme.io/desk/mcp'),
      },
      more: {
        'of an API': { protocol: 'api' },
        'switched off': { enabled: false },
        'over stdio': { endpoint: { transport: 'stdio', program: 'desk', at: line(8) } },
        'called stripe': { name: located('stripe-tools') },
        'called a gateway': { name: located('gateway') },
      },
      beside: {
        'another server of its domain': [
          connection({
            endpoint: {
              transport: 'http',
              host: host('remote', { name: 'other.northwind.io', ...address('https://other.northwind.io') }),
              at: line(9),
            },
          }),
        ],
        'another API of its domain': [
          connection({
            protocol: 'api',
            endpoint: {
              transport: 'http',
              host: host('remote', { name: 'other.northwind.io', ...address('https://other.northwind.io') }),
              at: line(9),
            },
          }),
        ],
        'the same server again': [connection()],
      },
    },
  )
  const company = { trustedHosts: ['gateway.acme.io', '*.acme-proxy.io'], providers: [], allowScopes: [], scopes: [] }
  const said = [
    whole(credentialHostMismatch, cases, sending),
    ...(['strict', 'local'] as const).map(
      (profile) =>
        `${profile}\n${whole(
          credentialHostMismatch,
          cases.filter(([label]) => /^[^,]+$|, (?:git|class|host \w+$)/.test(label)),
          sending,
          { profile },
        )}`,
    ),
    `company\n${whole(
      credentialHostMismatch,
      around(
        { literal: stripe },
        {
          host: Object.fromEntries(
            ['gateway.acme.io', 'x.gateway.acme.io', 'a.acme-proxy.io', 'acme-proxy.io'].map((name) => [name, named(name)]),
          ),
        },
      ),
      sending,
      { company: company as never },
    )}`,
    `company with a provider\n${whole(
      credentialHostMismatch,
      around(
        {
          literal: { provider: 'Desk' },
          reference: { form: 'reference', provider: 'Desk', credential: { name: 'DESKTOP_KEY', provider: 'Desk' } },
        },
        { host: Object.fromEntries(['api.desktop.io', 'gw.acme.io', 'api.deskt0p.io'].map((name) => [name, named(name)])) },
      ),
      sending,
      {
        company: {
          ...company,
          trustedHosts: [],
          providers: [
            { provider: 'Desk', names: ['DESKTOP'], hosts: ['*.desktop.io'], defaultHost: 'api.desktop.io', gateways: ['gw.acme.io'] },
          ],
        } as never,
      },
    )}`,
  ]
  await expect(said.join('\n')).toMatchFileSnapshot(`${FOLDER}/credential-host-mismatch.txt`)
})

/** A stored secret by what is put into its judgement. */
interface Storing extends Partial<Omit<StoredSecret, 'kind' | 'credential' | 'at'>> {
  readonly git?: GitState
  readonly judged?: Partial<Judgement>
  readonly credential?: object
  readonly path?: string
  readonly text?: string
  readonly line?: number
  readonly beside?: readonly (StoredSecret | Connection)[]
}

function storing({
  git = 'tracked',
  judged: own = {},
  credential = {},
  path = '.cursor/mcp.json',
  text,
  line: number = 12,
  beside = [],
  ...given
}: Storing) {
  const file = new SourceFile(path, text ?? kept(git).text, git)
  const value = literal({ judged: judged(own), at: line(number, 1, file), ...credential }, git)
  return [storedSecret({ ...given, credential: value }, git), ...beside]
}

const STORED_AT = [
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
] as const
const JUDGED = {
  ...Object.fromEntries(VALUES.map((is) => [is, { class: is }])),
  'of a provider': { provider: 'Stripe', what: 'Stripe secret key' },
  'live of a provider': { provider: 'Stripe', what: 'Stripe secret key', mode: 'live' },
  'of a provider by its name': { provider: 'Stripe', confidence: 'medium' },
  'by its name': { confidence: 'medium' },
  'in test mode': { mode: 'test' },
  'a test key of a provider': { class: 'test', provider: 'Stripe', mode: 'test', what: 'Stripe test key' },
  'a default': { class: 'unknown', defaultCredential: true, what: 'password' },
  'a password': { what: 'password' },
  'a database password': { what: 'database password', confidence: 'medium' },
  'a JWT': { jwt: { expired: false } },
  'an expired JWT': { jwt: { expired: true, expires: 1_700_000_000 } },
  'a private key': { kind: kind({ type: 'private-key' }), what: 'private key' },
  'a private key of a provider': { kind: kind({ type: 'private-key' }), what: 'private key', provider: 'Google' },
  'a kind': { kind: kind({ revokeAt: 'https://desk.io/keys' }) },
  'a kind that is open': { kind: kind({ openWhere: /xxx/ }) },
  'a kind that is open elsewhere': { kind: kind({ openWhere: /yyy/ }) },
  'a kind that is open in pages': { kind: kind({ openBeside: /x{40}/ }) },
  'a kind with something beside': { kind: kind({ beside: 'name' }) },
  'a kind that needs a name': { provider: 'Stripe', kind: kind({ needsName: true }) },
} as Readonly<Record<string, object>>
const HOSTS = {
  ...Object.fromEntries(CLASSES.map((is) => [is, [host(is)]])),
  'this machine and another': [host('loopback'), host('remote')],
  'a private one and another': [host('private'), host('remote')],
  'a container': [host('private', { containerService: true })],
  'one by a variable': [host('remote', { confidence: 'low' })],
  'one without a place': [{ ...host('remote'), at: undefined }],
  'one of a provider': [host('production', { provider: 'Stripe' })],
}
const ROLES = {
  'of a test': { test: true, example: false, template: false },
  'of an example': { test: false, example: true, template: false },
  'of a template': { test: false, example: false, template: true },
  'of production': { test: false, example: false, template: false, environment: 'production' },
  'of staging': { test: false, example: false, template: false, environment: 'staging' },
}
const FILES = [
  'a.json',
  'a.jsonl',
  'a.ndjson',
  'a.har',
  'a.yaml',
  'a.yml',
  'a.xml',
  'a.ts',
  'a.py',
  'a.html',
  'a.dart',
  'a.kt',
  'data/json',
  'docker-compose.dev.yml',
  'server/keys/dev.key',
  'nested/data/a.json',
]

test('secret-literal-tracked', async () => {
  const bases = {
    configuration: { place: 'config', name: located('API_KEY') },
    variable: { place: 'variables' },
    'in code': { place: 'code', name: located('KEY') },
    'a default': { judged: JUDGED['a default'], hosts: [host('remote')] },
  }
  const names = [
    'CLIENT_SECRET',
    'oauth-client_secret',
    'DESK_OAUTH_CLIENT_SECRET',
    'clientsecret',
    'client_secret_id',
    'xclient_secret',
    'refresh_token',
    'refreshToken',
    'my_refresh_token',
    'refresh_tokens',
    'oauthClientSecret',
    'xoauthClientSecret',
  ]
  const credential = {
    short: { secret: new Secret('q7Zt0Lw2Xc9Vb4') },
    long: { secret: new Secret('q'.repeat(120)) },
    'a word': { secret: new Secret('postgres') },
    'a long word': { secret: new Secret('a'.repeat(21)) },
    'a word with a digit': { secret: new Secret('postgres1') },
    capitals: { secret: new Secret('POSTGRES') },
    'of low confidence': { confidence: 'low' },
  }
  const weak = { judged: { confidence: 'medium' } }
  const cases = [
    ...around(bases, { git: GIT, place: STORED_AT, judged: JUDGED, role: ROLES, calledPlaceholders: [true] }),
    ...around(
      { 'named in code': bases['in code'], 'named and sent': { place: 'config', hosts: [host('remote')], ...weak } },
      { name: Object.fromEntries(names.map((name) => [name, located(name)])), place: ['code', 'config', 'variables'] },
    ),
    ...around(
      { 'a refresh token that nobody is sent': { place: 'config', name: located('refresh_token'), ...weak } },
      { hosts: HOSTS, place: ['code'] },
    ),
    ...around(
      { 'a key far from its page': { judged: { kind: kind({ openBeside: /HERE/ }) }, path: 'a.html', text: `HERE${'x\n'.repeat(900)}` } },
      { line: [2, 100, 140, 170, 400] },
    ),
    ...around({ used: {} }, { uses: { seven: Array.from({ length: 7 }, (_, i) => ({ at: line(30 + i), label: 'used here' })) } }),
    ...around(
      {
        'in a test': { judged: JUDGED['of a provider'], role: ROLES['of a test'], path: 'tests/a.json' },
        'in data': { place: 'config', name: located('API_KEY'), ...weak, path: 'data/a.json' },
        'a key in a page': { judged: JUDGED['a kind that is open in pages'], path: 'a.html' },
        'a private key': { judged: JUDGED['a private key'], place: 'config' },
        'a private key in a test': { judged: JUDGED['a private key'], role: ROLES['of a test'], path: 'tests/a.json' },
      },
      { path: FILES, role: ROLES },
    ),
    ...around(
      {
        'in code for a host': { place: 'code', ...weak },
        'a variable for a host': { place: 'variables', ...weak },
        'a default of a product': bases['a default'],
      },
      { hosts: HOSTS },
    ),
    ...around(
      {
        'a word for a private host': { judged: { what: 'database password' }, hosts: [host('private')], credential: credential['a word'] },
      },
      { hosts: HOSTS, credential, judged: { 'a key': { what: 'key' } } },
    ),
    ...around(
      {
        'a kind with something beside': { judged: JUDGED['a kind with something beside'] },
        'a default of low confidence': bases['a default'],
      },
      { credential },
    ),
    ...around({ 'called a placeholder': { ...weak, calledPlaceholders: true } }, { judged: JUDGED }),
  ]
  await expect(whole(secretLiteralTracked, cases, storing)).toMatchFileSnapshot(`${FOLDER}/secret-literal-tracked.txt`)
})

test('environment-mix', async () => {
  const value = new Secret('q7Zt0Lw2Xc9Vb4Nm8Kj6Hg5')
  const twin = (given: Storing = {}) =>
    storing({ path: '.env.production', role: ROLES['of production'] as never, place: 'variables', line: 20, ...given })
  const live = { judged: JUDGED['live of a provider'], role: ROLES['of staging'], place: 'variables', path: '.env.test' }
  const cases = around(
    {
      'a test key in production': {
        judged: JUDGED['a test key of a provider'],
        role: ROLES['of production'],
        place: 'variables',
        path: '.env.production',
      },
      'a live key in staging': live,
      'a key of production in staging': {
        role: ROLES['of staging'],
        place: 'variables',
        path: '.env.staging',
        name: located('KEY'),
        beside: twin(),
      },
      'settings of staging of a provider without a test mode': {
        ...live,
        judged: { provider: 'GitHub', what: 'GitHub token', mode: 'live' },
        place: 'config',
        path: 'config/staging.json',
      },
      'a template of staging': { ...live, role: { ...ROLES['of staging'], template: true } },
      'settings of staging': { ...live, place: 'config', path: 'config/staging.json' },
      'settings of production': { judged: JUDGED['a test key of a provider'], place: 'config', path: 'config/production.json' },
    },
    {
      git: GIT,
      place: STORED_AT,
      judged: JUDGED,
      role: ROLES,
      path: ['.env', '.env.staging', 'config/production.json', 'config/staging.json', 'production/a.json'],
      credential: { 'another value': { secret: new Secret('another7Zt0Lw2Xc9Vb4') } },
      beside: {
        nothing: [],
        'another in production': twin(),
        'one that git ignores': twin({ git: 'ignored' }),
        'one in staging': twin({ role: ROLES['of staging'] as never }),
        'another value': twin({ credential: { secret: new Secret('another7Zt0Lw2Xc9Vb4') } }),
      },
      hosts: HOSTS,
    },
  )
  expect(value.length).toBe(23)
  await expect(whole(environmentMix, cases, storing)).toMatchFileSnapshot(`${FOLDER}/environment-mix.txt`)
})

test('jwt-as-static-key', async () => {
  const jwt = (given: object) => ({ jwt: { expired: false, ...given } })
  const cases = around(
    { 'a JWT': { judged: jwt({}), place: 'config', name: located('TOKEN') } },
    {
      git: GIT,
      place: STORED_AT,
      hosts: HOSTS,
      name: Object.fromEntries(['id_token', 'ID-TOKEN', 'idToken', 'idx_token', 'mid_token_x'].map((name) => [name, located(name)])),
      judged: {
        ...JUDGED,
        ...Object.fromEntries(VALUES.map((is) => [`${is} with a JWT`, { class: is, ...jwt({}) }])),
        'that ends': jwt({ expires: 1_900_000_000 }),
        'that ends, with a beginning': jwt({ expires: 1_900_000_000, issuedAt: 1_800_000_000 }),
        'that has ended': jwt({ expires: 1_500_000_000, expired: true }),
        'that has ended, of this machine': jwt({ expires: 1_500_000_000, expired: true, local: true }),
        'of this machine': jwt({ local: true }),
        'of an issuer': jwt({ issuer: 'https://id.desk.io/realms/desk?x#y' }),
        'of an issuer over http': jwt({ issuer: 'http://id.desk.io' }),
        'of an issuer by name': jwt({ issuer: 'desk '.repeat(20) }),
        'of an issuer with a user': jwt({ issuer: 'https://joe@id.desk.io' }),
        'of an issuer behind a word': jwt({ issuer: 'x https://id.desk.io' }),
      },
    },
  )
  await expect(whole(jwtAsStaticKey, cases, storing)).toMatchFileSnapshot(`${FOLDER}/jwt-as-static-key.txt`)
})

test('account-wide-key', async () => {
  const wide = { accountWide: 'it opens every project', what: 'admin key' }
  const stored = around(
    {
      stored: { judged: wide, place: 'agent-config' },
      'in a shared file': { judged: wide, place: 'code', credential: { at: line(12, 1, SHARED) } },
      'in code': { judged: wide, place: 'code' },
      ignored: { judged: wide, git: 'ignored' },
    },
    {
      git: GIT,
      place: STORED_AT,
      hosts: HOSTS,
      role: ROLES,
      judged: {
        'a test key': { ...wide, class: 'test' },
        'of a provider': { ...wide, provider: 'Stripe' },
        narrower: { ...wide, kind: kind({ narrower: 'a restricted key' }) },
        'not wide': {},
      },
      beside: {
        'a connection with it and another': sending({ also: [literal({ at: line(12, 1, SHARED) })] }),
        'a connection with one of its line elsewhere': sending({ credential: { at: line(12) } }),
      },
      path: ['.gitleaks.toml', '.secrets.baseline', 'a.json'],
    },
  )
  const named = around(
    {
      'by its name': { form: 'reference', credential: { name: 'SUPABASE_SERVICE_ROLE_KEY' } },
      'by what it is sent as': { form: 'reference', credential: { sentAs: 'SUPABASE_SERVICE_ROLE_KEY' } },
    },
    {
      form: ['literal'],
      credential: {
        'of another name': {},
        'without a name': { name: '', sentAs: 'SUPABASE_SERVICE_ROLE_KEY' },
        ...Object.fromEntries(CLASSES.map((is) => [`to ${is}`, { name: 'SUPABASE_SERVICE_ROLE_KEY', to: host(is) }])),
        'in a pairing': { name: 'SUPABASE_SERVICE_ROLE_KEY', pairing: 'P1' },
      },
      more: {
        'of code': { source: 'code' },
        'of variables': { source: 'variables' },
        'switched off': { enabled: false },
        'with evidence': { evidence: [AGENT] },
      },
    },
  )
  const policy = around({ 'a policy': { policy: 'AdministratorAccess' } }, { policy: [undefined] })
  const said = [
    whole(accountWideKey, stored, storing),
    whole(accountWideKey, named, sending),
    whole(accountWideKey, policy, (given: object) => [
      {
        kind: 'scopeSet',
        owner: { what: 'role', name: 'desk', product: 'AWS' },
        role: 'permission',
        scopes: [],
        open: false,
        at: line(14),
        ...given,
      } as never,
    ]),
  ]
  await expect(said.join('\n')).toMatchFileSnapshot(`${FOLDER}/account-wide-key.txt`)
})
