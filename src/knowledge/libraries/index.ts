import { authorizationCalls } from './authorization-calls.ts'
import { codeExchanges } from './code-exchanges.ts'
import { cookieCalls } from './cookies.ts'
import { grantCalls } from './grants.ts'
import type { LibraryCall } from './row.ts'
import { providerCalls } from './providers.ts'
import { sessionCalls } from './sessions.ts'
import { signingCalls } from './signing.ts'
import { checkingCalls, readingCalls } from './token-checks.ts'

/** Every call of a library that a question knows, for the test that proves each row. */
export const libraryCalls: readonly LibraryCall[] = [...authorizationCalls, ...codeExchanges, ...cookieCalls, ...grantCalls, ...providerCalls, ...sessionCalls, ...signingCalls, ...checkingCalls, ...readingCalls]
