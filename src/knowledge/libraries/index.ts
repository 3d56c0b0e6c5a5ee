import { agentServerCalls } from './agent-servers.ts'
import { authorizationCalls } from './authorization-calls.ts'
import { grantAdders, serverCalls } from './authorization-servers.ts'
import { constructCalls } from './cloud-constructs.ts'
import { secretCalls } from './client-secrets.ts'
import { codeExchanges } from './code-exchanges.ts'
import { cookieCalls } from './cookies.ts'
import { grantCalls } from './grants.ts'
import { oauthClientCalls } from './oauth-clients.ts'
import { sessionsOfClients } from './oauth-sessions.ts'
import { queryWriters, requestCalls } from './http-requests.ts'
import { mcpAuthorizationCalls, proxiesOfServers } from './mcp-authorization.ts'
import { mcpClientCalls, programStarters } from './mcp-clients.ts'
import { hostSettings, mcpServerCalls, scopesCalls, startableServers, tokenVerifiers } from './mcp-servers.ts'
import { passportCalls } from './passport.ts'
import type { LibraryCall } from './row.ts'
import { providerCalls } from './providers.ts'
import { sessionCalls } from './sessions.ts'
import { betterAuthCalls, installerCalls, providerAddresses, scopedCalls } from './sign-in.ts'
import { singleCalls } from './single-calls.ts'
import { tokenReaders } from './token-readers.ts'
import type { WrittenName } from './written.ts'
import { signerCalls, signingCalls } from './signing.ts'
import { toolCalls } from './tools.ts'
import { appMakers, appRunners, corsCalls } from './web-servers.ts'
import { connectionCalls, uncheckedContexts } from './verification.ts'
import { checkingCalls, readingCalls } from './token-checks.ts'

/** Every call of a library that a question knows, for the test that proves each row. */
export const libraryCalls: readonly LibraryCall[] = [...agentServerCalls, ...authorizationCalls, ...serverCalls, ...grantAdders, ...codeExchanges, ...constructCalls, ...secretCalls, ...cookieCalls, ...grantCalls, ...mcpAuthorizationCalls, ...proxiesOfServers, ...mcpClientCalls, ...programStarters, ...mcpServerCalls, ...startableServers, ...hostSettings, ...tokenVerifiers, ...scopesCalls, ...toolCalls, ...appMakers, ...appRunners, ...corsCalls, ...requestCalls, ...queryWriters, ...oauthClientCalls, ...sessionsOfClients, ...providerCalls, ...sessionCalls, ...betterAuthCalls, ...scopedCalls, ...installerCalls, ...providerAddresses, ...singleCalls, ...passportCalls, ...signingCalls, ...signerCalls, ...connectionCalls, ...uncheckedContexts, ...checkingCalls, ...readingCalls]

/** What libraries are called by in languages that are read without a grammar, for the same test. */
export const writtenNames: readonly WrittenName[] = [...tokenReaders]
