import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lint, type LintOptions } from '../src/lint.ts'
import { summary } from '../src/report/summary.ts'
import { fake } from './fake-secrets.mjs'
import { NOW } from './materialise.ts'

const KEY = fake('github-pat-classic', { seed: 'suppress' })
let root: string

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'suppress-')))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

async function found(files: Readonly<Record<string, string>>, options: Omit<LintOptions, 'root'> = {}) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const result = await lint({ root, now: NOW, ...options })
  expect(result.failures).toEqual([])
  return { said: result.findings.map(({ rule, variant }) => `${rule.id}/${variant}`), result }
}

const DIRECTIVE = 'agent-auth-lint-disable-file secret-literal-tracked -- data'
const only = ['secret-literal-tracked', 'exception-expired']

// What stands in a string is data of the program: an attacker's text there hides nothing.
describe('a comment inside of a string hides nothing', () => {
  test.each<[string, string]>([
    ['a.ts', `export const help = "see https://x.io // ${DIRECTIVE}"\nexport const key = '${KEY}'\n`],
    ['a.ts', `export const help = \`\n// ${DIRECTIVE}\n\`\nexport const key = '${KEY}'\n`],
    ['a.tsx', `export const A = () => <p>// ${DIRECTIVE}</p>\nexport const key = '${KEY}'\n`],
    ['broken.ts', `export const help = "// ${DIRECTIVE}"\nexport const key = '${KEY}'\nexport const = = ;\n`],
    ['a.py', `HELP = """\n# ${DIRECTIVE}\n"""\nKEY = "${KEY}"\n`],
    ['a.json', `{ "help": "// ${DIRECTIVE}", "github_token": "${KEY}" }\n`],
    ['a.yaml', `help: "# ${DIRECTIVE}"\ngithub_token: ${KEY}\n`],
    ['.env', `HELP=" # ${DIRECTIVE}"\nGITHUB_TOKEN=${KEY}\n`],
    ['a.sh', `HELP='\n# ${DIRECTIVE}\n'\nexport GITHUB_TOKEN=${KEY}\n`],
    ['main.go', `package main\nvar help = "// ${DIRECTIVE}"\nvar key = "${KEY}"\n`],
    ['notes', `"# ${DIRECTIVE}"\n${KEY}\n`],
  ])('%s: %j', async (path, text) => {
    const { result } = await found({ [path]: text }, { only })
    expect(result.suppressed).toEqual([])
    expect(result.findings.filter(({ rule }) => rule.id === 'secret-literal-tracked')).toHaveLength(1)
  })

  test.each<[string, string]>([
    ['a.ts', `// ${DIRECTIVE}\nexport const key = '${KEY}'\n`],
    ['a.tsx', `export const A = () => <p>{/* ${DIRECTIVE} */}</p>\nexport const key = '${KEY}'\n`],
    ['a.py', `KEY = "${KEY}"  # ${DIRECTIVE}\n`],
    ['a.json', `{ // ${DIRECTIVE}\n "github_token": "${KEY}" }\n`],
    ['a.yaml', `# ${DIRECTIVE}\ngithub_token: ${KEY}\n`],
    ['.env', `# ${DIRECTIVE}\nGITHUB_TOKEN=${KEY}\n`],
    ['main.go', `package main // ${DIRECTIVE}\nvar key = "${KEY}"\n`],
    ['notes', `# ${DIRECTIVE}\n${KEY}\n`],
  ])('and a real one does: %s', async (path, text) => {
    const { said, result } = await found({ [path]: text }, { only })
    expect(said).toEqual([])
    expect(result.suppressed).toHaveLength(1)
    expect(summary(result).join('\n')).toContain('1 finding suppressed')
  })
})

test.each(['all', '*', 'secret-literal-traked', 'secret-literal-tracked, all'])('an exception for %s is a finding', async (rules) => {
  const { said } = await found({ '.env': `# agent-auth-lint-disable-file ${rules} -- because\nGITHUB_TOKEN=${KEY}\n` }, { only })
  expect(said).toContain('exception-expired/unknown')
  if (!rules.startsWith('secret-literal-tracked')) expect(said).toContain('secret-literal-tracked/provider')
})

test('one form of a rule', async () => {
  const files = { '.env': `# agent-auth-lint-disable-file secret-literal-tracked/generic -- because\nGITHUB_TOKEN=${KEY}\n` }
  expect((await found(files, { only })).said).toEqual(['exception-expired/unused', 'secret-literal-tracked/provider'])
  expect((await found(files, { only: ['secret-literal-tracked/provider'] })).said).toEqual(['secret-literal-tracked/provider'])
  expect((await found(files, { only: ['secret-literal-tracked/generic'] })).said).toEqual([])
  expect((await found(files, { only, skip: ['secret-literal-tracked/provider'] })).said).toEqual(['exception-expired/unused'])
  await expect(found(files, { only: ['pkce-weak/nonsense'] })).rejects.toThrow('pkce-weak has no form "nonsense"; it has ')
  await expect(found(files, { skip: ['pkce-wek'] })).rejects.toThrow('unknown rule "pkce-wek" (did you mean pkce-weak?)')
})

test('an exception of the configuration, for a file without comments, until its last day', async () => {
  const exception = (expires: string) =>
    JSON.stringify({ exceptions: [{ rule: 'secret-literal-tracked', path: 'a.json', reason: 'ends with the pilot', expires }] })
  const files = { 'a.json': `{ "github_token": "${KEY}" }\n` }
  const held = await found({ ...files, 'agent-auth-lint.config.json': exception('2026-12-31') }, { only })
  expect(held.said).toEqual([])
  expect(held.result.suppressed).toMatchObject([{ reason: 'ends with the pilot' }])
  expect(summary(held.result).join('\n')).toContain('1 finding suppressed')
  const past = await found({ ...files, 'agent-auth-lint.config.json': exception('2026-08-31') }, { only })
  expect(past.said).toEqual(['secret-literal-tracked/provider', 'exception-expired/expired'])
})

// Comments of Markdown begin at any place of a paragraph, and none in a span of code.
describe('a comment in Markdown', () => {
  const MARK = `<!-- ${DIRECTIVE} -->`
  test.each<[what: string, text: string, suppressed: number]>([
    ['at the start', `${MARK}\n\n${KEY}\n`, 1],
    ['far behind other text', `# Desk\n\n${'Some words about the desk. '.repeat(8)}${MARK}\n\n${KEY}\n`, 1],
    ['behind a list', `- one\n- two\n\nSee ${MARK} here.\n\n${KEY}\n`, 1],
    ['in a span of code', `Write \`${MARK}\` above it.\n\n${KEY}\n`, 0],
    ['in a span of two backticks', `Write \`\`a \` ${MARK}\`\` above it.\n\n${KEY}\n`, 0],
    ['behind a span of code', `Write \`x\` ${MARK}\n\n${KEY}\n`, 1],
    ['behind a backtick that nothing closes', `Write \` ${MARK}\n\n${KEY}\n`, 1],
  ])('%s', async (_, text, count) => {
    const { result } = await found({ 'notes.md': text }, { only })
    expect(result.suppressed).toHaveLength(count)
    expect(result.findings.filter(({ rule }) => rule.id === 'secret-literal-tracked')).toHaveLength(1 - count)
  })
})
