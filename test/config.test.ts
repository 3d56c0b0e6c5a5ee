import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rules } from '../rules/index.ts'
import { SETTINGS, WITHIN } from './config-examples.ts'
import { LIFETIMES } from '../src/knowledge/lifetimes.ts'
import { lint } from '../src/lint.ts'
import { Settings } from '../src/settings/config.ts'
import { initialConfig } from '../src/settings/init.ts'
import { whyNotLinear } from '../src/settings/linear-pattern.ts'
import { printedConfig } from '../src/settings/print-config.ts'
import { UsageError } from '../src/text/errors.ts'

const KEY = `acme_live_${['aZ9Qm3ZxT7', 'bLw2RkV5pYc'].join('')}`
const IDS = rules.map(({ id }) => id)
let root: string

beforeEach(() => void (root = realpathSync(mkdtempSync(join(tmpdir(), 'config-')))))
afterEach(() => rmSync(root, { recursive: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

async function read(text: string, name = 'agent-auth-lint.config.yaml', from = root): Promise<Settings> {
  put(name, text)
  const settings = new Settings({ root: from, top: root, rules: () => Promise.resolve(IDS) })
  await settings.load([])
  return settings
}

async function fault(text: string, name?: string): Promise<UsageError> {
  try {
    await read(text, name)
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
  throw new Error('nothing was wrong')
}

describe('the configuration file', () => {
  it('is none where none is', async () => {
    const settings = new Settings({ root, top: root, rules: () => Promise.resolve(IDS) })
    await settings.load([])
    expect(settings.files).toEqual([])
    expect(settings.at('x').profile).toBe('recommended')
  })

  it.each([
    ['agent-auth-lint.config.json', '{"profile": "strict"}'],
    ['agent-auth-lint.config.jsonc', '{"profile": "strict", /* all of it */ }'],
    ['.agent-auth-lintrc', 'profile: strict'],
    ['package.json', '{"name": "desk", "agentAuthLint": {"profile": "strict"}}'],
  ])('is %s', async (name, text) => expect((await read(text, name)).at('src/a.ts').profile).toBe('strict'))

  it('may be empty', async () => expect((await read('# nothing yet\n')).at('x').rules).toEqual({}))

  it('leaves what it does not name', async () => {
    const { lifetimes } = (await read('lifetimes: { access: { warning: 8h } }')).at('x')
    expect(lifetimes.access.bounds.map(({ level, above }) => [level, above])).toEqual([
      ['error', 86_400],
      ['warning', 28_800],
    ])
    expect(lifetimes.access.fine).toBe('8 hours or less')
    expect(lifetimes.session).toBe(LIFETIMES.session)
  })

  it('drops a usual limit that its own make senseless', async () => {
    const { lifetimes } = (await read('lifetimes: { access: { warning: 7d } }')).at('x')
    expect(lifetimes.access.bounds.map(({ level }) => level)).toEqual(['warning'])
  })

  it.each([...SETTINGS, ...Object.values(WITHIN)])('%s, and not %s', async (good, bad, because) => {
    await read(good)
    const { message, frame } = await fault(bad)
    expect(message).toContain('agent-auth-lint.config.yaml:')
    expect(message).toContain(because)
    expect(frame.at(-1)).toMatch(/\^/)
  })

  it('shows the line of a fault', async () => {
    const { frame } = await fault('rules:\n  pkce-week: note\n')
    expect(frame).toEqual(['  |', '2 |   pkce-week: note', '  |   ^^^^^^^^^'])
  })

  it('shows no key that somebody pasted', async () => {
    const { message, frame } = await fault(`profile: ghp_${['aZ9Qm3ZxT7bLw2RkV', '5pYcaZ9Qm3ZxT7bLw2R'].join('')}\n`)
    expect(message + frame.join('')).not.toContain('aZ9Qm3ZxT7')
  })

  it('extends files of the repository and nothing else', async () => {
    put('config/base.yaml', 'profile: strict\nrules: { pkce-weak: note, scope-broad: off }\n')
    const { profile, rules: levels } = (await read('extends: config/base.yaml\nrules: { pkce-weak: warning }\n')).at('x')
    expect([profile, levels]).toEqual(['strict', { 'pkce-weak': 'warning', 'scope-broad': 'off' }])
    put('config/base.yaml', 'extends: ../agent-auth-lint.config.yaml\n')
    expect((await fault('extends: config/base.yaml\n')).message).toContain('extends itself')
    symlinkSync('/etc/hosts', join(root, 'out.yaml'))
    expect((await fault('extends: out.yaml\n')).message).toContain('lies outside of the repository')
  })

  it('holds for the files below it, the nearer one before the farther', async () => {
    await read('rules: { pkce-weak: note }\nprofile: strict\n')
    put('packages/a/.agent-auth-lintrc', 'rules: { pkce-weak: off }\n')
    const settings = new Settings({ root, top: root, rules: () => Promise.resolve(IDS) })
    await settings.load([], ['packages/a/.agent-auth-lintrc', 'packages/a/x.ts', 'x.ts'])
    expect(settings.at('packages/a/x.ts').rules['pkce-weak']).toBe('off')
    expect(settings.at('packages/a/x.ts').profile).toBe('strict')
    expect(settings.at('x.ts').rules['pkce-weak']).toBe('note')
    const below = new Settings({ root: join(root, 'packages/a'), top: root, rules: () => Promise.resolve(IDS) })
    await below.load([])
    expect(below.at('x.ts').rules['pkce-weak']).toBe('off')
    expect(below.at('x.ts').profile).toBe('strict')
  })

  it('accepts a finding at its place', async () => {
    const settings = await read('exceptions: [{ rule: pkce-weak, path: "auth/*.json", place: client.pkce, reason: legacy }]\n')
    expect(settings.exceptionFor('pkce-weak', 'auth/a.json', 'client.pkce')).toMatchObject({ reason: 'legacy' })
    expect(settings.exceptionFor('pkce-weak', 'auth/a.json', 'client.other')).toBeUndefined()
    expect(settings.exceptionFor('pkce-weak', 'a.json', 'client.pkce')).toBeUndefined()
  })
})

describe('what holds', () => {
  it('is shown with the place that says so', async () => {
    put(
      'packages/a/.agent-auth-lintrc',
      'overrides:\n  - files: ["src/**"]\n    rules: { pkce-weak: off }\nlifetimes: { access: { warning: 2h } }\n',
    )
    put('agent-auth-lint.config.yaml', 'profile: strict\nrules:\n  pkce-weak: note\n  scope-broad: error\n')
    const settings = new Settings({ root, top: root, rules: () => Promise.resolve(IDS) })
    await settings.load(['packages/a/src/x.ts'])
    const shown = printedConfig(settings, 'packages/a/src/x.ts', undefined)
    expect(shown).toMatch(/^profile: strict +# agent-auth-lint\.config\.yaml:1$/m)
    expect(shown).toMatch(/^failOn: error +# default$/m)
    expect(shown).toMatch(/^ {2}pkce-weak: off +# packages\/a\/\.agent-auth-lintrc:3, override for src\/\*\*$/m)
    expect(shown).toMatch(/^ {2}scope-broad: error +# agent-auth-lint\.config\.yaml:4$/m)
    expect(shown).toMatch(/^ {2}access: \{ error: 1 day, warning: 2 hours \} +# packages\/a\/\.agent-auth-lintrc:4$/m)
    expect(printedConfig(settings, 'x.ts', undefined)).toMatch(/^ {2}pkce-weak: note +# agent-auth-lint\.config\.yaml:3$/m)
  })

  it('is begun with what the repository shows, and is valid', async () => {
    put(
      '.mcp.json',
      JSON.stringify({
        mcpServers: { crm: { type: 'http', url: 'https://mcp.acme-corp.io/crm', headers: { Authorization: 'Bearer ${KEY}' } } },
      }),
    )
    const text = initialConfig(await lint({ root }))
    expect(text).toContain('#   private: ["mcp.acme-corp.io"]')
    expect((await read(text)).at('x').profile).toBe('recommended')
    expect((await read(text.replace(/^# (?=endpoints|  private)/gm, ''))).at('x').company.endpoints).toHaveLength(1)
  })
})

/** The members of a map, or of the maps in a list. */
function membersOf(schema: unknown): object {
  const { properties, items } = schema as { properties?: object; items?: unknown }
  return properties ?? (items === undefined ? {} : membersOf(items))
}

describe('the schema that is shipped', () => {
  const shipped = JSON.parse(readFileSync('src/settings/config-schema.json', 'utf8')) as {
    properties: Record<string, unknown>
    additionalProperties: boolean
  }

  it('names every setting and every rule', () => {
    expect(shipped.additionalProperties).toBe(false)
    expect(Object.keys((shipped.properties['rules'] as { properties: object }).properties).sort()).toEqual([...IDS].sort())
    expect(Object.keys(shipped.properties)).toEqual(
      expect.arrayContaining(['extends', 'overrides', 'exceptions', 'endpoints', 'credentials', 'servers', 'scopes']),
    )
  })

  it('has each of its settings among the examples', () => {
    const within = Object.entries(shipped.properties).flatMap(([name, schema]) =>
      Object.keys(membersOf(schema)).map((member) => `${name}.${member}`),
    )
    const shown = within.filter((path) => !path.startsWith('rules.') && !path.startsWith('lifetimes.'))
    expect(shown.sort()).toEqual(
      Object.keys(WITHIN)
        .filter((path) => path.includes('.'))
        .sort(),
    )
    const examples = [...SETTINGS, ...Object.values(WITHIN)]
    for (const name of Object.keys(shipped.properties))
      expect(
        examples.some(([good]) => good.startsWith(`${name}:`)),
        name,
      ).toBe(true)
  })

  it('describes the configurations of the README, which are valid', async () => {
    const examples = [
      ...readFileSync('README.md', 'utf8').matchAll(/```yaml\n(?:# agent-auth-lint\.config\.yaml\n)?(profile:[^]*?)```/g),
    ].map((match) => match[1] ?? '')
    expect(examples.length).toBeGreaterThan(0)
    for (const example of examples) await read(example)
  })
})

describe('patterns of credentials', () => {
  it.each(['acme_[a-z0-9]{20}', '\\bacme_(?:live|test)_[A-Za-z0-9]{16,64}', 'acme-?[0-9]{8}'])('%s may be used', (pattern) =>
    expect(whyNotLinear(pattern)).toBeUndefined(),
  )
  it.each(['[a-z]{20}', 'acme_.*', 'acme_(a|a)+', 'acme_a{1,50}b{1,50}', 'acme_a{9999}', 'acme_(?=a)', '(?<x>acme)\\k<x>', 'acme_['])(
    '%s may not',
    (pattern) => expect(whyNotLinear(pattern)).toBeTypeOf('string'),
  )
})

describe('a scan', () => {
  const signed = (life: string) =>
    `import jwt from 'jsonwebtoken'\nexport const token = (id: string) => jwt.sign({ id }, process.env.KEY!, { expiresIn: '${life}' })\n`
  const mcp = (url: string, key = KEY) =>
    JSON.stringify({ mcpServers: { crm: { url, headers: { Authorization: `Bearer ${key}` } } } }, null, 2)
  const found = async (options: Partial<Parameters<typeof lint>[0]> = {}) =>
    (await lint({ root, ...options })).findings.map(({ rule, level, at }) => `${at.file.path} ${rule.id} ${level}`)
  const configure = (text: string) => put('agent-auth-lint.config.yaml', text)

  it('judges by the limits of the project', async () => {
    put('token.ts', signed('3d'))
    expect((await lint({ root })).findings.map(({ level }) => level)).toEqual(['error'])
    configure('lifetimes: { access: { warning: 2d } }')
    const { findings, notes } = await lint({ root })
    expect(findings.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      'warning: access tokens of function `token` live for 3 days; agent-auth-lint.config.yaml allows 2 days',
    ])
    expect(notes).toContain('settings are read from agent-auth-lint.config.yaml')
    expect((await lint({ root, config: false })).findings.map(({ level }) => level)).toEqual(['error'])
  })

  it('follows the rules of the file, and the command line before it', async () => {
    put('token.ts', signed('3d'))
    configure('rules: { token-lifetime-long: off }')
    expect(await found()).toEqual([])
    expect(await found({ levels: { 'token-lifetime-long': 'note' } })).toEqual(['token.ts token-lifetime-long note'])
  })

  it('follows overrides for their files alone', async () => {
    put('a/token.ts', signed('3d'))
    put('b/token.ts', signed('3d'))
    configure(
      'overrides: [{ files: ["a/**"], rules: { token-lifetime-long: note } }, { files: ["b/**"], rules: { token-lifetime-long: off } }]',
    )
    expect(await found()).toEqual(['a/token.ts token-lifetime-long note'])
    configure('rules: { token-lifetime-long: off }\noverrides: [{ files: ["b/**"], rules: { token-lifetime-long: warning } }]')
    expect(await found()).toEqual(['b/token.ts token-lifetime-long warning'])
  })

  it('leaves out what the configuration ignores', async () => {
    put('old/token.ts', signed('3d'))
    put('token.ts', signed('3d'))
    configure('ignore: [old/]')
    expect(await found()).toEqual(['token.ts token-lifetime-long error'])
  })

  it('knows the company: private hosts, servers, keys', async () => {
    put('.cursor/mcp.json', mcp('https://mcp.corp.io/crm', 'aZ9Qm3ZxT7bLw2RkV5pYc'))
    const [plain] = (await lint({ root })).findings
    expect(plain).toMatchObject({ level: 'error', rule: { id: 'static-key-remote-mcp' } })
    configure('servers: [{ host: mcp.corp.io, auth: oauth, docs: "https://wiki.corp.io/mcp" }]')
    expect((await lint({ root })).findings[0]?.help).toContain("mcp.corp.io's server signs in with OAuth")
    configure('endpoints: { private: ["*.corp.io"] }')
    expect((await lint({ root })).findings[0]?.facts['endpointClass']).toBe('private')
    configure('endpoints: { production: [mcp.corp.io] }')
    expect((await lint({ root })).findings[0]?.facts['endpointClass']).toBe('production')
  })

  it('knows the keys of the company, and where they may go', async () => {
    put('.cursor/mcp.json', mcp('https://mcp.other.io/crm'))
    put('notes.txt', `remember ${KEY}\n`)
    configure('credentials: [{ id: acme-key, prefix: acme_live_, provider: Acme, hosts: ["*.acme.io"] }]')
    expect(await found()).toEqual(
      expect.arrayContaining([
        '.cursor/mcp.json credential-host-mismatch error',
        expect.stringContaining('notes.txt secret-literal-tracked'),
      ]),
    )
    configure('credentials: [{ id: acme-key, prefix: acme_live_, provider: Acme, hosts: ["*.acme.io"] }]\ntrustedHosts: [mcp.other.io]')
    expect(await found()).toEqual(expect.not.arrayContaining([expect.stringContaining('credential-host-mismatch')]))
  })

  it('knows the scopes of the company', async () => {
    put(
      'auth.ts',
      "export const url = 'https://auth.corp.io/authorize?response_type=code&client_id=a&code_challenge=x&code_challenge_method=S256&state=' + s + '&scope=crm:everything'\n",
    )
    const broad = async () => (await found()).filter((one) => one.includes('scope-broad'))
    expect(await broad()).toEqual([])
    configure('scopes: [{ scope: "crm:everything", breadth: admin, narrower: "ask for crm:read" }]')
    expect(await broad()).toEqual(['auth.ts scope-broad warning'].map((one) => one.replace('warning', 'error')))
    configure('scopes: [{ scope: "crm:everything", breadth: admin }]\nallowScopes: ["crm:everything"]')
    expect(await broad()).toEqual([])
  })

  it('is the same from a folder and from the root', async () => {
    execFileSync('git', ['init', '-q'], { cwd: root })
    put('packages/a/token.ts', signed('3d'))
    put('packages/a/old/token.ts', signed('3d'))
    put('.agent-auth-lintignore', 'old/\n')
    configure('rules: { token-lifetime-long: note }')
    expect(await found()).toEqual(['packages/a/token.ts token-lifetime-long note'])
    expect(await found({ root: join(root, 'packages/a') })).toEqual(['token.ts token-lifetime-long note'])
    expect(await found({ paths: [join(root, 'packages/a')] })).toEqual(['packages/a/token.ts token-lifetime-long note'])
    expect(await found({ paths: [join(root, 'packages/a/token.ts'), join(root, 'packages/a/old/token.ts')] })).toEqual([
      'packages/a/token.ts token-lifetime-long note',
    ])
  })

  it('takes a file that is named in place of those of the repository', async () => {
    put('token.ts', signed('3d'))
    configure('rules: { token-lifetime-long: off }')
    put('ci/strict.yaml', 'rules: { token-lifetime-long: warning }\nfailOn: warning\n')
    expect(await found({ configFile: join(root, 'ci/strict.yaml') })).toEqual(['token.ts token-lifetime-long warning'])
    expect((await lint({ root, configFile: join(root, 'ci/strict.yaml') })).failOn).toBe('warning')
  })
})
