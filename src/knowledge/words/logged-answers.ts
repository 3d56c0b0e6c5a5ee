import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What code has of the answer of a request, in Java, Kotlin and C#.

export const answersAsText: Words = {
  because:
    'The text of an answer, of which the answer is the first group: https://docs.oracle.com/en/java/javase/21/docs/api/java.net.http/java/net/http/HttpResponse.html, https://square.github.io/okhttp/, https://ktor.io/docs/client-responses.html, https://learn.microsoft.com/dotnet/api/system.net.http.httpcontent.readasstringasync.',
  pattern: oneOf(
    '',
    /^(\w{1,60})(?:\.body\(\)|\.body(?:\(\))?(?:\?|!!)?\.string\(\)|\.bodyAsText\(\)|\.getBody\(\))$/,
    /^(?:await )?(\w{1,60})\.Content\.ReadAsStringAsync\([\w. ]{0,60}\)(?:\.ConfigureAwait\(false\))?$/,
  ),
  is: [
    'res.body()',
    'response.body?.string()',
    'response.body().string()',
    'answer.bodyAsText()',
    'entity.getBody()',
    'await response.Content.ReadAsStringAsync()',
  ],
  isNot: ['res.statusCode()', 'response.headers()', 'response.body().get("expires_in")'],
}

export const parsesWholeAnswer: Words = {
  because:
    'Objects of a JSON text that are written with all of it, of which the text is the first group: https://javadoc.io/doc/com.fasterxml.jackson.core/jackson-databind/latest/com/fasterxml/jackson/databind/JsonNode.html, https://stleary.github.io/JSON-java/, https://learn.microsoft.com/dotnet/api/system.text.json.',
  pattern: oneOf(
    '',
    /^[\w.]{1,60}(?:\(\))?\.readTree\(([\w.?!() ]{1,120}?)\)$/,
    /^new JSONObject\(([\w.?!() ]{1,120}?)\)$|^JSONObject\(([\w.?!() ]{1,120}?)\)$/,
    inTurn(
      '',
      /^[\w.]{1,60}(?:\(\))?\.readValue\(([\w.?!() ]{1,120}?),/,
      /\s?(?:Map|JsonNode|HashMap|ObjectNode)(?:\.class|::class\.java)\)$/,
    ),
    /^JsonParser\.parseString\(([\w.?!() ]{1,120}?)\)(?:\.getAsJsonObject\(\)|\.asJsonObject)?$/,
    /^(?:JsonNode|JObject|JToken)\.Parse\(([\w.?!() ]{1,120}?)\)$/,
    /^Json\.parseToJsonElement\(([\w.?!() ]{1,120}?)\)(?:\.jsonObject)?$/,
  ),
  is: [
    'json.readTree(res.body())',
    'new JSONObject(body)',
    'JSONObject(body)',
    'mapper.readValue(body, Map.class)',
    'JsonParser.parseString(body).getAsJsonObject()',
    'JObject.Parse(body)',
    'Json.parseToJsonElement(body).jsonObject',
  ],
  isNot: ['mapper.readValue(body, TokenAnswer.class)', 'json.readTree(body).get("expires_in")', 'JsonDocument.Parse(body)'],
}

export const tokenAddress: Words = {
  because: 'The address of a token endpoint, as it is written or named: https://www.rfc-editor.org/rfc/rfc6749.html#section-3.2.',
  pattern: oneOf(
    '',
    /"(?:https?:\/)?\/[^"\s]{0,200}\/(?:token|access_token|oauth2?\/v?\d?\/?token)(?:\.json)?(?:[?#][^"]{0,100})?"/,
    /\b_?(?:[tT]oken|TOKEN)_?(?:[eE]ndpoint|ENDPOINT|[uU]r[il]|URI|URL|[aA]ddress)\b|\bget(?:Access)?Token(?:Endpoint|Ur[il])\(/,
  ),
  is: [
    '"https://id.ferryline.app/oauth/token"',
    '"https://slack.com/api/oauth/access_token"',
    'tokenUrl',
    'TOKEN_ENDPOINT',
    '_tokenEndpoint',
    'getTokenUri()',
  ],
  isNot: ['"https://api.ferryline.app/tokens/page"', 'tokenUrlPattern', '"token"'],
}

export const asksForToken: Words = {
  because:
    'What every request to a token endpoint has, wherever its address stands: https://www.rfc-editor.org/rfc/rfc6749.html#section-4.',
  pattern: /"grant_type"|\bgrant_type=/,
  is: ['["grant_type"] = "client_credentials"', 'append("grant_type", "refresh_token")', '"grant_type=client_credentials&scope=a"'],
  isNot: ['grantType', '"grant_types"', '"grant_types_supported"'],
}

export const takesBody: Words = {
  because:
    'What makes the body of a request of its argument, or sends it, up to the argument: https://docs.oracle.com/en/java/javase/21/docs/api/java.net.http/java/net/http/HttpRequest.BodyPublishers.html, https://square.github.io/okhttp/, https://learn.microsoft.com/dotnet/api/system.net.http.formurlencodedcontent.',
  pattern: oneOf(
    '',
    /\b(?:of(?:String|ByteArray)|POST|PUT|post\w{0,20}|Post\w{0,20}Async|PostAsync|send\w{0,10}|SendAsync|exchange|newCall|submitForm|retrieve)\(/,
    /\b\w{0,20}(?:[bB]ody|[cC]ontent|[eE]ntity|[eE]ncode|[fF]orm(?:Data)?)(?:<[^()<>]{0,80}>)?\(/,
    /\bRequestBody\.create\(|\b[wW]rite\w{0,10}\(|\bformParameters\s{0,4}=/,
  ),
  is: ['BodyPublishers.ofString(', 'new FormUrlEncodedContent(', 'new HttpEntity<>(', '.setBody(', '.newCall(', 'URL.encode(', 'bodyForm('],
  isNot: ['tokens.fetch(', 'tokens.Get(', 'client.token('],
}

export const bearsToken: Words = {
  because:
    'A request that is signed in by a token already, as none for a token is: https://www.rfc-editor.org/rfc/rfc6750.html#section-2.1.',
  pattern: /"Bearer\b|\b[sS]etBearerAuth\(|\bbearerAuth\(/,
  is: ['.header("Authorization", "Bearer " + token)', 'new("Bearer", token)', 'headers.setBearerAuth(token)', 'bearerAuth(token)'],
  isNot: ['.header("Authorization", "Basic " + pair)', 'headers.setBasicAuth(id, secret)'],
}

export const sendsRequest: Words = {
  because:
    'A call that sends a request and gives the answer: https://docs.oracle.com/en/java/javase/21/docs/api/java.net.http/java/net/http/HttpClient.html, https://square.github.io/okhttp/, https://ktor.io/docs/client-requests.html, https://learn.microsoft.com/dotnet/api/system.net.http.httpclient.',
  pattern: inTurn(
    '',
    /^(?:await )?[\w.]{1,80}(?:\([^()]{0,120}\))?\./,
    /(?:send|execute|PostAsync|SendAsync|post|submitForm|exchange|postForEntity)\w{0,10}\(/,
  ),
  is: [
    'http.send(request, handler)',
    'await client.PostAsync(url, content)',
    'client.newCall(request).execute()',
    'client.submitForm(url = url)',
  ],
  isNot: ['json.readTree(body)', 'send(request)'],
}

export const sendsNow: Words = {
  because: 'The call of a client, within other code, that sends a request.',
  pattern: /\.(?:send|execute|PostAsync|SendAsync|GetAsync|submitForm|exchange|postForEntity)(?:Async)?\(/,
  is: ['var answer = http.send(request, handler)', 'await client.PostAsync(url, content)', 'client.newCall(request).execute()'],
  isNot: ['http.sender(request)', 'json.readTree(body)', 'builder.build()'],
}

export const branchHead: Words = {
  because: 'What begins a block that is taken in some cases alone.',
  pattern: /\b(?:if|else|catch|case|when|onFailure|recover)\b/,
  is: ['if (res.statusCode() != 200) ', 'else ', 'onFailure '],
  isNot: ['try ', 'for (var one : all) '],
}

export const asksForLevel: Words = {
  because:
    'Whether a level of a log is on: https://www.slf4j.org/api/org/slf4j/Logger.html, https://learn.microsoft.com/dotnet/api/microsoft.extensions.logging.ilogger.isenabled.',
  pattern: /is(?:Debug|Trace|Info)?Enabled|isLoggable|IsEnabled/,
  is: ['if (log.isDebugEnabled()) ', 'if (logger.IsEnabled(LogLevel.Debug)) '],
  isNot: ['if (res.isSuccessful()) '],
}

export const succeededStatus: Words = {
  because:
    'Whether an answer was a success: https://learn.microsoft.com/dotnet/api/system.net.http.httpresponsemessage.issuccessstatuscode, https://square.github.io/okhttp/, https://docs.oracle.com/en/java/javase/21/docs/api/java.net.http/java/net/http/HttpResponse.html#statusCode().',
  pattern: oneOf(
    '',
    /\bif ?\(\s{0,4}\w{1,60}(?:\.IsSuccessStatusCode|\.isSuccessful(?:\(\))?|\.status\.isSuccess\(\))\s{0,4}\)/,
    /\bif ?\(\s{0,4}\w{1,60}\.(?:statusCode\(\)|code\(\)|StatusCode) == (?:200|HttpStatusCode\.OK)\s{0,4}\)/,
  ),
  is: ['if (response.IsSuccessStatusCode)', 'if (res.isSuccessful())', 'if (res.statusCode() == 200)', 'if (answer.status.isSuccess())'],
  isNot: ['if (!response.IsSuccessStatusCode)', 'if (res.statusCode() == 400)', 'if (res.statusCode() != 200)'],
}

/** A number that only an answer of a failure, or one that sends elsewhere, has. */
const REACHES = /(?:>=\s{0,4}[345]\d\d|>\s{0,4}(?:299|[345]\d\d))/
const REACHES_SUCCESS = /(?:>=\s{0,4}200|>\s{0,4}199)\b/

export const failedStatus: Words = {
  because: 'Whether an answer was none: https://pkg.go.dev/net/http#Response, https://docs.guzzlephp.org/en/stable/quickstart.html.',
  pattern: oneOf(
    'i',
    inTurn('', /(?:\b|get)status_?code(?:\(\))?\s{0,4}/, oneOf('', /!==?/, REACHES, /(?:>|>=)\s{0,4}(?![\w.:\\]{0,60}ok\b)[a-z\\]/)),
    inTurn('', /\bstatus\s{0,4}/, oneOf('', /!==?\s{0,4}[2-4]\d\d/, REACHES)),
    /\bif ?\(?\s{0,4}!\s{0,4}(?:\$?\w{1,60}(?:->|\.)){1,3}(?:successful|is_?success\w{0,12}|ok)\(?/,
    /(?:->|\.)(?:failed|client_?error|server_?error)\(\)/,
    inTurn('', /\bhttp_?code\s{0,4}/, oneOf('', /!==?/, REACHES)),
    /\bcurl_(?:error|errno)\(/,
    inTurn('', /!\s?\([^{};()]{0,60}(?:\(\))?\s{0,4}/, REACHES_SUCCESS),
  ),
  is: [
    'if res.StatusCode != http.StatusOK ',
    'if res.StatusCode >= 400 ',
    'if ($response->getStatusCode() !== 200) ',
    'if (!$response->successful()) ',
    'if ($answer->failed()) ',
    'if ($httpCode >= 400) ',
    'if res.StatusCode < 200 || res.StatusCode > 299 ',
    'if res.StatusCode >= http.StatusBadRequest ',
    'if (!(res.statusCode() >= 200 && res.statusCode() < 300)) ',
  ],
  isNot: [
    'if res.StatusCode >= 200 && res.StatusCode < 300 ',
    'if res.StatusCode >= http.StatusOK ',
    'if ($status >= 200) ',
    'if res.StatusCode == http.StatusOK ',
    'if err != nil ',
    'if ($response->successful()) ',
    'if ($status === 200) ',
  ],
}

export const sentCodeNamed: Words = {
  because: 'What a mail or a second factor brings and opens an account once, as functions call it.',
  pattern:
    /(?:Verification|Confirmation|TwoFactor|2[fF]a|Mfa|MFA|Otp|OTP|PasswordReset|ResetPassword|ChangeEmail|MagicLink)_?(?:Code|Token|Pin)/,
  is: ['GeneratePasswordResetTokenAsync', 'VerificationCode', 'createOtpPin'],
  isNot: ['StatusCode', 'AccessToken', 'Verification'],
}

export const makesSentCode: Words = {
  because:
    'A call that makes what opens an account once: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.identity.usermanager-1.generatepasswordresettokenasync.',
  pattern: inTurn(
    '',
    /^(?:await )?(?:[$\w]{1,40}(?:\.|->|::)){0,3}/,
    /(?:[gG]enerate|[cC]reate|[gG]et|[iI]ssue|[mM]ake)\w{0,30}/,
    sentCodeNamed.pattern,
    /(?:Async|For\w{1,20})?\(/,
  ),
  is: [
    'await _users.GeneratePasswordResetTokenAsync(user)',
    'await GetUserVerificationCodeAsync(user.Id)',
    'generateOtpCode(user)',
    '$this->createTwoFactorCode($user)',
  ],
  isNot: ['GetVerificationCodeExpiry()', 'users.GetStatusCode()', 'await GetAccessTokenAsync()', 'HashVerificationCode(code)'],
}
