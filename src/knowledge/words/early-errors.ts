import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How an authorization endpoint tells a client of an error, in any language: https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.2.1

/** A variable, or a member of a request; a member of anything else is an address that somebody has registered or kept. */
const REDIRECT = inTurn(
  '',
  /(?:\$?(?:auth\w{0,20})?(?:req|request|params|query)(?:->|\.)){0,2}/,
  /\$?(?!\w{0,30}(?:client|register|known))\w{0,40}redirect_?ur[il](?:\(\))?[!?]{0,2}/,
)

export const tellsErrorThere: Words = {
  because: 'A redirect to the address that a variable for a redirect URI holds, with an error behind it.',
  pattern: oneOf(
    'gi',
    inTurn(
      '',
      /(?:\b(?:redirect|RedirectResponse|HttpResponseRedirect|sendRedirect|respondRedirect|redirectTo|away|seeOther)\(|["']Location: ?["'] ?\.)\s{0,20}/,
      /(?:(?:\w{1,20}|http\.Status\w{1,20}),\s?){0,2}(?:[$f]?["'`]\$?\{?)?/,
      REDIRECT,
      /\}?["'`]?\s{0,2}[+.]?\s{0,2}["'`]?[?&]error=/,
    ),
    // `const url = new URL(redirect_uri)`, to which an error is put, and nothing else is done before
    inTurn(
      '',
      /\b(?:new URL|url\.Parse|new UriBuilder)\(\s{0,4}/,
      REDIRECT,
      /\)[^{}]{0,60}\.(?:set|append)\(\s{0,4}["']error["'][^{}]{0,300}?\bredirect\(/,
    ),
  ),
  is: [
    'res.redirect(`${redirect_uri}?error=invalid_request`',
    'res.redirect(`${req.query.redirect_uri}?error=invalid_request`',
    'http.Redirect(w, r, redirectURI+"?error=access_denied"',
    'RedirectResponse(f"{redirect_uri}?error=',
    'Redirect($"{redirectUri}?error=',
    "header('Location: ' . $redirect_uri . '?error=",
    "const url = new URL(redirect_uri)\nurl.searchParams.set('error', 'invalid_scope')\nreturn res.redirect(url.href)",
  ],
  isNot: [
    'res.redirect(`/problem?error=invalid&redirect_uri=${redirect_uri}`',
    'res.redirect(`${redirect_uri}?code=${code}`',
    'res.redirect(`${client.redirectUri}?error=invalid_request`',
    'http.Redirect(w, r, client.RedirectURI+"?error=access_denied"',
    "redirect($client->redirect_uri . '?error=",
    "const url = new URL(redirect_uri)\nif (bad) {\nurl.searchParams.set('error', 'invalid_scope')\nreturn res.redirect(url.href)",
  ],
}

export const handsErrorOn: Words = {
  because: 'A call of a function that by its name tells of an error in a redirect, which is given a redirect URI.',
  pattern: inTurn(
    'gi',
    /\b(\w{0,30}(?:redirect\w{0,12}error|error\w{0,12}redirect)\w{0,12})\(\s{0,20}/,
    /(?:[^;{}()]{0,80},\s{0,20})?(?:\w{1,20}\s?[=:]\s?)?/,
    REDIRECT,
    /\s{0,4}[,)]/,
  ),
  is: [
    'buildErrorRedirect(request.getRedirectUri(), state)',
    'h.redirectError(w, r, redirectURI, "invalid_scope")',
    'redirect_with_error(redirect_uri=redirect_uri, error="invalid_scope")',
  ],
  isNot: [
    'buildErrorRedirect(String redirectUri, String error)',
    'redirect_with_error(redirect_uri: str',
    'errorRedirect(client.home)',
    'redirectError(res, client.redirectUri, state)',
  ],
}

export const ofAuthorizationEndpoint: Words = {
  because: 'A method that by its name or its route is the authorization endpoint.',
  pattern: /\bauthori[sz]e\w{0,20}\(|["'/]authori[sz]e["']|\bauthorizationEndpoint/i,
  is: ['public Response authorize(', '@Path("/authorize")', '[HttpGet("/connect/authorize")]'],
  isNot: ['isAuthorized', 'authorizer.check(', '"/token"'],
}

export const redirectOfRequest: Words = {
  because: 'The redirect URI that a request has, in which the parameters are members.',
  pattern: /(?<![\w.>-])\$?(?:auth\w{0,20})?(?:req|request|params|query)(?:->|\.)(?:get)?redirect_?ur[il]/i,
  is: ['request.getRedirectUri()', 'req.RedirectURI', 'authorizeRequest.RedirectUri', '$request->redirect_uri'],
  isNot: ['client.getRedirectUri()', 'config.redirectUri', 'session.request.redirectUri'],
}

export const goesSomewhere: Words = {
  because: 'A function that sends the browser to an address, in any language.',
  pattern: /redirect\w{0,12}\(|\blocation\b|\bseeOther\(/i,
  is: ['http.Redirect(', 'RedirectResponse(', 'headers.LOCATION', 'Response.seeOther('],
  isNot: ['render(page)', 'relocate()'],
}

export const isOfRequest: Words = {
  because: 'What reads the redirect URI of a request, in the value that a variable is given.',
  pattern:
    /\b(?:query\w{0,12}|body|req|request|params|searchParams|args|form\w{0,12}|input|values?|q|_GET|_POST|_REQUEST)\)?\??(?:->|\.)?(?:\w{1,12}[([]|\[)?["']?\$?redirect_?ur[il]/i,
  is: [
    'req.query.redirect_uri',
    'q.Get("redirect_uri")',
    "$_GET['redirect_uri']",
    'request.args.get("redirect_uri")',
    'r.FormValue("redirect_uri")',
  ],
  isNot: ['client.redirectUri', 'client.redirect_uris[0]', "row['redirect_uri']"],
}

export const keptRedirect: Words = {
  because: 'A redirect URI that a client has registered, or that something other than the request has.',
  pattern: oneOf(
    'i',
    /client(?!_?id)|regist|\[0\]|\bfirst\b/,
    /(?<!\b(?:req|request|params|query|body|args|form|input))(?:\.|->|\?\.|\[["'])\w{0,20}redirect_?ur[il]/,
  ),
  is: ['client.uris[0]', 'clients.get(id).callback', 'app.redirect_uri', "row['redirect_uri']"],
  isNot: ['decodeURIComponent(redirect_uri)', 'request.redirect_uri', 'params.redirectUri', 'find(client_id)'],
}
