import { oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'

// MCP servers of Go: https://pkg.go.dev/github.com/mark3labs/mcp-go/server, https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/mcp

export const makesGoServer: Words = {
  because: 'What makes a server that is reached over the network.',
  pattern: /(?:^|\.)New(?:StreamableHTTP|SSE)(?:Server|Handler)$/,
  is: ['server.NewStreamableHTTPServer', 'mcp.NewSSEHandler'],
  isNot: ['server.NewMCPServer', 'http.NewServeMux', 'transport.NewStreamableHTTP'],
}

export const servesGoMcp: Words = {
  because: 'Where a handler lets a request through to a server of mcp-go that its type has in it: https://pkg.go.dev/github.com/mark3labs/mcp-go/server#StreamableHTTPServer.ServeHTTP',
  pattern: /\.(?:StreamableHTTP|SSE)Server\.ServeHTTP\(/,
  is: ['s.StreamableHTTPServer.ServeHTTP(w, r)', 'a.SSEServer.ServeHTTP(w, r)'],
  isNot: ['next.ServeHTTP(w, r)', 's.StreamableHTTPServer.Shutdown(ctx)'],
}

export const makesGoTool: Words = {
  because: 'What makes a tool.',
  pattern: /(?:^|\.)mcp\.NewTool$/,
  is: ['mcp.NewTool'],
  isNot: ['mcp.NewToolResultText', 'desk.NewTool'],
}

export const isGoTool: Words = {
  because: 'A tool that is written out: https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/mcp#Tool',
  pattern: /(?:^|\.)mcp\.Tool$/,
  is: ['mcp.Tool'],
  isNot: ['mcp.ToolAnnotations', 'desk.Tool'],
}

export const mayHaveGoTools: Words = {
  because: 'Code with tools, as it is written.',
  pattern: /\bmcp\.(?:NewTool\(|Tool\{)/,
  is: ['mcp.NewTool("desk")', '&mcp.Tool{Name: "desk"}'],
  isNot: ['mcp.ToolAnnotations{}', 'desk.Tool{}'],
}

export const routesGo: Words = {
  because: 'What puts a handler at a path: net/http, chi, gin, Echo. https://pkg.go.dev/net/http#ServeMux.HandleFunc',
  pattern: /\.(?:HandleFunc|Handle|POST|Post|Any|Method|MethodFunc)$/,
  is: ['http.HandleFunc', 'mux.Handle', 'r.POST'],
  isNot: ['r.GET', 'http.HandlerFunc', 'r.Use'],
}

export const takesGoHandler: Words = {
  because: 'A handler that is given by its name, itself or as what net/http takes: nothing is put around it.',
  pattern: /^(?:http\.HandlerFunc\(\s?)?(?:\w{1,60}\.){0,3}\w{1,80}(?:\s?\))?$/,
  is: ['handle', 's.handleRPC', 'http.HandlerFunc(s.handle)'],
  isNot: ['gate(handle)', 'withKey(s.handle)'],
}

export const takesGoMux: Words = {
  because: 'A parameter that has routes and nothing in front of them: https://pkg.go.dev/net/http#ServeMux',
  pattern: /^\w{1,60} \*http\.ServeMux$/,
  is: ['mux *http.ServeMux'],
  isNot: ['mux http.Handler', 'muxes []*http.ServeMux'],
}

export const describesGoTool: Words = {
  because: 'The option of a tool with its description.',
  pattern: /WithDescription$/,
  is: ['mcp.WithDescription'],
  isNot: ['mcp.WithDescriptionOf', 'mcp.Description'],
}

export const handsOnRequests: Words = {
  because: 'Options of mcp-go that hand requests to code which may refuse a caller, and headers that are read.',
  pattern: /ContextFunc\(|HandlerMiddleware\(|Hooks\(|ToolFilter\(|\.Header\b/,
  is: ['server.WithHTTPContextFunc(authenticated)', 'server.WithToolHandlerMiddleware(check)', 'r.Header.Get("X")'],
  isNot: ['server.WithEndpointPath("/mcp")', 'Headers: map[string]string{}'],
}

export const toolMiddleware: Words = {
  because: 'The type of code that runs before a tool, whose name says nothing of callers.',
  pattern: /\bToolHandlerMiddleware\b/,
  is: ['server.ToolHandlerMiddleware'],
  isNot: ['AuthToolHandlerMiddlewares'],
}

export const answersForTool: Words = {
  because: 'How such code answers in the place of a tool.',
  pattern: /NewToolResultError|errors\.New|Errorf|return nil, (?!nil)/,
  is: ['return mcp.NewToolResultError("no"), nil', 'return nil, ErrDenied'],
  isNot: ['return next(ctx, request)', 'return nil, nil'],
}

export const letsSitesRead: Words = {
  because: 'What lets every site read answers: options of mcp-go and of rs/cors (https://pkg.go.dev/github.com/rs/cors#AllowAll), or the header.',
  pattern: oneOf(
    '',
    /\bWithCORSAllowedOrigins\("\*"\)|\bcors\.AllowAll\(\)|\bAllowedOrigins: {1,8}\[\]string\{"\*"\}/,
    /\.Header\(\)\.Set\("Access-Control-Allow-Origin", "\*"\)/,
  ),
  is: ['server.WithCORSAllowedOrigins("*")', 'cors.AllowAll()', 'w.Header().Set("Access-Control-Allow-Origin", "*")'],
  isNot: ['server.WithCORSAllowedOrigins("https://desk.acme.io")', 'cors.Default()'],
}

export const looksAtCallers: Words = {
  because:
    'How tools and what runs before them look at who calls, by a header or by what a check left behind: ' +
    'https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/mcp#RequestExtra',
  pattern: oneOf(
    '',
    /ContextFunc\(|HandlerMiddleware\(|Hooks\(|ToolFilter\(|TokenInfo|\.GetExtra\(\)|\bExtra\.Header\b/,
    /\b(?:r|req|request|httpReq(?:uest)?)\.(?:Header\.(?:Get|Values)\(|Header\[|BasicAuth\(|Cookie\(|TLS\b)/,
    // Certificates of clients: https://pkg.go.dev/crypto/tls#ClientAuthType. Settings that are made elsewhere may ask for them.
    /\bRequire(?:AndVerify|Any)ClientCert\b|\bClient(?:Auth|CAs)\s{0,20}[:=](?!=)|\bTLSConfig\s{0,20}[:=](?!=)(?!\s{0,20}&?tls\.Config\{)/,
  ),
  is: ['server.WithHTTPContextFunc(authenticated)', 'req.Extra.Header', 'auth.TokenInfoFromContext(ctx)', 'r.Header.Get("X-Key")', 'ClientAuth: tls.RequireAndVerifyClientCert', 'TLSConfig: mutual()'],
  isNot: ['req.Header.Set("Authorization", token)', 'resp.Header.Get("Retry-After")', 'w.Header().Set("Content-Type", kind)', 'TLSConfig: &tls.Config{MinVersion: tls.VersionTLS13}'],
}

export const looksAtCallersOfTools: Words = {
  because: 'The same of tools and of what runs before them alone, and certificates of clients: no handler of another route says it.',
  pattern: /ContextFunc\(|HandlerMiddleware\(|Hooks\(|ToolFilter\(|TokenInfo|\.GetExtra\(\)|\bExtra\.Header\b|\bClient(?:Auth|CAs)\b|ClientCert\b/,
  is: ['server.WithHTTPContextFunc(authenticated)', 'req.Extra.Header', 'ClientAuth: tls.RequireAndVerifyClientCert'],
  isNot: ['r.Header.Get("X-Key")', 'w.Header().Set("Content-Type", kind)'],
}

export const answersGoRequests: Words = {
  because: 'The type of what a handler of net/http answers with: https://pkg.go.dev/net/http#ResponseWriter',
  pattern: /\bhttp\.ResponseWriter\b/,
  is: ['func(w http.ResponseWriter, r *http.Request)'],
  isNot: ['http.Response', 'ResponseWriterOf'],
}

export const givesServerMiddleware: Words = {
  because: 'What puts code before all tools of a server: https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/mcp#Server.',
  pattern: /\.AddReceivingMiddleware\(/,
  is: ['server.AddReceivingMiddleware(logging(logger))'],
  isNot: ['server.AddSendingMiddleware(logging)', 'router.Use(logging)'],
}

export const givesGoParameter: Words = {
  because: 'The option of a tool of mcp-go for a parameter that is a text.',
  pattern: /(?:^|\.)mcp\.WithString$/,
  is: ['mcp.WithString'],
  isNot: ['mcp.WithNumber', 'mcp.WithStringItems'],
}

export const guardsGoRoute: Words = {
  because: 'The check of bearer tokens of the SDK, https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/auth#RequireBearerToken, and handlers that serve MCP.',
  pattern: /(?:^|\.)(?:auth\.RequireBearerToken|(?:mcp|server)\.New(?:StreamableHTTP|SSE)(?:Server|Handler))$/,
  is: ['auth.RequireBearerToken', 'mcp.NewStreamableHTTPHandler', 'server.NewSSEServer'],
  isNot: ['auth.TokenInfoFromContext', 'mcp.NewServer'],
}

/** Words of which one is in every file with a server or tools of Go. */
export const takesGoInput: Words = {
  because:
    'Functions that are tools and take what the model fills in as a structure: https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/mcp#ToolHandlerFor, ' +
    'https://pkg.go.dev/google.golang.org/adk/tool/functiontool#Func.',
  pattern: oneOf(
    '',
    /\(\s{0,8}\w{1,40} context\.Context,\s{0,8}(?:\w{1,40} )?\*?mcp\.CallToolRequest,\s{0,8}(?:\w{1,40} )?\*?(\w{1,80}),?\s{0,8}\)/,
    /\(\s{0,8}\w{1,40} (?:tool\.|agent\.Tool)Context,\s{0,8}(?:\w{1,40} )?\*?(\w{1,80}),?\s{0,8}\)/,
    /\bmcp\.CallToolParamsFor\[\*?(\w{1,80})\]/,
  ),
  is: ['(ctx context.Context, req *mcp.CallToolRequest, in Input)', '(ctx tool.Context, args Input)', '*mcp.CallToolParamsFor[Input]'],
  isNot: ['(ctx context.Context, args Input)', '(ctx context.Context, req *mcp.CallToolRequest)'],
}

export const addsGoTool: Words = {
  because: 'What gives a function its name as a tool: https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/mcp#AddTool.',
  pattern: /\b(?:AddTool|functiontool\.New)\(/,
  is: ['mcp.AddTool(server, &mcp.Tool{Name: "sync"}, sync)', 's.AddTool(', 'functiontool.New(functiontool.Config{Name: "sync"}, sync)'],
  isNot: ['AddTools(', 'server.AddPrompt('],
}

export const goMcpWords = ['mcp-go', 'go-sdk/mcp'] as const

export const comparesAudienceInGo: Words = {
  because: 'What may compare whom a token is for: https://pkg.go.dev/github.com/golang-jwt/jwt/v5#WithAudience, https://pkg.go.dev/github.com/lestrrat-go/jwx/v3/jwt#WithAudience, https://pkg.go.dev/github.com/coreos/go-oidc/v3/oidc#Config',
  pattern: /\bWithAudience\b|\.(?:Get|Verify)?Audience\(|\.Audience\b|"aud"|"azp"|\bAudienceKey\b/,
  is: ['jwt.WithAudience(resource)', 'token.Audience()', 'claims.Audience', 'claims["aud"]', 'jwt.AudienceKey'],
  isNot: ['jwt.WithIssuer(issuer)', 'audience string'],
}

export const makesTokenParser: Words = {
  because: 'What makes a parser of tokens: https://pkg.go.dev/github.com/golang-jwt/jwt/v5#NewParser',
  pattern: /\bNewParser\(|\bjwt\.Parser\{|\bnew\(jwt\.Parser\)/,
  is: ['jwt.NewParser(jwt.WithIssuer(issuer))', '&jwt.Parser{}', 'new(jwt.Parser)'],
  isNot: ['parser *jwt.Parser', 'newParser(cfg)'],
}

export const handsOnParserOptions: Words = {
  because: 'A parser of tokens that is made with options of elsewhere: https://pkg.go.dev/github.com/golang-jwt/jwt/v5#ParserOption',
  pattern: /\bNewParser\([^()]{0,200}\.\.\.\s{0,20}\)/,
  is: ['jwt.NewParser(options...)'],
  isNot: ['jwt.NewParser(jwt.WithIssuer(issuer))'],
}

export const parsesIntoClaims: Words = {
  because: 'A call that is given the claims to fill, whose own check it calls: https://pkg.go.dev/github.com/golang-jwt/jwt/v5#ClaimsValidator',
  pattern: /\bParseWithClaims$/,
  is: ['jwt.ParseWithClaims', 'v.parser.ParseWithClaims'],
  isNot: ['jwt.Parse', 'parser.Parse'],
}

export const goHeadersOfCall: Words = {
  because: 'The headers of a request, and of the one that a tool was called with: https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/mcp#RequestExtra',
  pattern: /(?:\.Extra|\.GetExtra\(\))?\.Header/,
  is: ['r.Header', 'call.Header', 'req.Extra.Header', 'req.GetExtra().Header'],
  isNot: ['r.Trailer', 'r.Extra.Body'],
}

export const goCallOfServer: Words = {
  because: 'Types of what a server, or a tool of one, is called with: https://pkg.go.dev/github.com/mark3labs/mcp-go/mcp#CallToolRequest',
  pattern: /\*http\.Request|\*?mcp\.CallToolRequest/,
  is: ['r *http.Request', 'call mcp.CallToolRequest', 'req *mcp.CallToolRequest'],
  isNot: ['client *http.Client', 'result *mcp.CallToolResult'],
}

export const goKeepsText: Words = {
  because: 'Functions that cut a text or put a scheme before it, https://pkg.go.dev/strings, and a program’s own that say so.',
  pattern: oneOf(
    '',
    /^(?:strings\.\w{1,20}|fmt\.Sprintf?|string)$/,
    /^(?:\w{1,40}\.)?\w{0,20}(?:[tT]rim|[sS]trip|[eE]xtract|[bB]earer)\w{0,30}$/,
  ),
  is: ['strings.TrimPrefix', 'fmt.Sprintf', 'extractBearer', 'auth.BearerOf'],
  isNot: ['exchange', 'verify', 'tokens.Exchange'],
}

export const handlesGoRequests: Words = {
  because: 'Types of what answers requests or stands in front of that: net/http, gin, Echo and Fiber. https://pkg.go.dev/net/http#Handler, https://pkg.go.dev/github.com/gin-gonic/gin#HandlerFunc, https://pkg.go.dev/github.com/labstack/echo/v4#MiddlewareFunc',
  pattern: /\bhttp\.(?:Handler(?:Func)?|ResponseWriter)\b|\bgin\.(?:HandlerFunc|Context)\b|\becho\.(?:(?:Handler|Middleware)Func|Context)\b|\bfiber\.(?:Handler|Ctx)\b/,
  is: ['next http.Handler', 'gin.HandlerFunc', 'echo.MiddlewareFunc', 'c *fiber.Ctx'],
  isNot: ['http.Client', 'gin.Engine', 'slog.Handler'],
}

export const passesRequestOn: Words = {
  because: 'How what stands in front of a handler lets a request pass: https://pkg.go.dev/net/http#Handler, https://gin-gonic.com/en/docs/middleware/, https://docs.gofiber.io/api/ctx#next',
  pattern: /\.ServeHTTP\(|\.Next\(\)|\bnext\(/,
  is: ['next.ServeHTTP(w, r)', 'c.Next()', 'return next(c)'],
  isNot: ['rows.Next(ctx)', 'func ServeHTTP(w http.ResponseWriter'],
}

export const givesBackGoHandler: Words = {
  because: 'A function that gives back a handler or what stands in front of one, as one does that leaves the check to a library: https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/auth#RequireBearerToken',
  pattern: /\)\s?\(?(?:func\((?:\w{1,40} )?http\.Handler(?:Func)?\)\s)?http\.Handler(?:Func)?(?:,\s?error)?\)?\s?\{/,
  is: ['func New(issuer string) (func(http.Handler) http.Handler, error) {', 'func Protect(next http.Handler) http.Handler {', 'func Keyed() func(next http.Handler) http.Handler {'],
  isNot: ['func serve(h http.Handler) error {', 'func New() *http.Server {'],
}

export const handedGoMiddleware: Words = {
  because: 'A parameter, field or type that is code in front of a handler, which whoever calls chooses: https://pkg.go.dev/net/http#Handler',
  pattern: /\b(?!return\b)\w{1,60} (?:\.{3}|\[\])?func\((?:\w{1,40} )?http\.Handler(?:Func)?\) http\.Handler(?:Func)?(?! ?\{)/,
  is: ['wrap func(http.Handler) http.Handler', 'Use []func(next http.Handler) http.Handler', 'type Middleware func(http.Handler) http.Handler'],
  isNot: ['return func(next http.Handler) http.Handler {', 'func wrap(next http.Handler) http.Handler {'],
}

export const refusesGoCaller: Words = {
  because: 'The answer to a caller who may not: https://pkg.go.dev/net/http#StatusForbidden',
  pattern: /\bStatusForbidden\b|\b403\b/,
  is: ['w.WriteHeader(http.StatusForbidden)', 'c.AbortWithStatus(403)'],
  isNot: ['http.StatusNotFound', 'port 4030'],
}

export const asksNobodyInGo: Words = {
  because: 'Modules whose functions take handlers or routers and ask nobody who calls: routers, logs, metrics, CORS, compression, adapters. https://pkg.go.dev/github.com/rs/cors, https://pkg.go.dev/github.com/gorilla/handlers',
  pattern: oneOf(
    '',
    /^(?:golang\.org\/x|go\.uber\.org|go\.opentelemetry\.io|google\.golang\.org|github\.com\/(?:mark3labs\/mcp-go|modelcontextprotocol|rs|gorilla|go-chi|sirupsen|prometheus))\//,
    /^github\.com\/(?:gin-gonic\/gin|gin-contrib\/(?:cors|gzip|requestid|logger|zap|pprof|timeout|secure|static)|labstack|gofiber\/(?:fiber|adaptor)|justinas\/alice|felixge\/httpsnoop)(?:\/|$)/,
    /^github\.com\/(?:julienschmidt\/httprouter|unrolled\/secure|NYTimes\/gziphandler|klauspost\/compress|spf13|urfave|getsentry|newrelic|DataDog|aws|awslabs|GoogleCloudPlatform)(?:\/|$)/,
  ),
  is: ['github.com/rs/cors', 'github.com/go-chi/chi/v5', 'golang.org/x/net/http2/h2c', 'github.com/gin-gonic/gin', 'go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp'],
  isNot: ['github.com/acme/edge', 'github.com/auth0/go-jwt-middleware/v2', 'github.com/gin-contrib/sessions', 'github.com/casbin/casbin/v2'],
}

export const goOAuthConfig: Words = {
  because: 'How a client of mcp-go signs in; PKCE is sent only where its field says so: https://pkg.go.dev/github.com/mark3labs/mcp-go/client/transport#OAuthConfig',
  pattern: /^(?:client|transport)\.OAuthConfig$/,
  is: ['client.OAuthConfig', 'transport.OAuthConfig'],
  isNot: ['server.OAuthConfig', 'OAuthConfig', 'client.OAuthConfigs'],
}

export const setsGoChallenge: Words = {
  because: 'Where PKCE of such a client is switched on behind what was written out.',
  pattern: /\.PKCEEnabled\s?=(?!=)(?!\s?false\b)/,
  is: ['config.PKCEEnabled = true', 'config.PKCEEnabled = settings.PKCE'],
  isNot: ['config.PKCEEnabled = false', 'if config.PKCEEnabled == true', 'PKCEEnabled: true'],
}
