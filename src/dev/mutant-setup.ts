import '../../test/setup.ts'

// Loaded before any test, so that tables and metadata count as static and are left out: else they count for the one test that loads them.
await Promise.all([import('../../rules/index.ts'), import('../link/index.ts'), import('../lint.ts'), import('../surfaces/index.ts')])
