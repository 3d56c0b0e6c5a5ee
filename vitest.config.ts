import { defineConfig } from 'vitest/config'

/** Where CI wants the counts. */
const report = process.env['TEST_REPORT']

export default defineConfig({
  test: {
    ...(report && { reporters: ['default', 'json'], outputFile: { json: report } }),
    include: ['test/**/*.test.ts'],
    exclude: ['test/cases/**'],
    setupFiles: ['test/setup.ts'],
    pool: 'threads',
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // With CI in the environment a missing snapshot fails; without it vitest writes the file.
    coverage: { enabled: false, provider: 'v8', include: ['src/**', 'rules/**'], exclude: ['src/dev/**'] },
  },
})
