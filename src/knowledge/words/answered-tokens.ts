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
      /(?:\b|[a-z_])(?:[tT]oken|OAuth2?|[oO]idc)\w{0,20}(?:Client|Gateway|Endpoint)(?:\([^()\n]{0,80}\))?\.(?:Send|Post|Request)\w{0,20}\(/,
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

export const sendsRequest: Words = {
  because: 'Calls of HTTP clients in Go, Java, Kotlin, C# and PHP that send a request and hand back its answer.',
  pattern: oneOf(
    '',
    /(?:\.|->|::)(?:Post|Send)(?:As\w{1,20})?(?:Async)?\(|\bhttp\.Post(?:Form)?\(|\.Do\(|\.newCall\(/,
    /(?:\.|->)(?:send|post|exchange|postFor(?:Entity|Object))\(/,
  ),
  is: [
    'await http.PostAsync(url, form)',
    'http.PostForm(url, values)',
    'rest.postForEntity(url, entity, Map.class)',
    '$client->post($url)',
  ],
  isNot: ['await response.Content.ReadAsStringAsync()', 'http.Get(url)'],
}

export const asksForToken: Words = {
  because: 'What a request to a token endpoint has: https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.3.',
  pattern: /grant_?type|token_?(?:endpoint|ur[il])|\/(?:oauth2?\/)?token["'`]/i,
  is: ['new("grant_type", "authorization_code")', 'var tokenEndpoint = $"{authority}/token"'],
  isNot: ['client.Post(url)', 'Authorization: Bearer'],
}

export const handsAnswer: Words = {
  because:
    'A function that checks is handed an answer, and may ask whom the token is for: https://www.rfc-editor.org/rfc/rfc7662.html#section-2.2.',
  pattern: inTurn(
    'i',
    /\b(?:check|valid|assert|require|ensure|verify|allow|accept|is)\w{0,40}\(\s{0,8}(?:await\s{1,4})?/,
    /\w{0,20}(?:data|result|info|answer|introspect\w{0,10}|json|payload|response|claims)\b/,
  ),
  is: ['assertForUs(answer)', 'validateAudience(await introspection)', 'isAllowed(tokenInfo)'],
  isNot: ['fetch(response)', 'check(token)'],
}

export const asksForTokens: Words = {
  because: 'Calls of functions and clients of a repository that may be answered with tokens, or with the secret of a client.',
  pattern: inTurn(
    'i',
    /\b(?:get|refresh|renew|create|issue|generate|request|register)_?/,
    /\w{0,24}(?:token|client)s?(?:_?(?:with|by|from|for)_?\w{0,24})?\(/,
  ),
  is: ['getToken(', 'renew_token(', 'registerClient(', 'create_token_for_user('],
  isNot: ['validateToken(', 'token(', 'getTokens.length'],
}

export const givesDeviceCode: Words = {
  because: 'The endpoint that gives a device its code, with which the token is fetched: https://www.rfc-editor.org/rfc/rfc8628#section-3.2',
  pattern: oneOf(
    '',
    /^\w{0,40}DEVICE_(?:CODE|AUTH[A-Z]{0,12})_(?:URL|URI|ENDPOINT)\b/,
    /^\w{0,40}[dD]evice(?:Code|Auth[a-z]{0,12})(?:Ur[il]|UR[IL]|Endpoint)\b/,
    /\/device(?:\/code|_authorization)["'`]/,
  ),
  is: [
    'GITHUB_DEVICE_CODE_URL',
    'deviceAuthorizationEndpoint',
    "'https://github.com/login/device/code'",
    '`${issuer}/device_authorization`',
  ],
  isNot: ['DEVICE_LIST_URL', 'deviceUrl', "'/devices'"],
}

export const makesPairOfTokens: Words = {
  because: 'Functions of a server that make the tokens of a sign-in. Those of a parser are called so as well: what stands around tells.',
  pattern: inTurn(
    'i',
    /(?:create|generate|issue|mint|make)(?:_?and_?\w{1,20}?)?/,
    /(?:_?(?:auth|access|new|jwt|user|login))?_?tokens(?:_?for_?\w{0,20})?\(/,
  ),
  is: ['self.create_and_save_tokens(user, scopes)', 'auth.createTokens(user)', 'generateAuthTokens(user)', 'issue_tokens_for_user(id)'],
  isNot: ['tokenizer.tokens(text)', 'createTokensTable()', 'create_token_bucket()'],
}
