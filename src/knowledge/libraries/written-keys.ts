import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'

/** Where a library of a language without a grammar is given the secret that it checks tokens with. */
export interface KeyTaker {
  readonly language: 'go' | 'java' | 'cs' | 'php' | 'rb' | 'rs'
  /** What a file has in it that has such a call. */
  readonly word: string
  /** What stands before the key. */
  readonly before: RegExp
  /** What stands behind it. */
  readonly behind: RegExp
  /** What its file has as well, where other libraries have the same name for another thing. */
  readonly needs?: RegExp
  /** How the call is named in a message. */
  readonly by: string
  readonly docs: string
  readonly is: string
  readonly isNot: string
}

/** What a file has that checks tokens: one that signs alone says nothing of what is accepted. */
export const checksTokens: RegExp = oneOf(
  '',
  /\bechojwt\.|\bjwtware\.|\bjwtauth\.(?:Verif|New\()|\bGinJWTMiddleware\b|\bjwt\.(?:Parse|ParseWithClaims|Keyfunc)\b/,
  // What a store signs is a session.
  /\b(?:cookie\.NewStore|sessions\.NewCookieStore)\(/,
  /\bparse(?:r|rBuilder)?\(\)|\bparse(?:Claims|Signed)(?:Jws|Claims)\b|\bJWT\.require\(|\bverifyWith\(|\bNimbus(?:Reactive)?JwtDecoder\b/,
  /\bTokenValidationParameters\b|\bValidateToken(?:Async)?\(/,
  /\bJWT::decode\(|\bJWT\.decode\b|\bDecodingKey::/,
)

const IN_KEYFUNC = /\*jwt\.Token\)[^\n]{0,40}\{(?:(?!\n\}|\bfunc\b)[^]){0,600}?\breturn (?!nil\b)(?:\[\]byte\()?(?=[^\n]{1,90}, nil\b)/

/** A key that is written there stands as `KEY`. */
export const keyTakers: readonly KeyTaker[] = [
  {
    language: 'go', before: /\bechojwt\.JWT\(\[\]byte\(/, behind: /^\)/, by: 'echojwt.JWT', word: 'echojwt', docs: 'https://pkg.go.dev/github.com/labstack/echo-jwt/v4',
    is: 'p.Use(echojwt.JWT([]byte(KEY)))', isNot: 'p.Use(echojwt.WithConfig(config(KEY)))',
  },
  {
    language: 'go', before: /\bSigningKey:\s{0,20}(?:jwtware\.SigningKey\{[^}\n]{0,80}\bKey:\s{0,8})?(?:\[\]byte\()?/, behind: /^[),}\s]/, by: 'SigningKey', word: 'SigningKey', needs: /\b(?:jwtware|echojwt)\./,
    docs: 'https://docs.gofiber.io/contrib/jwt/', is: 'jwtware.New(jwtware.Config{SigningKey: jwtware.SigningKey{Key: []byte(KEY)}})', isNot: 'Config{SigningMethod: KEY}',
  },
  {
    language: 'go', before: IN_KEYFUNC, behind: /^\)?, nil/, by: 'Keyfunc', word: 'jwt.Token', docs: 'https://pkg.go.dev/github.com/golang-jwt/jwt/v5#Keyfunc',
    is: 'jwt.Parse(s, func(t *jwt.Token) (any, error) { return []byte(KEY), nil })', isNot: 'func read() ([]byte, error) { return []byte(KEY), nil }',
  },
  {
    language: 'go', before: /\.SignedString\(\s{0,8}(?:\[\]byte\()?/, behind: /^\)/, by: 'SignedString', word: 'SignedString', docs: 'https://pkg.go.dev/github.com/golang-jwt/jwt/v5#Token.SignedString',
    is: 'return token.SignedString([]byte(KEY))', isNot: 'return token.SigningString(KEY)',
  },
  {
    language: 'go', before: /\bjwtauth\.New\("HS\d{3}", \[\]byte\(/, behind: /^\)/, by: 'jwtauth.New', word: 'jwtauth', docs: 'https://pkg.go.dev/github.com/go-chi/jwtauth/v5#New',
    is: 'auth = jwtauth.New("HS256", []byte(KEY), nil)', isNot: 'auth = jwtauth.New("RS256", private, []byte(KEY))',
  },
  {
    language: 'go', before: /\bKey:\s{1,20}\[\]byte\(/, behind: /^\)/, by: 'GinJWTMiddleware', word: 'GinJWTMiddleware', needs: /\bGinJWTMiddleware\b/, docs: 'https://pkg.go.dev/github.com/appleboy/gin-jwt/v2#GinJWTMiddleware',
    is: 'jwt.New(&jwt.GinJWTMiddleware{Key: []byte(KEY)})', isNot: 'jwt.New(&jwt.GinJWTMiddleware{Realm: KEY})',
  },
  {
    language: 'go', before: /\bsessions\.NewCookieStore\(\s{0,8}\[\]byte\(/, behind: /^\)/, by: 'NewCookieStore', word: 'NewCookieStore', docs: 'https://pkg.go.dev/github.com/gorilla/sessions#NewCookieStore',
    is: 'store := sessions.NewCookieStore([]byte(KEY))', isNot: 'store := sessions.NewFilesystemStore("", []byte(KEY))',
  },
  {
    language: 'go', before: /\bcookie\.NewStore\(\s{0,8}\[\]byte\(/, behind: /^\)/, by: 'cookie.NewStore', word: 'cookie.NewStore', docs: 'https://pkg.go.dev/github.com/gin-contrib/sessions/cookie#NewStore',
    is: 'store := cookie.NewStore([]byte(KEY))', isNot: 'store := memstore.NewStore([]byte(KEY))',
  },
  {
    language: 'java', before: /\bAlgorithm\.HMAC(?:256|384|512)\(/, behind: /^[).]/, by: 'Algorithm.HMAC256', word: 'Algorithm.HMAC', docs: 'https://github.com/auth0/java-jwt',
    is: 'JWT.require(Algorithm.HMAC256(KEY)).build()', isNot: 'Algorithm.RSA256(KEY)',
  },
  {
    language: 'java', before: /\bKeys\.hmacShaKeyFor\((?:Decoders\.BASE64(?:URL)?\.decode\()?/, behind: /^[).]/, by: 'Keys.hmacShaKeyFor', word: 'hmacShaKeyFor', docs: 'https://github.com/jwtk/jjwt#signature-algorithms-keys',
    is: 'Keys.hmacShaKeyFor(KEY.getBytes(UTF_8))', isNot: 'Keys.secretKeyFor(KEY)',
  },
  {
    language: 'java', before: /\.setSigningKey\(/, behind: /^[).]/, by: 'setSigningKey', word: 'setSigningKey', docs: 'https://github.com/jwtk/jjwt',
    is: 'Jwts.parser().setSigningKey(KEY).parseClaimsJws(token)', isNot: 'builder.setSigningKeyResolver(KEY)',
  },
  {
    language: 'java', before: /\bNimbus(?:Reactive)?JwtDecoder\.withSecretKey\(\s{0,40}(?:new SecretKeySpec\(\s{0,40})?/, behind: /^\s{0,40}[).]/, by: 'withSecretKey', word: 'withSecretKey', docs: 'https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html#oauth2resourceserver-jwt-decoder-secret-key-builder',
    is: 'NimbusJwtDecoder.withSecretKey(new SecretKeySpec(KEY.getBytes(), "HmacSHA256")).build()', isNot: 'NimbusJwtDecoder.withPublicKey(KEY).build()',
  },
  {
    language: 'cs', before: /\bnew SymmetricSecurityKey\(\s{0,40}(?:(?:System\.Text\.)?Encoding\.(?:UTF8|ASCII|Unicode)\.GetBytes\(\s{0,40})?/, behind: /^\s{0,40}\)/, by: 'SymmetricSecurityKey', word: 'SymmetricSecurityKey',
    docs: 'https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.symmetricsecuritykey', is: 'new SymmetricSecurityKey(Encoding.UTF8.GetBytes(KEY))', isNot: 'new X509SecurityKey(KEY)',
  },
  {
    language: 'php', before: /\bnew (?:\\?[\w\\]{0,40}\\)?Key\(\s{0,20}/, behind: /^\s{0,20},\s{0,20}["']HS/, by: 'JWT::decode', word: 'JWT::decode', docs: 'https://github.com/firebase/php-jwt',
    is: "JWT::decode($token, new Key(KEY, 'HS256'))", isNot: "JWT::decode($token, new Key(KEY, 'RS256'))",
  },
  {
    language: 'rb', before: /\bJWT\.decode[( ]\s{0,8}\w[\w.\[\]:'"]{0,80},\s{0,8}/, behind: /^,\s{0,8}true/, by: 'JWT.decode', word: 'JWT.decode', docs: 'https://github.com/jwt/ruby-jwt',
    is: "JWT.decode(token, KEY, true, algorithm: 'HS256')", isNot: 'JWT.decode(token, nil, false)',
  },
  {
    language: 'rs', before: /\bDecodingKey::from_secret\(\s{0,20}/, behind: /^(?:\.as_(?:ref|bytes)\(\)|\s{0,20}\))/, by: 'DecodingKey::from_secret', word: 'DecodingKey::', docs: 'https://docs.rs/jsonwebtoken/latest/jsonwebtoken/struct.DecodingKey.html',
    is: 'DecodingKey::from_secret(KEY.as_bytes())', isNot: 'DecodingKey::from_rsa_pem(KEY)',
  },
]

/** What gives a variable of the environment, with the text that stands in for it. */
export const givesVariableOr: RegExp = oneOf(
  '',
  inTurn('', /(?:\benv|\bgetenv|\bgetEnv|\bGetEnv|\bgetEnvOrDefault|\bgetOrDefault|\bENV\.fetch)\(\s{0,8}["']/, /(?<of>\w{2,80})["'],\s{0,8}["'](?<or>[^"'\\\n]{1,80})["']\s{0,8}\)/),
  inTurn('', /(?:\bgetenv\(|\$_ENV\[|\bENV\[)["']/, /(?<of2>\w{2,80})["'][\])]\s{0,8}(?:\?\?|\?:|\|\|)\s{0,8}["'](?<or2>[^"'\\\n]{1,80})["']/),
  inTurn('', /\b\w{0,30}(?:[cC]onfig(?:uration)?|[sS]ettings|[sS]ection)\[["']/, /(?<of3>[\w:]{2,80})["']\]\s{0,8}\?\?\s{0,8}["'](?<or3>[^"'\\\n]{1,80})["']/),
)

/** What stands before the name that Spring puts a setting into: `@Value("${jwt.secret}") private String `. */
export const injectedSetting: RegExp = inTurn(
  '',
  /@Value\(\s{0,4}"\\?\$\{([\w.-]{1,100})(?::[^{}"\n]{0,160})?\}"\s{0,4}\)/,
  /[^;=(){}\n]{0,8}\n?[^;=(){}\n]{0,80}/,
)

/**
 * What reads a setting of .NET: `configuration["Jwt:Key"]!`, `config.GetSection("Jwt")["Key"]`, `config.GetValue<string>("Jwt:Key")`
 * (https://learn.microsoft.com/aspnet/core/fundamentals/configuration/).
 */
export const readsSetting: RegExp = oneOf(
  '',
  inTurn(
    '',
    /^[\w.]{1,60}\.Get(?:Required)?Section\("(?<section>[\w:]{1,80})"\)/,
    /(?:\["(?<key>\w{1,80})"\]|\.GetValue<string\??>\("(?<key2>\w{1,80})"\)|\.GetSection\("(?<key6>\w{1,80})"\)\.Value)!?/,
  ),
  /^[\w.]{1,60}\.Get(?:Required)?Section\("(?<key5>[\w:]{1,80})"\)\.(?:Value|Get<string>\(\))!?/,
  /^(?<holder2>[\w.]{1,60})\.GetValue<string\??>\("(?<key4>[\w:]{1,80})"\)!?/,
  /^(?<holder>[\w.]{1,60})\["(?<key3>[\w:]{1,80})"\]!?/,
)

/** What a program does where a setting is missing, behind what reads it: it stops, or takes a text that it does not need. */
export const whereMissing: RegExp = oneOf(
  '',
  /^\s{0,40}\?\?\s{0,40}throw new [\w.]{1,60}\([^\n]{0,200}?\)(?=\s{0,40}[),;])/,
  /^\s{0,40}\?\?\s{0,40}(?:""|string\.Empty|"[^"\n]{1,100}")(?=\s{0,40}[),;])/,
)

/** What makes of a key what a library takes, or writes it in another way, which everybody who knows the text can do as well. */
const ENCODES = oneOf(
  '',
  /(?:Base64Utils|TextCodec\.BASE64(?:URL)?|(?:En|De)coders\.BASE64(?:URL)?)\.\w{2,30}\(/,
  /(?:java\.util\.)?Base64(?:\.get(?:Url)?(?:En|De)coder\(\)(?:\.withoutPadding\(\))?)?\.(?:(?:strict_|urlsafe_)?encode|decode)\w{0,20}\(/,
  /(?:System\.)?Convert\.(?:ToBase64String|FromBase64String)\(|(?:System\.Text\.)?Encoding\.(?:UTF8|ASCII|Unicode)\.GetBytes\(/,
  /base64\.(?:Raw)?(?:Std|URL)Encoding\.EncodeToString\(|\[\]byte\(|base64_(?:en|de)code\(/,
  /Keys\.hmacShaKeyFor\(|Algorithm\.HMAC(?:256|384|512)\(|(?:new )?SecretKeySpec\(|new SymmetricSecurityKey\(/,
)

/** A key in other letters, up to its text: `Base64.getEncoder().encodeToString(`. */
export const encodesKey: RegExp = inTurn('', /^/, ENCODES, /\s{0,40}/)

/** What makes the bytes of a key out of a text that has a name: `Decoders.BASE64.decode(SECRET)`, `SECRET.getBytes(UTF_8)`. */
export const makesKeyBytes: RegExp = oneOf(
  '',
  inTurn(
    '',
    new RegExp(`^(?:${ENCODES.source}\\s{0,40}){1,3}`),
    /(?:this\.|\$this->|self(?:::|\.)|[A-Z]\w{0,60}\.)?\$?([A-Za-z_]\w{0,60})/,
    /(?:\.(?:getBytes|toByteArray|encodeToByteArray)\([^()]{0,60}\))?\s{0,40}[,)]/,
  ),
  /^(?:this\.|[A-Z]\w{0,60}\.)?([A-Za-z_]\w{0,60})\.(?:getBytes|toByteArray|encodeToByteArray)\(/,
)

/**
 * The text that Spring puts into a field or a parameter where nobody sets its key, before the name: `@Value("${jwt.secret:…}") String `.
 * https://docs.spring.io/spring-framework/reference/core/beans/annotation-config/value-annotations.html
 */
export const injectedText: RegExp = inTurn(
  '',
  /@Value\(\s{0,4}"\\?\$\{([\w.-]{1,100}):([^{}"\n]{1,160})\}"\s{0,4}\)\s{1,40}/,
  oneOf(
    '',
    /(?:(?:private|protected|public|final)\s{1,4}){0,3}String\s{1,4}/,
    /(?:(?:private|protected|internal|lateinit)\s{1,4}){0,3}va[lr]\s{1,4}/,
  ),
)

/** `@Value("${jwt.secret}")` before a field, which a framework sets. */
export const setFromOutside: RegExp = /@(?:Value|ConfigProperty|Inject)\b[^\n]{0,160}\n?[^\n;{}]{0,80}$/

/** The condition of a branch for who develops: https://learn.microsoft.com/dotnet/api/microsoft.extensions.hosting.hostenvironmentenvextensions */
export const forDevelopers: RegExp = /\bIsDevelopment\(|environment\(['"](?:local|dev|test)|\bis_?(?:dev|local|debug)|\bdebug\b|development|APP_ENV|RAILS_ENV|cfg\(test\)/i

export const checksInKeysPlace: Words = {
  because: 'A delegate that checks signatures in the place of the library, which then asks for no key: https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.tokenvalidationparameters.signaturevalidator',
  pattern: /\bSignatureValidator\s{0,4}=(?!\s{0,4}null)/,
  is: ['options.TokenValidationParameters.SignatureValidator = (token, parameters) =>'],
  isNot: ['SignatureValidator = null', 'IssuerSigningKey = key'],
}
