import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { shownName } from '../src/classify/shown-name.ts'
import { credentialKinds } from '../src/knowledge/credential-kinds/index.ts'
import { providerHosts, withoutHosts } from '../src/knowledge/credential-kinds/provider-hosts.ts'
import { challengeBlind, challengeBlindHosts } from '../src/knowledge/authorization-hosts.ts'
import { googleScope, scopePackages } from '../src/knowledge/scopes/packages.ts'
import { forcedGrants } from '../src/knowledge/forced-grants.ts'
import { LIBRARY_LIFETIMES } from '../src/knowledge/library-lifetimes.ts'
import { SETTING_LIFETIMES } from '../src/knowledge/setting-lifetimes.ts'
import { LIBRARY_SWITCHES } from '../src/knowledge/library-switches.ts'
import { REQUEST_BUILDERS } from '../src/knowledge/request-builders.ts'
import { localServer, localServers } from '../src/knowledge/local-servers.ts'
import { remoteServerAt, remoteServers } from '../src/knowledge/remote-servers/index.ts'
import { broadScope, genericScopes, scopeProviderFor, scopeProviders, toolPermissions } from '../src/knowledge/scopes/index.ts'
import { hostingSuffixes, loopbackNames, previewPatterns, privateSuffixes, tunnelSuffixes } from '../src/knowledge/tunnels-and-previews.ts'
import { madeAtSetup } from '../src/knowledge/setup-commands.ts'
import { shownNames } from '../src/knowledge/shown-names.ts'
import { localDefaults, placeholders, publicIdentifiers, secretReferences } from '../src/knowledge/values.ts'
import librarySwitches from '../src/surfaces/code/library-switches.ts'
import { ProjectFiles } from '../src/discover/project-files.ts'
import type { Reader } from '../src/surfaces/reading/surface.ts'
import { SourceFile } from '../src/text/source.ts'
import { fake, KINDS } from './fake-secrets.mjs'
import { filled } from './filled.ts'
import { expectLinear } from './linear.ts'

const seeds = Array.from({ length: 12 }, (_, index) => index)
const FOLDER = fileURLToPath(new URL('../src/knowledge/', import.meta.url))
const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))

test.each(madeAtSetup.map((row) => [row.docs, row] as const))('%s tells what its command writes', (_, { command, is, isNot }) => {
  for (const one of is) expect(one).toMatch(command)
  for (const one of isNot) expect(one).not.toMatch(command)
})

describe('kinds of credentials', () => {
  test.each(credentialKinds.map((kind) => [kind.id, kind] as const))('%s knows its own and no near miss', (_, kind) => {
    expect(kind.is).not.toEqual([])
    expect(kind.isNot).not.toEqual([])
    for (const seed of seeds) {
      for (const example of kind.is) {
        const value = filled(example, seed)
        expect(kind.pattern.exec(value)?.[0], value).toBe(value)
      }
      for (const example of kind.isNot) expect(filled(example, seed)).not.toMatch(kind.pattern)
    }
  })

  // Their pattern matches a part of the generated text.
  const IN_PART = /^(?:pem-private-key|private-jwk|gcp-.*|zapier-mcp-url|azure-sas-url)$/

  test.each(credentialKinds.map((kind) => [kind.id, kind] as const))('%s matches a generated value', (id, kind) => {
    expect(KINDS).toContain(id)
    for (const seed of seeds) {
      const value = fake(id, { seed: String(seed) })
      expect(kind.pattern.test(value), value).toBe(true)
      if (!IN_PART.test(id)) expect(kind.pattern.exec(value)?.[0]).toBe(value)
    }
  })

  test('are believed in the order of their priority, and the ambiguous ones after the others', () => {
    const ranks = credentialKinds.map((kind) => (kind.priority ?? 5) * 2 + (kind.needsName ? 0 : 1))
    expect(ranks).toEqual(ranks.toSorted((one, other) => other - one))
    const first = (value: string) => credentialKinds.find((kind) => !kind.needsName && kind.pattern.test(value))?.id
    expect(first(fake('supabase-service-role-jwt'))).toBe('supabase-service-role-jwt')
    expect(first(fake('workos-secret-live'))).toBe('workos-secret-live')
    expect(first(fake('stripe-secret-live'))).toBe('stripe-secret-live')
    expect(first(fake('clerk-secret-live'))).toBe('clerk-secret-live')
    expect(first(fake('jwt'))).toBe('jwt')
  })

  test('have keywords that occur in their examples', () => {
    for (const kind of credentialKinds) {
      expect(kind.keywords).not.toEqual([])
      expect(kind.keywords).toEqual(kind.keywords.map((word) => word.toLowerCase()))
      if (kind.needsName) continue
      for (const example of kind.is) {
        const value = filled(example, 'keyword').toLowerCase()
        expect(
          kind.keywords.some((word) => value.includes(word)),
          kind.id,
        ).toBe(true)
      }
    }
  })

  test('read the role inside a Supabase token at every offset', () => {
    const kind = credentialKinds.find(({ id }) => id === 'supabase-service-role-jwt')
    for (const ref of ['a', 'ab', 'abc']) {
      expect(fake('jwt', { params: { iss: 'supabase', ref, role: 'service_role' } })).toMatch(kind?.pattern ?? /^$/)
      expect(fake('jwt', { params: { iss: 'supabase', ref, role: 'authenticated' } })).not.toMatch(kind?.pattern ?? /^/)
    }
  })

  test('are account-wide only with a narrower kind beside it', () => {
    const wide = credentialKinds.filter((kind) => kind.accountWide)
    expect(wide.filter((kind) => !kind.narrower)).toEqual([])
    expect(credentialKinds.filter((kind) => kind.narrower && !kind.accountWide)).toEqual([])
    expect(wide.map((kind) => kind.id)).toEqual(
      expect.arrayContaining(['github-pat-classic', 'openai-admin-key', 'stripe-secret-live', 'supabase-secret-key']),
    )
    const narrow = [
      'github-pat-fine-grained',
      'stripe-restricted-live',
      'stripe-secret-test',
      'openai-project-key',
      'cloudflare-user-token',
    ]
    expect(wide.filter(({ id }) => narrow.includes(id))).toEqual([])
  })

  test('are short-lived only when their provider says so', () => {
    const short = credentialKinds.filter((kind) => kind.lifetime === 'short').map((kind) => kind.id)
    expect(short).toEqual(
      expect.arrayContaining([
        'github-app-user-token',
        'github-app-installation-token',
        'google-oauth-access-token',
        'aws-access-key-temporary',
        'slack-rotated-token',
      ]),
    )
    expect(short).not.toContain('github-oauth-token')
    expect(short).not.toContain('anthropic-oauth-token')
  })
})

describe('hosts of providers', () => {
  const under = (host: string, pattern: string) =>
    pattern.startsWith('*.') ? host === pattern.slice(2) || host.endsWith(pattern.slice(1)) : host === pattern

  test('are known for every provider of a credential', () => {
    const known = new Set(providerHosts.map(({ provider }) => provider))
    const named = [...new Set(credentialKinds.map(({ provider }) => provider))]
    expect(named.filter((provider) => !known.has(provider) && !withoutHosts.has(provider))).toEqual([])
    expect([...withoutHosts].filter((provider) => known.has(provider) || !named.includes(provider))).toEqual([])
  })

  test.each(providerHosts.map((row) => [row.provider, row] as const))(
    '%s keeps its default host and its sandboxes among its hosts',
    (_, row) => {
      for (const host of [row.defaultHost, ...(row.sandboxHosts ?? [])]) {
        expect(
          row.hosts.some((pattern) => under(host.replace('*', 'x'), pattern)),
          host,
        ).toBe(true)
      }
      expect(row.names).not.toEqual([])
      expect(row.names.filter((name) => !/^[A-Z0-9]+(?:_[A-Z0-9]+)*$/.test(name))).toEqual([])
      expect(row.hosts.filter((host) => !/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host))).toEqual([])
    },
  )

  test('no name belongs to two providers', () => expect(repeated(providerHosts.flatMap(({ names }) => names))).toEqual([]))
})

test.each(challengeBlind.map((row) => [row.hosts[0], row] as const))('%s is a server of its own, and documented', (_, { hosts, docs }) => {
  expect(hosts.filter((host) => !/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host))).toEqual([])
  expect(challengeBlindHosts.filter((host) => hosts.includes(host))).toEqual(hosts)
  expect(new URL(docs).protocol).toBe('https:')
})

test.each(scopePackages.map((row) => [row.provider, row] as const))('the packages of %s', (provider, { when, is, isNot, docs }) => {
  expect(scopeProviders.map((row) => row.provider)).toContain(provider)
  for (const one of is) expect(one).toMatch(when)
  for (const one of isNot) expect(one).not.toMatch(when)
  expect(new URL(docs).protocol).toBe('https:')
})

test.each([
  ['drive.readonly', 'https://www.googleapis.com/auth/drive.readonly'],
  ['cloud.platform', 'https://www.googleapis.com/auth/cloud-platform'],
  ['mail.google.com', 'https://mail.google.com/'],
])('the words %s are the scope %s of Google', (words, scope) => expect(googleScope(words)).toBe(scope))

describe('values that are no credentials', () => {
  const isPlaceholder = (value: string) =>
    placeholders.find(({ pattern, scope }) => pattern.test(scope === 'whole' ? value.trim() : value))?.id

  test.each([...secretReferences, ...placeholders, ...localDefaults, ...publicIdentifiers].map((row) => [row.id, row] as const))(
    '%s matches its samples',
    (_, row) => {
      expect(row.samples).not.toEqual([])
      for (const seed of seeds) for (const sample of row.samples) expect(filled(sample, seed)).toMatch(row.pattern)
    },
  )

  test.each(credentialKinds.map((kind) => [kind.id, kind] as const))('%s is neither placeholder nor reference', (id, kind) => {
    for (const seed of seeds) {
      const values = [fake(id, { seed: `real ${seed}` }), ...kind.is.map((example) => filled(example, `real ${seed}`))]
      for (const value of values) {
        if (!kind.letters) expect(isPlaceholder(value), value).toBeUndefined()
        expect(secretReferences.find(({ pattern }) => pattern.test(value))?.id, value).toBeUndefined()
      }
    }
  })

  test.each(['xxx', 'test', 'fake', 'your', 'tu', 'ici', 'secret', 'example', 'abc123', 'dein'])(
    '%s inside a random value makes no placeholder',
    (word) => {
      for (const seed of seeds) {
        for (const shape of ['{20}W{20}', '{b64:21}W{b64:21}', '{hex:15}W{hex:17}', '{lower:16}W{digits:16}']) {
          const value = filled(shape.replace('W', word), seed)
          expect(isPlaceholder(value), value).toBeUndefined()
        }
      }
    },
  )

  test.each([
    'dein-api-key',
    'VOTRE_CLE_API',
    'seu-token-aqui',
    'inserisci-il-tuo-token',
    'hier_token_eintragen',
    'あなたのAPIキー',
    '你的密钥',
    'ваш_токен',
    'TODO',
    'changeme',
    'sk-xxx',
    'sk-ant-...',
    'ghp_xxxxxxxxxxxxxxxx',
    '<token>',
  ])('%s is a placeholder', (value) => {
    expect(isPlaceholder(value)).toBeDefined()
  })

  test('a default after a variable is judged on its own', () => {
    const value = '${TOKEN:-a-real-literal}'
    expect(isPlaceholder(value)).toBeUndefined()
    expect(secretReferences.find(({ pattern }) => pattern.test(value))).toBeUndefined()
  })

  test('the anon token of a Supabase project is public', () => {
    const anon = publicIdentifiers.find(({ id }) => id === 'supabase-anon-jwt')
    for (const ref of ['a', 'ab', 'abc']) expect(fake('supabase-anon-jwt', { params: { ref } })).toMatch(anon?.pattern ?? /^$/)
    expect(fake('supabase-service-role-jwt')).not.toMatch(anon?.pattern ?? /^/)
  })
})

describe('remote servers', () => {
  const address = (url: string) =>
    url.replaceAll(/\{([^}]*)\}/g, (_, name: string) =>
      name === 'host' ? 'mcp.acme.io' : (name.split('|')[0] ?? '').replace(/.*[^|]-host$/, 'acme'),
    )

  test.each(remoteServers.map((server) => [server.id, server] as const))('%s is found at its address', (_, server) => {
    const url = address(server.url)
    const bare = url.replace(/\/$/, '')
    for (const form of [url, bare, `${bare}/`, `${bare}?key=1`, ` ${url}`]) expect(remoteServerAt(form)?.id, form).toBe(server.id)
    expect(remoteServerAt(url.replace('https:', 'http:'))).toBeUndefined()
    expect(remoteServerAt(url.replace('https://', 'https://evil.io/'))).toBeUndefined()
  })

  test('need no key where they take none, and sign in only where they can', () => {
    expect(remoteServers.filter(({ auth, registration }) => !auth.startsWith('oauth') && registration)).toEqual([])
    expect(remoteServers.filter(({ auth, advice }) => !auth.startsWith('oauth') && /sign in/.test(advice))).toEqual([])
    expect(remoteServers.filter(({ auth, droppable }) => auth === 'api-key' && droppable !== 'no')).toEqual([])
  })

  test.each([
    '',
    'mcp',
    'https://',
    'https://mcp.example.com/mcp',
    'https://mcp.notion.com.evil.io/mcp',
    'https://evil.io@mcp.notion.io/mcp',
    'stdio:x',
  ])('%s is none of them', (url) => {
    expect(remoteServerAt(url)).toBeUndefined()
  })
})

describe('local servers', () => {
  test.each(localServers.map((server) => [server.program, server] as const))('%s is found in every version', (program, server) => {
    const versions = program.includes('.io/') ? [`${program}:v1.2`, `${program}@sha256:abc`] : [`${program}@latest`, `${program}@1.2.3`]
    for (const name of [program, program.toUpperCase(), ...versions]) expect(localServer(name), name).toBe(server)
  })

  test.each(['docker.io/mcp/github:latest', 'ghcr.io/github/github-mcp-server', 'mcp-server-qdrant==1.0', 'chroma-mcp[all]'])(
    '%s is known',
    (name) => expect(localServer(name)).toBeDefined(),
  )

  test.each(['', '@acme/mcp', 'server-github', 'github'])('%s is unknown', (name) => expect(localServer(name)).toBeUndefined())

  test('send no database anywhere by default', () => {
    for (const name of ['@modelcontextprotocol/server-postgres', 'mcp-server-qdrant', 'mongodb-mcp-server'])
      expect(localServer(name)?.backend).toBeUndefined()
  })

  test('point at hosted servers of the directory', () => {
    const addresses = new Set(remoteServers.map(({ url }) => url))
    expect(localServers.filter(({ remote }) => remote && !addresses.has(remote)).map(({ program }) => program)).toEqual([])
  })
})

describe('scopes', () => {
  test.each(scopeProviders.map((row) => [row.provider, row] as const))(
    '%s: broad scopes are found and fine ones are not',
    (provider, row) => {
      for (const broad of row.scopes) {
        const scope = broad.match === 'suffix' ? `a${broad.scope}` : broad.scope
        expect(broadScope(scope, provider), scope).toBeDefined()
      }
      for (const scope of row.fine) if (!scope.includes('*')) expect(broadScope(scope, provider), scope).toBeUndefined()
      expect(scopeProviderFor(provider)).toBe(provider)
    },
  )

  test.each([
    ['repo', 'GitHub', 'full'],
    ['drive', 'Google', 'full'],
    ['https://www.googleapis.com/auth/gmail.readonly', undefined, 'pii'],
    ['https://mail.google.com/', undefined, 'full'],
    ['https://graph.microsoft.com/Mail.ReadWrite', undefined, 'full'],
    ['Directory.ReadWrite.All', undefined, 'admin'],
    ['aws.cognito.signin.user.admin', undefined, 'admin'],
    ['okta.groups.manage', 'Okta', 'admin'],
    ['read write', 'Zendesk', 'full'],
    ['client_id=1&permissions=8', 'Discord', 'admin'],
  ] as const)('%s of %s opens %s', (scope, provider, breadth) => expect(broadScope(scope, provider)?.breadth).toBe(breadth))

  test.each([
    ['repo', undefined],
    ['repo', 'GitLab'],
    ['admin', undefined],
    ['https://www.googleapis.com/auth/drive.file', undefined],
    ['https://www.googleapis.com/auth/calendar.readonly', 'Google'],
    ['User.Read', undefined],
    ['permissions=80', 'Discord'],
    ['read', 'Zendesk and others'],
  ] as const)('%s of %s is not broad', (scope, provider) => expect(broadScope(scope, provider)).toBeUndefined())

  test.each([
    ['https://github.com/login/oauth/authorize', 'GitHub'],
    ['GITHUB_SCOPES', 'GitHub'],
    ['hubspotScopes', 'HubSpot'],
    ['acme.okta.com', 'Okta'],
    ['https://login.microsoftonline.com/common/oauth2/v2.0/token', 'Microsoft'],
    ['cognito-idp.eu-central-1.amazonaws.com', 'AWS Cognito'],
    ['https://github.com.evil.io/login/oauth', undefined],
    ['example.com', undefined],
    ['SCOPES', undefined],
  ])('%s belongs to %s', (name, provider) => expect(scopeProviderFor(name)).toBe(provider))

  test('rules for any provider know wildcards and not plain reading', () => {
    const rules = (scope: string) =>
      genericScopes
        .filter((rule) =>
          rule.match === 'regex'
            ? rule.patterns.some((pattern) => pattern.test(scope))
            : rule.match === 'exact' && rule.values.includes(scope),
        )
        .map(({ id }) => id)
    expect(rules('*')).toContain('wildcard')
    expect(rules('billing:write')).toContain('billing')
    expect(rules('secrets:read')).toContain('secrets-read')
    expect(rules('read:deployments')).toEqual([])
    expect(rules('openid')).toEqual([])
  })

  test('tool permissions tell a whole server from one tool', () => {
    const matching = (value: string) =>
      toolPermissions.filter((rule) => 'pattern' in rule && rule.client === 'Claude Code' && rule.pattern.test(value)).map(({ id }) => id)
    expect(matching('Bash(*)')).toContain('claude-allow-bash-any')
    expect(matching('mcp__github')).toContain('claude-allow-mcp-all')
    expect(matching('mcp__github__get_issue')).toEqual([])
    expect(matching('Bash(npm run test:*)')).toEqual([])
  })
})

describe('hosting', () => {
  const preview = (host: string) => previewPatterns.find((one) => one.host.test(host))?.where

  test.each([
    ['mcp-git-feat-x-team.vercel.app', 'Vercel'],
    ['mcp-a1b2c3d4e-team.vercel.app', 'Vercel'],
    ['deploy-preview-12--site.netlify.app', 'Netlify'],
    ['staging--site.netlify.app', 'Netlify'],
    ['0a1b2c3d.site.pages.dev', 'Cloudflare Pages'],
    ['api-pr-7.onrender.com', 'Render'],
    ['shop-pr-7.herokuapp.com', 'Heroku'],
    ['pr-7-acme-api.fly.dev', 'Fly.io'],
    ['acme-pr-7.fly.dev', 'Fly.io'],
    ['mcp.vercel.app', undefined],
    ['my-customer-dashboard.vercel.app', undefined],
    ['site.netlify.app', undefined],
    ['site.pages.dev', undefined],
    ['api.onrender.com', undefined],
    ['sprint-planner.fly.dev', undefined],
  ])('%s: %s', (host, where) => expect(preview(host)).toBe(where))

  test('suffixes are lower case, without a leading dot, and in one list only', () => {
    const all = [...tunnelSuffixes, ...privateSuffixes, ...hostingSuffixes]
    expect(all.filter((suffix) => !/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(suffix))).toEqual([])
    expect(repeated([...all, ...loopbackNames])).toEqual([])
  })
})

describe('tables', () => {
  test.each([
    ['credentialKinds', credentialKinds],
    ['secretReferences', secretReferences],
    ['placeholders', placeholders],
    ['publicIdentifiers', publicIdentifiers],
    ['remoteServers', remoteServers],
    ['genericScopes', genericScopes],
    ['toolPermissions', toolPermissions],
    ['providerHosts', providerHosts.map(({ provider }) => ({ id: provider }))],
    ['localServers', localServers.map(({ program }) => ({ id: program }))],
    ['scopeProviders', scopeProviders.map(({ provider }) => ({ id: provider }))],
  ] as const)('ids of %s are unique', (_, rows) => expect(repeated(rows.map(({ id }) => id))).toEqual([]))

  const patterns = [
    ...[...credentialKinds, ...secretReferences, ...placeholders, ...localDefaults, ...publicIdentifiers].map(
      (row) => [row.id, row.pattern] as const,
    ),
    ...toolPermissions.flatMap((row) => ('pattern' in row ? [[row.id, row.pattern] as const] : [])),
    ...genericScopes.flatMap((row) => (row.match === 'regex' ? row.patterns.map((pattern) => [row.id, pattern] as const) : [])),
    ...previewPatterns.map((row) => [row.where, row.host] as const),
    ...remoteServers.flatMap((row) => row.patterns.map((pattern) => [row.id, pattern] as const)),
  ]

  test('patterns have no nested quantifier, and a bound on every one', () => {
    expect(patterns.flatMap(([id, pattern]) => faults(pattern).map((fault) => `${id}: ${fault}`))).toEqual([])
  })

  test('faults are seen', () => {
    expect(faults(/(?:a{1,3})+/)).toEqual(['unbounded +', 'nested +'])
    expect(faults(/(?:a{1,3}){2,4}/)).toEqual(['nested {2,4}'])
    expect(faults(/ab*/)).toEqual(['unbounded *'])
    expect(faults(/[*+]\*\+a{3,}$/)).toEqual([])
    expect(faults(/a{3,}b/)).toEqual([])
  })

  test('patterns of credentials have no flags and are quick on hostile text', () => {
    expect(credentialKinds.filter(({ pattern }) => pattern.flags)).toEqual([])
    for (const piece of ['a', 'eyJ', 'sk-', '0123456789abcdef', 'https://a:', 'Bearer ', 'A', '-'])
      expectLinear((size) => {
        const text = piece.repeat(size / piece.length)
        for (const [, pattern] of patterns) pattern.test(text)
      }, 5000)
  })

  test('no complete credential stands in the source', () => {
    const proven = credentialKinds.filter(
      ({ needsName, provider, is }) => !needsName && provider !== 'generic' && is.every((example) => example.includes('{')),
    )
    for (const name of sources) {
      const text = readFileSync(`${FOLDER}${name}`, 'utf8')
      expect(proven.filter(({ pattern }) => pattern.test(text)).map(({ id }) => `${name}: ${id}`)).toEqual([])
    }
  })

  test('files stay under 400 lines', () => {
    expect(sources.filter((name) => readFileSync(`${FOLDER}${name}`, 'utf8').split('\n').length > 400)).toEqual([])
  })

  test('facts link their source', () => {
    const links = [...credentialKinds, ...remoteServers, ...scopeProviders, ...toolPermissions].map(({ spec }) => spec)
    expect(links.filter((link) => !/^https:\/\/\S+$/.test(link))).toEqual([])
  })

  test('clauses begin small and end without a full stop', () => {
    const clauses = [...credentialKinds.map(({ instead }) => instead), ...remoteServers.map(({ advice }) => advice)]
    expect(clauses.filter((clause) => !/^[a-z].*[^.]$/.test(clause))).toEqual([])
  })
})

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}

/** Quantifiers without a bound, and quantified groups that hold a variable quantifier. `{n,}` counts as bounded: it is greedy over one class. */
function faults(pattern: RegExp): string[] {
  const found: string[] = []
  const groups: { variable: boolean }[] = [{ variable: false }]
  let closed: { variable: boolean } | undefined
  for (const [token] of pattern.source.matchAll(/\\.|\[(?:\\.|[^\]])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\)|[*+?]|\{\d+(?:,\d*)?\}|[^]/g)) {
    const quantifier = /^(?:[*+?]|\{\d+(?:,(\d*))?\})$/.exec(token)
    if (token.startsWith('(')) {
      groups.push({ variable: false })
    } else if (token === ')') {
      closed = groups.pop()
      if (closed?.variable) (groups.at(-1) as { variable: boolean }).variable = true
      continue
    } else if (quantifier) {
      const many = token !== '?' && token !== '{1}'
      const fixed = /^\{\d+\}$/.test(token)
      if (token === '*' || token === '+') found.push(`unbounded ${token}`)
      if (closed?.variable && many) found.push(`nested ${token}`)
      if (!fixed) (groups.at(-1) as { variable: boolean }).variable = true
    }
    closed = undefined
  }
  return found
}

describe('switches of libraries', () => {
  test.each(LIBRARY_SWITCHES.map((row) => [`${row.languages.join()} ${row.name.source}`, row] as const))(
    '%s',
    async (_, { is, isNot, languages }) => {
      for (const language of languages) {
        expect(await switches(is, language), is).toHaveLength(1)
        expect(await switches(isNot, language), isNot).toEqual([])
      }
    },
  )

  async function switches(code: string, language: string): Promise<unknown[]> {
    const file = new SourceFile(`src/a.${language}`, code)
    const project = new ProjectFiles(new Set(), () => undefined)
    return [...(librarySwitches.read(file.whole, { file, project } as Partial<Reader> as Reader) as Iterable<unknown>)]
  }
})

describe('builders of requests', () => {
  test.each(REQUEST_BUILDERS)('$product $name', ({ name, docs, is, isNot }) => {
    expect(docs).toMatch(/^https:/)
    const called = (code: string) => /([A-Za-z][\w.]*)\([^()]*(?:\([^()]*\)[^()]*)*\)$/.exec(code)?.[1]
    expect(called(is)).toMatch(name)
    expect(called(isNot)).not.toMatch(name)
  })
})

describe('lifetimes of libraries', () => {
  test.each(forcedGrants)('$product', ({ path, docs, is, isNot }) => {
    expect(docs).toMatch(/^https:/)
    for (const one of is) expect(one).toMatch(path)
    for (const one of isNot) expect(one).not.toMatch(path)
  })

  test.each(SETTING_LIFETIMES)('$product $token', ({ key, docs, is, isNot }) => {
    expect(docs).toMatch(/^https:/)
    expect(is).toMatch(key)
    expect(isNot).not.toMatch(key)
  })

  test.each(LIBRARY_LIFETIMES)('$product $name', ({ when, docs, is, isNot }) => {
    expect(docs).toMatch(/^https:/)
    expect(is).toMatch(when)
    expect(isNot).not.toMatch(when)
  })
})

describe('names whose value is shown', () => {
  for (const { pattern, means, is, isNot } of shownNames) {
    test(`${means}: ${String(pattern).slice(0, 60)}`, () => {
      for (const name of is) expect(`${name} ${shownName(name)}`).toBe(`${name} ${means}`)
      for (const name of isNot) expect(`${name} ${pattern.test(snake(name))}`).toBe(`${name} false`)
    })
  }
})

function snake(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase()
}
