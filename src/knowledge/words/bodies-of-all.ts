import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What middleware in TypeScript and Python sees of each request, and what a server is told in bodies.

export const wholeBody: Words = {
  because:
    'The whole body of a request: https://expressjs.com/en/api.html#req.body, https://hono.dev/docs/api/request, ' +
    'https://www.starlette.io/requests/#body, https://flask.palletsprojects.com/en/stable/api/#flask.Request, ' +
    'https://docs.djangoproject.com/en/stable/ref/request-response/#django.http.HttpRequest.body.',
  pattern: inTurn(
    '',
    /^(?:(?:this|self)\.)?(?:[\w$]{1,20}\.)?(?:req|request|ctx|context|httpRequest|http_request)(?:\.(?:req|request|raw))?/,
    /\.(?:body|rawBody|get_data|get_json|json|form|form\.to_dict|data|text|POST)(?:\.(?:decode|toString))?$/,
  ),
  is: ['req.body', 'ctx.request.body', 'request.get_json', 'self.request.POST', 'request.body.decode', 'c.req.json'],
  isNot: ['req.body.name', 'response.body', 'request.url', 'request.headers', 'body'],
}

export const holdsRequest: Words = {
  because: 'What a framework calls a request of which the body is taken by its name: `const { body } = req`.',
  pattern: /(?:^|\.)(?:req|request|ctx|context)(?:\.(?:req|request|raw))?$|getRequest(?:<[^>]{1,60}>)?\(\)$/,
  is: ['req', 'ctx.request', 'context.switchToHttp().getRequest()', 'host.switchToHttp().getRequest<Request>()'],
  isNot: ['response', 'options', 'event'],
}

export const seesBodies: Words = {
  because:
    'Classes and hooks that frameworks call for all requests, in TypeScript and Python: https://docs.nestjs.com/interceptors, ' +
    'https://www.starlette.io/middleware/, https://flask.palletsprojects.com/en/stable/api/#flask.Flask.before_request.',
  pattern: oneOf(
    '',
    /\bnext\(\)|\bNest(?:Interceptor|Middleware)\b|\bExceptionFilter\b|\baddHook\(|\bsetErrorHandler\(/,
    /\.middleware\(|\bBaseHTTPMiddleware\b|\.(?:before|after)_request\b|\.exception_handler\(|\.errorhandler\(|\bget_response\b/,
  ),
  is: ['next()', 'implements NestInterceptor', '@app.middleware("http")', 'class Log(BaseHTTPMiddleware):', '@app.before_request'],
  isNot: ['iterator.next(1)', 'router.get("/a")', '@app.get("/a")'],
}

export const ofAllRoutes: Words = {
  because: 'Decorators of functions in Python that see each request, or each that fails.',
  pattern: /^(?:app|application|api|server)\.(?:middleware\(|(?:before|after)_request\b|exception_handler\(|errorhandler\()/,
  is: ['app.middleware("http")', 'app.before_request', 'app.exception_handler(RequestValidationError)'],
  isNot: ['bp.before_request', 'router.get("/")', 'app.get("/")'],
}

export const classOfAll: Words = {
  because: 'Classes that a framework calls for all requests where they are registered for them, by their heads.',
  pattern:
    /\bimplements\b[^{]{0,120}\b(?:NestInterceptor|NestMiddleware|ExceptionFilter)\b|\bextends\s+BaseExceptionFilter\b|\(\s{0,8}BaseHTTPMiddleware\b/,
  is: ['class A implements NestInterceptor', 'class A extends BaseExceptionFilter', 'class A(BaseHTTPMiddleware)'],
  isNot: ['class A implements CanActivate', 'class A(BaseModel)'],
}

export const treatsSome: Words = {
  because: 'Code that leaves requests out by their paths, or takes credentials out of what it writes.',
  pattern: oneOf(
    'i',
    /mask|redact|sanit|scrub|sensitive|exclu|skip|ignor|obfusc|censor|filtered|passw|secret|\*\*\*/,
    /\bdelete\s|\.pop\(|(?:startsWith|startswith|includes|endsWith|endswith|match|test)\(|\b(?:path|url)\b[^\n;]{0,40}(?:[!=]==?|\bin\b)/,
  ),
  is: ['sanitizeBody(body)', 'delete body.token', 'req.path.startsWith("/auth")', 'request.url.path in QUIET', "body.password = '***'"],
  isNot: ['logger.info(req.body)', 'request.method', 'const { url, body } = request'],
}

export const takesPasswords: Words = {
  because:
    'A server that checks passwords or takes refresh tokens in bodies: https://www.npmjs.com/package/bcrypt, ' +
    'https://fastapi.tiangolo.com/reference/security/, ' +
    'https://werkzeug.palletsprojects.com/en/stable/utils/#werkzeug.security.check_password_hash, https://www.passportjs.org/packages/passport-local/.',
  pattern: oneOf(
    '',
    /\bbcrypt(?:js)?\.(?:compare|compareSync|checkpw)\(|\bargon2\.verify\(|\b(?:compare|verify|check|validate|match)_?[pP]asswords?(?:_?[hH]ash)?\(/,
    /\bcheck_password_hash\b|\bpwd_context\.verify\(|\bOAuth2PasswordRequestForm\b|\bpassport-local\b|\bsign_?[iI]n_?[wW]ith_?[pP]assword\(/,
    inTurn(
      '',
      // What the server itself signs in with elsewhere.
      /\bclass (?!\w{0,40}(?:Option|Config|Setting|Smtp|SMTP|Mail|Redis|Database|Db|DB|Sql|Postgres|Mongo|Ftp|FTP|Mqtt|Broker|Proxy|Basic))/,
      /\w{0,30}(?:Log[iI]n|Sign(?:In|Up)|Regist|Auth|Credential)\w{0,30}[^{}]{0,80}[{:][^{}]{0,600}?/,
      /\bpassword[!?]?\s{0,2}:\s{0,2}(?:string|str)\b/,
    ),
    /\b(?:req|request)\.body\.(?:password|refresh_?token|client_secret)\b|\{[^{}\n]{0,120}\bpassword\b[^{}\n]{0,120}\}\s?=\s?(?:await\s)?(?:req|request|c\.req|ctx\.request)\.(?:body|json)\b/i,
  ),
  is: [
    'await bcrypt.compare(dto.password, user.hash)',
    'class LoginDto {\n  password: string',
    'verify_password(form.password, user.hash)',
    'const { email, password } = req.body',
  ],
  isNot: [
    'password: string',
    'class DatabaseConfig { password: string',
    'class SmtpAuthOptions { user: string; password: string',
    'class BasicAuth:\n    password: str',
    'checkPasswordStrength(text)',
    "type: 'password'",
  ],
}

export const writesAnswers: Words = {
  because:
    'Code that is given the answers of all routes: https://docs.nestjs.com/interceptors#response-mapping, https://expressjs.com/en/api.html#res.json.',
  pattern: /\bNestInterceptor\b|\bres(?:ponse)?\.(?:json|send)\s?=(?!=)/,
  is: ['class A implements NestInterceptor', 'res.json = function (body) {', 'res.send = (body) => {'],
  isNot: ['res.json({})', 'const send = res.send'],
}

export const givesTokensInAnswers: Words = {
  because: 'A route that answers with tokens: RFC 6749 section 5.1; https://github.com/modelcontextprotocol/typescript-sdk.',
  pattern: oneOf(
    '',
    /(?:\.json\(\s{0,8}|\breturn\s{0,4})\{[^{}]{0,300}\b(?:access_?[tT]oken|refresh_?[tT]oken)\b/,
    /\bmcpAuthRouter\(|\bPromise<(?:Token|Login|Auth|SignIn)\w{0,20}(?:Response|Result|Dto)>/,
  ),
  is: ['return { access_token: token }', 'res.json({ accessToken, refreshToken })', 'app.use(mcpAuthRouter({', 'Promise<TokenResponseDto>'],
  isNot: ['const { accessToken } = await signIn()', 'return { token }', 'Promise<User>'],
}

export const bodyTaken: Words = {
  because: 'The body of a request, whole, as middleware may take it.',
  pattern: oneOf(
    '',
    /\b(?:req|request|ctx|context)\.(?:\w{1,12}\.)?(?:body|rawBody|json|text|get_data|get_json|form|data|POST)\b(?![.[])/,
    /\bbody\b[^{}=;]{0,200}\}\s{0,4}=\s{0,4}[\w.()]{0,40}(?:req|getReq|ctx)/,
  ),
  is: ['req.body', 'await request.body()', '{ method, body } = context.switchToHttp().getRequest()', 'request.get_data()'],
  isNot: ['req.body.name', 'response.body', 'const { body } = await fetch(url)'],
}

export const wholeOfRequest: Words = {
  because: 'All that a request is sent, in PHP: https://laravel.com/docs/requests#retrieving-all-input-data.',
  pattern:
    /^(?:\$(?:this->)?request|request\(\))->(?:all|input|post|getContent|toArray)\(\)$|^\$_POST$|^file_get_contents\(["']php:\/\/input["']\)$/,
  is: ['$request->all()', 'request()->all()', '$request->getContent()', '$_POST', "file_get_contents('php://input')"],
  isNot: ["$request->input('name')", '$response->all()', "$_POST['name']", '$request->path()'],
}

export const givesPassword: Words = {
  because:
    'A password that is taken of a request, or asked of it, in PHP: https://laravel.com/docs/requests#retrieving-input, ' +
    'https://laravel.com/docs/validation.',
  pattern: oneOf(
    '',
    /(?:\$(?:this->)?request|\brequest\(\))->(?:(?:get|input|post|string|str)\(\s{0,4}["']password["']|password\b(?! ?=[^=>]))/,
    /(?:\$(?:this->)?request|\$_POST|\$_REQUEST)\[["']password["']\](?! ?=[^=>])|\brequest\(["']password["']/,
    /->(?:only|safe|validated)\([^()]{0,200}["']password["']/,
    inTurn(
      '',
      /["']password["'] ?=> ?(?:\[\s{0,40})?/,
      /(?:["'](?:required|sometimes|nullable|bail|string|filled|present|confirmed|min:|max:)|(?:Rules\\)?Password::)/,
    ),
  ),
  is: [
    '$request->password',
    "request()->input('password')",
    "$request['password']",
    "$_POST['password']",
    "'password' => 'required|min:8'",
    "'password' => ['required', 'confirmed']",
    "$request->only(['email', 'password'])",
  ],
  isNot: ["'password' => Hash::make(Str::random(32))", '$user->password', "$request->password = ''", "config('app.password')"],
}

export const namesWhole: Words = {
  because: 'A name that is given all that a request is sent, in PHP, which is the group: https://laravel.com/docs/requests.',
  pattern: inTurn(
    '',
    /\$(\w{1,40}) ?= ?(?:json_decode\(\s?)?/,
    oneOf(
      '',
      /(?:\$(?:this->)?request|request\(\))->(?:all|input|post|json|toArray|validate|validated|getContent|getParsedBody)\(/,
      /\$_POST\b|file_get_contents\(["']php:\/\/input/,
    ),
  ),
  is: ['$data = $request->all()', "$given = json_decode(file_get_contents('php://input'))", '$form = $_POST'],
  isNot: ['$user = $request->user()', '$user = User::find($request->id)'],
}

export const checksPasswordWritten: Words = {
  because:
    'Calls that check a password, in Go and PHP: https://pkg.go.dev/golang.org/x/crypto/bcrypt, https://laravel.com/docs/hashing, ' +
    'https://www.php.net/manual/en/function.password-verify.php.',
  pattern:
    /\bbcrypt\.CompareHashAndPassword\(|\bargon2\w{0,10}\.Compare\w{0,20}\(|\bHash::check\(|\bAuth::attempt\(|\bpassword_verify\(|\bauth\(\)->attempt\(/,
  is: ['bcrypt.CompareHashAndPassword(hash, given)', 'Hash::check($given, $user->password)', 'password_verify($given, $hash)'],
  isNot: ['bcrypt.GenerateFromPassword(given, 10)', 'Hash::make($given)'],
}
