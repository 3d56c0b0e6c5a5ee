import { describe, expect, it } from 'vitest'
import dockerfile from '../src/surfaces/deploy/environment-lifetimes-dockerfile.ts'
import yaml from '../src/surfaces/deploy/environment-lifetimes-yaml.ts'
import dotenv from '../src/surfaces/deploy/environment-lifetimes.ts'
import { linesOf } from './idp-readings.ts'

const env = (text: string) => linesOf(dotenv, text)

describe('the unit', () => {
  it.each([
    // The name's ending.
    ['ACCESS_TOKEN_EXPIRE_MINUTES=11520', 'access 691200 (11520 min)'],
    ['ACCESS_TOKEN_EXPIRE_SECONDS=900', 'access 900 (900 s)'],
    ['JWT_EXPIRATION_MS=3600000', 'access 3600 (3600000 ms)'],
    ['ACCESS_TOKEN_EXPIRATION_HOURS=24', 'access 86400 (24 h)'],
    ['REFRESH_TOKEN_EXPIRE_DAYS=30', 'refresh 2592000 (30 d)'],
    ['ACCESS_TOKEN_EXPIRY_IN_MINUTES=360', 'access 21600 (360 min)'],
    ['N8N_USER_MANAGEMENT_JWT_DURATION_HOURS=168', 'access 604800 (168 h) low confidence'],
    ['SESSION_TIMEOUT_HOURS=8', 'session-idle 28800 (8 h)'],
    // The value's own.
    ['ACCESS_TOKEN_EXPIRES_IN=7d', 'access 604800 (7d)'],
    ['ACCESS_TOKEN_EXPIRES_IN="12h"', 'access 43200 (12h)'],
    ['ACCESS_TOKEN_EXPIRES_IN=2 days', 'access 172800 (2 days)'],
    ['ACCESS_TOKEN_EXPIRES_IN=1y', 'access 31557600 (1y)'],
    ['TTL_ACCESS_TOKEN=1h30m', 'access 5400 (1h30m)'],
    ['TTL_REFRESH_TOKEN=720h', 'refresh 2592000 (720h)'],
    ['AUTHENTIK_TOKEN_DURATION=hours=1;minutes=30', 'access 5400 (hours=1;minutes=30)'],
    ['ACCESS_TOKEN_EXPIRATION=PT2H', 'access 7200 (PT2H)'],
    // LibreChat's arithmetic.
    ['SESSION_EXPIRY=1000 * 60 * 15', 'session 900 (1000 * 60 * 15 ms) medium confidence'],
    ['REFRESH_TOKEN_EXPIRY=(1000 * 60 * 60 * 24) * 7', 'refresh 604800 ((1000 * 60 * 60 * 24) * 7 ms) medium confidence'],
    ['ACCESS_TOKEN_EXPIRATION=60*60*24', 'access 86400 (60*60*24 s) medium confidence'],
    // A comment on the line.
    ['ACCESS_TOKEN_EXPIRATION=120 # minutes', 'access 7200 (120 min) medium confidence'],
    ['ACCESS_TOKEN_EXPIRATION=900 # 15 minutes', 'access 900 (900, 15 minutes) high'],
    ['ACCESS_TOKEN_EXPIRATION=24 # 24 hours', 'access 86400 (24, 24 hours) high'],
    // A JWT may be a sign-in, which may live for a day, unless it is refreshed.
    ['JWT_EXPIRES_IN=1h', 'access 3600 (1h)'],
    ['JWT_EXPIRES_IN=24h', 'session 86400 (24h) low confidence'],
    ['JWT_EXPIRES_IN=7d', 'access 604800 (7d) low confidence'],
    ['JWT_EXPIRES_IN=40d', 'access 3456000 (40d)'],
    ['JWT_ACCESS_EXPIRES_IN=24h', 'access 86400 (24h)'],
    // The size.
    ['ACCESS_TOKEN_EXPIRATION=86400000', 'access 86400 (86400000, read as ms) medium confidence'],
    ['JWT_REFRESH_EXPIRATION=604800000', 'refresh 604800 (604800000, read as ms) medium confidence'],
    ['ACCESS_TOKEN_EXPIRATION=604800', 'access 604800 (604800, read as s) low confidence'],
    ['ACCESS_TOKEN_EXPIRATION=3600000', 'access 3600 (3600000, read as ms) low confidence'],
    ['JWT_COOKIE_EXPIRES_IN=90', 'session 7776000 (90 d) medium confidence'],
    // What everybody has who sets nothing.
    ['ACCESS_TOKEN_EXPIRES_IN=${ACCESS_TOKEN_EXPIRES_IN:-30d}', 'access 2592000 (30d) medium confidence'],
  ])('%s', async (text, line) => expect(await env(`A=1\n${text}\n`)).toEqual([`2: ${line.replace(/ high$/, '')}`]))

  it.each([
    'JWT_EXPIRATION=24',
    'ACCESS_TOKEN_TTL=168',
    'JWT_EXPIRES_IN=1M',
    'JWT_EXPIRES_IN=-1',
    'JWT_EXPIRES_IN=0 # zero',
    'JWT_EXPIRES_IN=',
    'JWT_EXPIRES_IN=${JWT_EXPIRES_IN}',
    'JWT_EXPIRES_IN={{ ttl }}',
    'JWT_EXPIRES_IN=<lifetime>',
    'JWT_EXPIRATION=1767225600',
    'JWT_EXPIRATION=1767225600000',
    'JWT_EXPIRATION=500000',
  ])('is nobody knows for %s', async (text) =>
    expect((await env(text)).filter((line) => !line.includes(' 0 (') && !line.includes('dynamic'))).toEqual([]),
  )

  it('is listed as unread where nobody knows it', async () => expect((await env('JWT_EXPIRATION=24')).join()).toContain('dynamic'))
})

it.each([
  'PASSWORD_RESET_TOKEN_EXPIRE_HOURS=48',
  'EMAIL_VERIFICATION_TOKEN_TTL=7d',
  'JWKS_CACHE_TTL=86400',
  'RATE_LIMIT_TOKEN_TTL=604800',
  'CDN_MAX_AGE=31536000',
  'OTP_TOKEN_EXPIRE_MINUTES=90',
  'AUTH_CODE_EXPIRES_IN=90d',
  'ACCESS_CONTROL_MAX_AGE=86400',
  'MAGIC_LINK_TOKEN_EXPIRY=2d',
  'INVITE_TOKEN_EXPIRES_IN=30d',
  'JWT_KEY_ROTATION_DURATION=90d',
  'API_KEY_EXPIRES_IN=365d',
  'TOKEN_EXPIRES_AT=2030-01-01',
  'TOKEN_EXPIRY_BUFFER_SECONDS=7200',
  'DB_CONNECTION_LIFETIME=2d',
  'SESSION_COOKIE_NAME=sid',
  'REFRESH_INTERVAL_EXPIRY=2d',
  'CSRF_TOKEN_MAX_AGE=604800',
])('%s is something else', async (text) => expect(await env(text)).toEqual([]))

describe('what lives', () => {
  it.each([
    ['JWT_REFRESH_TOKEN_TTL=30d', 'refresh 2592000 (30d)'],
    ['REFRESH_TOKEN_IDLE_LIFETIME=7d', 'refresh-idle 604800 (7d)'],
    ['SESSION_MAX_AGE=30d', 'session 2592000 (30d)'],
    ['SESSION_IDLE_TIMEOUT=2h', 'session-idle 7200 (2h)'],
    ['ID_TOKEN_LIFETIME=2h', 'id 7200 (2h)'],
    ['ACCESS_TOKEN_COOKIE_MAX_AGE=2h', 'access 7200 (2h)'],
  ])('%s', async (text, line) => expect(await env(text)).toEqual([`1: ${line}`]))
})

describe('products', () => {
  it('knows what -1 and 0 mean to Open WebUI', async () => {
    const compose = (image: string, value: string) =>
      linesOf(yaml, `services:\n  chat:\n    image: ${image}\n    environment:\n      JWT_EXPIRES_IN: "${value}"\n`)
    expect(await compose('ghcr.io/open-webui/open-webui:main', '-1')).toEqual(['5: session never (-1)'])
    expect(await compose('ghcr.io/open-webui/open-webui:main', '0')).toEqual(['5: session never (0)'])
    expect(await compose('ghcr.io/open-webui/open-webui:main', '4w')).toEqual(['5: session 2419200 (4w)'])
    expect(await compose('acme/web', '-1')).toEqual([])
    expect(await env('WEBUI_SECRET_KEY=x\nJWT_EXPIRES_IN=-1\n')).toEqual(['2: session never (-1)'])
  })
  it('knows the units of Supabase and Laravel', async () => {
    expect(await env('ANON_KEY=x\nJWT_EXPIRY=7200\n')).toEqual(['2: access 7200 (7200 s) medium confidence'])
    expect(await env('GOTRUE_JWT_EXP=7200\n')).toEqual(['1: access 7200 (7200 s) medium confidence'])
    expect(await env('SESSION_DRIVER=redis\nSESSION_LIFETIME=120\nJWT_TTL=1440\n')).toEqual([
      '2: session-idle 7200 (120 min) medium confidence',
      '3: access 86400 (1440 min) medium confidence',
    ])
  })
})

describe('places', () => {
  it('reads compose lists, container variables, ConfigMaps, Helm values and SAM variables', async () => {
    expect(await linesOf(yaml, 'services:\n  a:\n    environment:\n      - A=1\n      - ACCESS_TOKEN_EXPIRES_IN=12h\n')).toEqual([
      '5: access 43200 (12h)',
    ])
    expect(
      await linesOf(
        yaml,
        'spec:\n  containers:\n    - env:\n        - name: ACCESS_TOKEN_EXPIRES_IN\n          value: 12h\n        - name: SECRET\n          valueFrom: {}\n',
      ),
    ).toEqual(['5: access 43200 (12h)'])
    expect(await linesOf(yaml, 'kind: ConfigMap\ndata:\n  ACCESS_TOKEN_EXPIRE_MINUTES: "1440"\n')).toEqual(['3: access 86400 (1440 min)'])
    expect(
      await linesOf(
        yaml,
        'Resources:\n  F:\n    Properties:\n      Environment:\n        Variables: { ACCESS_TOKEN_EXPIRE_MINUTES: 1440, ACCESS_TOKEN_EXPIRES_IN: !Ref Ttl }\n',
      ),
    ).toEqual(['5: access 86400 (1440 min)'])
  })
  it('reads an anchor once', async () => {
    expect(
      await linesOf(
        yaml,
        'x-env: &env\n  ACCESS_TOKEN_EXPIRES_IN: 12h\nservices:\n  a: { environment: *env }\n  b: { environment: *env }\n',
      ),
    ).toEqual(['2: access 43200 (12h)'])
  })
  it('reads ENV instructions', async () => {
    expect(
      await linesOf(
        dockerfile,
        'FROM node:22\nENV A=1 \\\n    ACCESS_TOKEN_EXPIRES_IN="12h"\nENV REFRESH_TOKEN_EXPIRE_DAYS 90\nRUN echo ACCESS_TOKEN_EXPIRES_IN=1y\n',
      ),
    ).toEqual(['3: access 43200 (12h)', '4: refresh 7776000 (90 d)'])
  })
  it('takes the last of two', async () =>
    expect(await env('ACCESS_TOKEN_EXPIRES_IN=12h\nACCESS_TOKEN_EXPIRES_IN=1h\n')).toEqual(['2: access 3600 (1h)']))
})

describe('scopes and switches', () => {
  it.each([
    ['GITHUB_OAUTH_SCOPES=repo,read:user', 'scopes request repo read:user of GitHub'],
    [
      'GOOGLE_SCOPES="openid https://www.googleapis.com/auth/drive"',
      'scopes request openid https://www.googleapis.com/auth/drive of Google',
    ],
    ['FASTMCP_SERVER_AUTH_GITHUB_REQUIRED_SCOPES=["user","repo"]', 'scopes required user repo of GitHub'],
    ['OIDC_SCOPE=openid profile', 'scopes request openid profile'],
    ['GF_AUTH_GENERIC_OAUTH_USE_PKCE=false', 'authorization request pkce off confidential'],
    ['OIDC_USE_PKCE=false', 'authorization request pkce off unknown'],
    ['OAUTH2_PROXY_CODE_CHALLENGE_METHOD=plain', 'authorization request pkce plain confidential'],
    ['OAUTH2_PKCE_ENFORCED_FOR_PUBLIC_CLIENTS=false', 'pkce server optional public'],
    ['GOTRUE_SECURITY_REFRESH_TOKEN_ROTATION_ENABLED=false', 'rotation false public'],
    ['GOTRUE_SECURITY_REFRESH_TOKEN_REUSE_INTERVAL=600', 'rotation-grace 600 (600 s) public'],
    ['OAUTH_GRANT_TYPE=password', 'grant password use unknown'],
  ])('%s', async (text, line) => expect(await env(text)).toEqual([`1: ${line}`]))
  it.each([
    'OIDC_USE_PKCE=true',
    'GF_AUTH_GOOGLE_USE_PKCE=true',
    'OAUTH2_PROXY_CODE_CHALLENGE_METHOD=S256',
    'OAUTH_GRANT_TYPE=authorization_code',
    'GITHUB_OAUTH_SCOPES=',
    'NPM_SCOPE=@acme',
  ])('says nothing of %s', async (text) => {
    expect(await env(text)).toEqual([])
  })
})
