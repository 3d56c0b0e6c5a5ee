import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import type { Result } from '../src/judge/finding.ts'
import { lint } from '../src/lint.ts'
import { emptyResult } from '../src/report/empty.ts'
import { formats, reporters } from '../src/report/index.ts'
import { printedModel } from '../src/report/model.ts'
import { stackOf } from '../src/report/stack.ts'
import { rules } from '../rules/index.ts'
import type { Rule } from '../src/judge/rule.ts'
import { materialise as filled } from './fake-secrets.mjs'
import { ofSaid, REPORT } from './linted.ts'
import { filesIn, foldersIn, inCheckout, materialised, NOW, type Specification } from './materialise.ts'

interface Fixture {
  readonly name: string
  readonly folder: string
  readonly source: string
  readonly seed: string
}

/** Kinds that are published on purpose, or are no credentials. */
const PUBLIC = /^(?:supabase-anon-jwt|hex-\d+|generic-(?:43|86))$/

const fixtures: Fixture[] = [
  ...['rules', 'surfaces'].flatMap((kind) =>
    foldersIn(inCheckout(`fixtures/${kind}`)).flatMap((id) =>
      foldersIn(inCheckout(`fixtures/${kind}/${id}`)).map((one) => fixture(`fixtures/${kind}/${id}/${one}`)),
    ),
  ),
  ...foldersIn(inCheckout('test/cases')).map((one) => fixture(`test/cases/${one}`, '/repo')),
].filter(({ source }) => secretsOf(source, 'any').length > 0)

function fixture(path: string, below = ''): Fixture {
  return { name: path, folder: inCheckout(path), source: inCheckout(path + below), seed: path.split('/').at(-1) as string }
}

/** The values that a fixture's tokens stand for, and the parts of them that give them away. */
function secretsOf(source: string, seed: string): string[] {
  const tokens = new Set(filesIn(source).flatMap((path) => readFileSync(`${source}/${path}`, 'utf8').match(/\{\{fake:[^}]*\}\}/g) ?? []))
  return [...tokens]
    .filter((token) => !PUBLIC.test(/\{\{fake:([^}?#]*)/.exec(token)?.[1] ?? ''))
    .flatMap((token) => telling(filled(token, { seed, now: NOW * 1000 })))
}

/** A mask may show a prefix and four characters; nothing of the end. */
function telling(value: string): string[] {
  // Of a key file the secret members: its address and identifiers may be told.
  if (value.startsWith('{'))
    return Object.entries(JSON.parse(value) as Record<string, string>).flatMap(([name, member]) =>
      /^(?:private_key|client_secret|refresh_token)$/.test(name) ? telling(member) : [],
    )
  if (/\n|\\n/.test(value))
    return value
      .split(/\n|\\n/)
      .filter((line) => line.length > 30 && !line.includes('-----'))
      .map((line) => line.slice(-20))
  if (value.startsWith('eyJ'))
    return value
      .split('.')
      .slice(1)
      .map((part) => part.slice(-20))
  return [value.slice(-Math.min(16, Math.max(8, Math.floor(value.length / 2))))]
}

/** Everything that can be printed of a result. */
async function outputs(result: Result): Promise<Record<string, string>> {
  const options = { ...REPORT, verbose: true, showSuppressed: true }
  const reports: Record<string, string> = {}
  for (const format of formats) {
    const report = await reporters[format]()
    reports[format] = report(result, options)
  }
  return {
    ...reports,
    'text in colour': (await reporters.text())(result, { ...options, color: true, width: 60 }),
    model: printedModel(result.model),
    inspected: inspect(result, { depth: 12, maxArrayLength: null, maxStringLength: null }),
    stringified: JSON.stringify(result),
  }
}

let looked = 0
let results = 0

describe('no output shows a secret', () => {
  test.each(fixtures)('$name', async ({ folder, source, seed }) => {
    const secrets = secretsOf(source, seed)
    // Without a repository all is shared, so most is reported; and it is quicker.
    const { root, files, remove } = materialised(folder, {
      ...(source === folder ? {} : { source }),
      seed,
      specification: withoutGit(folder),
    })
    try {
      const texts = files.map((path) => readFileSync(`${root}/${path}`, /utf16/.test(folder) ? 'utf16le' : 'utf8'))
      expect(
        secrets.filter((secret) => !texts.some((text) => text.includes(secret))),
        'the needles are in the files',
      ).toEqual([])
      const result = await lint({ root, now: NOW, profile: 'strict' })
      // All rules fill a megabyte, so one result in fifty is looked at with them.
      for (const [name, text] of Object.entries(await outputs(results++ % 50 === 0 ? result : ofSaid(result)))) {
        for (const secret of secrets) {
          // No message of ours quotes the secret either.
          if (text.includes(secret))
            expect.fail(`${name} shows a secret: …${text.slice(Math.max(0, text.indexOf(secret) - 80), text.indexOf(secret))}[here]`)
        }
        looked++
      }
    } finally {
      remove()
    }
  })
})

function withoutGit(folder: string): Specification {
  const encode = /utf16/.test(folder)
    ? { encode: (JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as Specification).encode ?? {} }
    : {}
  return { git: false, ...encode }
}

afterAll(() => {
  expect(looked, 'something was looked at').toBeGreaterThan(1000)
})

describe('no error shows a secret', () => {
  const samples = fixtures.filter((_, i) => i % 9 === 0)

  test.each(samples)('$name', async ({ folder, source, seed }) => {
    const secrets = secretsOf(source, seed)
    const { root, files, remove } = materialised(folder, {
      ...(source === folder ? {} : { source }),
      seed,
      specification: withoutGit(folder),
    })
    try {
      const texts = files.map((path) => readFileSync(`${root}/${path}`, 'utf8'))
      const clumsy: Rule = {
        ...(rules[0] as Rule),
        run: () => {
          throw new Error(`cannot read ${texts.join('\n')}`, { cause: new SyntaxError(`unexpected ${texts.join(' ')}`) })
        },
      }
      const { failures } = await lint({ root, now: NOW, rules: [clumsy] })
      expect(failures).toHaveLength(1)
      const said = stackOf(failures[0]?.cause) + (await reporters.sarif())(emptyResult(rules), { ...REPORT, successful: false })
      for (const secret of secrets)
        if (said.includes(secret))
          expect.fail(`an error shows a secret: …${said.slice(Math.max(0, said.indexOf(secret) - 80), said.indexOf(secret))}[here]`)
    } finally {
      remove()
    }
  })
})
