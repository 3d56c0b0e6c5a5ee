import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cleanEnvironment, inCheckout, materialised, type Specification } from '../../test/materialise.ts'

const USAGE = 'usage: npm run try -- <fixture or folder> [options of the command line]\n'
const [folder, ...flags] = process.argv.slice(2)
if (folder === undefined || !existsSync(folder)) {
  process.stderr.write(folder === undefined ? USAGE : `no such folder: ${folder}\n${USAGE}`)
  process.exit(2)
}

process.exitCode = await tried(resolve(folder), flags)

/** The CLI from source in a folder; a fixture becomes a repository of its own first. */
async function tried(path: string, options: readonly string[]): Promise<number> {
  if (!isFixture(path)) return run(path, options)
  const made =
    existsSync(`${path}/expected.json`) && existsSync(`${path}/repo`)
      ? await acceptanceCase(path)
      : materialised(path, { now: Date.now() / 1000 })
  try {
    return run(made.root, options)
  } finally {
    made.remove()
  }
}

function isFixture(path: string): boolean {
  return (
    existsSync(`${path}/repo.json`) ||
    existsSync(`${path}/expected.txt`) ||
    existsSync(`${path}/expected.json`) ||
    path.startsWith(inCheckout('fixtures/'))
  )
}

async function acceptanceCase(path: string) {
  const { default: specification } = (await import(`${path}/expected.json`, { with: { type: 'json' } })) as { default: Specification }
  return materialised(path, { source: `${path}/repo`, specification, seed: basename(path), now: Date.now() / 1000 })
}

function run(cwd: string, options: readonly string[]): number {
  const args = ['--import', import.meta.resolve('tsx'), fileURLToPath(new URL('../cli.ts', import.meta.url)), ...options]
  return spawnSync(process.execPath, args, { cwd, stdio: 'inherit', env: cleanEnvironment() }).status ?? 2
}
