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
