import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a server does with a refresh token that was presented to it.

export const endsToken: Words = {
  because: 'Code that may end a token, mark it as used, or keep account of its family.',
  pattern: oneOf(
    'i',
    /delet|remov|revok|invalid(?!_(?:grant|request|token|client|scope|target)\b|\s{1,2}\w)|consum|rotat|replac|blacklist|denylist|blocklist/,
    /\b(?:is_?)?used\b|\breuse|\bfamil|\bgeneration\b|\bdestroy|\bpop\(|\bdel\b|\.del\(|getdel|\bDELETE\b|\btake\w{0,12}\(|\bjti\b/,
  ),
  is: [
    'await store.delete(token)',
    'tokens.pop(refresh_token)',
    'UPDATE t SET used = 1',
    'rotateRefreshToken(old)',
    'await redis.getdel(key)',
  ],
  isNot: ["error: 'invalid_grant'", 'createAccessToken(sub)', "throw new Error('Invalid refresh token')", 'expires_in: 3600'],
}

export const asksAnother: Words = {
  because: 'Code that asks another server for the tokens: that one decides what ends.',
  pattern: /\b(?:fetch|axios|got|httpx|requests|aiohttp|ky)\b|upstream(?!\w{0,30}(?:key|secret)\b)|\.post\(|urlopen|proxy/i,
  is: ['await fetch(url)', 'httpx.AsyncClient()', 'this.upstream.refresh(token)'],
  isNot: ['await store.get(token)', 'fetched_at', 'randomUUID()', 'config.upstreamEncryptionKey'],
}

export const keepsTokens: Words = {
  because: 'Code that asks a store, which may know a token no more.',
  pattern: oneOf(
    'i',
    /\bawait\b|\b(?:db|store|redis|prisma|repo\w{0,12}|cache|kv|session|collection|model|table|dao)\b/,
    /\.(?:get|find\w{0,12}|has|query|select|execute|fetch\w{0,8}|lookup)\(|\[\w{0,20}token\w{0,20}\]/,
  ),
  is: ['await verify(token)', 'tokens.get(token)', 'this.db.run(sql)', 'issued[refreshToken]'],
  isNot: ['jwt.verify(token, SECRET)', "createHmac('sha256', key)", 'JSON.parse(decoded)'],
}

// https://github.com/panva/jose/blob/main/docs/jwt/verify/functions/jwtVerify.md, https://developer.mozilla.org/docs/Web/API/SubtleCrypto
export const waitsForSignature: Words = {
  because: 'What only computes, though it is waited for: the check of a signature.',
  pattern:
    /\bawait\s{1,4}(?:jose\.)?(?:jwtVerify|jwtDecrypt|compactVerify|importSPKI|importJWK)\b|\bawait\s{1,4}(?:\w{1,20}\.)?crypto\.subtle\.\w{4,12}\b/,
  is: ['await jwtVerify(token, key)', "await crypto.subtle.verify('HMAC', key, signature, data)"],
  isNot: ['await verifyToken(token)', 'await store.get(token)'],
}

export const verifiesSignature: Words = {
  because: 'Code that checks a signature, by which a token is good until it ends.',
  pattern: inTurn('i', oneOf('', /jwt/, /hmac/, /signature/, /verif/)),
  is: ['jwt.verify(token, SECRET)', "createHmac('sha256', key)", 'generateSignature(key, parts)'],
  isNot: ['tokens.get(token)', 'randomUUID()'],
}

export const verifiesByItself: Words = {
  because:
    'Calls of libraries that check the signature of a token: https://github.com/auth0/node-jsonwebtoken, https://github.com/panva/jose.',
  pattern: /^(?:jwt|jsonwebtoken)\.verify$|^(?:jose\.)?jwtVerify$|^jwt\.decode$/,
  is: ['jwt.verify', 'jwtVerify', 'jwt.decode'],
  isNot: ['verify', 'store.verify', 'jwt.sign'],
}

export const takesPresented: Words = {
  because: 'Code that takes the refresh token out of a request, in languages that are read without a grammar.',
  pattern: inTurn(
    '',
    /^\$?(?:_POST|_REQUEST|(?:this\.)?(?:form|formData|params|parameters|body|input|payload|req|request|Request|r|c|ctx|call|context)\b)/,
    /[\w.()>-]{0,60}[[(](?:["']refresh_token["']|:refresh_token)[\])]$/,
  ),
  is: [
    'form["refresh_token"]',
    "$request->input('refresh_token')",
    'r.FormValue("refresh_token")',
    "$_POST['refresh_token']",
    'Request.Form["refresh_token"]',
    'params[:refresh_token]',
  ],
  isNot: ['answer["refresh_token"]', "$_SESSION['refresh_token']", 'tokens.get("refresh_token")', 'form["code"]'],
}

export const textOfParameter: Words = {
  because: 'What makes a text of a parameter that may be missing: https://kotlinlang.org/api/core/kotlin-stdlib/kotlin.text/or-empty.html',
  pattern: /(?:\?\.|\.)(?:orEmpty|toString|ToString|trim|Trim)\(\)/,
  is: ['.orEmpty()', '?.toString()', '.ToString()'],
  isNot: ['.length', '.find()'],
}

export const answersTokens: Words = {
  because: 'Types of an answer with tokens, which is made of them, in languages that are read without a grammar.',
  pattern: /(?:^|\.)\w{0,40}(?:Token|Auth|Login|Jwt|JWT|SignIn|Refresh)\w{0,30}(?:Response|Dto|DTO|Result|Pair|Info|Tokens)$/,
  is: ['TokenResponse', 'AuthResult', 'dto.LoginResponseDto', 'JwtTokenPair'],
  isNot: ['RefreshToken', 'TokenRequest', 'saveToken', 'Response'],
}

/** What a request has brought, and words of which one is in every file that hands it back by a member. */
export const brings: Words & { readonly words: readonly string[] } = {
  words: [
    ...[
      '.refreshToken(',
      'setRefreshToken(',
      '.getRefreshToken()',
      'est.RefreshToken',
      'request.refreshToken',
      'dto.refreshToken',
      'ommand.RefreshToken',
      'efreshToken,',
      'efreshToken)',
      'efresh_token',
    ],
  ],
  because: 'The refresh token of what a request has brought, by a member of it.',
  pattern:
    /^(?:\$?(?:\w{0,30}[rR]equest|req|dto|body|input|command|cmd|model|payload|\w{0,30}(?:Dto|DTO|Command)))(?:!?\.|\?\.|->)(?:get)?[rR]efresh_?[tT]oken(?:\(\))?$/,
  is: ['request.RefreshToken', 'dto.refreshToken()', 'refreshRequest.getRefreshToken()', '$request->refresh_token'],
  isNot: ['tokens.RefreshToken', 'pair.getRefreshToken()', 'request.AccessToken'],
}

export const makesAccess: Words = {
  because: 'Calls that make an access token here.',
  pattern: oneOf(
    'i',
    /(?:generate|create|sign|issue|make|build|new|encode|write)\w{0,20}(?:access|jwt|token)\w{0,20}\(|\bJwts\.builder\(/,
    /jwt\w{0,20}(?:\.|->|::)(?:create|generate|sign|issue|build|encode|access)\w{0,20}\(|\.SignedString\(/,
    // By what it makes alone: what is asked for one of its own is given nothing.
    /(?<!\w)access(?:_?token)?\((?=[\w$&])/,
  ),
  is: [
    'generateAccessToken(user)',
    'jwtProvider.createToken(name)',
    '_jwt.Create(user)',
    'handler.WriteToken(token)',
    '$this->access($claims->sub)',
  ],
  isNot: ['request.getAccessToken()', 'validateToken(token)', 'request.accessToken()', 'checkAccess(user)'],
}

export const makesRefresh: Words = {
  because: 'Code that makes a refresh token, or tokens of both kinds.',
  pattern:
    /(?:generate|create|sign|issue|make|build|new)_?\w{0,20}(?:refresh_?token(?!\w)|tokens|token_?pair|refresh)\w{0,10}\(|\bnew_?refresh/i,
  is: ['generateRefreshToken()', 'createTokens(user)', 'var newRefreshToken = ', 'issueTokenPair(user)'],
  isNot: ['generateAccessToken(user)', 'refresh(token)'],
}

export const sendsRequest: Words = {
  because: 'Code of Go, Java, Kotlin, C# and PHP that asks another server.',
  pattern:
    /\bhttp\.(?:Post|New|Get)|\.Do\(|HttpClient|RestTemplate|WebClient|RestClient|(?:Post|Send)Async\(|\bcurl_|Http::|Guzzle|TokenSource|oauth2\./,
  is: ['http.NewRequest("POST"', 'client.Do(req)', 'new RestTemplate()', '_http.PostAsync(', 'Http::post('],
  isNot: ['generateAccessToken(user)', 'http.ResponseWriter'],
}

export const refreshesElsewhere: Words = {
  because:
    'A refresh token that is handed to another object, which is named for refreshing: a provider that keeps the old one decides, as Google ' +
    'does: https://developers.google.com/identity/protocols/oauth2/web-server#offline.',
  pattern: inTurn(
    'i',
    /\w(?<!\b(?:this|self|base))(?:!?\.|\?\.|->|::)(?:refresh|renew|reissue)(?!_?token_?(?:exists|valid|by|of|is))\w{0,30}\(\s{0,40}/,
    /(?:[^();{}]{0,100}[^\w();{}])?/,
    /\$?(?:\w{1,60}(?:!?\.|\?\.|->)){0,3}(?:get)?refresh_?token\b/,
  ),
  is: [
    'google.refresh(request.getRefreshToken())',
    '_provider.RefreshAsync(ctx, request.RefreshToken)',
    '$this->hub->refresh($refreshToken)',
  ],
  isNot: ['this.refresh(refreshToken)', 'people.of(request.refreshToken)', 'refresh(refreshToken)', ').refreshToken(refreshToken)'],
}

export const asksForUndeleted: Words = {
  because:
    'Queries by the name of a method, which look for what is not deleted and delete nothing: ' +
    'https://docs.spring.io/spring-data/jpa/reference/jpa/query-methods.html.',
  pattern: /\b(?:find|get|exists|read|query)\w{0,60}Deleted(?:At|On)?(?:IsNull|IsFalse|False)\w{0,20}/g,
  is: ['findByIdAndDeletedAtIsNull(id)', 'getUserByNameAndDeletedFalse(name)'],
  isNot: ['deleteByToken(token)', 'token.setDeletedAt(now)', 'findAndDelete(token)'],
}

export const refusesExpired: Words = {
  because: 'A branch for a token that is too old, which refuses it: what it ends there is over anyway.',
  pattern: inTurn(
    'gi',
    // What is looked for in the condition and in the branch is looked for ahead, once each.
    /\bif\b(?=[^{};]{0,300}?(?:expir|isBefore|isAfter))(?:(?!\bif\b)[^{};]){0,300}\{/,
    /(?=[^{}]{0,600}?\b(?:throw|return)\b)[^{}]{0,600}\}/,
  ),
  is: [
    'if (token.isExpired()) {\n  tokens.delete(token);\n  throw new TokenException();\n}',
    'if time.Now().After(t.ExpiresAt) { s.Delete(t); return errExpired }',
  ],
  isNot: ['if (token.isExpired()) { tokens.delete(token); }', 'if (token.isUsed()) { tokens.delete(token); throw new Reused(); }'],
}

export const setsTokens: Words = {
  because: 'What gives an answer its refresh token, by the name of the answer as a group; an object that sets its own field is none.',
  pattern: /^(?!\$?(?:this|self)(?:\.|->))(\$?\w{1,60}(?:(?:\.|->)\w{1,60})?)(?:\.|->)(?:set)?[rR]efresh_?[tT]oken$/,
  is: ['answer.setRefreshToken', 'answer.RefreshToken', 'resp.refreshToken', '$answer->setRefreshToken'],
  isNot: ['this.refreshToken', 'setRefreshToken', 'answer.setAccessToken', 'answer.getRefreshToken'],
}

export const setsAccess: Words = {
  because: 'What gives an answer its access token, behind the name of the answer.',
  pattern: /(?:\.|->)(?:setAccess_?Token\(|access_?token\s{0,4}=(?!=))/i,
  is: ['.setAccessToken(', '->setAccessToken(', '.AccessToken = ', '.access_token = '],
  isNot: ['.getAccessToken(', '.accessToken == ', '.setRefreshToken('],
}

export const presentedByName: Words = {
  because: 'Names of a parameter that is the refresh token of the request, as a text.',
  pattern: /^\$?(?:(?:old|current|existing|given|presented|incoming|raw|request)_?)?refresh_?token(?:_?(?:str|string|value|raw|param))?$/i,
  is: ['refreshToken', '$refresh_token', 'refreshTokenStr', 'rawRefreshToken', 'oldRefreshToken'],
  isNot: ['newRefreshToken', 'refreshTokenEntity', 'token', 'refreshTokenId'],
}

export const errorType: Words = {
  because: 'Names of errors, which end nothing.',
  pattern: /\b\w{0,60}(?:Exception|Error)s?\b|\b(?:Err|INVALID_|EXPIRED_|REVOKED_)\w{0,60}/g,
  is: ['InvalidTokenException', 'ErrInvalidToken', 'INVALID_REFRESH_TOKEN'],
  isNot: ['invalidate(token)', 'revoke'],
}
