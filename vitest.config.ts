import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { optimiseLess } from './src/command/budget.ts'
import { COMPILED, fromCompiled } from './test/compiled.ts'
import { LongestFirst } from './test/longest-first.ts'

/** Where CI wants the counts. */
const report = process.env['TEST_REPORT']
const COUNTED = 'test/growth.test.ts'

// Tests do as little of one thing as a run does; of three files of tests that lint all fixtures this takes an eighth of the time.
optimiseLess()

export default defineConfig({
  plugins: [fromCompiled()],
  test: {
    ...(report && { reporters: ['default', 'json'], outputFile: { json: report } }),
    globalSetup: ['test/before-all.ts'],
    setupFiles: ['test/setup.ts'],
    pool: 'threads',
    // By itself vitest leaves one core to the editor.
    maxWorkers: availableParallelism(),
    isolate: false,
    server: { deps: { external: [COMPILED] } },
    sequence: { sequencer: LongestFirst },
    // They stop what hangs. What may take how long is said in time of the processor, as a busy machine makes all else slow.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // With CI in the environment a missing snapshot fails; without it vitest writes the file.
    coverage: { enabled: false, provider: 'v8', include: ['src/**', 'rules/**'], exclude: ['src/dev/**'] },
    projects: [
      { extends: true, test: { name: 'tests', include: ['test/**/*.test.ts'], exclude: ['test/cases/**', COUNTED] } },
      // Machine code forgets to count, so this file has a process of its own without it.
      {
        extends: true,
        test: {
          name: 'steps',
          include: [COUNTED],
          pool: 'forks',
          execArgv: ['--no-opt', '--no-maglev', '--no-flush-bytecode'],
        },
      },
    ],
  },
})
