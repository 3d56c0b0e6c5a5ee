import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How a server sends a browser to another page.

export const redirectsInJvm: Words = {
  because:
    'What sends the browser on: https://docs.spring.io/spring-security/site/docs/current/api/org/springframework/security/web/RedirectStrategy.html.',
  pattern: oneOf(
    '',
    /\bsendRedirect\(|\bRedirectView\(|\brespondRedirect\(|"redirect:|\bAuthenticationSuccess\w{0,20}\b/,
    /HttpHeaders\.LOCATION|\.location\(|\bdetermineTargetUrl\(/,
  ),
  is: ['response.sendRedirect(url)', 'return "redirect:" + url;', 'call.respondRedirect(url)', 'ResponseEntity.status(302).location(uri)'],
  isNot: ['restTemplate.getForObject(url)', 'redirectUri'],
}

export const sendsBrowserTo: Words = {
  because:
    'Calls that are given the address that a browser is sent to: https://pkg.go.dev/net/http#Redirect, ' +
    'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.mvc.controllerbase.redirect, ' +
    'https://docs.rs/axum/latest/axum/response/struct.Redirect.html, https://laravel.com/docs/redirects, https://guides.rubyonrails.org/action_controller_overview.html.',
  pattern: oneOf(
    '',
    /\b(?:sendRedirect|respondRedirect|RedirectView|RedirectResponse|Redirect(?:Permanent|PreserveMethod)?)\(/,
    /\bRedirect::(?:to|temporary|permanent|found|see_other)\(|\bredirect_to[ (]|(?:^|[\s>:])redirect(?:\(\))?(?:->away)?[ (]["'$#(\w]/,
    /"redirect:|\b(?:HttpHeaders\.|header::)?LOCATION\b|["']Location["': ]|\.location\(/,
  ),
  is: [
    'http.Redirect(w, r, url, 302)',
    'c.Redirect(url)',
    'response.sendRedirect(url)',
    'call.respondRedirect(url)',
    'return Redirect(url)',
    'Redirect::to(&url)',
    'redirect_to url',
    'return redirect()->away($url)',
    'return redirect($url)',
    'redirect "#{url}"',
    "header('Location: ' . $url)",
    '(header::LOCATION, url)',
    'return "redirect:" + url',
  ],
  isNot: ['redirectUri = url', 'http.Get(url)', 'redirectURL := url', 'isRedirect(', 'mailer.send(url)', 'allocation'],
}

export const encodesParameter: Words = {
  because: 'What makes a value fit for a query, up to the value.',
  pattern: inTurn(
    '',
    /^&?/,
    oneOf(
      '',
      /\\?(?:raw)?urlencode|(?:url\.)?(?:QueryEscape|PathEscape)|URLEncoder\.encode|UriUtils\.encode|(?:Uri|HttpUtility|WebUtility)\.\w{1,24}/,
      /CGI\.escape|ERB::Util\.url_encode|URI\.encode_www_form_component|(?:urlencoding::)?encode|encodeURLParameter/,
    ),
    /\(\s{0,8}/,
  ),
  is: ['url.QueryEscape(token)', 'urlencode($token)', 'Uri.EscapeDataString(token)', 'CGI.escape(token)', 'urlencoding::encode(&token)'],
  isNot: ['jwt.encode(claims)', 'tokens.issue(user)', 'token'],
}
