import type { TokenCheck } from '../../model/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'
import type { Proof } from './row.ts'

// Names of ASP.NET Core and of Microsoft.IdentityModel.

/** A property of TokenValidationParameters: a check that can be switched off, or a delegate that checks in its place. */
export interface ValidationOption extends Proof {
  readonly name: string
  readonly of: TokenCheck['missing'][number]
  readonly does: 'switches' | 'checks-instead'
}

const PARAMETERS = 'https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.tokenvalidationparameters'

export const validationParameters = { name: 'TokenValidationParameters', docs: PARAMETERS } as const

export const validationOptions: readonly ValidationOption[] = [
  { name: 'ValidateAudience', of: 'audience', does: 'switches', docs: `${PARAMETERS}.validateaudience`, is: ['new TokenValidationParameters { ValidateAudience = false }'], isNot: ['new TokenValidationParameters { ValidAudience = "api" }'] },
  { name: 'ValidateIssuer', of: 'issuer', does: 'switches', docs: `${PARAMETERS}.validateissuer`, is: ['new TokenValidationParameters { ValidateIssuer = false }'], isNot: ['new TokenValidationParameters { ValidateIssuerSigningKey = false }'] },
  { name: 'ValidateLifetime', of: 'expiry', does: 'switches', docs: `${PARAMETERS}.validatelifetime`, is: ['new TokenValidationParameters { ValidateLifetime = false }'], isNot: ['new TokenValidationParameters { ClockSkew = TimeSpan.Zero }'] },
  { name: 'RequireSignedTokens', of: 'signature', does: 'switches', docs: `${PARAMETERS}.requiresignedtokens`, is: ['new TokenValidationParameters { RequireSignedTokens = false }'], isNot: ['new TokenValidationParameters { RequireExpirationTime = false }'] },
  { name: 'AudienceValidator', of: 'audience', does: 'checks-instead', docs: `${PARAMETERS}.audiencevalidator`, is: ['new TokenValidationParameters { AudienceValidator = check }'], isNot: ['new TokenValidationParameters { TypeValidator = check }'] },
  { name: 'IssuerValidator', of: 'issuer', does: 'checks-instead', docs: `${PARAMETERS}.issuervalidator`, is: ['new TokenValidationParameters { IssuerValidator = check }'], isNot: ['new TokenValidationParameters { TypeValidator = check }'] },
  { name: 'LifetimeValidator', of: 'expiry', does: 'checks-instead', docs: `${PARAMETERS}.lifetimevalidator`, is: ['new TokenValidationParameters { LifetimeValidator = check }'], isNot: ['new TokenValidationParameters { TypeValidator = check }'] },
]

export const ownKeyInDotnet: Words = {
  because: 'A symmetric key is the own of an application, for tokens that it signs itself.',
  pattern: /SymmetricSecurityKey\(/,
  is: ['new SymmetricSecurityKey(bytes)'],
  isNot: ['new RsaSecurityKey(rsa)'],
}

export const keysHandedOver: Words = {
  because:
    'A resolver that asks for nothing of the token and gives the keys that the application has been handed: whoever has one of them is meant. https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.tokenvalidationparameters.issuersigningkeyresolver',
  pattern: /\bIssuerSigningKeyResolver\s{0,4}=\s{0,8}(?:static )?\((?:_,? ?){4}\)\s{0,4}=>\s{0,20}(?:\[\s?\w+\s?\]|\w+)\s{0,4}[,;}\n]/,
  is: ['IssuerSigningKeyResolver = (_, _, _, _) => verificationKeys,', 'IssuerSigningKeyResolver = (_, _, _, _) => [key],'],
  isNot: ['IssuerSigningKeyResolver = (token, _, kid, _) => keys.Of(kid),', 'IssuerSigningKeyResolver = (_, _, _, _) => FetchKeys(),'],
}

/** How a claim of a token that the library has verified is looked at, up to its name: `claims.First(x => x.Type == "aud")`. */
const LOOKS = /(?:\bType\s{0,4}==\s{0,4}|\bFind(?:First|FirstValue|All)\(\s{0,20}|\bGet(?:Claim|PayloadValue(?:<\w{1,40}>)?)\(\s{0,20})/

export const audienceCompared: Words = {
  because: 'The audience of such a token: https://learn.microsoft.com/dotnet/api/system.security.claims.claimsidentity.findfirst.',
  pattern: oneOf(
    '',
    inTurn('', LOOKS, /(?:"(?:aud|azp|client_id)"|\w{0,30}RegisteredClaimNames\.(?:Aud|Azp)\b)/),
    /\.Audiences\b/,
    // https://learn.microsoft.com/dotnet/api/system.security.claims.claimsprincipal.hasclaim
    /\bHasClaim\(\s{0,20}(?:"aud"|\w{0,30}RegisteredClaimNames\.Aud),/,
    // Of all routes that name no policy; one by its name is for some: https://learn.microsoft.com/aspnet/core/security/authorization/secure-data
    /\b(?:Fallback|Default)Policy\b[^;]{0,400}?\bRequireClaim\(\s{0,20}(?:"aud"|\w{0,30}RegisteredClaimNames\.Aud),/,
  ),
  is: ['principal.HasClaim("aud", audience)', 'o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireClaim("aud", "api").Build();', 'claim.Type == "aud"', 'identity.FindFirst("azp")', 'token.GetPayloadValue<string>("aud")', 'FindFirst(JwtRegisteredClaimNames.Aud)', 'token.Audiences'],
  isNot: ['claim.Type == "sub"', 'Audience = "api"', 'o.AddPolicy("partners", p => p.RequireClaim("aud", "partners"));'],
}

export const verifiedHandler: Words = {
  because: 'The class, in the group, that is told of each token which has been verified: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.jwtbearer.jwtbearerevents.ontokenvalidated',
  pattern: oneOf(
    '',
    /\bOnTokenValidated\s{0,4}=\s{0,20}(\w{1,60})\.\w{1,60}\b(?!\s{0,4}[(=])/,
    /\bEventsType\s{0,4}=\s{0,4}typeof\((\w{1,60})\)/,
    /\bEvents\s{0,4}=\s{0,4}new (?!JwtBearerEvents\b)(\w{1,60})\(/,
  ),
  is: ['OnTokenValidated = Audience.Check', 'o.EventsType = typeof(AudienceEvents);', 'o.Events = new AudienceEvents();'],
  isNot: ['OnTokenValidated = ctx =>', 'OnTokenValidated = CheckAudience', 'o.Events = new JwtBearerEvents()'],
}

export const issuerCompared: Words = {
  because: 'Its issuer.',
  pattern: inTurn('', LOOKS, /(?:"iss"|\w{0,30}RegisteredClaimNames\.Iss\b)/),
  is: ['claim.Type == "iss"', 'FindFirst(JwtRegisteredClaimNames.Iss)'],
  isNot: ['claim.Type == "aud"', 'token.Issuer'],
}

export const endCompared: Words = {
  because: 'When it ends, compared with the clock: https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.securitytoken.validto.',
  pattern: oneOf(
    '',
    /\.ValidTo\b[^;{}&|]{0,60}[<>]=?(?!\w)|[<>]=?\s{0,4}[\w.()]{0,60}\.ValidTo\b/,
    inTurn('', LOOKS, /(?:"exp"|\w{0,30}RegisteredClaimNames\.Exp\b)/),
  ),
  is: ['if (token.ValidTo < DateTime.UtcNow)', 'DateTime.UtcNow > jwt.ValidTo', 'claims.First(c => c.Type == "exp")'],
  isNot: ['expires = token.ValidTo;', 'claim.Type == "sub"'],
}

/** The calls by which a program gets a server of MCP and the route to it, and what makes and builds the program. */
export const dotnetMcp = { adds: 'AddMcpServer', maps: 'MapMcp', tool: 'McpServerTool', builds: 'Build', program: 'WebApplication' } as const

export const authorizedDotnetMcp: Words = {
  because: 'A route of MCP that asks for authorization: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.builder.authorizationendpointconventionbuilderextensions.requireauthorization.',
  pattern: /\bMapMcp\s{0,4}\([^;{}]{0,200}?\)\s{0,40}\.RequireAuthorization\s{0,4}\(/,
  is: ['app.MapMcp("/mcp").RequireAuthorization();', 'app.MapMcp()\n    .RequireAuthorization("Mcp")'],
  isNot: ['app.MapMcp("/mcp");', 'app.MapMcp("/mcp").AllowAnonymous();'],
}

export const servesAnybody: Words = {
  because: 'A route or group that no policy holds for: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.builder.authorizationendpointconventionbuilderextensions.allowanonymous.',
  pattern: /\)\s{0,40}\.AllowAnonymous\(\s{0,4}\)/,
  is: ['app.MapMcp("/mcp").AllowAnonymous();', 'app.MapGroup("/api")\n    .AllowAnonymous()'],
  isNot: ['app.MapMcp("/mcp");', 'app.MapMcp().RequireAuthorization()'],
}

export const bearerHandlers: Words = {
  because: 'What adds a handler of bearer tokens: https://learn.microsoft.com/aspnet/core/security/authentication/configure-jwt-bearer-authentication.',
  pattern: /\.(?:AddJwtBearer|AddMicrosoftIdentityWebApi)\s{0,4}\(/,
  is: ['.AddJwtBearer()', '.AddJwtBearer(options => {', '.AddMicrosoftIdentityWebApi(section)'],
  isNot: ['.AddCookie()', 'JwtBearerDefaults.AuthenticationScheme'],
}

export const otherDotnetHandlers: Words = {
  because: 'Other handlers, of which an authorization may ask one: https://learn.microsoft.com/aspnet/core/security/authentication/.',
  pattern: /\.(?:AddCookie|AddOpenIdConnect|AddScheme|AddPolicyScheme|AddIdentity|AddIdentityCookies|AddCertificate|AddNegotiate)\s{0,4}[(<]/,
  is: ['.AddCookie(', '.AddScheme<KeyOptions, KeyHandler>(', '.AddIdentity<User, Role>('],
  isNot: ['.AddJwtBearer(', '.AddAuthorization('],
}

export const dotnetBearerSetup: Words = {
  because: 'A class that sets the options of bearer tokens, by its name as a group: https://learn.microsoft.com/dotnet/core/extensions/options#options-post-configuration.',
  pattern: /\bclass\s{1,4}(\w{1,80})(?:\([^(){}]{0,300}\))?\s{0,40}:\s{0,40}(?:\w{1,60}(?:<\w{1,60}>)?,\s{0,40}){0,3}I(?:Post)?Configure(?:Named)?Options<JwtBearerOptions>/,
  is: ['class BearerSetup(IConfiguration configuration) : IConfigureNamedOptions<JwtBearerOptions>', 'class Setup : IPostConfigureOptions<JwtBearerOptions>'],
  isNot: ['class Setup : IConfigureOptions<CookieOptions>', 'class Setup : JwtBearerOptions'],
}

export const dotnetFilters: Words = {
  because: 'Filters of a server of MCP: https://csharp.sdk.modelcontextprotocol.io/concepts/filters.html.',
  pattern: /Filters?$/,
  is: ['AddCallToolFilter', 'WithRequestFilters'],
  isNot: ['WithTools', 'WithHttpTransport'],
}

export const dotnetSessions: Words = {
  because: 'Code that is asked for each session, and may refuse one: https://csharp.sdk.modelcontextprotocol.io/api/ModelContextProtocol.AspNetCore.HttpServerTransportOptions.html.',
  pattern: /\.ConfigureSessionOptions$/,
  is: ['options.ConfigureSessionOptions'],
  isNot: ['options.SessionOptions', 'ConfigureSessionOptions'],
}

export const dotnetAnswers: Words = {
  because: 'Up to what is sent as an answer: `return `, `() => `, `Results.Json(`, `binder.BindAsync(`; `section.Bind(` fills it.',
  pattern: oneOf(
    '',
    /(?:\breturn|=>)\s{1,8}$/,
    inTurn(
      '',
      /\b(?:Bind(?=\w)|Write|Send|Serialize|Json|Ok\b|Respond|Log|\w{1,40}Result\b|FromResult)\w{0,40}/,
      /(?:<[\w<>, ?.]{1,80}>)?\(\s{0,40}(?:[\w.]{1,60},\s{0,40}){0,3}$/,
    ),
  ),
  is: ['return ', '() => ', 'Results.Json(', 'context.Response.WriteAsJsonAsync(', 'new JsonResult('],
  isNot: ['section.Bind(', 'Validate(', 'return new '],
}

export const dotnetNotes: Words = {
  because:
    'Up to what a client notes of the provider that it signs in with, instead of fetching it: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.openidconnect.openidconnectoptions.configuration.',
  pattern: inTurn(
    '',
    /(?:\.|[{,]\s{0,80})Configuration(?:Manager)?\s{0,8}=\s{0,40}/,
    /(?:new\s{1,8}(?:\w{1,60}<\w{1,60}>\(\s{0,40}(?:new\s{0,8})?)?)?$/,
  ),
  is: ['options.Configuration = ', 'options.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>('],
  isNot: ['options.Authority = ', 'var configuration = '],
}

export const dotnetDefaultHeader: Words = {
  because:
    'The header of all requests of a client, or of one: ' +
    'https://learn.microsoft.com/dotnet/api/system.net.http.httpclient.defaultrequestheaders, ' +
    'https://learn.microsoft.com/dotnet/api/system.net.http.httprequestmessage.headers.',
  pattern: /(?:^|\.)(?:DefaultRequest)?Headers\.Authorization$/,
  is: ['client.DefaultRequestHeaders.Authorization', 'request.Headers.Authorization'],
  isNot: ['client.DefaultRequestHeaders.Accept', 'request.Headers.Accept'],
}

/** What it is given: `new AuthenticationHeaderValue("Bearer", key)`, of which the key is the first group. */
export const dotnetHeaderValue: Words = {
  because: 'The value of such a header: https://learn.microsoft.com/dotnet/api/system.net.http.headers.authenticationheadervalue.',
  pattern: /^new\s{1,4}(?:AuthenticationHeaderValue)?\(\s{0,20}"\w{1,20}",\s{0,20}([^;]{1,300})\)$/,
  is: ['new AuthenticationHeaderValue("Bearer", key)', 'new ("Bearer", key)'],
  isNot: ['new AuthenticationHeaderValue(scheme, key)', 'key'],
}

/** A setting of the handler of bearer tokens: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.jwtbearer.jwtbeareroptions.requirehttpsmetadata */
export const HTTPS_FOR_METADATA = 'RequireHttpsMetadata'

/** Where the options of a cookie begin, so that what stands before belongs to another: https://learn.microsoft.com/aspnet/core/security/authentication/cookie */
export const COOKIE_OPTIONS = ['.AddCookie(', '.Configure'] as const

export const dotnetOAuthOptions: Words = {
  because: 'What sets the options of OAuth handlers elsewhere: https://learn.microsoft.com/dotnet/core/extensions/options#options-post-configuration.',
  pattern: /(?:\b(?:Post)?Configure(?:All)?|ConfigureOptions|ConfigureNamedOptions|I(?:Post)?Configure\w{0,12}Options)<OAuthOptions\b/,
  is: ['services.PostConfigure<OAuthOptions>("desk", options => { })', 'class Setup : IPostConfigureOptions<OAuthOptions>'],
  isNot: ['services.Configure<JwtBearerOptions>(options => { })', '.AddOAuth("desk", options => { })'],
}

/** What adds a number to a moment or makes a span of it: https://learn.microsoft.com/dotnet/api/system.datetime.addminutes */
export const addsToMoment: readonly string[] = [
  'AddSeconds(', 'AddMinutes(', 'AddHours(', 'AddDays(', 'FromSeconds(', 'FromMinutes(', 'FromHours(', 'FromDays(',
]

/** Words of which one is in every file that gives a page of .NET a secret. */
export const swaggerMentionsOfDotnet: readonly string[] = ['OAuthClientSecret', 'OAuth2ClientSettings']

const OR_ELSE = /!?(?:\s{0,20}\?\?[^;{}]{0,160})?$/

/**
 * A setting of .NET, with its name as the group that matches: `config["Ledger:ApiKey"]`, `config.GetValue<string>("Ledger:ApiKey")`,
 * `options.Value.ApiKey` (https://learn.microsoft.com/dotnet/core/extensions/configuration,
 * https://learn.microsoft.com/dotnet/core/extensions/options).
 */
export const readsConfiguration: RegExp = oneOf(
  '',
  inTurn(
    '',
    /^(?:\w{1,40}\.){0,3}\w{0,40}[cC]onfig(?:uration)?(?:\.Get(?:Required)?Section\("[\w:.-]{1,80}"\))?/,
    /(?:\["(?<key>[\w:.-]{1,80})"\]|\.GetValue<string\??>\("(?<asked>[\w:.-]{1,80})"[^()]{0,60}\))/,
    OR_ELSE,
  ),
  inTurn('', /^(?:\w{1,40}\.){0,2}\w{0,40}(?:[oO]ptions|[sS]ettings|[cC]onfig)\.(?:Value|CurrentValue)/, /\.(?:\w{1,40}\.){0,3}(?<member>\w{1,60})/, OR_ELSE),
)
