import type { ScopeSet, Tool } from '../src/model/index.ts'
import type { SourceFile } from '../src/text/source.ts'
import { defineRule, error, note, warning } from '../src/judge/rule.ts'

/**
 * A tool that deletes, pays, grants access or reads personal data asks for no scope.
 *
 * ## Why
 *
 * Any token that opens the server then opens this tool, and the model decides when to call it. One confused step is enough. A scope in
 * the token protects nothing until the server checks it.
 *
 * ## Instead
 *
 * Require a scope of its own, such as `orders:refund`, in the handler, and answer 403 `insufficient_scope` without it.
 *
 * ## Not reported
 *
 * Tools of stdio servers, read-only tools, tools whose handler or middleware checks scopes, operations that inherit a requirement with
 * scopes, and tools of a server that `mcp-server-unauthenticated` reports. Where nothing shows that tokens have scopes, such as metadata,
 * a demand or the check of another tool, it is a note.
 */
export default defineRule({
  id: 'sensitive-tool-unscoped',
  title: 'Sensitive tool without a scope check',
  group: 'scopes',
  variants: { unscoped: warning(5.5), 'no-scopes': note(3), 'no-auth': error(7.5) },
  needs: { 'no-auth': { error: ['open-to-network'] } },
  confidence: 'low',
  references: [
    'https://modelcontextprotocol.io/docs/2026-07-28/tutorials/security/security_best_practices#scope-minimization',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-5.2',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#scope-challenge-handling',
  ],
  tags: [
    'CWE-862',
    'CWE-306',
    'owasp-llm-2026/LLM03',
    'owasp-llm-2025/LLM06',
    'owasp-asi-2026/ASI02',
    'owasp-asi-2026/ASI03',
    'owasp-mcp-2025/MCP02',
    'owasp-mcp-2025/MCP07',
    'owasp-asvs-5.0.0/10.3.2',
  ],
  recommended: true,
  ofOneServer: true,
  on: 'tool',

  *check({ name, does, readOnly, server, scoped, at }, { mcpServer, tool, scopeSet }) {
    if (!does || readOnly || scoped || server === 'stdio' || server === 'unknown') return
    const open = server === 'network-unauthenticated'
    if (open && mcpServer.some(({ auth, transport, tools }) => auth === 'none' && transport === 'http' && tools !== 'agent')) return

    yield {
      variant: open
        ? 'no-auth'
        : isDescribed(at.file) || mcpServer.some(({ auth }) => auth === 'oauth') || hasScopes(tool, scopeSet)
          ? 'unscoped'
          : 'no-scopes',
      at,
      decision: open ? 'nobody has to sign in for a tool' : 'no tool asks for a scope',
      asOther: `\`${name}\` ${does}`,
      message: `the tool \`${name}\` ${does}, and ${open ? 'nobody has to sign in for it' : 'no scope is checked before it runs'}`,
      ...(open ? { evidence: [{ is: 'open-to-network', at, say: 'its server answers callers on the network' }] } : {}),
      help: 'require a scope of its own in the handler and answer 403 `insufficient_scope` without it',
    }
  },
})

/** Whether an API description says it, which names the scopes of each operation: https://spec.openapis.org/oas/latest.html */
function isDescribed({ path }: SourceFile): boolean {
  return /\.(?:ya?ml|json)$/.test(path)
}

/** Whether tokens of this repository have scopes that could be asked for: they are published, demanded or given, or a tool checks one. */
function hasScopes(tools: readonly Tool[], sets: readonly ScopeSet[]): boolean {
  return tools.some(({ scoped }) => scoped) || sets.some(({ role }) => role === 'published' || role === 'required' || role === 'allowed')
}
