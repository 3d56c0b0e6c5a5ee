import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How authorization endpoints answer with an access token: https://www.rfc-editor.org/rfc/rfc6749.html#section-4.2.2

export const putsAccessToken: Words = {
  because: 'An access token that is put into a query or fragment: as a parameter by its name, or into the text of an address.',
  pattern: oneOf(
    '',
    /\.?\w{0,20}(?:[sS]et|[pP]ut|[aA]dd|[aA]ppend|[pP]aram|[wW]ith)\w{0,20}\(\s{0,8}["']access_token["']\s{0,4},/,
    /[&?#"'`]access_token=(?:%[a-z]|\$?\{|["'`]\s{0,4}[+.]\s{0,4}\$?\w)/,
    /(?:URLSearchParams|urlencode|http_build_query|stringify)\(\s{0,8}[{[]\s{0,20}["']?access_token\b/,
  ),
  is: [
    'query.Set("access_token", ',
    "url.searchParams.set('access_token', ",
    '"access_token=%s',
    '`#access_token=${',
    'new URLSearchParams({ access_token: token',
    "'#access_token=' . $token",
  ],
  isNot: ['q.Get("access_token")', '"access_token": token', 'params.get("access_token")', '"access_token=abc"'],
}

export const answersAuthorization: Words = {
  because: 'The rest of such an answer, which no token endpoint gives: the state of the request is handed back with the type of the token.',
  pattern: oneOf('', /["'`]state["'`]\s{0,4}(?:,|:|=>|\]|\bto\b)/, /[&?#"'`]state=/, /[{,]\s{0,20}state\s{0,4}[,:}]/),
  is: ['query.Set("state", state)', '"id_token=%s&state=%s"', '{ access_token, state }', "'state' => $state"],
  isNot: ['q.Get("state")', 'statement: x', 'request.state()'],
}

export const leavesForClient: Words = {
  because: 'What sends the browser back to the client, or makes its address.',
  pattern: oneOf('', /\b\w{0,30}[rR]edirect\w{0,30}\s{0,4}\(/, /[fF]ragment/, /["']Location["']/, /\b\w{0,20}[aA]ppend\w{0,30}\(/),
  is: ['c.Redirect(http.StatusFound, url)', 'redirectWithFragment(uri, query)', 'uris.appendParameters(url, parameters)'],
  isNot: ['redirectUri.String()', 'client.RedirectURI', 'json(body)'],
}

const TOKEN = /["'`](?:id_token )?token(?: id_token)?["'`]/

export const offersTokenResponse: Words = {
  because: 'A server that knows the response type `token`: it compares it, lists it or chooses by it, or has a name for it.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      inTurn(
        '',
        /[rR](?:esponse|ESPONSE)_?[tT](?:ype|YPE)[sS]?\w{0,20}["')\]]{0,3}[^;\n,[]{0,40}/,
        oneOf('', TOKEN, /\[[^\]\n;]{0,80}?["'](?:id_token )?token\b/),
      ),
      inTurn('', TOKEN, /\s{0,4}(?:[!=]==?|\bin\b|(?:\.equals\w{0,10}|,)\s{0,4}\(?)\s{0,4}[\w.$>-]{0,60}[rR]esponse_?[tT]ype/),
      inTurn('', /(?:switch|match|when)\b[^\n{;]{0,80}[rR]esponse_?[tT]ype[^]{0,1000}?/, TOKEN, /\s{0,4}\)?\s{0,4}(?::|[-=]>|,)/),
      /\b[rR]esponse_?[tT]ypes?\.?(?:Id)?Token\w{0,12}\b/,
      /RESPONSE_TYPE_(?:ID_)?TOKEN|TOKEN_RESPONSE_TYPE/,
      /[iI]mplicit/,
    ),
  ),
  is: [
    'responseType == "token"',
    '"token".equals(request.getResponseType())',
    'request.form["response_type"] == "token"',
    "RESPONSE_TYPES = ['code', 'token']",
    'switch r.Form.Get("response_type") { case "token":',
    'ResponseTypeTokenIDToken',
    'TOKEN_RESPONSE_TYPE',
    'authorizeImplicitGrant(',
  ],
  isNot: [
    '"access_token"',
    'tokenType',
    'response_type=code',
    "res.cookie('token', access)",
    "{ response_type: 'code', scope }; res.cookie('token', x)",
    'RESPONSE_TYPE = "code"; session["token"] = answer',
  ],
}

export const asksForToken: Words = {
  because:
    'What clients do with such an answer, and token endpoints beside theirs: they read it, or redeem a code and ask for a token themselves.',
  pattern: oneOf(
    '',
    /\bgrant_?[tT]ype|client_?[sS]ecret|code_?[vV]erifier/,
    /location\.hash|\bfetch\(|\baxios\b|NewRequest|http\.(?:Get|Post)|HttpClient|requests\.(?:get|post)|curl_/,
    /\bgetToken\(|\.[eE]xchange\w{0,20}\(|authorize_?[aA]ccess_?[tT]oken|\bpassport\.authenticate\(|\bfetch_?[tT]oken\(/,
  ),
  is: ['grant_type', 'clientSecret', 'window.location.hash', 'http.Post(', 'await fetch(', 'google.getToken(code)', 's.oauth.Exchange('],
  isNot: ['response_type', 'redirect(', 'GrantAccessToken('],
}
