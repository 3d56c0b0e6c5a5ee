import { describe, expect, test } from 'vitest'
import accountWideKey from '../rules/account-wide-key.ts'
import credentialHostMismatch from '../rules/credential-host-mismatch.ts'
import envReadableByAgent from '../rules/env-readable-by-agent.ts'
import insecureTransport from '../rules/insecure-transport.ts'
import secretFileNotIgnored from '../rules/secret-file-not-ignored.ts'
import secretLiteralTracked from '../rules/secret-literal-tracked.ts'
import staticKeyRemoteMcp from '../rules/static-key-remote-mcp.ts'
import tokenInUrl from '../rules/token-in-url.ts'
import type { CredentialClass, EndpointClass } from '../src/model/index.ts'
import type { GitState } from '../src/text/source.ts'
import { connection, host, judged, kept, literal, reference, secretFile, storedSecret, to } from './make-connections.ts'
import { line, located, run, say } from './make-subjects.ts'

const LOCAL: readonly EndpointClass[] = ['none', 'loopback']
const NOT_LIVE: readonly CredentialClass[] = ['public-id', 'placeholder', 'unknown']

describe('static-key-remote-mcp', () => {
  /** STANDARD.md, "How much it weighs": a row for each way to store a key, a column for each class of endpoint. */
  test.each<[git: GitState | 'reference', EndpointClass, found: string | undefined]>([
    ['tracked', 'tunnel', 'error 7.5'],
    ['tracked', 'staging', 'error 8'],
    ['tracked', 'remote', 'error 8.8'],
    ['tracked', 'production', 'error 9.3'],
    ['staged', 'production', 'error 9.3'],
    ['none', 'production', 'error 9.3'],
    ['untracked', 'private', 'note 3.5'],
    ['untracked', 'tunnel', 'warning 5.5'],
    ['untracked', 'staging', 'warning 6'],
    ['untracked', 'remote', 'error 7.2'],
    ['untracked', 'production', 'error 7.8'],
    ['ignored', 'private', undefined],
    ['ignored', 'tunnel', 'note 3.5'],
    ['ignored', 'staging', 'warning 4.5'],
    ['ignored', 'remote', 'warning 5.5'],
    ['ignored', 'production', 'warning 6'],
    ['reference', 'private', undefined],
    ['reference', 'tunnel', 'note 2'],
    ['reference', 'staging', 'note 2.5'],
    ['reference', 'remote', 'warning 5'],
    ['reference', 'production', 'warning 5.5'],
    ['tracked', 'loopback', undefined],
    ['tracked', 'placeholder', undefined],
    ['reference', 'loopback', undefined],
  ])('%s to %s', (stored, kind, expected) => {
    const credential = stored === 'reference' ? reference() : literal({}, stored)
    const [found] = run(staticKeyRemoteMcp, to(kind, credential))
    expect(found?.severity && `${found.severity.level} ${found.severity.score}`).toBe(expected)
  })

  test('silent: what is disabled, what talks over stdio, what opens nothing', () => {
    expect(say(staticKeyRemoteMcp, { ...to('remote', literal()), enabled: false })).toEqual([])
    expect(say(staticKeyRemoteMcp, { ...to('remote', literal()), protocol: 'api' as const })).toEqual([])
    for (const kind of NOT_LIVE) expect(say(staticKeyRemoteMcp, to('remote', literal({ judged: judged({ class: kind }) })))).toEqual([])
    expect(say(staticKeyRemoteMcp, to('remote'))).toEqual([])
  })
})

describe('account-wide-key', () => {
  const wide = judged({ what: 'admin key', accountWide: 'it opens every project' })

  test('a literal, by how it is stored', () => {
    const shared = literal({ judged: wide })
    expect(say(accountWideKey, storedSecret({ credential: shared, place: 'agent-config' }))).toEqual([
      'literal 12: an admin key reaches the whole account: it opens every project',
    ])
    expect(say(accountWideKey, storedSecret({ credential: shared, place: 'code' }))).toEqual([])
    expect(run(accountWideKey, storedSecret({ credential: shared, place: 'code' }), to('remote', shared))[0]?.variant).toBe('literal')
    const ignored = literal({ judged: wide }, 'ignored')
    expect(say(accountWideKey, storedSecret({ credential: ignored, place: 'agent-config' }))).toEqual([])
    expect(run(accountWideKey, storedSecret({ credential: ignored }), to('remote', ignored))[0]?.variant).toBe('ignored')
  })

  test('a definition that an agent uses by reference', () => {
    const stored = literal({ judged: wide }, 'ignored')
    const used = to('remote', reference({ definition: { name: 'DESK_KEY', at: stored.at } }))
    const elsewhere = to('remote', reference({ definition: { name: 'DESK_KEY', at: line(30, 1, stored.at.file) } }))
    const otherFile = to('remote', reference({ definition: { name: 'DESK_KEY', at: line(12, 1, kept('ignored')) } }))
    expect(run(accountWideKey, storedSecret({ credential: stored }), used)).toHaveLength(1)
    expect(run(accountWideKey, storedSecret({ credential: stored }), elsewhere)).toEqual([])
    expect(run(accountWideKey, storedSecret({ credential: stored }), otherFile)).toEqual([])
  })

  test('where it only opens things nearby nothing is said', () => {
    const credential = literal({ judged: wide })
    for (const kind of [...LOCAL, 'private'] as const) {
      const stored = (...hosts: EndpointClass[]) =>
        storedSecret({ credential, place: 'agent-config', hosts: hosts.map((one) => host(one)) })
      expect(say(accountWideKey, stored(kind)), kind).toEqual([])
      expect(run(accountWideKey, stored(kind, 'remote')), kind).toHaveLength(1)
    }
  })

  test('a name that says so', () => {
    const named = (given: Parameters<typeof reference>[0]) => to('remote', reference({ sentAs: 'SUPABASE_SERVICE_ROLE_KEY', ...given }))
    expect(say(accountWideKey, named({ name: 'DB_KEY' }))).toEqual([
      'name 12: `desk` works with `DB_KEY`, the service role, which passes over row-level security',
    ])
    expect(run(accountWideKey, to('remote', reference({ name: 'STRIPE_ADMIN_KEY' })))).toHaveLength(1)
    for (const kind of [...LOCAL, 'private'] as const) expect(say(accountWideKey, named({ to: host(kind) })), kind).toEqual([])
    expect(run(accountWideKey, named({ to: host('staging') }))).toHaveLength(1)
    expect(say(accountWideKey, { ...named({}), enabled: false })).toEqual([])
    expect(say(accountWideKey, { ...named({}), source: 'variables' as const })).toEqual([])
    expect(say(accountWideKey, to('remote', reference({ name: 'DESK_KEY' })))).toEqual([])
    // Cloudflare's key works with an address beside it only.
    const cloudflare = to('remote', reference({ name: 'CLOUDFLARE_API_KEY', sentAs: 'CLOUDFLARE_API_KEY' }))
    expect(say(accountWideKey, cloudflare)).toEqual([])
    expect(run(accountWideKey, { ...cloudflare, variables: ['CLOUDFLARE_EMAIL'] })).toHaveLength(1)
  })
})

describe('credential-host-mismatch', () => {
  const stripe = { judged: judged({ what: 'Stripe secret key', provider: 'Stripe' }) }

  test('a known key at a host that is not its provider’s', () => {
    expect(say(credentialHostMismatch, to('remote', literal(stripe)))).toEqual([
      'literal 12: a Stripe secret key is sent to mcp.northwind.io (remote), which does not belong to Stripe',
    ])
    expect(run(credentialHostMismatch, to('remote', literal(stripe, 'ignored')))[0]?.variant).toBe('other')
  })

  test('an imitation', () => {
    const imitation = host('remote', { name: 'api.stripe.com.evil.io', shown: 'api.stripe.com.evil.io' })
    expect(say(credentialHostMismatch, to(imitation, literal(stripe)))).toEqual([
      'look-alike 12: a Stripe secret key is sent to api.stripe.com.evil.io (remote), which imitates Stripe',
    ])
    for (const name of ['api.strlpe.com', 'api.stripes.com', 'api.strip.com'])
      expect(run(credentialHostMismatch, to(host('remote', { name, shown: name }), literal(stripe)))[0]?.variant, name).toBe('look-alike')
    expect(run(credentialHostMismatch, to(host('remote', { mixedScript: true }), literal(stripe)))[0]?.variant).toBe('look-alike')
    expect(
      run(credentialHostMismatch, to(host('remote', { name: 'api.striped-shirts.com', shown: 'x' }), literal(stripe)))[0]?.variant,
    ).not.toBe('look-alike')
  })

  test.each([
    ['its own host', to(host('production', { provider: 'Stripe' }), literal(stripe))],
    ['a key that its name alone gives a provider', to('remote', literal({ judged: judged({ provider: 'Stripe', confidence: 'medium' }) }))],
    ['a key of no provider', to('remote', literal())],
    ['a key in test mode', to('remote', literal({ judged: judged({ provider: 'Stripe', class: 'test' }) }))],
    ['a private host', to('private', literal(stripe))],
    ['a default address that nobody has written', to({ ...host('remote'), at: undefined } as never, literal(stripe))],
    ['what is disabled', { ...to('remote', literal(stripe)), enabled: false }],
    [
      'a reference that does not begin with the provider’s name',
      to(host('remote', { provider: 'Slack' }), reference({ provider: 'Stripe', name: 'ACME_STRIPE_TOKEN' })),
    ],
    [
      'a reference at an API that nobody knows',
      { ...to('remote', reference({ provider: 'Stripe', name: 'STRIPE_SECRET_KEY' })), protocol: 'api' } as const,
    ],
    ['a reference that no documentation names', to('remote', reference({ provider: 'Stripe', name: 'STRIPE_BRIDGE_SECRET' }))],
  ])('silent: %s', (_, subject) => expect(say(credentialHostMismatch, subject)).toEqual([]))

  test('a reference that names its provider, at somebody else’s host', () => {
    const slack = host('remote', { provider: 'Slack' })
    expect(run(credentialHostMismatch, to(slack, reference({ provider: 'Stripe', name: 'STRIPE_SECRET_KEY' })))).toHaveLength(1)
  })

  test('a reference that its provider documents, at an MCP server that nobody knows', () => {
    expect(run(credentialHostMismatch, to('remote', reference({ provider: 'Stripe', name: 'STRIPE_SECRET_KEY' })))).toHaveLength(1)
  })
})

describe('env-readable-by-agent', () => {
  const reader = { agent: 'Cursor', at: line(3), deny: 'list `.env` in .cursorignore' }

  test('live secrets, and how many', () => {
    const secrets = [storedSecret({ place: 'variables' }), storedSecret({ place: 'key-file' }), storedSecret({ place: 'code' })]
    expect(say(envReadableByAgent, secretFile({ secrets, readers: [reader] }))).toEqual([
      'other 12: 2 live secrets in .env can be read by Cursor, which has no rule against it',
    ])
    expect(say(envReadableByAgent, secretFile({ readers: [reader, { ...reader, agent: 'MCP client' }] }))).toEqual([
      'other 12: 1 live secret in .env can be read by Cursor and an MCP client, which have no rule against it',
    ])
    for (const place of ['variables', 'key-file'] as const)
      expect(run(envReadableByAgent, secretFile({ secrets: [storedSecret({ place })], readers: [reader] })), place).toHaveLength(1)
  })

  test('production keys weigh more', () => {
    const live = storedSecret({ place: 'variables', credential: literal({ judged: judged({ mode: 'live' }) }) })
    const sent = storedSecret({ place: 'variables', hosts: [host('staging'), host('production')] })
    const near = storedSecret({ place: 'variables', hosts: [host('staging')] })
    for (const [one, variant] of [
      [live, 'production'],
      [sent, 'production'],
      [near, 'other'],
    ] as const)
      expect(run(envReadableByAgent, secretFile({ secrets: [one], readers: [reader] }))[0]?.variant).toBe(variant)
  })

  test.each([
    ['a template', secretFile({ template: true, readers: [reader] })],
    ['nobody reads it', secretFile()],
    ['no live secret of that kind', secretFile({ secrets: [storedSecret({ place: 'code' })], readers: [reader] })],
    ['no secret', secretFile({ secrets: [], readers: [reader] })],
  ])('silent: %s', (_, subject) => expect(say(envReadableByAgent, subject)).toEqual([]))
})

describe('secret-file-not-ignored', () => {
  test('a file that git may take', () => {
    expect(say(secretFileNotIgnored, secretFile())[0]).toMatch(/^untracked 1: \.env holds .* and is not ignored by git$/)
    expect(say(secretFileNotIgnored, secretFile({ ignoredOnlyHere: true }, 'ignored'))[0]).toMatch(
      /ignored only by this machine's git settings/,
    )
    for (const git of ['ignored', 'tracked', 'staged'] as const) expect(say(secretFileNotIgnored, secretFile({}, git)), git).toEqual([])
  })

  test('whose secrets open this machine only', () => {
    const with_ = (...hosts: EndpointClass[]) => storedSecret({ place: 'variables', hosts: hosts.map((kind) => host(kind)) })
    const variant = (...secrets: ReturnType<typeof with_>[]) => run(secretFileNotIgnored, secretFile({ secrets }))[0]?.variant
    expect(variant(with_('loopback'))).toBe('local')
    expect(variant(with_('none', 'loopback'))).toBe('local')
    expect(variant(with_('loopback', 'private'))).toBe('untracked')
    expect(variant(with_('loopback'), with_())).toBe('untracked')
    expect(variant(with_())).toBe('untracked')
  })
})

describe('secret-literal-tracked', () => {
  const weight = (given: Parameters<typeof storedSecret>[0], git: GitState = 'tracked') => {
    const [found] = run(secretLiteralTracked, storedSecret(given, git))
    return found && `${found.variant} ${found.confidence}${found.severity ? ` ${found.severity.score}` : ''}`
  }
  const provider = literal({ judged: judged({ what: 'GitHub token', provider: 'GitHub' }) })

  test.each<[what: string, Parameters<typeof storedSecret>[0], found: string | undefined]>([
    ['a key in its provider’s format', { credential: provider, place: 'code' }, 'provider high'],
    ['the same in a document', { credential: provider, place: 'document' }, 'provider high'],
    ['a value by its name', { place: 'variables' }, 'generic medium'],
    ['the same for another machine', { place: 'variables', hosts: [host('remote')] }, 'paired medium'],
    ['in the configuration of an agent', { place: 'agent-config' }, 'generic medium'],
    ['in code', { place: 'code' }, 'elsewhere medium'],
    ['in code, sent to another machine', { place: 'code', hosts: [host('staging')] }, 'generic medium'],
    ['in code, sent who knows where', { place: 'code', hosts: [host('unresolved')] }, 'elsewhere medium'],
    ['a client’s secret in code', { place: 'code', name: located('OAUTH_CLIENT_SECRET') }, 'generic medium'],
    ['a secret of the server in code', { place: 'code', name: located('serverSecret') }, 'elsewhere medium'],
    ['in a document', { place: 'document' }, undefined],
    ['a JWT', { credential: literal({ judged: judged({ jwt: { expired: false }, confidence: 'medium' }) }) }, 'generic medium'],
    ['a JWT in a document', { credential: literal({ judged: judged({ jwt: { expired: false } }) }), place: 'document' }, undefined],
    [
      'a password for certain',
      { credential: literal({ judged: judged({ what: 'database password' }) }), hosts: [host('tunnel')] },
      'paired high',
    ],
    ['for this machine', { hosts: [host('loopback'), host('none')] }, 'local high'],
    ['for a private network', { hosts: [host('private')] }, 'generic high 5.5'],
    ['for a private network and beyond', { hosts: [host('private'), host('remote')], place: 'variables' }, 'paired medium'],
    ['what is no live key', { credential: literal({ judged: judged({ class: 'test' }) }) }, undefined],
    ['what is declared', { credential: literal({ judged: judged({ class: 'declared' }) }), place: 'variables' }, 'generic medium'],
  ])('%s', (_, given, expected) => expect(weight(given)).toBe(expected))

  test('only where others get the file', () => {
    for (const git of ['tracked', 'staged', 'none'] as const) expect(weight({ place: 'variables' }, git), git).toBeDefined()
    for (const git of ['ignored', 'untracked'] as const) expect(weight({ place: 'variables' }, git), git).toBeUndefined()
    expect(say(secretLiteralTracked, storedSecret({ name: located('API_KEY') }, 'staged'))[0]).toContain(
      'a key in `API_KEY` is about to be committed here',
    )
    expect(say(secretLiteralTracked, storedSecret({}, 'none'))[0]).toContain('a key is stored here')
    expect(run(secretLiteralTracked, storedSecret({}, 'staged'))[0]?.help).toMatch(/^unstage the file and read it from the environment/)
    expect(run(secretLiteralTracked, storedSecret({}, 'none'))[0]?.help).toBe(
      'revoke it first, then read it from the environment or a secret store',
    )
    expect(run(secretLiteralTracked, storedSecret())[0]?.help).toMatch(/and remove it from the history$/)
  })

  test('a default password counts where it opens another machine', () => {
    const credential = literal({ judged: judged({ class: 'unknown', what: 'password', defaultCredential: true }) })
    expect(weight({ credential, hosts: [host('remote')] })).toBe('paired medium')
    expect(weight({ credential, hosts: [host('private')] })).toBeUndefined()
    expect(weight({ credential, hosts: [host('unresolved')] })).toBeUndefined()
    expect(weight({ credential, hosts: [] })).toBeUndefined()
    expect(weight({ credential: { ...credential, confidence: 'medium' }, hosts: [host('remote')] })).toBeUndefined()
  })
})

describe('insecure-transport', () => {
  const plain = (kind: EndpointClass, given: Parameters<typeof host>[1] = {}) => host(kind, { scheme: 'http:', ...given })

  test.each<[what: string, ReturnType<typeof to>, found: string[]]>([
    ['a key over plain HTTP', to(plain('remote'), literal()), ['credential']],
    ['nothing but traffic', to(plain('remote')), ['plain']],
    ['a key for a private host', to(plain('private'), literal()), ['plain']],
    ['an ignored key for a private host', to(plain('private'), literal({}, 'ignored')), ['private']],
    ['a reference for a private host', to(plain('private'), reference()), ['private']],
    ['a token that ends, for a private host', to(plain('private'), literal({ judged: judged({ class: 'short-lived' }) })), ['plain']],
    ['a public identifier for a private host', to(plain('private'), literal({ judged: judged({ class: 'public-id' }) })), []],
    ['an application’s key for a private host', { ...to(plain('private'), literal()), protocol: 'api' }, []],
    ['a container beside it', to(plain('private', { containerService: true }), literal()), []],
    ['no key for a private host', to(plain('private')), []],
    ['this machine', to(plain('loopback'), literal()), []],
    ['https', to('remote', literal()), []],
    ['what is disabled', { ...to(plain('remote'), literal()), enabled: false }, []],
  ])('%s', (_, subject, variants) => expect(run(insecureTransport, subject).map(({ variant }) => variant)).toEqual(variants))
})

describe('token-in-url', () => {
  test.each<[what: string, ReturnType<typeof to>, found: string | undefined]>([
    [
      'a key in the query',
      to('remote', literal({ place: 'query' })),
      'literal: a key travels in the query of the URL of mcp.northwind.io; URLs reach logs, histories and transcripts',
    ],
    [
      'an untracked one',
      to('remote', literal({ place: 'query' }, 'untracked')),
      'literal: a key travels in the query of the URL of mcp.northwind.io; URLs reach logs, histories and transcripts',
    ],
    [
      'in the user information',
      to('remote', literal({ place: 'userinfo' }, 'ignored')),
      'ignored: a key travels in the user information of the URL of mcp.northwind.io; URLs reach logs, histories and transcripts',
    ],
    [
      'a reference',
      to('remote', reference({ place: 'fragment' })),
      'reference: `DESK_KEY` travels in the fragment of the URL of mcp.northwind.io; URLs reach logs, histories and transcripts',
    ],
    ['in a header', to('remote', literal()), undefined],
    ['for this machine', to('loopback', literal({ place: 'query' })), undefined],
    ['for a placeholder', to('placeholder', literal({ place: 'query' })), undefined],
    ['a public identifier', to('remote', literal({ place: 'query', judged: judged({ class: 'public-id' }) })), undefined],
    ['what is disabled', { ...to('remote', literal({ place: 'query' })), enabled: false }, undefined],
  ])('%s', (_, subject, expected) => {
    const [found] = run(tokenInUrl, subject)
    expect(found && `${found.variant}: ${found.message}`).toBe(expected)
  })

  test('over stdio there is no URL', () => {
    expect(
      say(
        tokenInUrl,
        connection({ endpoint: { transport: 'stdio', program: 'npx', at: line(8) }, credentials: [literal({ place: 'query' })] }),
      ),
    ).toEqual([])
  })
})
