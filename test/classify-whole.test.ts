import { expect, test } from 'vitest'
import { changeIn, onlyReads, sensitiveIn, toolOnlyReads } from '../src/classify/actions.ts'
import { addressClass } from '../src/classify/address.ts'
import { agentModule } from '../src/classify/agent-module.ts'
import { certificateFiles } from '../src/classify/certificate.ts'
import { connectionIn, judgeConnectionString, passwordsInParts } from '../src/classify/connection-string.ts'
import { judgeValue, schemeOf } from '../src/classify/credential.ts'
import { CredentialLiterals } from '../src/classify/credential-literals.ts'
import { credentialsIn, isPublicThere, mightHoldCredential } from '../src/classify/credentials-in-text.ts'
import { isCsrfToken } from '../src/classify/csrf-tokens.ts'
import { isInDocstring } from '../src/classify/docstrings.ts'
import { dotted, hostMatches, hostParts, registrableDomain, underSuffix } from '../src/classify/domains.ts'
import { defaultHost, hostAt, isLoopbackName, UNKNOWN_PART } from '../src/classify/endpoint.ts'
import { entropy, isRandomUuid, looksRandom } from '../src/classify/entropy.ts'
import {
  fileRole,
  isApiDescription,
  isForDevelopment,
  isInstruction,
  isOfPlaceholders,
  isScrubber,
  isStarter,
  isTestByText,
  isTestPath,
  placeRole,
} from '../src/classify/file-role.ts'
import type { Found } from '../src/classify/found.ts'
import { decodeJwt, isJwtHeader, isLicence } from '../src/classify/jwt.ts'
import { isFrameAlone } from '../src/text/key-frame.ts'
import {
  addressStem,
  credentialStem,
  isCredentialHeader,
  isCredentialParameter,
  isMcpAddressName,
  isOAuthAddressName,
  isSecretName,
  isSecretOfClient,
  isSecretVariable,
} from '../src/classify/names.ts'
import { unescaped } from '../src/classify/percent-escapes.ts'
import { isDocumentedSample, isPlaceholder, isReference } from '../src/classify/placeholder.ts'
import { configCredentialsIn, holdsProviderFormat, looseCredentialsIn, mightAnnounce } from '../src/classify/prose.ts'
import { isPublishedKey, publicPrefix } from '../src/classify/published-names.ts'
import { isTerm, readsLikeNames } from '../src/classify/readable-names.ts'
import { rustTests } from '../src/classify/rust-tests.ts'
import { secretLikeRuns } from '../src/classify/secret-like.ts'
import { signatureAt } from '../src/classify/shared-access-signature.ts'
import { shownName } from '../src/classify/shown-name.ts'
import { surpriseOf } from '../src/classify/surprise.ts'
import { environmentOf } from '../src/classify/environment.ts'
import { inUnderscores, words } from '../src/text/words.ts'
import { SourceFile } from '../src/text/source.ts'
import { fake, materialise } from './fake-secrets.mjs'
import { neighbourhood } from './neighbours.ts'

const now = 1_800_000_000
const RANDOM = 'q7Zt0Lw2Xc9Vb4Nm8Kj6Hg5'
const UUID = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed'

/** What is true of something, by name. */
function yes(said: Readonly<Record<string, unknown>>): string {
  const all = Object.entries(said).flatMap(([name, value]) =>
    value === true ? [name] : value === false || value === undefined || value === '' ? [] : [`${name} ${String(value)}`],
  )
  return all.join(', ') || '–'
}

/** `-u` renews what is said of near texts; a change in it is to be meant. */
const expectAround = (name: string, said: string) => expect(said).toMatchFileSnapshot(`../fixtures/said/around/${name}.txt`)

test('names', () =>
  expectAround(
    'names',
    neighbourhood(
      [
        'token',
        'API_KEY',
        'apiKey',
        'ACME_API_KEY',
        'CLIENT_SECRET',
        'client_secret_key',
        'DB_PASSWORD',
        'dbPasswd',
        'PWD',
        'DESK_PAT',
        'SENTRY_DSN',
        'authToken',
        'DESK_AUTH',
        'connection_string',
        'private-key',
        'X-Api-Key',
        'Authorization',
        'Proxy-Authorization',
        'Cookie',
        'X-CSRF-Token',
        'Idempotency-Key',
        'Ocp-Apim-Subscription-Key',
        'access_token',
        'refresh_token',
        'code_verifier',
        'sig',
        'signature',
        'key',
        'deskApiKey',
        'max_tokens',
        'next_page_token',
        'NEXT_PUBLIC_DESK_KEY',
        'VITE_DESK_TOKEN',
        'REACT_APP_STRIPE_PUBLISHABLE_KEY',
        'MCP_SERVER_URL',
        'CRM_MCP_ENDPOINT',
        'deskMcpBaseUrl',
        'DESK_BASE_URL',
        'DESK_API_HOST',
        'instance_url',
        'OAUTH_ISSUER_URL',
        'TOKEN_ENDPOINT',
        'redirectUri',
        'JWKS_URI',
        'OAUTH_TOKEN',
        'DESK_SECRET_ID',
        'PUBLIC_KEY',
        'KEY_ID',
        'SECRET_NAME',
        'PASSWORD_MIN_LENGTH',
        'AUTH_ENABLED',
        'TOKEN_TTL',
        'monkey',
        'licenseKey',
        'serviceRoleKey',
        'jwt',
      ],
      (name) =>
        yes({
          secret: isSecretName(name),
          'of a variable': isSecretVariable(name),
          header: isCredentialHeader(name),
          parameter: isCredentialParameter(name),
          published: isPublishedKey(name),
          prefix: publicPrefix(name),
          address: addressStem(name) !== undefined,
          MCP: isMcpAddressName(name),
          OAuth: isOAuthAddressName(name),
          shown: shownName(name),
        }),
    ),
  ))

test('parts of names', () => {
  const names = [
    'ACME_API_KEY',
    'acme_client_secret',
    'acmeApiKey',
    'API_KEY',
    'NEXT_PUBLIC_ACME_TOKEN',
    'ACME_BASE_URL',
    'ACME_URL',
    'URL',
    'acme_mcp_server_url',
    'ACME_HOST_NAME',
    'ACME_REGION',
    'APIKey2',
    'deskURLOfHost',
    'a.b-c/d e',
    'ABc',
    'aB1C',
    '_a__b_',
  ]
  const lines = names.map(
    (name) => `${name}: ${[credentialStem(name), addressStem(name) ?? '–', words(name).join(' '), inUnderscores(name)].join('; ')}`,
  )
  return expectAround('parts-of-names', `${lines.join('\n')}\n`)
})

test('secrets of clients', () => {
  const names = new Set([
    'desk_id',
    'desk_client_id',
    'desk_app_id',
    'cloud_access_key_id',
    'key_id',
    'token_id',
    'webhook_id',
    'apikey_id',
    'monkey_id',
  ])
  return expectAround(
    'client-secrets',
    neighbourhood(
      [
        'DESK_SECRET',
        'desk_client_secret',
        'DESK_APP_SECRET',
        'cloud_access_key_secret',
        'KEY_SECRET',
        'token_secret',
        'WEBHOOK_SECRET',
        'apikey_secret',
        'MONKEY_SECRET',
        'token_client_secret',
      ],
      (name) => yes({ 'of a client': isSecretOfClient(name, names) }),
    ),
  )
})

test('paths', () =>
  expectAround(
    'paths',
    neighbourhood(
      [
        'src/auth.ts',
        'tests/auth.ts',
        'src/__tests__/a.ts',
        'spec/a.rb',
        'a.test.ts',
        'a_test.go',
        'test_a.py',
        'conftest.py',
        'src/ATest.java',
        'src/ATestCase.kt',
        'src/AIT.java',
        'playwright.config.ts',
        'playwright/config.ts',
        'e2e/config.ts',
        'ci/run.sh',
        '.ci/deep/run.py',
        '.github/scripts/a.js',
        '.github/workflows/test.yml',
        '.github/workflows/deploy.yml',
        '.gitlab-ci.yml',
        'docs/a.md',
        'docs/.well-known/a.json',
        'README.md',
        'readme',
        'a.mdx',
        'a.html',
        'locale/de.po',
        'a.arb',
        'examples/a.ts',
        'example/a.json',
        'samples/a.ts',
        'demo/a.ts',
        'local-env/a.yml',
        'local_development/a.yml',
        'dev-environment/a.yml',
        '.devcontainer/a.json',
        'devcontainer.json',
        '.devcontainer/devcontainer.json',
        'contrib/local-stack/a.yml',
        '.env',
        '.env.example',
        '.env.template',
        '.env.production',
        '.env.local',
        '.env.test',
        'prod.env',
        'k8s/prod/a.yml',
        'k8s/staging/a.yml',
        'config/production.json',
        '.dev.vars',
        '.dev.vars.production',
        'template.yaml',
        'template.json',
        'templates/a.yml',
        'chart/templates/a.yaml',
        'charts/desk/files/a.tpl',
        'helm/a.yaml',
        'templates/page.php',
        'template/a.ts',
        'cookbook/a.py',
        'CLAUDE.md',
        'AGENTS.md',
        '.cursor/rules/a.mdc',
        '.github/copilot-instructions.md',
        'suites/a.yml',
        'fixtures/a.json',
        'mocks/a.ts',
        'testdata/a.json',
        'docker-compose.dev.yml',
        'docker-compose.test.yml',
        'scripts/test.sh',
        'nonprod/a.yml',
        'non-prod/a.yml',
        'pre-prod.yml',
        'snapshots/a.snap',
        'storybook/a.ts',
        '.storybook/main.ts',
      ],
      (path) => {
        const { test: isTest, template, example, environment } = fileRole(path)
        return yes({
          test: isTest,
          'path of a test': isTestPath(path),
          template,
          example,
          environment,
          starter: isStarter(path),
          instruction: isInstruction(path),
        })
      },
    ),
  ))

test('texts of files', () => {
  const said = (path: string) => (text: string) => {
    const file = new SourceFile(path, text)
    const at = { file, start: Math.max(0, text.indexOf('HERE')), end: text.indexOf('HERE') + 4 }
    const { test: isTest, example } = placeRole(at)
    return yes({
      test: isTest,
      example,
      'by its text': isTestByText(file),
      'for development': isForDevelopment(file),
      placeholders: isOfPlaceholders(file),
      scrubber: isScrubber(at),
      API: isApiDescription(text),
      agent: agentModule(file, { has: () => false, text: () => undefined })?.say,
      docstring: isInDocstring(file, at.start),
      rust: rustTests(text)
        .map(({ start, end }) => `${start}-${end}`)
        .join(' '),
    })
  }
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [
      'a.ts',
      [
        "import { test } from 'vitest'\nHERE",
        "const x = require('openai')\nHERE",
        "import OpenAI from 'openai'",
        'import { x } from "@anthropic-ai/sdk"',
        "import( '@openai/agents' )",
        "export { y } from './openai'",
        '// scrub the HERE',
        'redacts HERE',
        '[REDACTED_TOKEN] HERE',
        'scrubber HERE',
        'export const a = 1',
      ],
    ],
    [
      'a.py',
      [
        'import pytest\nHERE',
        'from langchain.agents import x',
        '    import openai',
        'import openai_x',
        'def f():\n    """text HERE\n    """\n',
        "'''HERE'''",
        'x = """HERE"""',
        'r"""HERE',
        '"""a""" HERE',
        '"""a"""\n"""HERE"""',
        'f("""HERE""")',
      ],
    ],
    ['a.java', ['import dev.langchain4j.agent.Agent;', 'package a;\nimport dev.langchain4j.model.Chat;', 'import com.acme.Agent;']],
    ['a.cs', ['using Microsoft.SemanticKernel;', 'using System;']],
    [
      'a.rs',
      [
        '#[cfg(test)]\nmod tests {\n  HERE\n}\nfn a() {}',
        '#[cfg(test)]\nfn a() { { HERE } }\nfn b() {}',
        '#[cfg(all(test, unix))]\nuse a;\nHERE',
        '#[cfg(test)]\n#[allow(x)]\n// why\npub(crate) mod a {\nHERE',
        '  #[cfg(test)] pub mod a {',
        '#[cfg(testing)]\nmod a {',
        '#[cfg(test)]\nstatic A: [u8; 2] = [1];\nHERE',
        '#[cfg(test)]\nfn a() {\n#[cfg(test)]\nlet x = 1;\n}\nHERE',
        'x #[cfg(test)]\nmod a {',
      ],
    ],
    [
      'a.yaml',
      [
        'openapi: 3.0.1',
        '"swagger": "2.0"',
        'info: x\n  openapi: "3.1.0"',
        '{"openapi":"3.0.0"}',
        'xopenapi: 3.0',
        'openapi: 4.0',
        '# For development only\nA: 1',
        '# This is used for local development, not for production\nservices: {}',
        'A: 1\n# for development only',
      ],
    ],
    [
      '.env.example',
      [
        '# Replace these placeholder values\nA=HERE',
        '# Copy this file to .env and fill in your own values\nA=1',
        '\n; all values are placeholders\nA=1',
        'A=1\n# placeholders',
      ],
    ],
  ]
  return expectAround('texts', parts.map(([path, texts]) => `${path}\n${neighbourhood(texts, said(path))}`).join('\n'))
})

test('addresses', () =>
  expectAround(
    'addresses',
    neighbourhood(
      [
        'https://mcp.acme.io/mcp',
        'http://localhost:3000',
        'localhost',
        'app.localhost',
        'http://127.0.0.1',
        'http://[::1]:80/x',
        '0.0.0.0',
        'http://10.0.0.1',
        '172.16.1.1',
        '192.168.1.4:80',
        '100.64.0.1',
        '169.254.169.254',
        'metadata.google.internal',
        'http://[fd00:ec2::254]',
        '1.2.3.4',
        '192.0.2.1',
        '198.51.100.7',
        '203.0.113.1',
        '[2001:db8::1]',
        '[3fff::1]',
        '[64:ff9b::a00:1]',
        '198.18.0.1',
        '8.8.8.8',
        'http://2130706433',
        'http://0x7f000001',
        '[fe80::1%25eth0]',
        'web:3000',
        'http://web',
        'api.acme.local',
        'api.acme.internal',
        'db.acme.test',
        'desk.cluster.local',
        'https://x.ngrok-free.app',
        'https://desk.trycloudflare.com',
        'https://example.com',
        'https://your-desk.acme.io',
        'https://yourdesk.io',
        'https://api.stripe.com/v1',
        'https://sandbox.acme.io',
        'https://api-m.sandbox.paypal.com',
        'https://staging.acme.io',
        'https://acme.io/dev/mcp',
        'https://prod-db.acme.io',
        'https://dev.to/x',
        'https://desk-git-main-team.vercel.app',
        'https://desk.vercel.app',
        'https://10-0-0-1.nip.io',
        'unix:///run/a.sock',
        'file:///a',
        'stdio:x',
        './run.sh',
        '/bin/run',
        '\\\\.\\pipe\\x',
        'ftp://acme.io',
        'postgres://u:p@db.acme.io/x',
        `https://${UNKNOWN_PART}.acme.io`,
        `https://${UNKNOWN_PART}`,
        `https://${UNKNOWN_PART}.stripe.com/x`,
        `https://api.${UNKNOWN_PART}.io`,
        `https://${UNKNOWN_PART}-desk.ngrok-free.app`,
        'https://<your-host>/x',
        'https://${HOST}/x',
        'https://{host}.acme.io',
        'HTTPS://API.ACME.IO./x',
        '//acme.io/x',
        'https://joe:pw@acme.io:8443/x?y#z',
        'https://münchen.acme.io',
        'https://strіpe.com',
        'mcp.linear.app/mcp',
        'https://mcp.linear.app/mcp',
        '',
      ],
      (address) => {
        const {
          name,
          shown,
          scheme,
          class: is,
          confidence,
          because,
          provider,
          containerService,
          cloudMetadata,
          mixedScript,
          punycode,
          server,
        } = hostAt(address, { services: new Set(['web']) })
        return yes({
          [`${is} ${confidence}`]: because,
          host: address.toLowerCase().includes(name) && shown === name ? undefined : `${JSON.stringify(name)} ${JSON.stringify(shown)}`,
          scheme: address.startsWith(scheme) && scheme !== '' ? undefined : JSON.stringify(scheme),
          provider,
          containerService,
          cloudMetadata,
          mixedScript,
          punycode,
          server: server?.id,
          bare: addressClass(name)?.class,
          loopback: isLoopbackName(name),
        })
      },
    ),
  ))

test('addresses by what stands around them', () => {
  const company = {
    endpoints: [{ host: '*.acme.io', class: 'private', because: 'ours' }],
    providers: [{ provider: 'Desk', hosts: ['desk.acme.io', 'desk.com'], defaultHost: 'desk.com' }],
    servers: [{ id: 'own', patterns: [/^https:\/\/own\.io/] }],
  } as never
  const settings = {
    plain: {},
    company: { company },
    test: { company, mode: 'test' },
    staging: { environment: { environment: 'staging', because: 'the file' } },
    production: { environment: { environment: 'production', because: 'the file' } },
  } as const
  const addresses = [
    'https://a.acme.io',
    'https://acme.io',
    'https://desk.acme.io',
    'https://desk.com',
    'https://own.io/x',
    'https://other.io',
    'https://api.stripe.com',
    'https://api.openai.com',
    'http://localhost',
    `https://${UNKNOWN_PART}.acme.io`,
    `https://${UNKNOWN_PART}`,
  ]
  const lines = Object.entries(settings).flatMap(([name, given]) =>
    addresses.map((address) => {
      const { class: is, confidence, because, provider, server } = hostAt(address, { services: new Set(), ...given } as never)
      return `${name} ${JSON.stringify(address)}: ${yes({ [`${is} ${confidence}`]: because, provider, server: server?.id })}`
    }),
  )
  const defaults = ['Stripe', 'OpenAI', 'Twilio', 'Desk', 'PayPal', 'Nobody'].flatMap((provider) =>
    (['live', 'test', 'unknown'] as const).map((mode) => {
      const found = defaultHost(provider, mode, company)
      return `${provider} ${mode}: ${found ? `${found.name} ${found.class}: ${found.because}` : '–'}`
    }),
  )
  const domains = [
    'a.b.acme.co.uk',
    'acme.co.uk',
    'acme.io',
    'a.acme.io',
    'co.uk',
    'acme.xx.uk',
    'dev.acme.vercel.app',
    'live.com',
    'prod.live.com',
    'dev.to',
    'x',
  ].map(
    (host) =>
      `${host}: ${registrableDomain(host)}; ${hostParts(host, undefined).join(' ')}; ${hostParts(host, '.vercel.app').join(' ')}; ${['acme.io', '*.acme.io', '.acme.io', '*.acme.io/x', 'a.acme.io'].map((one) => [underSuffix(host, one), hostMatches(host, one), dotted(one)].join(' ')).join('; ')}`,
  )
  const environments = [
    ['prod'],
    ['non', 'prod'],
    ['pre', 'production'],
    ['not', 'live'],
    ['dev', 'prod'],
    ['dev', 'staging'],
    ['prod1'],
    ['prod9'],
    ['prod10'],
    ['prd'],
    ['ci'],
    ['desk'],
    [],
  ].map((parts) => `${parts.join(' ')}: ${JSON.stringify(environmentOf(parts))}`)
  return expectAround('addresses-around', `${[...lines, ...defaults, ...domains, ...environments].join('\n')}\n`)
})

/** Places count from the beginning, and from the end of the text. */
const value = ({ judged, start, end, prefix, host }: Found, { length } = '') => {
  const { class: is, what, mode, confidence, provider, kind, defaultCredential, accountWide } = judged
  return yes({
    [`${is} ${what} ${mode} ${confidence} ${start}..${end - length}`]: true,
    prefix: prefix === '' ? undefined : JSON.stringify(prefix),
    provider,
    kind: kind?.id,
    default: defaultCredential,
    wide: accountWide?.slice(0, 24),
    host,
  })
}

test('values', () => {
  const jwt = (claims: string) => materialise(`{{fake:jwt?${claims}}}`, { seed: 'around', now: now * 1000 })
  const header = (given: object) => Buffer.from(JSON.stringify(given)).toString('base64url')
  const frame = (label: string, body: string) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`
  const body = fake('generic-64', { seed: 'around' })
  const der = Buffer.concat([Buffer.from([0x30, 0x81, 0x60, 0x02, 0x01, 0x00]), Buffer.alloc(93, 7)]).toString('base64')
  const values: readonly (readonly [string, string])[] = [
    ...[
      'generic-32',
      'hex-40',
      'password',
      'github-pat-classic',
      'github-fine-grained',
      'stripe-live',
      'stripe-test',
      'openai-project',
      'supabase-anon-jwt',
      'supabase-service-role-jwt',
    ].map((kind) => [kind, fake(kind, { seed: 'around' })] as const),
    ['a UUID', UUID],
    ['a ULID', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
    ['live', `desk_live_${RANDOM}`],
    ['test', `desk-test-${RANDOM}`],
    ['Stripe-like', `sk_test_${RANDOM}`],
    ['test of letters', `test_${RANDOM}abcdefg`],
    ['test of hex', `test_${'0123456789abcdef'.repeat(3).slice(0, 35)}`],
    ['with a scheme', `Bearer ${RANDOM}`],
    ['basic', `Basic ${Buffer.from(`desk:${RANDOM}`).toString('base64')}`],
    ['basic by its user', `Basic ${Buffer.from('desk:desk').toString('base64')}`],
    ['basic of a default', `Basic ${Buffer.from('desk:postgres').toString('base64')}`],
    ['basic without a colon', `Basic ${Buffer.from('desk desk').toString('base64')}`],
    ...[
      'changeme',
      'admin',
      'postgres',
      'short',
      'YOUR_API_KEY',
      '<your key>',
      '${KEY}',
      'op://vault/item',
      'vault:secret/x',
      '•••••',
      '***',
      'my-long-service-name',
      'processEnvironmentVariable',
      'run/authorization.md',
      'user@acme.io',
      '/etc/jwt.pem',
      'C:\\keys\\a.pem',
      '2026-11-25T00:00:00Z',
      '1.2.3-rc.1',
      'owner42/name-of-a-repo',
      'db.acme.io:5432/x',
      'key=q7Zt0Lw2Xc9Vb4Nm8Kj6',
      'HS512-signing-key-v2',
      'pm-27581-device-auth-key',
    ].map((one) => [one, one] as const),
    ...[
      'postgres://desk:Kq7vTn2wLx@db.acme.io/desk',
      'postgresql+psycopg://desk:Kq7v/Tn2?wLx@db.acme.io/desk',
      'mysql://root:Kq7vTn2wLx@db.acme.io:3306/x',
      'redis://:Kq7vTn2wLx@cache.acme.io:6379',
      'https://u:Kq7vTn2wLx8Rt5@acme.io',
      'https://alice:simple@acme.io',
      'https://(.*):(.*)@acme.io',
      'https://1.2.3.4:x@acme.io',
      'mongodb+srv://desk:pw@db.example.com',
      'amqp://guest:guest@mq',
      'postgres://desk_user:desk_password@desk-db/x',
      'postgres://desk:${PW}@db.acme.io',
      'postgres://db.acme.io:5432/x@y',
      'Server=db.acme.io;User ID=desk;Password=Kq7vTn2wLx',
      'Server=tcp:db.acme.io,1433;Uid=desk;Pwd=Kq7vTn2wLx;',
      'Server=db;Password=Kq7vTn2wLx;X=1',
      'Data Source=db.acme.io\\x;Initial Catalog=y;Password={pw}',
    ].map((one) => [one, one] as const),
    ['a key of age', `AGE-SECRET-KEY-1${'Q'.repeat(58)}`],
    ['claims that are null', 'eyJhIjoxfQ.bnVsbA.x'],
    ['claims that are a list', 'eyJhIjoxfQ.W10.x'],
    ['a header that is null', 'bnVsbA.eyJhIjoxfQ.x'],
    ['a header that is a list', 'W10.eyJhIjoxfQ.x'],
    ['a repository of a year', 'harbour2024/name-of-a-repo'],
    ['a JWT', jwt('sub=desk')],
    ['a JWT of a day', jwt('iat=0d&exp=+1d')],
    ['a JWT of more than a day', jwt('iat=0d&exp=+25h')],
    ['a JWT of an owner', jwt('role=owner')],
    ['a JWT of a co-owner', jwt('role=coowner')],
    ['a JWT of here', jwt('iss=http://localhost:80/x')],
    ['a JWT of here without a scheme', jwt('iss=localhost')],
    ['a JWT of another scheme', jwt('iss=urn:localhost')],
    ['a licence', jwt('kid=DeskLicenseKey')],
    ['a header of a JWT', header({ alg: 'RS256', typ: 'JWT' })],
    ['a header of a JWT with more', header({ alg: 'RS256', sub: 'x' })],
    ['a private key', frame(`RSA ${'PRIVATE'} KEY`, `${body}\n${body}`)],
    ['a frame', frame(`RSA ${'PRIVATE'} KEY`, 'x')],
    ...[
      [0x30, 0x84, 0, 0, 0, 90],
      [0x30, 0x82, 0, 90, 0x02],
      [0x30, 0x83, 0, 0, 90, 0x02],
      [0x30, 0x83],
      [0x30, 90, 0x02],
      [0x30, 90, 0x04],
      [0x31, 90, 0x02],
      [0x30, 0x80, 0x02],
      [0x30, 0x81, 200, 0x02],
    ].map(
      (head) =>
        [
          `DER that begins with ${head.join(' ')}`,
          frame(`EC ${'PRIVATE'} KEY`, Buffer.concat([Buffer.from(head), Buffer.alloc(93 - head.length, 7)]).toString('base64')),
        ] as const,
    ),
    [
      'DER with padding',
      frame(`EC ${'PRIVATE'} KEY`, Buffer.concat([Buffer.from([0x30, 90, 0x02]), Buffer.alloc(89, 7)]).toString('base64')),
    ],
    [
      'DER with more padding',
      frame(`EC ${'PRIVATE'} KEY`, Buffer.concat([Buffer.from([0x30, 90, 0x02]), Buffer.alloc(88, 7)]).toString('base64')),
    ],
    [
      'DER, encrypted',
      frame(`ENCRYPTED ${'PRIVATE'} KEY`, Buffer.concat([Buffer.from([0x31, 90, 0x02]), Buffer.alloc(90, 7)]).toString('base64')),
    ],
    ['DER', frame(`EC ${'PRIVATE'} KEY`, der)],
  ]
  const said = (name: string, credentialPosition: boolean) => (text: string) => {
    const found = judgeValue(text, { name, credentialPosition, isSet: true, now })
    const claims = decodeJwt(text, now)
    return yes({
      [found ? value(found, text) : 'nothing']: true,
      scheme: JSON.stringify(schemeOf(text)) === '""' ? undefined : JSON.stringify(schemeOf(text)),
      random: looksRandom(text),
      'random UUID': isRandomUuid(text),
      placeholder: isPlaceholder(text),
      sample: isDocumentedSample(text),
      reference: isReference(text),
      'JWT header': isJwtHeader(text),
      licence: isLicence(text),
      local: claims?.local,
      claims: claims !== undefined,
      frame: isFrameAlone(text),
      host: connectionIn(text)?.groups?.['host'],
      'in an address': judgeConnectionString(text)?.judged.what,
      'in parts': [...passwordsInParts(text)].map(({ start, end }) => `${start}-${end}`).join(),
    })
  }
  return expectAround(
    'values',
    [
      ['API_KEY', true],
      ['DESK_PASSWORD', false],
    ]
      .map(([name, alone]) => `${String(name)}\n${neighbourhood(values, said(String(name), alone === true))}`)
      .join('\n'),
  )
})

test('values by their names', () => {
  const names = [
    'API_KEY',
    'DESK_NAME',
    'X-Auth',
    'PASSWORD',
    'DB_PWD',
    'PSWD',
    'CLIENT_SECRET',
    'DESK_TOKEN',
    'GITHUB_PAT',
    'PATH',
    'LICENSE_KEY',
    'LICENCE',
    'licensekey',
    'LICENSE_API_TOKEN',
    'STRIPE_PUBLISHABLE_KEY',
    'Authorization',
    'cookie',
    '--key',
    'keys',
    'user information',
    'monkey',
  ]
  const values = {
    random: RANDOM,
    UUID,
    chosen: 'harbour-Desk42',
    plain: 'desk',
    basic: Buffer.from(`desk:${RANDOM}`).toString('base64'),
    cookie: `session=${RANDOM}`,
    JWT: materialise('{{fake:jwt?sub=x}}', { seed: 'names', now: now * 1000 }),
  }
  const lines = names.flatMap((name) =>
    Object.entries(values).flatMap(([label, text]) =>
      [true, false].map((credentialPosition) => {
        const found = judgeValue(text, { name, credentialPosition, isSet: !credentialPosition, now })
        return `${name} ${label}${credentialPosition ? ' alone' : ''}: ${found ? value(found) : '–'}`
      }),
    ),
  )
  return expectAround('values-by-name', `${lines.join('\n')}\n`)
})

test('running texts', () => {
  const key = fake('github-pat-classic', { seed: 'text' })
  const frame = (body: string, label = `RSA ${'PRIVATE'} KEY`) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`
  const body = fake('generic-64', { seed: 'text' })
  const texts: readonly (readonly [string, string])[] = [
    ['a header', `curl -H "Authorization: Bearer ${RANDOM}"`],
    ['a header of a key', `X-Api-Key: ${RANDOM}`],
    ['a header that is built', `Authorization: Basic base64(desk:${RANDOM})`],
    ['a header that is masked', `X-Api-Key: ${RANDOM}***`],
    ['a pair', `api_key = ${RANDOM}`],
    ['a pair in quotes', `"apiKey": "${RANDOM}",`],
    ['a pair in YAML', `desk:\n  api_key: ${RANDOM} # why`],
    ['a pair of an item', `- token: '${RANDOM}'`],
    ['a name and a value', `- name: API_KEY\n  value: ${RANDOM}`],
    ['a name and a value further in', `- name: API_KEY\n    value: ${RANDOM}`],
    ['a name and a value of another item', `- name: API_KEY\n- value: ${RANDOM}`],
    ['a name and a value in a line', `{ "name": "API_KEY", "value": "${RANDOM}" }`],
    ['a key and a value in a line', `{ key: API_KEY, value: ${RANDOM} }`],
    ['an option', `desk --token ${RANDOM}`],
    ['a sentence', `the token is ${RANDOM}`],
    ['the end of a sentence', `keep the token. ${RANDOM}`],
    ['a call', `token = make_the_token_of_9(x)`],
    ['a path', 'token: v1/chat/completions/more'],
    ['a word', 'password: DevPassword123!'],
    ['a word in base64', `password: ${Buffer.from('DevPassword123!').toString('base64')}`],
    ['a fat arrow', `token => "${RANDOM}"`],
    ['a key of a provider', `see ${key} there`],
    ['two of them', `${key} ${fake('github-pat-classic', { seed: 'other' })}`],
    ['cut short', `${key}...`],
    ['behind base64', `${'Ab3dEf6h'.repeat(16)}=${key}`],
    ['behind base64url', `${'Ab3-Ef6h'.repeat(16)}-${key}`],
    ['between base64', `${'Ab3dEf6h'.repeat(6)}=${key}${'Ab3dEf6h'.repeat(6)}`],
    ['a private key', frame(`${body}\n${body}`)],
    ['a private key of a sample', frame(`${body}\nTHIS-IS-A SAMPLE-KEY`)],
    ['a private key with headers', frame(`Proc-Type: 4,x\nDEK-Info: y\n${body}`)],
    ['an encrypted key', frame(`${body}\n${body}`, `ENCRYPTED ${'PRIVATE'} KEY`)],
    ['a frame alone', frame('x')],
    ['an address', `postgres://desk:Kq7vTn2wLx@db.acme.io/desk`],
    ['an address with signs', `postgres://desk:Kq7v#Tn2wLx@db.acme.io/desk`],
    ['a connection in parts', 'x = "Server=db.acme.io;User ID=desk;Password=Kq7vTn2wLx"'],
    ['a key of Firebase', `apiKey: "${fake('google-api-key', { seed: 'text' })}", authDomain: "desk.firebaseapp.com", projectId: "desk"`],
    [
      'a signature',
      `https://desk.blob.core.windows.net/x?sv=2024&se=2030-01-01&sig=${encodeURIComponent(fake('generic-44', { seed: 'sig' }))}`,
    ],
    ['a signature of another service', `https://desk.acme.io/x?sig=${encodeURIComponent(fake('generic-44', { seed: 'sig' }))}`],
    [
      'a signature that has ended',
      `https://desk.blob.core.windows.net/x?sv=2024&se=2020-01-01&sig=${encodeURIComponent(fake('generic-44', { seed: 'sig' }))}`,
    ],
    ['escapes', `x = "a\\nAuthorization: Bearer ${RANDOM}\\n"`],
    ['a service account', fake('gcp-service-account-json', { seed: 'text' })],
    ['nothing', 'the token lives in 1Password'],
  ]
  return expectAround(
    'running-texts',
    neighbourhood(texts, (text) =>
      yes({
        any: [...credentialsIn(text, now)].map((one) => value(one, text)).join('; '),
        loose: [...looseCredentialsIn(text, now)].map((one) => `${one.name ?? ''} ${value(one, text)}`).join('; '),
        config: [...configCredentialsIn(text, now)].map((one) => `${one.name ?? ''} ${value(one, text)}`).join('; '),
        'might announce': mightAnnounce(text),
        'a format': holdsProviderFormat(text),
        'might hold': mightHoldCredential(text),
        public: isPublicThere(text.slice(text.indexOf('AIza')), text, text.indexOf('AIza')),
        literals: new CredentialLiterals(text).from(0),
        'secret-like': secretLikeRuns(text)
          .map(({ start, end }) => `${start}-${end}`)
          .join(' '),
      }),
    ),
  )
})

test('what reads like names', () =>
  expectAround(
    'readable',
    neighbourhood(
      [
        RANDOM,
        UUID,
        'PBKDF2PasswordHasher',
        'ipv4ToUint32',
        'oauth2',
        'amd64',
        'sha256',
        'my-server-name',
        'APIKey2',
        'v1.2.3',
        'a1b2c3d4e5f6_add_table.py',
        'commit: 0123456789abcdef0123456789abcdef01234567',
        '@0123456789abcdef0123456789abcdef01234567',
        'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
        'Ab3dEf6hIjKl9mN/pQr7sTuV-wXyZ01',
        'oauth2/rfc8628',
        'x%2Fq7Zt0Lw2Xc9Vb4Nm8Kj6',
        'qwrtzpsdfghjklyxcvbnmqwr',
        'QwErTzUiOpAsDfGhJkLyXcVb',
        'harbourDeskServerConfiguration',
        'https://acme.io/q7Zt0Lw2Xc9Vb4Nm8Kj6.png',
        'aaaaaaaaaaaa1111',
        'sk-q7Zt0Lw2Xc9V-server',
        'key.q7Zt0Lw2Xc9V.json',
        '$q7Zt0Lw2X:c9Vb4Nm8!',
      ],
      (text) => {
        const { text: read, original } = unescaped(text)
        return yes({
          runs: secretLikeRuns(text)
            .map(({ start, end }) => `${start}-${end}`)
            .join(' '),
          strict: secretLikeRuns(text, true)
            .map(({ start, end }) => `${start}-${end}`)
            .join(' '),
          names: readsLikeNames(text),
          term: isTerm(text),
          random: looksRandom(text),
          literal: new CredentialLiterals(text).from(0),
          escapes: read === text ? undefined : `${read.length} ${[0, 1, 2, read.length].map(original).join(' ')}`,
        })
      },
    ),
  ))

test('how a text reads', () => {
  const texts = ['server', 'Server', 'SERVER', 'myServerName', 'my-server_name', RANDOM, 'aaaa', 'aaAAaa', 'AAb', 'x1y2', 'éa', '']
  const lines = texts.map((text) => {
    const { total, most, letters, digits, turns } = surpriseOf(text)
    return `${text}: ${[total, most, letters, digits, turns, entropy(text).toFixed(2), surpriseOf(text, 1, 4).total].join(' ')}`
  })
  return expectAround('surprise', `${lines.join('\n')}\n`)
})

test('what is done', () =>
  expectAround(
    'actions',
    neighbourhood(
      [
        'delete_ticket',
        'deleteTicket',
        'get_weather',
        'weather_get_forecast',
        'list files',
        'Reads and cancels orders.',
        'lets you pay',
        'order updates',
        'Searches; then deletes',
        'can refund, or ban',
        'applies a patch',
        'pushing commits',
        'submitting',
        'send',
        'create or update',
        'A tool. Deletes all',
        'shows what was deleted',
        'bulk delete',
        'fetches and stores',
        '',
      ],
      (text) =>
        yes({
          changes: changeIn(text),
          reads: onlyReads(text),
          sensitive: sensitiveIn(undefined, text),
          'changes behind': changeIn(undefined, text) === changeIn(text),
          'reads behind': onlyReads(undefined, text),
          'a tool reads': toolOnlyReads(text, ''),
          'a tool says': toolOnlyReads('desk', text),
        }),
    ),
  ))

test('signatures, certificates, tokens against forgery', () => {
  const signature = (rest: string) => `"https://desk.acme.io/x?${rest}"`
  const addresses = [
    signature('sv=2024&sig=a'),
    signature('sig=a'),
    signature('se=2027-01-15T08%3A00%3A00Z&sv=1&sig=a'),
    signature('sv=1&st=2027-01-15&se=2027-01-16&sig=a'),
    signature('sv=1&st=2027-01-15&se=2027-01-18&sig=a'),
    signature('sv=1&skt=2027-01-15&se=2027-01-16&sig=a'),
    signature('skn=k&se=1900000000&sig=a'),
    signature('skn=k&amp;se=1700000000&amp;sig=a'),
    '"https://desk.blob.core.windows.net/x?sig=a"',
    '`https://${host}/x?sig=a`',
    '"x?sig=a"',
    "'desk.servicebus.windows.net/?sig=a'",
  ]
  const said = neighbourhood(addresses, (text) => {
    const at = text.indexOf('sig=')
    return at < 0 ? '–' : signatureAt(text, at, now)
  })
  const files = [
    'server.key',
    'a/server.key',
    'a-key.pem',
    'a_private_key.pem',
    'a.key',
    'key.pem',
    'private.key',
    'privkey.pem',
    'a',
    'a/b.c/d',
    'server.crt',
    'x.longending',
  ].map((path) => `${path}: ${certificateFiles(path).join(' ')}`)
  const tokens = ['headerToken', 'req.token', 'accessToken', 'sessionToken', 'tokens', 'token.value'].flatMap((what) =>
    ['src/CsrfAuthorizer.java', 'csrf/a/b.ts', 'csrf/b.ts', 'src/xsrf.ts', 'src/antiforgery/x.cs', 'src/csrfx.ts', 'src/a.ts'].map(
      (path) => `${what} in ${path}: ${String(isCsrfToken(what, path))}`,
    ),
  )
  return expectAround('signatures', `${said}${[...files, ...tokens].join('\n')}\n`)
})
