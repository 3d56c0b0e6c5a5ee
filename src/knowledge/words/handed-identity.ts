import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Where the code behind a guard looks for who has asked, and what a guard says of that.

const WHO = oneOf(
  '',
  /(?:user|sub(?:ject)?|principal|account|caller|tenant|org(?:ani[sz]ation)?|customer|uid|identity|roles?|scopes?|permissions?)/,
  /(?:(?:auth|jwt|token)_?)?claims/,
)
/** The name of an entry: `"user_id"`, `keys.UserID`, `ctxKey("user")`, `userKey{}`. */
const ENTRY = inTurn(
  '',
  /\s{0,20}(?![^\n,\]]{0,60}(?:unverified|untrusted|unchecked|peek|hint|debug|log|trac|audit|metric|limit))/,
  /[\w.$:"'`({-]{0,50}?/,
  WHO,
  /(?:_?(?:id|name|email|key|claims|roles?|context|ctx)){0,2}["'`)}{]{0,4}\s{0,4}/,
)

export const holdsCaller: Words = {
  because: 'The name by which code behind a guard looks for who has asked, in what belongs to a request.',
  pattern: inTurn('i', /^(?:current|auth|authenticated)?_?/, WHO, /(?:_?(?:id|name|email|key|claims|roles?|context|ctx)){0,2}$/),
  is: ['userId', 'user', 'currentUser', 'tenant', 'roles', 'auth_claims'],
  isNot: ['traceId', 'unverifiedSub', 'subscription', 'requestId', 'logUser'],
}

export const keepsForRequest: Words = {
  because:
    'What frameworks keep for one request, in code with a grammar: https://expressjs.com/en/api.html#res.locals, ' +
    'https://koajs.com/#ctx-state, https://starlette.dev/requests/#other-state, https://flask.palletsprojects.com/en/stable/api/#flask.g',
  pattern: /^(?:(?:res|response)\.locals|(?:ctx|context|req|request)\.state|g)$/,
  is: ['res.locals', 'ctx.state', 'request.state', 'g'],
  isNot: ['app.locals', 'this.state', 'config', 'store.state'],
}

export const handsOnCaller: Words = {
  because:
    'Entries of a request, by which a filter tells the code behind it who has asked, up to the value: ' +
    'https://pkg.go.dev/context#WithValue, https://jakarta.ee/specifications/servlet/6.0/apidocs/jakarta.servlet/jakarta/servlet/servletrequest, ' +
    'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.httpcontext.items, https://www.php-fig.org/psr/psr-7/',
  pattern: oneOf(
    'gi',
    inTurn('', /\bcontext\.WithValue\([^,\n]{1,80},/, ENTRY, /,/),
    inTurn('', /\b(?:c|ctx|context)\.(?:Set|Locals|SetUserValue)\(/, ENTRY, /,/),
    inTurn('', /\b\w{0,20}(?:req|request|exchange|call|ctx|context)\.(?:setAttribute|setProperty|attributes\.put)\(/, ENTRY, /,/),
    inTurn('', /\bexchange\.getAttributes\(\)\.put\(/, ENTRY, /,/),
    inTurn('', /\b\w{0,20}context\.Items(?:\[|\.Add\()/, ENTRY, /(?:\]\s{0,4}=(?!=)|,)/),
    inTurn('', /(?:->withAttribute|\brequest->attributes->set)\(/, ENTRY, /,/),
    inTurn('', /\brequest->attributes->add\(\s{0,4}\[/, ENTRY, /=>/),
    inTurn('', /\benv\[/, ENTRY, /\]\s{0,4}=(?!=)/),
  ),
  is: [
    'c.Set("tenant", claims.Tenant)',
    'c.Set(keys.UserID, claims.Subject)',
    'ctx.Locals("user", claims.Subject)',
    'context.WithValue(ctx, userKey{}, claims.Subject)',
    'request.setAttribute("principal", new Caller(jwt.getSubject()))',
    'context.Items["userId"] = jwt.Subject;',
    "$request->withAttribute('user_id', $payload['sub'])",
    "env['current_user_id'] = payload['sub']",
  ],
  isNot: [
    'c.Set("trace", claims.ID)',
    'c.Set("unverified_sub", claims.Subject)',
    'context.WithValue(ctx, logUser, claims.Subject)',
    'session.setAttribute("user", jwt.getSubject())',
    'if (context.Items["userId"] == null)',
    'cache.Set("user", claims.Subject)',
    "$request->withAttribute('locale', $payload['locale'])",
  ],
}

export const tellsCaller: Words = {
  because:
    'What tells a framework who has asked, so that it asks no more, up to the value: ' +
    'https://symfony.com/doc/current/security/access_token.html, https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.httpcontext.user',
  pattern: oneOf('g', /\bnew UserBadge\(/, /(?<![\w.])\w{0,20}[cC]ontext\.User\s{0,4}=(?!=)/),
  is: ["return new UserBadge($claims['email']);", 'context.User = new ClaimsPrincipal(identity);', 'HttpContext.User = principal;'],
  isNot: ['UserBadge $badge', 'if (context.User == null)', 'context.User.AddIdentity(identity)', 'context.UserAgent = agent'],
}

export const saysCaller: Words = {
  because: 'Claims that say who somebody is, or what they may do, as they are read of what a token says.',
  pattern: oneOf(
    'i',
    inTurn(
      '',
      /["':](?:sub|user_?id|uid|(?:preferred_)?user_?name|email|tenant(?:_?id)?|org(?:_?id)?|roles?|scopes?|scp|permissions?|groups?)/,
      /(?:["'`]|(?=\]))/,
    ),
    inTurn(
      '',
      /(?:->|\.)(?:get)?/,
      /(?:sub(?:ject)?|user_?id|user_?name|nameidentifier|email|tenant(?:_?id)?|org(?:_?id)?|roles?|scopes?|permissions?|groups?)\b/,
    ),
    /(?:->|\.)(?:get)?claims\b(?!\s{0,4}(?:\(\)\s{0,4})?(?:\.|->|\[|\?))/,
  ),
  is: ['jwt.getSubject()', '["sub"]', '.Tenant', "->get('sub')", '->email', 'jwt.Claims, "Bearer"', '[:user_id]'],
  isNot: ['jwt.Id', 'jwt.getIssuer()', '["iss"]', "->get('exp')", 'jwt.Claims.First(c => c.Type == "locale")', '.subtotal'],
}

export const refusesUnnamed: Words = {
  because: 'What a caller gets without a token that can be read.',
  pattern: /\b40[13]\b|[uU]nauthori[sz]ed|UNAUTHORIZED|[fF]orbidden|FORBIDDEN|\bthrow\b|\braise\b|\breturn err\b/,
  is: ['response.sendError(401)', 'http.StatusUnauthorized', 'throw new HttpUnauthorizedException($request);', 'return err'],
  isNot: ['return next(c)', 'return nil', 'await next(context)'],
}

export const writesRecords: Words = {
  because: 'Files and functions that write down who has asked for what, or how often, and let nobody in.',
  pattern: /audit|access_?log|logg(?:er|ing)|telemetry|analytics|metrics|trac(?:er?|ing)|rate_?-?limit|throttl|sentry|locale/i,
  is: ['middleware/audit.go', 'RequestLoggingFilter.java', 'rateLimit', 'TracingMiddleware'],
  isNot: ['middleware/auth.go', 'BearerFilter.java', 'TenantMiddleware'],
}
