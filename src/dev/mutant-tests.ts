import { defineConfig } from 'vitest/config'

/** The tests of judgement alone, for mutants: no command line, no git of its own, no growth. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: process.env['MUTANT_TESTS']?.split(',') ?? [
      'test/rules*.test.ts',
      'test/classify-*.test.ts',
      'test/link-*.test.ts',
      'test/evidence.test.ts',
      'test/known.test.ts',
      'test/credential-literals.test.ts',
      'test/fixes.test.ts',
      'test/suppress.test.ts',
      'test/decisions.test.ts',
      'test/keywords.test.ts',
      'test/file-role.test.ts',
      'test/redact.test.ts',
    ],
    setupFiles: ['src/dev/mutant-setup.ts'],
    isolate: false,
    testTimeout: 600_000,
  },
})
