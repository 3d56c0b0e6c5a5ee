import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeValue } from '../src/classify/credential.ts'
import { credentialsIn } from '../src/classify/credentials-in-text.ts'
import { isPlaceholder } from '../src/classify/placeholder.ts'
import { isRandomUuid, looksRandom } from '../src/classify/entropy.ts'
import { decodeJwt, lifetimeOf } from '../src/classify/jwt.ts'
import type { Jwt } from '../src/model/index.ts'
import { addressStem, credentialStem, isCredentialHeader, isSecretName, isSecretOfClient } from '../src/classify/names.ts'
import { unescaped } from '../src/classify/percent-escapes.ts'
import { isPublishedKey } from '../src/classify/published-names.ts'
import { signatureAt } from '../src/classify/shared-access-signature.ts'
import { configCredentialsIn, looseCredentialsIn } from '../src/classify/prose.ts'
import { fake, materialise } from './fake-secrets.mjs'
import { filled } from './filled.ts'
import { expectLinear } from './linear.ts'

const now = 1_800_000_000
const judge = (value: string, name?: string, credentialPosition = false) =>
  judgeValue(value, { now, credentialPosition, ...(name ? { name } : {}) })
const random = fake('generic-40', { seed: 'classify' })

describe('credential classes, What it is', () => {
  test.each([
    ['github-pat-classic', 'static'],
    ['github-fine-grained', 'static'],
    ['github-app-installation-token', 'short-lived'],
    ['stripe-live', 'static'],
    ['stripe-test', 'test'],
    ['openai-project', 'static'],
    ['supabase-anon-jwt', 'public-id'],
    ['supabase-service-role-jwt', 'static'],
  ])('%s is %s', (kind, expected) => {
    expect(judge(`Bearer ${fake(kind, { seed: 'classify' })}`, 'Authorization', true)?.judged.class).toBe(expected)
  })

  test.each([
    ['', undefined],
    ['YOUR_API_KEY', 'placeholder'],
    ['<your key>', 'placeholder'],
    ['ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'placeholder'],
    ['changeme', 'placeholder'],
    ['certs/harbour-desk.key', 'placeholder'],
    ['harbour-desk.keys', 'unknown'],
    ['sk-...', 'placeholder'],
    ['op://vault/item/field', undefined],
    ['abc', 'unknown'],
    ['postgres', 'unknown'],
  ])('%s under a secret name is %s', (value, expected) => {
    expect(judge(value, 'ACME_API_KEY')?.judged.class).toBe(expected)
  })

  test('a random value needs a secret name or position', () => {
    expect(judge(random, 'ACME_API_KEY')?.judged.class).toBe('static')
    expect(judge(random, 'X-Tenant', true)?.judged.class).toBe('static')
    expect(judge(random, 'BUILD_SHA')).toBeUndefined()
    expect(judge(random)).toBeUndefined()
  })

  test.each(['ghp_', 'gho_', 'ghu_', 'ghs_', 'npm_'])('%s with a wrong checksum was never issued', (prefix) => {
    for (const seed of [1, 2, 3]) {
      expect(judge(filled(`${prefix}{36}`, seed), 'ACCESS_TOKEN')?.judged.class).toBe('placeholder')
      expect([...credentialsIn(`token: "${filled(`${prefix}{36}`, seed)}"`, now)]).toEqual([])
      expect(judge(filled(`${prefix}{sum:36}`, seed), 'ACCESS_TOKEN')?.judged.class).not.toBe('placeholder')
      expect([...credentialsIn(`token: "${filled(`${prefix}{sum:36}`, seed)}"`, now)]).toHaveLength(1)
    }
  })

  test('the scheme is no part of the credential', () => {
    expect(judge(`Bearer ${random}`, 'Authorization', true)).toMatchObject({ start: 7, end: 47 })
  })

  test.each([
    ['postgres://app:postgres@db:5432/app', 'unknown'],
    ['postgres://user:password@localhost/app', 'placeholder'],
    [`postgres://app:${fake('password', { seed: 'classify' })}@db.northwind-labs.io/app`, 'static'],
    ['postgres://app@db.northwind-labs.io/app', undefined],
  ])('the password of %s is %s', (dsn, expected) => {
    expect(judge(dsn, 'DATABASE_URL')?.judged.class).toBe(expected)
  })

  test('a superuser reaches every database', () => {
    expect(judge(`postgres://postgres:${fake('password', { seed: 's' })}@db.northwind-labs.io/app`)?.judged.accountWide).toContain(
      'superuser',
    )
  })

  test('a token is static by its lifetime, and its claims say the rest', () => {
    const year = materialise('{{fake:jwt?iat=0d&exp=+365d&role=service_role}}', { seed: 'a' })
    const hour = materialise('{{fake:jwt?iat=0d&exp=+1h}}', { seed: 'b' })
    expect(judge(year, 'TOKEN')?.judged).toMatchObject({ class: 'static', accountWide: expect.stringContaining('service_role') })
    expect(judge(hour, 'TOKEN')?.judged.class).toBe('short-lived')
    expect(judge(materialise('{{fake:jwt?sub=x}}', { seed: 'c' }), 'TOKEN')?.judged.class).toBe('static')
    // Made up for an emulation; a real one may be called a test, too.
    expect(judge(materialise('{{fake:jwt?sub=x}}', { seed: 'c' }), 'LicenseKey')?.judged.class).toBe('unknown')
    expect(judge(materialise('{{fake:jwt?kid=DeskLicenseKey}}', { seed: 'g' }), 'TOKEN')?.judged.class).toBe('unknown')
    expect(judge(materialise('{{fake:jwt?license_edition=Business}}', { seed: 'g' }), 'TOKEN')?.judged.class).toBe('static')
    expect(judge(materialise('{{fake:jwt?sub=x}}', { seed: 'c' }), 'LICENSE_API_TOKEN')?.judged.class).toBe('static')
    // A signed record opens nothing, unless it names a person or holds a credential.
    const record = (text: string) =>
      judge(materialise(`{{fake:jwt?sub=&data=${encodeURIComponent(text)}}}`, { seed: 'h' }), 'TOKEN')?.judged.class
    expect(record('{"client_name":"desk","token_endpoint_auth_method":"none"}')).toBe('unknown')
    expect(record('{"client_name":"desk","client_secret":"x"}')).toBe('static')
    expect(record('{"userId":7}')).toBe('static')
    expect(record('desk')).toBe('static')
    expect(judge(materialise('{{fake:jwt?testData=x}}', { seed: 'd' }), 'TOKEN')?.judged.class).toBe('test')
    expect(judge(materialise('{{fake:jwt?source=desk-emulated}}', { seed: 'e' }), 'TOKEN')?.judged.class).toBe('test')
    expect(judge(materialise('{{fake:jwt?name=test&iss=https://mock.acme-crm.io}}', { seed: 'f' }), 'TOKEN')?.judged.class).toBe('static')
  })

  test('Basic credentials are decoded', () => {
    const encoded = Buffer.from(`svc:${random}`).toString('base64')
    expect(judge(`Basic ${encoded}`, 'Authorization', true)?.judged).toMatchObject({ class: 'static' })
    const basic = (pair: string) => judge(`Basic ${Buffer.from(pair).toString('base64')}`, 'Authorization', true)?.judged
    expect(basic('admin:admin')?.defaultCredential).toBe(true)
    expect(basic('agent:agent')).toMatchObject({ class: 'unknown', defaultCredential: true })
    expect(basic('agent:postgres')).toMatchObject({ class: 'unknown', defaultCredential: true })
    expect(basic('agent:your-password-here')).toMatchObject({ class: 'placeholder', what: 'placeholder' })
    expect(basic('agent:q7Zt0Lw2Xc9V')).toMatchObject({ class: 'static' })
  })
})

describe('names', () => {
  test.each([
    'ACME_API_KEY',
    'apiKey',
    'GITHUB_TOKEN',
    'client_secret',
    'DB_PASSWORD',
    'authToken',
    'SENTRY_DSN',
    'NOTION_PAT',
    'connection_string',
    'DESK_KEY',
    'ADMIN_TOKEN',
    'GEMINI_TOKEN',
    'CONTEXT7_API_TOKEN',
    'AUTHORIZATION_TOKEN',
    'TRANSLATION_API_KEY',
  ])('%s is a secret’s', (name) => {
    expect(isSecretName(name)).toBe(true)
  })

  test.each([
    'MAX_TOKENS',
    'TOKEN_URL',
    'PUBLIC_KEY',
    'KEY_ID',
    'ACCESS_TOKEN_TTL',
    'JWT_PRIVATE_KEY_PATH',
    'SECRET_NAME',
    'tokenizer',
    'primaryKey',
    'AUTH_ENABLED',
    'CSRF_TOKEN',
    'PASSWORD_MIN_LENGTH',
    'author',
    'keyboard',
    'next_page_token',
    'starting_token',
    'REQUEST_TOKEN',
    'MIN_NEW_TOKENS',
    'MAX_OUTPUT_TOKEN',
    'NW_AGENT_API_KEY_FILE',
  ])('%s is none', (name) => {
    expect(isSecretName(name)).toBe(false)
  })

  test.each([
    'Authorization',
    'X-Api-Key',
    'PRIVATE-TOKEN',
    'X-Figma-Token',
    'CONTEXT7_API_KEY',
    'Ocp-Apim-Subscription-Key',
    'DD-API-KEY',
  ])('%s carries a credential', (name) => {
    expect(isCredentialHeader(name)).toBe(true)
  })

  test.each(['X-Region', 'X-Tenant-Id', 'Accept', 'X-CSRF-Token', 'Idempotency-Key', 'X-Request-Source'])('%s carries none', (name) => {
    expect(isCredentialHeader(name)).toBe(false)
  })

  test('stems join a key with its address', () => {
    expect(credentialStem('ACME_API_KEY')).toBe('acme')
    expect(addressStem('ACME_BASE_URL')).toBe('acme')
    expect(credentialStem('NEXT_PUBLIC_ACME_TOKEN')).toBe('acme')
    expect(addressStem('ACME_REGION')).toBeUndefined()
  })
})

describe('running text', () => {
  test('a header announces its value, a sentence with the word does not', () => {
    expect([...looseCredentialsIn(`curl -H "Authorization: Bearer ${random}" https://x.io`, now)]).toHaveLength(1)
    expect([...looseCredentialsIn('the token lives in 1Password; keys look like rk_live_… and never go here', now)]).toEqual([])
    expect([...looseCredentialsIn('curl -H "Authorization: Bearer $CI_TOKEN" https://x.io', now)]).toEqual([])
  })

  test('configuration needs a pair, not a mention', () => {
    expect([...configCredentialsIn(`desk:\n  api_key: ${random}\n`, now)]).toHaveLength(1)
    expect([...configCredentialsIn('nav:\n  - Authorization: run/authorization.md\n', now)]).toEqual([])
    expect([...configCredentialsIn('key: semgrep-1.160.0-${{ runner.os }}\n', now)]).toEqual([])
    expect([...configCredentialsIn(`description: "the key ${random} is an example"\n`, now)]).toEqual([])
  })

  test('finds a provider format wherever it stands, and nothing in what is only like one', () => {
    const key = fake('github-pat-classic', { seed: 'text' })
    expect([...credentialsIn(`see ${key} there`, now)]).toMatchObject([{ start: 4, end: 4 + key.length, prefix: 'ghp_' }])
    expect([...credentialsIn(`x${key}`, now)]).toEqual([])
    expect([...credentialsIn('ghp_short', now)]).toEqual([])
  })

  test('is linear and never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => void [...looseCredentialsIn(text, now), ...configCredentialsIn(text, now)]),
      { numRuns: 200 },
    )
    for (const piece of ['a', 'key: ', '://', 'Authorization: ', 'eyJ'])
      expectLinear((size) => {
        const text = piece.repeat(size / piece.length)
        void [...looseCredentialsIn(text, now), ...configCredentialsIn(text, now)]
      }, 50_000)
  })

  test('is linear in signatures and in dashes', () => {
    expectLinear((size) => void [...credentialsIn('?sig='.repeat(size / 5), now)], 20_000)
    // Both look at a window, within which the cost may not grow faster either.
    const [frame, end] = [`-----BEGIN ${'RSA'} PRIVATE KEY-----`, `-----END ${'RSA'} PRIVATE KEY-----`]
    expectLinear((size) => {
      for (let i = 0; i < 10; i++) judge(`${frame}${'-'.repeat(size)}\\n${end}`, 'APP_PRIVATE_KEY')
    }, 4500)
    expectLinear((size) => {
      for (let i = 0; i < 2000; i++) signatureAt(`${'a'.repeat(size)}'${'?sig=a'.repeat(300)}`, size + 1, now)
    }, 450)
  })

  test('takes words in base64 for a sample', () => {
    const made = (bytes: Buffer) => `v1,whsec_${bytes.toString('base64')}`
    expect([...credentialsIn(made(Buffer.from('wearethekeysofaharbourtest')), now)]).toEqual([])
    expect([...credentialsIn(made(Buffer.from('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c', 'hex')), now)]).toHaveLength(1)
  })

  test('takes an address in base64 for none', () => {
    const judged = (held: string) => judge(Buffer.from(held).toString('base64'), 'AUTH_API_KEY')?.judged.class
    expect(judged('https://auth.harbourline.io/api')).toBe('placeholder')
    expect(judged('http://10.0.4.7:8443/v1/moorings')).toBe('placeholder')
    expect(judged(`https://hooks.harbourline.io/${random}`)).toBe('static')
    expect(judged(`https://desk:${random}@auth.harbourline.io/api`)).toBe('static')
  })

  test('looks for placeholders in what base64 holds', () => {
    const judged = (held: string) => judge(Buffer.from(held).toString('base64'), 'GRAFANA_API_KEY')?.judged.class
    expect(judged('abcdefghijklmnopqrstuvwxyz012345')).toBe('placeholder')
    expect(judged('{"k":"change-me","n":"tide","id":1}')).toBe('placeholder')
    const key = fake('generic-32', { seed: 'held' })
    expect(judged(`{"k":"${key}","n":"replace-me","id":1}`)).toBe('static')
    expect(judged(`desk:${key}`)).toBe('static')
    expect(judged(key)).toBe('static')
  })

  test('passes over a prefix in the letters of something else', () => {
    const key = `sk${random.replace(/\W/g, '').repeat(5).slice(0, 150)}`
    const text = Array.from({ length: 6 }, (_, i) => fake('generic-40', { seed: `chance ${i}` })).join('-')
    expect([...credentialsIn(`"${text}-${key}"`, now)]).toEqual([])
    expect([...credentialsIn(`${'a-long-name-of-a-server-'.repeat(8)}${key}`, now)]).toHaveLength(1)
    expect([...credentialsIn(`TOKEN=${key}`, now)]).toHaveLength(1)
  })

  test('takes a value that is cut short for no key', () => {
    const pem = (body: string) => `-----BEGIN ${'RSA'} PRIVATE KEY-----\\n${body}\\n-----END ${'RSA'} PRIVATE KEY-----`
    const body = fake('generic-64', { seed: 'cut' })
    expect(judge(pem(body.slice(0, 16)), 'APP_PRIVATE_KEY')?.judged.kind).toBeUndefined()
    expect(judge(pem(body), 'APP_PRIVATE_KEY')?.judged.kind?.id).toBe('pem-private-key')
    expect(judge(`-----BEGIN ${'RSA'} PRIVATE KEY-----`, 'APP_PRIVATE_KEY')?.judged.kind?.id).toBe('pem-private-key')
  })

  test('looks at the frame of the key, whatever stands before it', () => {
    const pem = (label: string, body: string) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`
    const body = fake('generic-64', { seed: 'bundle' })
    const key = (text: string) => pem(`EC ${'PRIVATE'} KEY`, text)
    for (const before of [pem('EC PARAMETERS', 'BggqhkjOPQMBBw=='), pem('CERTIFICATE', `MIIB${body}`)]) {
      const bundle = `${before}${key(`${body}\n${body}`)}`
      expect(judge(bundle, 'TLS_BUNDLE')).toMatchObject({ judged: { kind: { id: 'pem-private-key' } }, start: before.length })
      expect(judge(`${before}${key('elsewhere')}`, 'TLS_BUNDLE')?.judged.kind).toBeUndefined()
    }
  })

  test('takes a frame without a key for none', () => {
    const body = fake('generic-64', { seed: 'frame' })
    const pem = (lines: string) => `-----BEGIN ${'RSA'} PRIVATE KEY-----\n${lines}\n-----END ${'RSA'} PRIVATE KEY-----\n`
    expect([...credentialsIn('{"type": "service_account"}', now)]).toEqual([])
    expect([...credentialsIn('{"type": "service_account"} {"private_key": "elsewhere"}', now)]).toEqual([])
    expect([
      ...credentialsIn(
        `{"type": "service_account", "private_key": "-----BEGIN ${'PRIVATE'} KEY-----\\nFAKE\\n-----END ${'PRIVATE'} KEY-----"}`,
        now,
      ),
    ]).toEqual([])
    expect([...credentialsIn('{"type": "service_account", "private_key": os.environ["KEY"]}', now)]).toEqual([])
    expect([
      ...credentialsIn(`{"private_key": "-----BEGIN ${'PRIVATE'} KEY-----\\n${body}\\n", "type": "service_account"}`, now),
    ]).not.toHaveLength(0)
    expect([...credentialsIn(`{"type": "service_account", "private_key": "${body}"}`, now)]).toHaveLength(1)
    const file = JSON.stringify({ type: 'service_account', private_key: pem(`${body}\n${body}`) })
    expect([...credentialsIn(file, now)].map(({ start }) => file.slice(start, start + 6))).toEqual(['"type"'])
    expect([...credentialsIn(pem(`${body}\nSYNTHETIC-KEY-DO-NOT-USE`), now)]).toEqual([])
    expect([...credentialsIn(pem(`${body}\n${body}`), now)]).toHaveLength(1)
  })
})

describe('randomness', () => {
  test.each([
    'my-long-service-name',
    'processEnvironmentVariable',
    'run/authorization.md',
    '6f6c3b0e-52c1-4bb6-9d7e-0e2f3a4b5c6d',
    '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    'https://a.io/b',
    'user@northwind-labs.io',
    '/etc/nw/jwt.pem',
    '2026-11-25T00:00:00Z',
    'max-tokens=4096aaaaaa',
    'config_token_sha256',
    'HS512-signing-key-v2',
    'ed25519_public_base64',
    'password_hash_b64',
    'sk_this_is_a_very_bad_idea_12345',
    'pm-27581-device-auth-key',
    'harbour42/opengpt-github-worker',
    'pm-27278-v2-password-registration',
    'pm-27086-update-authentication-apis-for-input-password',
  ])('%s is no secret', (value) => {
    expect(looksRandom(value)).toBe(false)
  })

  test.each(['harbour42/q8w7-e6r5-t4y3-u2i1', 'Kx9TqL27vZpWn4/blue-horse-staple', 'Ab3dEf6hIjKl9mN/pQr7sTuV-wXyZ01'])(
    '%s may be one',
    (value) => {
      expect(looksRandom(value)).toBe(true)
    },
  )

  test('what a generator makes looks random', () => {
    let missed = 0
    for (let i = 0; i < 200; i++) if (!looksRandom(fake('generic-32', { seed: `r${i}` }))) missed++
    expect(missed).toBeLessThanOrEqual(2)
  })

  test('a placeholder word inside a random value makes no placeholder', () => {
    expect(isPlaceholder(`${random.slice(0, 20)}test${random.slice(20)}`)).toBe(false)
  })

  test('percent-escapes are read where they stand', () => {
    const { text, original } = unescaped('a%2Fb%252Fc')
    expect(text).toBe('a/b/c')
    expect([0, 1, 2, 3, 4].map(original)).toEqual([0, 1, 4, 5, 10])
  })
})

describe('what a value is, how sure that is, and where in it the secret stands', () => {
  const R = 'q7Zt0Lw2Xc9Vb4Nm8Kj6Hg5'
  const UUID = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed'
  const base64 = (text: string) => Buffer.from(text).toString('base64')

  test.each<[value: string, name: string, position: boolean, said: string | undefined]>([
    [R, '', false, undefined],
    [R, 'API_KEY', false, 'static key, unknown, medium 0-23'],
    [R, 'DESK_NAME', false, undefined],
    [R, 'X-Auth', true, 'static key, unknown, medium 0-23'],
    [R, 'PASSWORD', false, 'static password, unknown, medium 0-23'],
    [R, 'CLIENT_SECRET', false, 'static secret, unknown, medium 0-23'],
    [R, 'DESK_TOKEN', false, 'static token, unknown, medium 0-23'],
    [`desk_live_${R}`, 'API_KEY', false, 'static key, live, medium 0-33'],
    [`desk-test-${R}`, 'API_KEY', false, 'static key, test, medium 0-33'],
    [`test_${R}`, 'API_KEY', false, 'static key, test, medium 0-28'],
    [`sk_test_${R}`, 'KEY_A', true, 'test key, test, medium 0-31'],
    ['short', 'API_KEY', false, 'unknown short value, unknown, high 0-5'],
    ['OAuth2TokenSignature9', 'attributeKeyOAuth2TokenSignature9', true, 'unknown short value, unknown, high 0-21'],
    [R, `${R.slice(0, 20)}_API_KEY`, false, 'static key, unknown, medium 0-23'],
    ['changeme', 'API_KEY', false, 'placeholder placeholder, unknown, high 0-8'],
    ['admin', 'PASSWORD', false, 'unknown default credential, unknown, high, default 0-5'],
    ['', 'API_KEY', false, undefined],
    [`Basic ${base64(`desk:${R}`)}`, 'Authorization', true, 'static Basic credential, unknown, medium 6-46'],
    [`Basic ${base64('desk:desk')}`, 'Authorization', true, 'unknown default credential, unknown, high, default 6-18'],
    [`Basic ${base64('desk:changeme')}`, 'Authorization', true, 'placeholder placeholder, unknown, high 6-26'],
    [`Basic ${R}`, 'Authorization', true, 'static Basic credential, unknown, medium 6-29'],
    ['Basic abc', 'Authorization', true, 'unknown short value, unknown, high 6-9'],
    [`Bearer ${R}`, 'Authorization', true, 'static token, unknown, medium 7-30'],
    [UUID, 'DESK_TOKEN', true, 'static token, unknown, medium 0-36'],
    [UUID, 'DESK_TOKEN', false, 'unknown short value, unknown, high 0-36'],
    [`postgres://desk:${R}@db.acme.io/desk`, 'DATABASE_URL', false, 'static PostgreSQL password, unknown, high 16-39'],
    ['postgres://desk:desk@db.acme.io/desk', 'DATABASE_URL', false, 'unknown default password, unknown, high, default 16-20'],
    ['postgres://desk_user:desk_password@desk-db/desk', 'DATABASE_URL', false, 'unknown default password, unknown, high, default 21-34'],
    ['postgres://desk_user:desk_password@db.acme.io/desk', 'DATABASE_URL', false, 'static PostgreSQL password, unknown, high 21-34'],
    ['postgres://desk:desk-Kq7vTn2wLx@db.acme.io/desk', 'DATABASE_URL', false, 'static PostgreSQL password, unknown, high 16-31'],
    ['postgres://desk:pw@localhost/desk', 'DATABASE_URL', false, 'placeholder placeholder, unknown, high 16-18'],
    ['${DESK}', 'API_KEY', true, undefined],
    ['<your key>', 'API_KEY', true, 'placeholder placeholder, unknown, high 0-10'],
  ])('%s as %s, alone in its position %s: %s', (value, name, position, said) => {
    const found = judge(value, name || undefined, position)
    const { class: is, what, mode, confidence, defaultCredential } = found?.judged ?? {}
    const sure = `${is} ${what}, ${mode}, ${confidence}${defaultCredential ? ', default' : ''}`
    expect(found && `${sure} ${found.start}-${found.end}`).toBe(said)
  })

  test.each([
    [UUID, true],
    ['1b9d6bcd-bbfd-4b2d-9b5d-ab8d1234bed0', false],
    ['1b9d6bcd-bbfd-4b2d-9b5d-abcdfbbd4be0', false],
    ['1b9d6bcd-bbfd-4b2d-9b5d-aaaafbbd4be0', false],
    ['1b9d6bcd-bbfd-4b2d-9b5d-aaabfbbd4be0', true],
    ['1b9d6bcd-bbfd-1b2d-9b5d-ab8dfbbd4bed', false],
    ['1b9d6bcd-bbfd-4b2d-7b5d-ab8dfbbd4bed', false],
    ['11111111-1111-4111-8111-111111111111', false],
  ])('%s is a UUID of chance: %s', (value, is) => expect(isRandomUuid(value)).toBe(is))

  test.each([
    ['AUTH', true],
    ['DESK_AUTH', true],
    ['AUTH_DESK', false],
    ['key', false],
    ['desk_key', true],
    ['key_desk', false],
    ['api_key_desk', true],
    ['connectionString', true],
    ['string_connection', false],
    ['PASSWORD', true],
    ['PASSWORD_HASH', false],
    ['token', true],
    ['max_tokens', false],
    ['API_KEY_ID', false],
    ['secretName', false],
    ['monkey', false],
  ])('%s is the name of a secret: %s', (name, is) => expect(isSecretName(name)).toBe(is))

  test.each<[claims: object, found: object]>([
    [
      { iss: 'https://login.acme.io', aud: ['desk', 'x'], exp: now - 1, iat: now - 61 },
      { issuer: 'https://login.acme.io', audience: 'desk', expired: true },
    ],
    [{ exp: now }, { expires: now, expired: false }],
    [
      { exp: now + 60, iat: now },
      { expires: now + 60, issuedAt: now, expired: false },
    ],
    [
      { role: 'anon', scope: 'read' },
      { role: 'anon', scope: 'read', expired: false },
    ],
    [
      { exp: (now + 60) * 1e9, iat: now * 1000 },
      { expires: now + 60, issuedAt: now, expired: false },
    ],
    [{ exp: 1e300 }, { expired: false }],
    [{ iss: 'http://localhost:8080/realms/desk' }, { issuer: 'http://localhost:8080/realms/desk', local: true }],
    [{ exp: 'soon', iss: 7, role: 'x'.repeat(301) }, { expired: false }],
  ])('a JWT of %j says %j', (claims, found) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    expect(decodeJwt(`${part({ alg: 'none' })}.${part(claims)}.`, now)).toMatchObject(found)
    expect(Object.keys(decodeJwt(`${part({ alg: 'none' })}.${part({ exp: 'soon' })}.`, now) ?? {})).toEqual(['expired'])
    expect(decodeJwt(`${base64('[]')}.${part(claims)}.`, now)).toBeUndefined()
  })

  test.each<[jwt: Jwt, seconds: number | undefined]>([
    [{ expired: false }, undefined],
    [{ expired: false, expires: now + 60 }, 60],
    [{ expired: false, expires: now + 60, issuedAt: now - 60 }, 120],
  ])('%j lives %s', (jwt, seconds) => expect(lifetimeOf(jwt, now)).toBe(seconds))
})

describe('keys that a build publishes', () => {
  test.each([
    ['NX_REACT_APP_ANALYTICS_API_KEY', true],
    ['REACT_APP_MAPS_KEY', true],
    ['VITE_BILLING_API_KEY', true],
    ['NEXT_PUBLIC_SEARCH_KEY', true],
    ['VITE_OAUTH_CLIENT_SECRET', false],
    ['NEXT_PUBLIC_ADMIN_KEY', false],
    ['NEXT_PUBLIC_ACCESS_TOKEN', false],
    ['VITE_SUPABASE_SERVICE_ROLE_KEY', false],
    ['ANALYTICS_API_KEY', false],
    ['MY_PUBLIC_KEY', false],
    ['INVITE_KEY', false],
  ])('%s: %s', (name, is) => expect(isPublishedKey(name)).toBe(is))
})

describe('secrets of OAuth clients', () => {
  test.each([
    ['DESK_SECRET', 'DESK_ID', true],
    ['DESK_CLIENT_SECRET', 'DESK_CLIENT_ID', true],
    ['desk_secret', 'desk_id', true],
    ['MONKEY_SECRET', 'MONKEY_ID', true],
    ['DESK_WEBHOOK_CLIENT_SECRET', 'DESK_WEBHOOK_CLIENT_ID', true],
    ['ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'ALIBABA_CLOUD_ACCESS_KEY_ID', false],
    ['DESK_APIKEY_SECRET', 'DESK_APIKEY_ID', false],
    ['DESK_TOKEN_SECRET', 'DESK_TOKEN_ID', false],
    ['DESK_WEBHOOK_SECRET', 'DESK_WEBHOOK_ID', false],
    ['DESK_SECRET', 'OTHER_ID', false],
  ])('%s beside %s: %s', (name, beside, is) => {
    expect(isSecretOfClient(name, new Set([name, beside].map((one) => one.toLowerCase())))).toBe(is)
  })
})

describe('secrets of installed applications that everybody has', () => {
  const whole = (parts: readonly string[]) => parts.join('')

  test.each([
    [['GOCSPX-', '4uHgMPm-1o7Sk-geV6Cu5clXFsx', 'l']],
    [['GOCSPX-', 'K58FWR486LdLJ1mLB8sXC4z6qDA', 'f']],
    [['whsec_', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']],
  ])('%s is none', (parts) => {
    expect(judge(whole(parts), 'client_secret', true)?.judged.class).toBe('placeholder')
  })

  test('another one of the same form is', () => {
    const other = whole(['GOCSPX-', '4uHgMPm-1o7Sk-geV6Cu5clXQsx', 'l'])
    expect(judge(other, 'client_secret', true)?.judged.class).toBe('static')
  })
})
