import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'

// The crates `oauth2` and `openidconnect`: https://docs.rs/oauth2, https://docs.rs/openidconnect.

export const rustStateMaker: Words = {
  because: 'What makes the state of a request.',
  pattern: /\bCsrfToken\b/,
  is: ['CsrfToken::new_random', 'use oauth2::CsrfToken;'],
  isNot: ['csrf_token', 'CsrfTokenStore'],
}

export const rustRandomState: Words = {
  because: 'A state that nobody can guess.',
  pattern: /\bCsrfToken::new_random\b/,
  is: ['client.authorize_url(CsrfToken::new_random)'],
  isNot: ['CsrfToken::new("fixed".into())'],
}

export const rustAuthorizationCall: Words = {
  because: 'A request for authorization; its first group is what the state and the nonce are made of.',
  pattern: inTurn('g', /\.authorize_url\(\s{0,40}/, /([^;{}]{0,200}?CsrfToken[^;]{0,300})/),
  is: ['client.authorize_url(CsrfToken::new_random).url()'],
  isNot: ['client.authorize_url()', 'client.exchange_code(code)'],
}

export const rustOtherFlow: Words = {
  because: 'Another flow than that of a code.',
  pattern: /use_implicit_flow|set_response_type|AuthenticationFlow(?:::<[^>]{0,80}>)?::(?:Implicit|Hybrid)/,
  is: ['client.authorize_url(CsrfToken::new_random).use_implicit_flow()', 'AuthenticationFlow::<CoreResponseType>::Implicit(true)'],
  isNot: ['CoreAuthenticationFlow::AuthorizationCode', 'client.authorize_url(CsrfToken::new_random).url()'],
}

export const rustAuthorizationAddress: Words = {
  because: 'The address of an authorization endpoint; its first group is the host.',
  pattern: /AuthUrl::new\(\s{0,40}(?:\w{1,20}!?\()?"https:\/\/([\w.-]{3,80})/g,
  is: ['AuthUrl::new("https://id.berthplan.io/authorize".into())'],
  isNot: ['TokenUrl::new("https://id.berthplan.io/token".into())', 'AuthUrl::new(config.authorize.clone())'],
}

export const rustClientMaker: Words = {
  because: 'What makes a client of an authorization server; other crates have a `Client::new` of their own.',
  pattern: oneOf(
    '',
    /\b(?:Basic|Core)Client::(?:new|from_provider_metadata)\(/,
    /(?<!\w::)\bClient::new\(\s{0,40}(?:\w{1,40}::){0,3}ClientId\b/,
    /\b(?:oauth2|openidconnect)::Client::new\(/,
  ),
  is: ['BasicClient::new(id)', 'CoreClient::from_provider_metadata(metadata, id, None)', 'Client::new(ClientId::new(id))', 'oauth2::Client::new(id)'],
  isNot: ['reqwest::Client::new()', 'Client::new()', 'hyper::Client::new(ClientIdentity)'],
}

export const rustSecretGiven: Words = {
  because: 'Where a client is given its secret, up to it: a client of the crates, or the form of a token request.',
  pattern: oneOf('', /\bClientSecret::new\(/, /\(\s{0,20}"client_secret"\s{0,4},\s{0,4}&?/),
  is: ['ClientSecret::new(SECRET.to_string())', '("client_secret", CLIENT_SECRET)'],
  isNot: ['ClientSecret::from(x)', '("client_id", CLIENT_ID)'],
}

export const desktopCrate: Words = {
  because: 'A dependency that draws the windows of a desktop app: https://v2.tauri.app, https://docs.rs/eframe, https://iced.rs, https://slint.dev, https://gtk-rs.org',
  pattern: /^\s{0,8}(?:\[dependencies\.)?(?:tauri|eframe|iced|slint|fltk|gtk4|relm4|wry|druid)(?:\s{0,8}=|\])/m,
  is: ['tauri = "2"', '[dependencies.iced]', 'eframe = { version = "0.29" }'],
  isNot: ['tauri-build = "2"', 'axum = "0.8"', '# iced is not used'],
}

export const commandCrate: Words = {
  because: 'A dependency that reads the options of a command line: https://docs.rs/clap, https://docs.rs/argh, https://docs.rs/lexopt, https://docs.rs/bpaf',
  pattern: /^\s{0,8}(?:\[dependencies\.)?(?:clap|structopt|argh|lexopt|pico-args|bpaf|gumdrop|docopt)(?:\.workspace)?(?:\s{0,8}=|\])/m,
  is: ['clap = "4"', '[dependencies.argh]', 'clap.workspace = true', 'lexopt = { version = "0.3" }'],
  isNot: ['clap_complete = "4"', 'axum = "0.8"', '# clap is not used'],
}

export const servingCrate: Words = {
  because: 'A dependency of a program that serves others, whose options its operator gives: https://docs.rs/axum, https://actix.rs, https://rocket.rs',
  pattern: /^\s{0,8}(?:\[dependencies\.)?(?:axum|actix-web|rocket|poem|salvo|tide|tonic|lambda_http|lambda_runtime)(?:\.workspace)?(?:\s{0,8}=|\])/m,
  is: ['axum = "0.8"', '[dependencies.rocket]', 'actix-web.workspace = true'],
  isNot: ['tiny_http = "0.12"', 'axum-extra = "0.10"', 'reqwest = "0.12"'],
}

export const opensPage: Words = {
  because: 'What opens the browser of whoever runs the program: https://docs.rs/open, https://docs.rs/webbrowser, https://docs.rs/opener',
  pattern: /\bopen::(?:that|with|commands)\w{0,20}\(|\bwebbrowser::open\w{0,20}\(|\bopener::open\w{0,20}\(|Command::new\(\s{0,20}"(?:xdg-open|open)"/,
  is: ['open::that(url.as_str())?;', 'webbrowser::open(&url)', 'open::that_detached(url)', 'opener::open_browser(url)', 'Command::new("xdg-open")'],
  isNot: ['File::open(path)', 'std::fs::open(path)', 'reopen::that_file'],
}

export const uploadsPrograms: Words = {
  because: 'What gives people the program that a workflow has built: https://cli.github.com/manual/gh_release_upload, https://github.com/softprops/action-gh-release, https://opensource.axo.dev/cargo-dist/',
  pattern: /\bgh release (?:create|upload)\b|action-gh-release|upload-rust-binary-action|upload-release-asset|ncipollo\/release-action|\bcargo publish\b|\bcargo-dist\b|\bdist build\b/,
  is: ['gh release upload "$TAG" target/release/desk', 'uses: softprops/action-gh-release@v2', 'run: cargo publish', 'uses: taiki-e/upload-rust-binary-action@v1'],
  isNot: ['run: cargo build --release', 'gh release list', 'uses: actions/upload-artifact@v4'],
}

/** What Tauri's apps are configured in: https://v2.tauri.app/reference/config/ */
export const desktopConfigurations = ['tauri.conf.json', 'tauri.conf.json5', 'Tauri.toml'] as const
