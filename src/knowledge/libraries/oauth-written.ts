import { oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'
import type { WrittenName } from './written.ts'

// What clients of OAuth and of HTTP are called, in languages that are read without a grammar.

type Means =
  | 'names-grant-type' | 'names-password-grant' | 'asks-at-address' | 'is-keycloak-client' | 'asks-with-password' | 'asks-with-password-there' | 'builds-with-password' | 'is-password-request' | 'switches-challenge' | 'gives-verifier' | 'begins-request' | 'asks-for-no-code' | 'adds-oauth-handler' | 'names-response-type' | 'is-sign-in-handler'
  | 'asks-cognito-with-password' | 'makes-provider' | 'sends-plain' | 'gets-token' | 'starts-sign-in' | 'handles-challenge' | 'redeems' | 'asks-for-token' | 'authorizes-in-ruby' | 'authorizes-at-google-in-ruby' | 'is-google-authorizer-in-ruby' | 'asks-with-password-in-ruby' | 'encodes-form' | 'sends-form'
  | 'names-provider' | 'holds-provider' | 'names-league' | 'asks-league-with-password' | 'holds-driver' | 'sends-challenge-in-socialite' | 'is-base-of-provider' | 'adds-to-base' | 'adds-strategy' | 'builds-strategies' | 'ignores-state' | 'checks-certificates' | 'checks-nothing' | 'is-client-in-ruby' | 'is-tls-in-ruby' | 'is-bare-client-in-ruby' | 'is-httparty' | 'sends-in-ruby' | 'gives-query' | 'allows-plain' | 'is-of-mcp-oauth' | 'gives-google-scopes'

const GO = { languages: ['go'] } as const
const SHARP = { languages: ['cs'] } as const
const JVM = { languages: ['java', 'kt'] } as const
const PHP = { languages: ['php'], docs: 'https://oauth2-client.thephpleague.com/usage/' } as const
const COGNITO = { means: 'asks-cognito-with-password', as: 'code', docs: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html' } as const
const RUBY = { languages: ['rb'] } as const
const MSAL = 'https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc'
const IDENTITY_MODEL = 'https://docs.duendesoftware.com/identitymodel/endpoints/token/#requesting-a-token-using-the-password-grant-type'
const OAUTH2_GEM = 'https://gitlab.com/ruby-oauth/oauth2#authorization-code-flow-web-app'
const GOOGLE_AUTH_GEM = 'https://github.com/googleapis/google-auth-library-ruby#example-web-with-pkce'
const NET_HTTP = 'https://docs.ruby-lang.org/en/master/Net/HTTP.html'

export const oauthWritten: readonly WrittenName<Means>[] = [
  { ...SHARP, means: 'asks-with-password', as: 'call', written: /(?:^|\.)AcquireTokenByUsernamePassword$/, words: ['ByUsernamePassword'], docs: MSAL, is: ['var r = app.AcquireTokenByUsernamePassword(scopes, name, password);'], isNot: ['var r = app.AcquireTokenInteractive(scopes);'] },
  { ...JVM, means: 'asks-with-password', as: 'call', written: /(?:^|\.)acquireTokenByUsernamePassword$/, words: ['ByUsernamePassword'], docs: MSAL, is: ['class A { void f() { app.acquireTokenByUsernamePassword(scopes, name, password); } }'], isNot: ['class A { void f() { app.acquireToken(parameters); } }'] },
  { ...JVM, means: 'asks-with-password', as: 'call', written: /(?:^|\.)ResourceOwnerPasswordCredentialsGrant$/, words: ['ResourceOwnerPasswordCredentialsGrant'], docs: 'https://javadoc.io/doc/com.nimbusds/oauth2-oidc-sdk/latest/com/nimbusds/oauth2/sdk/ResourceOwnerPasswordCredentialsGrant.html', is: ['class A { void f() { var g = new ResourceOwnerPasswordCredentialsGrant(name, password); } }'], isNot: ['class A { void f() { var g = new AuthorizationCodeGrant(code, page); } }'] },
  // Its client of administrators does so unless it is told another grant: https://www.keycloak.org/docs-api/latest/javadocs/org/keycloak/admin/client/KeycloakBuilder.html
  { ...JVM, means: 'builds-with-password', as: 'chain', written: /(?:^|\.)KeycloakBuilder\.builder$/, words: ['KeycloakBuilder'], docs: 'https://www.keycloak.org/securing-apps/admin-client', is: ['class A { void f() { var k = KeycloakBuilder.builder().username(name).password(password).build(); } }'], isNot: ['class A { void f() { var k = Keycloak.getInstance(address, realm, id); } }'] },
  { ...JVM, means: 'asks-with-password', as: 'call', written: /(?:^|\.)UserNamePasswordParameters\.builder$/, words: ['UserNamePasswordParameters'], docs: MSAL, is: ['class A { void f() { UserNamePasswordParameters.builder(scopes, name, password); } }'], isNot: ['class A { void f() { AuthorizationCodeParameters.builder(code, redirect); } }'] },
  // The address of the server is given with it.
  { ...SHARP, means: 'asks-with-password-there', as: 'call', written: /(?:^|\.)RequestPasswordTokenAsync$/, words: ['RequestPasswordTokenAsync'], docs: IDENTITY_MODEL, is: ['var r = await client.RequestPasswordTokenAsync(request);'], isNot: ['var r = await client.RequestRefreshTokenAsync(request);'] },
  { languages: ['rs'], means: 'asks-with-password-there', as: 'call', written: /(?:^|\.)exchange_password$/, words: ['exchange_password'], docs: 'https://docs.rs/oauth2/latest/oauth2/struct.Client.html#method.exchange_password', is: ['fn f() { client.exchange_password(&name, &password); }'], isNot: ['fn f() { client.exchange_code(code); }'] },
  // Constants of Spring Security and of Keycloak.
  { ...JVM, means: 'names-grant-type', as: 'code', written: /OAuth2ParameterNames\.GRANT_TYPE/, words: ['OAuth2ParameterNames'], docs: 'https://docs.spring.io/spring-security/site/docs/current/api/org/springframework/security/oauth2/core/endpoint/OAuth2ParameterNames.html', is: ['OAuth2ParameterNames.GRANT_TYPE'], isNot: ['OAuth2ParameterNames.CODE'] },
  { ...JVM, means: 'names-grant-type', as: 'code', written: /OAuth2Constants\.GRANT_TYPE/, words: ['OAuth2Constants'], docs: 'https://www.keycloak.org/docs-api/latest/javadocs/org/keycloak/OAuth2Constants.html', is: ['OAuth2Constants.GRANT_TYPE'], isNot: ['OAuth2Constants.CODE'] },
  { ...JVM, means: 'names-password-grant', as: 'code', written: /AuthorizationGrantType\.PASSWORD(?:\.getValue\(\)|\.value)?/, docs: 'https://docs.spring.io/spring-security/site/docs/5.8.x/api/org/springframework/security/oauth2/core/AuthorizationGrantType.html', is: ['AuthorizationGrantType.PASSWORD.getValue()'], isNot: ['AuthorizationGrantType.CLIENT_CREDENTIALS.getValue()'] },
  { ...JVM, means: 'names-password-grant', as: 'code', written: /OAuth2Constants\.PASSWORD/, docs: 'https://www.keycloak.org/docs-api/latest/javadocs/org/keycloak/OAuth2Constants.html', is: ['OAuth2Constants.PASSWORD'], isNot: ['OAuth2Constants.CLIENT_CREDENTIALS'] },
  // What is given the address that a request is sent to.
  { languages: ['rs', 'kt', 'php'], means: 'asks-at-address', as: 'code', written: /\b(?:post|request|submitForm|url)\(/, docs: 'https://docs.rs/reqwest/latest/reqwest/struct.Client.html#method.post', is: ['client.post("http://localhost/token")', 'submitForm(url = address)'], isNot: ['env("http://localhost/token")'] },
  { ...JVM, means: 'asks-at-address', as: 'code', written: /\b(?:postForObject|postForEntity|exchange|uri|create)\(/, docs: 'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/client/RestTemplate.html', is: ['rest.postForObject(address, form, String.class)', 'URI.create(address)'], isNot: ['getOrDefault(address)'] },
  { ...GO, means: 'asks-at-address', as: 'code', written: /\b\w{1,40}\.(?:PostForm|Post)\(|\bhttp\.NewRequest(?:WithContext\(\w{1,40}, ?|\()(?:"POST"|http\.MethodPost), ?/, docs: 'https://pkg.go.dev/net/http#PostForm', is: ['http.PostForm(address, form)', 'client.Post(address)', 'http.NewRequest(http.MethodPost, address, body)'], isNot: ['os.Getenv(name)'] },
  { ...SHARP, means: 'asks-at-address', as: 'code', written: /\bPostAsync\(/, docs: 'https://learn.microsoft.com/dotnet/api/system.net.http.httpclient.postasync', is: ['http.PostAsync(address, form)'], isNot: ['config.GetValue(name)'] },
  { ...SHARP, means: 'is-password-request', as: 'object', written: /(?:^|\.)PasswordTokenRequest$/, words: ['PasswordTokenRequest'], docs: IDENTITY_MODEL, is: ['var r = new PasswordTokenRequest { UserName = name };'], isNot: ['var r = new RefreshTokenRequest { RefreshToken = token };'] },
  { ...SHARP, means: 'switches-challenge', as: 'set', written: /(?:^|\.)UsePkce$/, words: ['UsePkce'], docs: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.oauth.oauthoptions.usepkce', is: ['options.UsePkce = false;'], isNot: ['options.UsePkceAlways = false;'] },
  {
    ...JVM, means: 'gives-verifier', as: 'call', written: /(?:^|\.)setCodeVerifier$/, words: ['setCodeVerifier'], docs: 'https://openid.github.io/AppAuth-Android/docs/latest/net/openid/appauth/AuthorizationRequest.Builder.html',
    is: ['class A { void f() { builder.setCodeVerifier(null); } }'], isNot: ['class A { void f() { builder.setScope(null); } }'],
  },
  { ...JVM, means: 'begins-request', as: 'code', written: /\b(?:Authorization|Token)Request\.Builder\b/, docs: 'https://openid.github.io/AppAuth-Android/docs/latest/net/openid/appauth/AuthorizationRequest.Builder.html', is: ['new AuthorizationRequest.Builder(', 'TokenRequest.Builder('], isNot: ['EndSessionRequest.Builder('] },
  { ...JVM, means: 'asks-for-no-code', as: 'code', written: /\bResponseTypeValues\.(?:TOKEN|ID_TOKEN)\b/, docs: 'https://openid.github.io/AppAuth-Android/docs/latest/net/openid/appauth/ResponseTypeValues.html', is: ['ResponseTypeValues.ID_TOKEN'], isNot: ['ResponseTypeValues.CODE'] },
  { ...SHARP, means: 'adds-oauth-handler', as: 'call', written: /(?:^|\.)AddOAuth$/, words: ['AddOAuth('], docs: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.oauth.oauthoptions.usepkce', is: ['builder.AddOAuth("desk", options => { });'], isNot: ['builder.AddOpenIdConnect("desk", options => { });'] },
  { ...SHARP, means: 'names-response-type', as: 'set', written: /(?:^|\.)ResponseType$/, words: ['ResponseType'], docs: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.openidconnect.openidconnectoptions.responsetype', is: ['options.ResponseType = "token";'], isNot: ['options.ResponseMode = "form_post";'] },
  { ...SHARP, means: 'is-sign-in-handler', as: 'code', written: /OpenIdConnect/, docs: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.openidconnect', is: ['.AddOpenIdConnect(options =>'], isNot: ['.AddCookie()'] },

  {
    ...GO, means: 'is-keycloak-client', as: 'object', written: /(?:^|\.)gocloak\.Client$/, words: ['gocloak.Client'], docs: 'https://pkg.go.dev/github.com/Nerzal/gocloak/v13#Client',
    is: ['package a; func f() { c := gocloak.Client{ClientID: gocloak.StringP(id)} }'], isNot: ['package a; func f() { c := gocloak.User{Username: gocloak.StringP(name)} }'],
  },

  // AWS SDKs, in which a request of Cognito names its flow
  { ...COGNITO, languages: ['go'], written: /\bAuthFlow:\s{0,12}\w{1,40}\.AuthFlowType(?:Admin)?UserPasswordAuth\b/, words: ['UserPasswordAuth'], is: ['AuthFlow: types.AuthFlowTypeUserPasswordAuth,'], isNot: ['AuthFlow: types.AuthFlowTypeUserSrpAuth,'] },
  { ...COGNITO, languages: ['java', 'kt'], written: /\bauthFlow\(\s{0,8}(?:AuthFlowType\.)?(?:ADMIN_)?USER_PASSWORD_AUTH\b|\bauthFlow = AuthFlowType\.(?:Admin)?UserPasswordAuth\b/, words: ['authFlow'], is: ['.authFlow(AuthFlowType.USER_PASSWORD_AUTH)', 'authFlow = AuthFlowType.UserPasswordAuth'], isNot: ['.authFlow(AuthFlowType.USER_SRP_AUTH)'] },
  { ...COGNITO, languages: ['cs'], written: /\bAuthFlow = AuthFlowType\.(?:ADMIN_)?USER_PASSWORD_AUTH\b/, words: ['AuthFlow'], is: ['AuthFlow = AuthFlowType.USER_PASSWORD_AUTH,'], isNot: ['AuthFlow = AuthFlowType.USER_SRP_AUTH,'] },
  { ...COGNITO, languages: ['php'], written: /["']AuthFlow["']\s{0,12}=>\s{0,12}["'](?:ADMIN_)?USER_PASSWORD_AUTH["']/, words: ['AuthFlow'], is: ["'AuthFlow' => 'USER_PASSWORD_AUTH',"], isNot: ["'AuthFlow' => 'USER_SRP_AUTH',"] },

  // league/oauth2-client
  { ...PHP, means: 'makes-provider', as: 'call', written: /(?:^|[.\\])GenericProvider$/, words: ['GenericProvider', 'League\\OAuth2\\Client'], is: ["<?php $p = new GenericProvider(['clientId' => $id]);", "<?php $p = new \\League\\OAuth2\\Client\\Provider\\GenericProvider(['clientId' => $id]);"], isNot: ['<?php $p = new Google($options);'] },
  { ...PHP, means: 'gets-token', as: 'call', written: /\.getAccessToken$/, is: ["<?php $t = $provider->getAccessToken('password', $options);"], isNot: ["<?php $t = getAccessToken('password');", '<?php $t = $provider->getAuthenticatedRequest($method);'] },
  { ...PHP, means: 'starts-sign-in', as: 'code', written: /->getAuthorizationUrl\(|->authorize\(/, is: ['$provider->getAuthorizationUrl()', '$provider->authorize()'], isNot: ['$provider->getState()'] },
  {
    // Who derives a provider, or hands the options on, may ask for it elsewhere.
    ...PHP, means: 'handles-challenge', as: 'code', written: /pkceMethod(?!['"]\s{0,4}=>\s{0,4}(?:null|''))|getPkceMethod|code_challenge|extends\s{1,4}GenericProvider/,
    is: ["'pkceMethod' => GenericProvider::PKCE_METHOD_S256", 'function getPkceMethod()', 'class Desk extends GenericProvider'], isNot: ["'pkceMethod' => null", 'new GenericProvider($options)'],
  },
  // A challenge that is the verifier: what is written ends in the method.
  {
    ...PHP, means: 'sends-plain', as: 'code', written: /['"]pkceMethod['"]\s{0,20}=>\s{0,20}(?:[\w\\]{1,80}::PKCE_METHOD_PLAIN\b|['"]plain['"])/, words: ['pkceMethod'],
    is: ["'pkceMethod' => GenericProvider::PKCE_METHOD_PLAIN", "'pkceMethod' => 'plain'"], isNot: ["'pkceMethod' => GenericProvider::PKCE_METHOD_S256", "'pkceMethod' => null"],
  },
  {
    ...PHP, means: 'sends-plain', as: 'code', written: /function getPkceMethod\(\)[^{};]{0,40}\{\s{0,80}return (?:[\w\\]{1,80}::PKCE_METHOD_PLAIN\b|['"]plain['"])(?=\s{0,8};)/, words: ['METHOD_PLAIN'],
    is: ['protected function getPkceMethod(): ?string\n{\n    return self::PKCE_METHOD_PLAIN;\n}'], isNot: ['protected function getPkceMethod() { return static::PKCE_METHOD_S256; }', 'protected function getPkceMethod() { return null; }'],
  },
  {
    ...JVM, means: 'sends-plain', as: 'code', written: /\.setCodeVerifier\([^;(){}]{1,200},\s{0,40}(?:AuthorizationRequest\.)?CODE_CHALLENGE_METHOD_PLAIN\b/, words: ['METHOD_PLAIN'], docs: 'https://openid.github.io/AppAuth-Android/docs/latest/net/openid/appauth/AuthorizationRequest.Builder.html',
    is: ['builder.setCodeVerifier(verifier, verifier, AuthorizationRequest.CODE_CHALLENGE_METHOD_PLAIN)'], isNot: ['builder.setCodeVerifier(verifier, challenge, AuthorizationRequest.CODE_CHALLENGE_METHOD_S256)'],
  },
  {
    ...JVM, means: 'sends-plain', as: 'code', written: /\.codeChallenge\([^;(){}]{1,200},\s{0,40}CodeChallengeMethod\.PLAIN\b/, words: ['ChallengeMethod.PLAIN'], docs: 'https://connect2id.com/products/nimbus-oauth-openid-connect-sdk/examples/oauth/pkce',
    is: ['.codeChallenge(codeVerifier, CodeChallengeMethod.PLAIN)'], isNot: ['.codeChallenge(codeVerifier, CodeChallengeMethod.S256)'],
  },
  {
    languages: ['rs'], means: 'sends-plain', as: 'code', written: /PkceCodeChallenge::(?:new_random|from_code_verifier)\w{0,8}_plain\w{0,8}/, words: ['_plain'], docs: 'https://docs.rs/oauth2/latest/oauth2/struct.PkceCodeChallenge.html',
    is: ['let (challenge, verifier) = PkceCodeChallenge::new_random_plain();'], isNot: ['let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();'],
  },
  { ...PHP, means: 'names-provider', as: 'code', written: /GenericProvider/, is: ['use League\\OAuth2\\Client\\Provider\\GenericProvider;'], isNot: ['AbstractProvider'] },
  { ...PHP, means: 'holds-provider', as: 'code', written: /GenericProvider\s{1,4}\$\w/, is: ['function __construct(private GenericProvider $provider)'], isNot: ['new GenericProvider($options)'] },
  { ...PHP, means: 'names-league', as: 'code', written: /League\\OAuth2\\Client/, is: ['use League\\OAuth2\\Client\\Provider\\Google;'], isNot: ['use League\\OAuth2\\Server\\CryptKey;'] },
  { ...PHP, means: 'asks-league-with-password', as: 'code', written: /->getAccessToken\(\s{0,80}['"]password['"]/, is: ["$provider->getAccessToken('password', $options)"], isNot: ["$provider->getAccessToken('authorization_code', $options)"] },

  // Socialite and OmniAuth
  { languages: ['php'], means: 'holds-driver', as: 'code', written: /\bSocialite::(?:driver|with|buildProvider)\(/, docs: 'https://laravel.com/docs/socialite', is: ["Socialite::driver('github')", 'Socialite::buildProvider($class, $config)'], isNot: ["Socialite::extend('desk', $make)"] },
  { languages: ['php'], means: 'sends-challenge-in-socialite', as: 'code', written: /enablePKCE/, docs: 'https://laravel.com/docs/socialite', is: ["Socialite::driver('desk')->enablePKCE()"], isNot: ["Socialite::driver('desk')->stateless()"] },
  {
    // What providers of one's own extend, which sends a challenge where `$usesPKCE` says so.
    languages: ['php'], means: 'is-base-of-provider', as: 'code', written: /^(?:Laravel\\Socialite\\Two|SocialiteProviders\\Manager\\OAuth2)\\AbstractProvider$/, docs: 'https://github.com/laravel/socialite/blob/5.x/src/Two/AbstractProvider.php',
    is: ['Laravel\\Socialite\\Two\\AbstractProvider', 'SocialiteProviders\\Manager\\OAuth2\\AbstractProvider'], isNot: ['Laravel\\Socialite\\One\\AbstractProvider', 'League\\OAuth2\\Client\\Provider\\AbstractProvider'],
  },
  { languages: ['php'], means: 'adds-to-base', as: 'code', written: /->buildAuthUrlFromBase\(/, docs: 'https://github.com/laravel/socialite/blob/5.x/src/Two/AbstractProvider.php', is: ["$this->buildAuthUrlFromBase('https://id.acme.io/authorize', $state)"], isNot: ['$this->getTokenUrl()'] },
  { ...RUBY, means: 'adds-strategy', as: 'call', written: /(?:^|\.)omniauth$/, docs: 'https://github.com/heartcombo/devise/wiki/OmniAuth:-Overview', is: ['config.omniauth :github, id, secret'], isNot: ['config.omniauth_path_prefix = "/auth"'] },
  { ...RUBY, means: 'builds-strategies', as: 'code', written: /OmniAuth|\buse$/, docs: 'https://github.com/omniauth/omniauth#getting-started', is: ['use OmniAuth::Builder', 'use'], isNot: ['reuse'] },

  // What redeems a code, by the libraries whose call says so.
  { languages: ['go'], means: 'redeems', as: 'code', written: /\.Exchange\(/, docs: 'https://pkg.go.dev/golang.org/x/oauth2#Config.Exchange', is: ['config.Exchange(ctx, code)'], isNot: ['exchange(ctx, code)'] },
  { languages: ['java', 'kt', 'php'], means: 'asks-for-token', as: 'code', written: /getAccessToken\(/, docs: 'https://oauth2-client.thephpleague.com/usage/', is: ['$provider->getAccessToken(\'authorization_code\', $options)', 'service.getAccessToken(code)'], isNot: ['getAuthorizationUrl()'] },

  // The gems oauth2 and OmniAuth, and what sends a form or makes one.
  { ...RUBY, means: 'authorizes-in-ruby', as: 'call', written: /(?:^|\.)auth_code\.authorize_url$/, words: ['auth_code.authorize_url'], docs: OAUTH2_GEM, is: ['client.auth_code.authorize_url(redirect_uri: uri)'], isNot: ['client.implicit.authorize_url(redirect_uri: uri)'] },
  { ...RUBY, means: 'authorizes-at-google-in-ruby', as: 'call', written: /(?:^|\.)get_authorization_url$/, words: ['get_authorization_url'], docs: GOOGLE_AUTH_GEM, is: ['authorizer.get_authorization_url(request: request)'], isNot: ['authorizer.get_credentials(id)'] },
  { ...RUBY, means: 'is-google-authorizer-in-ruby', as: 'code', written: /\bGoogle::Auth::(?:Web)?UserAuthorizer\b/, docs: GOOGLE_AUTH_GEM, is: ['Google::Auth::WebUserAuthorizer.new(id, scope, store)'], isNot: ['Google::Auth::ServiceAccountCredentials'] },
  { ...RUBY, means: 'asks-with-password-in-ruby', as: 'call', written: /(?:^|\.)password\.get_token$/, words: ['password.get_token'], docs: OAUTH2_GEM, is: ['client.password.get_token(name, password)'], isNot: ['client.auth_code.get_token(code)'] },
  { ...RUBY, means: 'encodes-form', as: 'call', written: /(?:^|\.)(?:encode_www_form|build_query)$/, docs: 'https://docs.ruby-lang.org/en/master/URI.html#method-c-encode_www_form', is: ["URI.encode_www_form(response_type: 'code')", "Rack::Utils.build_query(response_type: 'code')"], isNot: ["URI.encode_www_form_component('code')"] },
  {
    // Of Net::HTTP, HTTParty, Faraday, RestClient and others.
    ...RUBY, means: 'sends-form', as: 'call', written: /(?:^|\.)(?:post|post_form|request|execute|encode_www_form|set_form_data|get_token|to_json|generate)$/, docs: NET_HTTP,
    is: ["HTTParty.post(url, body: { grant_type: 'password' })", "request.set_form_data(grant_type: 'password')"], isNot: ['HTTParty.get(url)'],
  },
  { ...RUBY, means: 'ignores-state', as: 'set', written: /^provider_ignores_state$/, words: ['provider_ignores_state'], docs: 'https://github.com/omniauth/omniauth-oauth2', is: ['provider :desk, id, secret, provider_ignores_state: true'], isNot: ['provider :desk, id, secret, authorize_params: {}'] },

  // Options of HTTP clients of Ruby: Net::HTTP, Faraday, HTTParty, rest-client, Excon.
  { ...RUBY, means: 'checks-certificates', as: 'set', written: /^(?:.{1,60}\.)?verify_mode$/, words: ['VERIFY_NONE'], docs: NET_HTTP, is: ['http.verify_mode = OpenSSL::SSL::VERIFY_NONE'], isNot: ['http.open_timeout = 5'] },
  { ...RUBY, means: 'checks-certificates', as: 'set', written: /^(?:.{1,60}\.)?(?:verify_ssl|ssl_verify_peer|verify_peer)$/, words: ['verify_ssl'], docs: 'https://github.com/rest-client/rest-client#ssltls-support', is: ['RestClient::Resource.new(url, verify_ssl: false)'], isNot: ['http.verify_depth = 5'] },
  { ...RUBY, means: 'checks-nothing', as: 'code', written: /^(?:[\w:]{1,40}::)?VERIFY_NONE$/, docs: 'https://docs.ruby-lang.org/en/master/OpenSSL/SSL.html#VERIFY_NONE', is: ['OpenSSL::SSL::VERIFY_NONE', 'VERIFY_NONE'], isNot: ['OpenSSL::SSL::VERIFY_PEER'] },
  { ...RUBY, means: 'is-client-in-ruby', as: 'code', written: /\bFaraday\b/, docs: 'https://lostisland.github.io/faraday/', is: ['Faraday.get(url)'], isNot: ['Faraday_test'] },
  { ...RUBY, means: 'is-client-in-ruby', as: 'code', written: /\bHTTParty\b/, docs: 'https://github.com/jnunemaker/httparty', is: ['HTTParty.get(url)'], isNot: ['Party.get(url)'] },
  { ...RUBY, means: 'is-client-in-ruby', as: 'code', written: /\bRestClient\b/, docs: 'https://github.com/rest-client/rest-client', is: ['RestClient.get(url)'], isNot: ['Client.get(url)'] },
  { ...RUBY, means: 'is-client-in-ruby', as: 'code', written: /\bExcon\b/, docs: 'https://github.com/excon/excon', is: ['Excon.get(url)'], isNot: ['Icon.get(url)'] },
  { ...RUBY, means: 'is-client-in-ruby', as: 'code', written: /\bTyphoeus\b/, docs: 'https://github.com/typhoeus/typhoeus', is: ['Typhoeus.get(url)'], isNot: ['Typhoon.get(url)'] },
  { ...RUBY, means: 'is-client-in-ruby', as: 'code', written: /\bHTTPX\b/, docs: 'https://honeyryderchuck.gitlab.io/httpx/', is: ['HTTPX.get(url)'], isNot: ['HTTPS.get(url)'] },
  { ...RUBY, means: 'is-client-in-ruby', as: 'code', written: /\bNet::HTTP\b/, docs: NET_HTTP, is: ['Net::HTTP.get(uri)'], isNot: ['Net::SMTP.start(host)'] },
  { ...RUBY, means: 'is-bare-client-in-ruby', as: 'code', written: /\bHTTP\b/, docs: 'https://github.com/httprb/http', is: ['HTTP.get(url)'], isNot: ['HTTP_HOST', 'HTTPS.get(url)'] },
  { ...RUBY, means: 'is-tls-in-ruby', as: 'code', written: /\bOpenSSL\b/, docs: 'https://docs.ruby-lang.org/en/master/OpenSSL/SSL.html', is: ['OpenSSL::SSL::VERIFY_NONE'], isNot: ['SSL::VERIFY_NONE'] },
  { ...RUBY, means: 'is-httparty', as: 'code', written: /\bHTTParty\b/, docs: 'https://github.com/jnunemaker/httparty', is: ['include HTTParty'], isNot: ['include Party'] },
  { ...RUBY, means: 'sends-in-ruby', as: 'call', written: /(?:^|\.)(?:get|post|put|patch|delete|head)$/, docs: 'https://github.com/jnunemaker/httparty', is: ['HTTParty.get(url, verify: false)'], isNot: ['HTTParty.headers(a: 1)'] },
  // `query:` and `params:` of others are a form's or a route's.
  { ...RUBY, means: 'gives-query', as: 'call', written: /(?:^|\.)(?:get|post|put|patch|delete|head|request|execute)$/, docs: 'https://github.com/rest-client/rest-client#passing-query-params', is: ['RestClient::Request.execute(method: :get, url: url)', 'HTTParty.get(url, query: { page: 1 })'], isNot: ['URI.parse(url)'] },

  // Servers: https://pkg.go.dev/github.com/ory/fosite#Config
  { languages: ['go'], means: 'allows-plain', as: 'set', written: /^EnablePKCEPlainChallengeMethod$/, words: ['PKCEPlain'], docs: 'https://pkg.go.dev/github.com/ory/fosite#Config', is: ['EnablePKCEPlainChallengeMethod = true'], isNot: ['EnforcePKCE = true'] },

  // What a client of Google is told to ask for.
  { languages: ['php'], means: 'gives-google-scopes', as: 'call', written: /(?:^|\.)(?:addScope|setScopes)$/, words: ['addScope', 'setScopes'], docs: 'https://github.com/googleapis/google-api-php-client/blob/main/docs/oauth-web.md', is: ['<?php $client->addScope(Drive::DRIVE);', '<?php $client->setScopes([Drive::DRIVE]);'], isNot: ['<?php $client->getScopes();'] },
  { languages: ['java', 'kt', 'cs'], means: 'gives-google-scopes', as: 'call', written: /(?:^|\.)[cC]reateScoped$/, words: ['createScoped', 'CreateScoped'], docs: 'https://cloud.google.com/java/docs/reference/google-auth-library/latest/com.google.auth.oauth2.GoogleCredentials', is: ['class A { void f() { credentials.createScoped(DriveScopes.DRIVE); } }', 'credential.CreateScoped(DriveService.Scope.Drive);'], isNot: ['credentials.createDelegated(user);'] },
  { ...SHARP, means: 'gives-google-scopes', as: 'call', written: /(?:^|\.)Scope\.Add$/, words: ['Scope.Add'], docs: 'https://learn.microsoft.com/en-us/dotnet/api/microsoft.aspnetcore.authentication.oauth.oauthoptions.scope', is: ['options.Scope.Add("https://www.googleapis.com/auth/calendar");'], isNot: ['options.Scope.Clear();', 'scopes.Add(scope);'] },
  { ...JVM, means: 'gives-google-scopes', as: 'call', written: /(?:^|\.)GoogleAuthorizationCodeFlow\.Builder$/, words: ['GoogleAuthorizationCodeFlow'], docs: 'https://cloud.google.com/java/docs/reference/google-api-client/latest/com.google.api.client.googleapis.auth.oauth2.GoogleAuthorizationCodeFlow.Builder', is: ['class A { void f() { new GoogleAuthorizationCodeFlow.Builder(t, f, secrets, scopes).build(); } }'], isNot: ['class A { void f() { new GoogleCredential.Builder().build(); } }'] },

  // Options of an MCP client that leave the sign-in to the library.
  { languages: ['go', 'cs', 'java', 'kt'], means: 'is-of-mcp-oauth', as: 'code', written: /(?:^|\.)With(?:HTTP)?OAuth$|^OAuth(?:Handler)?$/, docs: 'https://pkg.go.dev/github.com/mark3labs/mcp-go/client/transport#WithHTTPOAuth', is: ['transport.WithHTTPOAuth', 'WithOAuth', 'OAuth', 'OAuthHandler'], isNot: ['WithHTTPHeaders', 'NoOAuth'] },
]

/** Options of a provider of league/oauth2-client. */
export const leagueOptions = { authorize: 'urlAuthorize', token: 'urlAccessToken', secret: 'clientSecret', challenge: 'pkceMethod' } as const

export const googleConstants: Words = {
  because: 'Classes whose constants are scopes of Google: https://cloud.google.com/java/docs/reference/google-api-services-drive/latest',
  pattern: /(?:^|\.)(?:\w{2,40}Scopes|\w{2,40}Service\.Scope)$/,
  is: ['DriveScopes', 'drive.DriveScopes', 'DriveService.Scope'],
  isNot: ['DriveService', 'Scopes', 'DriveScopesList'],
}

export const googleServiceOfPhp: Words = {
  because: 'Classes whose constants are scopes of Google: https://github.com/googleapis/google-api-php-client-services',
  pattern: /^\\?Google(?:\\Service\\|_Service_)(\w{2,60})$/,
  is: ['Google\\Service\\Drive', '\\Google\\Service\\Gmail', 'Google_Service_Calendar'],
  isNot: ['Drive', 'Google\\Client', 'Acme\\Google\\Service\\Drive'],
}

/** The release with which a gem got its option for PKCE; what is older sends or asks for no challenge. */
export const gemsWithPkce = {
  // https://github.com/omniauth/omniauth-oauth2/releases/tag/v1.7.0: `pkce`
  strategy: { gem: 'omniauth-oauth2', since: [1, 7] },
  // https://github.com/googleapis/google-auth-library-ruby/blob/main/CHANGELOG.md#1100-2024-02-08: `code_verifier`
  google: { gem: 'googleauth', since: [1, 10], host: 'accounts.google.com' },
  // https://github.com/doorkeeper-gem/doorkeeper/blob/main/CHANGELOG.md#571: `force_pkce`
  server: { gem: 'doorkeeper', since: [5, 7] },
} as const

/** Words of which one is in every file with Socialite or OmniAuth. */
export const signInWords = ['Socialite::', 'ocialite', 'omniauth', 'OmniAuth'] as const

// What builders of authorization requests in Java, Kotlin and C# are told.

export const sendsState: Words = {
  because: 'A state, in any of their spellings: https://javadoc.io/doc/com.nimbusds/oauth2-oidc-sdk/latest/com/nimbusds/oauth2/sdk/AuthorizationRequest.Builder.html',
  pattern: /\bstate\b|\b[sS]etState\b|[a-z]State\b|\bWithState\b/,
  is: ['.state(state)', '.setState(text)', '.WithState(text)', 'newState'],
  isNot: ['.scope(scope)', 'stateless', 'States'],
}

export const tellsState: Words = {
  because: 'A state that a client is told anywhere, or a terminal into which the code is pasted by hand: https://github.com/googleapis/google-api-php-client/blob/main/docs/oauth-web.md',
  pattern: /\bsetState\(|["']state["']\s{0,4}=>|\.State\s{0,4}=|\bSTDIN\b|\breadline\(|\bReadLine\(/,
  is: ['$client->setState($state)', "'state' => $made", 'request.State = state', 'fgets(STDIN)', 'Console.ReadLine()'],
  isNot: ['$client->setScopes($scopes)', 'useState(', "$_GET['state']"],
}

export const asksForOther: Words = {
  because: 'A request for something else than a code alone.',
  pattern: /ResponseType\(\s{0,20}"(?!code")|ResponseType\.(?!(?:Value\.)?CODE\b)[A-Z_]{2,40}|responseType:\s{0,4}"(?!code")/i,
  is: ['new ResponseType("token")', 'ResponseType.TOKEN', 'responseType: "id_token"'],
  isNot: ['new ResponseType("code")', 'ResponseType.CODE', 'ResponseType.Value.CODE'],
}

export const answersRequest: Words = {
  because: 'A server makes the request that it got once more, in order to answer it: its client chose what is asked for.',
  pattern: oneOf(
    '',
    /ResponseType(?:\.parse)?\(\s{0,20}\w{1,60}(?:\.|\()(?:get)?[rR]esponseType\b/,
    /new (?:Authorization|Authentication)(?:Success|Error)?Response\(/,
  ),
  is: ['ResponseType.parse(given.getResponseType())', 'new AuthorizationSuccessResponse('],
  isNot: ['new ResponseType("code")', 'AuthorizationResponse.parse('],
}

export const givesSecret: Words = {
  because: 'A client with a secret, by the names of MSAL and others.',
  pattern: /client_?secret|ClientCredential/i,
  is: ['clientSecret', 'ClientCredentialFactory.createFromSecret(secret)'],
  isNot: ['clientId', 'secret'],
}
