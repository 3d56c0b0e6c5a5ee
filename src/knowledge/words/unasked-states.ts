import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a callback, or whatever stands in front of one, does with a `state`, as it is written in any language.

export const takesCodeOfQuery: Words = {
  because:
    'The code of an answer, as a handler takes it out of the query that it is asked with (RFC 6749 section 4.1.2); of a body it may come from a page that has compared the state itself.',
  pattern: oneOf(
    '',
    /\.(?:getParameter|getQueryParameter|queryParam|QueryParam|FormValue)\("code"\)|\.Query\(\)\.Get\("code"\)|\.Query\("code"\)/,
    /\.Query(?:String)?\["code"\]|\b(?:queryParameters|call\.parameters|request\.args)\[["']code["']\]/,
    /\$_GET\[["']code["']\]|->(?:query|get)\(["']code["']\)|->query->get\(["']code["']\)/,
    /\bparams(?:\[:code\]|\[["']code["']\]|\.fetch\(:code\))|\b(?:args|GET|query_params|searchParams)\.get\(["']code["']\)/,
    /\b(?:req|request|ctx|c)\.query\.code\b|\breq\.query\[["']code["']\]|\b(?:q|query|params)\.code\b/,
    /@RequestParam(?:\([^()\n]{0,60}\))?\s{1,4}(?:final\s)?(?:String\s{1,4}code\b|code\s?: String)|\[FromQuery\]\s?string\??\s{1,4}code\b/,
    /\.MapGet\("[^"\n]{0,80}",\s{0,20}(?:async\s?)?\([^()\n]{0,80}\bstring\??\s{1,4}code\b/,
  ),
  is: [
    'request.getParameter("code")',
    'r.URL.Query().Get("code")',
    'call.parameters["code"]',
    "$_GET['code']",
    'params[:code]',
    'req.query.code',
    '@RequestParam("code") String code',
    '@RequestParam code: String',
    'app.MapGet("/cb", async (string code, HttpContext ctx',
    'AuthorizationCode::new(q.code)',
  ],
  isNot: ['req.body.code', 'form.add("code", code)', 'params[:country_code]', 'response.code', 'app.MapPost("/cb", (string code'],
}

export const redeemsByHand: Words = {
  because:
    'What redeems a code, by its grant or by the call of a library (RFC 6749 section 4.1.3): https://pkg.go.dev/golang.org/x/oauth2#Config.Exchange, https://github.com/oauth-xx/oauth2, https://docs.rs/oauth2, https://oauth2-client.thephpleague.com/usage/.',
  pattern: oneOf(
    '',
    /grant_?[tT]ype["']?\]?\s{0,4}(?:=>|:|,|=|\bto\b)\s{0,4}["']authorization_code["']|\bgrant_type=authorization_code\b/,
    /\.auth_code\.get_token\b|\.exchange_code\(|\bgetAccessToken\(\s{0,8}["']authorization_code["']|\.Exchange\(/,
  ),
  is: [
    "'grant_type' => 'authorization_code'",
    '["grant_type"] = "authorization_code"',
    'grant_type: "authorization_code"',
    '"grant_type", "authorization_code"',
    '"grant_type" to "authorization_code"',
    'client.auth_code.get_token(params[:code])',
    'conf.Exchange(ctx, code)',
  ],
  isNot: ['grant_types: ["authorization_code"]', 'if grant_type == "authorization_code"', 'response_type=code'],
}

export const grantsTokens: Words = {
  because:
    'A token endpoint, which is asked for a grant and takes codes of its own: https://www.rfc-editor.org/rfc/rfc6749.html#section-3.2.',
  pattern: oneOf(
    '',
    /\[[:"']grant_type["']?\]\s{0,4}(?:[!=]==?|\{|\))|\bgrant_?[tT]ype\s{0,4}[!=]==?|\b(?:case|when)\s{1,4}["']authorization_code["']/,
    /(?:[pP]aram(?:eter)?|Value|input|post|[gG]et|Form|args)\w{0,12}[([]["']grant_type["'][)\]]|\bjscode2session\b/,
  ),
  is: [
    'params[:grant_type] == "authorization_code"',
    'if (grantType !== "x")',
    'case "authorization_code":',
    'request.getParameter("grant_type")',
  ],
  isNot: ['["grant_type"] = "authorization_code"', 'form.add("grant_type", "authorization_code")', "'grant_type' => 'x'"],
}

export const sendsStateAnywhere: Words = {
  because: 'A state that is sent with a request for a code, by its name or by a library that has one for each request.',
  pattern: oneOf(
    '',
    /[?&]state=|["']state["']\s{0,4}(?:=>|:|,|\]\s{0,4}=|\bto\b)\s{0,4}[^\s"'()]|\bstate: ?\w|\bstate\s{0,4}\}\)|CsrfToken::new_random/,
    /\bgetAuthorizationUrl\(|\.AuthCodeURL\(\s{0,4}\w/,
  ),
  is: [
    '&state=${state}',
    "'state' => $state",
    'state: session[:oauth_state]',
    '.queryParam("state", state)',
    'redirect_uri, state })',
    'conf.AuthCodeURL(state)',
  ],
  isNot: ['"state"', 'useState(0)', 'state = 1'],
}

/** A value that the session of a browser keeps. */
const KEPT = /(?:\$_SESSION|\b(?:req\.|request\.)?[sS]ession(?:\(\))?|\bcookies)(?:\.state\b|\[\s?[:"']\w{1,40}["']?\s?\])/

export const sendsKeptState: Words = {
  because: 'A state that is kept first and is sent as it was kept, or that a library has made and is kept then: none of it asks an answer.',
  pattern: oneOf(
    '',
    inTurn('', /["']?\bstate["']?\s{0,4}(?:=>|:|,)\s{0,8}/, KEPT),
    inTurn('', /\bstate=(?:#\{|\$\{|\{|["']\s{0,4}[.+]\s{0,4})/, KEPT),
    /(?:_SESSION\[[^\]\n]{1,40}\]\s{0,4}=|\b(?:put|set\w{0,12})\([^()\n]{0,60},)\s{0,4}\$?\w{1,40}(?:->|\.)getState\(\)/,
  ),
  is: [
    "'state' => $_SESSION['state']",
    'state: session[:oauth_state]',
    '"state": session["state"]',
    'state=#{session[:state]}',
    "$_SESSION['state'] = $provider->getState()",
  ],
  isNot: ['state: params[:state]', "'state' => $_GET['state']", '$kept === $provider->getState()'],
}

const NAMED = /\w{0,20}(?:state|State|STATE|csrf|Csrf|nonce|Nonce)/

export const asksForAnyState: Words = {
  because: 'What takes a state out of a request or of where it was kept, or compares one. What only gives one a value is left out.',
  pattern: oneOf(
    '',
    inTurn('', /["'`]/, NAMED, /["'`]\s{0,4}[\])](?!\s{0,4}=(?![=~>]))/),
    inTurn('', /[[(,]\s{0,4}:/, NAMED, /\b(?!\]\s{0,4}=(?![=~])|:)/),
    /(?:\.|->)\w{0,20}[sS]tate\b(?!\s{0,4}=(?![=>~])|\s{0,4}[(.<]|::)/,
    /(?:\.|->|\?\.)(?:get|Get)\w{0,20}State\(\)|\{[^{}\n]{0,160}\bstate\b[^{}\n]{0,160}\}\s{0,4}(?::\s?\w{1,40}\s?)?=(?![=>])/,
    /\bstate\s{0,4}(?:[!=]==?|\bin\b|\bnot in\b|is None)|[!=]==?\s{0,4}\$?state\b|\bif (?:not |!)?\(?!?\$?state\b/,
    /hash_equals|secure_compare|ConstantTimeCompare|FixedTimeEquals|compare_digest|timingSafeEqual|\bstate\.(?:equals|Equals)\(/,
    inTurn('', /(?:verif|[vV]alid|[cC]heck|[cC]onsum|[mM]atch|[aA]ssert|[eE]nsure|[cC]ompar|[tT]ake|[pP]op)\w{0,20}/, /_?[sS]tate(?!ment)/),
    /[sS]tate_?(?:[vV]alid|[cC]heck|[vV]erif|[mM]atch|[mM]ismatch|[sS]tore|STORE|[rR]epo|[cC]ache|[sS]ervice)/,
    // A name for the parameter that says so, by which it may be taken anywhere.
    inTurn(
      '',
      /(?<![\w.>$-])(?:[A-Za-z_]\w{0,40})?(?:[sS]tate|STATE|[pP]aram|PARAM)\w{0,20}(?:: ?&?(?:'static )?\w{1,20})?/,
      /\s{1,8}:?=\s{1,4}["'`]state["'`]\s{0,4}(?:;|\.freeze\b|\r?\n|$)/,
    ),
  ),
  is: [
    "$_GET['state']",
    'request.getParameter("state")',
    'params[:state]',
    'session.delete(:oauth_state)',
    'q.state',
    'login.getState()',
    'const { code, state } = req.query',
    'if state != kept',
    'hash_equals($a, $b)',
    'check_state!(params)',
    'stateStore.take(',
    'const PARAM = "state"',
    'const STATE: &str = "state";',
    "PARAM = 'state'.freeze",
    'static final String PARAM = "state";',
  ],
  isNot: [
    "$_SESSION['state'] = bin2hex(random_bytes(16))",
    'session[:oauth_state] = SecureRandom.hex(16)',
    'session.setAttribute("state", state)',
    'req.session.state = state',
    'State(c): State<BasicClient>',
    "['state' => $made]",
    'String state = UUID.randomUUID().toString();',
    'statement.run()',
    '<input type="hidden" name="state"',
    "query.type = 'state';",
    '<option value="state">',
  ],
}

const DECLARES = /(?<!\b(?:function|def|func|fn|fun)\s{1,4}\w{0,60})/
const NO_ROUTE_OR_ANSWER = /\b(?!(?:get|post|use|all|route|MapGet|HandleFunc|Redirect|redirect|render)\()/

export const handsRequestOn: Words = {
  because: 'A call that is handed the whole request or its query, which may compare the state; routers and answers are none.',
  pattern: inTurn(
    '',
    DECLARES,
    NO_ROUTE_OR_ANSWER,
    /[A-Za-z]\w{1,60}[!?]?\(\s{0,8}(?:self\.|this\.)?\$?/,
    /(?:req|request|_GET|_REQUEST|params|query|queryParameters|Request\.Query)\s{0,4}\)/,
  ),
  is: ['$this->flow->finish($request)', 'guard(req)', 'checked(self.request)', 'verified(params)'],
  isNot: ['def callback(request):', 'function done(req)', 'finish(code)', 'redirect(params)'],
}

export const namesParameter: Words = {
  because:
    'What says where the parameter behind it is read: https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-methods/requestparam.html, https://learn.microsoft.com/aspnet/core/mvc/models/model-binding.',
  pattern: /@(?:Request|Query|Form)Param\([^()\n]{0,100}\)|\[From(?:Query|Form)\([^()\n]{0,60}\)\]/,
  is: [
    '@RequestParam("state") String state',
    '@RequestParam(name = "state", required = false)',
    '[FromQuery(Name = "state")] string state',
  ],
  isNot: ['request.getParameter("state")', '@RequestParam String state'],
}

export const takesStateAsParameter: Words = {
  because: 'A function that is given a state: a handler by its framework, or what others hand it to.',
  pattern: oneOf(
    '',
    /\b[sS]tring\??\s{1,4}\w{0,20}[sS]tate\s{0,4}[,)]/,
    /\b(?:fun|fn|def|function|func)\s{1,4}(?:\([^()\n]{0,60}\)\s)?\w{0,60}\s{0,4}\([^)]{0,300}?\b_?state\s?(?::|,|\)|string\b)/,
    /\(\s{0,4}state\s{0,4}(?::\s?string\s{0,4})?[,)][^()\n]{0,80}=>/,
  ),
  is: [
    '@RequestParam("state") String state, HttpSession',
    'async (string code, string state)',
    'fun done(code: String, state: String)',
    'def cb(code: str, state: str)',
  ],
  isNot: ['String state = newState();', 'val state: String', 'let state = 1'],
}
