import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Sign-ins with a token that the caller brings, of which a provider is asked whose it is.

export const asksWhoseToken: Words = {
  because:
    'Addresses at which a provider says whose a token is: https://developers.google.com/identity/gsi/web/guides/verify-google-id-token, ' +
    'https://openid.net/specs/openid-connect-core-1_0.html#UserInfo, https://developers.facebook.com/docs/graph-api/reference/user/, ' +
    'https://developers.kakao.com/docs/latest/en/kakaologin/rest-api#req-user-info.',
  pattern: oneOf(
    '',
    /\b(?:oauth2\.googleapis\.com|www\.googleapis\.com\/oauth2\/v[1-4]|api\.amazon\.com\/auth\/o2)\/tokeninfo\b/,
    /\bwww\.googleapis\.com\/(?:oauth2\/v[1-4]\/userinfo|userinfo\/v2\/me)\b|\bopenidconnect\.googleapis\.com\/v1\/userinfo\b/,
    /\bgraph\.facebook\.com\/(?:v\d{1,2}\.\d\/)?me\b|\bapi\.amazon\.com\/user\/profile\b|\bapi\.linkedin\.com\/v2\/(?:userinfo|me)\b/,
    /\bkapi\.kakao\.com\/v2\/user\/me\b|\bopenapi\.naver\.com\/v1\/nid\/me\b|\bapi\.line\.me\/v2\/profile\b/,
    /\bgraph\.microsoft\.com\/v1\.0\/me(?![\w/])|\bdiscord(?:app)?\.com\/api(?:\/v\d{1,2})?\/users\/@me(?![\w/])/,
  ),
  is: [
    'https://oauth2.googleapis.com/tokeninfo?id_token=',
    'https://www.googleapis.com/oauth2/v3/userinfo',
    'https://graph.facebook.com/v19.0/me?fields=id',
    'https://kapi.kakao.com/v2/user/me',
  ],
  isNot: [
    'https://graph.microsoft.com/v1.0/me/messages',
    'https://api.desk.example/userinfo',
    'https://graph.facebook.com/v19.0/oauth/access_token',
  ],
}

export const looksUpByMail: Words = {
  because: 'A user who is looked up by the mail address that a provider has told.',
  pattern:
    /\b(?:where|filter\w{0,10}|find\w{0,20}|get_?\w{0,20}by_?\w{0,10}|query|by_?email)\b\W[^\n]{0,60}\bemail\b|\b(?:find|get)\w{0,20}by_?email\(/i,
  is: [
    'db.query(User).filter(User.email == email)',
    'users.findByEmail(email)',
    'User.find_by(email: email)',
    'findUnique({ where: { email } })',
  ],
  isNot: ['return { email }', 'sendEmail(user)'],
}

export const saysForWhom: Words = {
  because:
    'What looks for which application a token was made: its audience, a library that asks for one, or an address that says it: ' +
    'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/debugging, https://developers.facebook.com/docs/graph-api/guides/secure-requests.',
  pattern: oneOf(
    'i',
    /\b(?:token_?info|google_?\w{0,20}|id_?info)?_?aud(?:ience)?s?\b|\bazp\b|issued_?to|authorized_?party|getAud/,
    /client_?ids?\b|\bapp_?ids?\b|debug_?token|appsecret_?proof|access_token_info|application_?ids?\b|\/oauth2\/v2\.1\/verify/,
    /verify_?(?:firebase_?|google_?|oauth2_?)?id_?token|verify_oauth2_token|verifySignedJwt|IdTokenVerifier|verify_token\(|jwt_?verify/,
    /ValidateAsync\(|idtoken\.Validate|OAuth2Client|jwks|\bjose\b/,
  ),
  is: [
    'if (info.aud !== OURS)',
    'tokenInfo.Aud',
    'CLIENT_ID',
    'googleClientIds',
    'debug_token?input_token=',
    'client.verifyIdToken(',
    'id_token.verify_oauth2_token(',
  ],
  isNot: ['const { email, sub } = answer', 'accessToken', 'audit(user)', 'idToken'],
}

export const takesOfRequest: Words = {
  because: 'How servers read what a request brings: its body, form, query or header, or a parameter that is made of them.',
  pattern: oneOf(
    '',
    /\b(?:req|request|ctx|c|context|event|Request)\b(?:\.\w{1,20}){0,2}\.(?:body|query|json|headers?|params|get_json|data|form|POST|GET|args|values|Form|Query)\b/,
    /\breadBody\(|\bgetQuery\(|@(?:Body|RequestBody|RequestParam|RequestHeader)\b|\[From(?:Body|Form|Query|Header)\]/,
    /=\s?(?:Body|Form|Header|Embed)\(|\b(?:body|payload|data|request|req|credentials?|dto|login)\s?:\s?[A-Z]\w{2,60}/,
    /\b\w{1,40}\s?:\s?[A-Z]\w{2,40}(?:Request|Dto|DTO|Input|Payload|Schema|Body|In)\b|\b[A-Z]\w{2,40}(?:Request|Dto|DTO|Command|Input|Payload)\s\w{1,40}[,)]/,
    /\b(?:FormValue|PostFormValue|ShouldBind\w{0,10}|BindJSON|BodyParser|PostForm)\(|\.NewDecoder\(\w{1,20}\.Body\)|\.Header\.Get\(/,
    /\$_(?:POST|GET|REQUEST)\b|\$request->|\brequest\(["']|php:\/\/input|\bparams\[:|\bparams\.(?:require|permit|fetch)\b|\bcall\.receive/,
  ),
  is: [
    'await req.json()',
    'request.data["token"]',
    'c.req.json()',
    '@Body() dto',
    'body: GoogleLogin',
    'schema: GoogleLoginSchema',
    'Google(GoogleLoginRequest login)',
    'r.FormValue("id_token")',
    '$request->input("token")',
    'params[:id_token]',
    '[FromBody] GoogleLogin login',
  ],
  isNot: ['response.json()', 'axios.get(url)', 'idToken: string', 'answer.data.email'],
}

export const startsSession: Words = {
  because: 'What signs somebody in: a token that the application makes, a session, a cookie.',
  pattern: oneOf(
    'i',
    /\b(?:sign|generate|create|issue|encode|make|mint|build)_?\w{0,30}?(?:token|jwt|session)(?:s|_?pair|_?for_?user|_?cookie)?(?:async)?\(/,
    /\bjwt\w{0,12}(?:\.|->|::)(?:sign|encode)(?:async)?\(|\bnew SignJWT\(|\.SignedString\(|Jwts\.builder\(|RefreshToken\.for_user\(/,
    /\bsession(?:(?:\.|\[["':])(?:user\w{0,10}|uid|email|account\w{0,10})(?:["']?\])?\s{0,4}=(?![=>~])|->put\(["'](?:user|uid|email|account))/,
    /\blog_?in_?(?:user)?\(|\bAuth::login|->login\(|\bsign_in\(|SignInAsync\(|->createToken\(|createCustomToken\(/,
    /(?:\bset_?cookie|\bcookies(?:\(\))?\)?\.set)\(\s{0,24}(?:(?:c|ctx|event|res|w),\s?)?(?:(?:key|name)\s?[=:]\s?)?["'`{]?[^,"'`)(]{0,40}(?:session|sid\b|token|jwt|auth)/,
    /\bauth(?:enticate)?_?token(?:s)?\.(?:create|generate|issue)\(/,
  ),
  is: [
    'await generateAuthTokens(user)',
    'create_access_token(user.id)',
    'jwt.sign({ sub }, KEY)',
    'session["user_id"] = user.id',
    'Auth::login($user)',
    'this.jwtService.signAsync(payload)',
    'setCookie(c, "session", id)',
    'response.set_cookie(key="access_token"',
    "cookies().set('session',",
    'req.session.user = { id }',
  ],
  isNot: [
    'owner_id=session["user_id"]',
    'db.byId(req.session.userId)',
    'session.user.id === owner',
    "setCookie(c, 'last_guild', session.guild)",
    'verifyToken(token)',
    'fetchTokens(code)',
    'db.user.create({',
    'designToken',
  ],
}

export const knowsCaller: Words = {
  because:
    'Code that knows already who calls: a session that is read, a guard, a user of the request. What it asks a provider links accounts.',
  pattern: oneOf(
    '',
    /\bsession(?:\??\.|\[["':]|\.get\(["'])(?:user\w{0,10}|uid|email|account\w{0,10})\b(?!["']?\]?\s{0,4}\|?\|?=(?!=))|\b(?:in|of) session\b/,
    /\bgetServerSession\(|\bawait (?:auth|getSession|requireUser|requireSession)\(|@UseGuards\(|login_required|jwt_required|get_jwt_identity|@PreAuthorize/,
    /\[Authorize\b|\b(?:req|request|ctx|c|context)\.(?:user|auth|userId|user_id)\b(?!\s?=[^=])|\bcurrent_?[uU]ser[.,!?]|\bDepends\(\s{0,4}(?:\w{1,20}\.)?(?:(?:get_|require_)?current|(?:require|verify|check|ensure)_)/,
    inTurn(
      '',
      /["'`],\s{0,8}(?:\w{1,20}\.)?(?!\w{0,40}(?:[sS]chema|[bB]ody|[hH]ttps|[oO]rigin|[cC]aptcha|[jJ]son|[fF]ields))/,
      /(?:require|ensure|verify|check|guard|protect|auth(?!\w{0,20}[lL]imit)|is[A-Z])\w{0,40}(?:\([^()\n]{0,60}\))?,/,
    ),
    /\bAuth::(?:id|user|check)\(|->user\(\)|\bauth\(\)->|\bbefore_action :auth|@AuthenticationPrincipal|\bPrincipal \w{1,20}[,)]|\bc\.(?:Get|MustGet)\("user/,
    /\b(?:ctx\.state|res\.locals|c\.var)\.(?:user|auth|session|jwtPayload)\b(?!\s?=[^=])|\bc\.get\(["'](?:user|jwtPayload|session)/,
    /\b(?:Authentication|ClaimsPrincipal) \w{1,40}[,)]|\b\w{0,40}(?:[uU]ser|[cC]laims|[sS]ession|[pP]rincipal)\w{0,20}From\w{0,20}\(\s{0,4}(?:r\.Context\(\)|ctx)/,
  ),
  is: [
    'session.user.id',
    'owner_id=session["user_id"]',
    'if "user_id" not in session',
    'const session = await auth()',
    'req.session.userId)',
    '@UseGuards(SignedIn)',
    '$request->user()->id',
    'user=Depends(get_current_user)',
    "post('/session', requireGoogle, async",
  ],
  isNot: [
    "post('/login', validate(schema), async",
    'session["user_id"] = user.id',
    'req.session.userId = user.id',
    'session[:user_id] = user.id',
    'req.user = user',
    'def current_user(authorization)',
  ],
}

export const guardsAllBelow: Words = {
  because: 'What stands above a function and lets nobody reach it who is not known: guards of a class or a router.',
  pattern: oneOf(
    'm',
    /^@UseGuards\((?!Throttler)|^@PreAuthorize\b|^[ \t]{0,4}\[Authorize\b|->middleware\(["']auth\b|before_action :auth/,
    /\b(?:permission_classes|dependencies)\s?=\s?[[(][^\n]{0,80}(?:IsAuthenticated|current_user|require_|verify_)/,
    inTurn(
      '',
      /\b(?:router|app|api|routes)\.use\(\s{0,4}(?:["'][^"'\n]{0,60}["'],\s?)?/,
      /(?!\w{0,40}(?:[sS]chema|[bB]ody|[hH]ttps|[oO]rigin|[cC]aptcha|[jJ]son|[fF]ields))/,
      /(?:require[A-Z_]|ensure|verify|protect|auth(?!\w{0,20}(?:[lL]imit|[rR]out|[cC]ontroller))|is[A-Z])\w{0,40}\b/,
    ),
    /\.use\([^)\n]{0,60}\b(?:jwt|jwtGuard|expressjwt|session)\b|\.RequireAuthorization\(\)/,
  ),
  is: [
    '@UseGuards(SignedIn)',
    '    [Authorize]',
    "$this->middleware('auth')",
    'permission_classes = [IsAuthenticated]',
    'router.use(requireUser)',
    'APIRouter(dependencies=[Depends(get_current_user)])',
  ],
  isNot: [
    "app.use(require('cors')())",
    'app.use(requireHttps)',
    "app.use('/auth', authRouter)",
    '@UseGuards(ThrottlerGuard)',
    'permission_classes = [AllowAny]',
    'app.use(express.json())',
    "app.use('/auth', routes)",
  ],
}

export const handsTokenToCheck: Words = {
  because: 'A function that is handed the token before its owner is asked for, and may ask for whom it was made.',
  pattern: inTurn(
    '',
    /\b(?:(?:[cC]heck|[vV]alidate|[aA]ssert|[eE]nsure|[vV]erify|[iI]nspect|[iI]ntrospect)\w{0,40}|[iI]s_?(?![eE]mpty|[sS]tring|[nN]|[bB]lank|[uU]ndef)[A-Za-z]\w{0,40})/,
    /(?:\()\s{0,8}[$\w.>-]{0,40}[tT]oken\b/,
  ),
  is: ['inspect(dto.accessToken)', 'isOurs(accessToken)', 'facebook.verify(token)', 'check_token($token)'],
  isNot: ['isEmpty(token)', 'googleProfile(accessToken)', 'validate(req.body)', "$request->validate(['token' => 'required'])"],
}

export const asksForWhomElsewhere: Words = {
  because: 'What code next door says that asks for which application a token was made: one of these in the package is enough to be silent.',
  pattern: /debug_?token|access_token_info|appsecret_?proof|(?:\.|["'])app_?id\b/i,
  is: ['graph.facebook.com/debug_token?input_token=', 'data.app_id !== OURS', 'info.appId()', 'json:"app_id"'],
  isNot: ['FACEBOOK_APP_ID', 'const appId = 1'],
}

export const fromOwnExchange: Words = {
  because:
    'A token that the code itself has been given, for a code, by a library of the sign-in or from its store: it was made for this application ' +
    '(https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.3).',
  pattern: oneOf(
    'i',
    /grant_?type|authorization_?code|redeem|\bexchange(?:\(\s{0,4}\w{0,30}code|_?\w{0,20}(?:code|token|grant))|(?:oauth|conf(?:ig)?|provider)\w{0,20}\.exchange\(|fetch_token|authorize_access_token|oauth\/access_token|token_?(?:ur[il]|endpoint)\b/,
    /tokens?(?:Async)?\(\s{0,4}\{?\s{0,4}(?:\w{1,20}[.=:]\s?){0,2}["']?code\b|\bauth_?code\b|getToken\(/,
    inTurn(
      '',
      /\b(?:query|params|body|args|input|searchParams|FormValue|Query|json\(\))\W{1,6}(?:get\(\W{0,2})?code\b/,
      /|\bcode\s{0,2}:\s{0,2}(?:str|string)\b|\{[^{}\n]{0,80}\bcode\b[^{}\n]{0,80}\}\s?=\s?(?:await\s)?(?:req|request|ctx|event|c)\b/,
    ),
    /\b(?:tok(?:en)?(?:s|_?set|_?res(?:p|ponse)?|_?data|_?json|_?info)?|account|session|connection|integration|creds?)(?:\??\.|\[["'])(?:access|id)_?token\b/,
    /\baccessToken,\s{0,4}refreshToken\b|\bprofile,\s{0,4}(?:done|cb)\b|on_?behalf_?of|obo_?assertion/,
    /\b(?:req(?:uest)?|in(?:put)?|dto|body|data|payload|form|params|args|credentials?)\b(?:(?:\.|->)\w{1,20}){0,2}(?:\.|->|\[["':]|\.get\(["'])(?:get_?)?code\b/,
    /\.exchange\([^;\n]{0,120}code\b/,
  ),
  is: [
    "grant_type: 'authorization_code'",
    'oauth.exchange(code)',
    'tokens.access_token',
    'account?.access_token',
    'const { code, state } = req.query',
    'request.args.get("code")',
    'client.getToken(code)',
    'request.getCode()',
    'request.GET["code"]',
    '$request->code',
    'google.Exchange(ctx, in.Code)',
    'msal.acquireTokenOnBehalfOf({',
  ],
  isNot: [
    'rest.exchange(url, HttpMethod.GET)',
    'const { idToken } = await req.json()',
    'body.access_token',
    'status_code == 200',
    'return { code: 401 }',
    'generateAuthTokens(user)',
  ],
}

export const handsAnswerToCheck: Words = {
  because: 'A function that is handed what the provider says of a token, and may ask for whom it was made.',
  pattern: inTurn(
    'i',
    /\b(?:check|valid|assert|require|ensure|verify|allow|accept|belongs|match|is_?for|guard)\w{0,40}\(\s{0,8}(?:await\s{1,4})?/,
    /(?:\w{0,20}(?:data|result|info|answer|json|payload|response|claims|profile|user|me)\b)/,
  ),
  is: ['assertForUs(answer)', 'ensureOurApp(googleData)', 'isForUs(token_info)', 'validate_audience(payload)'],
  isNot: ['verifyGoogleToken(idToken)', 'check(token)', 'findUser(profile)'],
}
