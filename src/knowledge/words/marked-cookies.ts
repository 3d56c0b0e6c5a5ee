import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What marks all cookies of a program for TLS, whatever the code says that makes one.

/** How far the mark is from what it is put on. */
const NEAR = /[^]{0,1200}?/
/** A cookie of a servlet that is marked. */
const SET = /(?:\.setSecure\((?!\s?false)|\.(?:isS|s)ecure\s?=(?!\s?false))/

export const marksCookiesOfAnswers: Words = {
  because:
    'Wrappers of an answer that mark each cookie which is added, and filters that write its `Set-Cookie` headers anew: ' +
    'https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/http/httpservletresponsewrapper, ' +
    'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.iresponsecookies',
  pattern: oneOf(
    '',
    inTurn('', /\bHttpServletResponseWrapper\b/, NEAR, SET),
    inTurn('', /\bI(?:Response|Request)?Cookies(?:Feature)?\b/, NEAR, /\bSecure\s?=(?!\s?false)\s?\w/),
    inTurn('', /\bres(?:ponse)?\.cookie\s?=\s?(?!=)/, NEAR, /\bsecure\s?[:=](?!\s?false)/),
    inTurn(
      '',
      /\b(?:getHeaders?|get_?[aA]ll|get|[gG]etlist|GetValues|Values|values_mut|iter_mut|removeHeader)\(\s?/,
      /(?:["'`][sS]et-[cC]ookie["'`]|(?:\w{1,40}(?:\.|::)){0,3}SET_COOKIE\b)/,
      NEAR,
      /["'`][^"'`\n]{0,20};\s?[sS]ecure\b/,
    ),
    inTurn('', /\bgetSetCookie\(\)|\.Headers\.SetCookie\b|\bHeader\(\)\["Set-Cookie"\]/, NEAR, /["'`][^"'`\n]{0,20};\s?[sS]ecure\b/),
  ),
  is: [
    'new HttpServletResponseWrapper(response) {\n  public void addCookie(Cookie cookie) {\n    cookie.setSecure(true);',
    'class Marked : IResponseCookies { void Append(CookieOptions options) { options.Secure = true; } }',
    'const kept = res.cookie; res.cookie = (name, value, options) => kept.call(res, name, value, { ...options, secure: true })',
    "const set = res.getHeader('Set-Cookie'); res.setHeader('Set-Cookie', set.map((one) => `${one}; Secure`))",
    'for (String header : response.getHeaders(HttpHeaders.SET_COOKIE)) { response.addHeader(SET_COOKIE, header + "; Secure"); }',
    'w.Header()["Set-Cookie"] = append(all, one+"; Secure")',
  ],
  isNot: [
    'new HttpServletResponseWrapper(response) {\n  public void addCookie(Cookie cookie) {\n    cookie.setHttpOnly(true);',
    'new HttpServletResponseWrapper(response) {\n  public void addCookie(Cookie cookie) {\n    cookie.setSecure( false );',
    'class Bare(answer: HttpServletResponse) : HttpServletResponseWrapper(answer) { fun add(it: Cookie) { it.isSecure = false } }',
    'class Bare : IResponseCookies { void Append(CookieOptions options) { options.Secure = false; } }',
    'const kept = res.cookie; res.cookie = (name, value, options) => kept.call(res, name, value, { ...options, secure: false })',
    'const kept = res.cookie; res.cookie = (name, value, options) => { options.secure = false; kept.call(res, name, value, options) }',
    'response.setHeader("Set-Cookie", "a=" + b + "; Secure")',
    'res.cookie("a", b, { secure: true })',
    "res.getHeader('Set-Cookie')",
  ],
}

export const marksCookiesOnTheWay: Words = {
  because:
    'Proxies that mark each cookie which passes: https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cookie_flags, ' +
    'https://httpd.apache.org/docs/current/mod/mod_headers.html, https://docs.haproxy.org/3.0/configuration.html',
  pattern: oneOf(
    'm',
    /^[ \t]{0,20}proxy_cookie_flags\s{1,8}~[^;\n]{0,80}\ssecure\b/,
    /^[ \t]{0,20}proxy_cookie_path\s{1,8}[^;\n]{0,40}(?:"[^"\n]{0,60};|'[^'\n]{0,60};)\s?[sS]ecure\b/,
    /^[ \t]{0,20}Header\s{1,8}(?:always\s{1,8})?edit\*?\s{1,8}Set-Cookie\s[^\n]{0,80};\s?[sS]ecure\b/,
    /^[ \t]{0,20}(?:http-response replace-header|rspirep)\s[^\n]{0,20}Set-Cookie[^\n]{0,80};\\?\s?[sS]ecure\b/,
  ),
  is: [
    '  proxy_cookie_flags ~ secure httponly;',
    'proxy_cookie_path / "/; Secure; HttpOnly";',
    'Header always edit Set-Cookie (.*) "$1; HttpOnly; Secure"',
    'http-response replace-header Set-Cookie (.*) \\1;\\ Secure',
  ],
  isNot: [
    '# proxy_cookie_flags ~ secure;',
    'proxy_cookie_flags one secure;',
    'proxy_cookie_path / "/; HttpOnly";',
    'proxy_pass https://app;',
  ],
}

export const proxySettings: Words = {
  because: 'Files of nginx, Apache and HAProxy, also as templates and in charts.',
  pattern:
    /(?:\.(?:conf|cfg)(?:\.(?:template|tpl|j2|tmpl))?|(?:^|\/)\.htaccess|(?:nginx|httpd|apache|haproxy|ingress)[\w.-]{0,40}\.ya?ml)$/i,
  is: ['deploy/nginx.conf', 'nginx/default.conf.template', 'haproxy.cfg', 'public/.htaccess', 'k8s/nginx-config.yaml'],
  isNot: ['src/app.ts', 'docker-compose.yml', 'config.json'],
}

export const proxyFolder: Words = {
  because: 'Folders of what stands before a program, or of what puts it in place: below them nothing says which program it is for.',
  pattern: whole(
    'i',
    /nginx|apache2?|httpd|haproxy|(?:reverse[-_])?proxy|ingress|docker|containers?|deploy(?:ments?|ing)?|infra\w{0,12}|ops|devops|charts?/,
    /k8s|kubernetes|helm|ansible|roles|files|templates?|conf(?:ig(?:s|uration)?)?|conf\.d|sites-(?:available|enabled)|etc|prod(?:uction)?|build/,
  ),
  is: ['nginx', 'deploy', 'infrastructure', 'conf.d', 'templates', 'reverse-proxy', 'production'],
  isNot: ['api', 'blog', 'src', 'staging', 'nginx-notes'],
}

export const passesTo: Words = {
  because:
    'What a proxy stands before: https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass, https://httpd.apache.org/docs/current/mod/mod_proxy.html',
  pattern: /\b(?:proxy_pass|server_name|upstream|ProxyPass|ServerName|server|use_backend)\s[^;\n]{0,160}/,
  is: ['proxy_pass http://orders:8080', 'server_name orders.example.com', 'ProxyPass / http://orders:8080/', 'server orders:8080'],
  isNot: ['proxy_cookie_flags ~ secure', 'listen 443 ssl'],
}

export const marksSessionOfServlets: Words = {
  because:
    'Code that marks the cookie of a servlet’s or Spring’s session, whatever the settings say: ' +
    'https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/sessioncookieconfig, ' +
    'https://docs.spring.io/spring-session/reference/guides/java-custom-cookie.html',
  pattern:
    /\bgetSessionCookieConfig\(\)[^;\n]{0,40}\.setSecure\((?!\s?false)|\bsetUseSecureCookie\((?!\s?false)|\bsessionCookieConfig\.(?:isS|s)ecure\s?=(?!\s?false)/,
  is: ['ctx.getSessionCookieConfig().setSecure(true)', 'serializer.setUseSecureCookie(true);', 'ctx.sessionCookieConfig.isSecure = true'],
  isNot: [
    'ctx.getSessionCookieConfig().setSecure(false)',
    'ctx.getSessionCookieConfig().setSecure( false)',
    'serializer.setUseSecureCookie( false );',
    'ctx.sessionCookieConfig.isSecure = false',
    'cookie.setSecure(true)',
  ],
}

export const marksSessionByDeployment: Words = {
  because:
    'The variable that goes before the settings of a file: https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.typesafe-configuration-properties.relaxed-binding.environment-variables',
  pattern:
    /\bSERVER_(?:SERVLET|REACTIVE)_SESSION_COOKIE_SECURE\b["']?[ \t,:=]{0,8}\n?[ \t]{0,20}(?:value["']?[ \t:=]{0,4})?["']?(?:true|\$|\{\{)/i,
  is: [
    'SERVER_SERVLET_SESSION_COOKIE_SECURE=true',
    '- name: SERVER_SERVLET_SESSION_COOKIE_SECURE\n  value: "true"',
    '{name: SERVER_SERVLET_SESSION_COOKIE_SECURE, value: "true"}',
  ],
  isNot: ['SERVER_SERVLET_SESSION_COOKIE_SECURE=false', 'SERVER_SERVLET_SESSION_TIMEOUT=true'],
}

export const deploymentText: Words = {
  because: 'Files that give a program its variables.',
  pattern: /(?:\.(?:ya?ml|json|tf|tfvars|hcl|env|sh|service|properties|toml|bicep)|(?:^|\/)(?:Dockerfile|Procfile|\.env)[\w.-]{0,40})$/,
  is: ['k8s/deployment.yaml', 'Dockerfile', '.env.production', 'main.tf', 'docker-compose.yml'],
  isNot: ['src/App.java', 'README.md'],
}
