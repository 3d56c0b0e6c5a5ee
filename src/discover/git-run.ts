import { execFile } from 'node:child_process'
import type { Git, Ran } from './git.ts'

/** Nothing of the repository's own configuration may start a program or the network. */
const SAFE = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never']

const MAX_OUTPUT = 256 * 1024 * 1024

/** Runs git: only plumbing, and nothing of the repository's own configuration. */
export async function run(git: Git, args: readonly string[], input = ''): Promise<Ran> {
  const { bytes, ...ran } = await runForBytes(git, args, input)
  return { ...ran, output: bytes.toString('utf8') } as Ran
}

type RanForBytes = { ok: boolean; cause?: 'failure' | 'timeout' | 'exit'; code?: number; bytes: Buffer; said: string }

/** The same where the output is the content of files. */
export function runForBytes(git: Git, args: readonly string[], input = ''): Promise<RanForBytes> {
  return new Promise((done) => {
    const child = execFile(
      git.binary,
      [...SAFE, ...args],
      {
        cwd: git.folder,
        env: git.env,
        timeout: git.timeout,
        killSignal: 'SIGKILL',
        maxBuffer: MAX_OUTPUT,
        encoding: 'buffer',
        windowsHide: true,
      },
      (error, bytes, complaint) => {
        const said = complaint.toString('utf8')
        if (!error) return done({ ok: true, bytes, said })
        const { code, killed, signal } = error
        if (typeof code === 'number') done({ ok: false, cause: 'exit', code, bytes, said })
        else if (code) done({ ok: false, cause: 'failure', bytes, said: `git did not work (${code})` })
        else if (killed) done({ ok: false, cause: 'timeout', bytes, said: `git gave no answer in ${git.timeout / 1000} s` })
        else done({ ok: false, cause: 'failure', bytes, said: `git was stopped by ${signal}` })
      },
    )
    // A git that ends early closes the pipe; its exit code tells the story.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

export function complaint(ran: Ran): string | undefined {
  // From inside an ignored folder git cannot list ignored files.
  if (/directory entry not superset of prefix/.test(ran.said)) return undefined
  return firstLine(ran.said) || undefined
}

export function firstLine(said: string): string {
  const [first = ''] = said.trim().split('\n')
  return printable(first).slice(0, 200)
}

export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '�')
}
