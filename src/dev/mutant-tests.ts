import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = new URL('../..', import.meta.url).pathname
const folder = process.env['MUTANTS'] ?? ''

/** The tables that ask a lot at once come first, the fixtures last: what is left by then is tried many at once. */
class FixturesLast extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => (moduleId.includes('-whole') ? 0 : moduleId.endsWith('/rules.test.ts') ? 2 : 1)
    return Promise.resolve(files.toSorted((a, b) => place(a) - place(b) || (a.moduleId < b.moduleId ? -1 : 1)))
  }
}

/** The tests of judgement alone, for mutants: no command line, no git of its own, no growth. */
export default defineConfig({
  plugins: [
    {
      name: 'mutants',
      enforce: 'pre',
      load(id) {
        const path = join(folder, relative(root, id.replace(/\?.*/, '')))
        return existsSync(path) ? readFileSync(path, 'utf8') : undefined
      },
    },
  ],
  test: {
    root,
    include: process.env['MUTANT_TESTS']?.split(',') ?? [
      'test/rules*.test.ts',
      'test/classify-*.test.ts',
      'test/link-*.test.ts',
      'test/judge-*.test.ts',
      'test/evidence.test.ts',
      'test/known.test.ts',
      'test/credential-literals.test.ts',
      'test/fixes.test.ts',
      'test/suppress.test.ts',
      'test/decisions.test.ts',
      'test/keywords.test.ts',
      'test/file-role.test.ts',
      'test/redact.test.ts',
      'test/certificate.test.ts',
      'test/concerns.test.ts',
      'test/credential-words.test.ts',
      'test/parse-jsonc-long.test.ts',
      'test/unused-code.test.ts',
      'test/policy.test.ts',
    ],
    globalSetup: ['test/run-folder.ts'],
    setupFiles: ['src/dev/mutant-setup.ts'],
    runner: 'src/dev/mutant-runner.ts',
    sequence: { sequencer: FixturesLast },
    pool: 'threads',
    maxWorkers: 1,
    isolate: false,
    // Many mutants may share one test.
    testTimeout: 36_000_000,
  },
})
