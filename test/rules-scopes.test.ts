import { describe, expect, test } from 'vitest'
import scopeBroad from '../rules/scope-broad.ts'
import scopeCatalogPublished from '../rules/scope-catalog-published.ts'
import scopeWildcard from '../rules/scope-wildcard.ts'
import sensitiveToolUnscoped from '../rules/sensitive-tool-unscoped.ts'
import { line, located, mcpServer, run, say, scopeSet, tool } from './make-subjects.ts'

const many = Array.from({ length: 11 }, (_, index) => `tickets${index}:read`)

describe('scope-wildcard', () => {
  test.each([
    ['*', 'privileged'],
    ['full_access', 'privileged'],
    ['all', 'privileged'],
    ['admin:*', 'privileged'],
    ['*:write', 'privileged'],
    ['okta.*.manage', 'privileged'],
    ['files:*', 'wildcard'],
    ['files.*', 'wildcard'],
    ['s3:*', 'wildcard'],
    ['read:*', 'read'],
    ['*:read', 'read'],
    ['read:all', 'read'],
    ['ZohoBooks.fullaccess.all', 'wildcard'],
    ['ZohoCRM.modules.ALL', 'wildcard'],
    ['desk/full_access/all', 'wildcard'],
  ])('%s is %s', (scope, variant) => {
    expect(run(scopeWildcard, scopeSet([scope])).map((problem) => problem.variant)).toEqual([variant])
  })

  test.each([
    'openid',
    'profile',
    'email',
    'offline_access',
    'tickets:read',
    's3:Get*',
    'dynamodb:GetItem',
    'arn:aws:s3:::reports/*',
    'https://www.googleapis.com/auth/drive',
    'User.Read.All',
    'Files.ReadWrite.All',
    'ZohoBooks.invoices.READ',
    'tickets.all',
    'reports.recall',
    'allow:read',
    'rooted',
  ])('silent: %s', (scope) => {
    expect(say(scopeWildcard, scopeSet([scope]))).toEqual([])
  })

  test('one result a line, the worst first', () => {
    const [problem, ...others] = run(scopeWildcard, scopeSet(['openid', 'read:*', 'admin:*', 'files:*']))
    expect(others).toEqual([])
    expect(problem).toMatchObject({
      variant: 'privileged',
      at: line(14, 13),
      message: 'Keycloak client `desk` asks for the scope `admin:*`, which is a wildcard with write or admin rights',
      related: [
        { at: line(14, 19), label: '`files:*` as well' },
        { at: line(14, 7), label: '`read:*` as well' },
      ],
    })
    expect(say(scopeWildcard, scopeSet([located('*', line(1)), located('files:*', line(2))]))).toHaveLength(2)
  })

  test('by role', () => {
    expect(say(scopeWildcard, scopeSet(['*'], { role: 'published' }))).toEqual([])
    expect(say(scopeWildcard, scopeSet(['files:*'], { role: 'required' }))).toEqual([
      'wildcard 14: Keycloak client `desk` requires the scope `files:*`, which is a wildcard',
    ])
    expect(say(scopeWildcard, scopeSet(['*'], { role: 'permission', owner: { what: 'IAM policy', product: 'AWS' } }))).toEqual([
      'privileged 14: IAM policy may do `*`, which is everything',
    ])
  })

  test('tool permissions of a client', () => {
    const owner = { what: 'Claude Code settings', product: 'Claude Code' }
    const allowed = ['Bash(*)', 'Bash(npm run test:*)', 'Read(src/**)', 'mcp__wiki__read_page']
    expect(say(scopeWildcard, scopeSet(allowed, { role: 'tool', owner }))).toEqual([
      'tool 14: `Bash(*)` lets Claude Code act without asking: runs any shell command',
    ])
    expect(say(scopeWildcard, scopeSet(['Bash(*)'], { role: 'tool', owner: { what: 'other settings', product: 'other' } }))).toEqual([])
  })
})

describe('scope-broad', () => {
  test('the table of the provider', () => {
    const [problem, ...others] = run(scopeBroad, scopeSet(['repo', 'admin:org', 'read:user'], { provider: 'GitHub' }))
    expect(others).toEqual([])
    expect(problem).toMatchObject({
      variant: 'admin',
      at: line(14, 7),
      message: 'Keycloak client `desk` asks for the GitHub scope `admin:org`: manages organisation members, teams and settings',
      help: 'narrow it: read:org',
    })
    expect(problem?.related).toHaveLength(1)
  })

  test.each([
    ['https://www.googleapis.com/auth/drive', 'broad'],
    ['https://mail.google.com/', 'broad'],
    ['Directory.ReadWrite.All', 'admin'],
    ['aws.cognito.signin.user.admin', 'admin'],
    ['tickets:delete', 'broad'],
    ['billing:write', 'broad'],
    ['org:admin', 'admin'],
  ])('%s is %s', (scope, variant) => {
    expect(run(scopeBroad, scopeSet([scope])).map((problem) => problem.variant)).toEqual([variant])
    expect(run(scopeBroad, scopeSet([scope], { role: 'allowed' }))).toHaveLength(1)
  })

  test.each([
    ['reading', scopeSet(['tickets:read', 'openid', 'profile', 'email', 'User.Read', 'repo:status'])],
    ['reading at GitHub', scopeSet(['read:user', 'repo:status', 'read:org'], { provider: 'GitHub' })],
    ['reading at Google', scopeSet(['https://www.googleapis.com/auth/calendar.readonly', 'https://www.googleapis.com/auth/drive.file'])],
    ['a refresh token', scopeSet(['openid', 'offline_access'])],
    ['the default scope of Microsoft', scopeSet(['https://graph.microsoft.com/.default'])],
    ['a wildcard, which is another rule', scopeSet(['admin:*'])],
    ['what a server demands', scopeSet(['tickets:delete'], { role: 'required' })],
    ['what a server publishes', scopeSet(['tickets:delete'], { role: 'published' })],
    ['ten scopes', scopeSet(many.slice(1))],
    ['many scopes that a server allows', scopeSet(many, { role: 'allowed' })],
  ])('silent: %s', (_, subject) => {
    expect(say(scopeBroad, subject)).toEqual([])
  })

  test('many scopes in one request', () => {
    expect(say(scopeBroad, scopeSet(many))).toEqual(['count 14: Keycloak client `desk` asks for 11 scopes at once'])
  })

  test('a problem for each line', () => {
    const drive = located('https://www.googleapis.com/auth/drive', line(12))
    const mail = located('https://mail.google.com/', line(16))
    expect(run(scopeBroad, scopeSet([drive, mail])).map(({ at }) => at)).toEqual([line(12), line(16)])
  })
})

describe('scope-catalog-published', () => {
  const published = { role: 'published' } as const

  test('privileged scopes beside others', () => {
    const set = scopeSet(['tickets:read', 'tickets:write', 'tickets:delete', 'billing:admin'], published)
    expect(run(scopeCatalogPublished, set)).toMatchObject([
      {
        variant: 'catalog',
        at: line(14, 13),
        message:
          'Keycloak client `desk` publishes 4 scopes including `tickets:delete`; a client that gets no scope challenge requests all of them',
        related: [{ at: line(14, 19), label: '`billing:admin` as well' }],
      },
    ])
  })

  test('a wildcard', () => {
    expect(run(scopeCatalogPublished, scopeSet(['*'], published))).toMatchObject([{ variant: 'catalog', alsoRules: ['scope-wildcard'] }])
  })

  test('all that the project defines', () => {
    const all = ['tickets:read', 'tickets:write', 'wiki:read', 'wiki:write']
    expect(say(scopeCatalogPublished, scopeSet(all, { ...published, catalog: all }))).toEqual([
      'catalog 14: Keycloak client `desk` publishes all 4 scopes of the project; a client that gets no scope challenge requests all of them',
    ])
    expect(say(scopeCatalogPublished, scopeSet(all.slice(1), { ...published, catalog: all }))).toEqual([])
    expect(say(scopeCatalogPublished, scopeSet(all.slice(1), { ...published, catalog: all.slice(1) }))).toEqual([])
  })

  test('offline_access', () => {
    expect(say(scopeCatalogPublished, scopeSet(['tickets:read', 'offline_access'], published))).toEqual([
      'offline 14: Keycloak client `desk` publishes `offline_access`, so every client asks for a refresh token',
    ])
  })

  test.each([
    ['the minimal set', scopeSet(['tickets:read', 'tickets:write'], published)],
    ['a server with one purpose', scopeSet(['tickets:delete'], published)],
    ['a request', scopeSet(['*', 'offline_access'])],
  ])('silent: %s', (_, subject) => {
    expect(say(scopeCatalogPublished, subject)).toEqual([])
  })
})

describe('sensitive-tool-unscoped', () => {
  test('on a network server', () => {
    expect(say(sensitiveToolUnscoped, tool(), tool({ scoped: true }), tool({ server: 'network-unauthenticated' }))).toEqual([
      'unscoped 21: the tool `delete_ticket` deletes, and no scope is checked before it runs',
      'no-auth 21: the tool `delete_ticket` deletes, and nobody has to sign in for it',
    ])
  })

  test('a note where nothing shows that tokens have scopes', () => {
    expect(say(sensitiveToolUnscoped, tool())).toEqual([
      'no-scopes 21: the tool `delete_ticket` deletes, and no scope is checked before it runs',
    ])
  })

  test.each([
    ['a scope is checked', tool({ scoped: true })],
    ['it only reads', tool({ readOnly: true })],
    ['a stdio server', tool({ server: 'stdio' })],
    ['a server out of sight', tool({ server: 'unknown' })],
  ])('silent: %s', (_, subject) => {
    expect(say(sensitiveToolUnscoped, subject)).toEqual([])
  })

  test('silent: a harmless tool, or a server that is reported', () => {
    const { does: _, ...harmless } = tool()
    expect(say(sensitiveToolUnscoped, harmless)).toEqual([])
    expect(say(sensitiveToolUnscoped, tool({ server: 'network-unauthenticated' }), mcpServer())).toEqual([])
  })
})
