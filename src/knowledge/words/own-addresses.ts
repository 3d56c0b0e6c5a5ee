import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How code puts together the addresses of the server that it is.

export const endpointOfOwnServer: Words = {
  because: 'An OAuth endpoint below the address that a server has of itself: of its settings, or of the request that it answers.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      /(?:[$#]?\{|^)(?:[\w.]{1,40}\.)?(?:(?:[sS]erver|[pP]ublic|[sS]elf|[oO]wn|[aA]pp|[eE]xternal|MCP|mcp)_?)?(?:[bB]ase(?:_?(?:[uU]r[li]|URL))?|BASE_UR[LI])(?!\w)/,
      /(?:[$#]?\{|^)(?:[\w.]{1,40}\.)?(?:[sS]erver|[pP]ublic|[sS]elf|[oO]wn|[eE]xternal|SERVER|PUBLIC|EXTERNAL)_?(?:[uU]r[li]|UR[LI]|[hH]ost|[oO]rigin)/,
      /(?:[$#]?\{|^)(?:[\w.]{1,40}\.)?(?:origin|req(?:uest)?\.[\w.]{1,30})/,
    ),
    /(?:\.rstrip\(["']\/["']\)|\(\))?\}?\s{0,4}(?:\+\s{0,4})?["'`]?\/(?:[\w-]{1,30}\/){0,3}(?:authorize|authorization|auth|token)["'`]?$/,
  ),
  is: [
    'f"{base_url}/oauth/authorize',
    '`${baseUrl}/token`',
    '${settings.server_url}/authorize',
    '#{request.base_url}/oauth/token',
    '{origin}/token',
    'base_url + "/oauth/token"',
  ],
  isNot: [
    '${googleBase}/token',
    '${issuer}/token',
    'https://accounts.google.com/o/oauth2/v2/auth',
    '${upstream.baseUrl}',
    '${idpUrl}/authorize',
    '${tenantUrl}/token',
  ],
}
