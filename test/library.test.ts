import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Log } from 'sarif'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lint, type Options, sarif } from '../src/index.ts'
import { terminalPage } from '../src/report/terminal-page.ts'

const KEY = ['aZ9Qm3ZxT7', 'bLw2RkV5pYc'].join('')
const mcp = (host: string) =>
  JSON.stringify({ mcpServers: { billing: { url: `https://${host}/billing`, headers: { Authorization: `Bearer ${KEY}` } } } }, null, 2)
let root = ''

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'library-')))
  put('.cursor/mcp.json', mcp('mcp.acme-crm.io'))
  put('other/.cursor/mcp.json', mcp('mcp.other-crm.io'))
})
afterAll(() => rmSync(root, { recursive: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const found = async (options?: Options) => (await lint(root, options)).findings.map(({ path, rule }) => `${path} ${rule}`)

describe('the library', () => {
  test('paths are those of the root, wherever the process stands', async () => {
    expect(await found({ paths: ['.cursor/mcp.json'] })).toEqual(['.cursor/mcp.json static-key-remote-mcp'])
    expect(await found({ paths: [join(root, 'other')] })).toEqual(['other/.cursor/mcp.json static-key-remote-mcp'])
    expect(await found()).toHaveLength(2)
  })

  test('a text stands in for a file, which need not be there', async () => {
    expect(await found({ texts: { '.cursor/mcp.json': '{}' } })).toEqual([])
    expect(await found({ texts: { 'new/.mcp.json': mcp('mcp.third.io') } })).toEqual(['new/.mcp.json static-key-remote-mcp'])
    await expect(lint(root, { texts: { '../x.json': '{}' } })).rejects.toThrow('the path of a text lies below the root')
  })

  test('a configuration that is named', async () => {
    put('ci.yaml', 'rules: { static-key-remote-mcp: off }\n')
    expect(await found({ config: 'ci.yaml', paths: ['.cursor'] })).not.toContain('.cursor/mcp.json static-key-remote-mcp')
    await expect(lint(root, { config: 'nope.yaml' })).rejects.toThrow('no such configuration file: nope.yaml')
  })

  test.each([
    [{ path: ['a'] }, 'unknown option "path" (did you mean paths?)'],
    [{ paths: 'a' }, 'the option "paths" is a list of paths'],
    [{ profile: 'lax' }, 'the option "profile" is recommended, strict or local'],
    [{ levels: { 'pkce-weak': 'loud' } }, 'the option "levels" is levels by rule'],
    [{ only: ['pkce-week'] }, 'unknown rule "pkce-week" (did you mean pkce-weak?)'],
    [[], 'the second argument is an object of options'],
  ])('%j is a mistake', async (options, message) => expect(lint(root, options as Options)).rejects.toThrow(message))

  test('no key in any field, and SARIF with what GitHub asks for', async () => {
    const text = await sarif(root)
    expect(text + JSON.stringify(await lint(root))).not.toContain(KEY)
    const [run] = (JSON.parse(text) as Log).runs
    expect(run?.tool.driver.semanticVersion).toMatch(/^\d+\.\d+\.\d+/)
    expect(run?.results?.map(({ ruleId }) => ruleId)).toContain('static-key-remote-mcp/literal')
  })
})

describe('a page on a terminal', () => {
  const page =
    '<!-- x -->\n# pkce-weak\n\n**Weak.** See [RFC 7636](https://www.rfc-editor.org/rfc/rfc7636.html) and <https://a.example>.\n\n| Form | Level |\n| --- | --- |\n| `plain` | error |\n\n```ts\nconst a = 1\n```\n'

  test('has no marks of Markdown', () => {
    expect(terminalPage(page, { color: false })).toBe(
      'pkce-weak\n\nWeak. See RFC 7636 (https://www.rfc-editor.org/rfc/rfc7636.html) and https://a.example.\n\n  Form   Level\n  plain  error\n\n    const a = 1\n',
    )
    expect(terminalPage(page, { color: true })).toContain('\u001b[1mWeak.\u001b[22m')
  })

  test('fits the width', () => {
    const text = terminalPage(`A ${'word '.repeat(60)}end`, { color: false, width: 60 })
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
  })
})
