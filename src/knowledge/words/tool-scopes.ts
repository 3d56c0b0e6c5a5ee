import { inTurn } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How code in front of an MCP server asks for scopes by the tool that is called.

export const readsToolName: Words = {
  because: 'The name of the tool in a request: https://modelcontextprotocol.io/specification/2026-07-28/server/tools#calling-tools.',
  pattern: /\bparams["'\])?!]{0,4}(?:\.|\[["']|\.get\(["'])name\b/,
  is: ['req.body.params.name', 'body["params"]["name"]', "params.get('name')", 'params?.name'],
  isNot: ['params: { name: tool }', '"params": {"name": tool}', 'params.arguments'],
}

export const refusesByScope: Words = {
  because: 'A refusal of callers whose token lacks a scope: https://www.rfc-editor.org/rfc/rfc6750#section-3.1.',
  pattern: /insufficient_scope|\bscopes\b[\s\S]{0,400}?\b(?:403|[fF]orbidden)\b/,
  is: ['error: "insufficient_scope"', 'if (!auth.scopes.includes(needed)) return res.status(403)'],
  isNot: ['await self.app(scope, receive, send)', 'scopes_supported: ["desk:read"]', 'status_code=403'],
}

export const demandsScopeThatWrites: Words = {
  because:
    'A scope that allows more than reading, which all requests to a server have to bring: ' +
    'https://github.com/modelcontextprotocol/typescript-sdk, https://github.com/modelcontextprotocol/python-sdk.',
  pattern: inTurn(
    'i',
    /\brequired_?scopes["']?\s{0,4}[:=]\s{0,4}[[(][^\])]{0,200}?["'](?:[^"'\n]{0,60}[:._/-])?/,
    /(?:write|delete|admin|manage|refund|pay|all|\*)(?:[:._/-][^"'\n]{0,60})?["']/,
  ),
  is: ["requiredScopes: ['desk:write']", 'required_scopes=["desk:read", "desk:write"]'],
  isNot: ["requiredScopes: ['desk:read']", 'required_scopes=["desk:rewrite"]', "requiredScopes: ['allocations:read']"],
}
