import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What checks callers of an ASP.NET Core application, or may.

export const checkInDotnet: Words = {
  because: 'Words of which one is in every check of a caller: https://learn.microsoft.com/aspnet/core/security/.',
  pattern: oneOf(
    'i',
    /auth(?!or\b)|bearer|jwt|api[_-]?key|secret|middleware|oidc|allowlist|identity/,
    /(?<!Cancellation|Antiforgery|Csrf)token(?!s\b)/,
  ),
  is: ['AddAuthentication', 'UseMiddleware<X>', '"X-Api-Key"', 'RequireAuthorization', 'expectedToken'],
  isNot: ['CancellationToken', 'author', 'maxTokens = 4'],
}

export const openMiddleware: Words = {
  because:
    'What an ASP.NET Core application puts before its routes that refuses nobody: https://learn.microsoft.com/aspnet/core/fundamentals/middleware/.',
  pattern: inTurn(
    '',
    /^Use/,
    oneOf(
      '',
      /Cors|HttpsRedirection|Routing|Endpoints|StaticFiles|DefaultFiles|Swagger|SwaggerUI|OpenApi|Hsts|HttpLogging|W3CLogging/,
      /SerilogRequestLogging|ForwardedHeaders|RateLimiter|ExceptionHandler|DeveloperExceptionPage|StatusCodePages|ResponseCompression/,
      /ResponseCaching|OutputCache|RequestLocalization|RequestTimeouts|PathBase|WebSockets|Antiforgery|HealthChecks|Metrics\w*/,
      /OpenTelemetry\w*|Urls|Kestrel|Serilog|SystemdIntegration|WindowsService|ContentRoot|\w{0,20}Logging/,
    ),
    /$/,
  ),
  is: ['UseCors', 'UseHttpsRedirection', 'UseSwaggerUI', 'UseUrls'],
  isNot: ['UseAuthentication', 'UseEntraGate', 'UseMiddleware', 'Use', 'UseWhen'],
}

export const openAppCalls: Words = {
  because:
    'What is called on an ASP.NET Core application, its builder or one of its routes and refuses nobody: https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis, https://aspire.dev/integrations/overview/.',
  pattern: oneOf(
    '',
    /^(?:Create(?:Slim|Empty)?Builder|Build|(?:Run|Start|Stop|Dispose|WaitForShutdown)(?:Async)?)$/,
    /^Map(?:Get|Post|Put|Delete|Patch|Methods|Group|Mcp|Fallback\w{0,20}|Controllers|(?:Default|Area)?ControllerRoute)?$/,
    /^Map(?:RazorPages|RazorComponents|BlazorHub|Hub|GrpcService|GrpcReflectionService|HealthChecks|DefaultEndpoints|StaticAssets)$/,
    /^Map(?:OpenApi|ScalarApiReference|Swagger|SwaggerUI|Metrics|PrometheusScrapingEndpoint)$/,
    /^With(?:Name|DisplayName|GroupName|Tags|Summary|Description|OpenApi|Order|RequestTimeout|HttpLogging)$/,
    /^(?:ExcludeFromDescription|AllowAnonymous|CacheOutput|Require(?:Cors|RateLimiting)|Produces\w{0,20})$/,
    /^Disable(?:Antiforgery|HttpMetrics|RateLimiting|RequestTimeout)$/,
    /^Add(?:ServiceDefaults|(?:Keyed)?(?:Azure|Npgsql|Redis|SqlServer|MySql|MongoDB|RabbitMQ|Kafka|Qdrant|OpenAI|Ollama)\w{0,40})$/,
  ),
  is: ['MapGet', 'Map', 'MapHealthChecks', 'Run', 'Build', 'WithTags', 'RequireCors', 'AddServiceDefaults', 'AddNpgsqlDbContext'],
  isNot: ['MapWhen', 'ConfigurePipeline', 'AddHarbourGateway', 'AddEndpointFilter', 'WithMetadata', 'RequireHost', 'MapGateway'],
}

export const dotnetCallerLookedUp: Words = {
  because: 'By these a middleware tells one caller from another, or hands the question on.',
  pattern: oneOf(
    '',
    /Repository\b|DbContext\b|\b(?:Find|FirstOrDefault|SingleOrDefault|Any|Contains|ContainsKey)(?:Async)?\(/,
    /\b(?:HashSet|List|Dictionary|IEnumerable|IDictionary|IList|ISet)<|\bforeach\b|\b(?:Is)?Valid\w{0,30}\(|Validator\b|\bJwt|ClaimsPrincipal/,
    /\b_?\w{0,30}[sS]ervice\.\w{1,60}\(|\bstring\[\]|HttpClient\b/,
  ),
  is: [
    '_keys.Contains(shown)',
    'await repository.FindAsync(',
    'validator.ValidateAsync(',
    '_keyService.Check(',
    'foreach (var key in keys)',
  ],
  isNot: ['string.Equals(', 'TryGetValue(', 'FixedTimeEquals(', 'configuration["Key"]'],
}

export const signsInDotnet: Words = {
  because: 'What lets an ASP.NET Core application know its callers: https://learn.microsoft.com/aspnet/core/security/authentication/.',
  pattern: oneOf(
    '',
    /AddAuthentication|AddAuthorization|RequireAuthorization|UseAuthentication|UseAuthorization/,
    /\bAddMcp\(|JwtBearer|Identity/,
  ),
  is: ['AddAuthentication(', 'RequireAuthorization()', '.AddMcp(options', 'AddJwtBearer(', 'AddIdentity<'],
  isNot: ['AddMcpServer()', 'UseRouting()'],
}

export const makesDotnetProgram: Words = {
  because: 'What makes the builder of a program, so that all that stands before its routes is seen.',
  pattern: /\bCreate(?:Slim|Empty)?Builder\(/,
  is: ['WebApplication.CreateBuilder(args)', 'WebApplication.CreateSlimBuilder(args)'],
  isNot: ['CreateHostBuilder(args)', 'new ConfigurationBuilder()'],
}

export const mapsDotnetMcp: Words = {
  because: 'What serves MCP at a route: https://csharp.sdk.modelcontextprotocol.io/concepts/getting-started.html.',
  pattern: /(?:^|\.)MapMcp$/,
  is: ['app.MapMcp', 'MapMcp'],
  isNot: ['app.MapMcpInspector', 'app.MapGet'],
}

export const mapsDotnetPost: Words = {
  because:
    'What answers requests with a body at a route: https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/route-handlers.',
  pattern: /\.Map(?:Post|Methods)?$/,
  is: ['app.MapPost', 'group.MapMethods', 'app.Map'],
  isNot: ['app.MapGet', 'app.MapMcp', 'mapper.MapPosts'],
}

export const servesDotnetMcp: Words = {
  because: 'What is in a file that serves MCP.',
  pattern: /\b(?:MapMcp|AddMcpServer)\s*\(/,
  is: ['app.MapMcp()', 'services.AddMcpServer()'],
  isNot: ['services.AddMcpClient()', 'MapMcpInspector('],
}

export const dotnetAddresses: Words = {
  because: 'What is given the address to listen at: https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/endpoints.',
  pattern: /(?:^|\.)UseUrls$|\.Urls\.Add$|^app\.Run(?:Async)?$/,
  is: ['builder.WebHost.UseUrls', 'app.Urls.Add', 'app.Run', 'app.RunAsync'],
  isNot: ['app.UseRouting', 'host.Run'],
}

export const dotnetListensToAll: Words = {
  because: 'What listens at all addresses.',
  pattern: /(?:^|\.)ListenAnyIP$/,
  is: ['options.ListenAnyIP'],
  isNot: ['options.ListenLocalhost', 'options.Listen'],
}

export const dotnetMiddleware: Words = {
  because: 'Middleware by its class, which is the first group: https://learn.microsoft.com/aspnet/core/fundamentals/middleware/write.',
  pattern: /\bUseMiddleware<(?:\w{1,80}\.){0,8}(\w{1,80})>\(/,
  is: ['app.UseMiddleware<ApiKeyMiddleware>()', 'app.UseMiddleware<Desk.Http.ApiKeyMiddleware>()'],
  isNot: ['app.UseMiddleware(typeof(ApiKeyMiddleware))', 'app.Use(async'],
}

export const dotnetCallerShown: Words = {
  because: 'A header by which a caller shows who it is, also one that a constant names.',
  pattern: /"(?:x-)?[\w-]{0,20}(?:api|auth|access|mcp)-?(?:key|token)"|"Authorization"|\.Headers\.Authorization\b/i,
  is: ['"X-Api-Key"', '"Authorization"', 'context.Request.Headers.Authorization'],
  isNot: ['"X-Request-Id"', '.Headers.ContentType'],
}

export const dotnetConfigured: Words = {
  because: 'A value of the configuration: https://learn.microsoft.com/aspnet/core/fundamentals/configuration/.',
  pattern: oneOf(
    '',
    /[cC]onfig(?:uration)?\s{0,2}\[|\bGetValue<string>\(|\bGetEnvironmentVariable\(/,
    /\bGetSection\(|\bOptions<|\b_?options\./,
  ),
  is: ['configuration["Mcp:Key"]', 'GetValue<string>("Key")', 'GetSection("Mcp")', 'new Options<Desk>()', '_options.Key'],
  isNot: ['keys["a"]', 'GetValue<int>("Port")'],
}

export const dotnetComparison: Words = {
  because: 'A comparison of what a caller shows with one value.',
  pattern: oneOf(
    '',
    /\bFixedTimeEquals\([^;{}]{1,240}\)/,
    /\b[sS]tring\.Equals\([^;{}\n]{1,160}\)/,
    /\b\w{1,60}(?:\.\w{1,60}){0,3}(?:\(\))?\.Equals\([^;{}\n]{1,120}\)/,
    /\b\w{0,40}(?:[kK]ey|[tT]oken|[sS]ecret)\w{0,20} ?[!=]= ?(?!null\b|""|string\.Empty)[\w.[\]":]{2,80}/,
    /\b[\w.]{1,60} ?[!=]= ?(?!null\b)[\w.]{0,40}(?:[kK]ey|[tT]oken|[sS]ecret)\w{0,20}/,
    /\b[\w.]{1,60} ?[!=]= ?[\w.]{0,20}[cC]onfiguration\[[^\]\n]{1,60}\]/,
  ),
  is: [
    'CryptographicOperations.FixedTimeEquals(a, b)',
    'string.Equals(shown, key)',
    'shown.Equals(key)',
    'shown != _apiKey',
    'shown == Configuration["Key"]',
  ],
  isNot: ['shown == null', 'port == 8080'],
}

export const marksDotnetTool: Words = {
  because:
    'The attribute of a method that is a tool, by its name: https://csharp.sdk.modelcontextprotocol.io/api/ModelContextProtocol.Server.McpServerToolAttribute.html.',
  pattern: /McpServerTool\b/,
  is: ['[McpServerTool]', '[McpServerTool(Name = "find")]', '[Authorize, McpServerTool]'],
  isNot: ['[McpServerToolType]', '[McpServerPrompt]'],
}

export const hasFallbackPolicy: Words = {
  because:
    'A policy for all routes that say nothing themselves: ' +
    'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authorization.authorizationoptions.fallbackpolicy',
  pattern: /\w\.FallbackPolicy\s{0,4}=(?!=|\s{0,4}(?:null|default)\b)|\bSetFallbackPolicy\((?!\s{0,4}(?:null|default)\b)/,
  is: ['o.FallbackPolicy = policy;', 'services.AddAuthorizationBuilder().SetFallbackPolicy(policy)'],
  isNot: ['o.FallbackPolicy = null;', 'o.DefaultPolicy = policy;', 'IAsyncPolicy<Answer> FallbackPolicy = Policy<Answer>.Handle()'],
}

export const setsUpAuthorization: Words = {
  because:
    'Code that sets up who may call an ASP.NET Core program: https://learn.microsoft.com/aspnet/core/security/authorization/policies',
  pattern: /\bAddAuthorization|\bAuthorizationOptions\b/,
  is: ['services.AddAuthorization(o => {})', 'services.AddAuthorizationBuilder()', 'Configure<AuthorizationOptions>(o => {})'],
  isNot: ['using Polly;', 'app.UseAuthorization();'],
}

export const makesDotnetWebProgram: Words = {
  because: 'A project file of a program, not of a library: https://learn.microsoft.com/aspnet/core/razor-pages/web-sdk',
  pattern: /\bMicrosoft\.NET\.Sdk\.(?:Web|Worker)\b|<OutputType>(?:Win)?Exe</,
  is: ['<Project Sdk="Microsoft.NET.Sdk.Web">', '<OutputType>Exe</OutputType>'],
  isNot: ['<Project Sdk="Microsoft.NET.Sdk">', '<OutputType>Library</OutputType>'],
}

export const hasReadOnlyHint: Words = {
  because: 'Such a tool changes nothing.',
  pattern: /\bReadOnly\s{0,4}=\s{0,4}true\b/,
  is: ['ReadOnly = true'],
  isNot: ['ReadOnly = false', 'IsReadOnly = true'],
}

export const refusesInDotnet: Words = {
  because:
    'What asks for a caller in a program of ASP.NET Core; to register authentication and to use it asks for nobody: ' +
    'https://learn.microsoft.com/aspnet/core/security/authorization/simple',
  pattern: oneOf(
    '',
    /RequireAuthorization|FallbackPolicy|\[Authorize\b|\bAuthorize(?:Attribute|Filter|Async|View)\b|AddAuthorizationFilters/,
    /UseMiddleware|\bIMiddleware\b|\bIStartupFilter\b|EndpointFilter|\.Use(?:When)?\(|\bRequestDelegate\b|\bChallenge(?:Async)?\(/,
    /\bSession(?:Options|Handler)\b|\b401\b|Status401|Unauthorized|Forbid/,
    // Tools that ask by themselves whom they are called by.
    /\bIsAuthenticated\b|\bUser\s{0,2}[?!]?\.\s{0,2}(?:Identity|Identities|FindFirst|FindAll|IsInRole|HasClaim|Claims)|\bClaims(?:Principal|Identity)\b/,
  ),
  is: [
    'app.MapMcp().RequireAuthorization()',
    'options.FallbackPolicy = policy',
    '[Authorize(Policy = "a")]',
    'User.Identity is { IsAuthenticated: true }',
  ],
  isNot: ['services.AddAuthentication()', 'app.UseAuthorization()', 'services.AddJwtBearer()', 'app.UseRouting()'],
}

export const registersInDotnet: Words = {
  because: 'What registers how callers sign in, or looks at what they bring and lets everybody pass.',
  pattern: oneOf(
    '',
    /\bAdd(?:Authentication|Authorization(?:Builder|Core)?|JwtBearer|Mcp|MicrosoftIdentityWebApi\w{0,20})\(/,
    /\bAdd(?:OpenIdConnect|Cookie|OAuth2Introspection)\(/,
    /\bUse(?:Authentication|Authorization)\(/,
  ),
  is: ['services.AddAuthentication(', '.AddJwtBearer(o =>', '.AddMcp(o =>', 'app.UseAuthorization()'],
  isNot: ['services.AddHarbourAuth(', 'app.UseMiddleware<A>()', 'AddMcpServer()'],
}

export const namedForCallers: Words = {
  because:
    'Calls on an application or its services that are named for callers, the name in the group, but for what is said of them in a ' +
    'description: https://learn.microsoft.com/aspnet/core/fundamentals/openapi/customize-openapi.',
  pattern:
    /\.((?!AddSecurity(?:Definition|Requirement|Scheme)\b)(?:Add|Use|Configure|With)\w{0,40}(?:Auth(?!or\b)|Secur|Identity|Token|Gate)\w{0,40})(?:<[^<>()]{0,80}>)?\(/,
  is: ['services.AddHarbourAuth(', 'app.UseSecurityHeaders(', 'builder.AddIdentity<User, Role>('],
  isNot: ['services.AddHttpClient<TideClient>(', 'app.UseRouting(', 'options.AddSecurityDefinition("Bearer", scheme)'],
}

export const extendsInDotnet: Words = {
  because:
    'Calls on an application, its services or what it maps that another project may have added, the name in the group: https://learn.microsoft.com/dotnet/csharp/programming-guide/classes-and-structs/extension-methods',
  pattern: /\.((?:Add|Use|Configure|With|Map|Require|Register|Set)\w{0,60})(?:<[^<>()]{0,80}>)?\(/,
  is: ['services.AddScopePolicies()', 'app.UseDesk(', 'app.MapMcp()', 'builder.RegisterModules<Desk>('],
  isNot: ['app.Run()', 'new Adder('],
}

export const sectionInDotnet: Words = {
  because:
    'A section of the settings, its name in the group: https://learn.microsoft.com/dotnet/api/microsoft.extensions.configuration.iconfiguration.getsection',
  pattern: /\bGet(?:Required)?Section\(\s{0,4}"([\w:]{1,80})"\s{0,4}\)/,
  is: ['configuration.GetSection("Jwt")', 'GetRequiredSection("Desk:Jwt")'],
  isNot: ['configuration.GetSection(name)', 'configuration["Jwt:SecretKey"]'],
}

export const linkedInDotnet: Words = {
  because: 'Files of JSON that a project is delivered with: https://learn.microsoft.com/visualstudio/msbuild/common-msbuild-project-items',
  pattern: /<(?:Content|None)\s{1,20}[^<>]{0,200}?Include\s{0,4}=\s{0,4}"([^"\n]{1,300}\.json)"/,
  is: ['<Content Include="..\\appsettings.json" Link="appsettings.json" />', '<None Include="$(SolutionDir)appsettings.json">'],
  isNot: ['<Content Remove="appsettings.json" />', '<PackageReference Include="Serilog" Version="4.0.0" />'],
}

export const projectInDotnet: Words = {
  because:
    'Another project that a project is built with, its path in the group: https://learn.microsoft.com/dotnet/core/project-sdk/overview',
  pattern: /<ProjectReference\s{1,20}[^<>]{0,200}?Include\s{0,4}=\s{0,4}"([^"\n]{1,200})"/,
  is: ['<ProjectReference Include="../Common/Common.csproj" />', '<ProjectReference Include="..\\Common\\Common.csproj">'],
  isNot: ['<PackageReference Include="Serilog" Version="4.0.0" />'],
}

export const startsDotnet: Words = {
  because: 'Files with which a program of ASP.NET Core starts: https://learn.microsoft.com/aspnet/core/fundamentals/startup.',
  pattern: /(?:^|\/)(?:Program|Startup)\.cs$/,
  is: ['Program.cs', 'src/Desk.Api/Startup.cs'],
  isNot: ['ProgramTests.cs', 'Services/StartupTasks.cs'],
}

export const stopsDotnet: Words = {
  because: 'What ends a program that starts: https://learn.microsoft.com/dotnet/api/system.environment.failfast.',
  pattern: /\bthrow\b|\bEnvironment\.(?:Exit|FailFast)\(/,
  is: ['throw new InvalidOperationException("no key")', 'Environment.Exit(1);'],
  isNot: ['Log.Warning("no key")', 'Environment.GetEnvironmentVariable("KEY")'],
}

export const ifTextIsEmpty: Words = {
  because: 'A question whether a text is empty, up to the text: https://learn.microsoft.com/dotnet/api/system.string.isnullorwhitespace.',
  pattern: /\bif \([sS]tring\.IsNullOr(?:Empty|WhiteSpace)\(/,
  is: ['if (string.IsNullOrEmpty(key)) throw', 'if (String.IsNullOrWhiteSpace(key)) {'],
  isNot: ['if (!string.IsNullOrEmpty(key)) {', 'if (key.Length == 0) {'],
}

export const authorityOfBearer: Words = {
  because:
    'The issuer whose tokens a handler of bearer tokens takes, in the group: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.jwtbearer.jwtbeareroptions.authority.',
  pattern: /\bAuthority\s{0,4}=\s{0,20}([^=;,\n][^;,\n]{0,200}?)\s{0,4}[;,\n]/,
  is: ['options.Authority = baseAddress;', 'Authority = settings.Issuer,'],
  isNot: ['options.Authority == address;', 'options.Audience = name;'],
}

export const issuerOfServer: Words = {
  because:
    'The issuer that a server of OpenIddict is, in the group: https://documentation.openiddict.com/configuration/authorization-server-settings.',
  pattern: /\.SetIssuer\(\s{0,20}(?:new Uri\(\s{0,4})?([^()\n][^\n]{0,200}?)\)?\);/,
  is: ['options.SetIssuer(new Uri(baseAddress));', 'options.SetIssuer("https://id.quayline.io");', 'o.SetIssuer(new Uri(config["Base"]));'],
  isNot: ['options.SetTokenEndpointUris("/connect/token");', 'options.Issuer = address;'],
}

export const servesOpenIddict: Words = {
  because:
    'Where a program is an authorization server of its own: https://documentation.openiddict.com/guides/getting-started/creating-your-own-server-instance.',
  pattern: /\.AddServer\(/,
  is: ['.AddServer(options =>'],
  isNot: ['.AddValidation(options =>', '.AddServerSideBlazor()'],
}

export const keysForReading: Words = {
  because:
    'The keys by which an encrypted token is opened: https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.tokenvalidationparameters.tokendecryptionkeys.',
  pattern: /\bTokenDecryptionKey(?:s|Resolver)?\s{0,4}=(?!\s{0,4}null)/,
  is: ['TokenDecryptionKeys = keys,', 'TokenDecryptionKey = key', 'TokenDecryptionKeyResolver = Resolve,'],
  isNot: ['TokenDecryptionKey = null', 'IssuerSigningKey = key'],
}

export const keysForVerifying: Words = {
  because:
    'The keys by which a token is verified: https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.tokenvalidationparameters.issuersigningkeys.',
  pattern: /\bIssuerSigningKey(?:s|Resolver)?\s{0,4}=(?!\s{0,4}null)/,
  is: ['IssuerSigningKeys = keys,', 'IssuerSigningKey = key', 'IssuerSigningKeyResolver = Resolve,'],
  isNot: ['IssuerSigningKey = null', 'TokenDecryptionKeys = keys', 'ValidateIssuerSigningKey = true'],
}

export const namedForReading: Words = {
  because: 'Methods that say they only open what they are given.',
  pattern: /^(?:Try)?(?:Read|Peek|Parse|Decode|Decrypt|Inspect|Unwrap)(?![a-z])(?!\w{0,60}(?:Valid|Verif|Auth|Principal|User|Check))/,
  is: ['Read', 'ReadAsync', 'TryDecode', 'DecryptToken', 'PeekIssuer'],
  isNot: ['ReadVerified', 'Ready', 'Validate', 'Authenticate', 'DecodePrincipal', 'GetClaims'],
}
