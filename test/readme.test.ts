import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { staticKeySeverity } from '../src/knowledge/severity-matrix.ts'
import type { Credential, EndpointClass, Host } from '../src/model/index.ts'
import type { GitState } from '../src/text/source.ts'
import { inCheckout } from './materialise.ts'

const readme = readFileSync(inCheckout('README.md'), 'utf8')

// `npm run generate` writes it; here the two cannot drift apart unseen.
test('the README shows what the demo prints', () => {
  const blocks = readFileSync(inCheckout('fixtures/demo.txt'), 'utf8').trimEnd().split('\n\n')
  const [, shown = ''] = /```text\n([^]*?)```/.exec(readme) ?? []
  expect(shown.trimEnd().split('\n\n').filter((block) => block !== '…' && !blocks.includes(block))).toEqual([])
  expect(shown).toContain(blocks.at(-1))
})

test('the table of the README is the matrix that the rules ask', () => {
  const [head = '', , ...rows] = /^\| stored \|[^]*?(?=\n\n)/m.exec(readme)?.[0].split('\n') ?? []
  const columns = cells(head).slice(1)
  const said = rows.map(cells).map(([stored = '', ...levels]) => ({ stored, levels: levels.map((level) => level.replace(' ¹', '')) }))
  expect(said).toEqual(
    Object.entries(STORED).map(([stored, credential]) => ({
      stored,
      levels: columns.map((column) => staticKeySeverity(credential, { class: column === 'local' ? 'loopback' : (column as EndpointClass) } as Host, 'recommended')?.level ?? '–'),
    })),
  )
})

test('the README names the formats, profiles and exit codes of --help', async () => {
  const { help } = await import('../src/settings/help.ts')
  for (const flag of readme.matchAll(/`(--[a-z-]+)/g)) expect(help).toContain(flag[1])
  for (const [, code = '', said = ''] of readme.matchAll(/^\| (\d) \| (.+?) \|$/gm)) expect(help).toMatch(new RegExp(`^ {2}${code} {2}${said.slice(0, 6)}`, 'm'))
})

const literal = (git: GitState) => ({ form: 'literal', judged: { class: 'static' }, at: { file: { git } } }) as unknown as Credential

const STORED: Readonly<Record<string, Credential>> = {
  'in git': literal('tracked'),
  'untracked, not ignored': literal('untracked'),
  'ignored by git': literal('ignored'),
  'by reference': { form: 'reference' } as Credential,
}

function cells(row: string): string[] {
  return row.split('|').slice(1, -1).map((cell) => cell.trim())
}
