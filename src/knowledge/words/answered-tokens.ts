import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const gotFromTokenEndpoint: Words = {
  because: 'A call that asks a token endpoint and waits for its answer: https://www.rfc-editor.org/rfc/rfc6749.html#section-3.2.',
  pattern: inTurn(
    '',
    /^await\s{1,8}[^\n;]{0,120}?/,
    oneOf(
      '',
      /\b(?:Request|Exchange|Redeem|Acquire)\w{0,30}(?:Token|Code)\w{0,30}\(/,
      /\b(?:[tT]oken|OAuth2?|[oO]idc)\w{0,20}(?:Client|Gateway|Endpoint)(?:\([^()\n]{0,80}\))?\.(?:Send|Post|Request)\w{0,20}\(/,
    ),
  ),
  is: [
    'await client.RequestAuthorizationCodeTokenAsync(request)',
    'await ExchangeCodeAsync(code)',
    'await CreateOAuth2Gateway(connection).SendAsync(request)',
    'await _tokenClient.SendAsync(request)',
  ],
  isNot: ['await Request.ReadFromJsonAsync<TokenResponse>()', 'Request.Headers["token"]', 'await _store.SendAsync(request)'],
}
