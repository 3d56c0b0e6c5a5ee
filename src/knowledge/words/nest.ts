import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Controllers of Nest, and what stands around them: https://docs.nestjs.com/controllers

export const isNestController: Words = {
  because: 'The decorator of a class that takes requests, by its name.',
  pattern: /^Controller$/,
  is: ['Controller'],
  isNot: ['Injectable', 'McpController'],
}

export const putsNestGuard: Words = {
  because: 'The decorator that puts guards in front, by its name: https://docs.nestjs.com/guards#binding-guards',
  pattern: /^UseGuards$/,
  is: ['UseGuards'],
  isNot: ['UsePipes', 'SetMetadata'],
}

export const asksNobodyInNest: Words = {
  because:
    'Decorators of controllers and their methods, by their names, that turn no caller away: https://docs.nestjs.com/custom-decorators',
  pattern: oneOf(
    '',
    /^(?:Controller|Injectable|Get|Post|Put|Patch|Delete|All|Options|Head|Sse|HttpCode|Header|Redirect|Render|Version|Req|Res|Body)$/,
    /^(?:Throttle|SkipThrottle|UsePipes|UseFilters|Bind|Inject|Optional|Public|Api(?!Key)\w{1,40})$/,
  ),
  is: ['Controller', 'Post', 'HttpCode', 'SkipThrottle', 'ApiTags', 'Public'],
  isNot: ['UseGuards', 'Auth', 'Roles', 'UseInterceptors', 'ApiKeyProtected'],
}

export const harmlessMiddleware: Words = {
  because:
    'Middleware of a whole application that turns no caller away, as it is written: https://expressjs.com/en/resources/middleware.html',
  pattern: oneOf(
    '',
    /^[\w.]{1,40}\.use\(\s{0,40}(?:[\w.]{0,40}\.)?(?:json|urlencoded|text|raw|helmet|compression|cookieParser|morgan|cors|responseTime)\(/,
    /^[\w.]{1,40}\.use\(\s{0,40}(?:\w{0,20}(?:[lL]ogger|[lL]ogging|[rR]equestId|[mM]etrics))\b/,
  ),
  is: ['app.use(helmet())', 'app.use(express.json({ limit }))', 'app.use(requestLogger)', 'app.use(bodyParser.json())'],
  isNot: ['app.use(requireKey)', 'app.use("/mcp", gate)', 'app.use((req, res, next) => next())'],
}

export const opensRoute: Words = {
  because:
    'A decorator that lets a route pass the guard of all routes: https://docs.nestjs.com/security/authentication#enable-authentication-globally, https://github.com/ferrerojosh/nest-keycloak-connect#decorators',
  pattern: oneOf(
    '',
    /@(?:Is)?(?:Public|Unprotected|Open|Anonymous|Unauthenticated)(?:Route|Endpoint|Access)?\(/,
    /@(?:Skip|No|Bypass|Allow)_?(?:Jwt)?(?:Auth|Authentication|Anonymous|Unauthori[sz]ed|Unauthenticated|Public)\w{0,20}\(/,
    /@SetMetadata\(\s{0,4}["'](?:is)?[pP]ublic["']/,
  ),
  is: ['@Public()', '@Unprotected()', '@IsPublic()', '@SkipAuth()', '@AllowAnonymous()', "@SetMetadata('isPublic', true)"],
  isNot: ['@PublicKey()', '@UseGuards(JwtAuthGuard)', '@SkipThrottle()', "@SetMetadata('roles', [])"],
}

export const guardForAll: Words = {
  because: 'Where a guard of Nest is put before all routes: https://docs.nestjs.com/guards#binding-guards',
  pattern: /^(?:APP_GUARD|useGlobalGuards)\b/,
  is: ['APP_GUARD, useClass: AuthGuard', 'useGlobalGuards(new AuthGuard('],
  isNot: ['app.use(requireAuth', '@UseGuards(AuthGuard'],
}

export const guardByHand: Words = {
  because: 'A guard that decides by its own code: https://docs.nestjs.com/guards',
  pattern: /\bclass \w{1,80} implements (?:\w{1,60}, ){0,4}CanActivate\b/,
  is: ['class CookieGuard implements CanActivate {', 'class CookieGuard implements OnModuleInit, CanActivate {'],
  isNot: ["class JwtGuard extends AuthGuard('jwt') {", "class JwtGuard extends AuthGuard('jwt') implements CanActivate {"],
}

export const asksStrategy: Words = {
  because: 'What runs a strategy of Passport, whatever its name: https://docs.nestjs.com/recipes/passport#built-in-passport-guards',
  pattern: /\bAuthGuard\(|\.authenticate\(|\bpassport\.\w{0,20}[aA]uth/,
  is: ["AuthGuard('jwt')", 'class JwtGuard extends AuthGuard(["jwt", "key"])', "passport.authenticate('jwt', { session: false })"],
  isNot: ['PassportStrategy(Strategy)', 'implements CanActivate', "from 'passport-jwt'"],
}
