import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { firstCommit } from './first-commit.ts'
import { forget, tellOf } from './told-by-git.ts'
import { materialise as filled } from './fake-secrets.mjs'

/** The day of every fixture, so that dates in snapshots stay; in seconds since 1970. */
export const NOW = Date.UTC(2026, 8, 1, 12) / 1000

/** What a fixture says about itself in `repo.json`; files that it does not name are committed. */
export interface Specification {
  readonly untracked?: readonly string[]
  /** Ignored by the fixture's own `_gitignore`. */
  readonly ignored?: readonly string[]
  /** In the index, not yet committed. */
  readonly staged?: readonly string[]
  /** No repository at all. */
  readonly git?: false
  readonly encode?: Readonly<Record<string, 'utf16le'>>
  /** Further rules that have to run: exceptions are about those of others. */
  readonly with?: readonly string[]
  /** Why a surface reads nothing here, for those that look for it. */
  readonly why?: string
}

export interface Materialised {
  readonly root: string
  readonly specification: Specification
  readonly files: readonly string[]
  remove(): void
}

export interface Options {
  /** Where the files are; the folder itself by default. */
  readonly source?: string
  /** Which of them; all by default. */
  readonly only?: (path: string) => boolean
  readonly specification?: Specification
  /** Seeds the fake secrets. */
  readonly seed?: string
  readonly now?: number
  /** Only `lint` in this thread asks git of it, which is answered here where git is not needed to know. */
  readonly told?: boolean
}

/** Names that git would act on, or that a checkout must not hold. */
const STORED_AS: Readonly<Record<string, string>> = {
  _gitignore: '.gitignore',
  _gitattributes: '.gitattributes',
  _node_modules: 'node_modules',
  _dist: 'dist',
}
/** What stands beside the files of a fixture and is none of them. */
const OWN = new Set(['repo.json', 'expected.txt', 'expected.json'])

/** A fixture as a repository of its own in a neutral temporary folder: never judge one in place. */
export function materialised(folder: string, options: Options = {}): Materialised {
  const source = resolve(options.source ?? folder)
  const specification = options.specification ?? specificationOf(folder)
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'work-')))
  const remove = () => {
    forget(root)
    // The folder of the run is removed at its end, at once.
    if (!root.startsWith(`${process.env['RUN_FOLDER']}/`)) rmSync(root, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    const seed = options.seed ?? basename(folder)
    const files = filesIn(source).filter((path) => (options.source !== undefined || !OWN.has(path)) && (options.only?.(path) ?? true))
    const written = files.map((path) => copied(join(source, path), root, storedName(path), seed, options.now ?? NOW, specification))
    if (specification.git !== false) commit(root, written, specification, options.told ? tellOf : firstCommit)
    return { root, specification, files: written, remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** All files below a folder, sorted, with `/`. */
export function filesIn(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(folder, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`]))
}

/** The folders in a folder, sorted; none when it does not exist. */
export function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

/** `fixtures/x` of this checkout, wherever the tests are started. */
export function inCheckout(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url))
}

export function specificationOf(folder: string): Specification {
  const path = join(folder, 'repo.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Specification) : {}
}

function storedName(path: string): string {
  return path
    .split('/')
    .map((part) => STORED_AS[part] ?? part)
    .join('/')
}

function copied(from: string, root: string, path: string, seed: string, now: number, { encode }: Specification): string {
  const to = join(root, path)
  mkdirSync(dirname(to), { recursive: true })
  const raw = readFileSync(from)
  const encoding = encode?.[path]
  if (!encoding && !raw.includes('{{')) copyFileSync(from, to)
  else {
    const text = filled(raw.toString('utf8'), { seed, now: now * 1000 })
    // What is left as it stands would prove nothing.
    if (/\{\{fake:[a-z]/.test(text)) throw new Error(`${from} has a {{fake:…}} whose label is none`)
    writeFileSync(to, encoding ? Buffer.from(`\uFEFF${text}`, encoding) : text)
  }
  return path
}

function commit(
  root: string,
  files: readonly string[],
  { untracked = [], ignored = [], staged = [] }: Specification,
  plain: typeof firstCommit,
): void {
  const missing = [...untracked, ...ignored, ...staged].find((path) => !files.includes(path))
  if (missing !== undefined) throw new Error(`repo.json names ${missing}, which is not in the fixture`)
  const later = new Set([...untracked, ...ignored, ...staged])
  const first = files.filter((path) => !later.has(path))
  emptyRepository(root)
  // What attributes and ignore files do is git's to say.
  if (!files.some((path) => /^\.git(?:ignore|attributes|modules)$/.test(basename(path))) && ignored.length === 0)
    return plain(root, first, staged)
  const commands = [
    ...(first.length > 0 ? [['add', '-f', '--', ...first]] : []),
    ['commit', '-q', '--allow-empty', '--no-verify', '-m', 'initial import'],
    ...(staged.length > 0 ? [['add', '-f', '--', ...staged]] : []),
    ...(ignored.length > 0 || files.some((path) => basename(path) === '.gitignore')
      ? [['ls-files', '-o', '-i', '--exclude-standard', '-z']]
      : []),
  ]
  const found = git(root, commands).split('\0').filter(Boolean).sort()
  if (found.join() !== ignored.toSorted().join()) throw new Error(`git ignores [${found.join()}], repo.json says [${ignored.join()}]`)
}

/** What `git init` would make, a process less for each fixture. */
export function emptyRepository(root: string): void {
  for (const folder of ['objects', 'refs/heads']) mkdirSync(join(root, '.git', folder), { recursive: true })
  writeFileSync(join(root, '.git/HEAD'), 'ref: refs/heads/main\n')
  writeFileSync(join(root, '.git/config'), '[core]\n\trepositoryformatversion = 0\n\tbare = false\n')
}

const SETTINGS = {
  'core.autocrlf': 'false',
  'core.fsync': 'none',
  'core.excludesFile': devNull,
  'commit.gpgsign': 'false',
  'gc.auto': '0',
  'maintenance.auto': 'false',
  'user.name': 'fixture',
  'user.email': 'fixture@example.org',
}

/** What several commands of git print. A process as large as that of the tests takes long to start another, so a shell starts them. */
function git(root: string, commands: readonly (readonly string[])[]): string {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const script = commands
    .map((args) => ['git', ...settings, ...args].map((arg) => `'${arg.replaceAll("'", `'\\''`)}'`).join(' '))
    .join(' && ')
  // On standard input, as one argument may not be longer than 128 KiB.
  return execFileSync('sh', ['-s'], {
    cwd: root,
    env: cleanEnvironment(),
    encoding: 'utf8',
    input: script,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Hooks and worktrees set GIT_DIR and the like; a user's own configuration ignores files. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  return {
    ...Object.fromEntries(own),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_SYSTEM: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CEILING_DIRECTORIES: tmpdir(),
  }
}
