import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What checks callers of a Laravel application, or may.

export const checkInPhp: Words = {
  because:
    'Calls by which code of Laravel may look at who asks: https://laravel.com/docs/authentication, https://laravel.com/docs/authorization.',
  pattern: oneOf(
    'i',
    /\bauth\(|\bAuth::|\bGate::|->user\(|(?:\$(?:this|request|req|auth\w{0,20}|context|guard)|\))->user\b/,
    /->(?:guard|can|cannot|authorize\w{0,20}|bearerToken|headers?|hasHeader|cookies?|session|ip)\b/,
    /\$_SERVER|\babort(?:_if|_unless)?\(|\b(?:policy|tenant|api_?key|secret|password|permission|authoriz)/,
    /\b(?:un)?authenticat|\b(?:access|api|auth)_?token/,
  ),
  is: [
    'auth()->id()',
    '$request->user()',
    '$this->user->id',
    'Gate::allows(',
    '->bearerToken()',
    'abort_unless($ok, 403)',
    "$arguments['api_key']",
  ],
  isNot: ["$request->get('city')", '$order->user->name', 'Response::text(', 'author', 'tokens used'],
}

export const middlewareForAll: Words = {
  because:
    'Middleware of Laravel that lets every caller pass: https://laravel.com/docs/middleware, https://laravel.com/docs/routing#rate-limiting.',
  pattern: oneOf(
    '',
    /^throttle(?::|$)|^(?:cors|bindings|cache\.headers(?::.{0,80})?)$/,
    /(?:^|\\)(?:HandleCors|ThrottleRequests|SubstituteBindings|TrimStrings|ForceJsonResponse|SetLocale)$/,
  ),
  is: ['throttle:mcp', 'throttle:60,1', 'HandleCors', 'Illuminate\\Http\\Middleware\\HandleCors'],
  isNot: ['auth:sanctum', 'web', 'api', 'mcp.auth', 'ThrottledAuth', 'VerifyToken'],
}

export const callerLookedUp: Words = {
  because: 'Calls by which a middleware tells one caller from another: a caller that is looked up is somebody.',
  pattern: oneOf(
    '',
    /\bAuth::|\bauth\(|::(?:query|where\w{0,20}|find\w{0,20}|first\w{0,20})\(|\bin_array\(|\bforeach\b/,
    /->(?:where\w{0,20}|find\w{0,20}|first\w{0,20}|verify|validate\w{0,20})\(|\bJWT\b|\bHttp::/,
  ),
  is: ['ApiKey::where(', 'Auth::shouldUse(', 'JWT::decode(', 'foreach ($keys as $key)', '$this->tokens->find('],
  isNot: ['hash_equals(', "config('mcp.key')", '$request->bearerToken()'],
}

export const usualMiddleware: Words = {
  because: 'What a new application of Laravel puts before all routes: https://laravel.com/docs/middleware#global-middleware.',
  pattern: oneOf(
    '',
    /^(?:TrustProxies|TrustHosts|HandleCors|ValidatePostSize|TrimStrings|ConvertEmptyStringsToNull)$/,
    /^(?:PreventRequestsDuringMaintenance|CheckForMaintenanceMode|InvokeDeferredCallbacks|ValidatePathEncoding)$/,
  ),
  is: ['TrustProxies', 'PreventRequestsDuringMaintenance'],
  isNot: ['OfficeNetworkOnly', 'Authenticate'],
}

export const callerShownInPhp: Words = {
  because: 'What a caller of Laravel shows: https://laravel.com/docs/requests#request-headers.',
  pattern: /->bearerToken\(\)|->header\(\s{0,8}['"](?:authorization|x-[\w-]{0,40}(?:key|token))['"]/i,
  is: ['$request->bearerToken()', "$request->header('X-Api-Key')", "$request->header('Authorization')"],
  isNot: ["$request->header('Accept')", '$request->ip()'],
}

export const comparisonInPhp: Words = {
  because: 'A comparison of what a caller shows with one value.',
  pattern: oneOf(
    '',
    /\bhash_equals\([^;{}\n]{1,200}\)/,
    /(?:\$\w{1,60}|config\([^)\n]{1,80}\)) ?[!=]== ?(?:\$\w{1,60}|config\([^)\n]{1,80}\))/,
  ),
  is: ['hash_equals($key, $shown)', "$shown !== config('mcp.key')", '$shown === $key'],
  isNot: ['$shown == $key', "$shown === ''"],
}

export const configuredInPhp: Words = {
  because: 'A value of the configuration: https://laravel.com/docs/configuration.',
  pattern: /\b(?:config|env)\(/,
  is: ["config('mcp.key')", "env('MCP_KEY')"],
  isNot: ['configure(', '$config['],
}
