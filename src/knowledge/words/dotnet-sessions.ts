import type { Words } from './row.ts'

// Sessions of ASP.NET, whose cookie goes over plain HTTP unless its policy says otherwise.

export const addsSession: Words = {
  because:
    'Sessions that are told how their cookie is; the group is what it is told by: https://learn.microsoft.com/aspnet/core/fundamentals/app-state#session-options.',
  pattern: /\.AddSession\(\s{0,40}(\w{1,40}) ?=>\s{0,40}\{/,
  is: ['services.AddSession(options => {', '.AddSession(o => {'],
  isNot: ['services.AddSession()', 'services.AddSession(Configure)'],
}

export const putsInSession: Words = {
  because:
    'A text that is kept in a session: https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.sessionextensions.setstring.',
  pattern: /\bSession\.Set(?:String)?\(/i,
  is: ['HttpContext.Session.SetString("access_token", token)', 'session.Set(key, bytes)'],
  isNot: ['Session.GetString("access_token")', 'Session.SetInt32("n", count)'],
}

export const namesKeptToken: Words = {
  because: 'Tokens of a sign-in that an application keeps for its user.',
  pattern: /(?:access|refresh|id)_?token/i,
  is: ['tokens.access_token', 'result.IdToken', 'RefreshTokenKey'],
  isNot: ['AntiforgeryToken', 'CancellationToken', 'csrf_token'],
}
