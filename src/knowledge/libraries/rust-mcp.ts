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
  pattern: /\b(?:TcpListener::bind|SseServer::serve|Server::bind)\(\s{0,40}((?:[^()]|\((?:[^()]|\([^()]{0,80}\)){0,120}\)){1,160})\)/,
  is: ['TcpListener::bind("0.0.0.0:8000")', 'TcpListener::bind(&format!("{}:{}", host, port))', 'SseServer::serve(ADDRESS.parse()?)'],
  isNot: ['UnixListener::bind("/run/desk.sock")', 'listener.local_addr()'],
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
