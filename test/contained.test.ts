import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { ours } from '../src/text/shown.ts'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import type { Result } from '../src/judge/finding.ts'
import { defineRule, type Rule } from '../src/judge/rule.ts'
import { lint } from '../src/lint.ts'
import { reporters } from '../src/report/index.ts'
import { parseOptions } from '../src/settings/options.ts'
import { exitCode } from '../src/settings/terminal.ts'
import { surfaces } from '../src/surfaces/index.ts'
import type { Surface } from '../src/surfaces/reading/surface.ts'

/** What fails on one file takes nothing else down. */

const SERVER =
  '{ "mcpServers": { "desk": { "type": "http", "url": "http://mcp.ticketmoor.io/desk", "headers": { "Authorization": "Bearer ${DESK_TOKEN}" } } } }'

async function linted(options: { readonly surfaces?: readonly Surface[]; readonly rules?: readonly Rule[] }): Promise<Result> {
  const root = mkdtempSync(join(tmpdir(), 'agent-'))
  try {
    for (const path of ['a/.mcp.json', 'b/.mcp.json']) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), SERVER)
    }
    return await lint({ root, ...options })
  } finally {
    rmSync(root, { recursive: true })
  }
}

const OPTIONS = {
  version: ours`0.0.0`,
  color: false,
  width: 0,
  prefix: '',
  quiet: false,
  verbose: false,
  showSuppressed: false,
  successful: true,
}
const found = ({ findings }: Result, id: string) => findings.filter(({ rule }) => rule.id === id).map(({ at }) => at.file.path)
const transport = rules.find(({ id }) => id === 'insecure-transport') as Rule

/** Fails on what stands in the first folder. */
const clumsySurface: Surface = {
  ...(surfaces.find(({ id }) => id === 'claude-code') as Surface),
  id: 'clumsy',
  *read(_: unknown, { file }: { file: { path: string } }) {
    if (file.path.startsWith('a/')) throw new TypeError('not a function')
  },
} as unknown as Surface
const clumsyRule = defineRule({
  ...transport,
  id: 'clumsy',
  on: 'connection',
  *check({ at }) {
    if (at.file.path.startsWith('a/')) throw new TypeError('not a function')
  },
})

describe('a fault of our own', () => {
  test('in a surface: what other surfaces say of the file and all other files are judged', async () => {
    const result = await linted({ surfaces: [clumsySurface, ...surfaces] })
    expect(result.failures.map(({ what, path }) => [what, path])).toEqual([['surface clumsy', 'a/.mcp.json']])
    expect(found(result, 'insecure-transport')).toEqual(['a/.mcp.json', 'b/.mcp.json'])
  })

  test('in a rule: it judges the other files, and other rules the file', async () => {
    const result = await linted({ rules: [clumsyRule, transport] })
    expect(result.failures.map(({ what, path }) => [what, path])).toEqual([['rule clumsy', 'a/.mcp.json']])
    expect(found(result, 'insecure-transport')).toEqual(['a/.mcp.json', 'b/.mcp.json'])
  })

  test('is said in every format, and the exit code is that of the findings', async () => {
    const result = await linted({ rules: [clumsyRule] })
    expect(result.unreadable).toEqual([
      { path: 'a/.mcp.json', reason: 'internal error', say: 'the linter failed on it (rule clumsy); what else it holds is judged' },
    ])
    for (const format of ['text', 'json', 'sarif', 'github', 'junit', 'compact'] as const)
      expect((await reporters[format](result))(result, OPTIONS), format).toContain('the linter failed on it')
    expect((await reporters.markdown(result))(result, OPTIONS)).toContain('1 file read only in part')
    expect(exitCode(result, parseOptions([]))).toBe(0)
    expect(exitCode(result, parseOptions(['--strict-parse']))).toBe(2)
  })
})
