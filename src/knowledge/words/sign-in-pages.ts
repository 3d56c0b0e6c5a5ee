import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Pages where people sign in and allow an application, which is named by its id: https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1

const NAME = oneOf(
  '',
  /(?:\w{0,30}_)?(?:login|sign_?in|authori[sz]e|authori[sz]ation|oauth)_?(?:page_?|redirect_?)?ur[li]/,
  /\w{0,30}(?:[lL]og[iI]n|[sS]ign[iI]n|[aA]uthori[sz]e|[aA]uthori[sz]ation|[oO][aA]uth)(?:Page|Redirect)?(?:U[rR][lLiI])/,
  /\w{0,30}(?:LOGIN|SIGN_?IN|AUTHORI[SZ]E|AUTHORI[SZ]ATION|OAUTH)_?(?:PAGE_?|REDIRECT_?)?UR[LI]/,
)

export const addressOfSignInPage: Words = {
  because: 'The address of such a page by its path, or by what holds it. A token endpoint is none, nor is an API that takes a password.',
  pattern: oneOf(
    '',
    /\/(?:connect\/login|oauth2?(?:\/v\d)?\/(?:auth|authori[sz]e|login)|authori[sz]e|dialog\/oauth|login\/oauth)\/?(?=[?"'`])/,
    inTurn('', /(?<!\w)/, NAME, /\b/),
  ),
  is: [
    '/connect/login?api_key=',
    '/oauth/authorize?',
    'loginUrl',
    'self._default_login_uri',
    'LOGIN_URL',
    'authorizationUrl',
    'GetLoginURL',
  ],
  isNot: ['/oauth/token?', '/login?api_key=', 'baseUrl', 'logout_url', 'loginUrls', '/authorized?'],
}

export const makesSignInPage: Words = {
  because: 'The head of a function that makes such an address, by its name.',
  pattern: inTurn(
    '',
    /(?:\b(?:def|func|fun|fn|function|[sS]tring|ur[li]|U[rR][lLiI]|get|async|public|private)\s{1,4}|\)\s{0,4})/,
    NAME,
    /\s{0,4}\(/,
  ),
  is: ['def login_url(self)', 'func (c *Client) GetLoginURL() string', 'public String getAuthorizationUrl(', 'async buildAuthorizeUrl('],
  isNot: ['await getLoginUrl(', '= login_url(', 'def positions_url(self)'],
}

export const clientIdByKey: Words = {
  because: 'Parameters that some providers call the id of a client by: https://kite.trade/docs/connect/v3/user/',
  pattern: /^(?:api|client|consumer|app)[-_]?key$/i,
  is: ['api_key', 'apiKey', 'apikey', 'client_key'],
  isNot: ['api_secret', 'key', 'token', 'access_key'],
}

export const sendsHere: Words = {
  because: 'A request that code sends by itself: no page that a person sees.',
  pattern: oneOf(
    'i',
    inTurn(
      '',
      /(?<!\w)(?:\w{0,30}client|fetch|axios|requests?|http|session|got|ky)/,
      /\s{0,4}\.\s{0,4}(?:get|post|put|request|send)\w{0,16}\(/,
    ),
    /\bfetch\(|\bcurl\b/,
  ),
  is: ['fetch(`', 'requests.post(f"', 'http.Get(', 'client.PostAsync(', '_httpClient.GetStringAsync('],
  isNot: ['res.redirect(', 'String.format(', 'webbrowser.open('],
}
