import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of this run for what is made once and shared; it is removed at the end. */
export default function runFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'run-'))
  process.env['RUN_FOLDER'] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
