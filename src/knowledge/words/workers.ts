import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What Workers of Cloudflare say around a server of MCP.

export const saysNothingOfCallers: Words = {
  because: 'What browsers are told, sessions of a transport and handlers that a request is handed to: none says who calls.',
  pattern: oneOf(
    'i',
    /["']Access-Control-[\w-]{1,40}["']\s{0,4}[:,]\s{0,4}(?:["'][^"'\n]{0,200}["'])?/,
    /mcp-session-id|session_?id|\w{1,60}\.fetch\(/,
  ),
  is: ["'Access-Control-Allow-Headers': 'Authorization'", 'mcp-session-id', 'oauthProvider.fetch(request)'],
  isNot: ["request.headers.get('Authorization')", 'session.user', 'authenticate(request)'],
}

export const toldOfCaller: Words = {
  because:
    'What tools of a Worker know of their caller, or ask the caller for: https://developers.cloudflare.com/agents/model-context-protocol/authorization/',
  pattern: oneOf(
    'i',
    /\bprops\b|getMcpAuthContext|\bauthInfo\b|\brequestInfo\b/,
    /(?:api_?key|token|password|secret)["']?\s{0,4}:\s{0,4}z\s{0,4}\./,
  ),
  is: ['this.props.accessToken', 'getMcpAuthContext()', 'apiKey: z.string()'],
  isNot: ['this.env.DESK_API_KEY', 'room: z.string()', 'properties'],
}

export const signedInAtEdge: Words = {
  because: 'Cloudflare Access, in front of a Worker without code: https://developers.cloudflare.com/cloudflare-one/access-controls/',
  pattern: /cloudflareaccess\.com|cloudflare (?:zero trust )?access|\bcf[-_]access|zero[- ]trust/i,
  is: ['Cloudflare Access', 'Cf-Access-Jwt-Assertion', 'desk.cloudflareaccess.com', 'zero trust'],
  isNot: ['Cloudflare Workers', 'Access-Control-Allow-Origin', 'accessToken'],
}
