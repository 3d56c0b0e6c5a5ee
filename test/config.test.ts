import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Config, readConfig } from '../src/settings/config.ts'
import { LIFETIMES } from '../src/knowledge/lifetimes.ts'
import { lint } from '../src/lint.ts'

const RULES = ['token-lifetime-long', 'client-credentials-for-user']
let root: string

beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'config-'))))
afterEach(() => rmSync(root, { recursive: true }))

async function read(text: string, name = 'agent-auth-lint.config.yaml'): Promise<Config | undefined> {
  writeFileSync(join(root, name), text)
  return readConfig(root, RULES)
}

describe('the configuration file', () => {
  it('is none where none is', async () => expect(await readConfig(root, RULES)).toBeUndefined())

  it.each([
    ['agent-auth-lint.config.json', '{"profile": "strict"}'],
    ['agent-auth-lint.config.jsonc', '{"profile": "strict", /* all of it */ }'],
    ['.agent-auth-lintrc', 'profile: strict'],
    ['package.json', '{"name": "desk", "agentAuthLint": {"profile": "strict"}}'],
  ])('is %s', async (name, text) => expect(await read(text, name)).toMatchObject({ path: name, profile: 'strict' }))

  it('leaves what it does not name', async () => {
    const config = await read('lifetimes: { access: { warning: 8h } }\nmachineToMachine: [jobs/**]\nrules: { token-lifetime-long: note }\n')
    expect(config?.lifetimes.access.bounds.map(({ level, above }) => [level, above])).toEqual([['error', 86_400], ['warning', 28_800]])
    expect(config?.lifetimes.access.fine).toBe('8 hours or less')
    expect(config?.lifetimes.session).toBe(LIFETIMES.session)
    expect(config).toMatchObject({ machineToMachine: ['jobs/**'], rules: { 'token-lifetime-long': 'note' } })
  })

  it('drops a usual limit that its own make senseless', async () => {
    const config = await read('lifetimes: { access: { warning: 7d } }')
    expect(config?.lifetimes.access.bounds.map(({ level }) => level)).toEqual(['warning'])
  })

  it.each([
    ['lifetime: {}', 'agent-auth-lint.config.yaml:1: unknown setting "lifetime" (did you mean lifetimes?)'],
    ['rules:\n  token-lifetime-lon: note', 'agent-auth-lint.config.yaml:2: unknown rule "token-lifetime-lon" (did you mean token-lifetime-long?)'],
    ['rules: { token-lifetime-long: loud }', 'agent-auth-lint.config.yaml:1: one of error, warning, note, off is expected'],
    ['lifetimes: { access: { warning: 8 } }', 'agent-auth-lint.config.yaml:1: a lifetime with its unit is expected, such as 8h or 30d'],
    ['lifetimes: { acces: { warning: 8h } }', 'agent-auth-lint.config.yaml:1: unknown lifetime "acces" (did you mean access?)'],
    ['lifetimes: { access: {} }', 'agent-auth-lint.config.yaml:1: a level with a lifetime is expected, such as { warning: 8h }'],
    ['machineToMachine: jobs', 'agent-auth-lint.config.yaml:1: a list of file patterns is expected'],
    ['- profile', 'agent-auth-lint.config.yaml:1: a map of settings is expected'],
  ])('says what is wrong with %s', async (text, message) => expect(read(text)).rejects.toThrow(message))
})

describe('a scan', () => {
  const signed = (life: string) => `import jwt from 'jsonwebtoken'\nexport const token = (id: string) => jwt.sign({ id }, process.env.KEY!, { expiresIn: '${life}' })\n`

  it('judges by the limits of the project', async () => {
    writeFileSync(join(root, 'token.ts'), signed('3d'))
    expect((await lint({ root })).findings.map(({ level }) => level)).toEqual(['error'])
    await read('lifetimes: { access: { warning: 2d } }')
    const { findings, notes } = await lint({ root })
    expect(findings.map(({ level, message }) => `${level}: ${message}`)).toEqual(['warning: access tokens live 3 days; agent-auth-lint.config.yaml allows 2 days'])
    expect(notes).toContain('settings are read from agent-auth-lint.config.yaml')
    expect((await lint({ root, config: false })).findings.map(({ level }) => level)).toEqual(['error'])
  })

  it('follows the rules of the file, and the command line before it', async () => {
    writeFileSync(join(root, 'token.ts'), signed('3d'))
    await read('rules: { token-lifetime-long: off }')
    expect((await lint({ root })).findings).toEqual([])
    expect((await lint({ root, levels: { 'token-lifetime-long': 'note' } })).findings.map(({ level }) => level)).toEqual(['note'])
  })
})
