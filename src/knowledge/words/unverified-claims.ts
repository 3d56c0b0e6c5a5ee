import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What is done with the claims of a token whose signature nobody has checked.

const ASKS_WHO = /(?:[aA]uth(?!or(?!i[sz]))|[jJ][wW][tT]|[tT]oken|[vV]erif|[gG]uard|[pP]rotect|[cC]heck)/

export const sayRights: Words = {
  because:
    'Claims that say what somebody may do; Keycloak keeps its roles below two of them: https://www.keycloak.org/docs/latest/server_admin/#_token-exchange',
  pattern: oneOf(
    'i',
    /^(?:roles?|scopes?|scp|permissions?|groups?|is_?admin|admin|entitlements|authorities|tier|plan)$/,
    /^(?:realm|resource)_access$/,
  ),
  is: ['role', 'scope', 'isAdmin', 'realm_access', 'resource_access'],
  isNot: ['sub', 'email', 'access', 'roles_url'],
}

export const readsRight: Words = {
  because: 'Such a claim that is read of an object: by a method, as an entry or as a member.',
  pattern: inTurn(
    '',
    /(?:\.get\(\s{0,4}["']|\??\.?\[\s{0,4}["']|\??\.)/,
    oneOf(
      '',
      /(?:roles?|scopes?|scp|permissions?|groups?|is_?[aA]dmin|admin)\b/,
      /(?:entitlements|authorities|realm_access|resource_access)\b/,
    ),
  ),
  is: ['claims.get("roles", [])', "claims['role']", 'claims?.scope', 'claims.get("realm_access", {})'],
  isNot: ['claims.sub', 'claims.get("email")', 'roles'],
}

export const mayVerify: Words = {
  because: 'Words of code that checks a token, or asks somebody else whether it is good.',
  pattern: oneOf(
    'i',
    /verif|introspect|jwks|login_required|jwt_required|requires?_?auth/,
    /authenticat|validate_?(?:token|jwt)|check_?(?:token|jwt)/,
  ),
  is: ['jwt.verify(token, key)', '@login_required', 'introspect(token)', 'validateToken(token)', 'IsAuthenticated'],
  isNot: ['read_claims(token)', 'abort(401)', 'authorization'],
}

export const refusesCaller: Words = {
  because: 'Refuses whoever has asked.',
  pattern: oneOf('i', /\b40[13]\b|\bthrow\b|\braise\b|\babort\(|unauthori[sz]ed|forbidden/, /\breturn (?:null|None|undefined|false)\b/),
  is: ['abort(403)', 'raise HTTPException(401)', 'throw new ForbiddenException()', 'return False'],
  isNot: ['return roles', 'next()', 'return 200'],
}

export const namedForRequest: Words = {
  because: 'A call that takes a credential off the request that it is handed, or a parameter that the framework fills from one.',
  pattern: oneOf('i', /(?:token|bearer|header|auth|cookie|jwt)\w{0,20}\((?:_?req|request)\b/, /\b(?:Depends|Header|Cookie)\(/),
  is: ['bearer_of(request)', 'tokenFrom(req)', 'authorization: str = Header()', 'token: str = Depends(current)'],
  isNot: ['fetch(request)', 'load_token()', 'requests.get(url)', 'getToken(config)'],
}

export const verifiesForAll: Words = {
  because:
    'Packages whose middleware verifies the token of a request before the routes behind it: ' +
    'https://auth0.github.io/node-oauth2-jwt-bearer/, https://github.com/ferrerojosh/nest-keycloak-connect',
  pattern: oneOf(
    '',
    /["'](?:express-oauth2-jwt-bearer|express-jwt|passport-jwt|koa-jwt|hono\/jw[tk]|@fastify\/jwt|nest-keycloak-connect)["']/,
  ),
  is: ["import { auth } from 'express-oauth2-jwt-bearer'", "require('express-jwt')", "from 'passport-jwt'"],
  isNot: ["from 'jsonwebtoken'", "from 'jwt-decode'"],
}

export const asksForAll: Words = {
  because: 'What a program runs before many of its routes, and may ask there who calls.',
  pattern: oneOf(
    '',
    inTurn('', /\.use\(\s{0,20}(?:["'`][^"'`\n]{0,60}["'`],\s{0,20})?(?![^()\n]{0,80}[rR]out)[^()\n"'`]{0,60}/, ASKS_WHO),
    /\bbefore_(?:app_)?request\b|\.middleware\(\s{0,4}["']http["']|\baddHook\(\s{0,20}["'](?:onRequest|preHandler)["']/,
    /\b(?:FastAPI|APIRouter|include_router)\([^;]{0,400}?\bdependencies\s{0,4}=/,
    /\bDEFAULT_AUTHENTICATION_CLASSES\b|\bAPP_GUARD\b|\buseGlobalGuards\(/,
    inTurn('', /\b(?:add_middleware|Middleware)\(\s{0,40}\w{0,60}/, ASKS_WHO),
  ),
  is: [
    'app.use(requireAuth)',
    "app.use('/api', checkJwt)",
    'app.before_request(check)',
    'FastAPI(dependencies=[Depends(current_user)])',
    'app.add_middleware(AuthMiddleware)',
    '@app.middleware("http")',
  ],
  isNot: ["app.use('/auth', orders)", 'app.use(authRoutes)', 'app.use(express.json())', 'FastAPI(title="Desk")'],
}
