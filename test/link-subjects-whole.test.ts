import { expect, test } from 'vitest'
import { completeChecks } from '../src/link/checks.ts'
import { withClientKinds } from '../src/link/client-kinds.ts'
import { withoutDescribed } from '../src/link/described-apis.ts'
import type { Facts } from '../src/link/facts.ts'
import { completeForwardings } from '../src/link/forwardings.ts'
import { completeGrants } from '../src/link/grants.ts'
import { withoutRepeatedNames } from '../src/link/named-lifetimes.ts'
import { withoutKnownScopes } from '../src/link/scope-lists.ts'
import { withUses } from '../src/link/scope-uses.ts'
import { completeServers } from '../src/link/servers.ts'
import { completeSessions } from '../src/link/sessions.ts'
import { withPurposes, withUnits } from '../src/link/setting-purposes.ts'
import { withoutUnusedDefaults } from '../src/link/signing-defaults.ts'
import { withoutRepeatedStates } from '../src/link/unsealed-states.ts'
import { withoutUnusedVariables } from '../src/link/unused-variables.ts'
import type { ScopeSet, Subject } from '../src/model/index.ts'
import { SourceFile, type Span } from '../src/text/source.ts'
import { folderOf } from '../src/text/paths.ts'
import * as make from './make-subjects.ts'
import { around, type Case, type Fields } from './whole.ts'

const { dynamic, line, located, set, unset } = make
const TEXT = Array.from({ length: 60 }, () => 'x'.repeat(40)).join('\n')
const files = new Map<string, SourceFile>()
/** A place of a file; of one path it is one file. */
function at(path: string, number = 5, text = TEXT): Span {
  const file = files.get(`${path}\n${text}`) ?? new SourceFile(path, text)
  files.set(`${path}\n${text}`, file)
  return line(number, 1, file)
}

/** Each folder below the root is a package. */
const PLAIN = {
  packageOf: (path: string) => path.split('/')[0] ?? '',
  inTests: (path: string) => path.includes('rspec'),
  inSamples: (path: string) => path.includes('learn'),
  has: (path: string) => path === 'shop/package.json',
  evidence: [],
  signing: [],
  guards: new Map(),
  heldTokens: new Map(),
  personalTools: new Map(),
  agentFolders: new Map(),
} as unknown as Facts

/** What becomes of the first subject of each case: what is other in it then. */
async function expectJoined(
  name: string,
  join: (subjects: readonly Subject[], facts: Facts) => readonly Subject[],
  cases: readonly (readonly Case[])[],
  facts: Partial<Facts> = {},
) {
  const lines = cases.flat().map(([label, given]) => {
    const {
      make: maker,
      beside = [],
      facts: own = {},
      ...rest
    } = given as { make: (given: object) => Subject; beside?: readonly Subject[]; facts?: Partial<Facts> }
    const [subject, others] = [maker(rest), beside]
    const joined = join([subject, ...others], { ...PLAIN, ...facts, ...own })
    const [one] = joined.length === others.length ? [] : joined
    const count = joined.length === others.length + 1 || one === undefined ? '' : ` of ${joined.length}`
    return `${label}: ${one === undefined ? 'gone' : changes(subject, one)}${count}`
  })
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../fixtures/said/link/${name}.txt`)
}

function changes(before: Subject, after: Subject): string {
  const [old, now] = [before, after] as unknown as [Record<string, unknown>, Record<string, unknown>]
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => shown(old[key]) !== shown(now[key]))
  return keys.map((key) => `${key} ${shown(now[key])}`).join(', ') || 'as it was'
}

function shown(value: unknown): string {
  return (
    JSON.stringify(value, (_, one: unknown) =>
      typeof one === 'object' && one !== null && 'file' in one && 'start' in one
        ? `${(one.file as SourceFile).path}:${String(one.start)}`
        : one,
    ) ?? '–'
  )
}

const each = (maker: (given: never) => Subject, bases: Readonly<Record<string, object>>, fields: Fields) =>
  around(Object.fromEntries(Object.entries(bases).map(([name, base]) => [name, { make: maker, ...base }])), fields)

test('checks', () => {
  const signing = [
    { kind: 'signing', product: 'jose', setsLifetime: true, pairs: ['key of jwt'], at: at('shop/sign.ts') },
    { kind: 'signing', product: 'jose', setsLifetime: true, at: at('desk/sign.ts') },
  ] as never
  const shownRoute = { is: 'mcp-route', at: at('shop/server.ts'), say: 'it answers `/mcp`' }
  const guards = new Map([
    ['shop/check.ts\nverify', shownRoute],
    ['shop/check.ts\nother', { ...shownRoute, say: 'other' }],
  ]) as never
  const base = {
    at: at('shop/check.ts'),
    missing: ['audience', 'named-audience', 'issuer', 'expiry'],
    evidence: [
      { is: 'foreign-issuer', at: at('a'), say: 'x' },
      { is: 'written', at: at('a'), say: 'x' },
    ],
  }
  return expectJoined(
    'checks',
    completeChecks,
    [
      each(
        make.tokenCheck,
        { check: base },
        {
          pair: ['key of jwt', 'other'],
          reachedBy: { it: ['none', 'verify'], others: ['none'], both: ['other', 'verify'] },
          at: { elsewhere: at('desk/check.ts') },
          evidence: { 'a route': [shownRoute] },
        },
      ),
      each(
        make.tokenCheck,
        { 'of a pair, reached': { ...base, pair: 'key of jwt', reachedBy: ['verify'] } },
        { at: { elsewhere: at('desk/check.ts') } },
      ),
      each(make.tool, { 'a tool': {} }, {}),
    ],
    { signing, guards },
  )
})

test('kinds of clients', () => {
  const redeems = (given: object = {}) => [
    make.tokenRequest({
      at: at('shop/token.ts'),
      sendsSecret: true,
      clientType: 'confidential',
      host: 'id.desk.io',
      clientId: 'desk',
      ...given,
    } as never),
  ]
  const beside = {
    nothing: [],
    'with a secret that users have': redeems({ clientType: 'public' }),
    'without a secret': redeems({ sendsSecret: undefined }),
    'of another grant': redeems({ grant: located('refresh_token') }),
    elsewhere: redeems({ at: at('desk/token.ts') }),
    'at another server': redeems({ host: 'id.other.io' }),
    'at a sister of it': redeems({ host: 'a.desk.io' }),
    'of another client': redeems({ clientId: 'other' }),
    'of no client': redeems({ clientId: undefined }),
    'at no server': redeems({ host: undefined }),
    'at the other domain of its vendor': redeems({ host: 'oauth2.googleapis.com' }),
    'at the same domain of its vendor': redeems({ host: 'www.googleapis.com' }),
  }
  const base = { at: at('shop/a.ts'), kindByModule: true, host: 'id.desk.io', clientId: 'desk', beside: redeems() }
  const fields = {
    beside,
    kindByModule: [undefined],
    mcp: [true],
    host: [undefined, 'accounts.google.com', 'oauth2.googleapis.com'],
    clientId: [undefined],
  }
  return expectJoined('client-kinds', withClientKinds, [
    each(make.authorizationRequest, { request: base, 'request of Google': { ...base, host: 'accounts.google.com' } }, fields),
    each(make.tokenRequest, { 'token request': base }, fields),
    each(make.tool, { 'a tool': { beside: redeems() } }, {}),
  ])
})

test('what is told elsewhere', async () => {
  const described = [{ kind: 'describedApi', document: 'api.yaml', at: at('x.json') }] as never
  const fault = { document: 'agent-card', fact: 'none-declared', owner: { what: 'document', product: 'openapi' }, at: at('api.yaml') }
  await expectJoined('described', (subjects) => withoutDescribed(subjects, described), [
    each(
      make.documentFault,
      { fault },
      { fact: ['none-asked-for'], owner: { another: { what: 'document', product: 'a2a' } }, at: { elsewhere: at('other.yaml') } },
    ),
    each(make.tool, { 'a tool': { at: at('api.yaml') } }, {}),
  ])
  await expectJoined(
    'forwardings',
    completeForwardings,
    [
      each(make.tokenForwarding, { held: { held: 'ctx.token' } }, { held: [undefined, 'ctx.other'] }),
      each(make.tool, { 'a tool': {} }, {}),
    ],
    { heldTokens: new Map([['ctx.token', '`req.token`']]) },
  )
  const tools = (name: string | undefined, start: number, end: number) => [
    {
      kind: 'personalTool',
      path: 'shop/a.ts',
      name,
      shown: { at: at('shop/tool.ts'), label: 'a tool takes a user' },
      at: { ...at('shop/a.ts'), start, end },
    },
  ]
  const personal = (list: unknown) => ({ personalTools: new Map([['shop/a.ts', list]]) as never })
  const grant = { at: at('shop/a.ts'), facts: personal(tools(undefined, 0, 2000)) }
  await expectJoined('grants', completeGrants, [
    each(
      make.machineGrant,
      { grant },
      {
        people: { somebody: [{ at: line(1), label: 'x' }], 'a user': [{ at: line(1), label: 'x', names: 'user' }] },
        at: { elsewhere: at('shop/b.ts'), 'far below': at('shop/a.ts', 55) },
        reachedBy: { it: ['run'] },
        facts: {
          'by name': personal(tools('run', 0, 1)),
          'around it exactly': personal(tools(undefined, at('shop/a.ts').start, at('shop/a.ts').end)),
          'behind its beginning': personal(tools(undefined, at('shop/a.ts').start + 1, 2000)),
          'before its end': personal(tools(undefined, 0, at('shop/a.ts').end - 1)),
          none: {},
        },
      },
    ),
    each(
      make.machineGrant,
      { 'by name': { at: at('shop/a.ts'), reachedBy: ['run'], facts: personal(tools('run', 0, 1)) } },
      { reachedBy: { another: ['other'], none: undefined } },
    ),
    each(make.tool, { 'a tool': { at: at('shop/a.ts'), facts: personal(tools(undefined, 0, 2000)) } }, {}),
  ])
  const agent = { agentFolders: new Map([['shop', { at: at('shop/package.json'), label: 'depends on an agent' }]]) as never }
  await expectJoined(
    'sessions',
    completeSessions,
    [
      each(
        make.tokenPolicy,
        { session: { token: 'session', owner: { what: 'function', name: 'signIn', product: 'code' }, at: at('shop/a.ts') } },
        {
          token: ['access'],
          owner: { 'a framework': { what: 'configuration', product: 'Auth.js' } },
          at: { elsewhere: at('desk/a.ts'), below: at('shop/b/c.ts') },
          opens: { more: [{ is: 'written', at: at('a'), say: 'x' }] },
        },
      ),
      each(make.tool, { 'a tool': { at: at('shop/a.ts') } }, {}),
    ],
    agent,
  )
})

test('lifetimes that are told elsewhere', async () => {
  const stated = (given: object = {}) => [make.tokenPolicy({ at: at('shop/sign.ts'), ...given })]
  const beside = {
    nothing: [],
    'by name as well': stated({ byName: true }),
    elsewhere: stated({ at: at('desk/a.ts') }),
    another: stated({ lifetime: set(1) }),
    'another token': stated({ token: 'refresh' }),
    'out of sight': stated({ lifetime: dynamic }),
    'a test': stated({ at: at('shop/tests/a.ts') }),
    'below tests': stated({ at: at('shop/rspec/a.ts') }),
    'an example': stated({ at: at('shop/examples/a.ts') }),
    'a sample': stated({ at: at('shop/learn/a.ts') }),
    'a template': stated({ at: at('shop/a.template.ts') }),
    'a test and an example': [...stated({ at: at('shop/tests/a.ts') }), ...stated({ at: at('shop/examples/a.ts') })],
  }
  const named = { byName: true, at: at('shop/a.ts'), beside: stated() }
  await expectJoined('named-lifetimes', withoutRepeatedNames, [
    each(
      make.tokenPolicy,
      {
        named,
        'named in an example': { ...named, at: at('shop/examples/b.ts') },
        'named in a test': { ...named, at: at('shop/tests/b.ts') },
      },
      { beside, byName: [undefined], lifetime: { 'out of sight': dynamic, 'not set': unset() } },
    ),
    each(make.tool, { 'a tool': { at: at('shop/a.ts'), beside: stated() } }, {}),
  ])
  const setting = (name: string) => ({ what: 'setting', name, product: 'Spring' })
  const use = (given: object = {}) => [
    make.tokenPolicy({ owner: setting('jwt.expiration-ms'), lifetime: dynamic, at: at('shop/Jwt.java'), ...given }),
  ]
  const unsure = { owner: setting('JWT.expirationMs'), token: 'session', at: at('shop/application.yml'), beside: use() }
  await expectJoined('purposes', withPurposes, [
    each(
      make.tokenPolicy,
      { unsure, 'access for certain': { ...unsure, token: 'access', confidence: 'high' } },
      {
        token: ['access', 'refresh'],
        confidence: ['low', 'high'],
        owner: {
          another: setting('jwt.other'),
          'of no name': { what: 'setting', product: 'Spring' },
          'no setting': { what: 'server', name: 'jwt.expirationMs', product: 'Spring' },
        },
        at: { elsewhere: at('desk/application.yml') },
        beside: {
          nothing: [],
          'of another product': use({ owner: { ...setting('jwt.expiration-ms'), product: 'x' } }),
          'of no setting': use({ owner: { ...setting('jwt.expiration-ms'), what: 'x' } }),
          'that is set': use({ lifetime: set(1) }),
          elsewhere: use({ at: at('desk/Jwt.java') }),
        },
      },
    ),
    each(make.tool, { 'a tool': { beside: use() } }, {}),
  ])
  const count = (counts: number, key: string) => make.tokenPolicy({ counts, key, at: at('shop/Jwt.cs') } as never)
  const number = {
    unread: true,
    owner: { what: 'setting', name: 'x', product: '.NET' },
    key: 'JwtSettings.Expiration',
    written: '5000',
    token: 'session',
    lifetime: dynamic,
    at: at('shop/appsettings.json'),
    beside: [count(60, 'JwtSettings:Expiration')],
  }
  await expectJoined('units', withUnits, [
    each(
      make.tokenPolicy,
      { number, 'a number by its last word': { ...number, beside: [count(60, 'expiration')] } },
      {
        unread: [undefined],
        owner: { 'no setting': { what: 'server', name: 'x', product: '.NET' } },
        key: ['Cache.Expiration', 'Expiration', 'TokenOptions.Expiration', 'A.JwtSettings.Expiration', 'jwtsettings.expiration'],
        written: ['1440', '1441', '1', '0', '-5', 'x'],
        token: ['access', 'refresh'],
        beside: {
          nothing: [],
          'of another key': [count(60, 'other')],
          'that differ': [count(60, 'JwtSettings:Expiration'), count(1, 'jwtsettings:expiration')],
          'that agree': [count(60, 'JwtSettings:Expiration'), count(60, 'expiration')],
          'of two kinds': [count(3600, 'JwtSettings:Expiration'), count(60, 'expiration')],
        },
      },
    ),
    each(make.tool, { 'a tool': { beside: [count(60, 'x')] } }, {}),
  ])
  const signing = (given: object) => ({
    kind: 'signing',
    product: 'better-auth',
    setsLifetime: false,
    at: at('shop/src/auth.ts'),
    ...given,
  })
  const calls = (...all: object[]) => ({ signing: all.map(signing) as never })
  const byDefault = { defaultFor: 'its module', at: at('shop/src/module.ts'), owner: { what: 'better-auth', product: 'better-auth' } }
  const importing = "import x from './parts/auth.js'\n".padEnd(2400, 'x\n')
  await expectJoined('defaults', withoutUnusedDefaults, [
    each(
      make.tokenPolicy,
      {
        'a default': byDefault,
        'a default for all': { ...byDefault, defaultFor: 'all' },
        'no default': { ...byDefault, defaultFor: undefined },
        'one that waits': { ...byDefault, defaultFor: undefined, awaitsDefault: true },
      },
      {
        at: {
          'below the call': at('shop/src/a/b.ts'),
          'above the call': at('shop/b.ts'),
          elsewhere: at('desk/b.ts'),
          'that imports it': at('desk/c.ts', 5, importing),
        },
        facts: {
          'no call': calls(),
          'a call that is open': calls({}),
          'a call that is set': calls({ setsLifetime: true }),
          'a call of another product': calls({ product: 'jose' }),
          'settings that set none': calls({ registers: true }),
          'settings that set one': calls({ registers: true, setsLifetime: true }),
          'settings of both kinds': calls({ registers: true }, { registers: true, setsLifetime: true }),
          'settings elsewhere': calls({ registers: true, at: at('desk/a.ts') }),
        },
      },
    ),
    each(
      make.tokenPolicy,
      { 'a default with a call': { ...byDefault, facts: calls({}) } },
      {
        at: {
          'below the call': at('shop/src/a/b.ts'),
          'above the call': at('shop/b.ts'),
          elsewhere: at('desk/b.ts'),
          'that imports it': at('desk/c.ts', 5, importing),
        },
        defaultFor: ['all'],
      },
    ),
  ])
  const unused = { unusedVariables: (list: readonly unknown[]) => list, unusedConstants: (list: readonly unknown[]) => list } as never
  const variable = { key: 'ACCESS_TTL', owner: { what: 'environment', product: 'environment' }, at: at('.env'), facts: unused }
  const constant = { key: 'ACCESS_TTL', owner: { what: 'setting', product: 'this code' }, at: at('src/a.ts'), facts: unused }
  await expectJoined('unused', withoutUnusedVariables, [
    each(
      make.tokenPolicy,
      { variable, constant },
      {
        key: ['ACCESS', 'accessTtl', 'A1_B2', 'A_', 'xA_B'],
        owner: {
          'this application': { what: 'setting', product: 'this application' },
          'a library': { what: 'setting', product: 'jose' },
          'no setting': { what: 'server', product: 'this code' },
          'a product': { what: 'environment', product: 'Supabase' },
        },
        lifetime: { 'not set': unset() },
        at: { 'prod.env': at('prod.env'), '.env.local': at('.env.local'), 'docker-compose.yml': at('docker-compose.yml') },
      },
    ),
    each(make.tool, { 'a tool': { facts: unused } }, {}),
  ])
})

test('states', () => {
  const request = (given: object) => make.authorizationRequest({ at: at('shop/login.ts'), state: unset(), ...given })
  const callback = { state: set('unsealed'), at: at('shop/callback.ts'), beside: [request({})] }
  const beside = {
    nothing: [],
    sent: [request({ state: set('sent') })],
    constant: [request({ state: set('constant') })],
    unsealed: [request({ state: set('unsealed') })],
    'out of sight': [request({ state: dynamic })],
    elsewhere: [request({ at: at('desk/login.ts') })],
    'of another provider': [
      request({ host: 'id.other.io' }),
      request({ at: at('shop/callback.ts'), state: set('sent'), host: 'id.desk.io' }),
    ],
    'of the same provider': [
      request({ host: 'a.desk.io' }),
      request({ at: at('shop/callback.ts'), state: set('sent'), host: 'id.desk.io' }),
    ],
    'of a provider and unknown': [request({ host: 'id.other.io' }), request({ at: at('shop/callback.ts'), state: set('sent') })],
    'beside what another callback does': [
      request({ host: 'id.other.io' }),
      request({ at: at('shop/callback.ts'), state: set('unchecked'), host: 'id.desk.io' }),
    ],
    'of no host': [request({}), request({ at: at('shop/callback.ts'), state: set('sent'), host: 'id.desk.io' })],
  }
  return expectJoined('states', withoutRepeatedStates, [
    each(make.authorizationRequest, { callback }, { beside, state: { sent: set('sent'), 'not set': unset(), optional: set('optional') } }),
    each(make.tool, { 'a tool': { beside: [request({})] } }, {}),
  ])
})

test('scopes', async () => {
  const text = `export const SCOPES: string[] = ['a:read', 'b:write']\nconst x = SCOPES\n${TEXT}`
  const place = (path: string, mark: string, source = text): Span => {
    const file = at(path, 1, source).file
    const start = file.text.indexOf(mark)
    return { file, start, end: start + mark.length }
  }
  const list = (path: string, given: object = {}, values = ['a:read', 'b:write']) =>
    ({
      kind: 'scopeSet',
      owner: make.OWNER,
      role: 'request',
      open: false,
      at: place(path, 'SCOPES'),
      scopes: values.map((value) => located(value, place(path, value))),
      ...given,
    }) as ScopeSet
  const named = (path: string, name = 'SCOPES', values = ['a:read', 'b:write']) =>
    ({
      kind: 'scopeSet',
      owner: make.OWNER,
      role: 'request',
      open: false,
      at: at(path, 1, `${name}\n${TEXT}`),
      scopes: values.map((value) => located(value, place(path, name, `${name}\n${TEXT}`))),
    }) as ScopeSet
  const cases: Readonly<Record<string, readonly ScopeSet[]>> = {
    'a list': [list('shop/a.ts')],
    'a list by its form that is given': [list('shop/a.ts', { byForm: true }), list('shop/a.ts')],
    'a list by its form': [list('shop/a.ts', { byForm: true })],
    'given by its name': [list('shop/a.ts'), named('shop/b.ts')],
    'given by its name from a list by its form': [list('shop/a.ts', { byForm: true }), named('shop/b.ts', 'OTHER')],
    'given by another name': [list('shop/a.ts'), named('shop/b.ts', 'OTHERS')],
    'given in part': [list('shop/a.ts', {}, ['a:read']), named('shop/b.ts')],
    'given in one file': [list('shop/a.ts'), named('shop/a.ts')],
    'given to a server': [list('shop/a.ts', { role: 'required' }), named('shop/b.ts')],
    'a copy beside': [list('shop/x/a.ts', { byForm: true }), list('shop/y/a.ts')],
    'a copy elsewhere': [list('desk/x/a.ts', { byForm: true }), list('desk/y/a.ts')],
    'a copy at the root': [list('x/a.ts', { byForm: true }), list('y/a.ts')],
    'another list beside': [list('shop/x/a.ts', { byForm: true }, ['a:read']), list('shop/y/a.ts')],
    'a copy of one scope': [list('shop/x/a.ts', { byForm: true }, ['a:read']), list('shop/y/a.ts', {}, ['a:read'])],
  }
  const said = (sets: readonly Subject[]) =>
    sets
      .map((one) =>
        one.kind === 'scopeSet'
          ? `${one.at.file.path} ${one.byForm ? 'by form ' : ''}${one.scopes.map(({ value }) => value).join(' ')}${one.open ? ' open' : ''}${(one.also ?? []).map(({ value, at: other }) => ` also ${value} at ${other.file.path}`).join('')}`
          : one.kind,
      )
      .join('; ') || 'nothing'
  const lines = Object.entries(cases).flatMap(([name, sets]) => [
    `${name}: ${said(withoutKnownScopes([...sets, make.tool()], PLAIN.has))}`,
    `${name}, turned: ${said(withoutKnownScopes(sets.toReversed(), PLAIN.has))}`,
  ])
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../fixtures/said/link/scope-lists.txt')
  const use = (path: string, needed: boolean, scopes = ['tickets:delete']) => ({ kind: 'scopeUse', scopes, needed, at: at(path) }) as never
  const uses = {
    none: [],
    needed: [use('shop/call.ts', true)],
    'only used': [use('shop/call.ts', false)],
    'used near, needed far': [use('shop/a/call.ts', false), use('shop/b/call.ts', true)],
    'needed elsewhere': [use('desk/call.ts', true)],
    'needed at the root': [use('call.ts', true)],
    'needed twice': [use('shop/call.ts', true), use('shop/other.ts', true)],
    'needed, then used': [use('shop/call.ts', true), use('shop/other.ts', false)],
    'by its last part': [use('shop/call.ts', true, ['delete'])],
  }
  const asked = ['tickets:delete', 'https://x.io/tickets:delete', 'https://x.io/delete', 'other'].flatMap((value) =>
    Object.entries(uses).map(([name, readings]) => {
      const [one] = withUses(
        [make.scopeSet([value], { at: at('shop/a/scopes.ts'), scopes: [located(value, at('shop/a/scopes.ts'))] })],
        readings,
        () => 'package',
      )
      return `${value}, ${name}: ${one?.kind === 'scopeSet' ? (one.used ?? []).map(({ value: of, at: needing }) => `${of} at ${needing.file.path}`).join() || '–' : 'gone'}`
    }),
  )
  await expect(`${asked.join('\n')}\n`).toMatchFileSnapshot('../fixtures/said/link/scope-uses.txt')
})

test('servers', () => {
  const deployment = (path: string, port?: number, of = 'deployment') => ({
    of,
    folder: folderOf(path),
    ...(port !== undefined && { port }),
    label: `deployed by ${path}`,
    at: at(path),
  })
  const facts = (...evidence: object[]) => ({ evidence: evidence as never })
  const text = `listen(3000)\nx.8080\n8443.1\n${TEXT}`
  const server = { at: at('shop/src/server.ts', 5, text), facts: facts(deployment('shop/Dockerfile')) }
  const evidence = {
    none: {},
    'in its folder': facts(deployment('shop/src/Dockerfile')),
    'of its port': facts(deployment('shop/Dockerfile', 3000)),
    'of another port': facts(deployment('shop/Dockerfile', 9000)),
    'of a port in a name': facts(deployment('shop/Dockerfile', 8080)),
    'of a port in a number': facts(deployment('shop/Dockerfile', 8443)),
    'of another package': facts(deployment('desk/Dockerfile')),
    'at the root': facts(deployment('Dockerfile')),
    'of an agent': facts(deployment('shop/Dockerfile', undefined, 'agent')),
    'of two': facts(deployment('shop/Dockerfile', 9000), deployment('shop/fly.toml')),
    'near and far': facts(deployment('shop/src/Dockerfile', 9000), deployment('shop/fly.toml')),
  }
  const other = (given: object = {}) => make.mcpServer({ at: at('shop/server.ts'), ...given })
  const beside = {
    none: [],
    open: [other()],
    'with tokens': [other({ auth: 'oauth' })],
    'that waits': [other({ openUnless: 'KEY' })],
    'of this machine': [other({ listens: set('loopback') })],
    'of another address': [other({ listens: dynamic })],
    'over stdio': [other({ transport: 'stdio' })],
    'open and with tokens': [other(), other({ auth: 'oauth' })],
    'open and of this machine': [other(), other({ listens: set('loopback'), auth: 'oauth' })],
    elsewhere: [other({ at: at('desk/server.ts') })],
  }
  return expectJoined('servers', completeServers, [
    each(make.mcpServer, { server }, { facts: evidence, deployed: { already: [{ at: at('x'), label: 'before' }] } }),
    each(make.tool, { tool: { server: 'unknown', at: at('shop/tool.ts') } }, { beside, server: ['stdio'] }),
  ])
})
