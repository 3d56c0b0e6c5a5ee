import { inTurn } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What C# does with settings and with tables, by names of .NET and of ASP.NET Core.

export const addsSetting: Words = {
  because:
    'A setting that is added to a moment, or made a span, by the key of its section or the property that it is bound to: https://learn.microsoft.com/dotnet/api/system.datetime.addminutes.',
  pattern: inTurn(
    '',
    /\b(?:(?:Utc)?Now\??\.Add|TimeSpan\.From)(Seconds|Minutes|Hours|Days)\(\s{0,20}/,
    /(?:(?:Convert\.To\w{2,10}|(?:int|double|long)\.Parse)\(\s{0,20})?/,
    /[a-z_]\w{0,60}(?:[!?]?\.(?!GetValue)\w{1,60}){0,4}?/,
    /(?:[!?]?(?:\.GetValue<\w{1,20}\??>\(|\[)\s{0,4}"([\w:-]{1,120})"\s{0,4}[\])]!?|[!?]?\.([A-Z]\w{0,60}))(?:\.Value)?/,
    /(?=\s{0,20}[),])/,
  ),
  is: [
    'DateTime.UtcNow.AddMinutes(options.AccessTokenExpiration)',
    'TimeSpan.FromDays(double.Parse(configuration["Jwt:ExpireDays"]!))',
    'DateTime.Now.AddHours(configuration.GetValue<int>("Jwt:Hours"))',
  ],
  isNot: ['DateTime.UtcNow.AddMinutes(30)', 'end.AddMinutes(options.Minutes)', 'DateTime.UtcNow.AddMinutes(options.Minutes / 2)'],
}

export const tabledQuery: Words = {
  because: 'A table that becomes the query of an address: https://learn.microsoft.com/dotnet/api/system.web.httputility.parsequerystring.',
  pattern: /\b(\w{1,60}) = (?:HttpUtility\.ParseQueryString\(|new QueryBuilder\b)/,
  is: ['var query = HttpUtility.ParseQueryString(builder.Query);', 'var query = new QueryBuilder();'],
  isNot: ['var form = new Dictionary<string, string>();', 'query["a"] = b;'],
}

export const addsQuery: Words = {
  because:
    'The same helper, up to what it is given: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.webutilities.queryhelpers.addquerystring.',
  pattern: /\bAddQueryString\(/,
  is: ['QueryHelpers.AddQueryString(address, new Dictionary<string, string?> {'],
  isNot: ['QueryHelpers.ParseQuery(text)'],
}

export const queryHelper: Words = {
  because:
    'Adds a table to the query of an address: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.webutilities.queryhelpers.addquerystring.',
  pattern: /\bAddQueryString\([^;]{0,200}?,\s{0,20}(\w{1,60})\)/,
  is: ['QueryHelpers.AddQueryString(redirectUri, parameters)'],
  isNot: ['QueryHelpers.AddQueryString(redirectUri, "page", "1")', 'new FormUrlEncodedContent(parameters)'],
}

export const authorizesAt: Words = {
  because:
    'Where a handler sends people to sign in: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.oauth.oauthoptions.authorizationendpoint.',
  pattern: /\bAuthorizationEndpoint\s{0,4}=\s{0,4}\$?"https:\/\/([\w.-]{3,80})\//,
  is: ['options.AuthorizationEndpoint = "https://id.acme.io/oauth2/auth";'],
  isNot: ['options.TokenEndpoint = "https://id.acme.io/oauth2/token";', 'options.AuthorizationEndpoint = settings.Authorize;'],
}

export const setsChallenge: Words = {
  because:
    'What may switch the challenge of a handler on: its option, a section that is bound to it, a handler of its own, a challenge by hand.',
  pattern: /\bUsePkce\b|code_challenge|\.Bind\(|\bConfigurationBinder\b|\bAddOAuth\s{0,4}</,
  is: [
    'options.UsePkce = true;',
    'configuration.GetSection("Acme").Bind(options);',
    '.AddOAuth<AcmeOptions, AcmeHandler>("own", o => { })',
  ],
  isNot: ['.AddOAuth("acme", options =>', 'options.SaveTokens = true;'],
}
