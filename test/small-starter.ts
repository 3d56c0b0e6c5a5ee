import childProcess, { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { asks, toldOf } from './told-by-git.ts'

/** What the linter says of how git is to run. */
interface Asked {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  readonly encoding: string
  readonly timeout?: number
}
type Done = (error: (Error & { code?: number; killed?: boolean }) | null, bytes: Buffer, complaint: Buffer) => void
type Start = (file: string, args: readonly string[], options: Asked, done: Done) => unknown

const asShipped = childProcess.execFile as unknown as Start
let isSmall = false

/**
 * To start a process copies the page tables of the one that starts it, and then every page that either of them writes. With the gigabyte of
 * the tests that takes ten times as long as what git is asked, thousands of times. So a shell, which is small, starts git for the linter:
 * the same program, arguments, variables, folder and input. Tests of how git is started take `false`.
 */
export function startGitSmall(small = true): void {
  isSmall = small && process.platform !== 'win32'
  asks(isSmall)
  if (!isSmall || childProcess.execFile !== (asShipped as unknown)) return
  const start: Start = (file, args, options, done) =>
    isSmall && isGit(file, options)
      ? (told(args, options, done) ?? shell().run(file, args, options, done))
      : asShipped(file, args, options, done)
  Object.assign(childProcess, { execFile: Object.defineProperties(start, Object.getOwnPropertyDescriptors(asShipped)) })
  syncBuiltinESMExports()
}

/** The shell cannot stop what takes too long, so only a time that no test waits for is left to it. */
function isGit(file: string, options: Partial<Asked> | undefined): boolean {
  return basename(file) === 'git' && options?.encoding === 'buffer' && (options.timeout ?? 0) >= 10_000
}

/** The answer of a repository of which it is known. */
function told(args: readonly string[], options: Asked, done: Done): unknown {
  const answer = toldOf(args, options)
  return answer && { stdin: { on: () => {}, end: () => setImmediate(done, null, ...answer) } }
}

let only: Shell | undefined
function shell(): Shell {
  only ??= new Shell()
  return only
}

/** What a shell takes for a name of a variable. */
const NAME = /^[A-Za-z_]\w*$/

/** A shell that runs what it is told, side by side, and says the number of each that has ended. */
class Shell {
  private readonly process: ChildProcess = spawn('sh', { stdio: ['pipe', 'pipe', 'ignore'] })
  private readonly environment = { ...process.env }
  private readonly folder = mkdtempSync(join(process.env['RUN_FOLDER'] ?? tmpdir(), 'starter-'))
  private readonly free: number[] = []
  private readonly waiting = new Map<number, (status: number) => void>()
  private said = ''

  constructor() {
    this.process.unref()
    this.process.stdin?.on('error', () => {})
    this.process.on('exit', () => {
      only = undefined
      for (const place of this.waiting.keys()) this.ended(place, 127)
    })
    this.process.stdout?.on('data', (text: Buffer) => this.hears(text.toString()))
  }

  run(file: string, args: readonly string[], options: Asked, done: Done): unknown {
    const start = (input: string) => {
      const place = this.free.pop() ?? this.free.length + this.waiting.size
      const at = join(this.folder, String(place))
      writeFileSync(`${at}.in`, input)
      // Where nothing runs, those that have ended are forgotten.
      if (this.waiting.size === 0) this.process.stdin?.write('wait\n')
      this.waiting.set(place, (status) => {
        this.free.push(place)
        // What may not have run, or was stopped, is asked again as it is shipped.
        if (status > 125 && status !== 128) return again(asShipped(file, args, options, done), input)
        const [bytes, complaint] = [readFileSync(`${at}.out`), readFileSync(`${at}.err`)]
        done(status === 0 ? null : Object.assign(new Error(complaint.toString()), { code: status }), bytes, complaint)
      })
      const command = [file, ...args].map(quoted).join(' ')
      this.process.stdin?.write(
        `(cd ${quoted(options.cwd)} || { echo ${place} 127; exit; }; ${this.variables(options.env)} ${command} <${at}.in >${at}.out 2>${at}.err; echo ${place} $?) &\n`,
      )
    }
    return { stdin: { on: () => {}, end: start } }
  }

  /** What of the shell's own environment is other. */
  private variables(env: NodeJS.ProcessEnv): string {
    const gone = Object.keys(this.environment).filter((name) => NAME.test(name) && env[name] === undefined)
    const set = Object.entries(env).filter(([name, value]) => NAME.test(name) && value !== undefined && this.environment[name] !== value)
    return [...gone.map((name) => `unset ${name};`), ...set.map(([name, value]) => `export ${name}=${quoted(value ?? '')};`)].join(' ')
  }

  private hears(text: string): void {
    const lines = (this.said + text).split('\n')
    this.said = lines.pop() ?? ''
    for (const line of lines) {
      const [place = 0, status = 0] = line.split(' ').map(Number)
      this.ended(place, status)
    }
  }

  private ended(place: number, status: number): void {
    const heard = this.waiting.get(place)
    this.waiting.delete(place)
    heard?.(status)
  }
}

function again(child: unknown, input: string): void {
  const { stdin } = child as ChildProcess
  stdin?.on('error', () => {})
  stdin?.end(input)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
