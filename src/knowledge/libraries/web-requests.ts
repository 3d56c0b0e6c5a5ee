import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'
import type { WrittenName } from './written.ts'

// How frameworks and clients read and make requests, in languages that are read without a grammar.

type Means =
  | 'takes-parameter' | 'is-headers-of-request' | 'is-headers-of-spring' | 'imports-spring-http' | 'binds-headers' | 'dumps-request' | 'is-query-of-request' | 'is-cookies-of-request' | 'reads-header' | 'names-headers' | 'makes-query' | 'adds-parameter'
  | 'ends-address' | 'makes-parameters' | 'adds-to-query' | 'adds-to-address' | 'builds-address' | 'signs-in-by-query' | 'is-client-with-query' | 'queries-by-argument' | 'gets-with-query'
  | 'gives-session-id' | 'is-session-id' | 'is-of-web' | 'is-session' | 'asks-for-id' | 'sends' | 'names-issuer' | 'puts-credential' | 'gives-header' | 'holds-headers' | 'makes-address'

const GO = { languages: ['go'] } as const
const JVM = { languages: ['java', 'kt'] } as const
const SHARP = { languages: ['cs'] } as const
const RUST = { languages: ['rs'] } as const
const PHP = { languages: ['php'] } as const
const SERVLET = 'https://jakarta.ee/specifications/platform/11/apidocs/jakarta/servlet/servletrequest'
const ASP_NET = 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.httprequest'
const LARAVEL = 'https://laravel.com/docs/requests'
const SPRING_URI = 'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/util/UriComponentsBuilder.html'
const OKHTTP = 'https://square.github.io/okhttp/5.x/okhttp/okhttp3/-http-url/-builder/'

export const webRequests: readonly WrittenName<Means>[] = [
  // What takes a parameter of a request, behind the request and before the bracket.
  { ...GO, means: 'takes-parameter', as: 'code', written: /Get|FormValue|Query|QueryParam/, docs: 'https://pkg.go.dev/net/http#Request.FormValue', is: ['r.URL.Query().Get("code")', 'c.QueryParam("code")', 'c.Query("code")'], isNot: ['r.header("code")'] },
  { ...JVM, means: 'takes-parameter', as: 'code', written: /getParameter/, docs: SERVLET, is: ['request.getParameter("code")'], isNot: ['request.getHeader("code")'] },
  { ...PHP, means: 'takes-parameter', as: 'code', written: /query|input|get/, docs: LARAVEL, is: ["$request->query('code')", "$request->input('code')", "$request->get('code')"], isNot: ["$request->header('code')"] },

  // What a request was asked with, as a whole.
  {
    ...GO, means: 'is-query-of-request', as: 'code', written: /^(?:(?:r|req|request|(?:c|ctx)\.Request(?:\(\))?)\.(?:URL(?:\.(?:String|RequestURI|Query)\(\)|\.RawQuery)?|RequestURI|Form)|c(?:tx)?\.(?:OriginalURL\(\)|QueryString\(\)))$/, docs: 'https://pkg.go.dev/net/http#Request',
    is: ['r.URL', 'r.URL.RawQuery', 'c.Request.URL.String()', 'c.Request().URL.String()', 'ctx.Request().RequestURI', 'req.Form', 'c.OriginalURL()'], isNot: ['r.URL.Path', 'c.URL', 'r.Host'],
  },
  { languages: ['java'], means: 'is-query-of-request', as: 'code', written: /^\w{1,40}\.(?:getQueryString\(\)|getParameterMap\(\))$/, docs: SERVLET, is: ['request.getQueryString()', 'req.getParameterMap()'], isNot: ['request.getParameter("code")'] },
  { languages: ['kt'], means: 'is-query-of-request', as: 'code', written: /^\w{1,40}\.(?:queryString|parameterMap|request\.uri)$/, docs: 'https://ktor.io/docs/server-requests.html', is: ['request.queryString', 'call.request.uri'], isNot: ['call.request.path()'] },
  { ...SHARP, means: 'is-query-of-request', as: 'code', written: /^(?:\w{1,40}\.)?Request\.(?:QueryString(?:\.Value)?|Query|Get(?:Display|Encoded)Url\(\))$/, docs: ASP_NET, is: ['Request.QueryString', 'context.Request.GetDisplayUrl()'], isNot: ['Request.Path'] },
  {
    ...PHP, means: 'is-query-of-request', as: 'code', written: /^(?:\$(?:_GET|_REQUEST)|\$_SERVER\[["'](?:QUERY_STRING|REQUEST_URI)["']\]|(?:\$request|request\(\))->(?:fullUrl|all|query|getRequestUri|getQueryString)\(\))$/, docs: LARAVEL,
    is: ['$_GET', "$_SERVER['REQUEST_URI']", '$request->fullUrl()', 'request()->all()'], isNot: ["$_GET['code']", '$request->path()'],
  },

  // All cookies of a request, the session among them.
  { ...GO, means: 'is-cookies-of-request', as: 'code', written: /^\w{1,40}(?:\.\w{1,40})?\.Cookies\(\)$/, docs: 'https://pkg.go.dev/net/http#Request.Cookies', is: ['r.Cookies()', 'c.Request.Cookies()'], isNot: ['r.Cookie("theme")'] },
  { ...PHP, means: 'is-cookies-of-request', as: 'code', written: /^\$_COOKIE$|^\$\w{1,40}->cookies->all\(\)$|^\$request->cookie\(\)$/, docs: 'https://laravel.com/docs/requests#cookies', is: ['$_COOKIE', '$request->cookies->all()', '$request->cookie()'], isNot: ["$_COOKIE['theme']", "$request->cookie('theme')"] },

  // All headers of a request, the Authorization and the cookies among them.
  { ...JVM, means: 'is-headers-of-request', as: 'code', written: /^\w{1,40}\.headerMap\(\)$/, docs: 'https://javadoc.io/doc/io.javalin/javalin/latest/io/javalin/http/Context.html', is: ['ctx.headerMap()'], isNot: ['ctx.headerMap().size()', 'ctx.header("Accept")'] },
  { ...JVM, means: 'is-headers-of-request', as: 'code', written: /^\w{1,40}\.getRequestHeaders\(\)$/, docs: 'https://undertow.io/javadoc/2.3.x/io/undertow/server/HttpServerExchange.html', is: ['exchange.getRequestHeaders()', 'headers.getRequestHeaders()'], isNot: ['exchange.getResponseHeaders()', 'exchange.getRequestHeaders().get("Host")'] },
  { ...JVM, means: 'is-headers-of-request', as: 'code', written: /^(?:\w{1,40}\.getRequest\(\)|(?:\w{1,20}R|r)eq(?:uest)?(?:Context|Entity)?)\.getHeaders\(\)$/, docs: 'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/HttpMessage.html', is: ['request.getHeaders()', 'exchange.getRequest().getHeaders()', 'requestContext.getHeaders()', 'requestEntity.getHeaders()'], isNot: ['response.getHeaders()', 'request.getHeaders("Accept")', 'request.getHeaderNames()'] },
  // Kotlin reads a getter as a property; those of OkHttp hide what is secret: https://square.github.io/okhttp/5.x/okhttp/okhttp3/-headers/to-string.html
  { languages: ['kt'], means: 'is-headers-of-spring', as: 'code', written: /^(?:\w{1,40}\.)?(?:\w{1,20}R|r)eq(?:uest)?\.headers(?:\.toString\(\))?$/, docs: 'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/HttpHeaders.html', is: ['request.headers', 'exchange.request.headers', 'httpRequest.headers.toString()'], isNot: ['response.headers', 'request.headers.size', 'request.headers.contentType'] },
  { languages: ['kt'], means: 'imports-spring-http', as: 'code', written: /(?<![^])(?![^]*^import okhttp3\.)[^]*?^import org\.springframework\.(?:http|web)\./m, docs: 'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/client/ClientHttpRequestInterceptor.html', is: ['import org.springframework.http.HttpRequest'], isNot: ['import org.springframework.boot.SpringApplication', 'import org.springframework.http.HttpRequest\nimport okhttp3.Request', 'import okhttp3.Request\nimport org.springframework.http.HttpRequest'] },
  { languages: ['kt'], means: 'is-headers-of-request', as: 'code', written: /^(?:\w{1,40}\.)?request\.headers(?:\.toMap\(\)|\.entries\(\))$/, docs: 'https://ktor.io/docs/server-requests.html#headers', is: ['call.request.headers.toMap()'], isNot: ['call.response.headers.toMap()', 'call.request.headers["Accept"]'] },
  { ...PHP, means: 'is-headers-of-request', as: 'code', written: /^\$(?:this->)?request->(?:headers->all\(\)|headers|header\(\)|getHeaders\(\))$|^\\?(?:getallheaders|apache_request_headers)\(\)$/, docs: 'https://www.php.net/manual/en/function.getallheaders.php', is: ['$request->headers->all()', 'getallheaders()', '$request->getHeaders()'], isNot: ["$request->header('Accept')", '$response->getHeaders()'] },
  {
    ...SHARP, means: 'is-headers-of-request', as: 'code',
    written: inTurn('', /^(?:string\.Join\("[^"\n]{0,12}",\s{0,20}|JsonSerializer\.Serialize\()?/, /(?:\w{1,40}\.)?Request\.Headers/, oneOf('', /\.Select\(\w{1,20} => \$"[^"\n]{0,40}\{\w{1,20}\.Value(?:\.ToString\(\)|\[0\])?\}[^"\n]{0,20}"\)/, /\.ToDictionary\(\w{1,20} => \w{1,20}\.Key, \w{1,20} => \w{1,20}\.Value(?:\.ToString\(\)|\[0\])?\)/, /(?<=Serialize\(.{0,60}Headers)(?=[,)])/), /[^()\n]{0,40}\)?$/),
    docs: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.iheaderdictionary', is: ['string.Join(", ", context.Request.Headers.Select(h => $"{h.Key}:{h.Value}"))', 'Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString())', 'JsonSerializer.Serialize(context.Request.Headers)'],
    isNot: ['context.Request.Headers', 'Request.Headers.Select(h => $"{h.Key}={h.Value.Count}")', 'Request.Headers.ToDictionary(h => h.Key, h => h.Value.Count)', 'string.Join(", ", Request.Headers.Keys)', 'Request.Headers.Select(h => h.Key)', 'Request.Headers.Select(h => $"{h.Key}")', 'context.Response.Headers.Select(h => $"{h.Key}:{h.Value}")'],
  },
  { languages: ['kt'], means: 'binds-headers', as: 'code', written: /@RequestHeader\s{1,4}(?=\w{1,40}: ?(?:Map<|MultiValueMap<|HttpHeaders\b))/, docs: 'https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-methods/requestheader.html', is: ['@RequestHeader headers: Map<String, String>', '@RequestHeader headers: HttpHeaders'], isNot: ['@RequestHeader("Accept") accept: String', '@RequestHeader accept: String'] },
  // The text of a request with all its headers.
  { ...GO, means: 'dumps-request', as: 'code', written: /httputil\.DumpRequest(?:Out)?/, docs: 'https://pkg.go.dev/net/http/httputil#DumpRequest', is: ['httputil.DumpRequest(r, true)', 'httputil.DumpRequestOut(req, false)'], isNot: ['httputil.DumpResponse(answer, true)'] },
  { ...JVM, means: 'binds-headers', as: 'code', written: /@RequestHeader\s{1,4}(?:final\s)?(?:Map<|MultiValueMap<|HttpHeaders\b)/, docs: 'https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-methods/requestheader.html', is: ['@RequestHeader Map<String, String> headers', '@RequestHeader HttpHeaders headers'], isNot: ['@RequestHeader("Accept") String accept'] },

  // The id of a session, which its cookie carries as it is: Laravel and ASP.NET Core seal theirs.
  { ...JVM, means: 'is-session-id', as: 'code', written: /(?:^|\.)getRequestedSessionId\(\)$/, docs: 'https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/http/httpservletrequest#getRequestedSessionId()', is: ['getRequestedSessionId()'], isNot: ['getSessionId()'] },
  { ...JVM, means: 'gives-session-id', as: 'code', written: /(?:^|\.|[a-z])[rR]eq(?:uest)?(?:\(\))?\.getSession\((?:true|false)?\)\s?\.getId\(\)$/, docs: 'https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/http/httpsession#getId()', is: ['request.getSession().getId()', 'getRequest().getSession(false).getId()', 'httpRequest.getSession().getId()'], isNot: ['booking.getSession().getId()', 'webSocketSession.getId()', 'request.getId()'] },
  { ...JVM, means: 'is-of-web', as: 'code', written: /\bHttpServletRequest\b|\bservlet\.http\b|\bServletRequestAttributes\b/, docs: 'https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/http/httpservletrequest', is: ['HttpServletRequest request', 'import jakarta.servlet.http.*;'], isNot: ['BookingRequest request'] },
  { ...PHP, means: 'is-session-id', as: 'code', written: /^\\?session_id\(\)$/, docs: 'https://www.php.net/manual/en/function.session-id.php', is: ['session_id()'], isNot: ['session()->getId()', '$user->getId()'] },
  { ...PHP, means: 'gives-session-id', as: 'code', written: /(?:\$|->)(?:\w{0,30}[rR]equest(?:Stack)?|get\w{0,20}Request\(\))->getSession\(\)->getId\(\)$/, docs: 'https://symfony.com/doc/current/session.html', is: ['$request->getSession()->getId()', '$this->requestStack->getSession()->getId()'], isNot: ['$attendance->getSession()->getId()', '$request->session()->getId()'] },
  { ...PHP, means: 'is-of-web', as: 'code', written: /\bHttpFoundation\b/, docs: 'https://symfony.com/doc/current/components/http_foundation.html', is: ['use Symfony\\Component\\HttpFoundation\\Request;'], isNot: ['use Illuminate\\Http\\Request;'] },
  { languages: ['java'], means: 'asks-for-id', as: 'code', written: /\s?\.getId\(\)$/, docs: 'https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/http/httpsession#getId()', is: ['session.getId()'], isNot: ['session.id'] },
  { languages: ['kt'], means: 'asks-for-id', as: 'code', written: /\??\.id$/, docs: 'https://kotlinlang.org/docs/java-interop.html#getters-and-setters', is: ['session.id'], isNot: ['session.getId()'] },
  { ...JVM, means: 'is-session', as: 'code', written: /HttpSession/, docs: 'https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/http/httpsession', is: ['HttpSession session'], isNot: ['WebSocketSession session'] },

  // What reads a header, between the request and the header's name, and classes whose constants are names of headers.
  {
    languages: ['go', 'java', 'kt', 'php'], means: 'reads-header', as: 'code', written: /(?:\.|->)(?:getHeader(?:Line)?|header|getFirst|header\.get|headers\.get)\(/, docs: 'https://www.php-fig.org/psr/psr-7/#31-psrhttpmessagemessageinterface',
    is: ['request.getHeader("Authorization")', "$request->getHeaderLine('Authorization')", 'headers.getFirst(HttpHeaders.AUTHORIZATION)', "$request->headers.get('Cookie')"], isNot: ['request.getParameter("token")', 'response.setHeader("X", v)'],
  },
  { ...SHARP, means: 'reads-header', as: 'code', written: /\.headers\[/, docs: `${ASP_NET}.headers`, is: ['request.headers["authorization"]'], isNot: ['request.Query["token"]'] },
  { ...JVM, means: 'names-headers', as: 'code', written: /HttpHeaders/, docs: 'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/HttpHeaders.html', is: ['HttpHeaders.AUTHORIZATION'], isNot: ['HttpMethod.GET'] },
  { ...RUST, means: 'names-headers', as: 'code', written: /(?:reqwest\.|http\.)?header/, docs: 'https://docs.rs/http/latest/http/header/constant.AUTHORIZATION.html', is: ['header.AUTHORIZATION'], isNot: ['Method.GET'] },
  { ...SHARP, means: 'names-headers', as: 'code', written: /HeaderNames/, docs: 'https://learn.microsoft.com/dotnet/api/microsoft.net.http.headers.headernames', is: ['HeaderNames.Authorization'], isNot: ['HeaderDictionary.Empty'] },

  // Functions that make a query of a table.
  { ...PHP, means: 'makes-query', as: 'code', written: /http_build_query/, docs: 'https://www.php.net/manual/en/function.http-build-query.php', is: ['http_build_query($parameters)'], isNot: ['parse_str($query)'] },
  { ...SHARP, means: 'makes-query', as: 'code', written: /AddQueryString/, docs: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.webutilities.queryhelpers.addquerystring', is: ['QueryHelpers.AddQueryString(address, parameters)'], isNot: ['QueryHelpers.ParseQuery(text)'] },
  { ...PHP, means: 'makes-query', as: 'code', written: /buildQuery/, docs: 'https://oauth2-client.thephpleague.com/providers/implementing/', is: ['$this->buildQueryString($parameters)', 'buildQuery(parameters)'], isNot: ['parseQuery(text)'] },

  // Calls of builders of addresses, by their last names.
  { ...JVM, means: 'adds-parameter', as: 'code', written: /queryParam|replaceQueryParam/, docs: SPRING_URI, is: ['queryParam', 'replaceQueryParam'], isNot: ['path', 'fragment'] },
  { ...JVM, means: 'adds-parameter', as: 'code', written: /addQueryParameter/, docs: OKHTTP, is: ['addQueryParameter'], isNot: ['addPathSegment'] },
  { ...JVM, means: 'adds-parameter', as: 'code', written: /appendQueryParameter/, docs: 'https://developer.android.com/reference/android/net/Uri.Builder', is: ['appendQueryParameter'], isNot: ['appendPath'] },
  { ...JVM, means: 'adds-parameter', as: 'code', written: /addParameter|setParameter/, docs: 'https://hc.apache.org/httpcomponents-core-5.3.x/current/httpcore5/apidocs/org/apache/hc/core5/net/URIBuilder.html', is: ['addParameter', 'setParameter'], isNot: ['setPath'] },
  { ...JVM, means: 'ends-address', as: 'code', written: /^(?:build|toUriString|toString|encode|toUri|buildAndExpand|build\w{0,20}|url)$/, docs: SPRING_URI, is: ['build', 'toUriString', 'buildAndExpand'], isNot: ['queryParam', 'path'] },

  // Where a table of parameters begins empty, or with what an address has.
  { ...GO, means: 'makes-parameters', as: 'code', written: /(?:url\.Values|map\[string\]string)\{\}|make\((?:url\.Values|map\[string\]string)\)|\w{1,40}(?:\.URL)?\.Query\(\)/, docs: 'https://pkg.go.dev/net/url#Values', is: ['url.Values{}', 'make(url.Values)', 'u.Query()'], isNot: ['url.Parse(address)'] },
  { languages: ['java', 'kt', 'cs'], means: 'makes-parameters', as: 'code', written: /new \w{0,30}(?:Map|Dictionary|Collection)\b[^;]{0,60};/, docs: 'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/util/LinkedMultiValueMap.html', is: ['new LinkedMultiValueMap<>();', 'new NameValueCollection();'], isNot: ['new StringBuilder();'] },
  { ...PHP, means: 'makes-parameters', as: 'code', written: /\[\];|array\(\);/, docs: 'https://www.php.net/manual/en/language.types.array.php', is: ['[];', 'array();'], isNot: ['new Query();'] },
  { ...SHARP, means: 'makes-parameters', as: 'code', written: /HttpUtility\.ParseQueryString\([^;]{0,80};/, docs: 'https://learn.microsoft.com/dotnet/api/system.web.httputility.parsequerystring', is: ['HttpUtility.ParseQueryString(string.Empty);'], isNot: ['HttpUtility.UrlEncode(text);'] },
  { languages: ['java', 'kt', 'cs'], means: 'makes-parameters', as: 'code', written: /new \w{0,20}Ur[il]Builder\([^;]{0,120};/, docs: 'https://learn.microsoft.com/dotnet/api/system.uribuilder', is: ['new UriBuilder(address);'], isNot: ['new Uri(address);'] },

  // What puts a parameter into the query of a request.
  { ...JVM, means: 'adds-to-query', as: 'call', written: /(?:^|\.)(?:queryParam|addQueryParameter|setQueryParameter)$/, docs: OKHTTP, is: ['class A { void f() { b.addQueryParameter("api_key", key); } }', 'class A { void f() { b.queryParam("api_key", key); } }'], isNot: ['class A { void f() { b.addHeader("X-Api-Key", key); } }'] },
  { ...JVM, means: 'adds-to-address', as: 'call', written: /(?:^|\.)(?:addParameter|setParameter)$/, docs: 'https://hc.apache.org/httpcomponents-core-5.3.x/current/httpcore5/apidocs/org/apache/hc/core5/net/URIBuilder.html', is: ['class A { void f() { b.addParameter("api_key", key); } }'], isNot: ['class A { void f() { b.setPath(path); } }'] },
  { ...JVM, means: 'builds-address', as: 'code', written: /\bURIBuilder\b/, docs: 'https://hc.apache.org/httpcomponents-core-5.3.x/current/httpcore5/apidocs/org/apache/hc/core5/net/URIBuilder.html', is: ['new URIBuilder(address)'], isNot: ['URI.create(address)'] },
  { ...RUST, means: 'adds-to-query', as: 'code', written: /\.query\(&?\[/, docs: 'https://docs.rs/reqwest/latest/reqwest/struct.RequestBuilder.html#method.query', is: ['client.get(url).query(&[("api_key", key)])'], isNot: ['client.get(url).form(&[("api_key", key)])'] },
  { ...RUST, means: 'adds-to-query', as: 'code', written: /\.query_pairs_mut\(\)/, docs: 'https://docs.rs/url/latest/url/struct.Url.html#method.query_pairs_mut', is: ['url.query_pairs_mut().append_pair("api_key", &key);'], isNot: ['Serializer::new(String::new()).append_pair("api_key", &key);'] },
  { ...RUST, means: 'adds-to-query', as: 'code', written: /\bUrl::parse_with_params\(/, docs: 'https://docs.rs/url/latest/url/struct.Url.html#method.parse_with_params', is: ['Url::parse_with_params(BASE, &[("api_key", key)])'], isNot: ['Url::parse(BASE)'] },
  { ...SHARP, means: 'adds-to-query', as: 'call', written: /(?:^|\.)AddQueryString$/, docs: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.webutilities.queryhelpers.addquerystring', is: ['var u = QueryHelpers.AddQueryString(address, "api_key", key);'], isNot: ['var u = QueryHelpers.ParseQuery(text);'] },
  { ...SHARP, means: 'adds-to-query', as: 'call', written: /(?:^|\.)(?:Set|Append)QueryParam$/, docs: 'https://flurl.dev/docs/fluent-url/', is: ['var u = address.SetQueryParam("api_key", key);'], isNot: ['var u = address.WithHeader("X-Api-Key", key);'] },
  { ...SHARP, means: 'adds-to-query', as: 'call', written: /(?:^|\.)(?:Add|With)Query(?:Param)?$/, docs: 'https://www.nuget.org/packages/FluentUriBuilder', is: ['var u = address.AddQuery("api_key", key);'], isNot: ['var u = address.AddHeader("X-Api-Key", key);'] },
  { ...SHARP, means: 'adds-to-query', as: 'call', written: /(?:^|\.)AddQueryParameter$/, docs: 'https://restsharp.dev/docs/usage/request/#query-string', is: ['request.AddQueryParameter("api_key", key);'], isNot: ['request.AddHeader("X-Api-Key", key);'] },
  { ...PHP, means: 'signs-in-by-query', as: 'call', written: /(?:^|[.\\])QueryAuthenticator$/, words: ['QueryAuthenticator'], docs: 'https://docs.saloon.dev/the-basics/authentication#query-authentication', is: ["<?php $a = new QueryAuthenticator('api_key', $key);"], isNot: ['<?php $a = new TokenAuthenticator($key);'] },
  { ...PHP, means: 'is-client-with-query', as: 'code', written: /Guzzle/, docs: 'https://docs.guzzlephp.org/en/stable/request-options.html#query', is: ['use GuzzleHttp\\Client;'], isNot: ['use Buzz\\Browser;'] },
  { ...PHP, means: 'is-client-with-query', as: 'code', written: /Http::/, docs: 'https://laravel.com/docs/http-client#request-data', is: ['Http::get($address, $query)'], isNot: ['Log::info($text)'] },
  { ...RUST, means: 'is-client-with-query', as: 'code', written: /\b(?:reqwest|surf|ureq|isahc)\b/, docs: 'https://docs.rs/reqwest/latest/reqwest/struct.RequestBuilder.html#method.query', is: ['use reqwest::Client;', 'http: &reqwest::Client', 'ureq::get(url)'], isNot: ['use tokio_postgres::Client;', 'windsurf'] },
  { ...PHP, means: 'queries-by-argument', as: 'code', written: /Http::/, docs: 'https://laravel.com/docs/http-client#get-request-query-parameters', is: ['Http::get($address, $query)'], isNot: ['Log::info($text)'] },
  { ...PHP, means: 'gets-with-query', as: 'call', written: /(?:^|[.\\])Http\.get$|^\.get$/, docs: 'https://laravel.com/docs/http-client#get-request-query-parameters', is: ["<?php Http::get($address, ['api_key' => $key]);", '<?php Http::timeout(5)->get($address, $query);'], isNot: ['<?php Cache::get($name);'] },
  { ...PHP, means: 'is-client-with-query', as: 'code', written: /HttpClient/, docs: 'https://symfony.com/doc/current/http_client.html#query-string-parameters', is: ['HttpClient::create()'], isNot: ['SoapClient'] },

  // Functions that send a request to an address, or make one for it.
  { ...GO, means: 'sends', as: 'call', written: /(?:^|\.)(?:NewRequest|NewRequestWithContext|PostForm|http\.(?:Get|Post|Head))$/, docs: 'https://pkg.go.dev/net/http#NewRequestWithContext', is: ['r, err := http.NewRequest("GET", address, nil)', 'r, err := http.PostForm(address, form)'], isNot: ['r, err := url.Parse(address)'] },
  { ...JVM, means: 'sends', as: 'call', written: /(?:^|\.)(?:URI\.create|URL)$/, docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.net.http/java/net/http/HttpRequest.html', is: ['class A { void f() { var u = URI.create(address); } }', 'class A { void f() { var u = new URL(address); } }'], isNot: ['class A { void f() { var u = Path.of(address); } }'] },
  { ...JVM, means: 'sends', as: 'call', written: /(?:^|\.)(?:HttpPost|HttpGet)$/, docs: 'https://hc.apache.org/httpcomponents-client-5.4.x/quickstart.html', is: ['class A { void f() { var r = new HttpPost(address); } }'], isNot: ['class A { void f() { var r = new HttpEntity(body); } }'] },
  { ...JVM, means: 'sends', as: 'call', written: /(?:^|\.)(?:(?:post|get|put|patch)For(?:Object|Entity)|exchange)$/, docs: 'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/client/RestTemplate.html', is: ['class A { void f() { client.postForObject(address, form, Token.class); } }', 'class A { void f() { client.exchange(address, method, form, Token.class); } }'], isNot: ['class A { void f() { client.optionsForAllow(address); } }'] },
  // Also https://square.github.io/okhttp/5.x/okhttp/okhttp3/-http-url/ and https://ktor.io/docs/client-requests.html
  { ...JVM, means: 'sends', as: 'call', written: /(?:^|\.)(?:uri|url|HttpUrl\.(?:parse|get)|\w{0,20}[cC]lient\.(?:get|post|request|submitForm))$/, docs: 'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/client/RestClient.html', is: ['class A { void f() { client.post().uri(address).retrieve(); } }', 'class A { void f() { b.url(address).build(); } }', 'suspend fun f() { client.post(address) }'], isNot: ['class A { void f() { map.get(address); } }'] },
  { ...JVM, means: 'names-issuer', as: 'call', written: /(?:^|\.)(?:with(?:JwkSetUri|IssuerLocation)|from(?:Oidc)?IssuerLocation|(?:jwkSet|token|authorization|introspection|issuer)Uri)$/, docs: 'https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html', is: ['class A { void f() { var d = NimbusJwtDecoder.withJwkSetUri(address).build(); } }', 'class A { void f() { r.tokenUri(address).build(); } }'], isNot: ['class A { void f() { r.redirectUri(address).build(); } }'] },
  { ...SHARP, means: 'sends', as: 'call', written: /(?:^|\.)(?:HttpRequestMessage|GetAsync|PostAsync)$/, docs: 'https://learn.microsoft.com/dotnet/api/system.net.http.httpclient', is: ['var a = await client.GetAsync(address);', 'var r = new HttpRequestMessage(HttpMethod.Get, address);'], isNot: ['var a = await client.ReadAsync(stream);'] },
  { ...PHP, means: 'sends', as: 'call', written: /(?:^|[.\\])(?:file_get_contents|Http\.(?:get|post)|wp_remote_(?:get|post|request))$/, docs: 'https://laravel.com/docs/http-client', is: ['<?php $a = Http::post($address, $form);', '<?php $a = file_get_contents($address, false, $context);', '<?php $a = wp_remote_post($address, $form);'], isNot: ['<?php $a = Cache::get($address);'] },
  { ...PHP, means: 'sends', as: 'call', written: /(?:^|\b\w{0,30}(?:[cC]lient|[hH]ttp|[gG]uzzle))\.(?:get|post|request)$/, docs: 'https://docs.guzzlephp.org/en/stable/quickstart.html', is: ['<?php $a = $client->post($address, $form);', "<?php $a = $this->http->request('GET', $address);"], isNot: ['<?php $a = $cache->get($address);'] },
  { ...PHP, means: 'sends', as: 'call', written: /(?:^|\.)curl_init$/, docs: 'https://www.php.net/manual/en/function.curl-init.php', is: ['<?php $c = curl_init($address);'], isNot: ['<?php curl_close($c);'] },
  { ...SHARP, means: 'puts-credential', as: 'code', written: /AuthenticationHeaderValue\(/, docs: 'https://learn.microsoft.com/dotnet/api/system.net.http.headers.authenticationheadervalue', is: ['new AuthenticationHeaderValue("Bearer", key)'], isNot: ['new MediaTypeHeaderValue(type)'] },
  { ...GO, means: 'puts-credential', as: 'code', written: /\.SetBasicAuth\(/, docs: 'https://pkg.go.dev/net/http#Request.SetBasicAuth', is: ['r.SetBasicAuth(name, password)'], isNot: ['r.BasicAuth()'] },

  // Calls that are given a header, or some of them in twos, and tables of them.
  { languages: ['go', 'java', 'kt', 'cs'], means: 'gives-header', as: 'call', written: /(?:^|\.)(?:header|[sS]etHeader|addHeader|defaultHeader|append|[aA]dd|[sS]et|put)$/, docs: 'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/client/RestClient.Builder.html', is: ['class A { void f() { b.defaultHeader("X", v); } }', 'r.Header.Set("X", v)'], isNot: ['r.Header.Del("X")'] },
  { ...SHARP, means: 'gives-header', as: 'call', written: /(?:^|\.)TryAddWithoutValidation$/, docs: 'https://learn.microsoft.com/dotnet/api/system.net.http.headers.httpheaders.tryaddwithoutvalidation', is: ['client.DefaultRequestHeaders.TryAddWithoutValidation("X", v);'], isNot: ['headers.TryGetValues("X", out var v);'] },
  { ...JVM, means: 'gives-header', as: 'call', written: /(?:^|\.)(?:Map\.of|mapOf|Map\.entry)$/, docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Map.html', is: ['class A { void f() { var m = Map.of("X", v); } }'], isNot: ['class A { void f() { var m = List.of(v); } }'] },
  { ...RUST, means: 'gives-header', as: 'call', written: /(?:^|\.)insert$/, docs: 'https://docs.rs/http/latest/http/header/struct.HeaderMap.html#method.insert', is: ['fn f() { headers.insert("X-API-Key", v); }'], isNot: ['fn f() { headers.get("X-API-Key"); }'] },
  { languages: ['go', 'cs'], means: 'holds-headers', as: 'object', written: /(?:^|\.)(?:Dictionary|Header)$/, docs: 'https://pkg.go.dev/net/http#Header', is: ['h := http.Header{"X": {v}}', 'var h = new Dictionary<string, string> { ["X"] = v };'], isNot: ['c := http.Client{Timeout: t}'] },

  // What makes an address of a text.
  { languages: ['go', 'java', 'kt', 'cs'], means: 'makes-address', as: 'call', written: /(?:^|\.)(?:Uri|URI|URI\.create|URL|Url|url\.Parse)$/, docs: 'https://learn.microsoft.com/dotnet/api/system.uri', is: ['var u = new Uri(text);', 'u, err := url.Parse(text)'], isNot: ['u := url.PathEscape(text)'] },
]

export const writesAnswer: Words = {
  because: 'Up to what is written as the JSON of an answer: net/http, gin, Echo, Fiber, Laravel, Symfony, and functions that are named for it.',
  pattern: oneOf(
    '',
    /(?:\.|->|\b)\w{0,30}(?:JSON|[jJ]son)\w{0,20}\((?:[^()\n]{0,80}(?:\(\))?,\s{0,40})?&?$/,
    /\.(?:Encode|Marshal|MarshalIndent)\(&?$/,
    /\bjson_encode\($/,
  ),
  is: ['json.NewEncoder(w).Encode(', 'c.JSON(http.StatusOK, ', 'writeJSON(w, 200, ', 'return response()->json(', 'new JsonResponse(', 'json_encode('],
  isNot: ['maps.Copy(', 'h.extend(', 'array_merge(', 'log.Println('],
}

export const givesAnswer: Words = {
  because: 'Up to what a handler answers with, by the names of frameworks: Spring, JAX-RS, Ktor, Laravel, Symfony, gin.',
  pattern: oneOf(
    '',
    /\bResponseEntity\.ok\(\s{0,20}$/,
    /\b(?:ResponseEntity|Response)\.(?:ok|status)\([\w. ]{0,60}\)?(?:\.\w{1,20}\([\w.,"/ ]{0,80}\)){0,4}\.(?:body|entity)\(\s{0,20}$/,
    /\bcall\.respond\(\s{0,20}(?:[\w.]{1,60},\s{0,20})?$/,
    /\bresponse\(\s{0,20}$/,
  ),
  is: ['ResponseEntity.ok(', 'ResponseEntity.ok().cacheControl(x).body(', 'Response.status(200).entity(', 'call.respond(', 'call.respond(HttpStatusCode.OK, ', 'return response('],
  isNot: ['Map.copyOf(', 'extend(', 'this.body('],
}

export const beginsTable: Words = {
  because: 'Up to where a table begins empty, behind the name that it is given.',
  pattern: oneOf(
    '',
    /(?:=|:=) ?new (?:Linked|Tree|Concurrent)?(?:Hash)?(?:Map|Dictionary)\b[\w<>, ?]{0,60}\(\)(?![.{])/,
    /(?:=|:=) ?(?:m|mutableM|linkedM|hashM)apOf(?:<[\w<>, ?]{1,60}>)?\(\)/,
    /(?:=|:=) ?(?:make\(map\[string\](?:any|interface\{\})\)|(?:map\[string\](?:any|interface\{\})|gin\.H|fiber\.Map|echo\.Map)\{\})/,
    /= ?(?:\[\]|array\(\));/,
  ),
  is: ['= new LinkedHashMap<>()', '= new Dictionary<string, object>()', '= mutableMapOf<String, Any>()', ':= map[string]any{}', ':= gin.H{}', '= [];'],
  isNot: ['= new HashMap<>(other)', '= mutableMapOf("a" to 1)', '= other'],
}

export const mergesTables: Words = {
  because: 'Calls that put a whole table into another: https://www.php.net/manual/en/function.array-merge.php, java.util.Map',
  pattern: /(?:^|\.)(?:array_merge|putAll)$/,
  is: ['array_merge', 'document.putAll'],
  isNot: ['document.put', 'array_map'],
}

export const putsIntoTable: Words = {
  because: 'Calls that put one value into a table under a name: java.util.Map, Dictionary of .NET, url.Values of Go',
  pattern: /\.(?:put|putIfAbsent|[aA]dd|TryAdd|[sS]et|with)$/,
  is: ['document.put', 'builder.with', 'document.Add', 'document.TryAdd'],
  isNot: ['document.get', 'put', 'document.putAll'],
}

export const finishesTable: Words = {
  because: 'What the builder of a table gives back at its end: Guava, Vert.x, and builders of their own.',
  pattern: /^\.(?:build|get|toMap|asMap)\(\)/,
  is: ['.build()', '.get()'],
  isNot: ['.get("issuer")', 'build()'],
}

export const namedOnTheWire: Words = {
  because: 'What a member is called in JSON, by an annotation: Jackson, Gson, Moshi, kotlinx.serialization, System.Text.Json.',
  pattern: /\b(?:JsonProperty|JsonPropertyName|SerializedName|SerialName|JsonGetter|Json)\((?:(?:value|name)\s?=\s?)?"([\w-]{1,80})"/,
  is: ['@JsonProperty("issuer")', '[property: JsonPropertyName("issuer")]', '@SerialName("issuer")', '@Json(name = "issuer")'],
  isNot: ['@JsonIgnore', '@Named("issuer")'],
}

export const makesFullerTable: Words = {
  because: 'Calls that make another table of the one that they are given, with more in it.',
  pattern: /(?:^|\.)\w{0,30}(?:merge|extend|apply|append|putAll|plus|concat|complete)\w{0,30}$/i,
  is: ['array_merge', 'helpers.Complete', 'more.applyTo'],
  isNot: ['JsonResponse', 'c.JSON', 'Ok'],
}

export const hostAlone: Words = {
  because: 'What gives the host that a request names, without the scheme before it.',
  pattern: oneOf(
    '',
    /^\$_SERVER\[["'](?:SERVER_NAME|HTTP_HOST)["']\]$/,
    /^\$request->(?:getHost|getHttpHost|host|httpHost)\(\)$/,
    /^\w{1,12}(?:\.Request)?\.Host$|^(?:\w{0,20}[cC]ontext\.)?Request\.Host(?:\.Value|\.ToString\(\))?$/,
    /^\w{1,20}\.getServerName\(\)$/,
  ),
  is: ["$_SERVER['SERVER_NAME']", '$request->getHost()', 'r.Host', 'c.Request.Host', 'HttpContext.Request.Host.Value', 'request.getServerName()'],
  isNot: ['$request->getSchemeAndHttpHost()', "'https://' . $_SERVER['HTTP_HOST']", 'r.URL.String()', 'cfg.HostURL'],
}
