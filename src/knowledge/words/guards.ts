import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a program runs before all of its routes, by its name.

export const dependsOnGuard: Words = {
  because:
    'What FastAPI runs before routes, its name in the group: https://fastapi.tiangolo.com/tutorial/dependencies/global-dependencies/',
  pattern: /\bdependencies\s{0,4}=\s{0,4}\[\s{0,20}(?:Depends|Security)\(\s{0,4}([\w.]{1,80})/,
  is: ['dependencies=[Depends(require_token)]', 'dependencies = [Security(auth.verify)]'],
  isNot: ['dependencies = ["fastapi"]', 'user = Depends(require_token)'],
}

export const guardOfAll: Words = {
  because:
    'The function or class that a program runs before all routes, in the group that is there: ' +
    'https://docs.nestjs.com/guards#binding-guards, https://fastapi.tiangolo.com/tutorial/dependencies/global-dependencies/',
  pattern: oneOf(
    '',
    /\bAPP_GUARD\s{0,4},\s{0,20}use(?:Class|Existing)\s{0,4}:\s{0,4}(\w{1,80})/,
    /\buseGlobalGuards\(\s{0,20}(?:new\s{1,4})?(?:app\.get\(\s{0,4})?(\w{1,80})/,
    inTurn(
      '',
      /\b(?:app|server|api|fastify)\.use\(\s{0,20}/,
      /(?:["'`](?:\/|\*|\/\*|\/api(?:\/v\d)?(?:\/\*{1,2})?)["'`],\s{0,20})?/,
      /(\w{1,80}(?:\.authenticate\(\s{0,4}["'](?:jwt|bearer)["'])?)/,
    ),
    /\b(?:app|server|fastify)\.addHook\(\s{0,20}["'](?:onRequest|preHandler|preValidation)["'],\s{0,20}(?:\w{1,40}\.)?(\w{1,80})/,
    inTurn('', /\bFastAPI\([^;]{0,800}?/, dependsOnGuard.pattern),
    /\b(?:app|application)\.add_middleware\(\s{0,20}(\w{1,80})/,
    /@(?:app|application)\.before_request\s{1,8}(?:async )?def (\w{1,80})/,
    /\b(?:app|application)\.before_request\(\s{0,4}(\w{1,80})/,
  ),
  is: [
    'provide: APP_GUARD, useClass: JwtAuthGuard',
    'app.useGlobalGuards(new BearerGuard())',
    'app.use(requireAuth)',
    "app.use('/api/*', requireAuth)",
    "app.use(passport.authenticate('jwt', { session: false }))",
    "app.addHook('onRequest', requireAuth)",
    'FastAPI(title="Desk", dependencies=[Depends(require_token)])',
    '@app.before_request\ndef require_token():',
  ],
  isNot: ["app.use('/auth', requireAuth)", 'router.use(requireAuth)', 'APIRouter(dependencies=[Depends(a)])', 'FastAPI(title="Desk")'],
}

export const guardOfRoutes: Words = {
  because: 'The same before all routes of one controller or router: https://docs.nestjs.com/guards#binding-guards',
  pattern: oneOf(
    '',
    inTurn(
      '',
      /@UseGuards\(\s{0,20}(?:new\s{1,4})?(\w{1,80})[^;{}]{0,200}\)\s{1,8}/,
      /(?:@\w{1,40}\([^()]{0,200}\)\s{1,8}){0,6}(?:export\s{1,4}(?:default\s{1,4})?)?class\s/,
    ),
    inTurn('', /\bAPIRouter\([^;]{0,400}?/, dependsOnGuard.pattern),
    /\b\w{0,40}[rR]outer\.use\(\s{0,20}(\w{1,80}(?:\.authenticate\(\s{0,4}["'](?:jwt|bearer)["'])?)/,
  ),
  is: [
    "@UseGuards(AuthGuard('jwt'))\n@Controller('berths')\nexport class BerthsController {",
    '@UseGuards(JwtAuthGuard)\nexport class Berths {',
    'APIRouter(prefix="/orders", dependencies=[Depends(require_token)])',
    'router.use(requireAuth)',
  ],
  isNot: ['@UseGuards(JwtAuthGuard)\n  @Get()\n  list() {', "app.use('/orders', orders)", 'APIRouter(prefix="/orders")'],
}

export const routerMade: Words = {
  because: 'A router of Express or Koa that is made, its name in the group: https://expressjs.com/en/api.html#express.router',
  pattern: /\b(?:const|let|var)\s{1,4}(\w{1,40})(?:\s{0,4}:\s{0,4}\w{1,40})?\s{0,4}=\s{0,4}(?:new\s{1,4})?(?:\w{1,20}\.)?Router\(/,
  is: ['const notes = Router()', 'const notes: Router = express.Router()', 'var notes = new Router('],
  isNot: ['const app = express()', 'notes.use(Router())'],
}

export const guardOfRoute: Words = {
  because: 'A decorator that stands before one function, or what it names as its guard: https://docs.nestjs.com/guards#binding-guards',
  pattern: /^@(?:UseGuards\(\s{0,20}(?:new\s{1,4})?)?([\w.]{1,80})/,
  is: ['@token_required', '@UseGuards(JwtGuard)', '@UseGuards(new JwtGuard())', '@access.required("desk")'],
  isNot: ['token_required', 'class JwtGuard'],
}

/** What a decorator demands of who asks. */
const WHO = oneOf(
  '',
  /(?:login|auth\w{0,14}|(?<!csrf_)token|jwt|api_?key|user|session|permissions?|roles?|scopes?|admin|staff|superuser|owner)/,
  /(?:mfa|2fa|two_?factor|sso|saml|groups?|members?|membership|account|(?<!idempotency_)(?<!csrf_)key|credentials?)/,
)

export const guardsRoute: Words = {
  because: 'A guard of one route, by its decorator, its dependency or its name among the handlers.',
  pattern: oneOf(
    'i',
    /@UseGuards\((?!\s{0,4}\w{0,20}(?:Throttl|RateLimit|Captcha))/,
    /\b(?:Depends|Security)\(\s{0,4}[\w.]{0,40}(?:current_?user|require|auth|verify)/,
    inTurn('', /@(?:\w{1,30}\.)?\w{0,30}/, WHO, /_required\b/),
    /@(?:\w{1,30}\.)?(?:\w{0,30}(?<!un)authenticated|(?:(?:api|route|jwt|token|login|auth|user|admin)_)?protected)\b/,
    /\b(?:require|ensure|is|check)_?(?:auth\w{0,14}|signed_?in|logged_?in|login|user)\b|\bauthenticate\(/,
  ),
  is: [
    '@UseGuards(JwtAuthGuard)',
    'user = Depends(get_current_user)',
    "router.post('/link', requireAuth,",
    '@login_required',
    '@token_required',
    '@api_key_required',
    '@auth.fresh_jwt_required()',
    '@authenticated',
    '@IsAuthenticated()',
    '@auth.protected()',
    '@jwt_protected',
    '@mfa_required',
    '@group_required("desk")',
    'isAuthenticated,',
  ],
  isNot: [
    '@UseGuards(ThrottlerGuard)',
    'db = Depends(get_db)',
    "router.post('/apple',",
    'verifyAppleToken(',
    '@AllowUnauthenticated()',
    '@unprotected',
    '@json_required',
    '@args_required',
    '@ssl_required',
    '@csrf_token_required',
    '@idempotency_key_required',
    '@rate_limit_protected',
  ],
}

export const guardOfLibrary: Words = {
  because: 'A name by which a package that verifies bearers is called before routes: the name stands for `NAME`.',
  pattern: oneOf(
    '',
    inTurn(
      '',
      /\bimport\s{0,4}(?:\w{1,40},\s{0,4})?\{?[^{};'"]{0,200}\bNAME\b[^{};'"]{0,200}\}?\s{0,4}/,
      /from\s{0,4}["'](?:express-oauth2-jwt-bearer|express-jwt|koa-jwt|hono\/jwt|hono\/jwk)["']/,
    ),
    // What else this one gives are decorators, and guards that stand behind it: https://github.com/ferrerojosh/nest-keycloak-connect#global-guards
    inTurn(
      '',
      /\bimport\s{0,4}\{[^{};'"]{0,200}\bNAME\b(?<=\bAuthGuard)[^{};'"]{0,200}\}\s{0,4}/,
      /from\s{0,4}["']nest-keycloak-connect["']/,
    ),
    /\bNAME\s{0,4}=\s{0,4}(?:auth|expressjwt|expressJwt|jwt|jwk|requiredScopes)\(/,
    /\bNAME extends AuthGuard\(\s{0,4}(?:\[\s{0,4})?["'](?:jwt|bearer|oidc)["']/,
  ),
  is: ["import { NAME } from 'hono/jwt'", "const NAME = auth({ audience: 'desk' })", "class NAME extends AuthGuard('jwt')"],
  isNot: ["import { NAME } from './auth.js'", "class NAME extends AuthGuard('local')"],
}

export const hookInPlace: Words = {
  because: 'A hook of Fastify that is written where it is registered, up to its function: https://fastify.dev/docs/latest/Reference/Hooks/',
  pattern: inTurn(
    '',
    /\b(?:app|server|fastify)\.addHook\(\s{0,20}["'](?:onRequest|preHandler|preValidation)["'],\s{0,20}/,
    /(?:async\s{0,4})?(?=\(|function\b)/,
  ),
  is: ["fastify.addHook('onRequest', async (request) => {", 'app.addHook("preHandler", function (request, reply, done) {'],
  isNot: ["fastify.addHook('onRequest', requireAuth)", "fastify.addHook('onSend', async (request) => {"],
}

export const ofParent: Words = {
  because:
    'A plugin of Fastify whose hooks are those of the program around it: https://fastify.dev/docs/latest/Reference/Plugins/#handle-the-scope',
  pattern: /["']fastify-plugin["']|["']skip-override["']/,
  is: ["import fp from 'fastify-plugin'", "plugin[Symbol.for('skip-override')] = true"],
  isNot: ["import fastify from 'fastify'"],
}

export const makesApp: Words = {
  because: 'What stands behind the name of a program of Fastify where it is made: https://fastify.dev/docs/latest/Reference/Factory/',
  pattern: inTurn(
    '',
    /(?:\s{0,4}:\s{0,4}[\w<>, ]{1,80}?)?\s{0,4}=\s{0,4}(?:await\s{1,4})?/,
    /(?:[fF]astify|require\(\s{0,4}["']fastify["']\s{0,4}\))(?:<[^()\n]{0,120}>)?\(/,
  ),
  is: ['app = Fastify()', 'server: FastifyInstance = fastify({ logger })', "app = require('fastify')({"],
  isNot: ['app: FastifyInstance)', 'app.register(orders)'],
}

export const isMadeOrImported: Words = {
  because: 'What is defined by a name that a package or a file gives, or that is a router or a program: it is no guard by itself.',
  pattern: inTurn(
    '',
    /^\w{1,80}(?:\s{0,4}:\s{0,4}[\w.<>, ]{1,80}?)?\s{0,4}=\s{0,4}(?:await\s{1,4})?(?:new\s{1,4})?/,
    /(?:require|import|express|[fF]astify|Koa|Hono|Elysia|(?:\w{1,20}\.)?Router|Flask|FastAPI|APIRouter|Blueprint)\s{0,4}(?:<[^()\n]{0,120}>)?\(/,
  ),
  is: [
    "express = require('express')",
    'routes = Router()',
    'router = express.Router()',
    'api: Router = express.Router()',
    'app = new Hono()',
  ],
  isNot: ['requireAuth = (req, res, next) => {', 'requireAuth: RequestHandler = async (req, res, next) => {', 'guard = compose([verify])'],
}

const ASKED = /(?:req|request|ctx|context|c|scope|event|info)(?:[?!]?\.(?:req|request|raw|nextUrl|url))?/

export const asksForPath: Words = {
  because: 'A request that is asked for its path: what runs then, may run for some routes only.',
  pattern: oneOf(
    '',
    inTurn(
      '',
      /(?<![\w.$])/,
      ASKED,
      /[?!]?(?:\.|\[["']|\.get\(["'])(?:path(?:name)?|url|originalUrl|baseUrl|routerPath|routeOptions|endpoint)\b/,
    ),
    /\{[^{}\n]{0,80}\b(?:path(?:name)?|url|originalUrl)\b[^{}\n]{0,80}\}\s{0,4}=\s{0,4}(?:req|request|ctx|context|new URL)\b/,
  ),
  is: ['request.url.path', 'req.path', 'c.req.path', 'ctx.path', 'scope["path"]', 'const { path } = req'],
  isNot: ['settings.jwks.url', 'new URL(issuer)', 'req.headers.authorization', 'const { token } = req'],
}

export const refusesOrLetsOn: Words = {
  because: 'What a guard does in the end: it refuses a request, or lets it go on.',
  pattern: oneOf(
    '',
    /(?<!\.)\bnext\b|\bcall_next\(|\b40[13]\b|\bHTTP_40[13]|\bthrow\b|\braise\b|\babort\(|\breturn (?:false|true|False|True)\b/,
    /[uU]nauthori[sz]ed|UNAUTHORI[SZ]ED|[fF]orbidden|FORBIDDEN|\bcanActivate\b|\bdone\(|\bself\.app\(/,
  ),
  is: [
    'next()',
    'await call_next(request)',
    'res.sendStatus(401)',
    'throw new UnauthorizedException()',
    'raise HTTPException(401)',
    'done(error)',
  ],
  isNot: ['users.setPassword(claims.sub)', 'iterator.next()', 'res.json({})'],
}

export const usesStrategy: Words = {
  because: 'A guard that is a strategy of Passport by its name.',
  pattern: /^\w{1,80}\s{0,4}=\s{0,4}passport\.authenticate\(\s{0,4}["'](?:jwt|bearer)["']/,
  is: ["requireAuth = passport.authenticate('jwt', { session: false })"],
  isNot: ["signIn = passport.authenticate('local')", "app.use(passport.authenticate('jwt'))"],
}

export const goRouter: Words = {
  because: 'A router of Go that is made, the name in the group: https://pkg.go.dev/github.com/go-chi/chi/v5#NewRouter',
  pattern: /\b(\w{1,40})\s{0,4}:?=\s{0,4}(?:chi\.New(?:Router|Mux)|gin\.(?:Default|New)|echo\.New|fiber\.New|mux\.NewRouter)\(/,
  is: ['r := chi.NewRouter()', 'app := fiber.New(fiber.Config{})', 'router = gin.Default()'],
  isNot: ['r.Route("/", func(r chi.Router) {', 'g := r.Group("/api")'],
}

export const goRoute: Words = {
  because: 'The end of what registers a handler of Go, the router in the group: https://pkg.go.dev/github.com/go-chi/chi/v5#Router',
  pattern: inTurn(
    '',
    /(?<![\w.])(\w{1,40})/,
    /(?:\.With\([\w.(), ]{1,60}\))?/,
    /\.(?:Get|Post|Put|Patch|Delete|GET|POST|PUT|PATCH|DELETE|Any|All|Add|Handle|HandleFunc|Method|MethodFunc)$/,
  ),
  is: ['r.Delete', 'api.DELETE', 'mux.HandleFunc', 'r.With(Verify(key)).Get'],
  isNot: ['r.Header.Get("x")', 'req.Header.Get', 'claims.Set'],
}

export const goRouterOf: Words = {
  because:
    'A router of Go that is a part of another one, or has its middleware, the other in the group; its name stands for `NAME`: ' +
    'https://pkg.go.dev/github.com/gin-gonic/gin#RouterGroup.Group',
  pattern: oneOf(
    '',
    /\bNAME\s{0,4}:?=\s{0,4}(\w{1,40})\.(?:Group|With|Route|PathPrefix)\(/,
    /(?<![\w.])(\w{1,40})\.(?:Group|Route)\((?=(?:"[^"\n]{0,120}",\s{0,4})?func\(NAME\b)/,
  ),
  is: ['NAME := r.Group("/api", Verify(key))', 'NAME = r.With(', 'r.Route("/boats", func(NAME chi.Router) {'],
  isNot: ['NAME := chi.NewRouter()', 'NAME.Group("/api")'],
}

export const goServes: Words = {
  because: 'Where a program of Go begins to answer.',
  pattern: /\.(?:ListenAndServe(?:TLS)?|Serve|Run|Start|Listen)\(/,
  is: ['http.ListenAndServe(":8080", r)', 'r.Run(":8080")', 'app.Listen(":3000")'],
  isNot: ['ServeHTTP(w, r)', 'net.ListenPacket()'],
}

export const letsOn: Words = {
  because: 'Code that lets a request go on, or says who its caller is, as a guard does.',
  pattern: oneOf(
    '',
    /\.ServeHTTP\(|\bc\.Next\(|\$next\(|(?<!\.)\b_?next\(|\bdoFilter\(|\.proceed\(|@app\.call/,
    /\bSecurityContext|\.(?:User|Principal)\s{0,2}=(?!=)|\bAuthenticateResult\b|\bHandleAuthenticateAsync\b/,
    /\b(?:set_?[uU]ser|[lL]ogin|sign_in)\(|@?current_user\s{0,2}(?:\|\|)?=(?!=)/,
    // https://api.ktor.io/ktor-server-auth/io.ktor.server.auth/-user-id-principal/index.html
    /\bUserIdPrincipal\(/,
  ),
  is: ['next.ServeHTTP(w, r)', 'await _next(context)', 'context.User = principal', '@current_user = find(claims)', 'Auth::login($user)'],
  isNot: ['claims["role"]', 'iterator.next()', 'user == other'],
}

export const isGuardClass: Words = {
  because: 'Classes that a framework asks who calls.',
  pattern: /\bAuthenticationHandler<|\bextends (?:OncePerRequestFilter|AbstractAuthenticationProcessingFilter)\b/,
  is: ['class Bearer : AuthenticationHandler<Options>', 'class Bearer extends OncePerRequestFilter'],
  isNot: ['class Tenant : IActionFilter', 'class Tenant extends HandlerInterceptorAdapter'],
}

export const strategyOfBearers: Words = {
  because: 'Strategies of Passport that check a bearer: https://www.passportjs.org/packages/passport-jwt/',
  pattern: /["'](?:passport-jwt|passport-http-bearer|passport-azure-ad)["']/,
  is: ["from 'passport-jwt'", 'require("passport-http-bearer")'],
  isNot: ["from 'passport-local'", "from '@nestjs/passport'"],
}
