import { describe, expect, test } from 'vitest'
import commandScripts from '../src/surfaces/deploy/command-scripts.ts'
import makefile from '../src/surfaces/deploy/makefile.ts'
import packageManifest from '../src/surfaces/documents/package-manifest.ts'
import { shownBy } from './surfaces-shown.ts'

const script = (text: string) => shownBy(commandScripts, text, 'setup.sh')

describe('commands that add servers', () => {
  test.each([
    [
      'claude mcp add --transport http desk https://a.acme.io -H "Authorization: Bearer k"',
      'Claude Code: desk https://a.acme.io headers {Authorization=Bearer k 1:75}',
    ],
    ['claude mcp add -e KEY=k desk -- npx -y desk-mcp --verbose', 'Claude Code: desk desk-mcp --verbose env {KEY=k 1:23}'],
    ['claude mcp add -e A=1 --env=B=$TOKEN desk -- node server.js', 'Claude Code: desk server.js env {A=1 1:21, B=<TOKEN> 1:31}'],
    [
      `claude mcp add-json desk '{"type":"http","url":"https://a.acme.io","headers":{"X-Api-Key":"k"}}' -s user`,
      'Claude Code: desk https://a.acme.io headers {X-Api-Key=k 1:92}',
    ],
    [
      'codex mcp add desk --url https://a.acme.io --bearer-token-env-var DESK',
      'Codex: desk https://a.acme.io headers {Authorization=<DESK> 1:67}',
    ],
    ['codex mcp add desk --env KEY=k -- npx desk-mcp', 'Codex: desk desk-mcp env {KEY=k 1:30}'],
    ['gemini mcp add -t http -H "X-Api-Key: k" desk https://a.acme.io', 'Gemini CLI: desk https://a.acme.io headers {X-Api-Key=k 1:39}'],
    ['droid mcp add desk "npx -y desk-mcp" --env KEY=k', 'Factory Droid: desk desk-mcp env {KEY=k 1:48}'],
    ['amp mcp add desk --header "KEY_HEADER=k" https://a.acme.io', 'Amp: desk https://a.acme.io headers {KEY_HEADER=k 1:39}'],
    ['q mcp add --name desk --command uvx --args desk-mcp --env "A=1,B=2"', 'Amazon Q: desk desk-mcp env {A=1 1:62, B=2 1:66}'],
    ['npx @google/gemini-cli@latest mcp add desk https://a.acme.io', 'Gemini CLI: desk https://a.acme.io'],
    ['goose session --with-extension "KEY=k npx -y desk-mcp"', 'Goose: extension desk-mcp env {KEY=k 1:37}'],
  ])('%s', async (text, expected) => {
    expect(await script(text)).toEqual([expected])
  })

  test('hand over JSON', async () => {
    expect(
      await script(
        `claude --mcp-config '{"mcpServers":{"desk":{"type":"http","url":"https://a.acme.io","headers":{"Authorization":"Bearer \${T}"}}}}' -p hi`,
      ),
    ).toEqual(['Claude Code: desk https://a.acme.io headers {Authorization=Bearer <T> 1:113}'])
    expect(
      await script(
        `code --add-mcp "{\\"name\\":\\"desk\\",\\"command\\":\\"uvx\\",\\"args\\":[\\"desk\\"],\\"env\\":{\\"KEY\\":\\"k\\"}}"`,
      ),
    ).toEqual(['VS Code: desk desk env {KEY=k 1:95}'])
  })

  test('that are something else say nothing', async () => {
    expect(
      await script(
        'claude mcp list\nclaude mcp add\nclaude --mcp-config ./mcp.json\nclaude --mcp-config "$CONFIG"\nclaude mcp add-json desk "{broken"',
      ),
    ).toEqual([])
  })
})

describe('commands with credentials', () => {
  test('keep the header that announces a value', async () => {
    expect(await script('curl -fsS -H "Authorization: Bearer k" -H "Accept: text/plain" -u me:pw https://a.acme.io/v1')).toEqual([
      '1:15 script Authorization: Bearer k',
      '1:70 argument password: pw',
      '1:73 script https://a.acme.io/v1',
    ])
  })

  test('tell variables of a script from arguments', async () => {
    expect(await script('export KEY=k\nKEY=k tool --token=t\ndocker run -e KEY=k image')).toEqual([
      '1:12 code KEY: k',
      '2:5 code KEY: k',
      '2:20 argument --token: t',
      '3:19 argument KEY: k',
    ])
  })

  test('count variables of an npm script as part of its line', async () => {
    expect(await shownBy(packageManifest, '{ "scripts": { "a": "KEY=k tool --token=$TOKEN" } }', 'package.json')).toEqual([
      '1:26 argument KEY: k',
    ])
  })

  test("hand a whole file of variables to somebody else's container", async () => {
    expect(await script('docker run --rm --env-file .env ghcr.io/github/github-mcp-server')).toEqual([
      "1:28 all of .env to GitHub's server ghcr.io/github/github-mcp-server",
    ])
    expect(
      await script(
        'docker run --env-file /run/x.env ghcr.io/github/github-mcp-server\ndocker run --env-file .env acme/desk\nop run --env-file=.env -- docker run ghcr.io/github/github-mcp-server',
      ),
    ).toEqual([])
  })

  test('stand in recipes of a Makefile', async () => {
    expect(
      await shownBy(
        makefile,
        'KEY ?= k\nwarm:\n\t@curl https://a.acme.io \\\n\t  -H "Authorization: Bearer k"\n\ttool --api-key $(KEY)\n',
        'Makefile',
      ),
    ).toEqual(['1:8 code KEY: k', '3:8 script https://a.acme.io', '4:8 script Authorization: Bearer k'])
  })
})

test('configuration that a script writes is read', async () => {
  const text = `cat > mcp.json <<'JSON'
{ "mcpServers": { "desk": { "url": "https://a.acme.io" } } }
JSON
cat >> config.toml <<END
[mcp_servers.desk]
url = "https://b.acme.io"
END
cat <<END
{ "title": "no servers" }
END
`
  expect(await script(text)).toEqual(['MCP client: desk https://a.acme.io', 'Codex: desk https://b.acme.io'])
})

describe('published files', () => {
  const published = (text: string, files: Record<string, string> = {}) => shownBy(packageManifest, text, 'tool/package.json', files)

  test('are those of `files`', async () => {
    expect(await published('{ "name": "a", "version": "1.0.0", "files": ["dist", "./.env"] }')).toEqual([
      '1:45 the npm package of tool /dist /.env but .git .npmrc node_modules package-lock.json npm-debug.log .DS_Store',
    ])
  })

  test('are all but the ignored ones, .npmignore before .gitignore', async () => {
    expect(await published('{ "name": "a", "version": "1.0.0" }', { 'tool/.gitignore': '.env\n' })).toEqual([
      expect.stringMatching(/ of tool \* but .* \.env$/),
    ])
    expect(await published('{ "name": "a", "version": "1.0.0" }', { 'tool/.gitignore': '.env\n', 'tool/.npmignore': 'test\n' })).toEqual([
      expect.stringMatching(/ of tool \* but .* test$/),
    ])
  })

  test('are none in a private package', async () => {
    expect(await published('{ "name": "a", "version": "1.0.0", "private": true }')).toEqual([])
  })
})
