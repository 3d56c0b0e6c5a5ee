import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'
import type { WrittenName } from './written.ts'

/** How a server reads a parameter of the query by its name, in languages that are read without a grammar. */
export interface QueryReader extends WrittenName<'reads' | 'reads-beside-header' | 'signs-in'> {
  /** What stands behind the parameter's name; `written` is what stands before it. */
  readonly closes: RegExp
  /** What it gives can have come in a form as well; the query alone says that a password is in the address. */
  readonly orForm?: true
  /** Only these parameters: others read so are a page's own. */
  readonly parameters?: RegExp
}

const GO = { languages: ['go'], means: 'reads', as: 'code' } as const
const JVM = { languages: ['java', 'kt'], means: 'reads', as: 'code', orForm: true } as const
const SHARP = { languages: ['cs'], means: 'reads', as: 'code' } as const
const PHP = { languages: ['php'], means: 'reads', as: 'code' } as const
const RUBY = { languages: ['rb'], means: 'reads', as: 'code', orForm: true, docs: 'https://guides.rubyonrails.org/action_controller_overview.html#parameters' } as const
const LARAVEL = 'https://laravel.com/docs/requests#retrieving-input-from-the-query-string'
const BINDING = 'https://learn.microsoft.com/aspnet/core/mvc/models/model-binding'
const SPRING = 'https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-methods/requestparam.html'

export const queryReaders: readonly QueryReader[] = [
  {
    // net/url, and the routers that wrap it: gin, Echo, Fiber.
    ...GO, written: /\b\w{1,30}(?:\.Request)?\.(?:URL\.Query\(\)\.Get|Query|QueryParam|DefaultQuery)\("/, closes: /"/, docs: 'https://pkg.go.dev/net/url#Values.Get',
    is: ['r.URL.Query().Get("api_key")', 'c.QueryParam("api_key")', 'c.DefaultQuery("api_key", "")'], isNot: ['r.Header.Get("api_key")', 'c.Param("api_key")'],
  },
  { ...SHARP, written: /\b[rR]equest\.Query\["/, closes: /"\]/, docs: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.httprequest.query', is: ['context.Request.Query["api_key"]', 'request.Query["api_key"]'], isNot: ['context.Request.Headers["api_key"]'] },
  { ...SHARP, written: /\b[rR]equest\.Query\.TryGetValue\("/, closes: /"/, docs: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.iquerycollection.trygetvalue', is: ['request.Query.TryGetValue("api_key", out var values)'], isNot: ['request.Headers.TryGetValue("api_key", out var values)', 'query.TryGetValue("api_key", out var values)'] },
  { ...PHP, written: /\$_GET\[["']/, closes: /["']/, docs: 'https://www.php.net/manual/en/reserved.variables.get.php', is: ["$_GET['api_key']", '$_GET["api_key"]'], isNot: ["$_POST['api_key']"] },
  { ...PHP, written: /\$request->query\('/, closes: /'/, docs: LARAVEL, is: ["$request->query('api_key')"], isNot: ["$request->header('api_key')"] },
  { ...PHP, written: /->query->get\('/, closes: /'/, docs: 'https://symfony.com/doc/current/components/http_foundation.html#accessing-request-data', is: ["$request->query->get('api_key')"], isNot: ["$request->headers->get('api_key')"] },
  {
    // Of PSR-7, and of the REST requests of WordPress: https://developer.wordpress.org/reference/classes/wp_rest_request/get_query_params/
    ...PHP, written: /(?:->getQueryParams\(\)|->get_query_params\(\))\[["']/, closes: /["']\]/, docs: 'https://www.php-fig.org/psr/psr-7/#321-psrhttpmessageserverrequestinterface',
    is: ["$request->getQueryParams()['api_key']", '$request->get_query_params()["api_key"]'], isNot: ["$request->getParsedBody()['api_key']"],
  },
  {
    // The whole of them under a name, as PSR-7's examples have it.
    ...PHP, written: /\$(?:query_?[pP]aram(?:eter)?s|query)\[["']/, closes: /["']\](?!\s{0,4}=(?!=))/, docs: 'https://www.php-fig.org/psr/psr-7/#321-psrhttpmessageserverrequestinterface',
    is: ["$queryParams['api_key']", '$query["api_key"]'], isNot: ["$params['api_key']"],
  },
  { ...PHP, orForm: true, written: /\$request->get\('/, closes: /'/, docs: LARAVEL, is: ["$request->get('api_key')"], isNot: ["$request->header('api_key')"] },
  {
    // What is compared with a value of the configuration lets in whoever knows it.
    ...PHP, orForm: true, written: /\$request->(?:query|get)\('/, closes: /'\)\s{0,4}[!=]==?\s{0,4}(?:config|env)\(/, parameters: /(\w{0,30}(?:[kK]ey|[tT]oken|[sS]ecret))/, docs: LARAVEL,
    is: ["$request->query('key') !== config('app.key')"], isNot: ["$request->header('key') !== config('app.key')"],
  },
  { ...JVM, written: /\b[rR]eq(?:uest)?\.getParameter\("/, closes: /"/, docs: 'https://jakarta.ee/specifications/servlet/', is: ['request.getParameter("api_key")'], isNot: ['request.getHeader("api_key")'] },
  { ...JVM, written: /\b[rR]eq(?:uest)?\.getParameter\((?:\w{1,60}\.)?/, closes: /\)/, parameters: /(ACCESS_TOKEN)/, docs: 'https://jakarta.ee/specifications/servlet/', is: ['request.getParameter(Constants.ACCESS_TOKEN)'], isNot: ['request.getHeader(Constants.ACCESS_TOKEN)'] },
  {
    // Spring, and JAX-RS: https://jakarta.ee/specifications/restful-ws/
    ...JVM, written: /@(?:RequestParam|QueryParam)\((?:(?:name|value)\s{0,4}=\s{0,4})?"/, closes: /"/, docs: SPRING,
    is: ['@RequestParam("api_key") String key', '@RequestParam(name = "api_key") String key', '@QueryParam("api_key") String key'], isNot: ['@RequestHeader("api_key") String key'],
  },
  {
    // A parameter of a method that is called as the query's is.
    ...JVM, written: /@RequestParam(?:\((?!\s{0,4}(?:name|value)\b|\s{0,4}")[^()]{0,60}\))?\s{1,4}(?:final\s{1,4})?String\s{1,4}/, closes: /\b/, docs: SPRING,
    is: ['@RequestParam String apiKey', '@RequestParam(required = false) String apiKey'], isNot: ['@RequestBody String apiKey'],
  },
  { ...SHARP, orForm: true, written: /\[FromQuery\(Name ?= ?"/, closes: /"\)\]\s{1,4}(?:string|StringValues)\b/, docs: BINDING, is: ['[FromQuery(Name = "api_key")] string key'], isNot: ['[FromHeader(Name = "api_key")] string key'] },
  { ...SHARP, orForm: true, written: /\[FromQuery(?:\(Name ?= ?"[\w-]{1,40}"\))?\]\s{1,4}string\??\s{1,4}/, closes: /\b/, docs: BINDING, is: ['[FromQuery] string apiKey', '[FromQuery(Name = "api_key")] string? apiKey'], isNot: ['[FromHeader] string apiKey'] },
  {
    ...RUBY, written: /\b(?:find_by\w{0,40}|authenticate\w{0,40}|secure_compare|where)[!?]?[ (][^\n]{0,120}\bparams\[:/, closes: /\]/,
    is: ['User.find_by(token: params[:api_key])'], isNot: ['params[:page]', 'User.find_by(token: headers[:api_key])'],
  },
  { ...RUBY, written: /(?:headers\b|authorization|HTTP_[A-Z_]{1,40}|bearer_token)[^\n]{0,80}\|\|[^\n]{0,40}\bparams\[:/, closes: /\]/, is: ['request.headers["X-Api-Key"] || params[:api_key]'], isNot: ['request.headers["X-Api-Key"]'] },
  {
    // The end of a method that has looked for a header before: `return key if key`.
    ...RUBY, written: inTurn('', /(?:headers\[["'](?:Authorization|X-[\w-]{1,40})|HTTP_(?:AUTHORIZATION|X_\w{1,40})|bearer_token)\b[^\n]{0,80}\n/, /(?:(?!\s{0,12}(?:def|end)\b)[^\n]{0,120}\n){1,6}?/, /\s{1,12}(?:@?request\.)?params\[:/),
    closes: /\](?=[^\n]{0,60}\n\s{1,12}end\b)/, is: ['key = request.headers["X-Api-Key"]\n  return key if key\n  params[:api_key]\nend'], isNot: ['key = request.headers["X-Api-Key"]\n  return key if key\nend\ndef show\n  params[:api_key]\nend'],
  },
  { ...RUBY, written: /\bparams\[:/, closes: /\]\s{0,4}\|\|\s{0,4}[^\n]{0,40}(?:bearer_token|authorization|headers\b)/, is: ['params[:api_key] || bearer_token'], isNot: ['session[:api_key] || bearer_token'] },

  // What a body may bring as well, so that it counts only beside the header.
  { ...PHP, means: 'reads-beside-header', orForm: true, written: /\$(?:request|this->request)->input\('/, closes: /'/, docs: LARAVEL, is: ["$request->input('token')"], isNot: ["$request->header('token')"] },
  { ...PHP, means: 'reads-beside-header', orForm: true, written: /\$_REQUEST\[["']/, closes: /["']\]/, docs: 'https://www.php.net/manual/en/reserved.variables.request.php', is: ["$_REQUEST['token']"], isNot: ["$_SERVER['token']"] },
  {
    languages: ['kt'], means: 'reads-beside-header', as: 'code', written: /\brequest\.queryParameters\["/, closes: /"\]/, docs: 'https://ktor.io/docs/server-requests.html#query_parameters',
    is: ['call.request.queryParameters["token"]'], isNot: ['call.request.headers["token"]'],
  },

  // A bare name, which says something only where the method signs in with what it gets.
  { ...JVM, means: 'signs-in', written: /@(?:QueryParam|RequestParam)\((?:(?:name|value)\s{0,4}=\s{0,4})?"/, closes: /"[^()]{0,60}\)\s{1,4}(?:final\s{1,4})?String\s{1,4}/, parameters: /(token|jwt|key)/, docs: SPRING, is: ['@QueryParam("token") String token'], isNot: ['@HeaderParam("token") String token'] },
  { ...SHARP, means: 'signs-in', orForm: true, written: /\[FromQuery\(Name ?= ?"/, closes: /"\)\]\s{1,4}string\??\s{1,4}/, parameters: /(token|jwt|key)/, docs: BINDING, is: ['[FromQuery(Name = "token")] string token'], isNot: ['[FromHeader(Name = "token")] string token'] },
]

/** What reads a parameter in Go that a form may bring as well, of a request and of the routers that wrap it. */
export const goFormReaders = {
  /** Forms and queries alike: https://pkg.go.dev/net/http#Request.FormValue */
  form: /\b\w{1,30}\.(?:FormValue|Form\.Get)\("/,
  any: /\b\w{1,30}(?:\.Request)?\.(?:URL\.Query\(\)\.Get|Query|QueryParam|FormValue)\("/,
  /** Databases and stores have a `Query` as well, so that it must be that of a request. */
  ofRequest: oneOf('', /\w{1,30}(?:\.Request)?\.URL\.Query\(\)\.Get/, /(?:c|gc|ec|fc|\w{0,12}[cC](?:tx|ontext))\.(?:Query|QueryParam)/),
  /** https://pkg.go.dev/github.com/gin-gonic/gin#Context.GetHeader */
  authorization: /\bHeader(?:\(\))?\.Get\("Authorization"\)|\bGetHeader\("Authorization"\)/,
} as const

/**
 * Interfaces that a library makes a client of, which send what their parameters say and take nothing:
 * https://docs.spring.io/spring-framework/reference/integration/rest-clients.html#rest-http-service-client, https://github.com/OpenFeign/feign
 */
export const declaredClients = /@(?:Http|Get|Post|Put|Delete|Patch)Exchange\b|@FeignClient\b|@RegisterRestClient\b|\bretrofit2\./

/** A token that a route for GET takes of the query and asks the authorization server about: RFC 7662 section 2.1 takes it in a body. */
export const introspectsByGet = inTurn(
  'g',
  /@GetMapping(?:\([^()]{0,120}\))?\s{1,20}(?:(?:public|suspend|override|fun)\s{1,4})?(?:[\w<>?, ]{1,60}\s)?\w{1,60}\(\s{0,40}/,
  /@RequestParam(?:\("token"\))?\s{1,4}(?:(?:final )?String )?(token)\b(?:: ?String\??)?/,
  /[^}]{0,400}?\bintrospect\w{0,20}\(\s?token\b/,
)

/** Where browsers send no headers: https://learn.microsoft.com/aspnet/core/signalr/authn-and-authz */
export const webSockets = oneOf('', /SignalR|MapHub|StartsWithSegments|WebSocket|websocket/)

/** A reader with a name in its place, as a pattern for a whole file. */
export function readerOf({ written, closes, parameters }: QueryReader, names: RegExp): RegExp {
  return inTurn('g', written, parameters ?? names, closes)
}

/** Patterns of each language, of the readers that it has. */
export function readersIn(patterns: (readers: readonly QueryReader[]) => readonly RegExp[]): ReadonlyMap<string, readonly RegExp[]> {
  const languages = new Set(queryReaders.flatMap((one) => one.languages))
  return new Map([...languages].map((language) => [language, patterns(queryReaders.filter((one) => one.languages.includes(language)))]))
}

export const asksForParameter: Words = {
  because: 'What takes a parameter of a request, of any of these frameworks.',
  pattern: /(?:\.URL\.Query\(\)\.Get|\.FormValue|\.QueryParam|\.getParameter)\(/,
  is: ['r.URL.Query().Get("jwt")', 'r.FormValue("jwt")', 'c.QueryParam("jwt")', 'request.getParameter("jwt")'],
  isNot: ['r.Header.Get("jwt")'],
}

export const readsTokenHeader: Words = {
  because: 'A header that brings a token, also one whose name is set elsewhere, under a word for it: `r.Header.Get(cfg.Headers.JWT)`.',
  pattern: oneOf(
    '',
    /(?:Header\.Get|GetHeader|getHeader)\(["'](?:[Aa]uthorization|[\w-]{0,20}[aA](?:uth|ccess|pi)-?[tT]oken)["']\)/,
    /Header\.Get\((?:\w{1,40}\.){0,4}\w{0,20}(?:JWT|Jwt|(?:[aA]ccess|[aA]uth|[bB]earer)Token)\)/,
  ),
  is: ['r.Header.Get("Authorization")', 'c.GetHeader("X-Auth-Token")', 'request.getHeader("authorization")', 'r.Header.Get(cfg.Headers.JWT)'],
  isNot: ['r.Header.Get("Accept")', 'r.Header.Get(cfg.Headers.Trace)'],
}

export const readsAuthorization: Words = {
  because: 'Where a request is asked for its Authorization header, in Java, Kotlin, C# and PHP.',
  pattern: oneOf(
    '',
    /->bearerToken\(\)|\$_SERVER\[["'](?:REDIRECT_)?HTTP_AUTHORIZATION["']\]/,
    /->(?:header|getHeader(?:Line)?|get_header|headers->get)\( ?["'][aA]uthorization["']/,
    /\.(?:getHeader|header|getFirst)\((?:"[aA]uthorization"|(?:\w{1,40}\.){0,2}\w{0,20}AUTHORIZATION\w{0,20})\)/,
    /\.[hH]eaders(?:\[(?:"[aA]uthorization"|\w{1,30}\.Authorization)\]|\.Authorization\b(?! ?=[^=])|\.TryGetValue\("Authorization")/,
  ),
  is: [
    '$request->bearerToken()',
    "$_SERVER['HTTP_AUTHORIZATION']",
    "$request->headers->get('Authorization')",
    'request.getHeader(HttpHeaders.AUTHORIZATION)',
    'call.request.headers["Authorization"]',
    'Request.Headers.Authorization.FirstOrDefault()',
  ],
  isNot: ["$request->header('Accept')", 'request.setHeader("Authorization", v)', "['Authorization' => $bearer]", 'client.DefaultRequestHeaders.Authorization = bearer'],
}

/** Where C# puts the header into a variable: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.iheaderdictionary */
export const handsAuthorization = /\bTryGetValue\("Authorization", ?out (?:\w{1,20} )?(\w{1,40})/g

export const isAskedAbout: Words = {
  because: 'Endpoints that take the token which they are asked about, and a client that signs in by the header: RFC 7009 and RFC 7662.',
  pattern: /introspect|revo(?:ke|cation)|token_type_hint|["']Basic |\bbasic_?auth/i,
  is: ['@PostMapping("/introspect")', 'revokeToken(', 'header.startsWith("Basic ")'],
  isNot: ['header.startsWith("Bearer ")', 'getTokenFromRequest'],
}

export const givesTokenText: Words = {
  because: 'What an object for a token gives as its text, by names of Spring Security and league/oauth2-client.',
  pattern: /(?:getToken|getTokenValue|getValue)\(\)/,
  is: ['jwt.getTokenValue()', '$token->getToken()'],
  isNot: ['token.getClaims()', 'jwt.getTokenValues()'],
}

/** What the getter of a token's text is called behind `get`: https://docs.spring.io/spring-security/site/docs/current/api/org/springframework/security/oauth2/core/OAuth2Token.html */
export const TOKEN_VALUE = 'TokenValue'
