import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a server may write of a request, by the names of web frameworks.

const REQUEST = /(?:[\w$]{1,20}\.)?(?:req|request|ctx|context|httpRequest|http_request)(?:\.(?:req|request|raw))?/

export const requestUrl: Words = {
  because: 'The address of a request with its query, or the query alone: Express, Fastify, Koa, Fetch, Starlette, Flask, Django.',
  pattern: inTurn(
    '',
    /^/,
    REQUEST,
    oneOf(
      '',
      /\.(?:url|originalUrl|href|full_path|get_full_path|build_absolute_uri)(?:\.href|\.toString)?/,
      /\.(?:args|query_params|query_string|GET|url\.query)(?:\.(?:to_dict|dict|items|multi_items|decode))?/,
    ),
    /$/,
  ),
  is: [
    'req.url',
    'request.originalUrl',
    'c.req.url',
    'request.get_full_path',
    'ctx.request.href',
    'request.args',
    'request.args.to_dict',
    'self.request.GET',
    'request.query_params',
  ],
  isNot: ['req.path', 'request.url.path', 'response.url', 'url', 'request.args.get', 'request.view_args', 'args'],
}

export const requestBody: Words = {
  because: 'The body or the query of a request, as a framework has parsed it.',
  pattern: inTurn('', /^/, REQUEST, /\.(?:body|query)$/),
  is: ['req.body', 'ctx.request.body', 'req.query'],
  isNot: ['req.body.id', 'response.body', 'body'],
}

export const textMethod: Words = {
  because: 'What a text is asked for, where a table of a database is asked for its rows.',
  pattern: whole('', /toString|trim|split|slice|substring|replace(?:All)?|startsWith|endsWith|length|at|match|to(?:Lower|Upper)Case/),
  is: ['trim', 'length', 'toString'],
  isNot: ['findFirst', 'findMany', 'create'],
}

export const speaksOfSignIn: Words = {
  because: 'The route, the name or the code of what redeems an authorization code.',
  pattern: oneOf(
    'i',
    /(?:^|[\/"'`_-]|\b(?:function|def)\s)[\w-]{0,40}callback\b/,
    /o_?auth|\boidc\b|\bsso\b|grant_type|authorization_?code|redirect_?uri/,
    /\b(?:exchange|redeem)\w{0,20}\(|\b(?:get|fetch|acquire|request)_?(?:access_?)?tokens?\w{0,20}\(/,
  ),
  is: ["'/auth/callback'", 'googleCallback', 'oauth.ts', 'await exchangeCode(code)', 'client.getToken(code)', 'grant_type: kind'],
  isNot: ["'/zip'", 'zips.find(code, state)', 'coupons.ts', 'next(error)'],
}

const GIVES_CODE = /\(\s{0,20}(?:code\s?=\s?)?code\s{0,4}[,)]/

export const redeemsCode: Words = {
  because: 'Where a function redeems the authorization code that it is given: RFC 6749 section 4.1.3.',
  pattern: oneOf(
    '',
    /["'`]authorization_code["'`]|\bgrant_type=authorization_code/,
    inTurn(
      '',
      oneOf(
        '',
        /\b(?:get|fetch|acquire|request)_?\w{0,20}[tT]oken\w{0,20}/,
        /\bexchange_?(?:for_?|For)?(?:(?:[oO]?_?[aA]uth(?:orization)?)_?)?(?:[tT]oken|[cC]ode)\w{0,20}/,
        /\bredeem_?(?:[oO]?_?[aA]uth(?:orization)?)_?[cC]ode\w{0,20}/,
      ),
      GIVES_CODE,
    ),
  ),
  is: [
    "grant_type: 'authorization_code'",
    'await this.getKakaoToken(code)',
    'exchange_code_for_token(code, verifier)',
    'fetch_token(code=code)',
    'exchangeAuthCode(code)',
    'redeemOAuthCode(code)',
  ],
  isNot: [
    'verifyToken(code)',
    'getDiscount(code)',
    'exchangeVoucher(code)',
    'get_error_code(code)',
    'redeem_gift_code(code)',
    'redeemCode(code)',
  ],
}

export const redeemsSomeCode: Words = {
  because: 'Where a function redeems a code, of which other words have to say that it is an authorization code.',
  pattern: inTurn('', /\b(?:exchange|redeem)_?\w{0,20}(?:[tT]oken|[cC]ode)\w{0,20}/, GIVES_CODE),
  is: ['exchangeGoogleCode(code)', 'redeemCode(code)', 'redeem_promo_code(code)'],
  isNot: ['verifyToken(code)', 'exchangeVoucher(code)'],
}

export const ofSignIn: Words = {
  because: 'Words that stand beside the code of a sign-in, and not beside that of a shop.',
  pattern: oneOf(
    'i',
    /o_?auth|\boidc\b|\bsso\b|grant_type|authorization_?code|redirect_?uri|(?:access|refresh|id)_?token|code_?verifier|client_?(?:id|secret)/,
    /\bsign_?in|callback/,
  ),
  is: ['src/oauth/google.ts', 'redirect_uri', 'accessToken', 'exchange_oauth_code'],
  isNot: ['src/coupons.ts', 'redeemPromoCode(code)', 'author'],
}

export const ofShop: Words = {
  because: 'What is bought, given away or brought by friends, and has codes.',
  pattern: /promo(?!t)|gift|coupon|voucher|invit(?:e|ation)|referral|discount|(?<!dis|post)card(?!i)|ticket/i,
  is: ['redeemPromoCode', 'gift card', 'coupons', 'invite_code'],
  isNot: ['promote', 'discarded', 'authorization_code'],
}

export const answersEachRequest: Words = {
  because: 'Calls that are given a function for the requests of all routes.',
  pattern: whole('', /use|addHook|setErrorHandler|setNotFoundHandler|createServer|onRequest|add_middleware|serve/),
  is: ['use', 'addHook', 'setErrorHandler', 'createServer'],
  isNot: ['get', 'post', 'useEffect'],
}

export const signInRoute: Words = {
  because: 'Routes that are posted a password.',
  pattern: /\/(?:log-?in|sign-?in|sign-?up|authenticate|(?:reset|change)-?password)\/?$/i,
  is: ['/api/login', '/auth/sign-up', '/reset-password'],
  isNot: ['/tokens', '/users', '/forgot-password', '/logout'],
}

/** Parts of a path that say nothing of what is asked for. */
const PLACE = /^(?:\/(?:api|v\d{1,2}|auth|oauth2?|oidc|connect|identity|sso))*/

export const codeRoute: Words = {
  because: 'Token endpoints: RFC 6749 section 3.2.',
  pattern: inTurn('i', PLACE, /\/token\/?$/),
  is: ['/token', '/oauth2/token', '/api/v1/auth/token'],
  isNot: ['/devices/token', '/tokens', '/push/token'],
}

export const registerRoute: Words = {
  because: 'Routes where somebody may become a user.',
  pattern: inTurn('i', PLACE, /(?:\/(?:users?|accounts?|members?))?\/register\/?$/),
  is: ['/register', '/auth/register', '/api/users/register'],
  isNot: ['/devices/register', '/register/device', '/webhooks/register'],
}

export const tokenOfQuery: Words = {
  because:
    'A token or a key that a handler takes of the query, in languages that are read without a grammar; what reads forms as well may read a body: ' +
    'https://pkg.go.dev/net/url#URL.Query, https://gin-gonic.com/en/docs/examples/querystring-param/, https://laravel.com/docs/requests.',
  pattern: oneOf(
    '',
    inTurn(
      '',
      oneOf(
        '',
        /\.Query\(\)\.Get\(|\.(?:(?:Default|Get)?Query|QueryParam)\(|@RequestParam\((?:(?:value|name)\s?=\s?)?/,
        /\bqueryParameters(?:\.get\(|\[)|\.Query(?:\[|\.TryGetValue\()|\[FromQuery\(Name\s?=\s?|\$_GET\[|\$request->(?:query|get)\(/,
      ),
      /\s{0,4}["'](?:access_?[tT]oken|auth_?[tT]oken|token|api_?[kK]ey|jwt)["']/,
    ),
    /\.getParameter\(\s{0,4}"(?:access_token|api_?[kK]ey)"/,
  ),
  is: [
    'r.URL.Query().Get("access_token")',
    'c.Query("token")',
    'request.getParameter("access_token")',
    'Request.Query["access_token"]',
    "$request->query('api_key')",
    'call.request.queryParameters["token"]',
  ],
  isNot: ['r.Header.Get("token")', 'r.FormValue("token")', 'c.Query("page_token")', 'cache.Get("token")', 'request.getParameter("token")'],
}

export const seesEachRequest: Words = {
  because:
    'The heads of functions that are called for the requests of all routes, in languages that are read without a grammar: ' +
    'https://gin-gonic.com/en/docs/examples/custom-middleware/, https://go-chi.io/#/pages/middleware, https://laravel.com/docs/middleware, ' +
    'https://learn.microsoft.com/aspnet/core/fundamentals/middleware/write.',
  pattern: oneOf(
    '',
    /\.Use\(\s{0,40}func\(/,
    inTurn(
      '',
      /\bfunc\s(?:\([^()\n]{0,60}\)\s)?\w{0,60}\([^()\n]{0,160}\)\s{1,4}/,
      /(?:http\.Handler|gin\.HandlerFunc|echo\.(?:MiddlewareFunc|HandlerFunc)|fiber\.Handler|func\([^()\n]{0,40}http\.Handler\)\s{1,4}http\.Handler)\s{0,4}\{/,
    ),
    /\b(?:doFilter(?:Internal)?|preHandle|afterCompletion)\(\s{0,40}(?:@\w{1,20}\s)?(?:\w{0,20}Request\b|request\b)/,
    /\bInvoke(?:Async)?\(\s{0,40}HttpContext\b|\bapp\.Use\(\s{0,40}async\b/,
    /\bfunction\s{1,4}(?:handle\(\s{0,40}(?:\w{1,40}\s)?\$request,\s{0,40}(?:\\?\w{1,20}\s)?\$next|process\(\s{0,40}(?:\\?\w{1,40}\s)\$request,)/,
  ),
  is: [
    'r.Use(func(c *gin.Context) {',
    'func RequestLog(next http.Handler) http.Handler {',
    'func Logger() gin.HandlerFunc {',
    'doFilterInternal(HttpServletRequest request',
    'public async Task InvokeAsync(HttpContext context)',
    'public function handle(Request $request, Closure $next)',
  ],
  isNot: ['func (s *Server) login(c *gin.Context) {', 'public function handle(Command $command)', 'r.Use(middleware)', 'Invoke(request)'],
}

export const asksForHeaders: Words = {
  because:
    'Code that asks for all headers of a request, in Java, Kotlin, C# and PHP: https://www.php.net/manual/en/function.getallheaders.php.',
  pattern: oneOf(
    '',
    /\.(?:headerMap|getRequestHeaders)\(\)|[rR]eq(?:uest)?(?:Context)?(?:\(\))?\.getHeaders\(\)|@RequestHeader\b/,
    /\brequest\.headers\.(?:toMap|entries)\(\)|\bClientHttpRequestExecution\b|\bServerWebExchange\b|getallheaders\(|apache_request_headers\(/,
    /\$request->(?:headers\b|header\(\)|getHeaders\(\))/,
    /\bRequest\.Headers\.(?:Select|ToDictionary)\(|Serialize\((?:\w{1,40}\.)?Request\.Headers\b/,
  ),
  is: ['ctx.headerMap()', 'request.getHeaders()', 'getallheaders()', '$request->headers->all()', 'call.request.headers.toMap()'],
  isNot: ['response.getHeaders()', 'ctx.header("Accept")', '$response->headers'],
}

export const wholeByOthers: Words = {
  because: 'Code that asks for all names of headers, for the text of a request or for a section of a configuration, which may be logged.',
  pattern:
    /\bgetHeaderNames\(\)|\bheaderNames\b|\bRequest\.Headers\b|\bDumpRequest(?:Out)?\(|\b(?:config|Config::get)\(\s?['"][\w.-]{1,120}['"]\s?\)/,
  is: [
    'request.getHeaderNames()',
    'request.headerNames',
    'httputil.DumpRequest(r, true)',
    "config('services.github')",
    'Request.Headers.Keys',
  ],
  isNot: ['request.getHeader("Accept")', "config('app.name', 'Desk')", 'DumpResponse(answer, true)'],
}

export const wholeTaken: Words = {
  because: 'JavaScript that goes through all headers of a request or all variables of the process, or takes the headers by their name.',
  pattern: oneOf(
    '',
    /\bObject\.(?:entries|keys)\(\s{0,4}(?:(?:req|request)\.headers|process\.env)\b|\bheaders\.(?:entries|forEach)\(/,
    /\b(?:in|of)\s{1,4}(?:(?:\w{1,20}\.)?(?:req|request)\.headers|process\.env)\b/,
    /\{[^{}=;]{0,80}\bheaders\b[^{}=;]{0,80}\}\s{0,4}=\s{0,4}(?:\w{1,20}\.)?(?:req|request)\b/,
  ),
  is: [
    'Object.entries(req.headers)',
    'for (const name in process.env)',
    'for (const [name, value] of request.headers)',
    'request.headers.forEach((value, name) => 1)',
    'const { headers, method } = ctx.req',
  ],
  isNot: ['Object.keys(table)', 'req.headers.host', 'const { headers } = response', 'const { body } = req'],
}

export const headersKept: Words = {
  because: 'All headers of a request that something is given: a member of a table, a variable, the argument of a function.',
  pattern: /(?:[:=,]|=>|\w\()\s{0,20}\$?(?:\w{1,20}\.)?(?:r|\w{0,20}req|\w{0,20}request)(?:\.|->)headers?(?:\(\))?\s{0,8}[,)}\n;]/i,
  is: ['"headers": r.Header,', 'HeaderMap(r.Header)', 'all := req.Header\n', "'headers' => $request->headers)"],
  isNot: ['r.Header.Get("Accept")', 'resp.Header,', '"headers": w.Header(),'],
}

export const authorizationCodes: Words = {
  because: 'Code that issues authorization codes: RFC 6749 section 4.1.2, RFC 7636 section 4.4.',
  pattern: /code_?challenge|auth(?:ori[sz]ation)?_?codes?\b/i,
  is: ['item.codeChallenge', "grant_type === 'authorization_code'", 'authCodes'],
  isNot: ['verificationCode', 'zip_code', 'authenticate(code)'],
}

export const makesCode: Words = {
  because: 'Calls that make something which nobody can guess, by their names; a number of some digits is none.',
  pattern: /random(?!_?int)\w{0,20}\(|uuid\w{0,4}\(|nanoid\(|token_(?:urlsafe|hex|bytes)\(/i,
  is: ['randomBytes(', 'crypto.randomUUID(', 'secrets.token_urlsafe(', 'nanoid('],
  isNot: ['randomInt(', 'random.randint(', 'findCode('],
}

/** What Kotlin says of a parameter. */
const TYPE = /(?:: ?[\w<>?]{1,40})?/

const THROUGH = /([\w.()$>-]{1,80}?)/

export const headersLooped: Words = {
  because: 'A loop over the names and values of a map in Go, Java, Kotlin, C# and PHP: what is gone through, and the value or the entry.',
  pattern: oneOf(
    '',
    inTurn('', /\bfor \w{1,40}, (?<go>\w{1,40}) := range /, THROUGH, /(?= \{)/),
    inTurn('', /\bforeach ?\((?:var|[\w<>, ]{1,80}) \(?(?:\w{1,40}, ?)?(?<cs>\w{1,40})\)? in /, THROUGH, /\)(?=\s)/),
    inTurn('', /\bfor ?\(\(\w{1,40}, ?(?<kt>\w{1,40})\) in /, THROUGH, /\)(?= ?\{)/),
    inTurn('', /\bfor ?\([\w.<>, ]{1,80} (?<java>\w{1,40}) ?: ?/, THROUGH, /\.entrySet\(\)\)/),
    inTurn('', /(?<![\w.()$>-])/, THROUGH, /\.forEach ?\(?[({]\s{0,40}\(?\w{1,40}/, TYPE, /, ?(?<each>\w{1,40})/, TYPE, /\)? ?->/),
    inTurn('', /(?<![\w.()$>-])/, THROUGH, /(?:\.entries|\.entrySet\(\))?\.forEach ?(?:\{|\() ?(?<entry>\w{1,40}) ?->/),
    inTurn('', /(?<![\w.()$>-])/, THROUGH, /(?:\.entries)?\.forEach ?\{(?=[^\n]{0,200}\b(?<it>it)\.value\b)/),
    inTurn('', /\bforeach ?\(/, THROUGH, / as \$\w{1,40} => (?<php>\$\w{1,40})\)/),
  ),
  is: [
    'for name, values := range r.Header {',
    'foreach (var header in request.Headers) {',
    'foreach (DictionaryEntry one in Environment.GetEnvironmentVariables()) {',
    'foreach (var (name, value) in headers) {',
    'for ((name, value) in headers) {',
    'for (Map.Entry<String, String> header : headers.entrySet())',
    'authHeaders.forEach((key, value) -> {',
    'headers.forEach { (name, value) -> log(value) }',
    'headers.forEach { (name: String, value: List<String>) -> log(value) }',
    'headers.forEach { log(it.value) }',
    'headers.entries.forEach { one -> log(one.value) }',
    'System.getenv().entrySet().forEach(one -> log(one.getValue()))',
    'foreach ($headers as $name => $value)',
  ],
  isNot: ['for i := range headers {', 'headers.forEach(this::add)', 'foreach ($rows as $row)'],
}

export const mayLeaveOut: Words = {
  because:
    'What a function that copies headers may leave out or write over, by a choice among their names or by what it puts in their place.',
  pattern: oneOf(
    'i',
    /\bswitch\b|\bwhen\b|\*\*|\.del\(|contains\w{0,20}\(|filter\w{0,10}\(/,
    /(?:redact|mask|sanit|scrub|hid|delete|remove|unset)\w{0,20}\b/,
  ),
  is: [
    'all.Del("Cookie")',
    'switch strings.ToLower(name) {',
    'all[name] = "***"',
    'slices.Contains(secret, name)',
    'delete(all, name)',
    'redacted',
  ],
  isNot: ['all[name] = values[0]', 'strings.Join(values, ", ")', 'all.put(name, value)'],
}

export const valueOfLoop: Words = {
  because: 'The value of a round of such a loop, or that of its entry.',
  pattern: oneOf(
    '',
    /^(\$?[A-Za-z_]\w{0,40})(?:\.getValue\(\)|\.Value(?:\.ToString\(\))?|\.value)?$/,
    /^(?:strings\.Join|string\.Join|String\.join|implode)\((?:["'][^"'\n]{0,4}["'], ?)?(\$?\w{1,40})(?:\.Value)?(?:, ?"[^"\n]{0,4}")?\)$/,
  ),
  is: ['value', '$value', 'header.getValue()', 'header.Value', 'strings.Join(values, ", ")', "implode(', ', $values)"],
  isNot: ['header.getKey()', 'value.length()', 'mask(value)', 'len(values)'],
}
