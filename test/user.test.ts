import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { placeAtHome } from '../src/discover/home.ts'
import { HOME_FILES, homePatterns, NEVER_AT_HOME } from '../src/knowledge/home-files.ts'
import { catalogue } from '../src/surfaces/reading/catalogue.ts'
import { Recogniser } from '../src/surfaces/reading/recognise.ts'
import { commandLine } from './command-line.ts'
import { fake } from './fake-secrets.mjs'
import { cleanEnvironment } from './materialise.ts'

const SYSTEMS = ['linux', 'darwin', 'win32'] as const
const KEY = fake('generic-40', { seed: 'user' })
const SERVER = `{"mcpServers":{"desk":{"url":"https://mcp.ticketmoor.io/desk","headers":{"Authorization":"Bearer ${KEY}"}}}}\n`

let home: string

beforeEach(() => void (home = realpathSync(mkdtempSync(join(tmpdir(), 'home-')))))
afterEach(() => rmSync(home, { recursive: true, force: true }))

function write(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), SERVER)
  }
}

describe('where clients keep their configuration', () => {
  const agents = catalogue.filter(({ counts }) => counts === 'agent').map(({ id }) => id)

  test('every client has a row, or is one of a repository', () => {
    const named = new Set([...HOME_FILES.map(({ client }) => client), ...NEVER_AT_HOME])
    expect(agents.filter((id) => !named.has(id))).toEqual([])
    expect([...named].filter((id) => !agents.includes(id))).toEqual([])
  })

  test.each(SYSTEMS)('the names are ones that are read, on %s', (system) => {
    const recogniser = new Recogniser(catalogue)
    const known = (path: string) => recogniser.surfacesFor(path).some(({ counts }) => counts === 'agent' || counts === 'variables')
    expect(homePatterns(system).filter((pattern) => !known(pattern.replaceAll('*', 'desk')))).toEqual([])
  })

  test('each system has its own folders', () => {
    write(
      '.cursor/mcp.json',
      '.config/Code/User/mcp.json',
      'Library/Application Support/Claude/claude_desktop_config.json',
      'AppData/Roaming/Trae/User/mcp.json',
      'AppData/Local/crush/crush.json',
      '.kiro/agents/a.json',
      '.kiro/agents/b.json',
      '.kiro/agents/c.txt',
    )
    const found = (system: string, config?: string) => placeAtHome(home, system, config).paths.map((path) => path.slice(home.length + 1))
    expect(found('linux')).toEqual(['.config/Code/User/mcp.json', '.cursor/mcp.json', '.kiro/agents/a.json', '.kiro/agents/b.json'])
    expect(found('freebsd')).toEqual(found('linux'))
    expect(found('darwin')).toEqual([
      '.cursor/mcp.json',
      '.kiro/agents/a.json',
      '.kiro/agents/b.json',
      'Library/Application Support/Claude/claude_desktop_config.json',
    ])
    expect(found('win32')).toEqual([
      '.cursor/mcp.json',
      '.kiro/agents/a.json',
      '.kiro/agents/b.json',
      'AppData/Local/crush/crush.json',
      'AppData/Roaming/Trae/User/mcp.json',
    ])
    write('own/Code/User/mcp.json')
    expect(found('linux', join(home, 'own'))).toEqual([
      '.cursor/mcp.json',
      '.kiro/agents/a.json',
      '.kiro/agents/b.json',
      'own/Code/User/mcp.json',
    ])
    expect(found('linux', '/elsewhere')).toEqual(found('linux'))
  })
})

describe('--user', () => {
  function user(...argv: string[]) {
    const { status, stdout, stderr } = commandLine(['--user', ...argv], {
      cwd: tmpdir(),
      env: { ...cleanEnvironment(), HOME: home, USERPROFILE: home, XDG_CONFIG_HOME: '', NO_COLOR: '1' },
    })
    expect(stdout + stderr).not.toContain(KEY.slice(-12))
    expect(stdout + stderr).not.toContain(home)
    return { status, stdout, stderr }
  }

  test('judges what is there as a private file, and nothing else in the home', () => {
    write('.cursor/mcp.json', 'projects/shop/.cursor/mcp.json')
    const { status, stdout, stderr } = user()
    expect(stdout).toContain('warning[static-key-remote-mcp]: Cursor sends')
    expect(stdout).toContain('--> ~/.cursor/mcp.json:1:')
    expect(stdout).toMatch(/^1 file read: 1 agent file/m)
    expect(stdout).not.toContain('projects')
    expect(stderr).toMatch(
      /^agent-auth-lint: 1 file of agent configuration in your home; nothing is in the \d+ other places that clients use\n$/,
    )
    expect(status).toBe(0)
    for (const format of ['compact', 'github', 'sarif', 'gitlab', 'junit'])
      expect(user('-f', format).stdout, format).toContain('~/.cursor/mcp.json')
    const { findings } = JSON.parse(user('-f', 'json').stdout) as { findings: { level: string; path: string }[] }
    expect(new Set(findings.map(({ level, path }) => `${level} ${path}`))).toEqual(new Set(['warning .cursor/mcp.json']))
  })

  test('an empty home', () => {
    expect(user()).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/: 0 files of agent configuration in your home; nothing is in the \d+ other places/) as unknown,
    })
  })

  test('goes with no other choice of files', () => {
    for (const argv of [['src'], ['--staged'], ['--since', 'main'], ['--baseline', 'b.json']])
      expect(user(...argv)).toMatchObject({
        status: 2,
        stdout: '',
        stderr: expect.stringMatching(/^agent-auth-lint: --user reads [^\n]*\n$/) as unknown,
      })
  })
})
