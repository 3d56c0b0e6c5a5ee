import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lint } from '../src/lint.ts'
import { Deadline, TimeIsUp } from '../src/text/deadline.ts'
import { bundled } from './bundle.ts'
import { cleanEnvironment } from './materialise.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'deadline-')))
beforeAll(() => {
  mkdirSync(join(folder, 'repository/.git'), { recursive: true })
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'repository/.mcp.json'), '{}')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a deadline', () => {
  test('without seconds never passes', async () => {
    const deadline = new Deadline()
    deadline.check()
    expect(await deadline.before(Promise.resolve(1))).toBe(1)
  })

  test('is asked between steps, and ends a wait', async () => {
    const deadline = new Deadline(0.02)
    await expect(deadline.before(new Promise(() => {}))).rejects.toThrow(TimeIsUp)
    expect(() => deadline.check()).toThrow('longer than the 0.02 s of --timeout')
    await expect(deadline.before(Promise.reject(new Error('its own')))).rejects.toThrow()
  })

  test('leaves no result behind', async () => {
    const stages: string[] = []
    const until = async (seconds: number) =>
      lint({ root: folder, deadline: new Deadline(seconds), onProgress: (stage) => void stages.push(stage) })
    await expect(until(-1)).rejects.toThrow(TimeIsUp)
    await until(60)
    expect([...new Set(stages)]).toEqual(['looking at files', 'joining what files say', 'running rules'])
  })

  test.skipIf(process.platform === 'win32')('on the command line: one sentence, exit code 2, and a report that says so', () => {
    writeFileSync(join(folder, 'bin/git'), '#!/bin/sh\nexec sleep 300\n')
    chmodSync(join(folder, 'bin/git'), 0o755)
    const report = join(folder, 'out.sarif')
    const { cli } = bundled()
    const started = Date.now()
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, '--timeout', '1', '-f', 'text', '-f', `sarif=${report}`], {
      cwd: join(folder, 'repository'),
      env: { ...cleanEnvironment(), PATH: `${folder}/bin:/usr/bin:/bin` },
      encoding: 'utf8',
    })
    expect(stderr).toBe('agent-auth-lint: the run takes longer than the 1 s of --timeout; nothing is judged\n')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(existsSync(report) && readFileSync(report, 'utf8')).toContain('"executionSuccessful": false')
    expect(Date.now() - started).toBeLessThan(200_000)
  })
})
