import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What code of a token endpoint does that takes passwords: https://www.rfc-editor.org/rfc/rfc6749.html#section-4.3.2

const GRANT = /\b(?:\w{1,40}\.){0,2}(?:get)?[gG]rant_?[tT]ype(?:\(\))?/

export const asksForOtherGrant: Words = {
  because: 'Whether a request asks for another grant than the one by password.',
  pattern: inTurn(
    '',
    /\bif\s?\(?\s?/,
    oneOf(
      '',
      inTurn('', GRANT, /\s?(?:!=|is not)\s?"password"/),
      inTurn('', /!"password"\.equals(?:IgnoreCase)?\(/, GRANT, /\)/),
      inTurn('', /!string\.Equals\(/, GRANT, /,\s?"password"[^()\n]{0,60}\)/),
    ),
  ),
  is: [
    'if (model.GrantType != "password")',
    'if (!"password".equals(request.getGrantType()))',
    'if r.GrantType != "password"',
    'if (!string.Equals(m.GrantType, "password", StringComparison.Ordinal))',
  ],
  isNot: ['if (model.GrantType == "password")', 'if (model.GrantType != "authorization_code")'],
}

export const refusesGrant: Words = {
  because: 'An answer or an error for a grant that is not supported.',
  pattern: oneOf('', /return\s[^\n]{0,120}(?:BadRequest|badRequest|[uU]nsupported|Forbid|40[013])/, /throw\s[^\n]{0,120}/, /http\.Error\(/),
  is: [
    'return BadRequest(CreateError("Unsupported grant type"));',
    'throw new OAuth2Exception("unsupported");',
    'http.Error(w, "no", 400)',
  ],
  isNot: ['return View(model);', 'form.Add("code", code);'],
}

export const takesPassword: Words = {
  because: 'The password of a request.',
  pattern: oneOf('', /\.(?:[pP]assword|getPassword\(\))(?!\w)/, /FormValue\("password"\)|getParameter\("password"\)/),
  is: ['model.Password', 'request.getPassword()', 'r.FormValue("password")'],
  isNot: ['PasswordHasher', 'model.PasswordExpired'],
}

export const handlesPassword: Words = {
  because: 'What runs for the grant: a function that is named for passwords, or the password of the request.',
  pattern: oneOf('i', /\b\w{0,40}(?:password|resourceowner)\w{0,40}\(/, /\bpassword\b/),
  is: ['validatePasswordRequest(scopes, context)', 'r.FormValue("password")', 'handlePasswordGrant(c, req)'],
  isNot: ['throw new UnsupportedGrantType()', 'return passwordless'],
}

export const makesToken: Words = {
  because: 'An access token that is made or answered with.',
  pattern: oneOf('', /\b(?:[aA]ccess_?Token|access_token)/, /\b(?:[iI]ssue|[cC]reate|[gG]enerate|[sS]ign|[mM]int)\w{0,30}Token\w{0,20}\(/),
  is: ['result.AccessToken', '"access_token"', 'GenerateJwtTokenAsync('],
  isNot: ['CancellationToken token'],
}

export const asksOtherServer: Words = {
  because: 'A client that asks somebody else for the token.',
  pattern:
    /\b(?:HttpClient|FormUrlEncodedContent|RestTemplate|WebClient|PostForm(?!\("\w{1,40}"\))|NewRequest\w{0,20}|PostAsync|SendAsync)\b/,
  is: ['await client.PostAsync(url, form)', 'http.PostForm(url, data)', 'new FormUrlEncodedContent(form)'],
  isNot: ['await _service.AuthorizeAsync(name)', 'c.PostForm("grant_type")'],
}
