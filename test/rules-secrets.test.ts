import { describe, expect, test } from 'vitest'
import jwtAsStaticKey from '../rules/jwt-as-static-key.ts'
import refreshTokenLifetimeLong from '../rules/refresh-token-lifetime-long.ts'
import scopeBroad from '../rules/scope-broad.ts'
import secretInArgs from '../rules/secret-in-args.ts'
import secretInPrompt from '../rules/secret-in-prompt.ts'
import secretLiteralTracked from '../rules/secret-literal-tracked.ts'
import sharedStaticKey from '../rules/shared-static-key.ts'
import staticKeyRemoteApi from '../rules/static-key-remote-api.ts'
import type { Connection, Credential, CredentialClass, Evidence, Host, Judgement, StoredSecret } from '../src/model/index.ts'
import type { Problem } from '../src/judge/problems.ts'
import { Secret } from '../src/text/secret.ts'
import { SourceFile, type GitState } from '../src/text/source.ts'
import { connection, host, judged, literal, reference, storedSecret } from './make-connections.ts'
import { line, located, run, say, scopeSet, tokenPolicy, unset } from './make-subjects.ts'

const form = (problem: Problem | undefined) =>
  problem &&
  [problem.variant, problem.severity && `${problem.severity.level} ${problem.severity.score}`, problem.confidence].filter(Boolean).join(' ')
/** A stored secret with this judgement, at these hosts. */
const secret = (given: Partial<Judgement>, more: Partial<StoredSecret> = {}, git: GitState = 'tracked') =>
  storedSecret({ credential: literal({ judged: judged(given) }, git), ...more }, git)
const CLASSES: readonly CredentialClass[] = ['static', 'declared', 'short-lived', 'test', 'public-id', 'placeholder', 'unknown']

describe('secret-literal-tracked', () => {
  const live: Partial<Judgement> = { provider: 'Stripe', confidence: 'high' }
  const weak: Partial<Judgement> = { confidence: 'medium' }
  const sent: Host = host('remote')

  test.each<[Partial<Judgement>, Partial<StoredSecret>, string | undefined]>([
    [live, {}, 'provider high'],
    [live, { place: 'document' }, 'provider high'],
    [{ ...live, confidence: 'medium' }, {}, 'elsewhere medium'],
    [weak, { place: 'config' }, 'elsewhere medium'],
    [weak, { place: 'config', hosts: [sent] }, 'elsewhere medium'],
    [weak, { place: 'agent-config' }, 'generic medium'],
    [weak, { place: 'variables' }, 'generic medium'],
    [weak, { place: 'variables', hosts: [sent] }, 'paired medium'],
    [weak, { place: 'agent-config', hosts: [host('unresolved')] }, 'paired medium'],
    [weak, { place: 'document' }, undefined],
    [weak, { place: 'code' }, 'elsewhere medium'],
    [weak, { place: 'code', hosts: [sent] }, 'generic medium'],
    [weak, { place: 'code', hosts: [host('unresolved')] }, 'elsewhere medium'],
    [weak, { place: 'code', name: located('DESK_CLIENT_SECRET') }, 'generic medium'],
    [weak, { place: 'config', name: located('DESK_CLIENT_SECRET') }, 'elsewhere medium'],
    [weak, { place: 'code', name: located('client_secret_name') }, 'elsewhere medium'],
    [{ what: 'database password', confidence: 'high' }, { place: 'variables' }, 'generic high'],
    [{ what: 'database password', confidence: 'medium' }, { place: 'config' }, 'elsewhere medium'],
    [{ what: 'key', confidence: 'high' }, { place: 'config' }, 'elsewhere medium'],
    [{ jwt: { expired: false } as never }, { place: 'config', hosts: [sent] }, 'paired high'],
    [{ jwt: { expired: false } as never }, { place: 'document' }, undefined],
    [weak, { hosts: [host('private')] }, 'generic warning 5.5 high'],
    [live, { hosts: [host('private')] }, 'generic warning 5.5 high'],
    [live, { hosts: [host('private'), sent] }, 'provider high'],
    [weak, { hosts: [host('loopback')] }, 'local high'],
    [weak, { hosts: [host('none'), host('private', { containerService: true })] }, 'local high'],
    [{ class: 'unknown', defaultCredential: true }, { hosts: [sent] }, 'paired medium'],
    [{ class: 'unknown', defaultCredential: true }, { hosts: [host('unresolved')] }, undefined],
    [{ class: 'unknown', defaultCredential: true }, { hosts: [host('private')] }, undefined],
    [{ class: 'unknown', defaultCredential: true }, {}, undefined],
  ])('%j, %j: %s', (given, more, expected) => expect(form(run(secretLiteralTracked, secret(given, more))[0])).toBe(expected))

  test.each(['tracked', 'staged', 'none', 'untracked', 'ignored'] as const)('by what git says of the file: %s', (git) => {
    const said = { tracked: 'committed', staged: 'about to be committed', none: 'stored' } as Partial<Record<GitState, string>>
    expect(say(secretLiteralTracked, secret(live, { name: located('KEY') }, git))).toEqual(
      said[git] ? [`provider 12: a key in \`KEY\` is ${said[git]} here; every agent and person that reads the repository can use it`] : [],
    )
  })

  test('a word as the password beside a container', () => {
    const word = literal({ judged: judged({ what: 'database password' }), secret: new Secret('postgres') })
    expect(run(secretLiteralTracked, storedSecret({ credential: word, hosts: [host('private')] }))).toEqual([])
    expect(run(secretLiteralTracked, storedSecret({ credential: word, hosts: [host('private'), host('remote')] }))).toHaveLength(1)
  })
})

describe('what each class of value is to the rules', () => {
  test.each<[CredentialClass, prompt: string | undefined, argument: string | undefined, jwt: string | undefined]>([
    ['static', 'literal', 'literal', 'tracked'],
    ['declared', 'literal', 'literal', undefined],
    ['short-lived', 'literal', undefined, undefined],
    ['test', 'test', undefined, undefined],
    ['public-id', undefined, undefined, undefined],
    ['placeholder', undefined, undefined, 'tracked'],
    ['unknown', undefined, undefined, 'tracked'],
  ])('%s', (is, prompt, argument, jwt) => {
    expect(CLASSES).toContain(is)
    expect(run(secretInPrompt, secret({ class: is }, { place: 'prompt' }))[0]?.variant).toBe(prompt)
    expect(run(secretInPrompt, secret({ class: is }, { place: 'code' }))).toEqual([])
    expect(run(secretInArgs, secret({ class: is }, { place: 'argument' }))[0]?.variant).toBe(argument)
    expect(run(jwtAsStaticKey, secret({ class: is, jwt: { expired: false } as never }))[0]?.variant).toBe(jwt)
    expect(run(jwtAsStaticKey, secret({ class: is }))).toEqual([])
  })

  test.each<[Partial<StoredSecret>, expired: boolean, GitState, string | undefined]>([
    [{}, false, 'tracked', 'tracked'],
    [{}, false, 'untracked', 'untracked'],
    [{}, true, 'tracked', 'expired'],
    [{ name: located('ID_TOKEN') }, false, 'tracked', undefined],
    [{ name: located('id-token') }, false, 'tracked', undefined],
    [{ place: 'document' }, false, 'tracked', undefined],
  ])('a JWT: %j, expired %s, %s', (more, expired, git, expected) =>
    expect(run(jwtAsStaticKey, secret({ jwt: { expired } as never }, more, git))[0]?.variant).toBe(expected),
  )
})

describe('secret-in-args', () => {
  test.each<[Partial<StoredSecret>, variant: string | undefined, evidence: string | undefined]>([
    [{ place: 'argument' }, 'literal', undefined],
    [{ place: 'script' }, 'literal', undefined],
    [{ place: 'image' }, 'image', 'it becomes part of the image'],
    [{ place: 'config' }, undefined, undefined],
    [{ place: 'argument', hosts: [host('loopback'), host('none')] }, undefined, undefined],
    [{ place: 'argument', hosts: [host('loopback'), host('remote')] }, 'literal', undefined],
    [{ place: 'image', hosts: [host('loopback')] }, 'image', 'it becomes part of the image'],
  ])('%j: %s', (more, variant, evidence) => {
    const [found] = run(secretInArgs, secret({}, more))
    expect(found?.variant).toBe(variant)
    expect(found?.evidence?.find(({ is }) => is === 'shipped')?.say).toBe(evidence)
  })

  test.each([
    ['desk --token VALUE', true],
    ['TOKEN=VALUE desk', false],
    ['export TOKEN=VALUE', false],
    ['@export TOKEN="VALUE', false],
    ['+-@TOKEN=VALUE', false],
    ['cd desk; TOKEN=VALUE desk', false],
    ['cd desk && A=1 TOKEN=VALUE desk', false],
    ['TOKEN := VALUE', true],
    ['TOKEN:=VALUE', false],
    ['TOKEN?=VALUE', false],
    ['(TOKEN=VALUE desk)', false],
    ['docker run -e TOKEN=VALUE desk', true],
    ['desk a-+TOKEN=VALUE', true],
    ['desk TOKEN=VALUE', true],
  ])('%s is an argument: %s', (text, is) => {
    const file = new SourceFile('call.sh', `# calls\n${text}\n`, 'tracked')
    const start = file.text.indexOf('VALUE')
    const at = { file, start, end: start + 5 }
    expect(run(secretInArgs, storedSecret({ credential: literal({ at }), place: 'script' }))).toHaveLength(is ? 1 : 0)
  })
})

describe('static-key-remote-api', () => {
  const agent: Evidence = { is: 'agent-module', at: line(1), say: 'the module imports openai' }
  const api = (credential: Credential, more: Partial<Connection> = {}) =>
    connection({
      protocol: 'api',
      endpoint: { transport: 'http', host: host('remote', { name: 'api.acme.io', shown: 'api.acme.io' }), at: line(8) },
      credentials: [credential],
      evidence: [agent],
      ...more,
    })

  test.each<[what: string, Connection, string | undefined]>([
    ['a literal', api(literal()), 'literal error 8.8 high'],
    ['a literal in a query', api(literal({ place: 'query' }), { source: 'code' }), 'literal error 8.8 high'],
    ['a literal in a path', api(literal({ place: 'path' })), undefined],
    ['a reference in a file of agents', api(reference()), 'no-offer high'],
    ['a reference in a query of code', api(reference({ place: 'query' }), { source: 'code' }), undefined],
    ['a reference in a header of code', api(reference(), { source: 'code' }), 'no-offer high'],
    ['a reference without an agent', api(reference(), { evidence: [] }), undefined],
    ['one that opens a model', api(reference(), { opensModel: true }), undefined],
    ['a literal that opens a model', api(literal(), { opensModel: true }), 'literal error 8.8 high'],
    ['one that is switched off', api(literal(), { enabled: false }), undefined],
    ['a server', api(literal(), { protocol: 'mcp' }), undefined],
    ['a program', api(literal(), { endpoint: { transport: 'stdio', program: 'desk', at: line(8) } }), undefined],
    ['one that goes elsewhere', api(literal({ to: host('loopback') })), undefined],
  ])('%s', (_, subject, expected) => expect(form(run(staticKeyRemoteApi, subject)[0])).toBe(expected))
})

test('a count of scopes is left where one of them is broad, or where a connection is allowed them', () => {
  const many = Array.from({ length: 11 }, (_, i) => `desk.read${i}`)
  expect(run(scopeBroad, scopeSet(many)).map(({ variant }) => variant)).toEqual(['count'])
  expect(run(scopeBroad, scopeSet(many.slice(1)))).toEqual([])
  expect(run(scopeBroad, scopeSet([...many, 'admin:org'], { provider: 'GitHub' })).map(({ variant }) => variant)).not.toContain('count')
  expect(run(scopeBroad, scopeSet(many, { role: 'allowed' }))).toEqual([])
})

describe('one client secret at two issuers', () => {
  const same = new Secret('q7Zt0Lw2Xc9Vb4Nm8Kj6Hg5')
  const at = (start: number, name: string, to: Host | undefined, given: Partial<Judgement> = {}) =>
    storedSecret({
      credential: literal({ judged: judged(given), secret: same, at: line(start) }),
      name: located(name),
      hosts: to ? [to] : [],
    })
  const acme = host('remote', { name: 'login.acme.io' })
  const desk = host('production', { name: 'auth.desk.io' })

  test.each<[what: string, StoredSecret, StoredSecret, found: number]>([
    ['two domains', at(1, 'CLIENT_SECRET', acme), at(2, 'client_secret', desk), 1],
    ['a domain and a provider', at(1, 'CLIENT_SECRET', acme), at(2, 'CLIENT_SECRET', host('production', { provider: 'Okta' })), 1],
    ['one domain', at(1, 'CLIENT_SECRET', acme), at(2, 'CLIENT_SECRET', host('remote', { name: 'id.acme.io' })), 0],
    ['no issuer', at(1, 'CLIENT_SECRET', undefined), at(2, 'CLIENT_SECRET', undefined), 0],
    ['one issuer alone', at(1, 'CLIENT_SECRET', acme), at(2, 'CLIENT_SECRET', undefined), 0],
    ['a machine of the network', at(1, 'CLIENT_SECRET', acme), at(2, 'CLIENT_SECRET', host('private', { name: 'id.corp' })), 0],
    ['another name', at(1, 'CLIENT_SECRET', acme), at(2, 'API_KEY', desk), 0],
    ['a test key', at(1, 'CLIENT_SECRET', acme), at(2, 'CLIENT_SECRET', desk, { class: 'test' }), 0],
  ])('%s', (_, one, other, found) => {
    expect(run(sharedStaticKey, one, other).map(({ variant }) => variant)).toEqual(Array.from({ length: found }, () => 'cross-issuer'))
    expect(run(sharedStaticKey, other, one)).toHaveLength(found)
  })
})

test('facts of a refresh token tell its lifetime where it is set', () => {
  const policy = tokenPolicy({ token: 'refresh', lifetime: unset(), effective: 'never', key: 'ttl', written: '' })
  expect(run(refreshTokenLifetimeLong, policy).map(({ facts }) => facts)).toEqual([{}])
})
