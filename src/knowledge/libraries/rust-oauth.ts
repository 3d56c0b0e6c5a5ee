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

export const rustReadsAnswer: Words = {
  because: 'What takes the answer in the same function: a person pastes it, or the program listens for it itself.',
  pattern: /\bstdin\b|\bread_line\(|\bTcpListener\b|\btiny_http\b|\bServer::http\(|\binquire::|\bdialoguer::/,
  is: ['io::stdin().read_line(&mut code)?', 'TcpListener::bind("127.0.0.1:0")'],
  isNot: ['Redirect::to(url.as_str())', 'exchange_code(code)'],
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

export const rustAddsScope: Words = {
  because: 'What a request for authorization is told to ask for: https://docs.rs/oauth2/latest/oauth2/struct.AuthorizationRequest.html#method.add_scope',
  pattern: /\.add_scopes?\(/g,
  is: ['.add_scope(Scope::new("repo".to_string()))', '.add_scopes(scopes)'],
  isNot: ['.scopes()', 'add_scope(name)'],
}

export const rustScope: Words = {
  because: 'A scope that is written out; its first group is the text.',
  pattern: /\bScope::new\(\s{0,20}(?:\w{1,20}::from\(\s{0,20})?"([^"\s]{2,300})"/g,
  is: ['Scope::new("repo".to_string())', 'oauth2::Scope::new(String::from("repo"))'],
  isNot: ['Scope::new(scope.clone())', 'RateScope::new("a")'],
}

export const rustScopeList: Words = {
  because: 'A list of scopes by its name, or given where yup-oauth2 takes one: https://docs.rs/yup-oauth2/latest/yup_oauth2/authenticator/struct.Authenticator.html#method.token',
  pattern: inTurn(
    'gi',
    oneOf('', /\b(\w{0,40}scopes)\b(?:\s{0,4}:[^=;\n]{1,80})?\s{0,4}=\s{0,4}/, /\.token\(\s{0,20}/),
    /&?(?:vec!)?\[([^\][]{1,2000})\]/,
  ),
  is: ['let scopes = &["https://mail.google.com/"];', 'const SCOPES: &[&str] = &["https://mail.google.com/"];', 'auth.token(&["https://mail.google.com/"])'],
  isNot: ['let scopes = config.scopes();', 'let hosts = &["https://mail.google.com/"];'],
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
  because: 'A dependency of a program that serves others, whose options its operator gives: https://docs.rs/axum, https://actix.rs, https://rocket.rs, https://docs.rs/warp, https://docs.rs/hyper',
  pattern: oneOf(
    'm',
    inTurn(
      '',
      /^\s{0,8}(?:\[dependencies\.)?/,
      /(?:axum|actix-web|rocket|poem|poem-openapi|salvo|tide|tonic|warp|ntex|gotham|trillium|viz|lambda_http|lambda_runtime)/,
      /(?:\.workspace)?(?:\s{0,8}=|\])/,
    ),
    /^\s{0,8}hyper(?:-util)?\s{0,8}=\s{0,8}\{[^}]{0,300}"(?:server|full)/,
    /^\[dependencies\.hyper(?:-util)?\]/,
  ),
  is: ['axum = "0.8"', '[dependencies.rocket]', 'actix-web.workspace = true', 'warp = "0.3"', 'hyper = { version = "1", features = ["server"] }'],
  isNot: ['tiny_http = "0.12"', 'axum-extra = "0.10"', 'reqwest = "0.12"', 'hyper = "1"', 'hyper-tls = "0.6"'],
}

export const opensPage: Words = {
  because: 'What opens the browser of whoever runs the program: https://docs.rs/open, https://docs.rs/webbrowser, https://docs.rs/opener',
  pattern: /\bopen::(?:that|with|commands)\w{0,20}\(|\bwebbrowser::open\w{0,20}\(|\bopener::open\w{0,20}\(|Command::new\(\s{0,20}"(?:xdg-open|open)"/,
  is: ['open::that(url.as_str())?;', 'webbrowser::open(&url)', 'open::that_detached(url)', 'opener::open_browser(url)', 'Command::new("xdg-open")'],
  isNot: ['File::open(path)', 'std::fs::open(path)', 'reopen::that_file'],
}

export const uploadsPrograms: Words = {
  because: 'What gives people the program that a workflow has built, with the file that it gives: https://cli.github.com/manual/gh_release_create, https://github.com/softprops/action-gh-release, https://opensource.axo.dev/cargo-dist/',
  pattern: oneOf(
    '',
    /\bgh release upload\b|upload-rust-binary-action|upload-release-asset|\bcargo publish\b|\bcargo-dist\b|\bdist build\b/,
    /\bgh release create\b(?:[^\n\\]|\\[^]){0,600}?(?:\*|\b(?:target|dist|artifacts?|release)\/|\.(?:tar|tgz|zip|exe|gz|xz|deb|rpm|dmg|msi)\b)/,
    /(?:action-gh-release|ncipollo\/release-action)@[^]{0,1500}?\b(?:files|artifacts?)\s{0,4}:/,
  ),
  is: [
    'gh release upload "$TAG" target/release/desk',
    'gh release create "$TAG" desk.tar.gz',
    'gh release create "$TAG" \\\n  --generate-notes target/release/desk',
    'uses: softprops/action-gh-release@v2\nwith: { files: desk }',
    'run: cargo publish',
    'uses: taiki-e/upload-rust-binary-action@v1',
  ],
  isNot: [
    'run: cargo build --release',
    'gh release list',
    'gh release create "$TAG" --generate-notes',
    'gh release create "$TAG"\ncp target/release/desk /opt',
    'uses: softprops/action-gh-release@v2',
    'uses: actions/upload-artifact@v4',
  ],
}

/** What Tauri's apps are configured in: https://v2.tauri.app/reference/config/ */
export const desktopConfigurations = ['tauri.conf.json', 'tauri.conf.json5', 'Tauri.toml'] as const
