import { describe, expect, test } from 'vitest'
import type { Finding } from '../src/judge/finding.ts'
import { unanalysedAmong } from '../src/classify/unanalysed.ts'
import type { TokenPolicy } from '../src/model/index.ts'
import { printedModel } from '../src/report/model.ts'
import { authentication, summary } from '../src/report/summary.ts'
import { text, type Options as TextOptions } from './reporters.ts'
import namedLiterals from '../src/surfaces/code/named-literals.ts'
import { SourceFile } from '../src/text/source.ts'
import { judged, literal } from './make-connections.ts'
import { at, connection, finding, KEY, odd, options, reference, resultOf } from './report-sample.ts'

/** The lines of the first frame, without the gutter. */
function frame(one: Finding, more: Partial<TextOptions> = {}): string[] {
  const lines = text(resultOf([one]), { ...options, ...more }).split('\n')
  const arrow = lines.findIndex((line) => /^ *--> /.test(line))
  return lines.slice(arrow + 2, arrow + 4).map((line) => line.replace(/^[ \d]*\| ?/, ''))
}

test('one problem, two files, the key masked', () => {
  expect(text(resultOf([reference().finding]), options)).toBe(`\
warning[static-key-remote-mcp]: Cursor sends a static key to mcp.acme-crm.io as \`Authorization\`
 --> .cursor/mcp.json:5:45
  |
5 |       "headers": { "Authorization": "Bearer \${env:ACME_KEY}" }
  |                                             ^^^^^^^^^^^^^^^
 --> .cursor/mcp.json:4:15
  |
4 |       "url": "https://mcp.acme-crm.io/billing",
  |               ------------------------------- the remote server
 --> .env:1:11
  |
1 | ACME_KEY="acme••••••••••••••••" # billing
  |           -------------------- defined here
  = help: sign in to "billing" with OAuth and delete the key

1 warning
41 files read: 3 agent files, 1 .env file, 37 others · findings in 1 of them
why, and what to do instead: agent-auth-lint --explain static-key-remote-mcp
`)
})

describe('frames', () => {
  test('a byte order mark and tabs', () => {
    const file = new SourceFile('a.json', '\ufeff{\t"k":\t"value"}\n')
    expect(frame(finding(at(file, 'value')))).toEqual(['{   "k":    "value"}', '             ^^^^^'])
    expect(text(resultOf([finding(at(file, 'value'))]), options)).toContain('--> a.json:1:9\n')
  })

  test('wide and combining characters', () => {
    const file = new SourceFile('a.json', '"漢字": "e\u0301x😀y"\n')
    expect(frame(finding(at(file, '😀')))).toEqual(['"漢字": "e\u0301x😀y"', '           ^^'])
  })

  test('a long line is cut around the span', () => {
    const file = new SourceFile('a.js', `${'x'.repeat(200_000)}"here"${'y'.repeat(200_000)}`)
    const [code = '', signs = ''] = frame(finding(at(file, 'here')))
    expect(code).toMatch(/^…x+"here"y+…$/)
    expect(code.length).toBeLessThanOrEqual(120)
    expect(code.slice(signs.indexOf('^'), signs.lastIndexOf('^') + 1)).toBe('here')
    expect(text(resultOf([finding(at(file, 'here'))]), options)).toContain('--> a.js:1:200002')
  })

  test('a span wider than the frame', () => {
    const file = new SourceFile('a.js', `k="${'v'.repeat(5000)}"`)
    const [code = '', signs = ''] = frame(finding(at(file, 'v'.repeat(5000))), { width: 60 })
    expect(code).toMatch(/^k="v+…$/)
    expect(signs).toMatch(/^ {3}\^+$/)
    expect(signs.length).toBeLessThanOrEqual(code.length)
  })

  test('secrets stay hidden where a line is cut', () => {
    const file = new SourceFile('a.js', `${'x'.repeat(300)}${KEY}${'y'.repeat(300)}!`)
    file.conceal(at(file, KEY))
    for (const word of ['x'.repeat(300), '!']) {
      const lines = frame(finding(at(file, word))).join('\n')
      for (let i = 0; i + 6 <= KEY.length; i++) expect(lines).not.toContain(KEY.slice(i, i + 6))
    }
  })

  test('of several lines the first', () => {
    const file = new SourceFile('a.yaml', 'k: |\n  one\n  two\n')
    expect(frame(finding(at(file, 'one\n  two')))).toEqual(['  one', '  ^^^'])
  })

  test('nothing at the end of the file: the last character', () => {
    const file = new SourceFile('a.json', '{ "a": 1\n\n')
    expect(frame(finding({ file, start: file.text.length, end: file.text.length }))).toEqual(['{ "a": 1', '       ^'])
  })

  test('an empty file', () => {
    const file = new SourceFile('a.json', '')
    expect(text(resultOf([finding({ file, start: 0, end: 0 })]), options)).toContain('--> a.json:1:1\n  |\n1 |\n  | ^\n')
  })

  test('columns on every line end', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const file = new SourceFile('a.env', `A=1${end}B=2${end}`)
      expect(frame(finding(at(file, '2')))).toEqual(['B=2', '  ^'])
    }
  })
})

describe('the page', () => {
  const { result } = odd()

  test('quiet shows errors only and says so', () => {
    const shown = text(result, { ...options, quiet: true })
    expect(shown.match(/^\w+\[/gm)).toEqual(['error['])
    expect(shown).toContain('1 error, 4 warnings, 1 note; only errors are shown')
    expect(shown).toContain('; only errors are shown')
  })

  test('verbose gives reasons and the files passed over', () => {
    const shown = text(resultOf([reference().finding], { unreadable: result.unreadable }), { ...options, verbose: true })
    expect(shown).toContain('  = facts: endpoint class remote, pairing P1, confidence high, static-key-remote-mcp/reference 5.5\n')
    expect(shown).toContain('note[skipped]: big.json: 12 MiB, over the limit of 10 MiB\n')
  })

  test('verbose lists lifetimes that nobody can read', () => {
    const lifetime = at(new SourceFile('.env', 'TOKEN_TTL=90\n'), '90')
    const policy: TokenPolicy = {
      kind: 'tokenPolicy',
      owner: { what: 'environment', product: 'environment' },
      token: 'access',
      lifetime: { is: 'dynamic', at: lifetime },
      unread: true,
      written: '',
      clientType: 'unknown',
      bound: false,
      internal: false,
      confidence: 'high',
      key: 'TOKEN_TTL',
      at: lifetime,
    }
    const unread = resultOf([], { model: { ...result.model, tokenPolicy: [policy] } })
    expect(text(unread, { ...options, verbose: true })).toContain(
      'note[lifetime]: .env:1:11: no unit can be told for `TOKEN_TTL`, so it is not judged\n',
    )
    expect(text(unread, options)).not.toContain('TOKEN_TTL')
  })

  test('unreadable input with its place', () => {
    expect(text(result, options)).toContain('warning[parse]: expected ","\n --> données/multi.yaml:6:1\n  |\n6 | b: 1\n  | ^^^^\n')
  })

  test('suppressed findings only when asked', () => {
    expect(text(result, options)).not.toContain('until May')
    expect(text(result, { ...options, showSuppressed: true })).toContain('= note: suppressed: until May')
  })

  test('nothing of the repository steers the terminal', () => {
    const shown = text(result, { ...options, verbose: true, showSuppressed: true })
    expect(shown).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202e]/)
    expect(shown).not.toContain(KEY)
    expect(shown).not.toMatch(/^\s*::/m)
  })

  test('colours change no text', () => {
    const plain = text(result, options)
    const colored = text(result, { ...options, color: true })
    expect(colored).toContain('\u001b[31m')
    // eslint-disable-next-line no-control-regex
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(plain)
  })

  test('wraps to the terminal, and paths lead from the working directory', () => {
    const shown = text(resultOf([reference().finding]), { ...options, width: 60, below: 'packages/api/' })
    expect(shown).toContain('a static key to\n  mcp.acme-crm.io as `Authorization`\n')
    expect(shown).toContain(' --> packages/api/.env:1:11\n')
    for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
  })

  test('many related places are counted', () => {
    const { finding: one, config } = reference()
    const related = Array.from({ length: 9 }, (_, i) => ({ at: { file: config, start: i, end: i + 1 }, label: `place ${i}` }))
    expect(text(resultOf([{ ...one, related }]), options)).toContain('  = note: and 4 more places; --verbose shows them\n')
    expect(text(resultOf([{ ...one, related }]), { ...options, verbose: true })).toContain('place 8')
  })

  test('places that no report lists are counted too', () => {
    const { finding: one, config } = reference()
    const related = Array.from({ length: 100 }, (_, i) => ({ at: { file: config, start: i, end: i + 1 }, label: `place ${i}` }))
    const facts = { ...one.facts, places: '222' }
    expect(text(resultOf([{ ...one, related, facts }]), options)).toContain('  = note: and 216 more places; --verbose shows 95\n')
    expect(text(resultOf([{ ...one, related, facts }]), { ...options, verbose: true })).toContain('  = note: and 121 more places\n')
  })
})

test('the worst stands last, and rules lead to their pages where the terminal shows links', () => {
  const { finding: one } = reference()
  const shown = text(
    resultOf([
      { ...one, level: 'error', message: 'first' },
      { ...one, level: 'note', message: 'second' },
      { ...one, message: 'third' },
    ]),
    options,
  )
  expect([...shown.matchAll(/^(\w+)\[/gm)].map(([, level]) => level)).toEqual(['note', 'warning', 'error'])
  expect(text(resultOf([one]), { ...options, links: true })).toContain('\u001b]8;;https://github.com/agent-auth-lint/agent-auth-lint/blob/')
  expect(shown).not.toContain('\u001b')
})

describe('the summary', () => {
  const file = new SourceFile('a.json', '{}')
  const { model } = resultOf([])

  test('never says clean when nothing was read', () => {
    const seen = { files: 212, agent: 0, variables: 0, oauth: 0, code: 90, other: 0, parsedCode: 0 }
    expect(summary(resultOf([], { seen }))).toEqual(['nothing was checked: no agent files, .env files or OAuth code in 212 files'])
  })

  test('says that files were left out only where some were', () => {
    const seen = { files: 0, agent: 0, variables: 0, oauth: 0, code: 0, other: 0, parsedCode: 0 }
    const rules = { off: ['scope-broad'], lowered: [], by: ['x.json'] }
    const none = { files: 0, configuration: [], asked: [], by: [] }
    const first = (files: number) => summary(resultOf([], { seen, policy: { leftOut: { ...none, files }, rules } }))[0]
    expect(first(0)).toBe('nothing was checked: no agent files, .env files or OAuth code in 0 files')
    expect(first(3)).toBe('nothing was checked: all files were left out')
  })

  test('nor clean when only other files were read', () => {
    const seen = { files: 9, agent: 0, variables: 0, oauth: 0, code: 0, other: 2, parsedCode: 0 }
    expect(summary(resultOf([], { seen }))).toEqual(['no problems; 9 files read: no agent files, .env files or OAuth code'])
  })

  test('says what was looked at', () => {
    const seen = { files: 41, agent: 3, variables: 1, oauth: 0, code: 9, other: 0, parsedCode: 2 }
    expect(summary(resultOf([], { seen }))).toEqual(['no problems; 41 files read: 3 agent files, 1 .env file, 2 code files, 35 others'])
  })

  test('names the languages whose code is not analysed, unless they are a few files beside others', () => {
    const seen = { files: 320, agent: 0, variables: 0, oauth: 0, code: 0, other: 0, parsedCode: 0 }
    const lines = (parsedCode: number) =>
      summary(
        resultOf([], {
          seen: { ...seen, parsedCode, unanalysed: unanalysedAmong([...Array(12).keys()].map((i) => `lib/a${i}.ex`).concat('a.C')) },
        }),
      )
    expect(lines(0).at(-1)).toBe('code that is not analysed, only searched for keys: 12 Elixir files, 1 C file')
    expect(lines(3).at(-1)).toBe('code that is not analysed, only searched for keys: 12 Elixir files')
    expect(unanalysedAmong(['a.ts', 'b.py', 'Makefile', 'constructor', 'x.constructor'])).toEqual([])
  })

  test('every language whose literals are read is analysed or named as one that is not', () => {
    const endings = namedLiterals.files.flatMap((pattern) => /\{(.*)\}/.exec(pattern)?.[1]?.split(',') ?? [])
    const analysed = /^(?:[cm]?[jt]sx?|vue|svelte|py|ipynb|go|java|kts?|cs|php|rs|rb(?:\.tt)?)$/
    expect(endings.length).toBeGreaterThan(20)
    expect(endings.filter((one) => analysed.test(one) === unanalysedAmong([`a.${one}`]).length > 0)).toEqual([])
  })

  test('never says no problems when a file could not be read, or no rule ran', () => {
    const seen = { files: 1118, agent: 3, variables: 1, oauth: 0, code: 9, other: 0, parsedCode: 2 }
    const unreadable = [{ path: 'a.json', reason: 'syntax', say: 'a comma is missing' }] as const
    expect(summary(resultOf([], { seen, unreadable }))[0]).toBe(
      'nothing was found, but 1 file could not be read in full; 1,118 files read: 3 agent files, 1 .env file, 2 code files, 1,112 others',
    )
    expect(summary(resultOf([], { seen, noRules: true }))[0]).toBe('no rule ran, so nothing was checked')
  })

  test('counts by rule, the most frequent first', () => {
    const { finding: one } = reference()
    const other = { ...one, rule: { ...one.rule, id: 'pkce-missing' } }
    expect(summary(resultOf([one, other, other]))).toEqual(
      expect.arrayContaining(['3 warnings', 'by rule: 2 pkce-missing, 1 static-key-remote-mcp']),
    )
  })

  test('counts what was passed over', () => {
    expect(summary(odd().result).at(-1)).toBe(
      '1 finding suppressed, 1 file read only in part, 2 files not read (1 too large, 1 vanished; --verbose lists them)',
    )
  })

  test('counts servers by how agents get into them', () => {
    const key = {
      form: 'reference',
      store: 'environment',
      name: 'K',
      sentAs: 'Authorization',
      place: 'header',
      confidence: 'high',
      at: { file, start: 0, end: 1 },
    } as const
    const command = { ...key, store: 'command' } as const
    const short = literal({ judged: judged({ class: 'short-lived' }) })
    const toFillIn = literal({ judged: judged({ class: 'placeholder' }) })
    const quiet = { id: 'x', name: 'X', oauth: 'none' } as const
    const servers = [
      connection(file, 'remote'),
      connection(file, 'production', { agent: quiet, oauth: true }),
      connection(file, 'remote', { credentials: [key], oauth: true }),
      connection(file, 'remote', { credentials: [short] }),
      connection(file, 'remote', { credentials: [command], agent: quiet }),
      connection(file, 'remote', { agent: quiet }),
      connection(file, 'loopback', { credentials: [key] }),
      connection(file, 'stdio'),
      connection(file, 'remote', { enabled: false }),
      connection(file, 'remote', { protocol: 'api' }),
      connection(file, 'remote', { credentials: [toFillIn] }),
    ]
    const ways = ['OAuth', 'OAuth', 'static key', 'short-lived token', 'static key', 'none', 'local', 'local']
    expect(servers.map(authentication).at(-1)).toBe('static key')
    expect(servers.map(authentication).slice(0, 8)).toEqual(ways)
    expect(summary(resultOf([], { model: { ...model, connection: servers } }))[1]).toBe(
      '9 MCP servers: 2 with OAuth, 3 with a static key, 1 with a short-lived token, 2 local, 1 without credentials',
    )
  })
})

test('the model is printed with places, and without values', () => {
  const { config, env, secret } = reference()
  const name = { value: KEY, at: at(env, 'ACME_KEY') }
  const one = connection(config, 'remote', { name, at: at(config, '"billing"') })
  const printed = printedModel({ ...resultOf([]).model, connection: [{ ...one, credentials: [{ secret } as never] }] })
  expect(JSON.parse(printed)).toMatchObject({
    connection: [
      {
        name: { value: '••••••••••••••••••••', at: '.env:1:1' },
        at: '.cursor/mcp.json:3:5',
        credentials: [{ secret: 'acme9Qm3… (20 chars)' }],
      },
    ],
  })
})
