import { oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'

// Names by which code shows what kind of program it is, and how it compares, routes and listens.

export const servesRequests: Words = {
  because:
    'What a program that serves requests says: https://pkg.go.dev/net/http, https://pkg.go.dev/github.com/aws/aws-lambda-go/lambda, https://docs.spring.io/spring-boot/reference/features/spring-application.html, https://learn.microsoft.com/aspnet/core/fundamentals/, https://docs.rs/axum, https://actix.rs.',
  pattern: oneOf(
    '',
    /ListenAndServe|http\.Server\b|lambda\.Start|grpc\.NewServer/,
    /SpringApplication|WebApplication\.|CreateHostBuilder|UseStartup/,
    /\baxum::|\bactix_web\b|\bHttpServer\b|\bwarp::|\btonic::/,
  ),
  is: ['http.ListenAndServe(":8080", nil)', 'grpc.NewServer()', 'SpringApplication.run(', 'WebApplication.CreateBuilder(args)', 'use axum::Router;'],
  isNot: ['http.Get(url)', 'reqwest::get(url)', 'new HttpClient()'],
}

export const commandInRust: Words = {
  because: 'A program of Rust that a person starts: its entry, or what reads its command line, https://docs.rs/clap.',
  pattern: /\bfn\s{1,4}main\s{0,4}\(|\bclap::/,
  is: ['fn main() {', 'use clap::Parser;'],
  isNot: ['fn main_loop() {'],
}

/** Calls that compare two texts whole and in constant time, by their names. */
export const comparesInConstantTime: Words = {
  because:
    'https://www.php.net/manual/en/function.hash-equals.php, https://pkg.go.dev/crypto/subtle#ConstantTimeCompare, https://api.rubyonrails.org/classes/ActiveSupport/SecurityUtils.html, https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/security/MessageDigest.html, https://learn.microsoft.com/dotnet/api/system.security.cryptography.cryptographicoperations.fixedtimeequals',
  pattern: oneOf('', /hash_equals|ConstantTimeCompare|secure_compare|isEqual|FixedTimeEquals/),
  is: ['hash_equals', 'subtle.ConstantTimeCompare', 'ActiveSupport::SecurityUtils.secure_compare', 'MessageDigest.isEqual', 'CryptographicOperations.FixedTimeEquals'],
  isNot: ['strcmp', 'bytes.Equal', 'SequenceEqual'],
}

export const constantTimeInGo: Words = {
  because: 'The one of Go, as a call: https://pkg.go.dev/crypto/subtle#ConstantTimeCompare',
  pattern: /ConstantTimeCompare/,
  is: ['subtle.ConstantTimeCompare(a, b)'],
  isNot: ['bytes.Equal(a, b)'],
}

/** What is given the text first, with which end it compares in its groups. */
export const comparesAnEnd: Words = {
  because: 'Functions that compare the beginning or the end of a text: https://pkg.go.dev/strings#HasPrefix, https://www.php.net/manual/en/function.str-starts-with.php, https://laravel.com/docs/strings',
  pattern: /^(?:strings\.Has(Prefix|Suffix)|str_(starts|ends)_with|Str\.(starts|ends)With)$/,
  is: ['strings.HasPrefix', 'str_starts_with', 'Str.endsWith'],
  isNot: ['strings.Contains', 'uri.startsWith'],
}

export const goRoutes: Words = {
  because: 'What gives a path of a router to a handler: net/http, gorilla/mux, chi, gin and Echo. https://pkg.go.dev/net/http#ServeMux.Handle, https://go-chi.io/#/pages/routing',
  pattern: /\.(?:Handle|HandleFunc|Handler|HandlerFunc|Any|All|Get|Post|Mount|Method|GET|POST|OPTIONS|PUT|DELETE|PATCH)$/,
  is: ['mux.HandleFunc', 'r.Mount', 'engine.GET', 'e.Any'],
  isNot: ['mux.ServeHTTP', 'r.Use'],
}

export const goRefusesSites: Words = {
  because: 'The header may be for metadata, which everybody may read, or be left out for others; and other sites may be refused: https://pkg.go.dev/net/http#CrossOriginProtection',
  pattern: /well-known|"Origin"|CrossOriginProtection/,
  is: ['"/.well-known/oauth-protected-resource"', 'r.Header.Get("Origin")', 'http.NewCrossOriginProtection()'],
  isNot: ['"Access-Control-Allow-Origin"', 'cors.AllowAll()'],
}

export const makesOwnJson: Words = {
  because: 'A type that writes itself as JSON, with its name as a group: https://pkg.go.dev/encoding/json#Marshaler',
  pattern: /\bfunc \((?:\w{1,40} )?\*?(\w{1,80})\) MarshalJSON\(/,
  is: ['func (m Metadata) MarshalJSON() ([]byte, error)', 'func (*Metadata) MarshalJSON('],
  isNot: ['func (m *Metadata) UnmarshalJSON(', 'func MarshalJSON('],
}

export const readsAgain: Words = {
  because: 'What reads a document of JSON, which may be one that was just made and is added to: https://pkg.go.dev/encoding/json#Unmarshal',
  pattern: /\.(?:Unmarshal\w{0,20}|Decode)\(/,
  is: ['json.Unmarshal(raw, &all)', 'json.NewDecoder(body).Decode('],
  isNot: ['json.Marshal(m)', 'json.NewEncoder(w).Encode(m)'],
}

export const readsType: Words = {
  because: 'What makes an object of a type from the text of an answer, with the type as a group; in Go the variable that has it: https://pkg.go.dev/encoding/json#Unmarshal, https://learn.microsoft.com/dotnet/api/system.text.json.jsonserializer.deserialize, https://docs.rs/serde_json.',
  pattern: oneOf(
    'g',
    /\.(?:Unmarshal\([^()\n]{0,80}, ?|Decode\()&?(\w{1,60})\)/,
    /\.(?:JSON|Into)\(&(\w{1,60})\)/,
    /\b(?:Deserialize(?:Async|Object)?|(?:ReadFrom|GetFrom)JsonAsync)<([\w.]{1,80})\??>\(/,
    /\.(?:readValue|bodyToMono|toEntity|readEntity|getForObject|body)\((?:[^()\n]{0,80}, ?)?([\w.]{1,80})(?:\.class|::class\.java)\)/,
    /\b(?:decodeFromString|body|readValue)<([\w.]{1,80})>\(/,
    /\b(?:json|from_(?:str|slice|reader|value))::<([\w:]{1,80})>\(/,
  ),
  is: [
    'json.Unmarshal(body, &config)',
    'json.NewDecoder(resp.Body).Decode(&config)',
    'resp.JSON(&metadata)',
    'JsonSerializer.Deserialize<Provider>(text)',
    'mapper.readValue(body, Provider.class)',
    'Json.decodeFromString<Provider>(text)',
    'resp.json::<Provider>().await',
  ],
  isNot: ['json.Marshal(config)', 'json.NewEncoder(w).Encode(config)', 'JsonSerializer.Serialize(config)', 'Json(Provider { issuer })'],
}

export const writesToCaller: Words = {
  because: 'What a handler of Go answers with: net/http, gin, Echo, Fiber. https://pkg.go.dev/net/http#ResponseWriter',
  pattern: /\bhttp\.ResponseWriter\b|\*gin\.Context\b|\becho\.Context\b|\bfiber\.Ctx\b|\.(?:Indented|Pure)?JSON\((?!&\w{1,60}\))|\b(?:write|send|respond)\w{0,20}JSON\(/,
  is: ['func Discovery(w http.ResponseWriter, _ *http.Request)', 'c.JSON(http.StatusOK, own)', 'func (h *Handler) get(c *fiber.Ctx) error'],
  isNot: ['func fallback(base string) *models.Metadata', 'http.Get(', 'json.Marshal(', 'resp.JSON(&metadata)'],
}

export const goListens: Words = {
  because: "Calls that listen at their first argument: net/http, mcp-go's own servers, Echo, and gin's engines. https://pkg.go.dev/github.com/gin-gonic/gin#Engine.Run, https://echo.labstack.com/docs/start-server",
  pattern: /(?:^\w{0,60}\.Start|(?:^|\.)(?:http\.ListenAndServe|ListenAndServe|net\.Listen|(?:router|engine|r|g)\.Run))$/,
  is: ['e.Start', 'http.ListenAndServe', 'net.Listen', 'engine.Run'],
  isNot: ['cmd.Run', 'server.Shutdown', 'a.b.Start'],
}

export const handsOnServer: Words = {
  because: 'Options of mcp-go with a server that stands in front, or with what is not written here: https://pkg.go.dev/github.com/mark3labs/mcp-go/server#WithStreamableHTTPServer',
  pattern: /\.\.\.|HTTPServer\(/,
  is: ['options...', 'server.WithHTTPServer(own)'],
  isNot: ['server.WithEndpointPath("/mcp")'],
}

export const injectedValue: Words = {
  because: 'Up to the placeholder of a setting: https://docs.spring.io/spring-framework/reference/core/beans/annotation-config/value-annotations.html',
  pattern: /@Value\(\s{0,8}(?:value\s{0,2}=\s{0,2})?"/,
  is: ['@Value("${jwt.ttl:3600}")', '@Value(value = "${jwt.ttl:3600}")'],
  isNot: ['@Values("a")', '@Value(NAME)'],
}

export const permanentCookie: Words = {
  because: 'The jar of cookies that live for twenty years: https://api.rubyonrails.org/classes/ActionDispatch/Cookies.html',
  pattern: /\bcookies(?:\.(?:signed|encrypted))?\.permanent(?:\.(?:signed|encrypted))?/,
  is: ['cookies.permanent', 'cookies.signed.permanent', 'cookies.permanent.encrypted'],
  isNot: ['cookies.signed', 'session.permanent'],
}

export const optionInRuby: Words = {
  because: 'What declares a setting with its default: https://api.rubyonrails.org/classes/Module.html, https://doorkeeper.gitbook.io/guides/configuration',
  pattern: /^(?:option|setting|config_accessor|mattr_accessor|class_attribute)$/,
  is: ['option', 'mattr_accessor'],
  isNot: ['attr_reader', 'options'],
}

export const signsInWithOAuth1: Words = {
  because: 'Classes of OAuth 1.0a, whose token is worth nothing without its secret: https://github.com/scribejava/scribejava',
  pattern: /\bOAuth1(?:0a?)?[A-Z]\w{2,40}/,
  is: ['OAuth1AccessToken', 'OAuth10aService'],
  isNot: ['OAuth2AccessToken', 'OAuth1'],
}

export const tokenOfOAuth1: Words = {
  because: 'The half of it that is no secret: https://www.rfc-editor.org/rfc/rfc5849.html#section-3.1',
  pattern: /^\w{1,60}\.(?:getToken\(\)|token)$/,
  is: ['accessToken.getToken()', 'given.token'],
  isNot: ['accessToken.getTokenSecret()', 'getToken()'],
}

export const fillsHeaders: Words = {
  because: 'What puts a header, or a credential, into a variable of headers or of a client.',
  pattern: /^\w+\.(?:(?:DefaultRequestHeaders|Header)\.)?(?:Add|Set|put|set|insert|Authorization|TryAddWithoutValidation)$/,
  is: ['headers.put', 'client.DefaultRequestHeaders.Authorization', 'req.Header.Set', 'headers.TryAddWithoutValidation', 'headers.insert'],
  isNot: ['headers.get', 'req.Trailer.Set', 'put'],
}

export const asksEmpty: Words = {
  because: 'Whether a text is empty, up to what is asked about: of standard libraries, and https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/util/StringUtils.html.',
  pattern: /(?:isEmpty|isBlank|IsNullOr\w{5,10}|empty|len|hasText)\(/,
  is: ['StringUtils.hasText(', 'string.IsNullOrEmpty(', 'len('],
  isNot: ['isPresent(', 'strlen '],
}

export const readsEnvironment: Words = {
  because: 'What reads a variable of the environment, up to its name: https://laravel.com/docs/helpers#method-env and standard libraries.',
  pattern: oneOf('', /^(?:os\.Getenv\(|System\.getenv\(|Environment\.GetEnvironmentVariable\()/, /^\\?(?:getenv|env)\(|^\$_(?:ENV|SERVER)\[/),
  is: ['os.Getenv("A")', 'System.getenv("A")', "env('A')", "$_ENV['A']"],
  isNot: ['os.Setenv("A", "b")', 'config("a")'],
}

export const lengthInSeconds: Words = {
  because: 'A length of time as a number of seconds: https://learn.microsoft.com/dotnet/api/system.timespan.totalseconds, https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/time/Duration.html',
  pattern: /(?:\.TotalSeconds|\.(?:toSeconds|getSeconds)\(\))$/,
  is: ['Life.Access.TotalSeconds', 'Life.ACCESS.toSeconds()'],
  isNot: ['Life.Access.TotalHours', 'Life.ACCESS.toSeconds'],
}

/** What is taken is the first group that matches. */
export const givenOtherwise: Words = {
  because: 'What holds where nothing was given: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Objects.html',
  pattern: /!= null \? \w{1,60} : ([^;]{1,100})$|requireNonNullElse\(\w{1,60}, ([^;]{1,100})\)$/,
  is: ['life != null ? life : Duration.ofHours(20)', 'Objects.requireNonNullElse(life, Duration.ofHours(20))'],
  isNot: ['Objects.requireNonNull(life)', 'life == null'],
}

export const defaultByAnnotation: Words = {
  because: 'What Spring gives a parameter of a class of settings that nobody sets: https://docs.spring.io/spring-boot/reference/features/external-config.html',
  pattern: /@DefaultValue\("([^"\n]{1,40})"\)/,
  is: ['@DefaultValue("20h") Duration refresh'],
  isNot: ['@Value("20h")', '@DefaultValue(LIFE)'],
}

export const convertsInRust: Words = {
  because: 'What stands behind a value and gives the same in another type: https://doc.rust-lang.org/std/string/trait.ToString.html, https://doc.rust-lang.org/std/result/enum.Result.html',
  pattern: /(?:\s{0,40}\.(?:parse|into|to_string|to_owned|clone|as_str|as_ref|unwrap|expect|unwrap_or_default)(?:\((?:"[^"\n]{0,120}")?\))?|\?){1,6}$/,
  is: ['key.clone()', 'std::env::var("A")?', 'std::env::var("A").expect("no key")', 'text.parse()?'],
  isNot: ['key.len()', 'std::env::var("A")'],
}

/** A variable of the environment that is the value, or is put into a text of it, with its name: https://docs.ruby-lang.org/en/master/ENV.html */
export const readsEnvironmentInRuby: RegExp = /^(?:[\w ]{0,40}#\{\s{0,4})?ENV(?:\.fetch\(|\[)\s{0,4}["'](\w{1,80})["']/
