import { inTurn, oneOf } from '../../text/pattern.ts'
import { googleSignIn } from '../authorization-hosts.ts'
import type { Words } from '../words/row.ts'

// The client library of Go: https://pkg.go.dev/golang.org/x/oauth2

/** Its package, its types, its call that begins a sign-in, and the fields of its client. */
export const goOAuth2 = {
  package: 'golang.org/x/oauth2', config: 'oauth2.Config', option: 'oauth2.AuthCodeOption', authorizes: 'AuthCodeURL', secret: 'ClientSecret', addresses: ['AuthURL', 'TokenURL'],
} as const

export const importsGoOAuth2: Words = {
  because: 'Its import.',
  pattern: /"golang\.org\/x\/oauth2"/,
  is: ['import "golang.org/x/oauth2"'],
  isNot: ['import "golang.org/x/oauth2/google"', 'import "github.com/acme/oauth2"'],
}

export const goAuthorizes: Words = {
  because: 'The call that makes the address of a sign-in, which sends what it is given and no challenge by itself.',
  pattern: /\.AuthCodeURL$/,
  is: ['config.AuthCodeURL'],
  isNot: ['AuthCodeURL', 'config.AuthCodeURLs'],
}

export const goAsksWithPassword: Words = {
  because: 'The password grant.',
  pattern: /\.PasswordCredentialsToken$/,
  is: ['config.PasswordCredentialsToken'],
  isNot: ['config.ClientCredentialsToken'],
}

export const goAddsParameter: Words = {
  because: 'An option of the address: a parameter with its value.',
  pattern: /(?:^|\.)SetAuthURLParam$/,
  is: ['oauth2.SetAuthURLParam'],
  isNot: ['oauth2.SetAuthURLParams', 'url.SetParam'],
}

export const goReadsClientFile: Words = {
  because: 'Scopes behind the file of a client: https://pkg.go.dev/golang.org/x/oauth2/google#ConfigFromJSON',
  pattern: /(?:^|\.)google\.ConfigFromJSON$/,
  is: ['google.ConfigFromJSON'],
  isNot: ['google.JWTConfigFromJSON', 'github.ConfigFromJSON'],
}

export const goGivesToken: Words = {
  because: 'Calls that give a token: https://pkg.go.dev/golang.org/x/oauth2#Config.Exchange',
  pattern: oneOf('', /^[\w.]{1,80}\.(?:Exchange|PasswordCredentialsToken|DeviceAccessToken)\(/, /^[\w.()]{0,60}TokenSource\([^\n]{0,80}\)\.Token\(\)/),
  is: ['config.Exchange(ctx, code)', 's.config.TokenSource(ctx, saved).Token()'],
  isNot: ['config.Client(ctx, token)', 'exchange(ctx, code)'],
}

export const goMarshals: Words = {
  because: 'The text of JSON of all that a variable holds, which is the first group: https://pkg.go.dev/encoding/json#Marshal',
  pattern: /^json\.Marshal(?:Indent)?\(&?(\w{1,60})(?:, ?"[^"\n]{0,8}", ?"[^"\n]{0,8}")?\)/,
  is: ['json.Marshal(token)', 'json.MarshalIndent(token, "", "  ")'],
  isNot: ['json.Unmarshal(body, &token)', 'json.Marshal(token.Expiry)'],
}

export const goHandlesChallenge: Words = {
  because: 'Calls and options that send a challenge: https://pkg.go.dev/golang.org/x/oauth2#S256ChallengeOption; what spreads its options may.',
  pattern: /\bAuthCodeURL\(\w{1,40} |S256Challenge|GenerateVerifier/i,
  is: ['oauth2.S256ChallengeOption(verifier)', 'oauth2.GenerateVerifier()', 'AuthCodeURL(state string'],
  isNot: ['config.AuthCodeURL(state)', 'oauth2.AccessTypeOffline'],
}

export const goSendsChallenge: Words = {
  because: 'Names by which a challenge is sent: https://pkg.go.dev/golang.org/x/oauth2#GenerateVerifier',
  pattern: /S256Challenge|GenerateVerifier/i,
  is: ['oauth2.S256ChallengeOption(verifier)', 'oauth2.GenerateVerifier()'],
  isNot: ['oauth2.AccessTypeOffline'],
}

export const goNamesSecret: Words = {
  because: 'A secret that is given to a client later, or by another name.',
  pattern: /ClientSecret\s{0,4}=|[sS]ecret\b/,
  is: ['config.ClientSecret = value', 'flag.String("client-secret", "", "")'],
  isNot: ['ClientSecretBasic', 'config.ClientID = id'],
}

export const goKeepsToken: Words = {
  because: 'A client whose token never changes: https://pkg.go.dev/golang.org/x/oauth2#StaticTokenSource',
  pattern: /(?:^|\.)oauth2\.StaticTokenSource$/,
  is: ['oauth2.StaticTokenSource'],
  isNot: ['oauth2.ReuseTokenSource', 'config.TokenSource'],
}

export const goTokenObject: Words = {
  because: 'A token with its fields: https://pkg.go.dev/golang.org/x/oauth2#Token',
  pattern: /(?:^|\.)oauth2\.Token$/,
  is: ['oauth2.Token'],
  isNot: ['oauth2.TokenSource', 'jwt.Token'],
}

/** Packages of endpoints: https://pkg.go.dev/golang.org/x/oauth2/endpoints */
export const goEndpoints: Readonly<Record<string, string>> = {
  google: googleSignIn, github: 'github.com', gitlab: 'gitlab.com', bitbucket: 'bitbucket.org', slack: 'slack.com', facebook: 'www.facebook.com', linkedin: 'www.linkedin.com',
  spotify: 'accounts.spotify.com', heroku: 'id.heroku.com', twitch: 'id.twitch.tv', yandex: 'oauth.yandex.com', amazon: 'www.amazon.com',
}

export const answersSame: Words = {
  because: 'Calls of the standard library that give the same for the same: https://pkg.go.dev/std',
  pattern: oneOf(
    '',
    /^(?:byte|string|len|copy|append|make|hmac\.New|sha\d{1,3}\.\w{1,20}|md5\.\w{1,10}|fmt\.Sprintf|url\.QueryEscape|json\.Marshal)$/,
    /^(?:strings|hex|base(?:32|64))\.[\w.]{1,40}$|^\w{1,20}\.(?:Write|Sum)$/,
  ),
  is: ['hmac.New', 'mac.Sum', 'hex.EncodeToString', 'base64.RawURLEncoding.EncodeToString'],
  isNot: ['rand.Text', 'time.Now', 'uuid.NewString', 'store.Save'],
}

export const drawsFresh: Words = {
  because: 'Words for what differs each time, or belongs to one browser.',
  pattern: /rand|nonce|uuid|time\.|Unix|[sS]ession|[cC]ookie|ulid|xid|counter|verifier/,
  is: ['rand.Read(b)', 'uuid.NewString()', 'r.Cookie("state")'],
  isNot: ['hmac.New(sha256.New, key)', 'email + ":" + signature'],
}

export const asksPerson: Words = {
  because: 'What reads a line of the terminal, and the name that it is given: https://pkg.go.dev/fmt#Scan, https://pkg.go.dev/bufio#Reader.ReadString.',
  pattern: /\bfmt\.(?:Fscan|Scan)(?:ln|f)?\((?:[^,()\n]{1,40}, ?)?&(\w{1,40})\)|\b(\w{1,40}), ?\w{1,20} :?= [^\n]{1,60}\.ReadString\(/,
  is: ['fmt.Scan(&code)', "code, err := reader.ReadString('\\n')"],
  isNot: ['fmt.Sscanf(text, "%d", &n)', 'scanner.Scan()'],
}

export const goMetadataEndpoints: Words = {
  because: 'Addresses of a client that a metadata document has given, by the names of its members: https://www.rfc-editor.org/rfc/rfc8414.html#section-2',
  pattern: /\bAuthURL:\s{0,4}(?:\w{1,40}\.){1,3}AuthorizationEndpoint\b|\bTokenURL:\s{0,4}(?:\w{1,40}\.){1,3}TokenEndpoint\b/,
  is: ['oauth2.Endpoint{AuthURL: metadata.AuthorizationEndpoint, TokenURL: metadata.TokenEndpoint}'],
  isNot: ['oauth2.Endpoint{AuthURL: cfg.AuthURL}', 'google.Endpoint'],
}

export const goNamesEndpoint: Words = {
  because: 'Addresses of a server that the packages of endpoints know, or that code writes itself: https://pkg.go.dev/golang.org/x/oauth2/endpoints',
  pattern: oneOf('', /\b(?!oauth2\b)[a-z]\w{1,30}\.Endpoint\b(?!\()/, /\bendpoints\.[A-Z]\w{1,30}\b/, /\b(?:AuthURL|TokenURL):\s{0,4}"https?:/),
  is: ['run(ctx, gitlab.Endpoint)', 'endpoints.GitHub', 'oauth2.Endpoint{AuthURL: "https://id.acme.io/authorize"}'],
  isNot: ['endpoint oauth2.Endpoint', 'oauth2.Endpoint{AuthURL: metadata.AuthorizationEndpoint}'],
}

export const servesServerMetadata: Words = {
  because: 'A route at which the metadata of an authorization server is answered: net/http, chi, gin, Echo. https://www.rfc-editor.org/rfc/rfc8414.html#section-3',
  pattern: inTurn(
    '',
    /\b(?:Handle|HandleFunc|HandlerFunc|GET|Any|Route|Method|(?<!http\.)Get)\(\s{0,20}(?:"[A-Z]{3,7}",\s{0,4})?(?:[\w.]{1,60}\s{0,4}\+\s{0,4})?/,
    /"(?:[A-Z]{3,7} )?[\w/{}:-]{0,80}\/?\.well-known\/(?:openid-configuration|oauth-authorization-server)/,
  ),
  is: ['router.GET("server/.well-known/openid-configuration", show)', 'mux.HandleFunc("GET /.well-known/oauth-authorization-server", show)'],
  isNot: ['http.Get(issuer + "/.well-known/openid-configuration")', 'r.Get("/.well-known/jwks.json", keys)'],
}

export const goPublishesMetadata: Words = {
  because: 'What serves the metadata of a resource, or names it in a challenge: https://www.rfc-editor.org/rfc/rfc9728.html',
  pattern: oneOf(
    '',
    /\b(?:Handle|HandleFunc|GET|Get|Any|Route|Mount|Method)\(\s{0,20}(?:"[A-Z]{3,7}",\s{0,4})?"(?:[A-Z]{3,7} )?\/\.well-known\/oauth-protected-resource/,
    /WWW-Authenticate|resource_metadata=|\b(?:ProtectedResourceMetadataHandler|RequireBearerToken)\b/,
    /AuthorizationServers:\s{0,20}\[\]string\{/,
    /\bcase "\/\.well-known\/oauth-protected-resource/,
  ),
  is: [
    'mux.HandleFunc("/.well-known/oauth-protected-resource", serve)',
    'r.Get("/.well-known/oauth-protected-resource", serve)',
    'AuthorizationServers: []string{issuer},',
    'w.Header().Set("WWW-Authenticate", value)',
  ],
  isNot: ['http.Get(base + "/.well-known/oauth-protected-resource")', 'resource.AuthorizationServers[0]'],
}
