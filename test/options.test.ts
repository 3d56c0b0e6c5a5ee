import { describe, expect, test } from 'vitest'
import { UsageError } from '../src/text/errors.ts'
import type { Level } from '../src/model/severity.ts'
import { checkRules, parseOptions } from '../src/settings/options.ts'
import { exitCode, wantsColor } from '../src/settings/terminal.ts'
import { editDistance, suggestion } from '../src/settings/suggest.ts'
import { finding, odd, reference, resultOf } from './report-sample.ts'

describe('what is asked for', () => {
  test('nothing', () => {
    expect(parseOptions([])).toEqual({
      task: 'lint',
      paths: [],
      outputs: [{ format: 'text' }],
      exitZero: false,
      quiet: false,
      verbose: false,
      only: [],
      skip: [],
      levels: {},
      config: true,
      strictParse: false,
      requireCoverage: false,
      ignoreFiles: true,
      inline: true,
      ignored: true,
      tracked: false,
      staged: false,
      user: false,
      updateBaseline: false,
      hook: false,
      showSuppressed: false,
    })
  })

  test('everything', () => {
    const line =
      '-f sarif=out.sarif -f text --fail-on note --max-warnings 3 --no-exit-code -q --verbose --only a,b --only c --skip d --rule e=off,f=error/x'
    const more =
      'src --profile strict --strict-parse --no-ignored --tracked --show-suppressed --sarif-category agents --concurrency 2 --timeout 60 --no-color -- --odd'
    expect(parseOptions(`${line.replace('/x', '')} ${more}`.split(' '))).toEqual({
      task: 'lint',
      paths: ['src', '--odd'],
      outputs: [{ format: 'sarif', file: 'out.sarif' }, { format: 'text' }],
      failOn: 'note',
      maxWarnings: 3,
      exitZero: true,
      quiet: true,
      verbose: true,
      only: ['a', 'b', 'c'],
      skip: ['d'],
      levels: { e: 'off', f: 'error' },
      profile: 'strict',
      config: true,
      strictParse: true,
      requireCoverage: false,
      ignoreFiles: true,
      inline: true,
      ignored: false,
      tracked: true,
      staged: false,
      user: false,
      updateBaseline: false,
      hook: false,
      showSuppressed: true,
      sarifCategory: 'agents',
      concurrency: 2,
      timeout: 60,
      color: false,
    })
  })

  test.each([
    [['-h', '--version'], 'help'],
    [['-V'], 'version'],
    [['--list-rules'], 'list-rules'],
    [['--explain', 'x'], 'explain'],
    [['--print-model', '.'], 'print-model'],
  ])('%j', (argv, task) => expect(parseOptions(argv).task).toBe(task))

  test('one file for one format', () => {
    expect(parseOptions(['-o', 'x.txt']).outputs).toEqual([{ format: 'text', file: 'x.txt' }])
    expect(parseOptions(['-f', 'json', '-o', 'x.json']).outputs).toEqual([{ format: 'json', file: 'x.json' }])
    expect(parseOptions(['-fsarif=C:\\a=b.sarif']).outputs).toEqual([{ format: 'sarif', file: 'C:\\a=b.sarif' }])
    expect(parseOptions(['-f', 'github', '-f', 'text']).outputs).toHaveLength(2)
  })

  test('one form of a rule by its SARIF id', () => expect(parseOptions(['--only', 'a/literal']).only).toEqual(['a/literal']))
})

describe('mistakes are one line', () => {
  test.each([
    [['--fromat', 'json'], 'unknown option "--fromat" (did you mean --format?); --help lists them all'],
    [['-x'], 'unknown option "-x"; --help lists them all'],
    [['--format', 'jsno'], '--format takes text, sarif, json, github, markdown, gitlab, junit or compact, not "jsno" (did you mean json?)'],
    [['--format'], '--format needs a value'],
    [['-f', '--quiet'], '-f needs a value'],
    [['--format='], '--format needs a value'],
    [['-f', 'sarif='], '--format sarif= needs a file name after the ='],
    [['--quiet=yes'], '--quiet takes no value'],
    [['--fail-on', 'warn'], '--fail-on takes error, warning, note or none, not "warn" (did you mean warning?)'],
    [['--max-warnings', '-1'], '--max-warnings needs a value'],
    [['--max-warnings', 'few'], '--max-warnings takes a number, not "few"'],
    [['--concurrency', '0'], '--concurrency takes a number from 1 to 64, not 0'],
    [['--timeout', '0'], '--timeout takes a number from 1 to 86400, not 0'],
    [['--concurrency', 'all'], '--concurrency takes a number, not "all"'],
    [['--profile', 'strickt'], '--profile takes recommended, strict or local, not "strickt" (did you mean strict?)'],
    [['--rule', 'x'], '--rule "x" is not of the form ID=LEVEL'],
    [['--rule', 'x=loud'], '--rule takes error, warning, note or off, not "loud"'],
    [['-f', 'json', '-f', 'text'], 'json cannot share standard output; write -f json=FILE'],
    [['-f', 'json=a', '-f', 'sarif=a'], 'two formats go to the same file "a"'],
    [['-f', 'json', '-f', 'text', '-o', 'x'], '-o goes with one format; with several write -f FORMAT=FILE'],
    [[''], 'a path is empty'],
  ])('%j', (argv, message) => {
    expect(() => parseOptions(argv)).toThrow(new UsageError(message))
  })

  test('unknown rules', () => {
    const known = ['pkce-missing', 'pkce-weak']
    const check =
      (...argv: string[]) =>
      () =>
        checkRules(parseOptions(argv), known)
    expect(check('--only', 'pkce-mising')).toThrow('unknown rule "pkce-mising" (did you mean pkce-missing?); --list-rules shows them all')
    expect(check('--rule', 'zzz=off')).toThrow('unknown rule "zzz"; --list-rules')
    expect(check('--explain', 'pkce')).toThrow('did you mean pkce-missing?')
    expect(check('--skip', 'pkce-weak')).not.toThrow()
  })
})

describe('the exit code', () => {
  const { finding: one } = reference()
  const result = (...levels: Level[]) => resultOf(levels.map((level) => finding(one.at, { level })))

  test.each<[number, Level[], string]>([
    [0, [], ''],
    [0, ['warning', 'note'], ''],
    [1, ['error'], ''],
    [1, ['warning'], '--fail-on warning'],
    [1, ['note'], '--fail-on note'],
    [0, ['error'], '--fail-on none'],
    [0, ['error'], '--exit-zero'],
    [0, ['warning'], '--max-warnings 1'],
    [1, ['warning', 'warning'], '--max-warnings 1'],
    [1, ['warning'], '--fail-on none --max-warnings 0'],
  ])('%i for %j %s', (code, levels, line) => {
    expect(exitCode(result(...levels), parseOptions(line.split(' ').filter(Boolean)))).toBe(code)
  })

  test('2 for files that cannot be parsed, when asked to mind', () => {
    expect(exitCode(odd().result, parseOptions(['--strict-parse', '--exit-zero']))).toBe(2)
    expect(exitCode(resultOf([], { unreadable: odd().result.unreadable.slice(1) }), parseOptions(['--strict-parse']))).toBe(0)
  })
})

test.each<[boolean, boolean | undefined, Record<string, string>, boolean]>([
  [true, undefined, {}, true],
  [false, undefined, {}, false],
  [false, undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, true],
  [true, undefined, { NO_COLOR: '' }, true],
  [true, undefined, { FORCE_COLOR: '1', TERM: 'dumb' }, false],
  [false, undefined, { FORCE_COLOR: '0' }, true],
  [false, undefined, { TERM: 'dumb' }, true],
  [true, undefined, { CI: 'true', GITHUB_ACTIONS: 'true' }, false],
  [false, undefined, { CI: 'true' }, false],
  [true, true, { NO_COLOR: '1' }, false],
  [false, false, { FORCE_COLOR: '1' }, true],
])('colour %j for flag %j, %j, terminal %j', (expected, flag, env, terminal) => {
  expect(wantsColor(flag, env, terminal)).toBe(expected)
})

test('suggestions', () => {
  expect(editDistance('kitten', 'sitting')).toBe(3)
  expect(suggestion('jsn', ['text', 'json'])).toBe('json')
  expect(suggestion('zzzzzz', ['text', 'json'])).toBeUndefined()
  expect(suggestion('SARIF', ['sarif'])).toBe('sarif')
})
