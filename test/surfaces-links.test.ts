import { describe, expect, test } from 'vitest'
import documents from '../src/surfaces/documents/documents.ts'
import { readBy, shownBy } from './surfaces-shown.ts'

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')
const encoded = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const read = (text: string, path = 'README.md') => shownBy(documents, text, path)

const entry = { url: 'https://a.acme.io', headers: { 'X-Api-Key': 'k' } }

describe('install links', () => {
  test.each([
    [
      'Cursor',
      `[install](https://cursor.com/install-mcp?name=desk&config=${base64(entry)})`,
      'Cursor: desk https://a.acme.io headers {X-Api-Key=k 1:59} example',
    ],
    [
      'Cursor, in HTML',
      `<a href="cursor://anysphere.cursor-deeplink/mcp/install?name=desk&amp;config=${base64(entry)}">`,
      'Cursor: desk https://a.acme.io headers {X-Api-Key=k 1:78} example',
    ],
    [
      'VS Code',
      `vscode:mcp/install?${encoded({ name: 'desk', ...entry })}`,
      'VS Code: desk https://a.acme.io headers {X-Api-Key=k 1:20} example',
    ],
    [
      'VS Code, redirected',
      `https://insiders.vscode.dev/redirect/mcp/install?name=desk&config=${encoded(entry)}&inputs=x`,
      'VS Code: desk https://a.acme.io headers {X-Api-Key=k 1:67} example',
    ],
    [
      'VS Code, inside another link',
      `https://vscode.dev/redirect?url=vscode:mcp/install%3F${encodeURIComponent(encoded({ name: 'desk', ...entry }))}`,
      'VS Code: desk https://a.acme.io headers {X-Api-Key=k 1:29} example',
    ],
    [
      'LM Studio',
      `lmstudio://add_mcp?name=desk&config=${base64({ desk: entry })}`,
      'LM Studio: desk https://a.acme.io headers {X-Api-Key=k 1:37} example',
    ],
    ['Goose', 'goose://extension?cmd=npx&arg=-y&arg=desk-mcp&name=Desk%20tools', 'Goose: Desk tools desk-mcp example'],
  ])('%s', async (_, text, expected) => {
    expect(await read(text)).toEqual([expected])
  })

  test('that do not decode say nothing', async () => {
    const broken = ['config=!!!', 'config=bm90anNvbg==', 'config=%7B%22url%22', 'config=%E0%A4%A', '%E0%A4%A', 'name=only', ''].map(
      (query) => `https://cursor.com/install-mcp?${query}`,
    )
    expect(await read(broken.join('\n'))).toEqual([])
  })

  test('are concealed as a whole', async () => {
    const [server] = await readBy(documents, `https://cursor.com/install-mcp?name=desk&config=${base64(entry)}`, 'README.md')
    const part = server?.kind === 'server' ? server.headers[0]?.value.parts[0] : undefined
    expect(part?.kind === 'text' && part.text.opaque).toBe(true)
  })
})

describe('fenced blocks', () => {
  test('are examples', async () => {
    expect(
      await read(
        '```json\n{ "mcpServers": { "desk": { "url": "https://a.acme.io" } } }\n```\n```sh\n$ claude mcp add desk https://a.acme.io -H "X-Api-Key: k"\n```\n',
      ),
    ).toEqual(['MCP client: desk https://a.acme.io example', 'Claude Code: desk https://a.acme.io headers {X-Api-Key=k 5:56} example'])
  })

  test('of other languages say nothing', async () => {
    expect(await read('mcp\n```ts\nconst a = { mcpServers: {} }\n```\n```json\n{ "mcp": true, \n```\n```yaml\n: : :\n```\n')).toEqual([])
  })

  test('of instruction files are left to the instructions', async () => {
    expect(await read('```json\n{ "mcpServers": { "desk": { "url": "https://a.acme.io" } } }\n```\n', 'CLAUDE.md')).toEqual([])
  })
})

test('references in examples are not followed', async () => {
  expect(
    await read(
      '```sh\nclaude mcp add desk https://a.acme.io -H "Authorization: $DESK_TOKEN"\nclaude mcp add -e KEY=$KEY desk -- desk-mcp --token $TOKEN --region eu-1\n```\n',
    ),
  ).toEqual(['Claude Code: desk https://a.acme.io example', 'Claude Code: desk desk-mcp --token <TOKEN> --region eu-1 example'])
})
