import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// The way of a token from a request to the provider that is asked whose it is.

export const sendsToken: Words = {
  because: 'How code puts a token into the request to a provider; what follows is the token.',
  pattern: inTurn(
    'i',
    oneOf(
      '',
      /(?:\b(?:access|id)_?token=|\bBearer\s)(?:["'`]\s{0,8}[+.]\s{0,8}|[$#]?\{|\$(?=\w)|(?:%[sv]|\{\})["'`]\s{0,4}(?:,|%|\.format\()\s{0,4}\(?)/,
      /(?:\b|["':])(?:access|id)_?token["']?\s{0,2}(?::|=>)\s{0,4}|["'](?:access|id)_?token["'],\s{0,4}/,
      /\b(?:set_?bearer_?auth|with_?token|bearer_?auth|set_?auth_?token)\(|AuthenticationHeaderValue\("Bearer",\s{0,4}/,
      /\bparams:\s?\{[^{}\n]{0,80}?(?=\b(?:access|id)_?token\b\s?[,}])/,
    ),
    /(?=[\w$@*&(])/,
  ),
  is: [
    '?access_token=${accessToken}',
    'f"Bearer {token}"',
    '"Bearer " + token',
    'id_token: params[:id_token]',
    '?id_token=" + r.FormValue("id_token")',
    'headers.setBearerAuth(login.token())',
    'params: { fields, access_token }',
    '"Bearer %s", token',
  ],
  isNot: ['access_token = body.access_token', 'const { accessToken } = body', 'tokenize(text)'],
}

const LEADS = oneOf(
  '',
  /\s|[(*&!]|await\b/,
  /(?:String|str|encodeURIComponent|url\.QueryEscape|quote|urlencode|CGI\.escape|json_decode|trim|JSON\.parse|json\.loads|readBody)\(/,
  /strings\.\w{1,20}\(|\w{1,40}\.(?:safeP|p)arse(?:Async)?\(|\w{0,30}(?:Serializer|Schema|Form|Dto)\((?:data\s?=\s?|\*\*)?/,
)

export const leadsToValue: Words = {
  because: 'What stands around a value and leaves it what it is: a cast, a parser, an escape.',
  pattern: new RegExp(`^${LEADS.source}{1,12}`),
  is: ['await req.json()', 'encodeURIComponent(token)', 'schema.parse(await req.json())', 'strings.TrimPrefix(header, "Bearer ")'],
  isNot: ['token', 'google.grantFor(code)', 'r.FormValue("token")'],
}

export const ofOtherOrigin: Words = {
  because: 'Members of a request that are no token which the caller has brought: a code, a session, a user, a cookie of the application.',
  pattern: /(?:[.>("'[:]|get_?)code\b|\b(?:session|signed_?cookies?|cookies?|user|account|locals|state|app)\b/i,
  is: ['request.getCode()', 'in.Code', 'request.GET["code"]', 'req.session.token', 'req.user.googleToken'],
  isNot: ['body.accessToken', 'r.FormValue("id_token")', 'req.headers.authorization', 'barcode'],
}

export const extractsToken: Words = {
  because: 'A function that takes the bearer out of the request which it is handed.',
  pattern: inTurn(
    'i',
    /^[$@]?(?:\w{1,30}(?:\.|->)){0,2}(?!\w{0,60}cookie)(?:extract_?\w{0,20}token\w{0,20}|\w{0,12}bearer\w{0,20}|\w{0,12}token_?from_?(?:header|request|req)s?)/,
    /\(\s{0,4}\$?(?:req|request|ctx|c|r|headers?|authorization|auth_?header|req(?:uest)?\.headers?(?:\.authorization)?)\s{0,4}\)/,
  ),
  is: ['extractToken(req)', 'this.extractTokenFromHeader(request)', 'getBearer(req.headers)', 'bearer_token(request)'],
  isNot: ['getToken(req)', 'extractTokenFromCookies(req)', 'extractToken(session)', 'kakao.token(request)'],
}

const PROVIDER = /(?:apple|google|facebook|microsoft|linkedin|kakao|naver|social|provider|federated|external)/

export const tokenOfProvider: Words = {
  because:
    "A token of somebody else's sign-in that an application is given, by its name: no guard of the application's own tokens has seen it.",
  pattern: oneOf(
    'i',
    /(?<![a-z])identity_?tokens?(?![a-z])|(?<=[a-z])IdentityToken/,
    inTurn('', /(?<![a-z])/, PROVIDER, /_?(?:id_?|identity_?|auth_?|oauth_?)?(?:token|jwt|credential)s?(?![a-z])/),
  ),
  is: ['identityToken', 'dto.identity_token', 'body.appleToken', 'googleIdToken', 'social_token', 'request.getIdentityToken()'],
  isNot: ['accessToken', 'refresh_token', 'token', 'identity', 'req.headers.authorization', 'appleTokenStore'],
}

export const signsInByProvider: Words = {
  because: 'A function that signs people in by the token of a provider, by its name.',
  pattern: oneOf(
    'i',
    inTurn('', /(?:log_?in|sign_?in|auth(?:enticate)?|verify|validate|exchange)_?(?:with|by|via|from)?_?/, PROVIDER),
    inTurn('', PROVIDER, /_?(?:log_?in|sign_?in|auth|token)/),
  ),
  is: ['verifyAppleToken', 'loginWithGoogle', 'google_login', 'socialLogin', 'authenticateWithProvider'],
  isNot: ['verifyToken', 'login', 'authenticate', 'googleMaps', 'provider'],
}

export const standsInBody: Words = {
  because: 'A member of the body of a request, or of what it is read into, by what it is called.',
  pattern: inTurn(
    '',
    /(?<![\w.])(?:(?:\w{1,20}\.)?(?:body|dto|payload|input|form|json|data|command|cmd)|\w{1,30}(?:Dto|DTO|Input|Body|Payload))/,
    /(?:\??\.|\[["']|\.get\w{0,20}\(["']?|->)/,
  ),
  is: ['dto.identityToken', 'req.body.token', 'request.json["token"]', 'body?.token', 'loginDto.token', 'data.get("token")'],
  isNot: ['req.headers.authorization', 'token', 'session.token', 'embody.token'],
}
