import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { lint } from '../src/lint.ts'
import { reporters } from '../src/report/index.ts'
import { ours } from '../src/text/shown.ts'

const OPTIONS = {
  version: ours`0.0.0`,
  color: false,
  width: 0,
  prefix: '',
  quiet: false,
  verbose: true,
  showSuppressed: true,
  successful: true,
}

/** What `measured` says of a run over a repository with these files, from looking for them to what is printed. */
export async function judgedAndReported<T>(
  files: Readonly<Record<string, string>>,
  measured: (run: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'agent-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return await measured(async () => {
      const result = await lint({ root })
      for (const format of ['text', 'json', 'sarif'] as const) (await reporters[format](result))(result, OPTIONS)
      expect(result.failures).toEqual([])
    })
  } finally {
    rmSync(root, { recursive: true })
  }
}
