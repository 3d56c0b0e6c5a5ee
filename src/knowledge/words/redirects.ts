import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How authorization servers take a redirect URI, compare it and send a code to it, in code of any language.

// https://github.com/cloudflare/workers-oauth-provider#usage
export const completesAuthorization: Words = {
  because: 'Makes a code for a client, and gives back the address of the client with it.',
  pattern: /^completeAuthorization$/,
  is: ['completeAuthorization'],
  isNot: ['completeAuthorizationRequest', 'complete'],
}

export const comparesRedirect: Words = {
  because: 'What may compare a redirect URI with those of a client: https://www.rfc-editor.org/rfc/rfc9700.html#section-2.1.',
  pattern: oneOf(
    'i',
    // A list of them is looked through.
    /redirect_?ur[il]s\w{0,20}(?:\(\))?\)?[!?]?\s{0,20}(?:\.|->|::)\s{0,20}(?:includes?|some|find|filter|every|any|all|index|contains?|has|exists|stream|map|split|where|first|match)/,
    /(?:contains?|includes?|in_array|\bin|range|\bof|any|every|some|index\w{0,4}|foreach)\b[^\n;{}"'`]{0,60}redirect_?ur[il]s/,
    // A name says so.
    /(?:(?<!in)valid|check|verif|allow|match|permit|trust|registered|ensure|assert|white_?list|(?<!["'`])expected|safe)\w{0,20}(?:redirect|callback_?ur[il])/,
    /redirect\w{0,12}(?:valid|allow|match|permitted|registered)/,
    /(?:allow|trust|permit|white_?list)\w{0,12}_?(?:host|domain|ur[il]|callback|scheme)/,
    /(?:(?<!in)valid|check|verif|allow|match|ensure|assert|compare|registered)\w{0,40}\([^()\n]{0,160}redirect_?ur[il]/,
    // It is compared with something other than nothing.
    /redirect_?ur[il](?!s)\w{0,12}(?:\(\))?["']?\]?\)?\s{0,8}[!=]==?\s{0,8}(?!["'`]{2}|null\b|undefined\b|nil\b|none\b|\s)/,
    /[!=]==?\s{0,8}[\w.$>[\]"'-]{0,60}redirect_?ur[il](?!s)/,
    /equals(?:ignorecase)?\([^()\n]{0,100}redirect_?ur[il]|redirect_?ur[il]\w{0,8}(?:\(\))?\.equals/,
    /redirect_?ur[il]\w{0,8}(?:\(\))?\.(?:starts_?with|matches|match|index_?of|host|origin)/,
    /(?:prefix|starts_?with|\btest|match\w{0,8})\([^()\n]{0,80}redirect_?ur[il]/,
    /\b(?:not )?in\b[^\n"'`]{0,20}redirect|redirect_?ur[il]\w{0,8} (?:not )?in\b/,
    // But where a page says its own address.
    /redirect[^\n]{0,40}(?<!location\.)\borigin\b|(?<!location\.)\borigin\b[^\n]{0,40}redirect/,
    // The client is looked up by it.
    /(?:find|where|filter|exists|get_?by)\w{0,20}\b[^\n;]{0,120}redirect_?ur[il]/,
    /redirect_?ur[il]\w{0,4}\s{0,4}=\s{0,4}(?:[?:@]|\$\d)/,
    /(?:find|where|filter|exists|count|get_?by)\w{0,20}\s{0,4}[(:]\s{0,4}\{[^{};]{0,200}redirect_?ur[il]/,
    // In a log it has no such word before it.
    /\b(?:and|or)\s{1,20}[\w.]{0,20}redirect_?ur[il]\w{0,4}\s{0,4}=\s{0,4}%/,
  ),
  is: [
    'slices.Contains(client.RedirectURIs, uri)',
    'client.getRedirectUris().contains(redirectUri)',
    'for (const one of client.redirect_uris) {',
    'validateRedirectUri(uri)',
    'if (redirectUri !== client.redirectUri)',
    'string.Equals(client.RedirectUri, request.RedirectUri)',
    'allowedHosts',
    'SELECT 1 FROM clients WHERE redirect_uri = ?',
    'AND redirect_uri = %s',
    'findFirst({\n where: {\n clientId,\n redirectUri',
    'db.clients.findOne({ clientId, redirectUri })',
  ],
  isNot: [
    'redirectUri = `${window.location.origin}/back`',
    'const { redirect_uri } = req.query',
    'if (!redirect_uri)',
    'if redirectURI == "" {',
    'Array.isArray(redirect_uris)',
    'redirect_uris.length === 0',
    'new URL(pending.redirectUri)',
    'url.searchParams.set("redirect_uri", redirectUri)',
    'SELECT client_id, redirect_uris FROM clients',
    'log.Printf("authorize: redirect_uri=%q", uri)',
    'Str("expected_redirect_uri", session.RedirectURI)',
  ],
}

export const asksForQuery: Words = {
  because: 'Whether a redirect URI has a query already, to which a code is added: that compares it with nothing.',
  pattern: oneOf(
    '',
    /[\w.$]{1,60}\.(?:includes|contains|indexOf|Contains|IndexOf)\(["'`]\?["'`]\)/,
    /\b(?:strings\.)?(?:Contains|ContainsRune|IndexByte|Index|strpos|str_contains)\([\w.$>-]{1,60}, ?["']\?["']\)/,
    /["']\?["'] (?:not )?in [\w.]{1,60}/,
  ),
  is: ["redirect_uri.includes('?')", 'strings.Contains(redirectURI, "?")', "'?' in redirect_uri", "strpos($redirect_uri, '?')"],
  isNot: ['redirect_uris.includes(uri)', 'strings.Contains(redirectURI, "evil")', 'uri in redirect_uris'],
}

const A_LIST = /(?:callback|redirect|return_?ur|ur[il]s\b)\w{0,20}(?:\(\))?["'\])]{0,3}[?!]{0,2}\s{0,20}(?:\.|->|::)\s{0,20}/
const LOOKS_THROUGH =
  /(?:include|has|contain|exist|member|key|index_?of|any|some|all|every|find|first|where|filter|get|try_?get|equal|search|count|match)/
/** What is given to a function, but not as a text: what `get("redirect_uri")` asks for is compared with nothing. */
const A_REDIRECT =
  /(?:[&$]?[\w>?-]{1,40}(?:\(\))?(?:\.|->)){0,2}\$?(?:redirect_?(?:ur[il]|to)|callback(?:_?ur[il])?|return_?(?:ur[il]|to))(?!s)/
const ITS_END = /(?:_?str(?:ing)?|_?value|_?param)?(?:\(\)|\[\])?[!?]{0,2}\s{0,20}[,)]/

export const looksUpRedirect: Words = {
  because: 'Any other look whether a redirect URI is known: a list, set or map that is asked for it, or a function that it is given to.',
  pattern: oneOf(
    'i',
    inTurn('', A_LIST, LOOKS_THROUGH, /\w{0,20}[?!]?\s{0,4}[({]/),
    /\b(?:in_array|array_search|array_key_exists|contains?|index_?of)\([^;\n]{0,80}(?:callback|redirect|ur[il]s\b)/,
    /(?<!\bfor\b[^\n]{0,60})!?\bin\s{1,4}[\w.$]{0,40}(?:callback|redirect|ur[il]s\b)/,
    /(?:by|for|of|with)_?(?:callback|redirect)\w{0,12}\(/,
    // `isset($known[$redirect_uri])`, `known[redirectUri]`
    inTurn('', /[\w)\]]\[\s{0,4}/, A_REDIRECT, /\w{0,12}(?:\(\))?\s{0,4}\]/),
    inTurn('', /\b(?:switch|match|case|when)\b\s{0,4}\(?\s{0,4}/, A_REDIRECT, /\w{0,12}\s{0,4}[){]/),
    // A function gets it that does not merely keep it, make an address of it, or go there.
    inTurn(
      '',
      /(?<!\b(?:function|def|func|fun|new)\s{1,4}\w{0,60}|[\w$\\])/,
      /(?!(?:if|elif|elseif|while|switch|catch|return|await|async|function|typeof|not|and|or|print\w*|log\w*|debug\w*|info\w*|warn\w*|error\w*)\s{0,2}\()/,
      /(?!(?:is_?null\w*|is_?empty\w*|is_?blank\w*|isset|empty|len|strlen|str|string|to_?string|has_?text|non_?null|require_?non_?null)\s{0,2}\()/,
      // The token endpoint compares it with the code's, and a client sends it there; what is missing has a stand-in.
      /(?!(?:(?:redeem|exchange)\w*|\w{0,20}(?:optional|or_?default|fallback|coalesce)\w{0,20}|trim\w*)\s{0,2}\()/,
      /(?!(?:ur[il]\w*|parse\w*|url_?parse|ur[il]parse|urlsplit|try_?create|\w{0,12}printf|format|encode\w*|decode\w*|escape\w*|quote\w*|unquote|from_?ur[il]\w*)\s{0,2}\()/,
      // The settings of a client that are made of it by name; what finds them may look for it.
      /(?!configure\w{0,60}\s{0,2}\(|(?!_{0,2}(?:get|find|load|look|fetch|read|select|resolve))\w{0,60}(?:config|configuration|settings|options)\s{0,2}\([^(){};]{0,160}redirect_?ur[il]\s?=)/,
      // Rows are read into it; where they are looked up by it, the text of the statement says so.
      /(?!(?:scan\w*|query_?row\w*|query|exec\w{0,12})\s{0,2}\()/,
      /(?!_{0,2}(?:redirect\w*|send_?redirect|away|location|header|add_?query\w*|append\w*|build\w*|render\w*|view|json|send|write\w*)\s{0,2}\()/,
      /(?!(?:new|make|create|issue|mint|generate|save|store|put|set|add|insert|push|remember|keep|record|persist|update|with)\w{0,60}\s{0,2}\()/,
      /\w{2,60}[!?]?\((?:[^(){};]{0,160},)?\s{0,40}(?:\w{1,40}\s?[=:]\s?)?/,
      A_REDIRECT,
      ITS_END,
    ),
  ),
  is: [
    'callbacks.includes(target)',
    'product?.callbacks.includes(redirect_uri)',
    'CALLBACKS.contains(redirectUri)',
    'CALLBACKS.has(redirect_uri)',
    'isset($known[$redirect_uri])',
    'array_search($redirect_uri, $known)',
    'apps.by_callback(target)',
    'await gate(client_id, redirect_uri)',
    'loadClientConfig(client_id, redirect_uri)',
    'get_client_settings(client_id=id, redirect_uri=redirect_uri)',
    'target not in CALLBACKS',
    'pages.include?(redirect_uri)',
    'known.Any(one => one.Is(redirectUri))',
  ],
  isNot: [
    'req.query.get("redirect_uri")',
    'new URL(pending.redirectUri)',
    'store.put(id, redirect_uri)',
    'createCode(client_id, redirect_uri)',
    'redeemCode(code, client_id, redirect_uri)',
    'ResolveOptionalValue(request.RedirectUri, "redirect_uri")',
    'new CodeRequest(clientId, redirectUri, challenge)',
    'def authorize(client_id: str, redirect_uri: str)',
    'function authorize($client_id, $redirect_uri)',
    'String authorize(@RequestParam("redirect_uri") String redirectUri)',
    'if (!redirect_uri)',
    'url.searchParams.set("redirect_uri", redirectUri)',
    'return redirect(redirect_uri)',
    'DeskConfig(client_id=id, redirect_uri=redirect_uri)',
    'for uri in redirects',
  ],
}

export const looksUpAnything: Words = {
  because: 'A look through a list, set or map for what is no written text: in a handler that takes a redirect URI, it may be for that one.',
  pattern: oneOf(
    '',
    /(?:\.|->|::)\s{0,20}(?:includes?\??|has|[cC]ontains?\w{0,8}|exists?|member\?|is[A-Z]?\w{0,20}[mM]ember|key\?|indexOf|IndexOf|[aA]ny|some|every|All|find\w{0,12}|Find\w{0,12}|[eE]quals\w{0,12})\s{0,4}[({](?!\s{0,4}["'`)])/,
    /\b(?:in_array|array_search|array_key_exists|isset)\((?!\$_)[^;\n]{0,80}[,[]\s{0,4}\$/,
    /\bnot in (?!["'(])|!in\b/,
  ),
  is: ['known.has(uri)', '!CALLBACKS.contains(target)', 'isset($known[$target])', 'array_search($u, $known)', 'uri not in KNOWN'],
  isNot: ["searchParams.has('state')", 'isset($_GET["state"])', 'for (const a of b)', '"x" in request.args', 'isset($row["uri"])'],
}

const OF_CODE = /(?:code|grant|record|entry|stored|pending|saved|data|row|auth)\)?(?:\.|->|\?\.|\[["'])\w{0,12}redirect_?ur[il](?!s)\w{0,6}/

export const comparesWithCode: Words = {
  because: 'What a token endpoint does: it compares the redirect URI with the one that the code was made for (RFC 6749 section 4.1.3).',
  pattern: oneOf(
    'i',
    inTurn('', OF_CODE, /["'\]()]{0,3}\s{0,4}(?:[!=]==?|,)\s{0,4}[\w.$>-]{0,40}redirect_?ur[il](?!s)/),
    inTurn('', /(?<![\w.$>])\$?redirect_?ur[il]\s{0,4}[!=]==?\s{0,4}\$?(?:\w{0,20}\.)?/, OF_CODE),
  ),
  is: [
    'code.RedirectUri, request.RedirectUri',
    'record.redirectUri !== redirectUri',
    'entry["redirect_uri"] != redirect_uri',
    'redirectURI != code.RedirectURI',
  ],
  isNot: [
    'redirectURI != client.RedirectURI',
    'client.redirectUri !== redirectUri',
    'record.redirectUris, redirectUri',
    'record.redirectUri = redirectUri',
  ],
}

export const asksForRedirect: Words = {
  because: 'Where the redirect URI of a request is taken from it, in the languages that are read.',
  pattern: oneOf(
    '',
    /\bredirect_uri\b[^;{}]{0,200}\}(?:\s{0,4}:\s{0,4}[^=;\n]{1,80})?\s{0,4}=\s{0,20}(?:await\s{1,4})?[\w.()]{0,40}\b(?:query|body)\b/,
    /\b(?:query|body|args|form|values|params)\??\.redirect_uri\b/,
    /(?:searchParams|[qQ]uery(?:\(\))?|query_params|body|[fF]ormData|[fF]orm|args|values|input|post|params|\bqs?|getQueryParams\(\)|getParsedBody\(\))(?:\.get|\.Get|\.pop)?[([]["']redirect_uri["']/,
    /(?:FormValue|PostForm|QueryParam|DefaultQuery|PostFormValue|getParameter|queryParameters\.get|(?:query|form)Parameters)[([]"redirect_uri"/,
    /\$_(?:GET|POST|REQUEST)\[["']redirect_uri["']\]|\$request->(?:get|input|query|post)\(["']redirect_uri["']/,
    /@(?:RequestParam|QueryParam|FormParam)\((?:(?:name|value) ?= ?)?"redirect_uri"/,
    /\[From(?:Query|Form)\(Name ?= ?"redirect_uri"\)\]|\[From(?:Query|Form)\] ?string\?? redirect_uri\b/,
    /\bredirect_uri\s{0,4}:\s{0,4}[\w[\]| ]{1,30}=\s{0,4}(?:Query|Form)\(/,
  ),
  is: [
    'const { client_id, redirect_uri, state } = req.query as Record<string, string>',
    'req.query.redirect_uri',
    'url.searchParams.get("redirect_uri")',
    'r.PostForm.Get("redirect_uri")',
    'q.Get("redirect_uri")',
    'r.URL.Query().Get("redirect_uri")',
    'c.PostForm("redirect_uri")',
    'c.Query("redirect_uri")',
    '[FromQuery(Name = "redirect_uri")] string redirectUri',
    '@RequestParam("redirect_uri") String redirectUri',
    "$request->input('redirect_uri')",
    'redirect_uri: str = Form(...)',
  ],
  isNot: ['const { redirect_uri } = pending', 'params.set("redirect_uri", uri)', 'client.redirect_uri', '"redirect_uri": redirect_uri'],
}

export const ofAuthorizeRequest: Words = {
  because: 'Other parameters of an authorization request (RFC 6749 section 4.1.1, RFC 7636 section 4.3).',
  pattern: /response_?type|code_?challenge/i,
  is: ['response_type', 'codeChallenge'],
  isNot: ['grant_type', 'code_verifier'],
}

export const ofTokenRequest: Words = {
  because: 'Other parameters of a token request (RFC 6749 section 4.1.3).',
  pattern: /grant_?type|code_?verifier/i,
  is: ['grant_type', 'codeVerifier'],
  isNot: ['response_type', 'code_challenge'],
}

export const refusesNoRedirect: Words = {
  because: 'A registration that takes no client without a redirect URI.',
  pattern: oneOf(
    'i',
    /(?:!|\bnot |(?<!!\w{0,20})(?:empty|is_blank|isNullOrEmpty)\()\s{0,4}[\w.$>[\]"'-]{0,40}redirect_?ur[il]s(?![\w(]|\??\.(?!length|size|count)|->)/,
    /redirect_?ur[il]s\w{0,8}["'\])]{0,3}\)?\??(?:\.(?:length|size\(\)|count(?:\(\))?))?\s{0,4}(?:===?|<=?)\s{0,4}[01]\b/,
    /(?<!![\w.$>()-]{0,60})redirect_?ur[il]s["'\])]{0,3}(?:\(\))?\.(?:isempty|empty\?|blank\?|isNullOrEmpty)/,
    /redirect_?ur[il]s\b[^\n]{0,160}(?:required|must|at least|minItems|min_length|nonempty|min\(1|NotEmpty|non-empty)/,
    /(?:required|must|NotEmpty|MinLength|at least|missing)\b[^\n]{0,80}(?:\n\s{0,20})?[^\n]{0,60}redirect_?ur[il]s/,
  ),
  is: [
    'if (!redirect_uris || redirect_uris.length === 0)',
    'if len(req.RedirectURIs) == 0 {',
    'if not body.redirect_uris:',
    'redirect_uris: z.array(z.string()).min(1)',
    "'redirect_uris is required'",
    'RedirectURIs []string `json:"redirect_uris" validate:"required"`',
    '@NotEmpty List<String> redirectUris',
    'request.getRedirectUris().isEmpty()',
    'if (!body.redirect_uris?.length)',
  ],
  isNot: [
    'if len(req.RedirectURIs) > 0 {',
    '!slices.Contains(client.RedirectURIs, uri)',
    '!client.redirectUris.some(',
    '!empty($client->redirectUris)',
    '!client.getRedirectUris().isEmpty()',
    'redirect_uris: body.redirect_uris ?? []',
    'RedirectURIs []string `json:"redirect_uris"`',
  ],
}

export const redirectsTo: Words = {
  because: 'What answers with a redirect to an address, up to it, in languages with braces.',
  pattern: oneOf(
    '',
    // https://pkg.go.dev/net/http#Redirect, https://jakarta.ee/specifications/servlet/, ControllerBase.Redirect, Laravel and Symfony
    /\bhttp\.Redirect\(\w{1,20}, \w{1,20}, |\.Redirect\((?:http\.Status\w{1,40}|30\d), /,
    /(?<![\w$])(?:\w{1,40}(?:\.|->))?(?:[rR]edirect|sendRedirect|respondRedirect|RedirectView|RedirectResponse|redirectTo|away|seeOther|temporaryRedirect)\(\s{0,40}(?:(?:http\.Status\w{1,40}|30\d),\s{0,20})?(?!\))/,
    // https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/ResponseEntity.HeadersBuilder.html, JAX-RS
    /\.(?:location|setLocation)\(\s{0,40}(?!\))|\bHttpHeaders\.(?:LOCATION|Location),\s{0,4}/,
    /"redirect:" ?\+ ?/,
    /["'][lL]ocation["'],\s{0,4}/,
    /\bheader\(["']Location: ["'] ?\. ?/,
  ),
  is: [
    'http.Redirect(w, r, u',
    'c.Redirect(http.StatusFound, u',
    'response.sendRedirect(u',
    'return Redirect(u',
    '"redirect:" + u',
    'header("Location: " . $u',
    'redirect()->away($u',
    'ResponseEntity.status(302).location(u',
    '.header(HttpHeaders.LOCATION, u',
  ],
  isNot: ['redirect()', 'redirectUri := u', 'NoRedirect(u', '"redirect_uri", u'],
}

export const wrapsAddress: Words = {
  because:
    'What makes an address of the one that it is given first, up to that: parsers, builders and texts with a gap at their beginning.',
  pattern: oneOf(
    '',
    /^(?:await )?(?:new )?(?:[\w.\\]{1,40}(?:\.|::))?(?:Parse|ParseRequestURI|URL|Uri|URI|UriBuilder|URLBuilder|fromUriString|fromUri|fromHttpUrl|AddQueryString|create)\(\s{0,80}/,
    /^(?:fmt\.Sprintf|String\.format|sprintf)\("%s[^"\n]{0,80}",\s{0,8}/,
    /^\$"\{|^"\$\{|^"\{(?=\$)|^"(?=\$\w)/,
    /^\(/,
  ),
  is: ['url.Parse(u', 'new UriBuilder(u', 'QueryHelpers.AddQueryString(\n  u', 'fmt.Sprintf("%s?code=%s", u', '$"{u', '"${u', '"{$u'],
  isNot: ['lookup(u', '"https://', 'service.Create(u'],
}

export const sendsCode: Words = {
  because: 'A parameter `code` that is set to a code, in languages with braces (RFC 6749 section 4.1.2).',
  pattern: oneOf(
    '',
    /["']code["']\]?\s{0,4}(?:,|=>|=|:|to)\s{0,4}(?!["'\d])[\w.$>(-]{0,60}[cC]ode(?<!getCode|StatusCode|errorCode|ErrorCode)\b(?!_)/,
    /[?&]code=(?:["']\s{0,4}[+.]|%s|\$?\{|\$\w)/,
    // What is before it is `?` or `&`, as the address has a query or none.
    /["']code=["']\s{0,4}[+.]\s{0,4}[\w$]|[})]code=\$?\{|%s%scode=%s/,
    /["']code["'],\s{0,4}[\w.]{0,40}[cC]odes?(?:\w{0,20})?\.(?:[iI]ssue|[cC]reate|[gG]enerate|[nN]ew|[mM]ake|[mM]int|[sS]ave|[sS]tore)\w{0,30}\(/,
  ),
  is: [
    'query.Set("code", code)',
    '["code"] = response.Code',
    "'code' => $authCode",
    '"code" to code',
    '"?code=" + code',
    'uri + sep + "code=" + code.Code',
    '"%s%scode=%s"',
    '"%s?code=%s"',
    '$"{u}?code={code}"',
    '.queryParam("code", codes.issue(clientId))',
    'query.Set("code", s.codes.New(pending))',
  ],
  isNot: ["'code' => $e->getCode()", '"code": 400', 'query.Get("code")', '&code_challenge='],
}

export const addressAsText: Words = {
  because: 'What only makes a text of an address: url.URL, java.net.URI, System.UriBuilder, UriComponentsBuilder.',
  pattern: /(?:\.|->)(?:String|toString|ToString|build|toUriString|toUri|buildString|Uri|AbsoluteUri|encode)$/,
  is: ['target.String', 'builder.build', 'target.AbsoluteUri'],
  isNot: ['response.RedirectUri', 'buildUri'],
}
