import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What handlers in Rust are given of a request, by the names of its web frameworks.

export const bindsHeaders: Words = {
  because: 'The type of all headers of a request: https://docs.rs/http/latest/http/header/struct.HeaderMap.html.',
  pattern: /(?:&(?:mut )?)?(?!reqwest::)(?:\w{1,20}::){0,3}HeaderMap\b/,
  is: ['HeaderMap', '&HeaderMap', 'http::HeaderMap', 'axum::http::HeaderMap<HeaderValue>'],
  isNot: ['HashMap<String, String>', 'HeaderValue'],
}

export const answersInRust: Words = {
  because:
    'Frameworks of servers: https://docs.rs/axum, https://docs.rs/actix-web, https://docs.rs/rocket, https://docs.rs/warp and others.',
  pattern: /\b(?:axum(?:_extra)?|actix_web|rocket|warp|poem|salvo|tonic|tide|ntex|lambda_http|hyper::(?:server|service)|tower_http)::/,
  is: ['use axum::http::HeaderMap', 'actix_web::web', 'use hyper::service::service_fn'],
  isNot: ['use reqwest::header::HeaderMap', 'hyper::client', 'use http::HeaderMap'],
}

export const asksInRust: Words = {
  because: 'The headers of an answer, as a client imports their type: https://docs.rs/reqwest/latest/reqwest/header/struct.HeaderMap.html.',
  pattern: /\buse reqwest::(?:header::)?(?:\{[^;]{0,300})?\bHeaderMap\b/,
  is: ['use reqwest::header::HeaderMap', 'use reqwest::{header::{HeaderMap, ACCEPT}, Client}'],
  isNot: ['use http::HeaderMap', 'use reqwest::Client;\nuse http::HeaderMap'],
}

export const readsAuthorization: Words = {
  because: 'The header that has the credential of a caller, as it is read of all headers of a request.',
  pattern: inTurn('i', /\bheaders(?:\(\))?\s{0,40}\.get\(\s{0,4}(?:(?:\w{1,20}::){0,4}AUTHORIZATION|"authorization")\s{0,4}\)/),
  is: ['headers.get(AUTHORIZATION)', 'req.headers().get(http::header::AUTHORIZATION)', 'headers.get("Authorization").unwrap()'],
  isNot: ['headers.get("accept")', 'headers.contains_key(AUTHORIZATION)', 'response.status()'],
}

export const setsCookieInRust: Words = {
  because:
    'Calls that put a cookie into the headers of an answer, with their name as one of the groups: https://docs.rs/http/latest/http/header/constant.SET_COOKIE.html.',
  pattern: oneOf(
    '',
    /\b(\w{0,20}headers)\.(?:insert|append)\(\s{0,40}(?:\w{1,20}::){0,3}(?:SET_COOKIE|"[sS]et-[cC]ookie")/,
    /\b\w{0,20}set_\w{0,12}cookie\w{0,12}\(\s{0,40}&mut (\w{0,20}headers)\b/,
  ),
  is: ['headers.append(SET_COOKIE, cookie)', 'headers.insert(http::header::SET_COOKIE, value)', 'header_set_cookie(&mut headers, name'],
  isNot: ['headers.get(SET_COOKIE)', 'headers.insert(CONTENT_TYPE, value)', 'set_cookie(jar, name)'],
}

export const typedForTokens: Words = {
  because: 'A value of a type that is named for tokens or a sign-in, as a declaration or the type of a call says.',
  pattern: inTurn(
    '',
    /(?::\s?|::<)&?(?:\w{1,20}::){0,3}/,
    /(?!Option\b|Result\b)\w{0,40}(?:Token|Credential|Secret|Login|OAuth)\w{0,20}\b(?!::)/,
  ),
  is: [': OidcTokenResponse', 'json::<TokenResponse>', ': &types::Credentials', '::<StoredToken>'],
  isNot: [': Response', 'json::<Rows>', 'use crate::errors::OAuth2Error::New', ': Option<String>'],
}

export const wrapsShown: Words = {
  because: 'Types whose `Debug` shows what they hold, up to its type: https://doc.rust-lang.org/std/fmt/trait.Debug.html#implementors.',
  pattern: /(?:\w{1,20}::){0,3}\b(?:Arc|Rc|Box|Option|Vec|Result|Data|State|Extension|Json)<\s?&?/,
  is: ['Arc<', 'Option<Vec<', 'web::Data<'],
  isNot: ['Zeroizing<Config>', 'Secret<Config>'],
}

export const keepsRows: Words = {
  because:
    'Types of the rows of a table, in which what is kept of a password is mostly its hash: https://docs.rs/sqlx/latest/sqlx/trait.FromRow.html.',
  pattern: /\b(?:FromRow|Queryable|Selectable|Insertable|DeriveEntityModel)\b/,
  is: ['#[derive(Debug, sqlx::FromRow)]', '#[derive(Queryable, Debug)]'],
  isNot: ['#[derive(Debug, Deserialize)]'],
}

export const extractsRequest: Words = {
  because: 'What is behind the name of a handler’s parameter that is made of the query or the body of a request, with its type.',
  pattern: inTurn(
    '',
    /\s?:\s?(?:\w{1,20}::){0,3}(?:Json|Form|Query|ValidatedJson|Valid<Json)<\s?(?:\w{1,40}::){0,4}/,
    /([A-Z]\w{1,60})\s?>/,
  ),
  is: [': Query<Callback>', ': web::Json<LoginRequest>', ': Form<dto::SignIn>'],
  isNot: [': State<AppState>', ': String', ': Json<Vec<Row>>'],
}

export const redeemsInRust: Words = {
  because: 'Calls and fields by which an authorization code is redeemed: https://docs.rs/oauth2/latest/oauth2/, RFC 6749 section 4.1.3.',
  pattern: oneOf('', /\bexchange_(?:authorization_)?code\w{0,12}\(|\bAuthorizationCode::new\(/, /"authorization_code"/),
  is: ['client.exchange_code(AuthorizationCode::new(code))', '("grant_type", "authorization_code")', 'exchange_code_for_token(&code)'],
  isNot: ['exchange_rate(code)', 'authorization_codes'],
}

export const otherCode: Words = {
  because: 'What has or gives codes that say how something went.',
  pattern: /err|status|exit|resp|result|output|panic|http/i,
  is: ['error', 'response', 'resp.status()', 'process::exit', 'http_error'],
  isNot: ['params', 'query', 'data', 'form', 'payload'],
}

export const leavesLittle: Words = {
  because: 'Calls of Rust that make a flag, a number, a mask or a part of a header.',
  pattern:
    /\b(?:is_\w{1,20}|len|starts_with|ends_with|contains|chars|take|mask\w{0,20}|redact\w{0,20}|hash\w{0,20}|digest|parse|decode\w{0,20}|verify\w{0,20})\(|\[\.\.|==/,
  is: ['.is_some()', '.map(|one| one.len())', 'mask_header(one)', '[..4]'],
  isNot: ['.unwrap()', '.and_then(|v| v.to_str().ok())', '.strip_prefix("Bearer ")'],
}

export const keepsCookies: Words = {
  because: 'Crates by which a server in Rust takes and sets cookies.',
  pattern: /\b(?:actix_web|axum_extra|tower_cookies|cookie|rocket|poem|salvo|warp)\b/,
  is: ['use actix_web::HttpRequest;', 'use axum_extra::extract::CookieJar;', 'use cookie::Cookie;'],
  isNot: ['use reqwest::Client;', 'let cookies = 1;'],
}

export const cookiesTaken: Words = {
  because:
    'All cookies of a request, as they are taken of it: https://docs.rs/actix-web/latest/actix_web/struct.HttpRequest.html#method.cookies',
  pattern: /^(?:self\.)?(?:http_)?(?:req|request)\.cookies\(\)(?:\.(?:unwrap|iter|list|expect)\([^)]{0,60}\)|\?){0,3}$/,
  is: ['req.cookies()', 'request.cookies().unwrap()', 'req.cookies()?', 'http_req.cookies()'],
  isNot: ['req.cookie("theme")', 'req.cookies().len()', 'client.cookies()'],
}

export const cookiesLooped: Words = {
  because: 'What gives cookies one by one: those of a request, or of a jar. https://docs.rs/cookie/latest/cookie/struct.CookieJar.html',
  pattern: oneOf(
    '',
    /^&?(?:\w{1,30}\.){0,2}cookies(?:\(\))?(?:\.(?:iter|unwrap|list)\(\)){0,2}$/,
    /^&?(?:\w{1,30}_)?jar\.(?:iter|delta)\(\)$/,
  ),
  is: ['cookies.iter()', 'req.cookies().unwrap().iter()', 'jar.delta()', '&cookies', 'cookie_jar.iter()'],
  isNot: ['cookie_names.iter()', 'items.iter()', 'jar.len()', 'cookies.iter().map(name)'],
}

export const headersTaken: Words = {
  because:
    'All headers of a request, as they are taken of it: https://docs.rs/actix-web/latest/actix_web/struct.HttpRequest.html#method.headers',
  pattern: /^&?(?:\w{1,20}_)?(?:req|request|parts)\.headers(?:\(\))?(?:\.clone\(\))?$/,
  is: ['req.headers()', 'request.headers().clone()', '&parts.headers', 'http_req.headers()'],
  isNot: ['response.headers()', 'req.headers().len()', 'req.headers().get("accept")'],
}

export const eachInRust: Words = {
  because: 'A loop over the names and values of a map in Rust: what is gone through, and the value.',
  pattern: oneOf(
    '',
    /\bfor \(\w{1,40}, (?<item>\w{1,40})\) in (?<through>[&\w.:()]{1,80}?) \{/,
    /(?<![\w.:()&])(?<of>[\w.:()]{1,80}?)\.for_each\(\|\(\w{1,40}, (?<each>\w{1,40})\)\|/,
  ),
  is: ['for (k, v) in std::env::vars() {', 'for (name, value) in &headers {', 'env::vars().for_each(|(k, v)| show(k, v))'],
  isNot: ['for row in rows {', 'for (i, row) in rows.iter().enumerate().map(|one| one) {', 'rows.for_each(|row| show(row))'],
}

export const valueInRust: Words = {
  because: 'A value, or its text.',
  pattern: oneOf(
    '',
    /^(\w{1,40})(?:\.(?:to_str|unwrap|unwrap_or|unwrap_or_default|expect|clone|to_string|to_string_lossy|as_str)\([^()\n]{0,40}\)){0,3}$/,
  ),
  is: ['value', 'value.to_str().unwrap_or("")', 'v.to_string()'],
  isNot: ['value.len()', 'mask(value)', 'key == value'],
}
