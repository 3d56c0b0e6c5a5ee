import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cleanEnvironment, inCheckout } from '../../test/materialise.ts'

/** Times of the bundle, as medians of runs that take turns: a busy machine slows all of them alike. `npm run bench -- 25` makes 25 rounds. */
const ROUNDS = Number(process.argv[2] ?? 15)
const CLI = inCheckout('dist/cli.mjs')
const temporary = mkdtempSync(join(tmpdir(), 'bench-'))

const OTHERS: readonly ((i: number) => readonly [string, string])[] = [
  (i) => [`src/part-${i % 40}/module-${i}.ts`, plainCode(i)],
  (i) => [`src/part-${i % 40}/module-${i}.css`, `.box-${i} { color: #20${i % 10}080; margin: ${i}px }\n`.repeat(20)],
  (i) => [`docs/page-${i}.md`, `# Page ${i}\n\nHow the box is packed, and how it is sent.\n`.repeat(10)],
  (i) => [`data/table-${i}.json`, JSON.stringify(Array.from({ length: 40 }, (_, row) => ({ row, weight: row * i })), null, 2)],
  (i) => [`deploy/unit-${i}.yaml`, `name: unit-${i}\nreplicas: 2\nports:\n  - 8080\n`],
]

interface Run {
  readonly name: string
  readonly args: readonly string[]
  readonly cwd?: string
}

try {
  print(`Node.js ${process.version}, medians of ${ROUNDS} rounds\n`)
  const empty = repository('empty', {})
  const configs = repository('configs', configurationFiles())
  compare([
    { name: 'node -e 0', args: ['-e', '0'] },
    { name: '--version', args: [CLI, '--version'] },
    { name: 'an empty repository', args: [CLI], cwd: empty },
    { name: `${Object.keys(configurationFiles()).length} files, configuration only`, args: [CLI, '--exit-zero'], cwd: configs },
  ])

  const code = repository('code', codeFiles())
  const { summary } = JSON.parse(execFileSync(process.execPath, [CLI, '-f', 'json', '--exit-zero'], { cwd: code, encoding: 'utf8' })) as { summary: { files: { seen: number; parsedCode: number } } }
  print(`\n${summary.files.seen} TypeScript and other files, 30 of them about authentication: ${summary.files.parsedCode} parsed`)
  compare([{ name: 'node -e 0', args: ['-e', '0'] }, { name: 'agent-auth-lint', args: [CLI, '--exit-zero'], cwd: code }, ...secretlint(code)])

  print('\nKeycloak realm exports')
  realms([10, 20, 40])
} finally {
  rmSync(temporary, { recursive: true, force: true, maxRetries: 3 })
}

function compare(runs: readonly Run[]): void {
  const times = runs.map((): number[] => [])
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [i, run] of runs.entries()) {
      const taken = timeOf(run)
      // The first round fills the caches of the disk.
      if (round > 0) times[i]?.push(taken)
    }
  }
  const medians = times.map(median)
  for (const [i, { name }] of runs.entries()) print(row(name, medians[i] ?? 0, `${((medians[i] ?? 0) / (medians[0] ?? 1)).toFixed(2)} x`))
}

function timeOf({ args, cwd }: Run): number {
  const started = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: cwd ?? temporary, env: cleanEnvironment(), stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
  return Number(process.hrtime.bigint() - started) / 1e6
}

/** The other linter of secrets that people know, with its recommended rules; nothing when it cannot be installed. */
function secretlint(cwd: string): Run[] {
  const folder = join(temporary, 'secretlint')
  mkdirSync(folder)
  const packages = ['secretlint', '@secretlint/secretlint-rule-preset-recommend']
  const { status } = spawnSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...packages], { env: cleanEnvironment(), timeout: 180_000 })
  const program = join(folder, 'node_modules/secretlint/bin/secretlint.js')
  if (status !== 0 || !existsSync(program)) {
    print('(secretlint cannot be installed here)')
    return []
  }
  const rc = join(folder, 'secretlintrc.json')
  writeFileSync(rc, JSON.stringify({ rules: [{ id: join(folder, 'node_modules/@secretlint/secretlint-rule-preset-recommend') }] }))
  const { version } = JSON.parse(readFileSync(join(folder, 'node_modules/secretlint/package.json'), 'utf8')) as { version: string }
  return [{ name: `secretlint ${version}`, args: [program, '--secretlintrc', rc, '**/*'], cwd }]
}

/** Time and memory are to grow as the file does. */
function realms(sizes: readonly number[]): void {
  const meter = join(temporary, 'meter.cjs')
  writeFileSync(meter, `process.on('exit', () => require('node:fs').writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)))`)
  const peak = join(temporary, 'peak')
  let first: { size: number; time: number } | undefined
  for (const size of sizes) {
    const folder = repository(`realm-${size}`, { 'realm-export.json': realm(size * 1024 * 1024) })
    const report = JSON.parse(execFileSync(process.execPath, [CLI, '-f', 'json', '--exit-zero'], { cwd: folder, encoding: 'utf8' })) as { findings: unknown[] }
    if (report.findings.length === 0) print(`  the export of ${size} MiB is not read`)
    const times = Array.from({ length: 3 }, () => {
      const started = process.hrtime.bigint()
      execFileSync(process.execPath, ['-r', meter, CLI, '--exit-zero'], { cwd: folder, env: { ...cleanEnvironment(), PEAK: peak }, stdio: ['ignore', 'ignore', 'inherit'] })
      return Number(process.hrtime.bigint() - started) / 1e6
    })
    const time = median(times)
    first ??= { size, time }
    const growth = time / first.time / (size / first.size)
    print(row(`${size} MiB`, time, `${Math.round(Number(readFileSync(peak, 'utf8')) / 1024)} MiB at most, ${growth.toFixed(2)} x the growth of the file`))
  }
}

function realm(bytes: number): string {
  const user = (i: number) => ({
    id: `user-${i}`, username: `person.${i}`, email: `person.${i}@moorline.io`, enabled: true, emailVerified: true,
    attributes: { locale: ['en'], department: [`department ${i % 40}`] }, realmRoles: ['default-roles-desk'], groups: [`/team-${i % 90}`],
    credentials: [{ type: 'password', secretData: '{}', credentialData: '{"hashIterations":210000,"algorithm":"pbkdf2-sha512"}' }],
  })
  const count = Math.ceil(bytes / JSON.stringify(user(100_000), null, 2).length)
  const client = { clientId: 'desk-agent', publicClient: true, standardFlowEnabled: true, implicitFlowEnabled: true, redirectUris: ['https://desk.moorline.io/*'] }
  return JSON.stringify({ realm: 'desk', enabled: true, accessTokenLifespan: 86_400, revokeRefreshToken: false, clients: [client], users: Array.from({ length: count }, (_, i) => user(i)) }, null, 1)
}

function repository(name: string, files: Readonly<Record<string, string>>): string {
  const root = join(temporary, name)
  mkdirSync(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', '-c', 'gc.auto=0', ...args], { cwd: root, env: cleanEnvironment() })
  git('init', '-q')
  git('add', '-A')
  git('commit', '-q', '--allow-empty', '--no-verify', '-m', 'all')
  return root
}

/** A repository of a thousand files whose agents are configured, and whose code is about something else. */
function configurationFiles(): Record<string, string> {
  const files: Record<string, string> = { ...agentFiles(), 'package.json': '{ "name": "shop", "private": true }\n' }
  for (let i = 0; Object.keys(files).length < 1000; i++) {
    const [path, text] = OTHERS[i % OTHERS.length]?.(i) ?? ['', '']
    files[path] = text
  }
  return files
}

/** A thousand files of TypeScript, thirty of which sign people in or talk to servers with a key. */
function codeFiles(): Record<string, string> {
  const files: Record<string, string> = { ...agentFiles(), 'package.json': '{ "name": "shop", "private": true, "type": "module", "dependencies": { "@modelcontextprotocol/sdk": "^1.20.0" } }\n' }
  for (let i = 0; i < 30; i++) files[`src/auth/flow-${i}.ts`] = authCode(i)
  for (let i = 0; Object.keys(files).length < 1000; i++) files[`src/shop/part-${i % 40}/module-${i}.ts`] = plainCode(i)
  return files
}

function agentFiles(): Record<string, string> {
  const server = (header: string) => JSON.stringify({ mcpServers: { desk: { url: 'https://mcp.ticketmoor.io/desk', headers: { Authorization: header } }, notes: { url: 'http://127.0.0.1:8931/mcp' } } }, null, 2)
  return {
    '.mcp.json': server('Bearer ${DESK_KEY}'),
    '.cursor/mcp.json': server('Bearer ${env:DESK_KEY}'),
    '.vscode/settings.json': '{ "editor.tabSize": 2 }\n',
    '.codex/config.toml': '[mcp_servers.desk]\nurl = "https://mcp.ticketmoor.io/desk"\n',
    '.env.example': 'DESK_KEY=your-key\n',
    'CLAUDE.md': '# Shop\n\nRun the tests before you commit.\n',
    'docker-compose.yml': 'services:\n  db:\n    image: postgres:17\n',
  }
}

function plainCode(i: number): string {
  return `import { round } from '../../math.js'\n\n/** Boxes of kind ${i}. */\nexport function boxes${i}(weights: readonly number[]): number {\n${Array.from({ length: 30 }, (_, line) => `  const sum${line} = round(weights.reduce((a, b) => a + b * ${line + i}, 0))\n`).join('')}  return sum0\n}\n`
}

function authCode(i: number): string {
  return `import { randomBytes } from 'node:crypto'\n\nexport async function login${i}(): Promise<string> {\n  const state = randomBytes(16).toString('hex')\n  const params = new URLSearchParams({ response_type: 'code', client_id: 'shop-${i}', redirect_uri: 'http://127.0.0.1:8976/callback', scope: 'orders:read', state })\n  const answer = await fetch('https://login.moorline.io/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', client_id: 'shop-${i}' }) })\n  return \`https://login.moorline.io/authorize?\${params}\` + (await answer.text())\n}\n${plainCode(i).replace(/^import.*\n/, '')}`
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function row(name: string, time: number, more: string): string {
  return `  ${name.padEnd(36)} ${time.toFixed(0).padStart(6)} ms   ${more}`
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
