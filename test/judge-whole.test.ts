import { expect, test } from 'vitest'
import {
  environmentNamed,
  factsOf,
  hostWithClass,
  isProviderFormat,
  keepOut,
  ownerOf,
  possessive,
  referenceName,
  relatedTo,
  storageWords,
  subjectOf,
  withArticle,
  withdraw,
} from '../src/judge/advice.ts'
import { check, type CheckOptions, weighed } from '../src/judge/check.ts'
import { descriptorsOf, withoutLevel } from '../src/judge/descriptor.ts'
import { type Directive, directivesIn } from '../src/judge/directives.ts'
import { clientEvidence, keyEvidence, proven, secretEvidence } from '../src/judge/evidence.ts'
import type { Finding } from '../src/judge/finding.ts'
import { added, encrypted, headerDropped, switched } from '../src/judge/fixes.ts'
import { placeOf } from '../src/judge/place.ts'
import { inLanguage, type Problem } from '../src/judge/problems.ts'
import { concerning, inOrder } from '../src/judge/reported.ts'
import { byLine, error, named, note, ofAllClients, ofVariable, onceIn, type Rule, warning } from '../src/judge/rule.ts'
import { isForm, sessionKeyState, suppress } from '../src/judge/suppress.ts'
import type { Evidence } from '../src/model/index.ts'
import type { Level } from '../src/model/severity.ts'
import type { Entry, Node } from '../src/parse/node.ts'
import { SourceFile, type GitState, type Span } from '../src/text/source.ts'
import { connection, host, judged, kept, literal, reference, storedSecret } from './make-connections.ts'
import { line, model, NAMELESS, OWNER } from './make-subjects.ts'
import { remoteMcp } from './report-sample.ts'

/** `-u` renews what is said; a change in it is to be meant. */
const expectSaid = (name: string, lines: readonly string[]) =>
  expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../fixtures/said/judge/${name}.txt`)

const OPTIONS: CheckOptions = {
  at: () => ({}) as never,
  levelOf: () => undefined,
  outline: () => [],
  inTests: () => false,
  inSamples: () => false,
  failed: (what, cause) => {
    throw new Error(what, { cause })
  },
}
const TEXT = Array.from({ length: 60 }, () => 'x'.repeat(40)).join('\n')
const at = (path: string, number = 2, column = 1, text = TEXT) => line(number, column, new SourceFile(path, text))
const VARIANTS = { one: error(7.5), two: warning(5.5), three: note(3) }
const rule = (given: Partial<Rule> = {}, ...problems: readonly Problem[]): Rule =>
  ({ ...remoteMcp, id: 'rule', variants: VARIANTS, judges: [], run: () => problems, ...given }) as Rule
const problem = (given: Partial<Problem> = {}): Problem => ({
  variant: 'two',
  at: at('src/a.ts'),
  message: 'it is so',
  help: 'do it',
  ...given,
})
const short = ({ variant, level, score, confidence, lacks }: Finding) =>
  [variant, level, score, confidence, lacks].filter(Boolean).join(' ')

test('weights', () => {
  const rules: Readonly<Record<string, Partial<Rule>>> = {
    plain: {},
    'as written in tests': { inTestCode: 'as written' },
    'everywhere in tests': { inTestCode: 'everywhere' },
    'a note in examples': { inExamples: 'note' },
    'that needs': { needs: { one: { error: ['sent-to'], warning: ['written'] }, two: { note: ['sent-to'] } } },
  }
  const problems: Readonly<Record<string, Partial<Problem>>> = {
    warning: {},
    error: { variant: 'one' },
    note: { variant: 'three' },
    'of low confidence': { confidence: 'low' },
    'an error of low confidence': { variant: 'one', confidence: 'low' },
    everywhere: { variant: 'one', everywhere: true },
    local: { variant: 'one', local: true },
    'of its own severity': { severity: error(8) },
    shown: { variant: 'one', evidence: [{ is: 'written', at: at('a'), say: 'it is' }] },
    'shown and sent': {
      variant: 'one',
      evidence: [
        { is: 'written', at: at('a'), say: 'it is' },
        { is: 'sent-to', at: at('a'), say: 'it is' },
      ],
    },
  }
  const paths = [
    'src/a.ts',
    'tests/a.ts',
    'examples/a.ts',
    'examples/templates/a.ts',
    'README.md',
    '.gitleaks.toml',
    'docker-compose.dev.yml',
    'dist/a.min.js',
  ]
  const head = `# For local development only\n${TEXT}`
  const lines = Object.entries(rules).flatMap(([of, given]) =>
    Object.entries(problems).map(([what, one]) => {
      const weight = (where: object, options: object = {}, level?: Level) => {
        const found = weighed(rule(given), problem({ ...where, ...one }), { ...OPTIONS, ...options }, level)
        return found ? short(found) : '–'
      }
      const all: [string, string][] = [
        ...paths.map((path): [string, string] => [path, weight({ at: at(path) })]),
        ['in tests', weight({}, { inTests: () => true })],
        ['in samples', weight({}, { inSamples: () => true })],
        ['for development', weight({ at: at('a.yml', 2, 1, head) })],
        ...(['error', 'warning', 'note'] as const).map((level): [string, string] => [`set to ${level}`, weight({}, {}, level)]),
      ]
      const alike = new Map<string, string[]>()
      for (const [where, found] of all) alike.set(found, [...(alike.get(found) ?? []), where])
      return `${of}, ${what}\n${[...alike].map(([found, where]) => `  ${found}: ${where.join(' | ')}`).join('\n')}`
    }),
  )
  expect(() => weighed(rule(), problem({ variant: 'toString' }), OPTIONS)).toThrow('rule rule has no variant toString')
  return expectSaid('weights', lines)
})

test('what a check leaves', () => {
  const shown = (findings: readonly Finding[]) =>
    findings.map(
      (one) =>
        `${one.rule.id}/${one.variant} ${one.at.file.path}:${one.at.file.position(one.at.start).line}:${one.at.start} ${one.level}${one.alsoRules.length > 0 ? ` also ${one.alsoRules.join(' ')}` : ''}${one.related.map(({ at: place, label }) => ` (${place.start} ${label})`).join('')}${one.beside ? ` beside ${one.beside.map(({ variant }) => variant).join(' ')}` : ''} ${one.confidence} ${String(one.decision)} ${String(one.ofVariable)} ${JSON.stringify(one.facts)} ${one.evidence.length} ${one.fix?.title ?? ''}`,
    )
  const file = new SourceFile('src/a.ts', TEXT)
  const there = (number: number, column = 1, length = 5): Span => ({
    ...line(number, column, file),
    end: line(number, column, file).start + length,
  })
  const minified = new SourceFile('src/a.js', 'x'.repeat(20_000))
  const scrubber = new SourceFile('tests/redact.ts', TEXT)
  const cases: Readonly<Record<string, readonly Rule[]>> = {
    'in order': [
      rule({ id: 'b' }, problem({ at: there(3) }), problem({ at: there(1) })),
      rule({ id: 'a' }, problem({ at: there(3) }), problem({ at: at('a.ts') })),
    ],
    'on one line': [
      rule({}, problem({ at: there(1, 1) }), problem({ at: there(1, 10), message: 'and so' }), problem({ at: there(1, 20) })),
    ],
    'the worse leads': [
      rule(
        {},
        problem({ at: there(1, 1), related: [{ at: there(9), label: 'a' }] }),
        problem({ variant: 'one', at: there(1, 10), message: 'worse', related: [{ at: there(8), label: 'b' }], evidence: [] }),
        problem({ variant: 'one', severity: warning(6), at: there(1, 20), message: 'w' }),
      ),
    ],
    'one in another': [rule({}, problem({ at: there(1, 1, 9) }), problem({ at: there(1, 5, 3) }), problem({ at: there(1, 10, 3) }))],
    'by rank': [
      rule({ id: 'second', ofOneValue: { rank: 2 } }, problem({ at: there(1) })),
      rule({ id: 'first', ofOneValue: { rank: 1 } }, problem({ at: there(1) })),
      rule({ id: 'third', ofOneValue: { rank: 3, beside: ['first'] } }, problem({ at: there(1) })),
      rule({ id: 'fourth', ofOneValue: { rank: 4 } }, problem({ at: there(1) })),
      rule({ id: 'free' }, problem({ at: there(1) })),
    ],
    'claimed by another': [
      rule({ id: 'document' }, problem({ at: there(1, 1, 20), alsoRules: ['other', 'document'] })),
      rule({ id: 'other' }, problem({ at: there(1, 5) }), problem({ at: there(2) })),
      rule({ id: 'third' }, problem({ at: there(1, 5) })),
    ],
    'claimed by a whole document': [
      rule({ id: 'document' }, problem({ at: { file, start: 0, end: 200 }, alsoRules: ['other'] })),
      rule({ id: 'other' }, problem({ at: there(1, 5) })),
    ],
    'with all that it says': [
      rule(
        {},
        problem({
          decision: 'it',
          ofVariable: true,
          facts: { a: 'b' },
          confidence: 'medium',
          evidence: [{ is: 'written', at: there(1), say: 'x' }],
          fix: { title: 'do', safety: 'safe', edits: [] },
        }),
        problem({ at: there(2), decision: false }),
      ),
    ],
    'in a bundle': [
      rule({}, problem({ at: line(1, 1, minified) })),
      rule({ id: 'everywhere', inTestCode: 'everywhere' }, problem({ at: line(1, 1, minified) })),
    ],
    'in a test': [
      rule({}, problem({ at: at('tests/a.ts') }), problem({ at: at('tests/b.ts'), everywhere: true })),
      rule({ id: 'written', inTestCode: 'as written' }, problem({ at: at('tests/a.ts') })),
      rule({ id: 'scrubber' }, problem({ at: line(1, 1, scrubber), everywhere: true })),
    ],
  }
  const lines = Object.entries(cases).flatMap(([name, rules]) => [
    `${name}:`,
    ...shown(check(model(), rules, OPTIONS)).map((one) => `  ${one}`),
    ...shown(check(model(), rules.toReversed(), OPTIONS)).map((one) => `  turned ${one}`),
  ])
  const failed: string[] = []
  const throwing = rule({
    run: () => {
      throw new Error('x')
    },
  })
  const before: number[] = []
  const rest = check(model(), [throwing, rule({ id: 'next' }, problem()), rule({ id: 'off' }, problem())], {
    ...OPTIONS,
    failed: (what, cause, path) => failed.push(`${what} ${path} ${String(cause)}`),
    before: (i) => before.push(i),
    levelOf: ({ id }) => (id === 'off' ? 'off' : undefined),
    inTests: (path) => path === 'x',
  })
  const inTests = check(model(), [rule({}, problem())], { ...OPTIONS, inTests: () => true })
  return expectSaid('checks', [...lines, ...failed, before.join(), ...shown(rest), ...shown(inTests)])
})

test('evidence', () => {
  const kinds = ['written', 'sent-to', 'in-git', 'shipped'] as const
  const all: Evidence[] = kinds.map((is) => ({ is, at: line(1), say: is }))
  const needs = {
    none: undefined,
    one: { error: ['written'] },
    two: { error: ['written', 'sent-to'] },
    any: { error: [['written', 'sent-to']] },
    below: { error: ['written'], warning: ['sent-to'] },
    all: { error: ['written'], warning: ['written'], note: [['in-git', 'written']] },
  } as const
  const lines = Object.entries(needs).flatMap(([name, need]) =>
    [error(8), warning(5), note(2)].flatMap((severity) =>
      [[], all.slice(0, 1), all.slice(1, 2), all.slice(2, 3), all].map((evidence) => {
        const proof = proven(severity, need, evidence)
        return `${name} ${severity.level} ${evidence.map(({ is }) => is).join(' ')}: ${proof ? `${proof.severity.level} ${proof.severity.score} ${proof.lacks ?? ''}` : '–'}`
      }),
    ),
  )
  const GIT: readonly GitState[] = ['tracked', 'staged', 'none', 'untracked', 'ignored']
  const told = (evidence: readonly Evidence[]) =>
    evidence.map(({ is, say, at: place }) => `${is} ${place.end - place.start} ${say}`).join('; ')
  const keys = GIT.map(
    (git) =>
      `${git}: ${told(keyEvidence(literal({}, git), host('remote', { shown: '' })))} | ${told(secretEvidence(storedSecret({ hosts: [host('placeholder'), host('remote')] }, git)))}`,
  )
  const clients = [true, false].flatMap((isPublic) =>
    [[], all, [{ ...all[0], is: 'public-client' } as Evidence]].map(
      (shown) => `${String(isPublic)} ${shown.length}: ${told(clientEvidence(isPublic, OWNER, line(1), shown))}`,
    ),
  )
  return expectSaid('evidence', [...lines, ...keys, ...clients])
})

test('words', () => {
  const nouns = [
    'key',
    'API key',
    'OpenAI key',
    'one-time token',
    'one',
    'user token',
    'unique id',
    'UUID',
    'URL',
    'unit',
    'uid',
    'Umami key',
    'SSH key',
    'S key',
    'npm token',
    'ngrok token',
    'ngrokx',
    'xAI key',
    'hCaptcha key',
    'REST key',
    'SAML key',
    'LINE token',
    'MCP client',
    'FTP password',
    'Hetzner key',
    'NATS',
    'NAT',
    'ROM',
    'OAuth token',
    'access token',
    'Entra secret',
    'Urlscan key',
    'usb',
  ]
  const credential = (given: object, more: object = {}) => literal({ judged: judged(given), ...more })
  const agent = { id: 'a', name: 'A', oauth: 'none', reference: '${env:NAME}' } as const
  const servers = ['desk', 'my desk', '-desk-', '--', 'q7Zt0Lw2Xc9Vb4Nm8Kj6Hg5', '7f3b2c1d-9a8e', 'Desk2']
  const ends = [
    credential({ what: 'password' }),
    credential({ what: 'access key' }),
    credential({ what: 'client secret' }),
    credential({ what: 'token' }),
    credential({ what: 'x' }, { sentAs: 'PASSWORD' }),
    credential({ what: 'x' }, { sentAs: 'X-Api-Key' }),
    credential({ what: 'x' }, { sentAs: 'SECRET' }),
    credential({ what: 'x' }, { sentAs: 'Authorization' }),
    credential({ what: 'passwords' }, { sentAs: 'keys' }),
    reference({ sentAs: 'X-Api-Key' }),
    reference({ sentAs: 'DESK_ENV', place: 'env' }),
  ]
  const file = kept('tracked')
  return expectSaid('words', [
    ...nouns.map((noun) => `${withArticle(noun)}, ${possessive(noun)}, ${subjectOf(noun)}`),
    ...servers.map((server) => `${server}: ${referenceName(ends[1] as never, server)}`),
    ...ends.map(
      (one) =>
        `${referenceName(one, 'desk')}; ${keepOut(agent, one, 'desk')}; ${keepOut({ ...agent, reference: undefined } as never, one, 'desk')}`,
    ),
    ...['password', 'database password', 'passwords', 'secret', 'private key', 'key', 'client secret'].flatMap((what) =>
      [withdraw(credential({ what })), withdraw(credential({ what, provider: 'Stripe' }))].map((end) => `${what}: ${end}`),
    ),
    ...(['tracked', 'staged', 'none', 'untracked', 'ignored'] as const).map((git) => `${git}: ${storageWords(literal({}, git))}`),
    ...[{}, { provider: 'Stripe' }, { provider: 'Stripe', confidence: 'medium' }, { provider: 'Stripe', mode: 'test' }].map(
      (given) => `${JSON.stringify(given)}: ${String(isProviderFormat(credential(given)))}`,
    ),
    hostWithClass(host('remote')),
    hostWithClass(host('unresolved', { shown: '' })),
    ownerOf(host('remote', { name: 'a.b.acme.co.uk' })),
    ...['.env.production', 'prod/a.json', 'staging.yml', 'production/staging/a.json'].map(
      (path) => `${path}: ${String(environmentNamed(new SourceFile(path, '')))}`,
    ),
    ...[
      undefined,
      host('remote', { at: line(12, 1, file) }),
      host('remote', { at: line(12, 2, file) }),
      host('remote', { at: { ...line(12, 1, file), end: line(12, 1, file).end + 9 } }),
      host('remote', { at: line(1) }),
    ].map((to) => JSON.stringify(relatedTo(literal({ at: line(12, 1, file) }), to).map(({ at: place, label }) => [place.start, label]))),
    JSON.stringify(relatedTo(reference({ definition: { name: 'X', at: line(3) } }), undefined).map(({ label }) => label)),
    JSON.stringify([
      factsOf(literal({ pairing: 'P1', judged: judged({ kind: { id: 'desk' } as never }) }), host('remote')),
      factsOf(reference(), undefined),
    ]),
    ...['x-note', 'x-warning', 'x-note-y', 'note', 'x-error', 'x-warning-note'].map((variant) => `${variant}: ${withoutLevel(variant)}`),
    ...descriptorsOf(rule()).map((one) => JSON.stringify(one)),
    ...['2027-01-15', '2027-01-14', '2027-01-21', '2027-01-22', '2027-01-23', '2027-01-24', 'x'].map(
      (date) => `${date}: ${sessionKeyState(date, Date.UTC(2027, 0, 15, 12) / 1000)}`,
    ),
  ])
})

test('decisions by owner and file', () => {
  const paths = ['a.ts', 'a.mjs', 'a.vue', 'a.py', 'a.go', 'a.yml', 'a.yaml', 'a.toml', 'a.json', 'a.properties', '.env', 'a.tsxx']
  const owners = [
    OWNER,
    NAMELESS,
    { what: 'clients', product: 'x' },
    { what: 'application', product: 'x' },
    { what: 'client x', product: 'x' },
    { what: 'environment', product: 'x' },
    { what: 'setting', product: 'x' },
  ]
  const lines = owners.flatMap((owner) =>
    paths.map((path) => {
      const place = at(path)
      return `${named(owner)} ${path}: ${[ofAllClients(owner, place, 'it').decision, ofVariable(owner, place, 'it').decision, onceIn({ owner, at: place }, 'it').decision, inLanguage('it', place.file).decision].map((one) => one ?? '–').join('; ')}`
    }),
  )
  const found = [
    ['b', 1],
    ['a', 1],
    ['c', 2],
    ['a', 3],
    ['b', 3],
  ].map(([variant, number]) => ({ variant: variant as 'a' | 'b' | 'c', at: at('a.ts', Number(number)) }))
  const files = [new SourceFile('a.ts', TEXT), new SourceFile('b.ts', TEXT)] as const
  const finding = (file: SourceFile, number: number, related: readonly SourceFile[] = []) =>
    ({
      rule: remoteMcp,
      at: line(number, 1, file),
      related: related.map((one) => ({ at: line(1, 1, one), label: 'x' })),
    }) as unknown as Finding
  const focus = [undefined, new Set(['a.ts']), new Set(['b.ts']), new Set(['c.ts'])].map(
    (one) =>
      `${one ? [...one].join() : 'all'}: ${[finding(files[0], 1), finding(files[1], 1), finding(files[0], 1, [files[1]])].map(concerning(one)).join(' ')}`,
  )
  const order = [finding(files[1], 1), finding(files[0], 2), finding(files[0], 1)]
    .toSorted(inOrder)
    .map((one) => `${one.at.file.path} ${one.at.start}`)
  return expectSaid('decisions', [
    ...lines,
    ...byLine(found, ['a', 'b', 'c']).map((group) => group.map(({ variant, at: place }) => `${variant}${place.start}`).join(' ')),
    ...focus,
    ...order,
  ])
})

test('fixes', () => {
  const span = (text: string, mark: string, path = 'a.json', git: GitState = 'tracked'): Span => {
    const file = new SourceFile(path, text, git)
    const start = text.indexOf(mark)
    return { file, start, end: start + mark.length }
  }
  const edits = (fix: ReturnType<typeof encrypted>) =>
    fix
      ? `${fix.title}, ${fix.safety}: ${fix.edits.map((edit) => `${edit.at.start}-${edit.at.end} ${JSON.stringify(edit.text)}`).join()}${fix.elsewhere ? ` ${JSON.stringify(fix.elsewhere)}` : ''}`
      : '–'
  const addresses = [
    '"http://a.io"',
    "'http://a.io'",
    '`http://a.io`',
    'http://a.io',
    'HTTP://a.io',
    'https://a.io',
    '(http://a.io)',
    'ws://a.io',
  ].map((text) => `${text}: ${edits(encrypted(span(text, text), 'review'))}`)
  const switches = ['true', '"true"', "'False'", 'True', 'false', 'plain', '"plain"', '"true', "true'", 'truex', 'xtrue', 'on'].flatMap(
    (text) =>
      ['a.yml', 'a.ts', 'a.mts', 'a.vue', 'a.py', 'a.ipynb', 'a.go', 'a.rs', 'a.java', 'a.rb', 'a.php', 'a.cs', 'ats'].map(
        (path) => `${text} ${path}: ${edits(switched(span(text, text, path)))}`,
      ),
  )
  const server = { vendor: 'Desk', auth: 'oauth', droppable: 'yes', certain: true } as never
  const headers = [
    '{"headers": {"Authorization": "KEY"}}',
    '{"headers": {"Authorization": "KEY"}, "a": 1}',
    '{"a": 1, "headers": {"Authorization": "Bearer KEY"}}',
    '{"a": 1, "headers": { "Authorization": "KEY" }, "b": 2}',
    '{"headers": {"Authorization": "KEY", "X": "y"}}',
    '{"headers": {"X": "y", "Authorization": "KEY"}}',
    '{"headers": {"X": "y", "Authorization": "KEY", "Z": "y"}}',
    '{\n  "headers": {\n    "Authorization": "KEY"\n  },\n  "a": 1\n}',
    '{"env": {"Authorization": "KEY"}}',
    '{"headers": ["KEY"]}',
    '{"headers": {"A\\"b": "KEY\\n"}}',
    '{"headers"  :  {"A": "KEY"}}',
    '{"xheaders": {"A": "KEY"}}',
  ]
  const dropped = headers.flatMap((text) =>
    ['a.json', 'a.jsonc', 'a.toml'].map(
      (path) =>
        `${text} ${path}: ${edits(headerDropped(connection({ source: 'config' }), host('remote', { server }), literal({ at: span(text, 'KEY', path) })))}`,
    ),
  )
  const cases: readonly (readonly [object, object, object])[] = [
    [{ source: 'code' }, {}, {}],
    [{ agent: { id: 'a', name: 'A', oauth: 'configured' } }, {}, {}],
    [{}, { auth: 'none' }, {}],
    [{}, { certain: false }, {}],
    [{}, { droppable: 'likely' }, {}],
    [{}, {}, { place: 'query' }],
  ]
  const near = cases.map(
    ([one, two, three]) =>
      `${JSON.stringify([one, two, three])}: ${edits(headerDropped(connection({ source: 'config', ...one }), host('remote', { server: { ...(server as object), ...two } as never }), literal({ at: span(headers[0] as string, 'KEY'), ...three })))}`,
  )
  const lists = [[], [undefined], [{ path: 'a', line: 'b' }], [{ path: 'a', line: 'b' }, undefined]].map((one) => edits(added('x', one)))
  return expectSaid('fixes', [...addresses, ...switches, ...dropped, ...near, ...lists])
})

test('exceptions', () => {
  const file = new SourceFile('src/a.ts', TEXT)
  const directive = (rules: readonly string[], given: Partial<Directive> = {}): Directive => ({
    form: 'suppression',
    covers: 2,
    rules,
    reason: 'why',
    at: line(1, 1, file),
    ...given,
  })
  const found = (variant: string, given: Partial<Finding> = {}) =>
    ({ rule: { ...remoteMcp, id: 'rule' }, variant, level: 'warning', score: 5, at: line(2, 1, file), ...given }) as unknown as Finding
  const findings = {
    plain: found('literal'),
    'at a level': found('literal-warning'),
    'at another': found('literal-note'),
    'of another form': found('other'),
    elsewhere: found('literal', { at: line(3, 1, file) }),
    'of static keys': found('literal', { rule: { ...remoteMcp, id: 'rule', ofStaticKeys: true } as never }),
  }
  const directives = {
    rule: [directive(['rule'])],
    form: [directive(['rule/literal'])],
    'form with a level': [directive(['rule/literal-warning'])],
    another: [directive(['other'])],
    unknown: [directive(['nonsense', 'rule'])],
    file: [directive(['rule'], { covers: 'file' })],
    'without a reason': [directive(['rule'], { reason: '' })],
    'that shows': [directive(['rule'], { shown: true })],
    two: [directive(['rule'], { reason: 'second', at: line(1, 9, file) }), directive(['rule'], { reason: 'first' })],
    key: [directive([], { form: 'session-key', date: '2027-01-16' })],
    'a past key': [directive([], { form: 'session-key', date: '2027-01-10' })],
    none: [],
  }
  const configured = { rule: 'rule', reason: 'settled', expires: '2027-01-31', at: line(1) }
  const now = Date.UTC(2027, 0, 15, 12) / 1000
  const told = ({ live, suppressed, exceptions }: ReturnType<typeof suppress>) =>
    [
      `live ${live.length}`,
      ...suppressed.map(({ reason }) => `hidden: ${reason}`),
      ...exceptions.map(({ outcome, rules, hid, date }) => [outcome, rules.join(), hid, date].filter(Boolean).join(' ')),
    ].join('; ')
  const lines = Object.entries(findings).flatMap(([what, one]) => [
    ...Object.entries(directives).map(
      ([name, list]) =>
        `${what}, ${name}: ${told(suppress([one], { directives: new Map([[file, list]]), now, ran: new Set(['rule']), known: new Set(['rule', 'other']) }))}`,
    ),
    ...['2027-01-31', '2027-01-15', '2027-01-14', undefined].map(
      (expires) =>
        `${what}, configured until ${String(expires)}: ${told(suppress([one], { directives: new Map(), now, ran: new Set(['rule']), known: new Set(['rule']), configured: () => ({ ...configured, expires }) }))}`,
    ),
  ])
  const twice = suppress([found('literal', { level: 'note' }), found('literal', { level: 'error' })], {
    directives: new Map([[file, [directive(['rule'])]]]),
    now,
    ran: new Set(['rule']),
    known: new Set(['rule']),
  })
  const forms = ['rule/literal', 'rule/literal-warning', 'rule/other', 'rule', 'rule/literal-'].map(
    (name) => `${name}: ${String(isForm(name, 'rule', 'literal'))} ${String(isForm(name, 'rule', 'literal-warning'))}`,
  )
  return expectSaid('exceptions', [...lines, told(twice), ...forms])
})

test('places', () => {
  const text =
    'export async function makeClient() {\n  const key = 1\n  HERE\n}\nclass Desk {\n  HERE2\n}\n  let late = HERE3\nHERE4 = 1\nfunction* gen() { HERE5 }\nexport default interface Shape { HERE6 }\ndef run(): HERE7'
  const symbols = ['export', 'makeClient', 'key', 'HERE', 'HERE2', 'HERE3', 'late', 'HERE4', 'HERE5', 'HERE6', 'HERE7'].map((mark) => {
    const file = new SourceFile('a.ts', text)
    const start = text.indexOf(mark)
    return `${mark}: ${placeOf({ file, start, end: start + mark.length }, () => [])}`
  })
  const file = new SourceFile('a.json', 'x'.repeat(200))
  const span = (start: number, end: number): Span => ({ file, start, end })
  const leaf = (start: number, end: number): Node => ({ kind: 'scalar', at: span(start, end) }) as unknown as Node
  const entry = (name: string, start: number, end: number, value: Node): Entry =>
    ({ key: { value: name, at: span(start, start + 1) }, value, at: span(start, end) }) as unknown as Entry
  const map = (start: number, end: number, ...entries: Entry[]): Node => ({ kind: 'map', at: span(start, end), entries }) as unknown as Node
  const list = (start: number, end: number, ...items: Node[]): Node => ({ kind: 'list', at: span(start, end), items }) as unknown as Node
  const root = map(
    0,
    100,
    entry('a', 1, 10, leaf(3, 9)),
    entry('b'.repeat(130), 11, 40, list(13, 39, leaf(14, 20), map(21, 30, entry('c', 22, 29, leaf(24, 28))))),
    entry('alias', 41, 50, leaf(150, 160)),
    entry('d', 60, 90, map(62, 89, entry('late', 80, 88, leaf(82, 87)), entry('early', 63, 70, leaf(65, 69)))),
  )
  const found = [
    [0, 1],
    [1, 2],
    [3, 9],
    [9, 10],
    [10, 11],
    [14, 20],
    [13, 14],
    [24, 28],
    [24, 24],
    [66, 66],
    [82, 82],
    [88, 88],
    [155, 156],
    [149, 161],
    [65, 66],
    [82, 83],
    [63, 88],
    [95, 96],
  ].map(([start, end]) => `${String(start)}-${String(end)}: ${placeOf(span(start as number, end as number), () => [root])}`)
  return expectSaid('places', [...symbols, ...found])
})

test('directives', async () => {
  const one = 'agent-auth-lint-disable-next-line token-in-url'
  const texts: readonly (readonly [path: string, text: string])[] = [
    ['a.ts', `// ${one} -- because\nx`],
    ['a.ts', `x // agent-auth-lint-disable-line token-in-url, pkce-weak/plain -- because`],
    ['a.ts', `/* agent-auth-lint-disable token-in-url */ x`],
    ['a.ts', `/* agent-auth-lint-disable token-in-url -- why */\nx`],
    ['a.ts', 'x // agent-auth-lint-disable token-in-url — why\n'],
    ['a.ts', '// agent-auth-lint-disable-file * -- all\n'],
    ['a.ts', '// agent-auth-lint-session-key: expires=2027-01-15 -- why\nx'],
    ['a.ts', 'x // agent-auth-lint-session-key:expires=2027-01-15'],
    ['a.ts', `const a = '// ${one}'`],
    ['a.tsx', `export const a = <p>{/* ${one} -- why */}</p>`],
    ['a.ts', `// agent-auth-lint-disable\nx`],
    ['a.py', `# ${one} -- why\nx`],
    ['a.yaml', `a: 1 # ${one}`],
    ['a.md', `<!-- ${one} -- why -->\nx`],
    ['a.md', `    <!-- ${one} -->\nx`],
    ['a.md', `\`<!-- ${one} -->\``],
    ['a.md', '```sh\n# ' + one + '\n```'],
    ['a.md', '```sh\n' + one + '\n```'],
    ['a.md', `---\na: 1 # ${one}\n---\n`],
    ['a.md', `# ${one}`],
    ['a.mdx', `{/* ${one} */}`],
    ['a.rst', `# ${one}`],
    ['a.rst', `"# ${one}"`],
    ['a.txt', one],
    ['notes', `# ${one}`],
    ['notes', `"# ${one}"`],
    ['notes', `'# ${one}`],
    ['notes', `; ${one}`],
    ['notes', `-- ${one}`],
    ['a.ipynb', `"# ${one}\\n"`],
    ['a.html', `<!-- ${one} -->`],
    ['a.ts', 'agent-auth-lint-'],
  ]
  const lines = await Promise.all(
    texts.map(async ([path, text]) => {
      const found = await directivesIn(new SourceFile(path, text))
      return `${path} ${JSON.stringify(text)}: ${found.map(({ form, covers, rules, reason, date, shown, at: place }) => [form, covers, rules.join(), JSON.stringify(reason), date, shown, `${place.start}..${place.end - text.length}`].filter((part) => part !== undefined).join(' ')).join('; ') || '–'}`
    }),
  )
  return expectSaid('directives', lines)
})
