import { inTurn, oneOf } from '../text/pattern.ts'

/** A call, option or name of a library that switches a check off, in languages that are read without a grammar. */
export interface LibrarySwitch {
  /** By the endings of their files. */
  readonly languages: readonly ('go' | 'java' | 'kt' | 'cs' | 'php' | 'rs' | 'rb')[]
  /** What the file must say, so that the name is the library's. */
  readonly when?: RegExp
  /** `object`: one that is written out, by its type; its value is the code of its fields. */
  readonly form: 'call' | 'set' | 'object'
  /** The dotted name as written; `.x` where a call comes before it. */
  readonly name: RegExp
  /** What the value, or one of the arguments, must be. `trusting`: a function that says yes to everything. */
  readonly value: boolean | 'any' | 'trusting' | RegExp
  /** What it takes away: TLS for the issuer's metadata and keys, the check of certificates, TLS for the cookie of a session, or a check of tokens. */
  readonly off: 'https' | 'certificates' | 'cookies' | 'signature' | 'none' | 'audience' | 'issuer' | 'expiry'
  /** Beside it in the file, another check takes its place, or the tokens are the application's own. */
  readonly unless?: RegExp
  /** The object or call that it stands in. */
  readonly within?: RegExp
  /** What names the cookie that it is of, before it: a name that is no session's is not judged. */
  readonly named?: RegExp
  /** The field to show, where a call is given many. */
  readonly field?: RegExp
  readonly docs: string
  readonly is: string
  readonly isNot: string
}

/** The application signs these itself, and its own tokens name no audience. */
const OWN_KEY = /SymmetricSecurityKey\(|from_secret\(|secretOrKey/

/** A verifier with keys that are written out: without them elsewhere in the file, a token is only looked at before. */
const GO_KEY_SET = /\bNewVerifier\([^{};]{0,200},\s*&?[\w.]{1,80}\{/

/** One whose keys are a type of the application: it issued these tokens itself, and takes some of them back late or for any client. */
const GO_OWN_KEY_SET = /\bNewVerifier\([^{};]{0,200},\s*&?(?!oidc\.)[\w.]{1,80}\{/

/** The file itself asks whether a token has ended: https://pkg.go.dev/github.com/golang-jwt/jwt/v4#StandardClaims */
const GO_END = oneOf(
  '',
  /ExpiresAt(?:\.\w{1,20}(?:\(\))?)?(?: ?[<>]=? ?|\.(?:Before|After)\()\w/,
  /(?:[<>]=? ?|\.(?:Before|After)\(|\.Unix\(\) ?[<>]=? ?)(?:int64\()?(?:\w{1,40}\.){1,4}ExpiresAt\b/,
  /\bVerifyExpiresAt\(|\bGetExpirationTime\(|[cC]laims\.Valid\(\)|\["exp"\]/,
)

/** A client takes the access token out of the answer that it has just been given: it is for another audience, and nobody sends it one. */
const GO_ANSWER = /\.Extra\("access_token"\)/

/** A delegate that checks signatures of tokens in the library's place, and only reads the token. */
const READS_ONLY = inTurn(
  '',
  /^(?:\(? ?(?:string )?\w{1,40}(?:, ?(?:TokenValidationParameters )?\w{1,40})? ?\)? ?=> ?)?/,
  /(?:\{ ?(?:\/\/ [^{};]{0,200}? )?(?:(?:var|JwtSecurityToken|JsonWebToken|SecurityToken) \w{1,40} ?= ?|return ))?/,
  /(?:new (?:\w{1,40}\.){0,5}(?:JsonWebToken|JwtSecurityToken)\( ?\w{1,40} ?\)|(?:new (?:\w{1,40}\.){0,5}(?:JwtSecurityTokenHandler|JsonWebTokenHandler)\(\)|\w{1,40})\.Read(?:Jwt|JsonWeb)?Token\( ?\w{1,40} ?\))/,
  /(?: as \w{1,40})?;?(?: ?return \w{1,40};)?(?: ?\})?,?$/,
)

/** Somebody else has verified the token before it comes here, as a comment says. */
const CHECKED_IN_FRONT = /\/\/[^\n]{0,120}\b(?:gateway|apim|ingress|sidecar|easy ?auth|load balancer|upstream|already)\b[^\n]{0,80}\b(?:valid|verif|check|authenticat)/i

/** What says yes to each chain of certificates, given to what makes a context or a client. */
const TRUSTS_ALL = oneOf(
  '',
  /TrustAllStrategy|InsecureTrustManagerFactory\.INSTANCE/,
  /(?:^|, ?)(?:\(TrustStrategy\) ?)?\((?:\w+ )?\w+, ?(?:\w+ )?\w+\) ?-> ?(?:true|\{ ?return true; ?\})(?:$|,)/,
)

/** What says yes to each host name, as a constant, a lambda or a class without a name. */
const ANY_HOST = oneOf(
  '',
  /^(?:(?:\w+\.)*NoopHostnameVerifier\.INSTANCE|(?:new )?NoopHostnameVerifier\(\))$/,
  /^(?:HostnameVerifier ?)?\{? ?\(?(?:\w+ )?\w+, ?(?:\w+ )?\w+\)? ?-> ?(?:true|\{ ?return true; ?\}) ?\}?$/,
  /^(?:new|object ?:) (?:\w+\.){0,4}HostnameVerifier(?:\(\))? ?\{ ?(?:@Override )?(?:public boolean|override fun) verify\([^()]{0,120}\)[^{}=]{0,20}(?:= ?true|\{ ?return true;? ?\}) ?;?\}$/,
)

/** The arguments of a cookie that holds a session or a token, without `Secure`. */
const SESSION_UNSECURED = inTurn(
  'i',
  /^(?![^,]{0,100}(?:state|csrf|xsrf|nonce|verifier|remember_?choice))"?[\w.-]{0,60}(?:session|token|jwt|auth)[\w.-]{0,40}"?, ?/,
  /(?!"")(?![^]{0,300}, ?-1,)[^]{1,300}, ?false, ?(?:true|false),?$/,
)

/** The same in the fields of `net/http`, by the name or the constant that has it. */
const COOKIE_UNSECURED = inTurn(
  'i',
  /^[\w.]{1,40}, ?&http\.Cookie\{(?![^]{0,390}\bMaxAge: ?-)(?![^]{0,390}\bValue: ?")(?=[^]{0,390}\bSecure: ?false\b)/,
  /[^]{0,390}\bName: ?(?![\w."-]{0,60}(?:state|csrf|xsrf|nonce|verifier|remember|error|theme|present|once))/,
  /"?[\w.-]{0,60}(?:session|token|jwt|auth(?!or))[\w.-]{0,40}"?,/,
)

/** The issuer is on this machine, or none is named. */
const LOCAL_AUTHORITY = oneOf(
  '',
  /\b(?:Authority|Address|Issuer)\s{0,4}=\s{0,4}\$?"http:\/\/(?:localhost|127\.|host\.docker\.internal)/,
  /\bAuthority\s{0,4}=\s{0,4}null\s{0,4};/,
)

/**
 * Tokens are checked with a key that is written here, and nothing names an issuer whose keys would be fetched: then there is no metadata.
 * https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.jwtbearer.jwtbearerpostconfigureoptions
 */
const NO_METADATA = inTurn(
  '',
  /^(?![^]*\b(?:(?:Authority|MetadataAddress|AddOpenIdConnect)\b|ConfigurationManager\s{0,4}[=<]))(?![^]*\.Bind\((?:[^()\n]{0,80},\s{0,4})?(?:[a-z]|opts?|options|cfg|config|\w{0,20}[oO]ptions|jwt\w{0,20}|bearer\w{0,20})\))/,
  oneOf(
    '',
    /(?=[^]*\bIssuerSigningKey\s{0,60}=)[^]*\bSymmetricSecurityKey\(/,
    // What a service of the application hands out, which has the keys.
    /(?=[^]*\bTokenValidationParameters\s{0,4}=\s{0,4}_?\w{0,40}[kK]eys?\w{0,40}\.\w{1,60}\()[^]*/,
  ),
)

export const LIBRARY_SWITCHES: readonly LibrarySwitch[] = [
  {
    // A web socket's options have a field of this name, for the check of Origin.
    languages: ['go'], when: /crypto\/tls|\btls\.|TLSClientConfig|TLSConfig/, form: 'set', name: /(?:^|\.)InsecureSkipVerify$/, value: true, off: 'certificates', unless: /VerifyPeerCertificate|VerifyConnection/,
    docs: 'https://pkg.go.dev/crypto/tls#Config',
    is: 'c := &tls.Config{InsecureSkipVerify: true}', isNot: 'c := &websocket.AcceptOptions{InsecureSkipVerify: true}',
  },
  {
    languages: ['java', 'kt'], form: 'call', name: /(?:^|\.)(?:set)?(?:SSL|Default)?[hH]ostnameVerifier$/, value: ANY_HOST, off: 'certificates',
    docs: 'https://hc.apache.org/httpcomponents-client-5.5.x/current/httpclient5/apidocs/org/apache/hc/client5/http/ssl/NoopHostnameVerifier.html',
    is: 'builder.setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE);', isNot: 'builder.setSSLHostnameVerifier(new DefaultHostnameVerifier());',
  },
  {
    languages: ['java', 'kt'], form: 'call', name: /(?:^|\.)(?:loadTrustMaterial|trustManager)$/, value: TRUSTS_ALL, off: 'certificates',
    docs: 'https://netty.io/4.1/api/io/netty/handler/ssl/util/InsecureTrustManagerFactory.html',
    is: 'SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE).build();', isNot: 'SslContextBuilder.forClient().trustManager(authority).build();',
  },
  {
    languages: ['java', 'kt'], form: 'call', name: /(?:^|\.)(?:DefaultClientTlsStrategy|SSLConnectionSocketFactory)$/, value: /, ?(?:new )?(?:\w+\.)*NoopHostnameVerifier(?:\.INSTANCE|\(\))$/, off: 'certificates',
    docs: 'https://hc.apache.org/httpcomponents-client-5.5.x/current/httpclient5/apidocs/org/apache/hc/client5/http/ssl/DefaultClientTlsStrategy.html',
    is: 'class A { void f() { use(new DefaultClientTlsStrategy(context, NoopHostnameVerifier.INSTANCE)); } }', isNot: 'class A { void f() { use(new DefaultClientTlsStrategy(context, new DefaultHostnameVerifier())); } }',
  },
  {
    languages: ['java', 'kt'], form: 'call', name: /(?:^|\.)System\.setProperty$/, value: /^"jdk\.internal\.httpclient\.disableHostnameVerification", ?(?:"true"|Boolean\.TRUE\.toString\(\))$/, off: 'certificates',
    docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.net.http/module-summary.html',
    is: 'class A { void f() { System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true"); } }', isNot: 'class A { void f() { System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "false"); } }',
  },
  {
    languages: ['java'], when: /\bTrustStrategy\b/, form: 'set', name: /[tT]rustStrategy$/, value: /^\((?:[\w[\]]+ )?\w+, ?(?:\w+ )?\w+\) ?-> ?(?:true|\{ ?return true; ?\})$/, off: 'certificates',
    docs: 'https://hc.apache.org/httpcomponents-core-5.3.x/current/httpcore5/apidocs/org/apache/hc/core5/ssl/TrustStrategy.html',
    is: 'class A { void f() { TrustStrategy trustStrategy = (chain, authType) -> true; } }', isNot: 'class A { void f() { TrustStrategy trustStrategy = (chain, authType) -> known.contains(chain[0]); } }',
  },
  {
    languages: ['go'], when: /sessions\.Options\{/, form: 'set', name: /(?:^|\.)Secure$/, value: false, within: /(?:^|\.)sessions\.Options$/, off: 'cookies',
    docs: 'https://pkg.go.dev/github.com/gorilla/sessions#Options',
    is: 'package a; func f() { store.Options(sessions.Options{HttpOnly: true, Secure: false}) }', isNot: 'package a; func f() { http.SetCookie(w, &http.Cookie{Name: "theme", Secure: false}); store.Options(sessions.Options{Secure: secure}) }',
  },
  {
    languages: ['go'], when: /http\.SetCookie\(/, form: 'call', name: /(?:^|\.)http\.SetCookie$/, value: COOKIE_UNSECURED, off: 'cookies', field: /\bSecure:\s{0,4}false\b/,
    docs: 'https://pkg.go.dev/net/http#Cookie',
    is: 'package a; func f() { http.SetCookie(w, &http.Cookie{Name: "sessionKey", Value: key, Path: "/", HttpOnly: true, Secure: false}) }', isNot: 'package a; func f() { http.SetCookie(w, &http.Cookie{Name: "session", Value: "", MaxAge: -1, Secure: false}); http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Secure: secure}); http.SetCookie(w, &http.Cookie{Name: "auth_error", Value: message, Secure: false}); http.SetCookie(w, &http.Cookie{Name: "session_seen", Value: "1", Secure: false}) }',
  },
  {
    languages: ['kt'], when: /\bio\.ktor\.server\.sessions\b/, form: 'set', name: /^cookie\.secure$/, value: false, off: 'cookies', named: /\bcookie(?:<[^<>\n]{1,80}>)?\(\s{0,20}(?:name ?= ?)?"?([\w.-]{1,80})/g,
    docs: 'https://api.ktor.io/ktor-server-sessions/io.ktor.server.sessions/-cookie-configuration/secure.html',
    is: 'import io.ktor.server.sessions.*\nfun a() { install(Sessions) { cookie<Desk>("desk_session") { cookie.secure = false } } }', isNot: 'import io.ktor.server.sessions.*\nfun a() { install(Sessions) { cookie<Desk>("desk_session") { cookie.secure = !isDevelopment }; cookie<Theme>("theme") { cookie.secure = false } } }',
  },
  {
    languages: ['rs'], when: /\btower_sessions\b/, form: 'call', name: /(?:^|\.)with_secure$/, value: false, off: 'cookies',
    docs: 'https://docs.rs/tower-sessions/latest/tower_sessions/service/struct.SessionManagerLayer.html#method.with_secure',
    is: 'use tower_sessions::SessionManagerLayer; fn f() { SessionManagerLayer::new(store).with_secure(false) }', isNot: 'use tower_sessions::SessionManagerLayer; fn f() { SessionManagerLayer::new(store).with_secure(!cfg!(debug_assertions)) }',
  },
  {
    languages: ['rs'], when: /\bactix_session\b/, form: 'call', name: /(?:^|\.)cookie_secure$/, value: false, off: 'cookies',
    docs: 'https://docs.rs/actix-session/latest/actix_session/config/struct.SessionMiddlewareBuilder.html#method.cookie_secure',
    is: 'use actix_session::SessionMiddleware; fn f() { SessionMiddleware::builder(store, key).cookie_secure(false).build() }', isNot: 'use actix_session::SessionMiddleware; fn f() { SessionMiddleware::builder(store, key).cookie_secure(config.tls).build() }',
  },
  {
    // Rails' own store, and Rack's in Sinatra and others.
    languages: ['rb'], when: /\.session_store\b|\bRack::Session::/, form: 'set', name: /^secure$/, value: false, off: 'cookies', within: /(?:^|\.)(?:session_store|use)$/,
    docs: 'https://guides.rubyonrails.org/configuring.html#config-session-store',
    is: "Rails.application.config.session_store :cookie_store, key: '_desk_session', secure: false", isNot: "Rails.application.config.session_store :cookie_store, key: '_desk_session', secure: Rails.env.production?\nRack::Cors.new(app, secure: false)",
  },
  {
    languages: ['rb'], when: /\bcookies\b|\bset_cookie\b/, form: 'set', name: /^secure$/, value: false, off: 'cookies', named: /(?:\bcookies(?:\.\w{1,20}){0,3}\[|\bset_cookie[( ]):?["']?([\w.-]{1,80})["']?(?:\]\s{0,4}=|,)\s{0,4}\{?[^{}]{0,600}$/g,
    docs: 'https://api.rubyonrails.org/classes/ActionDispatch/Cookies.html',
    is: 'cookies.signed[:session_token] = { value: token, httponly: true, secure: false }', isNot: 'cookies[:theme] = { value: theme, secure: false }\ncookies[:session_token] = { value: token, secure: request.ssl? }\ncookies[:csrf_token] = { value: token, secure: false }',
  },
  {
    // Settings of a session are known by this field, which Laravel alone spells so: https://laravel.com/docs/session#configuration
    languages: ['php'], when: /^(?![^]{0,20000}['"]secure['"]\s{0,8}=>[^]{0,20000}['"]secure['"]\s{0,8}=>)[^]{0,20000}['"]http_only['"]\s{0,8}=>/, form: 'set', name: /^secure$/, value: false, off: 'cookies',
    docs: 'https://github.com/laravel/laravel/blob/12.x/config/session.php',
    is: "<?php return ['driver' => 'database', 'secure' => false, 'http_only' => true];", isNot: "<?php return ['driver' => 'database', 'secure' => env('SESSION_SECURE_COOKIE'), 'http_only' => true];",
  },
  {
    languages: ['php'], form: 'set', name: /^secure$/, value: false, off: 'cookies', within: /(?:^|\.)session_(?:set_cookie_params|start)$/,
    docs: 'https://www.php.net/manual/en/function.session-set-cookie-params.php',
    is: "<?php session_set_cookie_params(['lifetime' => 0, 'secure' => false]);", isNot: "<?php session_set_cookie_params(['lifetime' => 0, 'secure' => $isTls]); mail_options(['secure' => false]);",
  },
  {
    languages: ['php'], form: 'call', name: /(?:^|\.)ini_set$/, value: /^["']session\.cookie_secure["'], ?["']?(?:0|false|off)["']?$/i, off: 'cookies',
    docs: 'https://www.php.net/manual/en/session.configuration.php#ini.session.cookie-secure',
    is: "<?php ini_set('session.cookie_secure', '0');", isNot: "<?php ini_set('session.cookie_secure', $isTls ? '1' : '0'); ini_set('session.cookie_httponly', 0);",
  },
  {
    // A servlet's other cookies have the same method.
    languages: ['java'], when: /\bSessionCookieConfig\b/i, form: 'call', name: /(?:^|\.)(?:\w{0,30}[cC]onfig|\w{0,20}[sS]ession\w{0,20})\.setSecure$|^\.setSecure$/, value: false, off: 'cookies',
    docs: 'https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/sessioncookieconfig',
    is: 'import jakarta.servlet.SessionCookieConfig; class A { void f() { SessionCookieConfig config = context.getSessionCookieConfig(); config.setSecure(false); } }', isNot: 'import jakarta.servlet.SessionCookieConfig; class A { void f() { config.setSecure(true); theme.setSecure(false); config.setHttpOnly(false); } }',
  },
  {
    languages: ['kt'], when: /\bSessionCookieConfig\b/i, form: 'set', name: /(?:^|\.)(?:\w{0,30}[cC]onfig|\w{0,20}[sS]ession\w{0,20})\.isSecure$|^\.isSecure$/, value: false, off: 'cookies',
    docs: 'https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/sessioncookieconfig',
    is: 'fun f(context: ServletContext) { context.sessionCookieConfig.isSecure = false }', isNot: 'fun f(context: ServletContext) { context.sessionCookieConfig.isSecure = tls; theme.isSecure = false }',
  },
  {
    languages: ['cs'], when: /AddCookie|AddSession|ConfigureApplicationCookie|SessionOptions|CookieAuthenticationOptions/, form: 'set', name: /(?:^|\.)Cookie\.SecurePolicy$/, value: /^CookieSecurePolicy\.None$/, off: 'cookies', within: /(?:^|\.)(?:AddCookie|AddSession|UseSession|(?:Configure|Add)(?:Application|External)Cookie|UseCookieAuthentication|CookieAuthenticationOptions|SessionOptions)$/,
    docs: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.cookiesecurepolicy',
    is: 'services.AddSession(options => { options.Cookie.SecurePolicy = CookieSecurePolicy.None; });', isNot: 'services.AddSession(options => { options.Cookie.SecurePolicy = CookieSecurePolicy.Always; }); services.AddAntiforgery(options => { options.Cookie.SecurePolicy = CookieSecurePolicy.None; });',
  },
  {
    // By place: the last but one says `Secure`, and an empty value or an age below zero takes the cookie away.
    languages: ['go'], when: /"github\.com\/(?:gin-gonic\/gin|cloudwego\/hertz)\b/, form: 'call', name: /(?:^|\.)SetCookie$/, value: SESSION_UNSECURED, off: 'cookies',
    docs: 'https://pkg.go.dev/github.com/gin-gonic/gin#Context.SetCookie',
    is: 'package a; import "github.com/gin-gonic/gin"; func f(c *gin.Context) { c.SetCookie("session_id", id, 3600, "/", "", false, true) }', isNot: 'package a; import "github.com/gin-gonic/gin"; func f(c *gin.Context) { c.SetCookie("session_id", "", -1, "/", "", false, true); c.SetCookie("theme", v, 3600, "/", "", false, true) }',
  },
  {
    languages: ['cs'], form: 'set', name: /(?:^|\.)(?:Server|Remote)Certificate(?:Custom)?ValidationCallback$/, value: 'trusting', off: 'certificates',
    docs: 'https://learn.microsoft.com/dotnet/api/system.net.http.httpclienthandler.dangerousacceptanyservercertificatevalidator',
    is: 'handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;', isNot: 'handler.ServerCertificateCustomValidationCallback = pinned.Check;',
  },
  {
    languages: ['cs'], form: 'set', name: /(?:^|\.)RequireHttps(?:Metadata)?$/, value: false, off: 'https', unless: oneOf('', LOCAL_AUTHORITY, NO_METADATA),
    docs: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.jwtbearer.jwtbeareroptions.requirehttpsmetadata',
    is: 'options.RequireHttpsMetadata = false;', isNot: 'options.RequireHttpsMetadata = !environment.IsDevelopment();',
  },
  {
    languages: ['cs'], form: 'set', name: /(?:^|\.)SignatureValidator$/, value: READS_ONLY, off: 'signature', unless: CHECKED_IN_FRONT,
    docs: 'https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.tokenvalidationparameters.signaturevalidator',
    is: 'options.TokenValidationParameters = new TokenValidationParameters { SignatureValidator = (token, parameters) => new JsonWebToken(token) };', isNot: 'parameters.SignatureValidator = (token, parameters) => keys.Verified(token);',
  },
  {
    // An option that a package has for its clients: it is a call without an argument, or is told `true`. One without a package may be declared.
    languages: ['go'], form: 'call', name: /\.With(?:TLS|Tls)?InsecureSkip(?:TLS|Tls)?Verify$/, value: /^(?:true,?)?$/, off: 'certificates',
    docs: 'https://pkg.go.dev/crypto/tls#Config',
    is: 'package a; func f() { c := httpkit.NewClient(httpkit.WithTLSInsecureSkipVerify()) }', isNot: 'package a; func f() { c := httpkit.NewClient(httpkit.WithTLSInsecureSkipVerify(cfg.Insecure)) }',
  },
  {
    languages: ['rs'], form: 'call', name: /(?:^|\.)danger_accept_invalid_certs$/, value: true, off: 'certificates',
    docs: 'https://docs.rs/reqwest/latest/reqwest/struct.ClientBuilder.html#method.danger_accept_invalid_certs',
    is: 'let c = Client::builder().danger_accept_invalid_certs(true).build()?;', isNot: 'let c = Client::builder().danger_accept_invalid_certs(opts.insecure).build()?;',
  },
  {
    languages: ['php'], form: 'call', name: /(?:^|\.)curl_setopt$/, value: /^(?:\$\w+, ?)?CURLOPT_SSL_VERIFYPEER, ?(?:false|0)$/i, off: 'certificates',
    docs: 'https://www.php.net/manual/en/curl.constants.php#constant.curlopt-ssl-verifypeer',
    is: '<?php curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);', isNot: '<?php curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, true);',
  },
  {
    languages: ['php'], form: 'set', name: /^CURLOPT_SSL_VERIFYPEER$/, value: /^(?:false|0)$/i, off: 'certificates',
    docs: 'https://www.php.net/manual/en/function.curl-setopt-array.php',
    is: '<?php curl_setopt_array($ch, [CURLOPT_TIMEOUT => 5, CURLOPT_SSL_VERIFYPEER => false]);', isNot: '<?php curl_setopt_array($ch, [CURLOPT_SSL_VERIFYPEER => true]);',
  },
  {
    languages: ['php'], when: /GuzzleHttp|new Client\(|\bHttp::|->withOptions\(/, form: 'set', name: /^verify$/, value: false, off: 'certificates',
    docs: 'https://docs.guzzlephp.org/en/stable/request-options.html#verify',
    is: "<?php $c = new \\GuzzleHttp\\Client(['verify' => false]);", isNot: "<?php $c = new \\GuzzleHttp\\Client(['verify' => $authority]);",
  },
  {
    languages: ['php'], form: 'set', name: /^verify_peer$/, value: /^(?:false|0)$/i, off: 'certificates',
    // Of streams, https://www.php.net/manual/en/context.ssl.php, and of https://symfony.com/doc/current/reference/configuration/framework.html#verify-peer
    docs: 'https://www.php.net/manual/en/context.ssl.php#context.ssl.verify-peer',
    is: "<?php $c = stream_context_create(['ssl' => ['verify_peer' => false]]);", isNot: "<?php $c = stream_context_create(['ssl' => ['verify_peer' => true]]);",
  },
  {
    languages: ['php'], when: /\bwp_(?:safe_)?remote_|WP_Http/, form: 'set', name: /^sslverify$/, value: /^(?:false|0)$/i, off: 'certificates',
    docs: 'https://developer.wordpress.org/reference/classes/wp_http/request/',
    is: "<?php $a = wp_remote_get($url, ['sslverify' => false]);", isNot: "<?php $a = wp_remote_get($url, ['sslverify' => $verify]);",
  },
  {
    languages: ['php'], form: 'call', name: /(?:^|\.)withoutVerifying$/, value: 'any', off: 'certificates',
    docs: 'https://laravel.com/docs/http-client#guzzle-options',
    is: '<?php Http::withoutVerifying()->get($url);', isNot: '<?php Http::withToken($t)->get($url);',
  },
  {
    languages: ['go'], when: /go-oidc/, form: 'set', name: /(?:^|\.)InsecureSkipSignatureCheck$/, value: true, off: 'signature', unless: GO_KEY_SET,
    docs: 'https://pkg.go.dev/github.com/coreos/go-oidc/v3/oidc#Config',
    is: 'import "github.com/coreos/go-oidc/v3/oidc"\nv := p.Verifier(&oidc.Config{InsecureSkipSignatureCheck: true})', isNot: 'import "github.com/coreos/go-oidc/v3/oidc"\nv := p.Verifier(&oidc.Config{ClientID: id})',
  },
  {
    // It compares the audience only where it is told one: https://github.com/okta/okta-jwt-verifier-golang
    languages: ['go'], when: /okta-jwt-verifier-golang/, form: 'object', name: /(?:^|\.)JwtVerifier$/, value: /^\{(?![^]*\bClaimsToValidate\b)(?=[^]*\bIssuer\b)/, off: 'audience', unless: /["`](?:aud|cid)["`]|`json:"(?:aud|cid)/,
    docs: 'https://pkg.go.dev/github.com/okta/okta-jwt-verifier-golang/v2#JwtVerifier',
    is: 'import jwtverifier "github.com/okta/okta-jwt-verifier-golang/v2"\nv := jwtverifier.JwtVerifier{Issuer: issuer}', isNot: 'import jwtverifier "github.com/okta/okta-jwt-verifier-golang/v2"\nv := jwtverifier.JwtVerifier{Issuer: issuer, ClaimsToValidate: claims}',
  },
  {
    languages: ['go'], when: /go-oidc/, form: 'set', name: /(?:^|\.)SkipClientIDCheck$/, value: true, off: 'audience', unless: oneOf('', /\.Audience\b|"aud"|`json:"a(?:ud|zp)/, GO_OWN_KEY_SET, GO_ANSWER),
    docs: 'https://pkg.go.dev/github.com/coreos/go-oidc/v3/oidc#Config',
    is: 'import "github.com/coreos/go-oidc/v3/oidc"\nv := p.Verifier(&oidc.Config{SkipClientIDCheck: true})', isNot: 'import "github.com/coreos/go-oidc/v3/oidc"\nv := p.Verifier(&oidc.Config{SkipClientIDCheck: true})\nok := slices.Contains(t.Audience, api)',
  },
  {
    languages: ['go'], when: /go-oidc/, form: 'set', name: /(?:^|\.)SkipExpiryCheck$/, value: true, off: 'expiry', unless: oneOf('', /\.Expiry\b/, GO_OWN_KEY_SET),
    docs: 'https://pkg.go.dev/github.com/coreos/go-oidc/v3/oidc#Config',
    is: 'import "github.com/coreos/go-oidc/v3/oidc"\nv := p.Verifier(&oidc.Config{ClientID: id, SkipExpiryCheck: true})', isNot: 'import "github.com/coreos/go-oidc/v3/oidc"\nv := p.Verifier(&oidc.Config{ClientID: id, SkipExpiryCheck: false})',
  },
  {
    languages: ['go'], when: /go-oidc/, form: 'set', name: /(?:^|\.)SkipIssuerCheck$/, value: true, off: 'issuer', unless: oneOf('', /\.Issuer\b|"iss"|`json:"iss/, GO_OWN_KEY_SET),
    docs: 'https://pkg.go.dev/github.com/coreos/go-oidc/v3/oidc#Config',
    is: 'import "github.com/coreos/go-oidc/v3/oidc"\nv := p.Verifier(&oidc.Config{ClientID: id, SkipIssuerCheck: true})', isNot: 'import "github.com/coreos/go-oidc/v3/oidc"\nv := p.Verifier(&oidc.Config{ClientID: id})',
  },
  {
    languages: ['go'], when: /golang-jwt|dgrijalva\/jwt-go/, form: 'set', name: /(?:^|\.)SkipClaimsValidation$/, value: true, off: 'expiry', unless: GO_END,
    docs: 'https://pkg.go.dev/github.com/golang-jwt/jwt/v4#Parser',
    is: 'import "github.com/golang-jwt/jwt/v4"\np := &jwt.Parser{SkipClaimsValidation: true}', isNot: 'import "github.com/golang-jwt/jwt/v4"\np := &jwt.Parser{UseJSONNumber: true}',
  },
  {
    languages: ['go'], when: /golang-jwt/, form: 'call', name: /(?:^|\.)jwt\.WithoutClaimsValidation$/, value: 'any', off: 'expiry', unless: /\.Validate\(|ExpiresAt|GetExpirationTime|dpop|\.ParseUnverified\(|jwt\.Parse\(\w{1,40}\.I[dD]_?Token,/i,
    docs: 'https://pkg.go.dev/github.com/golang-jwt/jwt/v5#WithoutClaimsValidation',
    is: 'import "github.com/golang-jwt/jwt/v5"\np := jwt.NewParser(jwt.WithoutClaimsValidation())', isNot: 'import "github.com/golang-jwt/jwt/v5"\np := jwt.NewParser(jwt.WithExpirationRequired())',
  },
  {
    languages: ['java', 'kt'], when: /jose4j/, form: 'call', name: /(?:^|\.)setSkipSignatureVerification$/, value: 'any', off: 'signature', unless: /setSkipAllValidators/,
    docs: 'https://javadoc.io/doc/org.bitbucket.b_c/jose4j/latest/org/jose4j/jwt/consumer/JwtConsumerBuilder.html',
    is: 'import org.jose4j.jwt.consumer.JwtConsumerBuilder;\nvar c = new JwtConsumerBuilder().setSkipSignatureVerification().build();',
    isNot: 'import org.jose4j.jwt.consumer.JwtConsumerBuilder;\nvar first = new JwtConsumerBuilder().setSkipAllValidators().setSkipSignatureVerification().build();',
  },
  {
    languages: ['java', 'kt'], when: /jose4j/, form: 'call', name: /(?:^|\.)setSkipDefaultAudienceValidation$/, value: 'any', off: 'audience', unless: /setExpectedAudience/,
    docs: 'https://javadoc.io/doc/org.bitbucket.b_c/jose4j/latest/org/jose4j/jwt/consumer/JwtConsumerBuilder.html',
    is: 'import org.jose4j.jwt.consumer.JwtConsumerBuilder;\nvar c = new JwtConsumerBuilder().setSkipDefaultAudienceValidation().build();',
    isNot: 'import org.jose4j.jwt.consumer.JwtConsumerBuilder;\nvar c = new JwtConsumerBuilder().setExpectedAudience("api").build();',
  },
  {
    languages: ['rs'], when: /jsonwebtoken/, form: 'call', name: /(?:^|\.)insecure_disable_signature_validation$/, value: 'any', off: 'signature',
    docs: 'https://docs.rs/jsonwebtoken/latest/jsonwebtoken/struct.Validation.html#method.insecure_disable_signature_validation',
    is: 'use jsonwebtoken::Validation; fn f() { v.insecure_disable_signature_validation(); }', isNot: 'use jsonwebtoken::Validation; fn f() { v.set_audience(&["api"]); }',
  },
  {
    languages: ['rs'], when: /jsonwebtoken/, form: 'set', name: /\.validate_aud$/, value: false, off: 'audience', unless: oneOf('', OWN_KEY, /\bclaims\.aud\b|\bcheck_aud/),
    docs: 'https://docs.rs/jsonwebtoken/latest/jsonwebtoken/struct.Validation.html#structfield.validate_aud',
    is: 'use jsonwebtoken::Validation; fn f() { v.validate_aud = false; }', isNot: 'use jsonwebtoken::Validation; fn f() { v.validate_aud = false; DecodingKey::from_secret(own) }',
  },
  {
    languages: ['rs'], when: /jsonwebtoken/, form: 'set', name: /\.validate_exp$/, value: false, off: 'expiry', unless: OWN_KEY,
    docs: 'https://docs.rs/jsonwebtoken/latest/jsonwebtoken/struct.Validation.html#structfield.validate_exp',
    is: 'use jsonwebtoken::Validation; fn f() { v.validate_exp = false; }', isNot: 'use jsonwebtoken::Validation; fn f() { v.validate_exp = true; }',
  },
]

/** Of these a word is in every file with a switch. */
export const SWITCH_WORDS: readonly string[] = [
  'InsecureSkip', 'essionCookieConfig', 'cookie.secure', 'CookieSecurePolicy', 'ostnameVerifier', 'TrustAllStrategy', 'TrustStrategy', 'sessions.Options{', 'SetCookie(', 'InsecureTrustManagerFactory', 'CertificateCustomValidationCallback', 'CertificateValidationCallback', 'RequireHttps', 'SignatureValidator',
  'with_secure', 'cookie_secure', 'session_store', 'Rack::Session', 'cookies', 'set_cookie', 'http_only', 'session_start', 'danger_accept_invalid_certs', 'CURLOPT_SSL_VERIFYPEER', 'checkServerTrusted', 'GuzzleHttp', 'withoutVerifying', 'withOptions', 'Facades\\Http', 'verify_peer', 'sslverify', 'disableHostnameVerification', 'go-oidc', 'okta-jwt-verifier', 'golang-jwt', 'jwt-go', 'jose4j', 'jsonwebtoken',
]

/** The method of a trust manager that refuses a server: https://docs.oracle.com/javase/8/docs/api/javax/net/ssl/X509TrustManager.html */
export const TRUST_CHECK = 'checkServerTrusted'

/** The name that .NET has for a callback which says yes: https://learn.microsoft.com/dotnet/api/system.net.http.httpclienthandler.dangerousacceptanyservercertificatevalidator */
export const TRUSTING_CALLBACK = /DangerousAcceptAnyServerCertificateValidator$/

/** A parameter of a lambda of Kotlin, with its type or without. */
const PARAMETER = /\s{0,8}\w{1,30}(?:: ?[\w<>?*.]{1,60})?/

/**
 * Lambdas of Kotlin that say yes to each host name or certificate, behind the call or the interface that they are given to:
 * https://kotlinlang.org/docs/lambdas.html#passing-trailing-lambdas, https://kotlinlang.org/docs/fun-interfaces.html#sam-conversions,
 * https://hc.apache.org/httpcomponents-core-5.3.x/current/httpcore5/apidocs/org/apache/hc/core5/ssl/TrustStrategy.html
 */
export const TRUSTS_EACH_HOST = inTurn(
  'g',
  /(?:\b(?:sslH|h|setDefaultH|setSSLH|setH)ostnameVerifier|(?<=[=(,]\s{0,8})\b(?:HostnameVerifier|TrustStrategy))\s{0,4}\{/,
  PARAMETER,
  /,/,
  PARAMETER,
  /\s{0,4}->\s{0,8}true\s{0,8}\}/,
)
