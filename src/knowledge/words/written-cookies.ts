import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Cookies of requests and of answers, in languages that are read without a grammar.

export const holdsCookies: Words = {
  because: 'Files that have all cookies of a request, or make one of an answer whose text has its value.',
  pattern: /\.Cookies\b|\.getCookies\(\)|ResponseCookie\.from|\$_COOKIE|->cookies?\b/,
  is: ['r.Cookies()', 'request.getCookies()', 'ResponseCookie.from("sid", id)', '$_COOKIE', '$request->cookies'],
  isNot: ['http.SetCookie(w, c)', 'cookieName'],
}

export const cookieValue: Words = {
  because:
    'The value of a cookie by its variable: https://jakarta.ee/specifications/servlet/, https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.irequestcookiecollection.',
  pattern: /^(\w{1,40})(?:\.getValue\(\)|\.value|\.Value)$/,
  is: ['cookie.getValue()', 'cookie.value', 'cookie.Value'],
  isNot: ['cookie.getName()', 'cookie.Key', 'getValue()'],
}

export const boundCookie: Words = {
  because:
    'A parameter that Spring fills with a cookie, up to its name: https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-methods/cookievalue.html.',
  pattern: /@CookieValue(?:\([^()\n]{0,120}\))?\s{1,40}(?:final\s{1,4})?(?:String\s{1,4})?/,
  is: ['@CookieValue(name = NAME, required = false) String jwt', '@CookieValue("session") token: String'],
  isNot: ['@RequestParam("session") String token'],
}

export const cookieByVariable: Words = {
  because: 'The value of a cookie whose variable is named for one.',
  pattern: /[cC]ookie\.(?:getValue\(\)|value\b)/,
  is: ['sessionCookie.getValue()', 'cookie.value'],
  isNot: ['cookie.getName()', 'entry.getValue()'],
}

export const namedCookie: Words = {
  because: 'A cookie that is made with a value, or taken of a request by its name, in Java and Kotlin.',
  pattern: /(?:\bCookie\(|\bgetCookie\(\s{0,4}\w{1,40}\s?,)\s{0,20}"([\w.-]{1,60})"(?!,\s{0,4}(?:""|null))/,
  is: ['new Cookie("session", id)', 'WebUtils.getCookie(request, "session")', 'Cookie("session", id)'],
  isNot: ['new Cookie("session", "")', 'ResponseCookie.from("session", id)'],
}

export const answersCookie: Words = {
  because:
    'A cookie of an answer with something in it, up to its value: https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/ResponseCookie.html.',
  pattern: /^ResponseCookie\.from\(\s{0,20}"([\w.-]{1,60})",(?!\s{0,4}"")/,
  is: ['ResponseCookie.from("refresh_token", token)'],
  isNot: ['ResponseCookie.from("refresh_token", "")', 'new Cookie("sid", id)'],
}

export const endedCookie: Words = {
  because: 'A cookie that a browser throws away at once.',
  pattern: /\.maxAge\(\s{0,4}0\s{0,4}\)/,
  is: ['.maxAge(0)'],
  isNot: ['.maxAge(Duration.ofDays(7))'],
}

export const allCookies: Words = {
  because: 'Each cookie of a request in turn, by its variable.',
  pattern: oneOf(
    '',
    /\bfor(?:each)?\s?\((?:final )?(?:\w{1,40} )?(\w{1,40}) (?::|in) [\w.()]{1,60}[cC]ookies(?:\(\))?\)/,
    /\b(?:getC|C|c)ookies(?:\(\))?\)?\.forEach\(\(?(\w{1,40})\)? ?->/,
  ),
  is: [
    'for (Cookie cookie : request.getCookies())',
    'foreach (var cookie in Request.Cookies)',
    'Arrays.stream(request.getCookies()).forEach(c ->',
  ],
  isNot: ['for (String name : names)', 'request.getCookies().length'],
}

export const asksForCookie: Words = {
  because: 'Code that looks for one cookie, or takes the value out of what it writes.',
  pattern: /equals|==|startsWith|StartsWith|[cC]ontains|matches|switch|[mM]ask|[rR]edact/,
  is: ['"theme".equals(cookie.getName())', 'if (cookie.Key == "theme")', 'Mask(cookie.Value)'],
  isNot: ['log.info("{}", cookie.getValue())'],
}

export const marksCookie: Words = {
  because:
    'What marks a cookie of a servlet for TLS: https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/http/cookie.',
  pattern: /\b(?:setSecure|isSecure|secure|Secure)\b/,
  is: ['cookie.setSecure(true)', 'cookie.secure = true', 'isSecure = true', 'secure(cookie)', 'add("Set-Cookie", "a=b; Secure")'],
  isNot: ['cookie.setHttpOnly(true)', 'insecure'],
}

export const unmarksCookie: Words = {
  because:
    'What lets a cookie of a servlet go over plain HTTP: https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/http/cookie.',
  pattern: /\bsetSecure\(\s?false\s?\)|\.(?:isS|s)ecure\s?=\s?false\b/,
  is: ['cookie.setSecure(false)', 'cookie.secure = false', 'cookie.isSecure = false'],
  isNot: ['cookie.setSecure(true)', 'cookie.setSecure(isProduction)'],
}

export const sendsCookie: Words = {
  because:
    'A cookie that goes out as it is: https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/http/httpservletresponse.',
  pattern: /(?<!manage\(\)|[dD]river|[sS]tore|[jJ]ar)\.addCookie\(/,
  is: ['response.addCookie(cookie)'],
  isNot: ['jar.add(cookie)', 'context.addCookies(list)', 'driver.manage().addCookie(cookie)', 'cookieStore.addCookie(cookie)'],
}

export const asksWithCookie: Words = {
  because: 'A cookie that a client sends with its own request (RFC 6265 section 4.2): what a server marks is no matter there.',
  pattern:
    /\b(?:set|add)?[hH]eader\(\s{0,20}(?:["'][cC]ookie["']|(?:\w{1,40}(?:::|\.)){0,3}COOKIE\b)|\badd_cookie_str\(|[dD]river\.add_cookie\(/,
  is: [
    '.header("Cookie", cookie.to_string())',
    '.header(reqwest::header::COOKIE, value)',
    'request.setHeader("Cookie", text)',
    'jar.add_cookie_str(&text, &url)',
    'driver.add_cookie(cookie)',
  ],
  isNot: [
    '.header("Set-Cookie", cookie.to_string())',
    '.header(header::SET_COOKIE, value)',
    'response.addCookie(cookie)',
    'HttpResponse::add_cookie(&cookie)',
    'res.add_cookie(&cookie)',
  ],
}

export const hardensCookie: Words = {
  because: 'Functions whose code is not seen that may mark a cookie for TLS, by what their names say.',
  pattern:
    /(?:^|_)(?:harden|secure|mark|apply|default|protect|finish|finali[sz]e|customi[sz]e|configure|prepare|decorate)|Harden|Secure|Mark|Apply|Default|Protect|Customi[sz]e|Configure/,
  is: ['harden', 'secured', 'applyDefaults', 'with_defaults', 'markCookie', 'cookieDefaults', 'finish', 'configureCookie'],
  isNot: ['addCookie', 'record', 'valueOf', 'nonNull', 'just', 'add_private', 'insecure'],
}

export const sendsCookieOn: Words = {
  because: 'Functions by which a cookie that they are given goes out as it is, by the last words of their names.',
  pattern: /^(?:add|append|send|cookie|add_(?:private|signed)|(?:add|append|set|send|with|write)_?[cC]ookies?)$/,
  is: ['addCookie', 'add', 'add_private', 'set_cookie', 'cookie'],
  isNot: ['harden', 'applyDefaults', 'println', 'info', 'Some', 'hasCookie'],
}

export const marksAllCookies: Words = {
  because:
    'Policies that mark all cookies of an application: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.builder.cookiepolicyoptions.secure.',
  pattern: /\b(?:UseCookiePolicy|CookiePolicyOptions)\b/,
  is: ['app.UseCookiePolicy();', 'services.Configure<CookiePolicyOptions>(o => {})'],
  isNot: ['new CookieOptions()', 'CookieSecurePolicy.Always'],
}

export const newCookieOptions: Words = {
  because:
    'Options of a cookie of which nothing is set yet: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.cookieoptions.',
  pattern: /^new(?: CookieOptions)?\b/,
  is: ['new CookieOptions { HttpOnly = true }', 'new() { HttpOnly = true }'],
  isNot: ['options.Clone()', 'newOptions'],
}

export const deletesCookie: Words = {
  because: 'An end that is past, by which a browser forgets a cookie (RFC 6265 section 3.1).',
  pattern: oneOf(
    'i',
    /\bexpires\s?=\s?(?:DateTime(?:Offset)?\.(?:UnixEpoch|MinValue)|DateTime(?:Offset)?\.(?:Utc)?Now\.(?:Add\w{1,20}|Subtract)\(\s?(?:-|TimeSpan))/,
    /\bmaxage\s?=\s?TimeSpan\.(?:Zero|MinValue|From\w{1,20}\(\s?(?:-|0\s?\)))|\.(?:set)?maxage\(\s?(?:0L?|Duration\.ZERO|-[1-9]\d*L?)\s?\)/,
    /\btime\(\)\s?-\s?[\w$]|\bstrtotime\(\s?['"]-|['"]expires['"]\s?=>\s?(?:[1-9]\d{0,6}|-\d{1,9})\s{0,4}[,\])]|\bmaxage\s?=\s?0\b/,
    /\bmax_age\([\w:]{0,30}Duration::(?:ZERO\b|(?:seconds|from_secs)\(0\))/,
    /\bset(?:raw)?cookie\([^,]{1,80},[^,]{1,120},\s?(?:1|-\d{1,9})\s?[,)]|,\s?-\d{1,9}\s?[,)]/,
  ),
  is: [
    'Expires = DateTimeOffset.UnixEpoch',
    'MaxAge = TimeSpan.Zero',
    'cookie.setMaxAge(0)',
    '.max_age(time::Duration::ZERO)',
    "setcookie('session', $id, time() - 3600)",
    "'expires' => 1]",
    "cookie('session', $id, -1)",
  ],
  isNot: ['Expires = DateTimeOffset.UtcNow.AddHours(1)', 'MaxAge = TimeSpan.FromHours(1)', 'setMaxAge(3600)', "'expires' => time() + 60"],
}

export const endsCookieBehind: Words = {
  because: 'What is said behind a new cookie, in the same block, by which a browser forgets it.',
  pattern: /^[^{}]{0,300}?\.setMaxAge\(\s?0\s?\)/,
  is: ['; cookie.setPath("/"); cookie.setMaxAge(0);'],
  isNot: ['; cookie.setMaxAge(3600);', '; } void end() { cookie.setMaxAge(0); }'],
}

export const asksForDevelopment: Words = {
  because: 'Conditions on where a program runs, of which one branch is for the machine of a developer.',
  pattern: /\b(?:is)?_?dev(?:el\w{0,10})?\b|isDev|development|debug|\blocal(?:host)?\b|production|isProd|\bprod\b/i,
  is: ['env.IsDevelopment()', "$app->environment('local')", 'isDev', 'DEBUG', '!env.IsProduction()'],
  isNot: ['user.isActive', 'devices.any()', 'session == null'],
}
