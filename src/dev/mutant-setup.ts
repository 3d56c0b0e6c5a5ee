import { setMaxListeners } from 'node:events'
import fc from 'fast-check'
import '../../test/setup.ts'

// A test that is run again listens again.
setMaxListeners(0)

// That it fails is enough.
fc.configureGlobal({ endOnFailure: true })

// Loaded before any test, so that tables and metadata count as made once and are left out: else they count for the one test that loads
// them.
await Promise.all([import('../../rules/index.ts'), import('../link/index.ts'), import('../lint.ts'), import('../surfaces/index.ts')])
