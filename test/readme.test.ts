import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { staticKeySeverity } from '../src/knowledge/severity-matrix.ts'
import type { Credential, EndpointClass, Host } from '../src/model/index.ts'
import type { GitState } from '../src/text/source.ts'
import { bundled } from './bundle.ts'
import { cleanEnvironment, inCheckout, materialised } from './materialise.ts'

const readme = readFileSync(inCheckout('README.md'), 'utf8')

// `npm run generate` writes it; here the two cannot drift apart unseen.
test('the README shows what the demo prints', () => {
  const blocks = readFileSync(inCheckout('fixtures/demo.txt'), 'utf8').trimEnd().split('\n\n')
  const [, shown = ''] = /```text\n([^]*?)```/.exec(readme) ?? []
  expect(
    shown
      .trimEnd()
      .split('\n\n')
      .filter((block) => block !== '…' && !blocks.includes(block)),
  ).toEqual([])
  expect(shown).toContain(blocks.at(-1))
})

test('the table of the README is the matrix that the rules ask', () => {
  const [head = '', , ...rows] = /^\| stored \|[^]*?(?=\n\n)/m.exec(readme)?.[0].split('\n') ?? []
  const columns = cells(head).slice(1)
  const said = rows.map(cells).map(([stored = '', ...levels]) => ({ stored, levels: levels.map((level) => level.replace(' ¹', '')) }))
  expect(said).toEqual(
    Object.entries(STORED).map(([stored, credential]) => ({
      stored,
      levels: columns.map(
        (column) =>
          staticKeySeverity(credential, { class: column === 'local' ? 'loopback' : (column as EndpointClass) } as Host, 'recommended')
            ?.level ?? '–',
      ),
    })),
  )
})

test('the README names the formats, profiles and exit codes of --help', async () => {
  const { help } = await import('../src/settings/help.ts')
  for (const flag of readme.matchAll(/`(--[a-z-]+)/g)) expect(help).toContain(flag[1])
  for (const [, code = '', said = ''] of readme.matchAll(/^\| (\d) \| (.+?) \|$/gm))
    expect(help).toMatch(new RegExp(`^ {2}${code} {2}${said.slice(0, 6)}`, 'm'))
})

test('the README has at most 10 kB', () => expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(10_000))

// The recipes of hooks are run by hook-managers.test.ts, the workflows checked by action.test.ts.
test('every command of the README runs', () => {
  const { root, remove } = materialised(inCheckout('fixtures/rules/static-key-remote-mcp/bad-header-literal'))
  const programs = mkdtempSync(join(tmpdir(), 'programs-'))
  try {
    writeFileSync(join(programs, 'agent-auth-lint'), `#!/bin/sh\nexec '${process.execPath}' '${bundled().cli}' "$@"\n`)
    writeFileSync(join(programs, 'npx'), '#!/bin/sh\n[ "$1" = --no-install ] && shift\nexec "$@"\n')
    for (const name of ['agent-auth-lint', 'npx']) chmodSync(join(programs, name), 0o755)
    mkdirSync(join(root, 'home'))
    const lines = [...readme.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'))
    const spans = [...readme.matchAll(/`(agent-auth-lint --[^`]+)`/g)].map(([, span = '']) => span.replace('PATH', '.mcp.json'))
    expect(lines.length + spans.length).toBeGreaterThan(8)
    for (const line of [...lines, ...spans]) {
      const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
        cwd: root,
        encoding: 'utf8',
        env: { ...cleanEnvironment(), HOME: join(root, 'home'), PATH: `${programs}${delimiter}${process.env['PATH']}` },
      })
      expect([0, 1], `${line}\n${stdout}${stderr}`).toContain(status)
    }
  } finally {
    remove()
    rmSync(programs, { recursive: true })
  }
})

test('the links of the lists lead somewhere', () => {
  for (const [, path = '', anchor = ''] of readme.matchAll(/\]\((?!https:)([^)#]+)#?([^)]*)\)/g)) {
    const text = readFileSync(inCheckout(path), 'utf8')
    const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    )
    if (anchor !== '') expect(anchors, path).toContain(anchor)
  }
})

const literal = (git: GitState) => ({ form: 'literal', judged: { class: 'static' }, at: { file: { git } } }) as unknown as Credential

const STORED: Readonly<Record<string, Credential>> = {
  'in git': literal('tracked'),
  'untracked, not ignored': literal('untracked'),
  'ignored by git': literal('ignored'),
  'by reference': { form: 'reference' } as Credential,
}

function cells(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}
