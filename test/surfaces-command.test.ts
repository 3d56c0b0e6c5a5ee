import { describe, expect, test } from 'vitest'
import { SourceFile } from '../src/text/source.ts'
import { readCommand } from '../src/surfaces/deploy/command.ts'
import { packageName } from '../src/surfaces/deploy/package-name.ts'
import { splitWords } from '../src/surfaces/deploy/words.ts'
import { template } from '../src/surfaces/deploy/interpolation.ts'

const words = (line: string) => splitWords(new SourceFile('line', line).whole)
const command = (line: string) => readCommand(words(line))
const shown = (line: string) =>
  template(new SourceFile('t', line).whole).parts.map((part) =>
    part.kind === 'text' ? part.text.value : `<${part.store} ${part.name}${part.fallback ? ` or ${part.fallback.value}` : ''}>`,
  )

describe('commands', () => {
  test.each([
    ['npx -y mcp-remote@0.1.38 https://a.io/mcp', 'mcp-remote', 'https://a.io/mcp'],
    ['cmd /c npx mcp-remote https://a.io/sse --header "Authorization: Bearer x"', 'mcp-remote', 'https://a.io/sse'],
    ['bunx mcp-remote https://a.io/mcp 3334', 'mcp-remote', 'https://a.io/mcp'],
    ['sh -c "npx mcp-remote https://a.io/mcp"', 'mcp-remote', 'https://a.io/mcp'],
    ['env X=1 npx -y supergateway --sse https://a.io/sse', 'supergateway', 'https://a.io/sse'],
    ['uvx mcp-proxy -H x-api-key abc https://a.io/mcp', 'mcp-proxy', 'https://a.io/mcp'],
    ['npx -y @acme/bridge https://a.io/mcp --header "X: y"', 'a bridge program', 'https://a.io/mcp'],
  ])('%s is a bridge', (line, name, url) => {
    const { bridge } = command(line) ?? {}
    expect([bridge?.name, bridge?.url.value]).toEqual([name, url])
  })

  test.each([
    ['npx -y @modelcontextprotocol/server-github', '@modelcontextprotocol/server-github'],
    ['uvx --from git+https://x.io/y mcp-server', 'mcp-server'],
    ['docker run -i --rm -e TOKEN=abc -e OTHER ghcr.io/github/github-mcp-server:v1 --flag', 'ghcr.io/github/github-mcp-server'],
    ['node --env-file=.env ./dist/index.js', './dist/index.js'],
    ['python -m acme.server', 'acme.server'],
    ['op run --env-file=./pg.env -- npx -y @acme/pg', '@acme/pg'],
    ['uv run --directory tools/report report-mcp', 'report-mcp'],
  ])('%s runs %s', (line, program) => {
    expect(command(line)?.program.value).toBe(program)
    expect(command(line)?.bridge).toBeUndefined()
  })

  test('docker passes variables by value and by name', () => {
    const { env = [] } = command('docker run -e TOKEN=abc --env OTHER --env-file x.env image') ?? {}
    expect(env.map(({ name, value }) => [name.value, value.parts[0]?.kind])).toEqual([
      ['TOKEN', 'text'],
      ['OTHER', 'reference'],
    ])
  })

  test('a remote shell runs elsewhere', () => {
    expect(command('ssh -i ~/.ssh/id -p 2222 ops@box mcp-server')?.remoteShell).toMatchObject({ through: 'ssh', host: { value: 'box' } })
    expect(command('kubectl exec -i pod -- server')?.remoteShell).toMatchObject({ through: 'kubectl exec' })
    expect(command('gcloud compute ssh vm --zone a --command server')).toMatchObject({
      program: { value: 'server' },
      remoteShell: { through: 'gcloud compute ssh' },
    })
    expect(command('docker -H ssh://ops@box run -i image')).toMatchObject({
      program: { value: 'image' },
      remoteShell: { host: { value: 'box' } },
    })
    for (const here of [
      'docker --context default run -i image',
      'docker run -i image',
      'sshfs-mcp box',
      'kubectl get pods',
      'docker -H unix:///var/run/docker.sock run -i image',
    ])
      expect(command(here)?.remoteShell, here).toBeUndefined()
  })

  test('headers keep their places', () => {
    const file = new SourceFile('line', 'npx mcp-remote https://a.io --header "X-Api-Key: secret"')
    const value = readCommand(splitWords(file.whole))?.bridge?.headers[0]?.value
    expect(value && file.text.slice(value.at.start, value.at.end)).toBe('secret')
  })

  test.each([
    ['mcp-remote@0.1.38', 'mcp-remote'],
    ['@stripe/mcp@latest', '@stripe/mcp'],
    ['pkg==1.2', 'pkg'],
    ['ghcr.io/a/b:v1@sha256:0', 'ghcr.io/a/b'],
    ['awslabs.aws-api-mcp-server@latest', 'awslabs.aws-api-mcp-server'],
  ])('%s is %s', (word, name) => {
    expect(packageName(word)).toBe(name)
  })
})

describe('references of all clients', () => {
  test.each([
    ['Bearer ${TOKEN}', ['Bearer ', '<environment TOKEN>']],
    ['${TOKEN:-abc}', ['<environment TOKEN or abc>']],
    ['${env:TOKEN}', ['<environment TOKEN>']],
    ['${input:tok}', ['<prompt tok>']],
    ['${user_config.key}', ['<user-setting key>']],
    ['{env:TOKEN}', ['<environment TOKEN>']],
    ['{file:~/.secret}', ['<file ~/.secret>']],
    ['Bearer ${{ secrets.X }}', ['Bearer ', '<ci-secret X>']],
    ['Bearer $TOKEN', ['Bearer ', '<environment TOKEN>']],
    ['%TOKEN%', ['<environment TOKEN>']],
    ['$(pass show x)', ['<command pass show x>']],
    ['${TOKEN:?set it}', ['<environment TOKEN>']],
    ['plain', ['plain']],
    // A dollar sign inside a password is a character.
    ['p4$WORDpass', ['p4$WORDpass']],
    ['a{b}c', ['a{b}c']],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected)
  })
})
