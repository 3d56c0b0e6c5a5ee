import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))

const [word, ...rest] = process.argv.slice(2)

/** Runs vitest; its exit code, and 0 also where no test has the name. */
function run(...args: string[]): number {
  return spawnSync(process.execPath, [vitest, 'run', ...args], { cwd: root, stdio: 'inherit' }).status ?? 1
}

/** Files of tests and folders of fixtures, which name the cases of rules and surfaces, that hold the word. */
function named(one: string): { files: string[]; cases: boolean } {
  const files = readdirSync(`${root}/test`).filter((file) => file.endsWith('.test.ts') && file.includes(one))
  const folders = ['fixtures/rules', 'fixtures/surfaces'].flatMap((kind) =>
    foldersIn(kind).flatMap((name) => [name, ...foldersIn(`${kind}/${name}`)]),
  )
  return { files: files.map((file) => `test/${file}`), cases: folders.some((name) => name.includes(one)) }
}

function foldersIn(path: string): string[] {
  return readdirSync(`${root}/${path}`, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
}

if (word === undefined || word.startsWith('-')) process.exitCode = run(...process.argv.slice(2))
else {
  const { files, cases } = named(word)
  const codes = [
    ...(cases ? [run('test/rules.test.ts', 'test/surfaces.test.ts', '-t', word, ...rest)] : []),
    ...(files.length > 0 ? [run(...files, ...rest)] : []),
  ]
  if (codes.length === 0) process.stderr.write(`no rule, surface, fixture or file of tests has "${word}" in its name\n`)
  process.exitCode = codes.length === 0 ? 2 : Math.max(...codes)
}
