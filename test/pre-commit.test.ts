import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { cleanEnvironment, inCheckout, materialised, type Materialised } from './materialise.ts'

interface Hook {
  readonly id: string
  readonly files?: string
  readonly entry: string
}

const hooks = parse(readFileSync(inCheckout('.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[]
const installed = spawnSync('pre-commit', ['--version']).status === 0
const bundled = existsSync(inCheckout('dist/cli.mjs'))

describe('the manifest', () => {
  test('takes the names of files that the linter reads', () => {
    const files = new RegExp((hooks[0]?.files ?? '').replace('(?x)', '').replaceAll(/\s/g, ''))
    const read = ['.env', '.env.local', 'prod.env', '.mcp.json', '.cursor/mcp.json', '.codex/config.toml', 'opencode.jsonc', 'CLAUDE.md', '.cursor/rules/a.mdc', 'docker-compose.yml', 'Dockerfile', 'src/a.mts', 'b.py', 'main.tf', '.cursorrules', 'Makefile']
    expect(read.filter((name) => !files.test(name))).toEqual([])
    expect(['a.png', 'src/a.rs', 'yarn.lock'].filter((name) => files.test(name))).toEqual([])
  })

  test('has one process for all files, and no build', () => {
    const { scripts, dependencies } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8')) as { scripts: Record<string, string>; dependencies?: object }
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)|^install$|^prepare$/.test(name))).toEqual([])
    expect(dependencies).toBeUndefined()
    expect(readFileSync(inCheckout('.pre-commit-hooks.yaml'), 'utf8').match(/require_serial: true/g)).toHaveLength(hooks.length)
  })
})

const skipped = installed ? bundled ? '' : ' (skipped: there is no dist/)' : ' (skipped: pre-commit is not installed)'

describe.skipIf(skipped !== '')(`the hooks${skipped}`, () => {
  let consumer: Materialised
  let temporary: string

  beforeAll(() => {
    temporary = mkdtempSync(join(tmpdir(), 'hooks-'))
    consumer = materialised(inCheckout('fixtures/rules/static-key-remote-mcp/bad-header-literal'))
    ownRepository(`${temporary}/own`)
  })
  afterAll(() => {
    consumer.remove()
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 })
  })

  test.each(hooks.map(({ id }) => id))('%s, as pre-commit runs it', { timeout: 400_000 }, (id) => {
    const { status, stdout, stderr } = tried(id)
    expect(stdout, stderr).toContain('error[static-key-remote-mcp]')
    expect(status).toBe(1)
  })

  // Up to 4.6.0 pre-commit packs the clone; from 4.6.1 on it has npm install it from git.
  test('as newer versions install them, without a registry', { timeout: 120_000 }, () => {
    const env = { ...environment(), npm_config_prefix: `${temporary}/prefix`, npm_config_registry: 'http://127.0.0.1:9' }
    const { status, stderr } = spawnSync('npm', ['install', '--allow-git=root', '--install-links', '-g', `git+file://${temporary}/own`], { cwd: consumer.root, env, encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    expect(spawnSync(`${temporary}/prefix/bin/agent-auth-lint`, ['--tracked'], { cwd: consumer.root, env, encoding: 'utf8' }).stdout).toContain('error[static-key-remote-mcp]')
  })

  function tried(id: string) {
    return spawnSync('pre-commit', ['try-repo', `${temporary}/own`, id, '--all-files'], { cwd: consumer.root, encoding: 'utf8', env: { ...environment(), PRE_COMMIT_HOME: `${temporary}/home` } })
  }
})

/** What a user's pre-commit clones. Only CI lets it download the tools of development, as old versions do. */
function ownRepository(folder: string): void {
  mkdirSync(folder)
  for (const name of ['dist', 'rules', '.pre-commit-hooks.yaml', 'README.md', 'LICENSE']) cpSync(inCheckout(name), `${folder}/${name}`, { recursive: true })
  const manifest = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8')) as Record<string, unknown>
  if (!process.env['CI']) delete manifest['devDependencies']
  writeFileSync(`${folder}/package.json`, JSON.stringify(manifest, null, 2))
  const git = (...args: string[]) => spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], { cwd: folder, env: environment() })
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-q', '--no-verify', '-m', 'own')
}

function environment(): NodeJS.ProcessEnv {
  return { ...cleanEnvironment(), NO_COLOR: '1' }
}
