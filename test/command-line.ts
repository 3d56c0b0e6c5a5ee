import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { bundled } from './bundle.ts'
import { inCheckout } from './materialise.ts'

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** More than any run takes on a busy machine, in milliseconds. */
const MOST = 300_000
const nothing = new Int32Array(new SharedArrayBuffer(4))

let server: { readonly process: ChildProcess; readonly folder: string; runs: number } | undefined

/**
 * What the command line of the bundle says, and how it ends. To start Node and load the bundle takes four times as long as most runs, so
 * one process does it for all of a thread. Tests of the process itself, of its streams and of how it is ended, start one of their own.
 */
export function commandLine(argv: readonly string[], { cwd, env }: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Ended {
  const { cli } = bundled()
  if (process.platform === 'win32') return spawnSync(process.execPath, [cli, ...argv], { cwd, env, encoding: 'utf8' })
  server ??= started(join(dirname(cli), 'run.cjs'))
  const asked = join(server.folder, String(server.runs++))
  writeFileSync(asked, JSON.stringify({ argv, cwd, env }))
  server.process.stdin?.write(`${asked}\n`)
  const before = performance.now()
  while (!existsSync(`${asked}.out`)) {
    if (performance.now() - before > MOST) throw new Error(`no answer to ${argv.join(' ')}`)
    Atomics.wait(nothing, 0, 0, 2)
  }
  const { isLast, ...ended } = JSON.parse(readFileSync(`${asked}.out`, 'utf8')) as Ended & { readonly isLast: boolean }
  if (isLast) server = undefined
  rmSync(`${asked}.out`)
  return ended
}

function started(program: string) {
  const child = spawn(process.execPath, [inCheckout('test/command-line-server.mjs'), program], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  child.unref()
  child.stdin?.on('error', () => {})
  return { process: child, folder: mkdtempSync(join(process.env['RUN_FOLDER'] ?? tmpdir(), 'command-')), runs: 0 }
}
