import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Callers of a function that reads a token: https://www.rfc-editor.org/rfc/rfc7519.html#section-7.2

export const asksForClaim: Words = {
  because: 'How what is read of a token is asked for a role, or whether it has one, right behind its name.',
  pattern:
    /^(?:\??->|[?&]?\.|!!\.|\[|\??\.get\(|\.(?:fetch|dig|path|at)\()[[(:"'\s]{0,4}(?:get_?|has_?|have_?|is_?|in_?|can_?|any_?|all_?|realm_?){0,3}(?:roles?|scopes?|scp|permissions?|groups?|authorities|admin|tenant_?id|org_?id)/i,
  is: [
    '->roles, true)',
    '.groups().contains(',
    '["roles"].include?("a")',
    '.hasRole("admin")',
    '.IsAdmin',
    '?.getScopes()',
    "['role'] ?? null",
  ],
  isNot: ['->subject', '.expired()', '["name"]', '.error'],
}

export const comparesBehind: Words = {
  because: 'What compares the claim that stands before it.',
  pattern:
    /^[^\n;{]{0,60}?(?:[!=]==?|\.equals\w{0,12}\(|contains\w{0,12}\(|\.includes?\??\(|\.include\? |\.(?:any|none|exclude|intersect)\w{0,8}[?(])/i,
  is: [' !== "admin"', '.contains("admin")', '.include?("admin")', '.Any(r => r == "a")', ' ?? null) !== "editor"'],
  isNot: [', true)', '.size()', ');'],
}

export const comparesBefore: Words = {
  because: 'What compares the claim that stands behind it, up to it.',
  pattern: /(?:\bin_array\(|[!=]==?|equals\w{0,12}\(|\bcontains\w{0,12}\(|!?\bin\s)[^\n;{]{0,60}$/i,
  is: ['in_array("admin", ', '"admin" == ', 'slices.Contains(', '"admin" !in ', '"admin".equals('],
  isNot: ['log.info(', 'return ', 'if (!'],
}

export const asksWhether: Words = {
  because: 'A question for a role that answers yes or no by itself: a method or a flag.',
  pattern: /(?:has|have|is|can)_?(?:any_?|all_?)?(?:roles?|scopes?|permissions?|groups?|admin)$/i,
  is: ['.hasRole', '.IsAdmin', '->has_permission', '.hasAnyRole'],
  isNot: ['.roles', '["groups'],
}

export const takesToken: Words = {
  because: 'What takes the token of a request out of it, by its name.',
  pattern: oneOf(
    '',
    /(?:[tT]oken|[bB]earer|[jJ][wW][tT])\w{0,20}\(\s{0,4}\$?(?:this->)?(?:request|req|r|ctx|context|exchange|call)\b/,
    /\bbearer(?:_?[tT]oken|_?[hH]eader)?\b/,
  ),
  is: ['resolveToken(request)', '$this->tokenOf($request)', 'extractBearer(r', '$bearer', 'bearerToken'],
  isNot: ['token', 'Bearer own', '$this->token', 'session.accessToken', 'accessToken(user)'],
}

export const frameworkVerifies: Words = {
  because: 'A guard of a framework, which verifies the bearer of each request before code reads it.',
  pattern: oneOf(
    '',
    /\bauth:(?:api|sanctum|jwt)\b|\bdoorkeeper_authorize!|\bauthenticate_user!|\bAdd(?:JwtBearer|MicrosoftIdentityWebApi)\b/,
    /\b(?:BearerTokenAuthenticationFilter|oauth2ResourceServer|oauth2-resource-server|quarkus\.oidc|mp\.jwt\.verify)\b/,
    /\binstall\(Authentication\)|\bx-amazon-apigateway-authorizer\b|\b[jJ]wtConfiguration\b|\bx-google-(?:jwks_uri|issuer)\b|\bJWTAuthHandler\b/,
    // https://laravel.com/docs/authentication#specifying-a-guard
    /[mM]iddleware[^;\n]{0,120}?['"](?:jwt\.(?:auth|verify)|auth\.jwt|auth:(?!web['"])[\w-]{1,40}(?:,[\w-]{1,40}){0,4})['"]/,
    // https://symfony.com/doc/current/security/access_token.html
    /\bfirewalls:[ \t]{0,8}\n(?:[^\n]{0,200}\n){0,80}?[ \t]{4,40}(?:jwt|access_token|oauth2|oidc|guard|custom_authenticators?):/,
    // https://istio.io/latest/docs/reference/config/security/request_authentication/
    /\bkind"?:\s{0,4}"?RequestAuthentication\b|\bjwtRules"?:|\bjwt_authn\b/,
    // A policy of Envoy Gateway may be of CORS alone: https://gateway.envoyproxy.io/docs/api/extension_types/#securitypolicy
    /\bkind"?:\s{0,4}"?SecurityPolicy\b[^]{0,2000}?\b(?:jwt|oidc|extAuth|basicAuth|apiKeyAuth)"?:/,
    // Middleware of Go's routers: https://pkg.go.dev/github.com/go-chi/jwtauth/v5#Verifier
    /\.CheckJWT\b|\bjwtauth\.(?:Verif(?:ier|y)|Authenticator)\b|\bechojwt\.(?:WithConfig|JWT)\(|\bmiddleware\.JWT(?:WithConfig)?\(/,
    /\bjwtware\.New\(|\bgin-jwt\b/,
  ),
  is: [
    "->middleware('auth:api')",
    'before_action :doorkeeper_authorize!',
    'services.AddJwtBearer()',
    'http.oauth2ResourceServer()',
    'install(Authentication)',
    "Route::middleware('jwt.auth')",
    "Route::middleware(['auth:keycloak'])",
    'firewalls:\n    api:\n      stateless: true\n      jwt: ~',
    'kind: RequestAuthentication',
    'kind: SecurityPolicy\nspec:\n  jwt:\n    providers: []',
    'mw.CheckJWT(handler)',
    'r.Use(jwtauth.Verifier(keys))',
    'e.Use(echojwt.WithConfig(config))',
  ],
  isNot: [
    "->middleware('throttle:api')",
    'before_action :set_user',
    'services.AddAuthorization()',
    'auth: none',
    "middleware('auth:web')",
    'kind: SecurityPolicy\nspec:\n  cors:\n    allowMethods: [GET]',
    'firewalls:\n    form_login: ~',
  ],
}

export const guardsSome: Words = {
  because: 'A guard of a mesh, a gateway or a firewall for some workloads, routes or paths alone.',
  pattern: oneOf(
    'm',
    // https://istio.io/latest/docs/reference/config/type/workload-selector/
    /\bselector"?:|\btargetRefs?"?:/,
    // A description of one service.
    /\bx-amazon-apigateway-authorizer\b|\bx-google-(?:jwks_uri|issuer)\b/,
    /^[ \t]{4,40}pattern:[^\n]{1,200}\n(?:[ \t]{4,40}[^\n]{1,200}\n){0,12}?[ \t]{4,40}(?:jwt|access_token|oauth2|oidc|guard|custom_authenticators?):/m,
  ),
  is: [
    'spec:\n  selector:\n    matchLabels: {app: billing}',
    '{"x-google-issuer":"https://id.harbourdesk.io"}',
    '    partner:\n            pattern: ^/partner\n            access_token:\n',
  ],
  isNot: ['kind: RequestAuthentication\nspec:\n  jwtRules: []', 'firewalls:\n    api:\n      jwt: ~'],
}

export const guardsWide: Words = {
  because: 'A firewall for all paths, or for all of an API.',
  pattern:
    /^[ \t]{4,40}pattern:\s{0,4}["']?\^?(?:\/(?:api(?:\/v\d)?)?)?\/?(?:\.\*)?["']?[ \t]{0,8}$\n(?:[ \t]{4,40}[^\n]{1,200}\n){0,12}?[ \t]{4,40}(?:jwt|access_token|oauth2|oidc|guard|custom_authenticators?):/m,
  is: ['    api:\n            pattern: ^/api\n            stateless: true\n            jwt: ~'],
  isNot: ['    partner:\n            pattern: ^/partner\n            jwt: ~', 'selector: {}'],
}

export const guardsOneRoute: Words = {
  because: 'A closure of one route of Laravel with its guard: https://laravel.com/docs/routing#basic-routing',
  pattern: oneOf(
    'm',
    /Route::middleware\([^()\n]{1,120}\)->(?:get|post|put|patch|delete|any)\([^\n]{1,120}\b(?:function|fn)\b/,
    /Route::(?:get|post|put|patch|delete|any)\([^\n]{1,120}\b(?:function|fn)\b(?:(?!Route::)[^]){0,1500}?^\}\)->middleware\([^()\n]{1,120}\)/,
  ),
  is: [
    "Route::middleware('auth:sanctum')->get('/user', function (Request $request) {",
    "Route::get('/user', function (Request $request) {\n    return $request->user();\n})->middleware('auth:sanctum')",
  ],
  isNot: [
    "Route::middleware('auth:sanctum')->group(function () {",
    "Route::get('/user', [UserController::class, 'show'])->middleware('auth:sanctum')",
  ],
}
