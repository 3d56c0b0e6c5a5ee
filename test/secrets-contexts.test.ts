import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Result } from '../src/judge/finding.ts'
import { lint } from '../src/lint.ts'
import { formats, reporters } from '../src/report/index.ts'
import { printedModel } from '../src/report/model.ts'
import { said } from '../src/report/redact.ts'
import { UsageError } from '../src/text/errors.ts'
import { KINDS, materialise } from './fake-secrets.mjs'
import { ofSaid, REPORT } from './linted.ts'
import { NOW } from './materialise.ts'

/** Letters and digits in a row that give a secret away. */
const PIECE = 8
const PIECES = new RegExp(`[a-z0-9]{${PIECE},}`, 'g')

/** Published on purpose, or no credential. */
const PUBLIC = /^(?:supabase-anon-jwt|hex-\d+|generic-\d+|password|gcp-|pem-)/
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface Sample {
  readonly kind: string
  readonly value: string
  readonly pieces: readonly string[]
}

const samples: Sample[] = KINDS.filter((kind) => !PUBLIC.test(kind)).map((kind) => {
  const [value = '', other = ''] = ['a', 'b'].map((label) =>
    materialise(`{{fake:${kind}#${label}}}`, { seed: 'contexts', now: NOW * 1000 }),
  )
  // A mask shows what all of a kind begin with, and four characters more.
  let prefix = 0
  while (prefix < value.length && value[prefix] === other[prefix]) prefix++
  const told = new Set(piecesOf(value.slice(0, prefix + PIECE - 1)))
  const elsewhere = new Set(piecesOf(other))
  return { kind, value, pieces: piecesOf(value).filter((piece) => !elsewhere.has(piece) && !told.has(piece)) }
})
/** What announces nothing cannot be told from an identifier. */
const telling = samples.filter(({ value }) => !UUID.test(value))

/** Eight letters and digits in a row of a value's random part: no host, no number, no user of an address. */
function piecesOf(value: string): string[] {
  const secret = value.replace(/^[a-z+]+:\/\/(?:[^:/@]*:(?=[^/@]*@)|[^/]*\/)/, '').replace(/@[a-z0-9.-]+$/, '')
  return (secret.match(/[A-Za-z0-9]+/g) ?? [])
    .flatMap((run) => Array.from({ length: Math.max(0, run.length - PIECE + 1) }, (_, i) => run.slice(i, i + PIECE).toLowerCase()))
    .filter((piece) => !/^\d+$/.test(piece))
}

/** Three letters that a piece begins with: most of a text is none of them, and is not cut to be looked up. */
const starts = new Uint8Array(2 ** 21)
const startAt = (text: string, at: number) => (text.charCodeAt(at) << 14) | (text.charCodeAt(at + 1) << 7) | text.charCodeAt(at + 2)
for (const { pieces } of samples) for (const piece of pieces) starts[startAt(piece, 0)] = 1

/** The kinds of which a text shows a piece, in any case. */
function shownIn(text: string, of: readonly Sample[]): string[] {
  const kinds = new Map(of.flatMap(({ kind, pieces }) => pieces.map((piece) => [piece, kind] as const)))
  const found = new Map<string, string>()
  for (const { 0: run, index } of text.toLowerCase().matchAll(PIECES)) {
    for (let i = 0; i + PIECE <= run.length; i++) {
      if (starts[startAt(run, i)] === 0) continue
      const kind = kinds.get(run.slice(i, i + PIECE))
      if (kind === undefined || found.has(kind)) continue
      const at = index + i
      found.set(kind, `${kind}: ${text.slice(Math.max(0, at - 60), at).replace(/\s+/g, ' ')}[here]`)
    }
  }
  return [...found.values()]
}

/** Everything that can be printed of a result. */
async function everything(result: Result): Promise<string> {
  const all = await Promise.all(
    formats.map(async (format) => (await reporters[format](result))(result, { ...REPORT, verbose: true, showSuppressed: true })),
  )
  return [...all, printedModel(result.model), ...result.notes.map(said)].join('\n')
}

let root = ''
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), 'contexts-'))))
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function resultOf(name: string, files: Readonly<Record<string, string>>): Promise<Result> {
  const folder = join(root, name)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return lint({ root: folder, now: NOW, profile: 'strict' })
}

const json = (value: unknown) => JSON.stringify(value, null, 2)
const servers = (of: readonly Sample[], entry: (value: string, i: number) => [name: string, server: object]) => ({
  '.mcp.json': json({ mcpServers: Object.fromEntries(of.map(({ value }, i) => entry(value, i))) }),
})
const url = 'https://mcp.acme-crm.io/mcp'
const reference = { Authorization: 'Bearer ${ACME_TOKEN}' }
const oneLine = (of: readonly Sample[]) => of.filter(({ value }) => !/[\n'"`]/.test(value))
const named = (of: readonly Sample[]) => of.filter(({ value }) => /^[\w.~+=-]{1,180}$/.test(value))
const lines = (of: readonly Sample[], line: (value: string, i: number) => string) =>
  oneLine(of)
    .map(({ value }, i) => line(value, i))
    .join('\n') + '\n'
const each = (of: readonly Sample[], path: (i: number) => string, text: (value: string) => string) =>
  Object.fromEntries(oneLine(of).map(({ value }, i) => [path(i), text(value)]))
const key = ['-----BEGIN ', 'PRIVATE KEY-----'].join('')

/** Where a secret stands, and the samples that can stand there. */
const CONTEXTS: Readonly<
  Record<string, { readonly of: readonly Sample[]; readonly files: (of: readonly Sample[]) => Readonly<Record<string, string>> }>
> = {
  value: {
    of: samples,
    files: (of) => servers(of, (value, i) => [`s${i}`, { command: 'npx', args: ['acme-mcp'], env: { ACME_TOKEN: value } }]),
  },
  header: {
    of: samples,
    files: (of) => servers(of, (value, i) => [`s${i}`, { url, headers: { Authorization: `Bearer ${value}`, 'X-Api-Key': value } }]),
  },
  userinfo: {
    of: named(samples),
    files: (of) => servers(of, (value, i) => [`s${i}`, { url: `https://agent:${value}@mcp.acme-crm.io/mcp` }]),
  },
  query: { of: named(samples), files: (of) => servers(of, (value, i) => [`s${i}`, { url: `${url}?api_key=${value}` }]) },
  args: { of: samples, files: (of) => servers(of, (value, i) => [`s${i}`, { command: 'npx', args: ['acme-mcp', '--api-key', value] }]) },
  YAML: {
    of: oneLine(samples),
    files: (of) => ({
      'compose.yaml': `services:\n  app:\n    image: acme\n    environment:\n${lines(of, (value, i) => `      API_TOKEN_${i}: '${value}'`)}`,
    }),
  },
  dotenv: {
    of: oneLine(samples),
    files: (of) => ({
      '.env': lines(of, (value, i) => `API_TOKEN_${i}=${value}\nexport API_KEY_${i}="${value}" # the key\nAPI_SECRET_${i}='${value}'`),
    }),
  },
  TypeScript: {
    of: oneLine(telling),
    files: (of) => ({
      'src/token.ts': `import jwt from 'jsonwebtoken'\n${lines(of, (value, i) => `export const t${i} = (sub: string) => jwt.sign({ sub }, '${value}', { expiresIn: '365d' })`)}`,
    }),
  },
  Python: {
    of: oneLine(telling),
    files: (of) => ({
      'token.py': `import jwt, datetime\n${lines(of, (value, i) => `t${i} = jwt.encode({"sub": "a", "exp": datetime.datetime.utcnow() + datetime.timedelta(days=365)}, '${value}', algorithm="HS256")`)}`,
    }),
  },
  Markdown: {
    of: telling,
    files: (of) => ({
      'CLAUDE.md': lines(of, (value, i) => `- Call service ${i} with \`curl -H "Authorization: Bearer ${value}" ${url}\``),
    }),
  },
  shell: {
    of: oneLine(telling),
    files: (of) => ({
      'setup.sh': `#!/bin/sh\n${lines(of, (value, i) => `claude mcp add --transport http s${i} ${url} --header "Authorization: Bearer ${value}"`)}`,
    }),
  },
  'key name': {
    of: named(telling),
    files: (of) =>
      servers(of, (value, i) => [
        `s${i}`,
        {
          url,
          headers: { ...reference, [value]: '${ACME_KEY}', [`x-${value}`]: 'aB3dE5gH7jK9mN1pQ2rS' },
          env: { [`my_${value}`]: '${X}' },
        },
      ]),
  },
  'server name': {
    of: named(telling),
    files: (of) =>
      servers(of, (value, i) => [
        i % 2 ? value : `my_${value}`,
        { url, headers: { Authorization: `Bearer ${i % 2 ? 'aB3dE5gH7jK9mN1pQ2rS' : '${A}'}` } },
      ]),
  },
  host: {
    of: telling.filter(({ value }) => /^[\w-]{1,63}$/.test(value)),
    files: (of) => servers(of, (value, i) => [`s${i}`, { url: `https://${value}.acme-crm.io/mcp`, headers: reference }]),
  },
  'folder and file name': {
    of: named(telling).filter(({ value }) => !value.startsWith('.')),
    files: (of) =>
      Object.fromEntries(
        of.flatMap(({ value }) => [
          [`${value}/.cursor/mcp.json`, json({ mcpServers: { a: { url, headers: reference } } })],
          [`docs/${value}.env`, 'A=1\nAPI_TOKEN="open\n'],
          [`src/my_${value}.ts`, `import jwt from 'jsonwebtoken'\njwt.sign({}, process.env.S!, { expiresIn: '365d' })\n`],
        ]),
      ),
  },
  'comment beside a finding': {
    of: oneLine(telling),
    files: (of) => ({
      'src/a.ts': `import jwt from 'jsonwebtoken'\n${lines(of, (value, i) => `export const t${i} = jwt.sign({}, process.env.S!, { expiresIn: '365d' }) // ${value}`)}`,
      ...each(
        of,
        (i) => `b${i}/.cursor/mcp.json`,
        (value) => `{ "mcpServers": { "a": { "url": "${url}", "headers": { "Authorization": "Bearer \${A}" } } } } // was ${value}`,
      ),
    }),
  },
  'broken syntax': {
    of: oneLine(samples),
    files: (of) => ({
      ...each(
        of,
        (i) => `a${i}/.cursor/mcp.json`,
        (value) => `{"a": ${value}`,
      ),
      ...each(
        of,
        (i) => `b${i}/.cursor/mcp.json`,
        (value) => `{"mcpServers": {"a": {"url": "${url}", "token" "${value}" }`,
      ),
      ...each(
        of,
        (i) => `c${i}/compose.yaml`,
        (value) => `services:\n  a: [ ${value}\n b: {`,
      ),
    }),
  },
  'private key': { of: [], files: () => ({ '.env': `PRIVATE_KEY="${key}\\n${'MIIEvQIBADANBgkqhkiG9w0BAQ'.repeat(6)}"\n` }) },
}

let looked = 0

describe('no format shows a piece of a secret', () => {
  test.each(Object.entries(CONTEXTS))('%s', async (name, { of, files }) => {
    const result = await resultOf(name.replaceAll(' ', '-'), files(of))
    expect([...result.findings, ...result.unreadable].length, 'something is reported').toBeGreaterThan(0)
    expect(result.failures).toEqual([])
    // All rules fill a megabyte, so one result in nine is looked at with them.
    const text = await everything(looked++ % 9 === 0 ? result : ofSaid(result))
    expect(shownIn(text, of)).toEqual([])
    expect(text).not.toContain('MIIEvQIBADAN')
  })

  test("the linter's configuration", async () => {
    for (const sample of named(telling)) {
      const said = await messageOf(`profile: recommended\nrules:\n  ${sample.value}: error # ${sample.value}\n`)
      expect(shownIn(said, [sample])).toEqual([])
    }
    for (const sample of oneLine(samples).filter((_, i) => i % 8 === 0))
      expect(shownIn(await messageOf(`profile: "${sample.value}"\n`), [sample])).toEqual([])
  })

  test("git's configuration and other remarks", async () => {
    for (const sample of oneLine(telling))
      expect(
        shownIn(said(`git failed: fatal: bad numeric config value '${sample.value}' for 'core.bigfilethreshold' in file .git/config`), [
          sample,
        ]),
      ).toEqual([])
    for (const sample of telling.slice(0, 5)) {
      const result = await resultOf(`git-${sample.kind}`, {
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/refs/x': '',
        '.git/objects/x': '',
        '.git/config': `[core]\n\trepositoryformatversion = ${sample.value}\n`,
        'a.txt': '',
      })
      expect(result.notes.join()).not.toBe('')
      expect(shownIn(await everything(ofSaid(result)), [sample])).toEqual([])
    }
  })
})

async function messageOf(config: string): Promise<string> {
  try {
    await resultOf('settings', { 'agent-auth-lint.config.yaml': config, '.mcp.json': '{}' })
  } catch (error) {
    if (error instanceof UsageError) return [said(error.message), ...error.frame].join('\n')
    throw error
  }
  throw new Error('a mistake in the configuration passes')
}
