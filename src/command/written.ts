import { own } from '../text/own.ts'
import { UsageError } from '../text/errors.ts'
import type { Output } from '../settings/options.ts'
import { linkOnTheWay } from '../discover/inside.ts'
import { resolve, dirname, join, basename, relative } from 'node:path'
import { writeFileSync, statSync, existsSync, chmodSync, renameSync, rmSync, mkdirSync } from 'node:fs'
import { nodeCrypto } from '../text/node.ts'
import { type Shown, ours } from '../text/shown.ts'

/** What a shell names its own streams. */
const STREAMS = /^\/dev\/(?:stdout|stderr|fd\/\d+)$|^\/proc\/self\/fd\/\d+$/

/** Why something cannot be written, by the code of the error. */
const REASONS = {
  EACCES: 'no permission',
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EPIPE: 'its reader has closed it',
} as const

/** Prints a text; gives back the exit code. */
export function print(text: Shown): 0 {
  process.stdout.write(text)
  return 0
}

/** A line on standard error. */
export function tell(text: Shown): void {
  process.stderr.write(ours`agent-auth-lint: ${text}\n`)
}

/** Writes a report to its file or to standard output. */
export function writeOut({ file }: Output, content: Shown, root: string): void {
  if (file === undefined) print(content)
  else replaceFile(file, content, root)
}

/**
 * Never half a file, and never through a link of the scanned folder: into a new file of a name that nobody can foresee, then renamed.
 */
export function replaceFile(file: string, content: string, root = process.cwd(), mode?: number): void {
  const target = resolve(file)
  const folder = dirname(target)
  const temporary = join(folder, `.${basename(target)}.${nodeCrypto().randomBytes(12).toString('hex')}.tmp`)
  try {
    if (STREAMS.test(target)) return writeFileSync(target, content)
    const link = [process.cwd(), root].map((from) => linkOnTheWay(from, target)).find((found) => found !== undefined)
    if (link !== undefined) throw new UsageError(`${relative(process.cwd(), link) || link} is a link`)
    // A pipe, for one.
    if (statSync(target, { throwIfNoEntry: false })?.isFile() === false) return writeFileSync(target, content)
    makeFolder(folder)
    writeFileSync(temporary, content, { flag: 'wx', ...(mode !== undefined && { mode }) })
    if (mode === undefined && existsSync(target)) chmodSync(temporary, statSync(target).mode)
    renameSync(temporary, target)
  } catch (error) {
    // Below a file there is nothing to take away, which `force` does not cover.
    if (existsSync(temporary)) rmSync(temporary, { force: true })
    throw new UsageError(`cannot write ${file}: ${error instanceof Error ? reason(error) : String(error)}`)
  }
}

/** Node's own recursion never ends where nothing can be made, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

function reason(error: NodeJS.ErrnoException): string {
  return known(error) ?? error.code ?? error.message
}

/** Why something could not be written, in words; undefined when the system says something else. */
export function known({ code = '' }: NodeJS.ErrnoException): (typeof REASONS)[keyof typeof REASONS] | undefined {
  return own(REASONS, code)
}
