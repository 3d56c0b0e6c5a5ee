import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What code of a token endpoint does that takes passwords: https://www.rfc-editor.org/rfc/rfc6749.html#section-4.3.2

const GRANT = /\b(?:\w{1,40}\.){0,2}(?:get)?[gG]rant_?[tT]ype(?:\(\))?/

/** The same, and as it is read of a request: `$request->input('grant_type')`, `r.FormValue("grant_type")`. */
const ASKED = oneOf('', GRANT, /\$(?:\w{1,40}->){0,2}grant_?[tT]ype/, /[\w$>.-]{1,60}[([]["']grant_type["'][\])]/)

export const asksForOtherGrant: Words = {
  because: 'Whether a request asks for another grant than the one by password.',
  pattern: inTurn(
    '',
    /\bif\s?\(?\s?/,
    oneOf(
      '',
      inTurn('', GRANT, /\s?(?:!=|is not)\s?"password"/),
      inTurn('', /!"password"\.equals(?:IgnoreCase)?\(/, GRANT, /\)/),
      inTurn('', /!string\.Equals\(/, GRANT, /,\s?"password"[^()\n]{0,60}\)/),
    ),
  ),
  is: [
    'if (model.GrantType != "password")',
    'if (!"password".equals(request.getGrantType()))',
    'if r.GrantType != "password"',
    'if (!string.Equals(m.GrantType, "password", StringComparison.Ordinal))',
  ],
  isNot: ['if (model.GrantType == "password")', 'if (model.GrantType != "authorization_code")'],
}

export const asksForPasswordGrant: Words = {
  because: 'Whether a request asks for the grant by password.',
  pattern: inTurn(
    '',
    /\bif\s?\(?\s?/,
    oneOf(
      '',
      inTurn('', ASKED, /\s?(?:={2,3}|is)\s?["']password["']/),
      inTurn('', /["']password["']\s?={2,3}\s?/, ASKED),
      inTurn('', /"password"\.(?:equals|Equals)(?:IgnoreCase)?\(/, ASKED, /\)/),
      inTurn('', ASKED, /\.(?:equals|Equals)(?:IgnoreCase)?\("password"[^()\n]{0,60}\)/),
      inTurn('', /(?:string\.Equals|strings\.EqualFold)\(/, ASKED, /,\s?"password"[^()\n]{0,60}\)/),
    ),
  ),
  is: [
    'if (string.Equals(req.grant_type, "password", StringComparison.OrdinalIgnoreCase))',
    'if ("password".equals(request.getGrantType()))',
    'if grantType == "password"',
    "if ($request->input('grant_type') === 'password')",
    'if (grantType.equals("password"))',
    "if ($_POST['grant_type'] === 'password')",
  ],
  isNot: ['if (model.GrantType != "password")', 'if (!string.Equals(m.GrantType, "password"))', 'if (type == "password")'],
}

export const refusesGrant: Words = {
  because: 'An answer or an error for a grant that is not supported.',
  pattern: oneOf('', /return\s[^\n]{0,120}(?:BadRequest|badRequest|[uU]nsupported|Forbid|40[013])/, /throw\s[^\n]{0,120}/, /http\.Error\(/),
  is: [
    'return BadRequest(CreateError("Unsupported grant type"));',
    'throw new OAuth2Exception("unsupported");',
    'http.Error(w, "no", 400)',
  ],
  isNot: ['return View(model);', 'form.Add("code", code);'],
}

export const takesPassword: Words = {
  because: 'The password of a request.',
  pattern: oneOf('', /\.(?:[pP]assword|getPassword\(\))(?!\w)/, /FormValue\("password"\)|getParameter\("password"\)/),
  is: ['model.Password', 'request.getPassword()', 'r.FormValue("password")'],
  isNot: ['PasswordHasher', 'model.PasswordExpired'],
}

const HANDLER = /\b\w{0,40}(?:password|resource_?owner)\w{0,40}\(/
const REQUEST = /(?:w|r|c|rw|ctx|call|context|req\w{0,8}|resp?\w{0,8}|params?|parameters|form\w{0,8}|body|input|dto|model|scopes?)(?:\(\))?/

export const handlesPassword: Words = {
  because:
    'What runs for the grant: it reads the password of the request, gives back what a function makes that is named for passwords, or hands that the request.',
  pattern: oneOf(
    'i',
    /(?<!["'\w$-]|grant\w{0,20}(?:\.|::))\$?password(?![\w"'(-])/,
    /(?:[([]\s?|@)["']password["']\s?[)\]]/,
    /(?:\.|->|::)(?:get_?)?password\(\)/,
    inTurn('', /\breturn\b[^;\n]{0,60}?/, HANDLER),
    inTurn('', HANDLER, /(?:[^(){};\n]{0,120},\s?)?[&$*]?/, REQUEST, /\s?[,)]/),
  ),
  is: [
    'validatePasswordRequest(scopes, context)',
    'r.FormValue("password")',
    'handlePasswordGrant(c, req)',
    'handlePassword(exchange, formMap)',
    'return passwordGrant(user)',
    'users.CheckAsync(request.Username, request.Password)',
    "$request->input('password')",
  ],
  isNot: [
    'throw new UnsupportedGrantType()',
    'return passwordless',
    'counters.passwordGrant()',
    'limits.passwordAttempts(call.request.origin.remoteHost)',
    'counts.add(GrantType.Password)',
    'log.warn("password", client)',
  ],
}

export const makesToken: Words = {
  because: 'An access token that is made or answered with.',
  pattern: oneOf('', /\b(?:[aA]ccess_?Token|access_token)/, /\b(?:[iI]ssue|[cC]reate|[gG]enerate|[sS]ign|[mM]int)\w{0,30}Token\w{0,20}\(/),
  is: ['result.AccessToken', '"access_token"', 'GenerateJwtTokenAsync('],
  isNot: ['CancellationToken token'],
}

export const asksOtherServer: Words = {
  because: 'A client that asks somebody else for the token: what sends, where it goes to, and the form that goes out.',
  pattern: oneOf(
    '',
    /\b(?:HttpClient|FormUrlEncodedContent|RestTemplate|WebClient|PostForm(?!\("\w{1,40}"\))|NewRequest\w{0,20}|PostAsync|SendAsync)\b/,
    /\b(?:OkHttpClient|newCall|FormBody|HttpRequest\.newBuilder|HttpURLConnection|submitForm|form_params|GuzzleHttp|curl_\w{1,20})\b/,
    /\b(?:\w{1,20}[tT]oken_?U(?:rl|RL|ri|RI)|tokenU(?:rl|RL|ri|RI)|token_ur[il]|TOKEN_UR[IL]|TokenU(?:rl|RL|ri|RI))\b/,
    /(?:[aA]dd|[aA]ppend|[pP]ut|[sS]et|[pP]aram|to)\w{0,12}\(\s?["'](?:username|password)["']\s?,/,
    /["'](?:username|password)["']\s?(?:=>|\]\s?=(?!=)|to\b)/,
  ),
  is: [
    'await client.PostAsync(url, form)',
    'http.PostForm(url, data)',
    'new FormUrlEncodedContent(form)',
    'client.newCall(request)',
    "['form_params' => $form]",
    'settings.tokenUrl()',
    'form.add("password", settings.password())',
    "'password' => $password",
  ],
  isNot: [
    'await _service.AuthorizeAsync(name)',
    'c.PostForm("grant_type")',
    'r.FormValue("password")',
    '"password" -> handlePasswordGrant(username)',
    "$request->input('password')",
    'tokenEndpoint(request)',
  ],
}

export const readsGrant: Words = {
  because: 'The grant as a server reads it by its name, of a request or its form. What a client keeps stands in its settings.',
  pattern: oneOf(
    '',
    /(?:FormValue|PostForm|getParameter|FormParam|RequestParam|Query|input)\s?\(\s?(?:\w{1,10}\s?=\s?)?["']grant_type["']/,
    /(?:[rR]eq(?:uest)?|[pP]aram(?:s|eters)|[fF]orm|[bB]ody)(?:Map|Data|Values)?(?:\(\))?(?:(?:\.|->)\w{1,20})?\s?(?:!!|\?)?[[(]\s?["']grant_type["']/,
    /_(?:POST|REQUEST)\[\s?["']grant_type["']/,
  ),
  is: [
    'switch grantType := r.PostFormValue("grant_type")',
    'when (params["grant_type"])',
    "$request->input('grant_type')",
    "$request->get('grant_type')",
    "$_POST['grant_type']",
    '@RequestParam("grant_type") String grantType',
    'formMap.remove("grant_type")',
  ],
  isNot: ["$this->config['grant_type']", "$this->config->get('grant_type')", 'settings.add("grant_type", grant)', 'switch (grantType)'],
}

export const answersRequest: Words = {
  because: 'What a server answers a request with or makes for it, and no client does.',
  pattern: oneOf(
    '',
    /\bResponse\.(?:ok|status)\(|\bResponseEntity\b|\bI?ActionResult\b|\bIResult\b|\bcall\.respond\w{0,12}\(|\bHttpServletResponse\b/,
    /\bhttp\.ResponseWriter\b|\*(?:gin\.|fiber\.)(?:Context|Ctx)\b|\becho\.Context\b|\(\w{1,20} \*http\.Request,|\bJsonResponse\(|\bresponse\(\)->json\(/,
    /\b(?:[iI]ssue|[gG]enerate|[sS]ign|[mM]int)\w{0,30}Tokens?\(/,
  ),
  is: [
    'return Response.ok(response).build()',
    'ResponseEntity<TokenResponse> token(',
    'w http.ResponseWriter',
    'issueAccessToken(',
    'token(req *http.Request, tx Tx)',
  ],
  isNot: ['createTokenRequest(', 'TokenResponse fetch(Settings settings)', 'http.Response', 'response.body()'],
}

export const refusesPassword: Words = {
  because: 'A branch that refuses the grant: by the words or codes of its answer, or as all that it does is to fail.',
  pattern: oneOf(
    '',
    /[uU]nsupported|UNSUPPORTED|[nN]ot_?\s?[sS]upported|NOT_SUPPORTED|[dD]isabled|DISABLED|[dD]eprecat/,
    /\b(?:not|no longer) (?:allowed|enabled|permitted|available|accepted)|[nN]ot_?(?:Allowed|Permitted|Enabled)|[uU]nauthorized_?[cC]lient|UNAUTHORIZED_CLIENT|\bremoved\b/,
    /^[\s{]{0,40}(?:throw\b|error\(|return\s(?:nil,\s)?(?:&?\w{0,20}[eE]rr\w{0,20}[({.]|BadRequest|Forbid))/,
    /^(?:(?!\bif\b)[^]){0,200}?(?:invalid_request|InvalidRequest|INVALID_REQUEST)/,
    // The answer is an error, whatever it depends on.
    /^(?:(?!\b(?:if|return|catch)\b)[^]){0,300}\breturn\b[^;?]{0,200}?(?:["']error["']|\b40[0-9]\b|\b(?:Bad_?Request|BAD_REQUEST)\b)/,
  ),
  is: [
    ' throw new ApplicationException(no)',
    'writeError(w, "unauthorized_client", "")',
    '"the password grant is not allowed here"',
    'fail(w, "invalid_request")',
    'return UnsupportedGrantType()',
    " report(asked); return response()->json(['error' => 'invalid_grant'], 400);",
  ],
  isNot: [
    'handlePasswordGrant(c, req)',
    'if name == "" { fail(w, "invalid_request") }',
    'return signIn(username, password)',
    'return user is null ? BadRequest() : Ok(Issue(user));',
    'return signIn(name, password); } catch (Refused) { return reply(400); }',
  ],
}

export const signsInAt: Words = {
  because: 'The address of a server that people sign in at, by what its path says (RFC 6749 section 3).',
  pattern: /["'`]https:\/\/[\w.-]{1,200}\.[a-z]{2,20}[^\s"'`<>]{0,200}?(?:token|auth|login|connect)/i,
  is: ['"https://id.acme.io/connect/token"', "'https://acme.eu.auth0.com/oauth/token'"],
  isNot: ['"http://localhost:8080/token"', '"/connect/token"', '"https://api.acme.io/orders"'],
}

export const signsInHere: Words = {
  because: 'The same of this machine, or of a container next to it, whose name has no dot.',
  pattern: /["'`]https?:\/\/(?:127\.0\.0\.1|[\w-]{1,60})[:/][^\s"'`<>]{0,200}?(?:token|auth|login|connect)/i,
  is: [
    '"http://localhost:8080/realms/dev/protocol/openid-connect/token"',
    "'http://127.0.0.1/oauth/token'",
    '"http://keycloak:8080/realms/dev/protocol/openid-connect/token"',
  ],
  isNot: ['"https://id.acme.io/connect/token"', '"http://localhost:8080/orders"', '"https://{host}/token"'],
}

export const makesClient: Words = {
  because: 'What makes an object of a client: constructors, and functions that are called after them.',
  pattern: oneOf(
    '',
    /\bfn (?:new|default|from_env|connect|build)\w{0,20}\b|^func (?:\([^)\n]{1,60}\) )?(?:New|new|init)\w{0,60}\(/m,
    /\bfunction __construct\b|\bdef initialize\b|\bconstructor\s?\(|\binit\s?\{/,
    /^\s{0,20}(?:public|internal|private|protected) [A-Z]\w{0,60}\(/m,
  ),
  is: ['fn new() -> Self {', 'func NewClient(', 'public function __construct(', 'def initialize(id)', '    public ErpClient('],
  isNot: ['fn token(', 'func Token(', 'public Task<string> Token(', 'renew('],
}

export const sendsForm: Words = {
  because: 'Calls and types by which a form goes out to a server.',
  pattern: oneOf(
    '',
    /\b(?:HttpClient|HttpRequestMessage|FormUrlEncodedContent|RestTemplate|RestClient|WebClient|PostForm|PostAsync|SendAsync)\b/,
    /\b(?:NewRequest(?:WithContext)?|newCall|submitForm|form_params|asForm|HttpURLConnection|curl_\w{1,20})\b|\.(?:form|body)\(/,
    /(?:\.|->|::)(?:[pP]ost\w{0,12}|[sS]end|[eE]xecute\w{0,6}|[eE]xchange|retrieve|request)\(/,
  ),
  is: ['client.post(url).form(&form)', 'http.PostForm(address, form)', '$http->post($url, $form)', 'client.newCall(request)'],
  isNot: ['form.contains(name)', 'response.sendError(400)', 'await next(context)', 'chain.doFilter(request, response)'],
}

const PERSON = /(?:user_?name|password)/

export const namesPerson: Words = {
  because: 'The name or the password of who signs in, by a parameter, a field or a variable (RFC 6749 section 4.3.2).',
  pattern: oneOf(
    'i',
    inTurn('', /["'`&?{]/, PERSON, /["'`=]/),
    inTurn('', /(?<![\w"'`]|grant\w{0,20}(?:\.|::))\$?/, PERSON, /(?![\w"'`-])/),
    inTurn('', /(?<!grant\w{0,20})(?:\.|->|::|\bset)/, PERSON, /\w{0,20}/),
  ),
  is: [
    '"username", user',
    '&password={}',
    'username: user',
    '.setUsername(name)',
    'Names.PASSWORD',
    '$password',
    '$this->password',
    'UserName = name',
  ],
  isNot: ['GrantTypes.Password', 'class DenyPassword', 'passwordGrant(', 'GrantType::Password'],
}

export const namesClient: Words = {
  because: 'The client that an authorization request names, or where it is sent back to (RFC 6749 section 4.2.1).',
  pattern: /client_?id|redirect_?ur[il]/i,
  is: ["'client_id' => $id", 'Names.ClientId', 'redirect_uri=https'],
  isNot: ["'response_type' => 'token'", 'client.id'],
}

const LOOKS =
  /(?:[cC]ontain(?:s\w{0,12}|ing)|[iI]ncludes?|(?:last)?[iI]ndex(?:Of)?|[mM]atch(?:es|ing)?|equals\w{0,12}|Equals?|[hH]as_?(?:Prefix|Suffix)?)/
const BEGINS =
  /(?:starts?_?[wW]ith|StartsWith|ends?_?[wW]ith|EndsWith|(?:str|strn?cmp|str_contains|str_starts_with|substr_count|stri?pos)|search|find)/

export const looksForText: Words = {
  because: 'What looks for a text in another, by the name of the method.',
  pattern: oneOf('', inTurn('', /^/, LOOKS, /$/), inTurn('', /^/, BEGINS, /$/), /^(?:test|count|rfind)$/),
  is: ['includes', 'indexOf', 'startsWith', 'startswith', 'match', 'find'],
  isNot: ['post', 'append', 'fetch', 'encode', 'URLSearchParams'],
}

export const isLookedFor: Words = {
  because: 'A text up to which a call or a comparison looks for it in another: it is nothing that is sent.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      inTurn(
        '',
        /(?<!\w)(?:\w{1,20}_)?/,
        oneOf('', LOOKS, BEGINS),
        /\(\s{0,20}(?:[\w$.>:()&-]{1,80},\s{0,20})?(?:\[\]byte\(|new \w{1,20}\()?/,
      ),
      /[!=]==?\s{0,4}/,
      /\bcase\s{1,4}/,
    ),
    /[bfr@$]{0,2}["'`][^"'`\n]{0,40}$/,
  ),
  is: [
    'body.contains("',
    'strings.Contains(script, "',
    "strpos($body, '",
    'bytes.Contains(har, []byte("',
    'body.starts_with("',
    'body.IndexOf("',
    "if ($query === '",
    "String(req.body).includes('",
    'str_contains($request->getContent(), "',
  ],
  isNot: ['client.post("', 'format!("', 'form.append("', 'body = "', 'strings.NewReader("', 'Insert("'],
}

export const isLookedForIn: Words = {
  because: 'The same by what stands behind the text.',
  pattern: /^[^"'`\n]{0,40}["'`]\s{0,4}(?:\bin\b|[!=]==?|\.(?:equals|Equals|contentEquals)\w{0,12}\()/,
  is: ['" in body', "' in body", '".equals(body)', '" == body'],
  isNot: ['", body)', '" + body', '".getBytes()', '" . $body'],
}

export const isServerAlone: Words = {
  because:
    'A server without a path, as clients are given it that put the path behind it: https://docs.guzzlephp.org/en/stable/quickstart.html.',
  pattern: /["'`]https:\/\/[\w.-]{1,200}\.[a-z]{2,20}\/?["'`]/i,
  is: ['"https://id.acme.io"', "'https://id.acme.io/'"],
  isNot: ['"https://id.acme.io/connect"', '"http://localhost:8080"'],
}

export const isSignInPath: Words = {
  because:
    'The path of a token endpoint, or the question for it by the issuer: https://docs.duendesoftware.com/identitymodel/endpoints/discovery/.',
  pattern: /["'`]\/?(?:[\w.-]{1,40}\/){1,6}(?:token|login)["'`]|["'`]\/(?:token|login)["'`]|\bGetDiscoveryDocumentAsync\(/,
  is: ['"/connect/token"', "'oauth/token'", 'await http.GetDiscoveryDocumentAsync(issuer)'],
  isNot: ['"/orders"', '"https://id.acme.io/token"', '"access_token"', '"token"'],
}
