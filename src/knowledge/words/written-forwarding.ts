import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Tokens of callers that MCP servers in C#, PHP, Ruby and Rust send on.

const HEADER_IN_RUST = /(?:(?:\w{1,20}::){0,4}AUTHORIZATION|"[aA]uthorization")/

export const callersHeader: Words = {
  because:
    'The Authorization header of the request that is answered, or its token: https://learn.microsoft.com/aspnet/core/fundamentals/http-context, ' +
    'https://docs.rs/http/latest/http/header/struct.HeaderMap.html, https://guides.rubyonrails.org/action_controller_overview.html#the-request-object, ' +
    'https://laravel.com/docs/requests#retrieving-bearer-token.',
  pattern: oneOf(
    '',
    /\b[rR]equest\.Headers(?:\.Authorization\b|\[\s{0,4}(?:"Authorization"|HeaderNames\.Authorization)\s{0,4}\])|\.GetTokenAsync\(\s{0,4}"access_token"\s{0,4}\)/,
    inTurn('', /\bheaders(?:\(\))?\s{0,40}\.get\(\s{0,20}/, HEADER_IN_RUST, /\s{0,20}\)/),
    /\b(?:request|req)\.(?:headers|env)\[["'](?:HTTP_AUTHORIZATION|[aA]uthorization)["']\]|(?<![\w.])env\[["']HTTP_AUTHORIZATION["']\]/,
    /\brequest\.(?:authorization\b|get_header\(["']HTTP_AUTHORIZATION["']\))|\$_SERVER\[["']HTTP_AUTHORIZATION["']\]/,
    /(?:\$request|\brequest\(\))->(?:bearerToken\(\)|header\(["'][aA]uthorization["']\))/,
  ),
  is: [
    'accessor.HttpContext!.Request.Headers.Authorization',
    'Request.Headers["Authorization"]',
    'HttpContext.GetTokenAsync("access_token")',
    'parts.headers.get(http::header::AUTHORIZATION)',
    'request.headers["Authorization"]',
    'request.env["HTTP_AUTHORIZATION"]',
    '$request->bearerToken()',
    "request()->header('Authorization')",
  ],
  isNot: [
    'Request.Headers["Accept"]',
    'client.DefaultRequestHeaders.Authorization',
    'headers.get("accept")',
    'request.headers["Accept"]',
    '$request->header("Accept")',
  ],
}

export const sendsHeader: Words = {
  because:
    'What sets the Authorization header of a request that is sent, up to its value: https://learn.microsoft.com/dotnet/api/system.net.http.httpclient.defaultrequestheaders, ' +
    'https://docs.rs/reqwest/latest/reqwest/struct.RequestBuilder.html, https://lostisland.github.io/faraday/, https://laravel.com/docs/http-client#headers.',
  pattern: oneOf(
    '',
    /\.(?:Add|TryAddWithoutValidation|WithHeader)\(\s{0,40}(?:"Authorization"|HeaderNames\.Authorization),\s{0,40}|\.(?:SetBearerToken|WithOAuthBearerToken)\(\s{0,20}/,
    /\b(?:DefaultRequest)?Headers\.Authorization\s{0,4}=\s{0,8}(?:(?:System\.)?\w{0,40}\.?AuthenticationHeaderValue\.Parse\(\s{0,20}|new\s{0,4}(?:AuthenticationHeaderValue)?\(\s{0,20}"[bB]earer",\s{0,20})/,
    inTurn('', /\.(?:header|insert)\(\s{0,40}/, HEADER_IN_RUST, /\s{0,4},\s{0,40}/),
    /\.bearer_auth\(\s{0,20}|->withToken\(\s{0,20}|\bHttp::withToken\(\s{0,20}/,
    /["'][aA]uthorization["']\s{0,4}=>\s{0,8}|\b(?:req|request|conn|connection|http|faraday)(?:\.headers)?\[["'][aA]uthorization["']\]\s{0,4}=(?!=)\s{0,8}/,
    /\{\s{0,8}["']?[aA]uthorization["']?:\s{0,8}|\brequest\(?\s?:authorization,\s{0,8}["']Bearer["'],\s{0,8}/,
  ),
  is: [
    'client.DefaultRequestHeaders.Add("Authorization", token)',
    'request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token)',
    'request.Headers.Authorization = AuthenticationHeaderValue.Parse(header)',
    'http.DefaultRequestHeaders.Authorization = new("Bearer", token)',
    '.header("Authorization", token)',
    '.header(reqwest::header::AUTHORIZATION, token)',
    '.bearer_auth(token)',
    '"Authorization" => token',
    'req["Authorization"] = token',
    '{ Authorization: token }',
    'Http::withToken($token)',
  ],
  isNot: ['.header("Accept", kind)', '"Accept" => kind', 'Request.Headers.Authorization.ToString()', 'response["Authorization"] = token'],
}

export const bindsHeader: Words = {
  because: 'What binds a name to the header of the caller, up to the name.',
  pattern: oneOf(
    '',
    /\.TryGetValue\(\s{0,4}(?:"Authorization"|HeaderNames\.Authorization),\s{0,4}out\s{1,4}(?:var|StringValues)\s{1,4}/,
    /\[FromHeader\(Name\s?=\s?"Authorization"\)\]\s{0,4}string\??\s{1,4}/,
  ),
  is: ['Request.Headers.TryGetValue("Authorization", out var token)', '[FromHeader(Name = "Authorization")] string token'],
  isNot: ['TryGetValue("Accept", out var kind)', '[FromHeader(Name = "Accept")] string kind'],
}

export const bindsBehind: Words = {
  because:
    'What binds a name to the value that it stands behind, up to the name: https://learn.microsoft.com/dotnet/csharp/language-reference/operators/patterns.',
  pattern: /^(?:\.ToString\(\))?\s{1,4}is\s{1,4}(?:\{[^{}\n]{0,60}\}|string|StringValues|var)\s{1,4}/,
  is: [' is { Count: > 0 } header', '.ToString() is { Length: > 7 } header', ' is string header'],
  isNot: [' is null', ' == header', ' is not null'],
}

export const opensToken: Words = {
  because:
    'What stands before a token in a value that is this token with its scheme: https://www.rfc-editor.org/rfc/rfc6750#section-2.1, ' +
    'https://docs.rs/http/latest/http/header/struct.HeaderValue.html, https://learn.microsoft.com/dotnet/api/system.net.http.headers.authenticationheadervalue.',
  pattern: oneOf(
    '',
    /^(?:[\s(&*]|\(string\??\)|await\s)/,
    /^(?:["'][bB]earer\s?["']\s{0,4}[+.]|[$@]{0,2}"[bB]earer\s#?\{|format!\(\s{0,20}"[bB]earer \{\}",)/,
    /^(?:Some|Ok|(?:String|Cow)::from|HeaderValue::from_(?:str|maybe_shared)|(?:(?:std::)?str::)?from_utf8|String::from_utf8_lossy)\(/,
    /^(?:System\.Net\.Http\.Headers\.)?AuthenticationHeaderValue\.Parse\(/,
  ),
  is: [
    '"Bearer " + token',
    "'Bearer ' . $token",
    '"Bearer #{token}"',
    '(await context.GetTokenAsync("access_token"))',
    'String::from(token)',
  ],
  isNot: ['swap(token)', 'DOWNSTREAM[token]', '"Basic " + token', 'token'],
}

export const keepsToken: Words = {
  because: 'Calls that leave a header or token what it is, or cut its scheme off.',
  pattern: oneOf(
    '',
    /^(?:ToString|FirstOrDefault|First|Single|SingleOrDefault|Last|Replace|Substring|Trim|TrimStart|Split|LastOrDefault|Parameter|Value|ConfigureAwait)$/,
    /^(?:to_str|to_string|to_owned|to_s|clone|cloned|as_str|as_ref|as_bytes|as_deref|into|unwrap\w{0,20}|expect|ok|ok_or\w{0,8}|and_then|map|map_err|strip_prefix|trim\w{0,16}|from)$/,
    /^(?:sub|gsub|split|last|first|delete_prefix|delete|strip|presence|remove_prefix|replace|after|substr|context|token)$/,
  ),
  is: ['ToString', 'and_then', 'unwrap_or_default', 'delete_prefix'],
  isNot: ['exchange', 'Acquire', 'decode', 'claims'],
}

export const keepsWithin: Words = {
  because:
    'Calls that give what the function makes of a token which they are given: https://doc.rust-lang.org/std/option/enum.Option.html#method.map.',
  pattern: /^(?:map|and_then)$/,
  is: ['map', 'and_then'],
  isNot: ['map_err', 'unwrap_or_else', 'ok_or_else'],
}

export const changesToken: Words = {
  because: 'Calls that may give another token for the one that they are given.',
  pattern: /exchange|acquire|on_?behalf|obo\b|decode|verif|validat|mint|issue|\bsign|\.await|for_audience|downstream/i,
  is: ['exchange(token)', 'AcquireTokenOnBehalfOf', 'decode(token)'],
  isNot: ['|v| v.to_str().ok()', '" "', '"Bearer ", ""'],
}

export const asksWhose: Words = {
  because: 'Addresses of who has issued a token, which say whose it is or give another for it, answers to the caller, and proxies.',
  pattern: oneOf(
    'i',
    /introspect|user_?info|token_?info|\/token["']|token-exchange|who_?am_?i|urn:ietf:params:oauth|on_?behalf_?of/,
    /["'][^"'\n]{0,120}\/(?:[\w-]{0,20}(?:validat|verif|authenticat)|auth\/(?:me|session|user|check)\b)/,
  ),
  is: ['"https://login.example/oauth2/introspect"', "'/oauth/token'", 'AcquireTokenOnBehalfOf(scopes, user)'],
  isNot: ['"https://graph.microsoft.com/v1.0/me"', 'authorization'],
}

export const refusesCaller: Words = {
  because: 'What turns a caller away who is not known (RFC 9110 section 15.5.2).',
  pattern:
    /\b401\b|\bStatus401Unauthorized\b|\bStatusCode::UNAUTHORIZED\b|:unauthorized\b|\bHTTP_UNAUTHORIZED\b|\bHttpStatusCode\.Unauthorized\b/,
  is: ['abort(401)', 'StatusCodes.Status401Unauthorized', 'StatusCode::UNAUTHORIZED', 'head :unauthorized'],
  isNot: ['abort(404)', 'Unauthorized', '14010'],
}

export const handsCallerOn: Words = {
  because:
    'What hands a request of a caller to what is behind a middleware: https://laravel.com/docs/middleware, https://docs.rs/axum/latest/axum/middleware/struct.Next.html, ' +
    'https://learn.microsoft.com/aspnet/core/fundamentals/middleware/, https://github.com/rack/rack/blob/main/SPEC.rdoc.',
  pattern: /\$next\(|\bnext\.run\(|\b_?next(?:\.Invoke)?\(\s{0,4}\w{0,40}[cC]ontext|\bawait next\(|@app\.call\(/,
  is: ['return $next($request)', 'next.run(request).await', 'await _next(context)', '@app.call(env)'],
  isNot: ['$request->next()', 'iterator.next()', 'http.SendAsync(request)'],
}

export const goesToItself: Words = {
  because:
    'Addresses of the program that answers, and requests that are answered without a network: https://laravel.com/docs/urls, ' +
    'https://docs.rs/tower/latest/tower/trait.ServiceExt.html#method.oneshot, https://api.rubyonrails.org/classes/ActionDispatch/Request.html.',
  pattern: oneOf(
    '',
    /(?:->|::)(?:get|post|put|patch|delete|head|send|baseUrl|withUrl)\(\s{0,40}(?:["'](?:GET|POST|PUT|PATCH|DELETE)["'],\s{0,40})?(?:url|route|action|secure_url)\(/,
    /\bconfig\(\s{0,4}["']app\.url["']\s{0,4}\)|\benv\(\s{0,4}["']APP_URL["']/,
    /\brequest\.(?:base_url|host_with_port)\b|\{\w{0,20}\.?(?:HttpContext!?\.)?[rR]equest\.Host\}/,
    /\.uri\(\s{0,20}(?:format!\(\s{0,20})?"\/[^]{0,2000}?\.oneshot\(/,
  ),
  is: [
    "Http::withToken($token)->get(url('/api/berths'))",
    "->get(route('berths.index'))",
    "->baseUrl(config('app.url'))",
    '"#{request.base_url}/berths"',
    '$"{request.Scheme}://{request.Host}/berths"',
    'Request::builder().uri("/berths").body(Body::empty()); self.api.clone().oneshot(request)',
  ],
  isNot: ['->get($url)', "->get(config('services.berths.url'))", '.uri("https://api.acme.io/berths"); client.oneshot(request)'],
}

export const typedClient: Words = {
  because:
    'What a client of .NET is registered by, with its type or its name and the host of its base address: ' +
    'https://learn.microsoft.com/aspnet/core/fundamentals/http-requests#typed-clients.',
  pattern: inTurn(
    '',
    /\.AddHttpClient(?:<(?:\w{1,80},\s{0,4})?(\w{1,80})>)?\(\s{0,20}(?:"([\w .-]{1,80})",?)?/,
    /[^;]{0,300}?\bBaseAddress\s{0,4}=\s{0,4}new(?:\sUri)?\(\s{0,4}"https?:\/\/([\w-]{1,63}(?:\.[\w-]{1,63}){0,8})/,
  ),
  is: [
    '.AddHttpClient<Desk>(c => c.BaseAddress = new Uri("http://localhost:5080"))',
    '.AddHttpClient("desk", c => { c.BaseAddress = new Uri("https://api.acme.io"); })',
  ],
  isNot: ['.AddHttpClient<Desk>()', '.AddHttpClient<Desk>(c => c.BaseAddress = new Uri(settings.Desk))'],
}

export const goesTo: Words = {
  because: 'Where a request of these clients goes, with the host as the first group.',
  pattern: inTurn(
    '',
    /(?:\b(?:\w{0,20}(?:Get|Post|Put|Delete|Patch|Send)\w{0,24}|get|post|put|patch|delete|request|new|new_request|Uri|URI|parse|HttpRequestMessage|baseUrl|base_url)!?(?:<\w{1,40}>)?[(: ]|\bURI\()/,
    /\s{0,40}(?:[\w.:]{1,40}\s{0,4},\s{0,40}){0,2}(?:(?:url|base_url):\s{0,4})?&?(?:format!\(\s{0,20}|URI(?:\.parse)?\(\s{0,4})?[$@]{0,2}["']https?:\/\/([\w-]{1,63}(?:\.[\w-]{1,63}){0,8})/,
  ),
  is: [
    'client.GetStringAsync("https://graph.microsoft.com/v1.0/me")',
    'new HttpRequestMessage(HttpMethod.Get, "https://api.acme.io/v1")',
    'http.get("https://api.acme.io/v1")',
    '.get(format!("https://api.acme.io/{id}"))',
    'Faraday.new(url: "https://api.acme.io")',
    "Net::HTTP.get(URI('https://api.acme.io'))",
  ],
  isNot: ['log("https://api.acme.io")', '"https://graph.microsoft.com/.default"', 'client.get(url)'],
}

export const goesToBase: Words = {
  because:
    'The base of the addresses that a client of PHP asks for, with the host as the first group: https://docs.guzzlephp.org/en/stable/quickstart.html.',
  pattern: /["']base_ur[il]["']\s{0,20}=>\s{0,20}["']https?:\/\/([\w-]{1,63}(?:\.[\w-]{1,63}){0,8})/,
  is: ["'base_uri' => 'https://api.acme.io'"],
  isNot: ["'base_uri' => $base", "'docs' => 'https://api.acme.io'"],
}

export const goesToConstant: Words = {
  because: 'The same by a constant, which is the first group.',
  pattern: inTurn(
    '',
    /\b(?:\w{0,20}(?:Get|Post|Put|Delete|Patch|Send)\w{0,24}|get|post|put|patch|delete|Uri|URI|parse|HttpRequestMessage)(?:<\w{1,40}>)?\(/,
    /\s{0,40}(?:[\w.:]{1,40}\s{0,4},\s{0,40})?&?(?:format!\(\s{0,20}"\{\}[^"\n]{0,80}",\s{0,20}|[$@]{0,2}"[#$]?\{)?(?:\w{1,40}(?:\.|::)){0,2}([A-Z]\w{2,60})\b(?!\.|::|\()/,
  ),
  is: ['.get(format!("{}/me", GRAPH_API))', 'http.GetAsync($"{GraphBase}/me")', 'URI("#{API}/all")', 'client.get(API_URL)'],
  isNot: ['client.get(url)', 'client.get("https://a.io")'],
}

export const servesMcpByManifest: Words = {
  because:
    'The dependency by which a program serves MCP, in its manifest: https://www.nuget.org/packages/ModelContextProtocol, https://crates.io/crates/rmcp, ' +
    'https://rubygems.org/gems/mcp, https://packagist.org/packages/laravel/mcp.',
  pattern: oneOf(
    'm',
    /\bInclude="ModelContextProtocol(?:\.AspNetCore|\.Core)?"/,
    /^(?:rmcp|rust-mcp-sdk)\s{0,4}(?:=|\.)|^\[dependencies\.(?:rmcp|rust-mcp-sdk)\]/,
    /^\s{0,8}gem\s{0,4}\(?["'](?:mcp|fast-mcp|model-context-protocol-rb|action_mcp|actionmcp)["']/,
    /"(?:laravel\/mcp|php-mcp\/(?:server|laravel)|mcp\/sdk|logiscape\/mcp-sdk-php|opgginc\/laravel-mcp-server)"\s?:/,
  ),
  is: [
    '<PackageReference Include="ModelContextProtocol.AspNetCore" Version="0.4.0" />',
    'rmcp = { version = "0.8" }',
    'gem "mcp"',
    '"laravel/mcp": "^0.2"',
  ],
  isNot: ['<PackageReference Include="ModelContextProtocolClient" />', 'gem "mcp_client"', '"acme/mcp": "1"', 'reqwest = "0.12"'],
}

export const isOfMcpServer: Words = {
  because:
    'What only a server of MCP names, as a client depends on the same package: https://csharp.sdk.modelcontextprotocol.io, https://docs.rs/rmcp, ' +
    'https://github.com/modelcontextprotocol/ruby-sdk, https://laravel.com/docs/mcp.',
  pattern: oneOf(
    '',
    /\bModelContextProtocol\.(?:Server|AspNetCore)\b|\bMcpServer(?:Tool|Prompt|Resource)|\b(?:MapMcp|AddMcpServer)\(/,
    /\brmcp::handler::server\b|\brmcp::[^;]{0,400}\b(?:tool|tool_router|tool_handler|RoleServer|ServerHandler)\b|\brust_mcp_sdk::(?:mcp_server|macros)\b/,
    /\bMCP::(?:Tool|Server)\b|\bFastMcp\b|\bActionMCP\b|\bActionTool::Base\b/,
    /\bLaravel\\Mcp\b|\bMcp::(?:web|local)\(|\bPhpMcp\\(?:Server|Laravel)\b|\bMcp\\Server\b|#\[McpTool\b|\bOPGG\\LaravelMcpServer\b/,
  ),
  is: [
    'using ModelContextProtocol.Server;',
    '[McpServerToolType]',
    'use rmcp::{model::*, tool, tool_router};',
    'use rmcp::handler::server::tool::Extension;',
    'class Find < MCP::Tool',
    'use Laravel\\Mcp\\Response;',
  ],
  isNot: ['using ModelContextProtocol.Client;', 'use rmcp::{RoleClient, ServiceExt};', 'MCP::Client.new', 'use App\\Mcp\\Desk;'],
}

// Health, metadata and sign-in are answered by MCP servers as well.
const OTHER_ROUTE =
  /["']\/?(?![/"']|mcp|sse|messages?\b|health|live|ready|ping|status|metrics|version|\.well-known|oauth|auth|login|token|register|callback|favicon)/

export const answersOtherClients: Words = {
  because: 'A controller, proxy or route of a program that answers other clients than those of MCP.',
  pattern: oneOf(
    'm',
    /:\s{0,4}Controller(?:Base)?\b|\[ApiController\]|\bMapReverseProxy\b|\bApplicationController\b|<\s{0,4}ActionController::|\bextends Controller\b/,
    /\bRoute::(?:get|post|put|patch|delete|any|match|resource|apiResource)\(/,
    inTurn('', /(?:\.Map(?:Get|Post|Put|Patch|Delete)|\.route)\(\s{0,40}/, OTHER_ROUTE),
    inTurn('', /^\s{0,12}(?:get|post|put|patch|delete) /, OTHER_ROUTE, /[^"'\n]{0,80}["'] do\b/),
  ),
  is: [
    'class Desk : ControllerBase',
    'class DeskController < ApplicationController',
    'class Desk extends Controller',
    'app.MapGet("/crew", List)',
    '.route("/crew", get(crew))',
    'get "/crew" do',
    "Route::get('/crew', CrewList::class)",
  ],
  isNot: [
    'class MailTools(HttpClient http)',
    'class ListMail < MCP::Tool',
    'app.MapGet("/health", Fine)',
    '.route("/mcp", post(answer))',
    'post "/mcp" do',
    'get "https://api.acme.io/crew"',
  ],
}
