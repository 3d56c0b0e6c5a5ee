import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import runFolder, { clearLeft } from './run-folder.ts'

test('a run removes what a killed one has left, and nothing of one that goes on', () => {
  const { RUN_FOLDER, TMPDIR } = process.env
  const remove = runFolder()
  const own = basename(process.env['RUN_FOLDER'] ?? '')
  remove()
  Object.assign(process.env, { RUN_FOLDER, TMPDIR })

  const parent = mkdtempSync(join(tmpdir(), 'left-'))
  // The number of a process that has ended.
  const { pid } = spawnSync(process.execPath, ['--version'])
  const folders = [own, own.replace(`-${process.pid}-`, `-${pid}-`), `run-${pid}-abc`, 'run-abc']
  for (const name of folders) {
    mkdirSync(join(parent, name))
    writeFileSync(join(parent, name, 'a'), '')
  }
  clearLeft(parent)
  expect(folders.map((name) => existsSync(join(parent, name)))).toEqual([true, false, true, true])
  clearLeft(join(parent, 'nowhere'))
  rmSync(parent, { recursive: true })
})
