import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, mkdtempSync, readdirSync, readlinkSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where Linux has files in memory. */
const MEMORY = '/dev/shm'
/** Bytes that have to be free there: tests install the package with all its tools. */
const ROOM = 4 * 2 ** 30

/** How the folders of runs begin whose process this system would know: a container may share the memory, and not the processes. */
const OURS = `run-${processes()}-`

/**
 * A folder of this run, for what is made once and shared and for what is temporary; it is removed at the end. To remove a small repository
 * from a disk takes longer than to judge it, so it is in memory where there is room.
 */
export default function runFolder(): () => void {
  for (const parent of new Set([MEMORY, tmpdir()])) clearLeft(parent)
  const folder = inMemory() ?? mkdtempSync(join(tmpdir(), `${OURS}${process.pid}-`))
  process.env['RUN_FOLDER'] = folder
  process.env['TMPDIR'] = folder
  return () => {
    // Of ten thousands of files that is quicker than what Node does.
    if (process.platform !== 'win32') spawnSync('rm', ['-rf', folder])
    rmSync(folder, { recursive: true, force: true })
  }
}

function inMemory(): string | undefined {
  let folder: string | undefined
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    if (Math.min(bavail * bsize, freemem()) < ROOM) return undefined
    folder = mkdtempSync(join(MEMORY, `${OURS}${process.pid}-`))
    // Hooks have to run there.
    const program = join(folder, 'program')
    writeFileSync(program, '')
    chmodSync(program, 0o755)
    accessSync(program, constants.X_OK)
    return folder
  } catch {
    if (folder) rmSync(folder, { recursive: true })
    return undefined
  }
}

/** Removes what runs that were killed have left in a folder. */
export function clearLeft(parent: string): void {
  let names: string[] = []
  try {
    names = readdirSync(parent)
  } catch {
    // Not on this system.
  }
  for (const name of names) {
    const owner = name.startsWith(OURS) ? /^\d+(?=-)/.exec(name.slice(OURS.length)) : null
    if (owner && !isRunning(Number(owner[0]))) rmSync(join(parent, name), { recursive: true, force: true })
  }
}

function isRunning(owner: number): boolean {
  try {
    process.kill(owner, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** The number of the namespace that numbers of processes belong to, where the system has more than one. */
function processes(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0'
  } catch {
    return '0'
  }
}
