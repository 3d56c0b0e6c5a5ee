import type { Evidence, McpServer } from '../src/model/index.ts'
import { defineRule, error, named, warning } from '../src/judge/rule.ts'

/**
 * An MCP server, or an agent behind A2A, is open to the network, or to any web page.
 *
 * ## Why
 *
 * Whoever reaches the port can call its tools, and a port on all addresses is reached
 * from the whole network. Without a check of `Host` and `Origin`, a web page can call a
 * server on the reader's own machine by rebinding its DNS name, and without that where
 * CORS lets every site read its answers.
 *
 * ## Instead
 *
 * Use stdio or listen on 127.0.0.1 for one person. For more, verify OAuth tokens in
 * each request. Check `Host` and `Origin` in both cases. A2A servers authenticate
 * every request as well.
 *
 * ## Not reported
 *
 * Loopback servers that check hosts, stdio, servers behind a check or gateway that
 * cannot be read, and addresses that only show at run time where nothing is deployed.
 * A server with read-only tools is a warning, and so are an agent behind A2A and one whose check waits for a setting that nobody has to
 * give; one of an example is a note. A server that refuses to start without the setting is left alone. So is an open one of a Cloudflare
 * Worker whose tools have no key of their owner's, and one that is told its caller's props.
 */
export default defineRule({
  id: 'mcp-server-unauthenticated',
  title: 'MCP server without authentication',
  group: 'transport and audience',
  variants: { write: error(8.2), optional: warning(5.5), 'read-only': warning(5.5), agent: warning(5.5), rebinding: warning(5) },
  needs: { write: { error: ['open-to-network'] } },
  confidence: 'medium',
  references: [
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http#security-%26-endpoint',
    'https://modelcontextprotocol.io/docs/2026-07-28/tutorials/security/security_best_practices#local-mcp-server-compromise',
    'https://a2a-protocol.org/latest/specification/#74-server-authentication-responsibilities',
  ],
  tags: [
    'CWE-306',
    'CWE-1327',
    'owasp-asi-2026/ASI03',
    'owasp-asi-2026/ASI07',
    'owasp-mcp-2025/MCP07',
    'owasp-mcp-2025/MCP09',
    'owasp-nhi-2025/NHI4',
    'owasp-asvs-5.0.0/13.2.1',
  ],
  recommended: true,
  inExamples: 'note',
  on: 'mcpServer',

  *check(server, { tool }) {
    const { owner, transport, auth, authAt, unless, openUnless, openRoute, listens, address, deployed, rebinding, confidence, at } = server
    if (transport !== 'http') return

    if (auth === 'none' && isReachable(server)) {
      const sensitive = tool.filter(({ does, server, at: place }) => does && server === 'network-unauthenticated' && place.file === at.file)
      yield {
        variant: variantOf(server),
        at: ((unless ?? openUnless) && authAt) || (openRoute || listens.is === 'dynamic' ? at : listens.at),
        message: `${named(owner)} ${
          openRoute
            ? `answers \`${openRoute.path.value}\` without the check that \`${openRoute.guarded}\` has`
            : unless
              ? 'lets callers without a token pass'
              : openUnless
                ? `lets every caller pass unless \`${openUnless}\` is set`
                : `${listens.is === 'dynamic' ? 'is published' : `listens on ${address ?? 'all addresses'}`} and checks no token`
        }`,
        help: instead(server),
        related: [
          ...deployed,
          ...sensitive.map((one) => ({ at: one.at, label: `anybody can call \`${one.name}\`, which ${one.does}` })),
          ...(rebinding && rebinding.sites !== 'this machine' && isOpen(server)
            ? [{ at: rebinding.at, label: `answers to any ${hostOrSite(rebinding)}, so web pages get in too` }]
            : []),
        ],
        alsoRules: sensitive.length > 0 ? ['sensitive-tool-unscoped'] : [],
        evidence: reach(server),
        confidence,
      }
    }

    // What a web page sends of itself is no token: a check of one, also one that cannot be read, keeps it out. Where everybody who reaches
    // the server gets in, so does the page.
    if (rebinding && !isOpen(server) && auth !== 'oauth' && auth !== 'shared-key' && !(auth === 'dynamic' && authAt)) {
      const { at: where, written, sites } = rebinding
      // Who reaches it anyway needs no browser for it.
      if (sites === 'this machine' && !(auth === 'none' && listens.is === 'set' && listens.value === 'loopback')) return
      yield {
        variant: 'rebinding',
        at: where,
        message: `${named(owner)} answers to any ${hostOrSite(rebinding)} (\`${written}\`), so a web page can call its tools`,
        help: sites
          ? 'list the origins that may call it, and refuse requests with any other `Origin`'
          : 'list the hosts and origins that may call it, and switch on the protection against DNS rebinding',
        confidence,
      }
    }
  },
})

/** Whether everybody who reaches it gets in. */
function isOpen(server: McpServer): boolean {
  return server.auth === 'none' && isReachable(server) && !server.unless && !server.openUnless && !server.openRoute
}

function hostOrSite({ sites }: NonNullable<McpServer['rebinding']>): string {
  return sites ? 'site' : 'host name'
}

function variantOf({ openUnless, tools }: McpServer): 'optional' | 'read-only' | 'agent' | 'write' {
  if (openUnless !== undefined) return 'optional'
  if (tools === 'agent') return 'agent'
  return tools === 'read-only' || tools === 'contained' ? 'read-only' : 'write'
}

function instead({ unless, openUnless, openRoute, instead: own }: McpServer): string {
  if (openRoute) return `put the check of \`${openRoute.guarded}\` in front of every route that reaches the server`
  if (unless) return `set \`${unless}\``
  if (openUnless) return `refuse to serve others without \`${openUnless}\`, or listen on 127.0.0.1 until it is set`
  return own ?? 'listen on 127.0.0.1 or use stdio, or verify OAuth tokens in each request'
}

/** What shows that others reach it. */
function reach({ listens, address, deployed }: McpServer): Evidence[] {
  const published = deployed.map(({ at, label }): Evidence => ({ is: 'open-to-network', at, say: `it is published (${label})` }))
  return listens.is === 'dynamic'
    ? published
    : [{ is: 'open-to-network', at: listens.at, say: `it listens on ${address ?? 'all addresses'}` }, ...published]
}

/** Without an address servers listen on all; a loopback address stays loopback in a container. */
function isReachable({ listens, deployed }: McpServer): boolean {
  return listens.is === 'dynamic' ? deployed.length > 0 : listens.is === 'unset' || listens.value !== 'loopback'
}
