import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// The answer of a token endpoint as a library's object, how all of it is written, and that of a vault, in languages that are read without a
// grammar.

export const givesTokenAnswer: Words = {
  because:
    'Calls whose result is the answer of a token endpoint, as an object with all of it: https://docs.duendesoftware.com/identitymodel/endpoints/token/, https://learn.microsoft.com/entra/msal/dotnet, https://oauth2-client.thephpleague.com/usage/, https://github.com/googleapis/google-api-php-client.',
  pattern: oneOf(
    '',
    /^await [\w.()]{1,80}\.Request(?:AuthorizationCode|Refresh|ClientCredentials|Password|Device)?TokenAsync\(/,
    /^await [\w.()]{1,80}\.AcquireToken\w{1,40}\([^;\n]{0,200}\.ExecuteAsync\(/,
    /^\$[\w>-]{1,80}->(?:getAccessToken\(\s{0,4}["'](?:authorization_code|refresh_token|client_credentials|password)["']|fetchAccessTokenWith\w{4,30}\()/,
  ),
  is: [
    'await http.RequestRefreshTokenAsync(request)',
    'await app.AcquireTokenByAuthorizationCode(scopes, code).ExecuteAsync()',
    "$this->provider->getAccessToken('refresh_token', [])",
    '$client->fetchAccessTokenWithAuthCode($code)',
  ],
  isNot: ['await http.RequestUserInfoAsync(request)', '$request->getAccessToken()', 'await _tokens.GetTokenAsync()'],
}

export const typeOfTokenAnswer: Words = {
  because:
    'Classes of such answers in Java and Kotlin: https://cloud.google.com/java/docs/reference/google-oauth-client/latest/com.google.api.client.auth.oauth2.TokenResponse, https://javadoc.io/doc/com.nimbusds/oauth2-oidc-sdk, https://javadoc.io/doc/com.github.scribejava/scribejava-core.',
  pattern:
    /^(?:Google)?TokenResponse$|^(?:OIDC|Access)TokenResponse$|^OAuth2AccessToken$|^OAuthJSONAccessTokenResponse$|^OAuth2AccessTokenResponse$/,
  is: ['TokenResponse', 'GoogleTokenResponse', 'OAuth2AccessToken'],
  isNot: ['TokenRequest', 'Response', 'CsrfTokenResponse'],
}

export const givesAnswerAsTable: Words = {
  because:
    'A table or JSON that is named for the answer of a token endpoint, and what gives it: https://stleary.github.io/JSON-java/org/json/JSONObject.html.',
  pattern: /^(?:await )?[\w.()]{1,80}\.(?:get|fetch|request|exchange)\w{0,40}[tT]okenResponse\(/,
  is: ['service.getUserTokenResponse(code)', 'this.client.fetchTokenResponse(code)'],
  isNot: ['service.getTokenResponseType()', 'service.getUser(code)'],
}

export const writesTable: Words = {
  because:
    'What gives all that JSON holds as a table, which a logger writes, with its name as the group: https://github.com/logfellow/logstash-logback-encoder#event-specific-custom-fields.',
  pattern: /^(?:(?:StructuredArguments|Markers)\.)?(?:entries|appendEntries)\((\w{1,60})\.toMap\(\)\)$|^(\w{1,60})\.toMap\(\)$/,
  is: ['entries(answer.toMap())', 'answer.toMap()'],
  isNot: ['entries(answer)', 'answer.toMap().keySet()'],
}

export const writesWhole: Words = {
  because:
    'What makes a text of all that an object has, with its name as one of the groups: https://learn.microsoft.com/dotnet/api/system.text.json.jsonserializer.serialize, https://docs.duendesoftware.com/identitymodel/endpoints/general/, https://googleapis.dev/java/google-http-client/latest/com/google/api/client/json/GenericJson.html, https://www.php.net/manual/en/jsonserializable.jsonserialize.php.',
  pattern: oneOf(
    '',
    /^JsonSerializer\.Serialize\((\w{1,60})(?:, ?[\w.{} =]{1,80})?\)$|^JsonConvert\.SerializeObject\((\w{1,60})(?:, ?[\w.]{1,60})?\)$/,
    /^(\w{1,60})\.(?:Raw|Json)(?:\.ToString\(\))?$/,
    /^(\w{1,60})\.(?:toPrettyString|toString|getRawResponse|toJSONObject)\(\)$|^(\w{1,60})\.rawResponse$/,
    /^[\w.()]{1,60}\.(?:writeValueAsString|toJson)\((\w{1,60})\)$/,
    /^(\$\w{1,60})->jsonSerialize\(\)$|^\\?(?:json_encode|print_r|var_export)\((\$\w{1,60})(?:, ?[\w|]{1,60})?\)$/,
  ),
  is: [
    'JsonSerializer.Serialize(answer)',
    'r.Raw',
    'response.toPrettyString()',
    'mapper.writeValueAsString(response)',
    '$token->jsonSerialize()',
    'json_encode($token)',
  ],
  isNot: ['JsonSerializer.Serialize(answer.Scope)', 'r.ExpiresIn', 'response.getExpiresInSeconds()', '$token->getExpires()'],
}

export const answersWithText: Words = {
  because:
    'Calls that send a request and give the answer as its text, or as what is written with all of it: https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/client/RestTemplate.html, https://docs.spring.io/spring-framework/reference/integration/rest-clients.html.',
  pattern: inTurn(
    '',
    /^[\w.() ]{1,80}\.(?:postForObject|post\(\))[^;]{0,400}/,
    /\b(?:String|Map|JsonNode)(?:\.class|::class\.java)\)(?:\.block\(\))?$/,
  ),
  is: [
    'new RestTemplate().postForObject("https://id.quayline.io/token", form, String.class)',
    'http.post().uri(tokenUrl).body(form).retrieve().body(String.class)',
    'http.post().uri(tokenUrl).body(form).retrieve().body(Map.class)',
  ],
  isNot: ['rest.postForObject(url, form, TokenAnswer.class)', 'rest.getForObject(url, String.class)'],
}

export const readsStored: Words = {
  because:
    'What a vault keeps, as its answer gives it: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html.',
  pattern:
    /^[&*]?(?:aws\.ToString\()?\$?(?:[\w$]{1,60}(?:\([^()\n]{0,80}\))?(?:!!|\?)?\s{0,40}(?:\.|->)){1,4}(?:secretString\(\)|getSecretString\(\)|[sS]ecretString)\)?;?$/,
  is: [
    'answer.secretString()',
    '*result.SecretString',
    'client.getSecretValue(request).getSecretString()',
    'aws.ToString(out.SecretString)',
  ],
  isNot: ['answer.arn()', 'secretString', 'builder.secretString(text)', '*result.VersionId'],
}

export const namesStored: Words = {
  because: 'The member of such an answer, before anything is parsed.',
  pattern: /[sS]ecretString\b/,
  is: ['answer.secretString()', 'out.SecretString'],
  isNot: ['secretStrings', 'secret_string'],
}
