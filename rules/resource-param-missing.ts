import type { AuthorizationRequest, Model, TokenRequest } from '../src/model/index.ts'
import { defineRule, named, warning } from '../src/judge/rule.ts'
import type { SourceFile } from '../src/text/source.ts'

type Request = AuthorizationRequest | TokenRequest

/**
 * An OAuth client of MCP servers does not say which server the token is for.
 *
 * ## Why
 *
 * Without `resource` the authorization server cannot limit the token to one server,
 * and a server that receives it can use it at the others. MCP requires the parameter
 * in both requests, whether or not the authorization server knows it.
 *
 * ## Instead
 *
 * Send the address of the MCP server as `resource` in the authorization request and
 * in the token request.
 *
 * ## Not reported
 *
 * Flows that the MCP SDK runs, OAuth clients that are not for MCP, and requests whose
 * parameters cannot all be seen. A flow gets one result, at its first request.
 */
export default defineRule({
  id: 'resource-param-missing',
  title: 'Missing `resource` parameter',
  group: 'transport and audience',
  variants: { missing: warning(5.5), malformed: warning(4.5) },
  confidence: 'medium',
  references: [
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#resource-parameter-implementation',
    'https://www.rfc-editor.org/rfc/rfc8707.html#section-2',
  ],
  tags: ['CWE-345', 'CWE-668', 'owasp-asi-2026/ASI03', 'owasp-mcp-2025/MCP07', 'owasp-asvs-5.0.0/10.3.1'],
  recommended: true,
  on: { authorizationRequest: check, tokenRequest: check },
})

function* check(request: Request, model: Model) {
  const { owner, resource, mcp, confidence, at } = request
  if (!mcp) return

  if (resource.is === 'set' && isMalformed(resource.value)) {
    yield {
      variant: 'malformed',
      at: resource.at,
      message: `${named(owner)} sends a \`resource\` that ${resource.value.includes('#') ? 'has a fragment' : 'is not an absolute URI'}`,
      help: 'send the https address of the MCP server as `resource`',
      confidence,
    }
  }

  const [first, ...others] = requestsWithout(at.file, model)
  if (request !== first) return
  yield {
    variant: 'missing',
    at: resource.at,
    message: `${named(owner)} does not name the MCP server as \`resource\`, so its token may work at other servers`,
    help: 'send the address of the MCP server as `resource` in the authorization request and in the token request',
    related: others.map((other) => ({ at: other.resource.at, label: 'nor does this request' })),
    // One client asks and redeems, mostly in two files.
    decision: 'the client of MCP servers',
    confidence,
  }
}

/** The requests of one file are taken for one flow. */
function requestsWithout(file: SourceFile, { authorizationRequest, tokenRequest }: Model): Request[] {
  return [...authorizationRequest, ...tokenRequest].filter(({ mcp, resource, at }) => mcp && resource.is === 'unset' && at.file === file)
}

function isMalformed(resource: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:[^#]+$/i.test(resource)
}
