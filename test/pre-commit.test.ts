import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import picomatch from 'picomatch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { strict, withPrograms, withTools } from './tools.ts'
import { bundled } from './bundle.ts'
import { surfaces } from '../src/surfaces/index.ts'
import { lazy } from '../src/text/lazy.ts'
import { cleanEnvironment, filesIn, foldersIn, inCheckout, materialised, type Materialised } from './materialise.ts'

interface Hook {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly entry: string
  readonly verbose?: boolean
  readonly files?: string
  readonly exclude?: string
  readonly types?: readonly string[]
}

const hooks = parse(readFileSync(inCheckout('.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[]
const installed = spawnSync('pre-commit', ['--version']).status === 0

describe('the manifest', () => {
  test('leaves no kind of file out', () => {
    for (const { files, exclude, types } of hooks) expect({ files, exclude, types: types ?? ['text'] }).toEqual({ types: ['text'] })
    expect(hooks[0]?.entry).toBe('agent-auth-lint --hook')
    expect(hooks[0]?.verbose).toBe(true)
  })

  test('says what the hook for the whole repository is for', () => {
    expect(hooks.map(({ id }) => id)).toEqual(['agent-auth-lint', 'agent-auth-lint-repo'])
    expect(hooks[1]?.entry).toBe('agent-auth-lint --tracked')
    expect(`${hooks[1]?.name} ${hooks[1]?.description}`).toMatch(/for CI.*does not look into the index/)
  })

  test('has one process for all files, and no build', () => {
    const { scripts, dependencies } = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8')) as {
      scripts: Record<string, string>
      dependencies?: object
    }
    // Where a package of git has a script of such a name, npm installs its tools of development wherever the hook is installed.
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)|^install$|^prepare$|^build$/.test(name))).toEqual([])
    expect(dependencies).toBeUndefined()
    expect(readFileSync(inCheckout('.pre-commit-hooks.yaml'), 'utf8').match(/require_serial: true/g)).toHaveLength(hooks.length)
  })
})

const skipped = installed ? '' : ' (skipped: pre-commit is not installed)'

test.runIf(strict)('pre-commit is here', () => expect(installed, 'install pre-commit, or declare the run offline: OFFLINE=1').toBe(true))

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

  test.each(hooks.map(({ id }) => id))('%s, as pre-commit runs it', (id) => {
    const { status, stdout, stderr } = tried()
    const [, behind = ''] = stdout.split(`- hook id: ${id}\n`)
    const [said = ''] = behind.split('- hook id: ')
    expect(said, stdout + stderr).toContain('error[static-key-remote-mcp]')
    expect(said).toMatch(/^- exit code: 1$/m)
    expect(status).toBe(1)
  })

  // One hook with the filter of the manifest, which shows what it is given.
  test('hands over one staged file of every surface', () => {
    const every = oneOfEverySurface()
    try {
      const config = { repos: [{ repo: 'local', hooks: [{ ...hooks[0], language: 'system', entry: 'printf "<%s>\\n"' }] }] }
      writeFileSync(`${every.root}/.pre-commit-config.yaml`, JSON.stringify(config))
      const { stdout, stderr } = spawnSync('pre-commit', ['run'], {
        cwd: every.root,
        encoding: 'utf8',
        env: { ...environment(), PRE_COMMIT_HOME: `${temporary}/home` },
      })
      const given = new Set(Array.from(stdout.matchAll(/^<(.*)>$/gm), ([, path]) => path))
      expect(
        every.paths.filter((path) => !given.has(path)),
        stderr,
      ).toEqual([])
    } finally {
      every.remove()
    }
  })

  // Up to 4.6.0 pre-commit packs the clone; from 4.6.1 on it has npm install it from git.
  test('as newer versions install them, without a registry', () => {
    const env = { ...environment(), npm_config_prefix: `${temporary}/prefix`, npm_config_registry: 'http://127.0.0.1:9' }
    const { status, stderr } = spawnSync('npm', ['install', '--allow-git=root', '--install-links', '-g', `git+file://${temporary}/own`], {
      cwd: consumer.root,
      env,
      encoding: 'utf8',
    })
    expect(status, stderr).toBe(0)
    expect(
      spawnSync(`${temporary}/prefix/bin/agent-auth-lint`, ['--tracked'], { cwd: consumer.root, env, encoding: 'utf8' }).stdout,
    ).toContain('error[static-key-remote-mcp]')
  })

  /** All hooks, which are installed once. */
  const tried = lazy(() =>
    spawnSync('pre-commit', ['try-repo', `${temporary}/own`, '--all-files'], {
      cwd: consumer.root,
      encoding: 'utf8',
      env: { ...environment(), PRE_COMMIT_HOME: `${temporary}/home` },
    }),
  )
})

withTools('prek, pre-commit in Rust', () => {
  test('runs the same manifest', () => {
    const temporary = mkdtempSync(join(tmpdir(), 'prek-'))
    const consumer = materialised(inCheckout('fixtures/rules/static-key-remote-mcp/bad-header-literal'))
    try {
      ownRepository(`${temporary}/own`)
      const env = { ...withPrograms(), npm_config_prefer_offline: 'true', PREK_HOME: `${temporary}/home` }
      const { status, stdout, stderr } = spawnSync('prek', ['try-repo', `${temporary}/own`, 'agent-auth-lint', '--all-files'], {
        cwd: consumer.root,
        encoding: 'utf8',
        env,
      })
      expect(stdout, stderr).toContain('error[static-key-remote-mcp]')
      expect(status).toBe(1)
    } finally {
      consumer.remove()
      rmSync(temporary, { recursive: true, force: true, maxRetries: 3 })
    }
  })
})

/** What a user's pre-commit clones. Only CI lets it download the tools of development, as old versions do. */
function ownRepository(folder: string): void {
  mkdirSync(folder)
  const bundle = bundled()
  for (const name of ['dist', 'rules', '.pre-commit-hooks.yaml', 'README.md', 'LICENSE'])
    cpSync(`${bundle.folder}/${name}`, `${folder}/${name}`, { recursive: true })
  const manifest = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8')) as Record<string, unknown>
  if (!process.env['CI']) delete manifest['devDependencies']
  writeFileSync(`${folder}/package.json`, JSON.stringify(manifest, null, 2))
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], { cwd: folder, env: environment() })
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-q', '--no-verify', '-m', 'own')
}

/** A repository with a file of every surface in the index, each in a folder of its own. */
function oneOfEverySurface() {
  const root = mkdtempSync(join(tmpdir(), 'every-'))
  const folder = inCheckout('fixtures/surfaces')
  const paths = surfaces.flatMap(({ id, files }) => {
    const matches = picomatch([...files], { dot: true })
    const all = foldersIn(`${folder}/${id}`).flatMap((name) => filesIn(`${folder}/${id}/${name}`).map((path) => ({ name, path })))
    const file = all.find(({ path }) => matches(path))
    if (!file) return []
    mkdirSync(dirname(join(root, id, file.path)), { recursive: true })
    cpSync(`${folder}/${id}/${file.name}/${file.path}`, join(root, id, file.path))
    return [`${id}/${file.path}`]
  })
  expect(paths.length).toBe(surfaces.length)
  for (const args of [
    ['init', '-q'],
    ['add', '-A', '-f'],
  ])
    spawnSync('git', args, { cwd: root, env: environment() })
  return { root, paths, remove: () => rmSync(root, { recursive: true, force: true }) }
}

function environment(): NodeJS.ProcessEnv {
  // What npm has downloaded for these tests is not asked for again.
  return { ...cleanEnvironment(), NO_COLOR: '1', npm_config_prefer_offline: 'true' }
}
