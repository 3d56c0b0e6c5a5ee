import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'

// MCP servers of Rust: https://docs.rs/rmcp

export const makesServerInRust: Words = {
  because: 'What answers MCP over the network: https://docs.rs/rmcp/latest/rmcp/transport/streamable_http_server/tower/struct.StreamableHttpService.html',
  pattern: /\bStreamableHttpService(?:::<[^>\n]{0,80}>)?::new\(|\bSseServer::(?:serve|new)\w{0,20}\(/,
  is: ['StreamableHttpService::new(', 'SseServer::serve(address)', 'SseServer::new(config)'],
  isNot: ['StreamableHttpClientTransport::from_uri(', 'use rmcp::transport::streamable_http_server::StreamableHttpService;'],
}

export const bindsInRust: Words = {
  because: 'Where a program listens; the group is what it is given: https://docs.rs/tokio/latest/tokio/net/struct.TcpListener.html#method.bind',
  pattern: inTurn(
    '',
    /(?:\b(?:TcpListener::bind|SseServer::serve|Server::bind|axum_server::bind\w{0,20})|\.bind(?<=\bHttpServer::new\([\s\S]{0,2000}?)\w{0,20})/,
    /\(\s{0,40}((?:[^()]|\((?:[^()]|\([^()]{0,80}\)){0,120}\)){1,160})\)/,
  ),
  is: ['axum_server::bind(address)', 'HttpServer::new(|| App::new()).bind(("0.0.0.0", 8000))', 'TcpListener::bind("0.0.0.0:8000")', 'TcpListener::bind(&format!("{}:{}", host, port))', 'SseServer::serve(ADDRESS.parse()?)'],
  isNot: ['UnixListener::bind("/run/desk.sock")', 'listener.local_addr()'],
}

export const comparedInRust: Words = {
  because: 'A text that something is compared with, which is given to nothing.',
  pattern: /(?<=[=!]=\s{0,4}&?)"[^"\n]{0,60}"|"[^"\n]{0,60}"(?=\s{0,4}(?:[=!]=|=>|\|\s{0,4}"))|(?<=\b(?:eq|ne|starts_with|contains|eq_ignore_ascii_case)\(\s{0,4}&?)"[^"\n]{0,60}"/,
  is: ['host == "0.0.0.0"', '"0.0.0.0" => ', 'host.eq("0.0.0.0")', 'host != "127.0.0.1"'],
  isNot: ['host = "0.0.0.0"', 'bind("0.0.0.0:8000")'],
}

export const pathGivenInRust: Words = {
  because: 'A route whose path is made of a name, which may be known to few: https://docs.rs/axum/latest/axum/struct.Router.html#method.nest_service',
  pattern: /\.(?:nest|nest_service|route|route_service)\(\s{0,80}(?![\s"]|r#?"|&?(?:\w{1,60}::){0,4}[A-Z][A-Z\d_]{0,60}\s{0,4},)|\bweb::(?:scope|resource)\(\s{0,80}(?![\s"]|&?(?:\w{1,60}::){0,4}[A-Z][A-Z\d_]{0,60}\s{0,4}\))/,
  is: ['.nest_service(&format!("/{secret}/mcp"), service)', '.route(&path, get(answer))', 'web::scope(&path)'],
  isNot: ['.nest_service("/mcp", service)', '.route(\n    "/mcp", get(answer))', '.nest_service(MCP_PATH, service)', 'web::scope("/mcp")'],
}

export const pathByDefaultInRust: Words = {
  because: 'An option of a command line that is a path unless somebody gives another; the last group is its field: https://docs.rs/clap/latest/clap/_derive/',
  pattern: inTurn(
    '',
    /#\[(?:arg|clap|structopt)\([^\]]{0,400}?\bdefault_value(?:_t)?\s{0,4}=\s{0,4}(?:String::from\()?"\/[^"\n]{0,120}"[^\]]{0,400}\]/,
    /\s{0,400}(?:pub(?:\([^()]{0,20}\))?\s{1,4})?(\w{1,60})\s{0,4}:/,
  ),
  is: ['#[arg(long, default_value = "/mcp")]\n    path: String', '#[clap(long, env = "DESK_PATH", default_value_t = String::from("/mcp"))] pub mcp_path:'],
  isNot: ['#[arg(long)]\n    path: String', '#[arg(long, default_value = "localhost")] host: String', '#[arg(long, default_value = "/mcp")] #[arg(skip)]'],
}

export const writtenPathInRust: Words = {
  because: 'A path as it is written, or what stands in its place: https://doc.rust-lang.org/std/option/enum.Option.html#method.unwrap_or',
  pattern: /^(?:String::from\()?"[^"\n]{0,120}"\)?$|\.unwrap_or(?:_else)?\(\s{0,40}(?:\|\w{0,20}\|\s{0,4})?(?:String::from\()?"\/[^"\n]{0,120}"/,
  is: ['"/mcp"', 'String::from("/mcp")', 'env::var("DESK_PATH").unwrap_or_else(|_| "/mcp".to_string())'],
  isNot: ['format!("/{secret}/mcp")', 'env::var("DESK_PATH").unwrap_or_default()', 'env::var("DESK_PATH")?'],
}

export const routerInRust: Words = {
  because: 'A new router or application: https://docs.rs/axum/latest/axum/struct.Router.html',
  pattern: /^(?:axum::)?Router(?:::<[^<>]{0,60}>)?::new\(/,
  is: ['Router::new()', 'axum::Router::new()', 'Router::<State>::new()'],
  isNot: ['ToolRouter::new()', 'guard(Router::new())'],
}

export const methodOfRouterInRust: Words = {
  because: 'Methods of routers and of the services in them that put no check in front but layers: https://docs.rs/axum/latest/axum/struct.Router.html',
  pattern: oneOf(
    '',
    /^(?:new|route|route_service|nest|nest_service|merge|layer|route_layer|fallback|fallback_service|method_not_allowed_fallback|with_state)$/,
    /^(?:into_make_service\w{0,40}|into_service|as_service|clone|into|without_v07_checks|has_routes|await|unwrap|expect|context|map_err|boxed)$/,
    /^(?:with_service\w{0,20}|config|cancel|cancelled|child_token|as_ref|to_owned|run|start|serve|unwrap_or\w{0,20}|ok|with_graceful_shutdown)$/,
  ),
  is: ['nest_service', 'into_make_service_with_connect_info', 'with_state'],
  isNot: ['require_bearer', 'guarded'],
}

export const keepsRouterInRust: Words = {
  because: 'Methods that are given a router or a service and leave it as it is.',
  pattern: oneOf(
    '',
    /^(?:route|route_service|nest|nest_service|merge|fallback|fallback_service|service|serve|serve_connection\w{0,20}|push|insert|mount)$/,
    /^(?:with_state|app_data|configure|map|layer|route_layer|wrap|send|unwrap_or|into|and_then|serve_with_shutdown|run|start|spawn)$/,
  ),
  is: ['nest_service', 'merge', 'serve_connection_with_upgrades'],
  isNot: ['protect', 'require_bearer'],
}

export const takesRouterInRust: Words = {
  because: 'Functions of libraries that are given a router or a service and put no check in front: https://docs.rs/axum/latest/axum/fn.serve.html',
  pattern: oneOf(
    '',
    /^(?:axum::)?serve$|^(?:axum::)?(?:routing::)?(?:any|get|post|any_service|get_service|post_service)$|^(?:axum::)?Router::\w{1,20}$/,
    /^(?:axum::)?(?:extract::)?(?:Extension|State|Json)$|^(?:Some|Ok|Err|drop|if|match|while|return|in|Data::new|web::Data::new)$|^(?:std::\w{1,10}::)?(?:Arc|Box|Rc|Mutex|RwLock)::\w{1,20}$/,
    /^(?:\w{1,40}::){0,3}TowerToHyperService::new$|^(?:tokio::)?(?:task::)?spawn$|^(?:\w{1,40}::){0,3}(?:IntoMakeService|NormalizePath|NormalizePathLayer|ServiceExt)::\w{1,30}$/,
    /^(?:std::)?(?:mem::)?(?:drop|take|replace)$|^(?:[a-z]\w{1,20}::){0,2}join$|^(?:axum_server::)?(?:bind\w{0,20}|from_tcp\w{0,20})$/,
  ),
  is: ['axum::serve', 'serve', 'Extension', 'Arc::new', 'Router::new'],
  isNot: ['http_guard::require_bearer', 'protect', 'http_guard::serve'],
}

export const looksAtCallersInRust: Words = {
  because: 'What may look at a request before it is answered: middleware, extractors, headers, checks of tokens. https://docs.rs/axum/latest/axum/middleware/',
  pattern: oneOf(
    '',
    /\bfrom_(?:fn|extractor)\w{0,20}\b|\bmap_request\w{0,20}\b|\bValidateRequest\w{0,20}|\b\w{0,40}(?:Auth|Jwt|Oidc|Session|Token|Key)\w{0,30}(?:Layer|Middleware)\b/,
    /\bFromRequest(?:Parts)?\b|\bTypedHeader\b|\bHeaderMap\b|\brequest::Parts\b|\bParts>|\bextensions(?:\(\))?\.get\b|\bheaders(?:\(\))?\.get\(|\bheader::Header\b/,
    /\bService<(?:http::)?(?:Request|req)|\bNext\b|\bserver_auth|\baxum_(?:auth|login|oidc)\b|\bjsonwebtoken::|\bdecode::<|\bauthorize\(|\bAuthorizationManager\b/,
    /\bclient_auth|\bwith_client_cert|\bWebPkiClientVerifier\b|\bConnectInfo\b|\bpeer_addr\(/,
  ),
  is: ['middleware::from_fn_with_state(state, check)', 'headers.get("authorization")', 'Extension(parts): Extension<http::request::Parts>', 'AuthLayer::new('],
  isNot: ['client.get(url).bearer_auth(&key)', 'CorsLayer::permissive()', 'Router::new().nest_service("/mcp", service)'],
}

export const refusesInRust: Words = {
  because: 'How a server that is written by hand refuses whoever it does not know: https://docs.rs/http/latest/http/status/struct.StatusCode.html',
  pattern: /\b(?:UNAUTHORIZED|FORBIDDEN)\b|\bUnauthori[sz]ed\b|\bForbidden\b|\bconstant_time_eq\b|\bct_eq\b/,
  is: ['StatusCode::UNAUTHORIZED', 'HttpResponse::Forbidden()', 'key.ct_eq(shown)'],
  isNot: ['StatusCode::BAD_REQUEST', 'unauthorized_users'],
}

export const addsLayerInRust: Words = {
  because: 'What runs in front of the routes of a program; the group is what it is given.',
  pattern: /\.(?:layer|route_layer|wrap|wrap_fn|service_layer)\(\s{0,40}([\w:&]{1,120})/,
  is: ['.layer(CorsLayer::permissive())', '.route_layer(gate)', '.wrap(Logger::default())'],
  isNot: ['.with_state(state)', 'fmt::layer()'],
}

export const harmlessLayer: Words = {
  because: 'Layers that let everybody pass, by their type or name: https://docs.rs/tower-http/latest/tower_http/',
  pattern: /(?:^|::|_)(?:Cors|cors|Trace|trace|Timeout|timeout|Compression|compression|RequestBodyLimit|DefaultBodyLimit|SetRequestId|PropagateRequestId|CatchPanic|NormalizePath|Logger|Extension|SetResponseHeader|SetSensitive|OtelAxum|ConcurrencyLimit|LoadShed)/,
  is: ['CorsLayer::new', 'cors', 'tower_http::trace::TraceLayer::new_for_http', 'Extension'],
  isNot: ['gate', 'AuthLayer::new', 'ServiceBuilder::new', 'require_key'],
}

const ANY = oneOf('', /"(?:0\.0\.0\.0|\[::\])[:"]/, /\[0(?:u8)?, ?0, ?0, ?0\]/, /\bIpv[46]Addr::UNSPECIFIED\b/)

export const allAddressesInRust: Words = {
  because: 'All addresses of a machine.',
  pattern: ANY,
  is: ['"0.0.0.0:8000"', '("0.0.0.0", 8000)', 'SocketAddr::from(([0, 0, 0, 0], port))', '(Ipv4Addr::UNSPECIFIED, port)'],
  isNot: ['"127.0.0.1:8000"', '"10.0.0.0:80"'],
}

export const loopbackInRust: Words = {
  because: 'This machine alone.',
  pattern: /127\.0\.0\.1|\blocalhost\b|\[127, ?0, ?0, ?1\]|\bLOCALHOST\b|"\[?::1/,
  is: ['"127.0.0.1:8000"', '[127, 0, 0, 1]', 'Ipv4Addr::LOCALHOST'],
  isNot: ['"0.0.0.0:8000"'],
}

export const toolInRust: Words = {
  because: 'A method that is a tool, with what is said of it: https://docs.rs/rmcp-macros/latest/rmcp_macros/attr.tool.html',
  pattern: inTurn(
    '',
    /((?:^[ \t]{0,40}\/\/\/[^\n]{0,300}\n){0,12})[ \t]{0,40}#\[(?:rmcp::)?tool(?:\(((?:[^()\]"]|"(?:[^"\\]|\\.){0,2000}"|\((?:[^()"]|"[^"\n]{0,200}"){0,200}\)){0,200})\))?\]/,
    /\s{0,80}(?:pub(?:\(crate\))?\s{1,4})?(?:async\s{1,4})?fn\s{1,4}(\w{1,80})/,
  ),
  is: ['#[tool(description = "Delete an order")]\n    async fn delete_order', '    /// Find an order.\n    #[tool]\n    pub async fn find'],
  isNot: ['#[tool_router]\nimpl Desk', '#[tokio::main]\nasync fn main'],
}

/** Words of which one is in every file with a server. */
export const rustMcpWords = ['StreamableHttpService', 'SseServer'] as const
